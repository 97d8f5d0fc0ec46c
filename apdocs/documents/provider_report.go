package documents

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// A ProviderReport (P07) is how a provider tells school and family, each half-term, how a
// pupil is getting on. Its objectives are those of the agreement or the plan.
type ProviderReport struct {
	apdocs.Record
	Pupil           apdocs.Pupil       `json:"pupil,omitzero"`
	School          apdocs.School      `json:"school,omitzero"`
	Provider        apdocs.Provider    `json:"provider,omitzero"`
	Period          apdocs.Period      `json:"period,omitzero"`
	Placement       apdocs.Placement   `json:"placement,omitzero"`
	Attendance      apdocs.Attendance  `json:"attendance,omitzero"`
	Engagement      apdocs.LongText    `json:"engagement,omitzero"`
	Behaviour       apdocs.LongText    `json:"behaviour,omitzero"`
	Incidents       []Incident         `json:"incidents,omitempty"`
	Objectives      []apdocs.Objective `json:"objectives,omitempty"`
	Subjects        []Subject          `json:"subjects,omitempty"`
	Qualifications  []Qualification    `json:"qualifications,omitempty"`
	Achievements    apdocs.LongText    `json:"achievements,omitzero"`
	Wellbeing       apdocs.LongText    `json:"wellbeing,omitzero"`
	EHCPProgress    apdocs.LongText    `json:"ehcpProgress,omitzero"`
	TeachingQuality apdocs.LongText    `json:"teachingQuality,omitzero"`
	Meetings        apdocs.LongText    `json:"meetings,omitzero"`
	Safeguarding    struct {
		Reported   apdocs.YesNo `json:"reported,omitzero"`
		ReportedOn apdocs.Date  `json:"reportedOn,omitzero"`
	} `json:"safeguarding,omitzero"`
	Views       apdocs.Views      `json:"views,omitzero"`
	Targets     []apdocs.Target   `json:"targets,omitempty"`
	Readiness   apdocs.LongText   `json:"readiness,omitzero"`
	CompletedBy string            `json:"completedBy,omitzero"`
	CompletedOn apdocs.Date       `json:"completedOn,omitzero"`
	Signatures  apdocs.Signatures `json:"signatures,omitzero"`
	Copies      apdocs.Copies     `json:"copies,omitzero"`
}

// An Incident is something that happened at a provider.
type Incident struct {
	Date     apdocs.Date      `json:"date,omitzero"`
	Detail   apdocs.LongText  `json:"detail,omitzero"`
	Response IncidentResponse `json:"response,omitzero"`
	ToldOn   apdocs.Date      `json:"toldOn,omitzero"` // when the school was told
}

// IncidentResponse is what a provider did about an incident. Only the home school can
// suspend or exclude (R34), so neither is a choice.
type IncidentResponse string

// Choices returns the responses in printed order.
func (IncidentResponse) Choices() []apdocs.Choice {
	return choices("Talked it through", "Contacted home", "Contacted the school", "Time away from the group",
		"Agreed plan changed", "Other")
}

// Layout returns the printed form.
func (r *ProviderReport) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "provider-report", Version: 1, FilledBy: apdocs.PartyProvider,
		Title: "Progress report from the provider", Short: "Provider’s progress report",
		Blocks: []apdocs.Block{
			apdocs.Part("Who this is about",
				whichPupil(&r.Pupil),
				apdocs.Grid(2,
					apdocs.Ask("Name of the home school", &r.School.Name).Required(),
					apdocs.Ask("Name of the alternative provider", &r.Provider.Name).Required(),
					apdocs.Ask("This report covers: from", &r.Period.From).Required(),
					apdocs.Ask("This report covers: to", &r.Period.To).Required(),
					apdocs.Ask("First day of the placement", &r.Placement.Start).Wide(),
				),
			),
			r.attendance(),
			r.behaviour(),
			r.progress(),
			r.teaching(),
			r.next(),
			apdocs.Part("Signed",
				filledIn(&r.CompletedBy, &r.CompletedOn),
				apdocs.SignaturesWithRole(apdocs.Sign("Provider", apdocs.PartyProvider, &r.Signatures.Provider)),
			),
			r.copies(),
		},
	}
}

