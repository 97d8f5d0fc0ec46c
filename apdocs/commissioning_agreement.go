package apdocs

// A CommissioningAgreement (F03) is what school, family and provider agree and
// sign before a placement begins.
//
// The original's head did not survive, though its declaration speaks of "the
// pupil named": the first section is an addition, and so are three more
// recipients of copies where the pupil is looked after.
type CommissioningAgreement struct {
	Record
	Pupil             Pupil              `json:"pupil,omitzero"`
	School            School             `json:"school,omitzero"`
	Provider          Provider           `json:"provider,omitzero"`
	Approval          Approval           `json:"approval,omitzero"`
	Placement         Placement          `json:"placement,omitzero"`
	Review            Review             `json:"review,omitzero"`
	CompletedBy       string             `json:"completedBy,omitzero"`
	CompletedOn       Date               `json:"completedOn,omitzero"`
	Parent            Parent             `json:"parent,omitzero"`
	EmergencyContacts []EmergencyContact `json:"emergencyContacts,omitempty"`
	Course            LongText           `json:"course,omitzero"`
	SocialWorker      Professional       `json:"socialWorker,omitzero"`
	VirtualSchool     Professional       `json:"virtualSchool,omitzero"`
	YOT               Professional       `json:"yot,omitzero"`
	GP                string             `json:"gp,omitzero"`
	Objectives        []Objective        `json:"objectives,omitempty"`
	Agreed            struct {
		Progress     LongText `json:"progress,omitzero"`
		Post16       LongText `json:"post16,omitzero"`
		Safeguarding LongText `json:"safeguarding,omitzero"`
		Attendance   LongText `json:"attendance,omitzero"`
	} `json:"agreed,omitzero"`
	PupilInformation LongText   `json:"pupilInformation,omitzero"`
	PlanTargets      LongText   `json:"planTargets,omitzero"`
	LanguageSupport  LongText   `json:"languageSupport,omitzero"`
	Health           LongText   `json:"health,omitzero"`
	Transport        LongText   `json:"transport,omitzero"`
	Lunch            LongText   `json:"lunch,omitzero"`
	Signatures       Signatures `json:"signatures,omitzero"`
	Copies           Copies     `json:"copies,omitzero"`
}

// Layout is the printed form.
func (a *CommissioningAgreement) Layout() *Layout {
	return &Layout{
		Name:    "commissioning-agreement",
		Version: 1,
		Title:   "Alternative Provision Commissioning Agreement",
		Short:   "Commissioning agreement",
		Blocks: []Block{
			a.identity(),
			a.contacts(),
			a.aims(),
			a.safeguarding(),
			Part("Practicalities",
				Beside(
					Ask("Transport arrangements", &a.Transport).Lines(3),
					Ask("Lunch arrangements", &a.Lunch).Lines(2).
						Hint("Including FSM funds transfer if relevant"),
				),
			).AnsweredBy(PartySchool),
			Part("Signatures",
				Declare("We, the named persons below, certify that we are authorised to refer the pupil named and accept the terms of business as agreed with the referring agency/school. We confirm that all details are current, correct and that all relevant information has been shared. We also agree to inform relevant parties (named below) of any changes in circumstance/support needs in writing/via email."),
				SignatureRows(
					Sign("Parent/carer", PartyParent, &a.Signatures.Parent),
					Sign("Pupil", PartyPupil, &a.Signatures.Pupil),
					Sign("School referrer", PartySchool, &a.Signatures.School),
					Sign("AP contact/lead", PartyProvider, &a.Signatures.Provider),
					Sign("Other professional (name/role)", PartyOther, &a.Signatures.Other),
				),
			),
			a.copies(),
		},
	}
}

