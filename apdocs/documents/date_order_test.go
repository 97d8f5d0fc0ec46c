package documents_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// The dates of one letter are in a possible order.
func TestDatesInOrder(t *testing.T) {
	type N = documents.OffSiteDirectionNotice
	holdLetter(t, "off-site-direction-notice", withCalendar(), []lettering[N]{
		{"the review on the last day", func(n *N) { n.Review.Date = n.Placement.End }, ""},
		{"the review after the last day", func(n *N) { n.Review.Date = n.Placement.End.AddDays(1) }, "R52 error review.date"},
		{"the review in the next term", func(n *N) { n.Review.Date = day("2027-02-04") }, "R52 error review.date"},
		{"the review before the first day", func(n *N) { n.Review.Date = day("2026-11-06") }, "R52 error review.date"},
		{"the review after the half-term in which it is due", func(n *N) {
			n.Placement.End, n.Placement.Days, n.Review.Date = day("2027-02-12"), apdocs.NewCount(59), day("2027-01-20")
		}, "R52 warning review.date"},
		{"a meeting before the letter", func(n *N) { n.Meeting.Date = day("2026-10-23") }, "R52 error meeting.date"},
		{"a meeting on the day of the letter", func(n *N) { n.Meeting.Date = n.Date },
			"R52 warning meeting.date, R52 warning meeting.date"}, // in the half-term
		{"a meeting on the day after", func(n *N) { n.Meeting.Date = n.Date.AddDays(1) }, ""},
		{"a meeting on the first day", func(n *N) { n.Meeting.Date = n.Placement.Start }, "R52 warning meeting.date"},
		{"no meeting", func(n *N) { n.Meeting = documents.Meeting{} }, ""},
	})
	type I = documents.ReviewInvitation
	holdLetter(t, "review-invitation", withCalendar(), []lettering[I]{
		{"a meeting before the first day", func(n *I) { n.Placement.Start = n.Review.Date.AddDays(1) },
			"R52 error review.date"},
		{"a meeting on the first day", func(n *I) { n.Placement.Start = n.Review.Date }, ""},
		{"views due before the letter", func(n *I) { n.ViewsBy = n.Date.AddDays(-1) }, "R52 error viewsBy"},
		{"views due when the letter arrives", func(n *I) { n.ViewsBy = day("2026-11-25") }, "R52 warning viewsBy"},
		{"views due the day after", func(n *I) { n.ViewsBy = day("2026-11-26") }, ""},
	})
}

// A meeting is offered on a day on which people are at school. Weekends and bank holidays
// are known without a calendar.
func TestMeetingOnASchoolDay(t *testing.T) {
	for _, c := range []struct {
		day         string
		known, want string // part of a warning of R52, with and without a calendar
	}{
		{"2026-11-05", "", ""},
		{"2026-11-07", "weekend", "weekend"},
		{"2026-11-08", "weekend", "weekend"},
		{"2026-10-28", "no school day", ""},
		{"2026-12-25", "bank holiday", "bank holiday"},
		{"2026-12-28", "bank holiday", "bank holiday"},
		{"2027-03-29", "bank holiday", "bank holiday"},
		{"2026-12-29", "no school day", ""},
		{"2031-11-05", "", ""}, // outside the calendar
	} {
		notice := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
		notice.Meeting.Date = day(c.day)
		invitation := sample[documents.ReviewInvitation](t, "review-invitation")
		invitation.Review.Date = day(c.day)
		for f, path := range map[apdocs.Form]string{notice: "meeting.date", invitation: "review.date"} {
			for org, want := range map[*apdocs.Organisation]string{withCalendar(): c.known, nil: c.want} {
				got := ""
				for _, finding := range apdocs.Examine(f, day("2026-10-01"), org) {
					if finding.Path == path && finding.Severity == apdocs.Warning && strings.Contains(finding.Text, "school day") &&
						finding.Rule == "R52" {
						got += finding.Text
					}
				}
				if (got == "") != (want == "") || !strings.Contains(got, want) {
					t.Errorf("%s on %s: %q, want %q", path, c.day, got, want)
				}
			}
		}
	}
}

// In every letter: if it is posted before an 18th birthday and received on it or after it,
// it would reach the wrong person.
func TestBirthdayBetween(t *testing.T) {
	notice := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	notice.Date, notice.Pupil.Year = day("2026-11-02"), ""
	invitation := sample[documents.ReviewInvitation](t, "review-invitation")
	invitation.Date, invitation.Pupil.Year = day("2026-11-02"), ""
	outcome := sample[documents.ReviewOutcome](t, "review-outcome")
	outcome.Date, outcome.Pupil.Year = day("2026-11-02"), ""
	for _, c := range []struct {
		birthday string
		by       apdocs.Delivery
		want     bool
	}{
		{"2008-11-02", apdocs.ByPost, false}, // already 18: the letter goes to the pupil
		{"2008-11-03", apdocs.ByPost, true},
		{"2008-11-04", apdocs.ByPost, true}, // on the day of receipt, a Wednesday
		{"2008-11-05", apdocs.ByPost, false},
		{"2008-11-03", apdocs.ByHand, false},
		{"", apdocs.ByPost, false},
	} {
		var born apdocs.Date
		if c.birthday != "" {
			born = day(c.birthday)
		}
		notice.Pupil.BirthDate, invitation.Pupil.BirthDate, outcome.Pupil.BirthDate = born, born, born
		notice.Delivery, invitation.Delivery, outcome.Delivery = c.by, c.by, c.by
		for _, f := range []apdocs.Form{notice, invitation, outcome} {
			got := false
			for _, finding := range apdocs.Examine(f, day("2026-11-24"), withCalendar()) {
				if finding.Rule == "R47" && strings.Contains(finding.Text, "18 between") {
					got = true
					if finding.Severity != apdocs.Warning || !strings.Contains(finding.Text, "Monday 2 November 2026") ||
						!strings.Contains(finding.Text, "Wednesday 4 November 2026") {
						t.Errorf("%s: %v %s", f.Layout().Name, finding.Severity, finding.Text)
					}
				}
			}
			if got != c.want {
				t.Errorf("%s: born %s, %s: a warning is %v", f.Layout().Name, c.birthday, c.by, got)
			}
		}
	}
}
