package pdf

import (
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// A widget is the place of an empty signature field.
type widget struct {
	op   *op
	page int
	rect [4]length // left, foot, right, top, from the sheet's lower left corner
}

// A place is where a bookmark leads.
type place struct {
	bookmark int // from 1
	page     int
	y        length // from the top of the sheet
}

// contents writes what page n shows into the buffer.
func (d *document) contents(n int) {
	d.cuts = d.cuts[:0]
	d.buf = append(file.Lengths(append(d.buf[:0], "1 0 0 1 "...), d.margins().Left(n), 0), "cm\n"...)
	if n > 0 {
		d.furniture(d.plan.running[n%2], n)
	}
	if d.pages[n] == d.pageEnd(n) {
		d.leftBlank(n)
		d.furniture(d.plan.footing, n)
		return
	}
	at := length(0)
	first := &d.placed[d.pages[n]]
	if n > 0 && first.head != nil {
		at = d.look.ContentTop
		d.move(at)
		if first.title != nil {
			d.repeat(first.title)
			d.move(first.title.height)
			at += first.title.height
		}
		d.repeat(first.head)
	}
	for i := d.pages[n]; i < d.pageEnd(n); i++ {
		p := &d.placed[i]
		d.move(p.y - at)
		at = p.y
		d.at, d.row = p.at, p.row
		for _, t := range d.tags[p.tagFrom:p.tagTo] {
			d.tree.Open(t)
		}
		d.draw(p, n, i == d.pages[n] && n > 0)
		for range p.closes {
			d.tree.Close()
		}
	}
	d.move(-at)
	d.furniture(d.plan.footing, n)
}

// move moves the origin down the page.
func (d *document) move(by length) {
	if by != 0 {
		d.buf = append(file.Lengths(append(d.buf, "1 0 0 1 0 "...), -by), "cm\n"...)
	}
}

// repeat draws a block once more, as an artifact.
func (d *document) repeat(b *block) {
	d.buf = append(d.buf, "/Artifact <</Type/Pagination>>BDC\n"...)
	for i := range b.ops {
		o := &b.ops[i]
		if o.do == mark || o.do == artifact {
			d.put(o.pieces[0])
		}
	}
	d.buf = append(d.buf, "EMC\n"...)
}

// furniture draws what stands in the margins of a page: the running line and
// the strip, or the footer. Its answers are not measured with the others.
func (d *document) furniture(b *block, n int) {
	if b == nil {
		return
	}
	d.page = n
	from, lines := len(d.spans), len(d.lines)
	d.measure(b)
	d.buf = append(d.buf, "/Artifact <</Type/Pagination>>BDC\n"...)
	k := from
	for i := range b.ops {
		o := &b.ops[i]
		switch {
		case o.do == write:
			s := &d.spans[k]
			k++
			if s.to > s.from {
				d.text(o, s, s.from, s.to)
			}
		case (o.do == mark || o.do == artifact) && (o.when == nil || o.when(d)):
			d.put(o.pieces[0])
		}
	}
	d.buf = append(d.buf, "EMC\n"...)
	d.spans, d.lines = d.spans[:from], d.lines[:lines]
}

// draw runs a block's program: content, and with it structure.
func (d *document) draw(p *placed, page int, top bool) {
	if p.carried {
		d.drawRest(p, page)
		return
	}
	if k := p.block.bookmark; k > 0 {
		d.places = append(d.places, place{k, page, p.y})
	}
	n := p.first
	d.started = d.started[:0]
	for i := range p.block.ops {
		o := &p.block.ops[i]
		if o.do == write || o.do == sign {
			d.started = append(d.started, d.tree.Current())
			n++
		}
		if o.when != nil && !o.when(d) {
			continue
		}
		switch o.do {
		case open:
			d.tree.Open(o.tag)
		case shut:
			d.tree.Close()
		case actual:
			d.tree.Actual(o.says(d))
		case mark:
			d.begin(d.tree.Current(), page)
			d.piece(o)
			d.end()
		case artifact:
			d.artifact(o)
		case upper:
			if !top {
				d.artifact(o)
			}
		case write:
			d.answer(o, p, &d.spans[n-1], page)
		case rule:
			if !p.carries {
				d.rule(o, p.height)
			}
		case sign:
			d.signature(o, p, &d.spans[n-1], page)
		case frame:
			d.frame(p.height)
		}
	}
}

// drawRest draws what has been carried over from the page before.
func (d *document) drawRest(p *placed, page int) {
	if !d.labelGoesOn(p) {
		for i := range p.block.again {
			d.artifact(&p.block.again[i])
		}
	}
	n := 0
	for i := range p.block.ops {
		o := &p.block.ops[i]
		switch o.do {
		case write, sign:
			if o.again {
				d.drawAgain(o, p)
			} else if s := &d.spans[p.first+n]; s.to > s.from {
				d.tree.Resume(d.started[n])
				d.answer(o, p, s, page)
				d.tree.Close()
			}
			n++
		case rule:
			if !p.carries {
				d.rule(o, p.height)
			}
		}
	}
}

// labelGoesOn reports whether a block carried over still has its label to finish.
func (d *document) labelGoesOn(p *placed) bool {
	n := 0
	for i := range p.block.ops {
		if o := &p.block.ops[i]; o.do == write || o.do == sign {
			if s := &d.spans[p.first+n]; o.names && s.to > s.from {
				return true
			}
			n++
		}
	}
	return false
}

// drawAgain repeats a row's number where the row goes on.
func (d *document) drawAgain(o *op, p *placed) {
	d.buf = append(d.buf, "/Artifact <</Type/Pagination>>BDC\n"...)
	b := d.openText(d.look.Hint(), o.x, p.block.top+o.style.Baseline())
	b = d.fonts.Show(b, &d.extra, font.Regular, o.style.Size, o.read(d).Text)
	d.buf = append(b, "ET\n0 0 0 rg\nEMC\n"...)
}

// begin starts content that belongs to an element.
func (d *document) begin(element, page int) {
	d.buf = append(append(d.buf, '/'), d.tree.Type(element)...)
	d.buf = append(file.Int(append(d.buf, " <</MCID "...), d.tree.Mark(element, page)), ">>BDC\n"...)
}

func (d *document) end() { d.buf = append(d.buf, "EMC\n"...) }

// piece copies a drawing; which one may be a matter of the answer.
func (d *document) piece(o *op) {
	n := 0
	if o.pick != nil {
		if n = o.pick(d); n < 0 {
			return
		}
		d.key = append(d.key, byte(n))
	}
	d.placePiece(o.pieces[n], o.x, o.y)
}

func (d *document) placePiece(piece int, x, y length) {
	if x == 0 && y == 0 {
		d.put(piece)
		return
	}
	d.buf = append(file.Lengths(append(d.buf, "1 0 0 1 "...), x, -y), "cm\n"...)
	d.put(piece)
	d.buf = append(file.Lengths(append(d.buf, "1 0 0 1 "...), -x, y), "cm\n"...)
}

func (d *document) artifact(o *op) {
	d.buf = append(d.buf, "/Artifact BMC\n"...)
	d.piece(o)
	d.end()
}

// rule draws a line at the foot of the block.
func (d *document) rule(o *op, y length) {
	d.buf = append(d.buf, "/Artifact BMC\n"...)
	d.line(o.x, y, o.w, o.width, o.style.Colour)
	d.end()
}

func (d *document) line(x, y, w, width length, c canvas.Grey) {
	b := append(appendColour(d.buf, c, "RG "), ""...)
	b = append(file.Lengths(b, width), "w "...)
	b = append(file.Lengths(b, x, canvas.Height-y), "m "...)
	d.buf = append(file.Lengths(b, x+w, canvas.Height-y), "l S\n"...)
}

// appendColour sets a colour: operator is "RG " for lines or "rg " for fills.
func appendColour(b []byte, c canvas.Grey, operator string) []byte {
	for _, v := range c {
		b = file.Lengths(b, length(v)*100/255)
	}
	return append(b, operator...)
}

// frame is the box of a warning: a thin frame with a heavy bar at its left.
func (d *document) frame(h length) {
	const bar = 6 * pt
	b := append(d.buf, "/Artifact BMC\n0 0 0 RG 1 w "...)
	b = append(file.Lengths(b, 50, canvas.Height-50, frameWidth-100, -(h-100)), "re S "...)
	b = append(file.Lengths(b, 0, canvas.Height, bar, -h), "re f\n"...)
	d.buf = append(b, "EMC\n"...)
}
