package apdocs

// A QualityChecklist (F04) is how a school makes sure that a provider is of
// suitable quality and well watched over: its policies, the voices of those
// concerned, its teaching, papers, insurance and registration.
//
// Beside the original's 52 answers it says whom it is about, who answered and
// when; its covers have an amount and an end; and it has the registration check.
type QualityChecklist struct {
	Record
	Provider    Provider `json:"provider,omitzero"`
	School      School   `json:"school,omitzero"`
	CompletedBy string   `json:"completedBy,omitzero"`
	CompletedOn Date     `json:"completedOn,omitzero"`
	NextCheck   Date     `json:"nextCheck,omitzero"`
	Policies    struct {
		LocalAuthorityCatalogue Check `json:"localAuthorityCatalogue,omitzero"`
		StaffRecord             Check `json:"staffRecord,omitzero"`
		Insurance               Check `json:"insurance,omitzero"`
		RiskAssessments         Check `json:"riskAssessments,omitzero"`
		Admissions              Check `json:"admissions,omitzero"`
		Attendance              Check `json:"attendance,omitzero"`
		HealthSafety            Check `json:"healthSafety,omitzero"`
		Visits                  Check `json:"visits,omitzero"`
		Conduct                 Check `json:"conduct,omitzero"`
		DataProtection          Check `json:"dataProtection,omitzero"`
		Equality                Check `json:"equality,omitzero"`
		ChildProtection         Check `json:"childProtection,omitzero"`
		Allegations             Check `json:"allegations,omitzero"`
		RelationshipsEducation  Check `json:"relationshipsEducation,omitzero"`
		Complaints              Check `json:"complaints,omitzero"`
		Registration            Check `json:"registration,omitzero"`
		Ofsted                  Check `json:"ofsted,omitzero"`
		Other                   struct {
			Specify string `json:"specify,omitzero"`
			Answer  YesNo  `json:"answer,omitzero"`
			Comment string `json:"comment,omitzero"`
		} `json:"other,omitzero"`
	} `json:"policies,omitzero"`
	Voice struct {
		ParentsInvolved  Check `json:"parentsInvolved,omitzero"`
		ParentsAgree     Check `json:"parentsAgree,omitzero"`
		AgenciesAware    Check `json:"agenciesAware,omitzero"`
		PartnersAgree    Check `json:"partnersAgree,omitzero"`
		CaseOfficerAware Check `json:"caseOfficerAware,omitzero"`
		PartnersPlanned  Check `json:"partnersPlanned,omitzero"`
		KeyContact       Check `json:"keyContact,omitzero"`
		Tracking         Check `json:"tracking,omitzero"`
		Transport        Check `json:"transport,omitzero"`
		PlanningReview   Check `json:"planningReview,omitzero"`
		Reintegration    Check `json:"reintegration,omitzero"`
	} `json:"voice,omitzero"`
	Quality struct {
		Needs         Check `json:"needs,omitzero"`
		Premises      Check `json:"premises,omitzero"`
		HealthSafety  Check `json:"healthSafety,omitzero"`
		Teaching      Check `json:"teaching,omitzero"`
		Resources     Check `json:"resources,omitzero"`
		Behaviour     Check `json:"behaviour,omitzero"`
		Attendance    Check `json:"attendance,omitzero"`
		Progress      Check `json:"progress,omitzero"`
		Accreditation Check `json:"accreditation,omitzero"`
		Progression   Check `json:"progression,omitzero"`
	} `json:"quality,omitzero"`
	Documents struct {
		Contract        Check `json:"contract,omitzero"`
		EducationPlan   Check `json:"educationPlan,omitzero"`
		ReviewCalendar  Check `json:"reviewCalendar,omitzero"`
		ParentAgreement Check `json:"parentAgreement,omitzero"`
		Communication   Check `json:"communication,omitzero"`
		Monitoring      Check `json:"monitoring,omitzero"`
		Absence         Check `json:"absence,omitzero"`
		Behaviour       Check `json:"behaviour,omitzero"`
	} `json:"documents,omitzero"`
	Insurance struct {
		Public           Cover `json:"public,omitzero"`
		Employer         Cover `json:"employer,omitzero"`
		Professional     Cover `json:"professional,omitzero"`
		Motor            Cover `json:"motor,omitzero"`
		Subcontractor    Cover `json:"subcontractor,omitzero"`
		TransportsPupils YesNo `json:"transportsPupils,omitzero"`
		Subcontracts     YesNo `json:"subcontracts,omitzero"`
	} `json:"insurance,omitzero"`
	Registration Registration `json:"registration,omitzero"`
}

// Layout is the printed form.
func (q *QualityChecklist) Layout() *Layout {
	return &Layout{
		Name:    "quality-checklist",
		Version: 1,
		Title:   "Checklist of factors to determine that an Alternative Provision is of a suitable quality and that appropriate and robust monitoring arrangements are in place",
		Short:   "Alternative provision quality checklist",
		Blocks: []Block{
			Part("Provider",
				Beside(
					Ask("Provider", &q.Provider.Name).Required(),
					Ask("Site address", &q.Provider.Address).Lines(4),
				),
				Grid(2,
					Ask("Commissioning school", &q.School.Name).Required(),
					Ask("Completed by (name and role)", &q.CompletedBy).Required(),
					Ask("Date completed", &q.CompletedOn).Required(),
					Ask("Next check due", &q.NextCheck),
				),
			),
			q.policies(),
			q.voice(),
			q.quality(),
			q.documents(),
			q.insurance(),
			registrationPart(&q.Provider, &q.Registration,
				Show("Indication", (*QualityChecklist).indication)),
		},
	}
}

