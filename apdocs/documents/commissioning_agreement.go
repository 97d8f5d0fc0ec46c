package documents

import "github.com/apdocs/forms/apdocs"

// A CommissioningAgreement (F03) is what school, family and provider agree and sign before
// a placement begins.
//
// The head of the original is lost, although its declaration refers to "the pupil named":
// the first section is an addition. So are three more recipients of copies, for
// looked-after pupils.
type CommissioningAgreement struct {
	apdocs.Record
	Pupil             apdocs.Pupil              `json:"pupil,omitzero"`
	School            apdocs.School             `json:"school,omitzero"`
	Provider          apdocs.Provider           `json:"provider,omitzero"`
	Approval          apdocs.Approval           `json:"approval,omitzero"`
	Placement         apdocs.Placement          `json:"placement,omitzero"`
	Review            apdocs.Review             `json:"review,omitzero"`
	CompletedBy       string                    `json:"completedBy,omitzero"`
	CompletedOn       apdocs.Date               `json:"completedOn,omitzero"`
	Parent            apdocs.Parent             `json:"parent,omitzero"`
	EmergencyContacts []apdocs.EmergencyContact `json:"emergencyContacts,omitempty"`
	Course            apdocs.LongText           `json:"course,omitzero"`
	SocialWorker      apdocs.Professional       `json:"socialWorker,omitzero"`
	VirtualSchool     apdocs.Professional       `json:"virtualSchool,omitzero"`
	YOT               apdocs.Professional       `json:"yot,omitzero"`
	GP                string                    `json:"gp,omitzero"`
	Objectives        []apdocs.Objective        `json:"objectives,omitempty"`
	Agreed            struct {
		Progress     apdocs.LongText `json:"progress,omitzero"`
		Post16       apdocs.LongText `json:"post16,omitzero"`
		Safeguarding apdocs.LongText `json:"safeguarding,omitzero"`
		Attendance   apdocs.LongText `json:"attendance,omitzero"`
	} `json:"agreed,omitzero"`
	PupilInformation apdocs.LongText   `json:"pupilInformation,omitzero"`
	PlanTargets      apdocs.LongText   `json:"planTargets,omitzero"`
	LanguageSupport  apdocs.LongText   `json:"languageSupport,omitzero"`
	Health           apdocs.LongText   `json:"health,omitzero"`
	Transport        apdocs.LongText   `json:"transport,omitzero"`
	Lunch            apdocs.LongText   `json:"lunch,omitzero"`
	Signatures       apdocs.Signatures `json:"signatures,omitzero"`
	Copies           apdocs.Copies     `json:"copies,omitzero"`
}

// Layout returns the printed form.
func (a *CommissioningAgreement) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name:    "commissioning-agreement",
		Version: 1,
		Title:   "Alternative Provision Commissioning Agreement",
		Short:   "Commissioning agreement",
		Blocks: []apdocs.Block{
			a.identity(),
			a.contacts(),
			a.aims(),
			a.safeguarding(),
			apdocs.Part("Practicalities",
				apdocs.Beside(
					apdocs.Ask("Transport arrangements", &a.Transport).Lines(3),
					apdocs.Ask("Lunch arrangements", &a.Lunch).Lines(2).
						Hint("Including FSM funds transfer if relevant"),
				),
			).AnsweredBy(apdocs.PartySchool),
			apdocs.Part("Signatures",
				apdocs.Declare("We, the named persons below, certify that we are authorised to refer the pupil named and accept "+
					"the terms of business as agreed with the referring agency/school. We confirm that all details are current, "+
					"correct and that all relevant information has been shared. We also agree to inform relevant parties (named "+
					"below) of any changes in circumstance/support needs in writing/via email."),
				apdocs.SignatureRows(
					apdocs.Sign("Parent/carer", apdocs.PartyParent, &a.Signatures.Parent),
					apdocs.Sign("Pupil", apdocs.PartyPupil, &a.Signatures.Pupil),
					apdocs.Sign("School referrer", apdocs.PartySchool, &a.Signatures.School),
					apdocs.Sign("AP contact/lead", apdocs.PartyProvider, &a.Signatures.Provider),
					apdocs.Sign("Other professional (name/role)", apdocs.PartyOther, &a.Signatures.Other),
				),
			),
			a.copies(),
		},
	}
}

