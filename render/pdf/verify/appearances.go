package verify

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A shown is a widget of the revision before, with its field; field is nil if the widget is on a
// page but not in the form.
type shown struct {
	field *acroform.Field
	dict  file.Dict
}

// widgets returns all widgets of the revision before: those of the form, and those that are only on
// a page. Viewers draw both.
func (d *difference) widgets() (all []shown) {
	pdf, known := d.old.pdf, map[file.Reference]bool{}
	for _, f := range d.old.form.Fields {
		for _, r := range f.Widgets {
			known[r] = true
			all = append(all, shown{f, pdf.Dict(r)})
		}
	}
	pages, _ := pdf.Pages() // difference.pages reports the error
	for _, p := range pages {
		for _, o := range pdf.Array(p.Dict["Annots"]) {
			r, _ := o.(file.Reference)
			if w := pdf.Dict(o); !known[r] && pdf.Name(w["Subtype"]) == "Widget" {
				all = append(all, shown{nil, w})
			}
		}
	}
	return all
}

// appearances returns the appearance streams of a widget that a reader may see: one, or one for each
// state.
func appearances(pdf *file.Document, widget file.Dict) (all []*file.Stream) {
	normal := pdf.Get(pdf.Dict(widget["AP"])["N"])
	switch n := normal.(type) {
	case *file.Stream:
		return []*file.Stream{n}
	case file.Dict:
		for _, state := range n.Keys() {
			if s := pdf.Stream(n[state]); s != nil {
				all = append(all, s)
			}
		}
	}
	return all
}

// answers reports whether a reader sees an answer in a widget: a value, a ticked box, text in its
// appearance, or the text of a button.
func (d *difference) answers(w shown) bool {
	const pushbutton = 1 << 16
	pdf := d.old.pdf
	if w.field == nil {
		return pdf.Name(w.dict["FT"]) != "Sig"
	}
	if w.field.IsSignature() {
		return false
	}
	if d.old.form.Filled(w.field) {
		return true
	}
	if w.field.Kind == "Btn" {
		state := pdf.Name(w.dict["AS"])
		flags, _ := pdf.Int(w.field.Dict["Ff"])
		return state != "" && state != "Off" || flags&pushbutton != 0
	}
	return slices.ContainsFunc(appearances(pdf, w.dict), func(s *file.Stream) bool { return says(pdf, s) })
}

// full reports whether the revision before shows an answer in a field, whether or not it has a
// value.
func (d *difference) full(f *acroform.Field) bool {
	return d.old.form.Filled(f) || slices.ContainsFunc(f.Widgets, func(r file.Reference) bool {
		return d.answers(shown{f, d.old.pdf.Dict(r)})
	})
}

var (
	// noText matches empty strings that are shown, as programs write them for an empty field.
	noText = regexp.MustCompile(`(\(\s*\)|<\s*>)\s*Tj|\[\s*(\(\s*\)|<\s*>)?\s*\]\s*TJ`)
	// showing matches the operators that show text and pictures.
	showing = regexp.MustCompile(`(^|[\s)\]>])(Tj|TJ|'|"|Do|BI|sh)($|[\s\[(<%/])`)
)

// says reports whether an appearance shows text or a picture, or cannot be read.
func says(pdf *file.Document, s *file.Stream) bool {
	data, err := pdf.Decode(s)
	return err != nil || showing.Match(noText.ReplaceAll(data, []byte(" ")))
}

// empty reports whether a content stream draws nothing: it has at most comments, such as "%
// DSBlank".
func empty(pdf *file.Document, s *file.Stream) bool {
	data, err := pdf.Decode(s)
	return err == nil && len(bytes.TrimSpace(comment.ReplaceAll(data, nil))) == 0
}

var comment = regexp.MustCompile(`%[^\r\n]*`)

// bounded reports whether an appearance is clipped to its widget: its BBox must be four numbers,
// because some viewers draw all over the page without one.
func bounded(pdf *file.Document, s *file.Stream) bool {
	if s == nil {
		return false
	}
	if empty(pdf, s) {
		return true
	}
	box, ok := numbers(s.Dict["BBox"], 4)
	if !ok || box[0] == box[2] || box[1] == box[3] || s.Dict["Subtype"] != file.NameValue("Form") {
		return false
	}
	_, ok = numbers(s.Dict["Matrix"], 6)
	return ok || s.Dict["Matrix"] == nil
}

// numbers returns the values of an array of count numbers; ok is false otherwise.
func numbers(o file.Object, count int) (all []float64, ok bool) {
	a := arrayOf(o)
	if len(a) != count {
		return nil, false
	}
	for _, v := range a {
		switch n := v.(type) {
		case int:
			all = append(all, float64(n))
		case float64:
			all = append(all, n)
		default:
			return nil, false
		}
	}
	return all, true
}
