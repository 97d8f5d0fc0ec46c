package documents

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

const (
	hoursSource    = "SI 2007/1870, regulation 6, as SI 2012/1033, schedule 2, paragraph 8, substituted it"
	sixthDaySource = "Education and Inspections Act 2006, sections 100 and 104; SI 2007/1870, regulation 3, as amended " +
		"by SI 2014/3216"
	arrangerSource = "Education and Inspections Act 2006, section 100; Education Act 1996, section 19(3A)"
)

// Rules returns R04, R05, R41, R46, R47, R50, R63, R65 to R67 and R69.
func (n *SixthDayNotice) Rules() []apdocs.Rule {
	type T = SixthDayNotice
	return []apdocs.Rule{
		copyToAuthority(func(n *T) (*apdocs.Pupil, *apdocs.Copies) { return &n.Pupil, &n.Copies }),
		lookedAfterCopies(true, func(n *T) (*apdocs.Pupil, *apdocs.Copies) { return &n.Pupil, &n.Copies }),
		apdocs.NewRule("R05", apdocs.Error, "SI 2007/1870, regulation 7, as SI 2012/1033 substituted it: the times of "+
			"each session",
			"Each session has the time at which it begins and that at which it ends; no day of the education is left out.",
			(*T).times),
		apdocs.NewRule("R41", apdocs.Error, "school policy on alternative provision, 9.5",
			"Every place where the pupil is taught has its address, and a subcontracted one its subcontractor.",
			func(n *T, c *apdocs.Case) { siteAddresses(c, n.Provider.Sites) }),
		apdocs.AgeRule(func(n *T) (*apdocs.Pupil, apdocs.Date) { return &n.Pupil, n.Placement.Start }),
		apdocs.NewRule("R47", apdocs.Error, "Education and Inspections Act 2006, section 104(1): the parent",
			"The letter goes to parents; each of them can be reached in the way that is chosen.", (*T).reached),
		apdocs.SigningRule(func(n *T) (*apdocs.Signatures, *apdocs.Date) { return &n.Signatures, &n.Pupil.BirthDate }),
		enclosureRule(func(n *T) *[]Enclosure { return &n.Enclosures }),
		apdocs.NewRule("R65", apdocs.Error, hoursSource,
			"Parents have the notice at least 48 hours before the education starts, unless a parent agreed to less and it "+
				"starts before the sixth school day.",
			(*T).inTime),
		apdocs.NewRule("R66", apdocs.Error, sixthDaySource,
			"Full-time education starts on a school day of the suspension or exclusion, the sixth at the latest.", (*T).starts),
		apdocs.NewRule("R67", apdocs.Error, "Education and Inspections Act 2006, section 104(1); Education Act 1996, "+
			"section 8",
			"The pupil is of compulsory school age when the education starts.", (*T).compulsory),
		apdocs.NewRule("R69", apdocs.Warning, arrangerSource,
			"The school arranges the education of a suspended pupil, the local authority that of a permanently excluded one.",
			(*T).arranger),
	}
}

// reached checks R47 for a letter that goes to parents only.
func (n *SixthDayNotice) reached(c *apdocs.Case) {
	if len(n.Parents) == 0 && !(n.Date.IsZero() && apdocs.IsBlank(n.Pupil.Name)) { // on a blank nobody is named yet
		c.ReportAs(apdocs.Error, &n.Parents, "nobody is named, so nobody would get the letter")
	}
	for i := range n.Parents {
		reachable(c, &n.Parents[i], n.Delivery)
	}
}

// times checks R05.
func (n *SixthDayNotice) times(c *apdocs.Case) {
	week := &n.Placement.Timetable
	if n.Placement.Start.IsZero() {
		return
	}
	if !timed(week) {
		c.Report(week, "has no times; say when each session starts and ends")
		return
	}
	sessionTimes(c, week, "")
	wholeWeek(c, week, n.taughtOn)
}

// taughtOn reports whether education is given on a weekday, 0 for Monday. During a short
// suspension that may be only some of them.
func (n *SixthDayNotice) taughtOn(weekday int) bool {
	start, last := n.Placement.Start, n.Exclusion.To
	if n.Exclusion.Kind != Suspension || last.IsZero() {
		return true
	}
	for d, i := start, 0; i < 7 && !d.After(last); d, i = d.AddDays(1), i+1 {
		if int(d.Weekday()) == weekday+1 {
			return true
		}
	}
	return false
}

