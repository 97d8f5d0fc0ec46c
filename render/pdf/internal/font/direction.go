package font

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

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
func Reordered(text string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < 0xD6, c == 0xE1, c >= 0xE3 && c <= 0xEE: // what begins with these bytes in UTF-8 does not
		case c == 0xE0 && i+1 < len(text) && text[i+1] >= 0xA4: // from U+0900 on
		case runsBackwards(first(text[i:])):
			return true
		}
	}
	return false
}

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
// have not. By UAX #9 all levels are then 1. The paragraph is valid UTF-8, as [Compose] makes it.
func reversedWhole(paragraph string) (is bool) {
	kinds := reversing()
	all := uint8(0) // of the kinds
	for i := 0; i < len(paragraph); {
		var kind uint8
		switch c := paragraph[i]; {
		case c < utf8.RuneSelf:
			kind = kinds[c]
			i++
		case c >= 0xC2 && c < 0xE0 && i+1 < len(paragraph): // two bytes
			kind = kinds[rune(c&0x1F)<<6|rune(paragraph[i+1]&0x3F)]
			i += 2
		default:
			r, n := utf8.DecodeRuneInString(paragraph[i:])
			if r < quick {
				kind = kinds[r]
			}
			i += n
		}
		if kind == 0 {
			return false
		}
		all |= kind
	}
	return all&reverses != 0
}

// reverses is the kind of a letter from right to left, follows that of what goes with one.
const reverses, follows = 1, 2

// reversing has the kinds of the characters below quick; that of others is 0.
var reversing = sync.OnceValue(func() *[quick]uint8 {
	var kinds [quick]uint8
	for r := range kinds {
		switch traits()[r].class {
		case bidi.R, bidi.AL:
			kinds[r] = reverses
		case bidi.WS, bidi.ON, bidi.NSM, bidi.CS, bidi.ES, bidi.ET, bidi.BN:
			kinds[r] = follows
		}
	}
	return &kinds
})

// ones are the levels of text that runs from right to left as a whole.
var ones = [64]uint8(bytes.Repeat([]uint8{1}, 64))

// resolve resolves the levels of a paragraph, or returns what it remembers: a paragraph is wrapped before any of it
// is shown.
func (s *shaper) resolve(paragraph string, d Direction) *resolved {
	if r := &s.resolved[s.latest]; r.direction == d && r.paragraph == paragraph {
		return r
	}
	for i := range s.resolved {
		if r := &s.resolved[i]; r.direction == d && r.paragraph == paragraph {
			s.latest = i
			return r
		}
	}
	s.latest = s.next
	r := &s.resolved[s.next]
	s.next = (s.next + 1) % len(s.resolved)
	r.paragraph, r.direction, r.levels, r.base, r.lines, r.words = paragraph, d, nil, 0, r.lines[:0], r.words[:0]
	if r.memory = r.memory[:0]; reversedWhole(paragraph) {
		for n := len(paragraph); n > 0; n -= min(n, len(ones)) {
			r.memory = append(r.memory, ones[:min(n, len(ones))]...)
		}
		r.levels, r.base, r.reversed, r.eastAsian = r.memory, 1, true, false
		return r
	}
	r.reversed, r.eastAsian = false, mayBeEastAsian(paragraph)
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
