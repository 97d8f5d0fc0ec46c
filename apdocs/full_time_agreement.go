package apdocs

// A FullTimeAgreement (F01) is what the pupil's own school and a new school or
// provider agree before a full-time placement begins, with a page for each
// review of it.
//
// Beside the original's questions it asks when it was completed, has room to
// write under each item of the agenda, and is signed.
type FullTimeAgreement struct {
	Record
	Pupil       Pupil     `json:"pupil,omitzero"`
	School      School    `json:"school,omitzero"`
	Provider    Provider  `json:"provider,omitzero"`
	CompletedBy string    `json:"completedBy,omitzero"`
	CompletedOn Date      `json:"completedOn,omitzero"`
	Placement   Placement `json:"placement,omitzero"`
	Profile     LongText  `json:"profile,omitzero"`
	DIT         struct {
		Completed YesNo    `json:"completed,omitzero"`
		Outcomes  LongText `json:"outcomes,omitzero"`
	} `json:"dit,omitzero"`
	Targets    []Target   `json:"targets,omitempty"`
	SetUp      SetUp      `json:"setUp,omitzero"`
	Signatures Signatures `json:"signatures,omitzero"`
	Reviews    []Review   `json:"reviews,omitempty"`
}

// Layout is the printed form.
func (a *FullTimeAgreement) Layout() *Layout {
	return &Layout{
		Name:    "full-time-agreement",
		Version: 1,
		Title:   "Alternative provision commissioning agreement",
		Short:   "Commissioning agreement, full-time",
		Blocks: []Block{
			Grid(2,
				Ask("Pupil", &a.Pupil.Name).Required(),
				Ask("Year", &a.Pupil.Year),
				Ask("Original school", &a.School.Name).Required(),
				Ask("New school", &a.Provider.Name).Required(),
				Ask("Date of set-up visit", &a.SetUp.Date),
				Ask("Name of staff member completing document", &a.CompletedBy).Required(),
				Ask("Date completed", &a.CompletedOn).Required(),
				Ask("Date on roll", &a.Placement.Start).Required(),
			),
			Part("Commissioning aims – to be completed with the alternative provider before placement begins",
				Beside(
					Ask("Rationale", &a.Placement.Reason).Hint("Why the new school?").Lines(5).Required(),
					Ask("Pupil profile", &a.Profile).Lines(8).
						Hint("Note their strengths and barriers").
						Hint("Offer insight into what works to meet their needs"),
					Ask("DIT completed", &a.DIT.Completed),
					Ask("DIT outcomes", &a.DIT.Outcomes).Lines(4),
				),
			).AnsweredBy(PartySchool),
			Part("Target setting – to be completed with alternative provider when setting up placement",
				a.targets(&a.Targets).AtLeast(1),
			),
			Part("How will this be assessed?",
				Points(
					"Daily attendance checks.",
					"Bi-weekly feedback and communications via email.",
					"Ongoing regular communications if there are any safeguarding or other concerns.",
					"Half-termly review meeting.",
					"Termly report and face-to-face review meeting.",
				),
			),
			a.agenda(),
			Part("Signatures",
				SignatureRows(
					Sign("Parent/carer", PartyParent, &a.Signatures.Parent),
					Sign("Pupil", PartyPupil, &a.Signatures.Pupil),
					Sign("School", PartySchool, &a.Signatures.School),
					Sign("Alternative provider", PartyProvider, &a.Signatures.Provider),
				),
			),
			EachPart("Review", &a.Reviews, 1, a.review).AnsweredBy(PartySchool),
		},
	}
}

func (*FullTimeAgreement) targets(list *[]Target) *Table {
	return targets(list, "Target", "Support from original school", "Support from alternative provider")
}

func (a *FullTimeAgreement) agenda() *Section {
	s := &a.SetUp
	return Part("Set-up meeting agenda",
		Minor("Details of discussion",
			Beside(
				Ask("Agree rationale and targets", &s.Targets).Lines(3),
				Ask("Agree timetable", &s.Timetable).Lines(4).
					Hint("This may be part-time to begin, depending on the situation"),
				Ask("Agree accreditation / qualification aim", &s.Accreditation).Lines(5).
					Hint("If different to GCSEs/vocational qualifications").
					Hint("What are they studying?").
					Hint("At what level?").
					Hint("What will they be accredited with on completion?").
					Hint("How is progress reported?").
					Hint("Is there flexibility to move up/down levels as needed?"),
				Ask("Personal/social/wellbeing", &s.Wellbeing).Lines(4).Class(ClassHealth).
					Hint("Share information on this – how is the pupil managing friendships/community/their mental health?").
					Hint("What support is in place?"),
				Ask("Safeguarding", &s.Safeguarding).Lines(5).Class(ClassSafeguarding).
					Hint("Share relevant information").
					Hint("Establish reporting procedures – who will communicate concerns – phone/email?").
					Hint("Ensure DSL details are circulated and regular communication is established"),
				Ask("Careers/P16", &s.Careers).Lines(3).
					Hint("Agree plan and share contact details of relevant professionals"),
				Ask("Access arrangements", &s.AccessArrangements).Lines(3).Class(ClassHealth).
					Hint("Discuss current and plans for future assessment – ensure clear actions"),
			),
			Grid(2,
				Ask("Date of next visit", &s.Next),
				Ask("Staff member completing review", &s.By),
			),
		),
	)
}

func (a *FullTimeAgreement) review(r *Review) []Block {
	return []Block{
		Beside(
			Ask("Date of review", &r.Date).Required(),
			Ask("Behaviour", &r.Behaviour).Lines(4),
			Ask("Attendance", &r.Attendance).Lines(3),
			Ask("Safeguarding queries/concerns", &r.Safeguarding).Lines(4).Class(ClassSafeguarding),
			Ask("Progress to previous targets", &r.TargetProgress).Lines(5),
			Ask("Progress (academic)", &r.AcademicProgress).Lines(4),
			Ask("Comments", &r.Comments).Lines(5),
		),
		Minor("Target setting review",
			a.targets(&r.Targets),
			Grid(2,
				Ask("Date of next visit", &r.Next),
				Ask("Staff member completing review", &r.By).Required(),
			),
		),
	}
}

// Rules are R24 and R50.
func (a *FullTimeAgreement) Rules() []Rule {
	return []Rule{
		completedBefore(func(a *FullTimeAgreement) (*Date, Date) { return &a.CompletedOn, a.Placement.Start }),
		SigningRule(func(a *FullTimeAgreement) (*Signatures, *Date) { return &a.Signatures, nil }),
	}
}
