package compile

import (
	"strings"

	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// numberedList compiles the rows of a list with one question.
func (c *compiler) numberedList(t *arrange.NumberedList) *node {
	if c.blank() {
		return c.numberedLines(t)
	}
	return c.numberedAnswers(t)
}

// numberedAnswers compiles the rows of a list with one question as a numbered list beside
// its label or, if a heading says the same, at the full width.
func (c *compiler) numberedAnswers(t *arrange.NumberedList) *node {
	l := c.Look
	b := c.block(block.Flowing)
	x, w := answerX, answerW
	below := length(0)
	beside := t.Titled
	if beside {
		b.open(tags.TR)
		b.open(tags.RowHead)
		if l.Large {
			x, w = 0, frameWidth
			below = b.question(t.Title, l.Label(), 0, 6*pt, frameWidth)
		} else {
			below = b.question(t.Title, l.Label(), 0, 6*pt, railWidth)
		}
		b.close(1)
		b.open(tags.TD)
	} else {
		x, w = 0, c.runningWidth()
	}
	y := 6 * pt
	if beside && l.Large {
		y = below
	}
	rows := &numbered{
		answer: answer{
			Setting: block.Setting{Place: block.Place{X: x, Y: y, W: w}, Style: l.Text, Gap: l.Choose(4*pt, 8*pt)},
			of:      t.Field,
			read:    constant(t.Empty),
		},
		repeat: t.List.Repeat, depth: strings.Count(t.List.Name, "[]"), hang: l.Choose(mm(8), mm(14)),
	}
	if beside {
		b.step(rows)
	} else { // a paragraph, since there is no list
		none := func(in *record) bool { return t.List.Len(in.form, in.at) == 0 }
		b.only(none, func() { b.open(tags.P) })
		b.step(rows)
		b.only(none, func() { b.close(1) })
	}
	if beside {
		b.close(2)
		b.footRule(0, frameWidth, l.Thin, ruleGrey)
		b.Foot, b.Top = 6*pt, 6*pt
		b.reach(below + 6*pt)
		b.again(b.fill(t.Title.Title()) + b.say(render.Continued))
	} else {
		b.Foot = 4 * pt
	}
	leaf := b.leaf()
	if beside {
		return &node{tag: tags.Table, kids: []*node{leaf}}
	}
	return leaf
}

// numberedLines compiles numbered writing lines.
func (c *compiler) numberedLines(t *arrange.NumberedList) *node {
	l, f := c.Look, t.Field
	x, number := l.Choose(mm(12), mm(14)), length(0)
	all := &node{together: true}
	if t.Titled {
		b := c.block(block.Solid)
		b.Keep = 1
		b.open(tags.RowHead)
		if l.Large {
			b.Height = b.question(t.Title, l.Label(), 0, 6*pt, frameWidth)
		} else {
			b.question(t.Title, l.Label(), 0, 4*pt, railWidth)
			x, number = answerX+mm(8), answerX
		}
		b.close(1)
		all.kids = append(all.kids, b.leaf())
	}
	b := c.block(block.Solid)
	b.open(tags.LI)
	b.open(tags.Lbl)
	head := worded(func(in *record) string { return arrange.Number(in.row) })
	b.answer(nil, head, l.Label(), number, l.Pitch-5*pt-l.Text.Baseline(), frameWidth).Outside = true
	b.close(1)
	b.open(tags.LBody)
	b.cellRoom(f, f.Question.Lines, x, frameWidth-x, true)
	b.close(2)
	b.After = 8 * pt
	rows := &node{tag: tags.Numbered, rows: true, count: count(t.List), kids: []*node{b.leaf()}}
	if !t.Titled {
		return rows
	}
	all.tag = tags.TR
	all.kids = append(all.kids, &node{tag: tags.TD, kids: []*node{rows}})
	return &node{tag: tags.Table, kids: []*node{all}}
}
