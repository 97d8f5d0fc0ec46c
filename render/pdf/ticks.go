package pdf

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
)

// ticks are yes-or-no questions as boxes with their labels: a list, because who
// is left out matters as much as who is ticked.
func (c *compiler) ticks(a *apdocs.Answers) *node {
	across := a.Across
	if c.look.Large {
		across = 1
	}
	n := &node{tag: tagL}
	for from := 0; from < len(a.Fields); from += across {
		b := c.block(solid)
		if from == 0 {
			b.b.before = 4 * pt
		}
		w := (frameWidth - length(across-1)*gutter) / length(across)
		for i, f := range a.Fields[from:min(from+across, len(a.Fields))] {
			b.tick(f, length(i)*(w+gutter), w)
		}
		n.kids = append(n.kids, b.leaf())
	}
	return n
}

// tick is a box, ticked where the answer is yes, with its label hanging.
func (b *builder) tick(f *apdocs.Field, x, w length) {
	l := b.look
	ticked := func(d *document) bool {
		ch, ok := f.Chosen(d.record, d.at)
		return ok && ch.Value == string(apdocs.Yes)
	}
	box := func(k canvas.Canvas) { k.Box(x, 4*pt, l.Box, l.Box, l.Edge, black) }
	empty := b.drawn(box)
	full := b.drawn(func(k canvas.Canvas) {
		box(k)
		drawTick(k, x, 4*pt, l.Box, 220*l.Box/(16*pt))
	})
	b.open(tagLI)
	b.open(tagLbl)
	if b.blank() {
		b.add(op{do: artifact, pieces: []int{empty}, when: func(d *document) bool { return !ticked(d) }})
		b.b.ops = append(b.b.ops,
			op{do: actual, says: func(*document) string { return render.TickedBox + " " }, when: ticked},
			op{do: mark, pieces: []int{full}, when: ticked})
	} else {
		said := func(d *document) string {
			if ticked(d) {
				return render.TickedBox + " "
			}
			return render.NotTicked + " "
		}
		which := func(d *document) int {
			if ticked(d) {
				return 1
			}
			return 0
		}
		b.b.ops = append(b.b.ops,
			op{do: open, tag: tagSpan}, op{do: actual, says: said},
			op{do: mark, pieces: []int{empty, full}, pick: which}, op{do: shut})
	}
	b.shut(1)
	b.open(tagLBody)
	at := x + l.Box + mm(3)
	end := b.text(l.Text, at, 4*pt+(l.Box-l.Text.Lead)/2, x+w-at, f.Question.Label)
	b.shut(2)
	b.reach(max(end+4*pt, 4*pt+l.Box+4*pt))
}
