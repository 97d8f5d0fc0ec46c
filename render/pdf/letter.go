package pdf

import (
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/sheet"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
)

// Where the parts of a letter stand. The address shows in the window of a DL
// envelope, whatever the margins and the size of print are.
const (
	addressLines = 6
	windowTop    = 163 * pt
	asideTop     = 162 * pt
	salutationY  = 304 * pt // below the first fold
	slipEnd      = 760 * pt
)

var (
	windowLeft  = mm(25) // of the sheet
	windowWidth = mm(72)
	postal      = sheet.Style{Size: 12 * pt, Lead: 14 * pt} // which large print leaves alone
)

// letterNodes are a whole letter to the kind of addressee that the plan is for.
func (c *compiler) letterNodes() ([]*node, error) {
	say := c.outline.Letter.Wording(&apdocs.Addressee{Pupil: c.toPupil, Authority: c.toAuthority})
	c.letter = true
	head, err := c.letterTop(say)
	if err != nil {
		return nil, err
	}
	blocks, err := c.blocks(say.Blocks)
	if err != nil {
		return nil, err
	}
	others := c.others()
	c.letter = false
	nodes := append(append(head, blocks...), c.closing(say), c.copies(), c.enclosures())
	nodes = append(nodes, others...)
	if say.Slip == nil {
		return nodes, nil
	}
	slip, err := c.slip(say.Slip)
	return append(nodes, slip), err
}

// letterTop is what stands above a letter's first sentence.
func (c *compiler) letterTop(say *apdocs.Wording) ([]*node, error) {
	n := &node{}
	from, to := c.margins().Top(0)
	if strip := c.strip(tagP, from, to); strip != nil {
		n.kids = append(n.kids, &node{tag: tagDiv, kids: []*node{strip.leaf()}})
	}
	head, _, err := c.letterheadBlock()
	if err != nil {
		return nil, err
	}
	n.kids = append(n.kids, head, c.addressBlock())
	l := c.look
	b := c.block(solid)
	b.b.after = 8 * pt
	b.open(tagP)
	b.prose(say.Salutation, "", l.Text, 0, 0, frameWidth)
	b.shut(1)
	s := c.block(solid)
	s.b.after = 6 * pt
	s.open(tagH1)
	s.prose(say.Subject, "", l.Section, 0, 0, c.runningWidth())
	s.shut(1)
	nodes := []*node{n, b.leaf(), s.leaf()}
	if c.panelNext {
		c.panelNext = false
		nodes = append(nodes, c.draftPanel())
	}
	return nodes, nil
}

// addressBlock is whom the letter goes to, and right of it its date, reference
// and whom to call. The text of a letter starts below it.
func (c *compiler) addressBlock() *node {
	l, letter := c.look, c.outline.Letter
	b := c.block(solid)
	b.open(tagP)
	o := b.answer(envelope("addressee", "Address of the letter"), func(d *document) render.Reading {
		return render.Reading{Text: strings.Join(render.Addressed(d.to), "\n")}
	}, postal, windowLeft-c.margins().Left(0), windowTop, windowWidth)
	o.h, o.most = 1, addressLines
	b.shut(1)
	b.artifact(func(k canvas.Canvas) { // where the sheet is folded
		for _, y := range []length{mm(105), mm(210)} {
			k.Line(mm(5)-c.margins().Left(0), y, mm(9)-c.margins().Left(0), y, l.Thin, ruleGrey)
		}
	})
	b.aside(asideTop, "Date", "{"+letter.Date.Name+"}")
	b.asideReference()
	if len(letter.Contact) > 0 {
		b.aside(0, "Contact", letter.Contact...)
	}
	b.b.height, b.b.foot = salutationY, 12*pt
	return b.leaf()
}

// asideX is where date, reference and contact stand: right of what the window
// may show.
func (c *compiler) asideX() length { return c.look.Choose(thirdX, mm(94)) }

// aside is a label with a value of lines below it, in the third column; at y, or
// 4 points below what stands there already where y is 0.
func (b *builder) aside(y length, label string, values ...string) {
	l := b.look
	b.open(tagP)
	head := b.answer(nil, constant(render.Reading{Text: label + " "}), l.Label(), b.asideX(), y, frameWidth-b.asideX())
	head.below = y == 0
	if y == 0 {
		head.skip = 4 * pt
	}
	for _, v := range values {
		b.answer(nil, func(d *document) render.Reading {
			d.refuse(v, "")
			return render.Reading{Text: d.source("").Fill(v)}
		}, l.Text, b.asideX(), 0, frameWidth-b.asideX()).below = true
	}
	b.shut(1)
}

