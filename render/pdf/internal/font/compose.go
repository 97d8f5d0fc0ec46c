package font

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/apdocs/forms/render/internal/printable"
)

// Compose returns text as it is printed: what [printable.Text] leaves of it, with letters and their
// accents composed (NFC), and tabs and wide spaces as a space. Text that needs none of this is
// returned unchanged. The error is a [*printable.Error].
func Compose(s string) (string, error) {
	if plain(s) {
		return s, nil
	}
	family, err := Load()
	if err != nil {
		return "", err
	}
	if s, err = printable.Text(s); err != nil {
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
			return "", printable.Locate(s, i, false)
		}
		if to == r {
			continue
		}
		b.WriteString(s[done:i])
		b.WriteRune(to)
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

// printed returns what is printed for the character r at s[i:]; ok is false if it cannot be printed.
func printed(family *Family, s string, i int, r rune) (to rune, ok bool) {
	switch {
	case r >= ' ' && r <= '~' || r == '\n' || r == softHyphen || r == zeroWidthSpace:
		return r, true
	case r == '\t':
		return ' ', true
	case unicode.Is(unicode.Zs, r) && !glues(r):
		return ' ', true
	case directs(r): // only where something runs from right to left
		return r, true
	case extends(r) && !unicode.Is(unicode.Variation_Selector, r):
		return r, family.marked(s[:i+utf8.RuneLen(r)])
	case joins(r):
		return r, family.face(scriptSlot(scriptOf(r), Regular)).Has(r)
	case !shapeless(r):
		return r, false
	}
	return r, family.find(Regular, r) != none
}

// marked reports whether the mark or joiner at the end of s can be printed with the letter before it. A
// joiner is printed only where letters join.
func (f *Family) marked(s string) bool {
	at := len(s)
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		at -= n
		if extends(r) {
			continue
		}
		if !joins(r) && (joiner(last(s)) || !unicode.In(r, unicode.L, unicode.N, unicode.S)) {
			return false
		}
		if i := scriptOf(last(s)); i >= 0 && i != scriptOf(r) {
			return false
		}
		return f.whole(Regular, s[at:]) != none
	}
	return false
}
