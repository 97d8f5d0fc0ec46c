package documents

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// Sources of the letters' rules.
const (
	noticeSource     = "school policy on alternative provision, 6.5; SI 2010/1156"
	contentSource    = "school policy on alternative provision, 6.6.1 to 6.6.5"
	invitationSource = "school policy on alternative provision, 6.8"
)

// Rules returns R01 to R06, R31, R41, R46 to R48, R50, R60, R63 and R68.
func (n *OffSiteDirectionNotice) Rules() []apdocs.Rule {
	type T = OffSiteDirectionNotice
	return []apdocs.Rule{
		apdocs.NewRule("R01", apdocs.Error, noticeSource,
			"Parents have the notice at least two school days before the first day off site; two clear school days are safe.",
			(*T).inTime),
		apdocs.NewRule("R02", apdocs.Warning, "school policy on alternative provision, 6.5: as soon as practicable; five "+
			"days are good practice",
			"The notice is given no more than five school days after the decision.", (*T).soon),
		apdocs.NewRule("R03", apdocs.Error, contentSource,
			"The notice contains the address, whom to report to, the number of days, reasons and objectives, and the times.",
			(*T).complete),
		authorityRule("notice", func(n *T) (*apdocs.Pupil, *apdocs.Copies, *LocalAuthority) {
			return &n.Pupil, &n.Copies, &n.LocalAuthority
		}),
		lookedAfterCopies(true, func(n *T) (*apdocs.Pupil, *apdocs.Copies) { return &n.Pupil, &n.Copies }),
		apdocs.NewRule("R52", apdocs.Error, orderSource,
			"The meeting, the first review and the last day of one letter follow each other.", (*T).inOrder),
		apdocs.NewRule("R05", apdocs.Error, "SI 2010/1156, regulation 3(4), as IPSEA reports it: the times of each session",
			"Each off-site session has the time at which it begins and that at which it ends; the afternoon begins when the "+
				"morning has ended; of a full-time week no day is left out.",
			(*T).times),
		apdocs.NewRule("R06", apdocs.Error, "school policy on alternative provision, 6.6.3",
			"The first day is a school day and the last is not before it; the number of days is that of the school days on "+
				"which the pupil is directed off site.",
			(*T).days),
		apdocs.NewRule("R31", apdocs.Error, "school policy on alternative provision, 6.2, 8.2.4 and 8.2.5",
			"A pupil who is directed to another school is registered at both from the first day.",
			(*T).dual),
		apdocs.NewRule("R41", apdocs.Error, "school policy on alternative provision, 9.5",
			"Every place where the pupil is taught has its address, and a subcontracted one its subcontractor.",
			func(n *T, c *apdocs.Case) {
				siteAddresses(c, n.Provider.Sites)
				n.places(c)
			}),
		apdocs.AgeRule(func(n *T) (*apdocs.Pupil, apdocs.Date) { return &n.Pupil, n.Placement.Start }),
		addresseeRule(func(n *T) (*apdocs.Pupil, apdocs.Date, *[]apdocs.Parent, apdocs.Delivery) {
			return &n.Pupil, n.Date, &n.Parents, n.Delivery
		}),
		apdocs.NewRule("R48", apdocs.Warning, "guidance of authorities on a maximum period",
			"The placement has an expected last day.",
			func(n *T, c *apdocs.Case) {
				if n.Placement.End.IsZero() && !n.Placement.Start.IsZero() {
					c.Report(&n.Placement.End, "is not given; say how long the direction lasts at most")
				}
			}),
		apdocs.SigningRule(func(n *T) (*apdocs.Signatures, *apdocs.Date) { return &n.Signatures, &n.Pupil.BirthDate }),
		directionRule(func(n *T) *apdocs.Placement { return &n.Placement }),
		enclosureRule(func(n *T) *[]Enclosure { return &n.Enclosures }),
		apdocs.NewRule("R68", apdocs.Warning, "school policy on alternative provision, 6.9 and 6.10",
			"The notice says how the pupil keeps up a broad and balanced curriculum, and what the plan for coming back is.",
			(*T).planned),
	}
}

// dual checks R31.
func (n *OffSiteDirectionNotice) dual(c *apdocs.Case) {
	kind, both := n.Provider.Kind, n.Placement.DualRegistered
	school := kind != "" && kind != apdocs.NotASchool && kind != apdocs.College
	switch {
	case school && both != "" && both != apdocs.Yes:
		c.Report(&n.Placement.DualRegistered, "answer yes, because the provider is a school")
	case kind == apdocs.NotASchool && both == apdocs.Yes:
		c.Report(&n.Placement.DualRegistered, "answer not applicable, because nobody is registered at a provider that "+
			"is no school")
	}
}

