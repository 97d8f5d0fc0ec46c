package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// pairs compiles questions beside their answers. Their structure is a table of two
// columns, like that of questions side by side or above their answers.
func (c *compiler) pairs(p *arrange.Pairs) *node {
	n := &node{tag: tags.Table}
	for _, one := range p.Pairs {
		n.kids = append(n.kids, c.beside(one))
	}
	return n
}

// grid compiles a table of short questions side by side.
func (c *compiler) grid(g *arrange.Grid) *node {
	n := &node{tag: tags.Table}
	for _, fields := range g.Rows {
		n.kids = append(n.kids, c.gridRow(fields, g.Across))
	}
	return n
}

// gridRow compiles short questions side by side, each label above its answer.
func (c *compiler) gridRow(fields []*apdocs.Field, across int) *node {
	b := c.block(block.Flowing)
	w := (frameWidth - length(across-1)*gutter) / length(across)
	x := length(0)
	var places []*block.Place // of the fields in the row
	for _, f := range fields {
		cell := w
		if f.Question.Wide {
			cell = frameWidth
		}
		b.open(tags.TR)
		if c.blank() {
			if place := b.blankCell(f, x, cell); place != nil {
				places = append(places, place)
			}
		} else {
			b.cell(f, x, cell)
		}
		b.close(1)
		// On a blank the last part of a group has a line of its own there.
		if lined := c.blank() && arrange.RoomFor(f) == arrange.Lined && len(f.Parts) > 2; !lined && !c.onScreen() {
			b.footRule(x, cell, c.Look.Thin, lineGrey)
		}
		x += cell + gutter
	}
	if !c.blank() {
		b.Top = b.Label
	}
	if c.onScreen() {
		b.After = 4 * pt
	}
	level(places)
	return b.leaf()
}

// cell adds a label with its answer below.
func (b *builder) cell(f *apdocs.Field, x, w length) {
	b.open(tags.RowHead)
	y := b.question(&f.Question, b.Look.Label(), x, 4*pt, w)
	b.close(1)
	b.open(tags.TD)
	b.answer(f, b.read(f), b.Look.Text, x, y, w)
	b.close(1)
	b.cells++
	b.againAt(b.fill(f.Question.Title())+b.say(render.Continued), x, w, 4*pt, b.cells)
	b.Foot = 4 * pt
	b.reach(y + b.Look.Text.Lead + b.Foot)
}

// blankCell adds a label with writing lines or boxes below. It returns the place of the
// field on screen, or nil.
func (b *builder) blankCell(f *apdocs.Field, x, w length) (field *block.Place) {
	b.open(tags.RowHead)
	y := b.question(b.asked(f), b.Look.Label(), x, 2*pt, w)
	b.close(1)
	b.open(tags.TD)
	switch arrange.RoomFor(f) {
	case arrange.Lined:
		if len(f.Parts) > 2 {
			b.groupLines(f, x, y, w)
		} else {
			b.groupBeside(f, x, y, w)
		}
	case arrange.Boxes:
		y = b.options(f, x, y, w, 3*pt) - b.Look.Pitch
	default:
		if b.onScreen() {
			field = b.writing(f, 1, x, y, w).Place
			break
		}
		b.answer(f, given(f), b.Look.Text, x, y+b.Look.Pitch-b.Look.Text.Lead-2*pt, w)
		b.Foot = 2 * pt
	}
	b.close(1)
	b.reach(y + b.Look.Pitch)
	return field
}

