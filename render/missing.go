package render

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// Missing are the required questions that the record does not answer, by label
// and row, in printed order.
func Missing(o *apdocs.Outline, record apdocs.Form) []string {
	m := missing{record: record}
	m.blocks(o.Blocks, apdocs.At{}, 0)
	return m.labels
}

type missing struct {
	record apdocs.Form
	labels []string
}

func (m *missing) blocks(blocks []apdocs.Block, at apdocs.At, depth int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *apdocs.Section:
			if !b.When.Holds(m.record) {
				continue
			}
			if b.Repeat == nil {
				m.blocks(b.Blocks, at, depth)
				continue
			}
			for i := range m.rows(b.Repeat, at, apdocs.InWords(b.Repeat.Name)) {
				at[depth] = i
				m.blocks(b.Blocks, at, depth+1)
			}
		case *apdocs.Answers:
			m.fields(b.Fields, at)
		case *apdocs.Panel:
			m.fields(b.Fields, at)
		case *apdocs.Table:
			m.table(b, at, depth)
		}
	}
}

func (m *missing) table(t *apdocs.Table, at apdocs.At, depth int) {
	if t.Repeat == nil {
		for _, fields := range t.Rows {
			m.fields(fields, at)
		}
		return
	}
	for i := range m.rows(t.Repeat, at, t.Title.Title()) {
		at[depth] = i
		m.fields(t.Rows[0], at)
	}
}

// rows is how many rows the list has. One that has too few is missing by its title.
func (m *missing) rows(r *apdocs.Repeat, at apdocs.At, title string) int {
	n := r.Len(m.record, at)
	if n < r.Min {
		m.labels = append(m.labels, strings.Join(append(apdocs.RowNames(r.Name, at[:]...), title), ", "))
	}
	return n
}

func (m *missing) fields(fields []*apdocs.Field, at apdocs.At) {
	for _, f := range fields {
		if f.Question.Required && !f.Answered(m.record, at) {
			m.labels = append(m.labels, f.TitleAt(at))
		} else if f.Kind == apdocs.KindGroup {
			m.fields(f.Parts, at)
		}
	}
}