// asideReference is the letter's reference, where it has one.
func (b *builder) asideReference() {
	l := b.look
	known := func(d *document) bool { return d.envelope.Reference != "" }
	b.add(op{do: open, tag: tagP, when: known})
	head := b.answer(nil, constant(render.Reading{Text: render.ReferenceLabel + " "}), l.Label(), b.asideX(), 0, frameWidth-b.asideX())
	head.below, head.skip, head.when = true, 4*pt, known
	value := b.answer(envelope("reference", render.ReferenceLabel), func(d *document) render.Reading {
		return render.Reading{Text: d.envelope.Reference}
	}, l.Text, b.asideX(), 0, frameWidth-b.asideX())
	value.below, value.when = true, known
	b.add(op{do: shut, when: known})
}

// closing is the end of a letter, with room to sign it.
func (c *compiler) closing(say *apdocs.Wording) *node {
	const room = 40 * pt
	l, letter := c.look, c.outline.Letter
	b := c.block(signature)
	b.open(tagP)
	y := b.text(l.Text, 0, 0, frameWidth, say.Closing+" ")
	b.shut(1)
	f := letter.Signature
	said := func(d *document) bool { return d.signs || !toSign(f)(d) }
	b.add(op{do: open, tag: tagP, when: said})
	b.answer(f, signed(f, signedState), l.Text, 0, y+8*pt, frameWidth)
	b.answer(f, signed(f, signedDate), l.Text, 0, 0, frameWidth).below = true
	b.field(f, 0, y+2*pt, mm(70), room-4*pt)
	b.add(op{do: shut, when: said})
	b.b.height = y + room
	b.b.before, b.b.after = 4*pt, 12*pt
	name := c.block(signature)
	name.open(tagP)
	name.prose(letter.Signer, "", l.Label(), 0, 0, frameWidth)
	name.shut(1)
	name.open(tagP)
	office := name.answer(nil, func(d *document) render.Reading {
		d.refuse(letter.Office, "")
		return render.Reading{Text: d.source("").Fill(letter.Office)}
	}, l.Text, 0, 0, frameWidth)
	office.below = true
	name.shut(1)
	name.b.after = 12 * pt
	b.b.after, b.b.keep = 0, 1
	return &node{signed: true, together: true, kids: []*node{b.leaf(), name.leaf()}}
}

// copies names who is sent a copy.
func (c *compiler) copies() *node {
	return c.named(render.CopiesTo, func(d *document) string {
		var names []string
		for _, copied := range c.outline.Letter.Copies {
			if copied.Authority && c.toAuthority {
				continue
			}
			if chosen, ok := copied.Asked.Chosen(d.record, d.at); ok && chosen.Value == string(apdocs.Yes) {
				d.refuse(copied.To, "")
				names = append(names, d.source("").Fill(copied.To))
			}
		}
		return strings.Join(names, "\n")
	})
}

// enclosures names what is sent with the letter.
func (c *compiler) enclosures() *node {
	list := c.outline.Letter.Enclosures
	return c.named(render.Enclosed, func(d *document) string {
		if list == nil {
			return ""
		}
		var lines []string
		add := func(item, row string) {
			d.refuse(item, row)
			lines = append(lines, d.source(row).Fill(item))
		}
		if list.Rows == nil {
			for _, item := range list.Items {
				add(item, "")
			}
			return strings.Join(lines, "\n")
		}
		at := d.at
		for d.at[0] = range list.Rows.Len(d.record, at) {
			add(list.Items[0], list.Rows.Name+"[].")
		}
		d.at = at
		return strings.Join(lines, "\n")
	})
}

// named is a label in the rail with lines beside it, where there are any.
func (c *compiler) named(label string, lines func(*document) string) *node {
	l := c.look
	x, w := answerX, answerW
	b := c.block(solid)
	b.open(tagP)
	y := b.text(l.Label(), 0, 0, frameWidth, label+" ")
	if l.Large {
		x, w = 0, frameWidth
	} else {
		y = 0
	}
	b.answer(nil, func(d *document) render.Reading { return render.Reading{Text: lines(d)} }, l.Text, x, y, w)
	b.shut(1)
	b.b.after = 12 * pt
	return &node{kids: []*node{b.leaf()}, count: func(d *document) int {
		if lines(d) == "" {
			return 0
		}
		return 1
	}}
}
