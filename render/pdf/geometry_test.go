package pdf

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/dump"
	"github.com/apdocs/forms/render/pdf/internal/page"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// slack is the sum of rounding errors, in points.
const slack = 0.05

// The right and top edge of the window of a DL envelope on the sheet, through which the
// address shows.
var windowRight, windowTop = sheet.FrameLeft + sheet.MM(72) + sheet.MM(25), 163 * sheet.Pt

func points(l sheet.Length) float64 { return float64(l) / 100 }

// checkGeometry checks that no text overlaps another, leaves the frame or its block, or is
// too small to read.
func (m *making) checkGeometry(t *testing.T) {
	l := m.Look
	for _, w := range m.words {
		left := points(m.Margins.Left(w.Page - 1))
		right := left + points(sheet.FrameWidth)
		if w.X0 < left-slack || w.X1 > right+slack {
			t.Errorf("page %d: %.60q leaves the frame: %.2f to %.2f", w.Page, w.Text, w.X0, w.X1)
		}
		strip := w.Y1 < 38
		window := w.Page == 1 && m.isLetter() && w.X1 < points(windowRight) && w.Y0 > points(windowTop)-slack
		if least := points(l.Text.Size); w.Size < least-slack &&
			!((strip && m.options.Mark(m.outline) != "" || window) && w.Size > 12-slack) {
			t.Errorf("page %d: %.60q is set in %.2f points", w.Page, w.Text, w.Size)
		}
		switch {
		case w.Base > points(l.FooterRule):
			if !w.Artifact || w.Y1 > 825 {
				t.Errorf("page %d: %.60q stands in the footer's place", w.Page, w.Text)
			}
		case w.Page > 1 && w.Base < points(l.RunningRule):
			if !w.Artifact || w.Y0 < 15 {
				t.Errorf("page %d: %.60q stands in the running line's place", w.Page, w.Text)
			}
		case !m.contains(&w):
			t.Errorf("page %d: %.60q at %.2f to %.2f is in none of the page's blocks", w.Page, w.Text, w.Y0, w.Y1)
		}
	}
	m.checkBlocks(t)
	checkOverlaps(t, m.words)
	checkApart(t, m.words)
}

// checkApart checks that texts of two cells on one line are apart. What says that an answer is required stands beside its
// label.
func checkApart(t *testing.T, words []dump.Word) {
	const apart = 4 - slack // points
	type line struct {
		page int
		base float64
	}
	lines := map[line][]*dump.Word{}
	for i := range words {
		if w := &words[i]; w.Mark >= 0 && !strings.HasPrefix(w.Text, "(") {
			at := line{w.Page, w.Base}
			for _, other := range lines[at] {
				if gap := max(other.X0-w.X1, w.X0-other.X1); other.Mark != w.Mark && gap < apart {
					t.Errorf("page %d: there are %.1f points between %.60q and %.60q", w.Page, gap, other.Text, w.Text)
				}
			}
			lines[at] = append(lines[at], w)
		}
	}
}

// contains reports whether text is inside a block of its page, or among repeated headings.
// The letterhead is above the first block.
func (m *making) contains(w *dump.Word) bool {
	n := w.Page - 1
	if w.Text == page.LeftBlank {
		return m.pages.Starts[n] == m.pages.End(n)
	}
	first := &m.pages.Placed[m.pages.Starts[n]]
	if n > 0 && w.Artifact && w.Y0 > points(m.Look.ContentTop)-slack && w.Y1 < points(first.Y)+slack {
		return true
	}
	for i := m.pages.Starts[n]; i < m.pages.End(n); i++ {
		p := &m.pages.Placed[i]
		top, foot := points(p.Y), points(p.Y+p.Height)
		if w.Y0 > top-1 && w.Y1 < foot+1 { // ascenders and descenders may exceed a line box by less
			return true
		}
		if n == 0 && p.Y == 0 && w.Y1 < points(m.Look.TitleY+64*sheet.Pt) {
			return true
		}
	}
	return false
}

// checkBlocks checks that the blocks of a page are one below another and inside the page.
func (m *making) checkBlocks(t *testing.T) {
	for n := range m.pages.Starts {
		foot := sheet.Length(0)
		for i := m.pages.Starts[n]; i < m.pages.End(n); i++ {
			p := &m.pages.Placed[i]
			if p.Y < foot || n > 0 && p.Y < m.Look.ContentTop {
				t.Errorf("page %d: block %d starts at %d, above %d", n+1, i, p.Y, foot)
			}
			if foot = p.Y + p.Height; foot > m.Look.ContentEnd {
				t.Errorf("page %d: block %d ends at %d, below the content", n+1, i, foot)
			}
		}
	}
}

