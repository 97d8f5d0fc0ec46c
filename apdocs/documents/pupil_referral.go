package documents

import "github.com/apdocs/forms/apdocs"

// A PupilReferral (P16) gives a provider what it needs to know about a pupil before the
// placement begins, with the pupil's attendance and suspensions and how the place is paid
// for.
type PupilReferral struct {
	apdocs.Record
	Pupil           apdocs.Pupil    `json:"pupil,omitzero"`
	LanguageSupport apdocs.LongText `json:"languageSupport,omitzero"`
	School          apdocs.School   `json:"school,omitzero"`
	Provider        apdocs.Provider `json:"provider,omitzero"`
	Parents         []apdocs.Parent `json:"parents,omitempty"`

	EmergencyContacts []apdocs.EmergencyContact `json:"emergencyContacts,omitempty"`
	FamilyNeeds       string                    `json:"familyNeeds,omitzero"`
	CollectedBy       string                    `json:"collectedBy,omitzero"`
	Professionals     []apdocs.Professional     `json:"professionals,omitempty"`
	SocialWorker      apdocs.Professional       `json:"socialWorker,omitzero"`
	VirtualSchool     apdocs.Professional       `json:"virtualSchool,omitzero"`
	YOT               apdocs.Professional       `json:"yot,omitzero"`
	GP                string                    `json:"gp,omitzero"`

	Strengths apdocs.LongText `json:"strengths,omitzero"`
	Barriers  apdocs.LongText `json:"barriers,omitzero"`
	WhatWorks apdocs.LongText `json:"whatWorks,omitzero"`
	Triggers  apdocs.LongText `json:"triggers,omitzero"`

	Baseline    Baseline         `json:"baseline,omitzero"`
	Suspensions []PastSuspension `json:"suspensions,omitempty"`
	Excluded    apdocs.YesNo     `json:"excluded,omitzero"` // permanently, from any school

	Subjects           []Subject       `json:"subjects,omitempty"`
	SEND               apdocs.LongText `json:"send,omitzero"`
	AccessArrangements apdocs.LongText `json:"accessArrangements,omitzero"`
	Plans              []HeldPlan      `json:"plans,omitempty"`

	Health       apdocs.LongText `json:"health,omitzero"`
	Medicines    apdocs.LongText `json:"medicines,omitzero"`
	Permission   Permissions     `json:"permission,omitzero"`
	Safeguarding apdocs.LongText `json:"safeguarding,omitzero"`

	RiskAssessmentAttached apdocs.YesNo    `json:"riskAssessmentAttached,omitzero"`
	EmergencyPlan          apdocs.LongText `json:"emergencyPlan,omitzero"`

	Placement    apdocs.Placement  `json:"placement,omitzero"`
	RegisterCode RegisterCode      `json:"registerCode,omitzero"`
	Transport    apdocs.LongText   `json:"transport,omitzero"`
	FreeMeals    apdocs.YesNo      `json:"freeMeals,omitzero"`
	Lunch        apdocs.LongText   `json:"lunch,omitzero"`
	Funding      Funding           `json:"funding,omitzero"`
	CompletedBy  string            `json:"completedBy,omitzero"`
	CompletedOn  apdocs.Date       `json:"completedOn,omitzero"`
	Signatures   apdocs.Signatures `json:"signatures,omitzero"`
	Copies       apdocs.Copies     `json:"copies,omitzero"`
}

// A PastSuspension is one suspension of a pupil.
type PastSuspension struct {
	From   apdocs.Date     `json:"from,omitzero"`
	Days   apdocs.Count    `json:"days,omitzero"` // school days
	Reason apdocs.LongText `json:"reason,omitzero"`
}

// Permissions is what a parent has agreed to.
type Permissions struct {
	FirstAid    apdocs.YesNo `json:"firstAid,omitzero"`
	Emergency   apdocs.YesNo `json:"emergency,omitzero"`
	Activities  apdocs.YesNo `json:"activities,omitzero"`
	Photographs apdocs.YesNo `json:"photographs,omitzero"`
}

// Funding is who pays for a placement, and from what.
type Funding struct {
	Payer  Payer  `json:"payer,omitzero"`
	Detail string `json:"detail,omitzero"` // budget or order number
}

// A Payer is who pays for a placement.
type Payer string

// Choices returns those who pay in printed order.
func (Payer) Choices() []apdocs.Choice {
	return choices("Home school", "Local authority", "Trust", "School and local authority", "Other")
}

// Layout returns the printed form.
func (r *PupilReferral) Layout() *apdocs.Layout {
	c := &r.Copies
	return &apdocs.Layout{
		Name: "pupil-referral", Version: 1,
		Title: "Information about a pupil for an alternative provider", Short: "Pupil referral",
		Blocks: []apdocs.Block{
			r.pupil(),
			r.school(),
			r.provider(),
			r.family(),
			r.professionals(),
			r.about(),
			r.history(),
			r.learning(),
			r.health(),
			r.placement(),
			r.funding(),
			apdocs.Part("Signed", filledIn(&r.CompletedBy, &r.CompletedOn),
				apdocs.SignaturesWithRole(apdocs.Sign("School", apdocs.PartySchool, &r.Signatures.School))),
			copyPart(
				tickColumn(apdocs.Ask("Copy to the provider?", &c.Provider), apdocs.Ask("Copy to the school?", &c.School)),
				apdocs.When(&r.Pupil.EHCP, apdocs.Yes, tickColumn(apdocs.Ask("Copy to the local authority?", &c.LocalAuthority))),
				apdocs.When(&r.Pupil.LookedAfter, apdocs.Yes, tickColumn(apdocs.Ask("Copy to the virtual school?",
					&c.VirtualSchool))),
			),
		},
	}
}
