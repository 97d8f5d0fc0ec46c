package apdocs

import (
	"database/sql/driver"
	"errors"
	"time"
)

// Values in a database. "Not answered" is NULL. A date or time of day is stored as text,
// which columns of type DATE and TIME accept and which no driver shifts to another time
// zone; numbers are stored as integers, sums in pence. A value that cannot be represented
// exactly, such as a date with a time of day, is an error and is not rounded.

var (
	errColumn   = errors.New("the column has another type than the value")
	errMidnight = errors.New("the column holds a date with a time of day")
	errSeconds  = errors.New("the column holds a time of day with seconds")
)

// Value returns the date as text, "2026-03-09", or nil for the zero Date.
func (d Date) Value() (driver.Value, error) { return textOf(d.IsZero(), d) }

// Scan reads a date from text such as "2026-03-09" or from a Time at midnight. NULL gives
// the zero Date.
func (d *Date) Scan(src any) error {
	if t, ok := src.(time.Time); ok {
		if h, m, s := t.Clock(); h != 0 || m != 0 || s != 0 || t.Nanosecond() != 0 {
			return errMidnight
		}
		if *d = dayOf(t); d.IsZero() {
			return errDate
		}
		return nil
	}
	return scanText(src, d.UnmarshalText)
}

// Value returns the time of day as text, "09:15", or nil for the zero Clock.
func (c Clock) Value() (driver.Value, error) { return textOf(c.IsZero(), c) }

// Scan reads a time of day from text such as "09:15" or "09:15:00", or from a Time. NULL
// gives the zero Clock.
func (c *Clock) Scan(src any) error {
	if t, ok := src.(time.Time); ok {
		if t.Second() != 0 || t.Nanosecond() != 0 {
			return errSeconds
		}
		*c = ClockOf(t)
		return nil
	}
	return scanText(src, func(text []byte) error {
		if t, err := time.Parse(time.TimeOnly, string(text)); err == nil {
			if t.Second() != 0 || t.Nanosecond() != 0 {
				return errSeconds
			}
			text = text[:len("09:15")]
		}
		return c.UnmarshalText(text)
	})
}

// Value returns the moment as a Time, or nil for the zero Moment.
func (m Moment) Value() (driver.Value, error) {
	switch {
	case !m.sound():
		return nil, errSet
	case m.IsZero():
		return nil, nil
	}
	return m.t, nil
}

// Scan reads a moment from a Time or from text such as "2026-11-12T15:30:00Z". NULL gives
// the zero Moment. Fractions of a second are dropped, as in [NewMoment].
func (m *Moment) Scan(src any) error {
	if t, ok := src.(time.Time); ok {
		*m = NewMoment(t)
		return nil
	}
	return scanText(src, m.UnmarshalText)
}

// Value returns the number, or a sum in pence, as an int64. It returns nil if there is no
// number.
func (n number) Value() (driver.Value, error) {
	if !n.set {
		return nil, nil
	}
	return n.n, nil
}

// Scan reads a whole number, or a sum in pence. NULL gives "not answered".
func (n *number) Scan(src any) error {
	if v, ok := src.(int64); ok {
		*n = number{v, true}
		return nil
	}
	return scanText(src, n.UnmarshalText)
}

func textOf(zero bool, v interface{ MarshalText() ([]byte, error) }) (driver.Value, error) {
	text, err := v.MarshalText()
	if err != nil || zero {
		return nil, err
	}
	return string(text), nil
}

// scanText passes the text of a column to read. NULL is passed as an empty text.
func scanText(src any, read func([]byte) error) error {
	switch src := src.(type) {
	case nil:
		return read(nil)
	case string:
		return read([]byte(src))
	case []byte:
		return read(src)
	}
	return errColumn
}
