package apdocs

import "slices"

// A PartTimeAgreement (F02) is what a school agrees with a broker and one or
// more providers before part-time placements begin, with a page for each review.
//
// Beside the original's questions it asks for an EHCP and the date of
// completion, has room to write under each item of the set-up and a table of the
// week's sessions, and is signed. The broker signs as the other party.
type PartTimeAgreement struct {
	Record
	School      School     `json:"school,omitzero"`
	Pupil       Pupil      `json:"pupil,omitzero"`
	Providers   []Provider `json:"providers,omitempty"`
	CompletedBy string     `json:"completedBy,omitzero"`
	CompletedOn Date       `json:"completedOn,omitzero"`
	Placement   Placement  `json:"placement,omitzero"`
	Profile     LongText   `json:"profile,omitzero"`
	Targets     []Target   `json:"targets,omitempty"`
	SetUp       SetUp      `json:"setUp,omitzero"`
	Signatures  Signatures `json:"signatures,omitzero"`
	Reviews     []Review   `json:"reviews,omitempty"`
}

// Layout is the printed form.
func (a *PartTimeAgreement) Layout() *Layout {
	return &Layout{
		Name:    "part-time-agreement",
		Version: 1,
		Title:   "Alternative Provision Commissioning Agreement – Part-time placements",
		Short:   "Commissioning agreement, part-time placements",
		Blocks: []Block{
			Grid(2,
				Ask("Referring School", &a.School.Name).Required(),
				Ask("Student", &a.Pupil.Name).Required(),
				Ask("Year", &a.Pupil.Year),
				Ask("Does the student have an EHCP?", &a.Pupil.EHCP).Class(ClassHealth),
			),
			Rows("Placements", &a.Providers, 2, func(p *Provider) []*Field {
				return []*Field{Ask("Provider", &p.Name)}
			}).AtLeast(1),
			Grid(2,
				Ask("Requested start date", &a.Placement.RequestedStart),
				Ask("Name of Staff Member Completing Document", &a.CompletedBy).Required(),
				Ask("Date completed", &a.CompletedOn).Required(),
				Ask("Actual start date", &a.Placement.Start),
			),
			Part("Commissioning Aims – to be completed with provider before placement begins",
				Beside(
					Ask("Rationale", &a.Placement.Reason).Hint("Why?").Lines(5).Required(),
					Ask("Student profile", &a.Profile).Lines(8).
						Hint("Note their strengths and barriers").
						Hint("Offer insight into what works to meet their needs"),
				),
			).AnsweredBy(PartySchool),
			Part("Target setting – to be completed in agreement with {brokerMentor} when setting up placements",
				a.targets(&a.Targets).AtLeast(1),
			),
			a.assessed(),
			a.agreements(),
			Part("The student’s week",
				Minor("Where the student is each session",
					Week("Where the student is each session", &a.Placement.Timetable),
				),
			),
			Part("Signatures",
				SignatureRows(
					Sign("Parent/carer", PartyParent, &a.Signatures.Parent),
					Sign("Student", PartyPupil, &a.Signatures.Pupil),
					Sign("School", PartySchool, &a.Signatures.School),
					Sign("AP provider", PartyProvider, &a.Signatures.Provider),
					Sign("For {broker}", PartyOther, &a.Signatures.Other),
				),
			),
			EachPart("Review", &a.Reviews, 1, a.review).AnsweredBy(PartySchool),
		},
	}
}

func (*PartTimeAgreement) assessed() *Section {
	return Part("How will this be assessed?",
		Points(
			"Weekly attendance updates and checks",
			"Regular feedback and communications with {brokerMentor} about provisions chosen",
			"Daily communications and support if there are any safeguarding or other concerns",
			"Termly review meeting with {brokerMentor} reviewing all placements",
			"Termly attendance, behaviour and progress reporting",
			"Advice and guidance on appropriate placement interventions or changes",
		),
	)
}

func (*PartTimeAgreement) targets(list *[]Target) *Table {
	return targets(list, "Target / EHCP outcome", "Support from school", "Support from AP provider")
}

// What the broker promises, in the words that the parties sign.
const (
	attendanceTerms = "All absences reported daily to attendance contacts shared by referring school. " +
		"All other attendance emailed weekly as a herringbone report to attendance contacts shared by the referring school. " +
		"Legal attendance recording following DfE guidance, first day response and management of any unauthorised absences " +
		"is carried out by each alternative provider on {attendanceSystem}."
	safeguardingTerms = "All providers arranged by {broker} have their own safeguarding policies, a nominated and trained DSL " +
		"and provide safeguarding updates and training at defined and regular intervals. " +
		"This is overseen and checked by {broker}."
)

