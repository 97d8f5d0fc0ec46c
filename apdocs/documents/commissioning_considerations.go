package documents

import "github.com/apdocs/forms/apdocs"

// CommissioningConsiderations (F07) are the questions that a school considers with pupil
// and family before it commissions alternative provision.
//
// The original has only questions: the room for answers, and whom it is about, who
// answered and when, are additions.
type CommissioningConsiderations struct {
	apdocs.Record
	Pupil       apdocs.Pupil    `json:"pupil,omitzero"`
	School      apdocs.School   `json:"school,omitzero"`
	CompletedBy string          `json:"completedBy,omitzero"`
	CompletedOn apdocs.Date     `json:"completedOn,omitzero"`
	Transport   apdocs.LongText `json:"transport,omitzero"`
	Considered  struct {
		FamilyInvolved     apdocs.LongText `json:"familyInvolved,omitzero"`
		FamilyAgreed       apdocs.LongText `json:"familyAgreed,omitzero"`
		Aim                apdocs.LongText `json:"aim,omitzero"`
		PupilWants         apdocs.LongText `json:"pupilWants,omitzero"`
		AimPlanning        apdocs.LongText `json:"aimPlanning,omitzero"`
		AimMonitoring      apdocs.LongText `json:"aimMonitoring,omitzero"`
		Length             apdocs.LongText `json:"length,omitzero"`
		PartTime           apdocs.LongText `json:"partTime,omitzero"`
		OtherTime          apdocs.LongText `json:"otherTime,omitzero"`
		Disruption         apdocs.LongText `json:"disruption,omitzero"`
		CurriculumFit      apdocs.LongText `json:"curriculumFit,omitzero"`
		CurriculumMatch    apdocs.LongText `json:"curriculumMatch,omitzero"`
		ProgressMonitoring apdocs.LongText `json:"progressMonitoring,omitzero"`
		Liaison            apdocs.LongText `json:"liaison,omitzero"`
		Success            apdocs.LongText `json:"success,omitzero"`
		SuccessMeasures    apdocs.LongText `json:"successMeasures,omitzero"`
		PupilOwnership     apdocs.LongText `json:"pupilOwnership,omitzero"`
		SharedOutcomes     apdocs.LongText `json:"sharedOutcomes,omitzero"`
		Reintegration      apdocs.LongText `json:"reintegration,omitzero"`
	} `json:"considered,omitzero"`
}

