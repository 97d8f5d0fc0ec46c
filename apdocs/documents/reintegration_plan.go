package documents

import "github.com/apdocs/forms/apdocs"

// A ReintegrationPlan (P06) says how a pupil comes back to school: how it is known that the
// pupil is ready, and who helps. It is agreed when the placement begins and kept up to date.
type ReintegrationPlan struct {
	apdocs.Record
	Pupil     apdocs.Pupil     `json:"pupil,omitzero"`
	School    apdocs.School    `json:"school,omitzero"`
	Provider  apdocs.Provider  `json:"provider,omitzero"`
	Placement apdocs.Placement `json:"placement,omitzero"`
	AgreedOn  apdocs.Date      `json:"agreedOn,omitzero"`
	ReturnOn  apdocs.Date      `json:"returnOn,omitzero"`
	Phases    []Phase          `json:"phases,omitempty"`

	ReturnTimetable   apdocs.Timetable `json:"returnTimetable,omitzero"` // of the first week back
	ReadinessCriteria []Criterion      `json:"readinessCriteria,omitempty"`
	Support           []Support        `json:"support,omitempty"`
	Agencies          apdocs.LongText  `json:"agencies,omitzero"`
	ReturnStrategies  apdocs.LongText  `json:"returnStrategies,omitzero"`
	KeyAdult          string           `json:"keyAdult,omitzero"`
	Curriculum        struct {
		Reentry apdocs.LongText `json:"reentry,omitzero"`
		CatchUp apdocs.LongText `json:"catchUp,omitzero"`
	} `json:"curriculum,omitzero"`
	Belonging             apdocs.LongText   `json:"belonging,omitzero"`
	RiskAssessmentUpdated apdocs.YesNo      `json:"riskAssessmentUpdated,omitzero"`
	Safety                apdocs.LongText   `json:"safety,omitzero"`
	Views                 apdocs.Views      `json:"views,omitzero"`
	Review                apdocs.Review     `json:"review,omitzero"`
	CompletedBy           string            `json:"completedBy,omitzero"`
	CompletedOn           apdocs.Date       `json:"completedOn,omitzero"`
	Signatures            apdocs.Signatures `json:"signatures,omitzero"`
	Copies                apdocs.Copies     `json:"copies,omitzero"`
}

// A Phase is one week of coming back.
type Phase struct {
	Week             apdocs.Date     `json:"week,omitzero"` // its first day
	SchoolSessions   apdocs.Count    `json:"schoolSessions,omitzero"`
	ProviderSessions apdocs.Count    `json:"providerSessions,omitzero"`
	Lessons          apdocs.LongText `json:"lessons,omitzero"`
	Result           apdocs.LongText `json:"result,omitzero"`
}

// A Criterion is a sign that a pupil is ready.
type Criterion struct {
	Criterion apdocs.LongText `json:"criterion,omitzero"`
	Measure   string          `json:"measure,omitzero"`
	Who       string          `json:"who,omitzero"`
	MetOn     apdocs.Date     `json:"metOn,omitzero"`
}

// Support is help that somebody gives.
type Support struct {
	Support apdocs.LongText `json:"support,omitzero"`
	Giver   Giver           `json:"giver,omitzero"`
	Who     string          `json:"who,omitzero"`
	From    apdocs.Date     `json:"from,omitzero"`
	To      apdocs.Date     `json:"to,omitzero"`
}

// A Giver is who gives support.
type Giver string

// The givers that a plan must have.
const (
	ByHomeSchool Giver = "home school"
	ByProvider   Giver = "provider"
)

// Choices returns the givers in printed order.
func (Giver) Choices() []apdocs.Choice {
	return choices("Home school", "Provider", "Other agency", "Family")
}

// Layout returns the printed form.
func (p *ReintegrationPlan) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "reintegration-plan", Version: 1, Title: "Plan for returning to school", Short: "Plan for returning to school",
		Blocks: []apdocs.Block{
			apdocs.Part("Who this plan is for",
				whichPupil(&p.Pupil),
				apdocs.Grid(2,
					apdocs.Ask("Name of the home school", &p.School.Name).Required(),
					apdocs.Ask("Name of the alternative provider", &p.Provider.Name).Required(),
					apdocs.Ask("First day", &p.Placement.Start).Required(),
					apdocs.Ask("Date this plan was agreed", &p.AgreedOn).Required().Hint("At the beginning of the placement."),
				),
				apdocs.Beside(apdocs.Ask("How is this placement arranged?", &p.Placement.Route)),
			),
			p.back(),
			apdocs.Part("How we know that the pupil is ready", p.criteria()),
			p.support(),
			p.school(),
			apdocs.Part("Signed",
				apdocs.Grid(2,
					apdocs.Ask("Date of the next review", &p.Review.Next).Required().Wide(),
					apdocs.Ask("Who filled this in?", &p.CompletedBy).Required(),
					apdocs.Ask("Date filled in", &p.CompletedOn).Required(),
				),
				apdocs.SignaturesWithRole(
					apdocs.Sign("Pupil", apdocs.PartyPupil, &p.Signatures.Pupil),
					apdocs.Sign("Parent/carer", apdocs.PartyParent, &p.Signatures.Parent),
					apdocs.Sign("School", apdocs.PartySchool, &p.Signatures.School),
					apdocs.Sign("Provider", apdocs.PartyProvider, &p.Signatures.Provider),
				),
				apdocs.Para(tookPart),
			),
			planCopies(&p.Copies, &p.Pupil, false),
		},
	}
}

