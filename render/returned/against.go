package returned

import (
	"reflect"

	"github.com/apdocs/forms/apdocs"
)

// Against marks the answers that differ from those of the record that was sent, and adds
// those in rows that are not in the file. If that record is of another form, it marks nothing
// and returns false.
func (d *Document) Against(sent apdocs.Form) bool {
	o, err := apdocs.Outlined(d.Form)
	other, err2 := apdocs.Outlined(sent)
	if err != nil || err2 != nil || o != other {
		return false
	}
	x, entries := newIndex(o), map[string]*entry{}
	for _, e := range d.Report.Answers {
		s, ok := x.find(e.Path)
		if ok && e.State != NotFound {
			e.Changed = !x.same(&s, d.Form, sent)
		}
		entries[e.Path] = &entry{e, s, ""}
	}
	for _, s := range x.inRows(d.sheet(o), sent) {
		if path := s.path(); entries[path] == nil {
			entries[path] = &entry{Entry{Path: path, Label: s.label(), State: NotFound, Changed: true}, s, ""}
		}
	}
	d.Report.Answers = x.sorted(entries)
	return true
}

// sheet returns the outline of the party's sheet that the document is, nil for a whole form.
func (d *Document) sheet(o *apdocs.Outline) *apdocs.Outline {
	if d.Report.Party == "" {
		return nil
	}
	sheet, err := o.For(d.Report.Party)
	if err != nil {
		return nil
	}
	return sheet
}

// inRows returns the positions of all answers in the rows of a record's lists that a sheet asks for.
func (x *index) inRows(sheet *apdocs.Outline, record apdocs.Form) (spots []spot) {
	add := func(f *apdocs.Field, at apdocs.At) {
		if x.order[f] == 0 || !asks(sheet, f) || !f.Answered(record, at) {
			return
		}
		if f.Kind != apdocs.KindSignature {
			spots = append(spots, spot{field: f, at: at})
			return
		}
		s := f.Pointer(record, at).(*apdocs.Signature)
		if s.Name != "" {
			spots = append(spots, spot{field: f, at: at, part: namePart})
		}
		if !s.At.IsZero() {
			spots = append(spots, spot{field: f, at: at, part: momentPart})
		}
	}
	var walk func(blocks []apdocs.Block, at apdocs.At, depth int)
	walk = func(blocks []apdocs.Block, at apdocs.At, depth int) {
		for _, b := range blocks {
			fields, within, each := apdocs.Inside(b)
			rows, deeper := 1, depth
			if each != nil {
				rows, deeper = each.Len(record, at), depth+1
			}
			for i := range rows {
				inner := at
				if each != nil {
					inner[depth] = i
				}
				for _, f := range fields {
					if deeper == 0 {
						break // not in a list
					}
					for _, part := range append([]*apdocs.Field{f}, f.Parts...) {
						if part.Kind != apdocs.KindGroup {
							add(part, inner)
						}
					}
				}
				walk(within, inner, deeper)
			}
		}
	}
	walk(x.outline.Blocks, apdocs.At{}, 0)
	return spots
}

// same reports whether two records have the same answer. Of a box to tick only the tick is an answer: an empty
// box is read as unanswered, whether the record that was sent said "no" or nothing.
func (x *index) same(s *spot, a, b apdocs.Form) bool {
	if s.field == nil {
		return a.Envelope().Reference == b.Envelope().Reference
	}
	p, q := s.field.Pointer(a, s.at), s.field.Pointer(b, s.at)
	switch s.part {
	case namePart:
		return text(p.(*apdocs.Signature).Name) == text(q.(*apdocs.Signature).Name)
	case rolePart:
		return text(p.(*apdocs.Signature).Role) == text(q.(*apdocs.Signature).Role)
	case momentPart: // of which forms show the day
		return p.(*apdocs.Signature).At.Date() == q.(*apdocs.Signature).At.Date()
	}
	if x.ticks[s.field] {
		return (*p.(*apdocs.YesNo) == apdocs.Yes) == (*q.(*apdocs.YesNo) == apdocs.Yes)
	}
	v, w := reflect.ValueOf(p).Elem(), reflect.ValueOf(q).Elem()
	if v.Kind() == reflect.String {
		return text(v.String()) == text(w.String())
	}
	return reflect.DeepEqual(v.Interface(), w.Interface())
}

// text normalises a text for comparison: text that is not visible is no answer.
func text(s string) string {
	if apdocs.IsBlank(s) {
		return ""
	}
	return lineEnds.Replace(s)
}
