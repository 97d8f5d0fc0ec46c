package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apdocs/forms/render/internal/printable"
)

// Only Word knows how text breaks into lines. Decisions that depend on it use estimates from these
// values.
const (
	splitOver     = 14  // a row with more lines may break across pages
	fewLines      = 9   // a list with at most so many lines stays on one page
	character     = 115 // average width of a character, in twips
	boldCharacter = 134
	widthError    = 40 // of the width of a few words, in twips
)

// lineCount estimates how many lines a text takes in a column.
func lineCount(text string, width int) int { return wrapped(text, width, character) }

// wrapped is lineCount for characters of the given width. A word that does not fit its line begins
// the next; in narrow columns this accounts for most lines.
func wrapped(text string, width, each int) int {
	n, room := 0, max(width/each, 1)
	text, _ = printable.Text(text) // what is refused is refused where it is written
	for l := range strings.SplitSeq(text, "\n") {
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
			n += (used - 1) / room // for a word wider than the column
			used = (used-1)%room + 1
		}
	}
	return n
}

// bound joins a short last word to the one before it with a no-break space, so that no line holds
// only a number or two letters.
func bound(text string) string {
	const short = 4
	i := strings.LastIndexByte(text, ' ')
	if i <= 0 || utf8.RuneCountInString(text[i+1:]) > short || unicode.IsSpace(rune(text[i-1])) {
		return text
	}
	return text[:i] + space + text[i+1:]
}

// wide estimates the width of a text at a type size, in twips, from the widths of Arial's letters
// in thousandths of the size.
func wide(text string, size int) int {
	sum := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("ijl'", r):
			sum += 222
		case strings.ContainsRune("tfI,.:/ \u00a0", r):
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
