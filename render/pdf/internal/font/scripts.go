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

// firstMark is the first character that needs shaping.
const firstMark = 0x300

// needsShaping reports whether r is shown correctly only together with the characters around it.
func needsShaping(r rune) bool {
	return r >= firstMark && (unicode.Is(unicode.M, r) || scriptOf(r) != nil && scriptOf(r).shaped || joiner(r))
}

// extends reports whether r belongs to the character before it: a mark or a joiner.
func extends(r rune) bool { return unicode.Is(unicode.M, r) || joiner(r) }

// joiner reports whether r says whether letters join.
func joiner(r rune) bool { return r == zeroWidthJoiner || r == zeroWidthNonJoiner }

// invisible reports whether nothing is shown of r itself.
func invisible(r rune) bool { return joiner(r) || unicode.Is(unicode.Bidi_Control, r) }

// alphabets are the scripts whose letters are written side by side, unjoined.
var alphabets = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic,
	unicode.Armenian, unicode.Georgian}

// foreign reports whether r is in the blocks from Hebrew to Arabic Extended-A. Some signs there are
// shared by all right-to-left scripts, so Unicode assigns them to none.
func foreign(r rune) bool { return r >= 0x0590 && r <= 0x08FF }

// pictograph reports whether r is in the blocks of emoji, flags, tiles and cards.
func pictograph(r rune) bool { return r >= 0x1F000 && r <= 0x1FAFF }

// A writing is a script that has faces of its own.
type writing struct {
	name   string
	shaped bool // its letters join, change or move by what is around them
}

// scriptOf returns the script of r if it has faces of its own, otherwise nil.
func scriptOf(rune) *writing { return nil }
