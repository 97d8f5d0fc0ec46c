package layout

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

const pt = sheet.Pt

// The space below what is signed, and between a text at the foot of its block and the line
// there.
const aboveLine = 2 * pt

// Answer returns the place and setting of an operation whose height depends on the record.
// Other operations have no place. Room to sign and fields have no setting.
func Answer(o block.Op) (*block.Place, *block.Setting) {
	switch o := o.(type) {
	case *block.Text:
		return &o.Place, o.Setting
	case *block.List:
		return &o.Place, o.Setting
	case *block.Signature:
		return &o.Place, nil
	case *block.Input:
		return &o.Place, nil
	}
	return nil, nil
}

// measure wraps the answers of a block into lines and determines its height.
func (p *Pages) measure(b *block.Block) Placed {
	m := measuring{Pages: p, height: b.Height}
	first := len(p.Spans)
	for _, o := range b.Ops {
		place, set := Answer(o)
		if place == nil {
			continue
		}
		s := Span{From: len(p.Lines), Top: m.top(place)}
		switch o := o.(type) {
		case *block.Text:
			p.wrapText(o, &s)
		case *block.List:
			p.wrapList(o, &s)
		case *block.Signature:
			s.Height = o.Height
		case *block.Input:
			p.fitInput(o, &s)
		}
		s.To = len(p.Lines)
		p.Spans = append(p.Spans, s)
		m.reach(b, place, set, &s)
	}
	if m.atFoot {
		p.sinkAnswers(b, first, m.height)
	}
	if p.options.Screen {
		p.level(b, first)
	}
	return Placed{Block: b, First: first, Height: m.height, NewPage: b.NewPage}
}

// measuring records how far down the answers of a block reach.
type measuring struct {
	*Pages
	height sheet.Length // of the block
	last   sheet.Length // top of the previous answer
	bottom sheet.Length // foot of the answer that the next one may be below
	atFoot bool         // an answer ends at the foot of the block
}

// top returns the top of the next answer.
func (m *measuring) top(at *block.Place) sheet.Length {
	y := at.Y
	switch at.Flow {
	case block.Below:
		y = max(m.bottom+at.Skip, at.Y)
	case block.Level:
		y = m.last
	}
	m.last = y
	return y
}

// reach increases the height of the block as the answer requires.
func (m *measuring) reach(b *block.Block, at *block.Place, set *block.Setting, s *Span) {
	if set != nil && set.Most > 0 && s.To-s.From > set.Most && m.err == nil {
		m.err = fmt.Errorf("%s: takes %d lines; the window of an envelope has room for %d", set.Asks, s.To-s.From, set.Most)
	}
	end := s.Top + s.Height
	switch {
	case s.Height == 0 || set != nil && set.Outside:
		return
	case set == nil:
		m.height = max(m.height, end+aboveLine)
	case set.AtFoot:
		m.height, m.atFoot = max(m.height, end+aboveLine), true
	default:
		m.height = max(m.height, end+b.Foot)
	}
	if at.Flow != block.Level && !at.Also {
		m.bottom = 0
	}
	m.bottom = max(m.bottom, end)
}

// sinkAnswers moves the answers that end at the foot of a block there.
func (p *Pages) sinkAnswers(b *block.Block, first int, height sheet.Length) {
	n := first
	for _, o := range b.Ops {
		place, set := Answer(o)
		if place == nil {
			continue
		}
		if set != nil && set.AtFoot {
			p.Spans[n].Top = height - aboveLine - p.Spans[n].Height
		}
		n++
	}
}

// wrapText appends the lines of a text to a span.
func (p *Pages) wrapText(t *block.Text, s *Span) {
	if t.Text == "" && t.Lines.Least == 0 {
		return
	}
	style, width := Toned(t.Setting, t.Tone)
	rest, more := t.Text, true
	for more {
		var paragraph string
		if paragraph, rest, more = strings.Cut(rest, "\n"); paragraph == "" {
			continue
		}
		if len(p.Lines) > s.From {
			s.Height += t.Gap
		}
		p.wrap(s, style, width, paragraph, 0, t.Own)
	}
	if t.Lines.Least > 0 {
		s.Height = style.Height(max(t.Lines.Least, len(p.Lines)-s.From))
	}
}

// oneLine is the width of a line that never breaks.
const oneLine = 1 << 24

