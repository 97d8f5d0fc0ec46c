package documents

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
)

// A PartTimeAgreement (F02) is what a school agrees with a broker and one or more
// providers before part-time placements begin, with a page for each review.
//
// In addition to the original it asks for an EHCP and the date of completion, has room to
// write under each item of the set-up and a table of the week's sessions, and is signed.
// The broker signs as the other party.
type PartTimeAgreement struct {
	apdocs.Record
	School      apdocs.School     `json:"school,omitzero"`
	Pupil       apdocs.Pupil      `json:"pupil,omitzero"`
	Providers   []apdocs.Provider `json:"providers,omitempty"`
	CompletedBy string            `json:"completedBy,omitzero"`
	CompletedOn apdocs.Date       `json:"completedOn,omitzero"`
	Placement   apdocs.Placement  `json:"placement,omitzero"`
	Profile     apdocs.LongText   `json:"profile,omitzero"`
	Targets     []apdocs.Target   `json:"targets,omitempty"`
	SetUp       apdocs.SetUp      `json:"setUp,omitzero"`
	Signatures  apdocs.Signatures `json:"signatures,omitzero"`
	Reviews     []apdocs.Review   `json:"reviews,omitempty"`
}

// Layout returns the printed form.
func (a *PartTimeAgreement) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name:    "part-time-agreement",
		Version: 1,
		Title:   "Alternative Provision Commissioning Agreement – Part-time placements",
		Short:   "Commissioning agreement, part-time placements",
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Referring School", &a.School.Name).Required(),
				apdocs.Ask("Student", &a.Pupil.Name).Required(),
				apdocs.Ask("Year", &a.Pupil.Year),
				apdocs.Ask("Does the student have an EHCP?", &a.Pupil.EHCP).Class(apdocs.ClassHealth),
			),
			apdocs.Rows("Placements", &a.Providers, 2, func(p *apdocs.Provider) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("Provider", &p.Name)}
			}).AtLeast(1),
			apdocs.Grid(2,
				apdocs.Ask("Requested start date", &a.Placement.RequestedStart),
				apdocs.Ask("Name of Staff Member Completing Document", &a.CompletedBy).Required(),
				apdocs.Ask("Date completed", &a.CompletedOn).Required(),
				apdocs.Ask("Actual start date", &a.Placement.Start),
			),
			apdocs.Part("Commissioning Aims – to be completed with provider before placement begins",
				apdocs.Beside(
					apdocs.Ask("Rationale", &a.Placement.Reason).Hint("Why?").Lines(5).Required(),
					apdocs.Ask("Student profile", &a.Profile).Lines(8).
						Hint("Note their strengths and barriers").
						Hint("Offer insight into what works to meet their needs"),
				),
			).AnsweredBy(apdocs.PartySchool),
			apdocs.Part("Target setting – to be completed in agreement with {brokerMentor} when setting up placements",
				a.targets(&a.Targets).AtLeast(1),
			),
			a.assessed(),
			a.agreements(),
			apdocs.Part("The student’s week",
				apdocs.Minor("Where the student is each session",
					apdocs.Week("Where the student is each session", &a.Placement.Timetable),
				),
			),
			apdocs.Part("Signatures",
				apdocs.SignatureRows(
					apdocs.Sign("Parent/carer", apdocs.PartyParent, &a.Signatures.Parent),
					apdocs.Sign("Student", apdocs.PartyPupil, &a.Signatures.Pupil),
					apdocs.Sign("School", apdocs.PartySchool, &a.Signatures.School),
					apdocs.Sign("AP provider", apdocs.PartyProvider, &a.Signatures.Provider),
					apdocs.Sign("For {broker}", apdocs.PartyOther, &a.Signatures.Other),
				),
			),
			apdocs.EachPart("Review", &a.Reviews, 1, a.review).AnsweredBy(apdocs.PartySchool),
		},
	}
}

func (*PartTimeAgreement) assessed() *apdocs.Section {
	return apdocs.Part("How will this be assessed?",
		apdocs.Points(
			"Weekly attendance updates and checks",
			"Regular feedback and communications with {brokerMentor} about provisions chosen",
			"Daily communications and support if there are any safeguarding or other concerns",
			"Termly review meeting with {brokerMentor} reviewing all placements",
			"Termly attendance, behaviour and progress reporting",
			"Advice and guidance on appropriate placement interventions or changes",
		),
	)
}

func (*PartTimeAgreement) targets(list *[]apdocs.Target) *apdocs.Table {
	return targets(list, "Target / EHCP outcome", "Support from school", "Support from AP provider")
}

// What the broker promises, in the words that the parties sign.
const (
	attendanceTerms = "All absences reported daily to attendance contacts shared by referring school. " +
		"All other attendance emailed weekly as a herringbone report to attendance contacts shared by the referring " +
		"school. " +
		"Legal attendance recording following DfE guidance, first day response and management of any unauthorised absences " +
		"is carried out by each alternative provider on {attendanceSystem}."
	safeguardingTerms = "All providers arranged by {broker} have their own safeguarding policies, a nominated and " +
		"trained DSL and provide safeguarding updates and training at defined and regular intervals. " +
		"This is overseen and checked by {broker}."
)