func (a *PartTimeAgreement) agreements() *Section {
	s := &a.SetUp
	return Part("Set-up communications and agreements",
		Minor("Details of discussion",
			Beside(
				Ask("Agreed rationale and targets?", &s.Targets).Lines(3),
				Ask("Agree timetable", &s.Timetable).Lines(4).
					Hint("State amount of part-time AP through {broker} and any other education offer from main school"),
				Ask("Agree attendance reporting", &s.Attendance).Lines(3).
					Hint("How is attendance reported by {broker}?").
					Hint("Ensure attendance contacts are shared with {broker}.").
					Terms(attendanceTerms),
				Ask("Agree accreditation / qualification aim", &s.Accreditation).Lines(5).
					Hint("How long are the courses chosen?").
					Hint("What vocational qualifications are possible in this time?").
					Hint("At what level?").
					Hint("Are any of the placements enrichment only?").
					Hint("How is progress reported?").
					Hint("Is there flexibility to move up/down levels as needed?"),
				Ask("Access Arrangements", &s.AccessArrangements).Lines(3).Class(ClassHealth).
					Hint("Record current and plan for future assessment so this can be shared with the chosen providers."),
				Ask("Personal/Social/Wellbeing", &s.Wellbeing).Lines(4).Class(ClassHealth).
					Hint("Share information on this – how is the student managing friendships/community/their mental health?").
					Hint("What support is in place?"),
				Ask("Safeguarding", &s.Safeguarding).Lines(5).Class(ClassSafeguarding).
					Hint("Share relevant information.").
					Hint("Establish reporting procedures – who will communicate concerns – phone/email?").
					Hint("Ensure {broker} has our DSL details and safeguarding email address.").
					Hint("Ensure a clear understanding of DSL responsibilities and policies within {broker} and provisions chosen.").
					Terms(safeguardingTerms),
				Ask("SEND", &s.SEND).Lines(4).Class(ClassHealth).
					Hint("Share relevant information.").
					Hint("How does this affect, or how may it affect, a child’s vocational provision choice?").
					Hint("Have the EHCP targets been clearly linked to the provision choice?").
					Hint("Are there any new or upcoming assessments?"),
				Ask("Risks", &s.Risks).Lines(5).Class(ClassSafeguarding).
					Hint("Has a risk assessment been shared with {broker}?").
					Hint("Does this risk assessment relate to off-site vocational provision rather than a school site only?").
					Hint("Do the management strategies still apply when the student is off site?").
					Hint("Have any transport risks been identified?"),
			),
			Grid(2,
				Ask("Date of next review", &s.Next),
				Ask("Staff member completing review", &s.By),
			),
		),
	)
}

func (a *PartTimeAgreement) review(r *Review) []Block {
	return []Block{
		Beside(
			Ask("Date of review", &r.Date).Required(),
			Ask("Behaviour", &r.Behaviour).Lines(4),
			Ask("Attendance", &r.Attendance).Lines(3),
			Ask("Safeguarding queries/concerns", &r.Safeguarding).Lines(4).Class(ClassSafeguarding),
			Ask("Progress to previous targets", &r.TargetProgress).Lines(5),
			Ask("Comments/agreements on further interventions needed", &r.Comments).Lines(5),
		),
		Minor("Target setting review",
			a.targets(&r.Targets),
			Grid(2,
				Ask("Date of next review", &r.Next),
				Ask("Staff member completing review", &r.By).Required(),
			),
		),
	}
}

// Rules are R24 to R27 and R50.
func (a *PartTimeAgreement) Rules() []Rule {
	return []Rule{
		completedBefore(func(a *PartTimeAgreement) (*Date, Date) { return &a.CompletedOn, a.Placement.Start }),
		NewRule("R25", Information, "the form: requested and actual start date",
			"The placement does not start before the date that was requested.", (*PartTimeAgreement).startAsRequested),
		NewRule("R26", Warning, "the form’s own prompt: “Have the EHCP targets been clearly linked to the provision choice?”",
			"For a student with an EHCP a target is set and the SEND item is answered.", (*PartTimeAgreement).planLinked),
		NewRule("R27", Warning, "school policy on part-time placements",
			"In a part-time placement every session of the week is accounted for.", func(a *PartTimeAgreement, c *Case) {
				c.week(&a.Placement.Timetable)
			}),
		SigningRule(func(a *PartTimeAgreement) (*Signatures, *Date) { return &a.Signatures, nil }),
	}
}

// startAsRequested is R25.
func (a *PartTimeAgreement) startAsRequested(c *Case) {
	p := &a.Placement
	if !p.Start.IsZero() && p.Start.Before(p.RequestedStart) {
		c.Report(&p.Start, "is before the requested start date; make sure that this is meant")
	}
}

// planLinked is R26.
func (a *PartTimeAgreement) planLinked(c *Case) {
	if a.Pupil.EHCP != Yes {
		return
	}
	if !slices.ContainsFunc(a.Targets, func(t Target) bool { return !blank(t.Target) }) {
		c.Report(&a.Targets, "give at least one, because the student has an EHCP")
	}
	if blank(a.SetUp.SEND) {
		c.Report(&a.SetUp.SEND, "is to be answered, because the student has an EHCP")
	}
}
