package documents

import "github.com/apdocs/forms/apdocs"

// A QualityChecklist (F04) is how a school checks that a provider is of suitable quality
// and properly overseen: its policies, the views of those concerned, its teaching,
// records, insurance and registration.
//
// In addition to the 52 answers of the original it says whom it is about, who answered and
// when; insurances have an amount and an expiry date; and there is the registration check.
type QualityChecklist struct {
	apdocs.Record
	Provider    apdocs.Provider `json:"provider,omitzero"`
	School      apdocs.School   `json:"school,omitzero"`
	CompletedBy string          `json:"completedBy,omitzero"`
	CompletedOn apdocs.Date     `json:"completedOn,omitzero"`
	NextCheck   apdocs.Date     `json:"nextCheck,omitzero"`
	Policies    struct {
		LocalAuthorityCatalogue apdocs.Check `json:"localAuthorityCatalogue,omitzero"`
		StaffRecord             apdocs.Check `json:"staffRecord,omitzero"`
		Insurance               apdocs.Check `json:"insurance,omitzero"`
		RiskAssessments         apdocs.Check `json:"riskAssessments,omitzero"`
		Admissions              apdocs.Check `json:"admissions,omitzero"`
		Attendance              apdocs.Check `json:"attendance,omitzero"`
		HealthSafety            apdocs.Check `json:"healthSafety,omitzero"`
		Visits                  apdocs.Check `json:"visits,omitzero"`
		Conduct                 apdocs.Check `json:"conduct,omitzero"`
		DataProtection          apdocs.Check `json:"dataProtection,omitzero"`
		Equality                apdocs.Check `json:"equality,omitzero"`
		ChildProtection         apdocs.Check `json:"childProtection,omitzero"`
		Allegations             apdocs.Check `json:"allegations,omitzero"`
		RelationshipsEducation  apdocs.Check `json:"relationshipsEducation,omitzero"`
		Complaints              apdocs.Check `json:"complaints,omitzero"`
		Registration            apdocs.Check `json:"registration,omitzero"`
		Ofsted                  apdocs.Check `json:"ofsted,omitzero"`
		Other                   struct {
			Specify string       `json:"specify,omitzero"`
			Answer  apdocs.YesNo `json:"answer,omitzero"`
			Comment string       `json:"comment,omitzero"`
		} `json:"other,omitzero"`
	} `json:"policies,omitzero"`
	Voice struct {
		ParentsInvolved  apdocs.Check `json:"parentsInvolved,omitzero"`
		ParentsAgree     apdocs.Check `json:"parentsAgree,omitzero"`
		AgenciesAware    apdocs.Check `json:"agenciesAware,omitzero"`
		PartnersAgree    apdocs.Check `json:"partnersAgree,omitzero"`
		CaseOfficerAware apdocs.Check `json:"caseOfficerAware,omitzero"`
		PartnersPlanned  apdocs.Check `json:"partnersPlanned,omitzero"`
		KeyContact       apdocs.Check `json:"keyContact,omitzero"`
		Tracking         apdocs.Check `json:"tracking,omitzero"`
		Transport        apdocs.Check `json:"transport,omitzero"`
		PlanningReview   apdocs.Check `json:"planningReview,omitzero"`
		Reintegration    apdocs.Check `json:"reintegration,omitzero"`
	} `json:"voice,omitzero"`
	Quality struct {
		Needs         apdocs.Check `json:"needs,omitzero"`
		Premises      apdocs.Check `json:"premises,omitzero"`
		HealthSafety  apdocs.Check `json:"healthSafety,omitzero"`
		Teaching      apdocs.Check `json:"teaching,omitzero"`
		Resources     apdocs.Check `json:"resources,omitzero"`
		Behaviour     apdocs.Check `json:"behaviour,omitzero"`
		Attendance    apdocs.Check `json:"attendance,omitzero"`
		Progress      apdocs.Check `json:"progress,omitzero"`
		Accreditation apdocs.Check `json:"accreditation,omitzero"`
		Progression   apdocs.Check `json:"progression,omitzero"`
	} `json:"quality,omitzero"`
	Documents struct {
		Contract        apdocs.Check `json:"contract,omitzero"`
		EducationPlan   apdocs.Check `json:"educationPlan,omitzero"`
		ReviewCalendar  apdocs.Check `json:"reviewCalendar,omitzero"`
		ParentAgreement apdocs.Check `json:"parentAgreement,omitzero"`
		Communication   apdocs.Check `json:"communication,omitzero"`
		Monitoring      apdocs.Check `json:"monitoring,omitzero"`
		Absence         apdocs.Check `json:"absence,omitzero"`
		Behaviour       apdocs.Check `json:"behaviour,omitzero"`
	} `json:"documents,omitzero"`
	Insurance struct {
		Public           apdocs.Cover `json:"public,omitzero"`
		Employer         apdocs.Cover `json:"employer,omitzero"`
		Professional     apdocs.Cover `json:"professional,omitzero"`
		Motor            apdocs.Cover `json:"motor,omitzero"`
		Subcontractor    apdocs.Cover `json:"subcontractor,omitzero"`
		TransportsPupils apdocs.YesNo `json:"transportsPupils,omitzero"`
		Subcontracts     apdocs.YesNo `json:"subcontracts,omitzero"`
	} `json:"insurance,omitzero"`
	Registration Registration `json:"registration,omitzero"`
}

