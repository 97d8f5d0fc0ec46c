package documents_test

import (
	"slices"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
	"github.com/apdocs/forms/apdocs/internal/kittest"
)

// Short names, since tables of days use them often.
var day, period, schoolYear = kittest.Day, kittest.Period, kittest.SchoolYear

func slowSchoolDay(c *apdocs.Calendar, d apdocs.Date) bool {
	at := time.Date(d.Year(), d.Month(), d.Day(), 12, 0, 0, 0, time.UTC)
	if at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
		return false
	}
	taught := false
	for _, p := range c.Terms {
		taught = taught || p.From.Compare(d) <= 0 && d.Compare(p.To) <= 0
	}
	for _, p := range c.HalfTerms {
		taught = taught && !(p.From.Compare(d) <= 0 && d.Compare(p.To) <= 0)
	}
	for _, off := range c.INSETDays {
		taught = taught && off != d
	}
	taught = taught && !holiday(c, d)
	return taught
}

// england caches the bank holidays of each year for slow counts.
var england = map[int][]apdocs.Date{}

// holiday reports whether a day is listed in the calendar or a bank holiday of England.
// The tests of package calendar compare those with a table.
func holiday(c *apdocs.Calendar, d apdocs.Date) bool {
	days, known := england[d.Year()]
	if !known {
		for _, h := range calendar.BankHolidays(d.Year()) {
			days = append(days, h.Date)
		}
		england[d.Year()] = days
	}
	return slices.Contains(c.BankHolidays, d) || slices.Contains(days, d)
}

func outlined(t *testing.T, f apdocs.Form) *apdocs.Outline {
	t.Helper()
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	return o
}
