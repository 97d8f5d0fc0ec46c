package verify

import (
	"errors"
	"reflect"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A step is one saving after a signature: what was changed by it.
type step struct {
	changes []Change
	err     error
}

// step compares the file as it was when it ended at byte start with what the
// addition made of it. It is done once, however many signatures stand before.
func (c *checking) step(start int, a file.Addition) (step, error) {
	if s, ok := c.steps[a.Start]; ok {
		return s, s.err
	}
	s := step{}
	s.changes, s.err = c.compare(start, a)
	c.steps[a.Start] = s
	return s, s.err
}

func (c *checking) compare(start int, a file.Addition) ([]Change, error) {
	old, err := c.revision(start)
	if err != nil {
		return nil, err
	}
	new, err := c.revision(a.End)
	if err != nil {
		return nil, err
	}
	if prev, ok := a.Trailer["Prev"].(int); !ok || prev != old.pdf.Sections()[0] {
		return nil, errors.New("a saving that does not follow the one before it")
	}
	if len(new.pdf.Sections()) != len(old.pdf.Sections())+1 {
		return nil, errors.New("a saving in more than one section")
	}
	d := difference{old: old, new: new, left: map[int]bool{}}
	for _, r := range a.Objects {
		if !reflect.DeepEqual(old.pdf.Get(r), new.pdf.Get(r)) {
			d.left[r.Num] = true
		}
	}
	for _, num := range a.Free {
		if _, ok := old.pdf.Find(file.Reference{Num: num}); ok || old.pdf.Get(file.Reference{Num: num}) != nil {
			d.left[num] = true
		}
	}
	d.trailer()
	d.fields()
	d.catalog()
	d.rest()
	if err := errors.Join(old.pdf.Err(), new.pdf.Err()); err != nil {
		return nil, err
	}
	return d.changes, nil
}

// A difference is what one saving changed, while that is being explained. Every
// object that it wrote must be explained by a change of a known kind.
type difference struct {
	old, new *revision
	left     map[int]bool // numbers of changed objects that are not explained yet
	changes  []Change
}

// The kinds of change that may be permitted.
func (d *difference) signed(f *acroform.Field) {
	d.note(Change{Text: "another party signed: " + f.Party(), field: f.Name, fine: true})
}
func (d *difference) filled(f *acroform.Field) {
	d.note(Change{Text: "an empty field was filled in: " + f.Name, field: f.Name, fine: true})
}
func (d *difference) harmless(text string) { d.note(Change{Text: text, fine: true, after: true}) }

// forbidden is a change that no signature allows.
func (d *difference) forbidden(text string) { d.note(Change{Text: text}) }

func (d *difference) note(c Change) {
	if !slices.Contains(d.changes, c) {
		d.changes = append(d.changes, c)
	}
}

// explain takes an object off the list.
func (d *difference) explain(o file.Object) {
	if r, ok := o.(file.Reference); ok {
		delete(d.left, r.Num)
	}
}

// explainNew takes off the list what a value leads to of objects that there were
// not before.
func (d *difference) explainNew(o file.Object) {
	switch v := o.(type) {
	case file.Reference:
		if !d.left[v.Num] || d.old.pdf.Get(v) != nil {
			return
		}
		delete(d.left, v.Num)
		d.explainNew(d.new.pdf.Get(v))
	case file.Array:
		for _, one := range v {
			d.explainNew(one)
		}
	case file.Dict:
		for _, key := range v.Keys() {
			if key != "Parent" && key != "P" {
				d.explainNew(v[key])
			}
		}
	case *file.Stream:
		d.explainNew(v.Dict)
	}
}

// same reports whether two dictionaries have the same entries but for some.
func same(a, b file.Dict, but ...string) bool {
	for _, d := range []file.Dict{a, b} {
		for key := range d {
			if !slices.Contains(but, key) && !reflect.DeepEqual(a[key], b[key]) {
				return false
			}
		}
	}
	return true
}

// trailer compares what the file says of itself as a whole.
func (d *difference) trailer() {
	was, is := d.old.pdf.Trailer(), d.new.pdf.Trailer()
	if !reflect.DeepEqual(was["Root"], is["Root"]) {
		d.forbidden("the whole document was exchanged for another")
	}
	if a, b := d.old.pdf.Array(was["ID"]), d.new.pdf.Array(is["ID"]); len(a) > 0 && (len(b) == 0 || !reflect.DeepEqual(a[0], b[0])) {
		d.forbidden("the document’s identifier was changed")
	}
	d.explainNew(is["ID"])
	a, b := d.old.pdf.Dict(was["Info"]), d.new.pdf.Dict(is["Info"])
	if reflect.DeepEqual(was["Info"], is["Info"]) && same(a, b) {
		return
	}
	d.explain(is["Info"])
	if same(a, b, "ModDate", "Producer", "Creator") || a == nil {
		d.harmless("the note of the program that saved the document was changed")
	} else {
		d.forbidden("the document’s title or description was changed")
	}
}

// fields compares the fields and what they show.
func (d *difference) fields() {
	was := map[string]*acroform.Field{}
	for _, f := range d.old.form.Fields {
		was[f.Name] = f
	}
	for _, f := range d.new.form.Fields {
		if old := was[f.Name]; old != nil {
			delete(was, f.Name)
			d.field(old, f)
		} else {
			d.explain(f.Ref)
			d.forbidden("a field was added: " + f.Name)
		}
	}
	for _, f := range d.old.form.Fields {
		if was[f.Name] != nil {
			d.forbidden("a field was removed: " + f.Name)
		}
	}
}

// field compares one field.
func (d *difference) field(was, is *acroform.Field) {
	if was.Ref != is.Ref || was.Widgets[0] != is.Widgets[0] {
		d.forbidden("a field was exchanged for another: " + is.Name)
		return
	}
	wasFull, isFull := d.old.form.Filled(was), d.new.form.Filled(is)
	untouched := !d.left[is.Ref.Num] && !d.left[is.Widgets[0].Num]
	if untouched && !d.shownAnew(is) {
		if r, ok := is.Value.(file.Reference); ok && d.left[r.Num] {
			d.explain(is.Value)
			d.forbidden(d.valueChanged(is))
		}
		return
	}
	d.explain(is.Ref)
	d.explain(is.Widgets[0])
	oldWidget, newWidget := d.old.pdf.Dict(was.Widgets[0]), d.new.pdf.Dict(is.Widgets[0])
	changing := []string{"V", "AP", "AS", "F", "M"}
	flags, _ := d.old.pdf.Int(oldWidget["F"])
	now, _ := d.new.pdf.Int(newWidget["F"])
	const shownOrLocked = 4 | 128
	switch {
	case !same(was.Dict, is.Dict, changing...) || !same(oldWidget, newWidget, changing...):
		d.forbidden("a field was moved or made into another: " + is.Name)
	case flags&^shownOrLocked != now&^shownOrLocked || flags&^now != 0:
		d.forbidden("a field was hidden or shown: " + is.Name)
	case !wasFull && isFull:
		d.explainNew(is.Value)
		d.explainNew(newWidget["AP"])
		if is.IsSignature() {
			d.signed(is)
		} else {
			d.filled(is)
		}
	case wasFull && !isFull && is.IsSignature():
		d.forbidden("a signature was removed: " + is.Party())
	case wasFull && !isFull:
		d.forbidden("the answer in a field was removed: " + is.Name)
	case !reflect.DeepEqual(was.Value, is.Value):
		d.explainNew(is.Value)
		d.explainNew(newWidget["AP"])
		d.forbidden(d.valueChanged(is))
	default:
		d.explainNew(newWidget["AP"])
		d.forbidden("what a field shows was changed: " + is.Name)
	}
}

func (d *difference) valueChanged(f *acroform.Field) string {
	if f.IsSignature() {
		return "a signature was exchanged for another: " + f.Party()
	}
	return "the answer in a field was changed: " + f.Name
}

// shownAnew reports whether the look of a field that itself was not written anew
// is another, and takes it off the list.
func (d *difference) shownAnew(f *acroform.Field) bool {
	look := d.new.pdf.Dict(d.new.pdf.Dict(f.Widgets[0])["AP"])
	found := false
	for _, key := range look.Keys() {
		if r, ok := look[key].(file.Reference); ok && d.left[r.Num] {
			d.explain(r)
			found = true
		}
	}
	return found
}