func (a *CommissioningAgreement) identity() *apdocs.Section {
	return apdocs.Part("Pupil and placement",
		apdocs.Grid(2,
			apdocs.Ask("Pupil", &a.Pupil.Name).Required(),
			apdocs.Ask("Date of birth", &a.Pupil.BirthDate).Required(),
			apdocs.Ask("Year", &a.Pupil.Year),
			apdocs.Ask("Does the pupil have an EHCP?", &a.Pupil.EHCP).Class(apdocs.ClassHealth),
			apdocs.Ask("Is the pupil looked after?", &a.Pupil.LookedAfter).Class(apdocs.ClassSafeguarding),
			apdocs.Ask("Does the pupil have a social worker?", &a.Pupil.SocialWorker).Class(apdocs.ClassSafeguarding),
			apdocs.Ask("School", &a.School.Name).Required(),
			apdocs.Ask("Alternative provider", &a.Provider.Name).Required(),
		),
		apdocs.Minor("Every address where the pupil is taught",
			apdocs.Each(&a.Provider.Sites, 2, func(s *apdocs.Site) []apdocs.Block {
				return []apdocs.Block{apdocs.Together(
					apdocs.Beside(
						apdocs.Ask("Site", &s.Name),
						apdocs.Ask("Kind", &s.Kind),
						apdocs.Ask("Address", &s.Address).Lines(3).Required(),
					),
					apdocs.Grid(2,
						apdocs.Ask("Subcontractor, if any", &s.Subcontractor),
						apdocs.Ask("Phone during sessions", &s.Phone).Format("phone"),
						apdocs.Ask("Days", &s.Days).Wide(),
					),
				)}
			}).AtLeast(1),
		),
		apdocs.Grid(2,
			apdocs.Ask("Is the provider on the local authority’s approved list?", &a.Provider.Approved).Wide(),
		),
		apdocs.When(&a.Provider.Approved, apdocs.No,
			apdocs.Grid(2,
				apdocs.Ask("If not, approved by the trust: name", &a.Approval.By),
				apdocs.Ask("If not, approved by the trust: date", &a.Approval.Date),
			),
		),
		apdocs.Beside(
			apdocs.Ask("Why the pupil is placed", &a.Placement.Route),
			apdocs.Ask("Is the placement full-time?", &a.Placement.FullTime),
		),
		apdocs.Minor("Where the pupil is each session",
			apdocs.Week("Where the pupil is each session", &a.Placement.Timetable),
		),
		apdocs.Grid(2,
			apdocs.Ask("Planned end date", &a.Placement.End),
			apdocs.Ask("Date of first review", &a.Review.Next),
			apdocs.Ask("Completed by", &a.CompletedBy).Required(),
			apdocs.Ask("Date of this agreement", &a.CompletedOn).Required(),
		),
	).AnsweredBy(apdocs.PartySchool)
}