// hoursLimits returns the last days on which a notice can be received 48 hours before the
// education starts. Three days before, any hour is in time; two days before, only an hour
// before that of the start. The hours include weekends.
func hoursLimits(start apdocs.Date) Limits {
	const days = noticeHours / 24
	return Limits{Safe: start.AddDays(-days - 1), Last: start.AddDays(-days),
		Clear: fmt.Sprintf("%d hours at any hour", noticeHours),
		Other: "before the hour at which the education starts"}
}

// inTime checks R65. It does not check that the notice is given without delay, because no
// date says when the arrangements were known.
func (n *SixthDayNotice) inTime(c *apdocs.Case) {
	start, org := n.Placement.Start, c.Organisation
	if n.Date.IsZero() || start.IsZero() {
		return
	}
	if !n.Exclusion.ToldOn.IsZero() && n.Date.Before(n.Exclusion.ToldOn) {
		c.Report(&n.Date, "is before the letter that told parents of the suspension or exclusion; check both dates")
	}
	got, known := calendar.Of(org).Received(n.Date, n.Delivery)
	if !known {
		notChecked(c, &n.Date, noWayOfSending)
		return
	}
	l := hoursLimits(start)
	if got.After(start) {
		c.Report(&n.Date, "is too late: the letter would arrive after the education has started; choose a later first day "+
			"or another way of sending")
		return
	}
	if !n.ConsentOn.IsZero() && n.waived(c) {
		return
	}
	switch {
	case got.After(l.Last):
		c.Report(&n.Date, tooLate(org, l, "parents", "first day"))
	case got.After(l.Safe):
		c.Warn(&n.Date, "is in time only if parents have it before the hour at which the education starts: "+limitDays(
			org, l))
	}
}

// waived reports whether the parent's consent to less than 48 hours counts, and reports a
// problem if it does not.
func (n *SixthDayNotice) waived(c *apdocs.Case) bool {
	if n.Date.Before(n.ConsentOn) {
		c.Report(&n.ConsentOn, "is after the date of this letter; check both dates")
		return false
	}
	sixth, why := sixthSchoolDay(c.Organisation, n.Exclusion.From)
	switch {
	case sixth.IsZero():
		notChecked(c, &n.ConsentOn, why)
		return true
	case !n.Placement.Start.Before(sixth):
		c.Report(&n.ConsentOn, "does not count: less than 48 hours can be agreed only where the education starts before "+
			"the sixth school day, "+
			inWords(sixth))
		return false
	}
	return true
}

// sixthSchoolDay returns the sixth school day of a suspension or exclusion, counting its
// first day if that is a school day.
//
// Source: SI 2007/1870, regulation 3(3), as amended by SI 2014/3216: the sixth consecutive
// school day of exclusion, whether the pupil has been excluded for one fixed period or
// more (the amendment was read). Regulation 5 (read as made in 2007) excepts pupils in
// Year 11 who have taken or missed all their exams, and pupils whose plan gives fewer
// hours a week than full time and who get those hours; a record of such a pupil overrides
// R66 with the reason.
func sixthSchoolDay(o *apdocs.Organisation, from apdocs.Date) (apdocs.Date, string) {
	cal := calendar.Of(o)
	switch {
	case from.IsZero():
		return apdocs.Date{}, "the first school day of the suspension or exclusion is not given"
	case !cal.Known():
		return apdocs.Date{}, noCalendar
	}
	left := relevantDay
	for day := from; cal.Covers(day); day = day.AddDays(1) {
		if cal.SchoolDay(day) {
			if left--; left == 0 {
				return day, ""
			}
		}
	}
	return apdocs.Date{}, shortYear
}