// planned checks R68.
func (n *OffSiteDirectionNotice) planned(c *apdocs.Case) {
	if n.Placement.Start.IsZero() {
		return
	}
	if apdocs.IsBlank(n.Curriculum) {
		c.Report(&n.Curriculum, "is not answered; say how the pupil keeps up with all subjects during the direction")
	}
	if apdocs.IsBlank(n.ReturnPlan) {
		c.Report(&n.ReturnPlan, "is not answered; say how the pupil will come back to school")
	}
}

// notChecked reports that a date is not compared with the school calendar, and why.
func notChecked(c *apdocs.Case, p any, why string) {
	c.ReportAs(apdocs.Information, p, "is not checked: "+why)
}

const (
	noCalendar     = "no school calendar is given in the organisation’s settings"
	shortYear      = "the school calendar does not reach so far"
	noWayOfSending = "it is not said how the letter is sent"
)

// inTime checks R01.
func (n *OffSiteDirectionNotice) inTime(c *apdocs.Case) {
	if n.Date.IsZero() || n.Placement.Start.IsZero() {
		return
	}
	l := noticeLimits(c.Organisation, n.Placement.Start)
	for i, r := range recipients(&n.Pupil, &n.Date, n.Delivery, &n.LocalAuthority) {
		if i > 0 && l.Last.IsZero() {
			return // already reported
		}
		if givenInTime(c, n.Date, r, l, "first day") && l.Safe.IsZero() && i == 0 {
			notChecked(c, r.at, l.Unknown)
		}
	}
}

// soon checks R02.
func (n *OffSiteDirectionNotice) soon(c *apdocs.Case) {
	cal := calendar.Of(c.Organisation)
	switch {
	case n.Date.IsZero() || n.DecidedOn.IsZero():
	case n.Date.Before(n.DecidedOn):
		c.ReportAs(apdocs.Error, &n.Date, "is before the decision was made; check both dates")
	case !cal.Known():
		notChecked(c, &n.DecidedOn, noCalendar)
	case !cal.Covers(n.DecidedOn) || !cal.Covers(n.Date):
		notChecked(c, &n.DecidedOn, shortYear)
	case cal.SchoolDays(n.DecidedOn.AddDays(1), n.Date) > decisionDays:
		c.Report(&n.Date, fmt.Sprintf("is more than %d school days after the decision; give notice as soon as you can",
			decisionDays))
	}
}

// complete checks the parts of R03 that a schema cannot require.
func (n *OffSiteDirectionNotice) complete(c *apdocs.Case) {
	if !timed(&n.Placement.Timetable) && !n.Placement.Start.IsZero() {
		c.Report(&n.Placement.Timetable, "has no times; say when the pupil is expected to attend")
	}
	for i := range n.Objectives {
		if apdocs.IsBlank(n.Objectives[i].Aim) {
			c.Report(&n.Objectives[i].Aim, "is empty; say what the placement is to achieve, or take the row out")
		}
	}
}

// times checks R05, and that the week is complete.
func (n *OffSiteDirectionNotice) times(c *apdocs.Case) {
	week := &n.Placement.Timetable
	if !timed(week) {
		return // reported by R03
	}
	sessionTimes(c, week, n.School.Name)
	switch open := openSessions(week); {
	case n.Placement.FullTime == apdocs.Yes:
		wholeWeek(c, week, func(int) bool { return true })
	case n.Placement.FullTime == apdocs.No && open > 0:
		c.Warn(week, fmt.Sprintf("leaves %d of the 10 sessions of the week open; say where the pupil is in each, or write "+
			"a note", open))
	}
}

// days checks R06.
func (n *OffSiteDirectionNotice) days(c *apdocs.Case) {
	p, cal := &n.Placement, calendar.Of(c.Organisation)
	if p.Start.IsZero() {
		return
	}
	if !p.End.IsZero() && p.End.Before(p.Start) {
		c.Report(&p.End, "is before the first day; check both")
		return
	}
	if calendar.Weekend(p.Start) {
		c.Report(&p.Start, "is no school day; choose a day on which the pupil is taught")
		return
	}
	switch {
	case !cal.Known():
		notChecked(c, &p.Days, noCalendar)
		return
	case !cal.Covers(p.Start) || !p.End.IsZero() && !cal.Covers(p.End):
		notChecked(c, &p.Days, shortYear)
		return
	case !cal.SchoolDay(p.Start):
		c.Report(&p.Start, "is no school day; choose a day on which the pupil is taught")
	}
	given, ok := p.Days.Int()
	if !ok || p.End.IsZero() {
		return
	}
	if want := n.directed(cal); want > 0 && given != int64(want) {
		c.Warn(&p.Days, fmt.Sprintf("does not fit the pattern: between the first and the last day there are %d such "+
			"school days", want))
	}
}

