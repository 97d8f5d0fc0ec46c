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
)

// runningLine compiles the header of every page after the first, by which loose sheets can
// be matched: the pupil and the reference or, on a blank, room to write them. It extends
// from from to to.
func (c *compiler) runningLine(from, to length) *template {
	l := c.Look
	b := c.strip(nil, from, to)
	if b == nil {
		b = c.block(block.Solid)
	}
	name, born := c.outline.Field("pupil.name"), c.outline.Field("pupil.birthDate")
	if name == nil {
		name, born = c.outline.Field("provider.name"), nil
	}
	if c.onScreen() {
		b.runningForm(from, to)
	} else if c.blank() {
		b.runningBlank(name, born, from, to)
	} else {
		b.runningRecord(name, born, from, to)
		b.artifact(func(k canvas.Canvas) { k.Line(from, l.RunningRule, to, l.RunningRule, l.Heavy, black) })
	}
	return b.template
}

func (b *builder) runningRecord(name, born *apdocs.Field, from, to length) {
	l := b.Look
	reference := func(in *record) string {
		if in.envelope.Reference == "" {
			return ""
		}
		return b.say(render.ReferenceLabel) + " " + in.envelope.Reference
	}
	b.answer(nil, worded(reference),
		l.Text, from, l.RunningTop, to-from).Right = true
	if name == nil {
		return
	}
	who := func(in *record) string {
		text := render.Value(name, in.form, in.at)
		room := to - from - b.Fonts.Width(0, l.Text.Size, reference(in)) - gutter
		return shortened(b.compiler, l.Label(), text, room)
	}
	b.answer(nil, worded(who), l.Label(), from, l.RunningTop, to-from)
	if born == nil || l.Large {
		return
	}
	o := b.answer(nil, func(in *record) render.Reading {
		date, first := render.Value(born, in.form, in.at), who(in)
		if date == "" || first == "" {
			return render.Reading{}
		}
		date = b.say(render.Born, "date", date)
		used := b.Fonts.Width(l.Label().Weight, l.Text.Size, first) + l.Text.Size/2
		if used+b.Fonts.Width(0, l.Text.Size, date)+gutter+b.Fonts.Width(0, l.Text.Size, reference(in)) > to-from {
			return render.Reading{}
		}
		return render.Reading{Text: date}
	}, l.Text, from, l.RunningTop, to-from)
	o.shift = func(in *record) length {
		return b.Fonts.Width(l.Label().Weight, l.Text.Size, who(in)) + l.Text.Size/2
	}
}

// shortened returns a text on one line that fits the room. A long one, which is printed in
// full on the first page, is shortened at a word, and "" if not even its first word fits.
// Text that cannot be printed is reported where it is printed in full.
func shortened(c *compiler, s sheet.Style, text string, room length) string {
	text, err := c.faces.printed(text)
	if err != nil {
		return ""
	}
	text = strings.ReplaceAll(text, "\n", " ")
	for text != "" && c.Fonts.Width(s.Weight, s.Size, text) > room {
		text = render.Shorter(text)
	}
	return text
}

// runningBlank is room to write on the rule, which is parted between two answers.
func (b *builder) runningBlank(name, born *apdocs.Field, from, to length) {
	l := b.Look
	line := func(label string, f *apdocs.Field, x, end length) {
		at := x + b.Fonts.Width(l.Label().Weight, l.Text.Size, label) + mm(3)
		b.artifact(func(k canvas.Canvas) {
			drawLines(k, l.Label(), x, l.RunningTop, []string{label})
			k.Line(x, l.RunningRule, end, l.RunningRule, l.Heavy, black)
		})
		if f != nil {
			b.answer(nil, func(in *record) render.Reading {
				return render.Reading{Text: shortened(b.compiler, l.Text, render.Value(f, in.form, in.at), end-at)}
			}, l.Text, at, l.RunningTop, frameWidth)
		}
	}
	switch {
	case name == nil:
		line(b.say(render.ReferenceLabel), nil, from, to)
	case born == nil || l.Large:
		line(name.Question.Label, name, from, to)
	default:
		rest := to - from - gutter - 2*mm(3)
		for _, f := range []*apdocs.Field{name, born} {
			rest -= b.Fonts.Width(l.Label().Weight, l.Text.Size, f.Question.Label)
		}
		part := rest * 14 / 44
		second := to - part - mm(3) - b.Fonts.Width(l.Label().Weight, l.Text.Size, born.Question.Label)
		line(name.Question.Label, name, from, second-gutter)
		line(born.Question.Label, born, second, to)
	}
}

// pageFooter compiles the footer: the form's name and the page number.
func (c *compiler) pageFooter() *template {
	l := c.Look
	b := c.block(block.Solid)
	b.artifact(func(k canvas.Canvas) { k.Line(0, l.FooterRule, frameWidth, l.FooterRule, l.Thin, lineGrey) })
	footer := c.footing()
	if c.isLetter() {
		b.answer(nil, func(in *record) render.Reading {
			return render.Reading{Text: footer.WithReference(c.outline, in.envelope.Reference, c.besidePageNumber).Name}
		}, l.Footer, 0, l.FooterY, frameWidth)
	} else {
		b.text(l.Footer, 0, l.FooterY, frameWidth, footer.Name)
	}
	number := &block.PageNumber{Y: l.FooterY, W: frameWidth, Style: l.Footer}
	if c.In() != nil {
		number.Text = c.say(render.PageNumber)
	}
	if footer.Draft {
		number.Before = c.say(render.DraftMark)
	}
	b.add(number)
	return b.template
}

// footerOfBack compiles the footer of a back that is left empty.
func (c *compiler) footerOfBack() *template {
	l := c.Look
	b := c.block(block.Solid)
	b.artifact(func(k canvas.Canvas) { k.Line(0, l.FooterRule, frameWidth, l.FooterRule, l.Thin, lineGrey) })
	b.text(l.Footer, 0, l.FooterY, frameWidth, c.footing().Name)
	return b.template
}

func (c *compiler) footing() arrange.Footer {
	return arrange.NewFooter(c.outline, &c.options, c.besidePageNumber)
}

// besidePageNumber reports whether a text fits beside the page number, and beside "Draft"
// if draft is set.
func (c *compiler) besidePageNumber(text string, draft bool) bool {
	const most = "999" // a run of registers may be as long; with four figures the gutter is narrower
	l := c.Look
	room := frameWidth - c.Fonts.Width(font.Regular, l.Footer.Size,
		c.say(render.PageNumber, "page", most, "pages", most)) - gutter
	if draft {
		room -= c.Fonts.Width(font.Bold, l.Footer.Size, c.say(render.DraftMark)) + mm(3)
	}
	return c.Fonts.Width(font.Regular, l.Footer.Size, text) <= room
}
