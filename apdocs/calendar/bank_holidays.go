package calendar

import (
	"time"

	"github.com/apdocs/forms/apdocs"
)

// A BankHoliday is a bank holiday of England or a substitute day.
type BankHoliday struct {
	Date apdocs.Date
	Name string // "Good Friday"
}

// BankHolidays are the bank holidays of England in a year, in order, as far as
// they are weekdays: where one falls on a weekend, the day in its place is
// listed and the day itself is not. They are calculated for every year from
// 1978, the first with an early May bank holiday; earlier years have none.
//
// Sources, of which summaries were read and not the Act itself: Banking and
// Financial Dealings Act 1971, Schedule 1, for Easter Monday, the last Mondays
// of May and August, 26 December and the days in its place; common law for Good
// Friday and Christmas Day; royal proclamations under section 1 of the Act for
// New Year’s Day (since 1974), the early May bank holiday (since 1978), days in
// place of 1 January and of 25 and 26 December on a weekend, and the single
// days in the table below. A proclamation may add or move a day in any year: an
// organisation adds such a day to the bank holidays of its calendar until the
// table has it. The days were compared with published lists of the years up to
// 2026. From 1978 to 2100 they are the same 992 days as those of an independent
// program, and so are the Easter Sundays; for later years than those published
// both follow the rules above, and no proclamation is known.
func BankHolidays(year int) (all []BankHoliday) {
	first, err := apdocs.MakeDate(year, time.January, 1)
	if err != nil {
		return nil
	}
	for d := first; d.Year() == year; d = d.AddDays(1) {
		if name := bankHolidayName(d); name != "" {
			all = append(all, BankHoliday{d, name})
		}
	}
	return all
}

const (
	firstBankHolidays = 1978
	earlyMay          = "Early May bank holiday"
	springHoliday     = "Spring bank holiday"
	substitute        = " (substitute day)"
)

// singleHolidays are days of a single year: an additional bank holiday, or a regular one
// that was moved there.
var singleHolidays = map[apdocs.Date]string{
	apdocs.NewDate(1981, 7, 29):  "Royal wedding",
	apdocs.NewDate(2011, 4, 29):  "Royal wedding",
	apdocs.NewDate(1995, 5, 8):   earlyMay,
	apdocs.NewDate(2020, 5, 8):   earlyMay,
	apdocs.NewDate(1999, 12, 31): "Millennium",
	apdocs.NewDate(2002, 6, 3):   "Golden Jubilee",
	apdocs.NewDate(2002, 6, 4):   springHoliday,
	apdocs.NewDate(2012, 6, 4):   springHoliday,
	apdocs.NewDate(2022, 6, 2):   springHoliday,
	apdocs.NewDate(2012, 6, 5):   "Diamond Jubilee",
	apdocs.NewDate(2022, 6, 3):   "Platinum Jubilee",
	apdocs.NewDate(2022, 9, 19):  "State funeral of Queen Elizabeth II",
	apdocs.NewDate(2023, 5, 8):   "Coronation of King Charles III",
}

// bankHolidayName returns the name of the bank holiday on a weekday, or "".
func bankHolidayName(d apdocs.Date) string {
	weekday := d.Weekday()
	if d.Year() < firstBankHolidays || weekday == time.Saturday || weekday == time.Sunday {
		return ""
	}
	if name := singleHolidays[d]; name != "" {
		return name
	}
	switch d.Month() {
	case time.January:
		return newYear(d, weekday)
	case time.March, time.April:
		return easterHoliday(d, weekday)
	case time.May:
		return mayHoliday(d, weekday)
	case time.August:
		if weekday == time.Monday && d.Day() > 31-7 {
			return "Summer bank holiday"
		}
	case time.December:
		return christmas(d, weekday)
	}
	return ""
}

// newYear recognises 1 January or, if that is on a weekend, the Monday after it.
func newYear(d apdocs.Date, weekday time.Weekday) string {
	const name = "New Year’s Day"
	switch {
	case d.Day() == 1:
		return name
	case weekday == time.Monday && d.Day() <= 3:
		return name + substitute
	}
	return ""
}

func easterHoliday(d apdocs.Date, weekday time.Weekday) string {
	switch {
	case weekday == time.Friday && d.AddDays(2) == easter(d.Year()):
		return "Good Friday"
	case weekday == time.Monday && d.AddDays(-1) == easter(d.Year()):
		return "Easter Monday"
	}
	return ""
}

// mayHoliday recognises the first and the last Monday of May, unless they were moved.
func mayHoliday(d apdocs.Date, weekday time.Weekday) string {
	year := d.Year()
	switch {
	case weekday != time.Monday:
	case d.Day() <= 7 && year != 1995 && year != 2020:
		return earlyMay
	case d.Day() > 31-7 && year != 2002 && year != 2012 && year != 2022:
		return springHoliday
	}
	return ""
}

// christmas recognises 25 and 26 December and their substitute days. If both are on a
// weekend these are 27 and 28 December; if one is, it is the first weekday after 26
// December.
func christmas(d apdocs.Date, weekday time.Weekday) string {
	const first, second = "Christmas Day", "Boxing Day"
	switch day := d.Day(); {
	case day == 25:
		return first
	case day == 26:
		return second
	case day == 27 && (weekday == time.Monday || weekday == time.Tuesday): // 25 December is a Saturday or Sunday
		return first + substitute
	case day == 28 && (weekday == time.Monday || weekday == time.Tuesday): // 26 December is a Saturday or Sunday
		return second + substitute
	}
	return ""
}

// easter returns Easter Sunday of a year of the Gregorian calendar. The moon’s age follows
// from the year’s place in the cycle of 19 years (golden), corrected for the leap years
// that centuries omit and for the drift of the cycle. Easter is the first Sunday after the
// full moon on or after 21 March.
func easter(year int) apdocs.Date {
	golden := year % 19
	century := year / 100
	omitted := century - century/4
	drift := (8*century + 13) / 25
	fullMoon := (19*golden + omitted - drift + 15) % 30 // days after 21 March
	// No full moon is later than 18 April, and no two years of a cycle have theirs on the
	// same day.
	if fullMoon == 29 || fullMoon == 28 && golden > 10 {
		fullMoon--
	}
	d := apdocs.NewDate(year, time.March, 21).AddDays(fullMoon + 1)
	for d.Weekday() != time.Sunday {
		d = d.AddDays(1)
	}
	return d
}
