package documents_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// years returns schoolYear() extended by the years before and after, so that both clock
// changes are in term time and there is a summer in between.
func years() *apdocs.Organisation {
	c := schoolYear()
	c.Terms = append([]apdocs.Period{period("2026-01-05", "2026-04-01"), period("2026-04-20", "2026-07-21")}, c.Terms...)
	c.Terms = append(c.Terms, period("2027-09-01", "2027-12-17"))
	c.HalfTerms = append([]apdocs.Period{period("2026-02-16", "2026-02-20"), period("2026-05-25", "2026-05-29")},
		c.HalfTerms...)
	c.HalfTerms = append(c.HalfTerms, period("2027-05-31", "2027-06-04"), period("2027-10-18", "2027-10-22"))
	c.BankHolidays = append(c.BankHolidays, day("2026-04-03"), day("2026-04-06"), day("2026-12-25"), day("2026-12-28"),
		day("2027-01-01"), day("2027-03-26"), day("2027-03-29"), day("2027-05-31"), day("2027-08-30"))
	return &apdocs.Organisation{Calendar: *c}
}

// Worked examples, and days on either side of each limit, for letters given by hand and by
// post: half-term with and without an INSET day, a weekend, Christmas, Easter, a bank
// holiday, the summer, and the nights of the clock changes (29 March and 25 October 2026,
// 28 March and 31 October 2027).
func TestNoticeClock(t *testing.T) {
	for _, c := range []struct {
		name, start, limit, clear, posted string
		noINSET                           bool
	}{
		{"after half-term and an INSET day", "2026-11-03", "2026-10-22", "2026-10-21", "2026-10-20", false},
		{"after half-term", "2026-11-02", "2026-10-22", "2026-10-21", "2026-10-20", true},
		{"within a week", "2026-12-02", "2026-11-30", "2026-11-27", "2026-11-26", false},
		{"over a weekend", "2026-11-09", "2026-11-05", "2026-11-04", "2026-11-03", false},
		{"after Christmas", "2027-01-06", "2026-12-18", "2026-12-17", "2026-12-16", false},
		{"after Easter", "2027-04-13", "2027-03-25", "2027-03-24", "2027-03-23", false},
		{"after a bank holiday", "2027-05-04", "2027-04-29", "2027-04-28", "2027-04-27", false},
		{"over a bank holiday", "2027-05-06", "2027-05-04", "2027-04-30", "2027-04-29", false},
		{"after the summer", "2027-09-02", "2027-07-21", "2027-07-20", "2027-07-19", false},
		{"the clocks go forward", "2026-03-30", "2026-03-26", "2026-03-25", "2026-03-24", false},
		{"the clocks go back", "2027-11-01", "2027-10-28", "2027-10-27", "2027-10-26", false},
	} {
		org := years()
		if c.noINSET {
			org.Calendar.INSETDays = nil
		}
		if err := org.Calendar.Check(); err != nil {
			t.Fatal(err)
		}
		n := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
		n.Placement.Start = day(c.start)
		given := func(by apdocs.Delivery, on apdocs.Date, want string) {
			t.Helper()
			n.Date, n.Delivery = on, by
			got := ""
			for _, f := range apdocs.Examine(n, day(c.start), org) {
				if f.Rule != "R01" || f.Path != "date" {
					continue
				}
				got = f.Severity.String()
				last := inWords(c.limit) + " is the last day on the other reading, posted first class by " + inWords(c.posted)
				safe := "to be safe give it by " + inWords(c.clear) + " (two clear school days)"
				if !strings.Contains(f.Text, last) || strings.Index(f.Text, safe) > strings.Index(f.Text, last) ||
					!strings.Contains(f.Text, safe) {
					t.Errorf("%s: %s", c.name, f.Text)
				}
			}
			if got != want {
				t.Errorf("%s: given %s on %v: %q, want %q", c.name, by, on, got, want)
			}
		}
		limit, clear, posted := day(c.limit), day(c.clear), day(c.posted)
		for _, by := range []apdocs.Delivery{apdocs.ByHand, apdocs.ByEmail, apdocs.OnPortal} {
			given(by, clear, "")
			given(by, clear.AddDays(1), "warning")
			given(by, limit, "warning")
			given(by, limit.AddDays(1), "error")
		}
		given(apdocs.ByPost, posted, "warning")
		given(apdocs.ByPost, posted.AddDays(1), "error")
		if by := milestone(t, n, org, "noticeBy"); by.Date != limit || !by.Own || by.Safe ||
			fmt.Sprint(by.LastDays) != ways(limit, posted) {
			t.Errorf("%s: %+v", c.name, by)
		}
		if by := milestone(t, n, org, "noticeSafeBy"); by.Date != clear || !by.Own || !by.Safe {
			t.Errorf("%s: %+v", c.name, by)
		}
	}
}

