package documents

import "github.com/apdocs/forms/apdocs"

// A ProgressVisit (F05) is what a member of school staff notes on a visit to a pupil at a
// provider: procedures, progress on the objectives, views, actions.
//
// In addition to the original it has a column for signatures: the original's table of
// names has no room for them.
type ProgressVisit struct {
	apdocs.Record
	Pupil          apdocs.Pupil    `json:"pupil,omitzero"`
	Provider       apdocs.Provider `json:"provider,omitzero"`
	Visit          apdocs.Visit    `json:"visit,omitzero"`
	RiskAssessment struct {
		Seen         apdocs.YesNo `json:"seen,omitzero"`
		Updated      apdocs.YesNo `json:"updated,omitzero"`
		CopyReceived apdocs.YesNo `json:"copyReceived,omitzero"`
	} `json:"riskAssessment,omitzero"`
	Procedures struct {
		VisitKind               apdocs.VisitKind `json:"visitKind,omitzero"`
		IdentityChecked         apdocs.YesNo     `json:"identityChecked,omitzero"`
		SafeguardingInformation apdocs.YesNo     `json:"safeguardingInformation,omitzero"`
		FireInformation         apdocs.YesNo     `json:"fireInformation,omitzero"`
		SignedIn                apdocs.YesNo     `json:"signedIn,omitzero"`
		SiteSafe                apdocs.YesNo     `json:"siteSafe,omitzero"`
		StaffIdentifiable       apdocs.YesNo     `json:"staffIdentifiable,omitzero"`
		PupilsSupported         apdocs.YesNo     `json:"pupilsSupported,omitzero"`
		RiskAssessmentFollowed  apdocs.YesNo     `json:"riskAssessmentFollowed,omitzero"`
		RiskAssessmentMeetsNeed apdocs.YesNo     `json:"riskAssessmentMeetsNeed,omitzero"`
		AttendanceCommunication apdocs.YesNo     `json:"attendanceCommunication,omitzero"`
		EngagementCommunication apdocs.YesNo     `json:"engagementCommunication,omitzero"`
		ProgressCommunication   apdocs.YesNo     `json:"progressCommunication,omitzero"`
		BehaviourCommunication  apdocs.YesNo     `json:"behaviourCommunication,omitzero"`
		Comments                apdocs.LongText  `json:"comments,omitzero"`
	} `json:"procedures,omitzero"`
	Objectives []apdocs.Objective `json:"objectives,omitempty"`
	Views      apdocs.Views       `json:"views,omitzero"`
	Actions    []apdocs.Action    `json:"actions,omitempty"`
	Signatures apdocs.Signatures  `json:"signatures,omitzero"`
}

// Layout returns the printed form.
func (v *ProgressVisit) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name:    "progress-visit",
		Version: 1,
		Title:   "Progress visit to Alternative Provision (AP)",
		Short:   "Progress visit",
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Name of Student", &v.Pupil.Name).Required(),
				apdocs.Ask("Date of birth", &v.Pupil.BirthDate),
				apdocs.Ask("Name of AP", &v.Provider.Name).Required(),
				apdocs.Ask("Date of visit", &v.Visit.Date).Required(),
				apdocs.Ask("Visit completed by", &v.Visit.By).Required(),
				apdocs.Ask("Time of visit", &v.Visit.Time),
				apdocs.Ask("Role", &v.Visit.Role),
				apdocs.Ask("Most recent risk assessment seen", &v.RiskAssessment.Seen).Required(),
				apdocs.Ask("School Risk Assessment updated", &v.RiskAssessment.Updated).Required(),
				apdocs.Ask("Copy Received", &v.RiskAssessment.CopyReceived),
			),
			v.procedures(),
			apdocs.Part("Placement Objectives",
				apdocs.Rows("Objectives", &v.Objectives, 3, func(o *apdocs.Objective) []*apdocs.Field {
					return []*apdocs.Field{
						apdocs.Ask("Original objective", &o.Aim).Lines(3),
						apdocs.Ask("Progress to date", &o.Progress).Lines(3),
					}
				}).NameOnly(),
				apdocs.Beside(
					apdocs.Ask("Pupil’s views on the placement", &v.Views.Pupil).Lines(4).By(apdocs.PartyPupil),
					apdocs.Ask("Parent/carer’s views on the placement", &v.Views.Parent).Lines(4).By(apdocs.PartyParent),
					apdocs.Ask("Provider’s view on the placement", &v.Views.Provider).Lines(4).By(apdocs.PartyProvider),
				),
				apdocs.Rows("Identified actions", &v.Actions, 3, func(a *apdocs.Action) []*apdocs.Field {
					return []*apdocs.Field{apdocs.Ask("Action", &a.Action).Lines(2)}
				}),
			),
			apdocs.Part("Signed",
				apdocs.SignaturesWithRole(
					apdocs.Sign("Pupil", apdocs.PartyPupil, &v.Signatures.Pupil),
					apdocs.Sign("AP", apdocs.PartyProvider, &v.Signatures.Provider),
					apdocs.Sign("Parent/carer", apdocs.PartyParent, &v.Signatures.Parent),
					apdocs.Sign("School", apdocs.PartySchool, &v.Signatures.School),
				),
				apdocs.Terms("With the agreement of the provider and pupil, photographs may be taken of work completed to "+
					"evidence progress in EHCP/CLA reviews/PEPs, for example."),
			),
		},
	}
}

