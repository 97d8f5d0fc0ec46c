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

// step compares the revision that ends at byte start with the file after the update. The result is
// cached, so that several signatures share it.
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
	before, err := c.revision(start)
	if err != nil {
		return nil, err
	}
	after, err := c.revision(a.End)
	if err != nil {
		return nil, err
	}
	if err := follows(before.pdf, after.pdf, a); err != nil {
		return nil, err
	}
	d := difference{old: before, new: after, signer: c.signer, changed: map[int]bool{}, added: map[int]bool{},
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
	if err := errors.Join(before.pdf.Err(), after.pdf.Err()); err != nil {
		return nil, err
	}
	return d.changes, nil
}

// follows returns an error unless every reader takes an update as a continuation of the revision
// before it.
func follows(before, after *file.Document, a file.Addition) error {
	if prev, ok := a.Trailer["Prev"].(int); !ok || prev != before.Sections()[0] {
		return errors.New("an update that does not follow the one before it")
	}
	if len(after.Sections()) != len(before.Sections())+1 {
		return errors.New("an update in more than one section")
	}
	// Objects from the size upwards do not exist (ISO 32000-1, 7.5.5).
	size, ok := a.Trailer["Size"].(int)
	was, okBefore := before.Trailer()["Size"].(int)
	if !ok || !okBefore || size < was || size > file.MaxObject+1 {
		return errors.New("an update that takes objects away")
	}
	for _, r := range slices.Concat(a.Objects, a.Bookkeeping) {
		if r.Num >= size {
			return errors.New("an update with objects beyond its size")
		}
	}
	return nil
}

// A role is the purpose of a new object. An object has one role only.
type role string

// The roles of new objects.
const (
	asForm       role = "form" // form fields, appearances and their resources, signatures
	asValidation role = "validation data"
	asMetadata   role = "metadata"
	asTrailer    role = "trailer"
)

// A difference is what one update changed, while it is being explained.
//
// A number is old if the revision before has it in use, in any generation, or refers to it: a
// reader of that revision could have seen something under it. An old object may change only in the
// ways that its role in that revision allows. The role follows from all places that refer to it
// there; what refers to it now does not matter. Every other number is new, and permitted only if a
// permitted change refers to it. What is left in changed or in added at the end is not permitted.
type difference struct {
	old, new *revision
	signer   func(*revision, file.Object) string
	changed  map[int]bool       // old numbers with changes not explained yet
	added    map[int]bool       // new numbers that no permitted change refers to yet
	reached  map[int]role       // new numbers that a permitted change refers to
	uses     map[int][]file.Use // of old numbers, in the old revision; see usesOf

	collected map[int]bool            // numbers whose uses are known: the changed ones
	allUses   bool                    // the uses of all numbers are known
	fresh     map[file.Reference]bool // permitted new fields
	refused   map[file.Reference]bool // new fields reported as forbidden
	changes   []Change
}

// harmless reports a change of nothing visible, which every signature allows.
func (d *difference) harmless(text string) { d.note(Change{Text: text, fine: true, always: true}) }

// forbidden reports a change that no signature allows.
func (d *difference) forbidden(text string) { d.note(Change{Text: text}) }

// signed reports that a party signed, or that a time-stamp was put into the party's field.
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
	before, after := d.old.pdf, d.new.pdf
	for _, r := range a.Bookkeeping {
		if _, ok := before.Generation(r.Num); ok {
			d.changed[r.Num] = true
		} else {
			d.added[r.Num] = true
		}
	}
	for _, r := range a.Objects {
		if gen, ok := before.Generation(r.Num); !ok {
			d.added[r.Num] = true
		} else if gen != r.Gen || !reflect.DeepEqual(before.Own(r), after.Own(r)) {
			d.changed[r.Num] = true
		}
	}
	for _, num := range a.Free {
		if _, ok := before.Generation(num); ok {
			d.changed[num] = true
		}
	}
	if len(d.added)+len(d.changed) == 0 {
		return nil
	}
	// A number that the old revision refers to without having it is old too: what is put there now
	// would be shown.
	err := before.References(func(to file.Reference, owner int, path func() string) {
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
		delete(d.added, r.Num) // it only serves to find other objects
	}
	return nil
}

// An entry is the value of a dictionary's entry before and after, with references followed, and the
// place from which it was used.
type entry struct {
	was, is file.Object
	at      file.Use // place of uses by the old value
}

// entry compares the values of an entry, either of which may be an indirect object. The old object
// must have been used there and nowhere else, and a new one must be new; otherwise ok is false.
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

// within returns the place of an entry inside another.
func within(at file.Use, key string) file.Use {
	if at.Path != "" {
		key = at.Path + "." + key
	}
	return file.Use{Owner: at.Owner, Path: key}
}

// reach gives a new object a role. It returns false if the object is old or has another role.
func (d *difference) reach(num int, as role) bool {
	if d.added[num] {
		delete(d.added, num)
		d.reached[num] = as
	}
	return d.reached[num] == as
}

// reachAll gives a role to all new objects that a value refers to, directly or not. References back
// to a page or to the parent field are not followed.
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

// plain reports whether a value contains no reference and no stream.
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

// differing returns the keys of entries that differ between two dictionaries, sorted.
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

// onlyKeys reports whether a dictionary has only the keys given.
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
