package documents

import "github.com/apdocs/forms/apdocs"

// An AnnualProviderReport (P26) is what a provider tells a school about its service in a
// year. It names no child.
type AnnualProviderReport struct {
	apdocs.Record
	Provider   apdocs.Provider   `json:"provider,omitzero"`
	School     apdocs.School     `json:"school,omitzero"`
	Period     apdocs.Period     `json:"period,omitzero"`
	Pupils     PupilNumbers      `json:"pupils,omitzero"`
	Attendance apdocs.Attendance `json:"attendance,omitzero"`

	Results      []Result           `json:"results,omitempty"`
	Destinations []DestinationCount `json:"destinations,omitempty"`
	Outcomes     apdocs.LongText    `json:"outcomes,omitzero"`
	Areas        ServiceAreas       `json:"areas,omitzero"`
	Safeguarding struct {
		Concerns  apdocs.Count    `json:"concerns,omitzero"`
		Changes   apdocs.LongText `json:"changes,omitzero"`
		Confirmed apdocs.YesNo    `json:"confirmed,omitzero"`
	} `json:"safeguarding,omitzero"`
	Staff struct {
		Number            apdocs.Count    `json:"number,omitzero"`
		QualifiedTeachers apdocs.Count    `json:"qualifiedTeachers,omitzero"`
		Left              apdocs.Count    `json:"left,omitzero"`
		Training          apdocs.LongText `json:"training,omitzero"`
	} `json:"staff,omitzero"`

	InsuranceExpires apdocs.Date  `json:"insuranceExpires,omitzero"` // the first of them
	PoliciesReviewed apdocs.YesNo `json:"policiesReviewed,omitzero"`
	Feedback         struct {
		Evaluations  apdocs.Count    `json:"evaluations,omitzero"`
		AverageScore apdocs.Count    `json:"averageScore,omitzero"` // of evaluations
		Comments     apdocs.LongText `json:"comments,omitzero"`
	} `json:"feedback,omitzero"`
	Cost struct {
		PerDay apdocs.Money `json:"perDay,omitzero"`
		Total  apdocs.Money `json:"total,omitzero"`
	} `json:"cost,omitzero"`
	Value        apdocs.LongText   `json:"value,omitzero"`
	Improvements apdocs.LongText   `json:"improvements,omitzero"`
	Actions      []apdocs.Action   `json:"actions,omitempty"`
	CompletedBy  string            `json:"completedBy,omitzero"`
	CompletedOn  apdocs.Date       `json:"completedOn,omitzero"`
	Signatures   apdocs.Signatures `json:"signatures,omitzero"`
	Copies       apdocs.Copies     `json:"copies,omitzero"`
}

// PupilNumbers are the pupils of a provider in a year.
type PupilNumbers struct {
	Referred          apdocs.Count    `json:"referred,omitzero"`
	Started           apdocs.Count    `json:"started,omitzero"`
	Completed         apdocs.Count    `json:"completed,omitzero"`
	EndedEarly        apdocs.Count    `json:"endedEarly,omitzero"`
	EndedEarlyReasons apdocs.LongText `json:"endedEarlyReasons,omitzero"`
}

// A Result is a qualification with how many pupils gained it.
type Result struct {
	Title   string       `json:"title,omitzero"`
	Level   string       `json:"level,omitzero"`
	Entered apdocs.Count `json:"entered,omitzero"`
	Passed  apdocs.Count `json:"passed,omitzero"`
}

// A DestinationCount is how many pupils went somewhere.
type DestinationCount struct {
	Destination string       `json:"destination,omitzero"`
	Number      apdocs.Count `json:"number,omitzero"`
}

// ServiceAreas are the nine areas in which a provider is evaluated.
//
// Source: school policy on alternative provision, 11.1.1 to 11.1.9.
type ServiceAreas struct {
	Outcomes      apdocs.LongText `json:"outcomes,omitzero"`
	Goals         apdocs.LongText `json:"goals,omitzero"`
	Teaching      apdocs.LongText `json:"teaching,omitzero"`
	Progress      apdocs.LongText `json:"progress,omitzero"`
	Relationships apdocs.LongText `json:"relationships,omitzero"`
	Safety        apdocs.LongText `json:"safety,omitzero"`
	Wellbeing     apdocs.LongText `json:"wellbeing,omitzero"`
	Views         apdocs.LongText `json:"views,omitzero"`
	Skills        apdocs.LongText `json:"skills,omitzero"`
}