func (a *CommissioningAgreement) contacts() *apdocs.Section {
	p, v := &a.Parent, &a.Placement
	return apdocs.Part("Contacts and arrangements",
		apdocs.Grid(2,
			apdocs.Ask("Name of Parent/Carer", &p.Name).Required().Class(apdocs.ClassContact).By(apdocs.PartyParent),
			apdocs.Ask("Email of parent/carer", &p.Email).Format("email").Class(apdocs.ClassContact).By(apdocs.PartyParent),
			apdocs.Group("Telephone Numbers",
				apdocs.Ask("Home", &p.HomePhone).Format("phone"),
				apdocs.Ask("Mobile", &p.MobilePhone).Format("phone"),
				apdocs.Ask("Work", &p.WorkPhone).Format("phone"),
			).Class(apdocs.ClassContact).By(apdocs.PartyParent).Wide(),
		),
		apdocs.When(&p.AddressWithheld, apdocs.No,
			apdocs.Beside(apdocs.Ask("Address", &p.Address).Lines(4).Class(apdocs.ClassContact).By(apdocs.PartyParent)),
		),
		apdocs.Grid(2,
			apdocs.Ask("Is the address withheld?", &p.AddressWithheld).Wide().Class(apdocs.ClassSafeguarding).
				By(apdocs.PartySchool),
		),
		apdocs.NamedRows("Emergency contacts", &a.EmergencyContacts, []string{"Emergency Contact 1", "Emergency Contact 2"},
			func(c *apdocs.EmergencyContact) []*apdocs.Field {
				return []*apdocs.Field{
					apdocs.Ask("Name", &c.Name).Class(apdocs.ClassThirdParty).By(apdocs.PartyParent),
					apdocs.Ask("Telephone", &c.Phone).Format("phone").Class(apdocs.ClassThirdParty).By(apdocs.PartyParent),
					apdocs.Ask("Relationship", &c.Relationship).Class(apdocs.ClassThirdParty).By(apdocs.PartyParent),
				}
			}).NameOnly(),
		apdocs.Beside(
			apdocs.Ask("Course/provision offer", &a.Course).Lines(3).By(apdocs.PartyProvider),
		),
		apdocs.Grid(2,
			apdocs.Ask("Agreed taster date (if applicable)", &v.Taster).By(apdocs.PartyProvider),
			apdocs.Ask("Agreed start date", &v.Start).Required().By(apdocs.PartyProvider),
			apdocs.Ask("Time of arrival", &v.Arrival).By(apdocs.PartyProvider),
			apdocs.Ask("Time of departure", &v.Departure).By(apdocs.PartyProvider),
		),
		apdocs.When(&a.Pupil.SocialWorker, apdocs.Yes,
			apdocs.Grid(2, apdocs.Ask("If relevant, social worker email", &a.SocialWorker.Email).Format("email").Class(
				apdocs.ClassThirdParty).By(apdocs.PartySchool).Wide()),
		),
		apdocs.When(&a.Pupil.LookedAfter, apdocs.Yes,
			apdocs.Grid(2, apdocs.Ask("If relevant, CLA Adviser email", &a.VirtualSchool.Email).Format("email").Class(
				apdocs.ClassThirdParty).By(apdocs.PartySchool).Wide()),
		),
		apdocs.Grid(2,
			apdocs.Ask("If relevant, YOT keyworker email", &a.YOT.Email).Format("email").Class(apdocs.ClassCriminal).
				By(apdocs.PartySchool).Wide(),
			apdocs.Ask("GP contact details", &a.GP).Class(apdocs.ClassHealth).By(apdocs.PartyParent).Wide(),
		),
	)
}

func (a *CommissioningAgreement) aims() *apdocs.Section {
	return apdocs.Part("Aims and outcomes",
		apdocs.Minor("Provide the 3 key objectives of this placement below",
			apdocs.Rows("Provide the 3 key objectives of this placement below", &a.Objectives, 3, func(
				o *apdocs.Objective) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("Objective", &o.Aim).Lines(2).By(apdocs.PartySchool)}
			}).NameOnly().AtLeast(3),
		),
		apdocs.Beside(
			apdocs.Ask("How will the AP setting communicate progress?", &a.Agreed.Progress).Lines(3).By(apdocs.PartyProvider),
			apdocs.Ask("If in KS4, how will this placement contribute to post-16/18 planning for this pupil?", &a.Agreed.Post16).
				Short("Key Stage 4: how it contributes to post-16/18 planning").Lines(3).By(apdocs.PartySchool),
			apdocs.Ask("SEND/CLA/Health/YOT information", &a.PupilInformation).Lines(4).Class(apdocs.ClassCriminal).
				By(apdocs.PartySchool),
			apdocs.Ask("EHCP/PEP/ILP/BSP targets", &a.PlanTargets).Lines(4).Class(apdocs.ClassHealth).By(apdocs.PartySchool),
			apdocs.Ask("English as an additional language requirement", &a.LanguageSupport).Lines(2).By(apdocs.PartySchool),
			apdocs.Ask("Health Requirements", &a.Health).Lines(3).Class(apdocs.ClassHealth).By(apdocs.PartyParent),
		),
	)
}

