package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// answers are questions with their answers: a table of two columns in the
// structure, whatever stands side by side on the page.
func (c *compiler) answers(a *apdocs.Answers) *node {
	if a.Ticks {
		return c.ticks(a)
	}
	n := &node{tag: tags.Table}
	switch {
	case c.Look.Large:
		for _, f := range a.Fields {
			n.kids = append(n.kids, c.stacked(f))
		}
	case a.Across <= 1:
		for _, f := range a.Fields {
			n.kids = append(n.kids, c.beside(f))
		}
	default:
		for _, row := range rowsOf(a) {
			n.kids = append(n.kids, c.gridRow(row, a.Across))
		}
	}
	return n
}

// rowsOf parts the questions of a grid into rows; a wide one has a row for itself.
func rowsOf(a *apdocs.Answers) (rows [][]*apdocs.Field) {
	full := true
	for _, f := range a.Fields {
		if full || f.Question.Wide {
			rows = append(rows, nil)
		}
		last := len(rows) - 1
		rows[last] = append(rows[last], f)
		full = f.Question.Wide || len(rows[last]) == a.Across
	}
	return rows
}

// gridRow is short questions side by side, each label above its answer.
func (c *compiler) gridRow(fields []*apdocs.Field, across int) *node {
	b := c.block(block.Flowing)
	w := (frameWidth - length(across-1)*gutter) / length(across)
	x := length(0)
	for _, f := range fields {
		cell := w
		if f.Question.Wide {
			cell = frameWidth
		}
		b.open(tags.TR)
		if c.blank() {
			b.blankCell(f, x, cell)
		} else {
			b.cell(f, x, cell)
		}
		b.close(1)
		b.footRule(x, cell, c.Look.Thin, lineGrey)
		x += cell + gutter
	}
	return b.leaf()
}

// cell is a label with its answer below.
func (b *builder) cell(f *apdocs.Field, x, w length) {
	b.open(tags.RowHead)
	y := b.question(&f.Question, b.Look.Label(), x, 4*pt, w)
	b.close(1)
	b.open(tags.TD)
	b.answer(f, read(f), b.Look.Text, x, y, w)
	b.close(1)
	b.Foot, b.Top = 4*pt, 4*pt
	b.reach(y + b.Look.Text.Lead + b.Foot)
}

// blankCell is a label with room to write or boxes to tick below.
func (b *builder) blankCell(f *apdocs.Field, x, w length) {
	b.open(tags.RowHead)
	y := b.question(&f.Question, b.Look.Label(), x, 2*pt, w)
	b.close(1)
	b.open(tags.TD)
	switch {
	case f.Kind == apdocs.KindGroup && len(f.Parts) > 2:
		b.groupLines(f, x, y, w)
	case f.Kind == apdocs.KindGroup:
		b.groupBeside(f, x, y, w)
	case len(f.Choices) > 0 && b.optionsWidth(f) <= w:
		b.optionBoxes(f, x, y+3*pt)
	case len(f.Choices) > 0:
		for _, ch := range f.Choices {
			y += b.option(f, ch, x, y+3*pt, w)
		}
		y -= b.Look.Pitch
	default:
		b.answer(f, given(f), b.Look.Text, x, y+b.Look.Pitch-b.Look.Text.Lead-2*pt, w)
		b.Foot = 2 * pt
	}
	b.close(1)
	b.reach(y + b.Look.Pitch)
}

// groupBeside is room to write the parts of a group side by side. Where the
// record has some of them already, which may be wider than their room, they stand
// one under another.
func (b *builder) groupBeside(g *apdocs.Field, x, y, w length) {
	s, each := b.Look.Text, w/length(len(g.Parts))
	level := y + b.Look.Pitch - 5*pt - s.Baseline()
	known := func(in *record) bool { return g.Answered(in.form, in.at) }
	for i, p := range g.Parts {
		b.only(not(known), func() { b.text(s, x+each*length(i), level, each, p.Question.Label+" ") })
	}
	written := func(in *record) render.Reading {
		text := ""
		for i, p := range g.Parts {
			if i > 0 {
				text += "\n"
			}
			text += p.Question.Label + " " + render.Value(p, in.form, in.at)
		}
		return render.Reading{Text: text}
	}
	b.only(known, func() { b.answer(g, written, s.Leading(b.Look.Pitch), x, y, w) })
}

