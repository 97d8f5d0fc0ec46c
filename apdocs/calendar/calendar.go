// Package calendar counts days for letters and rules: school days of an
// organisation's terms, the bank holidays of England, and the working days that a
// letter is in the post.
//
// What an organisation says of its year are data, an [apdocs.Calendar] in its
// settings. [Of] makes them a [Calendar] that answers questions. [BankHolidays] are
// calculated and need no settings; [ReadHolidays] reads a list of further days. The
// package never reads the clock: whoever asks gives the day.
package calendar

import (
	"errors"
	"iter"
	"slices"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// A Calendar counts by the terms of one organisation. It has at least the weekends
// and bank holidays of England, which need no settings.
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

// Known reports whether the calendar has terms at all.
func (c *Calendar) Known() bool { return len(c.data.Terms) > 0 }

// Covers reports whether the day lies between the first day of the first term
// and the last day of the last: on any other day the calendar does not know.
func (c *Calendar) Covers(d apdocs.Date) bool {
	return c.Known() && !d.Before(c.data.Terms[0].From) && !d.After(c.data.Terms[len(c.data.Terms)-1].To)
}

// SchoolDay reports whether pupils are taught on the day: a weekday in a term
// that is no half-term, INSET day or bank holiday. The bank holidays of England
// count whether or not the calendar lists them.
func (c *Calendar) SchoolDay(d apdocs.Date) bool {
	if !c.Known() || d.IsZero() || Weekend(d) {
		return false
	}
	in := func(p apdocs.Period) bool { return p.Contains(d) }
	return slices.ContainsFunc(c.data.Terms, in) && !slices.ContainsFunc(c.data.HalfTerms, in) &&
		!slices.Contains(c.data.INSETDays, d) && !c.BankHoliday(d)
}

// BankHoliday reports whether the day is a bank holiday of England or one that
// the calendar lists.
func (c *Calendar) BankHoliday(d apdocs.Date) bool {
	return bankHolidayName(d) != "" || slices.Contains(c.data.BankHolidays, d)
}

// Unmarked returns the bank holidays of England that fall on a weekday in a term and
// are neither listed in the calendar nor in a half-term or an INSET day. They
// are no school days all the same.
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

// OwnBankHolidays returns the days that the calendar lists as bank holidays and that
// are not among those of England: additional days, or days written wrongly.
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

// SchoolDays returns how many school days there are from one day to another, both
// included, in a calendar that Check has passed.
func (c *Calendar) SchoolDays(from, to apdocs.Date) (n int) {
	for range c.EachSchoolDay(from, to) {
		n++
	}
	return n
}

// EachSchoolDay gives those days in order. They are found term by term, because a calendar may
// have years between its terms.
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

// Before returns the school day that lies n school days before d, d itself not
// counted. An error says that the calendar does not reach so far.
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

// Half returns the half of a term in which a day lies, and whether it lies in one.
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
