package compile

import (
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// week compiles a table of where a pupil is in each session: a column for each day or, in
// large print, a row.
func (c *compiler) week(t *arrange.Week) *node {
	cols := c.weekColumns(t)
	head := c.headings(cols)
	head.Keep = 1
	body := &node{head: head.repeated(), together: true}
	for i := range t.Rows {
		body.kids = append(body.kids, c.weekRow(&t.Rows[i], cols))
	}
	n := &node{kids: []*node{{tag: tags.Table, kids: []*node{{block: head}, body}}}}
	if t.Counted {
		b := c.block(block.Solid)
		b.open(tags.P)
		b.answer(nil, func(in *record) render.Reading {
			return render.Reading{Text: render.WeekSentence(t.Table, in.form, in.at), Tone: render.Muted}
		}, c.Look.Text, 0, 4*pt, frameWidth)
		b.close(1)
		b.After = 8 * pt
		leaf := b.leaf()
		leaf.follows = true
		n.kids = append(n.kids, leaf)
	}
	return n
}

// weekColumns positions the columns of the days or, if rows and columns are swapped, of
// the two sessions.
func (c *compiler) weekColumns(t *arrange.Week) (cols []column) {
	first, each, gap := mm(25), mm(29), length(0)
	if c.blank() {
		first, each, gap = mm(22), mm(25.6), gutter
	}
	if t.Turned {
		first, each, gap = mm(40), mm(65), 0 // "Wednesday" wants 36 mm
		if c.blank() {
			first, each, gap = mm(36), mm(63), gutter
		}
	}
	if c.In() != nil && !t.Turned {
		first, each = c.widerDays(t, first, each)
	}
	x := length(0)
	for i, col := range t.Columns {
		w := each
		if i == 0 {
			w = first
		}
		text := w - gutter
		if !t.Turned {
			text = w - gutter/2 // narrow columns with names of places
		}
		if gap > 0 || i == len(t.Columns)-1 {
			text = w
		}
		cols = append(cols, column{col, x, text})
		x += w + gap
	}
	return cols
}

// widerDays returns the widths of the first column and of the others where the name of a day is
// longer than English ones: as much wider as the first column can give.
func (c *compiler) widerDays(t *arrange.Week, first, each length) (length, length) {
	const least = 16 // mm
	s, need := c.Look.Label(), length(0)
	for _, col := range t.Columns[1:] {
		need = max(need, c.Fonts.Width(s.Weight, s.Size, col.Head)-(each-gutter/2))
	}
	days := length(len(t.Columns) - 1)
	more := min(need, (first-mm(least))/days)
	if more <= 0 {
		return first, each
	}
	return first - more*days, each + more
}

func (c *compiler) weekRow(r *arrange.WeekRow, cols []column) *node {
	l := c.Look
	b := c.block(block.Solid)
	if c.blank() {
		b.After = 8 * pt
	} else {
		b.footRule(0, frameWidth, l.Thin, ruleGrey)
		b.Foot = 4 * pt
	}
	b.open(tags.TR)
	for k, col := range cols {
		if k == 0 {
			b.open(tags.RowHead)
			b.reach(b.text(l.Label(), col.x, 4*pt, col.w, r.Head) + 4*pt)
			b.close(1)
			continue
		}
		g := r.Sessions[k-1]
		b.open(tags.TD)
		if c.onScreen() {
			b.sessionFields(g, col.x, col.w)
		} else if c.blank() {
			given := func(in *record) render.Reading {
				return render.Reading{Text: arrange.GivenSession(g, in.form, in.at)}
			}
			o := b.answer(g, given, l.Text.Leading(l.Pitch), col.x, 0, col.w)
			o.Lines = block.Lines{Least: 2, Last: true}
		} else {
			read := func(in *record) render.Reading { return render.ReadSession(g, in.form, in.at) }
			b.answer(g, read, l.Text, col.x, 4*pt, col.w)
		}
		b.close(1)
	}
	b.close(1)
	return b.leaf()
}
