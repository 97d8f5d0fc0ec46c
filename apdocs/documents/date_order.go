package documents

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// orderSource is the source of R52: the dates of one letter are in a possible order. SI
// 2010/1156 requires a direction to be kept under review while it has effect (regulation
// 4, as amended by SI 2012/2532); the rest is good practice.
const orderSource = "SI 2010/1156, regulation 4; good practice"

// inOrder checks R52 for a notice, and R10 for its first review.
func (n *OffSiteDirectionNotice) inOrder(c *apdocs.Case) {
	first, review, meeting := n.Placement.Start, n.Review.Date, n.Meeting.Date
	switch last := n.Placement.End; {
	case review.IsZero():
	case !last.IsZero() && !last.Before(first) && review.After(last):
		c.Report(&n.Review.Date, "is after the expected last day; plan the first review while the pupil is still off site")
	case review.Before(first):
		c.Report(&n.Review.Date, "is before the first day; there is nothing to review yet")
	case !first.IsZero():
		due, _ := firstReviewDue(c.Organisation, first)
		if !due.IsZero() && review.After(due) {
			c.Warn(&n.Review.Date, "is after "+inWords(due)+"; hold a review in each half of a term")
		}
	}
	if why := closedOn(c.Organisation, meeting); why != "" {
		c.Warn(&n.Meeting.Date, why+"; offer a school day")
	}
	switch got, known := calendar.Of(c.Organisation).Received(n.Date, n.Delivery); {
	case meeting.IsZero() || n.Date.IsZero():
	case meeting.Before(n.Date):
		c.Report(&n.Meeting.Date, "is before the date of this letter; offer a later day")
	case known && !meeting.After(got):
		c.Warn(&n.Meeting.Date, notArrived(got)+"offer a later day")
	}
	if !meeting.IsZero() && !first.IsZero() && !meeting.Before(first) {
		c.Warn(&n.Meeting.Date, "is not before the first day; offer to meet before the pupil starts")
	}
}

// closedOn says why a day is not a school day, to be read after "the meeting". It returns
// "" if it is a school day or that is not known. Weekends and bank holidays of England are
// known without a calendar.
func closedOn(o *apdocs.Organisation, d apdocs.Date) string {
	cal := calendar.Of(o)
	switch {
	case d.IsZero():
	case calendar.Weekend(d):
		return "is on a weekend"
	case cal.BankHoliday(d):
		return "is a bank holiday"
	case cal.Covers(d) && !cal.SchoolDay(d):
		return "is no school day"
	}
	return ""
}

// notArrived begins the message about a day that is too soon after the letter.
func notArrived(received apdocs.Date) string {
	return "is not after the day on which the letter is expected to arrive (" + inWords(received) + "); "
}

// inOrder checks R52 for an invitation.
func (n *ReviewInvitation) inOrder(c *apdocs.Case) {
	first, meeting := n.Placement.Start, n.Review.Date
	if !meeting.IsZero() && meeting.Before(first) {
		c.Report(&n.Review.Date, "is before the first day of the placement; check both dates")
	}
	if why := closedOn(c.Organisation, meeting); why != "" {
		c.Warn(&n.Review.Date, why+"; hold the meeting on a school day")
	}
	if n.ViewsBy.IsZero() || n.Date.IsZero() {
		return
	}
	switch got, known := calendar.Of(c.Organisation).Received(n.Date, n.Delivery); {
	case n.ViewsBy.Before(n.Date):
		c.Report(&n.ViewsBy, "is before the date of this letter; give a later day")
	case known && !n.ViewsBy.After(got):
		c.Warn(&n.ViewsBy, notArrived(got)+"give a later day")
	}
}

// birthdayMeanwhile warns of an 18th birthday between the day on which a letter to parents
// is given and the day on which it is received: it would reach the parents when it should
// go to the pupil (R47).
func birthdayMeanwhile(c *apdocs.Case, p *apdocs.Pupil, given apdocs.Date, by apdocs.Delivery) {
	got, known := calendar.Of(c.Organisation).Received(given, by)
	if !known || !adult(p, got) {
		return
	}
	c.Warn(&p.BirthDate, "makes the pupil 18 between "+inWords(given)+", when the letter is sent, and "+inWords(got)+
		", when it is expected to arrive; from the birthday on it must go to the pupil, "+
		"so give it before then or write to the pupil on or after it")
}
