package documents

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// Rules returns R08, R38, R50, R64, R70, R73, R76, R77, R78 and R79.
func (r *ReviewRecord) Rules() []apdocs.Rule {
	type T = ReviewRecord
	return []apdocs.Rule{
		apdocs.NewRule("R08", apdocs.Warning, "SI 2010/1156, regulation 4A, inserted by SI 2012/2532",
			"A review that was asked for says when; it is held as soon as is reasonably practicable.", (*T).asked),
		lookedAfterCopies(false, func(r *T) (*apdocs.Pupil, *apdocs.Copies) { return &r.Pupil, &r.Copies }),
		apdocs.BirthRule(func(r *T) (*apdocs.Pupil, apdocs.Date) { return &r.Pupil, r.Review.Date }),
		apdocs.SigningRule(func(r *T) (*apdocs.Signatures, *apdocs.Date) { return &r.Signatures, &r.Pupil.BirthDate }),
		apdocs.NewRule("R64", apdocs.Warning, "school policy on alternative provision, 2.5 and 9.6: at least half-termly",
			"The next review is held by the end of the half-term after that of this review.",
			func(r *T, c *apdocs.Case) { nextInTime(c, &r.Review) }),
		orderRule(func(r *T) []days {
			v := &r.Review
			return []days{
				{&r.Placement.Start, &v.Date, "is before the first day of the placement; check both dates"},
				{&v.InvitedOn, &v.Date, "is before the invitation was sent; check both dates"},
				{&v.Previous, &v.Date, "is before the last review; check both dates"},
				{&v.RequestedOn, &v.Date, "is before it was asked for; check both dates"},
				{&v.Date, &r.CompletedOn, "is before the review; enter the day on which this was written"},
				{&v.Date, &v.Next, "is before this review; check both dates"},
				{&r.Concern.RaisedOn, &r.Concern.ReportedOn, "is before the concern was raised; check both dates"},
				{&r.Concern.RaisedOn, &r.Concern.ResolvedOn, "is before the concern was raised; check both dates"},
			}
		}),
		copyRule(func(r *T) (*apdocs.Pupil, *apdocs.Copies) { return &r.Pupil, &r.Copies }),
		apdocs.NewRule("R77", apdocs.Information, outcomeSource,
			"After a review a letter tells parents what was decided. The number of days is not verified.", (*T).sendLetter),
		writtenRule(func(r *T) *apdocs.Date { return &r.CompletedOn }),
		apdocs.NewRule("R79", apdocs.Error, "school policy on alternative provision, 9.6 and 9.7",
			"The decision fits what the review found: a placement that is not safe does not go on until the concern is settled.",
			(*T).safe),
	}
}

// asked checks R08.
func (r *ReviewRecord) asked(c *apdocs.Case) {
	v := &r.Review
	asked := v.Kind == apdocs.ParentAsked || v.Kind == apdocs.AuthorityAsked
	if asked && v.RequestedOn.IsZero() {
		c.Report(&v.RequestedOn, "is not given; say when the request was received, because the review was asked for")
	}
}

// letterLimit returns the last day on which the letter about the outcome of a review can be
// received, the last day on which an office that works on school days can give it by hand,
// and that for first-class post. A day that the school calendar cannot tell is zero.
func letterLimit(o *apdocs.Organisation, review apdocs.Date) (limit, hand, post apdocs.Date) {
	limit = review.AddDays(outcomeDays)
	cal := calendar.Of(o)
	post = cal.GiveBy(limit, apdocs.ByPost)
	for day := limit; cal.Covers(day) && !day.Before(review); day = day.AddDays(-1) {
		if cal.SchoolDay(day) {
			return limit, day, post
		}
	}
	return limit, apdocs.Date{}, post
}

// What letterDue prints. {day} is the last day of the limit.
const parentsTold = "Parents are told in writing what was decided."

var letterHeldBy = "Parents should have it by {day}, " + numberWord(outcomeDays) + " days after the review."

// letterDue is what the record prints about the letter to parents. It does not know the
// school calendar; the check and the timeline do.
func (r *ReviewRecord) letterDue() apdocs.Shown {
	if r.Review.Date.IsZero() {
		return apdocs.Shown{Note: parentsTold}
	}
	return apdocs.Shown{Note: letterHeldBy, Day: r.Review.Date.AddDays(outcomeDays)}
}

// sendLetter reports R77. The time is that of R61, with the same doubt.
func (r *ReviewRecord) sendLetter(c *apdocs.Case) {
	if r.Review.Date.IsZero() {
		return
	}
	limit, hand, post := letterLimit(c.Organisation, r.Review.Date)
	text := "is followed by a letter about the outcome, which parents should have by " + inWords(limit)
	if !hand.IsZero() && hand != limit {
		text += "; the last school day before it is " + inWords(hand)
	}
	if !post.IsZero() {
		text += "; post it first class by " + inWords(post)
	}
	c.Report(&r.Review.Date, text+" (that it is "+numberWord(outcomeDays)+" days has not been verified)")
}

// safe checks R79.
func (r *ReviewRecord) safe(c *apdocs.Case) {
	d := r.Review.Decision
	if goesOn(d) && r.Tests.Safety.Met == apdocs.No {
		c.Report(&r.Review.Decision, "lets the placement go on, although it is not safe or does not meet the pupil’s needs; "+
			"decide again, or correct the test")
	}
	if r.Review.Kind != apdocs.SafeguardingReview {
		return
	}
	if goesOn(d) && r.Concern.Action != "placement continues with safeguards" && r.Concern.ResolvedOn.IsZero() {
		c.Report(&r.Concern.ResolvedOn, "is not given; the placement goes on only when the concerns have been addressed")
	}
	if d == apdocs.TerminateUnsafe && !r.Review.Next.IsZero() {
		c.Report(&r.Review.Next, "does not go with this decision, because the placement is over; take the date out")
	}
}

// Timeline goes from the review to the next one, with the days for the letter about the
// outcome.
func (r *ReviewRecord) Timeline(org *apdocs.Organisation) []Milestone {
	t := newTimeline(org, &r.Pupil, r.Review.Date)
	t.answer("review", "Review meeting", r.Review.Date)
	if day := r.Review.Date; !day.IsZero() {
		limit, hand, post := letterLimit(org, day)
		within := fmt.Sprintf(" (%s days after the review, which has not been verified)", numberWord(outcomeDays))
		t.counted(Milestone{Name: "letterBy", Rule: "R77", Title: "Last day for " + t.who + " to have the outcome letter" +
			within}, limit, "")
		why := noCalendar
		if calendar.Of(org).Known() {
			why = shortYear
		}
		t.counted(Milestone{Name: "letterSchoolDay", Rule: "R77", Title: "Last school day to give the letter by hand"},
			hand, why)
		t.counted(Milestone{Name: "letterPostBy", Rule: "R77", Title: "Last day to post the letter first class"}, post,
			"post takes too long by the organisation’s settings")
	}
	t.invitation(r.Review.Next, false)
	t.answer("next", "Next review", r.Review.Next)
	t.answer("end", "New expected last day", r.Placement.NewEnd)
	return t.sorted()
}
