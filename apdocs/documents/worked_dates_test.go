package documents_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// twoCalendars returns the calendars of two authorities with different holidays. The first
// has a week at half-term and no school around Easter; the second has two weeks in October
// and teaches over Easter 2027. Neither lists bank holidays.
func twoCalendars() [2]*apdocs.Organisation {
	return [2]*apdocs.Organisation{
		{Calendar: apdocs.Calendar{
			Terms: []apdocs.Period{
				period("2026-09-02", "2026-12-18"), period("2027-01-05", "2027-03-25"), period("2027-04-12", "2027-07-21"),
				period("2027-09-01", "2027-12-17"), period("2028-01-04", "2028-04-07"), period("2028-04-24", "2028-07-20"),
			},
			HalfTerms: []apdocs.Period{
				period("2026-10-26", "2026-10-30"), period("2027-02-15", "2027-02-19"), period("2027-05-31", "2027-06-04"),
				period("2027-10-25", "2027-10-29"), period("2028-02-14", "2028-02-18"), period("2028-05-29", "2028-06-02"),
			},
			INSETDays: []apdocs.Date{day("2026-11-02"), day("2028-01-04")},
		}},
		{Calendar: apdocs.Calendar{
			Terms: []apdocs.Period{
				period("2027-01-04", "2027-04-09"), period("2027-04-26", "2027-07-23"),
				period("2027-09-06", "2027-12-21"), period("2028-01-05", "2028-04-13"), period("2028-05-02", "2028-07-21"),
			},
			HalfTerms: []apdocs.Period{
				period("2027-02-22", "2027-02-26"), period("2027-05-31", "2027-06-04"), period("2027-10-18", "2027-10-29"),
				period("2028-02-21", "2028-02-25"), period("2028-05-29", "2028-06-02"),
			},
			INSETDays: []apdocs.Date{day("2027-06-07"), day("2027-09-06")},
		}},
	}
}

