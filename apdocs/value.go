package apdocs

import (
	"fmt"
	"strconv"
	"time"
)

// LongText is an answer of any length: paragraphs parted by "\n".
type LongText string

// Address is a postal address: lines parted by "\n", without the addressee's name.
type Address string

// A Date is a day of the calendar, kept as "2026-03-09". The zero Date is "not
// answered".
type Date struct {
	year       int16
	month, day uint8
}

// NewDate returns the given day; a day that does not exist is the zero Date.
func NewDate(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day || year < 1 || year > 9999 {
		return Date{}
	}
	return Date{int16(year), uint8(month), uint8(day)}
}

// ParseDate reads a date as it is kept, such as "2026-03-09".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return Date{}, fmt.Errorf("enter a date such as 2026-03-09")
	}
	return Date{int16(t.Year()), uint8(t.Month()), uint8(t.Day())}, nil
}

// DateOf is the day on which t falls where t is.
func DateOf(t time.Time) Date { return NewDate(t.Year(), t.Month(), t.Day()) }

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

// AddDays is the date n days later, or earlier where n is negative; the zero
// Date stays "not answered".
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(d.utc().AddDate(0, 0, n))
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

// MarshalText writes the date as it is kept.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.utc().AppendFormat(nil, time.DateOnly), nil
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

// A Clock is a time of day, kept as "09:15". Its zero value is "not answered";
// midnight is an answer.
type Clock struct{ plusOne int16 } // minutes since midnight, and one

// NewClock returns the given time of day; one that does not exist is the zero Clock.
func NewClock(hour, minute int) Clock {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return Clock{}
	}
	return Clock{int16(hour*60 + minute + 1)}
}

// IsZero reports whether no time has been given.
func (c Clock) IsZero() bool { return c.plusOne == 0 }

// Hour is 0 to 23.
func (c Clock) Hour() int { return max(int(c.plusOne)-1, 0) / 60 }

// Minute is 0 to 59.
func (c Clock) Minute() int { return max(int(c.plusOne)-1, 0) % 60 }

// Compare is negative where c is earlier in the day than d, positive where it is
// later, else 0.
func (c Clock) Compare(d Clock) int { return int(c.plusOne) - int(d.plusOne) }

// MarshalText writes the time as it is kept.
func (c Clock) MarshalText() ([]byte, error) {
	if c.IsZero() {
		return nil, nil
	}
	return fmt.Appendf(nil, "%02d:%02d", c.Hour(), c.Minute()), nil
}

// UnmarshalText reads a time as it is kept; an empty text is the zero Clock.
func (c *Clock) UnmarshalText(text []byte) error {
	*c = Clock{}
	if len(text) == 0 {
		return nil
	}
	t, err := time.Parse("15:04", string(text))
	if err != nil || len(text) != len("15:04") {
		return fmt.Errorf("enter a time such as 09:15")
	}
	*c = NewClock(t.Hour(), t.Minute())
	return nil
}

// A Period is the days from one date to another, both included.
type Period struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}

// A Count is a whole number. Its zero value is "not answered"; 0 is an answer.
type Count struct{ number }

// A Percent is a share of a hundred, in whole per cent.
type Percent struct{ number }

// Money is a sum in whole pence.
type Money struct{ number }

// NewCount returns the count n.
func NewCount(n int) Count { return Count{number{int64(n), true}} }

// NewPercent returns n per cent.
func NewPercent(n int) Percent { return Percent{number{int64(n), true}} }

// NewMoney returns a sum of the given pence.
func NewMoney(pence int64) Money { return Money{number{pence, true}} }

// A number knows whether it is set.
type number struct {
	n   int64
	set bool
}

// IsZero reports whether no number has been given.
func (n number) IsZero() bool { return !n.set }

// Int is the number and whether one has been given.
func (n number) Int() (int64, bool) { return n.n, n.set }

// MarshalJSON writes the number, or null where there is none.
func (n number) MarshalJSON() ([]byte, error) {
	if !n.set {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, n.n, 10), nil
}

// UnmarshalJSON reads a whole number.
func (n *number) UnmarshalJSON(text []byte) error {
	*n = number{}
	if string(text) == "null" {
		return nil
	}
	v, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return fmt.Errorf("enter a whole number")
	}
	*n = number{v, true}
	return nil
}
