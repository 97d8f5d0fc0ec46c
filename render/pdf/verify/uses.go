package verify

import (
	"encoding/xml"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// What a catalogue's entries do, for those of which a change has a name.
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
}

// catalog compares the document's root object, the form apart from its fields,
// and the description.
func (d *difference) catalog() {
	was, is := d.old.pdf.Catalog(), d.new.pdf.Catalog()
	d.explain(d.new.pdf.Trailer()["Root"])
	d.formItself(was["AcroForm"], is["AcroForm"])
	d.description(was["Metadata"], is["Metadata"])
	if !reflect.DeepEqual(was["Perms"], is["Perms"]) || !same(d.old.pdf.Dict(was["Perms"]), d.new.pdf.Dict(is["Perms"])) {
		d.forbidden("what the document allows was changed: a certification was added or removed")
		d.explain(is["Perms"])
	}
	if !reflect.DeepEqual(was["DSS"], is["DSS"]) || d.touches(is["DSS"], 3) {
		d.proofs(was["DSS"], is["DSS"])
	}
	if !reflect.DeepEqual(was["Extensions"], is["Extensions"]) {
		d.explainNew(is["Extensions"])
	}
	known := []string{"AcroForm", "Metadata", "Perms", "DSS", "Extensions"}
	for _, e := range catalogEntries {
		if !reflect.DeepEqual(was[e.key], is[e.key]) {
			d.explainNew(is[e.key])
			d.forbidden(e.changed)
		}
		known = append(known, e.key)
	}
	if !same(was, is, known...) {
		d.forbidden("the document as a whole was changed in a way that cannot be told")
	}
}

// formItself compares the form without its fields.
func (d *difference) formItself(before, after file.Object) {
	was, is := d.old.pdf.Dict(before), d.new.pdf.Dict(after)
	d.explain(after)
	if !same(was, is, "SigFlags", "Fields") || (was == nil) != (is == nil) {
		d.forbidden("the form was changed: its fonts, scripts or settings")
	}
	a, _ := d.old.pdf.Int(was["SigFlags"])
	b, _ := d.new.pdf.Int(is["SigFlags"])
	if a&^b != 0 {
		d.forbidden("the form was changed: it denies its signatures")
	}
	d.explain(is["Fields"]) // each field has been compared
}

// proofs are certificates and lists that were added so that signatures can still
// be checked in years to come.
func (d *difference) proofs(before, after file.Object) {
	was, is := d.old.pdf.Dict(before), d.new.pdf.Dict(after)
	if was != nil {
		d.explain(after)
	}
	d.explainNew(after)
	for _, key := range is.Keys() {
		d.explain(is[key])
		d.explainNew(is[key])
	}
	for key := range was {
		if is[key] == nil {
			d.forbidden("certificates for checking signatures were removed")
			return
		}
	}
	d.harmless("certificates for checking signatures were added")
}

// touches reports whether a value leads to changed objects within so many steps.
func (d *difference) touches(o file.Object, steps int) bool {
	if steps == 0 {
		return false
	}
	switch v := o.(type) {
	case file.Reference:
		return d.left[v.Num] || d.touches(d.new.pdf.Get(v), steps-1)
	case file.Array:
		return slices.ContainsFunc(v, func(o file.Object) bool { return d.touches(o, steps) })
	case file.Dict:
		for key := range v {
			if d.touches(v[key], steps) {
				return true
			}
		}
	}
	return false
}

// description compares the XMP packet. Programs that save a document write it
// anew; the title must stay.
func (d *difference) description(before, after file.Object) {
	changed := !reflect.DeepEqual(before, after)
	if r, ok := after.(file.Reference); ok && d.left[r.Num] {
		changed = true
	}
	if !changed {
		return
	}
	d.explain(after)
	if before != nil && xmpTitle(d.old.pdf, before) != xmpTitle(d.new.pdf, after) {
		d.forbidden("the document’s title or description was changed")
		return
	}
	d.harmless("the description of the document was written anew")
}