// Layout returns the printed form.
func (k *CommissioningConsiderations) Layout() *apdocs.Layout {
	c := &k.Considered
	return &apdocs.Layout{
		Name:    "commissioning-considerations",
		Version: 1,
		Title:   "What to consider before commissioning alternative provision",
		Short:   "What to consider before commissioning",
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Pupil", &k.Pupil.Name).Required(),
				apdocs.Ask("School", &k.School.Name).Required(),
				apdocs.Ask("Completed by", &k.CompletedBy).Required(),
				apdocs.Ask("Date", &k.CompletedOn).Required(),
			),
			apdocs.Part("Pupil and family",
				apdocs.Para("Put the pupil and their family at the heart of every conversation and every decision. Present "+
					"alternative provision as help, and never as a warning that sanctions will follow."),
				apdocs.Beside(
					apdocs.Ask("Have they been fully involved in discussions and planning to support the pupil and meet their "+
						"behaviour needs prior to any decision being made regarding alternative provision?", &c.FamilyInvolved).
						Short("Involved in planning before any decision on AP").Lines(3),
					apdocs.Ask("Within discussions and planning, have they been fully involved in agreeing that an alternative "+
						"provision placement would be a positive step to support behaviour?", &c.FamilyAgreed).
						Short("Involved in agreeing that AP is a positive step").Lines(3),
				),
			),
			apdocs.Part("Transport",
				apdocs.Beside(
					apdocs.Ask("What will be required and needs to be put in place? Who needs to be involved?", &k.Transport).
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

func (k *CommissioningConsiderations) aims() *apdocs.Section {
	c := &k.Considered
	return apdocs.Part("Aim",
		apdocs.Beside(
			apdocs.Ask("What is the aim of the alternative provision placement?", &c.Aim).Lines(3),
			apdocs.Ask("What does the pupil want, and need, to get out of the provision?", &c.PupilWants).Lines(3),
			apdocs.Ask("How will the aims be included within planning to maximise the opportunity of a successful "+
				"placement?", &c.AimPlanning).
				Short("How the aims are included in planning").Lines(3),
			apdocs.Ask("How will the objectives and plans be agreed, set out and regularly monitored with the alternative "+
				"provision, including through frequent visits?", &c.AimMonitoring).
				Short("How objectives and plans are agreed, set out and monitored").Lines(3),
		),
	)
}

func (k *CommissioningConsiderations) duration() *apdocs.Section {
	c := &k.Considered
	return apdocs.Part("Length of time",
		apdocs.Beside(
			apdocs.Ask("How long will the provision be in place for?", &c.Length).Lines(3),
			apdocs.Ask("Will it be part-time or full-time?", &c.PartTime).Lines(3),
			apdocs.Ask("If the placement is part-time, what other planning needs to be in place for the remaining time they "+
				"are going to be in school?", &c.OtherTime).
				Short("If part-time, planning for the remaining time in school").Lines(3),
			apdocs.Ask("Where an intervention is part-time or temporary, what plans need to be in place to minimise "+
				"education disruption?", &c.Disruption).
				Short("If part-time or temporary, plans to minimise disruption").Lines(3),
		),
	)
}

func (k *CommissioningConsiderations) curriculum() *apdocs.Section {
	c := &k.Considered
	return apdocs.Part("Curriculum",
		apdocs.Beside(
			apdocs.Ask("How will the alternative provision placement fit in with the pupil’s mainstream curriculum?",
				&c.CurriculumFit).
				Short("How the placement fits the pupil’s mainstream curriculum").Lines(3),
			apdocs.Ask("How will the placement complement and keep up with the pupil’s current curriculum, timetable and "+
				"qualification route?", &c.CurriculumMatch).
				Short("How it keeps up with curriculum, timetable and qualifications").Lines(3),
			apdocs.Ask("How will progress be frequently monitored, appropriately reviewed and communicated between the "+
				"alternative provision and school?", &c.ProgressMonitoring).
				Short("How progress is monitored, reviewed and communicated").Lines(3),
			apdocs.Ask("What staff liaison needs to take place, and what are appropriate mechanisms of challenge?", &c.Liaison).
				Short("Staff liaison and mechanisms of challenge").Lines(3),
		),
	)
}

func (k *CommissioningConsiderations) outcomes() *apdocs.Section {
	c := &k.Considered
	return apdocs.Part("Outcomes",
		apdocs.Beside(
			apdocs.Ask("What will success look like at the end of the placement?", &c.Success).Lines(3),
			apdocs.Ask("How will this look for attendance, attitude, attainment and behaviour?", &c.SuccessMeasures).
				Short("Success in attendance, attitude, attainment and behaviour").Lines(3),
			apdocs.Ask("How can the pupil be fully involved in setting and monitoring progress so that they own their "+
				"outcomes rather than feel done to?", &c.PupilOwnership).
				Short("How the pupil sets and monitors progress and owns the outcomes").Lines(3),
			apdocs.Ask("How will everyone be aware of and agree the outcomes and engage in regular monitoring of progress?",
				&c.SharedOutcomes).
				Short("How everyone knows, agrees and monitors the outcomes").Lines(3),
			apdocs.Ask("Where reintegration to the school is an objective, what planning needs to be in place to ensure an "+
				"appropriate package of support is ready to support their return?", &c.Reintegration).
				Short("If reintegration is an objective, planning for the return").Lines(3),
		),
	)
}
