package placement

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// A matching sorts records into placements. Records belong together that have one reference, unless the
// pupil moved to another provider with it, or that name one pupil, one provider and one first day. A record
// without a first day belongs to the placement of that pupil at that provider in whose time it falls. A
// record that fits several is doubtful, and counted in none.
type matching struct {
	doubts     []Doubt
	placements []*cluster
	providers  map[string][]*record // records about a provider alone, by its name
}

// A cluster is the records of one placement.
type cluster struct {
	records []*record // by the day that they are about
	start   apdocs.Date
	end     apdocs.Date
	ended   bool // end is the actual one
}

func (m *matching) doubt(r *record, why string) { m.doubts = append(m.doubts, Doubt{r.name, why}) }

// sort sorts all records.
func (m *matching) sort(all []*record) {
	m.providers = map[string][]*record{}
	names, people := m.byName(all)
	shared := sharedReferences(all)
	for _, r := range all {
		switch {
		case r.aboutMany:
		case r.aboutProvider && r.place != "":
			m.providers[r.place] = append(m.providers[r.place], r)
		case r.aboutProvider:
			m.doubt(r, "names no provider")
		}
		if shared[r.key()] {
			m.doubt(r, "has a reference that records of another pupil have too; it is not matched by it")
		}
	}
	for _, name := range names {
		for _, person := range m.apart(people[name], shared) {
			m.person(person, shared)
		}
	}
}

// byName returns the records about pupils by name, and the names in the order of the records.
func (m *matching) byName(all []*record) (names []string, people map[string][]*record) {
	people = map[string][]*record{}
	for _, r := range all {
		switch {
		case r.aboutProvider:
		case r.person == "":
			m.doubt(r, "names no pupil")
		default:
			if people[r.person] == nil {
				names = append(names, r.person)
			}
			people[r.person] = append(people[r.person], r)
		}
	}
	return names, people
}

// key returns the reference of a record for comparison.
func (r *record) key() string { return strings.ToLower(r.reference) }

// SameReference reports whether two references are one. Case makes no difference, because it makes none in the
// names of files and is often typed wrong.
func SameReference(a, b string) bool { return strings.EqualFold(a, b) }

// sharedReferences returns the references, for comparison, that records about several pupils have.
func sharedReferences(all []*record) map[string]bool {
	first, shared := map[string]string{}, map[string]bool{}
	for _, r := range all {
		if r.reference == "" || r.person == "" {
			continue
		}
		key := r.key()
		if who, ok := first[key]; ok && who != r.person {
			shared[key] = true
		}
		first[key] = r.person
	}
	return shared
}

// apart divides records of one name by date of birth. A record without one belongs to the
// only person of that name, or to the one whose records have its reference.
func (m *matching) apart(records []*record, shared map[string]bool) [][]*record {
	var births []apdocs.Date
	for _, r := range records {
		if !r.birth.IsZero() && !slices.Contains(births, r.birth) {
			births = append(births, r.birth)
		}
	}
	if len(births) < 2 {
		return [][]*record{records}
	}
	people := make([][]*record, len(births))
	for _, r := range records {
		if i := slices.Index(births, r.birth); i >= 0 {
			people[i] = append(people[i], r)
		}
	}
	for _, r := range records {
		if !r.birth.IsZero() {
			continue
		}
		mine := func(p []*record) bool {
			return r.reference != "" && !shared[r.key()] &&
				slices.ContainsFunc(p, func(o *record) bool { return SameReference(o.reference, r.reference) })
		}
		if i := slices.IndexFunc(people, mine); i >= 0 {
			people[i] = append(people[i], r)
		} else {
			m.doubt(r, "several pupils have this name; give the date of birth, or the reference of the placement")
		}
	}
	return people
}

// person finds the placements of one pupil.
func (m *matching) person(records []*record, shared map[string]bool) {
	byKey := map[any]*cluster{}
	var found []*cluster
	var later []*record
	moved := m.moved(records, shared)
	for _, r := range records {
		keys := keysOf(r, shared, moved)
		var c *cluster
		for _, key := range keys {
			if other := byKey[key]; other != nil && c != other {
				if c == nil {
					c = other
				} else {
					c.records = append(c.records, other.records...)
					for k, v := range byKey {
						if v == other {
							byKey[k] = c
						}
					}
					found = slices.DeleteFunc(found, func(f *cluster) bool { return f == other })
				}
			}
		}
		if len(keys) == 0 {
			later = append(later, r)
			continue
		}
		if c == nil {
			c = &cluster{}
			found = append(found, c)
		}
		for _, key := range keys {
			byKey[key] = c
		}
		c.records = append(c.records, r)
	}
	var own []*cluster
	for _, c := range found {
		if c.settle(); c.start.IsZero() {
			later = append(later, c.records...)
		} else {
			own = append(own, c)
		}
	}
	m.overlaps(own)
	for _, c := range own {
		m.agree(c)
	}
	m.placements = append(m.placements, m.attach(own, later)...)
}

