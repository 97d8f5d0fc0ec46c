package documents_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// Each case changes the ordinary record, which breaks no rule but those that only inform.
func TestProviderReportRules(t *testing.T) {
	type R = documents.ProviderReport
	holdLetter(t, "provider-report", withCalendar(), []lettering[R]{
		{"all is well", func(r *R) {}, ""},
		{"the half days do not add up", func(r *R) { r.Attendance.Authorised = apdocs.NewCount(4) },
			"R71 warning attendance.attended"},
		{"rounded down", func(r *R) { r.Attendance.Percent = apdocs.NewPercent(95) }, ""},
		{"another percentage", func(r *R) { r.Attendance.Percent = apdocs.NewPercent(96) }, "R71 warning attendance.percent"},
		{"ends before it begins", func(r *R) { r.Period.To = r.Period.From.AddDays(-1) }, "R73 error period.to"},
		{"no copy to the authority", func(r *R) { r.Copies.LocalAuthority = apdocs.No }, "R76 warning copies.localAuthority"},
		{"no plan, no copy", func(r *R) { r.Copies.LocalAuthority, r.Pupil.EHCP = apdocs.No, apdocs.No }, ""},
		{"filled in today", func(r *R) { r.CompletedOn = day("2026-11-24") }, ""},
		{"filled in tomorrow", func(r *R) { r.CompletedOn = day("2026-11-25") }, "R78 warning completedOn"},
		{"to the last day of the holiday", func(r *R) { r.Period.To = day("2026-11-01") }, ""},
		{"into the next half", func(r *R) { r.Period.To = day("2026-11-04") }, "R80 warning period.to"},
		{"reported, no date", func(r *R) { r.Safeguarding.Reported = apdocs.Yes }, "R81 warning safeguarding.reportedOn"},
		{"reported on a day", func(r *R) {
			r.Safeguarding.Reported, r.Safeguarding.ReportedOn = apdocs.Yes, day("2026-10-01")
		}, ""},
	})
	holdLetter(t, "provider-report", nil, []lettering[R]{
		{"no calendar", func(r *R) {}, "R80 information period.to"},
	})
}

func TestReviewRecordRules(t *testing.T) {
	type R = documents.ReviewRecord
	const letter = "R77 information review.date"
	holdLetter(t, "review-record", withCalendar(), []lettering[R]{
		{"all is well", func(r *R) {}, letter},
		{"no date", func(r *R) { r.Review.Date = apdocs.Date{} }, ""},
		{"not safe, goes on", func(r *R) { r.Tests.Safety.Met = apdocs.No }, letter + ", R79 error review.decision"},
		{"not safe, ends", func(r *R) {
			r.Tests.Safety.Met, r.Review.Decision, r.Review.Next = apdocs.No, apdocs.TerminateUnsafe, apdocs.Date{}
		}, letter},
		{"a concern is not settled", func(r *R) { r.Review.Kind = apdocs.SafeguardingReview },
			letter + ", R79 error concern.resolvedOn"},
		{"a concern is settled", func(r *R) {
			r.Review.Kind, r.Concern.ResolvedOn = apdocs.SafeguardingReview, day("2026-11-20")
		}, letter},
		{"reviewed after its end", func(r *R) {
			r.Review.Kind, r.Review.Decision = apdocs.SafeguardingReview, apdocs.TerminateUnsafe
		}, letter + ", R79 error review.next"},
		{"written before the review", func(r *R) { r.CompletedOn = day("2026-11-18") },
			"R73 error completedOn, " + letter},
		{"no copy to the authority", func(r *R) { r.Copies.LocalAuthority = apdocs.No },
			"R76 warning copies.localAuthority, " + letter},
	})
}

func TestAttendanceReturnRules(t *testing.T) {
	type R = documents.AttendanceReturn
	const monday = "pupils.0.marks.monday."
	holdLetter(t, "attendance-return", nil, []lettering[R]{
		{"all is well", func(r *R) {}, ""},
		{"no mark", func(r *R) { r.Pupils[0].Marks.Monday.Morning = "" }, "R43 error " + monday + "morning"},
		{"no code", func(r *R) { r.Pupils[0].Marks.Monday.Afternoon = "ZZ" }, "R83 error " + monday + "afternoon"},
		{"leave", func(r *R) { r.Pupils[0].Marks.Monday.Morning = "C" }, "R85 information " + monday + "morning"},
		{"a part-time timetable", func(r *R) { r.Pupils[0].Marks.Monday.Morning = "C2" }, ""},
		{"begins on a Tuesday", func(r *R) { r.WeekBeginning = day("2026-11-17") }, "R84 error weekBeginning"},
		{"absent on the Monday", func(r *R) { r.Absences[0].Date = day("2026-11-16") }, ""},
		{"absent on the Saturday", func(r *R) { r.Absences[0].Date = day("2026-11-21") }, "R84 error absences.0.date"},
		{"absent before", func(r *R) { r.Absences[0].Date = day("2026-11-15") }, "R84 error absences.0.date"},
	})
}

