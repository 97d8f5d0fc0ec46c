package documents_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// Each case changes the ordinary record, which breaks no rule.
func TestReferralAndAssessmentRules(t *testing.T) {
	type R = documents.PupilReferral
	holdLetter(t, "pupil-referral", nil, []lettering[R]{
		{"all is well", func(r *R) {}, ""},
		{"a session is open", func(r *R) { r.Placement.Timetable.Monday.Morning = apdocs.Session{} },
			"R27 warning placement.timetable"},
		{"three suspensions, two listed", func(r *R) { r.Baseline.Suspensions = apdocs.NewCount(3) },
			"R53 warning baseline.suspensions"},
		{"a number, none listed", func(r *R) { r.Suspensions = nil }, ""},
		{"on the first day", func(r *R) { r.CompletedOn = r.Placement.Start }, ""},
		{"after the first day", func(r *R) { r.CompletedOn = r.Placement.Start.AddDays(1) }, "R92 warning completedOn"},
		{"ends before it begins", func(r *R) { r.Placement.End = r.Placement.Start.AddDays(-1) }, "R73 error placement.end"},
		{"a pupil number is mistyped", func(r *R) { r.Pupil.UPN = "A" + r.Pupil.UPN[1:] }, "R45 warning pupil.upn"},
		{"no copy to the authority", func(r *R) { r.Copies.LocalAuthority = "" }, "R76 warning copies.localAuthority"},
	})
	type A = documents.InitialAssessment
	holdLetter(t, "initial-assessment", nil, []lettering[A]{
		{"all is well", func(a *A) {}, ""},
		{"seven days", func(a *A) { a.AssessedOn = a.ReferredOn.AddDays(7) }, ""},
		{"eight", func(a *A) { a.AssessedOn = a.ReferredOn.AddDays(8) }, "R35 warning assessedOn"},
		{"before the referral", func(a *A) { a.AssessedOn = a.ReferredOn.AddDays(-1) }, "R73 error assessedOn"},
	})
	type L = documents.LearningPlan
	holdLetter(t, "learning-plan", nil, []lettering[L]{
		{"all is well", func(p *L) {}, ""},
		{"no wider target", func(p *L) { p.Targets[1].Kind = "programme" }, "R36 warning targets"},
		{"no target on a programme", func(p *L) { p.Targets[0].Kind = "wider" }, "R36 warning targets"},
		{"a kind is not given", func(p *L) { p.Targets[0].Kind = "" }, ""},
		{"reviewed before it is written", func(p *L) { p.Review.Next = p.Date.AddDays(-1) }, "R73 error review.next"},
	})
}

func TestEndOfPlacementRules(t *testing.T) {
	type R = documents.FinalReport
	holdLetter(t, "final-report", nil, []lettering[R]{
		{"all is well", func(r *R) {}, ""},
		{"looked after", func(r *R) { r.Pupil.LookedAfter = apdocs.Yes },
			"R38 warning copies.carer, R38 warning copies.socialWorker, R38 warning copies.virtualSchool"},
		{"more half days than there were", func(r *R) { r.Attendance.Attended = apdocs.NewCount(141) },
			"R71 error attendance.attended"},
		{"help ends before it begins", func(r *R) { r.Support[0].To = r.Support[0].From.AddDays(-1) },
			"R73 error support.0.to"},
	})
	type E = documents.EndOfPlacementRecord
	holdLetter(t, "end-of-placement-record", nil, []lettering[E]{
		{"all is well", func(r *E) {}, ""},
		{"no report", func(r *E) { r.FinalReportReceived = apdocs.No }, "R39 warning finalReportReceived"},
		{"no views", func(r *E) { r.PupilViewsReceived = apdocs.No }, "R39 warning pupilViewsReceived"},
		{"not answered", func(r *E) { r.FinalReportReceived = "" }, ""},
		{"the pupil is not heard", func(r *E) { r.Views.Pupil = "" }, "R39 warning views.pupil"},
		{"heard before", func(r *E) { r.Views.Pupil, r.PupilAbsent = "", "At the dentist; told Casey the day before." }, ""},
		{"written before the meeting", func(r *E) { r.CompletedOn = r.Meeting.Date.AddDays(-1) }, "R73 error completedOn"},
	})
	type V = documents.PupilViews
	holdLetter(t, "pupil-views", nil, []lettering[V]{
		{"all is well", func(v *V) {}, ""},
		{"somebody wrote", func(v *V) { v.HowWritten = "scribed" }, "R54 warning helpedBy"},
		{"somebody with a name wrote", func(v *V) { v.HowWritten, v.HelpedBy = "scribed", "Casey" }, ""},
		{"unsafe", func(v *V) { v.Unsafe = "The road." }, "R55 warning unsafe"},
		{"wants to talk", func(v *V) { v.Talk = apdocs.Yes }, "R55 warning talk"},
	})
}