var qualityHeads = [2]string{"Question / Area to Check", "Comment"}

func (q *QualityChecklist) policies() *Section {
	p := &q.Policies
	return Part("General Policies",
		Checks(qualityHeads,
			Checked("Is the provision in the LA Catalogue?", &p.LocalAuthorityCatalogue).
				Hint("This does not replace a school’s duty to make its own checks regarding each provision."),
			Checked("a) Staff and Volunteer Record", &p.StaffRecord).
				Hint("Single central record of qualifications, recruitment and vetting checks"),
			Checked("b) Insurance Certificates", &p.Insurance).Hint("See details below"),
			Checked("c) Core Risk Assessments", &p.RiskAssessments),
			Checked("d) Admissions Policy and Procedures and register", &p.Admissions),
			Checked("e) Attendance Policy and Procedures and register", &p.Attendance),
			Checked("f) Health and Safety Policy", &p.HealthSafety),
			Checked("g) Educational Visits and Outings Policy and Procedures", &p.Visits),
			Checked("h) Code of Conduct and Behaviour Policy", &p.Conduct).
				Hint("To include drugs policy and anti-bullying policies"),
			Checked("i) Data Protection Policy and Procedures", &p.DataProtection),
			Checked("j) Equality information and objectives (public sector equality duty) statement for publication", &p.Equality).
				Short("Equality information and objectives statement"),
			Checked("k) Child Protection Policy and Procedures", &p.ChildProtection),
			Checked("l) Statement of procedures for dealing with allegations of abuse against staff", &p.Allegations).
				Short("Procedures for allegations of abuse against staff"),
			Checked("m) Relationships, Sex and Health Education Policy", &p.RelationshipsEducation),
			Checked("n) Complaints Procedure Statement", &p.Complaints),
			Checked("o) That an institution which should be registered as an independent school actually is registered", &p.Registration).
				Short("Registered as an independent school where it should be").
				Hint("Five or more pupils of compulsory school age full time, or one full time with an EHC plan or who is looked after"),
			Checked("p) Ofsted report for a registered independent school, where applicable", &p.Ofsted).
				Short("Ofsted report for a registered independent school"),
			q.other(),
		).Subhead(1, "Which of the following checks were carried out prior to placement?"),
	)
}

// other is the check that a school adds, and names in front of its comment.
func (q *QualityChecklist) other() Row {
	o := &q.Policies.Other
	const label = "q) Other – specify"
	return Row{
		Ask(label, &o.Answer).OrNotApplicable(),
		Group(label, Ask("Specify", &o.Specify), Ask("Comment", &o.Comment)),
	}
}

func (q *QualityChecklist) voice() *Section {
	v := &q.Voice
	return Part("Child, Parent and Agency Voice",
		Checks(qualityHeads,
			Checked("Have parents been involved in a meeting to discuss the placement", &v.ParentsInvolved),
			Checked("Are parents in agreement with the placement", &v.ParentsAgree),
			Checked("Are all external (social care, mental health) relevant agencies involved with the child aware of the placement", &v.AgenciesAware).
				Short("Are all external agencies involved with the child aware"),
			Checked("Are all partners in agreement that this is in the interests of the child", &v.PartnersAgree).
				Short("Do all partners agree that it is in the child’s interests"),
			Checked("Is the LA case officer for EHCPs aware of the placement", &v.CaseOfficerAware),
			Checked("Have all partners been involved in the planning meetings", &v.PartnersPlanned),
			Checked("Have parents/carers been given a key contact at the AP", &v.KeyContact),
			Checked("Has tracking information, e.g. daily calls, weekly check-ins and monthly visits, been communicated with parents and agreed with AP", &v.Tracking).
				Short("Has tracking been communicated with parents and agreed with AP"),
			Checked("Has transport been agreed", &v.Transport),
			Checked("Has a planning review been put in place to track progress in all areas", &v.PlanningReview).
				Short("Is a planning review in place to track progress in all areas"),
			Checked("Has a reintegration plan been discussed with all partners", &v.Reintegration),
		),
	)
}

func (q *QualityChecklist) quality() *Section {
	v := &q.Quality
	return Part("Quality of Provision",
		Checks(qualityHeads,
			Checked("The commissioned course meets the educational and SEMH needs of each pupil", &v.Needs).
				Short("The course meets each pupil’s educational and SEMH needs"),
			Checked("The premises are fit for purpose", &v.Premises),
			Checked("Health and safety arrangements are of an appropriate standard", &v.HealthSafety),
			Checked("Teaching and learning is of a high standard", &v.Teaching),
			Checked("Suitable resources and teaching materials are available", &v.Resources),
			Checked("Behaviour management is strong", &v.Behaviour),
			Checked("Attendance recording and reporting are robust", &v.Attendance),
			Checked("Tracking and reporting on progress is robust", &v.Progress),
			Checked("Suitable accreditation and other outcomes are on offer", &v.Accreditation),
			Checked("Due attention is paid to reintegration or progression to post-16 pathways", &v.Progression).
				Short("Attention to reintegration or progression to post-16 pathways"),
		),
	)
}

