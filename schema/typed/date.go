package typed

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// The ways in which people write dates. Spreadsheets add a time of midnight.
var (
	midnight  = regexp.MustCompile(`[t ]00:00(:00(\.0+)?)?$`)
	yearFirst = regexp.MustCompile(`^(\d{4})([-/. ])(\d{1,2})([-/. ])(\d{1,2})$`)
	dayFirst  = regexp.MustCompile(`^(\d{1,2})([-/. ])(\d{1,2})([-/. ])(\d{2}|\d{4})$`)
	dayMonth  = regexp.MustCompile(`^(?:([a-z]+),? )?(\d{1,2})(?:st|nd|rd|th)?` +
		`(?:[-/ ]| of )([a-z]+)\.?,?(?:[-/ ](\d{2}|\d{4}))?\.?$`)
	monthDay   = regexp.MustCompile(`^(?:([a-z]+),? )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{2}|\d{4}))?\.?$`)
	errDate    = errors.New("enter a date such as 25 March 2026 or 2026-03-25")
	errMonth   = errors.New("there is no such month; enter day, month and year, such as 25 March 2026")
	errYear    = errors.New("give the year in four figures, such as 25 March 2026 or 2026-03-25")
	errWeekday = errors.New("the day of the week is not that of the date; check both")
)

const (
	noteDate = "is read as a date; records keep one as 2026-03-25"
	noteDay  = "is read with the day before the month, as 25/03/2026 is 25 March 2026; check it, and write such a " +
		"date as 25 March 2026"
)

// date reads a date. In digits the day comes before the month, as is usual in the United
// Kingdom. If the month could come first, the reading is a warning.
func date(words string) (Reading, error) {
	words = strings.TrimPrefix(midnight.ReplaceAllString(words, ""), "the ")
	if p := yearFirst.FindStringSubmatch(words); p != nil && p[2] == p[4] {
		return dateOf(p[1], p[3], p[5], "")
	}
	if p := dayFirst.FindStringSubmatch(words); p != nil && p[2] == p[4] {
		r, err := dateOf(p[5], p[3], p[1], "")
		if month, _ := strconv.Atoi(p[3]); len(p[5]) == 4 && (month < 1 || month > 12) {
			err = errMonth
		}
		if day, _ := strconv.Atoi(p[1]); err == nil && day <= 12 && p[1] != p[3] {
			r.Note, r.Severity = noteDay, apdocs.Warning
		}
		return r, err
	}
	if p := dayMonth.FindStringSubmatch(words); p != nil {
		if month := monthNamed(p[3]); month != "" {
			return dateOf(p[4], month, p[2], p[1])
		}
	}
	if p := monthDay.FindStringSubmatch(words); p != nil {
		if month := monthNamed(p[2]); month != "" {
			return dateOf(p[4], month, p[3], p[1])
		}
	}
	return Reading{}, errDate
}

// dateOf makes a date from its parts in digits and the optional name of the weekday.
func dateOf(year, month, day, weekday string) (Reading, error) {
	if len(year) != 4 {
		return Reading{}, errYear
	}
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	date, err := apdocs.ParseDate(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
	if err != nil {
		return Reading{}, err
	}
	if weekday != "" && !abbreviates(weekday, date.Weekday().String()) {
		return Reading{}, errWeekday
	}
	return Reading{Value: date.String(), Note: noteDate}, nil
}

// monthNamed returns the number of a month, in digits, given its name or an abbreviation,
// or "".
func monthNamed(name string) string {
	for m := time.January; m <= time.December; m++ {
		if abbreviates(name, m.String()) {
			return strconv.Itoa(int(m))
		}
	}
	return ""
}

// abbreviates reports whether the word is the name or a prefix of at least three letters.
func abbreviates(word, name string) bool {
	return len(word) >= 3 && strings.HasPrefix(strings.ToLower(name), word)
}
