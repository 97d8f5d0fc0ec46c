package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// ticks compiles yes-or-no questions as boxes with their labels. They form a list, because
// who is left out matters as much as who is ticked.
func (c *compiler) ticks(t *arrange.Ticks) *node {
	across := t.Across
	n := &node{tag: tags.Bullets}
	for row, fields := range t.Rows {
		b := c.block(block.Solid)
		if row == 0 && !t.Follows {
			b.Before = 4 * pt
		}
		w := (frameWidth - length(across-1)*gutter) / length(across)
		for i, f := range fields {
			x, room := length(i)*(w+gutter), w
			if i == len(fields)-1 {
				room = frameWidth - x // nothing is to its right
			}
			b.tick(f, t.Asked(f), x, room)
		}
		n.kids = append(n.kids, b.leaf())
	}
	if t.Hint == "" {
		return n
	}
	return &node{kids: []*node{c.hint(t.Hint, 0), n}}
}

// tick adds a box, ticked if the answer is yes, with its label and a hanging indent.
func (b *builder) tick(f *apdocs.Field, q *apdocs.Question, x, w length) {
	l := b.Look
	ticked := func(in *record) bool { return arrange.Ticked(f, in.form, in.at) }
	box := func(k canvas.Canvas) { k.Box(x, 4*pt, l.Box, l.Box, l.Edge, black) }
	empty := b.drawn(box)
	full := b.drawn(func(k canvas.Canvas) {
		box(k)
		drawTick(k, x, 4*pt, l.Box, 220*l.Box/(16*pt))
	})
	b.open(tags.LI)
	b.open(tags.Lbl)
	if b.onScreen() {
		b.buttonInput(f, apdocs.Choice{Value: string(apdocs.Yes)}, block.TickInput, x, 4*pt, l.Box)
	} else if b.blank() {
		b.only(not(ticked), func() { b.add(&block.Artifact{Drawing: block.Drawing{Piece: empty}}) })
		b.only(ticked, func() {
			b.add(&block.ActualText{Text: arrange.BoxSays(b.In(), true, "") + " "})
			b.add(&block.Drawing{Piece: full})
		})
	} else {
		b.only(not(ticked), func() {
			b.saying(arrange.BoxSays(b.In(), false, "")+" ", block.Drawing{Piece: empty, Choice: 1})
		})
		b.only(ticked, func() { b.saying(arrange.BoxSays(b.In(), true, "")+" ", block.Drawing{Piece: full, Choice: 2}) })
	}
	b.close(1)
	b.open(tags.LBody)
	at := x + l.Box + mm(3)
	end := b.label(q, l.Text, at, 4*pt+(l.Box-l.Text.Lead)/2, x+w-at, false)
	b.close(2)
	b.reach(max(end+4*pt, 4*pt+l.Box+4*pt))
}

// drawTick draws a tick in a square whose side is size.
func drawTick(c canvas.Canvas, x, y, size, width length) {
	at := func(v length) length { return v * size / 1600 }
	c.Stroke(x, y, size, width, black, at(320), at(840), at(660), at(1200), at(1300), at(380))
}
