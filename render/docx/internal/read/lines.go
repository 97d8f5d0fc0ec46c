package read

import (
	"regexp"
	"strconv"
	"strings"
)

// A line is a paragraph of a form as it is printed: fixed text with places for answers in it.
type line struct {
	parts []printedPart
	cell  int
	fixed int // characters of fixed text; 0 for a paragraph that has only places
}

// A printedPart is fixed text or a place for an answer.
type printedPart struct {
	text string // normalised; "" for a place
	spot *spot  // nil for a place whose text is no answer
}

// linesOf returns the paragraphs of one of the form's own documents. A cell without text is a place too.
func linesOf(f *finder) (all []line) {
	for n := range f.Paragraphs {
		p := &f.Paragraphs[n]
		l := line{cell: p.Cell}
		for i := range p.Pieces {
			piece := &p.Pieces[i]
			s, _ := f.of(piece)
			known := s != nil || f.unnamed(piece)
			last := len(l.parts) - 1
			switch {
			case !known && last >= 0 && l.parts[last].text != "":
				l.parts[last].text += piece.Text
			case !known:
				l.parts = append(l.parts, printedPart{text: piece.Text})
			case last < 0 || l.parts[last].text != "" || l.parts[last].spot != s:
				l.parts = append(l.parts, printedPart{spot: s})
			}
		}
		l.normalise()
		if len(l.parts) == 0 && p.Cell != none {
			l.parts = []printedPart{{}}
		}
		if len(l.parts) > 0 {
			all = append(all, l)
		}
	}
	return all
}

// unnamed reports whether a piece is in a place whose text is no answer.
func (f *finder) unnamed(p *Piece) bool {
	for _, m := range p.Marks {
		if f.Marks[m].Name == Unnamed {
			return true
		}
	}
	return false
}

// Unnamed is the name of the bookmark, in the form's own documents, round text that differs from record
// to record and is no answer.
const Unnamed = "ap_other"

// normalise leaves of fixed text what is compared, and drops fixed text that is only space.
func (l *line) normalise() {
	kept := l.parts[:0]
	for _, p := range l.parts {
		fixed := p.text != ""
		if p.text = words(p.text); fixed && p.text == "" {
			continue
		}
		l.fixed += len([]rune(p.text))
		kept = append(kept, p)
	}
	l.parts = kept
}

// words returns a text with single spaces and the quotation marks of a keyboard, as fixed text is
// compared.
func words(text string) string { return strings.Join(strings.Fields(plain(text)), " ") }

// match compares a line with the text of a paragraph, and returns the text at each of its places.
func (l *line) match(text, normal string) (found []string, ok bool) {
	if len(l.parts) == 1 {
		return nil, l.parts[0].text == normal
	}
	rest, place := text, false
	for _, p := range l.parts {
		if p.text == "" {
			place = true
			continue
		}
		before, after, ok := cutWords(rest, p.text)
		if !ok || !place && strings.TrimSpace(before) != "" {
			return nil, false
		}
		if place {
			found = append(found, strings.TrimSpace(before))
		}
		rest, place = after, false
	}
	if place {
		return append(found, strings.TrimSpace(rest)), true
	}
	return found, strings.TrimSpace(rest) == ""
}

// cutWords cuts a text at fixed words, whatever the spaces between these are.
func cutWords(text, fixed string) (before, after string, ok bool) {
	for from := 0; from < len(text); {
		at, end := from, 0
		if end, ok = prefix(text[at:], fixed); ok {
			return text[:at], text[at+end:], true
		}
		from++
		for from < len(text) && text[from]&0xC0 == 0x80 { // inside a character
			from++
		}
	}
	return "", "", false
}

// prefix returns the length of the beginning of a text that has the fixed words.
func prefix(text, fixed string) (length int, ok bool) {
	want := []rune(fixed)
	i, spaced := 0, false
	for at, r := range text {
		if i == len(want) {
			return at, true
		}
		for _, r := range plain(string(r)) {
			switch {
			case r == ' ' || r == '\n':
				if i == 0 {
					return 0, false
				}
				spaced = true
				continue
			case spaced && want[i] == ' ':
				i++
			}
			spaced = false
			if i == len(want) || want[i] != r {
				return 0, false
			}
			i++
		}
	}
	return len(text), i == len(want)
}

var (
	numbered  = regexp.MustCompile(`^\s*(\d{1,3})\.`)
	numeralAt = regexp.MustCompile(`^(?:\d+ )?\D{1,60} (\d{1,2})$`)
)

// Rows returns how many rows the lists of the document have at most, and how many times a part is
// repeated at most, by the numbers that head them.
func (d *Document) Rows() (rows, parts int) {
	for i := range d.Paragraphs {
		text := words(d.Paragraphs[i].Text())
		if m := numbered.FindStringSubmatch(text); m != nil {
			n, _ := strconv.Atoi(m[1])
			rows = max(rows, n)
		}
		if m := numeralAt.FindStringSubmatch(text); m != nil {
			n, _ := strconv.Atoi(m[1])
			rows, parts = max(rows, n), max(parts, n) // large print heads rows in this way too
		}
	}
	return rows, parts
}