// fitInput sets the height of a field: that of its space or of the text in it.
func (p *Pages) fitInput(in *block.Input, s *Span) {
	s.Height = in.Height
	if in.Kind != block.TextInput || in.Shown == "" {
		return
	}
	inner := Span{}
	in.Lines = in.Lines || in.Wraps && p.tooLong(in)
	width := in.Inside()
	if !in.Lines {
		width = oneLine
	}
	for paragraph := range strings.SplitSeq(in.Shown, "\n") {
		if paragraph == "" {
			inner.Height += in.Style.Lead
		}
		p.wrap(&inner, in.Style, width, paragraph, 0, false)
	}
	s.Inner, s.InnerEnd, s.From = s.From, len(p.Lines), len(p.Lines)
	for i := s.Inner; i < s.InnerEnd && !in.Lines; i++ {
		if l := &p.Lines[i]; l.Shift > 0 { // aligned in the field, not in a line that never breaks
			l.Shift = max(l.Shift-oneLine+in.Inside(), 0)
		}
	}
	if in.Lines {
		most := in.Style.Height(block.MostShowing)
		s.Height = max(s.Height, min(inner.Height, most)+2*block.InputAbove)
	}
}

// tooLong reports whether the answer in a field takes more than one line.
func (p *Pages) tooLong(in *block.Input) bool {
	p.wrapped, _ = p.options.Fonts.WrapParagraph(p.wrapped[:0], in.Style.Weight, in.Style.Size, in.Inside(), in.Shown)
	return len(p.wrapped) > 1
}

// wrapList appends the lines of a list's items to a span.
func (p *Pages) wrapList(l *block.List, s *Span) {
	widest := strconv.Itoa(len(l.Items)) + ". "
	if !l.Bare {
		s.Hang = max(l.Hang, p.options.Fonts.Width(font.Regular, l.Style.Size, widest))
	}
	for i, text := range l.Items {
		if i > 0 {
			s.Height += l.Gap
		}
		for paragraph := range strings.SplitSeq(text, "\n") {
			if paragraph != "" {
				p.wrap(s, l.Style, l.W-s.Hang, paragraph, int32(i+1), l.Own)
			}
		}
	}
}

// wrap appends the lines of a paragraph to a span.
func (p *Pages) wrap(s *Span, style sheet.Style, width sheet.Length, paragraph string, item int32, own bool) {
	fonts := p.options.Fonts
	var context bool
	p.wrapped, context = fonts.WrapParagraph(p.wrapped[:0], style.Weight, style.Size, width, paragraph)
	first := len(p.Lines)
	at := 0
	for _, text := range p.wrapped {
		from := at + strings.Index(paragraph[at:], text)
		at = from + len(text)
		l := Line{Text: text, Y: s.Height, Item: item, Space: at == len(paragraph) || paragraph[at] == ' '}
		if context {
			l.In = font.Context{Paragraph: paragraph, At: from}
		}
		p.Lines = append(p.Lines, l)
		s.Height += style.Lead
	}
	if p.alignsRight(paragraph, len(p.wrapped), context, own) {
		for i := first; i < len(p.Lines); i++ {
			l := &p.Lines[i]
			l.Shift = max(width-fonts.WidthIn(style.Weight, style.Size, l.Text, l.In), 0)
		}
	}
}

// alignsRight reports whether a paragraph is aligned at the right: if it runs from right to
// left or, if it has only one line, if the page does, so that names and short
// answers stay at their labels, unless it has to be aligned as its own direction wants.
func (p *Pages) alignsRight(paragraph string, lines int, context, own bool) bool {
	if lines == 1 && !own {
		return p.mirrored()
	}
	return context && p.options.Fonts.Backwards(paragraph)
}

// Toned returns the style and line width of an answer with a tone.
func Toned(set *block.Setting, tone block.Tone) (sheet.Style, sheet.Length) {
	switch tone {
	case block.Stressed:
		return set.Style.Bold(), set.W
	case block.Ticked:
		return set.Style, set.W - block.Beside(set.Style.Size, block.TickRoom)
	case block.Wanting:
		return set.Style.Bold(), set.W - block.Beside(set.Style.Size, block.BarRoom)
	case block.Muted:
		return set.Style.In(sheet.HintGrey), set.W
	}
	return set.Style, set.W
}
