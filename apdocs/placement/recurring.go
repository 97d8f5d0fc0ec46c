package placement

import (
	"slices"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// confirmations adds the provider's written safeguarding confirmation: one before the start
// that is not older than the settings allow, and a new one whenever that time is over while
// the placement lasts.
//
// Source: R42; school policy on alternative provision, 9.2. That it is renewed each year is
// good practice.
func (d *duties) confirmations(p *Placement) {
	item := Item{Kind: Confirmation, Title: "Safeguarding confirmation by the provider", Rule: "R42",
		Source: policy + "9.2"}
	months := int(d.figures(p).Confirmation)
	item.Due = p.Start
	all := p.evidence[Confirmation]
	at := -1
	for i, e := range all { // the newest that holds on the first day, or else the first one after it
		if holds := !e.day.After(p.Start) && !monthsAfter(e.day, months).Before(p.Start); !e.day.IsZero() && holds {
			at = i
		}
	}
	if at < 0 {
		at = slices.IndexFunc(all, func(e event) bool { return e.day.After(p.Start) })
	}
	if at < 0 {
		undated := slices.ContainsFunc(all, func(e event) bool { return e.day.IsZero() })
		d.add(p, item, event{}, undated, noStart)
		return
	}
	dated := all[at:]
	d.add(p, item, dated[0], true, "")
	item.Title = "Safeguarding confirmation renewed"
	for i, e := range dated {
		item.Due = monthsAfter(e.day, months)
		switch {
		case !p.End.IsZero() && item.Due.After(p.End):
		case i+1 < len(dated):
			d.add(p, item, dated[i+1], true, "")
		default:
			d.add(p, item, event{}, false, "")
		}
	}
}

// monthsAfter returns the same day some months later, or the last day of that month.
func monthsAfter(d apdocs.Date, n int) apdocs.Date {
	if d.IsZero() {
		return d
	}
	first := time.Date(d.Year(), d.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	return apdocs.DateOf(first.AddDate(0, 0, min(d.Day(), last.Day())-1))
}

// expiries adds what runs out while the placement lasts: the provider's insurance and the
// time until its next check, each by its newest record.
//
// Source: R28; quality assurance checklist, insurances and date of the next check.
func (d *duties) expiries(p *Placement) {
	for _, e := range []struct {
		kind  Kind
		title string
	}{{Insurance, "Insurance of the provider renewed"}, {NextCheck, "Provider checked again"}} {
		all := p.evidence[e.kind]
		if len(all) == 0 {
			continue
		}
		until := slices.MaxFunc(all, func(a, b event) int { return a.other.Compare(b.other) }).day
		if until.IsZero() || !p.End.IsZero() && until.After(p.End) {
			continue
		}
		d.add(p, Item{Kind: e.kind, Title: e.title, Rule: "R28", Source: "quality assurance checklist", Due: until},
			event{}, false, "")
	}
}

// periodic adds what is needed once in each half of a term in which the placement ran: the
// due day is the last school day of that half or, if it comes first, of the placement. Without
// a calendar, and before its first day, not more weeks than the settings allow may pass from one
// to the next.
func (d *duties) periodic(p *Placement, kind Kind, title, rule, source string) {
	item := Item{Kind: kind, Title: title, Rule: rule, Source: source}
	if p.Start.IsZero() {
		done, ok := first(p.evidence[kind])
		d.add(p, item, done, ok, noStart)
		return
	}
	if !d.reaches(p) {
		d.byWeeks(p, item, p.evidence[kind], p.End)
		return
	}
	until := p.End
	if until.IsZero() {
		until = d.today
	}
	if before := d.halves[0].From.AddDays(-1); !p.Start.After(before) {
		earlier := slices.DeleteFunc(slices.Clone(p.evidence[kind]), func(e event) bool { return e.day.After(before) })
		d.byWeeks(p, item, earlier, before)
	}
	for _, half := range d.halves {
		if half.To.Before(p.Start) || half.From.After(until) {
			continue
		}
		item.Due = half.To
		if !p.End.IsZero() && p.End.Before(item.Due) {
			item.Due = p.End
		}
		for !d.cal.SchoolDay(item.Due) && item.Due.After(half.From) && item.Due.After(p.Start) {
			item.Due = item.Due.AddDays(-1)
		}
		done, ok := d.within(p, kind, half)
		d.add(p, item, done, ok, "")
	}
	if last := d.halves[len(d.halves)-1].To; until.After(last) && d.today.After(last) {
		item.Due = apdocs.Date{}
		d.add(p, item, event{}, false, shortYear)
	}
}

// within returns the first event of a kind in a half of a term, as far as the placement ran
// in it.
func (d *duties) within(p *Placement, kind Kind, half apdocs.Period) (event, bool) {
	for _, e := range p.evidence[kind] {
		if half.Contains(e.day) && !e.day.Before(p.Start) {
			return e, true
		}
	}
	return event{}, false
}

// reaches reports whether the calendar knows about a part of the placement: a placement may have begun in the
// school year before its first term.
func (d *duties) reaches(p *Placement) bool {
	return len(d.halves) > 0 && !p.Start.After(d.halves[len(d.halves)-1].To) &&
		(p.End.IsZero() || !p.End.Before(d.halves[0].From))
}

// byWeeks is periodic without a calendar, by these events. until is the last day, or zero for none.
func (d *duties) byWeeks(p *Placement, item Item, events []event, until apdocs.Date) {
	const week = 7
	most := int(d.figures(p).Apart) * week
	from := p.Start
	for _, e := range events {
		if e.day.Before(from) {
			continue
		}
		item.Due = from.AddDays(most)
		d.add(p, item, e, true, "")
		from = e.day
	}
	item.Due = from.AddDays(most)
	if until.IsZero() || !item.Due.After(until) {
		d.add(p, item, event{}, false, "")
	}
}

// outcomes adds a letter to parents for each review of an off-site direction.
//
// Source: R61; SI 2010/1156, regulation 6, which could not be read; see package documents.
func (d *duties) outcomes(p *Placement) {
	if !directed(p) {
		return
	}
	for i, review := range p.evidence[Review] {
		if review.day.IsZero() || i > 0 && review.day == p.evidence[Review][i-1].day {
			continue
		}
		item := Item{Kind: Outcome, Title: "Letter about the outcome of the review", Rule: "R61",
			Source: "SI 2010/1156, regulation 6", Due: review.day.AddDays(outcomeDays)}
		var done event
		ok := false
		for _, letter := range p.evidence[Outcome] {
			if letter.other == review.day && (!ok || letter.day.Before(done.day)) {
				done, ok = letter, true
			}
		}
		d.add(p, item, done, ok, "")
	}
}
