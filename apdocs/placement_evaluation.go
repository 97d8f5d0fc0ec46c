package apdocs

import "fmt"

// A PlacementEvaluation (F06) is what pupil, parent, provider and school make of
// a placement in its middle and at its end: 25 statements, rated 1 to 5 each.
//
// Beside the original's questions it asks which of the two evaluations it is,
// and for the date and score of the last one, from which the difference is
// computed. Score and difference are computed and never kept.
type PlacementEvaluation struct {
	Record
	Evaluation       Evaluation  `json:"evaluation,omitzero"`
	Pupil            Pupil       `json:"pupil,omitzero"`
	Provider         Provider    `json:"provider,omitzero"`
	School           School      `json:"school,omitzero"`
	Placement        Placement   `json:"placement,omitzero"`
	CoursesCompleted LongText    `json:"coursesCompleted,omitzero"`
	Objectives       []Objective `json:"objectives,omitempty"`
	Ratings          struct {
		Pupil struct {
			SkilledAdults   Rating `json:"skilledAdults,omitzero"`
			Support         Rating `json:"support,omitzero"`
			Safe            Rating `json:"safe,omitzero"`
			SomeoneToTalkTo Rating `json:"someoneToTalkTo,omitzero"`
			Understanding   Rating `json:"understanding,omitzero"`
			Confidence      Rating `json:"confidence,omitzero"`
			Coping          Rating `json:"coping,omitzero"`
		} `json:"pupil,omitzero"`
		Parent struct {
			Understanding Rating `json:"understanding,omitzero"`
			Included      Rating `json:"included,omitzero"`
			Communication Rating `json:"communication,omitzero"`
			Environment   Rating `json:"environment,omitzero"`
			Progress      Rating `json:"progress,omitzero"`
		} `json:"parent,omitzero"`
		Provider struct {
			Objectives         Rating `json:"objectives,omitzero"`
			Attendance         Rating `json:"attendance,omitzero"`
			Engagement         Rating `json:"engagement,omitzero"`
			AcademicProgress   Rating `json:"academicProgress,omitzero"`
			VocationalProgress Rating `json:"vocationalProgress,omitzero"`
			EmotionalProgress  Rating `json:"emotionalProgress,omitzero"`
		} `json:"provider,omitzero"`
		School struct {
			Rationale     Rating `json:"rationale,omitzero"`
			Coping        Rating `json:"coping,omitzero"`
			Attendance    Rating `json:"attendance,omitzero"`
			Engagement    Rating `json:"engagement,omitzero"`
			Behaviour     Rating `json:"behaviour,omitzero"`
			Communication Rating `json:"communication,omitzero"`
			NextSteps     Rating `json:"nextSteps,omitzero"`
		} `json:"school,omitzero"`
	} `json:"ratings,omitzero"`
	Comments struct {
		Pupil    LongText `json:"pupil,omitzero"`
		Parent   LongText `json:"parent,omitzero"`
		Provider LongText `json:"provider,omitzero"`
		School   LongText `json:"school,omitzero"`
	} `json:"comments,omitzero"`
	Signatures Signatures `json:"signatures,omitzero"`
	Actions    []Action   `json:"actions,omitempty"`
}

// The headings of the four parts, which the score's table repeats.
const (
	pupilPart    = "Pupil’s evaluation"
	parentPart   = "Parent/carer’s evaluation"
	providerPart = "Alternative Provider report"
	schoolPart   = "School Comment"
)