func ways(limit, posted apdocs.Date) string {
	return fmt.Sprint([]documents.LastDay{{Delivery: apdocs.ByHand, Date: limit}, {Delivery: apdocs.ByEmail, Date: limit},
		{Delivery: apdocs.OnPortal, Date: limit}, {Delivery: apdocs.ByPost, Date: posted}})
}

func inWords(date string) string {
	t, _ := time.Parse(time.DateOnly, date)
	return t.Format("Monday 2 January 2006")
}

func milestone(t *testing.T, f documents.Timed, org *apdocs.Organisation, name string) documents.Milestone {
	t.Helper()
	for _, m := range f.Timeline(org) {
		if m.Name == name {
			return m
		}
	}
	t.Errorf("the timeline has no %s", name)
	return documents.Milestone{}
}

// The same for invitations, which count calendar days, not school days.
func TestInvitationClock(t *testing.T) {
	for _, c := range []struct{ name, meeting, limit, better, posted string }{
		{"on a Monday", "2026-12-07", "2026-12-01", "2026-11-30", "2026-11-27"},
		{"on a Thursday", "2026-11-26", "2026-11-20", "2026-11-19", "2026-11-18"},
		{"on a Friday, so by a Saturday", "2026-11-27", "2026-11-21", "2026-11-20", "2026-11-18"},
		{"after half-term and an INSET day", "2026-11-03", "2026-10-28", "2026-10-19", "2026-10-26"},
		{"after Christmas", "2027-01-06", "2026-12-31", "2026-12-15", "2026-12-29"},
		{"over a bank holiday", "2027-05-06", "2027-04-30", "2027-04-28", "2027-04-28"},
		{"the post lies over a bank holiday", "2027-05-10", "2027-05-04", "2027-05-03", "2027-04-29"},
		{"the clocks go forward", "2026-03-30", "2026-03-24", "2026-03-23", "2026-03-20"},
		{"the clocks go back", "2027-11-02", "2027-10-27", "2027-10-26", "2027-10-25"},
	} {
		org := years()
		n := sample[documents.ReviewInvitation](t, "review-invitation")
		n.Review.Date = day(c.meeting)
		given := func(by apdocs.Delivery, on apdocs.Date, want string) {
			t.Helper()
			n.Date, n.Delivery = on, by
			got := ""
			for _, f := range apdocs.Examine(n, day(c.meeting), org) {
				if f.Rule == "R07" && f.Path == "date" {
					got = f.Severity.String()
				}
			}
			if got != want {
				t.Errorf("%s: given %s on %v: %q, want %q", c.name, by, on, got, want)
			}
		}
		limit, better, posted := day(c.limit), day(c.better), day(c.posted)
		given(apdocs.ByHand, better, "")
		given(apdocs.ByHand, better.AddDays(1), "warning")
		given(apdocs.ByHand, limit, "warning")
		given(apdocs.ByHand, limit.AddDays(1), "error")
		given(apdocs.ByPost, posted.AddDays(1), "error")
		if by := milestone(t, n, org, "invitationBy"); by.Date != limit || !by.Own || by.Safe ||
			fmt.Sprint(by.LastDays) != ways(limit, posted) {
			t.Errorf("%s: %+v", c.name, by)
		}
	}
}

// An organisation sets how long its post takes, from a day on.
func TestPostTakes(t *testing.T) {
	org := years()
	org.Figures.Delivery = []apdocs.DeliveryFigures{{From: day("2026-11-01"), Post: 3}}
	n := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	for start, want := range map[string]string{
		"2026-11-09": "2026-11-02", // by Thursday 5 November, three working days
		"2026-11-03": "2026-10-20", // by Thursday 22 October, two working days, as the figure does not apply yet
	} {
		n.Placement.Start = day(start)
		days := milestone(t, n, org, "noticeBy").LastDays
		if last := days[len(days)-1]; last.Delivery != apdocs.ByPost || last.Date != day(want) {
			t.Errorf("%s: %+v, want %s", start, last, want)
		}
	}
	for _, post := range []int64{0, 1000} { // not set, and far too long
		org.Figures.Delivery = []apdocs.DeliveryFigures{{Post: post}}
		if got := len(milestone(t, n, org, "noticeBy").LastDays); got != map[int64]int{0: 4, 1000: 3}[post] {
			t.Errorf("post that takes %d days: %d ways", post, got)
		}
	}
}