func (a *CommissioningAgreement) identity() *Section {
	return Part("Pupil and placement",
		Grid(2,
			Ask("Pupil", &a.Pupil.Name).Required(),
			Ask("Date of birth", &a.Pupil.BirthDate).Required(),
			Ask("Year", &a.Pupil.Year),
			Ask("Does the pupil have an EHCP?", &a.Pupil.EHCP).Class(ClassHealth),
			Ask("Is the pupil looked after?", &a.Pupil.LookedAfter).Class(ClassSafeguarding),
			Ask("Does the pupil have a social worker?", &a.Pupil.SocialWorker).Class(ClassSafeguarding),
			Ask("School", &a.School.Name).Required(),
			Ask("Alternative provider", &a.Provider.Name).Required(),
		),
		Minor("Every address where the pupil is taught",
			Each(&a.Provider.Sites, 2, func(s *Site) []Block {
				return []Block{Together(
					Beside(
						Ask("Site", &s.Name),
						Ask("Kind", &s.Kind),
						Ask("Address", &s.Address).Lines(3).Required(),
					),
					Grid(2,
						Ask("Subcontractor, if any", &s.Subcontractor),
						Ask("Phone during sessions", &s.Phone).Format("phone"),
						Ask("Days", &s.Days).Wide(),
					),
				)}
			}).AtLeast(1),
		),
		Grid(2,
			Ask("Is the provider on the local authority’s approved list?", &a.Provider.Approved).Wide(),
		),
		When(&a.Provider.Approved, No,
			Grid(2,
				Ask("If not, approved by the trust: name", &a.Approval.By),
				Ask("If not, approved by the trust: date", &a.Approval.Date),
			),
		),
		Beside(
			Ask("Why the pupil is placed", &a.Placement.Route),
			Ask("Is the placement full-time?", &a.Placement.FullTime),
		),
		Minor("Where the pupil is each session",
			Week("Where the pupil is each session", &a.Placement.Timetable),
		),
		Grid(2,
			Ask("Planned end date", &a.Placement.End),
			Ask("Date of first review", &a.Review.Next),
			Ask("Completed by", &a.CompletedBy).Required(),
			Ask("Date of this agreement", &a.CompletedOn).Required(),
		),
	).AnsweredBy(PartySchool)
}

func (a *CommissioningAgreement) contacts() *Section {
	p, v := &a.Parent, &a.Placement
	return Part("Contacts and arrangements",
		Grid(2,
			Ask("Name of Parent/Carer", &p.Name).Required().Class(ClassContact).By(PartyParent),
			Ask("Email of parent/carer", &p.Email).Format("email").Class(ClassContact).By(PartyParent),
			Group("Telephone Numbers",
				Ask("Home", &p.HomePhone).Format("phone"),
				Ask("Mobile", &p.MobilePhone).Format("phone"),
				Ask("Work", &p.WorkPhone).Format("phone"),
			).Class(ClassContact).By(PartyParent).Wide(),
		),
		When(&p.AddressWithheld, No,
			Beside(Ask("Address", &p.Address).Lines(4).Class(ClassContact).By(PartyParent)),
		),
		Grid(2,
			Ask("Is the address withheld?", &p.AddressWithheld).Wide().Class(ClassSafeguarding).By(PartySchool),
		),
		NamedRows("Emergency contacts", &a.EmergencyContacts, []string{"Emergency Contact 1", "Emergency Contact 2"},
			func(c *EmergencyContact) []*Field {
				return []*Field{
					Ask("Name", &c.Name).Class(ClassThirdParty).By(PartyParent),
					Ask("Telephone", &c.Phone).Format("phone").Class(ClassThirdParty).By(PartyParent),
					Ask("Relationship", &c.Relationship).Class(ClassThirdParty).By(PartyParent),
				}
			}).NameOnly(),
		Beside(
			Ask("Course/provision offer", &a.Course).Lines(3).By(PartyProvider),
		),
		Grid(2,
			Ask("Agreed taster date (if applicable)", &v.Taster).By(PartyProvider),
			Ask("Agreed start date", &v.Start).Required().By(PartyProvider),
			Ask("Time of arrival", &v.Arrival).By(PartyProvider),
			Ask("Time of departure", &v.Departure).By(PartyProvider),
		),
		When(&a.Pupil.SocialWorker, Yes,
			Grid(2, Ask("If relevant, social worker email", &a.SocialWorker.Email).Format("email").Class(ClassThirdParty).By(PartySchool).Wide()),
		),
		When(&a.Pupil.LookedAfter, Yes,
			Grid(2, Ask("If relevant, CLA Adviser email", &a.VirtualSchool.Email).Format("email").Class(ClassThirdParty).By(PartySchool).Wide()),
		),
		Grid(2,
			Ask("If relevant, YOT keyworker email", &a.YOT.Email).Format("email").Class(ClassCriminal).By(PartySchool).Wide(),
			Ask("GP contact details", &a.GP).Class(ClassHealth).By(PartyParent).Wide(),
		),
	)
}

