package apdocs

import (
	"errors"
	"fmt"
	"time"
)

// A Clock is a time of day to the minute, stored as "09:15". The zero value means "not
// answered"; midnight is a different value.
type Clock struct{ plusOne int16 } // minutes since midnight, plus one

const dayMinutes = 24 * 60

var errClock = errors.New("enter a time such as 09:15")

// NewClock returns a time of day from 00:00 to 23:59. It panics if there is no such time,
// so it is for constants in programs; use [MakeClock] for input.
func NewClock(hour, minute int) Clock {
	c, err := MakeClock(hour, minute)
	if err != nil {
		panic("apdocs.NewClock: " + err.Error())
	}
	return c
}

// MakeClock returns a time of day, or an error if there is no such time.
func MakeClock(hour, minute int) (Clock, error) {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return Clock{}, fmt.Errorf("there is no time %02d:%02d", hour, minute)
	}
	return Clock{int16(hour*60 + minute + 1)}, nil
}

// ParseClock parses a time of day as stored, such as "09:15".
func ParseClock(s string) (Clock, error) {
	t, err := time.Parse("15:04", s)
	if err != nil || len(s) != len("15:04") {
		return Clock{}, errClock
	}
	return ClockOf(t), nil
}

// ClockOf returns the time of day of t in the location of t, without seconds.
func ClockOf(t time.Time) Clock { return NewClock(t.Hour(), t.Minute()) }

// On returns the time c on day d in loc; a nil loc means UTC. It returns the zero Time
// unless c and d are both set. If the clocks change at that time, it does as [time.Date]
// does.
func (c Clock) On(d Date, loc *time.Location) time.Time {
	if c.IsZero() || d.IsZero() {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	return time.Date(d.Year(), d.Month(), d.Day(), c.Hour(), c.Minute(), 0, 0, loc)
}

// String returns the time as stored, "09:15", or "" for the zero Clock.
func (c Clock) String() string {
	if c.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Hour(), c.Minute())
}

// IsZero reports whether the time is unanswered.
func (c Clock) IsZero() bool { return c.plusOne == 0 }

// Hour returns the hour, 0 to 23.
func (c Clock) Hour() int { return max(int(c.plusOne)-1, 0) / 60 }

// Minute returns the minute, 0 to 59.
func (c Clock) Minute() int { return max(int(c.plusOne)-1, 0) % 60 }

// Compare returns a negative number if c is earlier in the day than d, a positive one if
// it is later, and otherwise 0.
func (c Clock) Compare(d Clock) int { return int(c.plusOne) - int(d.plusOne) }

// sound reports whether c is the zero Clock or a valid time.
func (c Clock) sound() bool { return c.plusOne >= 0 && c.plusOne <= dayMinutes }

// MarshalText returns the time as stored. The zero Clock gives an empty text.
func (c Clock) MarshalText() ([]byte, error) {
	if !c.sound() {
		return nil, errSet
	}
	return []byte(c.String()), nil
}

// UnmarshalText parses a time as stored. An empty text gives the zero Clock.
func (c *Clock) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*c = Clock{}
		return nil
	}
	*c, err = ParseClock(string(text))
	return err
}
