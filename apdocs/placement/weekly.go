package placement

import (
	"fmt"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// A week is a school week of a placement: its Monday, and the last school day in it.
type week struct{ monday, due apdocs.Date }

// weekly adds what is needed in each school week of the placement, as one item. It is due on the
// last school day of the first week in which it was not done, and it says in how many weeks it was
// not. Whether it was done is known from days in that week.
func (d *duties) weekly(p *Placement, weeks []week, kind Kind, title, rule, source string) {
	item := Item{Kind: kind, Title: title, Rule: rule, Source: source}
	events := p.evidence[kind]
	switch {
	case p.Start.IsZero():
		done, ok := first(events)
		d.add(p, item, done, ok, noStart)
		return
	case !d.reaches(p):
		why := shortYear
		if !d.cal.Known() {
			why = noCalendar
		}
		done, ok := first(events)
		d.add(p, item, done, ok, why)
		return
	}
	past, missed := 0, 0
	var open week // the first that is not done
	var last event
	for _, w := range weeks {
		done, ok := inWeek(events, w)
		if w.due.Before(d.today) {
			past++
		}
		switch {
		case ok:
			last = done
		case open.due.IsZero():
			open = w
			fallthrough
		default:
			if w.due.Before(d.today) {
				missed++
			}
		}
	}
	switch {
	case !open.due.IsZero():
		item.Due = open.due
		d.add(p, item, event{}, false, "")
		if missed > 0 {
			weeks := "weeks"
			if past == 1 {
				weeks = "week"
			}
			p.Items[len(p.Items)-1].Why = fmt.Sprintf("not done in %d of %d %s so far", missed, past, weeks)
		}
	case len(weeks) > 0:
		item.Due = weeks[len(weeks)-1].due
		d.add(p, item, last, true, "")
	}
}

// weeks returns the school weeks of a placement: to its last day or, if that is not known, to the
// week of today, as far as the calendar reaches.
func (d *duties) weeks(p *Placement) (all []week) {
	if p.Start.IsZero() || !d.reaches(p) {
		return nil
	}
	from := p.Start
	if first := d.halves[0].From; from.Before(first) {
		from = first
	}
	until := p.End
	if until.IsZero() {
		until = d.today.AddDays(int(time.Saturday))
	}
	monday := from.AddDays(-(int(from.Time(nil).Weekday()) + 6) % 7)
	for ; !monday.After(until) && (monday.Before(from) || d.cal.Covers(monday)); monday = monday.AddDays(7) {
		var due apdocs.Date
		for i := range 5 {
			if day := monday.AddDays(i); !day.Before(from) && !day.After(until) && d.cal.SchoolDay(day) {
				due = day
			}
		}
		if !due.IsZero() {
			all = append(all, week{monday, due})
		}
	}
	return all
}

// inWeek returns the first event in a week, which ends on Sunday.
func inWeek(events []event, w week) (event, bool) {
	for _, e := range events {
		if !e.day.Before(w.monday) && e.day.Before(w.monday.AddDays(7)) {
			return e, true
		}
	}
	return event{}, false
}

// yearReport adds the yearly report of a provider that is used for longer than a year: the first is
// due a year after the first day of the first placement there, the next a year after the last day
// of the period of the one before.
//
// Source: R44; commissioning guidance of a local authority, last point of its checklist.
func (d *duties) yearReport(p *Placement) {
	const year = 12 // months
	due := monthsAfter(d.used[Plain(p.Provider)], year)
	if all := p.evidence[YearReport]; len(all) > 0 {
		if next := monthsAfter(all[len(all)-1].day, year); next.After(due) {
			due = next
		}
	}
	if due.IsZero() || !p.End.IsZero() && due.After(p.End) {
		return
	}
	d.add(p, Item{Kind: YearReport, Title: "Yearly report by the provider on its service", Rule: "R44",
		Source: "commissioning checklist, last point", Due: due}, event{}, false, "")
}

// firstUse returns the first day of the first placement at each provider.
func firstUse(placements []*cluster) map[string]apdocs.Date {
	used := map[string]apdocs.Date{}
	for _, c := range placements {
		if first := used[c.place()]; !c.start.IsZero() && (first.IsZero() || c.start.Before(first)) {
			used[c.place()] = c.start
		}
	}
	return used
}