func (a *CommissioningAgreement) aims() *Section {
	return Part("Aims and outcomes",
		Minor("Provide the 3 key objectives of this placement below",
			Rows("Provide the 3 key objectives of this placement below", &a.Objectives, 3, func(o *Objective) []*Field {
				return []*Field{Ask("Objective", &o.Aim).Lines(2).By(PartySchool)}
			}).NameOnly().AtLeast(3),
		),
		Beside(
			Ask("How will the AP setting communicate progress?", &a.Agreed.Progress).Lines(3).By(PartyProvider),
			Ask("If in KS4, how will this placement contribute to post-16/18 planning for this pupil?", &a.Agreed.Post16).
				Short("Key Stage 4: how it contributes to post-16/18 planning").Lines(3).By(PartySchool),
			Ask("SEND/CLA/Health/YOT information", &a.PupilInformation).Lines(4).Class(ClassCriminal).By(PartySchool),
			Ask("EHCP/PEP/ILP/BSP targets", &a.PlanTargets).Lines(4).Class(ClassHealth).By(PartySchool),
			Ask("English as an additional language requirement", &a.LanguageSupport).Lines(2).By(PartySchool),
			Ask("Health Requirements", &a.Health).Lines(3).Class(ClassHealth).By(PartyParent),
		),
	)
}

func (a *CommissioningAgreement) safeguarding() *Section {
	return Part("Safeguarding and attendance",
		Beside(
			Ask("Agreed process for the recording and informing of a safeguarding concern", &a.Agreed.Safeguarding).
				Short("Agreed process for a safeguarding concern").Lines(4).Required().Class(ClassSafeguarding).By(PartyProvider),
			Ask("Procedures for recording attendance and non-attendance", &a.Agreed.Attendance).Lines(4).Required().By(PartyProvider),
			Reach("AP DSL contact details", &a.Provider.DSL).AllRequired().Class(ClassSafeguarding).By(PartyProvider),
			Reach("School DSL contact details", &a.School.DSL).AllRequired().Class(ClassSafeguarding).By(PartySchool),
		),
	)
}

func (a *CommissioningAgreement) copies() *Section {
	c := &a.Copies
	return Part("A completed copy of this form will be forwarded to",
		Ticks(
			Ask("Parent/carer", &c.Parent),
			Ask("Pupil", &c.Pupil),
			Ask("School contact", &c.School),
			Ask("AP contact", &c.Provider),
			Ask("LA Adviser", &c.LocalAuthorityAdviser),
			Ask("YOT Key worker", &c.YOT).Class(ClassCriminal),
			Ask("NHS professional", &c.Health).Class(ClassHealth),
			Ask("Local Authority", &c.LocalAuthority),
			Ask("Other relevant professional", &c.Other),
		),
		When(&a.Pupil.LookedAfter, Yes,
			Ticks(
				Ask("Carer", &c.Carer).Class(ClassSafeguarding),
				Ask("Social worker", &c.SocialWorker).Class(ClassSafeguarding),
				Ask("Virtual school", &c.VirtualSchool).Class(ClassSafeguarding),
			),
		),
	).AnsweredBy(PartySchool)
}

// Complete reports whether the agreement is in force: parent, pupil, school and
// provider have signed, or need not. Another professional may sign too.
func (a *CommissioningAgreement) Complete() bool {
	s := &a.Signatures
	for _, one := range []*Signature{&s.Parent, &s.Pupil, &s.School, &s.Provider} {
		if !one.Signed() && one.Status != NotRequired {
			return false
		}
	}
	return true
}

