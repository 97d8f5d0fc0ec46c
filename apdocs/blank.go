package apdocs

import (
	"strings"
	"unicode"
)

// IsBlank reports whether text prints as nothing and so answers no question: it is empty,
// or consists of white space and invisible characters such as a zero width space (U+200B),
// a soft hyphen (U+00AD), a byte order mark (U+FEFF) or a variation selector.
//
// Source: Unicode Standard Annex #44, property Default_Ignorable_Code_Point, with the
// blank braille pattern (U+2800) added.
func IsBlank[T ~string](text T) bool {
	return strings.IndexFunc(string(text), visible) < 0
}

func visible(r rune) bool {
	switch {
	case r > ' ' && r < 0x7f:
		return true
	case unicode.IsSpace(r), r == 0x2800:
		return false
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r), r >= 0xfff9 && r <= 0xfffb:
		return true // format characters that are printed
	}
	return !unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// blank is IsBlank under a shorter name, for rules.
func blank[T ~string](text T) bool { return IsBlank(text) }
