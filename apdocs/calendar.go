package apdocs

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"
)

// A Calendar is a school's year: its terms, and the days in them on which no
// pupil is taught. The zero Calendar knows nothing; nothing is checked against a
// calendar that was not given.
type Calendar struct {
	Terms        []Period `json:"terms,omitempty"`        // first to last day, in order
	HalfTerms    []Period `json:"halfTerms,omitempty"`    // holidays within terms
	INSETDays    []Date   `json:"insetDays,omitempty"`    // staff training: pupils stay at home
	BankHolidays []Date   `json:"bankHolidays,omitempty"` // beside those of England, which are built in

	// BankHolidaysFile names a file of more bank holidays, beside the settings.
	// The library opens no files: whoever reads the settings gives the file to
	// ReadHolidays and adds the days to BankHolidays.
	BankHolidaysFile string `json:"bankHolidaysFile,omitzero"`
}

// Check says what is wrong with a calendar: a term or holiday that ends before
// it begins or is longer than a year, and terms that overlap or are out of order.
func (c *Calendar) Check() error {
	for _, list := range []struct {
		name    string
		periods []Period
	}{{"Term", c.Terms}, {"Half-term", c.HalfTerms}} {
		for i, p := range list.periods {
			switch {
			case p.From.IsZero() || p.To.IsZero():
				return fmt.Errorf("%s %d: give its first and its last day", list.name, i+1)
			case p.To.Before(p.From):
				return fmt.Errorf("%s %d: ends before it begins", list.name, i+1)
			case p.To.After(p.From.AddDays(365)):
				return fmt.Errorf("%s %d: is longer than a year", list.name, i+1)
			case i > 0 && !list.periods[i-1].To.Before(p.From):
				return fmt.Errorf("%s %d: begins before %s %d has ended", list.name, i+1, list.name, i)
			}
		}
	}
	for i, h := range c.HalfTerms {
		if !slices.ContainsFunc(c.Terms, func(t Period) bool { return t.holds(h.From) && t.holds(h.To) }) {
			return fmt.Errorf("Half-term %d: does not lie within a term", i+1)
		}
	}
	for _, list := range []struct {
		name string
		days []Date
	}{{"INSET day", c.INSETDays}, {"Bank holiday", c.BankHolidays}} {
		for i, d := range list.days {
			if d.IsZero() {
				return fmt.Errorf("%s %d: enter a date such as 2026-03-25", list.name, i+1)
			}
		}
	}
	return nil
}

func (p Period) holds(d Date) bool { return !d.Before(p.From) && !d.After(p.To) }

// Known reports whether the calendar has terms at all. It may be nil.
func (c *Calendar) Known() bool { return c != nil && len(c.Terms) > 0 }

// Covers reports whether the day lies between the first day of the first term
// and the last day of the last: on any other day the calendar does not know.
func (c *Calendar) Covers(d Date) bool {
	return c.Known() && !d.Before(c.Terms[0].From) && !d.After(c.Terms[len(c.Terms)-1].To)
}

// SchoolDay reports whether pupils are taught on the day: a weekday in a term
// that is no half-term, INSET day or bank holiday. The bank holidays of England
// count whether or not the calendar lists them.
func (c *Calendar) SchoolDay(d Date) bool {
	if !c.Known() || d.IsZero() {
		return false
	}
	if day := d.Weekday(); day == 0 || day == 6 {
		return false
	}
	in := func(p Period) bool { return p.holds(d) }
	return slices.ContainsFunc(c.Terms, in) && !slices.ContainsFunc(c.HalfTerms, in) &&
		!slices.Contains(c.INSETDays, d) && !c.bankHoliday(d)
}

// bankHoliday reports whether the day is a bank holiday of England or one that
// the calendar lists. The calendar may be nil.
func (c *Calendar) bankHoliday(d Date) bool {
	return bankHolidayName(d) != "" || c != nil && slices.Contains(c.BankHolidays, d)
}

// Unmarked are the bank holidays of England that fall on a weekday in a term and
// are neither listed in the calendar nor in a half-term or an INSET day. They
// are no school days all the same.
func (c *Calendar) Unmarked() (all []BankHoliday) {
	for _, term := range c.Terms {
		for year := term.From.Year(); year <= term.To.Year(); year++ {
			for _, h := range BankHolidays(year) {
				in := func(p Period) bool { return p.holds(h.Date) }
				if in(term) && !slices.ContainsFunc(c.HalfTerms, in) &&
					!slices.Contains(c.INSETDays, h.Date) && !slices.Contains(c.BankHolidays, h.Date) {
					all = append(all, h)
				}
			}
		}
	}
	return all
}

// OwnBankHolidays are the days that the calendar lists as bank holidays and that
// are not among those of England: additional days, or days written wrongly.
func (c *Calendar) OwnBankHolidays() (all []Date) {
	for _, d := range c.BankHolidays {
		if bankHolidayName(d) == "" && !slices.Contains(weekend, d.Weekday()) && !slices.Contains(all, d) {
			all = append(all, d)
		}
	}
	return all
}

var weekend = []time.Weekday{time.Saturday, time.Sunday}

// SchoolDays is how many school days there are from one day to another, both
// included, in a calendar that Check has passed.
func (c *Calendar) SchoolDays(from, to Date) (n int) {
	for range c.schoolDays(from, to) {
		n++
	}
	return n
}

// schoolDays are those days. They are found term by term, because a calendar may
// have years between its terms.
func (c *Calendar) schoolDays(from, to Date) iter.Seq[Date] {
	return func(yield func(Date) bool) {
		if !c.Known() || from.IsZero() || to.IsZero() {
			return
		}
		for _, term := range c.Terms {
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

func later(d, e Date) Date {
	if d.Before(e) {
		return e
	}
	return d
}

var errCalendarEnds = errors.New("the calendar does not reach so far")

// Before is the school day that lies n school days before d, d itself not
// counted. An error says that the calendar does not reach so far.
func (c *Calendar) Before(d Date, n int) (Date, error) {
	for n > 0 {
		if d = d.AddDays(-1); !c.Covers(d) {
			return Date{}, errCalendarEnds
		}
		if c.SchoolDay(d) {
			n--
		}
	}
	return d, nil
}
