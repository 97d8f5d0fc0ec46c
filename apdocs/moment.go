package apdocs

import (
	"bytes"
	"errors"
	"time"
)

// A Moment is a date and time with its zone, kept as "2026-11-12T15:30:00Z".
type Moment struct{ t time.Time }

var errMoment = errors.New("enter a date and time such as 2026-03-25T15:30:00Z")

// NewMoment returns t to the second, with its zone.
func NewMoment(t time.Time) Moment { return Moment{t.Truncate(time.Second)} }

// IsZero reports whether no moment has been given.
func (m Moment) IsZero() bool { return m.t.IsZero() }

// Date is the day on which the moment falls in its own zone.
func (m Moment) Date() Date {
	if m.t.IsZero() {
		return Date{}
	}
	return DateOf(m.t)
}

// Time is the moment with its zone; the zero Moment gives the zero Time.
func (m Moment) Time() time.Time { return m.t }

// String is the moment as it is kept, "2026-11-12T15:30:00Z", or "" for the zero
// Moment.
func (m Moment) String() string {
	if m.t.IsZero() {
		return ""
	}
	return m.t.Format(time.RFC3339)
}

// sound reports whether the moment can be kept: its year is one of 1 to 9999, and
// its zone differs from UTC by whole minutes and less than a day.
func (m Moment) sound() bool {
	_, offset := m.t.Zone()
	return m.t.Year() >= 1 && m.t.Year() <= 9999 && offset%60 == 0 && offset > -86400 && offset < 86400
}

// MarshalText writes the moment as it is kept, and the zero Moment as an empty
// text.
func (m Moment) MarshalText() ([]byte, error) {
	if !m.sound() {
		return nil, errSet
	}
	return []byte(m.String()), nil
}

// UnmarshalText reads a moment as it is kept; an empty text is the zero Moment.
func (m *Moment) UnmarshalText(text []byte) error {
	*m = Moment{}
	if len(text) == 0 {
		return nil
	}
	t, err := time.Parse(time.RFC3339, string(text))
	lax := err == nil && (text[len("2026-11-12T15")] != ':' || bytes.IndexByte(text, ',') >= 0) // which Parse lets pass
	if err != nil || lax || t.Year() < 1 || t.IsZero() {
		return errMoment
	}
	t = t.Truncate(time.Second) // as it is written
	if _, offset := t.Zone(); offset == 0 {
		t = t.UTC()
	} else {
		t = t.In(time.FixedZone("", offset)) // else the machine's zone would change what is compared
	}
	*m = Moment{t}
	return nil
}
