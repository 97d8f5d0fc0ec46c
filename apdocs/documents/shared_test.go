package documents_test

import (
	"slices"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
	"github.com/apdocs/forms/apdocs/internal/kittest"
)

// Short names, since tables of days use them often.
var day, period, schoolYear = kittest.Day, kittest.Period, kittest.SchoolYear

func slowSchoolDay(c *apdocs.Calendar, d apdocs.Date) bool { return kittest.TaughtOn(c, d, holiday) }

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
