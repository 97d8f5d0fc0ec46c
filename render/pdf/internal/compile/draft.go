package compile

import (
	"strconv"

	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// draftMark adds a black tab with "Draft" and, beside it, how much is missing.
func (b *builder) draftMark(x, room length) {
	s := sheet.Style{Size: 12 * pt, Lead: 18 * pt}
	tab := b.blackTab(x, b.say(render.DraftMark))
	room -= tab + 7*pt
	o := b.answer(nil, func(in *record) render.Reading {
		sentence := arrange.DraftSentence(b.In(), len(in.lacks().labels))
		if b.Fonts.Width(font.Regular, s.Size, sentence) > room {
			sentence = arrange.DraftSentence(b.In(), 0) // the panel below has the number
		}
		return render.Reading{Text: sentence}
	}, s, x+tab+7*pt, 17*pt, room)
	o.Outside = true
}

// blackTab draws a word in white on black in the top margin, from x on, and returns how wide it is.
func (b *builder) blackTab(x length, word string) length {
	l := b.Look
	tab := 2*7*pt + b.Fonts.Width(font.Bold, l.Strip.Size, word)
	b.artifact(func(k canvas.Canvas) { k.Fill(x, 17*pt, tab, 18*pt, black) })
	b.lines(l.Strip.In(white).Leading(18*pt), x+7*pt, 17*pt, []string{word + " "})
	return tab
}

// draftPanel compiles the list of what is missing, after the first questions of a draft.
func (c *compiler) draftPanel() *node {
	l := c.Look
	b := c.block(block.Solid)
	b.Before, b.After = 12*pt, 12*pt
	x, w := 6*pt+gutter, frameWidth-6*pt-2*gutter
	b.add(&block.Warning{})
	b.open(tags.P)
	b.answer(nil, panelPart(func(p *arrange.Panel) string { return p.First }), l.Label(), x, 8*pt, w)
	b.close(1)
	const most = 6
	b.open(tags.Numbered)
	for i := range most {
		there := func(in *record) bool { p := in.panel(); return p != nil && i < len(p.Items) }
		b.only(there, func() {
			b.open(tags.LI)
			b.open(tags.Lbl)
			number := b.answer(nil, constant(render.Reading{Text: strconv.Itoa(i+1) + "."}), l.Text, x, 0, mm(8))
			number.Flow, number.Outside = block.Below, true
			b.close(1)
			b.open(tags.LBody)
			item := panelPart(func(p *arrange.Panel) string { return p.Items[i] })
			b.answer(nil, item, l.Text, x+mm(8), 0, w-mm(8)).Flow = block.Below
			b.close(2)
		})
	}
	b.close(1)
	more := func(in *record) bool { p := in.panel(); return p != nil && p.More != "" }
	b.only(more, func() {
		b.open(tags.P)
		b.answer(nil, panelPart(func(p *arrange.Panel) string { return p.More }), l.Text, x, 0, w).Flow = block.Below
		b.close(1)
	})
	b.Foot = 8 * pt
	return &node{kids: []*node{b.leaf()}, count: func(in *record) int {
		if in.panel() == nil {
			return 0
		}
		return 1
	}}
}

// panelPart reads a part of the panel.
func panelPart(part func(*arrange.Panel) string) reader {
	return func(in *record) render.Reading {
		if p := in.panel(); p != nil {
			return render.Reading{Text: part(p)}
		}
		return render.Reading{}
	}
}
