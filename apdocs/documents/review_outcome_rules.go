package documents

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

const outcomeSource = "SI 2010/1156, regulation 6, whose text was not read; school policy on alternative provision, 6.8"

// Rules returns R04, R47, R50, R61, R62, R63 and R64.
func (n *ReviewOutcome) Rules() []apdocs.Rule {
	type T = ReviewOutcome
	return []apdocs.Rule{
		authorityRule("letter", func(n *T) (*apdocs.Pupil, *apdocs.Copies, *LocalAuthority) {
			return &n.Pupil, &n.Copies, &n.LocalAuthority
		}),
		lookedAfterCopies(false, func(n *T) (*apdocs.Pupil, *apdocs.Copies) { return &n.Pupil, &n.Copies }),
		addresseeRule(func(n *T) (*apdocs.Pupil, apdocs.Date, *[]apdocs.Parent, apdocs.Delivery) {
			return &n.Pupil, n.Date, &n.Parents, n.Delivery
		}),
		apdocs.BirthRule(func(n *T) (*apdocs.Pupil, apdocs.Date) { return &n.Pupil, n.Date }),
		apdocs.SigningRule(func(n *T) (*apdocs.Signatures, *apdocs.Date) { return &n.Signatures, &n.Pupil.BirthDate }),
		apdocs.NewRule("R61", apdocs.Warning, outcomeSource,
			"The letter is written after the review, and is there within six days of it. The number of days is not verified.",
			(*T).inTime),
		apdocs.NewRule("R62", apdocs.Error, "school policy on alternative provision, 2.5, 9.6 and 9.7; SI 2010/1156, "+
			"regulation 4",
			"The letter has what its decision needs, and nothing that belongs to another decision.",
			(*T).fits),
		enclosureRule(func(n *T) *[]Enclosure { return &n.Enclosures }),
		apdocs.NewRule("R64", apdocs.Warning, "school policy on alternative provision, 2.5 and 9.6: at least half-termly",
			"The next review is held by the end of the half-term after that of this review.", (*T).nextInTime),
	}
}

// inTime checks R61.
//
// Source: SI 2010/1156, regulation 6 (notification of the outcome of review). Its title
// was read in SI 2012/2532, which amends it; that a review is followed by a decision
// whether the direction continues and for how long was read in the Explanatory Note. The
// text of the regulation, and so the number of days, was not read: outcomeDays needs to be
// verified, and the message about a late letter is a warning that says so.
func (n *ReviewOutcome) inTime(c *apdocs.Case) {
	if n.Date.IsZero() || n.Review.Date.IsZero() {
		return
	}
	if n.Date.Before(n.Review.Date) {
		c.ReportAs(apdocs.Error, &n.Date, "is before the review meeting, whose outcome the letter gives; check both dates")
		return
	}
	limit := n.Review.Date.AddDays(outcomeDays)
	by := inWords(limit)
	if post := calendar.Of(c.Organisation).GiveBy(limit, apdocs.ByPost); !post.IsZero() {
		by += ", posted first class by " + inWords(post)
	}
	for _, r := range recipients(&n.Pupil, &n.Date, n.Delivery, &n.LocalAuthority) {
		got, known := calendar.Of(c.Organisation).Received(n.Date, r.by)
		switch {
		case !known:
			notChecked(c, r.at, noWayOfSending)
		case got.After(limit):
			c.Report(r.at, fmt.Sprintf("is late: %s should have the letter within %s days of the review, by %s; "+
				"SI 2010/1156, regulation 6, sets the time, and that it is %[2]s days has not been verified",
				r.who, numberWord(outcomeDays), by))
			return // an earlier day is in time for all
		}
	}
}

// fits checks R62.
func (n *ReviewOutcome) fits(c *apdocs.Case) {
	switch d := n.Review.Decision; {
	case d == "":
		return
	case goesOn(d):
		n.goesOn(c)
	case d == apdocs.ReturnToSchool:
		n.comesBack(c)
	case apdocs.IsBlank(n.NextStep):
		c.Report(&n.NextStep, "is not answered; parents must be told what comes next")
	}
	n.takesEffect(c)
	if n.Review.Decision != apdocs.ContinueWithChanges && !apdocs.IsBlank(n.Changes) {
		c.Report(&n.Changes, "belongs to the decision to continue with changes; choose that decision, or take this answer "+
			"out")
	}
	if goesOn(n.Review.Decision) {
		return
	}
	const over = "does not go with this decision, because the placement does not go on as before; take the date out"
	if !n.Review.Next.IsZero() && n.Review.Decision != apdocs.ManagedMove {
		c.Report(&n.Review.Next, over)
	}
	if !n.Placement.NewEnd.IsZero() && n.Review.Decision != apdocs.ManagedMove {
		c.Report(&n.Placement.NewEnd, over)
	}
	if !n.ReturnOn.IsZero() && n.Review.Decision != apdocs.ReturnToSchool {
		c.Report(&n.ReturnOn, "belongs to the decision to return to school; choose that decision, or say it in what the "+
			"pupil does next")
	}
}

