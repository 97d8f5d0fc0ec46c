package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// panel is what is computed from the record. On a blank it is room to write:
// the first figure, what is asked for it, then the other figures.
func (c *compiler) panel(p *apdocs.Panel) *node {
	if c.blank() {
		return c.answers(&apdocs.Answers{Across: 2, Fields: p.Printed()})
	}
	l := c.Look
	b := c.block(block.Solid)
	b.Before, b.After = 16*pt, 12*pt
	widths := [3]length{mm(64), mm(24), mm(24)}
	if l.Large {
		widths = [3]length{mm(94), mm(38), mm(38)}
	}
	b.open(tags.Table)
	foot := b.panelTable(p, widths)
	b.close(1)
	b.reach(foot)
	x, y, w := thirdX, length(0), frameWidth-thirdX
	if l.Large {
		x, y, w = 0, foot+12*pt, frameWidth
	}
	b.open(tags.Table)
	top := y
	for i, f := range p.Figures {
		b.figure(f, i == 0, x, y, w, top)
	}
	b.close(1)
	n := b.leaf()
	return n
}

// panelTable is the table of the panel's parts, its numbers set right, and
// gives where it ends.
func (b *builder) panelTable(p *apdocs.Panel, widths [3]length) (y length) {
	l := b.Look
	right := func(i int) length {
		end := length(0)
		for _, w := range widths[:i+1] {
			end += w
		}
		return end
	}
	b.open(tags.TR)
	for i, head := range p.Heads {
		b.open(tags.ColumnHead)
		x := right(i) - widths[i]
		if i == 2 {
			x = right(i) - b.Fonts.Width(l.Label().Weight, l.Text.Size, head)
		}
		b.lines(l.Label(), x, 4*pt, []string{head})
		b.close(1)
	}
	b.close(1)
	y = 4*pt + l.Text.Lead + 3*pt
	line := y
	b.artifact(func(k canvas.Canvas) { k.Line(0, line, right(2), line, l.Heavy, black) })
	for i, row := range p.Rows(b.zero) {
		b.open(tags.TR)
		b.open(tags.RowHead)
		next := b.text(l.Text, 0, y+4*pt, widths[0]-gutter, row[0]) + 4*pt
		b.close(1)
		for j := 1; j <= 2; j++ {
			b.open(tags.TD)
			o := b.answer(nil, func(in *record) render.Reading { return render.Reading{Text: p.Rows(in.form)[i][j]} },
				l.Text, right(j)-widths[j], y+4*pt, widths[j])
			if j == 2 {
				o.Right = true
			}
			b.close(1)
		}
		b.close(1)
		y = next
		at := y
		b.artifact(func(k canvas.Canvas) { k.Line(0, at, right(2), at, l.Thin, ruleGrey) })
	}
	return y
}

// figure is one computed figure with the sentence about it. The first stands on
// the level of the table's headings; others follow it.
func (b *builder) figure(f *apdocs.Field, first bool, x, y, w, top length) {
	l := b.Look
	total := l.Difference
	if first {
		total = l.Total
	}
	b.open(tags.TR)
	b.open(tags.RowHead)
	o := b.answer(nil, constant(render.Reading{Text: b.fill(f.Question.Label)}), l.Label(), x, y+4*pt, w)
	o.Flow = belowIf(!first)
	b.close(1)
	if first {
		line := top + 4*pt + l.Text.Lead + 3*pt
		b.artifact(func(k canvas.Canvas) { k.Line(x, line, x+w, line, l.Heavy, black) })
	}
	b.open(tags.TD)
	shown := func(in *record) render.Reading {
		return render.Reading{Text: f.Compute(in.form).Figure}
	}
	short := func(in *record) bool { return len(f.Compute(in.form).Figure) <= 4 }
	if first {
		at := y + 4*pt + l.Text.Lead + 3*pt + 4*pt
		b.only(short, func() { b.answer(nil, shown, total, x, at, w) })
		b.only(not(short), func() { b.answer(nil, shown, l.Difference, x, at, w) })
	} else {
		b.answer(nil, shown, total, x, y, w).Flow = block.Below
	}
	b.answer(nil, func(in *record) render.Reading {
		return render.Reading{Text: in.source("").Fill(f.Compute(in.form).Note)}
	}, l.Text, x, y, w).Flow = block.Below
	b.close(2)
}
