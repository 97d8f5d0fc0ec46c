package compile

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// barSteps is the number of lengths that a bar can have. Each is drawn once for the form and used
// in every row.
const barSteps = 100

// A figureTag opens the element of a figure with the alternative text of the record.
type figureTag struct{ alt func(*record) string }

func (s *figureTag) fill(in *record) { in.to.Add(&block.Open{Tag: tags.Figure(s.alt(in))}) }

// chart compiles a bar chart: a row for each bar, with its label before it and its value behind it.
func (c *compiler) chart(p *arrange.Chart) *node {
	l := c.Look
	b := c.block(block.Solid)
	b.Before, b.After = 4*pt, 8*pt
	labels, bars := chartColumns(l.Large)
	height := l.Text.Lead + 4*pt
	var lengths []int
	for i := range barSteps + 1 {
		w := bars * length(i) / barSteps
		lengths = append(lengths, b.drawn(func(k canvas.Canvas) {
			k.Fill(labels, 3*pt, max(w, pt), l.Text.Lead-4*pt, lineGrey)
		}))
	}
	bar := func(in *record, i int) apdocs.Bar { return p.Bars(in.form)[i] }
	b.only(func(in *record) bool { return len(p.Bars(in.form)) > 0 }, func() {
		b.step(&figureTag{func(in *record) string { return c.composed(p.Alt(in.form)) }})
		for i := range p.Most {
			y := height * length(i)
			b.only(func(in *record) bool { return len(p.Bars(in.form)) > i }, func() {
				b.answer(nil, worded(func(in *record) string { return bar(in, i).Label }), l.Text, 0, y, labels-gutter)
				lines := &choice{which: func(in *record) int { return barLength(p.Chart, bar(in, i).Value) }}
				for n, piece := range lengths {
					lines.ops = append(lines.ops, &block.Drawing{Piece: piece, Y: y, Choice: n + 1})
				}
				b.step(lines)
				b.answer(nil, func(in *record) render.Reading {
					return render.Reading{Text: strconv.Itoa(bar(in, i).Value)}
				}, l.Text, labels+bars+2*pt, y, frameWidth-labels-bars-2*pt)
			})
		}
		b.close(1)
	})
	return b.leaf()
}

// chartColumns returns the width of the labels, with the gutter after them, and that of the longest bar.
func chartColumns(large bool) (labels, bars length) {
	if large {
		return mm(112), mm(38)
	}
	return mm(76), mm(74)
}

// barLength returns the length of a bar, from 0 to barSteps.
func barLength(c *apdocs.Chart, value int) int {
	return min(max((value-c.Low)*barSteps/(c.High-c.Low), 0), barSteps)
}