func TestTimelines(t *testing.T) {
	notice := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	short := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	short.Placement.End = day("2026-11-20")
	for _, c := range []struct {
		name string
		f    documents.Timed
		org  *apdocs.Organisation
		want string
	}{
		{"a notice", notice, years(), "received 2026-11-02, receivedByAuthority 2026-11-02, noticeSafePostBy 2026-11-02, " +
			"noticePostBy 2026-11-03, noticeSafeBy 2026-11-04, noticeBy 2026-11-05, meeting 2026-11-05, " +
			"start 2026-11-09, invitationSafePostBy 2026-11-24, invitationPostBy 2026-11-25, invitationSafeBy 2026-11-26, " +
			"invitationBy 2026-11-27, review 2026-12-03, reviewDue 2026-12-18, end 2026-12-18"},
		{"a short one", short, years(), "received 2026-11-02, receivedByAuthority 2026-11-02, noticeSafePostBy " +
			"2026-11-02, noticePostBy 2026-11-03, noticeSafeBy 2026-11-04, noticeBy 2026-11-05, meeting 2026-11-05, " +
			"start 2026-11-09, reviewDue 2026-11-20, end 2026-11-20, invitationSafePostBy 2026-11-24, invitationPostBy " +
			"2026-11-25, invitationSafeBy 2026-11-26, invitationBy 2026-11-27, review 2026-12-03"},
		{"one without a calendar", notice, nil, "received 2026-11-02, receivedByAuthority 2026-11-02, noticeSafeBy ?, " +
			"meeting 2026-11-05, start 2026-11-09, " +
			"invitationSafePostBy 2026-11-24, invitationPostBy 2026-11-25, invitationSafeBy 2026-11-26, invitationBy " +
			"2026-11-27, review 2026-12-03, reviewDue ?, end 2026-12-18"},
		{"an invitation", sample[documents.ReviewInvitation](t, "review-invitation"), years(),
			"receivedByAuthority 2026-11-23, invitationSafePostBy 2026-11-24, received 2026-11-25, invitationPostBy " +
				"2026-11-25, invitationSafeBy 2026-11-26, invitationBy 2026-11-27, viewsBy 2026-12-02, review 2026-12-03"},
		{"an outcome", sample[documents.ReviewOutcome](t, "review-outcome"), years(),
			"review 2026-12-03, letterPostBy 2026-12-07, receivedByAuthority 2026-12-07, letterBy 2026-12-09, received " +
				"2026-12-09, decisionFrom 2027-01-05, invitationSafePostBy 2027-01-26, invitationPostBy 2027-01-27, " +
				"invitationSafeBy 2027-01-28, invitationBy 2027-01-29, next 2027-02-04, end 2027-02-12"},
		{"a blank", new(documents.OffSiteDirectionNotice), years(), ""},
		{"a blank invitation", new(documents.ReviewInvitation), nil, ""},
	} {
		var got []string
		for _, m := range c.f.Timeline(c.org) {
			date := "?"
			if !m.Date.IsZero() {
				text, _ := m.Date.MarshalText()
				date = string(text)
			}
			got = append(got, m.Name+" "+date)
			if m.Date.IsZero() == (m.Unknown == "") || m.Title == "" {
				t.Errorf("%s: %+v", c.name, m)
			}
		}
		if all := strings.Join(got, ", "); all != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, all, c.want)
		}
	}
}

func TestTimelineWords(t *testing.T) {
	notice := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	adult := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	adult.Pupil.BirthDate = day("2008-01-01")
	if m := milestone(t, adult, nil, "received"); m.Title != "The notice is expected to reach the pupil" {
		t.Error(m.Title)
	}
	want := "To be safe give it by Wednesday 4 November 2026 (two clear school days); Thursday 5 November 2026 is the " +
		"last day " +
		"on the other reading. To be safe post it first class by Monday 2 November 2026; Tuesday 3 November 2026 is the " +
		"last day on the other reading"
	for _, name := range []string{"noticeSafeBy", "noticeSafePostBy", "noticeBy", "noticePostBy"} {
		if m := milestone(t, notice, years(), name); m.Advice != want {
			t.Errorf("%s: %s", name, m.Advice)
		}
	}
}

// Dates at the ends of the range do not overflow.
func TestClockAtTheEnds(t *testing.T) {
	org := &apdocs.Organisation{Calendar: apdocs.Calendar{
		Terms: []apdocs.Period{period("0001-01-01", "0001-06-30"), period("9998-12-31", "9999-12-31")},
	}}
	if err := org.Calendar.Check(); err != nil {
		t.Fatal(err)
	}
	for _, date := range []string{"0001-01-01", "0001-01-02", "0001-01-09", "9999-12-20", "9999-12-31"} {
		for _, by := range []apdocs.Delivery{apdocs.ByHand, apdocs.ByPost} {
			n := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
			n.Date, n.DecidedOn, n.Delivery, n.Review.Date = day(date), day(date), by, day(date)
			n.Placement.Start, n.Placement.End = day(date), day("9999-12-31")
			i := sample[documents.ReviewInvitation](t, "review-invitation")
			i.Date, i.Delivery, i.Review.Date = day(date), by, day(date)
			for _, f := range []documents.Timed{n, i} {
				found(t, f, org)
				for _, m := range f.Timeline(org) {
					if m.Date.IsZero() == (m.Unknown == "") {
						t.Errorf("%s: %+v", date, m)
					}
				}
			}
		}
	}
}