// xmpTitle is the title in an XMP packet, with what says its language.
func xmpTitle(pdf *file.Document, o file.Object) string {
	const most = 1 << 20
	s := pdf.Stream(o)
	if s == nil {
		return ""
	}
	data, err := pdf.Decode(s)
	if err != nil || len(data) > most {
		return "unreadable"
	}
	decoder := xml.NewDecoder(strings.NewReader(string(data)))
	var title strings.Builder
	depth := 0
	for {
		token, err := decoder.Token()
		if err != nil {
			return strings.TrimSpace(title.String())
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth > 0 || t.Name.Space == "http://purl.org/dc/elements/1.1/" && t.Name.Local == "title" {
				depth++
			}
		case xml.EndElement:
			depth = max(depth-1, 0)
		case xml.CharData:
			if depth > 0 {
				title.WriteString(strings.TrimSpace(string(t)))
			}
		}
	}
}

// rest names what is not explained, by where it is used.
func (d *difference) rest() {
	a, errOld := d.old.pdf.Pages()
	b, errNew := d.new.pdf.Pages()
	if errOld != nil || errNew != nil {
		d.forbidden("pages were changed")
		return
	}
	switch {
	case len(b) > len(a):
		d.forbidden(fmt.Sprintf("pages were added: %d before, %d now", len(a), len(b)))
	case len(b) < len(a):
		d.forbidden(fmt.Sprintf("pages were removed: %d before, %d now", len(a), len(b)))
	}
	if len(d.left) == 0 {
		return
	}
	w := wherever{d: d, seen: map[int]bool{}}
	for i := range b {
		if i < len(a) && a[i].Ref == b[i].Ref {
			w.page(i, a[i], b[i])
		} else if i < len(a) {
			d.forbidden(fmt.Sprintf("page %d is another than before", i+1))
			w.from(b[i].Ref, "")
		} else {
			w.from(b[i].Ref, "")
		}
	}
	is := d.new.pdf.Catalog()
	for _, e := range catalogEntries {
		w.from(is[e.key], e.changed)
	}
	w.from(is["AcroForm"], "the form was changed: its fonts, scripts or settings")
	if len(d.left) == 0 {
		return
	}
	for _, num := range slices.Sorted(maps.Keys(d.left)) {
		if d.old.pdf.Get(file.Reference{Num: num}) != nil {
			d.forbidden("something was changed in a way that cannot be told")
		} else {
			d.forbidden("something was added that no part of the document uses")
		}
	}
}

// wherever looks for changed objects from the places where a document uses them.
type wherever struct {
	d    *difference
	seen map[int]bool
}

// page compares a page with what it shows.
func (w *wherever) page(i int, was, is file.Page) {
	on := fmt.Sprintf(" on page %d", i+1)
	if w.d.left[is.Ref.Num] {
		w.d.explain(is.Ref)
		if !reflect.DeepEqual(was.Dict["Annots"], is.Dict["Annots"]) {
			w.d.forbidden("a note, picture or link was added, changed or removed" + on)
		}
		if !reflect.DeepEqual(was.Dict["Contents"], is.Dict["Contents"]) {
			w.d.forbidden("what stands" + on + " was changed")
		}
		if !same(was.Dict, is.Dict, "Annots", "Contents") {
			w.d.forbidden("how a page is shown was changed" + on)
		}
	}
	w.from(is.Dict["Contents"], "what stands"+on+" was changed")
	w.from(is.Dict["Resources"], "letters or pictures were exchanged"+on)
	w.from(is.Dict["Annots"], "a note, picture or link was added, changed or removed"+on)
	w.from(is.Dict["AA"], "what happens when a page is opened was changed"+on)
}

// from takes all changed objects that a value leads to off the list, and notes the
// change that this is, if there is any; none is noted already where the text is "".
func (w *wherever) from(o file.Object, text string) {
	pending := []file.Object{o}
	for len(pending) > 0 {
		o, pending = pending[len(pending)-1], pending[:len(pending)-1]
		switch v := o.(type) {
		case file.Reference:
			if w.seen[v.Num] {
				continue
			}
			w.seen[v.Num] = true
			if w.d.left[v.Num] {
				w.d.explain(v)
				if text != "" {
					w.d.forbidden(text)
				}
			}
			pending = append(pending, w.d.new.pdf.Get(v))
		case file.Array:
			pending = append(pending, v...)
		case file.Dict:
			for _, key := range v.Keys() {
				// What leads back up is no use of it; nor is what a signature is about.
				if key != "Parent" && key != "P" && key != "Pg" && !(key == "Data" && v["TransformMethod"] != nil) {
					pending = append(pending, v[key])
				}
			}
		case *file.Stream:
			pending = append(pending, v.Dict)
		}
	}
}
