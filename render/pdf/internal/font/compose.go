package font

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// An Unprintable is the error of a text with a character that would not print correctly. Its
// message never contains the text.
type Unprintable struct {
	Rune rune
}

func (e *Unprintable) Error() string {
	return "has a character that this program cannot print yet (" + e.Kind() + ")"
}

// Compose returns text as it is printed: letters with their accents composed (NFC), every line end
// as a line feed, tabs and wide spaces as a space, characters that print nothing removed. Text that
// needs none of this is returned unchanged. The error is an [*Unprintable].
func Compose(s string) (string, error) {
	if plain(s) {
		return s, nil
	}
	family, err := Load()
	if err != nil {
		return "", err
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	var b strings.Builder
	done := 0 // how much of s is copied to b, if anything had to be changed
	for i, r := range s {
		to, ok := printed(family, s, i, r)
		if !ok {
			return "", &Unprintable{Rune: r}
		}
		if to == r {
			continue
		}
		b.WriteString(s[done:i])
		if to != nothing {
			b.WriteRune(to)
		}
		done = i + utf8.RuneLen(r)
	}
	if done == 0 {
		return s, nil
	}
	b.WriteString(s[done:])
	return b.String(), nil
}

// plain quickly reports whether s needs no change: it has only the characters of most names and
// prose, all of which are composed and in the main faces.
func plain(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~', r == '\n', r == '£', r >= 'À' && r <= 'ɏ', r >= 'Ḁ' && r <= 'ỹ':
		case r == '–', r == '—', r == '‘', r == '’', r == '“', r == '”', r == '•', r == '…', r == '€':
		default:
			return false
		}
	}
	return true
}

// nothing means that a character is left out.
const nothing rune = -1

// printed returns what is printed for the character r at s[i:]; ok is false if it cannot be
// printed.
func printed(family *Family, s string, i int, r rune) (to rune, ok bool) {
	switch {
	case r >= ' ' && r <= '~' || r == '\n':
		return r, true
	case r == '\t':
		return ' ', true
	case r == '\r':
		if strings.HasPrefix(s[i+1:], "\n") {
			return nothing, true
		}
		return '\n', true
	case r == softHyphen:
		// A soft hyphen at the end of a line is drawn, so one is kept only if a letter follows.
		next, _ := utf8.DecodeRuneInString(s[i+len(string(softHyphen)):])
		if unicode.IsLetter(next) {
			return r, true
		}
		return nothing, true
	case r == zeroWidthSpace || r == '\u2060' || r == '\uFEFF':
		return nothing, true
	case r == '\u2028' || r == '\u2029':
		return '\n', true
	case unicode.Is(unicode.Zs, r) && !glues(r):
		return ' ', true
	case r < utf8.RuneSelf || !shapeless(r):
		return r, false
	}
	return r, family.find(Regular, r) != none
}