func checkOverlaps(t *testing.T, words []dump.Word) {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b dump.Word) int {
		if a.Page != b.Page {
			return a.Page - b.Page
		}
		return int(math.Copysign(1, a.Y0-b.Y0))
	})
	for i := range words {
		a := &words[i]
		for j := i + 1; j < len(words); j++ {
			b := &words[j]
			// The faces of some scripts declare a little more height than a line has.
			if b.Page != a.Page || b.Y0 > a.Y1-slack-(a.Y1-a.Y0)/30 {
				break
			}
			if a.X0 < b.X1-slack && b.X0 < a.X1-slack {
				t.Errorf("page %d: %.60q at %.2f, %.2f to %.2f and %.60q at %.2f, %.2f to %.2f overlap",
					a.Page, a.Text, a.X0, a.Y0, a.Y1, b.Text, b.X0, b.Y0, b.Y1)
			}
		}
	}
}

// TestLongLabels breaks a question with a label of many lines across pages at every line.
func TestLongLabels(t *testing.T) {
	for _, large := range []bool{false, true} {
		for n := 0; n < 60; n += 3 {
			v := new(documents.ProgressVisit)
			v.Extra = append(v.Extra,
				apdocs.Extra{Question: "First?", Answer: apdocs.LongText(strings.Repeat("line\n", n) + "end")},
				apdocs.Extra{Question: strings.Repeat("a long question with many words ", 14) + "?",
					Answer: apdocs.LongText(strings.Repeat("words and words ", 400))})
			var b bytes.Buffer
			if err := Encode(&b, v, &render.Options{Organisation: organisation(t), Draft: true, LargePrint: large}); err != nil {
				t.Fatal(err)
			}
			words, err := dump.Words(b.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			checkOverlaps(t, words)
		}
	}
}

// checkRules wants no two rules so close that they look like one double line, and lines to
// write on at least 8 mm apart.
// The number of a page with three figures stands beside the form's name and not on it, in large
// print too.
func TestFooterOfManyPages(t *testing.T) {
	for _, f := range documents.All() {
		if f.Layout().Letter != nil {
			continue
		}
		long := apdocs.LongText(strings.Repeat("word ", 36_000))
		f.Envelope().Extra = []apdocs.Extra{{Question: "More", Answer: long}}
		for _, options := range []*render.Options{{LargePrint: true}, {LargePrint: true, Draft: true}} {
			var b bytes.Buffer
			if err := Encode(&b, f, options); err != nil {
				t.Fatal(err)
			}
			words, err := dump.Words(b.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			last := words[len(words)-1].Page
			if last < 100 {
				t.Fatalf("%d pages", last)
			}
			checkOverlaps(t, slices.DeleteFunc(words, func(w dump.Word) bool { return w.Page < last }))
		}
	}
}

func (m *making) checkRules(t *testing.T) {
	t.Helper()
	rules, err := dump.Rules(m.file)
	if err != nil {
		t.Fatal(err)
	}
	least := points(sheet.MM(8)) - slack
	for i, a := range rules {
		for _, b := range rules[i+1:] {
			beside := math.Min(a.X1, b.X1) - math.Max(a.X0, b.X0)
			apart := math.Abs(a.Y - b.Y)
			if a.Page == b.Page && beside > 40 && apart > slack && apart < 8 {
				t.Errorf("page %d: rules at %.2f and %.2f from %.0f on", a.Page, a.Y, b.Y, math.Max(a.X0, b.X0))
			}
		}
	}
	for n := range m.pages.Starts {
		for i := m.pages.Starts[n]; i < m.pages.End(n); i++ {
			p := &m.pages.Placed[i]
			if p.Closer > 0 {
				m.checkCloser(t, rules, n+1, points(p.Y), points(p.Y+p.Height), least)
			}
		}
	}
}

// checkCloser wants the rules between two heights of a page to be apart, and at least two of them.
func (m *making) checkCloser(t *testing.T, rules []dump.Rule, page int, top, foot, least float64) {
	t.Helper()
	var at []float64
	for _, r := range rules {
		if r.Page == page && r.Y > top && r.Y < foot+slack {
			at = append(at, r.Y)
		}
	}
	slices.Sort(at)
	at = slices.CompactFunc(at, func(a, b float64) bool { return math.Abs(a-b) < slack })
	for i := 1; i < len(at); i++ {
		if at[i]-at[i-1] < least {
			t.Errorf("page %d: lines at %.2f and %.2f are too close", page, at[i-1], at[i])
		}
	}
	if len(at) < 2 || foot-at[len(at)-1] > 12 {
		t.Errorf("page %d: lines at %.2f do not fill their block, which ends at %.2f", page, at, foot)
	}
}

// The tick before an answer is as large as its text: in large print the answer begins further to the right.
func TestTickOfLargePrint(t *testing.T) {
	found := 0
	everyMaking(t, func(t *testing.T, m *making) {
		if m.name != "quality-checklist-completed-large" || m.sample != "ordinary" {
			return
		}
		for _, w := range m.words {
			if w.Text != "Yes" {
				continue
			}
			found++
			if room := w.X0 - points(m.Margins.Left(w.Page-1)); room < w.Size {
				t.Errorf("page %d: the tick has %.1f points beside text of %.0f", w.Page, room, w.Size)
			}
		}
		if found == 0 {
			t.Error("there is no tick")
		}
	})
}
