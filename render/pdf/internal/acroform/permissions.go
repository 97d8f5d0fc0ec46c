package acroform

import (
	"errors"
	"slices"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A Level is what a certification allows afterwards: the entry P of the DocMDP transform parameters
// (ISO 32000-1, table 254).
type Level int

// The levels.
const (
	NotCertified Level = 0
	NoChanges    Level = 1
	Filling      Level = 2 // fields may be filled and signed
	Annotations  Level = 3 // and annotations made
)

// Certification returns what the certification signature of the document allows, or NotCertified if
// there is none.
func (m *Form) Certification() (Level, error) {
	perms := m.PDF.Dict(m.PDF.Catalog()["Perms"])
	if perms["DocMDP"] == nil {
		return NotCertified, nil
	}
	return m.Certifies(m.PDF.Dict(perms["DocMDP"]))
}

// Certifies returns what one signature allows by its own DocMDP transform.
func (m *Form) Certifies(signature file.Dict) (Level, error) {
	for _, o := range m.PDF.Array(signature["Reference"]) {
		ref := m.PDF.Dict(o)
		if m.PDF.Name(ref["TransformMethod"]) != "DocMDP" {
			continue
		}
		params := m.PDF.Dict(ref["TransformParams"])
		if params["P"] == nil {
			return Filling, nil
		}
		p, ok := m.PDF.Int(params["P"])
		if level := Level(p); ok && level >= NoChanges && level <= Annotations {
			return level, nil
		}
		return 0, errors.New("the certification of the document is damaged")
	}
	return NotCertified, nil
}

// CheckLocks returns an error if an earlier signature locks the field.
func (m *Form) CheckLocks(target *Field) error {
	for _, f := range m.Fields {
		if f.IsSignature() && m.Filled(f) && m.Locks(m.PDF.Dict(f.Value), target.Name) {
			return errors.New("a signature given before has locked the field")
		}
	}
	return nil
}

// Locks reports whether a signature locks the field with that name (FieldMDP).
func (m *Form) Locks(signature file.Dict, name string) bool {
	for _, o := range m.PDF.Array(signature["Reference"]) {
		ref := m.PDF.Dict(o)
		if m.PDF.Name(ref["TransformMethod"]) != "FieldMDP" {
			continue
		}
		params := m.PDF.Dict(ref["TransformParams"])
		listed := slices.ContainsFunc(m.PDF.Array(params["Fields"]), func(o file.Object) bool {
			listed := m.PDF.Text(o)
			return name == listed || strings.HasPrefix(name, listed+".")
		})
		switch m.PDF.Name(params["Action"]) {
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
