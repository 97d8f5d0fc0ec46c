package apdocs_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/internal/kittest"
)

// Short names, since tables of days use them often.
var day, period, schoolYear = kittest.Day, kittest.Period, kittest.SchoolYear

func TestCalendarMistakes(t *testing.T) {
	for want, change := range map[string]func(*apdocs.Calendar){
		"term 2: begins before term 1 has ended": func(c *apdocs.Calendar) { c.Terms[1].From = day("2026-12-18") },
		"term 1: ends before it begins":          func(c *apdocs.Calendar) { c.Terms[0].To = day("2026-09-01") },
		"half-term 1: does not lie within a term": func(c *apdocs.Calendar) {
			c.HalfTerms[0] = period("2026-12-21", "2026-12-24")
		},
		"INSET day 1: enter a date such as 2026-03-25": func(c *apdocs.Calendar) { c.INSETDays[0] = apdocs.Date{} },
	} {
		c := schoolYear()
		change(c)
		if err := c.Check(); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