func (a *PartTimeAgreement) agreements() *apdocs.Section {
	s := &a.SetUp
	return apdocs.Part("Set-up communications and agreements",
		apdocs.Minor("Details of discussion",
			apdocs.Beside(
				apdocs.Ask("Agreed rationale and targets?", &s.Targets).Lines(3),
				apdocs.Ask("Agree timetable", &s.Timetable).Lines(4).
					Hint("State amount of part-time AP through {broker} and any other education offer from main school"),
				apdocs.Ask("Agree attendance reporting", &s.Attendance).Lines(3).
					Hint("How is attendance reported by {broker}?").
					Hint("Ensure attendance contacts are shared with {broker}.").
					Terms(attendanceTerms),
				apdocs.Ask("Agree accreditation / qualification aim", &s.Accreditation).Lines(5).
					Hint("How long are the courses chosen?").
					Hint("What vocational qualifications are possible in this time?").
					Hint("At what level?").
					Hint("Are any of the placements enrichment only?").
					Hint("How is progress reported?").
					Hint("Is there flexibility to move up/down levels as needed?"),
				apdocs.Ask("Access Arrangements", &s.AccessArrangements).Lines(3).Class(apdocs.ClassHealth).
					Hint("Record current and plan for future assessment so this can be shared with the chosen providers."),
				apdocs.Ask("Personal/Social/Wellbeing", &s.Wellbeing).Lines(4).Class(apdocs.ClassHealth).
					Hint("Share information on this – how is the student managing friendships/community/their mental health?").
					Hint("What support is in place?"),
				apdocs.Ask("Safeguarding", &s.Safeguarding).Lines(5).Class(apdocs.ClassSafeguarding).
					Hint("Share relevant information.").
					Hint("Establish reporting procedures – who will communicate concerns – phone/email?").
					Hint("Ensure {broker} has our DSL details and safeguarding email address.").
					Hint("Ensure a clear understanding of DSL responsibilities and policies within {broker} and provisions chosen.").
					Terms(safeguardingTerms),
				apdocs.Ask("SEND", &s.SEND).Lines(4).Class(apdocs.ClassHealth).
					Hint("Share relevant information.").
					Hint("How does this affect, or how may it affect, a child’s vocational provision choice?").
					Hint("Have the EHCP targets been clearly linked to the provision choice?").
					Hint("Are there any new or upcoming assessments?"),
				apdocs.Ask("Risks", &s.Risks).Lines(5).Class(apdocs.ClassSafeguarding).
					Hint("Has a risk assessment been shared with {broker}?").
					Hint("Does this risk assessment relate to off-site vocational provision rather than a school site only?").
					Hint("Do the management strategies still apply when the student is off site?").
					Hint("Have any transport risks been identified?"),
			),
			apdocs.Grid(2,
				apdocs.Ask("Date of next review", &s.Next),
				apdocs.Ask("Staff member completing review", &s.By),
			),
		),
	)
}

func (a *PartTimeAgreement) review(r *apdocs.Review) []apdocs.Block {
	return []apdocs.Block{
		apdocs.Beside(
			apdocs.Ask("Date of review", &r.Date).Required(),
			apdocs.Ask("Behaviour", &r.Behaviour).Lines(4),
			apdocs.Ask("Attendance", &r.Attendance).Lines(3),
			apdocs.Ask("Safeguarding queries/concerns", &r.Safeguarding).Lines(4).Class(apdocs.ClassSafeguarding),
			apdocs.Ask("Progress to previous targets", &r.TargetProgress).Lines(5),
			apdocs.Ask("Comments/agreements on further interventions needed", &r.Comments).Lines(5),
		),
		apdocs.Minor("Target setting review",
			a.targets(&r.Targets),
			apdocs.Grid(2,
				apdocs.Ask("Date of next review", &r.Next),
				apdocs.Ask("Staff member completing review", &r.By).Required(),
			),
		),
	}
}

// Rules returns R24 to R27 and R50.
func (a *PartTimeAgreement) Rules() []apdocs.Rule {
	return []apdocs.Rule{
		completedBefore(func(a *PartTimeAgreement) (*apdocs.Date, apdocs.Date) { return &a.CompletedOn, a.Placement.Start }),
		apdocs.NewRule("R25", apdocs.Information, "the form: requested and actual start date",
			"The placement does not start before the date that was requested.", (*PartTimeAgreement).startAsRequested),
		apdocs.NewRule("R26", apdocs.Warning, "the form’s own prompt: “Have the EHCP targets been clearly linked to the "+
			"provision choice?”",
			"For a student with an EHCP a target is set and the SEND item is answered.", (*PartTimeAgreement).planLinked),
		apdocs.NewRule("R27", apdocs.Warning, "school policy on part-time placements",
			"In a part-time placement every session of the week is accounted for.", func(a *PartTimeAgreement, c *apdocs.Case) {
				accountedFor(c, &a.Placement.Timetable)
			}),
		apdocs.SigningRule(func(a *PartTimeAgreement) (*apdocs.Signatures, *apdocs.Date) { return &a.Signatures, nil }),
	}
}

// startAsRequested checks R25.
func (a *PartTimeAgreement) startAsRequested(c *apdocs.Case) {
	p := &a.Placement
	if !p.Start.IsZero() && p.Start.Before(p.RequestedStart) {
		c.Report(&p.Start, "is before the requested start date; make sure that this is meant")
	}
}

// planLinked checks R26.
func (a *PartTimeAgreement) planLinked(c *apdocs.Case) {
	if a.Pupil.EHCP != apdocs.Yes {
		return
	}
	if !slices.ContainsFunc(a.Targets, func(t apdocs.Target) bool { return !apdocs.IsBlank(t.Target) }) {
		c.Report(&a.Targets, "give at least one, because the student has an EHCP")
	}
	if apdocs.IsBlank(a.SetUp.SEND) {
		c.Report(&a.SetUp.SEND, "is to be answered, because the student has an EHCP")
	}
}
