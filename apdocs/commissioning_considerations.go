package apdocs

// CommissioningConsiderations (F07) are what a school thinks through with pupil
// and family before it commissions alternative provision.
//
// The original has questions only: the room to answer, and whom it is about,
// who answered and when, are additions.
type CommissioningConsiderations struct {
	Record
	Pupil       Pupil    `json:"pupil,omitzero"`
	School      School   `json:"school,omitzero"`
	CompletedBy string   `json:"completedBy,omitzero"`
	CompletedOn Date     `json:"completedOn,omitzero"`
	Transport   LongText `json:"transport,omitzero"`
	Considered  struct {
		FamilyInvolved     LongText `json:"familyInvolved,omitzero"`
		FamilyAgreed       LongText `json:"familyAgreed,omitzero"`
		Aim                LongText `json:"aim,omitzero"`
		PupilWants         LongText `json:"pupilWants,omitzero"`
		AimPlanning        LongText `json:"aimPlanning,omitzero"`
		AimMonitoring      LongText `json:"aimMonitoring,omitzero"`
		Length             LongText `json:"length,omitzero"`
		PartTime           LongText `json:"partTime,omitzero"`
		OtherTime          LongText `json:"otherTime,omitzero"`
		Disruption         LongText `json:"disruption,omitzero"`
		CurriculumFit      LongText `json:"curriculumFit,omitzero"`
		CurriculumMatch    LongText `json:"curriculumMatch,omitzero"`
		ProgressMonitoring LongText `json:"progressMonitoring,omitzero"`
		Liaison            LongText `json:"liaison,omitzero"`
		Success            LongText `json:"success,omitzero"`
		SuccessMeasures    LongText `json:"successMeasures,omitzero"`
		PupilOwnership     LongText `json:"pupilOwnership,omitzero"`
		SharedOutcomes     LongText `json:"sharedOutcomes,omitzero"`
		Reintegration      LongText `json:"reintegration,omitzero"`
	} `json:"considered,omitzero"`
}

// Layout is the printed form.
func (k *CommissioningConsiderations) Layout() *Layout {
	c := &k.Considered
	return &Layout{
		Name:    "commissioning-considerations",
		Version: 1,
		Title:   "What to consider before commissioning alternative provision",
		Short:   "What to consider before commissioning",
		Blocks: []Block{
			Grid(2,
				Ask("Pupil", &k.Pupil.Name).Required(),
				Ask("School", &k.School.Name).Required(),
				Ask("Completed by", &k.CompletedBy).Required(),
				Ask("Date", &k.CompletedOn).Required(),
			),
			Part("Pupil and family",
				Para("Put the pupil and their family at the heart of every conversation and every decision. Present alternative provision as help, and never as a warning that sanctions will follow."),
				Beside(
					Ask("Have they been fully involved in discussions and planning to support the pupil and meet their behaviour needs prior to any decision being made regarding alternative provision?", &c.FamilyInvolved).
						Short("Involved in planning before any decision on AP").Lines(3),
					Ask("Within discussions and planning, have they been fully involved in agreeing that an alternative provision placement would be a positive step to support behaviour?", &c.FamilyAgreed).
						Short("Involved in agreeing that AP is a positive step").Lines(3),
				),
			),
			Part("Transport",
				Beside(
					Ask("What will be required and needs to be put in place? Who needs to be involved?", &k.Transport).
						Short("Transport: what is needed and who is involved").Lines(3),
				),
			),
			k.aims(),
			k.duration(),
			k.curriculum(),
			k.outcomes(),
		},
	}
}

func (k *CommissioningConsiderations) aims() *Section {
	c := &k.Considered
	return Part("Aim",
		Beside(
			Ask("What is the aim of the alternative provision placement?", &c.Aim).Lines(3),
			Ask("What does the pupil want, and need, to get out of the provision?", &c.PupilWants).Lines(3),
			Ask("How will the aims be included within planning to maximise the opportunity of a successful placement?", &c.AimPlanning).
				Short("How the aims are included in planning").Lines(3),
			Ask("How will the objectives and plans be agreed, set out and regularly monitored with the alternative provision, including through frequent visits?", &c.AimMonitoring).
				Short("How objectives and plans are agreed, set out and monitored").Lines(3),
		),
	)
}

func (k *CommissioningConsiderations) duration() *Section {
	c := &k.Considered
	return Part("Length of time",
		Beside(
			Ask("How long will the provision be in place for?", &c.Length).Lines(3),
			Ask("Will it be part-time or full-time?", &c.PartTime).Lines(3),
			Ask("If the placement is part-time, what other planning needs to be in place for the remaining time they are going to be in school?", &c.OtherTime).
				Short("If part-time, planning for the remaining time in school").Lines(3),
			Ask("Where an intervention is part-time or temporary, what plans need to be in place to minimise education disruption?", &c.Disruption).
				Short("If part-time or temporary, plans to minimise disruption").Lines(3),
		),
	)
}

func (k *CommissioningConsiderations) curriculum() *Section {
	c := &k.Considered
	return Part("Curriculum",
		Beside(
			Ask("How will the alternative provision placement fit in with the pupil’s mainstream curriculum?", &c.CurriculumFit).
				Short("How the placement fits the pupil’s mainstream curriculum").Lines(3),
			Ask("How will the placement complement and keep up with the pupil’s current curriculum, timetable and qualification route?", &c.CurriculumMatch).
				Short("How it keeps up with curriculum, timetable and qualifications").Lines(3),
			Ask("How will progress be frequently monitored, appropriately reviewed and communicated between the alternative provision and school?", &c.ProgressMonitoring).
				Short("How progress is monitored, reviewed and communicated").Lines(3),
			Ask("What staff liaison needs to take place, and what are appropriate mechanisms of challenge?", &c.Liaison).
				Short("Staff liaison and mechanisms of challenge").Lines(3),
		),
	)
}

func (k *CommissioningConsiderations) outcomes() *Section {
	c := &k.Considered
	return Part("Outcomes",
		Beside(
			Ask("What will success look like at the end of the placement?", &c.Success).Lines(3),
			Ask("How will this look for attendance, attitude, attainment and behaviour?", &c.SuccessMeasures).
				Short("Success in attendance, attitude, attainment and behaviour").Lines(3),
			Ask("How can the pupil be fully involved in setting and monitoring progress so that they own their outcomes rather than feel done to?", &c.PupilOwnership).
				Short("How the pupil sets and monitors progress and owns the outcomes").Lines(3),
			Ask("How will everyone be aware of and agree the outcomes and engage in regular monitoring of progress?", &c.SharedOutcomes).
				Short("How everyone knows, agrees and monitors the outcomes").Lines(3),
			Ask("Where reintegration to the school is an objective, what planning needs to be in place to ensure an appropriate package of support is ready to support their return?", &c.Reintegration).
				Short("If reintegration is an objective, planning for the return").Lines(3),
		),
	)
}