// Layout is the printed form.
func (e *PlacementEvaluation) Layout() *Layout {
	return &Layout{
		Name:    "placement-evaluation",
		Version: 1,
		Title:   "Mid and End of Placement Evaluation",
		Short:   "Mid and End of Placement Evaluation",
		Blocks: []Block{
			Grid(2,
				Ask("Stage of the evaluation", &e.Evaluation.Stage).Required().Wide(),
				Ask("Pupil Name", &e.Pupil.Name).Required(),
				Ask("Date of birth", &e.Pupil.BirthDate),
				Ask("Alternative Provision Name", &e.Provider.Name).Required(),
				Ask("School", &e.School.Name).Required(),
				Group("Dates of Placement",
					Ask("From", &e.Placement.Start),
					Ask("To", &e.Placement.End),
				),
				Ask("Date of visit and/or evaluation", &e.Evaluation.Date).Required(),
			),
			Beside(Ask("Course(s) Completed", &e.CoursesCompleted).Lines(2)),
			Minor("Objectives of the placement",
				Rows("Objectives of the placement", &e.Objectives, 3, func(o *Objective) []*Field {
					return []*Field{Ask("Objective", &o.Aim).Lines(2)}
				}).NameOnly(),
			),
			e.pupilPart(),
			e.parentPart(),
			e.providerPart(),
			e.schoolPart(),
			e.outcome(),
		},
	}
}

func (e *PlacementEvaluation) pupilPart() *Section {
	r := &e.Ratings.Pupil
	return ByParty(PartyPupil, pupilPart,
		Ratings(
			Ask("The adults at the AP are/were very skilled in what they are/were teaching/delivering", &r.SkilledAdults).
				Short("The adults at the AP are/were very skilled"),
			Ask("I receive(d) enough support whilst at the setting", &r.Support),
			Ask("I always feel/felt safe whilst at the setting", &r.Safe),
			Ask("I know/knew who I can/could talk to if needed", &r.SomeoneToTalkTo),
			Ask("I understand/understood how the sessions are/were helping me to progress in the future", &r.Understanding).
				Short("I understand/understood how the sessions help(ed) me progress"),
			Ask("I am more confident as a result of this placement", &r.Confidence),
			Ask("I am coping better at school as a result of this placement", &r.Coping),
		),
		Beside(
			Ask("General comments", &e.Comments.Pupil).Lines(4).Elastic(),
			Sign("Pupil Signature", PartyPupil, &e.Signatures.Pupil),
		),
	)
}

func (e *PlacementEvaluation) parentPart() *Section {
	r := &e.Ratings.Parent
	return ByParty(PartyParent, parentPart,
		Ratings(
			Ask("I understand/understood why my child was referred to an AP", &r.Understanding),
			Ask("I felt included as part of the referral process", &r.Included),
			Ask("I have received good communication throughout the AP placement", &r.Communication),
			Ask("The AP provides/provided a safe and friendly learning environment", &r.Environment).
				Short("The AP provides/provided a safe, friendly environment"),
			Ask("The AP is helping/has helped my child to progress through education", &r.Progress).
				Short("The AP is helping/has helped my child to progress"),
		),
		Beside(
			Ask("General Comment", &e.Comments.Parent).Lines(4).Elastic(),
			Sign("Parent/carer’s Signature", PartyParent, &e.Signatures.Parent),
		),
	)
}

func (e *PlacementEvaluation) providerPart() *Section {
	r := &e.Ratings.Provider
	return ByParty(PartyProvider, providerPart,
		Ratings(
			Ask("The initial objectives are being/have been achieved", &r.Objectives).Hint("Provide detail below"),
			Ask("The pupil is attending/has attended well", &r.Attendance),
			Ask("The pupil is engaging/has engaged well", &r.Engagement),
			Ask("The pupil is making/has made academic progress", &r.AcademicProgress).Hint("Provide detail below"),
			Ask("The pupil is making/has made good progress in vocational courses", &r.VocationalProgress),
			Ask("The pupil is making/has made SEMH progress", &r.EmotionalProgress),
		),
		Beside(
			Ask("General comment", &e.Comments.Provider).Lines(4).Elastic(),
			Sign("AP Signature", PartyProvider, &e.Signatures.Provider),
		),
	)
}

