package apdocs

// A ProgressVisit (F05) is what a member of school staff finds on a visit to a
// pupil at a provider: procedures, progress on the objectives, views, actions.
//
// Beside the original's questions it has a column to sign in: the original's
// table of names has no room for signatures.
type ProgressVisit struct {
	Record
	Pupil          Pupil    `json:"pupil,omitzero"`
	Provider       Provider `json:"provider,omitzero"`
	Visit          Visit    `json:"visit,omitzero"`
	RiskAssessment struct {
		Seen         YesNo `json:"seen,omitzero"`
		Updated      YesNo `json:"updated,omitzero"`
		CopyReceived YesNo `json:"copyReceived,omitzero"`
	} `json:"riskAssessment,omitzero"`
	Procedures struct {
		VisitKind               VisitKind `json:"visitKind,omitzero"`
		IdentityChecked         YesNo     `json:"identityChecked,omitzero"`
		SafeguardingInformation YesNo     `json:"safeguardingInformation,omitzero"`
		FireInformation         YesNo     `json:"fireInformation,omitzero"`
		SignedIn                YesNo     `json:"signedIn,omitzero"`
		SiteSafe                YesNo     `json:"siteSafe,omitzero"`
		StaffIdentifiable       YesNo     `json:"staffIdentifiable,omitzero"`
		PupilsSupported         YesNo     `json:"pupilsSupported,omitzero"`
		RiskAssessmentFollowed  YesNo     `json:"riskAssessmentFollowed,omitzero"`
		RiskAssessmentMeetsNeed YesNo     `json:"riskAssessmentMeetsNeed,omitzero"`
		AttendanceCommunication YesNo     `json:"attendanceCommunication,omitzero"`
		EngagementCommunication YesNo     `json:"engagementCommunication,omitzero"`
		ProgressCommunication   YesNo     `json:"progressCommunication,omitzero"`
		BehaviourCommunication  YesNo     `json:"behaviourCommunication,omitzero"`
		Comments                LongText  `json:"comments,omitzero"`
	} `json:"procedures,omitzero"`
	Objectives []Objective `json:"objectives,omitempty"`
	Views      Views       `json:"views,omitzero"`
	Actions    []Action    `json:"actions,omitempty"`
	Signatures Signatures  `json:"signatures,omitzero"`
}

// Layout is the printed form.
func (v *ProgressVisit) Layout() *Layout {
	return &Layout{
		Name:    "progress-visit",
		Version: 1,
		Title:   "Progress visit to Alternative Provision (AP)",
		Short:   "Progress visit",
		Blocks: []Block{
			Grid(2,
				Ask("Name of Student", &v.Pupil.Name).Required(),
				Ask("Date of birth", &v.Pupil.BirthDate),
				Ask("Name of AP", &v.Provider.Name).Required(),
				Ask("Date of visit", &v.Visit.Date).Required(),
				Ask("Visit completed by", &v.Visit.By).Required(),
				Ask("Time of visit", &v.Visit.Time),
				Ask("Role", &v.Visit.Role),
				Ask("Most recent risk assessment seen", &v.RiskAssessment.Seen).Required(),
				Ask("School Risk Assessment updated", &v.RiskAssessment.Updated).Required(),
				Ask("Copy Received", &v.RiskAssessment.CopyReceived),
			),
			v.procedures(),
			Part("Placement Objectives",
				Rows("Objectives", &v.Objectives, 3, func(o *Objective) []*Field {
					return []*Field{
						Ask("Original objective", &o.Aim).Lines(3),
						Ask("Progress to date", &o.Progress).Lines(3),
					}
				}).NameOnly(),
				Beside(
					Ask("Pupil’s views on the placement", &v.Views.Pupil).Lines(4).By(PartyPupil),
					Ask("Parent/carer’s views on the placement", &v.Views.Parent).Lines(4).By(PartyParent),
					Ask("Provider’s view on the placement", &v.Views.Provider).Lines(4).By(PartyProvider),
				),
				Rows("Identified actions", &v.Actions, 3, func(a *Action) []*Field {
					return []*Field{Ask("Action", &a.Action).Lines(2)}
				}),
			),
			Part("Signed",
				SignaturesWithRole(
					Sign("Pupil", PartyPupil, &v.Signatures.Pupil),
					Sign("AP", PartyProvider, &v.Signatures.Provider),
					Sign("Parent/carer", PartyParent, &v.Signatures.Parent),
					Sign("School", PartySchool, &v.Signatures.School),
				),
				Terms("With the agreement of the provider and pupil, photographs may be taken of work completed to evidence progress in EHCP/CLA reviews/PEPs, for example."),
			),
		},
	}
}