func (r *ProviderReport) attendance() *apdocs.Section {
	a := &r.Attendance
	return apdocs.Part("Attendance",
		apdocs.Grid(3,
			apdocs.Ask("Half days due", &a.Possible).Required(),
			apdocs.Ask("Half days attended", &a.Attended).Required(),
			apdocs.Ask("Attendance", &a.Percent).Required(),
			apdocs.Ask("Half days away with permission", &a.Authorised),
			apdocs.Ask("Half days away without permission", &a.Unauthorised),
			apdocs.Ask("Times late", &a.Late),
		),
		apdocs.Beside(apdocs.Ask("What should we know about attendance?", &a.Comment).Lines(2)),
	)
}

func (r *ProviderReport) behaviour() *apdocs.Section {
	incidents := apdocs.Rows("Were there any incidents?", &r.Incidents, 2, func(n *Incident) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Date", &n.Date), apdocs.Ask("What the provider did", &n.Response),
			apdocs.Ask("School told on", &n.ToldOn), apdocs.Ask("What happened", &n.Detail).Lines(3).Wide(),
		}
	})
	incidents.Title.Hints = []string{"Only the home school can suspend or exclude."}
	return apdocs.Part("Behaviour and engagement",
		apdocs.Beside(
			apdocs.Ask("How does the pupil take part in sessions?", &r.Engagement).Lines(3).Required(),
			apdocs.Ask("How has the pupil’s behaviour been, and how is it supported?", &r.Behaviour).Lines(4).Required(),
		),
		shares(incidents, 4, 8, 4), // “Time away from the group” on one line beside its box
	)
}

func (r *ProviderReport) progress() *apdocs.Section {
	objectives := apdocs.Rows("How is the pupil doing against each objective?", &r.Objectives, 3, func(
		o *apdocs.Objective) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Objective", &o.Aim).Lines(3).Required(), apdocs.Ask("Progress so far", &o.Progress).Lines(3),
			apdocs.Ask("Result", &o.Outcome),
		}
	}).AtLeast(1)
	subjects := apdocs.Rows("What progress has the pupil made in each subject?", &r.Subjects, 4, func(
		s *Subject) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Subject", &s.Subject).Required(), apdocs.Ask("At the start", &s.Baseline),
			apdocs.Ask("Now", &s.Progress), apdocs.Ask("Target", &s.Target), apdocs.Ask("Comment", &s.Note).Lines(2).Wide(),
		}
	}).AtLeast(1)
	qualifications := apdocs.Rows("Which qualifications is the pupil working for?", &r.Qualifications, 3, func(
		q *Qualification) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Qualification or unit", &q.Title), apdocs.Ask("Level", &q.Level),
			apdocs.Ask("Awarding body", &q.AwardingBody), apdocs.Ask("Date", &q.Date), apdocs.Ask("Result", &q.Result),
		}
	})
	return apdocs.Part("Progress",
		shares(objectives, 5, 5, 3),
		shares(subjects, 4, 3, 3, 3),
		shares(qualifications, 5, 3, 4, 4, 4),
		apdocs.Beside(
			apdocs.Ask("What has the pupil achieved?", &r.Achievements).Lines(3).Required(),
			apdocs.Ask("How is the pupil’s wellbeing?", &r.Wellbeing).Lines(3).Class(apdocs.ClassHealth),
		),
		apdocs.When(&r.Pupil.EHCP, apdocs.Yes,
			apdocs.Beside(apdocs.Ask("What progress is there towards the outcomes in the EHCP?", &r.EHCPProgress).Lines(3))),
	)
}

func (r *ProviderReport) teaching() *apdocs.Section {
	return apdocs.Part("Teaching and safety",
		apdocs.Beside(
			apdocs.Ask("How is the quality of teaching and learning judged, and what was found?", &r.TeachingQuality).
				Short("How teaching and learning is judged, and what was found").Lines(3),
			apdocs.Ask("Which meetings about the pupil did the provider attend?", &r.Meetings).Lines(2),
		),
		apdocs.Grid(2,
			apdocs.Ask("Was anything reported to the school’s safeguarding lead?", &r.Safeguarding.Reported).Required(),
			apdocs.Ask("Date reported", &r.Safeguarding.ReportedOn).Hint("The date only: parents receive this report."),
		),
	)
}

func (r *ProviderReport) next() *apdocs.Section {
	targets := apdocs.Rows("What are the next targets?", &r.Targets, 3, func(t *apdocs.Target) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Target", &t.Target).Lines(2), apdocs.Ask("Help from school", &t.SchoolSupport).Lines(2),
			apdocs.Ask("Help from the provider", &t.ProviderSupport).Lines(2), apdocs.Ask("By when", &t.By),
		}
	}).AtLeast(1)
	return apdocs.Part("Views and next steps",
		apdocs.Beside(apdocs.Ask("What does the pupil think, want and hope for?", &r.Views.Pupil).Lines(3).
			By(apdocs.PartyPupil)),
		targets,
		apdocs.Beside(apdocs.Ask("How close is the pupil to being ready to return to school?", &r.Readiness).Lines(2)),
	)
}

