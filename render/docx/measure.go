package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word alone knows how text falls into lines. What has to be known before is
// guessed from these.
const (
	splitOver     = 14  // lines over which a row may be parted by the end of a page
	fewLines      = 9   // lines up to which a whole list stays on one page
	character     = 115 // how wide one is on average, in twips
	boldCharacter = 134
)

// lineCount guesses how many lines a text takes in a column.
func lineCount(text string, width int) int { return wrapped(text, width, character) }

// wrapped is the same for characters as wide as that. A word that does not fit
// its line begins the next, which in narrow columns makes the most of the lines.
func wrapped(text string, width, each int) int {
	n, room := 0, max(width/each, 1)
	for _, l := range lines(text) {
		n++
		used := 0
		for word := range strings.FieldsSeq(l) {
			long := utf8.RuneCountInString(word)
			if used > 0 && used+1+long > room {
				n, used = n+1, 0
			}
			if used > 0 {
				used++
			}
			used += long
			n += (used - 1) / room // of a word wider than the column
			used = (used-1)%room + 1
		}
	}
	return n
}

// bound keeps a short last word with the one before it: no line is to hold a
// number or two letters alone.
func bound(text string) string {
	const short = 4
	i := strings.LastIndexByte(text, ' ')
	if i <= 0 || utf8.RuneCountInString(text[i+1:]) > short || unicode.IsSpace(rune(text[i-1])) {
		return text
	}
	return text[:i] + space + text[i+1:]
}

// wide is how wide a text in type of this size is, in twips, from the widths of
// Arial's letters in thousandths of the size.
func wide(text string, size int) int {
	sum := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("ijl'", r):
			sum += 222
		case strings.ContainsRune("tfI,.:/ ", r):
			sum += 278
		case strings.ContainsRune("r-()", r):
			sum += 333
		case strings.ContainsRune("cksvxyz", r):
			sum += 500
		case r == 'w':
			sum += 722
		case r == 'm' || r == 'M':
			sum += 833
		case r == 'W':
			sum += 944
		case unicode.IsUpper(r):
			sum += 722
		default:
			sum += 556
		}
	}
	return sum * size / 100
}
