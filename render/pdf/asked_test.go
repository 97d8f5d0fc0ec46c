package pdf

import (
	"github.com/apdocs/forms/apdocs"
)

// An asking is a question in one row of a record.
type asking struct {
	*apdocs.Field
	at     apdocs.At
	label  bool          // the label is printed beside or above the answer
	ticks  bool          // the answer is a tick in a list of boxes
	table  *apdocs.Table // that it is in
	inside bool          // it is part of a sentence in a panel
}

// askings returns the questions of a form in printed order, those of lists once for each
// row of the record.
func askings(o *apdocs.Outline, record apdocs.Form, blank, large bool) []asking {
	w := interview{record: record, blank: blank, large: large}
	w.blocks(o.Blocks, apdocs.At{}, 0)
	return w.all
}

// asked returns the questions of the document in printed order, with those that it prints again.
func (m *making) asked() []asking {
	w := interview{record: m.record, blank: m.blank(), large: m.options.LargePrint, paper: !m.options.Fillable}
	w.blocks(m.outline.Blocks, apdocs.At{}, 0)
	return w.all
}

type interview struct {
	record apdocs.Form
	blank  bool
	large  bool
	paper  bool // with what a blank has to write in by hand
	all    []asking
}

func (w *interview) blocks(blocks []apdocs.Block, at apdocs.At, depth int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *apdocs.Section:
			if !w.blank && !b.When.Holds(w.record) || b.Again && (w.large || w.blank && !(b.Written && w.paper)) {
				continue
			}
			if b.Repeat == nil {
				w.blocks(b.Blocks, at, depth)
				continue
			}
			for i := range b.Repeat.Len(w.record, at) {
				at[depth] = i
				w.blocks(b.Blocks, at, depth+1)
			}
		case *apdocs.Answers:
			for _, f := range b.Fields {
				if f.Kind != apdocs.KindComputed || !w.blank || b.Across > 1 { // there is nothing to write beside it
					w.fields([]*apdocs.Field{f}, asking{at: at, label: true, ticks: b.Ticks})
				}
			}
		case *apdocs.Panel:
			w.fields(b.Printed(), asking{at: at, label: w.blank, inside: !w.blank})
		case *apdocs.Table:
			w.table(b, at, depth)
		}
	}
}

func (w *interview) table(t *apdocs.Table, at apdocs.At, depth int) {
	if t.Repeat != nil {
		for i := range t.Repeat.Len(w.record, at) {
			at[depth] = i
			w.fields(t.Rows[0], asking{at: at, table: t})
		}
		return
	}
	for _, row := range t.Rows {
		for i, f := range row {
			w.fields([]*apdocs.Field{f}, asking{at: at, table: t, label: i == 0 && t.RowNames == nil})
		}
	}
}

func (w *interview) fields(fields []*apdocs.Field, like asking) {
	for _, f := range fields {
		like.Field = f
		w.all = append(w.all, like)
	}
}

// grow gives every list of a record n rows.
func grow(blocks []apdocs.Block, record apdocs.Form, at apdocs.At, depth, n int) {
	rows := func(r *apdocs.Repeat, each func(apdocs.At)) {
		r.Grow(record, at, n)
		for i := range n {
			at[depth] = i
			each(at)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *apdocs.Section:
			if b.Repeat == nil {
				grow(b.Blocks, record, at, depth, n)
			} else {
				rows(b.Repeat, func(at apdocs.At) { grow(b.Blocks, record, at, depth+1, n) })
			}
		case *apdocs.Table:
			if b.Repeat != nil {
				rows(b.Repeat, func(apdocs.At) {})
			}
		}
	}
}
