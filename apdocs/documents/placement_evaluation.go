package documents

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
)

// A PlacementEvaluation (F06) is how pupil, parent, provider and school rate a placement
// in the middle and at the end: 25 statements, each rated 1 to 5.
//
// In addition to the original it asks which of the two evaluations it is, and for the date
// and score of the last one, so that the difference can be printed. Score and difference
// are computed and never stored.
type PlacementEvaluation struct {
	apdocs.Record
	Evaluation       apdocs.Evaluation  `json:"evaluation,omitzero"`
	Pupil            apdocs.Pupil       `json:"pupil,omitzero"`
	Provider         apdocs.Provider    `json:"provider,omitzero"`
	School           apdocs.School      `json:"school,omitzero"`
	Placement        apdocs.Placement   `json:"placement,omitzero"`
	CoursesCompleted apdocs.LongText    `json:"coursesCompleted,omitzero"`
	Objectives       []apdocs.Objective `json:"objectives,omitempty"`
	Ratings          struct {
		Pupil struct {
			SkilledAdults   apdocs.Rating `json:"skilledAdults,omitzero"`
			Support         apdocs.Rating `json:"support,omitzero"`
			Safe            apdocs.Rating `json:"safe,omitzero"`
			SomeoneToTalkTo apdocs.Rating `json:"someoneToTalkTo,omitzero"`
			Understanding   apdocs.Rating `json:"understanding,omitzero"`
			Confidence      apdocs.Rating `json:"confidence,omitzero"`
			Coping          apdocs.Rating `json:"coping,omitzero"`
		} `json:"pupil,omitzero"`
		Parent struct {
			Understanding apdocs.Rating `json:"understanding,omitzero"`
			Included      apdocs.Rating `json:"included,omitzero"`
			Communication apdocs.Rating `json:"communication,omitzero"`
			Environment   apdocs.Rating `json:"environment,omitzero"`
			Progress      apdocs.Rating `json:"progress,omitzero"`
		} `json:"parent,omitzero"`
		Provider struct {
			Objectives         apdocs.Rating `json:"objectives,omitzero"`
			Attendance         apdocs.Rating `json:"attendance,omitzero"`
			Engagement         apdocs.Rating `json:"engagement,omitzero"`
			AcademicProgress   apdocs.Rating `json:"academicProgress,omitzero"`
			VocationalProgress apdocs.Rating `json:"vocationalProgress,omitzero"`
			EmotionalProgress  apdocs.Rating `json:"emotionalProgress,omitzero"`
		} `json:"provider,omitzero"`
		School struct {
			Rationale     apdocs.Rating `json:"rationale,omitzero"`
			Coping        apdocs.Rating `json:"coping,omitzero"`
			Attendance    apdocs.Rating `json:"attendance,omitzero"`
			Engagement    apdocs.Rating `json:"engagement,omitzero"`
			Behaviour     apdocs.Rating `json:"behaviour,omitzero"`
			Communication apdocs.Rating `json:"communication,omitzero"`
			NextSteps     apdocs.Rating `json:"nextSteps,omitzero"`
		} `json:"school,omitzero"`
	} `json:"ratings,omitzero"`
	Comments struct {
		Pupil    apdocs.LongText `json:"pupil,omitzero"`
		Parent   apdocs.LongText `json:"parent,omitzero"`
		Provider apdocs.LongText `json:"provider,omitzero"`
		School   apdocs.LongText `json:"school,omitzero"`
	} `json:"comments,omitzero"`
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
	Actions    []apdocs.Action   `json:"actions,omitempty"`
}

// The headings of the four parts. The table of the score repeats them.
const (
	pupilPart    = "Pupil’s evaluation"
	parentPart   = "Parent/carer’s evaluation"
	providerPart = "Alternative Provider report"
	schoolPart   = "School Comment"
)

