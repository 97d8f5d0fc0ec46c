package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/raster"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// front compiles the top of the first page: the strip, the letterhead, title and
// reference. Its end is where the content begins.
func (c *compiler) front() (*node, error) {
	n := &node{}
	from, to := c.Margins.Top(0)
	if strip := c.strip(tags.P, from, to); strip != nil {
		n.kids = append(n.kids, &node{tag: tags.Div, kids: []*node{strip.leaf()}})
	}
	head, titleY, err := c.letterheadBlock()
	if err != nil {
		return nil, err
	}
	n.kids = append(n.kids, head)
	n.kids = append(n.kids, c.titleBlock(titleY)...)
	return n, nil
}

// letterheadBlock compiles the organisation's name, address and logo above the accent
// rule, and returns where the title goes.
func (c *compiler) letterheadBlock() (*node, length, error) {
	l, h := c.Look, c.Letterhead
	_, to := c.Margins.Top(0)
	b := c.block(block.Solid)
	logo, err := c.logoSize()
	if err != nil {
		return nil, 0, err
	}
	switch {
	case h.Name == "" && len(h.Lines) == 0 && logo == nil:
		b.accent(46*pt + l.Accent/2)
		return b.leaf(), 56 * pt, nil
	case logo == nil:
		b.open(tags.P)
		b.lines(l.LetterName, 0, l.LetterheadTop, b.set(l.LetterName, railWidth, h.Name))
		b.close(1)
		b.letterLines(answerX, l.LetterheadTop)
		accent, title := 86*pt, 96*pt
		if l.Large {
			accent, title = l.AccentY, l.TitleY
		}
		accent = max(accent, b.Height+6*pt)
		b.accent(accent)
		b.Height = 0
		return &node{tag: tags.Div, kids: []*node{b.leaf()}}, max(title, accent+10*pt), nil
	}
	b.logo(logo)
	if h.Name != "" {
		b.open(tags.P)
		b.reach(b.lines(l.Text.Bold(), answerX, l.LetterheadTop, b.set(l.Text.Bold(), to-answerX, h.Name)))
		b.close(1)
	}
	b.letterLines(answerX, max(b.Height, l.LetterheadTop))
	accent := max(l.AccentY, b.Height+6*pt)
	b.accent(accent)
	b.Height = 0 // it is in the margin above the title
	return &node{tag: tags.Div, kids: []*node{b.leaf()}}, max(l.TitleY, accent+9*pt), nil
}

// letterLines adds the lines of address and contact.
func (b *builder) letterLines(x, y length) {
	_, to := b.Margins.Top(0)
	for _, line := range b.Letterhead.Lines {
		b.open(tags.P)
		y = b.lines(b.Look.Text, x, y, b.set(b.Look.Text, to-x, line))
		b.close(1)
	}
	b.reach(y)
}

// accent adds the rule in the organisation's colour below the letterhead.
func (b *builder) accent(y length) {
	b.artifact(func(k canvas.Canvas) {
		k.Line(0, y, frameWidth, y, b.Look.Accent, b.colour)
	})
}

// A logoSize is the size of a logo on the page.
type logoSize struct{ w, h length }

// logoSize fits the logo into 40 by 17 mm at a resolution of at least 300 dots an inch.
func (c *compiler) logoSize() (*logoSize, error) {
	if len(c.Letterhead.Logo) == 0 {
		return nil, nil
	}
	config, err := raster.Read(c.Letterhead.Logo)
	if err != nil {
		return nil, &render.SettingError{Setting: "logo", Err: err}
	}
	w, h := mm(40), mm(17)
	if fit := h * length(config.Width) / length(config.Height); fit < w {
		w = fit
	} else {
		h = w * length(config.Height) / length(config.Width)
	}
	if most := length(config.Width) * 7200 / 300; w > most {
		w, h = most, most*length(config.Height)/length(config.Width)
	}
	return &logoSize{w, h}, nil
}

// logo adds the picture, which the file has once. If the name is beside it, it has no
// alternative text.
func (b *builder) logo(s *logoSize) {
	x, y := length(0), b.Look.LetterheadTop
	piece := b.drawn(func(k canvas.Canvas) { k.Picture("Logo", x, y, s.w, s.h) })
	if b.Letterhead.Name != "" {
		b.add(&block.Artifact{Drawing: block.Drawing{Piece: piece}})
		return
	}
	b.open(tags.Figure(b.say(render.Logo)))
	b.add(&block.Drawing{Piece: piece})
	b.close(1)
}

