package arrange

import "strings"

// noBreak is U+00A0.
const noBreak = "\u00a0"

// Bind returns text for printing in which lines do not break between a number and what it
// counts: the spaces in "12 November 2026", "5 sessions", "£1,200 a week", "18 of 25",
// "Year 11", "01632 960100" and "ZZ1 1ZZ" become no-break spaces. Nothing else changes,
// and screen readers treat a no-break space as a space.
func Bind(text string) string {
	if !strings.Contains(text, " ") {
		return text
	}
	var out strings.Builder
	from := 0 // text[:from] has been copied to out
	var last words
	for at := 0; at < len(text); {
		if !hasDigit(last[0]) && !hasDigit(last[1]) { // no space before the next number is bound
			digit := indexDigit(text[at:])
			if digit < 0 {
				break
			}
			last, at = words{}, max(at, wordBefore(text[:at+digit]))
		}
		end := at
		for end < len(text) && text[end] != ' ' && text[end] != '\n' {
			end++
		}
		last = words{last[1], text[at:end]}
		if end+1 < len(text) && text[end] == ' ' && last.stay(following(text[end+1:])) {
			out.WriteString(text[from:end])
			out.WriteString(noBreak)
			from = end + 1
		}
		if end < len(text) && text[end] == '\n' {
			last = words{}
		}
		at = end + 1
	}
	if from == 0 {
		return text
	}
	out.WriteString(text[from:])
	return out.String()
}

// wordBefore returns where the last whole word of text begins; what follows it, up to
// the end, is a part of the next word.
func wordBefore(text string) int {
	space := strings.LastIndexByte(text, ' ')
	if space < 0 {
		return 0
	}
	return strings.LastIndexAny(text[:space], " \n") + 1
}

func hasDigit(text string) bool { return indexDigit(text) >= 0 }

// indexDigit returns the index of the first digit in text, or -1.
func indexDigit(text string) int {
	for i := range len(text) {
		if text[i]-'0' < 10 {
			return i
		}
	}
	return -1
}

// following returns the next two words of a line.
func following(text string) (next words) {
	for i := range next {
		n := 0
		for n < len(text) && text[n] != ' ' && text[n] != '\n' {
			n++
		}
		next[i] = text[:n]
		if n == len(text) || text[n] == '\n' {
			break
		}
		text = text[n+1:]
	}
	return next
}

// words are two consecutive words.
type words [2]string

// stay reports whether the space between the second word of w and the first of next is a
// no-break space.
func (w words) stay(next words) bool {
	word, after := opened(w[1]), bare(next[0])
	if word == "" || after == "" {
		return false
	}
	switch {
	case number(word):
		return counted[strings.ToLower(after)] || months[after] && len(word) <= 2 ||
			after == "of" && number(bare(next[1])) || isPhone(word, bare(w[0]), after)
	case word[0] == '0' && digits(word): // the first part of a telephone number
		return isPhone(word, bare(w[0]), after)
	case months[word]:
		return len(after) == 4 && digits(after)
	case strings.HasPrefix(word, "£"):
		return after == "a" || after == "an" || after == "per" || after == "each"
	case word == "a" || word == "an" || word == "per":
		return strings.HasPrefix(opened(w[0]), "£")
	case word == "of":
		return number(opened(w[0])) && number(after)
	case numbered[word]:
		return after[0] >= '0' && after[0] <= '9'
	}
	return isOutward(word) && isInward(after)
}

// opened returns a word without preceding brackets and quotation marks; bare also removes
// punctuation after it.
func opened(word string) string {
	if word == "" || !signs[word[0]] {
		return word
	}
	return strings.TrimLeft(word, beforeWord)
}

func bare(word string) string {
	if word = opened(word); word == "" || !signs[word[len(word)-1]] {
		return word
	}
	return strings.TrimRight(word, afterWord)
}

// Brackets, quotation marks and punctuation before and after words.
const beforeWord, afterWord = "([“‘\"'", ".,;:!?)]”’\"'"

// signs has the bytes of these signs. A word that begins or ends with any other byte has no such sign there.
var signs = func() (is [0x100]bool) {
	for i := range len(beforeWord) {
		is[beforeWord[i]] = true
	}
	for i := range len(afterWord) {
		is[afterWord[i]] = true
	}
	return is
}()

func digits(word string) bool { return word != "" && strings.Trim(word, "0123456789") == "" }

// number reports whether a word is a number: "5", "1,200", "2.5".
func number(word string) bool {
	return word != "" && word[0] >= '0' && word[0] <= '9' && strings.Trim(word, "0123456789,.") == "" &&
		strings.LastIndexAny(word, ",.") < len(word)-1
}

// isPhone reports whether a word and the one after it are parts of a telephone number.
func isPhone(word, before, after string) bool {
	if !digits(word) || !digits(after) || len(after) < 3 {
		return false
	}
	return word[0] == '0' && len(word) >= 3 || before != "" && before[0] == '0' && digits(before) && len(before) >= 3
}

// isOutward and isInward report whether a word can be the first or second half of a
// postcode.
func isOutward(word string) bool {
	if len(word) > 4 {
		return false
	}
	letters := strings.TrimLeft(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	n := len(word) - len(letters)
	return (n == 1 || n == 2) && letters != "" && letters[0] >= '0' && letters[0] <= '9' &&
		strings.Trim(letters, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func isInward(word string) bool {
	return len(word) == 3 && word[0] >= '0' && word[0] <= '9' &&
		strings.Trim(word[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// set returns the set of the words in a text.
func set(all string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(all) {
		out[word] = true
	}
	return out
}

var (
	months = set("January February March April May June July August September October November December")

	// Words after a number that belongs to them.
	counted = set("session sessions day days school week weeks month months year years term terms hour hours " +
		"minute minutes lesson lessons place places pupil pupils mile miles km am pm pages page units unit per")

	// Words before a number that belongs to them.
	numbered = set("Year Years Page page Level level Part part Section section Stage Room Unit unit Outcome Copy copy")
)
