package read

import (
	"regexp"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/returned"
	"github.com/apdocs/forms/schema/typed"
)

// A box is the check boxes of one question in one row.
type box struct {
	*spot
	at     int // index of the answer
	ticked []string
	doubts []string
	left   string // typed beside the boxes
}

// box adds a check box to those of its question.
func (a *answers) box(s *spot) {
	path := s.Path()
	b := a.boxes[path]
	if b == nil {
		b = &box{spot: s, at: len(a.all)}
		a.boxes[path] = b
		a.all = append(a.all, returned.Answer{Path: path})
	}
	text, aside := s.split()
	if aside == "" {
		aside = a.left[s]
	}
	ticked, known := tick(text)
	if !known {
		b.doubts = append(b.doubts, "has something else than a tick in a box")
	}
	if ticked {
		b.ticked = append(b.ticked, s.Choice)
	}
	if c := s.control; c != nil && c.State != "" && known && ticked != (c.State == "1") {
		b.doubts = append(b.doubts, "shows a box in another state than the file keeps beside it; what is shown counts")
	}
	switch {
	case aside == "":
	case a.alone[s] && known && !ticked && mark(aside):
		b.ticked = append(b.ticked, s.Choice)
		b.doubts = append(b.doubts, "has a tick beside a box")
	default:
		b.left = aside
	}
}

// split returns the text of a box, and the words that were typed beside its control inside the same bookmark.
func (s *spot) split() (box, beside string) {
	for _, p := range s.pieces {
		if p.beside {
			beside += p.text
		} else {
			box += p.text
		}
	}
	if strings.TrimSpace(box) == "" { // the control is gone
		return beside, ""
	}
	return box, strings.TrimSpace(beside)
}

// mark reports whether a text is only a tick.
func mark(text string) bool {
	ticked, known := tick(text)
	return ticked && known && len([]rune(text)) == 1
}

// tick reads the text of a check box. known is false if it is ambiguous.
func tick(text string) (ticked, known bool) {
	text = strings.TrimSpace(text)
	switch {
	case strings.ContainsAny(text, "\u2611\u2612\u2713\u2714\u2715\u2716\u2717\u2718\u2705\u2a2f\u00d7\u25a0\u25cf\u2022"),
		strings.ContainsRune(text, '\U0001F5F9'), strings.ContainsRune(text, '\U0001F5F8'):
		return true, true
	case strings.ContainsAny(text, "xX"):
		return true, len([]rune(text)) <= 2
	case text == "", text == emptyBox, strings.Trim(text, "\u2610\u25a1\u25cb_[]() ") == "":
		return false, true
	}
	return false, false
}

// choice reads the answer from the check boxes of a question.
func (a *answers) choice(b *box) returned.Answer {
	answer := returned.Answer{Path: b.Path(), Doubts: b.doubts}
	switch len(b.ticked) {
	case 1:
		answer.Text = b.ticked[0]
		if b.left != "" {
			answer.Doubts = append(answer.Doubts, "has more words beside its boxes; they were left out")
		}
	case 0:
		if b.left != "" {
			answer.Text = choiceNamed(b.Field, b.left)
			answer.Doubts = append(answer.Doubts, "was typed beside its boxes")
			if _, err := typed.Of(b.Field).Read(answer.Text); err != nil {
				answer.Text = ""
				answer.Doubts = []string{"has words beside its boxes, and none is ticked"}
			}
		}
	default:
		answer.Unreadable = "has more than one box ticked; tick one"
	}
	return answer
}

// leftovers finds words beside the controls of a cell, or of a paragraph outside tables,
// that are not part of the form. A file does not say whether it is in large print: it is
// assumed to be in the print that leaves fewer such words.
func (a *answers) leftovers() {
	for i, b := range a.blanks {
		left, alone := a.beside(b)
		if i == 0 || len(left) < len(a.left) {
			a.left, a.alone = left, alone
		}
		if len(a.left) == 0 {
			return
		}
	}
}

// beside finds those words by comparison with one of the form's blanks.
func (a *answers) beside(b *blank) (left map[*spot]string, alone map[*spot]bool) {
	left, alone = map[*spot]string{}, map[*spot]bool{}
	blank := b.printed()
	here := a.printed()
	first := map[region]*spot{}
	several, spots := map[region]bool{}, map[region]int{}
	for _, s := range a.spots {
		r := regionOf(s)
		spots[r]++
		if one := first[r]; one == nil {
			first[r] = s
		} else if one.Path() != s.Path() {
			several[r] = true
		}
	}
	for r, s := range first {
		own := b.holds[question(&s.Question)]
		if own == nil || several[r] {
			continue
		}
		if words := without(here[r], blank[regionOf(own)]); words != "" {
			left[s], alone[s] = words, spots[r] == 1
		}
	}
	return left, alone
}

// A region is a cell, or a paragraph outside tables.
type region struct{ cell, paragraph int }

func regionOf(s *spot) region {
	if s.cell != none {
		return region{s.cell, none}
	}
	return region{none, s.paragraph}
}

// printed returns the text of each region outside controls, one line for each paragraph.
func (f *finder) printed() map[region][]string {
	all := map[region][]string{}
	for n := range f.Paragraphs {
		text := strings.TrimSpace(strings.Join(f.outside[n], ""))
		if text == "" {
			continue
		}
		r := region{f.Paragraphs[n].Cell, none}
		if r.cell == none {
			r.paragraph = n
		}
		all[r] = append(all[r], text)
	}
	return all
}

// rowNumber matches the number at the beginning of a row.
var rowNumber = regexp.MustCompile(`^\s*\d+\.`)

// without removes the printed text from the text of a region and returns the rest. It
// returns "" if the printed text is not complete, as after a change of the wording.
func without(here, printed []string) string {
	rest := []rune(strings.Join(here, "\n"))
	for _, text := range printed {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == '\t' || r == '\u2003' }) {
			if rowNumber.MatchString(word) { // perhaps the number of another row
				rest = []rune(rowNumber.ReplaceAllString(string(rest), ""))
				continue
			}
			before, _, ok := strings.Cut(plain(string(rest)), plain(word))
			if !ok {
				return ""
			}
			at, n := len([]rune(before)), len([]rune(word))
			rest = slices.Concat(rest[:at], []rune{' '}, rest[at+n:]) // plain keeps the number of characters
		}
	}
	left := strings.TrimSpace(string(rest))
	if apdocs.IsBlank(left) || strings.Trim(left, "_.\u2026 \u00a0\n\t\u2610") == "" {
		return ""
	}
	return left
}

// plain replaces spaces and quotation marks by those of a keyboard.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u00a0', '\u2003', '\u2002', '\u202f', '\t':
			return ' '
		case '\u2018', '\u2019':
			return '\''
		case '\u201c', '\u201d':
			return '"'
		case '\u2011':
			return '-'
		}
		return r
	}, text)
}
