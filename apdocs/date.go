package apdocs

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// A Date is a calendar day in the years 1 to 9999, stored as "2026-03-09". The zero value
// means "not answered".
type Date struct {
	year       int16
	month, day uint8
}

var (
	errDate = errors.New("enter a date such as 2026-03-25") // unambiguous: 25 cannot be a month
	errSet  = errors.New("is not a value that can be kept")
)

// NewDate returns the given day. It panics if there is no such day, as 30 February, so it
// is for constants in programs; use [MakeDate] for input.
func NewDate(year int, month time.Month, day int) Date {
	d, err := MakeDate(year, month, day)
	if err != nil {
		panic("apdocs.NewDate: " + err.Error())
	}
	return d
}

// MakeDate returns the given day, or an error if there is no such day in the years 1 to
// 9999.
func MakeDate(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day || year < 1 || year > 9999 {
		return Date{}, fmt.Errorf("there is no day %d-%02d-%02d", year, int(month), day)
	}
	return Date{int16(year), uint8(month), uint8(day)}, nil
}

// ParseDate parses a date as stored, such as "2026-03-09". For a day that does not exist
// the error says why: "there is no such day: November has 30 days".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, noSuchDay(s)
	}
	if t.Year() < 1 {
		return Date{}, errDate
	}
	return dayOf(t), nil
}

// noSuchDay returns an error that says why the date does not exist.
func noSuchDay(s string) error {
	year, month, day, ok := datePieces(s)
	switch {
	case !ok || year < 1:
		return errDate
	case month < 1 || month > 12:
		return errors.New("there is no such month; enter year, month and day, such as 2026-03-25")
	case month == 2 && day > 0:
		return fmt.Errorf("there is no such day: February has %d days in that year", daysIn(year, month))
	case day > 0:
		return fmt.Errorf("there is no such day: %v has %d days", time.Month(month), daysIn(year, month))
	}
	return errors.New("there is no such day: a month begins with day 1")
}

// datePieces splits a text of the form "2026-03-09" into its numbers.
func datePieces(s string) (year, month, day int, ok bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' || !digits(s[:4]+s[5:7]+s[8:]) {
		return 0, 0, 0, false
	}
	year, _ = strconv.Atoi(s[:4])
	month, _ = strconv.Atoi(s[5:7])
	day, _ = strconv.Atoi(s[8:])
	return year, month, day, true
}

// daysIn returns the number of days in the month.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// DateOf returns the day of t in the location of t. The zero Time and times outside the
// years 1 to 9999 give the zero Date.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return dayOf(t)
}

// dayOf returns the day of t, or the zero Date if it is outside the years 1 to 9999.
func dayOf(t time.Time) Date {
	year, month, day := t.Date()
	d, _ := MakeDate(year, month, day)
	return d
}

// Time returns the start of the day in loc; a nil loc means UTC. The zero Date gives the
// zero Time.
func (d Date) Time(loc *time.Location) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, loc)
}

// String returns the date as stored, "2026-03-09", or "" for the zero Date. Documents
// print dates with [github.com/apdocs/forms/render.Date].
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// IsZero reports whether the date is unanswered.
func (d Date) IsZero() bool { return d == Date{} }

// Year returns the year, or 0 for the zero Date.
func (d Date) Year() int { return int(d.year) }

// Month returns the month, 1 to 12, or 0 for the zero Date.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day returns the day of the month, 1 to 31, or 0 for the zero Date.
func (d Date) Day() int { return int(d.day) }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// AddDays returns the date n days later, or earlier if n is negative. The zero Date stays
// zero, and a result outside the years 1 to 9999 is the zero Date.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return dayOf(d.utc().AddDate(0, 0, n))
}

// Compare returns a negative number if d is before e, a positive one if it is after, and
// otherwise 0.
func (d Date) Compare(e Date) int {
	return (int(d.year)-int(e.year))*10000 + (int(d.month)-int(e.month))*100 + int(d.day) - int(e.day)
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

func (d Date) utc() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// sound reports whether d is the zero Date or a day that exists.
func (d Date) sound() bool {
	_, err := MakeDate(int(d.year), time.Month(d.month), int(d.day))
	return err == nil || d.IsZero()
}

// MarshalText returns the date as stored. The zero Date gives an empty text.
func (d Date) MarshalText() ([]byte, error) {
	if !d.sound() {
		return nil, errSet
	}
	return []byte(d.String()), nil
}

// UnmarshalText parses a date as stored. An empty text gives the zero Date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	*d, err = ParseDate(string(text))
	return err
}
