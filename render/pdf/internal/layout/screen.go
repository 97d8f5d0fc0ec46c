package layout

import (
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// On screen the text in a field scrolls, so a field with a long text need not show all of
// it. Where it would not fit on the rest of its page it is made shorter, down to
// leastShowing lines, and what a page then has left goes to its fields that show only a
// part of their text.

// leastShowing is how many lines of an answer a field shows, at least, if the answer has
// as many.
const leastShowing = 8

// fields calls fn for each field of several lines in a block whose spans start at first, if no other
// follows below it in its cell.
func (p *Pages) fields(b *block.Block, first int, fn func(in *block.Input, s *Span)) {
	n := first
	for _, o := range b.Ops {
		place, _ := Answer(o)
		if place == nil {
			continue
		}
		s := &p.Spans[n]
		n++
		if in, ok := o.(*block.Input); ok && in.Lines && !in.Leads {
			fn(in, s)
		}
	}
}

// level makes fields side by side equally high.
func (p *Pages) level(b *block.Block, first int) {
	p.fields(b, first, func(_ *block.Input, s *Span) {
		p.fields(b, first, func(_ *block.Input, other *Span) {
			if other.Top == s.Top {
				s.Height = max(s.Height, other.Height)
			}
		})
	})
}

// shortest returns the least height of a block: less than its height if it ends with fields
// that can be made shorter.
func (p *Pages) shortest(b *Placed) sheet.Length {
	if !p.options.Screen || b.Height <= b.Shape.Height {
		return b.Height
	}
	tall := sheet.Length(0) // the lowest end of such a field, and of all else
	h := b.Shape.Height
	n := b.First
	for _, o := range b.Ops {
		place, set := Answer(o)
		if place == nil {
			continue
		}
		s := &p.Spans[n]
		n++
		end := s.Top + s.Height + aboveLine
		if set != nil {
			end += b.Foot - aboveLine
		}
		if in, ok := o.(*block.Input); ok && in.Lines && !in.Leads {
			tall = max(tall, end)
			end = s.Top + min(s.Height, max(in.Height, fieldHeight(in, leastShowing))) + aboveLine
		}
		if s.Height > 0 && (set == nil || !set.Outside) {
			h = max(h, end)
		}
	}
	if tall < b.Height {
		return b.Height
	}
	return min(h, b.Height)
}

// fieldHeight returns the height of a field that shows n lines.
func fieldHeight(in *block.Input, n int) sheet.Length {
	return in.Style.Height(n) + 2*block.InputAbove
}

// shorten makes the fields of a block shorter so that the block is at most h high, which is
// not less than its shortest height. They show whole lines.
func (p *Pages) shorten(b *Placed, h sheet.Length) {
	p.fields(b.Block, b.First, func(in *block.Input, s *Span) {
		if room := h - s.Top - aboveLine; s.Height > room {
			lines := int((room - 2*block.InputAbove) / in.Style.Lead)
			s.Height = max(in.Height, fieldHeight(in, lines))
		}
	})
	b.Height = h
}

// fitField makes the fields of block i shorter if the rest of the page, with what must stay
// with the block, requires it.
func (p *Pages) fitField(i int, room sheet.Length) {
	b := &p.Placed[i]
	least := p.shortest(b)
	if least == b.Height {
		return
	}
	if h := max(least, room-(p.wanted(i)-least)); h < b.Height {
		p.shorten(b, h)
	}
}

// showMore gives what a page has left to those of its fields that do not show all of their
// text.
func (p *Pages) showMore() {
	for n, from := range p.Starts {
		to := p.End(n)
		last := &p.Placed[to-1]
		for i := from; i < to; i++ {
			room := p.options.Look.ContentEnd - last.Y - last.Height
			more := p.lengthen(&p.Placed[i], room)
			for j := i + 1; more > 0 && j < to; j++ {
				p.Placed[j].Y += more
			}
		}
	}
}

// lengthen makes the fields at the foot of a block up to room longer, as far as there is
// text to show, and returns by how much the block has become higher.
func (p *Pages) lengthen(b *Placed, room sheet.Length) sheet.Length {
	foot, most := sheet.Length(0), sheet.Length(0)
	p.fields(b.Block, b.First, func(in *block.Input, s *Span) {
		foot = max(foot, s.Top+s.Height)
		most = max(most, s.Top+fieldHeight(in, s.InnerEnd-s.Inner))
	})
	if foot == 0 || most <= foot || b.Height-foot > p.options.Look.Pitch {
		return 0
	}
	low := foot
	p.fields(b.Block, b.First, func(in *block.Input, s *Span) {
		lines := min(s.InnerEnd-s.Inner, int((foot+room-s.Top-2*block.InputAbove)/in.Style.Lead))
		low = max(low, s.Top+fieldHeight(in, lines))
	})
	p.fields(b.Block, b.First, func(_ *block.Input, s *Span) {
		if s.Top+s.Height == foot {
			s.Height = low - s.Top
		}
	})
	more := max(0, low+aboveLine-b.Height)
	b.Height += more
	return more
}
