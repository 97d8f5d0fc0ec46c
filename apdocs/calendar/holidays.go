package calendar

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// ReadHolidays reads a list of days: a calendar file (ICS), of which it takes the first
// day of each event, or lines of text (CSV) that begin with a date such as 2026-12-25 or
// 25/12/2026. A heading line is skipped. If a line has no date, the error says which. More
// than a thousand days are an error.
func ReadHolidays(r io.Reader) (days []apdocs.Date, err error) {
	const (
		mostBytes = 1 << 20
		mostDays  = 1000
	)
	lines := bufio.NewScanner(io.LimitReader(r, mostBytes))
	ics, n := false, 0
	for lines.Scan() {
		n++
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if n == 1 && strings.EqualFold(line, "BEGIN:VCALENDAR") {
			ics = true
		}
		if line == "" || ics && !strings.HasPrefix(strings.ToUpper(line), "DTSTART") {
			continue
		}
		day, ok := holiday(line, ics)
		switch {
		case len(days) == mostDays:
			return nil, fmt.Errorf("line %d: has more than %d days", n, mostDays)
		case ok:
			days = append(days, day)
		case n > 1:
			return nil, fmt.Errorf("line %d: begin it with a date such as 2026-12-25", n)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: is too long for a list of days", n+1)
	}
	if len(days) == 0 {
		return nil, fmt.Errorf("has no days; give a calendar file (ICS) or lines that begin with a date such as 2026-12-25")
	}
	return days, nil
}

// holiday returns the day named in a line.
func holiday(line string, ics bool) (apdocs.Date, bool) {
	if ics {
		_, value, _ := strings.Cut(line, ":")
		t, err := time.Parse("20060102", value[:min(8, len(value))])
		return apdocs.DateOf(t), err == nil
	}
	field := line
	if i := strings.IndexAny(line, ",;\t"); i >= 0 {
		field = line[:i]
	}
	field = strings.Trim(strings.TrimSpace(field), `"`)
	for _, layout := range []string{time.DateOnly, "02/01/2006", "2/1/2006"} {
		if t, err := time.Parse(layout, field); err == nil {
			return apdocs.DateOf(t), true
		}
	}
	return apdocs.Date{}, false
}
