package layout

import (
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// paginate assigns every block its page and position.
func (p *Pages) paginate() {
	for i := 1; i < len(p.Placed); i++ {
		b := &p.Placed[i]
		b.Splits = p.Placed[i-1].Keep > 0 && b.Height > p.options.Look.SplitOver && !p.FitsPage(p.Chain(i), i+1)
	}
	p.measured, p.spans = append(p.measured[:0], p.Placed...), append(p.spans[:0], p.Spans...)
	p.tight = tightening{}
	p.fillPages()
	p.slipApart()
	p.sparePages()
	p.stretch()
	if p.options.Screen {
		p.showMore()
	}
	p.pageForSlip()
	p.sinkSlip()
}

// fillPages places blocks one below another. A page ends where the next block, with what
// must stay with it, does not fit. A block that is taller than the rest of its page breaks
// if it may.
func (p *Pages) fillPages() {
	end := p.options.Look.ContentEnd
	p.Starts = append(p.Starts[:0], 0)
	y, top := sheet.Length(0), true
	startPage := func(i int) {
		p.Starts = append(p.Starts, i)
		y, top = p.contentTop(&p.Placed[i]), true
	}
	for i := 0; i < len(p.Placed); i++ {
		b := &p.Placed[i]
		before := p.SpaceBefore(b)
		if top {
			before = 0
		} else if b.NewPage || p.Needed(i) > end-y-before {
			startPage(i)
			i--
			continue
		}
		b.Y = y + before
		p.fitField(i, end-b.Y)
		if room := end - b.Y; b.Height > room && p.breaks(b) {
			if first, rest, ok := p.split(b, room); ok {
				p.Placed = append(p.Placed, Placed{})
				copy(p.Placed[i+2:], p.Placed[i+1:])
				p.Placed[i], p.Placed[i+1] = first, rest
				startPage(i + 1)
				continue
			}
			if !top {
				startPage(i)
				i--
				continue
			}
		}
		y, top = b.Y+b.Height+p.SpaceAfter(b), false
	}
}

// contentTop returns where content starts on the page that begins with the block, below
// the repeated headings.
func (p *Pages) contentTop(b *Placed) sheet.Length {
	y := p.options.Look.ContentTop
	title, head := b.Repeats()
	if title != nil {
		y += title.Height
	}
	if head != nil {
		y += head.Height
	}
	return y
}

// Repeats returns the headings that are repeated above the block if it starts a page:
// those of its section and of its table or question.
func (b *Placed) Repeats() (title, head *block.Repeat) {
	if b.Head != nil || b.Carried {
		return b.Title, b.Head
	}
	return nil, nil
}

// breaks reports whether a block may break across pages: a tall answer or row may, and a
// block taller than a page must.
func (p *Pages) breaks(b *Placed) bool {
	if b.Carried || b.Splits || b.Height > p.options.Look.ContentEnd-p.contentTop(b) {
		return true
	}
	return b.Kind == block.Flowing && b.Height > p.options.Look.SplitOver
}

// Needed returns the space that block i needs in order not to start a new page. The blocks
// that must stay with it count, except for a block that itself stays with the one before
// it: there they have been counted already.
func (p *Pages) Needed(i int) sheet.Length {
	b := &p.Placed[i]
	switch {
	case i == 0 || p.Placed[i-1].Keep == 0 && !b.Joined:
		return p.wanted(i)
	case p.breaks(b):
		return p.least(b)
	}
	return p.shortest(b)
}

// wanted returns the space that block i needs with the blocks that must follow it on its
// page. For a block that may break, only its first part counts.
func (p *Pages) wanted(i int) sheet.Length {
	h, last, fits := sheet.Length(0), i, sheet.Length(0)
	for j := i; j < len(p.Placed); j++ {
		b := &p.Placed[j]
		if j > i {
			if b.NewPage {
				return h
			}
			if p.Placed[j-1].Keep == 0 && !b.Joined {
				if b.Keep > 0 { // heads rows of its own
					return h
				}
				fits = h // without a second row if necessary
			}
			h += p.SpaceBefore(b)
		}
		whole := p.shortest(b)
		if p.breaks(b) {
			whole = p.least(b)
		}
		if h+whole > p.options.Look.ContentEnd-p.contentTop(&p.Placed[i]) && fits > 0 {
			return fits
		}
		if h += whole; p.breaks(b) {
			return h
		}
		last = max(last, j+p.keeps(j))
		if j+1 < len(p.Placed) && p.Placed[j+1].Joined {
			last = max(last, j+1)
		}
		if j >= last {
			return h
		}
		h += p.SpaceAfter(b)
	}
	return h
}

// keeps returns how many of the following blocks stay on the page of block i: the headings of a table have two rows
// below them, or one row that is half as tall as a row that may break.
func (p *Pages) keeps(i int) int {
	keep := p.Placed[i].Keep
	if keep > 1 && i+1 < len(p.Placed) && p.Placed[i+1].Height > p.options.Look.SplitOver/2 {
		return 1
	}
	return keep
}

// Filled returns the height of the content of page n.
func (p *Pages) Filled(n int) sheet.Length {
	b := &p.Placed[p.End(n)-1]
	return b.Y + b.Height - p.options.Look.ContentTop
}

// stretch gives the rest of a page to the answer on it that may take it, in whole writing
// lines, up to twelve in all.
func (p *Pages) stretch() {
	const most = 12
	pitch := p.options.Look.Pitch
	for n, from := range p.Starts {
		to := p.End(n)
		for i := from; i < to; i++ {
			b := &p.Placed[i]
			if !b.Elastic || b.Closer > 0 {
				continue
			}
			last := &p.Placed[to-1]
			room := p.options.Look.ContentEnd - last.Y - last.Height
			b.Stretch = max(0, min(int(room/pitch), most-int(b.Height/pitch)))
			more := sheet.Length(b.Stretch) * pitch
			b.Height += more
			for j := i + 1; j < to; j++ {
				p.Placed[j].Y += more
			}
			break
		}
	}
}
