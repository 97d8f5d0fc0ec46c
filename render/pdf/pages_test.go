package pdf

import (
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/layout"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// checkPages checks that there is a reason for each page break: the block that starts the
// next page had to, or continues there, or did not fit with what must stay with it. If a
// page is then less than half full, that block must fit the next page.
func (m *making) checkPages(t *testing.T) {
	before := m.pages.Measured() // before the blocks were assigned to pages
	parts := 0                   // parts of blocks that continue, before the page
	page := m.Look.ContentEnd - m.Look.ContentTop
	for n := 1; n < len(m.pages.Starts); n++ {
		i := m.pages.Starts[n]
		p, last := &m.pages.Placed[i], &m.pages.Placed[i-1]
		for k := m.pages.Starts[n-1]; k < i; k++ {
			if m.pages.Placed[k].Carried {
				parts++
			}
		}
		if p.NewPage || p.Carried {
			if p.Carried && !last.Carries {
				t.Errorf("page %d: a part goes on that nothing begins", n+1)
			}
			continue
		}
		room := m.Look.ContentEnd - last.Y - last.Height + sheet.Length(last.Stretch)*m.Look.Pitch -
			m.pages.SpaceAfter(last) - m.pages.SpaceBefore(p)
		wanted := before.Needed(i - parts)
		if wanted <= room {
			t.Errorf("page %d is turned before a block that wants %d of %d", n+1, wanted, room)
		}
		if full := m.pages.Filled(n - 1); full < page/2 && wanted > page {
			t.Errorf("page %d has %d of %d, for blocks that fit no page: %d", n, full, page, wanted)
		}
	}
	m.checkKept(t)
}

// checkKept checks that headings are with what they head, and that the signature block is
// whole and never alone on a page.
func (m *making) checkKept(t *testing.T) {
	for n := range m.pages.Starts {
		to := m.pages.End(n)
		if last := &m.pages.Placed[to-1]; to < len(m.pages.Placed) && last.Keep > 0 && !m.pages.Placed[to].NewPage {
			t.Errorf("page %d ends with a block that keeps with the next", n+1)
		}
		if n == 0 || m.pages.Starts[n] == to { // a back that is left empty
			continue
		}
		alone := true
		for i := m.pages.Starts[n]; i < to; i++ {
			b := m.pages.Placed[i].Block
			alone = alone && (b.Kind == block.SignatureRow || b.Kind == block.Heading || b.Keep > 0)
		}
		first, before := &m.pages.Placed[m.pages.Starts[n]], &m.pages.Placed[m.pages.Starts[n]-1]
		if alone && !first.NewPage && before.Height < m.Look.SplitOver && before.Kind != block.SignatureRow &&
			m.pages.FitsPage(m.pages.Chain(m.pages.Starts[n]-1), to) {
			t.Errorf("page %d has signatures and nothing else", n+1)
		}
		if first.Kind == block.SignatureRow && before.Kind == block.SignatureRow && m.signaturesFit(m.pages.Starts[n]) {
			t.Errorf("page %d parts a block of signatures", n+1)
		}
	}
}

// signaturesFit reports whether the signature block that contains block i would fit on one
// page and has at most six parties.
func (m *making) signaturesFit(i int) bool {
	for i > 0 && m.pages.Placed[i-1].Kind == block.SignatureRow {
		i--
	}
	h, n := sheet.Length(0), 0
	for ; i < len(m.pages.Placed) && m.pages.Placed[i].Kind == block.SignatureRow; i++ {
		h += m.pages.Placed[i].Height + m.pages.Placed[i].After
		n++
	}
	const headings = 60 * sheet.Pt // of the section and its columns
	return n <= 6 && h+headings <= m.Look.ContentEnd-m.Look.ContentTop
}

// checkCarried checks that at least two lines of an answer are on either side of a break,
// and that its label or its table's headings are repeated above the rest.
func (m *making) checkCarried(t *testing.T) {
	for i := range m.pages.Placed {
		p := &m.pages.Placed[i]
		if !p.Carries {
			continue
		}
		next := &m.pages.Placed[i+1]
		for n := range m.answersOf(p) {
			above, below := m.pages.Spans[p.First+n], m.pages.Spans[next.First+n]
			if below.To == below.From || below.Again {
				continue
			}
			if item := m.pages.Lines[below.From].Item; item > 0 &&
				(below.From == 0 || m.pages.Lines[below.From-1].Item != item) {
				continue // between two items of a list
			} else if item > 0 {
				for m.pages.Lines[above.From].Item != item {
					above.From++
				}
				for m.pages.Lines[below.To-1].Item != item {
					below.To--
				}
			}
			if a, b := above.To-above.From, below.To-below.From; (a < 2 || b < 2) && !p.Carried {
				t.Errorf("an answer is cut into %d and %d lines", a, b)
			}
		}
		m.checkRepeats(t, i+1)
	}
}

// checkRepeats checks what is repeated above a continued block, and that it consists of
// artifacts.
func (m *making) checkRepeats(t *testing.T, i int) {
	p := &m.pages.Placed[i]
	page := 0
	for page+1 < len(m.pages.Starts) && m.pages.Starts[page+1] <= i {
		page++
	}
	repeated := ""
	for _, w := range m.words {
		if w.Page == page+1 && w.Artifact && w.Base > points(m.Look.ContentTop) && w.Base < points(p.Y+p.Height) {
			repeated += " " + w.Text
		}
	}
	repeated = folded(repeated)
	_, head := p.Repeats()
	again, at := len(p.Again) > 0, p.First
	for _, o := range p.Ops {
		if place, set := layout.Answer(o); place != nil {
			again = again || set != nil && set.Names && m.pages.Spans[at].Again // a label may itself continue
			at++
		}
	}
	switch label, ok := strings.CutSuffix(repeated, continued); {
	case again && head == nil && (!ok || !m.heads(label)):
		t.Errorf("page %d: %q is repeated beside the rest of an answer", page+1, repeated)
	case again && !strings.Contains(repeated, continued):
		t.Errorf("page %d: a row goes on under %q", page+1, repeated)
	case head != nil && repeated == "":
		t.Errorf("page %d: a table goes on without its headings", page+1)
	case p.Title != nil && m.sectionTitle(repeated) == "":
		t.Errorf("page %d: a section goes on under %q", page+1, repeated)
	}
}

// continued is appended to headings that are repeated from previous pages.
const continued = ", continued"

// sectionTitle returns the heading before the first ", continued" in the artifacts at the
// top of a page.
func (m *making) sectionTitle(repeated string) string {
	title, _, _ := strings.Cut(repeated, continued)
	for _, e := range m.elements {
		if (e.kind == "H2" || e.kind == "H3") && e.text == title {
			return title
		}
	}
	return ""
}

// checkParted checks that no page begins with what belongs to a question of the previous
// page, such as its comment or amount, unless the question is repeated. On an empty blank
// this does not happen at all if a row fits on a page.
func (m *making) checkParted(t *testing.T) {
	belongs := map[string]bool{}
	for _, a := range askings(m.outline, m.record, m.blank(), m.options.LargePrint) {
		option := func(c apdocs.Column) bool { return c.Kind == apdocs.OptionColumn }
		if a.table == nil || !slices.ContainsFunc(a.table.Columns, option) {
			continue
		}
		for _, row := range a.table.Rows {
			for _, f := range row[1:] {
				if f.Question.Label != row[0].Question.Label {
					belongs[folded(m.worded(f.Question.Label))] = true
				}
			}
		}
	}
	for n := 1; n < len(m.pages.Starts); n++ {
		first, repeated := "", ""
		for _, w := range m.words {
			switch {
			case w.Page != n+1 || w.Base < points(m.Look.ContentTop):
			case w.Artifact && first == "":
				repeated += " " + w.Text
			case !w.Artifact && first == "":
				first = folded(w.Text)
			}
		}
		if belongs[first] && (m.blank() && m.sample == "zero" || !strings.Contains(repeated, continued)) {
			t.Errorf("page %d begins with %q, under %q", n+1, first, repeated)
		}
	}
}

// heads reports whether label is the short or full label of a question.
func (m *making) heads(label string) bool {
	if title := m.sectionTitle(label + continued); title != "" {
		label = strings.TrimPrefix(label, title+continued+" ")
	}
	for _, x := range m.record.Envelope().Extra {
		if folded(x.Question) == label {
			return true
		}
	}
	for _, a := range askings(m.outline, m.record, true, false) {
		if folded(m.worded(a.Question.Title())) == label || a.table != nil &&
			folded(m.worded(a.table.Title.Title())) == label {
			return true
		}
	}
	return false
}

// answersOf counts the answers of a block.
func (m *making) answersOf(p *layout.Placed) (n int) {
	for _, o := range p.Ops {
		if place, _ := layout.Answer(o); place != nil {
			n++
		}
	}
	return n
}
