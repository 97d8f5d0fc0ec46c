package apdocs

import (
	"errors"
	"fmt"
	"time"
)

// A Clock is a time of day to the minute, kept as "09:15". Its zero value is "not
// answered"; midnight is an answer.
type Clock struct{ plusOne int16 } // minutes since midnight, and one

const dayMinutes = 24 * 60

var errClock = errors.New("enter a time such as 09:15")

// NewClock returns the given time of day, 00:00 to 23:59, and panics if there is
// no such time. It is for times that are written in a program; [MakeClock] is for
// parts that come from outside.
func NewClock(hour, minute int) Clock {
	c, err := MakeClock(hour, minute)
	if err != nil {
		panic("apdocs.NewClock: " + err.Error())
	}
	return c
}

// MakeClock returns the given time of day, or an error if there is no such time.
func MakeClock(hour, minute int) (Clock, error) {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return Clock{}, fmt.Errorf("there is no time %02d:%02d", hour, minute)
	}
	return Clock{int16(hour*60 + minute + 1)}, nil
}

// ParseClock reads a time of day as it is kept, such as "09:15".
func ParseClock(s string) (Clock, error) {
	t, err := time.Parse("15:04", s)
	if err != nil || len(s) != len("15:04") {
		return Clock{}, errClock
	}
	return ClockOf(t), nil
}

// ClockOf is the time of day of t where t is, without its seconds.
func ClockOf(t time.Time) Clock { return NewClock(t.Hour(), t.Minute()) }

// On is the moment at which the clock shows c on the day d at the given place;
// nil is UTC. It is the zero Time unless both are given. A time that the clocks
// skip or show twice is what [time.Date] makes of it.
func (c Clock) On(d Date, loc *time.Location) time.Time {
	if c.IsZero() || d.IsZero() {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	return time.Date(d.Year(), d.Month(), d.Day(), c.Hour(), c.Minute(), 0, 0, loc)
}

// String is the time as it is kept, "09:15", or "" for the zero Clock.
func (c Clock) String() string {
	if c.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Hour(), c.Minute())
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

// sound reports whether c is the zero Clock or a time that there is.
func (c Clock) sound() bool { return c.plusOne >= 0 && c.plusOne <= dayMinutes }

// MarshalText writes the time as it is kept, and the zero Clock as an empty text.
func (c Clock) MarshalText() ([]byte, error) {
	if !c.sound() {
		return nil, errSet
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads a time as it is kept; an empty text is the zero Clock.
func (c *Clock) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*c = Clock{}
		return nil
	}
	*c, err = ParseClock(string(text))
	return err
}
