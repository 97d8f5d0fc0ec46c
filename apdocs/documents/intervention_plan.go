package documents

import "github.com/apdocs/forms/apdocs"

// An InterventionPlan (P05) says what a placement is for, where the pupil starts from, who
// does what, how progress is checked and what comes next. Its first part is the record of
// the planning meeting (P25).
type InterventionPlan struct {
	apdocs.Record
	Pupil      apdocs.Pupil     `json:"pupil,omitzero"`
	School     apdocs.School    `json:"school,omitzero"`
	Provider   apdocs.Provider  `json:"provider,omitzero"`
	PreparedBy Preparer         `json:"preparedBy,omitzero"`
	Date       apdocs.Date      `json:"date,omitzero"`
	Meeting    Meeting          `json:"meeting,omitzero"`
	Attendees  []Attendee       `json:"attendees,omitempty"`
	Needs      Needs            `json:"needs,omitzero"`
	Strategies []Strategy       `json:"strategies,omitempty"`
	Views      apdocs.Views     `json:"views,omitzero"`
	Placement  apdocs.Placement `json:"placement,omitzero"`
	Provision  apdocs.LongText  `json:"provision,omitzero"`
	Context    apdocs.LongText  `json:"context,omitzero"`
	Disruption apdocs.LongText  `json:"disruption,omitzero"`
	Baseline   Baseline         `json:"baseline,omitzero"`

	Subjects   []Subject          `json:"subjects,omitempty"`
	Objectives []apdocs.Objective `json:"objectives,omitempty"`
	Success    Success            `json:"success,omitzero"`
	Plans      []LinkedPlan       `json:"plans,omitempty"`

	EHCPProvision apdocs.LongText `json:"ehcpProvision,omitzero"`
	Curriculum    struct {
		Match   apdocs.LongText `json:"match,omitzero"`
		Breadth apdocs.LongText `json:"breadth,omitzero"`
	} `json:"curriculum,omitzero"`
	Qualifications  []Qualification `json:"qualifications,omitempty"`
	Careers         apdocs.LongText `json:"careers,omitzero"`
	Monitoring      apdocs.LongText `json:"monitoring,omitzero"`
	AgencyChecks    apdocs.LongText `json:"agencyChecks,omitzero"`
	ProgressRecords apdocs.LongText `json:"progressRecords,omitzero"`
	Reporting       struct {
		Frequency ReportFrequency `json:"frequency,omitzero"`
		Concerns  apdocs.LongText `json:"concerns,omitzero"`
	} `json:"reporting,omitzero"`
	Review             apdocs.Review     `json:"review,omitzero"`
	ReviewFrequency    ReviewFrequency   `json:"reviewFrequency,omitzero"`
	ReviewCriteria     apdocs.LongText   `json:"reviewCriteria,omitzero"`
	NextStep           NextStep          `json:"nextStep,omitzero"`
	NextStepObjectives apdocs.LongText   `json:"nextStepObjectives,omitzero"`
	Readiness          apdocs.LongText   `json:"readiness,omitzero"`
	Liaison            apdocs.LongText   `json:"liaison,omitzero"`
	CompletedBy        string            `json:"completedBy,omitzero"`
	CompletedOn        apdocs.Date       `json:"completedOn,omitzero"`
	Signatures         apdocs.Signatures `json:"signatures,omitzero"`
	Copies             apdocs.Copies     `json:"copies,omitzero"`
}

// A Preparer is who prepared a plan.
type Preparer string

// Choices returns the answers in printed order.
func (Preparer) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "school", Label: "School"}, {Value: "provider", Label: "Provider"},
		{Value: "both", Label: "School and provider together"}}
}

// Needs are what a pupil needs.
type Needs struct {
	Academic apdocs.LongText `json:"academic,omitzero"`
	Social   apdocs.LongText `json:"social,omitzero"`
	Pastoral apdocs.LongText `json:"pastoral,omitzero"`
}

// A Strategy is something that a school has tried.
type Strategy struct {
	Strategy apdocs.LongText `json:"strategy,omitzero"`
	Period   string          `json:"period,omitzero"`
	Result   apdocs.LongText `json:"result,omitzero"`
}

// A Baseline is where a pupil stands before a placement.
type Baseline struct {
	Attendance  apdocs.Percent  `json:"attendance,omitzero"`
	Suspensions apdocs.Count    `json:"suspensions,omitzero"` // in the last year
	Incidents   apdocs.Count    `json:"incidents,omitzero"`   // in the last half term
	Wellbeing   apdocs.LongText `json:"wellbeing,omitzero"`
	Attitude    apdocs.LongText `json:"attitude,omitzero"`
}

