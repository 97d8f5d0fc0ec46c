package verify

import (
	"encoding/hex"
	"regexp"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// answered reports whether a reader of the revision before sees an answer, which a viewer may draw
// again.
func (d *difference) answered() bool { return slices.ContainsFunc(d.widgets(), d.answers) }

// named matches the names in a default appearance such as "/Helv 12 Tf".
var named = regexp.MustCompile(`/([^\s/()<>\[\]{}%]*)`)

// hexadecimal matches a byte of a name written in hexadecimal: "H#65lv".
var hexadecimal = regexp.MustCompile(`#[0-9A-Fa-f]{2}`)

// drawn reports whether viewers draw answers of the revision before themselves or with the form's
// fonts: because the form tells them to (NeedAppearances), an answer has no appearance, or its
// appearance has no resources.
func (d *difference) drawn() bool {
	if on, _ := d.old.pdf.Get(d.old.form.Dict["NeedAppearances"]).(bool); on {
		return true
	}
	return slices.ContainsFunc(d.widgets(), func(w shown) bool {
		all := appearances(d.old.pdf, w.dict)
		bare := func(s *file.Stream) bool { return says(d.old.pdf, s) && d.old.pdf.Dict(s.Dict["Resources"]) == nil }
		return len(all) == 0 && d.answers(w) || slices.ContainsFunc(all, bare)
	})
}

// fontsInUse returns the names of the fonts with which viewers draw answers of the revision before.
func (d *difference) fontsInUse() (names []string) {
	if !d.drawn() {
		return nil
	}
	find := func(b []byte) {
		for _, m := range named.FindAllSubmatch(b, -1) {
			name := hexadecimal.ReplaceAllFunc(m[1], func(b []byte) []byte {
				c, _ := hex.DecodeString(string(b[1:]))
				return c
			})
			names = append(names, string(name))
		}
	}
	add := func(o file.Object) {
		s, _ := d.old.pdf.Get(o).(file.String)
		find(s)
	}
	for _, w := range d.widgets() {
		add(w.dict["DA"])
		for _, s := range appearances(d.old.pdf, w.dict) {
			if data, err := d.old.pdf.Decode(s); err == nil {
				find(data)
			}
		}
	}
	add(d.old.form.Dict["DA"])
	for _, f := range d.old.form.Fields {
		add(f.Dict["DA"])
	}
	for _, g := range d.old.form.Groups {
		add(d.old.pdf.Dict(g)["DA"])
	}
	return names
}

// resources compares the resources of the form (DR), to which fonts and encodings may be added
// under names that are not used yet.
func (d *difference) resources(was, is file.Object, at file.Use) {
	e, ok := d.entry(was, is, at, asForm)
	if !ok {
		d.forbidden(formChanged)
		return
	}
	a, b := dictOf(e.was), dictOf(e.is)
	for _, key := range []string{"Font", "Encoding"} {
		kind, ok := d.entry(a[key], b[key], within(e.at, key), asForm)
		had, has := dictOf(kind.was), dictOf(kind.is)
		if !ok {
			d.forbidden(formChanged)
			return
		}
		for _, name := range differing(had, has) {
			if had[name] != nil || slices.Contains(d.fontsInUse(), name) {
				d.forbidden(formChanged)
				return
			}
			d.reachAll(has[name], asForm)
			d.note(Change{Text: "fonts were added to the form", fine: true})
		}
	}
	for _, key := range differing(a, b) {
		if key != "Font" && key != "Encoding" {
			d.forbidden(formChanged)
		}
	}
}

// newResources reports whether a form without resources may get some, and reports a forbidden
// change if not.
func (d *difference) newResources(o file.Object) bool {
	fonts := d.new.pdf.Dict(d.new.pdf.Dict(o)["Font"])
	for _, name := range d.fontsInUse() {
		if fonts[name] != nil {
			d.forbidden(formChanged)
			return false
		}
	}
	return true
}