// optionBoxes are boxes with their words, side by side from x on, as content of the
// open element. A choice that the record has made already is ticked.
func (b *builder) optionBoxes(f *apdocs.Field, x, y length) {
	l := b.Look
	text := y + (l.Box-l.Text.Lead)/2
	for _, ch := range f.Choices {
		at := x
		b.artifact(func(c canvas.Canvas) { c.Box(at, y, l.Box, l.Box, l.Edge, black) })
		b.tickIf(f, ch, at, y, "Ticked: ")
		x += l.Box + mm(2)
		b.text(l.Text, x, text, frameWidth, ch.Label+" ")
		x += b.Fonts.Width(l.Text.Weight, l.Text.Size, ch.Label) + mm(7)
	}
}

// optionsWidth is how far options reach.
func (c *compiler) optionsWidth(f *apdocs.Field) (w length) {
	for i, ch := range f.Choices {
		if i > 0 {
			w += mm(7)
		}
		w += c.Look.Box + mm(2) + c.Fonts.Width(c.Look.Text.Weight, c.Look.Text.Size, ch.Label)
	}
	return w
}

// tickIf ticks the box at x, y where the record has made the choice, which then
// reads as said.
func (b *builder) tickIf(f *apdocs.Field, ch apdocs.Choice, x, y length, said string) {
	chosen := func(in *record) bool {
		c, ok := f.Chosen(in.form, in.at)
		return ok && c == ch
	}
	tick := b.drawn(func(c canvas.Canvas) { drawTick(c, x, y, b.Look.Box, 220*b.Look.Box/(16*pt)) })
	b.only(chosen, func() { b.saying(said, block.Drawing{Piece: tick}) })
}

// drawTick draws a tick in a square whose side is size.
func drawTick(c canvas.Canvas, x, y, size, width length) {
	at := func(v length) length { return v * size / 1600 }
	c.Stroke(width, black, x+at(320), y+at(840), x+at(660), y+at(1200), x+at(1300), y+at(380))
}

// drawCross draws a cross in a square whose side is size.
func drawCross(c canvas.Canvas, x, y, size, width length) {
	at := func(v length) length { return v * size / 1600 }
	c.Stroke(width, black, x+at(350), y+at(350), x+at(1250), y+at(1250))
	c.Stroke(width, black, x+at(1250), y+at(350), x+at(350), y+at(1250))
}

// labelAbove is the length over which a label stands above its answer.
const labelAbove = 160

// above reports whether a question stands above its answer even where there is a
// rail: a long one, or one with terms to read before answering.
func above(q *apdocs.Question) bool { return len(q.Label) > labelAbove || q.Terms != "" }

// readShown is what is computed from the record, among its answers.
func (c *compiler) readShown(f *apdocs.Field) reader {
	return func(in *record) render.Reading {
		return render.ReadShown(f, c.outline, in.form, c.options.Organised())
	}
}

// beside is a question in the rail with its answer beside it.
func (c *compiler) beside(f *apdocs.Field) *node {
	if f.Kind == apdocs.KindComputed && c.blank() {
		return &node{}
	}
	if f.Kind == apdocs.KindSignature {
		return c.signatureStrip(f)
	}
	if c.blank() {
		return c.besideBlank(f)
	}
	b := c.block(block.Flowing)
	x, w, y := length(0), railWidth, 6*pt
	b.open(tags.TR)
	b.open(tags.RowHead)
	below := b.question(&f.Question, c.Look.Label(), x, y, c.labelWidth(f, w))
	b.close(1)
	b.open(tags.TD)
	if above(&f.Question) {
		y = below
	}
	switch f.Kind {
	case apdocs.KindComputed:
		b.answer(nil, c.readShown(f), c.Look.Text, answerX, y, answerW)
	default:
		b.answer(f, read(f), c.Look.Text, answerX, y, answerW)
	}
	b.close(2)
	b.Foot, b.Top = 6*pt, 6*pt
	b.reach(below + 6*pt)
	b.footRule(0, frameWidth, c.Look.Thin, ruleGrey)
	b.again(b.fill(f.Question.Title()) + ", continued")
	return b.leaf()
}

func (c *compiler) labelWidth(f *apdocs.Field, rail length) length {
	if above(&f.Question) {
		return mm(155)
	}
	return rail
}

// again says on a page on which an answer goes on what it is: in the rail, or above
// the answer in large print.
func (b *builder) again(text string) {
	w := b.Look.Choose(railWidth, frameWidth)
	lines := b.set(b.Look.Hint(), w, text)
	b.Again = append(b.Again, b.drawn(func(c canvas.Canvas) { drawLines(c, b.Look.Hint(), 0, b.Top, lines) }))
	b.Label = b.Top + b.Look.Text.Height(len(lines))
	if b.Look.Large {
		b.Top = b.Label
	}
}