func (p *ReintegrationPlan) back() *apdocs.Section {
	phases := apdocs.Rows("How will the pupil come back, week by week?", &p.Phases, 6, func(w *Phase) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Week beginning", &w.Week), apdocs.Ask("Half days at school", &w.SchoolSessions).Between(0, 10),
			apdocs.Ask("Half days at the provider", &w.ProviderSessions).Between(0, 10),
			apdocs.Ask("Lessons and support at school", &w.Lessons).Lines(2), apdocs.Ask("How did it go?", &w.Result).Lines(2),
		}
	})
	return apdocs.Part("Coming back",
		apdocs.Grid(2, apdocs.Ask("When do we hope that the pupil will be back full time?", &p.ReturnOn).Required().Wide()),
		shares(phases, 4, 3, 3, 6, 5),
		apdocs.Minor("Where the pupil will be in the first week back",
			apdocs.Week("Where the pupil will be in the first week back", &p.ReturnTimetable)),
	)
}

func (p *ReintegrationPlan) criteria() *apdocs.Table {
	t := apdocs.Rows("What must be in place, and how will we tell?", &p.ReadinessCriteria, 3, func(
		n *Criterion) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Sign that the pupil is ready", &n.Criterion).Lines(2).Required(),
			apdocs.Ask("How we will check", &n.Measure).Lines(2), apdocs.Ask("Who decides", &n.Who),
			apdocs.Ask("Met on", &n.MetOn),
		}
	})
	return shares(t, 6, 5, 4, 4).AtLeast(1)
}

func (p *ReintegrationPlan) support() *apdocs.Section {
	t := apdocs.Rows("What help will the pupil have, who gives it, and until when?", &p.Support, 3, func(
		s *Support) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Given by", &s.Giver), apdocs.Ask("Person", &s.Who), apdocs.Ask("From", &s.From),
			apdocs.Ask("To", &s.To), apdocs.Ask("Help", &s.Support).Lines(2).Required().Wide(),
		}
	}).AtLeast(1)
	t.Title.Hints = []string{"There must be help from the home school and help from the provider."}
	return apdocs.Part("Support",
		shares(t, 5, 5, 3, 3),
		apdocs.Beside(
			apdocs.Ask("Which other agencies will help, and how?", &p.Agencies).Lines(3),
			apdocs.Ask("What strategies will the school use from the first day back?", &p.ReturnStrategies).Lines(3).Required(),
			apdocs.Ask("Who will meet the pupil on the first day back, and where?", &p.KeyAdult).Lines(2),
		),
	)
}

func (p *ReintegrationPlan) school() *apdocs.Section {
	return apdocs.Part("Lessons, belonging and safety",
		apdocs.Beside(
			apdocs.Ask("How will the pupil rejoin lessons, options and exam courses?", &p.Curriculum.Reentry).Lines(3),
			apdocs.Ask("What does the pupil need to catch up on?", &p.Curriculum.CatchUp).Lines(2),
			apdocs.Ask("How will the pupil stay part of the school while away?", &p.Belonging).Lines(3).Required().
				Hint("Friends, clubs, trips, parents’ evenings, letters home, rewards."),
			apdocs.Ask("Has the risk assessment been brought up to date?", &p.RiskAssessmentUpdated),
			apdocs.Ask("What else must be in place for a safe return?", &p.Safety).Lines(2).Class(apdocs.ClassSafeguarding),
			apdocs.Ask("What does the pupil think, want and hope for?", &p.Views.Pupil).Lines(3).By(apdocs.PartyPupil),
			apdocs.Ask("What does the family think, want and hope for?", &p.Views.Parent).Lines(3).By(apdocs.PartyParent),
		),
	)
}

// Rules returns R40, R46, R50, R73, R76, R78 and R87.
func (p *ReintegrationPlan) Rules() []apdocs.Rule {
	type T = ReintegrationPlan
	return []apdocs.Rule{
		apdocs.NewRule("R40", apdocs.Warning, "school policy on alternative provision, 2.4 and 13.2",
			"The plan for returning is agreed at the beginning of the placement.", (*T).agreedAtStart),
		apdocs.AgeRule(func(p *T) (*apdocs.Pupil, apdocs.Date) { return &p.Pupil, p.Placement.Start }),
		apdocs.SigningRule(func(p *T) (*apdocs.Signatures, *apdocs.Date) { return &p.Signatures, &p.Pupil.BirthDate }),
		orderRule(func(p *T) []days {
			order := []days{
				{&p.Placement.Start, &p.ReturnOn, "is before the first day of the placement; check both dates"},
				{&p.AgreedOn, &p.Review.Next, "is before this plan was agreed; check both dates"},
			}
			for i := range p.Support {
				s := &p.Support[i]
				order = append(order, days{&s.From, &s.To, "is before the help begins; check both dates"})
			}
			return order
		}),
		copyRule(func(p *T) (*apdocs.Pupil, *apdocs.Copies) { return &p.Pupil, &p.Copies }),
		writtenRule(func(p *T) *apdocs.Date { return &p.CompletedOn }),
		apdocs.NewRule("R87", apdocs.Warning, "school policy on alternative provision, 2.4 and 8.2.7",
			"There is help from the home school and help from the provider.", (*T).bothHelp),
	}
}

// agreedAtStart checks R40.
func (p *ReintegrationPlan) agreedAtStart(c *apdocs.Case) {
	if !p.Placement.Start.IsZero() && p.AgreedOn.After(p.Placement.Start) {
		c.Report(&p.AgreedOn, "is after the first day; agree the plan at the beginning of the placement")
	}
}

// bothHelp checks R87.
func (p *ReintegrationPlan) bothHelp(c *apdocs.Case) {
	givers := map[Giver]bool{}
	for _, s := range p.Support {
		givers[s.Giver] = true
	}
	if len(p.Support) > 0 && (!givers[ByHomeSchool] || !givers[ByProvider]) {
		c.Report(&p.Support, "must have help from the home school and help from the provider")
	}
}