// Layout returns the printed form.
func (q *QualityChecklist) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name:     "quality-checklist",
		Version:  1,
		Computed: indications,
		Title: "Checklist of factors to determine that an Alternative Provision is of a suitable quality and that " +
			"appropriate and robust monitoring arrangements are in place",
		Short: "Alternative provision quality checklist",
		Blocks: []apdocs.Block{
			apdocs.Part("Provider",
				apdocs.Beside(
					apdocs.Ask("Provider", &q.Provider.Name).Required(),
					apdocs.Ask("Site address", &q.Provider.Address).Lines(4),
				),
				apdocs.Grid(2,
					apdocs.Ask("Commissioning school", &q.School.Name).Required(),
					apdocs.Ask("Completed by (name and role)", &q.CompletedBy).Required(),
					apdocs.Ask("Date completed", &q.CompletedOn).Required(),
					apdocs.Ask("Next check due", &q.NextCheck),
				),
			),
			q.policies(),
			q.voice(),
			q.quality(),
			q.documents(),
			q.insurance(),
			registrationPart(&q.Provider, &q.Registration,
				apdocs.Show("Indication", (*QualityChecklist).indication)),
		},
	}
}

var qualityHeads = [2]string{"Question / Area to Check", "Comment"}

func (q *QualityChecklist) policies() *apdocs.Section {
	p := &q.Policies
	return apdocs.Part("General Policies",
		apdocs.Checks(qualityHeads,
			apdocs.Checked("Is the provision in the LA Catalogue?", &p.LocalAuthorityCatalogue).
				Hint("This does not replace a school’s duty to make its own checks regarding each provision."),
			apdocs.Checked("a) Staff and Volunteer Record", &p.StaffRecord).
				Hint("Single central record of qualifications, recruitment and vetting checks"),
			apdocs.Checked("b) Insurance Certificates", &p.Insurance).Hint("See details below"),
			apdocs.Checked("c) Core Risk Assessments", &p.RiskAssessments),
			apdocs.Checked("d) Admissions Policy and Procedures and register", &p.Admissions),
			apdocs.Checked("e) Attendance Policy and Procedures and register", &p.Attendance),
			apdocs.Checked("f) Health and Safety Policy", &p.HealthSafety),
			apdocs.Checked("g) Educational Visits and Outings Policy and Procedures", &p.Visits),
			apdocs.Checked("h) Code of Conduct and Behaviour Policy", &p.Conduct).
				Hint("To include drugs policy and anti-bullying policies"),
			apdocs.Checked("i) Data Protection Policy and Procedures", &p.DataProtection),
			apdocs.Checked("j) Equality information and objectives (public sector equality duty) statement for publication",
				&p.Equality).
				Short("Equality information and objectives statement"),
			apdocs.Checked("k) Child Protection Policy and Procedures", &p.ChildProtection),
			apdocs.Checked("l) Statement of procedures for dealing with allegations of abuse against staff", &p.Allegations).
				Short("Procedures for allegations of abuse against staff"),
			apdocs.Checked("m) Relationships, Sex and Health Education Policy", &p.RelationshipsEducation),
			apdocs.Checked("n) Complaints Procedure Statement", &p.Complaints),
			apdocs.Checked("o) That an institution which should be registered as an independent school actually is "+
				"registered", &p.Registration).
				Short("Registered as an independent school where it should be").
				Hint("Five or more pupils of compulsory school age full time, or one full time with an EHC plan or who is "+
					"looked after"),
			apdocs.Checked("p) Ofsted report for a registered independent school, where applicable", &p.Ofsted).
				Short("Ofsted report for a registered independent school"),
			q.other(),
		).Subhead(1, "Which of the following checks were carried out prior to placement?"),
	)
}

