package documents

import "github.com/apdocs/forms/apdocs"

// A FinalReport (P08) is what a provider tells school, governing body and family at the
// end of a placement.
type FinalReport struct {
	apdocs.Record
	Pupil          apdocs.Pupil       `json:"pupil,omitzero"`
	School         apdocs.School      `json:"school,omitzero"`
	Provider       apdocs.Provider    `json:"provider,omitzero"`
	Placement      apdocs.Placement   `json:"placement,omitzero"`
	Attendance     apdocs.Attendance  `json:"attendance,omitzero"`
	Objectives     []apdocs.Objective `json:"objectives,omitempty"`
	Subjects       []Subject          `json:"subjects,omitempty"`
	Qualifications []Qualification    `json:"qualifications,omitempty"`
	Achievements   apdocs.LongText    `json:"achievements,omitzero"`

	BehaviourChange apdocs.LongText `json:"behaviourChange,omitzero"`
	Wellbeing       apdocs.LongText `json:"wellbeing,omitzero"`
	Engagement      apdocs.LongText `json:"engagement,omitzero"`
	EHCPProgress    apdocs.LongText `json:"ehcpProgress,omitzero"`
	Views           apdocs.Views    `json:"views,omitzero"`

	Support     []Support         `json:"support,omitempty"`
	WhatWorks   apdocs.LongText   `json:"whatWorks,omitzero"`
	Destination Destination       `json:"destination,omitzero"`
	CompletedBy string            `json:"completedBy,omitzero"`
	CompletedOn apdocs.Date       `json:"completedOn,omitzero"`
	Signatures  apdocs.Signatures `json:"signatures,omitzero"`
	Copies      apdocs.Copies     `json:"copies,omitzero"`
}

// Layout returns the printed form.
func (r *FinalReport) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "final-report", Version: 1, FilledBy: apdocs.PartyProvider,
		Title: "Final report from the provider", Short: "Provider’s final report",
		Blocks: []apdocs.Block{
			apdocs.Part("Who this is about",
				whichPupil(&r.Pupil,
					apdocs.Ask("Does the pupil have a social worker?", &r.Pupil.SocialWorker).Wide(),
					apdocs.Ask("Name of the home school", &r.School.Name).Required(),
					apdocs.Ask("Name of the alternative provider", &r.Provider.Name).Required(),
					apdocs.Ask("First day", &r.Placement.Start).Required(),
					apdocs.Ask("Last day at the provider", &r.Placement.ActualEnd).Required(),
				),
			),
			attended(&r.Attendance),
			apdocs.Part("Objectives", r.objectives()),
			r.learning(),
			apdocs.Part("Behaviour and wellbeing",
				apdocs.Beside(
					apdocs.Ask("What evidence is there of a change in behaviour?", &r.BehaviourChange).Lines(4).Required(),
					apdocs.Ask("How have personal, social and emotional wellbeing improved?", &r.Wellbeing).Lines(4).Required().
						Class(apdocs.ClassHealth),
					apdocs.Ask("How does the pupil take part in sessions?", &r.Engagement).Lines(3),
				),
				apdocs.When(&r.Pupil.EHCP, apdocs.Yes, apdocs.Beside(
					apdocs.Ask("What progress is there towards the outcomes in the EHCP?", &r.EHCPProgress).Lines(3).Required())),
			),
			apdocs.Part("What the pupil thinks", apdocs.Beside(
				apdocs.Ask("What does the pupil think, want and hope for?", &r.Views.Pupil).Lines(4).Required().
					By(apdocs.PartyPupil))),
			apdocs.Part("What should follow",
				supported(&r.Support),
				apdocs.Beside(apdocs.Ask("What works well with this pupil?", &r.WhatWorks).Lines(3)),
				goingOn(&r.Destination),
			),
			apdocs.Part("Signed", filledIn(&r.CompletedBy, &r.CompletedOn),
				apdocs.SignaturesWithRole(apdocs.Sign("Provider", apdocs.PartyProvider, &r.Signatures.Provider))),
			r.copies(),
		},
	}
}

// attended returns the section on the attendance of the whole placement.
func attended(a *apdocs.Attendance) *apdocs.Section {
	return apdocs.Part("Attendance",
		apdocs.Grid(2,
			apdocs.Ask("How many half days was the pupil due?", &a.Possible).Required(),
			apdocs.Ask("How many half days was the pupil there?", &a.Attended).Required(),
			apdocs.Ask("How many half days away with permission?", &a.Authorised),
			apdocs.Ask("How many half days away without permission?", &a.Unauthorised),
			apdocs.Ask("What was the pupil’s attendance?", &a.Percent).Required(),
			apdocs.Ask("How many times was the pupil late?", &a.Late),
		),
		apdocs.Beside(apdocs.Ask("What should we know about attendance?", &a.Comment).Lines(2)),
	)
}