// Layout returns the printed form.
func (r *AnnualProviderReport) Layout() *apdocs.Layout {
	p := &r.Provider
	return &apdocs.Layout{
		Name: "annual-provider-report", Version: 1, FilledBy: apdocs.PartyProvider,
		Title: "Provider’s yearly report on its service", Short: "Provider’s yearly report",
		Blocks: []apdocs.Block{
			apdocs.Part("Who this is from",
				apdocs.Grid(2,
					apdocs.Ask("Name of the alternative provider", &p.Name).Required().Wide(),
					apdocs.Ask("Name of the provider’s named contact", &p.Contact.Name).Required(),
					apdocs.Ask("Job of the provider’s named contact", &p.Contact.Role),
					apdocs.Ask("Telephone number of the provider’s named contact", &p.Contact.Phone).Format("phone").Required(),
					apdocs.Ask("Email address of the provider’s named contact", &p.Contact.Email).Format("email"),
					apdocs.Ask("Name of the school or other body that places pupils", &r.School.Name).Required().Wide(),
					apdocs.Ask("This report covers: from", &r.Period.From).Required(),
					apdocs.Ask("This report covers: to", &r.Period.To).Required().Hint("Twelve months."),
				),
				apdocs.Beside(apdocs.Ask("Main address of the provider", &p.Address).Lines(3)),
			),
			r.pupils(), r.outcomes(), r.quality(), r.staff(), r.papers(), r.feedback(),
			apdocs.Part("Next year",
				apdocs.Beside(apdocs.Ask("What will be better next year?", &r.Improvements).Lines(3).Required()),
				actions(&r.Actions),
			),
			apdocs.Part("Signed", filledIn(&r.CompletedBy, &r.CompletedOn),
				apdocs.SignaturesWithRole(apdocs.Sign("Provider", apdocs.PartyProvider, &r.Signatures.Provider))),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the school?", &r.Copies.School), apdocs.Ask("Copy to the provider?", &r.Copies.Provider))),
		},
	}
}

func (r *AnnualProviderReport) pupils() *apdocs.Section {
	n := &r.Pupils
	return apdocs.Part("Pupils",
		apdocs.Grid(2,
			apdocs.Ask("How many pupils were referred?", &n.Referred).Required(),
			apdocs.Ask("How many started?", &n.Started),
			apdocs.Ask("How many finished their placement?", &n.Completed).Required(),
			apdocs.Ask("How many ended early?", &n.EndedEarly),
		),
		apdocs.Beside(apdocs.Ask("Why did they end early?", &n.EndedEarlyReasons).Lines(2)),
	)
}

func (r *AnnualProviderReport) outcomes() *apdocs.Section {
	results := apdocs.Rows("Which qualifications were gained, and by how many pupils?", &r.Results, 4, func(
		g *Result) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Qualification", &g.Title), apdocs.Ask("Level", &g.Level), apdocs.Ask("Entered", &g.Entered),
			apdocs.Ask("Passed", &g.Passed),
		}
	})
	went := apdocs.Rows("Where did pupils go next?", &r.Destinations, 5, func(d *DestinationCount) []*apdocs.Field {
		return []*apdocs.Field{apdocs.Ask("Destination", &d.Destination), apdocs.Ask("Number of pupils", &d.Number)}
	}).AtLeast(1)
	return apdocs.Part("Outcomes",
		apdocs.Grid(2, apdocs.Ask("What was the average attendance?", &r.Attendance.Percent).Required().Wide()),
		shares(results, 8, 3, 3, 3),
		shares(went, 8, 4),
		apdocs.Beside(apdocs.Ask("What difference did the placements make?", &r.Outcomes).Lines(4).Required()),
	)
}

func (r *AnnualProviderReport) quality() *apdocs.Section {
	a := &r.Areas
	return apdocs.Part("Quality of the service", apdocs.Beside(
		apdocs.Ask("How clear are outcomes and next steps? How are they measured?", &a.Outcomes).Lines(3),
		apdocs.Ask("How do pupils move towards qualifications and personal goals?", &a.Goals).Lines(3),
		apdocs.Ask("How good are teaching and learning, and how is that checked?", &a.Teaching).Lines(3),
		apdocs.Ask("How good is academic progress, and are targets hard enough?", &a.Progress).Lines(3),
		apdocs.Ask("How do pupils build good relationships and take part?", &a.Relationships).Lines(3),
		apdocs.Ask("How are safeguarding, health, safety and premises kept in order?", &a.Safety).Lines(3),
		apdocs.Ask("How do personal development and wellbeing grow?", &a.Wellbeing).Lines(3),
		apdocs.Ask("What do pupils say, and what was done about it?", &a.Views).Lines(3),
		apdocs.Ask("How do pupils gain skills for work and life?", &a.Skills).Lines(3),
	))
}

