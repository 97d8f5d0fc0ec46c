package pdf

import "github.com/apdocs/forms/render"

// paginate gives every block its page and place. Where little would stand on
// the last page, less space between sections may spare it.
func (d *document) paginate() {
	const little, less = 48 * pt, 4 * pt
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
}

// turnPages places blocks one after another. A page is turned where the next
// block, with what must stay with it, does not fit; one that is taller than
// what is left of its page, and may, breaks.
func (d *document) turnPages(less length) {
	end := d.look.contentEnd
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
		} else if p.forced || d.wanted(i) > end-y-before {
			d.pages = append(d.pages, i)
			y, top = d.startPage(i), true
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
				y, top = d.startPage(i+1), true
				continue
			}
		}
		y, top = p.y+p.height+p.block.after, false
	}
}

// startPage is where content starts on the page that block i begins, below the
// headings that are drawn again.
func (d *document) startPage(i int) length {
	y := d.look.contentTop
	if p := &d.placed[i]; p.head != nil {
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
	if p.height > d.look.contentEnd-d.look.contentTop {
		return true
	}
	return p.block.kind == flowing && (p.height > d.look.splitOver || p.carried)
}

// wanted is the room that block i needs with what must stay with it: the blocks
// that follow, as many as it says, whole. Of a block that may break it is where
// it starts.
func (d *document) wanted(i int) length {
	h, last := length(0), i
	for j := i; j < len(d.placed); j++ {
		p := &d.placed[j]
		if j > i {
			if p.forced {
				return h
			}
			h += p.block.before
		}
		if d.breaks(p) {
			return h + d.least(p)
		}
		h += p.height
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
// label and two lines of its answers.
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
			k := min(s.from+1, s.to-1)
			h = max(h, s.top+d.lines[k].y-d.lines[s.from].y+o.style.lead+p.block.foot)
		}
		n++
	}
	return min(h, p.height)
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
	rest.first, rest.height = len(d.spans), p.block.top+p.block.foot
	n, left := p.first, 0
	for i := range p.block.ops {
		o := &p.block.ops[i]
		if o.do != write && o.do != sign {
			continue
		}
		s := d.spans[n]
		at := d.cutSpan(o, &s, room-p.block.foot)
		r := span{from: at, to: s.to, top: p.block.top, tone: s.tone}
		if at > s.from {
			ok = true
			d.spans[n].height = d.lines[at-1].y - d.lines[s.from].y + o.style.lead
			first.height = max(first.height, s.top+d.spans[n].height+p.block.foot)
		} else if o.do == write {
			d.spans[n].height = 0
		}
		if at < s.to {
			left++
			r.height = d.lines[s.to-1].y - d.lines[at].y + o.style.lead
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
				s.height = d.lines[s.to-1].y - d.lines[s.from].y + d.styleOf(p.block, n-p.first).lead
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
	for at < s.to && s.top+d.lines[at].y-d.lines[s.from].y+o.style.lead <= foot {
		at++
	}
	if at == s.to || o.h != 0 {
		return at
	}
	if s.to-at == 1 {
		at--
	}
	if at-s.from < 2 {
		return s.from
	}
	return at
}

// styleOf is the style of a block's n-th answer.
func (d *document) styleOf(b *block, n int) style {
	for i := range b.ops {
		if b.ops[i].do != write && b.ops[i].do != sign {
			continue
		}
		if n == 0 {
			return b.ops[i].style
		}
		n--
	}
	return style{}
}

// filled is how far page n is filled, from the top of its content.
func (d *document) filled(n int) length {
	p := &d.placed[d.pageEnd(n)-1]
	return p.y + p.height - d.look.contentTop
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
			room := d.look.contentEnd - last.y - last.height
			p.stretch = max(0, min(int(room/d.look.pitch), most-int(p.height/d.look.pitch)))
			more := length(p.stretch) * d.look.pitch
			p.height += more
			for j := i + 1; j < to; j++ {
				d.placed[j].y += more
			}
			break
		}
	}
}