// Layout returns the printed form.
func (e *PlacementEvaluation) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name:    "placement-evaluation",
		Version: 1,
		Title:   "Mid and End of Placement Evaluation",
		Short:   "Mid and End of Placement Evaluation",
		Computed: []string{
			"No total yet", "# of # answered. A total is given when all # are answered.", "First evaluation",
			"No score is given for the last evaluation, on {evaluation.previous.date}.",
			scoreBefore, scoreBeforeOn, "No difference yet, " + scoreBefore, "No difference yet, " + scoreBeforeOn,
		},
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Stage of the evaluation", &e.Evaluation.Stage).Required().Wide(),
				apdocs.Ask("Pupil Name", &e.Pupil.Name).Required(),
				apdocs.Ask("Date of birth", &e.Pupil.BirthDate),
				apdocs.Ask("Alternative Provision Name", &e.Provider.Name).Required(),
				apdocs.Ask("School", &e.School.Name).Required(),
				apdocs.Group("Dates of Placement",
					apdocs.Ask("From", &e.Placement.Start),
					apdocs.Ask("To", &e.Placement.End),
				),
				apdocs.Ask("Date of visit and/or evaluation", &e.Evaluation.Date).Required(),
			),
			apdocs.Beside(apdocs.Ask("Course(s) Completed", &e.CoursesCompleted).Lines(2)),
			apdocs.Minor("Objectives of the placement",
				apdocs.Rows("Objectives of the placement", &e.Objectives, 3, func(o *apdocs.Objective) []*apdocs.Field {
					return []*apdocs.Field{apdocs.Ask("Objective", &o.Aim).Lines(2)}
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

func (e *PlacementEvaluation) pupilPart() *apdocs.Section {
	r := &e.Ratings.Pupil
	return apdocs.ByParty(apdocs.PartyPupil, pupilPart,
		apdocs.Ratings(
			apdocs.Ask("The adults at the AP are/were very skilled in what they are/were teaching/delivering", &r.SkilledAdults).
				Short("The adults at the AP are/were very skilled"),
			apdocs.Ask("I receive(d) enough support whilst at the setting", &r.Support),
			apdocs.Ask("I always feel/felt safe whilst at the setting", &r.Safe),
			apdocs.Ask("I know/knew who I can/could talk to if needed", &r.SomeoneToTalkTo),
			apdocs.Ask("I understand/understood how the sessions are/were helping me to progress in the future",
				&r.Understanding).
				Short("I understand/understood how the sessions help(ed) me progress"),
			apdocs.Ask("I am more confident as a result of this placement", &r.Confidence),
			apdocs.Ask("I am coping better at school as a result of this placement", &r.Coping),
		),
		apdocs.Beside(
			apdocs.Ask("General comments", &e.Comments.Pupil).Lines(4).Elastic(),
			apdocs.Sign("Pupil Signature", apdocs.PartyPupil, &e.Signatures.Pupil),
		),
	)
}

func (e *PlacementEvaluation) parentPart() *apdocs.Section {
	r := &e.Ratings.Parent
	return apdocs.ByParty(apdocs.PartyParent, parentPart,
		apdocs.Ratings(
			apdocs.Ask("I understand/understood why my child was referred to an AP", &r.Understanding),
			apdocs.Ask("I felt included as part of the referral process", &r.Included),
			apdocs.Ask("I have received good communication throughout the AP placement", &r.Communication),
			apdocs.Ask("The AP provides/provided a safe and friendly learning environment", &r.Environment).
				Short("The AP provides/provided a safe, friendly environment"),
			apdocs.Ask("The AP is helping/has helped my child to progress through education", &r.Progress).
				Short("The AP is helping/has helped my child to progress"),
		),
		apdocs.Beside(
			apdocs.Ask("General Comment", &e.Comments.Parent).Lines(4).Elastic(),
			apdocs.Sign("Parent/carer’s Signature", apdocs.PartyParent, &e.Signatures.Parent),
		),
	)
}

func (e *PlacementEvaluation) providerPart() *apdocs.Section {
	r := &e.Ratings.Provider
	return apdocs.ByParty(apdocs.PartyProvider, providerPart,
		apdocs.Ratings(
			apdocs.Ask("The initial objectives are being/have been achieved", &r.Objectives).Hint("Provide detail below"),
			apdocs.Ask("The pupil is attending/has attended well", &r.Attendance),
			apdocs.Ask("The pupil is engaging/has engaged well", &r.Engagement),
			apdocs.Ask("The pupil is making/has made academic progress", &r.AcademicProgress).Hint("Provide detail below"),
			apdocs.Ask("The pupil is making/has made good progress in vocational courses", &r.VocationalProgress),
			apdocs.Ask("The pupil is making/has made SEMH progress", &r.EmotionalProgress),
		),
		apdocs.Beside(
			apdocs.Ask("General comment", &e.Comments.Provider).Lines(4).Elastic(),
			apdocs.Sign("AP Signature", apdocs.PartyProvider, &e.Signatures.Provider),
		),
	)
}

func (e *PlacementEvaluation) schoolPart() *apdocs.Section {
	r := &e.Ratings.School
	return apdocs.ByParty(apdocs.PartySchool, schoolPart,
		apdocs.Ratings(
			apdocs.Ask("The rationale for sending the pupil to AP is being/has been achieved", &r.Rationale).
				Short("The rationale for sending the pupil is being/has been achieved"),
			apdocs.Ask("The pupil is coping/has coped better at school since attending", &r.Coping),
			apdocs.Ask("Attendance at school is improving/has improved since the placement started", &r.Attendance).
				Short("Attendance at school is improving/has improved"),
			apdocs.Ask("Engagement at school is improving/has improved since the placement started", &r.Engagement).
				Short("Engagement at school is improving/has improved"),
			apdocs.Ask("The pupil’s behaviour at school is improving/has improved since the placement started", &r.Behaviour).
				Short("The pupil’s behaviour at school is improving/has improved"),
			apdocs.Ask("Communication has been clear between the school and the AP", &r.Communication),
			apdocs.Ask("The AP placement has supported the pupil’s next steps", &r.NextSteps),
		),
		apdocs.Beside(
			apdocs.Ask("General comment", &e.Comments.School).Lines(4),
			apdocs.Sign("Headteacher Signature", apdocs.PartySchool, &e.Signatures.School),
		),
	)
}

func (e *PlacementEvaluation) outcome() *apdocs.Section {
	return &apdocs.Section{By: apdocs.PartySchool, Blocks: []apdocs.Block{
		apdocs.Tally([3]string{"Section", "Answered", "Score"}, (*PlacementEvaluation).tally,
			[]*apdocs.Field{
				apdocs.Show("Score (max 125)", (*PlacementEvaluation).shownScore),
				apdocs.Show("Difference since last evaluation (+/-)", (*PlacementEvaluation).shownDifference),
			},
			apdocs.Ask("Date of last evaluation", &e.Evaluation.Previous.Date),
			apdocs.Ask("Score at last evaluation", &e.Evaluation.Previous.Score).Between(25, 125),
		),
		apdocs.Rows("Agreed actions as a result of this evaluation", &e.Actions, 3, func(a *apdocs.Action) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Action", &a.Action).Lines(2)}
		}),
		apdocs.Para("Once complete, forward copies of this evaluation to all relevant parties."),
	}}
}

// parts returns the ratings of each part in printed order.
func (e *PlacementEvaluation) parts() [4][]apdocs.Rating {
	p, a, v, s := &e.Ratings.Pupil, &e.Ratings.Parent, &e.Ratings.Provider, &e.Ratings.School
	return [4][]apdocs.Rating{
		{p.SkilledAdults, p.Support, p.Safe, p.SomeoneToTalkTo, p.Understanding, p.Confidence, p.Coping},
		{a.Understanding, a.Included, a.Communication, a.Environment, a.Progress},
		{v.Objectives, v.Attendance, v.Engagement, v.AcademicProgress, v.VocationalProgress, v.EmotionalProgress},
		{s.Rationale, s.Coping, s.Attendance, s.Engagement, s.Behaviour, s.Communication, s.NextSteps},
	}
}

func sum(ratings []apdocs.Rating) (points, answered int) {
	for _, r := range ratings {
		if r >= apdocs.StronglyDisagree && r <= apdocs.StronglyAgree { // R14 reports any other value
			points += int(r)
			answered++
		}
	}
	return points, answered
}

// Score returns the sum of the ratings and how many of the 25 are answered. The sum is a
// score only if all are (R13).
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

func (e *PlacementEvaluation) shownScore() apdocs.Shown {
	points, answered := e.Score()
	if answered < statements {
		return apdocs.Shown{Figure: "No total yet", Note: fmt.Sprintf("%d of %d answered. A total is given when all %[2]d "+
			"are answered.", answered, statements)}
	}
	return apdocs.Shown{Figure: fmt.Sprint(points)}
}

// What the difference is from.
const (
	scoreBefore   = "from {evaluation.previous.score}"
	scoreBeforeOn = "from {evaluation.previous.score} on {evaluation.previous.date}"
)

// shownDifference returns the difference to the score of the last evaluation, with its
// sign (R15).
func (e *PlacementEvaluation) shownDifference() apdocs.Shown {
	before, known := e.Evaluation.Previous.Score.Int()
	points, answered := e.Score()
	switch {
	case !known && e.Evaluation.Previous.Date.IsZero():
		return apdocs.Shown{Figure: "First evaluation"}
	case !known:
		return apdocs.Shown{Note: "No score is given for the last evaluation, on {evaluation.previous.date}."}
	}
	note := scoreBeforeOn
	if e.Evaluation.Previous.Date.IsZero() {
		note = scoreBefore
	}
	if answered < statements {
		return apdocs.Shown{Note: "No difference yet, " + note}
	}
	switch d := points - int(before); {
	case d > 0:
		return apdocs.Shown{Figure: fmt.Sprintf("+%d", d), Note: note}
	case d < 0:
		return apdocs.Shown{Figure: fmt.Sprintf("−%d", -d), Note: note}
	}
	return apdocs.Shown{Figure: "0", Note: note}
}

// Rules returns R13 to R16, R46 and R50.
func (e *PlacementEvaluation) Rules() []apdocs.Rule {
	return []apdocs.Rule{
		apdocs.NewRule("R13", apdocs.Warning, "the form: score out of 125",
			"A score is given only when all 25 statements are rated.", (*PlacementEvaluation).allRated),
		apdocs.NewRule("R14", apdocs.Error, "the form: one column for each statement",
			"A rating is 1, 2, 3, 4 or 5.", (*PlacementEvaluation).ratingsInScale),
		apdocs.NewRule("R15", apdocs.Error, "the form: difference since last evaluation",
			"The last evaluation is not later than this one; the one at the end has one before it.",
			(*PlacementEvaluation).soundPrevious),
		apdocs.NewRule("R16", apdocs.Warning, "the form’s own prompt: “provide detail below”",
			"The provider’s ratings of objectives and academic progress come with a comment.",
			(*PlacementEvaluation).providerDetail),
		apdocs.AgeRule(func(e *PlacementEvaluation) (*apdocs.Pupil, apdocs.Date) { return &e.Pupil, e.Placement.Start }),
		apdocs.SigningRule(func(e *PlacementEvaluation) (*apdocs.Signatures, *apdocs.Date) {
			return &e.Signatures, &e.Pupil.BirthDate
		}),
	}
}

// allRated checks R13.
func (e *PlacementEvaluation) allRated(c *apdocs.Case) {
	if _, answered := e.Score(); answered < statements {
		c.Report(&e.Ratings, fmt.Sprintf("%d of %d statements are rated; no total is given until all are", answered,
			statements))
	}
}

// ratingsInScale checks R14, for records made by a program.
func (e *PlacementEvaluation) ratingsInScale(c *apdocs.Case) {
	for _, part := range e.parts() {
		for _, r := range part {
			if r > apdocs.StronglyAgree {
				c.Report(&e.Ratings, "each statement is rated 1, 2, 3, 4 or 5")
				return
			}
		}
	}
}

// soundPrevious checks R15.
func (e *PlacementEvaluation) soundPrevious(c *apdocs.Case) {
	v := &e.Evaluation
	if !v.Previous.Date.IsZero() && !v.Date.IsZero() && v.Previous.Date.After(v.Date) {
		c.Report(&v.Previous.Date, "is after this evaluation; enter the date of the one before it")
	}
	if v.Stage == apdocs.EndOfPlacement && v.Previous == (apdocs.PreviousEvaluation{}) {
		c.Warn(&v.Previous.Date, "is not given; an evaluation at the end of a placement usually follows one in its middle")
	}
}

// providerDetail checks R16.
func (e *PlacementEvaluation) providerDetail(c *apdocs.Case) {
	r := &e.Ratings.Provider
	if (r.Objectives != 0 || r.AcademicProgress != 0) && apdocs.IsBlank(e.Comments.Provider) {
		c.Report(&e.Comments.Provider, "give detail here, because objectives or academic progress are rated")
	}
}
