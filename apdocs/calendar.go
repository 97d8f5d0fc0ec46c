package apdocs

import (
	"fmt"
	"slices"
)

// A Calendar is a school's year: its terms, and the days within them on which no pupils
// attend. With the zero Calendar nothing that depends on school days is checked.
type Calendar struct {
	Terms        []Period `json:"terms,omitempty"`        // first to last day, in order
	HalfTerms    []Period `json:"halfTerms,omitempty"`    // holidays within terms
	INSETDays    []Date   `json:"insetDays,omitempty"`    // staff training: pupils stay at home
	BankHolidays []Date   `json:"bankHolidays,omitempty"` // in addition to those of England, which are built in

	// BankHolidaysFile names a file of more bank holidays, in the directory of the
	// settings. The library opens no files: the program that reads the settings passes the
	// file to calendar.ReadHolidays and adds the days to BankHolidays.
	BankHolidaysFile string `json:"bankHolidaysFile,omitzero"`
}

// Check returns an error if a term or half-term ends before it begins, is longer than a
// year or has no dates, if terms overlap or are out of order, or if a half-term is not
// within a term.
func (c *Calendar) Check() error {
	for _, list := range []struct {
		name    string
		periods []Period
	}{{"term", c.Terms}, {"half-term", c.HalfTerms}} {
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
		if !slices.ContainsFunc(c.Terms, func(t Period) bool { return t.Contains(h.From) && t.Contains(h.To) }) {
			return fmt.Errorf("half-term %d: does not lie within a term", i+1)
		}
	}
	for _, list := range []struct {
		name string
		days []Date
	}{{"INSET day", c.INSETDays}, {"bank holiday", c.BankHolidays}} {
		for i, d := range list.days {
			if d.IsZero() {
				return fmt.Errorf("%s %d: enter a date such as 2026-03-25", list.name, i+1)
			}
		}
	}
	return nil
}

// Contains reports whether d is in the period, which includes its first and last day.
func (p Period) Contains(d Date) bool { return !d.Before(p.From) && !d.After(p.To) }
