package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// week is a table of where somebody is in each session, by days; in large print
// it is turned.
func (c *compiler) week(t *apdocs.Table) *node {
	turned := c.Look.Large
	cols := c.weekColumns(t, turned)
	head := c.headings(cols)
	head.Keep = 1
	body := &node{head: head.repeated(), together: true}
	rows := len(t.Rows)
	if turned {
		rows = len(t.Rows[0])
	}
	for i := range rows {
		body.kids = append(body.kids, c.weekRow(t, cols, i, turned))
	}
	n := &node{kids: []*node{{tag: tags.Table, kids: []*node{{block: head}, body}}}}
	if !c.blank() && !c.letter {
		b := c.block(block.Solid)
		b.open(tags.P)
		b.answer(nil, func(in *record) render.Reading {
			return render.Reading{Text: render.WeekSentence(t, in.form, in.at), Tone: render.Muted}
		}, c.Look.Text, 0, 4*pt, frameWidth)
		b.close(1)
		b.After = 8 * pt
		leaf := b.leaf()
		leaf.follows = true
		n.kids = append(n.kids, leaf)
	}
	return n
}

// weekColumns gives days their places, or the two sessions where it is turned.
func (c *compiler) weekColumns(t *apdocs.Table, turned bool) (cols []column) {
	first, each, gap := mm(25), mm(29), length(0)
	if c.blank() {
		first, each, gap = mm(22), mm(25.6), gutter
	}
	given := t.Columns
	if turned {
		first, each, gap = mm(40), mm(65), 0 // "Wednesday" wants 36 mm
		if c.blank() {
			first, each, gap = mm(36), mm(63), gutter
		}
		given = []apdocs.Column{{Head: "Day", Kind: apdocs.LabelColumn}}
		for i, name := range t.RowNames {
			given = append(given, apdocs.Column{Head: name, Kind: apdocs.AnswerColumn, Field: i})
		}
	}
	x := length(0)
	for i, col := range given {
		w := each
		if i == 0 {
			w = first
		}
		text := w - gutter
		if gap > 0 || i == len(given)-1 {
			text = w
		}
		cols = append(cols, column{col, x, text})
		x += w + gap
	}
	return cols
}

func (c *compiler) weekRow(t *apdocs.Table, cols []column, i int, turned bool) *node {
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
			name := t.Columns[i+1].Head
			if !turned {
				name = t.RowNames[i]
			}
			b.open(tags.RowHead)
			b.reach(b.text(l.Label(), col.x, 4*pt, col.w, name) + 4*pt)
			b.close(1)
			continue
		}
		row, day := i, k-1
		if turned {
			row, day = k-1, i
		}
		g := t.Rows[row][day]
		b.open(tags.TD)
		if c.blank() {
			o := b.answer(g, func(in *record) render.Reading {
				r := render.ReadSession(g, in.form, in.at)
				if r.Tone == render.Wanting {
					return render.Reading{}
				}
				return r
			}, l.Text.Leading(l.Pitch), col.x, 0, col.w)
			o.Lines = block.Lines{Least: 2, Last: true}
		} else {
			b.answer(g, func(in *record) render.Reading { return render.ReadSession(g, in.form, in.at) }, l.Text, col.x, 4*pt, col.w)
		}
		b.close(1)
	}
	b.close(1)
	return b.leaf()
}
