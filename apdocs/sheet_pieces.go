package apdocs

import (
	"cmp"
	"slices"
)

// pieces returns the blocks that are on the sheet, with who answers each. A block that
// several parties answer is divided into several pieces.
func (s *sheet) pieces(blocks []Block) (out []piece) {
	add := func(b Block, k pieceKind) { out = append(out, piece{b, k}) }
	for _, b := range blocks {
		switch b := b.(type) {
		case *Section:
			out = append(out, s.within(b)...)
		case *Answers:
			for _, run := range s.runs(b.Fields) {
				part := *b
				part.Fields = run.fields
				add(&part, run.kind)
			}
		case *Table:
			out = append(out, s.table(b)...)
		case *Panel:
			if k, ok := s.kindOf(b.Printed()); ok {
				add(b, k)
			}
		default:
			add(b, wording)
		}
	}
	return out
}

// within returns the pieces of a section inside a section, or of one without a heading.
// The rows of a list are not divided.
func (s *sheet) within(b *Section) (out []piece) {
	s.headed = s.headed || b.Heading != ""
	if b.Repeat != nil {
		if k, ok := s.kindOf(fieldsOf(b.Blocks)); ok {
			return []piece{{b, k}}
		}
		return nil
	}
	inner := s.pieces(b.Blocks)
	for _, k := range []pieceKind{others, own} {
		part := *b
		part.NewPage, part.Blocks = false, nil
		has := false
		for _, p := range inner {
			if p.kind == k || p.kind == wording {
				part.Blocks = append(part.Blocks, p.Block)
				has = has || p.kind == k
			}
		}
		if has {
			out = append(out, piece{&part, k})
			inner = slices.DeleteFunc(inner, func(p piece) bool { return p.kind == wording }) // printed only once
		}
	}
	if out == nil && (len(fieldsOf(b.Blocks)) == 0 || b.By == s.party) && len(inner) > 0 {
		return []piece{{b, wording}}
	}
	return out
}

// table returns the pieces of a table. A list or a week is not divided, because its
// columns belong together. Of a table of signatures only the party's own row remains.
func (s *sheet) table(t *Table) (out []piece) {
	if t.Repeat != nil || t.Week {
		if k, ok := s.kindOf(slices.Concat(t.Rows...)); ok {
			return []piece{{t, k}}
		}
		return nil
	}
	for from := 0; from < len(t.Rows); {
		k, ok := s.kindOf(t.Rows[from])
		to := from + 1
		for to < len(t.Rows) {
			if next, too := s.kindOf(t.Rows[to]); next != k || too != ok {
				break
			}
			to++
		}
		if ok {
			out = append(out, piece{t.rows(from, to), k})
		}
		from = to
	}
	return out
}

// rows returns the fixed rows of a table from index from up to but not including to, under
// their heading.
func (t *Table) rows(from, to int) *Table {
	part := *t
	part.Rows, part.Subheads = t.Rows[from:to], nil
	if t.RowNames != nil {
		part.RowNames = t.RowNames[from:to]
	}
	for _, head := range t.Subheads {
		switch {
		case head.Row <= from: // the last of them heads the first row
			part.Subheads = []Subhead{{0, head.Text}}
		case head.Row < to:
			part.Subheads = append(part.Subheads, Subhead{head.Row - from, head.Text})
		}
	}
	return &part
}

// A run is consecutive questions of the same kind.
type run struct {
	fields []*Field
	kind   pieceKind
}

// runs returns the questions that are on the sheet.
func (s *sheet) runs(fields []*Field) (runs []run) {
	for _, f := range fields {
		k, ok := s.kindOf([]*Field{f})
		if !ok {
			continue
		}
		if n := len(runs); n > 0 && runs[n-1].kind == k {
			runs[n-1].fields = append(runs[n-1].fields, f)
		} else {
			runs = append(runs, run{[]*Field{f}, k})
		}
	}
	return runs
}

// kindOf returns who answers questions that stay together, and whether they are on the
// sheet.
func (s *sheet) kindOf(fields []*Field) (pieceKind, bool) {
	if slices.ContainsFunc(fields, s.asks) {
		return own, true
	}
	return others, slices.ContainsFunc(fields, func(f *Field) bool {
		return f.Kind != KindSignature && (s.covered() || s.heads(f))
	})
}

// asks reports whether the party answers the question or a part of it.
func (s *sheet) asks(f *Field) bool {
	by := f.Party()
	return by == s.party || by == "" && s.party == cmp.Or(s.outline.FilledBy, PartySchool) ||
		slices.ContainsFunc(f.Parts, func(p *Field) bool { return p.Party() == s.party })
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