// directed returns the number of school days on which the pupil is off site, by the
// pattern of the week, or 0 if the pattern has no times.
func (n *OffSiteDirectionNotice) directed(cal *calendar.Calendar) (days int) {
	week := n.Placement.Timetable.Days()
	away := func(s *apdocs.Session) bool {
		return !s.Start.IsZero() && (apdocs.IsBlank(s.Place) || !samePlace(s.Place, n.School.Name))
	}
	for d := range cal.EachSchoolDay(n.Placement.Start, n.Placement.End) {
		if day := week[d.Weekday()-1]; away(&day.Morning) || away(&day.Afternoon) {
			days++
		}
	}
	return days
}

// siteAddresses checks R41.
func siteAddresses(c *apdocs.Case, sites []apdocs.Site) {
	for i := range sites {
		s := &sites[i]
		if *s == (apdocs.Site{}) {
			continue
		}
		if apdocs.IsBlank(s.Address) {
			c.Report(&s.Address, "is not given; every place where the pupil is taught needs its address")
		}
		if s.Kind == "subcontracted" && apdocs.IsBlank(s.Subcontractor) {
			c.Report(&s.Subcontractor, "is not given; say who teaches there")
		}
	}
}

// places checks R41 for the week: the letter gives the addresses of the provider and the
// sites; that of the school is known.
func (n *OffSiteDirectionNotice) places(c *apdocs.Case) {
	known := []string{n.School.Name, n.Provider.Name}
	for i := range n.Provider.Sites {
		known = append(known, n.Provider.Sites[i].Name)
	}
	for _, d := range n.Placement.Timetable.Days() {
		for _, s := range []*apdocs.Session{&d.Morning, &d.Afternoon} {
			if !apdocs.IsBlank(s.Place) && !slices.ContainsFunc(known, func(name string) bool {
				return samePlace(name,
					s.Place)
			}) {
				c.Warn(&s.Place, "is neither the provider, nor the school, nor another place of this notice; add it with its "+
					"address, or use the same name")
			}
		}
	}
}

// samePlace compares the names of places, ignoring differences in case and spacing.
func samePlace(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// Rules returns R04, R07, R09, R46, R47, R50 and R63.
func (n *ReviewInvitation) Rules() []apdocs.Rule {
	type T = ReviewInvitation
	return []apdocs.Rule{
		enclosureRule(func(n *T) *[]Enclosure { return &n.Enclosures }),
		authorityRule("invitation", func(n *T) (*apdocs.Pupil, *apdocs.Copies, *LocalAuthority) {
			return &n.Pupil, &n.Copies, &n.LocalAuthority
		}),
		lookedAfterCopies(false, func(n *T) (*apdocs.Pupil, *apdocs.Copies) { return &n.Pupil, &n.Copies }),
		apdocs.NewRule("R07", apdocs.Error, invitationSource,
			"Parents have the invitation at least six days before the meeting; "+
				"six clear days, with four school days among them, are safe.", (*T).inTime),
		apdocs.NewRule("R09", apdocs.Error, invitationSource,
			"Parents can come or send their views in writing before the meeting.",
			func(n *T, c *apdocs.Case) {
				if !n.ViewsBy.IsZero() && !n.Review.Date.IsZero() && !n.ViewsBy.Before(n.Review.Date) {
					c.Report(&n.ViewsBy, "is not before the meeting; views in writing are for the meeting to read")
				}
			}),
		apdocs.NewRule("R52", apdocs.Error, orderSource,
			"The meeting is not before the first day, and views in writing are not due before the invitation is there.",
			(*T).inOrder),
		apdocs.AgeRule(func(n *T) (*apdocs.Pupil, apdocs.Date) { return &n.Pupil, n.Placement.Start }),
		addresseeRule(func(n *T) (*apdocs.Pupil, apdocs.Date, *[]apdocs.Parent, apdocs.Delivery) {
			return &n.Pupil, n.Date, &n.Parents, n.Delivery
		}),
		apdocs.SigningRule(func(n *T) (*apdocs.Signatures, *apdocs.Date) { return &n.Signatures, &n.Pupil.BirthDate }),
	}
}

// inTime checks R07. The original says days, not school days.
func (n *ReviewInvitation) inTime(c *apdocs.Case) {
	if n.Date.IsZero() || n.Review.Date.IsZero() {
		return
	}
	l := invitationLimits(c.Organisation, n.Review.Date)
	for i, r := range recipients(&n.Pupil, &n.Date, n.Delivery, &n.LocalAuthority) {
		if givenInTime(c, n.Date, r, l, "meeting") && l.Unknown != "" && i == 0 {
			notChecked(c, &n.Review.Date, l.Unknown)
		}
	}
}
