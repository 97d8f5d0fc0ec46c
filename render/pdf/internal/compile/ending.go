package compile

import (
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// notices compiles what the organisation states about data, if anything.
func (c *compiler) notices() []*node {
	if text, english := render.NoticeIn(c.In(), c.options.Organised()); text != "" {
		return []*node{c.notice(text, english)}
	}
	return nil
}

// additions compiles what a record has after the form's own questions.
func (c *compiler) additions() (nodes []*node) {
	switch {
	case c.onScreen():
		return c.askedAdditions()
	case c.blank():
		return nil
	}
	for _, a := range c.reader.Additions() {
		nodes = append(nodes, c.addition(a))
	}
	return nodes
}

// notice compiles what the organisation states about data, below everything else.
func (c *compiler) notice(text string, english bool) *node {
	b := c.block(block.Solid)
	b.Before = 8 * pt
	b.open(c.inEnglish(tags.P, english))
	s := c.Look.Hint()
	b.Height = b.linesIn(s, 0, 0, frameWidth, c.Fonts.Balanced(nil, s.Weight, s.Size, frameWidth, c.composed(text)))
	b.close(1)
	return b.leaf()
}

// addition compiles a heading with a table of labels and texts.
func (c *compiler) addition(a arrange.Addition) *node {
	l := c.Look
	b := c.block(block.Flowing)
	b.open(tags.TR)
	b.open(tags.RowHead)
	w, x, aw := railWidth, answerX, answerW
	if l.Large {
		w, x, aw = frameWidth, 0, frameWidth
	}
	label := b.added(a.Label, l.Label(), 0, w)
	label.Names, label.Again = true, true // labels differ between records here
	b.close(1)
	b.open(tags.TD)
	o := b.added(a.Text, l.Text, x, aw)
	o.Gap, o.Flow = 8*pt, belowIf(l.Large)
	b.close(2)
	b.Foot, b.Top = 6*pt, 6*pt
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	return c.additionOf(a, b.leaf())
}

// askedAdditions compiles the lists that a record can have after the form's own questions, to fill in on
// screen.
func (c *compiler) askedAdditions() (nodes []*node) {
	added, printed := &c.outline.Added, c.reader.Additions()
	if len(added.Extra) > 0 {
		nodes = append(nodes, c.additionOf(printed[0], c.ownQuestion(printed[0].Label)))
	}
	if len(added.NotKept) > 0 {
		one := &node{together: true}
		for _, f := range added.NotKept {
			pair := arrange.Pair{Field: f, Asked: arrange.Asked(f)}
			if c.Look.Large {
				one.kids = append(one.kids, c.above(pair, 0))
			} else {
				one.kids = append(one.kids, c.besideBlank(pair))
			}
		}
		nodes = append(nodes, c.additionOf(printed[1], one))
	}
	return nodes
}

// additionOf compiles an addition whose rows are compiled already.
func (c *compiler) additionOf(a arrange.Addition, row *node) *node {
	head, again := c.heading(&arrange.Part{Heading: a.Title})
	count := func(in *record) int { return a.Len(in.form) }
	rows := &node{count: count, rows: true, kids: []*node{row}, title: again}
	return &node{tag: tags.Sect, kids: []*node{head, {tag: tags.Table, kids: []*node{rows}}},
		count: func(in *record) int { return min(1, count(in)) }}
}

// ownQuestion compiles a row of the school's own questions, with a field for the answer beside the question
// or, in large print, below it. How long a question is differs between records.
func (c *compiler) ownQuestion(label arrange.Added) *node {
	const lines = 3
	question, answer := c.outline.Added.Extra[0], c.outline.Added.Extra[1]
	head := func(b *builder, w length) {
		b.open(tags.RowHead)
		b.added(label, c.Look.Label(), 0, w).Names = true
		b.close(1)
	}
	room := func(b *builder, x, w length) {
		b.open(tags.TD)
		b.textInput(answer, lines, x, 0, w).said = question
		b.close(1)
		b.After = 10 * pt
	}
	first := c.block(block.Flowing)
	if !c.Look.Large {
		first.open(tags.TR)
		head(first, railWidth)
		room(first, answerX, answerW)
		first.close(1)
		return first.leaf()
	}
	head(first, frameWidth)
	second := c.block(block.Solid)
	room(second, 0, frameWidth)
	return &node{tag: tags.TR, together: true, kids: []*node{first.leaf(), second.leaf()}}
}

// added adds the label or text of a row of an addition.
func (b *builder) added(a arrange.Added, s sheet.Style, x, w length) *answer {
	read := worded(func(in *record) string { return a.Read(in.form, in.row) })
	o := b.answer(nil, read, s, x, 6*pt, w)
	o.place = func(in *record) arrange.Place { return a.Place(in.form, in.row) }
	return o
}
