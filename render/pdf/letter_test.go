package pdf

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/layout"
	"github.com/apdocs/forms/render/pdf/internal/page"
)

// isLetter reports whether a letter was made, rather than the questions for it.
func (m *making) isLetter() bool { return m.outline.Letter != nil && !m.blank() }

// checkLetter checks the text of a letter, in order, with the record's answers in place of
// names.
func (m *making) checkLetter(t *testing.T) {
	l := &letterTexts{making: m, say: m.outline.Letter.Wording(m.to)}
	l.to = m.to
	letter := m.outline.Letter
	l.add("", strings.Join(render.Addressed(l.to), " "), "Date", "{"+letter.Date.Name+"}")
	l.add("", letter.Contact...)
	l.add("", l.say.Salutation, l.say.Subject)
	l.blocks(l.say.Blocks, apdocs.At{}, 0)
	l.add("", l.say.Closing, letter.Signer, letter.Office)
	for _, c := range letter.Copies {
		if chosen, ok := c.Asked.Chosen(m.record, apdocs.At{}); ok && chosen.Value == "yes" {
			l.add("", c.To)
		}
	}
	if letter.Enclosures != nil {
		l.blocks([]apdocs.Block{letter.Enclosures}, apdocs.At{}, 0)
	}
	if s := l.say.Slip; s != nil {
		l.add("", s.Title, s.ReturnTo)
		l.add("", s.Text)
		l.blocks(s.Blocks, apdocs.At{}, 0)
		l.add("", s.Sign.Question.Label, "Signature")
	}
	rest := m.elements[0].text
	for _, text := range l.texts {
		_, after, ok := apart(rest, folded(m.printed(t, text)))
		if !ok {
			t.Errorf("the letter does not say %.80q after what stands before it", text)
			continue
		}
		rest = after
	}
}

type letterTexts struct {
	*making
	to    *apdocs.Addressee
	say   *apdocs.Wording
	texts []string
	at    apdocs.At
}

func (l *letterTexts) add(row string, texts ...string) {
	for _, text := range texts {
		s := &render.Source{Outline: l.outline, Record: l.record, Organisation: l.options.Organised(), To: l.to, Row: row,
			At: l.at}
		if text = strings.TrimSpace(s.Fill(text)); text != "" {
			l.texts = append(l.texts, text)
		}
	}
}

func (l *letterTexts) blocks(blocks []apdocs.Block, at apdocs.At, depth int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *apdocs.Section:
			if b.When.Holds(l.record) {
				l.add("", b.Heading)
				l.blocks(b.Blocks, at, depth)
			}
		case *apdocs.Paragraph:
			l.add("", b.Text)
		case *apdocs.List:
			l.list(b)
		case *apdocs.Items:
			for _, point := range b.Points {
				l.add("", point.Heading)
				l.blocks(point.Blocks, at, depth)
			}
		case *apdocs.Answers:
			for _, f := range b.Fields {
				l.add("", f.Question.Label)
			}
		}
	}
}

func (l *letterTexts) list(b *apdocs.List) {
	if b.Rows == nil {
		l.add("", b.Items...)
		return
	}
	for i := range b.Rows.Len(l.record, apdocs.At{}) {
		l.at = apdocs.At{i}
		l.add(b.Rows.Name+"[].", b.Items...)
	}
	l.at = apdocs.At{}
}

// drafted returns 1 for a draft, whose strip moves the letterhead down, and which is not
// sent.
func drafted(m *making) float64 {
	if m.options.Draft {
		return 1
	}
	return 0
}

// A letter's address shows in the window of its envelope, DL or C5, whatever the margins
// and the size of print, and nothing else does.
func TestWindow(t *testing.T) {
	everyMaking(t, func(t *testing.T, m *making) {
		if !m.isLetter() {
			return
		}
		const mm = 72 / 25.4
		address := strings.Join(strings.Fields(strings.Join(render.Addressed(m.to), " ")), " ")
		var seen []string
		for _, w := range m.words {
			if w.Page != 1 || w.Y1 < 45*mm+3*drafted(m)*mm || w.Y0 > 94*mm || w.X0 > 112*mm {
				continue
			}
			seen = append(seen, strings.Fields(w.Text)...)
			if w.X0 < 20*mm || w.X1 > 20*mm+90*mm || w.Y0 < 54*mm || w.Y1 > 89*mm {
				t.Errorf("%q does not stand in the window: %.0f to %.0f mm, %.0f to %.0f mm", w.Text, w.X0/mm, w.X1/mm, w.Y0/mm,
					w.Y1/mm)
			}
		}
		if got := strings.Join(seen, ""); folded(got) != strings.ReplaceAll(folded(address), " ", "") {
			t.Errorf("in the window stands %q, not %q", got, address)
		}
	})
}

