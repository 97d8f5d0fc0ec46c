package font

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shapeless reports whether r prints correctly as a single glyph to the right of the one before,
// without shaping. That holds for alphabets written that way and for characters shared by all
// scripts; for anything unknown it is false.
func shapeless(r rune) bool {
	switch {
	case r == utf8.RuneError || foreign(r) || pictograph(r):
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

// Kind describes the character in plain English.
func (e *Unprintable) Kind() string {
	r := e.Rune
	switch {
	case r == utf8.RuneError:
		return "damaged text"
	case unicode.Is(unicode.Cc, r):
		return "a control character"
	case unicode.Is(unicode.Bidi_Control, r):
		return "a mark that changes the direction of text"
	case pictograph(r) || unicode.Is(unicode.Variation_Selector, r):
		return "an emoji"
	case unicode.Is(unicode.Co, r):
		return "a character for private use"
	}
	switch name, table := script(r); {
	case table == nil:
		return "a character that is not in Unicode"
	case table != unicode.Common && table != unicode.Inherited && !slices.Contains(alphabets, table):
		return name + " script"
	case unicode.Is(unicode.M, r):
		return "an accent that goes with no letter before it"
	case foreign(r):
		return "a right-to-left script"
	case unicode.Is(unicode.Cf, r):
		return "an invisible mark"
	case unicode.IsLetter(r):
		return "a rare " + name + " letter"
	}
	return "a rare sign"
}

// script returns a character's script, or nil if Unicode has not assigned the character. Each
// character is in at most one script, so the order of the map does not matter.
func script(r rune) (name string, table *unicode.RangeTable) {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return strings.ReplaceAll(name, "_", " "), table
		}
	}
	return "", nil
}
