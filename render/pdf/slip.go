package pdf

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
)

// slip is what an addressee sends back. It is filled in by hand and stands at
// the foot of the last page, or on a page of its own.
func (c *compiler) slip(s *apdocs.Slip) (*node, error) {
	c.paper = true
	defer func() { c.paper = false }()
	top := c.slipTop(s)
	questions, err := c.blocks(s.Blocks)
	if err != nil {
		return nil, err
	}
	sign := &node{tag: tagTable, kids: []*node{c.signatureSlip(s.Sign)}}
	row := &node{row: func(d *document) int { return d.to.Row }, kids: questions}
	return &node{tag: tagSect, slip: true, together: true, kids: []*node{top, row, sign}}, nil
}

// slipTop is the line to cut along and what the slip says.
func (c *compiler) slipTop(s *apdocs.Slip) *node {
	l := c.look
	half, title := l.Text.Lead/2, l.Text.Lead/2+20*pt // of the words on the line; where the title begins
	b := c.block(solid)
	b.b.before, b.b.keep = 16*pt-half, 1
	cut := b.drawn(func(k canvas.Canvas) {
		const dash, gap = 3 * pt, 2 * pt
		word := c.fonts.Width(0, l.Text.Size, cutHere)
		const beyond = 75 * pt // both edges of the sheet, whatever its margins
		for x := -beyond; x < frameWidth+beyond; x += dash + gap {
			if x+dash < -mm(1) || x > word+mm(1) {
				k.Line(x, half, x+dash, half, l.Edge, black)
			}
		}
		drawLines(k, l.Hint().Leading(2*half), 0, 0, []string{cutHere})
	})
	b.add(op{do: upper, pieces: []int{cut}})
	b.open(tagH2)
	y := b.text(l.Section, 0, title, answerW, s.Title+" ")
	b.shut(1)
	b.b.height = y
	aside, asideY := thirdX, title
	if l.Large {
		aside, asideY = 0, y
	}
	b.open(tagP)
	b.answer(nil, func(d *document) render.Reading {
		text := d.source("").Fill(slipAbout(c.outline))
		if d.envelope.Reference != "" {
			text = render.ReferenceLabel + " " + d.envelope.Reference + "\n" + text
		}
		return render.Reading{Text: text}
	}, l.Text, aside, asideY, frameWidth-aside)
	b.shut(1)
	returned := b.spoken(render.ReturnTo+" "+s.ReturnTo, y, l.Choose(answerW, frameWidth))
	returned.below, returned.also = l.Large, !l.Large
	says := b.spoken(s.Text, y, c.runningWidth())
	says.below, says.skip = true, 8*pt
	b.b.foot = 4 * pt
	return b.leaf()
}

const cutHere = "Cut here"

// spoken is a paragraph of the slip, read for each record.
func (b *builder) spoken(text string, y, w length) *op {
	b.open(tagP)
	b.answer(nil, func(d *document) render.Reading {
		d.refuse(text, "")
		return render.Reading{Text: d.source("").Fill(text)}
	}, b.look.Text, 0, y, w)
	b.shut(1)
	return &b.b.ops[len(b.b.ops)-2]
}

// slipAbout is whom a slip is about.
func slipAbout(o *apdocs.Outline) string {
	if o.Field("pupil.name") == nil {
		return ""
	}
	return "{pupil.name}"
}

// signatureSlip is room for name, signature and date.
func (c *compiler) signatureSlip(f *apdocs.Field) *node {
	l := c.look
	const tall = 52 * pt
	b := c.block(solid)
	b.open(tagTR)
	b.open(tagRow)
	y := b.question(&f.Question, l.Label(), 0, 4*pt, frameWidth)
	b.shut(1)
	b.open(tagTD)
	x := length(0)
	if l.Large {
		for _, head := range []string{nameHead, signatureHead, dateHead} {
			b.text(l.Text, 0, y, frameWidth, head+" ")
			y += l.Text.Lead + l.Pitch
			at := y
			b.artifact(func(k canvas.Canvas) { k.Line(0, at, frameWidth, at, l.Thin, black) })
		}
		b.b.height = y
	} else {
		for i, head := range []string{nameHead, signatureHead, dateHead} {
			w := []length{mm(58), mm(66), mm(38)}[i]
			b.text(l.Text, x, y, w, head+" ")
			b.footRule(x, w, l.Thin, black)
			x += w + gutter
		}
		b.b.height = y + tall
	}
	b.shut(2)
	return b.leaf()
}

// slipFrom is the first block of the slip where anything stands above it on its
// page; 0 for none.
func (d *document) slipFrom() int {
	for i := len(d.placed) - 1; i > d.pages[len(d.pages)-1]; i-- {
		if d.placed[i].slip {
			return i
		}
	}
	return 0
}

// slipEnds is how far the last block reaches, which is the slip's.
func (d *document) slipEnds() length {
	p := &d.placed[len(d.placed)-1]
	return p.y + p.height
}

// sink moves the slip to the foot of its page, where anything stands above it.
func (d *document) sink() {
	if from := d.slipFrom(); from > 0 {
		down := slipEnd - d.slipEnds()
		for i := from; i < len(d.placed); i++ {
			d.placed[i].y += down
		}
	}
}

// turnToSlip gives the slip a page of its own where there is no room for it at
// the foot of the last. On both sides of the paper it stands on a front with
// nothing on its back, or who tears it off would tear the letter.
func (d *document) turnToSlip() {
	from := d.slipFrom()
	back := d.options.Duplex && len(d.pages)%2 == 0
	if from > 0 && (d.slipEnds() > slipEnd || back) {
		d.placed[from].forced = true
		y := d.startPage(&d.placed[from]) - d.placed[from].y
		d.pages = append(d.pages, from)
		for i := from; i < len(d.placed); i++ {
			d.placed[i].y += y
		}
	}
	for n, at := range d.pages {
		if d.options.Duplex && n%2 == 1 && d.placed[at].slip {
			d.pages = slices.Insert(d.pages, n, at) // a back without blocks
			return
		}
	}
}