// other returns the check that a school adds. Its comment begins with its name.
func (q *QualityChecklist) other() apdocs.Row {
	o := &q.Policies.Other
	const label = "q) Other – specify"
	return apdocs.Row{
		apdocs.Ask(label, &o.Answer).OrNotApplicable(),
		apdocs.Group(label, apdocs.Ask("Specify", &o.Specify), apdocs.Ask("Comment", &o.Comment)),
	}
}

func (q *QualityChecklist) voice() *apdocs.Section {
	v := &q.Voice
	return apdocs.Part("Child, Parent and Agency Voice",
		apdocs.Checks(qualityHeads,
			apdocs.Checked("Have parents been involved in a meeting to discuss the placement", &v.ParentsInvolved),
			apdocs.Checked("Are parents in agreement with the placement", &v.ParentsAgree),
			apdocs.Checked("Are all external (social care, mental health) relevant agencies involved with the child aware of "+
				"the placement", &v.AgenciesAware).
				Short("Are all external agencies involved with the child aware"),
			apdocs.Checked("Are all partners in agreement that this is in the interests of the child", &v.PartnersAgree).
				Short("Do all partners agree that it is in the child’s interests"),
			apdocs.Checked("Is the LA case officer for EHCPs aware of the placement", &v.CaseOfficerAware),
			apdocs.Checked("Have all partners been involved in the planning meetings", &v.PartnersPlanned),
			apdocs.Checked("Have parents/carers been given a key contact at the AP", &v.KeyContact),
			apdocs.Checked("Has tracking information, e.g. daily calls, weekly check-ins and monthly visits, been "+
				"communicated with parents and agreed with AP", &v.Tracking).
				Short("Has tracking been communicated with parents and agreed with AP"),
			apdocs.Checked("Has transport been agreed", &v.Transport),
			apdocs.Checked("Has a planning review been put in place to track progress in all areas", &v.PlanningReview).
				Short("Is a planning review in place to track progress in all areas"),
			apdocs.Checked("Has a reintegration plan been discussed with all partners", &v.Reintegration),
		),
	)
}

func (q *QualityChecklist) quality() *apdocs.Section {
	v := &q.Quality
	return apdocs.Part("Quality of Provision",
		apdocs.Checks(qualityHeads,
			apdocs.Checked("The commissioned course meets the educational and SEMH needs of each pupil", &v.Needs).
				Short("The course meets each pupil’s educational and SEMH needs"),
			apdocs.Checked("The premises are fit for purpose", &v.Premises),
			apdocs.Checked("Health and safety arrangements are of an appropriate standard", &v.HealthSafety),
			apdocs.Checked("Teaching and learning is of a high standard", &v.Teaching),
			apdocs.Checked("Suitable resources and teaching materials are available", &v.Resources),
			apdocs.Checked("Behaviour management is strong", &v.Behaviour),
			apdocs.Checked("Attendance recording and reporting are robust", &v.Attendance),
			apdocs.Checked("Tracking and reporting on progress is robust", &v.Progress),
			apdocs.Checked("Suitable accreditation and other outcomes are on offer", &v.Accreditation),
			apdocs.Checked("Due attention is paid to reintegration or progression to post-16 pathways", &v.Progression).
				Short("Attention to reintegration or progression to post-16 pathways"),
		),
	)
}

