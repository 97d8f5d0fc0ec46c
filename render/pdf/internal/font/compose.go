package font

import (
	"iter"
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
	return family.Compose(s)
}

// Compose is the function Compose for text that is printed in this family.
func (f *Family) Compose(s string) (string, error) {
	if plain(s) || f.knows(s) {
		return s, nil
	}
	given := s
	s, err := printable.Text(s)
	if err != nil {
		return "", err
	}
	s = normal(s)
	var b strings.Builder
	done := 0 // how much of s is copied to b, if anything had to be changed
	for i, r := range s {
		to, ok := printed(f, s, i, r)
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
		if s == given {
			f.learn(s)
		}
		return s, nil
	}
	b.WriteString(s[done:])
	return b.String(), nil
}

// normal returns a text in NFC, but with compatibility ideographs as they are: NFC has another form of the
// character for them, and a name is never changed.
func normal(s string) string {
	if norm.NFC.IsNormalString(s) {
		return s
	}
	if !strings.ContainsFunc(s, composedAway) {
		return norm.NFC.String(s)
	}
	var b strings.Builder
	done := 0
	for i, r := range s {
		if composedAway(r) {
			b.WriteString(norm.NFC.String(s[done:i]))
			b.WriteRune(r)
			done = i + utf8.RuneLen(r)
		}
	}
	b.WriteString(norm.NFC.String(s[done:]))
	return b.String()
}

// knows reports whether each word of a text is plain or one that a text had which needed no change.
func (f *Family) knows(s string) bool {
	sh := f.borrow()
	defer f.giveBack(sh)
	for word := range words(s) {
		if !sh.composed[word] && !plain(word) {
			return false
		}
	}
	return true
}

// learn remembers the words of a text that needs no change, if they need none in any other text either.
func (f *Family) learn(s string) {
	sh := f.borrow()
	defer f.giveBack(sh)
	for word := range words(s) {
		if plain(word) || sh.composed[word] || !alwaysComposed(word) {
			continue
		}
		if len(sh.composed) >= mostWords {
			clear(sh.composed)
		}
		sh.composed[strings.Clone(word)] = true // the text is part of a record
	}
}

// alwaysComposed reports whether a word that needs no change in one text needs none in any: whether it does not
// begin with what belongs to the character before it, and has nothing that falls away in some places.
func alwaysComposed(word string) bool {
	return word != "" && !extends(first(word)) && !joiner(last(word)) && !strings.ContainsFunc(word, func(r rune) bool {
		return r >= quick || r == graphemeJoiner || traitsOf(r).varies ||
			r > '~' && unicode.Is(unicode.Cf, r) && !joiner(r) // which depends on the letters on both sides
	})
}

// graphemeJoiner is U+034F, which falls away where nothing runs from right to left.
const graphemeJoiner = '\u034F'

// words returns the parts of a text between spaces and line ends.
func words(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		from := 0
		for i := 0; i <= len(s); i++ {
			if i == len(s) || s[i] == ' ' || s[i] == '\n' {
				if i > from && !yield(s[from:i]) {
					return
				}
				from = i + 1
			}
		}
	}
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
	case directs(r): // only where something runs from right to left
		return r, true
	}
	switch t := traitsOf(r); {
	case t.space:
		return ' ', true
	case t.extends && !t.varies:
		return r, family.marked(s[:i+utf8.RuneLen(r)])
	case shapedScript(int(t.script)):
		return r, family.face(scriptSlot(int(t.script), Regular)).Has(r)
	case !t.alone:
		return r, false
	}
	return r, family.find(Regular, r) != none
}

// marked reports whether the mark or joiner at the end of s can be printed with the letter before it. A
// joiner is printed only where letters join. A letter of a script that is shaped has the marks of its own face
// alone: from another face it would not join the letters beside it.
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
		if i := findScript(r); shapedScript(i) {
			return f.face(scriptSlot(i, Regular)).hasAll(s[at:])
		}
		return f.whole(Regular, s[at:]) != none
	}
	return false
}
