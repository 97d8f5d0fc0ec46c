package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// form is the fields of a file, as a signature sees them.
type form struct {
	pdf    *file.Document
	root   file.Reference // of the catalogue
	dict   file.Dict      // AcroForm
	fields []*formField   // those with a value of their own, in order
}

// A formField is one that can be filled.
type formField struct {
	name   string
	kind   string // Sig, Tx, Btn, Ch
	ref    file.Reference
	dict   file.Dict
	value  file.Object // what V says, perhaps a reference
	widget file.Reference
}

// readForm finds the fields of a file, which may have none.
func readForm(pdf *file.Document) (*form, error) {
	f := &form{pdf: pdf}
	var ok bool
	if f.root, ok = pdf.Trailer().Ref("Root"); !ok {
		return nil, errors.New("the file’s catalogue is missing")
	}
	f.dict = pdf.Dict(pdf.Catalog()["AcroForm"])
	w := fieldWalk{form: f, seen: map[file.Reference]bool{}}
	for _, o := range pdf.Array(f.dict["Fields"]) {
		if err := w.walk(o, "", formField{}, 0); err != nil {
			return nil, err
		}
	}
	if err := pdf.Err(); err != nil {
		return nil, err
	}
	return f, nil
}

type fieldWalk struct {
	form *form
	seen map[file.Reference]bool
}

