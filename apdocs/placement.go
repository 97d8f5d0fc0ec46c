package apdocs

// A Placement is a pupil's time at a provider. Each form asks for some of it.
type Placement struct {
	Start     Date     `json:"start,omitzero"`
	End       Date     `json:"end,omitzero"` // expected
	ActualEnd Date     `json:"actualEnd,omitzero"`
	FullTime  YesNo    `json:"fullTime,omitzero"`
	Reason    LongText `json:"reason,omitzero"`

	RequestedStart Date      `json:"requestedStart,omitzero"`
	Taster         Date      `json:"taster,omitzero"`
	Arrival        Clock     `json:"arrival,omitzero"`
	Departure      Clock     `json:"departure,omitzero"`
	Route          Route     `json:"route,omitzero"`
	Timetable      Timetable `json:"timetable,omitzero"`

	Days           Count `json:"days,omitzero"`           // school days off site
	DualRegistered YesNo `json:"dualRegistered,omitzero"` // at both schools from the first day
	NewEnd         Date  `json:"newEnd,omitzero"`         // expected end, as decided in a review

	Sessions     Count    `json:"sessions,omitzero"`     // half days a week at the provider
	Hours        Count    `json:"hours,omitzero"`        // a week at the provider
	MaximumWeeks Count    `json:"maximumWeeks,omitzero"` // that the placement may last
	Cost         Money    `json:"cost,omitzero"`
	CostPer      CostUnit `json:"costPer,omitzero"`
	CensusReason string   `json:"censusReason,omitzero"` // a code of the school census
}

// A CostUnit is what a cost is for.
type CostUnit string

// Choices returns the units in printed order.
func (CostUnit) Choices() []Choice {
	return []Choice{{"day", "Day"}, {"half day", "Half day"}, {"week", "Week"}, {"term", "Term"},
		{"placement", "The whole placement"}}
}

// Route says why a pupil is placed.
type Route string

// The legal routes into a placement.
const (
	OffSiteDirection Route = "off-site direction"
	SixthDay         Route = "sixth-day"
	HealthRoute      Route = "health"
	EHCPPackage      Route = "ehcp package"
	OtherRoute       Route = "other"
)

// A Timetable is where a pupil is in each session of a school week.
type Timetable struct {
	Monday    Day `json:"monday,omitzero"`
	Tuesday   Day `json:"tuesday,omitzero"`
	Wednesday Day `json:"wednesday,omitzero"`
	Thursday  Day `json:"thursday,omitzero"`
	Friday    Day `json:"friday,omitzero"`
}

// A Day is the two sessions of a school day.
type Day struct {
	Morning   Session `json:"morning,omitzero"`
	Afternoon Session `json:"afternoon,omitzero"`
}

// A Session is half a school day: where, from when to when.
type Session struct {
	Place string `json:"place,omitzero"`
	Start Clock  `json:"start,omitzero"`
	End   Clock  `json:"end,omitzero"`
	Note  string `json:"note,omitzero"`
}

// Days returns the days of the week, from Monday to Friday.
func (t *Timetable) Days() [5]*Day {
	return [5]*Day{&t.Monday, &t.Tuesday, &t.Wednesday, &t.Thursday, &t.Friday}
}

// A Check is the result of checking something, with a comment.
type Check struct {
	Answer  YesNo  `json:"answer,omitzero"`
	Comment string `json:"comment,omitzero"`
}

// A Cover is the result of checking an insurance.
type Cover struct {
	Answer  YesNo  `json:"answer,omitzero"`
	Amount  Money  `json:"amount,omitzero"`
	Expires Date   `json:"expires,omitzero"`
	Comment string `json:"comment,omitzero"`
}

// A Target is what a pupil should achieve, and who helps.
type Target struct {
	Target          LongText `json:"target,omitzero"`
	SchoolSupport   LongText `json:"schoolSupport,omitzero"`
	ProviderSupport LongText `json:"providerSupport,omitzero"`
	By              Date     `json:"by,omitzero"`
}

// A SetUp is the meeting in which school and provider set up a placement, with what they
// agree on each item of its agenda.
type SetUp struct {
	Date               Date     `json:"date,omitzero"`
	Targets            LongText `json:"targets,omitzero"`
	Timetable          LongText `json:"timetable,omitzero"`
	Attendance         LongText `json:"attendance,omitzero"`
	Accreditation      LongText `json:"accreditation,omitzero"`
	Wellbeing          LongText `json:"wellbeing,omitzero"`
	Safeguarding       LongText `json:"safeguarding,omitzero"`
	SEND               LongText `json:"send,omitzero"`
	Risks              LongText `json:"risks,omitzero"`
	Careers            LongText `json:"careers,omitzero"`
	AccessArrangements LongText `json:"accessArrangements,omitzero"`
	Next               Date     `json:"next,omitzero"` // next visit or review
	By                 string   `json:"by,omitzero"`   // who completed it
}