// goesOn checks R62 for a placement that continues: for how long, with which changes, and
// when it is reviewed again.
func (n *ReviewOutcome) goesOn(c *apdocs.Case) {
	if n.Placement.Route == "" {
		c.Warn(&n.Placement.Route, "is not answered; the letter tells parents of their right to ask for a review only "+
			"where this is an off-site direction")
	}
	switch end := n.Placement.NewEnd; {
	case end.IsZero():
		c.Report(&n.Placement.NewEnd, "is not given; say for how long the placement goes on")
	case end.Before(n.Review.Date) || end.Before(n.DecisionFrom):
		c.Report(&n.Placement.NewEnd, "is before the decision takes effect; check both dates")
	}
	switch next := n.Review.Next; {
	case next.IsZero():
		c.Report(&n.Review.Next, "is not given; a placement that goes on is reviewed again")
	case !next.After(n.Review.Date) || !next.After(n.Date):
		c.Report(&n.Review.Next, "is not after this review and this letter; check the dates")
	case !n.Placement.NewEnd.IsZero() && next.After(n.Placement.NewEnd):
		c.Report(&n.Review.Next, "is after the new expected last day; review the placement before it ends")
	}
	if n.Review.Decision == apdocs.ContinueWithChanges && apdocs.IsBlank(n.Changes) {
		c.Report(&n.Changes, "is not answered; say what will be different")
	}
	if !apdocs.IsBlank(n.NextStep) {
		c.Report(&n.NextStep, "does not go with this decision, because the placement goes on; take it out")
	}
	if !n.ReturnOn.IsZero() {
		c.Report(&n.ReturnOn, "belongs to the decision to return to school; choose that decision, or take the date out")
	}
}

// comesBack checks R62 for a return to school.
func (n *ReviewOutcome) comesBack(c *apdocs.Case) {
	switch {
	case n.ReturnOn.IsZero():
		c.Warn(&n.ReturnOn, "is not given; say when the pupil is back full time, on the first day or later")
	case n.ReturnOn.Before(n.DecisionFrom):
		c.Report(&n.ReturnOn, "is before the return begins; check both dates")
	}
	day, cal := n.DecisionFrom, calendar.Of(c.Organisation)
	if !day.IsZero() && (calendar.Weekend(day) || cal.Covers(day) && !cal.SchoolDay(day)) {
		c.Report(&n.DecisionFrom, "is no school day; say on which school day the pupil comes back")
	}
}

// takesEffect checks R62 for the day from which the decision applies.
//
// Source: school policy on alternative provision, 9.7: a placement that raises
// safeguarding concerns is ended at once, unless and until they are dealt with.
func (n *ReviewOutcome) takesEffect(c *apdocs.Case) {
	from, review := n.DecisionFrom, n.Review.Date
	switch {
	case from.IsZero() || review.IsZero():
	case n.Review.Decision != apdocs.TerminateUnsafe:
		if from.Before(review) {
			c.Report(&n.DecisionFrom, "is before the review that decided it; check both dates")
		}
	case from.After(review.AddDays(1)):
		c.Report(&n.DecisionFrom, "is too late: a placement that is not safe ends at once, by "+inWords(review.AddDays(1))+
			" at the latest, and the pupil does not go there again")
	}
}

// nextInTime checks R64.
func (n *ReviewOutcome) nextInTime(c *apdocs.Case) { nextInTime(c, &n.Review) }

func nextInTime(c *apdocs.Case, r *apdocs.Review) {
	if !goesOn(r.Decision) || r.Next.IsZero() || r.Date.IsZero() {
		return
	}
	due, why := nextReviewDue(c.Organisation, r.Date)
	switch {
	case due.IsZero():
		notChecked(c, &r.Next, why)
	case r.Next.After(due):
		c.Report(&r.Next, "is too late: reviews are at least half-termly, so the next is due by "+inWords(due))
	}
}

// nextReviewDue returns the day by which the next review must be held: the last school day
// of the half-term that follows the review.
func nextReviewDue(o *apdocs.Organisation, review apdocs.Date) (due apdocs.Date, why string) {
	first, why := firstReviewDue(o, review)
	if first.IsZero() {
		if cal := calendar.Of(o); !cal.Known() || !cal.Covers(review) {
			return apdocs.Date{}, why
		}
		first = review // the review is in the holidays, so this is the half-term after it
	}
	cal := calendar.Of(o)
	for day := first.AddDays(1); cal.Covers(day); day = day.AddDays(1) {
		if cal.SchoolDay(day) {
			return firstReviewDue(o, day)
		}
	}
	return apdocs.Date{}, shortYear
}
