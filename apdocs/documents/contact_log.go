package documents

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// A ContactLog (P24) is the school's own list of every contact during a placement: calls
// about attendance, talks with the pupil and with the provider, visits. It goes to nobody.
type ContactLog struct {
	apdocs.Record
	Pupil     apdocs.Pupil     `json:"pupil,omitzero"`
	School    apdocs.School    `json:"school,omitzero"`
	Provider  apdocs.Provider  `json:"provider,omitzero"`
	Placement apdocs.Placement `json:"placement,omitzero"`
	Contacts  []ContactMade    `json:"contacts,omitempty"`
}

// A ContactMade is one contact during a placement.
type ContactMade struct {
	Date apdocs.Date     `json:"date,omitzero"`
	Time apdocs.Clock    `json:"time,omitzero"`
	Kind ContactKind     `json:"kind,omitzero"`
	With string          `json:"with,omitzero"`
	Note apdocs.LongText `json:"note,omitzero"`
	By   string          `json:"by,omitzero"`
}

// A ContactKind is the kind of a contact.
type ContactKind string

// The kinds of contact that are due each week.
const (
	weeklyPupil    ContactKind = "weekly wellbeing contact"
	weeklyProvider ContactKind = "weekly contact with the provider"
)

// Choices returns the kinds of contact in printed order.
func (ContactKind) Choices() []apdocs.Choice {
	return choices("Attendance call", "Weekly wellbeing contact", "Weekly contact with the provider", "Visit", "Meeting",
		"Email or letter", "Other")
}

// Layout returns the printed form.
func (l *ContactLog) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "contact-log", Version: 1, Title: "Log of contact during a placement", Short: "Contact log",
		Blocks: []apdocs.Block{
			apdocs.Part("Which placement",
				apdocs.Grid(2,
					apdocs.Ask("Pupil’s full name", &l.Pupil.Name).Required(),
					apdocs.Ask("Name the pupil likes to be called", &l.Pupil.PreferredName),
					apdocs.Ask("Year group", &l.Pupil.Year),
					apdocs.Ask("Name of the home school", &l.School.Name).Required(),
					apdocs.Ask("Name of the alternative provider", &l.Provider.Name).Required().Wide(),
					apdocs.Ask("First day", &l.Placement.Start),
					apdocs.Ask("Last day at the provider", &l.Placement.ActualEnd),
				),
			),
			apdocs.Part("Contact",
				apdocs.Bullets(
					"An attendance call each day, contact with the pupil each week, contact with the provider each week, and a "+
						"visit at least every half term.",
					"Do not write safeguarding details here. Write: passed to the designated safeguarding lead.",
					kinds(),
				),
				l.contacts(),
			),
		},
	}
}

// contacts returns the table of contacts, a row each, with what was said below the row.
func (l *ContactLog) contacts() *apdocs.Table {
	t := apdocs.Rows("Contacts", &l.Contacts, 9, func(m *ContactMade) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Date", &m.Date).Required(),
			apdocs.Ask("Time", &m.Time),
			apdocs.Ask("Kind of contact", &m.Kind).Required().Written(),
			apdocs.Ask("Spoke to or wrote to", &m.With),
			apdocs.Ask("Made by", &m.By).Required(),
			apdocs.Ask("What was said, in short", &m.Note).Lines(2).Wide(),
		}
	}).NameOnly().AtLeast(1)
	return shares(t, 30, 22, 36, 36, 34)
}

// kinds names the kinds of contact, for whoever writes one by hand.
func kinds() string {
	var all []string
	for _, c := range ContactKind("").Choices() {
		all = append(all, c.Value)
	}
	return "Kinds of contact: " + strings.Join(all, ", ") + "."
}

// Rules returns R12, R73 and R78.
func (l *ContactLog) Rules() []apdocs.Rule {
	return []apdocs.Rule{
		apdocs.NewRule("R12", apdocs.Information, "school policy on alternative provision, 2.5, 3.4 and 8.2.14",
			"There is contact with the pupil and with the provider in each week of school.", (*ContactLog).weekly),
		orderRule(func(l *ContactLog) []days {
			all := []days{{&l.Placement.Start, &l.Placement.ActualEnd, "is before the first day; check both dates"}}
			for i := range l.Contacts {
				all = append(all, days{&l.Placement.Start, &l.Contacts[i].Date, "is before the first day of the placement; " +
					"check both dates"})
			}
			return all
		}),
		apdocs.NewRule("R78", apdocs.Warning, "good practice", "The day of a contact has come.",
			func(l *ContactLog, c *apdocs.Case) {
				for i := range l.Contacts {
					if on := &l.Contacts[i].Date; !c.Today.IsZero() && on.After(c.Today) {
						c.Report(on, "is after today; enter the day of the contact")
					}
				}
			}),
	}
}

// weekly checks R12 for the weeks, from Monday to Friday, that are over and in which the
// school was open. The log does not say on which days the pupil was due, so calls about
// attendance are not counted.
func (l *ContactLog) weekly(c *apdocs.Case) {
	first, last := l.Placement.Start, l.Placement.ActualEnd
	cal := calendar.Of(c.Organisation)
	if first.IsZero() || last.IsZero() && c.Today.IsZero() {
		return
	}
	if last.IsZero() || !c.Today.IsZero() && c.Today.Before(last) {
		last = c.Today.AddDays(-1)
	}
	switch {
	case !cal.Known():
		notChecked(c, &l.Contacts, noCalendar)
		return
	case !cal.Covers(first) || !cal.Covers(last):
		notChecked(c, &l.Contacts, shortYear)
		return
	}
	made := map[ContactKind]map[apdocs.Date]bool{weeklyPupil: {}, weeklyProvider: {}}
	for _, m := range l.Contacts {
		if weeks := made[m.Kind]; weeks != nil {
			weeks[monday(m.Date)] = true
		}
	}
	weeks, seen := 0, apdocs.Date{}
	missing := map[ContactKind]int{}
	for day := range cal.EachSchoolDay(first, last) {
		week := monday(day)
		if week == seen || week.AddDays(4).After(last) {
			continue
		}
		seen = week
		weeks++
		for _, kind := range []ContactKind{weeklyPupil, weeklyProvider} {
			if !made[kind][week] {
				missing[kind]++
			}
		}
	}
	for _, kind := range []ContactKind{weeklyPupil, weeklyProvider} {
		if n := missing[kind]; n > 0 {
			c.Report(&l.Contacts, fmt.Sprintf("has no %s in %d of the %d school weeks that are over", string(kind), n, weeks))
		}
	}
}

// monday returns the Monday of the day's week.
func monday(d apdocs.Date) apdocs.Date {
	if d.IsZero() {
		return d
	}
	return d.AddDays(-(int(d.Weekday()) + 6) % 7)
}