// groupBeside adds room to write the parts of a group side by side. Parts that the record
// already has may be wider, so in that case the parts are one below another.
func (b *builder) groupBeside(g *apdocs.Field, x, y, w length) {
	if b.onScreen() {
		b.fieldsBeside(g, x, y, w)
		return
	}
	s, each := b.Look.Text, w/length(len(g.Parts))
	level := y + b.Look.Pitch - 5*pt - s.Baseline()
	known := func(in *record) bool { return g.Answered(in.form, in.at) }
	for i, p := range g.Parts {
		label := arrange.PartLabel(g, p, b.others)
		b.only(not(known), func() { b.text(s, x+each*length(i), level, each, label+" ") })
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

// optionBoxes adds boxes with their labels side by side from x, as content of the current
// element. The choice that the record already has is ticked.
func (b *builder) optionBoxes(f *apdocs.Field, x, y length) {
	l := b.Look
	text := y + (l.Box-l.Text.Lead)/2
	for _, ch := range f.Choices {
		at := x
		b.box(f, ch, at, y, arrange.BoxSays(b.In(), true, "")+" ")
		x += l.Box + mm(2)
		b.text(l.Text, x, text, frameWidth, ch.Label+" ")
		x += b.Fonts.Width(l.Text.Weight, l.Text.Size, ch.Label) + mm(7)
	}
}

// options draws boxes with their labels from y, side by side as far as there is space, and
// returns where they end. Each line is one pitch high; down is the distance of the box
// from its top.
func (b *builder) options(f *apdocs.Field, x, y, w, down length) length {
	if b.optionsWidth(f) <= w {
		b.optionBoxes(f, x, y+down)
		return y + b.Look.Pitch
	}
	for _, ch := range f.Choices {
		y += b.option(f, ch, x, y+down, w)
	}
	return y
}

// cellRoom adds room for an answer in a cell of a table or in a numbered list, from the
// top of the block: boxes, or at least n writing lines. If last is set, the last line is
// heavy, because it ends a row.
func (b *builder) cellRoom(f *apdocs.Field, n int, x, w length, last bool) {
	if arrange.CellRoom(f, b.onScreen()) == arrange.Boxes {
		b.cellBoxes(f, x, w)
		return
	}
	if b.onScreen() && f.Kind == apdocs.KindGroup {
		b.partFields(f, n, x, w)
		return
	}
	b.writing(f, n, x, 0, w).Last = last
}

// cellBoxes adds the boxes of a question in a row with writing lines. Their labels are on
// the baseline of text written on those lines.
func (b *builder) cellBoxes(f *apdocs.Field, x, w length) {
	l := b.Look
	if b.inList(f, w) {
		b.listInput(f, x, 0, w)
		return
	}
	y := l.Pitch - 5*pt - l.Text.Baseline() - (l.Box-l.Text.Lead)/2
	end := b.options(f, x, 0, w, y)
	b.reach(end + y - l.Pitch + l.Box + 2*pt)
}

// inList reports whether the choices of a question in a cell are entries of a list: they are filled in on
// screen, and there is no room for their boxes.
func (c *compiler) inList(f *apdocs.Field, w length) bool {
	return c.onScreen() && len(f.Choices) > 0 && c.optionsWidth(f) > w && listed(f) && !c.stacks(f, w)
}

// optionsWidth returns the width of a question's options side by side.
func (c *compiler) optionsWidth(f *apdocs.Field) (w length) {
	for i, ch := range f.Choices {
		if i > 0 {
			w += mm(7)
		}
		w += c.Look.Box + mm(2) + c.Fonts.Width(c.Look.Text.Weight, c.Look.Text.Size, ch.Label)
	}
	return w
}

// tickIf ticks the box at x, y if the record has made the choice. said is the text of the
// tick for screen readers.
func (b *builder) tickIf(f *apdocs.Field, ch apdocs.Choice, x, y length, said string) {
	chosen := func(in *record) bool {
		c, ok := f.Chosen(in.form, in.at)
		return ok && c == ch
	}
	tick := b.drawn(func(c canvas.Canvas) { drawTick(c, x, y, b.Look.Box, 220*b.Look.Box/(16*pt)) })
	b.only(chosen, func() { b.saying(said, block.Drawing{Piece: tick}) })
}

// beside is a question in the rail with its answer beside it.
func (c *compiler) beside(p arrange.Pair) *node {
	if p.Signs {
		return c.signatureStrip(p.Field)
	}
	if c.blank() {
		return c.besideBlank(p)
	}
	b := c.block(block.Flowing)
	y := 6 * pt
	b.open(tags.TR)
	b.open(tags.RowHead)
	below := b.question(&p.Question, c.Look.Label(), 0, y, labelWidth(p))
	b.close(1)
	b.open(tags.TD)
	if p.Above {
		y = below
	}
	b.answer(p.Field, c.read(p.Field), c.Look.Text, answerX, y, answerW)
	b.close(2)
	b.Foot, b.Top = 6*pt, 6*pt
	b.reach(below + 6*pt)
	b.footRule(0, frameWidth, c.Look.Thin, ruleGrey)
	b.again(b.fill(p.Question.Title()) + b.say(render.Continued))
	return b.leaf()
}

// labelWidth returns the line width of a label: that of the rail, or more if it is above
// the answer.
func labelWidth(p arrange.Pair) length {
	if p.Above {
		return mm(155)
	}
	return railWidth
}

// again repeats a label on the page on which its answer continues: in the rail, or in
// large print above the answer.
func (b *builder) again(text string) {
	b.againAt(text, 0, b.Look.Choose(railWidth, frameWidth), b.Top, 0)
	if b.Look.Large {
		b.Top = b.Label
	}
}

// againAt repeats text in a column from y on the page on which the block continues. answer
// is 1 + the index of the answer whose continuation it labels, or 0 for the block.
func (b *builder) againAt(text string, x, w, y length, answer int) {
	hint := b.Look.Hint()
	lines := b.set(hint, w, text)
	piece := b.drawn(func(c canvas.Canvas) { drawLines(c, hint, x, y, lines) })
	b.Again = append(b.Again, block.Again{Piece: piece, Answer: answer})
	b.Label = max(b.Label, y+hint.Height(len(lines)))
}

// besideBlank compiles a question in the rail with writing lines or boxes beside it.
func (c *compiler) besideBlank(p arrange.Pair) *node {
	l, f := c.Look, p.Field
	b := c.block(block.Solid)
	b.open(tags.TR)
	b.open(tags.RowHead)
	below := b.question(p.Asked, l.Label(), 0, 4*pt, labelWidth(p))
	b.close(1)
	b.open(tags.TD)
	x, w, y := answerX, answerW, length(0)
	if p.Above {
		x, w, y = 0, frameWidth, below
	}
	switch arrange.RoomFor(f) {
	case arrange.Boxes:
		b.reach(b.options(f, x, y, w, 4*pt))
	case arrange.Lined:
		b.groupLines(f, x, y, w)
	default:
		n := f.Question.Lines
		if y == 0 && f.Kind != apdocs.KindDate { // a date is short, however long its question is
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

// groupLines adds a writing line for each part of a group.
func (b *builder) groupLines(g *apdocs.Field, x, y, w length) {
	if b.onScreen() {
		b.groupFields(g, x, y, w)
		return
	}
	l := b.Look
	widest := length(0)
	for _, p := range g.Parts {
		widest = max(widest, b.Fonts.Width(l.Text.Weight, l.Text.Size, arrange.PartLabel(g, p, b.others)))
	}
	at := x + widest + mm(3)
	for i, p := range g.Parts {
		label := b.fill(arrange.PartLabel(g, p, b.others))
		b.answer(nil, constant(render.Reading{Text: label}), l.Text.Leading(l.Pitch), x, y, at-x).Flow = belowIf(i > 0)
		b.writing(p, 1, at, y, x+w-at).Flow = block.Level
	}
}

// option draws one box with its label and returns the height of both.
func (b *builder) option(f *apdocs.Field, ch apdocs.Choice, x, y, w length) length {
	l := b.Look
	b.box(f, ch, x, y, arrange.BoxSays(b.In(), true, "")+" ")
	top := y + (l.Box-l.Text.Lead)/2
	end := b.text(l.Text, x+l.Box+mm(3), top, w-l.Box-mm(3), ch.Label+" ")
	return l.Pitch + end - top - l.Text.Lead
}