func (a *CommissioningAgreement) safeguarding() *apdocs.Section {
	return apdocs.Part("Safeguarding and attendance",
		apdocs.Beside(
			apdocs.Ask("Agreed process for the recording and informing of a safeguarding concern", &a.Agreed.Safeguarding).
				Short("Agreed process for a safeguarding concern").Lines(4).Required().Class(apdocs.ClassSafeguarding).
				By(apdocs.PartyProvider),
			apdocs.Ask("Procedures for recording attendance and non-attendance",
				&a.Agreed.Attendance).Lines(4).Required().By(apdocs.PartyProvider),
			apdocs.Reach("AP DSL contact details", &a.Provider.DSL).AllRequired().Class(apdocs.ClassSafeguarding).
				By(apdocs.PartyProvider),
			apdocs.Reach("School DSL contact details", &a.School.DSL).AllRequired().Class(apdocs.ClassSafeguarding).
				By(apdocs.PartySchool),
		),
	)
}

func (a *CommissioningAgreement) copies() *apdocs.Section {
	c := &a.Copies
	lookedAfter := apdocs.Ticks(
		apdocs.Ask("Carer", &c.Carer).Class(apdocs.ClassSafeguarding),
		apdocs.Ask("Social worker", &c.SocialWorker).Class(apdocs.ClassSafeguarding),
		apdocs.Ask("Virtual school", &c.VirtualSchool).Class(apdocs.ClassSafeguarding),
	)
	lookedAfter.Across = 2 // the columns of the boxes above
	return apdocs.Part("A completed copy of this form will be forwarded to",
		apdocs.Ticks(
			apdocs.Ask("Parent/carer", &c.Parent),
			apdocs.Ask("Pupil", &c.Pupil),
			apdocs.Ask("School contact", &c.School),
			apdocs.Ask("AP contact", &c.Provider),
			apdocs.Ask("LA Adviser", &c.LocalAuthorityAdviser),
			apdocs.Ask("YOT Key worker", &c.YOT).Class(apdocs.ClassCriminal),
			apdocs.Ask("NHS professional", &c.Health).Class(apdocs.ClassHealth),
			apdocs.Ask("Local Authority", &c.LocalAuthority),
			apdocs.Ask("Other relevant professional", &c.Other),
		),
		apdocs.When(&a.Pupil.LookedAfter, apdocs.Yes, lookedAfter),
	).AnsweredBy(apdocs.PartySchool)
}

// Complete reports whether the agreement is in force: parent, pupil, school and provider
// have each signed or are not required to. Another professional may also sign.
func (a *CommissioningAgreement) Complete() bool {
	s := &a.Signatures
	for _, one := range []*apdocs.Signature{&s.Parent, &s.Pupil, &s.School, &s.Provider} {
		if !one.Signed() && one.Status != apdocs.NotRequired {
			return false
		}
	}
	return true
}

// Rules returns R19 to R23, R27, R30, R46 and R50.
func (a *CommissioningAgreement) Rules() []apdocs.Rule {
	type A = CommissioningAgreement
	return []apdocs.Rule{
		apdocs.NewRule("R19", apdocs.Warning, "the form: “Provide the 3 key objectives”",
			"There are exactly three objectives, and none is empty.", (*A).threeObjectives),
		apdocs.NewRule("R20", apdocs.Warning, "the form: “If in KS4”",
			"For a pupil in year 10 or 11 the contribution to post-16 planning is said.", (*A).planned),
		apdocs.NewRule("R21", apdocs.Error, "the form: times and dates",
			"The pupil leaves later than they arrive, and a taster is no later than the start.", (*A).inOrder),
		apdocs.NewRule("R22", apdocs.Warning, "the form: “If relevant”",
			"The emails of social worker and CLA adviser are given where the pupil has them, and only there.",
			(*A).relevantContacts),
		apdocs.NewRule("R23", apdocs.Error, "the form’s declaration; school policy: agreed before the placement begins",
			"The parties sign after the agreement is written and before the placement begins.", (*A).signedInTime),
		apdocs.NewRule("R27", apdocs.Warning, "school policy on part-time placements",
			"In a part-time placement every session of the week is accounted for.", func(a *A, c *apdocs.Case) {
				if a.Placement.FullTime == apdocs.No {
					accountedFor(c, &a.Placement.Timetable)
				}
			}),
		apdocs.NewRule("R30", apdocs.Warning, "school policy on approved providers",
			"The trust has approved a provider that is not on the local authority’s list.", (*A).approved),
		apdocs.AgeRule(func(a *A) (*apdocs.Pupil, apdocs.Date) { return &a.Pupil, a.Placement.Start }),
		apdocs.SigningRule(func(a *A) (*apdocs.Signatures, *apdocs.Date) { return &a.Signatures, &a.Pupil.BirthDate }),
	}
}

