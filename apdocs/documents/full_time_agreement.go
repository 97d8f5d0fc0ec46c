package documents

import "github.com/apdocs/forms/apdocs"

// A FullTimeAgreement (F01) is what the pupil's school and a new school or provider agree
// before a full-time placement begins, with a page for each review of it.
//
// In addition to the original it asks for the date of completion, has room to write under
// each agenda item, and is signed.
type FullTimeAgreement struct {
	apdocs.Record
	Pupil       apdocs.Pupil     `json:"pupil,omitzero"`
	School      apdocs.School    `json:"school,omitzero"`
	Provider    apdocs.Provider  `json:"provider,omitzero"`
	CompletedBy string           `json:"completedBy,omitzero"`
	CompletedOn apdocs.Date      `json:"completedOn,omitzero"`
	Placement   apdocs.Placement `json:"placement,omitzero"`
	Profile     apdocs.LongText  `json:"profile,omitzero"`
	DIT         struct {
		Completed apdocs.YesNo    `json:"completed,omitzero"`
		Outcomes  apdocs.LongText `json:"outcomes,omitzero"`
	} `json:"dit,omitzero"`
	Targets    []apdocs.Target   `json:"targets,omitempty"`
	SetUp      apdocs.SetUp      `json:"setUp,omitzero"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
	Reviews    []apdocs.Review   `json:"reviews,omitempty"`
}

// Layout returns the printed form.
func (a *FullTimeAgreement) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name:    "full-time-agreement",
		Version: 1,
		Title:   "Alternative provision commissioning agreement",
		Short:   "Commissioning agreement, full-time",
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Pupil", &a.Pupil.Name).Required(),
				apdocs.Ask("Year", &a.Pupil.Year),
				apdocs.Ask("Original school", &a.School.Name).Required(),
				apdocs.Ask("New school", &a.Provider.Name).Required(),
				apdocs.Ask("Date of set-up visit", &a.SetUp.Date),
				apdocs.Ask("Name of staff member completing document", &a.CompletedBy).Required(),
				apdocs.Ask("Date completed", &a.CompletedOn).Required(),
				apdocs.Ask("Date on roll", &a.Placement.Start).Required(),
			),
			apdocs.Part("Commissioning aims – to be completed with the alternative provider before placement begins",
				apdocs.Beside(
					apdocs.Ask("Rationale", &a.Placement.Reason).Hint("Why the new school?").Lines(5).Required(),
					apdocs.Ask("Pupil profile", &a.Profile).Lines(8).
						Hint("Note their strengths and barriers").
						Hint("Offer insight into what works to meet their needs"),
					apdocs.Ask("DIT completed", &a.DIT.Completed),
					apdocs.Ask("DIT outcomes", &a.DIT.Outcomes).Lines(4),
				),
			).AnsweredBy(apdocs.PartySchool),
			apdocs.Part("Target setting – to be completed with alternative provider when setting up placement",
				a.targets(&a.Targets).AtLeast(1),
			),
			apdocs.Part("How will this be assessed?",
				apdocs.Points(
					"Daily attendance checks.",
					"Bi-weekly feedback and communications via email.",
					"Ongoing regular communications if there are any safeguarding or other concerns.",
					"Half-termly review meeting.",
					"Termly report and face-to-face review meeting.",
				),
			),
			a.agenda(),
			apdocs.Part("Signatures",
				apdocs.SignatureRows(
					apdocs.Sign("Parent/carer", apdocs.PartyParent, &a.Signatures.Parent),
					apdocs.Sign("Pupil", apdocs.PartyPupil, &a.Signatures.Pupil),
					apdocs.Sign("School", apdocs.PartySchool, &a.Signatures.School),
					apdocs.Sign("Alternative provider", apdocs.PartyProvider, &a.Signatures.Provider),
				),
			),
			apdocs.EachPart("Review", &a.Reviews, 1, a.review).AnsweredBy(apdocs.PartySchool),
		},
	}
}

func (*FullTimeAgreement) targets(list *[]apdocs.Target) *apdocs.Table {
	return targets(list, "Target", "Support from original school", "Support from alternative provider")
}

func (a *FullTimeAgreement) agenda() *apdocs.Section {
	s := &a.SetUp
	return apdocs.Part("Set-up meeting agenda",
		apdocs.Minor("Details of discussion",
			apdocs.Beside(
				apdocs.Ask("Agree rationale and targets", &s.Targets).Lines(3),
				apdocs.Ask("Agree timetable", &s.Timetable).Lines(4).
					Hint("This may be part-time to begin, depending on the situation"),
				apdocs.Ask("Agree accreditation / qualification aim", &s.Accreditation).Lines(5).
					Hint("If different to GCSEs/vocational qualifications").
					Hint("What are they studying?").
					Hint("At what level?").
					Hint("What will they be accredited with on completion?").
					Hint("How is progress reported?").
					Hint("Is there flexibility to move up/down levels as needed?"),
				apdocs.Ask("Personal/social/wellbeing", &s.Wellbeing).Lines(4).Class(apdocs.ClassHealth).
					Hint("Share information on this – how is the pupil managing friendships/community/their mental health?").
					Hint("What support is in place?"),
				apdocs.Ask("Safeguarding", &s.Safeguarding).Lines(5).Class(apdocs.ClassSafeguarding).
					Hint("Share relevant information").
					Hint("Establish reporting procedures – who will communicate concerns – phone/email?").
					Hint("Ensure DSL details are circulated and regular communication is established"),
				apdocs.Ask("Careers/P16", &s.Careers).Lines(3).
					Hint("Agree plan and share contact details of relevant professionals"),
				apdocs.Ask("Access arrangements", &s.AccessArrangements).Lines(3).Class(apdocs.ClassHealth).
					Hint("Discuss current and plans for future assessment – ensure clear actions"),
			),
			apdocs.Grid(2,
				apdocs.Ask("Date of next visit", &s.Next),
				apdocs.Ask("Staff member completing review", &s.By),
			),
		),
	)
}

func (a *FullTimeAgreement) review(r *apdocs.Review) []apdocs.Block {
	return []apdocs.Block{
		apdocs.Beside(
			apdocs.Ask("Date of review", &r.Date).Required(),
			apdocs.Ask("Behaviour", &r.Behaviour).Lines(4),
			apdocs.Ask("Attendance", &r.Attendance).Lines(3),
			apdocs.Ask("Safeguarding queries/concerns", &r.Safeguarding).Lines(4).Class(apdocs.ClassSafeguarding),
			apdocs.Ask("Progress to previous targets", &r.TargetProgress).Lines(5),
			apdocs.Ask("Progress (academic)", &r.AcademicProgress).Lines(4),
			apdocs.Ask("Comments", &r.Comments).Lines(5),
		),
		apdocs.Minor("Target setting review",
			a.targets(&r.Targets),
			apdocs.Grid(2,
				apdocs.Ask("Date of next visit", &r.Next),
				apdocs.Ask("Staff member completing review", &r.By).Required(),
			),
		),
	}
}

// Rules returns R24 and R50.
func (a *FullTimeAgreement) Rules() []apdocs.Rule {
	return []apdocs.Rule{
		completedBefore(func(a *FullTimeAgreement) (*apdocs.Date, apdocs.Date) { return &a.CompletedOn, a.Placement.Start }),
		apdocs.SigningRule(func(a *FullTimeAgreement) (*apdocs.Signatures, *apdocs.Date) { return &a.Signatures, nil }),
	}
}
