package apdocs

import (
	"bytes"
	"errors"
	"time"
)

// A Moment is a date and time with its zone, stored as "2026-11-12T15:30:00Z".
type Moment struct{ t time.Time }

var errMoment = errors.New("enter a date and time such as 2026-03-25T15:30:00Z")

// NewMoment returns t truncated to the second, with its zone.
func NewMoment(t time.Time) Moment { return Moment{t.Truncate(time.Second)} }

// IsZero reports whether the moment is unanswered.
func (m Moment) IsZero() bool { return m.t.IsZero() }

// Date returns the day of the moment in its own zone.
func (m Moment) Date() Date {
	if m.t.IsZero() {
		return Date{}
	}
	return DateOf(m.t)
}

// Time returns the moment with its zone. The zero Moment gives the zero Time.
func (m Moment) Time() time.Time { return m.t }

// String returns the moment as stored, "2026-11-12T15:30:00Z", or "" for the zero Moment.
func (m Moment) String() string {
	if m.t.IsZero() {
		return ""
	}
	return m.t.Format(time.RFC3339)
}

// sound reports whether the moment can be stored: its year is 1 to 9999, and its zone
// differs from UTC by whole minutes and less than a day.
func (m Moment) sound() bool {
	_, offset := m.t.Zone()
	return m.t.Year() >= 1 && m.t.Year() <= 9999 && offset%60 == 0 && offset > -86400 && offset < 86400
}

// MarshalText returns the moment as stored. The zero Moment gives an empty text.
func (m Moment) MarshalText() ([]byte, error) {
	if !m.sound() {
		return nil, errSet
	}
	return []byte(m.String()), nil
}

// UnmarshalText parses a moment as stored. An empty text gives the zero Moment.
func (m *Moment) UnmarshalText(text []byte) error {
	*m = Moment{}
	if len(text) == 0 {
		return nil
	}
	t, err := time.Parse(time.RFC3339, string(text))
	// Parse accepts two forms that RFC 3339 does not.
	lax := err == nil && (text[len("2026-11-12T15")] != ':' || bytes.IndexByte(text, ',') >= 0)
	if err != nil || lax || t.Year() < 1 || t.IsZero() {
		return errMoment
	}
	t = t.Truncate(time.Second) // stored to the second
	if _, offset := t.Zone(); offset == 0 {
		t = t.UTC()
	} else {
		t = t.In(time.FixedZone("", offset)) // Parse may use the zone of the machine, which would affect comparisons
	}
	*m = Moment{t}
	return nil
}