func (v *ProgressVisit) procedures() *Section {
	p := &v.Procedures
	return Part("Visit procedures",
		Choices(
			Ask("Was this visit planned or unannounced?", &p.VisitKind).Required(),
			Ask("On arrival, was your identity checked?", &p.IdentityChecked).Required(),
			Ask("On arrival, were you provided with any safeguarding information?", &p.SafeguardingInformation).Required(),
			Ask("On arrival, were you provided with any fire evacuation information?", &p.FireInformation).Required().
				Short("On arrival, were you given any fire evacuation information?"),
			Ask("On arrival, were you signed in effectively?", &p.SignedIn).Required(),
			Ask("Did the site feel safe?", &p.SiteSafe).Required(),
			Ask("Was it easy to identify staff (e.g. uniforms/lanyards)?", &p.StaffIdentifiable).Required(),
			Ask("Were the pupils on site being effectively supported?", &p.PupilsSupported).Required(),
			Ask("Is the pupil risk assessment being followed?", &p.RiskAssessmentFollowed).Required(),
			Ask("Does the current risk assessment meet need?", &p.RiskAssessmentMeetsNeed).Required(),
			Ask("Is the AP setting communicating well with the school on attendance?", &p.AttendanceCommunication).Required().
				Short("Does the AP communicate well on attendance?"),
			Ask("Is the AP setting communicating well with the school on engagement?", &p.EngagementCommunication).Required().
				Short("Does the AP communicate well on engagement?"),
			Ask("Is the AP setting communicating well with the school on progress?", &p.ProgressCommunication).Required().
				Short("Does the AP communicate well on progress?"),
			Ask("Is the AP setting communicating well with the school on behaviour?", &p.BehaviourCommunication).Required().
				Short("Does the AP communicate well on behaviour?"),
		),
		Beside(Ask("General comments", &p.Comments).Lines(6).
			Hint("Provide detail if any of the answers above are ‘no’.")),
	)
}

// Rules are R17, R18 and R50.
func (v *ProgressVisit) Rules() []Rule {
	return []Rule{
		NewRule("R17", Error, "the form’s own prompt: “Provide detail if any of the answers above are ‘no’”",
			"General comments are needed when any of the 16 yes-or-no answers is no.", (*ProgressVisit).detailOfNo),
		NewRule("R18", Warning, "the form; school policy on visits",
			"A risk assessment that was seen has its copy answered for, and the visit is not in the future.", (*ProgressVisit).soundVisit),
		BirthRule(func(v *ProgressVisit) (*Pupil, Date) { return &v.Pupil, v.Visit.Date }),
		SigningRule(func(v *ProgressVisit) (*Signatures, *Date) { return &v.Signatures, &v.Pupil.BirthDate }),
	}
}

// detailOfNo is R17. It counts the 13 answers of the procedures and the three of
// the risk assessment above them.
func (v *ProgressVisit) detailOfNo(c *Case) {
	if !blank(v.Procedures.Comments) {
		return
	}
	r, p := &v.RiskAssessment, &v.Procedures
	for _, a := range []YesNo{
		r.Seen, r.Updated, r.CopyReceived, p.IdentityChecked, p.SafeguardingInformation, p.FireInformation,
		p.SignedIn, p.SiteSafe, p.StaffIdentifiable, p.PupilsSupported, p.RiskAssessmentFollowed,
		p.RiskAssessmentMeetsNeed, p.AttendanceCommunication, p.EngagementCommunication, p.ProgressCommunication,
		p.BehaviourCommunication,
	} {
		if a == No {
			c.Report(&p.Comments, "say more here, because at least one answer above is “no”")
			return
		}
	}
}

// soundVisit is R18. Whether the visit lies within the placement is not known
// from this record: it does not ask for the placement's dates.
func (v *ProgressVisit) soundVisit(c *Case) {
	if v.RiskAssessment.Seen == Yes && v.RiskAssessment.CopyReceived == "" {
		c.Report(&v.RiskAssessment.CopyReceived, "answer yes or no, because the risk assessment was seen")
	}
	if !c.Today.IsZero() && v.Visit.Date.After(c.Today) {
		c.Report(&v.Visit.Date, "is after today; enter the day on which the visit took place")
	}
}