// A Review is one review of a placement, with new targets.
type Review struct {
	Date             Date     `json:"date,omitzero"`
	Behaviour        LongText `json:"behaviour,omitzero"`
	Attendance       LongText `json:"attendance,omitzero"`
	Safeguarding     LongText `json:"safeguarding,omitzero"`
	TargetProgress   LongText `json:"targetProgress,omitzero"`
	AcademicProgress LongText `json:"academicProgress,omitzero"`
	Comments         LongText `json:"comments,omitzero"`
	Targets          []Target `json:"targets,omitempty"`
	Next             Date     `json:"next,omitzero"` // next visit or review
	By               string   `json:"by,omitzero"`   // who completed it

	Time     Clock    `json:"time,omitzero"`
	Place    string   `json:"place,omitzero"`
	Link     string   `json:"link,omitzero"`    // for those who join remotely
	Purpose  LongText `json:"purpose,omitzero"` // what the review is to decide
	Decision Decision `json:"decision,omitzero"`
	Reasons  LongText `json:"reasons,omitzero"`

	Kind        ReviewKind `json:"kind,omitzero"`
	RequestedOn Date       `json:"requestedOn,omitzero"` // when the request for it was received
	Previous    Date       `json:"previous,omitzero"`    // of the review before
	InvitedOn   Date       `json:"invitedOn,omitzero"`   // when the invitation was sent
}

// A ReviewKind says why a review is held.
type ReviewKind string

// The kinds of review.
const (
	RegularReview      ReviewKind = "regular"
	ParentAsked        ReviewKind = "requested by a parent"
	AuthorityAsked     ReviewKind = "requested by the local authority"
	SafeguardingReview ReviewKind = "safeguarding concern"
)

// Choices returns the kinds of review in printed order.
func (ReviewKind) Choices() []Choice {
	return []Choice{{string(RegularReview), "Regular review"}, {string(ParentAsked), "Requested by a parent"},
		{string(AuthorityAsked), "Requested by the local authority"}, {string(SafeguardingReview), "Safeguarding concern"}}
}

// A Decision is the outcome of a review of a placement.
type Decision string

// The decisions of a review.
const (
	ContinuePlacement   Decision = "continue"
	ContinueWithChanges Decision = "continue with changes"
	ReturnToSchool      Decision = "return to school"
	EndPlacement        Decision = "end"
	TerminateUnsafe     Decision = "terminated for safeguarding"
	ManagedMove         Decision = "managed move"
)

// Choices returns the decisions in printed order.
func (Decision) Choices() []Choice {
	return []Choice{{string(ContinuePlacement), "Continue"}, {string(ContinueWithChanges), "Continue with changes"},
		{string(ReturnToSchool), "Return to school"}, {string(EndPlacement), "End the placement for another reason"},
		{string(TerminateUnsafe), "End the placement because it is not safe"}, {string(ManagedMove), "Managed move"}}
}

// An Approval is a trust's own approval of a provider that is not on the local authority's
// list.
type Approval struct {
	By   string `json:"by,omitzero"`
	Date Date   `json:"date,omitzero"`
}

// A Visit is one visit to a pupil at a provider.
type Visit struct {
	Date Date   `json:"date,omitzero"`
	Time Clock  `json:"time,omitzero"`
	By   string `json:"by,omitzero"` // who visited
	Role string `json:"role,omitzero"`
}

// An Objective is an aim of a placement. Each form shows some of its parts as columns.
type Objective struct {
	Aim      LongText `json:"aim,omitzero"`
	Baseline LongText `json:"baseline,omitzero"`
	Progress LongText `json:"progress,omitzero"`
	Measure  LongText `json:"measure,omitzero"`
	By       Date     `json:"by,omitzero"`
	Who      string   `json:"who,omitzero"`
	Outcome  Outcome  `json:"outcome,omitzero"`
}

// An Outcome says whether an objective was met.
type Outcome string

// Choices returns the outcomes in printed order.
func (Outcome) Choices() []Choice {
	return []Choice{{"met", "Met"}, {"partly met", "Partly met"}, {"not met", "Not met"}}
}

// An Attendance is how often a pupil attended, in half days.
type Attendance struct {
	Possible     Count    `json:"possible,omitzero"` // on which the pupil was due
	Attended     Count    `json:"attended,omitzero"`
	Authorised   Count    `json:"authorised,omitzero"`   // away with permission
	Unauthorised Count    `json:"unauthorised,omitzero"` // away without permission
	Percent      Percent  `json:"percent,omitzero"`
	Late         Count    `json:"late,omitzero"` // times
	Comment      LongText `json:"comment,omitzero"`
}

// An Action is something that somebody has agreed to do.
type Action struct {
	Action LongText `json:"action,omitzero"`
	Who    string   `json:"who,omitzero"`
	By     Date     `json:"by,omitzero"`
}

// An Evaluation says which evaluation of a placement this is, and refers to the one
// before.
type Evaluation struct {
	Stage    Stage              `json:"stage,omitzero"`
	Date     Date               `json:"date,omitzero"`
	Previous PreviousEvaluation `json:"previous,omitzero"`
}

// A PreviousEvaluation is the latest complete evaluation of the same pupil and placement.
type PreviousEvaluation struct {
	Date  Date  `json:"date,omitzero"`
	Score Count `json:"score,omitzero"` // 25 to 125 points
}
