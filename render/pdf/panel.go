package pdf

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
)

// panel is what is computed from the record. On a blank it is room to write:
// the first figure, what is asked for it, then the other figures.
func (c *compiler) panel(p *apdocs.Panel) *node {
	if c.blank() {
		return c.answers(&apdocs.Answers{Across: 2, Fields: p.Printed()})
	}
	l := c.look
	b := c.block(solid)
	b.b.before, b.b.after = 16*pt, 12*pt
	widths := [3]length{mm(64), mm(24), mm(24)}
	if l.Large {
		widths = [3]length{mm(94), mm(38), mm(38)}
	}
	b.open(tagTable)
	foot := b.panelTable(p, widths)
	b.shut(1)
	b.reach(foot)
	x, y, w := thirdX, length(0), frameWidth-thirdX
	if l.Large {
		x, y, w = 0, foot+12*pt, frameWidth
	}
	b.open(tagTable)
	top := y
	for i, f := range p.Figures {
		b.figure(f, i == 0, x, y, w, top)
	}
	b.shut(1)
	n := b.leaf()
	return n
}

// panelTable is the table of the panel's parts, its numbers set right, and
// gives where it ends.
func (b *builder) panelTable(p *apdocs.Panel, widths [3]length) (y length) {
	l := b.look
	right := func(i int) length {
		end := length(0)
		for _, w := range widths[:i+1] {
			end += w
		}
		return end
	}
	b.open(tagTR)
	for i, head := range p.Heads {
		b.open(tagColumn)
		x := right(i) - widths[i]
		if i == 2 {
			x = right(i) - b.fonts.Width(l.Label().Weight, l.Text.Size, head)
		}
		b.print(l.Label(), x, 4*pt, []string{head})
		b.shut(1)
	}
	b.shut(1)
	y = 4*pt + l.Text.Lead + 3*pt
	line := y
	b.artifact(func(k canvas.Canvas) { k.Line(0, line, right(2), line, l.Heavy, black) })
	for i, row := range p.Rows(b.zero) {
		b.open(tagTR)
		b.open(tagRow)
		next := b.text(l.Text, 0, y+4*pt, widths[0]-gutter, row[0]) + 4*pt
		b.shut(1)
		for j := 1; j <= 2; j++ {
			b.open(tagTD)
			o := b.answer(nil, func(d *document) render.Reading { return render.Reading{Text: p.Rows(d.record)[i][j]} },
				l.Text, right(j)-widths[j], y+4*pt, widths[j])
			if j == 2 {
				o.right = true
			}
			b.shut(1)
		}
		b.shut(1)
		y = next
		at := y
		b.artifact(func(k canvas.Canvas) { k.Line(0, at, right(2), at, l.Thin, ruleGrey) })
	}
	return y
}

// figure is one computed figure with the sentence about it. The first stands on
// the level of the table's headings; others follow it.
func (b *builder) figure(f *apdocs.Field, first bool, x, y, w, top length) {
	l := b.look
	total := l.Difference
	if first {
		total = l.Total
	}
	b.open(tagTR)
	b.open(tagRow)
	o := b.answer(nil, constant(render.Reading{Text: b.fill(f.Question.Label)}), l.Label(), x, y+4*pt, w)
	o.below = !first
	o.gap = 0
	b.shut(1)
	if first {
		line := top + 4*pt + l.Text.Lead + 3*pt
		b.artifact(func(k canvas.Canvas) { k.Line(x, line, x+w, line, l.Heavy, black) })
	}
	b.open(tagTD)
	shown := func(d *document) render.Reading {
		return render.Reading{Text: f.Compute(d.record).Figure}
	}
	short := func(d *document) bool { return len(f.Compute(d.record).Figure) <= 4 }
	if first {
		big := b.answer(nil, shown, total, x, y+4*pt+l.Text.Lead+3*pt+4*pt, w)
		big.when = short
		words := b.answer(nil, shown, l.Difference, x, y+4*pt+l.Text.Lead+3*pt+4*pt, w)
		words.when = func(d *document) bool { return !short(d) }
	} else {
		b.answer(nil, shown, total, x, y, w).below = true
	}
	b.answer(nil, func(d *document) render.Reading {
		return render.Reading{Text: d.source("").Fill(f.Compute(d.record).Note)}
	}, l.Text, x, y, w).below = true
	b.shut(2)
}