// walk goes through the tree of fields. A node whose kids have no names of their
// own is a field, and the kids are where it shows.
func (w *fieldWalk) walk(o file.Object, path string, above formField, depth int) error {
	const deepest = 16
	d := w.form.pdf
	ref, ok := o.(file.Reference)
	if !ok || w.seen[ref] || depth > deepest {
		return errors.New("the file’s fields are damaged")
	}
	w.seen[ref] = true
	f := formField{name: path, kind: above.kind, ref: ref, dict: d.Dict(ref), value: above.value}
	if f.dict == nil {
		return errors.New("a field of the file is missing")
	}
	if part := d.Text(f.dict["T"]); part != "" {
		f.name = strings.TrimPrefix(path+"."+part, ".")
	}
	if kind := d.Name(f.dict["FT"]); kind != "" {
		f.kind = kind
	}
	if v := f.dict["V"]; v != nil {
		f.value = v
	}
	kids := d.Array(f.dict["Kids"])
	named := slices.ContainsFunc(kids, func(k file.Object) bool { return d.Dict(k)["T"] != nil })
	if named {
		for _, k := range kids {
			if err := w.walk(k, f.name, f, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	f.widget = ref
	if len(kids) > 0 {
		f.widget, _ = kids[0].(file.Reference)
	}
	w.form.fields = append(w.form.fields, &f)
	return nil
}

// signature reports whether a signature goes into the field.
func (f *formField) signature() bool { return f.kind == "Sig" }

// party is the last part of the field's name.
func (f *formField) party() string { return f.name[strings.LastIndexByte(f.name, '.')+1:] }

// signed reports whether the field has a value.
func (m *form) signed(f *formField) bool { return m.pdf.Get(f.value) != nil }

func (m *form) anySigned() bool {
	return slices.ContainsFunc(m.fields, func(f *formField) bool { return f.signature() && m.signed(f) })
}

// find finds the empty signature field that is meant.
func (m *form) find(name string) (*formField, error) {
	var found []*formField
	var others []string
	for _, f := range m.fields {
		switch {
		case !f.signature():
		case f.name == name:
			found = []*formField{f}
		case f.party() == name:
			found = append(found, f)
		case !m.signed(f):
			others = append(others, f.party())
		}
		if f.signature() && f.name == name {
			break
		}
	}
	switch {
	case len(found) == 0 && len(others) == 0:
		return nil, fmt.Errorf("%w, nor an empty one of another party", ErrNoField)
	case len(found) == 0:
		return nil, fmt.Errorf("%w; it has empty ones of %s", ErrNoField, strings.Join(others, ", "))
	case len(found) > 1:
		return nil, errors.New("the document has several signature fields of that party; give the whole name of one")
	case m.signed(found[0]):
		return nil, ErrAlreadySigned
	}
	return found[0], nil
}

// unsigned is the names of the signature fields that stay empty when one is
// signed.
func (m *form) unsigned(but *formField) (names []string) {
	for _, f := range m.fields {
		if f.signature() && f != but && !m.signed(f) {
			names = append(names, f.name)
		}
	}
	return names
}

// How far a certification closes a document (DocMDP).
const (
	certifiedNot     = 0
	certifiedClosed  = 1 // no changes at all
	certifiedFilling = 2 // fields may be filled and signed
	certifiedNotes   = 3 // and remarks be made
)

// certified is what the signature that certifies the document allows.
func (m *form) certified() (level int, err error) {
	perms := m.pdf.Dict(m.pdf.Catalog()["Perms"])
	if perms["DocMDP"] == nil {
		return certifiedNot, nil
	}
	return m.certifies(m.pdf.Dict(perms["DocMDP"]))
}

// certifies is how far one signature closes the document.
func (m *form) certifies(signature file.Dict) (level int, err error) {
	for _, o := range m.pdf.Array(signature["Reference"]) {
		ref := m.pdf.Dict(o)
		if m.pdf.Name(ref["TransformMethod"]) != "DocMDP" {
			continue
		}
		params := m.pdf.Dict(ref["TransformParams"])
		if params["P"] == nil {
			return certifiedFilling, nil
		}
		p, ok := m.pdf.Int(params["P"])
		if !ok || p < certifiedClosed || p > certifiedNotes {
			return 0, errors.New("the certification of the document is damaged")
		}
		return p, nil
	}
	return certifiedNot, nil
}

// locks is the error of a field that an earlier signature has locked.
func (m *form) locks(target *formField) error {
	for _, f := range m.fields {
		if f.signature() && m.signed(f) && m.locked(m.pdf.Dict(f.value), target.name) {
			return errors.New("a signature given before has locked the field")
		}
	}
	return nil
}

// locked reports whether a signature locks the field of that name (FieldMDP).
func (m *form) locked(signature file.Dict, name string) bool {
	for _, o := range m.pdf.Array(signature["Reference"]) {
		ref := m.pdf.Dict(o)
		if m.pdf.Name(ref["TransformMethod"]) != "FieldMDP" {
			continue
		}
		params := m.pdf.Dict(ref["TransformParams"])
		listed := slices.ContainsFunc(m.pdf.Array(params["Fields"]), func(o file.Object) bool {
			listed := m.pdf.Text(o)
			return name == listed || strings.HasPrefix(name, listed+".")
		})
		switch m.pdf.Name(params["Action"]) {
		case "Include":
			if listed {
				return true
			}
		case "Exclude":
			if !listed {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// fillField puts the signature and its look into the field.
func (s *signing) fillField(u *file.Update, look int) {
	const shown, locked = 4, 128
	value := file.Reference{Num: s.value}
	appearance := file.Dict{"N": file.Reference{Num: look}}
	dress := func(d file.Dict) file.Dict {
		flags, _ := s.pdf.Int(d["F"])
		return d.With("AP", appearance).With("AS", nil).With("F", flags|shown|locked)
	}
	if s.field.widget == s.field.ref {
		u.Replace(s.field.ref)
		u.B = file.Append(u.B, dress(s.field.dict).With("V", value))
		return
	}
	u.Replace(s.field.ref)
	u.B = file.Append(u.B, s.field.dict.With("V", value))
	if widget := s.pdf.Dict(s.field.widget); widget != nil {
		u.Replace(s.field.widget)
		u.B = file.Append(u.B, dress(widget))
	}
}

// markForm notes in the form that signatures exist, and in the catalogue which of
// them certifies the document.
func (s *signing) markForm(u *file.Update) {
	const exist, onlyAppend = 1, 2
	catalog := s.pdf.Catalog()
	changed := false
	if flags, _ := s.pdf.Int(s.form.dict["SigFlags"]); flags&(exist|onlyAppend) != exist|onlyAppend {
		marked := s.form.dict.With("SigFlags", flags|exist|onlyAppend)
		if ref, ok := catalog.Ref("AcroForm"); ok {
			u.Replace(ref)
			u.B = file.Append(u.B, marked)
		} else {
			catalog, changed = catalog.With("AcroForm", marked), true
		}
	}
	if s.options.Certify {
		perms := s.pdf.Dict(catalog["Perms"]).With("DocMDP", file.Reference{Num: s.value})
		catalog, changed = catalog.With("Perms", perms), true
	}
	if changed {
		u.Replace(s.form.root)
		u.B = file.Append(u.B, catalog)
	}
}
