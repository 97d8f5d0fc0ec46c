package verify

import (
	"errors"
	"maps"
	"reflect"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A step is what one incremental update changed.
type step struct {
	changes []Change
	err     error
}

// step compares the revision that ends at byte start with what the update made of
// it. It is done once, however many signatures stand before.
func (c *checking) step(start int, a file.Addition) (step, error) {
	if s, ok := c.steps[a.Start]; ok {
		return s, s.err
	}
	s := step{}
	s.changes, s.err = c.compare(start, a)
	c.steps[a.Start] = s
	return s, s.err
}

// compare explains an update, object by object.
func (c *checking) compare(start int, a file.Addition) ([]Change, error) {
	old, err := c.revision(start)
	if err != nil {
		return nil, err
	}
	new, err := c.revision(a.End)
	if err != nil {
		return nil, err
	}
	if err := follows(old.pdf, new.pdf, a); err != nil {
		return nil, err
	}
	d := difference{old: old, new: new, signer: c.signer, changed: map[int]bool{}, added: map[int]bool{},
		reached: map[int]role{}, uses: map[int][]file.Use{}}
	if err := d.collect(a); err != nil {
		return nil, err
	}
	d.trailer()
	d.catalog()
	d.fields()
	d.form()
	d.pages()
	d.unexplained()
	if err := errors.Join(old.pdf.Err(), new.pdf.Err()); err != nil {
		return nil, err
	}
	return d.changes, nil
}

// follows is an error unless an update continues the revision before it and
// nothing else, as every reader sees it.
func follows(old, new *file.Document, a file.Addition) error {
	if prev, ok := a.Trailer["Prev"].(int); !ok || prev != old.Sections()[0] {
		return errors.New("an update that does not follow the one before it")
	}
	if len(new.Sections()) != len(old.Sections())+1 {
		return errors.New("an update in more than one section")
	}
	// Objects from the size upwards do not exist (ISO 32000-1, 7.5.5).
	size, ok := a.Trailer["Size"].(int)
	before, okBefore := old.Trailer()["Size"].(int)
	if !ok || !okBefore || size < before || size > file.MaxObject+1 {
		return errors.New("an update that takes objects away")
	}
	for _, r := range slices.Concat(a.Objects, a.Bookkeeping) {
		if r.Num >= size {
			return errors.New("an update with objects beyond its size")
		}
	}
	return nil
}

// A role is what a new object is there for. An object has one role only.
type role string

// The roles of new objects.
const (
	asForm       role = "form" // fields, appearances and their resources, signatures
	asValidation role = "validation data"
	asMetadata   role = "metadata"
	asTrailer    role = "trailer"
)

// A difference is what one update changed, while it is being explained.
//
// What counts as old is every number that the revision before has in use, in any
// generation, or refers to: what a reader of that revision could have seen under
// it. Such an object may change only in the ways that its role in that revision
// allows, which is known from every place that refers to it there; what refers to
// it now is no excuse. Every other number is new, and allowed only where a
// permitted change reaches it. What is left in changed or in added in the end is
// not permitted.
type difference struct {
	old, new *revision
	signer   func(*revision, file.Object) string
	changed  map[int]bool       // old numbers that differ and are not explained yet
	added    map[int]bool       // new numbers that nothing permitted has reached yet
	reached  map[int]role       // new numbers that something permitted has reached
	uses     map[int][]file.Use // of old numbers, in the old revision; see usesOf

	collected map[int]bool            // numbers whose uses are known: the changed ones
	allUses   bool                    // the uses of all numbers are known
	fresh     map[file.Reference]bool // permitted new fields
	refused   map[file.Reference]bool // new fields that are noted as forbidden
	changes   []Change
}

// harmless notes a change of nothing that a reader sees, which every signature
// allows.
func (d *difference) harmless(text string) { d.note(Change{Text: text, fine: true, always: true}) }

// forbidden notes a change that no signature allows.
func (d *difference) forbidden(text string) { d.note(Change{Text: text}) }

// signed notes that a party signed, or that somebody put a time-stamp into the
// party's field.
func (d *difference) signed(f *acroform.Field) {
	if d.new.pdf.Name(d.new.pdf.Dict(f.Value)["SubFilter"]) == timestampFilter {
		d.note(Change{Text: "a time-stamp of the document was put into the field of " + f.Party(), field: f.Name, fine: true})
		return
	}
	d.note(Change{Text: "another party signed: " + f.Party(), field: f.Name, fine: true})
}

func (d *difference) note(c Change) {
	if !slices.Contains(d.changes, c) {
		d.changes = append(d.changes, c)
	}
}

// collect finds the objects that differ and the new ones.
func (d *difference) collect(a file.Addition) error {
	old, new := d.old.pdf, d.new.pdf
	for _, r := range a.Bookkeeping {
		if _, ok := old.Generation(r.Num); ok {
			d.changed[r.Num] = true
		} else {
			d.added[r.Num] = true
		}
	}
	for _, r := range a.Objects {
		if gen, ok := old.Generation(r.Num); !ok {
			d.added[r.Num] = true
		} else if gen != r.Gen || !reflect.DeepEqual(old.Own(r), new.Own(r)) {
			d.changed[r.Num] = true
		}
	}
	for _, num := range a.Free {
		if _, ok := old.Generation(num); ok {
			d.changed[num] = true
		}
	}
	if len(d.added)+len(d.changed) == 0 {
		return nil
	}
	// A number that the old revision refers to without having it is old too: what
	// is put there now would be shown.
	err := old.References(func(to file.Reference, owner int, path func() string) {
		if d.added[to.Num] {
			delete(d.added, to.Num)
			d.changed[to.Num] = true
		}
		if d.changed[to.Num] {
			d.used(to.Num, file.Use{Owner: owner, Path: path()})
		}
	})
	if err != nil {
		return err
	}
	d.collected = maps.Clone(d.changed)
	for _, r := range a.Bookkeeping {
		delete(d.added, r.Num) // there only for other objects to be found
	}
	return nil
}

// An entry is the value of a dictionary's entry before and after, with references
// followed, and the place from which its own references are used.
type entry struct {
	was, is file.Object
	at      file.Use // of what the old value refers to
}

// entry compares the values of an entry, of which either may be an object by
// itself. The old object must have been used there and nowhere else, and a new one
// must be new; otherwise the entry is not ok.
func (d *difference) entry(was, is file.Object, at file.Use, as role) (e entry, ok bool) {
	before, wasRef := was.(file.Reference)
	after, isRef := is.(file.Reference)
	e = entry{was: was, is: is, at: at}
	if wasRef {
		e.was, e.at = d.old.pdf.Own(before), file.Use{Owner: before.Num}
	}
	switch {
	case isRef && wasRef && before == after:
		if e.is = d.new.pdf.Own(after); d.changed[after.Num] {
			if !d.usedOnce(after.Num, at) {
				return e, false
			}
			delete(d.changed, after.Num)
		}
	case isRef:
		if !d.reach(after.Num, as) {
			return e, false
		}
		e.is = d.new.pdf.Own(after)
	}
	return e, true
}

// within is the place of an entry inside another.
func within(at file.Use, key string) file.Use {
	if at.Path != "" {
		key = at.Path + "." + key
	}
	return file.Use{Owner: at.Owner, Path: key}
}

// reach takes a new object for a role. It is false for an object that is old or
// has another role.
func (d *difference) reach(num int, as role) bool {
	if d.added[num] {
		delete(d.added, num)
		d.reached[num] = as
	}
	return d.reached[num] == as
}

// reachAll takes for a role all new objects that a value leads to. What leads back
// to a page or to the field above is not followed.
func (d *difference) reachAll(o file.Object, as role) {
	switch v := o.(type) {
	case file.Reference:
		if d.added[v.Num] && d.reach(v.Num, as) {
			d.reachAll(d.new.pdf.Own(v), as)
		}
	case file.Array:
		for _, one := range v {
			d.reachAll(one, as)
		}
	case file.Dict:
		for key, one := range v {
			if key != "Parent" && key != "P" {
				d.reachAll(one, as)
			}
		}
	case *file.Stream:
		d.reachAll(v.Dict, as)
	}
}

// plain reports whether a value holds no reference and no stream.
func plain(o file.Object) bool {
	switch v := o.(type) {
	case file.Reference, *file.Stream:
		return false
	case file.Array:
		return !slices.ContainsFunc(v, func(o file.Object) bool { return !plain(o) })
	case file.Dict:
		for _, one := range v {
			if !plain(one) {
				return false
			}
		}
	}
	return true
}

// differing is the keys of entries that differ between two dictionaries, sorted.
func differing(a, b file.Dict) (keys []string) {
	for key := range a {
		if !reflect.DeepEqual(a[key], b[key]) {
			keys = append(keys, key)
		}
	}
	for key := range b {
		if _, ok := a[key]; !ok && b[key] != nil {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// onlyKeys reports whether a dictionary has no keys but those given.
func onlyKeys(d file.Dict, allowed ...string) bool {
	for key := range d {
		if !slices.Contains(allowed, key) {
			return false
		}
	}
	return true
}

func dictOf(o file.Object) file.Dict {
	d, _ := o.(file.Dict)
	return d
}

func arrayOf(o file.Object) file.Array {
	a, _ := o.(file.Array)
	return a
}
