package apdocs

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A sheetKey names the sheet of one party to a form.
type sheetKey struct {
	whole *Outline
	party Party
}

// sheets remembers what For has made, so that writers which keep a plan for each
// outline meet the same one again.
var sheets sync.Map // sheetKey -> *Outline

// Parties are those who answer a part of the form each, in printed order.
func (o *Outline) Parties() (parties []Party) {
	for _, f := range o.Fields {
		if p := f.Party(); p != "" && !slices.Contains(parties, p) {
			parties = append(parties, p)
		}
	}
	return parties
}

// For is the outline of the sheet that is handed to one party: the sections and
// questions which that party answers, below a header that says whose placement
// it is. The header is what nobody in particular answers before the first
// heading, and the names of pupil, provider and school wherever they stand.
// Terms stand on the sheet of everybody who signs. Sections keep the numbers
// that they have on the whole form. The error of a party that the form does not
// have names those that it has.
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

// A sheet is the choosing of what one party is handed.
type sheet struct {
	party  Party
	signs  bool // the party signs, so it is handed the terms
	headed bool // the first heading is past
}

// blocks are those of the sheet, as copies where less is in them, and whether
// any of them is for the party. Text is kept in the header, beside a question
// for the party, and where it is terms that the party signs. The outline has
// refused a block of an unknown kind.
func (s *sheet) blocks(blocks []Block) (kept []Block, own bool) {
	var waiting []int // in kept: text that goes unless something is for the party
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

// terms are those that the party signs and that stand at questions which it
// does not answer.
func (s *sheet) terms(fields []*Field) (kept []Block) {
	for _, f := range fields {
		if f.Question.Terms != "" && s.signs && !s.answers(f) && !s.heads(f) {
			kept = append(kept, Minor(f.Question.Title(), Terms(f.Question.Terms)))
		}
	}
	return kept
}

// section is the part of a section that the party is handed, or nil.
func (s *sheet) section(b *Section) (*Section, bool) {
	s.headed = s.headed || b.Heading != ""
	part := *b
	part.NewPage = false // that starts the sheet of a party, which this is already
	var own bool
	part.Blocks, own = s.blocks(b.Blocks)
	if b.By == s.party && len(part.Blocks) == 0 && len(fieldsOf(b.Blocks)) == 0 {
		part.Blocks, own = b.Blocks, true // says something to the party and asks nothing
	}
	if len(part.Blocks) == 0 {
		return nil, false
	}
	return &part, own
}

// table is the part of a table that the party is handed, or nil. A list or a
// week stays whole, since its columns belong together.
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
		for _, head := range t.Subheads { // the last one before the row heads it
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

// dropAt takes out the heading that stands before the row, which another one
// before the same row replaces.
func dropAt(heads []Subhead, row int) []Subhead {
	if last := len(heads) - 1; last >= 0 && heads[last].Row == row {
		return heads[:last]
	}
	return heads
}

// fields are the questions of the sheet, and whether any is for the party
// rather than for the header.
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

// answers reports whether the party answers the question, or a part of it.
func (s *sheet) answers(f *Field) bool {
	return f.Party() == s.party || slices.ContainsFunc(f.Parts, func(p *Field) bool { return p.Party() == s.party })
}

// heads reports whether the question belongs to the header.
func (s *sheet) heads(f *Field) bool {
	switch f.Name {
	case "pupil.name", "pupil.birthDate", "provider.name", "school.name":
		return true
	}
	return !s.headed && f.Party() == ""
}

// fieldsOf are the questions of blocks in printed order, parts instead of groups.
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
