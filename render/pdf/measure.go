package pdf

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/sheet"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// What marks an answer that stands out: a tick or cross before it, or a bar.
const (
	markSize = 10 * pt
	markRoom = markSize + 4*pt
	barWidth = 3 * pt
	barRoom  = barWidth + 5*pt
)

// measure turns the answers of a block into lines and gives its height.
func (d *document) measure(b *block) length {
	h, top, bottom, up := b.height, length(0), length(0), false
	for i := range b.ops {
		o := &b.ops[i]
		if o.do != write && o.do != sign {
			continue
		}
		s := span{from: len(d.lines), top: o.y}
		switch {
		case o.below:
			s.top = max(bottom+o.skip, o.y)
		case o.level:
			s.top = top
		}
		top = s.top
		if o.when == nil || o.when(d) {
			switch {
			case o.do == sign:
				s.height = o.h
			case o.list != nil:
				d.measureList(o, &s)
			default:
				r := o.read(d)
				d.turn(o, &s, r, 0)
			}
		}
		s.to = len(d.lines)
		if n := s.to - s.from; o.most > 0 && n > o.most {
			d.fail(o.of, fmt.Errorf("takes %d lines; the window of an envelope has room for %d", n, o.most))
		}
		d.spans = append(d.spans, s)
		end := s.top + s.height
		switch {
		case s.height == 0 || o.do == write && o.h > 0:
			continue
		case o.up:
			h, up = max(h, end+aboveLine), true
		case o.do == sign:
			h = max(h, end+2*pt)
		default:
			h = max(h, end+b.foot)
		}
		if !o.level && !o.also {
			bottom = 0
		}
		bottom = max(bottom, end)
	}
	if up {
		d.raise(b, h)
	}
	return h
}

// aboveLine is the room between text that stands on a line at the foot of its
// block and the line.
const aboveLine = 2 * pt

// raise puts the answers that end at the foot of a block there.
func (d *document) raise(b *block, h length) {
	n := len(d.spans)
	for i := len(b.ops) - 1; i >= 0; i-- {
		o := &b.ops[i]
		if o.do != write && o.do != sign {
			continue
		}
		if n--; o.up {
			d.spans[n].top = h - aboveLine - d.spans[n].height
		}
	}
}

// measureList turns the rows of a list into numbered lines.
func (d *document) measureList(o *op, s *span) {
	n := o.list.repeat.Len(d.record, d.at)
	if n == 0 {
		d.turn(o, s, o.read(d), 0)
		return
	}
	s.hang = max(o.list.hang, d.fonts.Width(font.Regular, o.style.Size, numerals(n)+". "))
	at := d.at
	depth := strings.Count(o.list.repeat.Name, "[]")
	for i := range n {
		d.at[depth] = i
		if i > 0 {
			s.height += o.gap
		}
		d.turn(o, s, render.Read(o.list.field, d.record, d.at), int32(i+1))
	}
	d.at = at
}

// turn adds the lines of an answer to a span.
func (d *document) turn(o *op, s *span, r render.Reading, item int32) {
	if item == 0 {
		s.tone = r.Tone
	}
	if r.Text == "" && o.ruled == 0 {
		return
	}
	st, w := o.setting(s, item)
	text := r.Text
	if item > 0 && r.Tone == render.Muted {
		text = r.Text
	}
	text, err := font.Compose(text)
	if err != nil {
		d.fail(d.asked(o), err)
		return
	}
	first := true
	for len(text) > 0 || first {
		para, rest, more := strings.Cut(text, "\n")
		if para != "" {
			if item == 0 && len(d.lines) > s.from {
				s.height += o.gap
			}
			d.broken = d.fonts.Wrap(d.broken[:0], st.Weight, st.Size, w, para)
			d.keepLines(s, st, para, item)
		}
		first, text = false, rest
		if !more {
			break
		}
	}
	if o.ruled > 0 {
		n := max(o.ruled, len(d.lines)-s.from)
		s.height = st.Height(n)
	}
}

// keepLines keeps the lines that a paragraph was turned into.
func (d *document) keepLines(s *span, st sheet.Style, para string, item int32) {
	at := 0
	for _, text := range d.broken {
		at += strings.Index(para[at:], text) + len(text)
		space := at == len(para) || para[at] == ' '
		d.lines = append(d.lines, line{text, s.height, item, space})
		s.height += st.Lead
	}
}

// setting is how the lines of a span are set, and their measure.
func (o *op) setting(s *span, item int32) (sheet.Style, length) {
	st, w := o.style, o.w
	switch s.tone {
	case render.Crossed:
		return st.Bold(), w - markRoom
	case render.Ticked:
		return st, w - markRoom
	case render.Wanting:
		return st.Bold(), w - barRoom
	case render.Muted:
		st = st.In(hintGrey)
	}
	if item > 0 {
		w -= s.hang
	}
	return st, w
}

// asked is the question whose answer an op writes, for messages.
func (d *document) asked(o *op) *apdocs.Field {
	if o.list != nil {
		return o.list.field
	}
	return o.of
}