func TestPlanRules(t *testing.T) {
	type I = documents.InterventionPlan
	holdLetter(t, "intervention-plan", withCalendar(), []lettering[I]{
		{"all is well", func(p *I) {}, ""},
		{"looked after, no plan", func(p *I) { lookedAfter(p) }, "R86 warning plans"},
		{"looked after", func(p *I) { lookedAfter(p); p.Plans[0].Plan = "pep" }, ""},
		{"longer than agreed", func(p *I) { p.Placement.MaximumWeeks = apdocs.NewCount(44) }, "R48 warning placement.end"},
		{"reviewed too late", func(p *I) { p.Review.Date = day("2026-11-02") }, "R10 warning review.date"},
	})
	type R = documents.ReintegrationPlan
	holdLetter(t, "reintegration-plan", nil, []lettering[R]{
		{"all is well", func(p *R) {}, ""},
		{"on the first day", func(p *R) { p.AgreedOn = p.Placement.Start }, ""},
		{"a day later", func(p *R) { p.AgreedOn = p.Placement.Start.AddDays(1) }, "R40 warning agreedOn"},
		{"no help from the provider", func(p *R) { p.Support = p.Support[:1] }, "R87 warning support"},
		{"no help from the school", func(p *R) { p.Support = p.Support[1:2] }, "R87 warning support"},
		{"no help yet", func(p *R) { p.Support = nil }, ""},
	})
}

// lookedAfter makes the pupil one whom an authority looks after, with the copies that go with it.
func lookedAfter(p *documents.InterventionPlan) {
	p.Pupil.LookedAfter = apdocs.Yes
	p.Copies.VirtualSchool, p.Copies.SocialWorker, p.Copies.Carer = apdocs.Yes, apdocs.Yes, apdocs.Yes
	for i := range p.Plans {
		if p.Plans[i].Plan == "pep" {
			p.Plans[i].Plan = "other"
		}
	}
}

func TestNotificationRules(t *testing.T) {
	type N = documents.PlacementNotification
	directed := func(n *N, date string) {
		n.Placement.Route, n.Date = apdocs.OffSiteDirection, day(date)
		n.Placement.Start = day("2026-11-09")
	}
	holdLetter(t, "placement-notification", withCalendar(), []lettering[N]{
		{"all is well", func(n *N) {}, ""},
		{"three school days before", func(n *N) { directed(n, "2026-11-04") }, ""},
		{"one school day before", func(n *N) { directed(n, "2026-11-06") }, "R88 error date"},
		{"one day before, no plan", func(n *N) { directed(n, "2026-11-06"); n.Pupil.EHCP = apdocs.No }, ""},
		{"after the first day", func(n *N) { n.Date = n.Placement.Start.AddDays(1) }, "R37 warning date"},
		{"five figures", func(n *N) { n.Provider.URN = "99900" }, "R75 warning provider.urn"},
		{"six figures", func(n *N) { n.Provider.URN = "999001" }, ""},
		{"seven figures", func(n *N) { n.Provider.UKPRN = "1009999" }, "R75 warning provider.ukprn"},
		{"off the roll", func(n *N) { n.OnRoll = apdocs.No }, "R33 error onRoll"},
	})
	type S = documents.SafeguardingConfirmation
	holdLetter(t, "safeguarding-confirmation", nil, []lettering[S]{
		{"all is well", func(s *S) {}, ""},
		{"not explained", func(s *S) { s.Checks.Explanation = " " }, "R89 error checks.explanation"},
		{"nothing to explain", func(s *S) {
			s.Checks.Explanation, s.Checks.Overseas, s.Checks.Subcontractors = "", apdocs.Yes, apdocs.Yes
		}, ""},
		{"on the first day", func(s *S) { s.Date = s.Placement.Start }, "R42 warning date"},
		{"longer than a year", func(s *S) { s.RenewBy = day("2027-08-25") }, "R42 warning renewBy"},
	})
	type C = documents.ChangeNotification
	holdLetter(t, "change-notification", nil, []lettering[C]{
		{"all is well", func(c *C) {}, ""},
		{"told on the day", func(c *C) { c.Change.From = c.Date }, ""},
		{"told a day late", func(c *C) { c.Change.From = c.Date.AddDays(-1) }, "R90 warning date"},
		{"a risk without detail", func(c *C) { c.Risk.Detail = "" }, "R91 error risk.detail"},
		{"no risk", func(c *C) { c.Risk.Affected, c.Risk.Detail = apdocs.No, "" }, ""},
		{"checks are missing", func(c *C) { c.Checks.Completed = apdocs.No }, "R91 error checks.explanation"},
		{"another place", func(c *C) { c.Change.Kind = documents.PremisesChange }, "R91 error change.address"},
	})
}

func TestRegisterRules(t *testing.T) {
	type R = documents.PlacementRegister
	holdLetter(t, "placement-register", nil, []lettering[R]{
		{"all is well", func(r *R) {}, ""},
		{"a learner number is mistyped", func(r *R) { r.Placements[0].Pupil.ULN = "9276308687" },
			"R72 warning placements.0.pupil.uln"},
		{"ends before it begins", func(r *R) { r.Placements[0].Placement.End = day("2026-09-06") },
			"R73 error placements.0.placement.end"},
		{"a reason of its own", func(r *R) {
			r.Placements = r.Placements[:1] // the others have reasons of the list, which the message names
			r.Placements[0].Placement.CensusReason = "no such reason"
		}, "R74 warning placements.0.placement.censusReason"},
		{"no reason", func(r *R) { r.Placements[0].Placement.CensusReason = "" }, ""},
		{"a number and a setting", func(r *R) { r.Placements[0].Provider.URN = "999001" },
			"R75 warning placements.0.provider.setting"},
	})
}
