package apdocs

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A sheetKey identifies the sheet of a form for one party.
type sheetKey struct {
	whole *Outline
	party Party
}

// sheets caches what For returns, so that a writer that keeps a plan for each outline
// finds its plan again.
var sheets sync.Map // sheetKey -> *Outline

// Parties returns the parties that answer a part of the form, in printed order.
func (o *Outline) Parties() (parties []Party) {
	for _, f := range o.Fields {
		if p := f.Party(); p != "" && !slices.Contains(parties, p) {
			parties = append(parties, p)
		}
	}
	return parties
}

// For returns the outline of the sheet for one party: the sections and questions that the
// party answers, below a header that identifies the placement. The header has the
// questions before the first heading that no party in particular answers, and the names of
// pupil, provider and school wherever they are in the form. Terms are on the sheet of
// every party that signs. Sections keep their numbers. If the form has no such party, the
// error lists those that it has.
func (o *Outline) For(p Party) (*Outline, error) {
	if kept, ok := sheets.Load(sheetKey{o, p}); ok {
		return kept.(*Outline), nil
	}
	if parties := o.Parties(); len(parties) == 0 {
		return nil, fmt.Errorf("no part of %s is for one party alone", o.Name)
	} else if !slices.Contains(parties, p) {
		return nil, fmt.Errorf("%s has no part for %.40q; it has parts for %s", o.Name, p, listed(parties))
	}
	s := sheet{party: p}
	for _, f := range o.Fields {
		s.signs = s.signs || f.Kind == KindSignature && f.Party() == p
	}
	layout := *o.Layout
	layout.Blocks, _ = s.blocks(o.Blocks)
	out := &Outline{Layout: &layout, typ: o.typ, byName: o.byName, asked: o.asked}
	out.Fields = fieldsOf(layout.Blocks)
	kept, _ := sheets.LoadOrStore(sheetKey{o, p}, out)
	return kept.(*Outline), nil
}

func listed(parties []Party) string {
	words := make([]string, len(parties))
	for i, p := range parties {
		words[i] = string(p)
	}
	return strings.Join(words, ", ")
}

// A sheet selects the blocks of the sheet for one party.
type sheet struct {
	party  Party
	signs  bool // the party signs, so its sheet has the terms
	headed bool // the first heading has been passed
}

// blocks returns the blocks of the sheet, copied where parts of them are left out, and
// reports whether any of them is for the party. Text is kept in the header, next to a
// question for the party, and where it is terms that the party signs.
func (s *sheet) blocks(blocks []Block) (kept []Block, own bool) {
	var waiting []int // indexes into kept: text that is removed unless a question for the party follows
	text := func(b Block, sure bool) {
		if !sure {
			waiting = append(waiting, len(kept))
		}
		kept = append(kept, b)
	}
	add := func(b Block, is bool) { kept, own = append(kept, b), own || is }
	for _, b := range blocks {
		switch b := b.(type) {
		case *Section:
			if part, is := s.section(b); part != nil {
				add(part, is)
			}
		case *Paragraph:
			text(b, !s.headed || b.Terms && !b.Declaration && s.signs)
		case *List:
			text(b, !s.headed || b.Terms && s.signs)
		case *Answers:
			for _, terms := range s.terms(b.Fields) {
				add(terms, false)
			}
			if fields, is := s.fields(b.Fields); len(fields) > 0 {
				part := *b
				part.Fields = fields
				add(&part, is)
			}
		case *Table:
			if part, is := s.table(b); part != nil {
				add(part, is)
			}
		case *Panel:
			if _, is := s.fields(b.Printed()); is {
				add(b, true)
			}
		}
	}
	if !own {
		for _, i := range slices.Backward(waiting) {
			kept = slices.Delete(kept, i, i+1)
		}
	}
	return kept, own
}

// terms returns the terms that the party signs and that belong to questions which it does
// not answer.
func (s *sheet) terms(fields []*Field) (kept []Block) {
	for _, f := range fields {
		if f.Question.Terms != "" && s.signs && !s.answers(f) && !s.heads(f) {
			kept = append(kept, Minor(f.Question.Title(), Terms(f.Question.Terms)))
		}
	}
	return kept
}

// section returns the part of a section that is on the sheet, or nil.
func (s *sheet) section(b *Section) (*Section, bool) {
	s.headed = s.headed || b.Heading != ""
	part := *b
	part.NewPage = false // the sheet itself starts a page
	var own bool
	part.Blocks, own = s.blocks(b.Blocks)
	if b.By == s.party && len(part.Blocks) == 0 && len(fieldsOf(b.Blocks)) == 0 {
		part.Blocks, own = b.Blocks, true // text for the party without any question
	}
	if len(part.Blocks) == 0 {
		return nil, false
	}
	return &part, own
}

// table returns the part of a table that is on the sheet, or nil. A list or a week is kept
// whole, because its columns belong together.
func (s *sheet) table(t *Table) (*Table, bool) {
	if t.Repeat != nil || t.Week {
		for _, row := range t.Rows {
			if fields, own := s.fields(row); len(fields) > 0 {
				return t, own
			}
		}
		return nil, false
	}
	part := *t
	part.Rows, part.RowNames, part.Subheads = nil, nil, nil
	own, before := false, -1
	for i, row := range t.Rows {
		fields, is := s.fields(row)
		if len(fields) == 0 {
			continue
		}
		for _, head := range t.Subheads { // the last subhead before the row heads it
			if head.Row <= i && head.Row > before {
				part.Subheads = append(dropAt(part.Subheads, len(part.Rows)), Subhead{len(part.Rows), head.Text})
			}
		}
		before = i
		part.Rows, own = append(part.Rows, row), own || is
		if i < len(t.RowNames) {
			part.RowNames = append(part.RowNames, t.RowNames[i])
		}
	}
	if len(part.Rows) == 0 {
		return nil, false
	}
	return &part, own
}

// dropAt removes the subhead before the row, which another subhead before the same row
// replaces.
func dropAt(heads []Subhead, row int) []Subhead {
	if last := len(heads) - 1; last >= 0 && heads[last].Row == row {
		return heads[:last]
	}
	return heads
}

// fields returns the questions that are on the sheet, and reports whether any of them is
// for the party rather than for the header.
func (s *sheet) fields(fields []*Field) (kept []*Field, own bool) {
	for _, f := range fields {
		switch {
		case s.answers(f):
			kept, own = append(kept, f), true
		case s.heads(f):
			kept = append(kept, f)
		}
	}
	return kept, own
}

// answers reports whether the party answers the question or a part of it.
func (s *sheet) answers(f *Field) bool {
	return f.Party() == s.party || slices.ContainsFunc(f.Parts, func(p *Field) bool { return p.Party() == s.party })
}

// heads reports whether the question belongs in the header.
func (s *sheet) heads(f *Field) bool {
	switch f.Name {
	case "pupil.name", "pupil.birthDate", "provider.name", "school.name":
		return true
	}
	return !s.headed && f.Party() == ""
}

// fieldsOf returns the questions of the blocks in printed order, with parts instead of
// groups.
func fieldsOf(blocks []Block) (out []*Field) {
	add := func(fields []*Field) {
		for _, f := range fields {
			if f.Kind == KindGroup {
				out = append(out, f.Parts...)
			} else {
				out = append(out, f)
			}
		}
	}
	for _, b := range blocks {
		asks, within, _ := Inside(b)
		add(asks)
		out = append(out, fieldsOf(within)...)
	}
	return out
}