func (e *PlacementEvaluation) schoolPart() *Section {
	r := &e.Ratings.School
	return ByParty(PartySchool, schoolPart,
		Ratings(
			Ask("The rationale for sending the pupil to AP is being/has been achieved", &r.Rationale).
				Short("The rationale for sending the pupil is being/has been achieved"),
			Ask("The pupil is coping/has coped better at school since attending", &r.Coping),
			Ask("Attendance at school is improving/has improved since the placement started", &r.Attendance).
				Short("Attendance at school is improving/has improved"),
			Ask("Engagement at school is improving/has improved since the placement started", &r.Engagement).
				Short("Engagement at school is improving/has improved"),
			Ask("The pupil’s behaviour at school is improving/has improved since the placement started", &r.Behaviour).
				Short("The pupil’s behaviour at school is improving/has improved"),
			Ask("Communication has been clear between the school and the AP", &r.Communication),
			Ask("The AP placement has supported the pupil’s next steps", &r.NextSteps),
		),
		Beside(
			Ask("General comment", &e.Comments.School).Lines(4),
			Sign("Headteacher Signature", PartySchool, &e.Signatures.School),
		),
	)
}

func (e *PlacementEvaluation) outcome() *Section {
	return &Section{By: PartySchool, Blocks: []Block{
		Tally([3]string{"Section", "Answered", "Score"}, (*PlacementEvaluation).tally,
			[]*Field{
				Show("Score (max 125)", (*PlacementEvaluation).shownScore),
				Show("Difference since last evaluation (+/-)", (*PlacementEvaluation).shownDifference),
			},
			Ask("Date of last evaluation", &e.Evaluation.Previous.Date),
			Ask("Score at last evaluation", &e.Evaluation.Previous.Score).Between(25, 125),
		),
		Rows("Agreed actions as a result of this evaluation", &e.Actions, 3, func(a *Action) []*Field {
			return []*Field{Ask("Action", &a.Action).Lines(2)}
		}),
		Para("Once complete, forward copies of this evaluation to all relevant parties."),
	}}
}

// parts are the ratings of each part, in printed order.
func (e *PlacementEvaluation) parts() [4][]Rating {
	p, a, v, s := &e.Ratings.Pupil, &e.Ratings.Parent, &e.Ratings.Provider, &e.Ratings.School
	return [4][]Rating{
		{p.SkilledAdults, p.Support, p.Safe, p.SomeoneToTalkTo, p.Understanding, p.Confidence, p.Coping},
		{a.Understanding, a.Included, a.Communication, a.Environment, a.Progress},
		{v.Objectives, v.Attendance, v.Engagement, v.AcademicProgress, v.VocationalProgress, v.EmotionalProgress},
		{s.Rationale, s.Coping, s.Attendance, s.Engagement, s.Behaviour, s.Communication, s.NextSteps},
	}
}

func sum(ratings []Rating) (points, answered int) {
	for _, r := range ratings {
		if r >= StronglyDisagree && r <= StronglyAgree { // R14 reports any other
			points += int(r)
			answered++
		}
	}
	return points, answered
}

// Score is the sum of the ratings and how many of the 25 are answered. The sum
// is a score only when all are (R13).
func (e *PlacementEvaluation) Score() (points, answered int) {
	for _, part := range e.parts() {
		p, a := sum(part)
		points, answered = points+p, answered+a
	}
	return points, answered
}

const statements = 25

func (e *PlacementEvaluation) tally() (rows [][3]string) {
	names := [4]string{pupilPart, parentPart, providerPart, schoolPart}
	for i, part := range e.parts() {
		points, answered := sum(part)
		row := [3]string{names[i], fmt.Sprintf("%d of %d", answered, len(part)), "–"}
		if answered == len(part) {
			row[2] = fmt.Sprintf("%d of %d", points, 5*len(part))
		}
		rows = append(rows, row)
	}
	return rows
}

