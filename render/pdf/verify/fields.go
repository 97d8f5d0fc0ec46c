package verify

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// Flags of a widget that may be set when its field is filled, and the flag of a field that makes it
// read-only (ISO 32000-1, tables 165 and 221).
const (
	flagPrint    = 1 << 2
	flagLocked   = 1 << 7
	flagReadOnly = 1
)

// fields compares the fields and their widgets.
func (d *difference) fields() {
	now := map[file.Reference]*acroform.Field{}
	parties := map[string]int{}
	for _, f := range d.new.form.Fields {
		now[f.Ref] = f
		parties[f.Party()]++
	}
	for _, was := range d.old.form.Fields {
		if is := now[was.Ref]; is != nil {
			delete(now, was.Ref)
			d.field(was, is)
		} else {
			d.forbidden("a field was removed: " + was.Name)
		}
	}
	d.fresh, d.refused = map[file.Reference]bool{}, map[file.Reference]bool{}
	for _, f := range d.new.form.Fields {
		if now[f.Ref] != nil {
			d.newField(f, parties[f.Party()] == 1 && f.Party() != "")
		}
	}
	for _, group := range d.old.form.Groups {
		d.group(group)
	}
}

// group compares a node of the tree of fields, to which a new field may be added.
func (d *difference) group(r file.Reference) {
	was, is := d.old.pdf.Dict(r), d.new.pdf.Dict(r)
	if d.changed[r.Num] {
		delete(d.changed, r.Num)
		if !slices.Equal(differing(was, is), []string{"Kids"}) || !d.onlyUsed(r.Num, ofField) {
			d.forbidden(formChanged)
			return
		}
	}
	d.appended(was["Kids"], is["Kids"], file.Use{Owner: r.Num, Path: "Kids"}, formChanged)
}

// field compares one field with its widgets.
func (d *difference) field(was, is *acroform.Field) {
	own := slices.Concat([]file.Reference{was.Ref}, was.Widgets)
	touched := slices.ContainsFunc(own, func(r file.Reference) bool { return d.changed[r.Num] })
	wasFull, isFull := d.full(was), d.new.form.Filled(is)
	if !touched {
		d.sameField(was, is)
		return
	}
	wrong := ""
	for _, r := range own {
		if d.changed[r.Num] {
			delete(d.changed, r.Num)
			wrong = cmp.Or(wrong, d.filling(was, r))
		}
	}
	if wrong == "" && isFull && !d.ticked(is) {
		wrong = fieldShows
	}
	switch {
	case !wasFull && isFull && wrong == "":
		d.reachAll(is.Value, asForm)
		if is.IsSignature() {
			d.signed(is)
		} else {
			d.note(Change{Text: "an empty field was filled in: " + is.Name, field: is.Name, fine: true})
		}
	case d.old.form.Filled(was) && !isFull && is.IsSignature():
		d.forbidden("a signature was removed: " + is.Party())
	case wasFull && !isFull:
		d.forbidden("the answer in a field was removed: " + is.Name)
	case wrong == "" && !reflect.DeepEqual(was.Value, is.Value):
		d.forbidden(valueChanged(is))
	default:
		d.forbidden(cmp.Or(wrong, fieldShows) + is.Name)
	}
}

// sameField describes changes below a field whose own dictionary is unchanged.
func (d *difference) sameField(was, is *acroform.Field) {
	if r, ok := was.Value.(file.Reference); ok && d.changed[r.Num] {
		delete(d.changed, r.Num)
		d.forbidden(valueChanged(is))
	}
	for _, w := range was.Widgets {
		look := d.old.pdf.Dict(d.old.pdf.Dict(w)["AP"])
		for _, key := range look.Keys() {
			if r, ok := look[key].(file.Reference); ok && d.changed[r.Num] {
				delete(d.changed, r.Num)
				d.forbidden("what a field shows was changed: " + is.Name)
			}
		}
	}
}

func valueChanged(f *acroform.Field) string {
	if f.IsSignature() {
		return "a signature was exchanged for another: " + f.Party()
	}
	return "the answer in a field was changed: " + f.Name
}

// What is wrong with a change of a field; the field's name follows.
const (
	fieldMoved  = "a field was moved or made into another: "
	fieldHidden = "a field was hidden or shown: "
	fieldShows  = "what a field shows was changed: "
)

// filling returns "" if a field or a widget differs only in its value and appearance, as if it was
// filled; otherwise what else changed.
func (d *difference) filling(f *acroform.Field, r file.Reference) (wrong string) {
	was, is := d.old.pdf.Dict(r), d.new.pdf.Dict(r)
	if is == nil || !d.onlyUsed(r.Num, ofField) {
		return fieldMoved
	}
	isField, isWidget := r == f.Ref, slices.Contains(f.Widgets, r)
	for _, key := range differing(was, is) {
		ok, otherwise := false, fieldMoved
		switch key {
		case "V", "I":
			ok = isField
		case "AS":
			ok, otherwise = isWidget && (is[key] == nil || f.Kind == "Btn") && plain(is[key]), fieldShows
		case "M":
			ok = isWidget && plain(is[key])
		case "AP":
			ok, otherwise = isWidget && d.dressed(f, r, was[key], is[key]), fieldShows
		case "F":
			ok, otherwise = isWidget && d.onlySet(was[key], is[key], flagPrint|flagLocked), fieldHidden
		case "Ff":
			ok = isField && d.onlySet(was[key], is[key], flagReadOnly)
		}
		if !ok && (wrong == "" || otherwise == fieldMoved) {
			wrong = otherwise
		}
	}
	return wrong
}

