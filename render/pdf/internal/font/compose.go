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
	if plain(s) {
		return s, nil
	}
	if f.steadyPart(s) == len(s) {
		return s, nil
	}
	sh := f.borrow()
	defer f.giveBack(sh)
	composed, ok := sh.remembered(s)
	if !ok {
		sh.learn(s)
		composed, ok = sh.remembered(s)
	}
	if !ok {
		return f.compose(s)
	}
	return composed, nil
}

// compose is Compose without memory.
func (f *Family) compose(s string) (string, error) {
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

// steadyPart returns the length of the first part of a text whose characters are all steady: it needs no change.
func (f *Family) steadyPart(s string) int {
	for i, r := range s {
		if r == ' ' || r == '\n' { // which are not, on their own
			continue
		}
		if r >= quick {
			return i
		}
		switch f.steady[r].Load() {
		case no:
			return i
		case unknown:
			if is := f.isSteady(r); !is {
				f.steady[r].Store(no)
				return i
			}
			f.steady[r].Store(yes)
		}
	}
	return len(s)
}

// What is known of a character.
const unknown, no, yes = 0, 1, 2

// isSteady reports whether a character prints as it is, whatever is around it: it is no mark or joiner, composes with
// nothing before it, and falls away nowhere.
func (f *Family) isSteady(r rune) bool {
	one := string(r)
	if !alwaysComposed(one) || !norm.NFC.PropertiesString(one).BoundaryBefore() {
		return false
	}
	printed, err := f.compose(one)
	return err == nil && printed == one
}

// remembered returns a text as it is printed, if each of its words is plain or one that a text had before.
func (sh *shaper) remembered(s string) (composed string, ok bool) {
	var b strings.Builder
	done := 0 // how much of s is copied to b, if anything had to be changed
	for end := 0; ; {
		steady := end + sh.family.steadyPart(s[end:])
		if steady == len(s) {
			break
		}
		at := steady // where the word begins that is not steady
		for at > end && !separates(s[at-1]) {
			at--
		}
		for end = steady; end < len(s) && !separates(s[end]); {
			end++
		}
		word := s[at:end]
		to, known := sh.composed[word]
		switch {
		case !known && !plain(word):
			return "", false
		case known && to != word:
			b.WriteString(s[done:at])
			b.WriteString(to)
			done = end
		}
	}
	if done == 0 {
		return s, true
	}
	b.WriteString(s[done:])
	return b.String(), true
}

// learn remembers how the words of a text are printed, if that is the same in any other text.
func (sh *shaper) learn(s string) {
	for _, word := range words(s) {
		if _, known := sh.composed[word]; known || plain(word) || sh.family.steadyPart(word) == len(word) ||
			!alwaysComposed(word) {
			continue
		}
		if len(sh.composed) >= mostWords {
			clear(sh.composed)
		}
		word = strings.Clone(word) // the text is part of a record
		if to, err := sh.family.compose(word); err == nil {
			sh.composed[word] = to
		}
	}
}

// alwaysComposed reports whether a word is printed in one text as in any: whether it does not begin with what belongs
// to the character before it, and has no line end and nothing that falls away in some places.
func alwaysComposed(word string) bool {
	return !extends(first(word)) && !joiner(last(word)) && !strings.ContainsFunc(word, func(r rune) bool {
		return r < ' ' || r >= quick || r == graphemeJoiner || r == '\u2028' || r == '\u2029' || traitsOf(r).varies ||
			r > '~' && unicode.Is(unicode.Cf, r) && !joiner(r) // which depends on the letters on both sides
	})
}

// graphemeJoiner is U+034F, which falls away where nothing runs from right to left.
const graphemeJoiner = '\u034F'

// words returns the parts of a text between spaces and line ends, with where they begin.
func words(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		from := 0
		for i := 0; i <= len(s); i++ {
			if i == len(s) || separates(s[i]) {
				if i > from && !yield(from, s[from:i]) {
					return
				}
				from = i + 1
			}
		}
	}
}

// separates reports whether a character is between words.
func separates(c byte) bool { return c == ' ' || c == '\n' }

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
	case t.varies:
		return r, family.varied(s[:i+utf8.RuneLen(r)])
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
