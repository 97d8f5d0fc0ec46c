package render

import (
	"cmp"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// Missing returns the labels of the required questions that the record does not answer, with their
// rows, in printed order.
func Missing(o *apdocs.Outline, record apdocs.Form) []string {
	m := missing{record: record, in: o.Translation}
	m.blocks(o.Blocks, apdocs.At{}, 0)
	return m.labels
}

type missing struct {
	record apdocs.Form
	in     *apdocs.Translation
	labels []string
}

func (m *missing) blocks(blocks []apdocs.Block, at apdocs.At, depth int) {
	for _, b := range blocks {
		if s, ok := b.(*apdocs.Section); ok && !s.When.Holds(m.record) {
			continue
		}
		asks, within, each := apdocs.Inside(b)
		if p, ok := b.(*apdocs.Panel); ok {
			asks = p.Fields // its figures are never missing
		}
		if each == nil {
			m.fields(asks, at)
			m.blocks(within, at, depth)
			continue
		}
		title := each.Title()
		switch b := b.(type) {
		case *apdocs.Table:
			title = b.Title.Title()
		case *apdocs.Section:
			title = cmp.Or(b.Heading, title)
		}
		for i := range m.rows(each, at, title) {
			at[depth] = i
			m.fields(asks, at)
			m.blocks(within, at, depth+1)
		}
	}
}

// rows returns the number of rows of the list. If there are fewer than the form requires, it adds
// the list's title to the labels.
func (m *missing) rows(r *apdocs.Repeat, at apdocs.At, title string) int {
	n := r.Len(m.record, at)
	if n < r.Min {
		m.labels = append(m.labels, strings.Join(append(apdocs.RowNames(r.Name, at[:]...), title),
			m.in.Comma()))
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
