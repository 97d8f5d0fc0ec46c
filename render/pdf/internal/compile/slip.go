package compile

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// slip compiles what an addressee returns. It is filled in by hand, and is at the foot of
// the last page or on a page of its own.
func (c *compiler) slip(s *apdocs.Slip, questions []arrange.Arrangement) *node {
	c.paper = true
	defer func() { c.paper = false }()
	top := c.slipTop(s)
	sign := &node{tag: tags.Table, kids: []*node{c.signatureSlip(s)}}
	row := &node{row: func(in *record) int { return in.addressee.Row }, kids: c.nodes(questions)}
	return &node{tag: tags.Sect, slip: true, together: true, kids: append(top, row, sign)}
}

// slipTop compiles the line to cut along and the text of the slip. In large print, where that
// may be long, each sentence is a block of its own.
func (c *compiler) slipTop(s *apdocs.Slip) []*node {
	l := c.Look
	half, title := l.Text.Lead/2, l.Text.Lead/2+20*pt // half a line of the words on the rule; top of the title
	b := c.block(block.Solid)
	b.Before, b.Keep = 16*pt-half, 1
	cut := b.drawn(func(k canvas.Canvas) { c.cutLine(k, half) })
	b.add(&block.Separator{Piece: cut})
	b.open(tags.H2)
	y := b.text(l.Section, 0, title, answerW, s.Title+" ")
	b.close(1)
	b.Height = y
	aside, asideY := thirdX, title
	if l.Large {
		aside, asideY = 0, y
	}
	b.open(tags.P)
	b.answer(nil, func(in *record) render.Reading {
		text := in.source("").Fill(slipAbout(c.outline))
		if in.envelope.Reference != "" {
			text = c.say(render.ReferenceLabel) + " " + in.envelope.Reference + "\n" + text
		}
		return render.Reading{Text: text}
	}, l.Text, aside, asideY, frameWidth-aside)
	b.close(1)
	back := c.say(render.ReturnTo) + " " + s.ReturnTo
	if l.Large {
		nodes := []*node{b.leaf()}
		for _, text := range []string{back, s.Text} {
			b := c.block(block.Flowing)
			b.After = 8 * pt
			b.spoken(text, 0, c.runningWidth())
			nodes = append(nodes, b.leaf())
		}
		if s.English() != "" {
			b := c.block(block.Flowing)
			b.After = 8 * pt
			b.said(c.inEnglish(tags.P, true), filledIn(s.English(), "", true), 0, c.runningWidth()).Own = true
			nodes = append(nodes, b.leaf())
		}
		return nodes
	}
	b.spoken(back, y, answerW).Also = true
	says := b.spoken(s.Text, y, c.runningWidth())
	says.Flow, says.Skip = block.Below, 8*pt
	if s.English() != "" {
		says = b.said(c.inEnglish(tags.P, true), filledIn(s.English(), "", true), y, c.runningWidth())
		says.Flow, says.Skip, says.Own = block.Below, 4*pt, true
	}
	b.Foot = 4 * pt
	return []*node{b.leaf()}
}

// cutLine draws the line to cut along, half a line below the top, with its words.
func (c *compiler) cutLine(k canvas.Canvas, half length) {
	l := c.Look
	const dash, gap = 3 * pt, 2 * pt
	word := c.Fonts.Width(0, l.Text.Size, c.say(render.CutHere))
	const beyond = 75 * pt // beyond both edges of the sheet, whatever its margins
	for x := -beyond; x < frameWidth+beyond; x += dash + gap {
		if x+dash < -mm(1) || x > word+mm(1) {
			k.Line(x, half, x+dash, half, l.Edge, black)
		}
	}
	drawLines(k, l.Hint().Leading(2*half), 0, 0, []string{c.say(render.CutHere)})
}

// spoken adds a paragraph of the slip, read for each record.
func (b *builder) spoken(text string, y, w length) *answer {
	return b.said(tags.P, filled(text, ""), y, w)
}

func (b *builder) said(tag *tags.Tag, read reader, y, w length) *answer {
	b.open(tag)
	o := b.answer(nil, read, b.Look.Text, 0, y, w)
	b.close(1)
	return o
}

// slipAbout returns the printed text that names the pupil on a slip, or "" if the form has
// no pupil.
func slipAbout(o *apdocs.Outline) string {
	if o.Field("pupil.name") == nil {
		return ""
	}
	return "{pupil.name}"
}

// signatureSlip compiles room for a signature, and for name and date if the slip does not ask
// for them.
func (c *compiler) signatureSlip(s *apdocs.Slip) *node {
	l, f, heads := c.Look, s.Sign, arrange.SlipHeads(s)
	const tall = 52 * pt
	b := c.block(block.Solid)
	b.open(tags.TR)
	b.open(tags.RowHead)
	y := b.question(&f.Question, l.Label(), 0, 4*pt, frameWidth)
	b.close(1)
	b.open(tags.TD)
	x := length(0)
	if l.Large {
		for _, head := range heads {
			b.text(l.Text, 0, y, frameWidth, b.say(head)+" ")
			y += l.Text.Lead + l.Pitch
			at := y
			b.artifact(func(k canvas.Canvas) { k.Line(0, at, frameWidth, at, l.Thin, black) })
		}
		b.Height = y
	} else {
		for _, head := range heads {
			w := mm(signatureSpaces[slices.Index(signatureHeads[:], head)])
			b.text(l.Text, x, y, w, b.say(head)+" ")
			b.footRule(x, w, l.Thin, black)
			x += w + gutter
		}
		b.Height = y + tall
	}
	b.close(2)
	return b.leaf()
}