func (v *ProgressVisit) procedures() *apdocs.Section {
	p := &v.Procedures
	return apdocs.Part("Visit procedures",
		apdocs.Choices(
			apdocs.Ask("Was this visit planned or unannounced?", &p.VisitKind).Required(),
			apdocs.Ask("On arrival, was your identity checked?", &p.IdentityChecked).Required(),
			apdocs.Ask("On arrival, were you provided with any safeguarding information?",
				&p.SafeguardingInformation).Required(),
			apdocs.Ask("On arrival, were you provided with any fire evacuation information?", &p.FireInformation).Required().
				Short("On arrival, were you given any fire evacuation information?"),
			apdocs.Ask("On arrival, were you signed in effectively?", &p.SignedIn).Required(),
			apdocs.Ask("Did the site feel safe?", &p.SiteSafe).Required(),
			apdocs.Ask("Was it easy to identify staff (e.g. uniforms/lanyards)?", &p.StaffIdentifiable).Required(),
			apdocs.Ask("Were the pupils on site being effectively supported?", &p.PupilsSupported).Required(),
			apdocs.Ask("Is the pupil risk assessment being followed?", &p.RiskAssessmentFollowed).Required(),
			apdocs.Ask("Does the current risk assessment meet need?", &p.RiskAssessmentMeetsNeed).Required(),
			apdocs.Ask("Is the AP setting communicating well with the school on attendance?",
				&p.AttendanceCommunication).Required().
				Short("Does the AP communicate well on attendance?"),
			apdocs.Ask("Is the AP setting communicating well with the school on engagement?",
				&p.EngagementCommunication).Required().
				Short("Does the AP communicate well on engagement?"),
			apdocs.Ask("Is the AP setting communicating well with the school on progress?", &p.ProgressCommunication).Required().
				Short("Does the AP communicate well on progress?"),
			apdocs.Ask("Is the AP setting communicating well with the school on behaviour?",
				&p.BehaviourCommunication).Required().
				Short("Does the AP communicate well on behaviour?"),
		),
		apdocs.Beside(apdocs.Ask("General comments", &p.Comments).Lines(6).
			Hint("Provide detail if any of the answers above are ‘no’.")),
	)
}

// Rules returns R17, R18, R50 and R70.
func (v *ProgressVisit) Rules() []apdocs.Rule {
	return []apdocs.Rule{
		apdocs.NewRule("R17", apdocs.Error, "the form’s own prompt: “Provide detail if any of the answers above are ‘no’”",
			"General comments are needed when any of the 16 yes-or-no answers is no.", (*ProgressVisit).detailOfNo),
		apdocs.NewRule("R18", apdocs.Warning, "the form; school policy on visits",
			"A risk assessment that was seen has its copy answered for, and the visit is not in the future.",
			(*ProgressVisit).soundVisit),
		apdocs.BirthRule(func(v *ProgressVisit) (*apdocs.Pupil, apdocs.Date) { return &v.Pupil, v.Visit.Date }),
		apdocs.SigningRule(func(v *ProgressVisit) (*apdocs.Signatures, *apdocs.Date) {
			return &v.Signatures,
				&v.Pupil.BirthDate
		}),
	}
}

// detailOfNo checks R17. It counts the 13 answers about procedures and the three about the
// risk assessment above them.
func (v *ProgressVisit) detailOfNo(c *apdocs.Case) {
	if !apdocs.IsBlank(v.Procedures.Comments) {
		return
	}
	r, p := &v.RiskAssessment, &v.Procedures
	for _, a := range []apdocs.YesNo{
		r.Seen, r.Updated, r.CopyReceived, p.IdentityChecked, p.SafeguardingInformation, p.FireInformation,
		p.SignedIn, p.SiteSafe, p.StaffIdentifiable, p.PupilsSupported, p.RiskAssessmentFollowed,
		p.RiskAssessmentMeetsNeed, p.AttendanceCommunication, p.EngagementCommunication, p.ProgressCommunication,
		p.BehaviourCommunication,
	} {
		if a == apdocs.No {
			c.Report(&p.Comments, "say more here, because at least one answer above is “no”")
			return
		}
	}
}

// soundVisit checks R18. Whether the visit is within the placement is not known, because
// the form does not ask for the placement's dates.
func (v *ProgressVisit) soundVisit(c *apdocs.Case) {
	if v.RiskAssessment.Seen == apdocs.Yes && v.RiskAssessment.CopyReceived == "" {
		c.Report(&v.RiskAssessment.CopyReceived, "answer yes or no, because the risk assessment was seen")
	}
	if !c.Today.IsZero() && v.Visit.Date.After(c.Today) {
		c.Report(&v.Visit.Date, "is after today; enter the day on which the visit took place")
	}
}