// ticked reports whether check boxes and buttons show the value of their field: the one for the
// value is on, and the others are off.
func (d *difference) ticked(f *acroform.Field) bool {
	if f.Kind != "Btn" {
		return true
	}
	value, found := d.new.pdf.Name(f.Value), false
	for _, r := range f.Widgets {
		w := d.new.pdf.Dict(r)
		states := d.new.pdf.Dict(d.new.pdf.Dict(w["AP"])["N"])
		state, on := d.new.pdf.Name(w["AS"]), states[value] != nil
		found = found || on
		if on && (state != value || !bounded(d.new.pdf, d.new.pdf.Stream(states[value]))) ||
			!on && state != "Off" && state != "" {
			return false
		}
	}
	return found
}

// onlySet reports whether flags differ only in that some of those allowed are set.
func (d *difference) onlySet(before, after file.Object, allowed int) bool {
	was, _ := d.old.pdf.Int(before)
	is, ok := after.(int)
	return ok && was&^is == 0 && is&^was&^allowed == 0
}

// dressed reports whether the appearance of a widget may differ: that of a signature or a text
// field, which is drawn for the answer. Check boxes and buttons have all their appearances
// beforehand.
func (d *difference) dressed(f *acroform.Field, widget file.Reference, was, is file.Object) bool {
	if f.Kind == "Btn" && was != nil {
		return false
	}
	e, ok := d.entry(was, is, file.Use{Owner: widget.Num, Path: "AP"}, asForm)
	a, b := dictOf(e.was), dictOf(e.is)
	if !ok || b == nil || !onlyKeys(b, "N") {
		return false
	}
	before, wasRef := a["N"].(file.Reference)
	after, isRef := b["N"].(file.Reference)
	if wasRef && isRef && before == after && d.changed[after.Num] {
		if !d.usedOnce(after.Num, within(e.at, "N")) {
			return false
		}
		delete(d.changed, after.Num)
		d.reachAll(d.new.pdf.Own(after), asForm)
	}
	d.reachAll(b["N"], asForm)
	if f.Kind == "Btn" {
		return true // checked by [difference.ticked]
	}
	look, ok := d.new.pdf.Get(b["N"]).(*file.Stream)
	return ok && bounded(d.new.pdf, look)
}

// Entries that a new field may have. It must show and do nothing.
var newFieldKeys = []string{"FT", "T", "TU", "TM", "Type", "Subtype", "F", "Ff", "Rect", "P", "V",
	"Parent", "AP", "AS", "M", "NM",
	"Lock", "SV", "DA", "MK", "Contents"}

// newField permits a new signature field that shows nothing: for a document time-stamp always,
// otherwise if the document is not certified.
func (d *difference) newField(f *acroform.Field, unique bool) {
	refused := "a field was added: " + f.Name
	if f.IsSignature() && !d.invisible(f.Dict) {
		refused = "a signature field was added that shows, and may cover what was signed: " + f.Name
	}
	if !d.added[f.Ref.Num] || !unique || !f.IsSignature() || !slices.Equal(f.Widgets, []file.Reference{f.Ref}) ||
		!onlyKeys(f.Dict, newFieldKeys...) || !d.invisible(f.Dict) {
		d.reachAll(f.Ref, asForm)
		d.refused[f.Ref] = true
		d.forbidden(refused)
		return
	}
	d.reach(f.Ref.Num, asForm)
	d.fresh[f.Ref] = true
	for _, key := range []string{"V", "AP", "Lock", "SV", "MK"} {
		d.reachAll(f.Dict[key], asForm)
	}
	value := d.new.pdf.Dict(f.Value)
	switch {
	case value == nil:
		d.note(Change{Text: "an empty signature field was added, which shows nothing: " + f.Name, fine: true})
	case d.new.pdf.Name(value["SubFilter"]) == timestampFilter:
		d.harmless("a time-stamp of the document was added, in a new field that shows nothing")
	default:
		d.note(Change{Text: "signed again by " + d.signer(d.new, f.Value) + ", in a new field that shows nothing",
			fine: true})
	}
}

// invisible reports whether a widget has no size and draws nothing.
func (d *difference) invisible(widget file.Dict) bool {
	r, ok := widget["Rect"].(file.Array)
	if !ok || len(r) != 4 || !plain(r) || !reflect.DeepEqual(r[0], r[2]) || !reflect.DeepEqual(r[1], r[3]) {
		return false
	}
	if widget["AP"] == nil {
		return true
	}
	look := d.new.pdf.Dict(widget["AP"])
	s := d.new.pdf.Stream(look["N"])
	return s != nil && onlyKeys(look, "N") && empty(d.new.pdf, s)
}
