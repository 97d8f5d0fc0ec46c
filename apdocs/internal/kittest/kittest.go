// Package kittest has what the tests of packages apdocs, calendar and documents share: dates, a
// school's calendar, and a check of the lists of a form.
package kittest

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// Day parses a date such as "2026-11-12". It panics if there is no such day.
func Day(s string) apdocs.Date {
	d, err := apdocs.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Period returns the days from one date to another.
func Period(from, to string) apdocs.Period { return apdocs.Period{From: Day(from), To: Day(to)} }

// SchoolYear returns the calendar of 2026/27 of a fictional school.
func SchoolYear() *apdocs.Calendar {
	return &apdocs.Calendar{
		Terms: []apdocs.Period{Period("2026-09-02", "2026-12-18"), Period("2027-01-05", "2027-03-25"),
			Period("2027-04-12", "2027-07-21")},
		HalfTerms:    []apdocs.Period{Period("2026-10-26", "2026-10-30"), Period("2027-02-15", "2027-02-19")},
		INSETDays:    []apdocs.Date{Day("2026-11-02")},
		BankHolidays: []apdocs.Date{Day("2027-05-03")},
	}
}

// Repeats returns the lists in the blocks, each before the lists in its rows.
func Repeats(blocks []apdocs.Block) (found []*apdocs.Repeat) {
	for _, b := range blocks {
		_, within, each := apdocs.Inside(b)
		if each != nil {
			found = append(found, each)
		}
		found = append(found, Repeats(within)...)
	}
	return found
}

// CheckRows gives each list of a form 0, 1, 2 and 7 rows, and checks that a record has them, that
// it still has them when it is decoded from JSON, and that no question in a new row is answered.
func CheckRows(t *testing.T, o *apdocs.Outline) {
	t.Helper()
	lists := Repeats(o.Blocks)
	for _, r := range lists {
		for _, n := range []int{0, 1, 2, 7} {
			checkRows(t, o, lists, r, n)
		}
	}
}

func checkRows(t *testing.T, o *apdocs.Outline, lists []*apdocs.Repeat, r *apdocs.Repeat, n int) {
	t.Helper()
	record := o.New()
	at := apdocs.At{n - 1}
	if outer, _, inRows := strings.Cut(r.Name, "[]."); inRows {
		i := slices.IndexFunc(lists, func(l *apdocs.Repeat) bool { return l.Name == outer })
		lists[i].Grow(record, apdocs.At{}, 2)
		at = apdocs.At{1, n - 1}
	}
	r.Grow(record, at, n)
	r.Grow(record, at, n-1) // removes no rows
	if got := r.Len(record, at); got != n {
		t.Errorf("%s has %d rows, grown to %d", r.Name, got, n)
	}
	if n == 0 {
		return
	}
	text, err := json.Marshal(record)
	if err != nil {
		t.Error(err)
	}
	decoded := o.New()
	if err := json.Unmarshal(text, decoded); err != nil || r.Len(decoded, at) != n {
		t.Errorf("%s has %d rows of %d when decoded: %v", r.Name, r.Len(decoded, at), n, err)
	}
	for _, f := range o.Fields {
		if strings.HasPrefix(f.Name, r.Name+"[].") && !strings.Contains(f.Name[len(r.Name)+3:], "[]") &&
			f.Answered(record, at) {
			t.Errorf("%s is answered in a new row", f.Name)
		}
	}
}

// TaughtOn reports whether the calendar has school on a day, by asking each of its lists in
// turn, so that faster code can be compared with it. It knows nothing of bank holidays: holiday
// reports those.
func TaughtOn(c *apdocs.Calendar, d apdocs.Date, holiday func(*apdocs.Calendar, apdocs.Date) bool) bool {
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
	return taught && !holiday(c, d)
}
