package verify

import (
	"reflect"
	"slices"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// What changes when an entry of the catalogue changes, for entries with a common name.
var catalogEntries = []struct{ key, changed string }{
	{"OpenAction", "what happens when the document is opened was changed"},
	{"AA", "what happens when the document is opened was changed"},
	{"Names", "attachments, scripts or named places were changed"},
	{"AF", "attachments were changed"},
	{"StructTreeRoot", "what screen readers read was changed"},
	{"MarkInfo", "what screen readers read was changed"},
	{"Lang", "the language of the document was changed"},
	{"Outlines", "bookmarks were changed"},
	{"Pages", "pages were changed"},
	{"OCProperties", "layers that can be shown and hidden were changed"},
	{"ViewerPreferences", "how the document is shown was changed"},
	{"PageMode", "how the document is shown was changed"},
	{"PageLayout", "how the document is shown was changed"},
	{"PageLabels", "how pages are numbered was changed"},
	{"OutputIntents", "the colours of the document were changed"},
	{"Perms", "what the document allows was changed: a certification was added or removed"},
	{"AcroForm", formChanged},
	{"Metadata", descriptionChanged},
	{"DSS", validationChanged},
}

const (
	formChanged        = "the form was changed: its fonts, scripts or settings"
	descriptionChanged = "the document’s title or description was changed"
	validationChanged  = "certificates and revocation data were changed, not only added to"
	rewritten          = "the description of the document was rewritten with the same words"
)

func catalogChange(key string) string {
	for _, e := range catalogEntries {
		if e.key == key {
			return e.changed
		}
	}
	return "the document as a whole was changed in a way that cannot be told"
}

// trailer compares the trailers.
func (d *difference) trailer() {
	was, is := d.old.pdf.Trailer(), d.new.pdf.Trailer()
	if !reflect.DeepEqual(was["Root"], is["Root"]) {
		d.forbidden("the whole document was exchanged for another")
	}
	id, ok := d.entry(was["ID"], is["ID"], file.Use{Path: "ID"}, asTrailer)
	a, b := arrayOf(id.was), arrayOf(id.is)
	if !ok || len(a) > 0 && (len(b) == 0 || !plain(b) || !reflect.DeepEqual(a[0], b[0])) {
		d.forbidden("the document’s identifier was changed")
	}
	d.information(was["Info"], is["Info"])
	for _, key := range differing(was, is) {
		if is[key] != nil && !slices.Contains(trailerEntries, key) {
			d.forbidden(catalogChange(""))
		}
	}
}

// Entries of a trailer or a cross-reference stream that are compared, or that may differ with each
// update.
var trailerEntries = []string{"Root", "Info", "ID", "Size", "Prev",
	"Type", "W", "Index", "Filter", "DecodeParms", "Length"}

// information compares the document information dictionary, in which a program that saves the
// document may write its own name and the date.
func (d *difference) information(before, after file.Object) {
	info, ok := d.entry(before, after, file.Use{Path: "Info"}, asTrailer)
	a, b := dictOf(info.was), dictOf(info.is)
	keys := differing(a, b)
	if len(keys) == 0 && ok {
		return
	}
	for _, key := range keys {
		if key != "ModDate" && key != "Producer" && key != "Creator" || !plain(b[key]) {
			ok = false
		}
	}
	if !ok {
		d.forbidden(descriptionChanged)
		return
	}
	d.harmless("the note of the program that saved the document was changed")
}

// catalog compares the catalogue. The form, metadata, security store and extensions have rules of
// their own; no other entry may differ.
func (d *difference) catalog() {
	root := d.new.form.Root
	was, is := d.old.pdf.Catalog(), d.new.pdf.Catalog()
	if d.changed[root.Num] {
		if !d.onlyUsed(root.Num, ofCatalog) {
			d.forbidden(catalogChange(""))
		}
		delete(d.changed, root.Num)
		for _, key := range differing(was, is) {
			switch key {
			case "AcroForm", "Metadata", "DSS", "Extensions":
			case "Version":
				d.version(was[key], is[key])
			default:
				d.forbidden(catalogChange(key))
			}
		}
	}
	at := func(key string) file.Use { return file.Use{Owner: root.Num, Path: key} }
	d.description(was["Metadata"], is["Metadata"], at("Metadata"))
	d.validation(was["DSS"], is["DSS"], at("DSS"))
	extensions, ok := d.entry(was["Extensions"], is["Extensions"], at("Extensions"), asTrailer)
	if !ok || !reflect.DeepEqual(extensions.was, extensions.is) && !plain(extensions.is) {
		d.forbidden(catalogChange("Extensions"))
	}
}

// version allows a later version of PDF to be stated.
func (d *difference) version(was, is file.Object) {
	a, _ := was.(file.NameValue)
	b, ok := is.(file.NameValue)
	if !ok || !strings.HasPrefix(string(b), "1.") && b != "2.0" || b < a {
		d.forbidden(catalogChange("Version"))
		return
	}
	d.harmless("a later version of the file format was named")
}

// form compares the form dictionary except for its fields.
func (d *difference) form() {
	before, after := d.old.pdf.Catalog()["AcroForm"], d.new.pdf.Catalog()["AcroForm"]
	e, ok := d.entry(before, after, file.Use{Owner: d.new.form.Root.Num, Path: "AcroForm"}, asForm)
	was, is := dictOf(e.was), dictOf(e.is)
	if !ok || was != nil && is == nil || after != nil && is == nil {
		d.forbidden(formChanged)
		return
	}
	for _, key := range differing(was, is) {
		switch key {
		case "Fields":
		case "SigFlags":
			a, _ := d.old.pdf.Int(was[key])
			if b, _ := is[key].(int); a&^b != 0 {
				d.forbidden("the form was changed: it denies its signatures")
			}
		case "DA", "DR", "NeedAppearances":
			d.settings(key, was, is)
		default:
			d.forbidden(formChanged)
		}
	}
	d.appended(was["Fields"], is["Fields"], within(e.at, "Fields"), formChanged)
	if resources := was["DR"]; resources != nil {
		d.resources(resources, is["DR"], within(e.at, "DR"))
	}
}

// settings compares the form's entries about how answers are drawn. They change nothing visible
// unless there are answers that a viewer may draw again.
func (d *difference) settings(key string, was, is file.Dict) {
	const added = "settings for drawing answers were added to the form"
	switch {
	case key == "NeedAppearances":
		_, wasBool := was[key].(bool)
		_, isBool := is[key].(bool)
		if d.answered() || was[key] != nil && !wasBool || is[key] != nil && !isBool {
			d.forbidden("the form was changed: viewers now draw its answers again, or no longer do")
			return
		}
		d.note(Change{Text: added, fine: true})
	case key == "DA" && (was[key] != nil || d.drawn()):
		d.forbidden(formChanged)
	case was[key] == nil:
		if key == "DR" && !d.newResources(is[key]) {
			return
		}
		d.reachAll(is[key], asForm)
		d.note(Change{Text: added, fine: true})
	}
}

// appended compares two arrays of fields or widgets. The second may have permitted new ones at its
// end.
func (d *difference) appended(was, is file.Object, at file.Use, otherwise string) {
	e, ok := d.entry(was, is, at, asForm)
	a, b := arrayOf(e.was), arrayOf(e.is)
	if !ok || len(b) < len(a) ||
		!slices.EqualFunc(a, b[:len(a)], func(x, y file.Object) bool { return reflect.DeepEqual(x, y) }) {
		d.forbidden(otherwise)
		return
	}
	if was == nil && len(b) == 0 && is != nil {
		d.forbidden(otherwise)
	}
	for _, o := range b[len(a):] {
		if r, ok := o.(file.Reference); !ok || !d.fresh[r] && !d.refused[r] {
			d.forbidden(otherwise)
		}
	}
}