func (q *QualityChecklist) documents() *apdocs.Section {
	d := &q.Documents
	return apdocs.Part("Supporting Documentation in Place",
		apdocs.Checks(qualityHeads,
			apdocs.Checked("Contract – Service Level Agreement", &d.Contract),
			apdocs.Checked("Education plan for each pupil or group of pupils", &d.EducationPlan),
			apdocs.Checked("Review calendar / system for monitoring progress and outcomes and quality of provision",
				&d.ReviewCalendar).
				Short("Review calendar / system for monitoring progress and quality"),
			apdocs.Checked("Formal agreement from the parent(s) for the arrangement", &d.ParentAgreement),
			apdocs.Checked("Effective communication protocol", &d.Communication),
			apdocs.Checked("System for monitoring progress and outcomes and quality of provision", &d.Monitoring).
				Short("System for monitoring progress, outcomes and quality"),
			apdocs.Checked("System for reporting absence and attendance", &d.Absence),
			apdocs.Checked("System for recording behaviour", &d.Behaviour),
		),
	)
}

func (q *QualityChecklist) insurance() *apdocs.Section {
	i := &q.Insurance
	return apdocs.Part("Insurance (see requirements below)",
		apdocs.Covers([4]string{"Question / Area to Check", "Amount", "Expires", "Comment"},
			apdocs.Covered("Public Liability insurance", &i.Public),
			apdocs.Covered("Employer’s Liability insurance", &i.Employer),
			apdocs.Covered("Professional Negligence insurance", &i.Professional),
			apdocs.Covered("Motor Vehicle Insurance", &i.Motor),
			apdocs.Covered("Subcontractor Liability", &i.Subcontractor),
		),
		apdocs.Grid(2,
			apdocs.Ask("Does the provider transport pupils?", &i.TransportsPupils),
			apdocs.Ask("Does the provider use subcontractors?", &i.Subcontracts),
		),
		apdocs.Minor("Recommended Levels of Insurance Cover",
			apdocs.Bullets(
				"Public liability: {coverPublic} or more for any one event, or any one series of linked events, in a year.",
				"Employer’s liability: {coverEmployer} or more, counted in the same way.",
				"Professional negligence: {coverProfessional} or more, counted in the same way.",
				"Motor: where the provider or its staff carry pupils or their visitors, enough to match the risks of the "+
					"vehicles used.",
				"Subcontractors: the provider makes sure that theirs are insured to the same levels.",
				"Keeping enough insurance for all that it does, at all times, is the provider’s own duty.",
			),
		),
	)
}

func (q *QualityChecklist) indication() apdocs.Shown { return q.Registration.shown(q.CompletedOn) }

// Rules returns R28 and R29.
func (q *QualityChecklist) Rules() []apdocs.Rule {
	return []apdocs.Rule{
		apdocs.NewRule("R28", apdocs.Error, "the form: recommended levels of insurance cover",
			"A provider’s insurance is high enough, in force, and there for all that it does.", (*QualityChecklist).covered),
		registrationRule(func(q *QualityChecklist) (*Registration, apdocs.Date) { return &q.Registration, q.CompletedOn }),
	}
}

// covered checks R28. There is no smallest sum for motor insurance, which must suit the
// vehicles.
func (q *QualityChecklist) covered(c *apdocs.Case) {
	i, least := &q.Insurance, c.Organisation.FiguresOn(q.CompletedOn).Insurance
	q.cover(c, &i.Public, least.Public)
	q.cover(c, &i.Employer, least.Employer)
	q.cover(c, &i.Professional, least.Professional)
	q.cover(c, &i.Motor, apdocs.Money{})
	if i.TransportsPupils == apdocs.Yes && (i.Motor.Answer == apdocs.No || i.Motor.Answer == apdocs.NotApplicable) {
		c.Report(&i.Motor.Answer, "is needed, because the provider transports pupils")
	}
	if i.Subcontracts != apdocs.Yes {
		least.Subcontractor = apdocs.Money{}
	} else if i.Subcontractor.Answer == apdocs.No || i.Subcontractor.Answer == apdocs.NotApplicable {
		c.Report(&i.Subcontractor.Answer, "is needed, because the provider uses subcontractors")
	}
	q.cover(c, &i.Subcontractor, least.Subcontractor)
}

// cover checks R28 for one insurance that the provider has.
func (q *QualityChecklist) cover(c *apdocs.Case, cover *apdocs.Cover, least apdocs.Money) {
	if cover.Answer != apdocs.Yes {
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