// Success is what will show that a placement works.
type Success struct {
	Attendance apdocs.LongText `json:"attendance,omitzero"`
	Attitude   apdocs.LongText `json:"attitude,omitzero"`
	Attainment apdocs.LongText `json:"attainment,omitzero"`
	Behaviour  apdocs.LongText `json:"behaviour,omitzero"`
}

// A LinkedPlan is another plan of a pupil that a placement serves.
type LinkedPlan struct {
	Plan     PlanKind        `json:"plan,omitzero"`
	Outcome  apdocs.LongText `json:"outcome,omitzero"`
	ReviewOn apdocs.Date     `json:"reviewOn,omitzero"`
}

// PlanKind is the kind of a plan.
type PlanKind string

// Choices returns the kinds of plan in printed order.
func (PlanKind) Choices() []apdocs.Choice {
	return append([]apdocs.Choice{{Value: "ehcp", Label: "EHCP"}, {Value: "pep", Label: "Personal education plan (PEP)"}},
		choices("Individual learning plan", "Behaviour support plan", "Individual healthcare plan", "Child protection plan",
			"Child in need plan", "Other")...)
}

// ReportFrequency is how often a provider reports.
type ReportFrequency string

// Choices returns the frequencies in printed order.
func (ReportFrequency) Choices() []apdocs.Choice {
	return choices("Weekly", "Every two weeks", "Half-termly", "Termly")
}

// ReviewFrequency is how often a plan is reviewed.
type ReviewFrequency string

// Choices returns the frequencies in printed order.
func (ReviewFrequency) Choices() []apdocs.Choice {
	return choices("Every two weeks", "Monthly", "Half-termly")
}

// NextStep is what a placement leads to.
type NextStep string

// Choices returns the next steps in printed order.
func (NextStep) Choices() []apdocs.Choice {
	return choices("Return to the home school", "Another school", "Further education", "Training", "Employment", "Other")
}

// Layout returns the printed form.
func (p *InterventionPlan) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "intervention-plan", Version: 1,
		Title: "Personalised plan for the placement", Short: "Personalised plan",
		Blocks: []apdocs.Block{
			apdocs.Part("Who this plan is for",
				whichPupil(&p.Pupil, apdocs.Ask("Does the pupil have a social worker?", &p.Pupil.SocialWorker).Wide()),
				apdocs.Grid(2,
					apdocs.Ask("Name of the home school", &p.School.Name).Required(),
					apdocs.Ask("Name of the alternative provider", &p.Provider.Name).Required(),
					apdocs.Ask("Who prepared this plan?", &p.PreparedBy),
					apdocs.Ask("Date of this plan", &p.Date).Required(),
				),
			),
			apdocs.Part("Planning meeting",
				apdocs.Grid(2, apdocs.Ask("Date of the planning meeting", &p.Meeting.Date)),
				apdocs.Para("Invite the family, the school, the provider and every agency that is involved."),
				attendees(&p.Attendees, 4),
			),
			p.needs(),
			p.placement(),
			p.baseline(),
			p.objectives(),
			p.plans(),
			p.curriculum(),
			p.checking(),
			p.next(),
			p.touch(),
			apdocs.Part("Signed",
				filledIn(&p.CompletedBy, &p.CompletedOn),
				apdocs.SignaturesWithRole(
					apdocs.Sign("School", apdocs.PartySchool, &p.Signatures.School),
					apdocs.Sign("Provider", apdocs.PartyProvider, &p.Signatures.Provider),
					apdocs.Sign("Parent/carer", apdocs.PartyParent, &p.Signatures.Parent),
					apdocs.Sign("Pupil", apdocs.PartyPupil, &p.Signatures.Pupil),
				),
				apdocs.Para(tookPart),
			),
			planCopies(&p.Copies, &p.Pupil, true),
		},
	}
}

// planCopies returns the section about copies of a plan. A plan of the whole placement goes
// to the carer and the social worker of a looked-after pupil too.
func planCopies(c *apdocs.Copies, p *apdocs.Pupil, whole bool) *apdocs.Section {
	care := tickColumn(apdocs.Ask("Copy to the virtual school?", &c.VirtualSchool))
	if whole {
		care.Fields = append(care.Fields, apdocs.Ask("Copy to the social worker?", &c.SocialWorker),
			apdocs.Ask("Copy to the foster carer or other carer?", &c.Carer))
	}
	return copyPart(
		tickColumn(
			apdocs.Ask("Copy to the school?", &c.School), apdocs.Ask("Copy to the provider?", &c.Provider),
			apdocs.Ask("Copy to each parent or carer?", &c.Parent), apdocs.Ask("Copy to the pupil?", &c.Pupil),
		),
		apdocs.When(&p.EHCP, apdocs.Yes, tickColumn(apdocs.Ask("Copy to the local authority?", &c.LocalAuthority))),
		apdocs.When(&p.LookedAfter, apdocs.Yes, care),
	)
}