// besideBlank is the same with lines to write on.
func (c *compiler) besideBlank(f *apdocs.Field) *node {
	l := c.Look
	b := c.block(block.Solid)
	b.open(tags.TR)
	b.open(tags.RowHead)
	below := b.question(&f.Question, l.Label(), 0, 4*pt, c.labelWidth(f, railWidth))
	b.close(1)
	b.open(tags.TD)
	x, w, y := answerX, answerW, length(0)
	if above(&f.Question) {
		x, w, y = 0, frameWidth, below
	}
	switch {
	case len(f.Choices) > 0 && c.optionsWidth(f) <= w:
		b.optionBoxes(f, x, y+4*pt)
		b.reach(y + l.Pitch)
	case len(f.Choices) > 0:
		for _, ch := range f.Choices {
			y += b.option(f, ch, x, y+4*pt, w)
		}
		b.reach(y)
	case f.Kind == apdocs.KindGroup:
		b.groupLines(f, x, y, w)
	default:
		n := f.Question.Lines
		if y == 0 {
			n = max(n, int((below+l.Pitch-1)/l.Pitch))
		}
		b.writing(f, n, x, y, w)
		b.Elastic = f.Question.Elastic
	}
	b.close(2)
	b.reach(below)
	b.After = 10 * pt
	return b.leaf()
}

// stacked is a question above its answer, in large print.
func (c *compiler) stacked(f *apdocs.Field) *node {
	l := c.Look
	if f.Kind == apdocs.KindSignature {
		return c.signatureStacked(f, false)
	}
	b := c.block(block.Flowing)
	if c.blank() {
		b.Kind = block.Solid
	}
	b.open(tags.TR)
	b.open(tags.RowHead)
	y := b.question(&f.Question, l.Label(), 0, 6*pt, frameWidth)
	b.close(1)
	b.open(tags.TD)
	switch {
	case !c.blank() && f.Kind == apdocs.KindComputed:
		b.answer(nil, c.readShown(f), l.Text, 0, y, frameWidth)
		b.Foot = 8 * pt
	case !c.blank():
		b.answer(f, read(f), l.Text, 0, y, frameWidth)
		b.Foot = 8 * pt
	case f.Kind == apdocs.KindGroup:
		b.groupLines(f, 0, y, frameWidth)
		b.Foot = 10 * pt
	case len(f.Choices) > 0:
		for _, ch := range f.Choices {
			y += b.option(f, ch, 0, y+6*pt, frameWidth)
		}
		b.reach(y + 8*pt)
	default:
		o := b.writing(f, f.Question.Lines, 0, y, frameWidth)
		o.Lines.Last = false
		b.Foot, b.Elastic = 10*pt, f.Question.Elastic
	}
	b.close(2)
	b.Top = 6 * pt
	if !c.blank() {
		b.reach(y + l.Text.Lead + b.Foot)
		b.footRule(0, frameWidth, l.Thin, lineGrey)
		b.again(b.fill(f.Question.Title()) + ", continued")
	}
	return b.leaf()
}

// groupLines are the parts of a group to write in, a line each.
func (b *builder) groupLines(g *apdocs.Field, x, y, w length) {
	l := b.Look
	widest := length(0)
	for _, p := range g.Parts {
		widest = max(widest, b.Fonts.Width(l.Text.Weight, l.Text.Size, p.Question.Label))
	}
	at := x + widest + mm(3)
	for i, p := range g.Parts {
		label := b.fill(p.Question.Label)
		b.answer(nil, constant(render.Reading{Text: label}), l.Text.Leading(l.Pitch), x, y, at-x).Flow = belowIf(i > 0)
		b.writing(p, 1, at, y, x+w-at).Flow = block.Level
	}
}

// option is one box with its word.
func (b *builder) option(f *apdocs.Field, ch apdocs.Choice, x, y, w length) length {
	l := b.Look
	b.artifact(func(c canvas.Canvas) { c.Box(x, y, l.Box, l.Box, l.Edge, black) })
	b.tickIf(f, ch, x, y, "Ticked: ")
	top := y + (l.Box-l.Text.Lead)/2
	end := b.text(l.Text, x+l.Box+mm(3), top, w-l.Box-mm(3), ch.Label+" ")
	return l.Pitch + end - top - l.Text.Lead
}