func (r *AnnualProviderReport) staff() *apdocs.Section {
	s, f := &r.Safeguarding, &r.Staff
	return apdocs.Part("Staff and safeguarding",
		apdocs.Grid(2,
			apdocs.Ask("How many safeguarding concerns were reported to the school?", &s.Concerns).
				Hint("A number only. Nothing about any one child."),
			apdocs.Ask("Has the safeguarding confirmation been renewed this year?", &s.Confirmed).Required(),
			apdocs.Ask("How many staff work with pupils?", &f.Number),
			apdocs.Ask("How many are qualified teachers?", &f.QualifiedTeachers),
			apdocs.Ask("How many left in the year?", &f.Left).Wide(),
		),
		apdocs.Beside(
			apdocs.Ask("What was changed because of safeguarding concerns?", &s.Changes).Lines(2),
			apdocs.Ask("What training did staff have?", &f.Training).Lines(2),
		),
	)
}

func (r *AnnualProviderReport) papers() *apdocs.Section {
	return apdocs.Part("Papers kept up to date",
		apdocs.Grid(2,
			apdocs.Ask("Date the first insurance runs out", &r.InsuranceExpires).Required(),
			apdocs.Ask("Have all policies been reviewed this year?", &r.PoliciesReviewed).Required(),
		),
		apdocs.Beside(apdocs.Ask("Is the provider registered as a school?", &r.Provider.Registration).Required()),
	)
}

func (r *AnnualProviderReport) feedback() *apdocs.Section {
	f := &r.Feedback
	return apdocs.Part("Feedback and value",
		apdocs.Grid(2,
			apdocs.Ask("How many evaluations were received?", &f.Evaluations),
			apdocs.Ask("What was the average score, out of 125?", &f.AverageScore).Between(leastScore, mostScore),
			apdocs.Ask("What does a day cost for each pupil?", &r.Cost.PerDay),
			apdocs.Ask("What did the school pay in the year?", &r.Cost.Total),
		),
		apdocs.Beside(
			apdocs.Ask("What did schools and families say?", &f.Comments).Lines(3),
			apdocs.Ask("Why is this good value for money?", &r.Value).Lines(3),
		),
	)
}

// The least and the greatest score of a placement evaluation: 25 statements, each rated
// from 1 to 5.
const (
	leastScore = 25
	mostScore  = 125
)

// Rules returns R44, R50, R73, R78, R97 and R98.
func (r *AnnualProviderReport) Rules() []apdocs.Rule {
	type T = AnnualProviderReport
	return []apdocs.Rule{
		apdocs.NewRule("R44", apdocs.Warning, "guidance on commissioning alternative provision: a report each year",
			"The report covers no more than a year.", func(r *T, c *apdocs.Case) {
				p := &r.Period
				if !p.From.IsZero() && p.To.After(p.From) && apdocs.AgeOn(p.From, p.To) >= 1 {
					c.Report(&p.To, "is a year or more after the first day; a report is due for each year")
				}
			}),
		apdocs.SigningRule(func(r *T) (*apdocs.Signatures, *apdocs.Date) { return &r.Signatures, nil }),
		orderRule(func(r *T) []days {
			return []days{
				{&r.Period.From, &r.Period.To, "is before the first day that this report covers; check both dates"},
				{&r.Period.From, &r.CompletedOn, "is before the time that this report covers; check both dates"},
			}
		}),
		writtenRule(func(r *T) *apdocs.Date { return &r.CompletedOn }),
		apdocs.NewRule("R97", apdocs.Warning, "the form: numbers of pupils",
			"No part of a number is more than the whole: pupils who started, teachers, passes.", (*T).counted),
		apdocs.NewRule("R98", apdocs.Warning, "school policy on alternative provision, 9.2; quality assurance checklist",
			"Confirmation, policies and insurance are up to date.", (*T).upToDate),
	}
}

// counted checks R97.
func (r *AnnualProviderReport) counted(c *apdocs.Case) {
	n := &r.Pupils
	over := func(part, whole *apdocs.Count, text string) {
		p, first := part.Int()
		w, second := whole.Int()
		if first && second && p > w {
			c.Report(part, text)
		}
	}
	over(&n.Started, &n.Referred, "is more than were referred; check both numbers")
	over(&r.Staff.QualifiedTeachers, &r.Staff.Number, "is more than all staff; check both numbers")
	for i := range r.Results {
		over(&r.Results[i].Passed, &r.Results[i].Entered, "is more than were entered; check both numbers")
	}
}

// upToDate checks R98.
func (r *AnnualProviderReport) upToDate(c *apdocs.Case) {
	if r.Safeguarding.Confirmed == apdocs.No {
		c.Report(&r.Safeguarding.Confirmed, "ask the provider for a new confirmation; it is due each year")
	}
	if r.PoliciesReviewed == apdocs.No {
		c.Report(&r.PoliciesReviewed, "agree by when they will be")
	}
	if !r.InsuranceExpires.IsZero() && !c.Today.IsZero() && r.InsuranceExpires.Before(c.Today) {
		c.Report(&r.InsuranceExpires, "is before today; ask for proof of the new insurance")
	}
}
