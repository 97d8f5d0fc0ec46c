package compile

import (
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// strip is what stands on every page in the margin above its content: the
// protective marking at the right and, on a draft, a black tab with "Draft" and
// the sentence beside it. It is nil where there is neither. tag is that of its
// parts, nil on the pages after the first, where they are repeats. It reaches
// from one place to another.
func (c *compiler) strip(tag *tags.Tag, from, to length) *builder {
	marking := render.Marking(c.options.Organised())
	if marking == "" && !c.options.Draft {
		return nil
	}
	b := c.block(block.Solid)
	tagged := func(print func()) {
		if tag != nil {
			b.open(tag)
			defer b.close(1)
		}
		print()
	}
	s := c.Look.Strip.Leading(18 * pt)
	x := to - c.Fonts.Width(s.Weight, s.Size, marking)
	if c.options.Draft {
		tagged(func() { b.draftMark(from, x-gutter-from) })
	}
	if marking != "" {
		tagged(func() { b.lines(s, x, 17*pt, []string{marking}) })
	}
	return b
}

func (b *builder) draftMark(x, room length) {
	l, s := b.Look, sheet.Style{Size: 12 * pt, Lead: 18 * pt}
	tab := 2*7*pt + b.Fonts.Width(font.Bold, l.Strip.Size, render.DraftMark)
	room -= tab + 7*pt
	b.artifact(func(k canvas.Canvas) { k.Fill(x, 17*pt, tab, 18*pt, black) })
	b.lines(l.Strip.In(white).Leading(18*pt), x+7*pt, 17*pt, []string{render.DraftMark + " "})
	o := b.answer(nil, func(in *record) render.Reading {
		sentence := arrange.DraftSentence(len(in.lacks().labels))
		if b.Fonts.Width(font.Regular, s.Size, sentence) > room {
			sentence = arrange.DraftSentence(0) // the panel below has the number
		}
		return render.Reading{Text: sentence}
	}, s, x+tab+7*pt, 17*pt, room)
	o.Outside = true
}
