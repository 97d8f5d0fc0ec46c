package verify

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// pages compares the pages, to which the widgets of permitted new fields may be added.
func (d *difference) pages() {
	was, errOld := d.old.pdf.Pages()
	is, errNew := d.new.pdf.Pages()
	if errOld != nil || errNew != nil {
		d.forbidden("pages were changed")
		return
	}
	switch {
	case len(is) > len(was):
		d.forbidden(fmt.Sprintf("pages were added: %d before, %d now", len(was), len(is)))
	case len(is) < len(was):
		d.forbidden(fmt.Sprintf("pages were removed: %d before, %d now", len(was), len(is)))
	}
	for i := range min(len(was), len(is)) {
		if was[i].Ref != is[i].Ref {
			d.forbidden(fmt.Sprintf("page %d is another than before", i+1))
		}
	}
	for i, p := range was {
		d.page(i, p.Ref)
	}
}

// page compares one page; only its list of annotations may differ.
func (d *difference) page(i int, r file.Reference) {
	on := fmt.Sprintf(" on page %d", i+1)
	annotations := "a note, picture or link was added, changed or removed" + on
	was, is := d.old.pdf.Dict(r), d.new.pdf.Dict(r)
	if d.changed[r.Num] {
		delete(d.changed, r.Num)
		for _, key := range differing(was, is) {
			switch key {
			case "Annots":
			case "Contents":
				d.forbidden("what stands" + on + " was changed")
			default:
				d.forbidden("how a page is shown was changed" + on)
			}
		}
		if !d.onlyUsed(r.Num, d.ofPage) {
			d.forbidden("how a page is shown was changed" + on)
		}
	}
	if !reflect.DeepEqual(was["Annots"], is["Annots"]) || d.touches(was["Annots"]) {
		d.appended(was["Annots"], is["Annots"], file.Use{Owner: r.Num, Path: "Annots"}, annotations)
	}
}

// touches reports whether a value refers to an object with a change that is not explained.
func (d *difference) touches(o file.Object) bool {
	r, ok := o.(file.Reference)
	return ok && d.changed[r.Num]
}

// unexplained describes the remaining changes by where they are used. None is permitted.
func (d *difference) unexplained() {
	w := naming{d: d, seen: map[int]bool{}}
	if w.done() {
		return
	}
	pages, err := d.new.pdf.Pages()
	if err != nil {
		pages = nil // reported already
	}
	for i, p := range pages {
		on := fmt.Sprintf(" on page %d", i+1)
		w.from(p.Dict["Contents"], "what stands"+on+" was changed")
		w.from(p.Dict["Resources"], "letters or pictures were exchanged"+on)
		w.from(p.Dict["Annots"], "a note, picture or link was added, changed or removed"+on)
		w.from(p.Dict["AA"], "what happens when a page is opened was changed"+on)
	}
	catalog := d.new.pdf.Catalog()
	for _, e := range catalogEntries {
		w.from(catalog[e.key], e.changed)
	}
	if len(d.changed) > 0 {
		d.forbidden("something was changed in a way that cannot be told")
	}
	for _, num := range slices.Sorted(maps.Keys(d.added)) {
		if d.added[num] {
			d.forbidden("something was added that no part of the document uses")
		}
	}
}

// A naming searches for unexplained objects, to describe them.
type naming struct {
	d    *difference
	seen map[int]bool
}

func (w *naming) done() bool { return len(w.d.changed)+len(w.d.added) == 0 }

// from reports as forbidden the unexplained objects that a value refers to, directly or not.
func (w *naming) from(o file.Object, text string) {
	for pending := []file.Object{o}; len(pending) > 0; {
		o, pending = pending[len(pending)-1], pending[:len(pending)-1]
		switch v := o.(type) {
		case file.Reference:
			if w.seen[v.Num] || w.done() {
				continue
			}
			w.seen[v.Num] = true
			if w.d.changed[v.Num] || w.d.added[v.Num] {
				delete(w.d.changed, v.Num)
				delete(w.d.added, v.Num)
				w.d.forbidden(text)
			}
			pending = append(pending, w.d.new.pdf.Get(v))
		case file.Array:
			pending = append(pending, v...)
		case file.Dict:
			for _, key := range v.Keys() {
				// References upwards, and from a signature to what it signs, are not uses.
				if key != "Parent" && key != "P" && key != "Pg" && !(key == "Data" && v["TransformMethod"] != nil) {
					pending = append(pending, v[key])
				}
			}
		case *file.Stream:
			pending = append(pending, v.Dict)
		}
	}
}
