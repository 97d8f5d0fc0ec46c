package calendar_test

import (
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// englandHolidays lists the bank holidays of each year in order: as published up to 2026,
// and for later years worked out from a calendar and a table of Easter Sundays,
// independently of the program's rules.
var englandHolidays = map[int]string{
	1995: "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26",
	1999: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31",
	2002: "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26",
	2011: "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
	2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
	2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
	2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
	2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
	2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
	2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
	2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
	2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
	2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
	2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
	2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
	2029: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
	2030: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
	2031: "01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26",
	2032: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
	2033: "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27",
	2034: "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26",
	2035: "01-01 03-23 03-26 05-07 05-28 08-27 12-25 12-26",
}

func TestBankHolidays(t *testing.T) {
	for year, want := range englandHolidays {
		var got []string
		for _, h := range calendar.BankHolidays(year) {
			text, _ := h.Date.MarshalText()
			got = append(got, string(text)[len("2026-"):])
			if h.Name == "" || h.Date.Year() != year {
				t.Errorf("%d: %+v", year, h)
			}
		}
		if all := strings.Join(got, " "); all != want {
			t.Errorf("%d: %s, want %s", year, all, want)
		}
	}
	if got := calendar.BankHolidays(1977); got != nil {
		t.Errorf("a year before the first: %v", got)
	}
	if got := len(calendar.BankHolidays(9999)); got != 8 {
		t.Errorf("the last year has %d", got)
	}
}

// The dates of Easter repeat only after 5.7 million years. These cases are the earliest
// and the latest date, and years in which the two corrections of the moon's table matter
// (1954, 1981, 2049, 2076, 2106).
func TestEaster(t *testing.T) {
	for year, want := range map[int]string{
		1981: "1981-04-19", 2000: "2000-04-23", 2008: "2008-03-23", 2038: "2038-04-25", 2049: "2049-04-18",
		2076: "2076-04-19",
		2106: "2106-04-18", 2285: "2285-03-22",
	} {
		monday := day(want).AddDays(1)
		found := false
		for _, h := range calendar.BankHolidays(year) {
			found = found || h.Name == "Easter Monday" && h.Date == monday
		}
		if !found {
			t.Errorf("%d: no Easter Monday on the day after %s: %v", year, want, calendar.BankHolidays(year))
		}
	}
}

// knownHoliday looks up a day in the table of this file.
func knownHoliday(d apdocs.Date) bool {
	text := time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC).Format("01-02")
	return strings.Contains(englandHolidays[d.Year()], text)
}

// Bank holidays of England count whether or not a calendar lists them. Others count if it
// does.
func TestBankHolidaysOfACalendar(t *testing.T) {
	c := schoolYear()
	c.BankHolidays = []apdocs.Date{day("2027-06-14")}
	for date, want := range map[string]bool{
		"2027-05-03": false, "2027-05-04": true, "2027-05-31": false, "2027-06-14": false, "2027-06-15": true,
	} {
		if got := of(c).SchoolDay(day(date)); got != want {
			t.Errorf("%s: a school day: %v", date, got)
		}
	}
	var unmarked []string
	for _, h := range of(c).Unmarked() {
		text, _ := h.Date.MarshalText()
		unmarked = append(unmarked, string(text)+" "+h.Name)
	}
	if got := strings.Join(unmarked, ", "); got != "2027-05-03 Early May bank holiday, 2027-05-31 Spring bank holiday" {
		t.Errorf("not marked: %s", got)
	}
	c.BankHolidays = append(c.BankHolidays, day("2027-05-03"))
	c.HalfTerms = append(c.HalfTerms, period("2027-05-31", "2027-06-04"))
	if got := of(c).Unmarked(); len(got) > 0 {
		t.Errorf("not marked: %v", got)
	}
	if own := of(c).OwnBankHolidays(); len(own) != 1 || own[0] != day("2027-06-14") {
		t.Errorf("the organisation's own: %v", own)
	}
}
