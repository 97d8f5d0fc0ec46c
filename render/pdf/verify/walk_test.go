package verify_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A walk compares what a reader sees of two revisions, independently of package verify:
// pages with everything that they refer to, the catalogue, the form.
type walk struct {
	was, is *signedFile
	apart   map[file.Reference]bool // pages and fields, which are compared separately
	seen    map[[2]file.Reference]bool
}

// unseen returns an error if the newer revision shows anything that the older one does
// not, except for fields that were empty and fields that are not visible.
func unseen(was, is *signedFile) error {
	w := &walk{was: was, is: is, apart: map[file.Reference]bool{}, seen: map[[2]file.Reference]bool{}}
	for _, p := range was.pages {
		w.apart[p.Ref] = true
	}
	for _, f := range was.form.Fields {
		for _, r := range append([]file.Reference{f.Ref}, f.Widgets...) {
			w.apart[r] = true
		}
	}
	for _, r := range was.form.Groups {
		w.apart[r] = true
	}
	for _, check := range []func() error{w.catalog, w.pages, w.formEntries, w.fields} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// same compares two values and everything that they refer to.
func (w *walk) same(path string, a, b file.Object) error {
	ra, okA := a.(file.Reference)
	rb, okB := b.(file.Reference)
	if w.apart[ra] || w.apart[rb] {
		if ra != rb {
			return fmt.Errorf("%s leads elsewhere", path)
		}
		return nil
	}
	if okA && okB {
		if w.seen[[2]file.Reference{ra, rb}] {
			return nil
		}
		w.seen[[2]file.Reference{ra, rb}] = true
	}
	a, b = w.was.d.Get(a), w.is.d.Get(b)
	switch x := a.(type) {
	case file.Dict:
		y, ok := b.(file.Dict)
		if !ok {
			return fmt.Errorf("%s is no dictionary", path)
		}
		return w.entries(path, x, y)
	case file.Array:
		y, ok := b.(file.Array)
		if !ok || len(x) != len(y) {
			return fmt.Errorf("%s has other elements", path)
		}
		for i := range x {
			if err := w.same(path+"[]", x[i], y[i]); err != nil {
				return err
			}
		}
		return nil
	case *file.Stream:
		y, ok := b.(*file.Stream)
		if !ok || !bytes.Equal(x.Raw, y.Raw) {
			return fmt.Errorf("%s has other data", path)
		}
		return w.entries(path, x.Dict, y.Dict)
	}
	if !reflect.DeepEqual(a, b) {
		return fmt.Errorf("%s is another value", path)
	}
	return nil
}

// entries compares two dictionaries except for some entries.
func (w *walk) entries(path string, a, b file.Dict, but ...string) error {
	for _, key := range slices.Concat(a.Keys(), b.Keys()) {
		if slices.Contains(but, key) {
			continue
		}
		if err := w.same(path+"/"+key, a[key], b[key]); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) catalog() error {
	if err := w.entries("catalogue", w.was.d.Catalog(), w.is.d.Catalog(), "AcroForm", "Metadata", "DSS", "Extensions",
		"Version"); err != nil {
		return err
	}
	info, now := w.was.d.Dict(w.was.d.Trailer()["Info"]), w.is.d.Dict(w.is.d.Trailer()["Info"])
	if err := w.entries("Info", info, now, "Producer", "Creator", "ModDate"); err != nil {
		return err
	}
	packet := w.is.d.Stream(w.is.d.Catalog()["Metadata"])
	if packet == nil || !bytes.Contains(packet.Raw, []byte(`pdfaid:part="2"`)) &&
		!bytes.Contains(packet.Raw, []byte("<pdfaid:part>2</")) {
		return fmt.Errorf("the description is another")
	}
	store, grown := w.was.d.Dict(w.was.d.Catalog()["DSS"]), w.is.d.Dict(w.is.d.Catalog()["DSS"])
	certs, more := w.was.d.Array(store["Certs"]), w.is.d.Array(grown["Certs"])
	for _, c := range certs {
		if !slices.Contains(more, c) {
			return fmt.Errorf("a certificate was taken away")
		}
		if err := w.same("certificate", c, c); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) pages() error {
	if len(w.was.pages) != len(w.is.pages) {
		return fmt.Errorf("the number of pages is another")
	}
	for i, p := range w.was.pages {
		q := w.is.pages[i]
		if p.Ref != q.Ref {
			return fmt.Errorf("page %d is another", i+1)
		}
		if err := w.entries("page", p.Dict, q.Dict, "Annots"); err != nil {
			return err
		}
		had, has := w.was.d.Array(p.Dict["Annots"]), w.is.d.Array(q.Dict["Annots"])
		if len(has) < len(had) {
			return fmt.Errorf("page %d lacks an annotation", i+1)
		}
		for j, a := range has {
			if j < len(had) {
				if err := w.same("annotation", had[j], a); err != nil {
					return err
				}
				continue
			}
			if d := w.is.d.Dict(a); !empty(w.is.d, d["Rect"]) || d["FT"] != file.NameValue("Sig") {
				return fmt.Errorf("page %d has another annotation", i+1)
			}
		}
	}
	return nil
}

func empty(d *file.Document, o file.Object) bool {
	r := d.Array(o)
	return len(r) == 4 && reflect.DeepEqual(r[:2], r[2:])
}

func (w *walk) formEntries() error {
	was, is := w.was.form.Dict, w.is.form.Dict
	if err := w.entries("form", was, is, "Fields", "SigFlags", "DA", "DR", "NeedAppearances"); err != nil {
		return err
	}
	if was["DA"] != nil {
		if err := w.same("DA", was["DA"], is["DA"]); err != nil {
			return err
		}
	}
	resources, now := w.was.d.Dict(was["DR"]), w.is.d.Dict(is["DR"])
	for kind, o := range resources {
		had, has := w.was.d.Dict(o), w.is.d.Dict(now[kind])
		for name, one := range had {
			if err := w.same("DR/"+kind+"/"+name, one, has[name]); err != nil {
				return err
			}
		}
	}
	if on, _ := w.is.d.Get(is["NeedAppearances"]).(bool); on {
		return fmt.Errorf("answers are to be drawn anew")
	}
	return nil
}

func (w *walk) fields() error {
	for _, f := range w.was.form.Fields {
		i := slices.IndexFunc(w.is.form.Fields, func(g *acroform.Field) bool { return g.Ref == f.Ref })
		if i < 0 {
			return fmt.Errorf("field %s is missing", f.Name)
		}
		g := w.is.form.Fields[i]
		if g.Name != f.Name || g.Kind != f.Kind || !slices.Equal(f.Widgets, g.Widgets) {
			return fmt.Errorf("field %s is another", f.Name)
		}
		var but []string
		if !w.was.form.Filled(f) && w.was.level != acroform.NoChanges && w.is.form.Filled(g) {
			but = []string{"V", "AS", "M", "F", "Ff", "I"}
			if f.Kind != "Btn" {
				but = append(but, "AP")
			}
		}
		for _, r := range append([]file.Reference{f.Ref}, f.Widgets...) {
			if err := w.entries(f.Name, w.was.d.Dict(r), w.is.d.Dict(r), but...); err != nil {
				return err
			}
			if flags, _ := w.is.d.Int(w.is.d.Dict(r)["F"]); flags&4 == 0 {
				return fmt.Errorf("field %s is not printed", f.Name)
			}
		}
	}
	return nil
}
