package calendar_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
	"github.com/apdocs/forms/apdocs/internal/kittest"
)

// Short names, since tables of days use them often.
var day, period, schoolYear = kittest.Day, kittest.Period, kittest.SchoolYear

// Worked examples with a half-term from 26 to 30 October 2026 and an INSET day on 2
// November.
func TestCountingBack(t *testing.T) {
	c := schoolYear()
	if err := c.Check(); err != nil {
		t.Fatal(err)
	}
	without := schoolYear()
	without.INSETDays, without.BankHolidays = nil, nil
	for _, test := range []struct {
		calendar *apdocs.Calendar
		from     string
		n        int
		want     string
	}{
		{c, "2026-11-03", 2, "2026-10-22"},
		{c, "2026-11-03", 3, "2026-10-21"},
		{without, "2026-11-02", 2, "2026-10-22"},
		{c, "2026-12-02", 2, "2026-11-30"},
		{c, "2026-12-02", 3, "2026-11-27"},
		{c, "2026-11-09", 2, "2026-11-05"},
		{c, "2027-01-05", 1, "2026-12-18"},
		{without, "2027-05-04", 2, "2027-04-29"}, // 3 May is a bank holiday, listed or not
	} {
		got, err := of(test.calendar).Before(day(test.from), test.n)
		if err != nil || got != day(test.want) {
			t.Errorf("%d before %s is %v, %v; want %s", test.n, test.from, got, err, test.want)
		}
	}
	if _, err := of(c).Before(day("2026-09-03"), 2); err == nil {
		t.Error("the calendar reached before its first term")
	}
}

// TestSchoolDays compares the result with a slow and simple count.
func TestSchoolDays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		c := &apdocs.Calendar{}
		d := day("2026-09-01")
		for range 1 + random.IntN(3) {
			from := d.AddDays(random.IntN(20))
			to := from.AddDays(20 + random.IntN(80))
			c.Terms = append(c.Terms, apdocs.Period{From: from, To: to})
			half := from.AddDays(5 + random.IntN(10))
			c.HalfTerms = append(c.HalfTerms, apdocs.Period{From: half, To: half.AddDays(random.IntN(5))})
			c.INSETDays = append(c.INSETDays, from.AddDays(random.IntN(15)))
			d = to.AddDays(1)
		}
		if err := c.Check(); err != nil {
			t.Fatal(err)
		}
		from := day("2026-08-20").AddDays(random.IntN(200))
		to := from.AddDays(random.IntN(100))
		want := 0
		for d := from; d.Compare(to) <= 0; d = d.AddDays(1) {
			if slowSchoolDay(c, d) {
				want++
			}
		}
		if got := of(c).SchoolDays(from, to); got != want {
			t.Fatalf("%v to %v: %d school days, want %d", from, to, got, want)
		}
	}
}

func slowSchoolDay(c *apdocs.Calendar, d apdocs.Date) bool { return kittest.TaughtOn(c, d, holiday) }

func TestReadHolidays(t *testing.T) {
	ics := "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas " +
		"Day\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20261228T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	for _, text := range []string{ics, "date,name\n2026-12-25,Christmas Day\n28/12/2026,Boxing Day (substitute)\n",
		"\ufeff2026-12-25\n2026-12-28\n"} {
		days, err := calendar.ReadHolidays(strings.NewReader(text))
		if err != nil || len(days) != 2 || days[0] != day("2026-12-25") || days[1] != day("2026-12-28") {
			t.Errorf("%q: %v, %v", text, days, err)
		}
	}
	for _, text := range []string{"", "name\nChristmas\n", "2026-12-25\nsoon\n", "{\"a\": 1}",
		strings.Repeat("x", 1<<17)} {
		if days, err := calendar.ReadHolidays(strings.NewReader(text)); err == nil {
			t.Errorf("%.20q: %v", text, days)
		}
	}
}

func of(c *apdocs.Calendar) *calendar.Calendar {
	return calendar.Of(&apdocs.Organisation{Calendar: *c})
}

// holiday works only in the years of the table of bank holidays.
func holiday(c *apdocs.Calendar, d apdocs.Date) bool {
	if knownHoliday(d) {
		return true
	}
	for _, h := range c.BankHolidays {
		if h == d {
			return true
		}
	}
	return false
}
