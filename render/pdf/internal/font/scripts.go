package font

import (
	"unicode"

	"github.com/go-text/typesetting/language"
)

// shapeless reports whether r prints correctly as a single glyph to the right of the one before,
// without shaping. That holds for alphabets written that way and for characters shared by all
// scripts; for anything unknown it is false.
func shapeless(r rune) bool { return traitsOf(r).alone }

func findShapeless(r rune) bool {
	switch {
	case foreign(r) || pictograph(r):
		return false
	case unicode.In(r, unicode.C, unicode.M, unicode.Variation_Selector):
		return false
	}
	return unicode.Is(unicode.Common, r) || unicode.In(r, alphabets...) ||
		unicode.In(r, eastAsianScripts...) && !conjoining(r)
}

// firstMark is the first character that needs shaping.
const firstMark = 0x300

// needsShaping reports whether r is shown correctly only together with the characters around it.
func needsShaping(r rune) bool {
	return r >= firstMark && traitsOf(r).shapes
}

func mustShape(r rune) bool {
	return unicode.Is(unicode.M, r) || shapedScript(findScript(r)) || joiner(r)
}

// extends reports whether r belongs to the character before it: a mark or a joiner.
func extends(r rune) bool { return r >= firstMark && traitsOf(r).extends }

// joiner reports whether r says whether letters join.
func joiner(r rune) bool { return r == zeroWidthJoiner || r == zeroWidthNonJoiner }

// invisible reports whether nothing is shown of r itself.
func invisible(r rune) bool { return joiner(r) || directs(r) }

// directs reports whether r is a mark of direction.
func directs(r rune) bool {
	return r == 0x61C || r >= 0x200E && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// alphabets are the scripts whose letters are written side by side, unjoined.
var alphabets = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic,
	unicode.Armenian, unicode.Georgian, unicode.Ethiopic}

// eastAsianScripts are those whose characters are written one by one, in faces of an organisation.
var eastAsianScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
	unicode.Bopomofo}

// foreign reports whether r is in the blocks from Hebrew to Arabic Extended-A. Some signs there are
// shared by all right-to-left scripts, so Unicode assigns them to none.
func foreign(r rune) bool { return r >= 0x0590 && r <= 0x08FF }

// pictograph reports whether r is in the blocks of emoji, flags, tiles and cards.
func pictograph(r rune) bool { return r >= 0x1F000 && r <= 0x1FAFF }

// A writing is a script that has faces of its own, in package noto.
type writing struct {
	name   string // in the names of the faces
	script language.Script
	shaped bool // its letters join, change or move by what is around them
	ranges [][2]rune
}

// writings are the scripts with faces of their own, in the order of their slots. The ranges are Unicode
// blocks.
var writings = [...]writing{
	{"Arabic", language.Arabic, true, [][2]rune{{0x600, 0x6FF}, {0x750, 0x77F}, {0x870, 0x8FF}, {0xFB50, 0xFDFF},
		{0xFE70, 0xFEFE}}},
	{"Armenian", language.Armenian, false, [][2]rune{{0x530, 0x58F}, {0xFB13, 0xFB17}}},
	{"Bengali", language.Bengali, true, [][2]rune{{0x980, 0x9FF}}},
	{"Devanagari", language.Devanagari, true, [][2]rune{{0x900, 0x97F}, {0x1CD0, 0x1CFF}, {0xA8E0, 0xA8FF}}},
	{"Ethiopic", language.Ethiopic, false, [][2]rune{{0x1200, 0x139F}, {0x2D80, 0x2DDF}, {0xAB00, 0xAB2F}}},
	{"Georgian", language.Georgian, false, [][2]rune{{0x10A0, 0x10FF}, {0x1C90, 0x1CBF}, {0x2D00, 0x2D2F}}},
	{"Gujarati", language.Gujarati, true, [][2]rune{{0xA80, 0xAFF}}},
	{"Gurmukhi", language.Gurmukhi, true, [][2]rune{{0xA00, 0xA7F}}},
	{"Hebrew", language.Hebrew, true, [][2]rune{{0x590, 0x5FF}, {0xFB1D, 0xFB4F}}},
	{"Tamil", language.Tamil, true, [][2]rune{{0xB80, 0xBFF}}},
	{"Thai", language.Thai, true, [][2]rune{{0xE00, 0xE7F}}},
}

// scriptOf returns the number in writings of the script of r, or -1 if it has no faces of its own.
func scriptOf(r rune) int {
	if r < 0x530 || r > 0xFEFE {
		return -1
	}
	if r < quick {
		return int(traits()[r].script)
	}
	return findScript(r)
}

func findScript(r rune) int {
	for i := range writings {
		for _, span := range writings[i].ranges {
			if r >= span[0] && r <= span[1] {
				return i
			}
		}
	}
	return -1
}

// joins reports whether r is of a script that is shaped.
func joins(r rune) bool { return shapedScript(scriptOf(r)) }

func shapedScript(i int) bool { return i >= 0 && writings[i].shaped }
