package layout

import (
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// Stranded reports whether page n is filled to less than a fifth and is the last page, or
// the last before a block that must start a page.
func (p *Pages) Stranded(n int) bool {
	end := p.End(n)
	ends := end == len(p.Placed) || p.Placed[end].NewPage
	return n > 0 && ends && !p.Placed[p.Starts[n]].NewPage && p.Filled(n) < p.page()/5
}

// page returns the height of a page's content.
func (p *Pages) page() sheet.Length { return p.options.Look.ContentEnd - p.options.Look.ContentTop }

// A tightening is a reduction of the space above headings, and above and below other
// blocks that have at least the space between two paragraphs there.
type tightening struct{ headings, others sheet.Length }

// tightenings are tried in this order.
var tightenings = []tightening{
	{headings: 4 * pt}, {headings: 4 * pt, others: 4 * pt}, {headings: 8 * pt, others: 6 * pt},
}

// SpaceBefore returns the space above a block that does not start its page.
func (p *Pages) SpaceBefore(b *Placed) sheet.Length {
	switch {
	case b.Kind == block.Heading:
		return b.Before - p.tight.headings
	case b.Before >= paragraph:
		return b.Before - p.tight.others
	}
	return b.Before
}

// SpaceAfter returns the space below a block that does not end its page.
func (p *Pages) SpaceAfter(b *Placed) sheet.Length {
	if b.After >= paragraph {
		return b.After - p.tight.others
	}
	return b.After
}

// paragraph is the space between two paragraphs.
const paragraph = 8 * pt

// sparePages avoids stranded pages. On a blank it first removes writing lines on the pages
// before, as few as possible, and then sets the rest closer, but never closer than the
// Look allows. On all documents it then reduces the space between blocks. If that is not
// enough nothing is changed, and the last blocks of the page before move to the stranded
// page.
func (p *Pages) sparePages() {
	for n := 1; n < len(p.Starts); n++ {
		if !p.Stranded(n) {
			continue
		}
		switch {
		case p.options.Spare && p.sparePage(n), !p.options.Spare && p.squeezePage():
			n = max(n-2, 0) // the page before ends there now
		default:
			p.fillPage(n)
		}
	}
}

// sparePage removes writing lines from the blocks of the pages up to n, back to the last
// block that must start a page: one from each block in turn, beginning with the last. If
// that is not enough, it also sets lines and blocks closer. It reports whether that
// avoided a page.
func (p *Pages) sparePage(n int) bool {
	pages, end := len(p.Starts), p.unplaced(p.End(n))
	from := end - 1
	for from > 0 && !p.measured[from].NewPage {
		from--
	}
	before := slices.Clone(p.measured)
	for taken := true; taken; {
		taken = false
		for i := end - 1; i >= from; i-- {
			b := &p.measured[i]
			if b.Fewer >= p.mostFewer(b) {
				continue
			}
			p.fewer(b)
			taken = true
			p.again()
			if len(p.Starts) < pages {
				return true
			}
		}
	}
	for i := from; i < end; i++ {
		p.closer(&p.measured[i])
	}
	p.again()
	if len(p.Starts) < pages || p.squeezePage() {
		return true
	}
	copy(p.measured, before)
	p.again()
	return false
}

// fewer removes a writing line of a block.
func (p *Pages) fewer(b *Placed) {
	b.Fewer++
	b.Height -= p.options.Look.Pitch - b.Closer
}

// closer sets the writing lines of a block closer, if all its answers have the same number
// and nothing is written on them. The distance of the first line from the label is kept.
func (p *Pages) closer(b *Placed) {
	lines, written := p.ruled(b)
	if n := lines - b.Fewer; n > 1 && written == 0 && b.Closer == 0 {
		b.Closer = p.options.Look.Pitch - p.options.Look.Closest
		b.Height -= sheet.Length(n-1) * b.Closer
	}
}

// squeezePage reduces the space between blocks. It reports whether that avoided a page.
func (p *Pages) squeezePage() bool {
	pages, before := len(p.Starts), p.tight
	for _, p.tight = range tightenings {
		p.again()
		if len(p.Starts) < pages {
			return true
		}
	}
	p.tight = before
	p.again()
	return false
}

// fillPage moves blocks from the end of page n-1 to page n until that is filled to a
// fifth. Page n-1 stays at least half full.
func (p *Pages) fillPage(n int) {
	before := slices.Clone(p.measured)
	for i := p.Starts[n] - 1; i > p.Starts[n-1]; i-- {
		b, last := &p.Placed[i], &p.Placed[i-1]
		if b.Carried || b.Carries || b.NewPage || last.Y+last.Height-p.options.Look.ContentTop < p.page()/2 {
			return
		}
		if b.Joined || last.Keep > 0 || p.keptBefore(i) {
			continue
		}
		at, pages := p.unplaced(i), len(p.Starts)
		p.measured[at].NewPage = true
		p.again()
		if len(p.Starts) == pages && p.Filled(n) >= p.page()/5 {
			return
		}
		copy(p.measured, before)
		p.again()
	}
}

// keptBefore reports whether one of the blocks before block i keeps it on its page.
func (p *Pages) keptBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-mostKeep; j-- {
		if p.keeps(j) >= i-j {
			return true
		}
	}
	return false
}

// mostKeep is the largest [block.Shape.Keep] that there is.
const mostKeep = 2

// again paginates the blocks again, as they are now measured.
func (p *Pages) again() {
	p.Placed, p.Spans = append(p.Placed[:0], p.measured...), append(p.Spans[:0], p.spans...)
	p.fillPages()
}

// unplaced returns how many measured blocks the first n placed ones are parts of.
func (p *Pages) unplaced(n int) int {
	parts := 0
	for i := range n {
		if p.Placed[i].Carried {
			parts++
		}
	}
	return n - parts
}

// ruled returns the number of writing lines of each answer of a block, 0 if the numbers
// differ, and on how many of them something is written.
func (p *Pages) ruled(b *Placed) (lines, written int) {
	n := b.First
	for _, o := range b.Ops {
		place, set := Answer(o)
		if place == nil {
			continue
		}
		s := &p.spans[n]
		n++
		switch {
		case set == nil || set.Outside:
		case set.Lines.Least == 0 && s.To > s.From, lines > 0 && set.Lines.Least != lines:
			return 0, 0
		default:
			lines, written = max(lines, set.Lines.Least), max(written, s.To-s.From)
		}
	}
	return lines, written
}

// mostFewer returns how many writing lines a block may lose: up to a third, but none that
// something is written on or stands beside.
func (p *Pages) mostFewer(b *Placed) int {
	lines, written := p.ruled(b)
	pitch := p.options.Look.Pitch
	beside := (b.Height + sheet.Length(b.Fewer-b.Stretch)*pitch - b.Shape.Height) / pitch
	return max(0, min(lines/3, lines-written, int(beside)))
}