const keyObjectives = 3

// threeObjectives checks R19. The schema reports missing rows.
func (a *CommissioningAgreement) threeObjectives(c *apdocs.Case) {
	if len(a.Objectives) > keyObjectives {
		c.Report(&a.Objectives, "give the three key ones only")
	}
	for i := range a.Objectives {
		if o := &a.Objectives[i]; apdocs.IsBlank(o.Aim) {
			c.Report(&o.Aim, "is empty; the form wants three")
		}
	}
}

// planned checks R20.
func (a *CommissioningAgreement) planned(c *apdocs.Case) {
	if year, known := apdocs.YearGroup(a.Pupil.Year); known && (year == 10 || year == 11) && apdocs.IsBlank(
		a.Agreed.Post16) {
		c.Report(&a.Agreed.Post16, "say how, because the pupil is in Key Stage 4")
	}
}

// inOrder checks R21.
func (a *CommissioningAgreement) inOrder(c *apdocs.Case) {
	p := &a.Placement
	if !p.Arrival.IsZero() && !p.Departure.IsZero() && p.Departure.Compare(p.Arrival) <= 0 {
		c.Report(&p.Departure, "is not later than the time of arrival")
	}
	if !p.Start.IsZero() && p.Taster.After(p.Start) {
		c.Report(&p.Taster, "is after the agreed start date")
	}
}

// relevantContacts checks R22. Contacts that are not relevant must not be stored.
func (a *CommissioningAgreement) relevantContacts(c *apdocs.Case) {
	for _, one := range []struct {
		has   apdocs.YesNo
		email *string
		whose string
	}{
		{a.Pupil.SocialWorker, &a.SocialWorker.Email, "the pupil has a social worker"},
		{a.Pupil.LookedAfter, &a.VirtualSchool.Email, "the pupil is looked after"},
	} {
		switch {
		case one.has == apdocs.Yes && apdocs.IsBlank(*one.email):
			c.Report(one.email, "is not given; enter it, because "+one.whose)
		case one.has == apdocs.No && !apdocs.IsBlank(*one.email):
			c.Report(one.email, "take it out, because it is only for where "+one.whose)
		}
	}
}

// signedInTime checks R23.
func (a *CommissioningAgreement) signedInTime(c *apdocs.Case) {
	for _, s := range a.Signatures.Each() {
		switch day := s.At.Date(); {
		case !s.Signed() || day.IsZero():
		case day.Before(a.CompletedOn):
			c.Report(&s.At, "is before the date of this agreement; nobody signs what is not written yet")
		case !a.Placement.Start.IsZero() && day.After(a.Placement.Start):
			c.Warn(&s.At, "is after the start of the placement; agreements are signed before it begins")
		}
	}
}

// approved checks R30.
func (a *CommissioningAgreement) approved(c *apdocs.Case) {
	if a.Provider.Approved != apdocs.No {
		return
	}
	const why = "is needed, because the provider is not on the local authority’s list"
	if apdocs.IsBlank(a.Approval.By) {
		c.Report(&a.Approval.By, why)
	}
	if a.Approval.Date.IsZero() {
		c.Report(&a.Approval.Date, why)
	}
}