// worked lists notices before a first day (R01) and invitations before a meeting (R07),
// each with one of the two calendars. The expected days were worked out independently of
// this program from a written list of bank holidays and of all days, many of them again by
// hand. safe leaves two clear school days, or six clear days with four school days among
// them; last counts back. Both are days for giving a letter by hand, by email or on a
// portal; the two days after them are the days of posting, two working days earlier.
var worked = []workedDate{
	{true, 0, "2026-11-03", "2026-10-21", "2026-10-22", "2026-10-19", "2026-10-20", "after half-term and an INSET day"},
	{true, 0, "2026-12-02", "2026-11-27", "2026-11-30", "2026-11-25", "2026-11-26", "within a week"},
	{true, 0, "2026-11-09", "2026-11-04", "2026-11-05", "2026-11-02", "2026-11-03", "over a weekend"},
	{true, 0, "2027-01-06", "2026-12-17", "2026-12-18", "2026-12-15", "2026-12-16", "after Christmas 2026"},
	{true, 0, "2027-01-05", "2026-12-16", "2026-12-17", "2026-12-14", "2026-12-15", "on the first day of term"},
	{true, 0, "2027-02-22", "2027-02-10", "2027-02-11", "2027-02-08", "2027-02-09", "after half-term"},
	{true, 0, "2027-04-12", "2027-03-23", "2027-03-24", "2027-03-19", "2027-03-22", "after Easter"},
	{true, 0, "2027-04-14", "2027-03-25", "2027-04-12", "2027-03-23", "2027-04-08", "the first whole week after Easter"},
	{true, 0, "2027-05-04", "2027-04-28", "2027-04-29", "2027-04-26", "2027-04-27", "after the early May bank holiday"},
	{true, 0, "2027-05-05", "2027-04-29", "2027-04-30", "2027-04-27", "2027-04-28", "two days after it"},
	{true, 0, "2027-05-06", "2027-04-30", "2027-05-04", "2027-04-28", "2027-04-29", "three days after it"},
	{true, 0, "2027-06-07", "2027-05-26", "2027-05-27", "2027-05-24", "2027-05-25", "after half-term with a bank holiday"},
	{true, 0, "2027-09-02", "2027-07-20", "2027-07-21", "2027-07-16", "2027-07-19", "after the summer of 2027"},
	{true, 0, "2027-11-01", "2027-10-20", "2027-10-21", "2027-10-18", "2027-10-19", "after half-term and the clocks"},
	{true, 0, "2028-01-05", "2027-12-15", "2027-12-16", "2027-12-13", "2027-12-14", "after Christmas and an INSET day"},
	{true, 0, "2028-01-07", "2027-12-17", "2028-01-05", "2027-12-15", "2027-12-31", "in the week of New Year 2028"},
	{true, 0, "2028-04-26", "2028-04-07", "2028-04-24", "2028-04-05", "2028-04-20", "after Easter 2028"},
	{true, 0, "2028-05-02", "2028-04-26", "2028-04-27", "2028-04-24", "2028-04-25", "after the early May of 2028"},
	{true, 0, "2028-05-03", "2028-04-27", "2028-04-28", "2028-04-25", "2028-04-26", "two days after it"},
	{true, 0, "2028-02-29", "2028-02-24", "2028-02-25", "2028-02-22", "2028-02-23", "before a leap day"},
	{true, 0, "2028-03-01", "2028-02-25", "2028-02-28", "2028-02-23", "2028-02-24", "after a leap day"},
	{true, 1, "2027-03-30", "2027-03-23", "2027-03-24", "2027-03-19", "2027-03-22", "after Easter in term time"},
	{true, 1, "2027-03-31", "2027-03-24", "2027-03-25", "2027-03-22", "2027-03-23", "the second day after Easter Monday"},
	{true, 1, "2027-04-01", "2027-03-25", "2027-03-30", "2027-03-23", "2027-03-24", "the third day after Easter Monday"},
	{true, 1, "2027-04-26", "2027-04-07", "2027-04-08", "2027-04-05", "2027-04-06", "the first day of the summer term"},
	{true, 1, "2027-06-08", "2027-05-26", "2027-05-27", "2027-05-24", "2027-05-25", "after half-term and an INSET day"},
	{true, 1, "2027-11-01", "2027-10-13", "2027-10-14", "2027-10-11", "2027-10-12", "after a half-term of two weeks"},
	{true, 1, "2028-01-05", "2027-12-17", "2027-12-20", "2027-12-15", "2027-12-16", "after three moved bank holidays"},
	{true, 1, "2028-01-06", "2027-12-20", "2027-12-21", "2027-12-16", "2027-12-17", "the second day of the year"},
	{true, 1, "2028-05-03", "2028-04-12", "2028-04-13", "2028-04-10", "2028-04-11", "after Easter and early May 2028"},
	{false, 0, "2026-12-07", "2026-11-30", "2026-12-01", "2026-11-26", "2026-11-27", "on a Monday"},
	{false, 0, "2026-11-26", "2026-11-19", "2026-11-20", "2026-11-17", "2026-11-18", "on a Thursday"},
	{false, 0, "2026-11-27", "2026-11-20", "2026-11-21", "2026-11-18", "2026-11-18", "on a Friday"},
	{false, 0, "2027-01-11", "2027-01-04", "2027-01-05", "2026-12-30", "2026-12-31", "the count runs over Christmas"},
	{false, 0, "2027-05-10", "2027-05-03", "2027-05-04", "2027-04-28", "2027-04-29", "the post runs over early May"},
	{false, 0, "2027-06-10", "2027-05-27", "2027-06-04", "2027-05-25", "2027-06-02", "the school days run over half-term"},
	{false, 0, "2028-01-07", "2027-12-15", "2028-01-01", "2027-12-13", "2027-12-29", "over three moved bank holidays"},
	{false, 0, "2028-05-08", "2028-05-01", "2028-05-02", "2028-04-26", "2028-04-27", "over early May 2028"},
	{false, 0, "2028-03-06", "2028-02-28", "2028-02-29", "2028-02-24", "2028-02-25", "over a leap day"},
	{false, 1, "2027-04-05", "2027-03-29", "2027-03-30", "2027-03-23", "2027-03-24", "over Easter, in term"},
	{false, 1, "2027-04-01", "2027-03-23", "2027-03-26", "2027-03-19", "2027-03-23", "six days after Good Friday"},
	{false, 1, "2027-11-04", "2027-10-14", "2027-10-29", "2027-10-12", "2027-10-27", "after a half-term of two weeks"},
	{false, 1, "2028-01-11", "2028-01-04", "2028-01-05", "2027-12-30", "2027-12-31", "over New Year, moved"},
	{false, 1, "2028-05-09", "2028-05-02", "2028-05-03", "2028-04-27", "2028-04-28", "after Easter"},
}