// TestClockAgainstCount compares the results for 10,000 random calendars and days with
// slow, simple counts.
func TestClockAgainstCount(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for i := range 10_000 {
		c := randomCalendar(random)
		if err := c.Check(); err != nil {
			t.Fatal(err)
		}
		first, last := c.Terms[0].From, c.Terms[len(c.Terms)-1].To
		start := first.AddDays(random.IntN(daysBetween(first, last) + 1))
		var taught, working []apdocs.Date
		for d := first.AddDays(-60); d.Before(start); d = d.AddDays(1) {
			if slowSchoolDay(c, d) {
				taught = append(taught, d)
			}
			if weekday := d.Weekday(); weekday != time.Saturday && weekday != time.Sunday && !holiday(c, d) {
				working = append(working, d)
			}
		}
		n := &documents.OffSiteDirectionNotice{}
		n.Placement.Start = start
		got := ""
		for _, m := range n.Timeline(&apdocs.Organisation{Calendar: *c}) {
			if m.Rule == "R01" && !strings.HasSuffix(m.Name, "PostBy") {
				got += fmt.Sprintln(m.Name, m.Date, m.LastDays)
			}
		}
		want := ""
		if k := len(taught); k >= 3 {
			want += fmt.Sprintln("noticeSafeBy", taught[k-3], ways(taught[k-3], posting(working, taught[k-3])))
		} else if k == 2 {
			want += fmt.Sprintln("noticeSafeBy", apdocs.Date{}, "[]")
		}
		if k := len(taught); k >= 2 {
			want += fmt.Sprintln("noticeBy", taught[k-2], ways(taught[k-2], posting(working, taught[k-2])))
		} else {
			want += fmt.Sprintln("noticeSafeBy", apdocs.Date{}, "[]")
		}
		if got != want {
			t.Fatalf("calendar %d, first day %v:\n%swant\n%s", i, start, got, want)
		}
		invitation := &documents.ReviewInvitation{Review: apdocs.Review{Date: start}}
		var better apdocs.Date
		for _, m := range invitation.Timeline(&apdocs.Organisation{Calendar: *c}) {
			if m.Name == "invitationSafeBy" {
				better = m.Date
			}
		}
		if want := betterInvited(taught, start); better != want {
			t.Fatalf("calendar %d, meeting on %v: better %v, want %v", i, start, better, want)
		}
	}
}

// betterInvited returns the latest day with six days, four of them school days, between it
// and the meeting, or with six days if there are too few known school days.
func betterInvited(taught []apdocs.Date, meeting apdocs.Date) apdocs.Date {
	for ago := 7; ago < 400; ago++ {
		between := 0
		for _, d := range taught {
			if d.After(meeting.AddDays(-ago)) {
				between++
			}
		}
		if between >= 4 {
			return meeting.AddDays(-ago)
		}
	}
	return meeting.AddDays(-7)
}

// posting returns the last working day that is followed by two more up to the limit.
func posting(working []apdocs.Date, limit apdocs.Date) apdocs.Date {
	upTo := 0
	for _, d := range working {
		if !d.After(limit) {
			upTo++
		}
	}
	return working[upTo-3]
}

func randomCalendar(random *rand.Rand) *apdocs.Calendar {
	c := &apdocs.Calendar{}
	d := day("2026-01-01").AddDays(random.IntN(700))
	for range 1 + random.IntN(3) {
		from := d.AddDays(random.IntN(50))
		to := from.AddDays(30 + random.IntN(60))
		c.Terms = append(c.Terms, apdocs.Period{From: from, To: to})
		half := from.AddDays(5 + random.IntN(15))
		c.HalfTerms = append(c.HalfTerms, apdocs.Period{From: half, To: half.AddDays(random.IntN(8))})
		for range random.IntN(4) {
			c.INSETDays = append(c.INSETDays, from.AddDays(random.IntN(30)))
			c.BankHolidays = append(c.BankHolidays, from.AddDays(random.IntN(60)-20))
		}
		d = to.AddDays(1)
	}
	return c
}

func daysBetween(from, to apdocs.Date) (n int) {
	for ; from.Before(to); n++ {
		from = from.AddDays(1)
	}
	return n
}
