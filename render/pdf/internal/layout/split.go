package layout

import (
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// least returns the space that a block that breaks needs at its start: its label and two
// lines of each answer, or all lines of one that is not tall enough to be split.
func (p *Pages) least(b *Placed) sheet.Length {
	h := sheet.Length(0)
	if !b.Carried {
		h = b.Shape.Height
	}
	n := b.First
	for _, o := range b.Ops {
		place, set := Answer(o)
		if place == nil {
			continue
		}
		if s := &p.Spans[n]; s.To > s.From && !set.Outside {
			lines := s.From + p.leastLines(o, set, s)
			h = max(h, s.Top+p.tall(set, s.From, lines)+b.Foot)
		}
		n++
	}
	return min(h, b.Height)
}

// tall returns the height of the lines from up to but not including to.
func (p *Pages) tall(set *block.Setting, from, to int) sheet.Length {
	return p.Lines[to-1].Y - p.Lines[from].Y + set.Style.Lead
}

// leastLines returns how many lines of an answer there may be on a page without the rest.
func (p *Pages) leastLines(o block.Op, set *block.Setting, s *Span) int {
	all := s.To - s.From
	if _, list := o.(*block.List); !list {
		if all <= 3 || p.tall(set, s.From, s.To) <= p.options.Look.SplitOver || p.short(s) {
			return all
		}
		return 2
	}
	for at := s.From; at < s.To; {
		from, to := p.itemAround(s, at)
		if p.tall(set, from, to) > p.options.Look.SplitOver {
			return from - s.From + 2
		}
		if to-s.From >= 2 && s.To-to != 1 {
			return to - s.From
		}
		at = to
	}
	return all
}

// short reports whether an answer has so few characters that it stays on one page in a narrow column too.
func (p *Pages) short(s *Span) bool {
	const few = 280
	n := 0
	for i := s.From; i < s.To && n <= few; i++ {
		n += utf8.RuneCountInString(p.Lines[i].Text) + 1
	}
	return n <= few
}

// split splits a block so that its first part fits into the space. Two lines or more of
// each answer remain on either side. If that is impossible, ok is false.
func (p *Pages) split(b *Placed, room sheet.Length) (first, rest Placed, ok bool) {
	first, rest = *b, *b
	first.Carries, first.Height = true, 0
	if !b.Carried {
		first.Height = b.Shape.Height
	}
	rest.Carried, rest.NewPage, rest.Joined = true, false, false
	rest.First, rest.Height = len(p.Spans), max(b.Top, b.Label)+b.Foot
	n, left := b.First, 0
	for _, o := range b.Ops {
		place, set := Answer(o)
		if place == nil {
			continue
		}
		if p.Spans[n].Again {
			p.Spans = append(p.Spans, p.Spans[n])
			n++
			continue
		}
		above, below := p.splitSpan(o, set, p.Spans[n], room-b.Foot, b.Top)
		if above.To > above.From {
			ok = true
			first.Height = max(first.Height, above.Top+above.Height+b.Foot)
		}
		if below.To > below.From {
			left++
			rest.Height = max(rest.Height, below.Top+below.Height+b.Foot)
		}
		p.Spans[n] = above
		p.Spans = append(p.Spans, below)
		n++
	}
	if !ok || left == 0 || first.Height > room {
		p.unsplit(b, rest.First)
		return first, rest, false
	}
	p.repeatLabels(&rest)
	return first, rest, true
}

// splitSpan splits the lines of an answer into those above foot and the rest, which starts
// at top on the next page.
func (p *Pages) splitSpan(o block.Op, set *block.Setting, s Span, foot, top sheet.Length) (above, below Span) {
	at := s.From
	if set != nil {
		at = p.splitAt(o, set, &s, foot)
	}
	above, below = s, Span{From: at, To: s.To, Top: top, Hang: s.Hang}
	above.To = at
	switch {
	case at > s.From:
		above.Height = p.tall(set, s.From, at)
	case set != nil:
		above.Height = 0
	}
	if at < s.To {
		below.Height = p.tall(set, at, s.To)
	}
	return above, below
}

// unsplit restores the answers of a block, the rest of which is in the spans from index
// rest on.
func (p *Pages) unsplit(b *Placed, rest int) {
	n := b.First
	for _, o := range b.Ops {
		place, set := Answer(o)
		if place == nil {
			continue
		}
		s := &p.Spans[n]
		if s.Again {
			n++
			continue
		}
		s.To = p.Spans[rest+n-b.First].To
		if s.To > s.From {
			s.Height = p.tall(set, s.From, s.To)
		}
		n++
	}
	p.Spans = p.Spans[:rest]
}

// splitAt returns the first line of a span that does not fit above foot.
func (p *Pages) splitAt(o block.Op, set *block.Setting, s *Span, foot sheet.Length) int {
	at := s.From
	for at < s.To && s.Top+p.tall(set, s.From, at+1) <= foot {
		at++
	}
	if at == s.To || set.Outside {
		return at
	}
	from, to := s.From, s.To
	if _, list := o.(*block.List); list { // an item breaks only if it is tall
		from, to = p.itemAround(s, at)
		if p.tall(set, from, to) <= p.options.Look.SplitOver {
			if s.To-from == 1 && from > s.From { // a single line does not continue alone
				from, _ = p.itemAround(s, from-1)
			}
			if from-s.From < 2 {
				return s.From
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

// itemAround returns the lines of the item that contains line at.
func (p *Pages) itemAround(s *Span, at int) (from, to int) {
	from, to = at, at+1
	for from > s.From && p.Lines[from-1].Item == p.Lines[at].Item {
		from--
	}
	for to < s.To && p.Lines[to].Item == p.Lines[at].Item {
		to++
	}
	return from, to
}
