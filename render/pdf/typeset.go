package pdf

import (
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// answer writes the lines of an answer, and what stands before them.
func (d *document) answer(o *op, p *placed, s *span, page int) {
	if o.ruled > 0 {
		d.writingLines(o, p, s)
	}
	if s.to == s.from {
		return
	}
	d.key = append(d.key, byte(s.tone), 0)
	d.tone(o, s)
	if o.list != nil && d.lines[s.from].item > 0 {
		d.items(o, p, s, page)
		return
	}
	d.begin(d.tree.Current(), page)
	d.text(o, s, s.from, s.to)
	d.end()
}

// items writes numbered answers, each an item of a list.
func (d *document) items(o *op, p *placed, s *span, page int) {
	if !p.carried {
		d.tree.Open(tagNumbered)
		d.listElement = d.tree.Current()
		d.lastItem = 0
	} else {
		d.tree.Resume(d.listElement)
	}
	for from := s.from; from < s.to; {
		to := from + 1
		for to < s.to && d.lines[to].item == d.lines[from].item {
			to++
		}
		if item := d.lines[from].item; item != d.lastItem {
			d.lastItem = item
			d.tree.Open(tagLI)
			d.tree.Open(tagLbl)
			d.begin(d.tree.Current(), page)
			d.number(o, s, from, item)
			d.end()
			d.tree.Close()
			d.lastBody = d.tree.Open(tagLBody)
		} else {
			d.tree.Resume(d.lastBody) // and once more, for the item that it is in
			d.tree.Resume(d.lastBody)
		}
		d.begin(d.tree.Current(), page)
		d.shown(o.style, o.x+s.hang, s.top, s.from, from, to)
		d.end()
		d.tree.Close()
		d.tree.Close()
		from = to
	}
	d.tree.Close()
}

// number writes the number of a list's item.
func (d *document) number(o *op, s *span, at int, item int32) {
	st := o.style
	y := s.top + d.lines[at].y - d.lines[s.from].y + st.Baseline()
	b := d.openText(st, o.x, y)
	b = d.fonts.Show(b, &d.extra, st.Weight, st.Size, numerals(int(item))+". ")
	d.buf = append(b, "ET\n"...)
}

// text writes lines of a span.
func (d *document) text(o *op, s *span, from, to int) {
	st, _ := o.setting(s, 0)
	x := o.x
	switch s.tone {
	case render.Ticked, render.Crossed:
		x += markRoom
	case render.Wanting:
		x += barRoom
	}
	if o.shift != nil {
		x += o.shift(d)
	}
	if o.right {
		x += o.w - d.fonts.Width(st.Weight, st.Size, d.lines[from].text)
	}
	d.shown(st, x, s.top, s.from, from, to)
}

// shown shows lines; first is the one that stands at top.
func (d *document) shown(st sheet.Style, x, top length, first, from, to int) {
	drop := st.Baseline()
	if st.Lead > st.Size*3/2 { // on lines to write on, just above the line
		drop = st.Lead - 5*pt
	}
	y := d.lines[from].y - d.lines[first].y
	b := d.openText(st, x, top+y+drop)
	last := d.lines[from].y
	for i := from; i < to; i++ {
		l := &d.lines[i]
		if i > from {
			b = append(file.Lengths(append(b, "0 "...), -(l.y-last)), "Td "...)
			last = l.y
		}
		b = d.fonts.Show(b, &d.extra, st.Weight, st.Size, l.text)
		if l.space {
			b = d.fonts.Show(b, nil, st.Weight, st.Size, " ")
		}
		d.key = append(append(d.key, l.text...), 0)
	}
	b = append(b, "ET\n"...)
	if st.Colour != black {
		b = append(b, "0 0 0 rg\n"...)
	}
	d.buf = b
}

// openText starts text at a place.
func (d *document) openText(st sheet.Style, x, y length) []byte {
	b := d.buf
	if st.Colour != black {
		b = appendColour(b, st.Colour, "rg ")
	}
	if st.Weight == font.Bold {
		b = append(b, "BT /B "...)
	} else {
		b = append(b, "BT /R "...)
	}
	b = append(file.Lengths(b, st.Size), "Tf "...)
	return append(file.Lengths(b, x, canvas.Height-y), "Td "...)
}

// tone draws what stands before an answer that stands out.
func (d *document) tone(o *op, s *span) {
	piece := -1
	y := s.top + o.style.Baseline()
	switch s.tone {
	case render.Ticked:
		piece, y = d.plan.tick, y-markSize
	case render.Crossed:
		piece, y = d.plan.cross, y-markSize
	case render.Wanting:
		piece, y = d.plan.bar, y-9*pt
	}
	if piece >= 0 {
		d.buf = append(d.buf, "/Artifact BMC\n"...)
		d.placePiece(piece, o.x, y)
		d.end()
	}
}

// writingLines draws the lines to write on, as many as the answer needs.
func (d *document) writingLines(o *op, p *placed, s *span) {
	n := max(o.ruled, s.to-s.from)
	if p.carried || p.carries {
		n = s.to - s.from
	}
	n += p.stretch
	d.buf = append(d.buf, "/Artifact BMC\n"...)
	for i := range n {
		y := s.top + length(i+1)*o.style.Lead
		if o.last && i == n-1 && !p.carries {
			d.line(o.x, y, o.w, d.look.Edge, black)
		} else {
			d.line(o.x, y, o.w, d.look.Thin, lineGrey)
		}
	}
	d.end()
}

// signature leaves room to sign, with an empty field where there are fields.
func (d *document) signature(o *op, p *placed, s *span, page int) {
	if !d.plan.signs || s.height == 0 {
		return
	}
	top := canvas.Height - p.y - s.top
	d.tree.Open(tagForm)
	d.tree.Widget(page)
	d.tree.Close()
	x := d.margins().Left(page) + o.x
	d.widgets = append(d.widgets, widget{o, page, [4]length{x, top - o.h, x + o.w, top}})
}

var tagForm = &tags.Tag{Type: "Form"}
