package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// scores compiles what is computed from the record: a table of its parts, and the figures
// beside it.
func (c *compiler) scores(p *arrange.Scores) *node {
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
	for _, f := range p.Figures {
		b.figure(p, f, block.Place{X: x, Y: y, W: w}, top)
	}
	b.close(1)
	n := b.leaf()
	return n
}

// panelTable adds the table of the panel's parts, with right-aligned numbers, and returns
// where it ends.
func (b *builder) panelTable(p *arrange.Scores, widths [3]length) (y length) {
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
			o := b.answer(nil, worded(func(in *record) string { return p.Rows(in.form)[i][j] }),
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

// figure adds one computed figure with the sentence about it. The first is level with the
// table's headings; others follow it.
func (b *builder) figure(p *arrange.Scores, f *apdocs.Field, at block.Place, top length) {
	l, first, x, y, w := b.Look, f == p.Figures[0], at.X, at.Y, at.W
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
	short := func(in *record) bool { return p.Big(f, f.Compute(in.form).Figure) }
	if first {
		at := y + 4*pt + l.Text.Lead + 3*pt + 4*pt
		b.only(short, func() { b.answer(nil, shown, total, x, at, w) })
		b.only(not(short), func() { b.answer(nil, shown, l.Difference, x, at, w) })
	} else {
		b.answer(nil, shown, total, x, y, w).Flow = block.Below
	}
	b.answer(nil, func(in *record) render.Reading {
		return render.Reading{Text: in.source("").Note(f.Compute(in.form))}
	}, l.Text, x, y, w).Flow = block.Below
	b.close(2)
}
