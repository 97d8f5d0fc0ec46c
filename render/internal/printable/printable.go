// Package printable is the gate that all text of a document passes, in PDF and Word alike: it says
// which characters fall away, which are line ends, and which no document may hold. Whether a font
// has the rest is the matter of the writer that embeds fonts.
//
//   - Line ends (CR, CR LF, U+2028, U+2029) become a line feed.
//   - Marks that print nothing where they stand fall away: byte order marks, U+FE0E and U+FE0F, a
//     soft hyphen with no letter after it, joiners in a script without joining, marks of direction
//     in a line where nothing is written from right to left.
//   - Control characters, noncharacters, private-use characters and damaged text are refused.
//
// A line is judged by itself, because direction never reaches beyond a paragraph, so a text may be
// cleaned whole or line by line with the same result.
package printable

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Text returns text as documents have it. Text that needs no change is returned as it is, and
// cleaned text does not change again. The error is an [*Error].
func Text(s string) (string, error) {
	at := firstUnplain(s)
	if at == len(s) {
		return s, nil
	}
	c := cleaner{text: s, line: strings.LastIndexByte(s[:at], '\n') + 1}
	for _, r := range s[c.line:at] {
		c.stands(r)
	}
	done := 0
	for i := at; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch to := c.judge(r, i, i+n); {
		case to == refused:
			return "", Locate(s, i, true)
		case to != r:
			c.out.WriteString(s[done:i])
			if to != nothing {
				c.out.WriteRune(to)
				c.stands(to)
			}
			done = i + n
			if to == '\n' {
				c.line, c.direction = done, unknown
			}
		default:
			c.stands(r)
			if r == '\n' {
				c.line, c.direction = i+n, unknown
			}
		}
		i += n
	}
	if done == 0 {
		return s, nil
	}
	c.out.WriteString(s[done:])
	return c.out.String(), nil
}

// firstUnplain returns the index of the first character that needs a closer look: one outside ASCII,
// letters and marks of scripts, and the punctuation of English prose.
func firstUnplain(s string) int {
	special := specials()
	for i, r := range s {
		switch {
		case r >= ' ' && r <= '~', r == '\n', r == '\t', r >= '\u00A0' && r <= '\u02FF' && r != softHyphen:
		case r >= '\u0370' && r <= '\u058F', r >= '\u1E00' && r <= '\u1FFF', r >= '\u2010' && r <= '\u2027':
		case r == '€':
		case r >= '\u0370' && r < tabled && !special[r]:
		default:
			return i
		}
	}
	return len(s)
}

// tabled is the end of the characters that are looked up in a table.
const tabled = 0x2000

// specials are the characters below tabled that may fall away.
var specials = sync.OnceValue(func() *[tabled]bool {
	var t [tabled]bool
	for r := range rune(tabled) {
		t[r] = r == graphemeJoiner || unicode.In(r, unicode.Cf, unicode.Variation_Selector)
	}
	return &t
})

const softHyphen = '\u00AD'

// What becomes of a character, if it does not stay.
const (
	nothing rune = -1 - iota // it falls away
	refused                  // no document may hold it
)

// The direction of a line.
const (
	unknown     = iota
	leftToRight // nothing in the line is written from right to left
	rightToLeft // something is
)

// A cleaner is the state of one call of Text.
type cleaner struct {
	text      string
	out       strings.Builder
	before    rune // the last character that stays; no mark of all scripts, and none that prints nothing
	line      int  // where the line begins
	direction int  // of the line, if known
}

// stands records that r stays.
func (c *cleaner) stands(r rune) {
	if r < softHyphen || !unicode.In(r, unicode.Inherited, unicode.Cf) {
		c.before = r
	}
}

// judge returns what becomes of the character r, which is text[i:next].
func (c *cleaner) judge(r rune, i, next int) rune {
	switch {
	case r >= ' ' && r <= '~', r == '\n', r == '\t':
		return r
	case r == '\r':
		if strings.HasPrefix(c.text[next:], "\n") {
			return nothing
		}
		return '\n'
	case r == '\u2028', r == '\u2029':
		return '\n'
	case Forbidden(r):
		return refused
	case c.idle(r, next):
		return nothing
	}
	return r
}

// Forbidden reports whether no document may hold r: a control character, a noncharacter, a
// private-use character, U+FFFD, which stands for damaged text, or one that only has a meaning
// inside a word processor.
func Forbidden(r rune) bool {
	switch {
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7F && r <= 0x9F:
		return true
	case r < 0xE000:
		return false
	case r >= 0xFFF9 && r <= 0xFFFD: // interlinear annotation, the place of an object, damaged text
		return true
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return true
	}
	return unicode.Is(unicode.Co, r)
}

