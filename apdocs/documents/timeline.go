package documents

import (
	"fmt"
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// A Timed letter has a time limit by law: it must be received so long before a first day
// or a meeting.
type Timed interface {
	apdocs.Form

	// Timeline returns the days that matter for the letter, in calendar order. It contains
	// dates of the record and dates computed from them, and no other answers. The
	// organisation may be nil: then what needs a school calendar is not known.
	Timeline(*apdocs.Organisation) []Milestone
}

// A Milestone is a day of a timeline, or the reason why it is not known.
type Milestone struct {
	Name     string      // for programs: "noticeBy"
	Title    string      // for people
	Date     apdocs.Date // zero if not known
	Unknown  string      // then why, to be read after "not known: "
	Rule     string      // the id of the rule that it is counted by, "" for an answer of the record
	Own      bool        // a limit of this letter itself
	Safe     bool        // the limit that is in time on both readings of the law
	Advice   string      // of a limit: both readings in one sentence, the safe day first
	LastDays []LastDay
}

// A LastDay is the latest day on which a letter can be given in one way so that it is
// received in time.
type LastDay struct {
	Delivery apdocs.Delivery
	Date     apdocs.Date
}

// lastDaysBefore returns the last days for every way of giving a letter that must be
// received by limit.
func lastDaysBefore(o *apdocs.Organisation, limit apdocs.Date) (days []LastDay) {
	for _, way := range []apdocs.Delivery{apdocs.ByHand, apdocs.ByEmail, apdocs.OnPortal, apdocs.ByPost} {
		if last := calendar.Of(o).GiveBy(limit, way); !last.IsZero() {
			days = append(days, LastDay{way, last})
		}
	}
	return days
}

// firstReviewDue returns the day by which a placement that begins on start must have its
// first review: the last school day of that half-term.
//
// Source: school policy on alternative provision, 2.5 and 9.6: reviews at least
// half-termly (R10).
func firstReviewDue(o *apdocs.Organisation, start apdocs.Date) (due apdocs.Date, why string) {
	cal := calendar.Of(o)
	switch {
	case !cal.Known():
		return apdocs.Date{}, noCalendar
	case !cal.Covers(start):
		return apdocs.Date{}, shortYear
	}
	half, in := cal.Half(start)
	if !in {
		return apdocs.Date{}, "the first day is in the holidays"
	}
	for due = half.To; !cal.SchoolDay(due); due = due.AddDays(-1) {
		if !due.After(half.From) {
			return apdocs.Date{}, "the first day is in the holidays"
		}
	}
	return due, ""
}

// A timeline collects milestones for one organisation.
type timeline struct {
	org        *apdocs.Organisation
	who        string // must receive the letter
	milestones []Milestone
}

func newTimeline(org *apdocs.Organisation, pupil *apdocs.Pupil, date apdocs.Date) *timeline {
	if adult(pupil, date) {
		return &timeline{org: org, who: "the pupil"}
	}
	return &timeline{org: org, who: "parents"}
}

// answer adds a day of the record, if it is answered.
func (t *timeline) answer(name, title string, day apdocs.Date) {
	if !day.IsZero() {
		t.milestones = append(t.milestones, Milestone{Name: name, Title: title, Date: day})
	}
}

// counted adds a computed day, or the reason why it is not known.
func (t *timeline) counted(m Milestone, day apdocs.Date, why string) {
	if m.Date = day; day.IsZero() {
		m.Unknown = why
	}
	t.milestones = append(t.milestones, m)
}

// receipt adds the day on which the letter is expected to be received.
func (t *timeline) receipt(letter string, given apdocs.Date, by apdocs.Delivery) {
	if given.IsZero() {
		return
	}
	day, known := calendar.Of(t.org).Received(given, by)
	m := Milestone{Name: "received", Title: "The " + letter + " is expected to reach " + t.who}
	if known {
		t.counted(m, day, "")
	} else {
		t.counted(m, apdocs.Date{}, noWayOfSending)
	}
}

// authority adds the day on which the local authority of a pupil with a plan is expected
// to receive the letter, if it is sent in another way than to parents.
func (t *timeline) authority(letter string, given apdocs.Date, p *apdocs.Pupil, by apdocs.Delivery, a *LocalAuthority) {
	if p.EHCP != apdocs.Yes || a.Delivery == by || a.Delivery == "" || given.IsZero() {
		return
	}
	if day, known := calendar.Of(t.org).Received(given, a.Delivery); known {
		t.counted(Milestone{Name: "receivedByAuthority",
			Title: "The " + letter + " is expected to reach the local authority"}, day, "")
	}
}

// limits adds the last days on which a letter can be given, by hand and by post, on both
// readings. The days for posting are listed because they are earlier and easily missed.
func (t *timeline) limits(letter string, m Milestone, l Limits) {
	m.Advice = limitAdvice(t.org, l)
	add := func(name, title string, day, post apdocs.Date) {
		given, posted := m, m
		given.Name, given.Title = letter+name+"By", fmt.Sprintf(title, "give the "+letter, ", by hand, email or portal")
		posted.Name, posted.Title = letter+name+"PostBy", fmt.Sprintf(title, "post the "+letter+" first class", "")
		posted.Own = false
		if !day.IsZero() {
			given.LastDays = lastDaysBefore(t.org, day)
		}
		t.counted(given, day, l.Unknown)
		if !day.IsZero() && (name != "" || l.Other == "" || post != calendar.Of(t.org).GiveBy(l.Safe,
			apdocs.ByPost)) { // not listed twice
			t.counted(posted, post, "post takes too long by the organisation’s settings")
		}
	}
	safe := m
	m.Safe = true
	add("Safe", "To be safe %s by this day%s ("+l.Clear+")", l.Safe, calendar.Of(t.org).GiveBy(l.Safe, apdocs.ByPost))
	if m = safe; !l.Last.IsZero() {
		title := "Last day on the other reading to %s%s"
		if l.Other != "" {
			title = "Last day to %s%s (" + l.Other + ")"
		}
		add("", title, l.Last, calendar.Of(t.org).GiveBy(l.Last, apdocs.ByPost))
	}
}

// notice adds the limits of a notice.
func (t *timeline) notice(start apdocs.Date) {
	if !start.IsZero() {
		t.limits("notice", Milestone{Rule: "R01", Own: true}, noticeLimits(t.org, start))
	}
}

// invitation adds the limits of an invitation. own says that the letter is that
// invitation.
func (t *timeline) invitation(meeting apdocs.Date, own bool) {
	if meeting.IsZero() {
		return
	}
	if l := invitationLimits(t.org, meeting); !l.Safe.IsZero() { // zero before the year 1
		t.limits("invitation", Milestone{Rule: "R07", Own: own}, l)
	}
}

// sorted returns the timeline in calendar order, with unknown days where they were added.
func (t *timeline) sorted() []Milestone {
	var known []Milestone
	for _, m := range t.milestones {
		if !m.Date.IsZero() {
			known = append(known, m)
		}
	}
	slices.SortStableFunc(known, func(a, b Milestone) int { return a.Date.Compare(b.Date) })
	for i, m := range t.milestones {
		if m.Date.IsZero() {
			known = slices.Insert(known, min(i, len(known)), m)
		}
	}
	return known
}

// Timeline goes from the day of receipt to the expected last day. The invitation is that
// to the first review.
func (n *OffSiteDirectionNotice) Timeline(org *apdocs.Organisation) []Milestone {
	t := newTimeline(org, &n.Pupil, n.Date)
	t.receipt("notice", n.Date, n.Delivery)
	t.authority("notice", n.Date, &n.Pupil, n.Delivery, &n.LocalAuthority)
	t.notice(n.Placement.Start)
	t.answer("meeting", "Meeting that is offered", n.Meeting.Date)
	t.answer("start", "First day off site", n.Placement.Start)
	t.invitation(n.Review.Date, false)
	t.answer("review", "First review, as planned", n.Review.Date)
	if !n.Placement.Start.IsZero() {
		due, why := firstReviewDue(org, n.Placement.Start)
		if end := n.Placement.End; !end.IsZero() && end.Before(due) {
			due = end
		}
		t.counted(Milestone{Name: "reviewDue", Rule: "R10", Title: "First review due, as in each half of a term"}, due, why)
	}
	t.answer("end", "Expected last day", n.Placement.End)
	return t.sorted()
}

// Timeline goes from the day of receipt to the meeting.
func (n *ReviewInvitation) Timeline(org *apdocs.Organisation) []Milestone {
	t := newTimeline(org, &n.Pupil, n.Date)
	t.receipt("invitation", n.Date, n.Delivery)
	t.authority("invitation", n.Date, &n.Pupil, n.Delivery, &n.LocalAuthority)
	t.invitation(n.Review.Date, true)
	t.answer("viewsBy", "Views in writing are due", n.ViewsBy)
	t.answer("review", "Review meeting", n.Review.Date)
	return t.sorted()
}

// Timeline goes from the review to what it decided. The invitation is that to the next
// review.
func (n *ReviewOutcome) Timeline(org *apdocs.Organisation) []Milestone {
	t := newTimeline(org, &n.Pupil, n.Date)
	t.answer("review", "Review meeting", n.Review.Date)
	if day := n.Review.Date; !day.IsZero() {
		limit := day.AddDays(outcomeDays)
		within := fmt.Sprintf(" (%s days after the review, which has not been verified)", numberWord(outcomeDays))
		t.counted(Milestone{Name: "letterBy", Rule: "R61", Title: "Last day for " + t.who + " to have the letter" + within},
			limit, "")
		t.counted(Milestone{Name: "letterPostBy", Rule: "R61", Title: "Last day to post the letter first class"},
			calendar.Of(org).GiveBy(limit, apdocs.ByPost), "post takes too long by the organisation’s settings")
	}
	t.receipt("letter", n.Date, n.Delivery)
	t.authority("letter", n.Date, &n.Pupil, n.Delivery, &n.LocalAuthority)
	t.answer("decisionFrom", "The decision takes effect", n.DecisionFrom)
	t.answer("return", "Back full time, as hoped", n.ReturnOn)
	t.invitation(n.Review.Next, false)
	t.answer("next", "Next review", n.Review.Next)
	t.answer("end", "New expected last day", n.Placement.NewEnd)
	return t.sorted()
}
