package compile

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// Positions of the parts of a letter. The address shows in the window of a DL envelope,
// whatever the margins and the size of print.
const (
	addressLines = 6
	windowTop    = 163 * pt
	asideTop     = 162 * pt
	salutationY  = 304 * pt // below the first fold
)

var (
	windowLeft  = mm(25) // on the sheet
	windowWidth = mm(72)
	postal      = sheet.Style{Size: 12 * pt, Lead: 14 * pt} // the same in large print
)

// letterNodes compiles a whole letter to the kind of addressee that the plan is for.
func (c *compiler) letterNodes() ([]*node, error) {
	say := c.outline.Letter.Wording(&apdocs.Addressee{Pupil: c.toPupil, Authority: c.toAuthority})
	c.letter = true
	head, err := c.letterTop(say)
	if err != nil {
		return nil, err
	}
	how := arrange.Printed(c.outline, &c.options)
	how.Letter, how.Draft = true, false // a draft lists what is missing above
	blocks, err := arrange.Blocks(say.Blocks, how)
	if err != nil {
		return nil, err
	}
	body, notices := c.nodes(blocks), c.notices()
	nodes := append(append(head, body...), c.closing(say), c.copies(), c.enclosures())
	nodes = append(nodes, notices...) // additions are not for readers of a letter
	c.letter = false
	if say.Slip == nil {
		return nodes, nil
	}
	how.Blank = true
	questions, err := arrange.Blocks(say.Slip.Blocks, how)
	if err != nil {
		return nil, err
	}
	return append(nodes, c.slip(say.Slip, questions)), nil
}

// letterTop compiles what is above a letter's first sentence.
func (c *compiler) letterTop(say *apdocs.Wording) ([]*node, error) {
	n := &node{}
	from, to := c.Margins.Top(0)
	if strip := c.strip(tags.P, from, to); strip != nil {
		n.kids = append(n.kids, &node{tag: tags.Div, kids: []*node{strip.leaf()}})
	}
	head, _, err := c.letterheadBlock()
	if err != nil {
		return nil, err
	}
	n.kids = append(n.kids, head, c.addressBlock())
	l := c.Look
	b := c.block(block.Solid)
	b.After = 8 * pt
	b.open(tags.P)
	b.prose(say.Salutation, "", l.Text, 0, 0, frameWidth)
	b.close(1)
	s := c.block(block.Solid)
	s.After = 6 * pt
	s.open(tags.H1)
	s.prose(say.Subject, "", l.Section, 0, 0, c.runningWidth())
	s.close(1)
	nodes := []*node{n, b.leaf(), s.leaf()}
	if c.options.Draft {
		nodes = append(nodes, c.draftPanel())
	}
	return nodes, nil
}

// addressBlock compiles the address and, to the right of it, the letter's date, reference
// and contact. The text of a letter starts below it.
func (c *compiler) addressBlock() *node {
	l, letter := c.Look, c.outline.Letter
	b := c.block(block.Solid)
	o := b.itemised(envelope("", "Address of the letter"), func(in *record) render.Reading {
		return render.Reading{Text: strings.Join(render.AddressedIn(in.In(), in.addressee), "\n")}
	}, postal, c.Margins.At(windowLeft-c.Margins.Left(0), windowWidth), windowTop, windowWidth)
	o.Outside, o.Own, o.Most, o.Asks = true, true, addressLines, "Address of the letter"
	b.artifact(func(k canvas.Canvas) { // fold marks
		for _, y := range []length{mm(105), mm(210)} {
			k.Line(mm(5)-c.Margins.Before(0), y, mm(9)-c.Margins.Before(0), y, l.Thin, ruleGrey)
		}
	})
	b.aside(asideTop, b.say(render.DateLabel), "{"+letter.Date.Name+"}")
	b.asideReference()
	if len(letter.Contact) > 0 {
		b.aside(0, b.say(render.ContactLabel), letter.Contact...)
	}
	b.Height, b.Foot = salutationY, 12*pt
	return b.leaf()
}

// asideX is where date, reference and contact begin: to the right of the window, which is at
// the left of the envelope whatever the language of the letter.
func (c *compiler) asideX() length {
	if c.Margins.Direction == font.Leftwards {
		return 0
	}
	return c.Look.Choose(thirdX, mm(94))
}

// asideWidth is the line width of date, reference and contact.
func (c *compiler) asideWidth() length { return frameWidth - c.Look.Choose(thirdX, mm(94)) }

