// Package acroform reads the interactive form of a PDF file: its fields, which of them are filled,
// and which changes its signatures allow (DocMDP, FieldMDP).
//
// Read walks the tree of fields once. A node whose kids have names of their own is a group; any
// other node is a field, and its kids are its widgets.
package acroform

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A Form is the interactive form of a file.
type Form struct {
	PDF    *file.Document
	Root   file.Reference   // the catalogue
	Dict   file.Dict        // the AcroForm dictionary, nil if the file has none
	Fields []*Field         // in the order of the tree
	Groups []file.Reference // nodes of the tree that only hold fields
}

// A Field is a terminal field: one that has a value.
type Field struct {
	Name    string // fully qualified
	Kind    string // Sig, Tx, Btn or Ch
	Ref     file.Reference
	Dict    file.Dict
	Value   file.Object      // the entry V, its own or inherited; may be a reference
	Widgets []file.Reference // its widget annotations; the field itself if it is its own widget
}

// Why the requested field cannot be signed.
var (
	ErrNoField       = errors.New("the document has no such signature field")
	ErrAlreadySigned = errors.New("the party has signed already")
)

// Read reads the fields of a file, which may have none. It returns an error if the form is damaged.
func Read(pdf *file.Document) (*Form, error) {
	m := &Form{PDF: pdf}
	var ok bool
	if m.Root, ok = pdf.Trailer().Ref("Root"); !ok {
		return nil, errors.New("the file’s catalogue is missing")
	}
	m.Dict = pdf.Dict(pdf.Catalog()["AcroForm"])
	w := walk{form: m, seen: map[file.Reference]bool{}}
	for _, o := range pdf.Array(m.Dict["Fields"]) {
		if err := w.node(o, Field{}, 0); err != nil {
			return nil, err
		}
	}
	if err := pdf.Err(); err != nil {
		return nil, err
	}
	return m, nil
}

// mostNodes bounds the nodes of the tree and the widgets together. Forms reach at most a tenth of it.
const mostNodes = 50_000

// A walk goes through the tree of fields.
type walk struct {
	form *Form
	seen map[file.Reference]bool
}

// node reads one node of the tree, which inherits name, kind and value from the nodes above it.
func (w *walk) node(o file.Object, above Field, depth int) error {
	const deepest = 16
	d := w.form.PDF
	ref, ok := o.(file.Reference)
	if !ok || w.seen[ref] || depth > deepest {
		return errors.New("the file’s fields are damaged")
	}
	w.seen[ref] = true
	if len(w.seen) > mostNodes {
		return errors.New("the file has more fields than any form")
	}
	f := Field{Name: above.Name, Kind: above.Kind, Ref: ref, Dict: d.Dict(ref), Value: above.Value}
	if f.Dict == nil {
		return errors.New("a field of the file is missing")
	}
	if part := d.Text(f.Dict["T"]); part != "" {
		f.Name = strings.TrimPrefix(above.Name+"."+part, ".")
	}
	if kind := d.Name(f.Dict["FT"]); kind != "" {
		f.Kind = kind
	}
	if v := f.Dict["V"]; v != nil {
		f.Value = v
	}
	kids := d.Array(f.Dict["Kids"])
	if slices.ContainsFunc(kids, func(k file.Object) bool { return d.Dict(k)["T"] != nil }) {
		w.form.Groups = append(w.form.Groups, ref)
		for _, k := range kids {
			if err := w.node(k, f, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if len(kids) == 0 {
		f.Widgets = []file.Reference{ref}
	}
	for _, k := range kids {
		widget, ok := k.(file.Reference)
		if !ok || w.seen[widget] {
			return errors.New("the file’s fields are damaged")
		}
		if len(w.seen) > mostNodes {
			return errors.New("the file has more fields than any form")
		}
		w.seen[widget] = true
		f.Widgets = append(f.Widgets, widget)
	}
	w.form.Fields = append(w.form.Fields, &f)
	return nil
}

// IsSignature reports whether the field is a signature field.
func (f *Field) IsSignature() bool { return f.Kind == "Sig" }

// SignHere is the last part of the name of a signature field in a form that is filled in on screen:
// "signatures.school.sign-here". There the name of the signature is that of a group, in which the
// signer's name and role are fields too.
const SignHere = "sign-here"

// Party returns the party of a signature field: "school" for "signatures.school" and for
// "signatures.school.sign-here". For other fields it returns the last part of the name.
func (f *Field) Party() string {
	if name, ok := strings.CutSuffix(f.Name, "."+SignHere); ok {
		_, party, nested := strings.Cut(name, ".")
		if !nested {
			return name
		}
		return strings.ReplaceAll(party, ".", "-") // as in a document without other fields
	}
	return f.Name[strings.LastIndexByte(f.Name, '.')+1:]
}

// Filled reports whether the field has a value; for a signature field, whether it is signed. A
// check box that is not ticked is not filled.
func (m *Form) Filled(f *Field) bool {
	v := m.PDF.Get(f.Value)
	return v != nil && (f.Kind != "Btn" || v != file.NameValue("Off"))
}

// AnySigned reports whether any signature field is signed.
func (m *Form) AnySigned() bool {
	return slices.ContainsFunc(m.Fields, func(f *Field) bool { return f.IsSignature() && m.Filled(f) })
}

// Find returns the empty signature field with the given name, which may be its full name, that name
// without [SignHere], or the party.
func (m *Form) Find(name string) (*Field, error) {
	var found []*Field
	var others []string
	for _, f := range m.Fields {
		if !f.IsSignature() {
			continue
		}
		if f.Name == name || f.Name == name+"."+SignHere {
			found = []*Field{f}
			break
		}
		if f.Party() == name {
			found = append(found, f)
		} else if !m.Filled(f) {
			others = append(others, f.Party())
		}
	}
	switch {
	case len(found) == 0 && len(others) == 0:
		return nil, fmt.Errorf("%w, nor an empty one of another party", ErrNoField)
	case len(found) == 0:
		return nil, fmt.Errorf("%w; it has empty ones of %s", ErrNoField, strings.Join(others, ", "))
	case len(found) > 1:
		return nil, errors.New("the document has several signature fields of that party; give the whole name of one")
	case m.Filled(found[0]):
		return nil, ErrAlreadySigned
	}
	return found[0], nil
}

// Unsigned returns the names of the signature fields that are still empty after but is signed.
func (m *Form) Unsigned(but *Field) (names []string) {
	for _, f := range m.Fields {
		if f.IsSignature() && f != but && !m.Filled(f) {
			names = append(names, f.Name)
		}
	}
	return names
}
