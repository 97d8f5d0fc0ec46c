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
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.L
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
	if s.paragraph != in.Paragraph || s.direction != d {
		s.paragraph, s.direction, s.levels, s.base = in.Paragraph, d, nil, 0
		switch mixed := Reordered(in.Paragraph); {
		case mixed && d == Rightwards:
			s.levels, s.base = s.leveller.levels(in.Paragraph)
		case mixed || d == Leftwards && !hasLetter(in.Paragraph):
			s.leveller.read(in.Paragraph)
			s.base = s.leveller.majority()
			s.levels = s.leveller.from(s.base, len(in.Paragraph))
		}
	}
	if s.levels == nil {
		return nil, 0
	}
	levels = s.levels[in.At : in.At+len(line)]
	if text := strings.TrimRight(line, " "); len(text) < len(line) { // L1: where the paragraph ends its lines
		s.line = append(s.line[:0], levels...)
		for i := len(text); i < len(s.line); i++ {
			s.line[i] = s.base
		}
		levels = s.line
	}
	return levels, s.base
}