// Rules are R19 to R23, R27, R30, R46 and R50.
func (a *CommissioningAgreement) Rules() []Rule {
	type A = CommissioningAgreement
	return []Rule{
		NewRule("R19", Warning, "the form: “Provide the 3 key objectives”",
			"There are exactly three objectives, and none is empty.", (*A).threeObjectives),
		NewRule("R20", Warning, "the form: “If in KS4”",
			"For a pupil in year 10 or 11 the contribution to post-16 planning is said.", (*A).planned),
		NewRule("R21", Error, "the form: times and dates",
			"The pupil leaves later than they arrive, and a taster is no later than the start.", (*A).inOrder),
		NewRule("R22", Warning, "the form: “If relevant”",
			"The emails of social worker and CLA adviser are given where the pupil has them, and only there.", (*A).relevantContacts),
		NewRule("R23", Error, "the form’s declaration; school policy: agreed before the placement begins",
			"The parties sign after the agreement is written and before the placement begins.", (*A).signedInTime),
		NewRule("R27", Warning, "school policy on part-time placements",
			"In a part-time placement every session of the week is accounted for.", func(a *A, c *Case) {
				if a.Placement.FullTime == No {
					c.week(&a.Placement.Timetable)
				}
			}),
		NewRule("R30", Warning, "school policy on approved providers",
			"The trust has approved a provider that is not on the local authority’s list.", (*A).approved),
		AgeRule(func(a *A) (*Pupil, Date) { return &a.Pupil, a.Placement.Start }),
		SigningRule(func(a *A) (*Signatures, *Date) { return &a.Signatures, &a.Pupil.BirthDate }),
	}
}

const keyObjectives = 3

// threeObjectives is R19. That there are too few rows is for the schema to say.
func (a *CommissioningAgreement) threeObjectives(c *Case) {
	if len(a.Objectives) > keyObjectives {
		c.Report(&a.Objectives, "give the three key ones only")
	}
	for i := range a.Objectives {
		if o := &a.Objectives[i]; blank(o.Aim) {
			c.Report(&o.Aim, "is empty; the form wants three")
		}
	}
}

// planned is R20.
func (a *CommissioningAgreement) planned(c *Case) {
	if year, known := yearGroup(a.Pupil.Year); known && (year == 10 || year == 11) && blank(a.Agreed.Post16) {
		c.Report(&a.Agreed.Post16, "say how, because the pupil is in Key Stage 4")
	}
}

// inOrder is R21.
func (a *CommissioningAgreement) inOrder(c *Case) {
	p := &a.Placement
	if !p.Arrival.IsZero() && !p.Departure.IsZero() && p.Departure.Compare(p.Arrival) <= 0 {
		c.Report(&p.Departure, "is not later than the time of arrival")
	}
	if !p.Start.IsZero() && p.Taster.After(p.Start) {
		c.Report(&p.Taster, "is after the agreed start date")
	}
}

// relevantContacts is R22. What is not relevant is not to be kept.
func (a *CommissioningAgreement) relevantContacts(c *Case) {
	for _, one := range []struct {
		has   YesNo
		email *string
		whose string
	}{
		{a.Pupil.SocialWorker, &a.SocialWorker.Email, "the pupil has a social worker"},
		{a.Pupil.LookedAfter, &a.VirtualSchool.Email, "the pupil is looked after"},
	} {
		switch {
		case one.has == Yes && blank(*one.email):
			c.Report(one.email, "is not given; enter it, because "+one.whose)
		case one.has == No && !blank(*one.email):
			c.Report(one.email, "take it out, because it is only for where "+one.whose)
		}
	}
}

// signedInTime is R23.
func (a *CommissioningAgreement) signedInTime(c *Case) {
	for _, s := range a.Signatures.each() {
		switch day := s.At.Date(); {
		case !s.Signed() || day.IsZero():
		case day.Before(a.CompletedOn):
			c.Report(&s.At, "is before the date of this agreement; nobody signs what is not written yet")
		case !a.Placement.Start.IsZero() && day.After(a.Placement.Start):
			c.Warn(&s.At, "is after the start of the placement; agreements are signed before it begins")
		}
	}
}

// approved is R30.
func (a *CommissioningAgreement) approved(c *Case) {
	if a.Provider.Approved != No {
		return
	}
	const why = "is needed, because the provider is not on the local authority’s list"
	if blank(a.Approval.By) {
		c.Report(&a.Approval.By, why)
	}
	if a.Approval.Date.IsZero() {
		c.Report(&a.Approval.Date, why)
	}
}
