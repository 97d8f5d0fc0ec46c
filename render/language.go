package render

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// DateIn formats a day as a language does, "12 listopada 2026", or "" for the zero Date.
func DateIn(t *apdocs.Translation, d apdocs.Date) string {
	if t == nil || d.IsZero() {
		return Date(d)
	}
	return dated(t, t.Formats.Date, d)
}

// FullDateIn is DateIn with the weekday: "Thursday 12 November 2026". In other languages it is in
// brackets after the date, "12 listopada 2026 (czwartek)", which is right in every sentence of a
// language that inflects weekdays.
func FullDateIn(t *apdocs.Translation, d apdocs.Date) string {
	if t == nil {
		return d.Weekday().String() + " " + Date(d)
	}
	return DateIn(t, d) + " (" + t.Formats.Days[d.Weekday()] + ")"
}

// dated fills in a pattern of Unicode CLDR. Spaces beside figures are no-break spaces.
func dated(t *apdocs.Translation, pattern string, d apdocs.Date) string {
	var out strings.Builder
	for i := 0; i < len(pattern); {
		c := pattern[i]
		if c == '\'' { // quoted words
			end := strings.IndexByte(pattern[i+1:], '\'')
			if end < 0 {
				break
			}
			out.WriteString(pattern[i+1 : i+1+end])
			i += end + 2
			continue
		}
		n := 1
		for i+n < len(pattern) && pattern[i+n] == c {
			n++
		}
		switch c {
		case 'd':
			fmt.Fprintf(&out, "%0*d", n, d.Day())
		case 'y':
			out.WriteString(strconv.Itoa(d.Year()))
		case 'M', 'L':
			if n > 2 {
				out.WriteString(t.Formats.Months[d.Month()-1])
			} else {
				fmt.Fprintf(&out, "%0*d", n, int(d.Month()))
			}
		default:
			out.WriteString(pattern[i : i+n])
		}
		i += n
	}
	return bindFigures(out.String())
}

// bindFigures makes the spaces next to figures no-break spaces.
func bindFigures(text string) string {
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	var out strings.Builder
	for i := range len(text) {
		if text[i] == ' ' && (digit(i-1) || digit(i+1)) {
			out.WriteString(space)
		} else {
			out.WriteByte(text[i])
		}
	}
	return out.String()
}

// ClockIn formats a time of day: "9.15am" in English, "09:15" in other languages.
func ClockIn(t *apdocs.Translation, c apdocs.Clock) string {
	if t == nil || c.IsZero() {
		return Clock(c)
	}
	return fmt.Sprintf("%02d:%02d", c.Hour(), c.Minute())
}

// MoneyIn formats an amount in pounds as a language does, with pence only if they are not zero.
func MoneyIn(t *apdocs.Translation, m apdocs.Money) string {
	english := Money(m)
	if t == nil || english == "" {
		return english
	}
	negative := strings.HasPrefix(english, "−")
	pounds, pence, has := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(english, "−"), "£"), ".")
	number := inGroups(&t.Formats, t.Formats.Currency, strings.ReplaceAll(pounds, ",", ""))
	if has {
		number += t.Formats.Decimal + pence
	}
	text := inPattern(t.Formats.Currency, number)
	if negative {
		return "−" + text
	}
	return text
}

// PercentIn formats a percentage as a language does: "85 %", "%85".
func PercentIn(t *apdocs.Translation, n int64) string {
	figures := strconv.FormatInt(n, 10)
	if t == nil || t.Formats.Percent == "" {
		return figures + "%"
	}
	return inPattern(t.Formats.Percent, figures)
}

// inPattern puts a number in the place of the figures of a pattern of Unicode CLDR, whose spaces are kept
// and made no-break spaces. Marks of direction fall away, because lines have their own.
func inPattern(pattern, number string) string {
	pattern, _, _ = strings.Cut(pattern, ";")
	pattern = strings.NewReplacer("\u200e", "", "\u200f", "", "¤", "£", " ", space).Replace(pattern)
	first, last := strings.IndexAny(pattern, "#0"), strings.LastIndexAny(pattern, "#0")
	if first < 0 {
		return number
	}
	return pattern[:first] + number + pattern[last+1:]
}

// inGroups puts the language's sign between the thousands of a whole number or, where the pattern says so, as
// in India: 12,34,567.
func inGroups(f *apdocs.Formats, pattern, figures string) string {
	least, size := 4, 3
	if f.Ungrouped {
		least = 5
	}
	if len(figures) < least {
		return figures
	}
	end := len(figures) - 3
	out := f.Group + figures[end:]
	if strings.Contains(pattern, "#,##,") {
		size = 2
	}
	for ; end > size; end -= size {
		out = f.Group + figures[end-size:end] + out
	}
	return figures[:end] + out
}

// yearIn returns a year group as it reads in a sentence: "Year 10".
func yearIn(t *apdocs.Translation, word string) string {
	text := apdocs.YearInWords(word)
	if t == nil {
		return text
	}
	if number, ok := strings.CutPrefix(text, "Year "); ok {
		return t.Say("Year {year}", "year", number)
	}
	return t.Say(text)
}
