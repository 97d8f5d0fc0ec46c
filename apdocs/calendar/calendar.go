// Package calendar counts days for letters and rules: school days in an organisation's
// terms, bank holidays of England, and the working days that a letter spends in the post.
//
// The terms and holidays of an organisation are data in its settings, an
// [apdocs.Calendar]. [Of] turns them into a [Calendar] with methods. [BankHolidays] are
// calculated and need no settings; [ReadHolidays] reads a list of further days. The
// package never reads the clock: callers pass the day.
package calendar

import (
	"errors"
	"iter"
	"slices"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// A Calendar answers questions about the days of one organisation. Without settings it
// still knows weekends and the bank holidays of England.
type Calendar struct {
	org  *apdocs.Organisation // or nil
	data *apdocs.Calendar     // never nil
}

// Of returns the calendar of an organisation, which may be nil.
func Of(org *apdocs.Organisation) *Calendar {
	if org == nil {
		return &Calendar{nil, &apdocs.Calendar{}}
	}
	return &Calendar{org, &org.Calendar}
}

// Known reports whether the calendar has any terms.
func (c *Calendar) Known() bool { return len(c.data.Terms) > 0 }

// Covers reports whether the day is between the first day of the first term and the last
// day of the last one. The calendar knows nothing about other days.
func (c *Calendar) Covers(d apdocs.Date) bool {
	return c.Known() && !d.Before(c.data.Terms[0].From) && !d.After(c.data.Terms[len(c.data.Terms)-1].To)
}

// SchoolDay reports whether d is a school day: a weekday in a term that is not a
// half-term, INSET day or bank holiday. The bank holidays of England need not be listed in
// the calendar.
func (c *Calendar) SchoolDay(d apdocs.Date) bool {
	if !c.Known() || d.IsZero() || Weekend(d) {
		return false
	}
	in := func(p apdocs.Period) bool { return p.Contains(d) }
	return slices.ContainsFunc(c.data.Terms, in) && !slices.ContainsFunc(c.data.HalfTerms, in) &&
		!slices.Contains(c.data.INSETDays, d) && !c.BankHoliday(d)
}

// BankHoliday reports whether the day is a bank holiday of England or one listed in the
// calendar.
func (c *Calendar) BankHoliday(d apdocs.Date) bool {
	return bankHolidayName(d) != "" || slices.Contains(c.data.BankHolidays, d)
}

// Unmarked returns the bank holidays of England on weekdays in a term that are not listed
// in the calendar and not in a half-term or on an INSET day. They are not school days
// either.
func (c *Calendar) Unmarked() (all []BankHoliday) {
	for _, term := range c.data.Terms {
		for year := term.From.Year(); year <= term.To.Year(); year++ {
			for _, h := range BankHolidays(year) {
				in := func(p apdocs.Period) bool { return p.Contains(h.Date) }
				if in(term) && !slices.ContainsFunc(c.data.HalfTerms, in) &&
					!slices.Contains(c.data.INSETDays, h.Date) && !slices.Contains(c.data.BankHolidays, h.Date) {
					all = append(all, h)
				}
			}
		}
	}
	return all
}

// OwnBankHolidays returns the days that the calendar lists as bank holidays and that are
// not bank holidays of England: additional days, or mistakes.
func (c *Calendar) OwnBankHolidays() (all []apdocs.Date) {
	for _, d := range c.data.BankHolidays {
		if bankHolidayName(d) == "" && !Weekend(d) && !slices.Contains(all, d) {
			all = append(all, d)
		}
	}
	return all
}

// Weekend reports whether the day is a Saturday or a Sunday.
func Weekend(d apdocs.Date) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// SchoolDays returns the number of school days from one day to another, inclusive. The
// calendar must have passed its Check.
func (c *Calendar) SchoolDays(from, to apdocs.Date) (n int) {
	for range c.EachSchoolDay(from, to) {
		n++
	}
	return n
}

// EachSchoolDay returns those days in order. It goes term by term, because there may be
// years between the terms of a calendar.
func (c *Calendar) EachSchoolDay(from, to apdocs.Date) iter.Seq[apdocs.Date] {
	return func(yield func(apdocs.Date) bool) {
		if !c.Known() || from.IsZero() || to.IsZero() {
			return
		}
		for _, term := range c.data.Terms {
			last := term.To
			if last.After(to) {
				last = to
			}
			for d := later(term.From, from); !d.After(last) && !d.IsZero(); d = d.AddDays(1) {
				if c.SchoolDay(d) && !yield(d) {
					return
				}
			}
		}
	}
}

func later(d, e apdocs.Date) apdocs.Date {
	if d.Before(e) {
		return e
	}
	return d
}

var errCalendarEnds = errors.New("the calendar does not reach so far")

// Before returns the school day that is n school days before d, not counting d. It returns
// an error if the calendar does not go back that far.
func (c *Calendar) Before(d apdocs.Date, n int) (apdocs.Date, error) {
	for n > 0 {
		if d = d.AddDays(-1); !c.Covers(d) {
			return apdocs.Date{}, errCalendarEnds
		}
		if c.SchoolDay(d) {
			n--
		}
	}
	return d, nil
}

// Half returns the half of a term that contains the day, which begins and ends at a
// half-term holiday or with the term, and whether there is one.
func (c *Calendar) Half(d apdocs.Date) (apdocs.Period, bool) {
	for _, half := range c.data.HalfTerms {
		if half.Contains(d) {
			return apdocs.Period{}, false
		}
	}
	for _, term := range c.data.Terms {
		if !term.Contains(d) {
			continue
		}
		for _, half := range c.data.HalfTerms { // in order
			switch {
			case half.To.Before(d):
				term.From = later(term.From, half.To.AddDays(1))
			case half.From.After(d) && !half.From.After(term.To):
				term.To = half.From.AddDays(-1)
			}
		}
		return term, true
	}
	return apdocs.Period{}, false
}