func (q *QualityChecklist) documents() *Section {
	d := &q.Documents
	return Part("Supporting Documentation in Place",
		Checks(qualityHeads,
			Checked("Contract – Service Level Agreement", &d.Contract),
			Checked("Education plan for each pupil or group of pupils", &d.EducationPlan),
			Checked("Review calendar / system for monitoring progress and outcomes and quality of provision", &d.ReviewCalendar).
				Short("Review calendar / system for monitoring progress and quality"),
			Checked("Formal agreement from the parent(s) for the arrangement", &d.ParentAgreement),
			Checked("Effective communication protocol", &d.Communication),
			Checked("System for monitoring progress and outcomes and quality of provision", &d.Monitoring).
				Short("System for monitoring progress, outcomes and quality"),
			Checked("System for reporting absence and attendance", &d.Absence),
			Checked("System for recording behaviour", &d.Behaviour),
		),
	)
}

func (q *QualityChecklist) insurance() *Section {
	i := &q.Insurance
	return Part("Insurance (see requirements below)",
		Covers([4]string{"Question / Area to Check", "Amount", "Expires", "Comment"},
			Covered("Public Liability insurance", &i.Public),
			Covered("Employer’s Liability insurance", &i.Employer),
			Covered("Professional Negligence insurance", &i.Professional),
			Covered("Motor Vehicle Insurance", &i.Motor),
			Covered("Subcontractor Liability", &i.Subcontractor),
		),
		Grid(2,
			Ask("Does the provider transport pupils?", &i.TransportsPupils),
			Ask("Does the provider use subcontractors?", &i.Subcontracts),
		),
		Minor("Recommended Levels of Insurance Cover",
			Bullets(
				"Public liability: {coverPublic} or more for any one event, or any one series of linked events, in a year.",
				"Employer’s liability: {coverEmployer} or more, counted in the same way.",
				"Professional negligence: {coverProfessional} or more, counted in the same way.",
				"Motor: where the provider or its staff carry pupils or their visitors, enough to match the risks of the vehicles used.",
				"Subcontractors: the provider makes sure that theirs are insured to the same levels.",
				"Keeping enough insurance for all that it does, at all times, is the provider’s own duty.",
			),
		),
	)
}

func (q *QualityChecklist) indication() Shown { return q.Registration.shown(q.CompletedOn) }

// Rules are R28 and R29.
func (q *QualityChecklist) Rules() []Rule {
	return []Rule{
		NewRule("R28", Error, "the form: recommended levels of insurance cover",
			"A provider’s insurance is high enough, in force, and there for all that it does.", (*QualityChecklist).covered),
		registrationRule(func(q *QualityChecklist) (*Registration, Date) { return &q.Registration, q.CompletedOn }),
	}
}

// covered is R28. Motor insurance has no smallest sum: it is to suit the
// vehicles.
func (q *QualityChecklist) covered(c *Case) {
	i, least := &q.Insurance, c.Organisation.figures().insurance(q.CompletedOn)
	q.cover(c, &i.Public, least.Public)
	q.cover(c, &i.Employer, least.Employer)
	q.cover(c, &i.Professional, least.Professional)
	q.cover(c, &i.Motor, Money{})
	if i.TransportsPupils == Yes && (i.Motor.Answer == No || i.Motor.Answer == NotApplicable) {
		c.Report(&i.Motor.Answer, "is needed, because the provider transports pupils")
	}
	if i.Subcontracts != Yes {
		least.Subcontractor = Money{}
	} else if i.Subcontractor.Answer == No || i.Subcontractor.Answer == NotApplicable {
		c.Report(&i.Subcontractor.Answer, "is needed, because the provider uses subcontractors")
	}
	q.cover(c, &i.Subcontractor, least.Subcontractor)
}

// cover is R28 of one insurance that the provider has.
func (q *QualityChecklist) cover(c *Case, cover *Cover, least Money) {
	if cover.Answer != Yes {
		return
	}
	if wanted, compared := least.Int(); compared {
		switch amount, given := cover.Amount.Int(); {
		case !given:
			c.Warn(&cover.Amount, "is not given; enter it, because there is a recommended level")
		case amount < wanted:
			c.Report(&cover.Amount, "is below the recommended level; ask the provider for higher cover")
		}
	}
	switch end := cover.Expires; {
	case end.IsZero():
	case !c.Today.IsZero() && !end.After(c.Today):
		c.Report(&cover.Expires, "is not after today; ask the provider for the new certificate")
	case !q.NextCheck.IsZero() && end.Before(q.NextCheck):
		c.Warn(&cover.Expires, "is before the next check; ask for the new certificate when it ends")
	}
}