// goingOn returns the questions about where the pupil goes next.
func goingOn(d *Destination) *apdocs.Answers {
	return apdocs.Beside(
		apdocs.Ask("Where is the pupil going next?", &d.Kind).Required(),
		apdocs.Ask("Name of the school, college, course or employer", &d.Detail),
		apdocs.Ask("What has been put in place there, and by whom?", &d.Arrangements).Lines(3),
	)
}

func (r *FinalReport) objectives() *apdocs.Table {
	t := apdocs.Rows("How did the pupil do against each objective?", &r.Objectives, 3, func(
		o *apdocs.Objective) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Objective", &o.Aim).Lines(3).Required(),
			apdocs.Ask("Where the pupil was at the start", &o.Baseline).Lines(3),
			apdocs.Ask("Progress", &o.Progress).Lines(3), apdocs.Ask("Result", &o.Outcome).Required(),
		}
	})
	return shares(t, 4, 4, 4, 3).AtLeast(1)
}

func (r *FinalReport) learning() *apdocs.Section {
	subjects := apdocs.Rows("What progress has the pupil made in each subject?", &r.Subjects, 5, func(
		s *Subject) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Subject", &s.Subject).Required(), apdocs.Ask("At the start", &s.Baseline),
			apdocs.Ask("Now", &s.Progress), apdocs.Ask("Target", &s.Target), apdocs.Ask("Comment", &s.Note).Lines(2).Wide(),
		}
	}).AtLeast(1)
	gained := apdocs.Rows("Which qualifications did the pupil gain?", &r.Qualifications, 3, func(
		q *Qualification) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Qualification or unit", &q.Title), apdocs.Ask("Level", &q.Level),
			apdocs.Ask("Awarding body", &q.AwardingBody), apdocs.Ask("Date", &q.Date), apdocs.Ask("Result", &q.Result),
		}
	})
	return apdocs.Part("Learning",
		shares(subjects, 4, 3, 3, 3),
		shares(gained, 5, 3, 4, 4, 3),
		apdocs.Beside(apdocs.Ask("What has the pupil achieved?", &r.Achievements).Lines(4).Required()),
	)
}

func (r *FinalReport) copies() *apdocs.Section {
	c := &r.Copies
	return copyPart(
		tickColumn(
			apdocs.Ask("Copy to the school?", &c.School), apdocs.Ask("Copy to the governing body?", &c.GoverningBody),
			apdocs.Ask("Copy to each parent or carer?", &c.Parent), apdocs.Ask("Copy to the provider?", &c.Provider),
		),
		apdocs.When(&r.Pupil.LookedAfter, apdocs.Yes, tickColumn(
			apdocs.Ask("Copy to the foster carer or other carer?", &c.Carer),
			apdocs.Ask("Copy to the social worker?", &c.SocialWorker),
			apdocs.Ask("Copy to the virtual school?", &c.VirtualSchool),
		)),
		apdocs.When(&r.Pupil.EHCP, apdocs.Yes, tickColumn(apdocs.Ask("Copy to the local authority?", &c.LocalAuthority))),
	)
}

// Rules returns R38, R46, R50, R71, R73, R76 and R78.
func (r *FinalReport) Rules() []apdocs.Rule {
	type T = FinalReport
	return []apdocs.Rule{
		apdocs.NewRule("R38", apdocs.Warning, "guidance on looked-after children; school policy on alternative provision, "+
			"12.1.6", "The report of a looked-after pupil goes to carer, social worker, virtual school and governing body.",
			(*T).sentOn),
		apdocs.AgeRule(func(r *T) (*apdocs.Pupil, apdocs.Date) { return &r.Pupil, r.Placement.Start }),
		apdocs.SigningRule(func(r *T) (*apdocs.Signatures, *apdocs.Date) { return &r.Signatures, &r.Pupil.BirthDate }),
		attendanceRule(func(r *T) *apdocs.Attendance { return &r.Attendance }),
		orderRule(func(r *T) []days {
			return append(supportDays(r.Support),
				days{&r.Placement.Start, &r.Placement.ActualEnd, "is before the first day; check both dates"},
				days{&r.Placement.Start, &r.CompletedOn, "is before the first day of the placement; check both dates"})
		}),
		copyRule(func(r *T) (*apdocs.Pupil, *apdocs.Copies) { return &r.Pupil, &r.Copies }),
		writtenRule(func(r *T) *apdocs.Date { return &r.CompletedOn }),
	}
}

// sentOn checks R38.
func (r *FinalReport) sentOn(c *apdocs.Case) {
	if r.Pupil.LookedAfter != apdocs.Yes {
		return
	}
	for _, to := range []*apdocs.YesNo{&r.Copies.Carer, &r.Copies.SocialWorker, &r.Copies.VirtualSchool,
		&r.Copies.GoverningBody} {
		if *to != apdocs.Yes {
			c.Report(to, "answer yes, because the pupil is looked after")
		}
	}
}