func TestRiskAndProviderRules(t *testing.T) {
	type R = documents.RiskAssessment
	holdLetter(t, "risk-assessment", nil, []lettering[R]{
		{"all is well", func(r *R) {}, ""},
		{"one is not weighed", func(r *R) { r.Risks[3].Likelihood = "" }, "R93 warning risks"},
		{"the last is missing", func(r *R) { r.Risks = r.Risks[:8] }, "R93 warning risks"},
		{"a risk is left high", func(r *R) { r.Risks[0].Residual = "high" }, "R94 warning risks.0.residual"},
		{"nothing is done", func(r *R) { r.Risks[2].Controls = " " }, "R94 warning risks.2.controls"},
		{"nothing is done about another",
			func(r *R) { r.OtherRisks[0].SchoolControls, r.OtherRisks[0].SiteControls = "", "" },
			"R94 warning otherRisks.0.siteControls"},
		{"shared late", func(r *R) { r.SharedOn = r.Placement.Start.AddDays(1) }, "R95 warning sharedOn"},
		{"shared on the day", func(r *R) { r.SharedOn = r.Placement.Start }, ""},
	})
	type E = documents.ProviderExpectations
	holdLetter(t, "provider-expectations", nil, []lettering[E]{
		{"all is well", func(e *E) {}, ""},
		{"one is not read", func(e *E) { e.Acknowledged.Attendance = apdocs.Date{} }, "R96 warning acknowledged.attendance"},
		{"read before it is written", func(e *E) { e.Acknowledged.Online = e.Date.AddDays(-1) },
			"R73 error acknowledged.online"},
		{"the afternoon is no later", func(e *E) { e.Attendance.AfternoonBy = e.Attendance.MorningBy },
			"R82 error attendance.afternoonBy"},
	})
	type A = documents.AnnualProviderReport
	holdLetter(t, "annual-provider-report", nil, []lettering[A]{
		{"all is well", func(a *A) {}, ""},
		{"a day too long", func(a *A) { a.Period.To = a.Period.To.AddDays(1) }, "R44 warning period.to"},
		{"more started", func(a *A) { a.Pupils.Started = apdocs.NewCount(10) }, "R97 warning pupils.started"},
		{"more passed", func(a *A) { a.Results[0].Passed = apdocs.NewCount(7) }, "R97 warning results.0.passed"},
		{"not confirmed", func(a *A) { a.Safeguarding.Confirmed = apdocs.No }, "R98 warning safeguarding.confirmed"},
		{"insurance is over", func(a *A) { a.InsuranceExpires = day("2026-11-01") }, "R98 warning insuranceExpires"},
	})
	type S = documents.ProvisionStandards
	holdLetter(t, "provision-standards", nil, []lettering[S]{
		{"all is well", func(s *S) {}, ""},
		{"nothing is said", func(s *S) { s.Standards.Safety.Fire.Comment = "" }, "R56 warning standards.safety.fire.comment"},
		{"nothing is done", func(s *S) { s.Actions = nil }, "R56 warning actions"},
		{"not answered", func(s *S) { s.Standards.Safety.Fire.Answer, s.Actions = "", nil }, ""},
	})
}

// Weeks of school in which the pupil or the provider was not called are counted.
func TestContactLogWeeks(t *testing.T) {
	type L = documents.ContactLog
	holdLetter(t, "contact-log", withCalendar(), []lettering[L]{
		{"both missing", func(l *L) {}, "R12 information contacts, R12 information contacts"},
		{"one week", func(l *L) { l.Placement.ActualEnd = day("2026-09-11") }, ""},
		{"not yet a week", func(l *L) { l.Placement.ActualEnd, l.Contacts = day("2026-09-10"), nil }, ""},
		{"a week without the pupil", func(l *L) {
			l.Placement.ActualEnd = day("2026-09-11")
			l.Contacts[1].Kind = "visit"
		}, "R12 information contacts"},
		{"before the first day", func(l *L) {
			l.Placement.ActualEnd = day("2026-09-11")
			l.Contacts[0].Date = day("2026-09-04")
		}, "R73 error contacts.0.date"},
	})
	holdLetter(t, "contact-log", nil, []lettering[L]{
		{"no calendar", func(l *L) {}, "R12 information contacts"},
		{"to come", func(l *L) { l.Contacts[4].Date = day("2027-03-01") },
			"R12 information contacts, R78 warning contacts.4.date"},
	})
}
