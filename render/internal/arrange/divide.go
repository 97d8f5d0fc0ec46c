package arrange

import (
	"strings"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// Dates returns the longest day of each month as it is printed in the language, without the year: what a
// column for dates must have room for. Where it has no room for the year too, the date is on two lines.
func Dates(t *apdocs.Translation) (all []string) {
	for m := time.January; m <= time.December; m++ {
		date := render.DateIn(t, apdocs.NewDate(2028, m, 28))
		all = append(all, date[:max(strings.LastIndex(date, noBreak), 0)])
	}
	return all
}

// OnTwoLines returns a date with an ordinary space before its last word, for a column that has no room for it
// on one line.
func OnTwoLines(date string) string {
	i := strings.LastIndex(date, noBreak)
	if i < 0 {
		return date
	}
	return date[:i] + " " + date[i+len(noBreak):]
}

// Divide divides a width between the answer columns of a table in proportion to their shares, but gives a
// column for dates at least the width of a date. If the columns for dates would then have more than half of the
// whole, they have their shares only. Other columns are 0 wide.
func Divide[N ~int | ~int64](columns []Column, whole, date N) []N {
	widths := make([]N, len(columns))
	narrow := make([]bool, len(columns)) // columns for dates that are widened
	for {
		rest, shares := whole, 0
		for i, c := range columns {
			switch {
			case c.Kind != apdocs.AnswerColumn:
			case narrow[i]:
				rest -= date
			default:
				shares += c.Share
			}
		}
		if rest < whole/2 {
			clear(narrow)
			date = 0
			continue
		}
		if !share(columns, narrow, widths, rest, N(shares), date) {
			return widths
		}
	}
}

// share divides the rest between the columns that are not narrow, and reports whether it found one for dates
// that is too narrow.
func share[N ~int | ~int64](columns []Column, narrow []bool, widths []N, rest, shares, date N) (found bool) {
	taken := N(0)
	for i, c := range columns {
		if c.Kind != apdocs.AnswerColumn {
			continue
		}
		if narrow[i] {
			widths[i] = date
			continue
		}
		next := taken + N(c.Share)
		widths[i] = rest*next/shares - rest*taken/shares
		taken = next
		if c.Dates && widths[i] < date {
			narrow[i], found = true, true
		}
	}
	return found
}
