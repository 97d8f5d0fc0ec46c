package pdf

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// runningLine stands at the top of every page but the first, so that loose
// sheets can be matched: whose record it is and its reference, or on a blank
// room to write that. It reaches from one place to another.
func (c *compiler) runningLine(from, to length) *block {
	l := c.look
	b := c.strip(nil, from, to)
	if b == nil {
		b = c.block(solid)
	}
	name, born := c.outline.Field("pupil.name"), c.outline.Field("pupil.birthDate")
	if name == nil {
		name, born = c.outline.Field("provider.name"), nil
	}
	if c.blank() {
		b.runningBlank(name, born, from, to)
	} else {
		b.runningRecord(name, born, from, to)
	}
	b.artifact(func(k canvas.Canvas) { k.Line(from, l.runningRule, to, l.runningRule, l.heavy, black) })
	return b.b
}

func (b *builder) runningRecord(name, born *apdocs.Field, from, to length) {
	l := b.look
	reference := func(d *document) string {
		if d.envelope.Reference == "" {
			return ""
		}
		return render.ReferenceLabel + " " + d.envelope.Reference
	}
	b.answer(nil, func(d *document) render.Reading { return render.Reading{Text: reference(d)} },
		l.text, from, l.runningTop, to-from).right = true
	if name == nil {
		return
	}
	who := func(d *document) string {
		text := render.Value(name, d.record, d.at)
		room := to - from - b.fonts.Width(0, l.text.size, reference(d)) - gutter
		return shortened(b.compiler, l.label(), text, room)
	}
	b.answer(nil, func(d *document) render.Reading { return render.Reading{Text: who(d)} }, l.label(), from, l.runningTop, to-from)
	if born == nil || l.large {
		return
	}
	o := b.answer(nil, func(d *document) render.Reading {
		date, first := render.Value(born, d.record, d.at), who(d)
		if date == "" || first == "" {
			return render.Reading{}
		}
		date = "born " + date
		used := b.fonts.Width(l.label().weight, l.text.size, first) + l.text.size/2
		if used+b.fonts.Width(0, l.text.size, date)+gutter+b.fonts.Width(0, l.text.size, reference(d)) > to-from {
			return render.Reading{}
		}
		return render.Reading{Text: date}
	}, l.text, from, l.runningTop, to-from)
	o.shift = func(d *document) length {
		return b.fonts.Width(l.label().weight, l.text.size, who(d)) + l.text.size/2
	}
}

// shortened is a text on one line that fits the room, or nothing: a name is never
// cut. One that cannot be printed stands elsewhere too, and is refused there.
func shortened(c *compiler, s style, text string, room length) string {
	text, err := font.Compose(text)
	if err != nil {
		return ""
	}
	text = strings.ReplaceAll(text, "\n", " ")
	if c.fonts.Width(s.weight, s.size, text) > room {
		return ""
	}
	return text
}

func (b *builder) runningBlank(name, born *apdocs.Field, from, to length) {
	l := b.look
	line := func(label string, f *apdocs.Field, x, end length) {
		at := x + b.fonts.Width(l.label().weight, l.text.size, label) + mm(3)
		foot := l.runningTop + l.text.lead
		b.artifact(func(k canvas.Canvas) {
			drawLines(k, l.label(), x, l.runningTop, []string{label})
			k.Line(at, foot, end, foot, l.thin, lineGrey)
		})
		if f != nil {
			b.answer(nil, func(d *document) render.Reading {
				return render.Reading{Text: shortened(b.compiler, l.text, render.Value(f, d.record, d.at), end-at)}
			}, l.text, at, l.runningTop, frameWidth)
		}
	}
	switch {
	case name == nil:
		line(render.ReferenceLabel, nil, from, to)
	case born == nil || l.large:
		line(name.Question.Label, name, from, to)
	default:
		rest := to - from - gutter - 2*mm(3)
		for _, f := range []*apdocs.Field{name, born} {
			rest -= b.fonts.Width(l.label().weight, l.text.size, f.Question.Label)
		}
		part := rest * 14 / 44
		second := to - part - mm(3) - b.fonts.Width(l.label().weight, l.text.size, born.Question.Label)
		line(name.Question.Label, name, from, second-gutter)
		line(born.Question.Label, born, second, to)
	}
}

// footer names the form at the foot of every page and counts the pages.
func (c *compiler) footer() *block {
	l := c.look
	b := c.block(solid)
	b.artifact(func(k canvas.Canvas) { k.Line(0, l.footerRule, frameWidth, l.footerRule, l.thin, lineGrey) })
	if c.isLetter() {
		c.footerOfLetter(b)
	} else {
		b.text(l.footer, 0, l.footerY, frameWidth, c.footerName())
	}
	pages := func(d *document) string {
		return "Page " + numerals(d.page+1) + " of " + numerals(len(d.pages))
	}
	b.answer(nil, func(d *document) render.Reading { return render.Reading{Text: pages(d)} },
		l.footer, 0, l.footerY, frameWidth).right = true
	if c.options.Draft {
		o := b.answer(nil, constant(render.Reading{Text: render.DraftMark}), l.footer.bold(), 0, l.footerY, frameWidth)
		o.shift = func(d *document) length {
			return frameWidth - b.fonts.Width(0, l.footer.size, pages(d)) - mm(3) - b.fonts.Width(1, l.footer.size, render.DraftMark)
		}
	}
	return b.b
}

// footerOfBack names the form at the foot of a back that is left empty.
func (c *compiler) footerOfBack() *block {
	l := c.look
	b := c.block(solid)
	b.artifact(func(k canvas.Canvas) { k.Line(0, l.footerRule, frameWidth, l.footerRule, l.thin, lineGrey) })
	b.text(l.footer, 0, l.footerY, frameWidth, c.footerName())
	return b.b
}

// footerOfLetter has the letter's reference, because the slip that comes back
// keeps the footer.
func (c *compiler) footerOfLetter(b *builder) {
	l, name := c.look, c.footerName()
	room := frameWidth - c.fonts.Width(font.Regular, l.footer.size, "Page 99 of 99") - gutter
	b.answer(nil, func(d *document) render.Reading {
		named := c.outline.Short + ", reference " + d.envelope.Reference
		if d.envelope.Reference == "" || c.fonts.Width(font.Regular, l.footer.size, named) > room {
			named = name
		}
		return render.Reading{Text: named}
	}, l.footer, 0, l.footerY, frameWidth)
}

// footerName is the form's short name with what fits beside the page's number.
func (c *compiler) footerName() string {
	name, l := c.outline.Short, c.look
	room := frameWidth - c.fonts.Width(font.Regular, l.footer.size, "Page 99 of 99") - gutter
	if c.options.Draft {
		room -= c.fonts.Width(font.Bold, l.footer.size, render.DraftMark) + mm(3)
	}
	version := fmt.Sprintf(", version %d", c.outline.Version)
	ends := []string{version, fmt.Sprintf(", v%d", c.outline.Version), ""}
	if l.large {
		ends = append([]string{version + ", large print"}, ends...)
	}
	for _, end := range ends {
		if c.fonts.Width(font.Regular, l.footer.size, name+end) <= room {
			return name + end
		}
	}
	name, _, _ = strings.Cut(name, ",") // in large print with "Draft" beside it
	if c.fonts.Width(font.Regular, l.footer.size, name) > room {
		return ""
	}
	return name
}
