package apdocs_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
)

func TestCalendarMistakes(t *testing.T) {
	for want, change := range map[string]func(*apdocs.Calendar){
		"term 2: begins before term 1 has ended": func(c *apdocs.Calendar) { c.Terms[1].From = day("2026-12-18") },
		"term 1: ends before it begins":          func(c *apdocs.Calendar) { c.Terms[0].To = day("2026-09-01") },
		"half-term 1: does not lie within a term": func(c *apdocs.Calendar) {
			c.HalfTerms[0] = period("2026-12-21", "2026-12-24")
		},
		"INSET day 1: enter a date such as 2026-03-25": func(c *apdocs.Calendar) { c.INSETDays[0] = apdocs.Date{} },
	} {
		c := autumn()
		change(c)
		if err := c.Check(); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func day(s string) apdocs.Date {
	d, err := apdocs.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func period(from, to string) apdocs.Period { return apdocs.Period{From: day(from), To: day(to)} }

func autumn() *apdocs.Calendar {
	return &apdocs.Calendar{
		Terms: []apdocs.Period{period("2026-09-02", "2026-12-18"), period("2027-01-05", "2027-03-25"),
			period("2027-04-12", "2027-07-21")},
		HalfTerms:    []apdocs.Period{period("2026-10-26", "2026-10-30"), period("2027-02-15", "2027-02-19")},
		INSETDays:    []apdocs.Date{day("2026-11-02")},
		BankHolidays: []apdocs.Date{day("2027-05-03")},
	}
}
