package font

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// Characters that only mark where a word may break. A soft hyphen shows at the end of a line; a
// zero-width space never shows.
const (
	softHyphen     = '\u00AD'
	zeroWidthSpace = '\u200B'
)

// Characters that say whether letters join where the script leaves a choice.
const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)

// A cell of the table of a Set: the width in 1/1000 em (missing if the main face has no glyph) and
// whether the character is in the core.
const (
	inCore   = 0x8000
	wideBits = 0x7FFF
)

// A Set is what all documents of a form share: the width of each character, and which characters
// are in the core fonts. Once embedded it is immutable, and several goroutines may use it.
type Set struct {
	Direction Direction // of the pages; set before use

	family *Family
	core   [weights][]rune // sorted
	object [weights]int    // of the Type 0 fonts
	cells  [weights][quick]uint16
	fixed  *Extra // of fixed text that the core cannot show; nil if there is none
}

// Fix makes x part of the set: the characters of text that is the same in every document and that the core
// cannot show, because it needs shaping or another face. x was made by [NewFixed]; after the set is embedded it
// is not used again.
func (s *Set) Fix(x *Extra) {
	if x.family != nil { // it has characters
		s.fixed = x
	}
}

// NewFixed returns an Extra for fixed text, see [Set.Fix].
func NewFixed() *Extra { return &Extra{fixed: true} }

// Simple reports whether the core can show a line of a paragraph, once it has its characters: one glyph
// each, of the main face, from left to right.
func (s *Set) Simple(w Weight, text string, in Context) bool {
	if s.reversed(cmp.Or(in.Paragraph, text)) {
		return false
	}
	for _, r := range text {
		if r != zeroWidthSpace && (r > 0xFFFD || needsShaping(r) || !s.family.main[w].Has(r)) {
			return false
		}
	}
	return true
}

// reversed reports whether a paragraph runs from right to left only because the page does: it has no
// letters.
func (s *Set) reversed(paragraph string) bool {
	return s.Direction == Leftwards && !hasLetter(paragraph)
}

// Basic returns the characters that nearly every document uses: ASCII and the punctuation of
// English prose. A core starts from them.
func Basic() []rune {
	var rs []rune
	for r := ' '; r <= '~'; r++ {
		rs = append(rs, r)
	}
	return append(rs, '\u00A0', '£', softHyphen, '·', '–', '—', '‘', '’', '“', '”', '•', '…', '€', '−')
}

// NewSet makes the core of a form: the characters, in any order, that its regular and bold text
// needs in every document. Those that the main face lacks, or that do not fit into two bytes, are
// left out; see [Set.Covers].
func (f *Family) NewSet(regular, bold []rune) *Set {
	s := &Set{family: f}
	for w, runes := range [weights][]rune{regular, bold} {
		face := f.main[w]
		core := slices.Clone(runes)
		slices.Sort(core)
		core = slices.DeleteFunc(slices.Compact(core), func(r rune) bool {
			return r < ' ' || r > 0xFFFD || r == zeroWidthSpace || needsShaping(r) || !face.Has(r)
		})
		s.core[w] = core
		s.cells[w] = f.wide[w]
		cells := &s.cells[w]
		for _, r := range core {
			if r < quick {
				cells[r] |= inCore
			}
		}
	}
	return s
}

// Union returns the core of several forms together, whose documents stand in one file. The
// widths of characters are the same in all sets. Their fixed text has one Extra, see [Set.Fix].
func Union(sets ...*Set) *Set {
	var runes [weights][]rune
	var fixed *Extra
	for _, s := range sets {
		if s.fixed != nil {
			fixed = s.fixed
		}
		for w := range weights {
			runes[w] = append(runes[w], s.core[w]...)
		}
	}
	all := sets[0].family.NewSet(runes[0], runes[1])
	all.Direction, all.fixed = sets[0].Direction, fixed
	return all
}

// Toward returns the set for pages that are read in a direction. It has the same characters.
func (s *Set) Toward(d Direction) *Set {
	if s.Direction == d {
		return s
	}
	own := *s
	own.Direction = d
	return &own
}

// has reports whether r is in the core of weight w.
func (s *Set) has(w Weight, r rune) bool {
	if r < quick {
		return s.cells[w][r]&inCore != 0
	}
	_, ok := slices.BinarySearch(s.core[w], r)
	return ok
}

// Covers reports whether the core has every character of text. Text drawn without an [Extra] must
// be covered.
func (s *Set) Covers(w Weight, text string) bool {
	for _, r := range text {
		if !s.has(w, r) && r != zeroWidthSpace {
			return false
		}
	}
	return true
}

// Width returns the width of text at a font size, rounded once to a hundredth of a point.
func (s *Set) Width(w Weight, size file.Length, text string) file.Length {
	sum := 0
	cells := &s.cells[w]
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			sum += int(cells[c] & wideBits)
			i++
			continue
		}
		wide, n := s.step(w, text[i:])
		if wide == shapes {
			return s.widthIn(w, size, text, Context{})
		}
		sum += wide
		i += n
	}
	return (sum*size + 500) / 1000
}

// step returns the width of the first character of text in 1/1000 em, and its length in bytes. A
// soft hyphen is as wide as a hyphen if it is the last character. The width is shapes if the text
// needs shaping.
func (s *Set) step(w Weight, text string) (wide, n int) {
	r, n := utf8.DecodeRuneInString(text)
	if r == softHyphen && n == len(text) {
		return s.hyphen(w), n
	}
	if r < quick {
		if c := s.cells[w][r] & wideBits; c != missing {
			return int(c), n
		}
	}
	if r >= quick && needsShaping(r) {
		return shapes, n
	}
	return s.family.advance(w, r), n
}

// shapes reports whether a character after firstMark needs shaping.
func (s *Set) shapes(w Weight, r rune) bool {
	if r < quick {
		return s.cells[w][r]&wideBits == shapes
	}
	return needsShaping(r)
}

func (s *Set) hyphen(w Weight) int { return s.family.main[w].Width(softHyphen) }
