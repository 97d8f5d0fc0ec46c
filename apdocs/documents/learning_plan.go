package documents

import "github.com/apdocs/forms/apdocs"

// A LearningPlan (P19) is what a pupil and a provider agree that the pupil works towards.
type LearningPlan struct {
	apdocs.Record
	Pupil      apdocs.Pupil      `json:"pupil,omitzero"`
	School     apdocs.School     `json:"school,omitzero"`
	Provider   apdocs.Provider   `json:"provider,omitzero"`
	Date       apdocs.Date       `json:"date,omitzero"`
	KeyWorker  string            `json:"keyWorker,omitzero"`
	Targets    []PlanTarget      `json:"targets,omitempty"`
	Courses    []Course          `json:"courses,omitempty"`
	Views      apdocs.Views      `json:"views,omitzero"`
	HelpWanted apdocs.LongText   `json:"helpWanted,omitzero"`
	Review     apdocs.Review     `json:"review,omitzero"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
	Copies     apdocs.Copies     `json:"copies,omitzero"`
}

// A PlanTarget is a target of a learning plan.
type PlanTarget struct {
	Target          apdocs.LongText `json:"target,omitzero"`
	SchoolSupport   apdocs.LongText `json:"schoolSupport,omitzero"`
	ProviderSupport apdocs.LongText `json:"providerSupport,omitzero"`
	By              apdocs.Date     `json:"by,omitzero"`

	Kind     TargetKind      `json:"kind,omitzero"`
	Baseline string          `json:"baseline,omitzero"`
	Evidence apdocs.LongText `json:"evidence,omitzero"`
	Status   TargetStatus    `json:"status,omitzero"`
}

// A TargetKind is the kind of a target.
type TargetKind string

// The kinds of target. A learning plan has at least one target of each kind.
const (
	programmeTarget TargetKind = "programme"
	widerTarget     TargetKind = "wider"
)

// Choices returns the kinds of target in printed order.
func (TargetKind) Choices() []apdocs.Choice { return choices("Programme", "Wider") }

// A TargetStatus is how a target is going.
type TargetStatus string

// Choices returns the states of a target in printed order.
func (TargetStatus) Choices() []apdocs.Choice {
	return choices("Not started", "Under way", "Reached", "Changed")
}

// Layout returns the printed form.
func (p *LearningPlan) Layout() *apdocs.Layout {
	c := &p.Copies
	courses := apdocs.Rows("Which courses is the pupil taking?", &p.Courses, 3, func(c *Course) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Course", &c.Title), apdocs.Ask("Level", &c.Level), apdocs.Ask("Awarding body", &c.AwardingBody),
			apdocs.Ask("Expected date", &c.Date),
		}
	})
	return &apdocs.Layout{
		Name: "learning-plan", Version: 1, FilledBy: apdocs.PartyProvider,
		Title: "Individual learning plan", Short: "Learning plan",
		Blocks: []apdocs.Block{
			apdocs.Part("Whose plan this is",
				birthGrid(&p.Pupil,
					apdocs.Ask("Name of the home school", &p.School.Name).Required(),
					apdocs.Ask("Name of the alternative provider", &p.Provider.Name).Required(),
					apdocs.Ask("Date of this plan", &p.Date).Required(),
					apdocs.Ask("Who at the provider will help the pupil most?", &p.KeyWorker),
				),
			),
			apdocs.Part("My targets",
				apdocs.Bullets(
					"At least one target on a programme, for example: level 1 Functional Skills English, pass.",
					"At least one wider target, for example: 95% attendance.",
				),
				apdocs.Each(&p.Targets, 3, targetBlocks).AtLeast(1),
			),
			apdocs.Part("Courses", shares(courses, 6, 3, 4, 4)),
			apdocs.Part("In the pupil’s words", apdocs.Beside(
				apdocs.Ask("What does the pupil think, want and hope for?", &p.Views.Pupil).Lines(3).By(apdocs.PartyPupil),
				apdocs.Ask("What helps the pupil to learn?", &p.HelpWanted).Lines(3).By(apdocs.PartyPupil),
			)),
			apdocs.Part("Signed",
				apdocs.Grid(2, apdocs.Ask("Date of the next review", &p.Review.Next).Required().Wide()),
				apdocs.SignaturesWithRole(
					apdocs.Sign("Pupil", apdocs.PartyPupil, &p.Signatures.Pupil),
					apdocs.Sign("Provider", apdocs.PartyProvider, &p.Signatures.Provider),
				),
				apdocs.Para(tookPart),
			),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the school?", &c.School), apdocs.Ask("Copy to the pupil?", &c.Pupil),
				apdocs.Ask("Copy to each parent or carer?", &c.Parent), apdocs.Ask("Copy to the provider?", &c.Provider),
			)),
		},
	}
}

// targetBlocks returns the questions about one target.
func targetBlocks(t *PlanTarget) []apdocs.Block {
	return []apdocs.Block{
		apdocs.Beside(apdocs.Ask("What is the pupil aiming for?", &t.Target).Lines(2).Required()),
		apdocs.Grid(2,
			apdocs.Ask("Kind of target", &t.Kind).Required(), apdocs.Ask("How it is going", &t.Status),
			apdocs.Ask("Now", &t.Baseline), apdocs.Ask("By when", &t.By),
		),
		apdocs.Beside(
			apdocs.Ask("Help from school", &t.SchoolSupport).Lines(2),
			apdocs.Ask("Help from the provider", &t.ProviderSupport).Lines(2),
			apdocs.Ask("How we will know", &t.Evidence).Lines(2),
		),
	}
}

// Rules returns R36, R50, R70, R73 and R78.
func (p *LearningPlan) Rules() []apdocs.Rule {
	type T = LearningPlan
	return []apdocs.Rule{
		apdocs.NewRule("R36", apdocs.Warning, "school policy on alternative provision, 12.1.10",
			"The plan has a target on a programme and a wider target.", (*T).bothKinds),
		apdocs.BirthRule(func(p *T) (*apdocs.Pupil, apdocs.Date) { return &p.Pupil, p.Date }),
		apdocs.SigningRule(func(p *T) (*apdocs.Signatures, *apdocs.Date) { return &p.Signatures, &p.Pupil.BirthDate }),
		orderRule(func(p *T) []days {
			all := []days{{&p.Date, &p.Review.Next, "is before the date of this plan; check both dates"}}
			for i := range p.Targets {
				all = append(all, days{&p.Date, &p.Targets[i].By, "is before the date of this plan; check both dates"})
			}
			return all
		}),
		writtenRule(func(p *T) *apdocs.Date { return &p.Date }),
	}
}

// bothKinds checks R36. It says nothing while a target has no kind, which is required.
func (p *LearningPlan) bothKinds(c *apdocs.Case) {
	found := map[TargetKind]bool{}
	for _, t := range p.Targets {
		if t.Kind == "" {
			return
		}
		found[t.Kind] = true
	}
	switch {
	case len(p.Targets) == 0:
	case !found[programmeTarget]:
		c.Report(&p.Targets, "has no target on a programme; add one, such as a qualification")
	case !found[widerTarget]:
		c.Report(&p.Targets, "has no wider target; add one, such as for attendance")
	}
}
