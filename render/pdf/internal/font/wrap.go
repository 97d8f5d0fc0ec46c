package font

import (
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// reach returns the largest sum of widths, in 1/1000 em, that at a font size rounds to no more than
// width.
func reach(size, width file.Length) int { return (width*1000 + 499) / size }

// Wrap appends the lines of one paragraph, which has no line feed, to dst. Lines are parts of text
// without the spaces at their ends; a paragraph of spaces is one empty line. They break at spaces and between
// ideographs.
// Only a word wider than width, which then begins a new line, breaks elsewhere: after a slash, an at
// sign, a full stop, a hyphen, an underscore, a dash or a no-break space, or at a break hint in the text;
// otherwise between two letters.
func (s *Set) Wrap(dst []string, w Weight, size, width file.Length, text string) []string {
	dst, _ = s.WrapParagraph(dst, w, size, width, text)
	return dst
}

// WrapParagraph is Wrap, and returns whether the lines have to be shown with their [Context].
func (s *Set) WrapParagraph(dst []string, w Weight, size, width file.Length, text string) (
	lines []string, context bool) {
	limit := reach(size, width)
	space := int(s.cells[w][' '] & wideBits)
	before := len(dst)
	start, end, used := 0, 0, 0 // the line so far is text[start:end]
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		n, wide := s.word(w, text[i:])
		if wide == unmeasured {
			return s.wrapShaped(dst[:before], w, limit, text)
		}
		gap := (i - end) * space
		switch {
		case end > start && used+gap+wide <= limit:
			used += gap + wide
		default:
			if end > start {
				dst = append(dst, text[start:end])
			}
			start, used = i, wide
			if wide > limit {
				var rest string
				dst, rest, used = s.cut(dst, w, limit, text[i:i+n])
				start += n - len(rest)
			}
		}
		i += n
		end = i
	}
	return append(dst, text[start:end]), s.Direction == Leftwards
}

// unmeasured is the width of a word that needs shaping.
const unmeasured = -1

// word measures text up to its first space, or to where East Asian text may break. The width is unmeasured if it
// needs shaping.
func (s *Set) word(w Weight, text string) (n, sum int) {
	cells := &s.cells[w]
	for n < len(text) && text[n] != ' ' {
		if c := text[n]; c < utf8.RuneSelf {
			sum += int(cells[c] & wideBits)
			n++
			continue
		}
		wide, size := s.step(w, text[n:])
		if wide == shapes {
			return n, unmeasured
		}
		if size > 2 && text[n] >= 0xE2 {
			switch breaksAround(text, n, size) {
			case n:
				return n, sum
			case n + size:
				return n + size, sum + wide
			}
		}
		sum += wide
		n += size
	}
	if strings.HasSuffix(text[:n], string(softHyphen)) && n < len(text) {
		sum += s.hyphen(w) // the hyphen shows if the line ends here
	}
	return n, sum
}

// cut appends full lines of a word wider than limit, and returns the rest for the line after them.
func (s *Set) cut(dst []string, w Weight, limit int, word string) (lines []string, rest string, sum int) {
	for {
		n, sum := s.fit(w, limit, word)
		if n == len(word) {
			return dst, word, sum
		}
		dst = append(dst, word[:n])
		word = word[n:]
	}
}

// How good a place is to break a word, best first.
const (
	breakSign    = iota // after a sign at which words divide
	breakLetters        // between two letters
	breakBad            // before a no-break space or a break hint
	breakRanks
)

// fit returns how many bytes of a word go on a line of their own, and their width if that is the
// whole word. At least one letter goes on it, however wide.
func (s *Set) fit(w Weight, limit int, word string) (n, sum int) {
	var best [breakRanks]int
	before := rune(0)
	for i := 0; i < len(word); {
		r, _ := utf8.DecodeRuneInString(word[i:])
		wide, n := s.step(w, word[i:])
		if i > 0 && !extends(r) {
			line := sum
			if before == softHyphen {
				line += s.hyphen(w)
			}
			if line <= limit || best == [breakRanks]int{} {
				best[rank(before, r)] = i
			}
		}
		if sum+wide > limit {
			for _, at := range best {
				if at > 0 {
					return at, 0
				}
			}
		}
		sum += wide
		before = r
		i += n
	}
	return len(word), sum
}

func rank(before, after rune) int {
	switch {
	case before == '\u00a0' && !glues(after): // what it binds is too wide for a line
		return breakSign
	case after == softHyphen || after == zeroWidthSpace || glues(before) || glues(after) || leads(before):
		return breakBad
	case (before >= firstEastAsian || after >= firstEastAsian) && unbroken(before, after):
		return breakBad
	case leads(after):
		return breakSign
	case before == softHyphen || before == zeroWidthSpace || divides(before) && !divides(after):
		return breakSign
	}
	return breakLetters
}

// leads reports whether r is a Thai vowel that is written before its consonant. It begins a syllable, so a long word
// breaks well before it, and never after it. Where else Thai words end only a dictionary says.
func leads(r rune) bool { return r >= 0x0E40 && r <= 0x0E44 }

// divides reports whether a word that must be broken breaks well after r.
func divides(r rune) bool {
	switch r {
	case '/', '@', '.', '-', '_', '\u2010', '–', '—':
		return true
	}
	return false
}

// glues reports whether r must not be separated from the characters on both sides.
func glues(r rune) bool {
	switch r {
	case '\u00A0', '\u2007', '\u202F', '\u2060':
		return true
	}
	return false
}

// Balanced is Wrap for titles: it makes lines of about equal length, by wrapping to the narrowest
// width that needs no more lines than width does.
func (s *Set) Balanced(dst []string, w Weight, size, width file.Length, text string) []string {
	first := len(dst)
	dst = s.Wrap(dst, w, size, width, text)
	n := len(dst) - first
	low, high := 0, width
	for rest := text; rest != ""; {
		n := unit(rest, mayBeEastAsian(rest))
		low = max(low, s.Width(w, size, rest[:n]))
		rest = strings.TrimPrefix(rest[n:], " ")
	}
	if n == 1 || low > width {
		return dst
	}
	for low < high {
		middle := (low + high) / 2
		if dst = s.Wrap(dst[:first], w, size, middle, text); len(dst)-first <= n {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return s.Wrap(dst[:first], w, size, high, text)
}
