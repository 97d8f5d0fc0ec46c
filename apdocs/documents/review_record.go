package documents

import "github.com/apdocs/forms/apdocs"

// A ReviewRecord (P03) is what a review of a placement heard, found and decided, kept in
// writing. A review because of a safeguarding concern (P27) has more questions.
type ReviewRecord struct {
	apdocs.Record
	Pupil      apdocs.Pupil       `json:"pupil,omitzero"`
	School     apdocs.School      `json:"school,omitzero"`
	Provider   apdocs.Provider    `json:"provider,omitzero"`
	Placement  apdocs.Placement   `json:"placement,omitzero"`
	Review     apdocs.Review      `json:"review,omitzero"`
	Attendees  []Attendee         `json:"attendees,omitempty"`
	Views      apdocs.Views       `json:"views,omitzero"`
	Objectives []apdocs.Objective `json:"objectives,omitempty"`
	Attendance apdocs.Attendance  `json:"attendance,omitzero"`
	Behaviour  apdocs.LongText    `json:"behaviour,omitzero"`

	AcademicProgress     apdocs.LongText `json:"academicProgress,omitzero"`
	SafeguardingConcerns apdocs.LongText `json:"safeguardingConcerns,omitzero"`
	Curriculum           struct {
		Broad apdocs.YesNo `json:"broad,omitzero"`
	} `json:"curriculum,omitzero"`
	EHCPDelivered apdocs.YesNo    `json:"ehcpDelivered,omitzero"`
	EHCPProvision apdocs.LongText `json:"ehcpProvision,omitzero"`
	Tests         struct {
		Objectives Test `json:"objectives,omitzero"`
		Attendance Test `json:"attendance,omitzero"`
		Safety     Test `json:"safety,omitzero"`
	} `json:"tests,omitzero"`
	Concern       Concern           `json:"concern,omitzero"`
	ReturnOn      apdocs.Date       `json:"returnOn,omitzero"`
	Reintegration apdocs.LongText   `json:"reintegration,omitzero"`
	Actions       []apdocs.Action   `json:"actions,omitempty"`
	CompletedOn   apdocs.Date       `json:"completedOn,omitzero"`
	Signatures    apdocs.Signatures `json:"signatures,omitzero"`
	Copies        apdocs.Copies     `json:"copies,omitzero"`
}

// A Test is whether a placement does what it should, and what shows that.
type Test struct {
	Met      apdocs.YesNo    `json:"met,omitzero"`
	Evidence apdocs.LongText `json:"evidence,omitzero"`
}

// A Concern is a safeguarding concern for which a review is held, in short.
type Concern struct {
	RaisedOn   apdocs.Date     `json:"raisedOn,omitzero"`
	RaisedAt   apdocs.Clock    `json:"raisedAt,omitzero"`
	RaisedBy   string          `json:"raisedBy,omitzero"`
	Detail     apdocs.LongText `json:"detail,omitzero"`
	Action     ConcernAction   `json:"action,omitzero"`
	ReportedOn apdocs.Date     `json:"reportedOn,omitzero"` // to the local authority
	ReportedTo string          `json:"reportedTo,omitzero"`
	Resolution apdocs.LongText `json:"resolution,omitzero"`
	ResolvedOn apdocs.Date     `json:"resolvedOn,omitzero"`
}

// ConcernAction is what is done at once about a safeguarding concern.
type ConcernAction string

// Choices returns the actions in printed order.
func (ConcernAction) Choices() []apdocs.Choice {
	return choices("Placement suspended", "Placement terminated", "Placement continues with safeguards")
}

// Layout returns the printed form.
func (r *ReviewRecord) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "review-record", Version: 1, Computed: []string{parentsTold, letterHeldBy},
		Title: "Record of a review", Short: "Record of a review",
		Blocks: []apdocs.Block{
			r.head(),
			apdocs.Part("Who took part", attendees(&r.Attendees, 5).AtLeast(1)),
			r.views(),
			apdocs.Part("Objectives", r.objectives()),
			r.progress(),
			r.safety(),
			r.decision(),
			apdocs.Part("Signed",
				apdocs.Grid(2,
					apdocs.Ask("Who wrote this record?", &r.Review.By).Required(),
					apdocs.Ask("Date filled in", &r.CompletedOn).Required(),
				),
				apdocs.SignaturesWithRole(
					apdocs.Sign("School", apdocs.PartySchool, &r.Signatures.School),
					apdocs.Sign("Provider", apdocs.PartyProvider, &r.Signatures.Provider),
					apdocs.Sign("Parent/carer", apdocs.PartyParent, &r.Signatures.Parent),
					apdocs.Sign("Pupil", apdocs.PartyPupil, &r.Signatures.Pupil),
				),
				apdocs.Para(tookPart),
			),
			copied(&r.Copies, &r.Pupil, false),
		},
	}
}

func (r *ReviewRecord) head() *apdocs.Section {
	v := &r.Review
	return apdocs.Part("This review",
		whichPupil(&r.Pupil),
		apdocs.Grid(2,
			apdocs.Ask("Name of the home school", &r.School.Name).Required(),
			apdocs.Ask("Name of the alternative provider", &r.Provider.Name).Required(),
			apdocs.Ask("First day", &r.Placement.Start),
			apdocs.Ask("Expected last day", &r.Placement.End),
		),
		apdocs.Beside(apdocs.Ask("How is this placement arranged?", &r.Placement.Route)),
		apdocs.Grid(2,
			apdocs.Ask("Date of the review meeting", &v.Date).Required(),
			apdocs.Ask("Date the invitation was sent", &v.InvitedOn).Required(),
			apdocs.Ask("Date of the last review before this one", &v.Previous),
			apdocs.Ask("If it was asked for, request received on", &v.RequestedOn),
		),
		apdocs.Beside(apdocs.Ask("Why is this review held?", &v.Kind).Required()),
	)
}