func (p *InterventionPlan) needs() *apdocs.Section {
	tried := apdocs.Rows("What has the school already tried, and how did it go?", &p.Strategies, 3, func(
		s *Strategy) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("What was tried", &s.Strategy).Lines(2).Required(), apdocs.Ask("When", &s.Period),
			apdocs.Ask("What happened", &s.Result).Lines(2),
		}
	}).AtLeast(1)
	shares(tried, 5, 2, 5)
	return apdocs.Part("Needs",
		apdocs.Beside(
			apdocs.Ask("What does the pupil need in learning?", &p.Needs.Academic).Lines(4).Required(),
			apdocs.Ask("What does the pupil need socially and emotionally?", &p.Needs.Social).Lines(4).Required().
				Class(apdocs.ClassHealth),
			apdocs.Ask("What care and support does the pupil need?", &p.Needs.Pastoral).Lines(3),
		),
		shares(tried, 5, 3, 5),
		apdocs.Beside(
			apdocs.Ask("What does the pupil think, want and hope for?", &p.Views.Pupil).Lines(3).By(apdocs.PartyPupil),
			apdocs.Ask("What does the family think, want and hope for?", &p.Views.Parent).Lines(3).By(apdocs.PartyParent),
		),
	)
}

func (p *InterventionPlan) placement() *apdocs.Section {
	v := &p.Placement
	return apdocs.Part("The placement",
		apdocs.Beside(
			apdocs.Ask("What is this placement for?", &v.Reason).Lines(4).Required(),
			apdocs.Ask("What form will it take: lessons, care, vocational work, therapy?", &p.Provision).Lines(3),
			apdocs.Ask("What about the provider’s setting may affect learning, attendance or behaviour?", &p.Context).
				Short("What about the setting may affect the pupil").Lines(3),
		),
		apdocs.Grid(2,
			apdocs.Ask("First day", &v.Start).Required(),
			apdocs.Ask("Expected last day", &v.End).Required(),
			apdocs.Ask("The longest it may last, in weeks", &v.MaximumWeeks),
			apdocs.Ask("Is the placement full time?", &v.FullTime).Required(),
			apdocs.Ask("What does the placement cost?", &v.Cost),
			apdocs.Ask("The cost is for one", &v.CostPer),
		),
		apdocs.Minor("Where the pupil should be each morning and afternoon",
			apdocs.Week("Where the pupil should be each morning and afternoon", &v.Timetable)),
		apdocs.Beside(apdocs.Ask("How will disruption to learning be kept small?", &p.Disruption).Lines(2)),
	)
}

func (p *InterventionPlan) baseline() *apdocs.Section {
	b := &p.Baseline
	subjects := apdocs.Rows("Where is the pupil now in each subject?", &p.Subjects, 4, func(s *Subject) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Subject", &s.Subject), apdocs.Ask("Level or grade now", &s.Baseline),
			apdocs.Ask("Target", &s.Target), apdocs.Ask("By when", &s.By),
		}
	}).AtLeast(1)
	return apdocs.Part("Where the pupil starts from",
		apdocs.Grid(3,
			apdocs.Ask("Attendance before the placement", &b.Attendance).Required(),
			apdocs.Ask("Suspensions in the last year", &b.Suspensions),
			apdocs.Ask("Incidents in the last half term", &b.Incidents),
		),
		subjects,
		apdocs.Beside(
			apdocs.Ask("How is the pupil’s wellbeing, and how was it measured?", &b.Wellbeing).
				Lines(3).Class(apdocs.ClassHealth),
			apdocs.Ask("How does the pupil feel about learning?", &b.Attitude).Lines(2),
		),
	)
}

func (p *InterventionPlan) objectives() *apdocs.Section {
	s := &p.Success
	t := apdocs.Rows("What do we want to achieve?", &p.Objectives, 3, func(o *apdocs.Objective) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Objective", &o.Aim).Lines(3).Required(),
			apdocs.Ask("Where the pupil was at the start", &o.Baseline).Lines(3),
			apdocs.Ask("How we will measure it", &o.Measure).Lines(3), apdocs.Ask("By when", &o.By),
			apdocs.Ask("Who will help", &o.Who),
		}
	}).AtLeast(1)
	t.Title.Hints = []string{"Objectives for improvement and for attainment, within the pupil’s reach."}
	return apdocs.Part("Objectives",
		shares(t, 5, 5, 4, 4, 3),
		apdocs.Minor("What will success look like?",
			apdocs.Beside(
				apdocs.Ask("For attendance", &s.Attendance).Lines(2), apdocs.Ask("For attitude", &s.Attitude).Lines(2),
				apdocs.Ask("For attainment", &s.Attainment).Lines(2), apdocs.Ask("For behaviour", &s.Behaviour).Lines(2),
			)),
	)
}
