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
	if text := render.NoticeIn(c.In(), c.options.Organised()); text != "" {
		return []*node{c.notice(text)}
	}
	return nil
}

// additions compiles what a record has after the form's own questions.
func (c *compiler) additions() (nodes []*node) {
	if c.blank() {
		return nil
	}
	for _, a := range c.reader.Additions() {
		nodes = append(nodes, c.addition(a))
	}
	return nodes
}

// notice compiles what the organisation states about data, below everything else.
func (c *compiler) notice(text string) *node {
	b := c.block(block.Solid)
	b.Before = 8 * pt
	b.open(tags.P)
	s := c.Look.Hint()
	b.Height = b.lines(s, 0, 0, c.Fonts.Balanced(nil, s.Weight, s.Size, frameWidth, c.composed(text)))
	b.close(1)
	return b.leaf()
}

// addition compiles a heading with a table of labels and texts.
func (c *compiler) addition(a arrange.Addition) *node {
	l := c.Look
	head, again := c.heading(&arrange.Part{Heading: a.Title})
	count := func(in *record) int { return a.Len(in.form) }
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
	rows := &node{count: count, rows: true, kids: []*node{b.leaf()}, title: again}
	return &node{tag: tags.Sect, kids: []*node{head, {tag: tags.Table, kids: []*node{rows}}},
		count: func(in *record) int { return min(1, count(in)) }}
}

// added adds the label or text of a row of an addition.
func (b *builder) added(a arrange.Added, s sheet.Style, x, w length) *answer {
	read := worded(func(in *record) string { return a.Read(in.form, in.row) })
	o := b.answer(nil, read, s, x, 6*pt, w)
	o.place = func(in *record) arrange.Place { return a.Place(in.form, in.row) }
	return o
}