// A workedDate is a row of the table.
type workedDate struct {
	notice                                     bool
	calendar                                   int
	before, safe, last, safePosted, lastPosted string
	name                                       string
}

// Each worked day is in time and the following day is not: for parents and the local
// authority, by hand, by email and by post. The timeline has the same days.
func TestWorkedDates(t *testing.T) {
	calendars := twoCalendars()
	for _, org := range calendars {
		if err := org.Calendar.Check(); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range worked {
		org, limits := calendars[w.calendar], [4]apdocs.Date{day(w.safe), day(w.last), day(w.safePosted), day(w.lastPosted)}
		letter := "invitation"
		if w.notice {
			letter = "notice"
		}
		form, _ := dated(t, w.notice, day(w.before), apdocs.ByHand)
		for i, name := range []string{"SafeBy", "By", "SafePostBy", "PostBy"} {
			if got := milestone(t, form, org, letter+name); got.Date != limits[i] || got.Safe != (i%2 == 0) {
				t.Errorf("%s, %s: %s is %v, want %v", letter, w.name, name, got.Date, limits[i])
			}
		}
		for _, by := range []apdocs.Delivery{apdocs.ByHand, apdocs.ByEmail, apdocs.ByPost} {
			safe, last := limits[0], limits[1]
			if by == apdocs.ByPost {
				safe, last = limits[2], limits[3]
			}
			w.given(t, org, by, safe, "")
			w.given(t, org, by, last.AddDays(1), "error")
			if safe != last {
				w.given(t, org, by, safe.AddDays(1), "warning")
				w.given(t, org, by, last, "warning")
			}
		}
	}
}

// dated returns a notice or invitation that is sent to parents and the local authority in
// the same way, and a pointer to its date.
func dated(t *testing.T, notice bool, before apdocs.Date, by apdocs.Delivery) (documents.Timed, *apdocs.Date) {
	if notice {
		n := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
		n.Placement.Start, n.Delivery, n.LocalAuthority.Delivery = before, by, by
		return n, &n.Date
	}
	n := sample[documents.ReviewInvitation](t, "review-invitation")
	n.Review.Date, n.Delivery, n.LocalAuthority.Delivery = before, by, by
	return n, &n.Date
}

// given wants the rule to say so much, first of the letter to parents and then
// of one that the local authority alone has so late.
func (w *workedDate) given(t *testing.T, org *apdocs.Organisation, by apdocs.Delivery, on apdocs.Date, want string) {
	t.Helper()
	rule := "R07"
	if w.notice {
		rule = "R01"
	}
	said := func(f apdocs.Form, path string) (severity string) {
		for _, finding := range apdocs.Examine(f, on, org) {
			if finding.Rule == rule && finding.Path == path {
				severity = finding.Severity.String()
			}
		}
		return severity
	}
	form, date := dated(t, w.notice, day(w.before), by)
	*date = on
	if got := said(form, "date"); got != want {
		t.Errorf("%s, given %s on %v: %q, want %q", w.name, by, on, got, want)
	}
	switch f := form.(type) { // to parents in another way, which may be in time or not
	case *documents.OffSiteDirectionNotice:
		f.Delivery = other(by)
	case *documents.ReviewInvitation:
		f.Delivery = other(by)
	}
	if got := said(form, "localAuthority.delivery"); got != want {
		t.Errorf("%s, given to the local authority %s on %v: %q, want %q", w.name, by, on, got, want)
	}
}

func other(by apdocs.Delivery) apdocs.Delivery {
	if by == apdocs.OnPortal {
		return apdocs.ByHand
	}
	return apdocs.OnPortal
}