// starts checks R66.
func (n *SixthDayNotice) starts(c *apdocs.Case) {
	from, to, start := n.Exclusion.From, n.Exclusion.To, n.Placement.Start
	cal := calendar.Of(c.Organisation)
	closed := func(d apdocs.Date) bool {
		return !d.IsZero() && (calendar.Weekend(d) || cal.Covers(d) && !cal.SchoolDay(d))
	}
	if closed(from) {
		c.Report(&n.Exclusion.From, "is no school day; give the first school day")
	}
	if from.IsZero() || start.IsZero() {
		return
	}
	if n.Exclusion.Kind == Suspension && !to.IsZero() {
		switch {
		case to.Before(from):
			c.Report(&n.Exclusion.To, "is before the first school day of the suspension; check both dates")
			return
		case start.After(to):
			c.Report(&n.Placement.Start, "is after the last school day of the suspension; check both dates")
			return
		}
		if back := n.Exclusion.Back; !back.IsZero() && !back.After(to) {
			c.Report(&n.Exclusion.Back, "is not after the last school day of the suspension; check both dates")
		}
	}
	sixth, why := sixthSchoolDay(c.Organisation, from)
	switch {
	case start.Before(from):
		c.Report(&n.Placement.Start, "is before the suspension or exclusion; check both dates")
	case closed(start):
		c.Report(&n.Placement.Start, "is no school day; choose a day on which the pupil is taught")
	case sixth.IsZero():
		notChecked(c, &n.Placement.Start, why)
	case start.After(sixth):
		c.Report(&n.Placement.Start, "is too late: full-time education must start by the sixth school day, "+inWords(sixth))
	}
}

// compulsory checks R67.
//
// Source: section 104(1) of the Education and Inspections Act 2006: a pupil of compulsory
// school age (read). Section 8 of the Education Act 1996: from the beginning of the
// prescribed day after the fifth birthday (read) to the school leaving date, the last
// Friday in June of the school year in which the pupil is 16 (not read).
func (n *SixthDayNotice) compulsory(c *apdocs.Case) {
	birth, start := n.Pupil.BirthDate, n.Placement.Start
	if birth.IsZero() || start.IsZero() {
		return
	}
	const own = "; write to the family in a letter of your own"
	switch {
	case start.After(leavingDate(birth)):
		c.Report(&n.Pupil.BirthDate, "shows that the pupil is above compulsory school age, for which this notice is not "+
			"made"+own)
	case apdocs.AgeOn(birth, start) < schoolAge:
		c.Report(&n.Pupil.BirthDate, "shows that the pupil is below compulsory school age, for which this notice is not "+
			"made"+own)
	}
}

// leavingDate returns the last day of compulsory school age of a person born on the day:
// the last Friday in June of the school year, September to August, in which they reach
// that age.
func leavingDate(birth apdocs.Date) apdocs.Date {
	year := birth.Year() + leavingAge
	if birth.Month() >= 9 {
		year++
	}
	day, err := apdocs.MakeDate(year, 6, 30)
	if err != nil {
		return apdocs.NewDate(9999, 12, 31) // the last Date
	}
	for day.Weekday() != 5 {
		day = day.AddDays(-1)
	}
	return day
}

// arranger checks R69. A pupil referral unit is not a relevant school in section 100, so
// the authority arranges education for a pupil suspended from one.
func (n *SixthDayNotice) arranger(c *apdocs.Case) {
	switch {
	case n.Exclusion.Kind == Suspension && n.ArrangedBy == ByAuthority:
		c.Report(&n.ArrangedBy, "is not the school, which arranges it for a suspended pupil of any school but a pupil "+
			"referral unit; check this")
	case n.Exclusion.Kind == PermanentExclusion && n.ArrangedBy == BySchool:
		c.Report(&n.ArrangedBy, "is not the local authority, which must arrange it for a permanently excluded pupil; "+
			"check this")
	}
	const itself = "is the school itself, where the education may be given only together with another school " +
		"(section 100(3) of the Education and Inspections Act 2006); check this"
	if apdocs.IsBlank(n.School.Name) {
		return
	}
	if samePlace(n.Provider.Name, n.School.Name) {
		c.Report(&n.Provider.Name, itself)
	}
	for _, d := range n.Placement.Timetable.Days() {
		for _, s := range []*apdocs.Session{&d.Morning, &d.Afternoon} {
			if samePlace(s.Place, n.School.Name) {
				c.Report(&s.Place, itself)
			}
		}
	}
}