// moved returns the references that a pupil's records have at one provider and, from another first day on, at another:
// the pupil moved and the reference went along, so that alone it does not say which placement is meant.
func (m *matching) moved(records []*record, shared map[string]bool) map[string]bool {
	moved, first := map[string]bool{}, map[string]*record{}
	for _, r := range records {
		if r.reference == "" || shared[r.key()] || r.place == "" || r.start.IsZero() {
			continue
		}
		one := first[r.key()]
		switch {
		case one == nil:
			first[r.key()] = r
		case one.place != r.place && one.start != r.start && !moved[r.key()]:
			moved[r.key()] = true
			m.doubt(r, "has the reference of a placement at another provider with another first day; they are counted as two")
		}
	}
	return moved
}

// keysOf returns what a record can be matched by alone: its reference, and provider and
// first day together.
func keysOf(r *record, shared, moved map[string]bool) (keys []any) {
	type begun struct {
		place string
		start apdocs.Date
	}
	type part struct { // of what has the reference
		reference string
		begun
	}
	switch key := r.key(); {
	case key == "" || shared[key]:
	case !moved[key]:
		keys = append(keys, key)
	case !r.start.IsZero():
		keys = append(keys, part{key, begun{start: r.start}})
		if r.place != "" {
			keys = append(keys, part{key, begun{place: r.place}})
		}
	}
	if r.place != "" && !r.start.IsZero() {
		keys = append(keys, begun{r.place, r.start})
	}
	return keys
}

// settle sorts the records of a cluster by day and finds its dates: those of the newest
// record that gives them.
func (c *cluster) settle() {
	slices.SortStableFunc(c.records, func(a, b *record) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.name, b.name))
	})
	c.start, c.end, c.ended = apdocs.Date{}, apdocs.Date{}, false
	for _, r := range c.records {
		if !r.start.IsZero() {
			c.start = r.start
		}
		if !r.end.IsZero() && !c.ended {
			c.end = r.end
		}
		if !r.actualEnd.IsZero() {
			c.end, c.ended = r.actualEnd, true
		}
	}
}

// place returns the provider of a cluster, for comparison: that of the newest record.
func (c *cluster) place() (place string) {
	for _, r := range c.records {
		place = cmp.Or(r.place, place)
	}
	return place
}

// holds reports whether a day is in the time of the placement, or unknown.
func (c *cluster) holds(d apdocs.Date) bool {
	return d.IsZero() || !d.Before(c.start.AddDays(-daysALong)) && (c.end.IsZero() || !d.After(c.end.AddDays(daysALong)))
}

// during reports whether a day is between the first and the last of the placement.
func (c *cluster) during(d apdocs.Date) bool {
	return !d.IsZero() && !d.Before(c.start) && (c.end.IsZero() || !d.After(c.end))
}

// overlaps says where a pupil has two placements at one provider at the same time.
func (m *matching) overlaps(all []*cluster) {
	slices.SortStableFunc(all, func(a, b *cluster) int { return a.start.Compare(b.start) })
	for i, c := range all {
		for _, before := range all[:i] {
			if before.place() == c.place() && (before.end.IsZero() || !before.end.Before(c.start)) {
				m.doubt(c.records[0], "gives another first day than "+before.records[0].name+", within the same time at the "+
					"same provider; if they are one placement, give both one first day or one reference")
				break
			}
		}
	}
}

// agree says where the records of one reference differ in provider or first day.
func (m *matching) agree(c *cluster) {
	newest := c.place()
	for _, r := range c.records {
		switch {
		case r.place != "" && r.place != newest:
			m.doubt(r, "has the reference of a placement at another provider; it is counted there")
		case !r.start.IsZero() && r.start != c.start:
			m.doubt(r, "gives another first day than newer records of its placement; theirs is used")
		}
	}
}

// attach adds the records without a first day to the placements. It returns the placements,
// followed by those of which no record has a first day.
func (m *matching) attach(own []*cluster, later []*record) []*cluster {
	var undated []*cluster
	for _, r := range later {
		var at []*cluster
		for _, c := range own {
			if (r.place == "" || r.place == c.place() || c.knows(r.reference)) && c.holds(r.day) {
				at = append(at, c)
			}
		}
		other := func(c *cluster) bool { return r.place != c.place() }
		if same := slices.DeleteFunc(slices.Clone(at), other); len(same) == 1 {
			at = same
		}
		if len(at) > 1 {
			within := slices.DeleteFunc(slices.Clone(at), func(c *cluster) bool { return !c.during(r.day) })
			if len(within) == 1 {
				at = within
			}
		}
		switch elsewhere := func(c *cluster) bool { return r.place == c.place() }; {
		case len(at) == 1:
			at[0].records = append(at[0].records, r)
		case len(at) > 1:
			m.doubt(r, "fits several placements of the pupil; give it the reference of one")
		case r.place == "":
			m.doubt(r, "names no provider, and fits no placement of the pupil")
		case slices.ContainsFunc(own, elsewhere):
			m.doubt(r, "is dated long before or after the pupil’s time at this provider; give it the reference of its placement")
		default:
			i := slices.IndexFunc(undated, elsewhere)
			if i < 0 {
				i, undated = len(undated), append(undated, &cluster{})
			}
			undated[i].records = append(undated[i].records, r)
		}
	}
	all := append(own, undated...)
	for _, c := range all {
		c.settle()
	}
	return all
}

// knows reports whether a record of the placement has the reference.
func (c *cluster) knows(reference string) bool {
	same := func(r *record) bool { return SameReference(r.reference, reference) }
	return reference != "" && slices.ContainsFunc(c.records, same)
}
