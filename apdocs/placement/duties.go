package placement

import (
	"cmp"
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// An Item is something that a placement needs, with its state on the day of the report.
type Item struct {
	Kind   Kind        `json:"kind"`
	Title  string      `json:"title"`
	State  State       `json:"state"`
	Due    apdocs.Date `json:"due,omitzero"`  // zero if it cannot be counted
	Done   apdocs.Date `json:"done,omitzero"` // zero if it is not done, or the record does not say when
	Rule   string      `json:"rule"`          // id of the rule
	Source string      `json:"source"`        // paragraph that wants it
	Why    string      `json:"why,omitempty"` // why no day can be counted
}

// State says how far an item is done.
type State string

// The states of an item.
const (
	There   State = "there"   // done in time, as far as the day is known
	Late    State = "late"    // done, after it was due
	Due     State = "due"     // not done, and due today or later, or at the end of a placement whose end is not known
	Overdue State = "overdue" // not done, and was due before today
	Missing State = "missing" // not done, and the day by which it is due is not known
)

// Open reports whether something has to be done now: the item is overdue or missing.
func (i *Item) Open() bool { return i.State == Overdue || i.State == Missing }

// A duty is something that every placement of some kind needs once.
type duty struct {
	kind         Kind
	title        string
	rule, source string
	when         func(*Placement) bool // nil for every placement
	due          func(*duties, *Placement) (due apdocs.Date, why string)
}

// duties counts what placements need.
type duties struct {
	org    *apdocs.Organisation
	cal    *calendar.Calendar
	today  apdocs.Date
	halves []apdocs.Period        // of the terms of the calendar, in order
	used   map[string]apdocs.Date // since when a provider is used, by its name for comparison
}

func newDuties(org *apdocs.Organisation, today apdocs.Date) *duties {
	d := &duties{org: org, cal: calendar.Of(org), today: today}
	if org != nil {
		for _, term := range org.Calendar.Terms {
			for day := term.From; !day.After(term.To); day = day.AddDays(1) {
				if half, ok := d.cal.Half(day); ok {
					d.halves = append(d.halves, half)
					day = half.To
				}
			}
		}
	}
	return d
}

const policy = "school policy on alternative provision, "

func directed(p *Placement) bool { return p.Route == apdocs.OffSiteDirection }
func sixthDay(p *Placement) bool { return p.Route == apdocs.SixthDay }

// atStart and atEnd are what a placement needs once, in the order in which it needs them.
var atStart = []duty{
	{Notification, "Local authority told of the placement", "R37", policy + "8.1; with an EHCP 6.5", nil,
		(*duties).notification},
	{Notice, "Notice of off-site direction received by parents", "R01",
		"SI 2010/1156, regulation 3(2); " + policy + "6.5", directed, (*duties).twoSchoolDays},
	{SixthDay, "Notice of full-time education received by parents", "R65", "SI 2007/1870, regulation 6", sixthDay,
		func(_ *duties, p *Placement) (apdocs.Date, string) { return p.Start.AddDays(-noticeDays), noStart },
	},
	{Agreement, "Agreement completed", "R24", "agreement forms, “before placement begins”; " + policy + "8.2.6", nil,
		(*duties).start},
	{Signed, "Agreement signed by parent, pupil, school and provider", "R23", "trust commissioning agreement, declaration",
		nil, (*duties).start},
	{Check, "Provider checked before the placement", "R28", "quality assurance checklist; " + policy + "11.1", nil,
		(*duties).start},
	{Plan, "Personalised plan for intervention", "R40", policy + "3.6", nil, (*duties).start},
	{Risk, "Risk assessment off site", "R18", "progress visit record; part-time agreement, “Risks”", nil,
		(*duties).start},
	{Return, "Plan for the return to school agreed", "R40", policy + "2.4 and 6.10",
		func(p *Placement) bool { return directed(p) || sixthDay(p) }, (*duties).start},
	{Attendance, "Agreement on attendance", "R43", policy + "10.2", nil, (*duties).start},
	{Assessment, "Initial assessment by the provider", "R35", policy + "12.1.3", nil, (*duties).assessment},
	{LearningPlan, "Individual learning plan by the provider", "R36", policy + "12.1.10", nil, (*duties).learningPlan},
}

var atEnd = []duty{
	{MidScore, "Evaluation in the middle", "R15", "evaluation form, “mid and end of placement”", nil, (*duties).middle},
	{EndScore, "Evaluation at the end", "R39", "evaluation form, “mid and end of placement”", nil, (*duties).end},
	{FinalReport, "Final report by the provider", "R39", policy + "2.6 and 8.2.17", nil, (*duties).end},
	{Views, "Pupil’s own assessment of the placement", "R39", policy + "3.7 and 8.2.18", nil, (*duties).end},
	{Discussion, "Discussion at the end of the placement", "R39", policy + "2.7", nil, (*duties).end},
	{Destination, "Destination recorded", "R39", policy + "3.7 and 8.2.19", nil, (*duties).end},
}

// Why a day cannot be counted.
const (
	noStart    = "no record gives the first day of the placement"
	noEnd      = "no record gives the last day of the placement"
	noCalendar = "the settings have no school calendar"
	shortYear  = "the school calendar in the settings does not reach so far"
)

// The numbers that duties count by and that are not an organisation's own. Package documents
// has them in its table of law, with their sources.
const (
	noticeDays  = 2 // school days before the first day; for a sixth-day notice, days
	outcomeDays = 6 // days from a review to the letter
)

func (d *duties) start(p *Placement) (apdocs.Date, string) { return p.Start, noStart }
func (d *duties) end(p *Placement) (apdocs.Date, string)   { return p.End, noEnd }

// twoSchoolDays is the last day of receipt for a notice two school days before the start,
// counted back.
func (d *duties) twoSchoolDays(p *Placement) (apdocs.Date, string) {
	switch {
	case p.Start.IsZero():
		return apdocs.Date{}, noStart
	case !d.cal.Known():
		return apdocs.Date{}, noCalendar
	}
	due, err := d.cal.Before(p.Start, noticeDays)
	if err != nil || !d.cal.Covers(p.Start) {
		return apdocs.Date{}, shortYear
	}
	return due, ""
}

func (d *duties) notification(p *Placement) (apdocs.Date, string) {
	if p.EHCP == apdocs.Yes {
		return d.twoSchoolDays(p)
	}
	return d.start(p)
}

// assessment counts from the referral or, if no record gives its day, from the first day.
func (d *duties) assessment(p *Placement) (apdocs.Date, string) {
	from := p.Start
	if referred := p.evidence[Referral]; len(referred) > 0 && !referred[0].day.IsZero() {
		from = referred[0].day
	}
	return from.AddDays(int(d.figures(p).Assessment)), noStart
}

// learningPlan counts from the first day: the policy names no day, and the plan rests on the initial
// assessment, so the provider has as long for it again.
func (d *duties) learningPlan(p *Placement) (apdocs.Date, string) {
	return p.Start.AddDays(int(d.figures(p).Assessment)), noStart
}

// middle is the day half way between the first and the last.
func (d *duties) middle(p *Placement) (apdocs.Date, string) {
	switch {
	case p.Start.IsZero():
		return apdocs.Date{}, noStart
	case p.End.Before(p.Start):
		return apdocs.Date{}, noEnd
	}
	return p.Start.AddDays(days(p.Start, p.End) / 2), ""
}

func days(from, to apdocs.Date) int { return int(to.Time(nil).Sub(from.Time(nil)).Hours() / 24) }

func (d *duties) figures(p *Placement) apdocs.PlacementFigures {
	return d.org.FiguresOn(p.Start).Placements
}

// of fills in the items and the phase of a placement.
func (d *duties) of(p *Placement) {
	switch {
	case p.Start.IsZero():
		p.Phase = NoDates
	case d.today.Before(p.Start):
		p.Phase = ToCome
	case !p.End.IsZero() && p.End.Before(d.today):
		p.Phase = Ended
	default:
		p.Phase = Running
	}
	if p.Start.IsZero() {
		d.add(p, Item{Kind: firstDay, Title: "First day of the placement", Rule: "R24", Source: policy + "3.7"}, event{},
			false, noStart)
	}
	if p.Route == "" {
		d.add(p, Item{Kind: route, Title: "How the placement is arranged", Rule: "R60", Source: policy + "6.5"}, event{},
			false, "no record says whether the pupil is directed off site, so whether parents need a notice is not known")
	}
	d.each(p, atStart)
	d.confirmations(p)
	d.expiries(p)
	d.periodic(p, Visit, "Visit to pupil and provider", "R11", policy+"2.5")
	d.periodic(p, Review, "Review of the placement", "R10", policy+"2.5 and 9.6")
	d.periodic(p, Reported, "Report by the provider", "R10", policy+"2.6 and 8.2.2")
	weeks := d.weeks(p)
	d.weekly(p, weeks, WeekReturned, "Attendance return each week", "R43",
		policy+"12.1.4; part-time agreement, “Attendance”")
	d.weekly(p, weeks, Wellbeing, "Wellbeing contact each week", "R12", policy+"2.5")
	d.weekly(p, weeks, ProviderContact, "Contact with provider each week", "R12", policy+"3.4")
	d.yearReport(p)
	d.outcomes(p)
	if p.End.IsZero() {
		d.add(p, Item{Kind: lastDay, Title: "Expected last day, or a longest period", Rule: "R48",
			Source: policy + "2.3, “time-limited”"}, event{}, false, noEnd)
	}
	d.each(p, atEnd)
}

func (d *duties) each(p *Placement, all []duty) {
	for i := range all {
		if all[i].when != nil && !all[i].when(p) {
			continue
		}
		item := Item{Kind: all[i].kind, Title: all[i].title, Rule: all[i].rule, Source: all[i].source}
		var why string
		item.Due, why = all[i].due(d, p)
		done, ok := first(p.evidence[all[i].kind])
		d.add(p, item, done, ok, why)
	}
}

// first returns the first event with a day, or else one without.
func first(events []event) (event, bool) {
	if i := slices.IndexFunc(events, func(e event) bool { return !e.day.IsZero() }); i >= 0 {
		return events[i], true
	}
	return event{}, len(events) > 0
}

// add adds an item with its state. done is false if nothing shows it to have been done.
func (d *duties) add(p *Placement, i Item, e event, done bool, why string) {
	i.Done = e.day
	switch {
	case done && !i.Due.IsZero() && e.day.After(i.Due):
		i.State = Late
	case done:
		i.State = There
	case i.Due.IsZero() && why == noEnd && i.Kind != lastDay:
		i.State, i.Why = Due, why
	case i.Due.IsZero():
		i.State, i.Why = Missing, cmp.Or(why, noStart)
	case i.Due.Before(d.today):
		i.State = Overdue
	default:
		i.State = Due
	}
	p.Items = append(p.Items, i)
}
