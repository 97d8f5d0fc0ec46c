package documents

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
)

// An InitialAssessment (P18) is what a provider finds out about a pupil's needs in the
// first days, and whether it can meet them.
type InitialAssessment struct {
	apdocs.Record
	Pupil      apdocs.Pupil    `json:"pupil,omitzero"`
	School     apdocs.School   `json:"school,omitzero"`
	Provider   apdocs.Provider `json:"provider,omitzero"`
	ReferredOn apdocs.Date     `json:"referredOn,omitzero"`
	AssessedOn apdocs.Date     `json:"assessedOn,omitzero"`
	Subjects   []Subject       `json:"subjects,omitempty"`

	ReadingAndWriting apdocs.LongText `json:"readingAndWriting,omitzero"`
	Strengths         apdocs.LongText `json:"strengths,omitzero"`
	Barriers          apdocs.LongText `json:"barriers,omitzero"`
	Baseline          Baseline        `json:"baseline,omitzero"`
	Views             apdocs.Views    `json:"views,omitzero"`

	Courses             []Course          `json:"courses,omitempty"`
	SupportNeeded       apdocs.LongText   `json:"supportNeeded,omitzero"`
	EHCPProvision       apdocs.LongText   `json:"ehcpProvision,omitzero"`
	AccessArrangements  apdocs.LongText   `json:"accessArrangements,omitzero"`
	Suitable            apdocs.YesNo      `json:"suitable,omitzero"`
	SuitableExplanation apdocs.LongText   `json:"suitableExplanation,omitzero"`
	Assessor            apdocs.Contact    `json:"assessor,omitzero"`
	Signatures          apdocs.Signatures `json:"signatures,omitzero"`
	Copies              apdocs.Copies     `json:"copies,omitzero"`
}

// Layout returns the printed form.
func (a *InitialAssessment) Layout() *apdocs.Layout {
	c := &a.Copies
	return &apdocs.Layout{
		Name: "initial-assessment", Version: 1, FilledBy: apdocs.PartyProvider,
		Title: "First assessment of what a pupil needs", Short: "First assessment",
		Blocks: []apdocs.Block{
			apdocs.Part("Who this is about",
				birthGrid(&a.Pupil,
					apdocs.Ask("Does the pupil have an education, health and care plan (EHCP)?", &a.Pupil.EHCP).Required().Wide(),
					apdocs.Ask("Name of the home school", &a.School.Name).Required(),
					apdocs.Ask("Name of the alternative provider", &a.Provider.Name).Required(),
					apdocs.Ask("Date of referral", &a.ReferredOn).Required(),
					apdocs.Ask("Date of this assessment", &a.AssessedOn).Required().Hint("Within one week of the referral."),
				),
			),
			a.abilities(),
			a.fit(),
			apdocs.Part("Signed",
				apdocs.Grid(2,
					apdocs.Ask("Name of the person who made this assessment", &a.Assessor.Name).Required(),
					apdocs.Ask("Job of the person who made this assessment", &a.Assessor.Role).Required(),
				),
				apdocs.SignaturesWithRole(apdocs.Sign("Provider", apdocs.PartyProvider, &a.Signatures.Provider)),
			),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the school?", &c.School),
				apdocs.Ask("Copy to the provider?", &c.Provider),
				apdocs.Ask("Copy to each parent or carer?", &c.Parent),
			)),
		},
	}
}

func (a *InitialAssessment) abilities() *apdocs.Section {
	subjects := apdocs.Rows("Where is the pupil now in each subject?", &a.Subjects, 5, func(s *Subject) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Subject", &s.Subject), apdocs.Ask("How it was assessed", &s.Method),
			apdocs.Ask("Level or grade now", &s.Baseline), apdocs.Ask("What this shows", &s.Note).Lines(2).Wide(),
		}
	}).AtLeast(1)
	return apdocs.Part("What the pupil can do",
		shares(subjects, 4, 4, 3),
		apdocs.Beside(
			apdocs.Ask("How does the pupil get on with reading, writing and number?", &a.ReadingAndWriting).Lines(3),
			apdocs.Ask("What is the pupil good at, and what do they enjoy?", &a.Strengths).Lines(3),
			apdocs.Ask("What gets in the way of learning?", &a.Barriers).Lines(3),
			apdocs.Ask("How is the pupil’s wellbeing, and how was it measured?", &a.Baseline.Wellbeing).Lines(3).
				Class(apdocs.ClassHealth),
			apdocs.Ask("What does the pupil think, want and hope for?", &a.Views.Pupil).Lines(3).By(apdocs.PartyPupil),
		),
	)
}

func (a *InitialAssessment) fit() *apdocs.Section {
	courses := apdocs.Rows("Which courses and levels are right for the pupil?", &a.Courses, 3, func(
		c *Course) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Course", &c.Title).Required(), apdocs.Ask("Level", &c.Level),
			apdocs.Ask("Why this level", &c.Reason).Lines(2),
		}
	}).AtLeast(1)
	return apdocs.Part("What fits",
		shares(courses, 5, 3, 7),
		apdocs.Beside(apdocs.Ask("What support does the pupil need?", &a.SupportNeeded).Lines(4).Required()),
		apdocs.When(&a.Pupil.EHCP, apdocs.Yes,
			apdocs.Beside(
				apdocs.Ask("How will the provision in the EHCP still be delivered?", &a.EHCPProvision).Lines(4).Required())),
		apdocs.Beside(
			apdocs.Ask("What extra arrangements does the pupil have in exams and tests?", &a.AccessArrangements).Lines(2),
			apdocs.Ask("Can the provider meet the pupil’s needs?", &a.Suitable).Required(),
		),
		apdocs.When(&a.Suitable, apdocs.No,
			apdocs.Beside(apdocs.Ask("If not, what would be needed?", &a.SuitableExplanation).Lines(2).Required())),
	)
}

// Rules returns R35, R50, R70, R73 and R78.
func (a *InitialAssessment) Rules() []apdocs.Rule {
	type T = InitialAssessment
	return []apdocs.Rule{
		apdocs.NewRule("R35", apdocs.Warning, "school policy on alternative provision, 12.1.3",
			"The provider assesses the pupil within a week of the referral.", (*T).inTime),
		apdocs.BirthRule(func(a *T) (*apdocs.Pupil, apdocs.Date) { return &a.Pupil, a.AssessedOn }),
		apdocs.SigningRule(func(a *T) (*apdocs.Signatures, *apdocs.Date) { return &a.Signatures, &a.Pupil.BirthDate }),
		orderRule(func(a *T) []days {
			return []days{{&a.ReferredOn, &a.AssessedOn, "is before the referral; check both dates"}}
		}),
		writtenRule(func(a *T) *apdocs.Date { return &a.AssessedOn }),
	}
}

// inTime checks R35.
func (a *InitialAssessment) inTime(c *apdocs.Case) {
	if a.ReferredOn.IsZero() || a.AssessedOn.IsZero() {
		return
	}
	limit := int(c.Organisation.FiguresOn(a.ReferredOn).Placements.Assessment)
	if a.AssessedOn.After(a.ReferredOn.AddDays(limit)) {
		days := "days"
		if limit == 1 {
			days = "day"
		}
		c.Report(&a.AssessedOn, fmt.Sprintf("is more than %d %s after the referral; assess sooner", limit, days))
	}
}