func (e *PlacementEvaluation) shownScore() Shown {
	points, answered := e.Score()
	if answered < statements {
		return Shown{"No total yet", fmt.Sprintf("%d of %d answered. A total is given when all %[2]d are answered.", answered, statements)}
	}
	return Shown{Figure: fmt.Sprint(points)}
}

// shownDifference is R15: the score less that of the last evaluation, with its sign.
func (e *PlacementEvaluation) shownDifference() Shown {
	before, known := e.Evaluation.Previous.Score.Int()
	points, answered := e.Score()
	switch {
	case !known && e.Evaluation.Previous.Date.IsZero():
		return Shown{Figure: "First evaluation"}
	case !known:
		return Shown{Note: "No score is given for the last evaluation, on {evaluation.previous.date}."}
	}
	note := "from {evaluation.previous.score} on {evaluation.previous.date}"
	if e.Evaluation.Previous.Date.IsZero() {
		note = "from {evaluation.previous.score}"
	}
	if answered < statements {
		return Shown{Note: "No difference yet, " + note}
	}
	switch d := points - int(before); {
	case d > 0:
		return Shown{fmt.Sprintf("+%d", d), note}
	case d < 0:
		return Shown{fmt.Sprintf("−%d", -d), note}
	}
	return Shown{"0", note}
}

// Rules are R13 to R16, R46 and R50.
func (e *PlacementEvaluation) Rules() []Rule {
	return []Rule{
		NewRule("R13", Warning, "the form: score out of 125",
			"A score is given only when all 25 statements are rated.", (*PlacementEvaluation).allRated),
		NewRule("R14", Error, "the form: one column for each statement",
			"A rating is 1, 2, 3, 4 or 5.", (*PlacementEvaluation).ratingsInScale),
		NewRule("R15", Error, "the form: difference since last evaluation",
			"The last evaluation is not later than this one; the one at the end has one before it.", (*PlacementEvaluation).soundPrevious),
		NewRule("R16", Warning, "the form’s own prompt: “provide detail below”",
			"The provider’s ratings of objectives and academic progress come with a comment.", (*PlacementEvaluation).providerDetail),
		AgeRule(func(e *PlacementEvaluation) (*Pupil, Date) { return &e.Pupil, e.Placement.Start }),
		SigningRule(func(e *PlacementEvaluation) (*Signatures, *Date) { return &e.Signatures, &e.Pupil.BirthDate }),
	}
}

// allRated is R13.
func (e *PlacementEvaluation) allRated(c *Case) {
	if _, answered := e.Score(); answered < statements {
		c.Report(&e.Ratings, fmt.Sprintf("%d of %d statements are rated; no total is given until all are", answered, statements))
	}
}

// ratingsInScale is R14, for records made by a program.
func (e *PlacementEvaluation) ratingsInScale(c *Case) {
	for _, part := range e.parts() {
		for _, r := range part {
			if r > StronglyAgree {
				c.Report(&e.Ratings, "each statement is rated 1, 2, 3, 4 or 5")
				return
			}
		}
	}
}

// soundPrevious is R15.
func (e *PlacementEvaluation) soundPrevious(c *Case) {
	v := &e.Evaluation
	if !v.Previous.Date.IsZero() && !v.Date.IsZero() && v.Previous.Date.After(v.Date) {
		c.Report(&v.Previous.Date, "is after this evaluation; enter the date of the one before it")
	}
	if v.Stage == EndOfPlacement && v.Previous == (PreviousEvaluation{}) {
		c.Warn(&v.Previous.Date, "is not given; an evaluation at the end of a placement usually follows one in its middle")
	}
}

// providerDetail is R16.
func (e *PlacementEvaluation) providerDetail(c *Case) {
	r := &e.Ratings.Provider
	if (r.Objectives != 0 || r.AcademicProgress != 0) && blank(e.Comments.Provider) {
		c.Report(&e.Comments.Provider, "give detail here, because objectives or academic progress are rated")
	}
}
