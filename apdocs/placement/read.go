package placement

import (
	"cmp"
	"iter"
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// Read reads records, each with a name such as that of its file, and returns the placements
// that they are about, with what is due on the day today. A record that is about a later day is
// left out, so that the state of an earlier day can be asked for. The organisation, whose
// calendar and figures are used, may be nil. An error is one of a form's layout, or of [CheckElsewhere].
//
// The placements are in the order of their first days, pupils and providers, and the same for
// any order of the records, apart from documents of one day.
func Read(records iter.Seq2[string, apdocs.Form], org *apdocs.Organisation, today apdocs.Date) (*Report, error) {
	if err := CheckElsewhere(org); err != nil {
		return nil, err
	}
	report := &Report{Today: today, Placements: []*Placement{}, Doubts: []Doubt{}}
	cal := calendar.Of(org)
	var all []*record
	var m matching
	for name, f := range records {
		r, err := reduce(name, f, cal)
		if err != nil {
			return nil, err
		}
		report.Records++
		if r.draft {
			report.Drafts++
		}
		if r.day.After(today) {
			report.Later++
			continue
		}
		r.until(today)
		if r.unfinished != "" {
			m.doubt(&r, "“"+r.unfinished+"” is not answered, so it shows nothing to have been done")
		}
		all = append(all, &r)
	}
	m.sort(all)
	report.Doubts = append(report.Doubts, m.doubts...)
	duties := newDuties(org, today)
	duties.used = firstUse(m.placements)
	providers := map[string]*providerRecords{}
	for _, c := range m.placements {
		place := c.place()
		if providers[place] == nil {
			providers[place] = recordsOf(m.providers[place])
		}
		p := c.placement(providers[place])
		duties.of(p)
		report.Elsewhere = append(report.Elsewhere, duties.leaveOut(p)...)
		report.Placements = append(report.Placements, p)
	}
	slices.SortFunc(report.Elsewhere, func(a, b Kind) int { return slices.Index(kinds, a) - slices.Index(kinds, b) })
	report.Elsewhere = slices.Compact(report.Elsewhere)
	slices.SortStableFunc(report.Placements, func(a, b *Placement) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Pupil, b.Pupil), cmp.Compare(a.Provider, b.Provider),
			cmp.Compare(a.Reference, b.Reference))
	})
	slices.SortStableFunc(report.Doubts, func(a, b Doubt) int { return cmp.Compare(a.Record, b.Record) })
	return report, nil
}

// placement returns what the records of a cluster, and those about its provider, say.
func (c *cluster) placement(provider *providerRecords) *Placement {
	p := &Placement{Start: c.start, End: c.end, Ended: c.ended, evidence: map[Kind][]event{}}
	undated := "" // the reference of the first record without a day
	for _, r := range c.records {
		if r.day.IsZero() {
			undated = cmp.Or(undated, r.reference)
		} else {
			p.Reference = cmp.Or(p.Reference, r.reference)
		}
		p.Pupil, p.Provider = cmp.Or(r.pupil, p.Pupil), cmp.Or(r.provider, p.Provider)
		p.Route, p.EHCP = cmp.Or(r.route, p.Route), cmp.Or(r.ehcp, p.EHCP)
		p.add(r)
		if p.birth.IsZero() {
			p.birth = r.birth
		}
		if r.day.After(p.last) {
			p.last = r.day
		}
		if r.score > 0 {
			stage := apdocs.MidPlacement
			if slices.ContainsFunc(r.shows, func(s shown) bool { return s.kind == EndScore }) {
				stage = apdocs.EndOfPlacement
			}
			p.Scores = append(p.Scores, Score{r.day, stage, r.score})
		}
	}
	p.Reference = cmp.Or(p.Reference, undated)
	for _, r := range provider.lists {
		if r.lists(Plain(p.Pupil), p.birth) && c.holds(r.day) {
			p.add(r)
		}
	}
	p.Documents = append(p.Documents, provider.newest...)
	for kind, events := range provider.evidence {
		if own := p.evidence[kind]; len(own) > 0 {
			events = append(own, events...)
		}
		p.evidence[kind] = events // shared by all placements there, and sorted already, unless there are own ones
	}
	for kind, events := range p.evidence {
		if len(provider.evidence[kind]) != len(events) {
			sortEvents(events)
		}
	}
	return p
}

// providerRecords are what records about one provider say, for all placements there: their
// evidence, and the newest document of each form.
type providerRecords struct {
	evidence map[Kind][]event
	newest   []Document
	lists    []*record // about pupils whom they list, in order of date
}

func recordsOf(records []*record) *providerRecords {
	p := Placement{evidence: map[Kind][]event{}}
	var newest []Document
	var lists []*record
	for _, r := range records {
		if r.pupils != nil {
			lists = append(lists, r)
			continue
		}
		p.add(r)
		d := Document{r.form, r.name, r.day}
		at := slices.IndexFunc(newest, func(n Document) bool { return n.Form == r.form })
		switch {
		case at < 0:
			newest = append(newest, d)
		case !d.Date.Before(newest[at].Date):
			newest[at] = d
		}
	}
	for _, events := range p.evidence {
		sortEvents(events)
	}
	slices.SortStableFunc(lists, func(a, b *record) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.name, b.name))
	})
	return &providerRecords{p.evidence, newest, lists}
}

func sortEvents(events []event) {
	slices.SortStableFunc(events, func(a, b event) int { return a.day.Compare(b.day) })
}

func (p *Placement) add(r *record) {
	p.Documents = append(p.Documents, Document{r.form, r.name, r.day})
	for _, s := range r.shows {
		p.evidence[s.kind] = append(p.evidence[s.kind], s.event)
	}
}