// aside adds a label with lines below it in the third column, at y or, if y is 0, 4 points
// below what is there already.
func (b *builder) aside(y length, label string, values ...string) {
	l := b.Look
	b.open(tags.P)
	head := b.answer(nil, constant(render.Reading{Text: label + " "}), l.Label(), b.asideX(), y, b.asideWidth())
	head.Flow = belowIf(y == 0)
	if y == 0 {
		head.Skip = 4 * pt
	}
	for _, v := range values {
		b.answer(nil, filled(v, ""), l.Text, b.asideX(), 0, b.asideWidth()).Flow = block.Below
	}
	b.close(1)
}

// asideReference adds the letter's reference if it has one.
func (b *builder) asideReference() {
	l := b.Look
	known := func(in *record) bool { return in.envelope.Reference != "" }
	b.only(known, func() {
		b.open(tags.P)
		x, w := b.asideX(), b.asideWidth()
		head := b.answer(nil, constant(render.Reading{Text: b.say(render.ReferenceLabel) + " "}), l.Label(), x, 0, w)
		head.Flow, head.Skip = block.Below, 4*pt
		value := b.answer(envelope("reference", render.ReferenceLabel), readReference, l.Text, x, 0, w)
		value.Flow = block.Below
		b.close(1)
	})
}

// closing compiles the end of a letter, with room to sign it.
func (c *compiler) closing(say *apdocs.Wording) *node {
	const room = 40 * pt
	l, letter := c.Look, c.outline.Letter
	b := c.block(block.SignatureRow)
	b.open(tags.P)
	y := b.text(l.Text, 0, 0, frameWidth, say.Closing+" ")
	b.close(1)
	f := letter.Signature
	said := func(in *record) bool { return in.signs || !toSign(f)(in) }
	b.only(said, func() { b.open(tags.P) })
	b.answer(f, signed(f, signedState), l.Text, 0, y+8*pt, frameWidth)
	b.only(not(toSign(f)), func() { // the day of a letter that is still to be signed stands at its top
		b.answer(f, signed(f, signedDate), l.Text, 0, 0, frameWidth).Flow = block.Below
	})
	b.field(f, block.Place{Y: y + 2*pt, W: mm(70)}, room-4*pt)
	b.only(said, func() { b.close(1) })
	b.Height = y + room
	b.Before, b.After = 4*pt, 12*pt
	name := c.block(block.SignatureRow)
	name.open(tags.P)
	name.prose(letter.Signer, "", l.Label(), 0, 0, frameWidth)
	name.close(1)
	name.open(tags.P)
	office := name.answer(nil, filled(letter.Office, ""), l.Text, 0, 0, frameWidth)
	office.Flow = block.Below
	name.close(1)
	name.After = 12 * pt
	b.After, b.Keep = 0, 1
	return &node{signed: true, together: true, kids: []*node{b.leaf(), name.leaf()}}
}

// copies compiles the list of recipients of copies.
func (c *compiler) copies() *node {
	return c.named(c.say(render.CopiesTo), func(in *record) string {
		var names []string
		for _, copied := range c.outline.Letter.Copies {
			if copied.Authority && c.toAuthority {
				continue
			}
			if chosen, ok := copied.Asked.Chosen(in.form, in.at); ok && chosen.Value == string(apdocs.Yes) {
				names = append(names, in.filled(copied.To, ""))
			}
		}
		return strings.Join(names, "\n")
	})
}

// enclosures compiles the list of what is sent with the letter.
func (c *compiler) enclosures() *node {
	list := c.outline.Letter.Enclosures
	return c.named(c.say(render.Enclosed), func(in *record) string {
		if list == nil {
			return ""
		}
		var lines []string
		add := func(item, row string) {
			lines = append(lines, in.filled(item, row))
		}
		if list.Rows == nil {
			for _, item := range list.Items {
				add(item, "")
			}
			return strings.Join(lines, "\n")
		}
		at := in.at
		for in.at[0] = range list.Rows.Len(in.form, at) {
			add(list.Items[0], list.Rows.Name+"[].")
		}
		in.at = at
		return strings.Join(lines, "\n")
	})
}

// named compiles a label in the rail with lines beside it, if there are any. It stays with
// the closing, so that no page has a list of recipients alone.
func (c *compiler) named(label string, lines func(*record) string) *node {
	l := c.Look
	x, w := answerX, answerW
	b := c.block(block.Solid)
	b.open(tags.P)
	y := b.text(l.Label(), 0, 0, frameWidth, label+" ")
	if l.Large {
		x, w = 0, frameWidth
	} else {
		y = 0
	}
	b.close(1)
	b.itemised(nil, worded(lines), l.Text, x, y, w)
	b.After = 12 * pt
	return &node{follows: true, kids: []*node{b.leaf()}, count: func(in *record) int {
		if lines(in) == "" {
			return 0
		}
		return 1
	}}
}
