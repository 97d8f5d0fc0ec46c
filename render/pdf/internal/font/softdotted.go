package font

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// dotless are letters whose dot gives way to a mark above them, with what is written instead: the letter
// without its dot, and the mark below it that it has. Without this the і of Андрі́й or the ị of an Igbo
// name would have its dot and, above that, the accent.
//
// Source: Unicode Standard, section 7.1, "Diacritics on i and j", and the property Soft_Dotted.
var dotless = map[rune]string{
	'i': "\u0131", 'j': "\u0237", '\u012F': "\u0131\u0328", '\u03F3': "\u0237", '\u0456': "\u0131",
	'\u0458': "\u0237", '\u1E2D': "\u0131\u0330", '\u1ECB': "\u0131\u0323",
}

// dotlessI is what an i is under a mark.
const dotlessI = '\u0131'

// withoutDots takes the dots off the letters of a word that have a mark above them, as far as the face
// has the letters without. The text that is read back stays as it was typed.
func (s *shaper) withoutDots(face *Face) {
	for i := len(s.runes) - 2; i >= 0; i-- {
		instead, ok := dotless[s.runes[i]]
		if !ok || !markedAbove(s.runes[i+1:]) || !has(face, instead) {
			continue
		}
		letter, n := utf8.DecodeRuneInString(instead)
		s.runes[i] = letter
		for _, mark := range instead[n:] { // it becomes a part of the letter's cluster
			s.runes, s.at = slices.Insert(s.runes, i+1, mark), slices.Insert(s.at, i+1, s.at[i])
		}
	}
}

// has reports whether a face has all characters of a text.
func has(face *Face, text string) bool {
	for _, r := range text {
		if !face.Has(r) {
			return false
		}
	}
	return true
}

// markedAbove reports whether one of the marks at the beginning of a text stands above the letter before.
func markedAbove(text []rune) bool {
	for _, r := range text {
		switch norm.NFC.PropertiesString(string(r)).CCC() {
		case 0:
			return false
		case above:
			return true
		}
	}
	return false
}
