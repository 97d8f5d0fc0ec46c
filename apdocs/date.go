package apdocs

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// A Date is a day of the calendar in the years 1 to 9999, kept as "2026-03-09".
// The zero Date is "not answered".
type Date struct {
	year       int16
	month, day uint8
}

var (
	errDate = errors.New("enter a date such as 2026-03-25") // which cannot be read two ways
	errSet  = errors.New("is not a value that can be kept")
)

// NewDate returns the given day and panics if there is no such day, as 30
// February. It is for dates that are written in a program; [MakeDate] is for
// parts that come from outside.
func NewDate(year int, month time.Month, day int) Date {
	d, err := MakeDate(year, month, day)
	if err != nil {
		panic("apdocs.NewDate: " + err.Error())
	}
	return d
}

// MakeDate returns the given day, or an error if there is no such day in the
// years 1 to 9999.
func MakeDate(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day || year < 1 || year > 9999 {
		return Date{}, fmt.Errorf("there is no day %d-%02d-%02d", year, int(month), day)
	}
	return Date{int16(year), uint8(month), uint8(day)}, nil
}

// ParseDate reads a date as it is kept, such as "2026-03-09". The error of a day
// that there is not says why: "there is no such day: November has 30 days".
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

// noSuchDay says why there is no such date.
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

// datePieces are the figures of a text of the form "2026-03-09".
func datePieces(s string) (year, month, day int, ok bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' || !digits(s[:4]+s[5:7]+s[8:]) {
		return 0, 0, 0, false
	}
	year, _ = strconv.Atoi(s[:4])
	month, _ = strconv.Atoi(s[5:7])
	day, _ = strconv.Atoi(s[8:])
	return year, month, day, true
}

// daysIn is how many days the month has.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// DateOf is the day on which t falls where t is. The zero Time, and one outside
// the years 1 to 9999, give the zero Date.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return dayOf(t)
}

// dayOf is the day of t, or the zero Date outside the years 1 to 9999.
func dayOf(t time.Time) Date {
	year, month, day := t.Date()
	d, _ := MakeDate(year, month, day)
	return d
}

// Time is the beginning of the day at the given place; nil is UTC. The zero Date
// gives the zero Time.
func (d Date) Time(loc *time.Location) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, loc)
}

// String is the date as it is kept, "2026-03-09", or "" for the zero Date.
// Documents print dates by [github.com/apdocs/forms/render.Date].
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// IsZero reports whether no date has been given.
func (d Date) IsZero() bool { return d == Date{} }

// Year, Month and Day are the date's parts; all are 0 for the zero Date.
func (d Date) Year() int { return int(d.year) }

// Month is the month of the year, 1 to 12.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day is the day of the month, 1 to 31.
func (d Date) Day() int { return int(d.day) }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// AddDays is the date n days later, or earlier where n is negative. The zero Date
// stays "not answered", and a day outside the years 1 to 9999 is the zero Date.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return dayOf(d.utc().AddDate(0, 0, n))
}

// Compare is negative where d is before e, positive where it is after, else 0.
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

// sound reports whether d is the zero Date or a day that there is.
func (d Date) sound() bool {
	_, err := MakeDate(int(d.year), time.Month(d.month), int(d.day))
	return err == nil || d.IsZero()
}

// MarshalText writes the date as it is kept, and the zero Date as an empty text.
func (d Date) MarshalText() ([]byte, error) {
	if !d.sound() {
		return nil, errSet
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads a date as it is kept; an empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	*d, err = ParseDate(string(text))
	return err
}
