package font

import "unicode"

// shapeless reports whether r prints correctly as a single glyph to the right of the one before,
// without shaping. That holds for alphabets written that way and for characters shared by all
// scripts; for anything unknown it is false.
func shapeless(r rune) bool {
	switch {
	case foreign(r) || pictograph(r):
		return false
	case unicode.In(r, unicode.C, unicode.M, unicode.Variation_Selector):
		return false
	}
	return unicode.Is(unicode.Common, r) || unicode.In(r, alphabets...)
}

// alphabets are the scripts whose letters are written side by side, unjoined.
var alphabets = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic,
	unicode.Armenian, unicode.Georgian}

// foreign reports whether r is in the blocks from Hebrew to Arabic Extended-A. Some signs there are
// shared by all right-to-left scripts, so Unicode assigns them to none.
func foreign(r rune) bool { return r >= 0x0590 && r <= 0x08FF }

// pictograph reports whether r is in the blocks of emoji, flags, tiles and cards.
func pictograph(r rune) bool { return r >= 0x1F000 && r <= 0x1FAFF }
