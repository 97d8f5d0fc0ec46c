package pdf

import (
	"slices"
	"strings"
	"testing"
)

// checkPages wants each page to be turned for a reason: the block that starts
// the next one was told to, or goes on there, or would not have fitted with what
// must stay with it. Where that leaves a page less than half full, it must be
// something that fits the next one.
func (m *making) checkPages(t *testing.T) {
	before := m.unturned()
	parts := 0 // of blocks that go on, before the page
	page := m.look.ContentEnd - m.look.ContentTop
	for n := 1; n < len(m.pages); n++ {
		i := m.pages[n]
		p, last := &m.placed[i], &m.placed[i-1]
		for k := m.pages[n-1]; k < i; k++ {
			if m.placed[k].carried {
				parts++
			}
		}
		if p.forced || p.carried {
			if p.carried && !last.carries {
				t.Errorf("page %d: a part goes on that nothing begins", n+1)
			}
			continue
		}
		room := m.look.ContentEnd - last.y - last.height + length(last.stretch)*m.look.Pitch - last.block.after - p.block.before
		wanted := before.needed(i - parts)
		if wanted <= room-4*pt-4*pt { // a last try sets sections closer together
			t.Errorf("page %d is turned before a block that wants %d of %d", n+1, wanted, room)
		}
		if full := m.filled(n - 1); full < page/2 && wanted > page {
			t.Errorf("page %d has %d of %d, for blocks that fit no page: %d", n, full, page, wanted)
		}
	}
	m.checkKept(t)
}

// unturned is the document with its blocks as they were before pages were turned.
func (m *making) unturned() *document {
	d := *m.document
	d.placed, d.spans = d.keptPlaced, append(d.keptSpans[:len(d.keptSpans):len(d.keptSpans)], d.spans...)
	return &d
}

// checkKept wants headings to stand with what they head, and the block of
// signatures to be whole and never alone on a page.
func (m *making) checkKept(t *testing.T) {
	for n := range m.pages {
		to := m.pageEnd(n)
		if last := &m.placed[to-1]; to < len(m.placed) && last.block.keep > 0 && !m.placed[to].forced {
			t.Errorf("page %d ends with a block that keeps with the next", n+1)
		}
		if n == 0 {
			continue
		}
		alone := true
		for i := m.pages[n]; i < to; i++ {
			b := m.placed[i].block
			alone = alone && (b.kind == signature || b.kind == heading || b.keep > 0)
		}
		first, before := &m.placed[m.pages[n]], &m.placed[m.pages[n]-1]
		if alone && !first.forced && before.height < m.look.SplitOver && before.block.kind != signature && m.onePage(m.chain(m.pages[n]-1), to) {
			t.Errorf("page %d has signatures and nothing else", n+1)
		}
		if first.block.kind == signature && before.block.kind == signature && m.signaturesFit(m.pages[n]) {
			t.Errorf("page %d parts a block of signatures", n+1)
		}
	}
}

// signaturesFit reports whether the block of signatures that block i is in would
// stand on one page, and has no more than six parties.
func (m *making) signaturesFit(i int) bool {
	for i > 0 && m.placed[i-1].block.kind == signature {
		i--
	}
	h, n := length(0), 0
	for ; i < len(m.placed) && m.placed[i].block.kind == signature; i++ {
		h += m.placed[i].height + m.placed[i].block.after
		n++
	}
	const headings = 60 * pt // of the section and its columns
	return n <= 6 && h+headings <= m.look.ContentEnd-m.look.ContentTop
}

// checkCarried wants two lines of an answer on each side of where it is cut, and
// above its rest its label, or its table's headings, once more.
func (m *making) checkCarried(t *testing.T) {
	for i := range m.placed {
		p := &m.placed[i]
		if !p.carries {
			continue
		}
		next := &m.placed[i+1]
		for n := range m.answersOf(p) {
			above, below := m.spans[p.first+n], m.spans[next.first+n]
			if below.to == below.from {
				continue
			}
			if item := m.lines[below.from].item; item > 0 && (below.from == 0 || m.lines[below.from-1].item != item) {
				continue // between two items of a list
			} else if item > 0 {
				for m.lines[above.from].item != item {
					above.from++
				}
				for m.lines[below.to-1].item != item {
					below.to--
				}
			}
			if a, b := above.to-above.from, below.to-below.from; (a < 2 || b < 2) && !p.carried {
				t.Errorf("an answer is cut into %d and %d lines", a, b)
			}
		}
		m.checkRepeats(t, i+1)
	}
}

// checkRepeats wants what is repeated above the part of a block that has been
// carried over, and only artifacts there.
func (m *making) checkRepeats(t *testing.T, i int) {
	p := &m.placed[i]
	page := 0
	for page+1 < len(m.pages) && m.pages[page+1] <= i {
		page++
	}
	repeated := ""
	for _, w := range m.words {
		if w.Page == page+1 && w.Artifact && w.Base > points(m.look.ContentTop) && w.Base < points(p.y+p.height) {
			repeated += " " + w.Text
		}
	}
	switch {
	case len(p.block.again) > 0:
		own := slices.ContainsFunc(p.block.ops, func(o op) bool { return o.names })
		label, ok := strings.CutSuffix(folded(repeated), ", continued")
		if own != (strings.TrimSpace(repeated) == "Continued") || !own && (!ok || !m.heads(label)) {
			t.Errorf("page %d: %q is repeated beside the rest of an answer", page+1, repeated)
		}
	case p.head != nil:
		if repeated == "" {
			t.Errorf("page %d: a table goes on without its headings", page+1)
		}
	}
}

// heads reports whether the short or whole label of a question is given.
func (m *making) heads(label string) bool {
	for _, a := range askings(m.outline, m.record, true) {
		if folded(m.worded(a.Question.Title())) == label || a.table != nil && folded(m.worded(a.table.Title.Title())) == label {
			return true
		}
	}
	return false
}

// carriesColumns reports whether an answer goes on on another page, while one
// that stands after it in its row is begun before.
func (m *making) carriesColumns() bool {
	for i := range m.placed {
		p := &m.placed[i]
		if !p.carries {
			continue
		}
		goesOn := false
		for n := range m.answersOf(p) {
			if s := m.spans[p.first+n]; goesOn && s.to > s.from {
				return true
			}
			s := m.spans[m.placed[i+1].first+n]
			goesOn = goesOn || s.to > s.from
		}
	}
	return false
}

// answersOf counts the answers of a block.
func (m *making) answersOf(p *placed) (n int) {
	for k := range p.block.ops {
		if do := p.block.ops[k].do; do == write || do == sign {
			n++
		}
	}
	return n
}