// A letter with a slip is printed on both sides without being asked to: the slip stands on
// a front whose back stays empty, or whoever tears it off would tear the letter. With
// Simplex no page is left empty.
func TestSlipOnFront(t *testing.T) {
	o, err := apdocs.Outlined(new(documents.OffSiteDirectionNotice))
	if err != nil {
		t.Fatal(err)
	}
	blanks := 0
	for _, s := range samples(t, o) {
		for aims := range 20 { // letters of every sheet.Length
			n := s.record.(*documents.OffSiteDirectionNotice)
			n.Objectives = make([]apdocs.Objective, aims)
			for i := range n.Objectives {
				n.Objectives[i].Aim = "To be there every day, and to stay."
			}
			m := &making{record: n, to: &somebody, options: render.Options{}}
			m.make(t, NewEncoder(&m.options))
			slip := 0
			for _, w := range m.words {
				if w.Text == "I have received this notice" {
					slip = w.Page
				}
				if w.Text == page.LeftBlank {
					blanks++
				}
			}
			if slip%2 != 1 || slip != len(m.pages.Starts) {
				t.Errorf("%s with %d objectives: the slip stands on page %d of %d", s.name, aims, slip, len(m.pages.Starts))
			}
			m.checkMarks(t)
		}
	}
	if blanks == 0 {
		t.Error("no letter needed an empty back")
	}
	m := &making{record: o.New(), to: &somebody, options: render.Options{Simplex: true}}
	m.make(t, NewEncoder(&m.options))
	if m.Margins.Duplex || strings.Contains(m.elements[0].text, page.LeftBlank) {
		t.Error("a letter for one side of the sheet is for both")
	}
}

// A paragraph of a letter stands as far below a list as below another paragraph, also where what stands between them is
// left out.
func TestLetterBelowList(t *testing.T) {
	const apart = 16 + 8 // points from one baseline to the next
	everyMaking(t, func(t *testing.T, m *making) {
		if !m.isLetter() || m.name != "review-invitation-completed" {
			return
		}
		last, found := 0.0, 0
		for _, w := range m.words {
			switch {
			case strings.HasPrefix(w.Text, "Above all,"), strings.HasPrefix(w.Text, "You are welcome to bring"):
				if found++; w.Base > last && w.Base-last < apart-slack {
					t.Errorf("page %d: %.30q stands %.1f points below the list", w.Page, w.Text, w.Base-last)
				}
			}
			last = w.Base
		}
		if found != 2 {
			t.Errorf("%d of 2 paragraphs were found", found)
		}
	})
}

// TestSlipOnItsSheet checks that a slip that is longer than the rest of its page has pages of its own, from a front side
// on, in large print too: to cut it off must not cut the letter.
func TestSlipOnItsSheet(t *testing.T) {
	var longer atomic.Int32
	t.Run("slips", func(t *testing.T) {
		everyMaking(t, func(t *testing.T, m *making) {
			first := slices.IndexFunc(m.pages.Placed, func(b layout.Placed) bool { return b.Slip })
			if first < 0 {
				return
			}
			starts := m.pages.Starts
			last := len(starts) - 1
			if first > starts[last] {
				return // at the foot of the last page
			}
			page := last // the one that begins with the slip, counted from 0
			for page >= 0 && starts[page] != first {
				page--
			}
			switch {
			case page < 0:
				t.Errorf("%s: the slip goes on over a page and begins below the letter", m.name)
			case m.Margins.Duplex && page%2 == 1:
				t.Errorf("%s: the slip begins on the back of the letter", m.name)
			case page < last:
				longer.Add(1)
			}
		})
	})
	if longer.Load() == 0 {
		t.Error("no slip is longer than a page")
	}
}
