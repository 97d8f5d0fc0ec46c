package pdf

import (
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// paginate gives every block its page and place. Where little would stand on
// the last page, less space between sections may spare it.
func (d *document) paginate() {
	const little, less = 48 * pt, 4 * pt
	for i := 1; i < len(d.placed); i++ {
		p := &d.placed[i]
		p.splits = d.placed[i-1].block.keep > 0 && p.height > d.look.SplitOver && !d.onePage(d.chain(i), i+1)
	}
	d.keptPlaced, d.keptSpans = append(d.keptPlaced[:0], d.placed...), append(d.keptSpans[:0], d.spans...)
	d.turnPages(0)
	if n := len(d.pages); n > 1 && d.options.Rendition != render.Blank && d.filled(n-1) < little {
		for _, space := range []length{less, 0} {
			d.placed, d.spans = append(d.placed[:0], d.keptPlaced...), append(d.spans[:0], d.keptSpans...)
			d.turnPages(space)
			if len(d.pages) < n {
				break
			}
		}
	}
	d.stretch()
	d.turnToSlip()
	d.sink()
}

// turnPages places blocks one after another. A page is turned where the next
// block, with what must stay with it, does not fit; one that is taller than
// what is left of its page, and may, breaks.
func (d *document) turnPages(less length) {
	end := d.look.ContentEnd
	d.pages = append(d.pages[:0], 0)
	y, top := length(0), true
	for i := 0; i < len(d.placed); i++ {
		p := &d.placed[i]
		before := p.block.before
		if p.block.kind == heading {
			before -= less
		}
		if top {
			before = 0
		} else if p.forced || d.needed(i) > end-y-before {
			d.pages = append(d.pages, i)
			y, top = d.startPage(&d.placed[i]), true
			i--
			continue
		}
		p.y = y + before
		if room := end - p.y; p.height > room && d.breaks(p) {
			if first, rest, ok := d.cut(p, room); ok {
				d.placed = append(d.placed, placed{})
				copy(d.placed[i+2:], d.placed[i+1:])
				d.placed[i], d.placed[i+1] = first, rest
				d.pages = append(d.pages, i+1)
				y, top = d.startPage(&d.placed[i+1]), true
				continue
			}
			if !top {
				d.pages = append(d.pages, i)
				y, top = d.startPage(p), true
				i--
				continue
			}
		}
		y, top = p.y+p.height+p.block.after, false
	}
}

// startPage is where content starts on the page that a block begins, below the
// headings that are drawn again.
func (d *document) startPage(p *placed) length {
	y := d.look.ContentTop
	if p.head != nil {
		if p.title != nil {
			y += p.title.height
		}
		y += p.head.height
	}
	return y
}

// breaks reports whether a block may break over pages: a tall answer or row may,
// and what is taller than a page must.
func (d *document) breaks(p *placed) bool {
	if p.carried || p.splits || p.height > d.look.ContentEnd-d.startPage(p) {
		return true
	}
	return p.block.kind == flowing && p.height > d.look.SplitOver
}

// needed is the room without which block i starts a page. What stays with the
// block before it was reckoned with there.
func (d *document) needed(i int) length {
	p := &d.placed[i]
	switch {
	case i == 0 || d.placed[i-1].block.keep == 0 && !p.joinBefore:
		return d.wanted(i)
	case d.breaks(p):
		return d.least(p)
	}
	return p.height
}

// wanted is the room that block i needs with what must stay with it: the blocks
// that follow, as many as it says, whole. Of a block that may break it is where
// it starts.
func (d *document) wanted(i int) length {
	h, last, fits := length(0), i, length(0)
	for j := i; j < len(d.placed); j++ {
		p := &d.placed[j]
		if j > i {
			if p.forced {
				return h
			}
			if d.placed[j-1].block.keep == 0 && !p.joinBefore {
				fits = h // without a second row, if need be
			}
			h += p.block.before
		}
		whole := p.height
		if d.breaks(p) {
			whole = d.least(p)
		}
		if h+whole > d.look.ContentEnd-d.startPage(&d.placed[i]) && fits > 0 {
			return fits
		}
		if h += whole; d.breaks(p) {
			return h
		}
		last = max(last, j+p.block.keep)
		if j+1 < len(d.placed) && d.placed[j+1].joinBefore {
			last = max(last, j+1)
		}
		if j >= last {
			return h
		}
		h += p.block.after
	}
	return h
}

// least is what of a block that breaks must find room where it starts: its
// label and two lines of each of its answers, or all three, which cannot be cut.
func (d *document) least(p *placed) length {
	h := length(0)
	if !p.carried {
		h = p.block.height
	}
	n := p.first
	for i := range p.block.ops {
		o := &p.block.ops[i]
		if o.do != write && o.do != sign {
			continue
		}
		if s := &d.spans[n]; s.to > s.from && o.h == 0 {
			k := s.from + d.leastLines(o, s) - 1
			h = max(h, s.top+d.lines[k].y-d.lines[s.from].y+o.style.Lead+p.block.foot)
		}
		n++
	}
	return min(h, p.height)
}

// leastLines is how many lines of an answer may stand on a page without the rest.
func (d *document) leastLines(o *op, s *span) int {
	all := s.to - s.from
	if o.list == nil {
		return pick(all <= 3, all, 2)
	}
	for at := s.from; at < s.to; {
		from, to := d.itemAround(s, at)
		if d.lines[to-1].y-d.lines[from].y+o.style.Lead > d.look.SplitOver {
			return from - s.from + 2
		}
		if to-s.from >= 2 && s.to-to != 1 {
			return to - s.from
		}
		at = to
	}
	return all
}

// cut parts a block so that its first part fits the room. Each answer leaves two
// lines on each side. Where that cannot be, it is not cut.
func (d *document) cut(p *placed, room length) (first, rest placed, ok bool) {
	first, rest = *p, *p
	first.carries, first.closes, first.height = true, 0, 0
	if !p.carried {
		first.height = p.block.height
	}
	rest.carried, rest.forced, rest.joinBefore = true, false, false
	rest.tagFrom, rest.tagTo = 0, 0
	rest.first, rest.height = len(d.spans), max(p.block.top, p.block.label)+p.block.foot
	n, left := p.first, 0
	for i := range p.block.ops {
		o := &p.block.ops[i]
		if o.do != write && o.do != sign {
			continue
		}
		s := d.spans[n]
		at := d.cutSpan(o, &s, room-p.block.foot)
		r := span{from: at, to: s.to, top: p.block.top, hang: s.hang, tone: s.tone}
		if at > s.from {
			ok = true
			d.spans[n].height = d.lines[at-1].y - d.lines[s.from].y + o.style.Lead
			first.height = max(first.height, s.top+d.spans[n].height+p.block.foot)
		} else if o.do == write {
			d.spans[n].height = 0
		}
		if at < s.to {
			left++
			r.height = d.lines[s.to-1].y - d.lines[at].y + o.style.Lead
			rest.height = max(rest.height, r.top+r.height+p.block.foot)
		}
		d.spans[n].to = at
		d.spans = append(d.spans, r)
		n++
	}
	if !ok || left == 0 || first.height > room {
		n = p.first // as it was
		for i := rest.first; i < len(d.spans); i++ {
			d.spans[n].to = d.spans[i].to
			if s := &d.spans[n]; s.to > s.from {
				s.height = d.lines[s.to-1].y - d.lines[s.from].y + d.styleOf(p.block, n-p.first).Lead
			}
			n++
		}
		d.spans = d.spans[:rest.first]
		return first, rest, false
	}
	return first, rest, true
}

// cutSpan is the first line of a span that does not fit above foot.
func (d *document) cutSpan(o *op, s *span, foot length) int {
	at := s.from
	for at < s.to && s.top+d.lines[at].y-d.lines[s.from].y+o.style.Lead <= foot {
		at++
	}
	if at == s.to || o.h != 0 {
		return at
	}
	from, to := s.from, s.to
	if o.list != nil { // an item breaks only where it is tall itself
		from, to = d.itemAround(s, at)
		if d.lines[to-1].y-d.lines[from].y+o.style.Lead <= d.look.SplitOver {
			if s.to-from == 1 && from > s.from { // nor does one line go on alone
				from, _ = d.itemAround(s, from-1)
			}
			if from-s.from < 2 {
				return s.from
			}
			return from
		}
	}
	if to-at == 1 {
		at--
	}
	if at-from < 2 {
		return from
	}
	return at
}

// itemAround is the lines of the list's item that line at belongs to.
func (d *document) itemAround(s *span, at int) (from, to int) {
	from, to = at, at+1
	for from > s.from && d.lines[from-1].item == d.lines[at].item {
		from--
	}
	for to < s.to && d.lines[to].item == d.lines[at].item {
		to++
	}
	return from, to
}

// styleOf is the style of a block's n-th answer.
func (d *document) styleOf(b *block, n int) sheet.Style {
	for i := range b.ops {
		if b.ops[i].do != write && b.ops[i].do != sign {
			continue
		}
		if n == 0 {
			return b.ops[i].style
		}
		n--
	}
	return sheet.Style{}
}

// filled is how far page n is filled, from the top of its content.
func (d *document) filled(n int) length {
	p := &d.placed[d.pageEnd(n)-1]
	return p.y + p.height - d.look.ContentTop
}

// pageEnd is one past the last block of page n.
func (d *document) pageEnd(n int) int {
	if n+1 < len(d.pages) {
		return d.pages[n+1]
	}
	return len(d.placed)
}

// stretch gives what is left of a page to the answer on it that may have it, in
// whole writing lines, up to twelve in all.
func (d *document) stretch() {
	const most = 12
	for n, from := range d.pages {
		to := d.pageEnd(n)
		for i := from; i < to; i++ {
			p := &d.placed[i]
			if !p.block.elastic {
				continue
			}
			last := &d.placed[to-1]
			room := d.look.ContentEnd - last.y - last.height
			p.stretch = max(0, min(int(room/d.look.Pitch), most-int(p.height/d.look.Pitch)))
			more := length(p.stretch) * d.look.Pitch
			p.height += more
			for j := i + 1; j < to; j++ {
				d.placed[j].y += more
			}
			break
		}
	}
}