// titleBlock compiles the title with the reference beside it.
func (c *compiler) titleBlock(y length) []*node {
	l := c.Look
	s := l.Title
	if len([]rune(c.outline.Title)) > 80 {
		s = l.LongTitle
	}
	w := answerW
	if l.Large {
		w = frameWidth
	}
	title := c.fill(c.outline.Title)
	lines := c.Fonts.Balanced(nil, s.Weight, s.Size, w, title)
	beside := !l.Large
	if len(lines) > 4 {
		lines, beside = c.Fonts.Balanced(nil, s.Weight, s.Size, frameWidth, title), false
	}
	b := c.block(block.Solid)
	b.open(tags.H1)
	end := b.lines(s, 0, y, lines)
	b.close(1)
	if beside {
		b.reference(thirdX, y+s.Baseline()-l.Text.Baseline(), frameWidth-thirdX)
		end = max(end, y+2*s.Lead)
	} else {
		b.reference(0, end+4*pt, frameWidth)
		end += 4*pt + 2*l.Text.Lead
		if c.blank() {
			end += 10 * pt // a writing line is lower than a line of text
		}
	}
	b.Height = end + 12*pt
	nodes := []*node{b.leaf()}
	if c.blank() {
		h := c.block(block.Solid)
		h.open(tags.P)
		h.Height = h.text(l.Hint(), 0, 0, frameWidth, c.howToFill())
		h.After = l.Choose(6*pt, 8*pt)
		h.close(1)
		b.Height = end + 6*pt
		nodes = append(nodes, h.leaf())
	}
	return append(nodes, c.handout()...)
}

// handout compiles what a party's sheet says about itself, with room for what is not
// known.
func (c *compiler) handout() (nodes []*node) {
	l := c.Look
	lines := c.options.Handout(c.outline, c.zero)
	for i, line := range lines {
		b := c.block(block.Solid)
		b.After = 2 * pt
		b.open(tags.P)
		x, y, w := answerX, length(0), answerW
		b.Height = b.text(l.Label(), 0, 0, railWidth, line.Label+" ")
		if l.Large {
			x, y, w = 0, b.Height, frameWidth
		}
		if line.Text != "" {
			b.reach(b.lines(l.Text, x, y, b.set(l.Text, w, c.composed(line.Text))))
		} else {
			b.answer(nil, worded(func(in *record) string {
				return c.options.Handout(c.outline, in.form)[i].Text
			}), l.Text, x, y, w)
			b.reach(y + l.Pitch)
			b.footRule(x, w, l.Thin, lineGrey)
		}
		b.close(1)
		if i == len(lines)-1 {
			b.After = 10 * pt
		}
		nodes = append(nodes, b.leaf())
	}
	return nodes
}

// reference adds the organisation's reference, or room for it.
func (b *builder) reference(x, y, w length) {
	l := b.Look
	known := func(in *record) bool { return in.envelope.Reference != "" }
	label := b.drawn(func(k canvas.Canvas) { drawLines(k, l.Label(), x, y, []string{b.say(render.ReferenceLabel) + " "}) })
	if b.blank() {
		known = always
	}
	b.only(known, func() {
		b.open(tags.P)
		b.add(&block.Drawing{Piece: label})
	})
	if b.onScreen() {
		b.referenceField(x, y+l.Text.Lead, min(w, mm(54)))
		b.close(1)
		return
	}
	o := b.answer(envelope("reference", render.ReferenceLabel), readReference, l.Text, x, y+l.Text.Lead, w)
	o.Outside = true
	b.only(known, func() { b.close(1) })
	if b.blank() {
		line := y + l.Text.Lead + l.Choose(20*pt, 30*pt)
		b.artifact(func(k canvas.Canvas) { k.Line(x, line, x+min(w, mm(54)), line, l.Thin, lineGrey) })
	}
}

// envelope returns a field that represents a part of the record's envelope in messages.
func envelope(name, label string) *apdocs.Field {
	return &apdocs.Field{Name: name, Question: apdocs.Question{Label: label}}
}
