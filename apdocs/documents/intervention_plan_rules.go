package documents

import "github.com/apdocs/forms/apdocs"

func (p *InterventionPlan) plans() *apdocs.Section {
	t := apdocs.Rows("Which plans does the pupil have?", &p.Plans, 2, func(l *LinkedPlan) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Plan", &l.Plan), apdocs.Ask("Outcome or target that this placement serves", &l.Outcome).Lines(3),
			apdocs.Ask("Next review", &l.ReviewOn),
		}
	})
	t.Title.Hints = []string{"For a looked-after pupil, include the personal education plan (PEP)."}
	return apdocs.Part("Links to other plans",
		shares(t, 5, 5, 3),
		apdocs.When(&p.Pupil.EHCP, apdocs.Yes, apdocs.Beside(
			apdocs.Ask("How will the provision in the EHCP still be delivered?", &p.EHCPProvision).Lines(4).Required())),
	)
}

func (p *InterventionPlan) curriculum() *apdocs.Section {
	qualifications := apdocs.Rows("Which qualifications is the pupil working for?", &p.Qualifications, 3, func(
		q *Qualification) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Qualification", &q.Title), apdocs.Ask("Level", &q.Level),
			apdocs.Ask("Awarding body", &q.AwardingBody), apdocs.Ask("Expected date", &q.Date),
		}
	})
	return apdocs.Part("Curriculum",
		apdocs.Beside(
			apdocs.Ask("How will the provider complement and keep up with the pupil’s curriculum, schemes of work and "+
				"qualification routes?", &p.Curriculum.Match).Short("How the provider keeps up with the pupil’s curriculum").
				Lines(4).Required(),
			apdocs.Ask("How will the curriculum stay broad and balanced?", &p.Curriculum.Breadth).Lines(3).
				Hint("Say who teaches English, mathematics, science and computing, and where."),
		),
		shares(qualifications, 5, 3, 4, 4),
		apdocs.Beside(apdocs.Ask("What careers guidance will the pupil have?", &p.Careers).Lines(2)),
	)
}

func (p *InterventionPlan) checking() *apdocs.Section {
	return apdocs.Part("Checking progress",
		apdocs.Beside(
			apdocs.Ask("How is progress assessed and checked, how often and by whom?", &p.Monitoring).Lines(4).Required(),
			apdocs.Ask("What extra checks are made because other agencies are involved?", &p.AgencyChecks).Lines(2),
			apdocs.Ask("Where are records of progress kept, and who keeps them?", &p.ProgressRecords).Lines(2).Required(),
			apdocs.Ask("How often will the provider report?", &p.Reporting.Frequency).Required(),
			apdocs.Ask("How does the provider report an issue or a concern?", &p.Reporting.Concerns).Lines(2).Required(),
		),
		apdocs.Grid(2, apdocs.Ask("Date of the first review", &p.Review.Date).Required()),
		apdocs.Beside(
			apdocs.Ask("How often will the plan be reviewed?", &p.ReviewFrequency).Required().
				Hint("At least once every half term."),
			apdocs.Ask("What will each review look at to decide whether the plan is working?", &p.ReviewCriteria).
				Short("What each review looks at").Lines(4).Required(),
		),
	)
}

func (p *InterventionPlan) next() *apdocs.Section {
	return apdocs.Part("What comes next",
		apdocs.Beside(
			apdocs.Ask("What is the placement leading to?", &p.NextStep).Required(),
			apdocs.Ask("What are the objectives for the next step?", &p.NextStepObjectives).Lines(3).Required(),
			apdocs.Ask("How will we judge that the pupil is ready to return to school?", &p.Readiness).Lines(4).Required().
				Hint("If return is not the aim, write: not the aim."),
		),
	)
}

