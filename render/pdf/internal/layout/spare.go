package layout

import (
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// Stranded reports whether page n is filled to less than a fifth and is the last page, or
// the last before a block that must start a page.
func (p *Pages) Stranded(n int) bool {
	page := p.options.Look.ContentEnd - p.options.Look.ContentTop
	end := p.End(n)
	ends := end == len(p.Placed) || p.Placed[end].NewPage
	return n > 0 && ends && !p.Placed[p.Starts[n]].NewPage && p.Filled(n) < page/5
}

// sparePages avoids stranded pages by removing writing lines on the pages before them, as
// few as possible. If removing all that may be removed is not enough, none are removed.
func (p *Pages) sparePages() {
	for n := 1; n < len(p.Starts); n++ {
		if p.Stranded(n) && p.sparePage(n) {
			n--
		}
	}
}

// sparePage removes writing lines from the blocks of the pages up to n, back to the last
// block that must start a page: one from each block in turn, beginning with the last. It
// reports whether that avoided a page.
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
			b.Fewer++
			b.Height -= p.options.Look.Pitch
			taken = true
			p.again()
			if len(p.Starts) < pages {
				return true
			}
		}
	}
	copy(p.measured, before)
	p.again()
	return false
}

// again paginates the blocks again, as they are now measured.
func (p *Pages) again() {
	p.Placed, p.Spans = append(p.Placed[:0], p.measured...), append(p.Spans[:0], p.spans...)
	p.fillPages(tightening{})
}

// unplaced returns the number of measured blocks that the first n placed ones are parts
// of.
func (p *Pages) unplaced(n int) int {
	parts := 0
	for i := range n {
		if p.Placed[i].Carried {
			parts++
		}
	}
	return n - parts
}

// mostFewer returns how many writing lines a block may lose: a third of those common to
// all its answers, and none that has text on it or beside it.
func (p *Pages) mostFewer(b *Placed) int {
	lines, written, n := 0, 0, b.First
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
			return 0
		default:
			lines, written = max(lines, set.Lines.Least), max(written, s.To-s.From)
		}
	}
	beside := (b.Height + sheet.Length(b.Fewer-b.Stretch)*p.options.Look.Pitch - b.Shape.Height) / p.options.Look.Pitch
	return max(0, min(lines/3, lines-written, int(beside)))
}

// RoomBefore returns the free space of page n-1, including the writing lines that its
// blocks may still lose.
func (p *Pages) RoomBefore(n int) sheet.Length {
	room := p.options.Look.ContentEnd - p.options.Look.ContentTop - p.Filled(n-1)
	for i := p.Starts[n-1]; i < p.Starts[n]; i++ {
		b := &p.Placed[i]
		room -= b.After
		if !b.Carried && !b.Carries {
			room += sheet.Length(b.Stretch+p.mostFewer(b)-b.Fewer) * p.options.Look.Pitch
		}
	}
	return room - p.Placed[p.Starts[n]].Before
}