func (r *ProviderReport) copies() *apdocs.Section {
	c := &r.Copies
	return copyPart(
		tickColumn(
			apdocs.Ask("Copy to the school?", &c.School), apdocs.Ask("Copy to each parent or carer?", &c.Parent),
			apdocs.Ask("Copy to the provider?", &c.Provider),
		),
		apdocs.When(&r.Pupil.LookedAfter, apdocs.Yes,
			tickColumn(apdocs.Ask("Copy to the virtual school?", &c.VirtualSchool))),
		apdocs.When(&r.Pupil.EHCP, apdocs.Yes, tickColumn(apdocs.Ask("Copy to the local authority?", &c.LocalAuthority))),
	)
}

// Rules returns R50, R70, R71, R73, R76, R78, R80 and R81.
func (r *ProviderReport) Rules() []apdocs.Rule {
	type T = ProviderReport
	return []apdocs.Rule{
		apdocs.BirthRule(func(r *T) (*apdocs.Pupil, apdocs.Date) { return &r.Pupil, r.Period.To }),
		apdocs.SigningRule(func(r *T) (*apdocs.Signatures, *apdocs.Date) { return &r.Signatures, &r.Pupil.BirthDate }),
		attendanceRule(func(r *T) *apdocs.Attendance { return &r.Attendance }),
		orderRule(func(r *T) []days {
			return []days{
				{&r.Period.From, &r.Period.To, "is before the first day that this report covers; check both dates"},
				{&r.Period.From, &r.CompletedOn, "is before the time that this report covers; check both dates"},
			}
		}),
		copyRule(func(r *T) (*apdocs.Pupil, *apdocs.Copies) { return &r.Pupil, &r.Copies }),
		writtenRule(func(r *T) *apdocs.Date { return &r.CompletedOn }),
		apdocs.NewRule("R80", apdocs.Warning, "school policy on alternative provision, 2.6 and 12.1.7: regular reports, "+
			"each half-term", "A report covers no more than one half of a term.", (*T).halfTermly),
		apdocs.NewRule("R81", apdocs.Warning, "school policy on alternative provision, 8.2.2",
			"Something that was reported to the safeguarding lead has its date.", (*T).reported),
	}
}

// halfTermly checks R80.
func (r *ProviderReport) halfTermly(c *apdocs.Case) {
	from, to := r.Period.From, r.Period.To
	if from.IsZero() || to.IsZero() {
		return
	}
	cal := calendar.Of(c.Organisation)
	half, in := cal.Half(from)
	switch {
	case !cal.Known():
		notChecked(c, &r.Period.To, noCalendar)
	case !cal.Covers(from) || !cal.Covers(to):
		notChecked(c, &r.Period.To, shortYear)
	case in && cal.SchoolDays(half.To.AddDays(1), to) > 0:
		c.Report(&r.Period.To, "is in another half-term than the first day; a report is due for each half-term")
	}
}

// reported checks R81.
func (r *ProviderReport) reported(c *apdocs.Case) {
	if s := &r.Safeguarding; s.Reported == apdocs.Yes && s.ReportedOn.IsZero() {
		c.Report(&s.ReportedOn, "is not given; say when it was reported")
	}
}

// attendanceRule returns R71: the figures of attendance fit each other.
func attendanceRule[T any](of func(*T) *apdocs.Attendance) apdocs.Rule {
	return apdocs.NewRule("R71", apdocs.Warning, "the form: half days due, attended and missed",
		"The half days attended and missed add up to those due, and the percentage is that of the half days.",
		func(f *T, c *apdocs.Case) {
			a := of(f)
			due, known := a.Possible.Int()
			attended, too := a.Attended.Int()
			if !known || !too {
				return
			}
			if attended > due {
				c.ReportAs(apdocs.Error, &a.Attended, "is more than the half days on which the pupil was due")
				return
			}
			with, first := a.Authorised.Int()
			without, second := a.Unauthorised.Int()
			if first && second && attended+with+without != due {
				c.Report(&a.Attended, "does not add up with the half days away to those due")
			}
			// A percentage may be rounded either way.
			if p, ok := a.Percent.Int(); ok && due > 0 && (100*attended < due*(p-1) || 100*attended > due*(p+1)) {
				c.Report(&a.Percent, "is not the share of the half days attended; work it out again")
			}
		})
}