func (p *InterventionPlan) touch() *apdocs.Section {
	s, v := &p.School.Contact, &p.Provider.Contact
	return apdocs.Part("People who keep in touch",
		apdocs.Grid(2, append(toTalkTo(s),
			apdocs.Ask("Name of the provider’s named contact", &v.Name).Required(),
			apdocs.Ask("Job of the provider’s named contact", &v.Role),
			apdocs.Ask("Telephone number of the provider’s named contact", &v.Phone).Format("phone").Required(),
			apdocs.Ask("Email address of the provider’s named contact", &v.Email).Format("email"),
		)...),
		apdocs.Beside(apdocs.Ask("How and how often will they talk, and what if they disagree?", &p.Liaison).Lines(3)),
	)
}

// Rules returns R10, R27, R38, R46, R48, R50, R73, R76, R78 and R86.
func (p *InterventionPlan) Rules() []apdocs.Rule {
	type T = InterventionPlan
	return []apdocs.Rule{
		apdocs.NewRule("R10", apdocs.Warning, "school policy on alternative provision, 2.5 and 9.6: at least half-termly",
			"The first review is held in the half-term in which the placement begins.", (*T).firstReview),
		apdocs.NewRule("R27", apdocs.Warning, "school policy on part-time placements; guidance on looked-after children",
			"Every session of the week is accounted for.", func(p *T, c *apdocs.Case) {
				accountedFor(c, &p.Placement.Timetable)
			}),
		lookedAfterCopies(true, func(p *T) (*apdocs.Pupil, *apdocs.Copies) { return &p.Pupil, &p.Copies }),
		apdocs.AgeRule(func(p *T) (*apdocs.Pupil, apdocs.Date) { return &p.Pupil, p.Placement.Start }),
		apdocs.NewRule("R48", apdocs.Warning, "guidance of authorities on a maximum period",
			"The placement ends within the longest time that is agreed.", (*T).withinMaximum),
		apdocs.SigningRule(func(p *T) (*apdocs.Signatures, *apdocs.Date) { return &p.Signatures, &p.Pupil.BirthDate }),
		orderRule(func(p *T) []days {
			v := &p.Placement
			return []days{
				{&v.Start, &v.End, "is before the first day; check both dates"},
				{&v.Start, &p.Review.Date, "is before the first day; there is nothing to review yet"},
				{&p.Date, &p.CompletedOn, "is before the date of this plan; check both dates"},
			}
		}),
		copyRule(func(p *T) (*apdocs.Pupil, *apdocs.Copies) { return &p.Pupil, &p.Copies }),
		writtenRule(func(p *T) *apdocs.Date { return &p.CompletedOn }),
		apdocs.NewRule("R86", apdocs.Warning, "guidance on looked-after children; school policy on alternative provision, "+
			"12.1.6", "The plan of a looked-after pupil is linked to the personal education plan.", (*T).linked),
	}
}

// firstReview checks R10.
func (p *InterventionPlan) firstReview(c *apdocs.Case) {
	if p.Placement.Start.IsZero() || p.Review.Date.IsZero() {
		return
	}
	due, why := firstReviewDue(c.Organisation, p.Placement.Start)
	switch {
	case due.IsZero():
		notChecked(c, &p.Review.Date, why)
	case p.Review.Date.After(due):
		c.Report(&p.Review.Date, "is after "+inWords(due)+"; hold a review in each half of a term")
	}
}

// withinMaximum checks R48.
func (p *InterventionPlan) withinMaximum(c *apdocs.Case) {
	const week = 7
	v := &p.Placement
	weeks, known := v.MaximumWeeks.Int()
	if known && !v.Start.IsZero() && v.End.After(v.Start.AddDays(int(min(weeks, maxWeeks))*week)) {
		c.Report(&v.End, "is later than the longest time that the placement may last; check both")
	}
}

// maxWeeks is more weeks than any placement lasts.
const maxWeeks = 1000

// linked checks R86.
func (p *InterventionPlan) linked(c *apdocs.Case) {
	if p.Pupil.LookedAfter != apdocs.Yes {
		return
	}
	for _, l := range p.Plans {
		if l.Plan == "pep" {
			return
		}
	}
	c.Report(&p.Plans, "does not have the personal education plan (PEP), which a looked-after pupil has; link it")
}
