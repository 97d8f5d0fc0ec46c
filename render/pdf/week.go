package pdf

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// week is a table of where somebody is in each session, by days; in large print
// it is turned.
func (c *compiler) week(t *apdocs.Table) *node {
	turned := c.look.Large
	cols := c.weekColumns(t, turned)
	head := c.headings(cols)
	head.keep = 1
	body := &node{head: head, together: true}
	rows := len(t.Rows)
	if turned {
		rows = len(t.Rows[0])
	}
	for i := range rows {
		body.kids = append(body.kids, c.weekRow(t, cols, i, turned))
	}
	n := &node{kids: []*node{{tag: tagTable, kids: []*node{{block: head}, body}}}}
	if !c.blank() && !c.letter {
		b := c.block(solid)
		b.open(tagP)
		b.answer(nil, func(d *document) render.Reading {
			return render.Reading{Text: render.WeekSentence(t, d.record, d.at), Tone: render.Muted}
		}, c.look.Text, 0, 4*pt, frameWidth)
		b.shut(1)
		b.b.after = 8 * pt
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
	l := c.look
	b := c.block(solid)
	if c.blank() {
		b.b.after = 8 * pt
	} else {
		b.footRule(0, frameWidth, l.Thin, ruleGrey)
		b.b.foot = 4 * pt
	}
	b.open(tagTR)
	for k, col := range cols {
		if k == 0 {
			name := t.Columns[i+1].Head
			if !turned {
				name = t.RowNames[i]
			}
			b.open(tagRow)
			b.reach(b.text(l.Label(), col.x, 4*pt, col.w, name) + 4*pt)
			b.shut(1)
			continue
		}
		row, day := i, k-1
		if turned {
			row, day = k-1, i
		}
		g := t.Rows[row][day]
		b.open(tagTD)
		if c.blank() {
			o := b.answer(g, func(d *document) render.Reading {
				r := render.ReadSession(g, d.record, d.at)
				if r.Tone == render.Wanting {
					return render.Reading{}
				}
				return r
			}, l.Text.Leading(l.Pitch), col.x, 0, col.w)
			o.ruled, o.last = 2, true
		} else {
			b.answer(g, func(d *document) render.Reading { return render.ReadSession(g, d.record, d.at) }, l.Text, col.x, 4*pt, col.w)
		}
		b.shut(1)
	}
	b.shut(1)
	return b.leaf()
}