func (r *ReviewRecord) views() *apdocs.Section {
	v := &r.Views
	return apdocs.Part("Views",
		apdocs.Beside(
			apdocs.Ask("What did the parent or carer say?", &v.Parent).Lines(4).Required().
				Hint("Include views sent in writing. If none were given, say how they were asked for."),
			apdocs.Ask("Does the parent feel that the direction or placement should continue?", &v.ParentContinue).
				Short("Does the parent feel that it should continue?"),
			apdocs.Ask("What does the pupil think, want and hope for?", &v.Pupil).Lines(4).Required(),
			apdocs.Ask("What did the provider say?", &v.Provider).Lines(4),
			apdocs.Ask("What did the school say?", &v.School).Lines(3),
		),
		apdocs.When(&r.Pupil.EHCP, apdocs.Yes,
			apdocs.Beside(apdocs.Ask("What did the local authority say?", &v.LocalAuthority).Lines(3))),
	)
}

func (r *ReviewRecord) objectives() *apdocs.Table {
	t := apdocs.Rows("How is the pupil doing against each objective?", &r.Objectives, 3, func(
		o *apdocs.Objective) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Objective", &o.Aim).Lines(3).Required(),
			apdocs.Ask("Where the pupil was at the start", &o.Baseline).Lines(3),
			apdocs.Ask("Progress so far", &o.Progress).Lines(3), apdocs.Ask("Result", &o.Outcome),
		}
	})
	return shares(t, 4, 4, 4, 3).AtLeast(1)
}

func (r *ReviewRecord) progress() *apdocs.Section {
	heads := [2]string{"The three tests of a placement", "What shows it"}
	return apdocs.Part("How it is going",
		apdocs.Grid(3,
			apdocs.Ask("Attendance", &r.Attendance.Percent).Required(),
			apdocs.Ask("Half days due", &r.Attendance.Possible),
			apdocs.Ask("Half days attended", &r.Attendance.Attended),
		),
		apdocs.Beside(
			apdocs.Ask("How has the pupil’s behaviour been, and how is it supported?", &r.Behaviour).Lines(4),
			apdocs.Ask("What progress has the pupil made in learning?", &r.AcademicProgress).Lines(4),
		),
		apdocs.Choices(apdocs.Ask("Is the curriculum still broad and balanced?", &r.Curriculum.Broad).Required()),
		apdocs.When(&r.Pupil.EHCP, apdocs.Yes,
			apdocs.Beside(
				apdocs.Ask("Is the provision in the EHCP still delivered?", &r.EHCPDelivered).Required(),
				apdocs.Ask("How will the provision in the EHCP still be delivered?", &r.EHCPProvision).Lines(2),
			)),
		evidenced(heads,
			shown("Is the placement achieving its objectives?", &r.Tests.Objectives.Met, &r.Tests.Objectives.Evidence),
			shown("Is the pupil attending regularly?", &r.Tests.Attendance.Met, &r.Tests.Attendance.Evidence),
			shown("Is it still safe, and does it meet the pupil’s needs?", &r.Tests.Safety.Met, &r.Tests.Safety.Evidence),
		),
	)
}

func (r *ReviewRecord) safety() *apdocs.Section {
	n := &r.Concern
	inFull := apdocs.Minor("If this review is held because of a safeguarding concern",
		apdocs.Grid(2,
			apdocs.Ask("When was the concern raised?", &n.RaisedOn).Required(),
			apdocs.Ask("At what time?", &n.RaisedAt),
			apdocs.Ask("Who raised it?", &n.RaisedBy).Wide(),
		),
		apdocs.Beside(
			apdocs.Ask("What is the concern, in short?", &n.Detail).Lines(3).
				Hint("Full details stay in the safeguarding file."),
			apdocs.Ask("What was done at once?", &n.Action).Required(),
		),
		apdocs.Grid(2,
			apdocs.Ask("When was the local authority told?", &n.ReportedOn),
			apdocs.Ask("Who there was told?", &n.ReportedTo),
		),
		apdocs.Beside(apdocs.Ask("How have the concerns been satisfactorily addressed?", &n.Resolution).Lines(3).
			Hint("The placement does not start again until they have.")),
		apdocs.Grid(2, apdocs.Ask("On which date was that settled?", &n.ResolvedOn)),
	)
	inFull.Class = apdocs.ClassSafeguarding
	return apdocs.Part("Safeguarding",
		apdocs.Beside(apdocs.Ask("What safeguarding queries or concerns are there?", &r.SafeguardingConcerns).Lines(3).
			Hint("If there are none, write: none.").Class(apdocs.ClassSafeguarding)),
		apdocs.When(&r.Review.Kind, apdocs.SafeguardingReview, inFull),
	)
}

func (r *ReviewRecord) decision() *apdocs.Section {
	return apdocs.Part("Decision",
		apdocs.Beside(
			apdocs.Ask("What was decided?", &r.Review.Decision).Required(),
			apdocs.Ask("Why?", &r.Review.Reasons).Lines(3).Required(),
			apdocs.Show("Letter about the outcome", (*ReviewRecord).letterDue),
		),
		apdocs.Grid(2,
			apdocs.Ask("What is the new expected last day?", &r.Placement.NewEnd),
			apdocs.Ask("When do we hope that the pupil will be back full time?", &r.ReturnOn),
		),
		apdocs.Beside(apdocs.Ask("How was the plan for returning to school changed?", &r.Reintegration).Lines(3)),
		actions(&r.Actions),
		apdocs.Grid(2, apdocs.Ask("Date of the next review", &r.Review.Next).Wide().
			Hint("At least once every half term. Leave it empty if the placement ends.")),
	)
}
