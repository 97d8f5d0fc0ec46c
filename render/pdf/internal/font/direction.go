package font

import (
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// A Direction is the one in which a page is read.
type Direction uint8

// The directions.
const (
	Rightwards Direction = iota // from left to right
	Leftwards                   // from right to left
)

// Backwards reports whether a paragraph runs from right to left. On a page that is read from left to right
// that is so if its first letter does (UAX #9, P2 and P3). On a page that is read from right to left, a
// sentence may begin with a foreign name or address: a paragraph runs from left to right only if its first
// letter and more than three in four of its words do.
func (s *Set) Backwards(paragraph string) bool {
	if s.Direction == Rightwards {
		return RightToLeft(paragraph)
	}
	if !Reordered(paragraph) {
		return !hasLetter(paragraph)
	}
	var l leveller
	l.read(paragraph)
	return l.majority() == 1
}

// Reordered reports whether a text has parts from right to left, whose codes are in the order of display.
func Reordered(text string) bool { return strings.ContainsFunc(text, runsBackwards) }

// hasLetter reports whether a text without letters from right to left has one from left to right.
func hasLetter(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		if r < 0x80 {
			return r|0x20 >= 'a' && r|0x20 <= 'z'
		}
		return traitsOf(r).class == bidi.L
	})
}

// majority returns the level of the paragraph that was read on a page from right to left: 0 if the first and
// more than three in four of its words begin with a letter from left to right, and otherwise 1.
func (l *leveller) majority() uint8 {
	var words [2]int // by level
	begun := false   // the word has had a letter
	for _, c := range l.first {
		switch {
		case c == bidi.WS || c == bidi.S || c == bidi.B:
			begun = false
		case begun || !strong(c):
		case c == bidi.L:
			words[0]++
			begun = true
		case words == [2]int{}:
			return 1
		default:
			words[1]++
			begun = true
		}
	}
	if words[0] > 3*words[1] {
		return 0
	}
	return 1
}

// levelsOf returns the embedding levels of the bytes of a line and that of its paragraph; levels is nil if
// all run from left to right.
func (s *shaper) levelsOf(line string, in Context, d Direction) (levels []uint8, base uint8) {
	if in.Paragraph == "" {
		in = Context{Paragraph: line}
	}
	r := s.resolve(in.Paragraph, d)
	if r.levels == nil {
		return nil, 0
	}
	levels = r.levels[in.At : in.At+len(line)]
	if text := strings.TrimRight(line, " "); len(text) < len(line) { // L1: where the paragraph ends its lines
		s.line = append(s.line[:0], levels...)
		for i := len(text); i < len(s.line); i++ {
			s.line[i] = r.base
		}
		levels = s.line
	}
	return levels, r.base
}

// reversedWhole reports whether all of a paragraph runs from right to left, because it has a letter that does and
// neither letters from left to right nor numbers nor marks of direction, which most paragraphs in Arabic or Hebrew
// have not. By UAX #9 all levels are then 1.
func reversedWhole(paragraph string) (is bool) {
	common := traits()
	for _, r := range paragraph {
		if r >= quick {
			return false
		}
		switch common[r].class {
		case bidi.R, bidi.AL:
			is = true
		case bidi.WS, bidi.ON, bidi.NSM, bidi.CS, bidi.ES, bidi.ET, bidi.BN:
		default:
			return false
		}
	}
	return is
}

// resolve resolves the levels of a paragraph, or returns what it remembers: a paragraph is wrapped before any of it
// is shown.
func (s *shaper) resolve(paragraph string, d Direction) *resolved {
	for i := range s.resolved {
		if r := &s.resolved[i]; r.direction == d && r.paragraph == paragraph {
			return r
		}
	}
	r := &s.resolved[s.next]
	s.next = (s.next + 1) % len(s.resolved)
	r.paragraph, r.direction, r.levels, r.base = paragraph, d, nil, 0
	if r.memory = r.memory[:0]; reversedWhole(paragraph) {
		for range len(paragraph) {
			r.memory = append(r.memory, 1)
		}
		r.levels, r.base = r.memory, 1
		return r
	}
	switch mixed := Reordered(paragraph); {
	case mixed && d == Rightwards:
		r.levels, r.base = s.leveller.levels(paragraph)
	case mixed || d == Leftwards && !hasLetter(paragraph):
		s.leveller.read(paragraph)
		r.base = s.leveller.majority()
		r.levels = s.leveller.from(r.base, len(paragraph))
	}
	if r.levels != nil {
		r.memory = append(r.memory[:0], r.levels...)
		r.levels = r.memory
	}
	return r
}
