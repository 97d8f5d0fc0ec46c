package placement

import (
	"cmp"
	"errors"
	"iter"
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// A Person is the records about one pupil, whatever their placements. Records about a provider
// alone are nobody's.
type Person struct {
	References []string    `json:"references"`       // of the records, in the order of their first
	Documents  []Document  `json:"documents"`        // in order of date
	Listed     []Document  `json:"listed,omitempty"` // records that list several pupils, and this one among them
	Birth      apdocs.Date `json:"birth,omitzero"`
	EHCP       bool        `json:"ehcp,omitempty"` // a record says that there is or was one
}

// People reads records and returns those of each pupil, in the order in which pupils appear, and
// the records that are doubtful because several pupils have the name or none is named.
func People(records iter.Seq2[string, apdocs.Form]) (people []Person, doubts []Doubt, err error) {
	var all []*record
	for name, f := range records {
		r, err := reduce(name, f, calendar.Of(nil))
		if err != nil {
			return nil, nil, err
		}
		all = append(all, &r)
	}
	var m matching
	names, named := m.byName(all)
	shared := sharedReferences(all)
	for _, name := range names {
		for _, own := range m.apart(named[name], shared) {
			p := personOf(own)
			for _, r := range all {
				if r.lists(name, p.Birth) {
					p.Listed = append(p.Listed, Document{r.form, r.name, r.day})
				}
			}
			people = append(people, p)
		}
	}
	return people, m.doubts, nil
}

// Has reports whether a record of the person has the reference.
func (p *Person) Has(reference string) bool {
	return slices.ContainsFunc(p.References, func(r string) bool { return SameReference(r, reference) })
}

func personOf(records []*record) (p Person) {
	slices.SortStableFunc(records, func(a, b *record) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.name, b.name))
	})
	for _, r := range records {
		p.Documents = append(p.Documents, Document{r.form, r.name, r.day})
		if r.reference != "" && !slices.Contains(p.References, r.reference) {
			p.References = append(p.References, r.reference)
		}
		if p.Birth.IsZero() {
			p.Birth = r.birth
		}
		p.EHCP = p.EHCP || r.ehcp == apdocs.Yes
	}
	return p
}

// A Disposal says until when the records about a pupil are kept.
type Disposal struct {
	Person
	Until apdocs.Date `json:"until,omitzero"` // the birthday; zero if not known
	Past  bool        `json:"past"`           // Until is today or before, and nothing holds the records
	Held  bool        `json:"held,omitempty"` // the settings keep the records whatever the age
	Why   string      `json:"why,omitempty"`  // why the day is not known
}

// ErrRetention is returned by [Disposals] if the organisation does not say how long records are
// kept. There is no neutral figure, because schedules of retention differ.
var ErrRetention = errors.New("the settings do not say how long records are kept; give figures.retention with an age")

// Disposals returns for each pupil until when records are kept, by the age that the
// organisation's figures give for the day today: first the pupils whose day is past, by day,
// then those whose records the figures hold, then those whose day is not known, then the others by day.
func Disposals(people []Person, org *apdocs.Organisation, today apdocs.Date) ([]Disposal, error) {
	figures := org.FiguresOn(today).Retention
	if figures.Age <= 0 {
		return nil, ErrRetention
	}
	held := org.Figures.Held()
	all := make([]Disposal, len(people))
	for i, p := range people {
		all[i].Person = p
		all[i].Held = slices.ContainsFunc(held, all[i].Person.Has)
		if p.Birth.IsZero() {
			all[i].Why = "no record gives the pupil’s date of birth"
			continue
		}
		age := figures.Age
		if p.EHCP && figures.EHCP > 0 {
			age = figures.EHCP
		}
		all[i].Until = birthday(p.Birth, int(age))
		all[i].Past = !all[i].Held && !all[i].Until.After(today)
	}
	rank := func(d *Disposal) int {
		switch {
		case d.Past:
			return 0
		case d.Held:
			return 1
		case d.Until.IsZero():
			return 2
		}
		return 3
	}
	slices.SortStableFunc(all, func(a, b Disposal) int {
		return cmp.Or(rank(&a)-rank(&b), a.Until.Compare(b.Until))
	})
	return all, nil
}

// NotHeld returns the references that the organisation's figures hold and no pupil's records have, in their order: a
// mistyped one would hold nothing.
func NotHeld(people []Person, org *apdocs.Organisation) (references []string) {
	if org == nil {
		return nil
	}
	for _, r := range org.Figures.Held() {
		if !slices.ContainsFunc(people, func(p Person) bool { return p.Has(r) }) {
			references = append(references, r)
		}
	}
	return references
}

// birthday returns the day on which somebody has an age. For somebody born on 29 February it is
// 1 March in other years.
func birthday(born apdocs.Date, age int) apdocs.Date {
	if d, err := apdocs.MakeDate(born.Year()+age, born.Month(), born.Day()); err == nil {
		return d
	}
	d, _ := apdocs.MakeDate(born.Year()+age, born.Month()+1, 1) // fails only after the year 9999
	return d
}