// idle reports whether r prints nothing and does nothing where it stands; the rest of the text
// begins at next.
func (c *cleaner) idle(r rune, next int) bool {
	if r < softHyphen || !unicode.In(r, unicode.Cf, unicode.Variation_Selector) && r != graphemeJoiner {
		return false
	}
	after, _ := utf8.DecodeRuneInString(c.text[next:])
	switch {
	case r == softHyphen: // at the end of a line it is drawn, so it stays within a word alone
		return !unicode.IsLetter(after)
	case r == '\u200B':
		return !unicode.In(c.before, spaceless...) && !unicode.In(after, spaceless...)
	case r == '\u200C', r == '\u200D':
		pictures := r == '\u200D' && Pictograph(c.before) && Pictograph(after)
		return !pictures && !joins(c.before) && !joins(after)
	case unicode.Is(unicode.Bidi_Control, r), r == graphemeJoiner:
		return !c.rightToLeft()
	case unicode.Is(unicode.Variation_Selector, r):
		return r == '\uFE0E' || r == '\uFE0F' || !varies(c.before, r)
	case r >= 0xE0020 && r <= 0xE007F: // which flag, such as that of Wales
		return !Pictograph(c.before)
	case r == '\u180E':
		return !unicode.Is(unicode.Mongolian, c.before)
	}
	return !unicode.Is(unicode.Prepended_Concatenation_Mark, r) && !drawn(r)
}

// graphemeJoiner is U+034F, which keeps the order of marks in Hebrew.
const graphemeJoiner = '\u034F'

// drawn reports whether r is a format character of a script, which its fonts draw: of Egyptian
// hieroglyphs, Duployan shorthand and Kaithi.
func drawn(r rune) bool { return r >= 0x13430 && r <= 0x1345F || r >= 0x1BCA0 && r <= 0x1BCAF }

// joins reports whether a joiner beside r does something, because the script of r joins its letters.
func joins(r rune) bool {
	return unicode.In(r, joining...) && !unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}

// joining are the scripts that use the joiners U+200C and U+200D.
//
// Source: Unicode Standard, chapters 9, 12, 13, 14 and 16.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic, unicode.Mongolian, unicode.Phags_Pa,
	unicode.Manichaean, unicode.Hanifi_Rohingya, unicode.Adlam, unicode.Sogdian,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tibetan, unicode.Myanmar,
	unicode.Khmer, unicode.Balinese, unicode.Javanese, unicode.Sundanese, unicode.Limbu, unicode.Kaithi,
	unicode.Syloti_Nagri, unicode.Meetei_Mayek, unicode.Chakma, unicode.Grantha, unicode.Newa, unicode.Tirhuta,
	unicode.Modi, unicode.Sharada, unicode.Khojki, unicode.Khudawadi, unicode.Takri, unicode.Bhaiksuki,
}

// spaceless are the scripts written without spaces between words, in which U+200B marks where a line
// may end.
var spaceless = []*unicode.RangeTable{
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Tai_Tham, unicode.Tai_Viet,
	unicode.New_Tai_Lue, unicode.Javanese, unicode.Balinese,
}

// varies reports whether the variation selector r can change the form of the character before it.
func varies(before, r rune) bool {
	switch {
	case r >= 0xFE00 && r <= 0xFE0D:
		return unicode.In(before, unicode.Han, unicode.Myanmar, unicode.Hiragana, unicode.Katakana, unicode.Phags_Pa)
	case r >= 0xE0100:
		return unicode.Is(unicode.Han, before)
	}
	return unicode.In(before, unicode.Mongolian, unicode.Phags_Pa)
}

// rightToLeft reports whether a letter of the line is written from right to left.
func (c *cleaner) rightToLeft() bool {
	if c.direction == unknown {
		c.direction = leftToRight
		if RightToLeft(lineOf(c.text[c.line:])) {
			c.direction = rightToLeft
		}
	}
	return c.direction == rightToLeft
}

// RightToLeft reports whether text has a character that is written from right to left, such as a
// letter in Arabic or Hebrew.
func RightToLeft(text string) bool {
	for _, r := range text {
		if r < 0x0590 || unicode.Is(unicode.Bidi_Control, r) {
			continue
		}
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
			return true
		}
	}
	return false
}

// lineOf returns text up to its first line end.
func lineOf(text string) string {
	if i := strings.IndexAny(text, "\n\r\u2028\u2029"); i >= 0 {
		return text[:i]
	}
	return text
}
