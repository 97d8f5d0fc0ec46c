package documents_test

import (
	"slices"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

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

// england remembers the bank holidays of each year, for tests that count slowly.
var england = map[int][]apdocs.Date{}

// holiday reports whether a day is a bank holiday of England, which the tests of
// package calendar hold against a table, or one that the calendar lists.
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

// repeats are the lists of the blocks, each before those in its rows.
func repeats(blocks []apdocs.Block) (found []*apdocs.Repeat) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *apdocs.Section:
			if b.Repeat != nil {
				found = append(found, b.Repeat)
			}
			found = append(found, repeats(b.Blocks)...)
		case *apdocs.Table:
			if b.Repeat != nil {
				found = append(found, b.Repeat)
			}
		}
	}
	return found
}
