package apdocs

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// A Conflict is a question that two parts of a record answer differently. It
// holds neither answer.
type Conflict struct {
	Part  int    // the later of the two, from 0
	Path  string // of the answer in the joined record: "objectives.0.aim"
	Label string // as printed, with the row: "Objective 1, Original objective"
}

// A PartError says why a part cannot be joined to those before it.
type PartError struct {
	Part int // from 0
	Err  error
}

func (e *PartError) Error() string { return fmt.Sprintf("part %d: %v", e.Part+1, e.Err) }

// Unwrap is the reason.
func (e *PartError) Unwrap() error { return e.Err }

// Join makes one record of parts that several parties have filled in. An answer
// that one part lacks comes from another; equal answers agree; rows of a list
// are joined by their number, so that an empty row gives way. A signature is one
// answer with all its evidence. Different answers to a question are a conflict,
// and with any conflict there is no joined record. The parts are not changed.
//
// The error is a [PartError] for parts of different forms or versions, of
// different pupils, or with different references.
func Join(parts ...Form) (Form, []Conflict, error) {
	if len(parts) == 0 {
		return nil, nil, fmt.Errorf("join: there are no parts")
	}
	for i, p := range parts {
		if v := reflect.ValueOf(p); !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
			return nil, nil, &PartError{i, fmt.Errorf("there is no record")}
		}
	}
	o, err := Outlined(parts[0])
	if err != nil {
		return nil, nil, err
	}
	whole := o.New()
	j := joiner{outline: o}
	for i, part := range parts {
		if i > 0 {
			if err := j.belongs(whole, part); err != nil {
				return nil, nil, &PartError{i, err}
			}
		}
		j.part = i
		j.join(reflect.ValueOf(whole).Elem(), reflect.ValueOf(part).Elem(), nil)
		j.envelope(whole.Envelope(), part.Envelope())
	}
	if len(j.conflicts) > 0 {
		return nil, j.conflicts, nil
	}
	return whole, nil, nil
}

// A joiner adds parts to a record.
type joiner struct {
	outline   *Outline
	part      int
	conflicts []Conflict
}

// belongs is why a part is of another record than those before it.
func (j *joiner) belongs(whole, part Form) error {
	if reflect.TypeOf(part) != j.outline.typ {
		name := ""
		if o, err := Outlined(part); err == nil {
			name = o.Name
		}
		return fmt.Errorf("is a record of %s, and the parts before it are of %s", name, j.outline.Name)
	}
	one, other := whole.Envelope(), part.Envelope()
	version := func(r *Record) int {
		if r.Version == 0 {
			return j.outline.Version
		}
		return r.Version
	}
	switch {
	case version(one) != version(other):
		return fmt.Errorf("is of another version of %s than the parts before it", j.outline.Name)
	case one.Reference != "" && other.Reference != "" && one.Reference != other.Reference:
		return fmt.Errorf("has another reference than the parts before it")
	}
	for _, name := range []string{"pupil.name", "pupil.birthDate"} {
		f := j.outline.Field(name)
		if f == nil || !f.Answered(whole, At{}) || !f.Answered(part, At{}) {
			continue
		}
		if !agree(f.value(whole, At{}), f.value(part, At{})) {
			return fmt.Errorf("is about another pupil than the parts before it: %s is not the same", f.Title())
		}
	}
	return nil
}

// join adds the part to what is there already.
func (j *joiner) join(whole, part reflect.Value, path []string) {
	switch {
	case !given(part):
	case part.Type() == reflect.TypeFor[Signature]():
		j.sign(whole, part, path)
	case part.Kind() == reflect.Struct && !leaf(part.Type()):
		for i := range part.NumField() {
			decl := part.Type().Field(i)
			name := keptAs(decl)
			switch {
			case decl.Type == reflect.TypeFor[Record](): // joined by its own rules
			case name == "" && decl.Anonymous && decl.Type.Kind() == reflect.Struct:
				j.join(whole.Field(i), part.Field(i), path)
			case decl.IsExported() && name != "-":
				j.join(whole.Field(i), part.Field(i), append(slices.Clip(path), name))
			}
		}
	case part.Kind() == reflect.Slice && !leaf(part.Type()):
		for whole.Len() < part.Len() {
			whole.Set(reflect.Append(whole, reflect.Zero(whole.Type().Elem())))
		}
		for i := range part.Len() {
			j.join(whole.Index(i), part.Index(i), append(slices.Clip(path), strconv.Itoa(i)))
		}
	case !given(whole):
		whole.Set(part)
	case !agree(whole, part):
		j.conflict(path)
	}
}

// sign joins signatures. One that says less than the other and nothing else
// gives way; evidence of two signatures is never mixed.
func (j *joiner) sign(whole, part reflect.Value, path []string) {
	within := func(less, more reflect.Value) bool {
		for i := range less.NumField() {
			if given(less.Field(i)) && !agree(less.Field(i), more.Field(i)) {
				return false
			}
		}
		return true
	}
	switch {
	case within(whole, part):
		whole.Set(part)
	case !within(part, whole):
		j.conflict(path)
	}
}

// envelope joins what every record has. Overrides are told apart by their rule
// and a school's own questions by their words, not by their rows.
func (j *joiner) envelope(whole, part *Record) {
	whole.Form = j.outline.Name
	whole.Version = max(whole.Version, part.Version)
	if whole.Reference == "" {
		whole.Reference = part.Reference
	}
	if whole.Status == "" { // one draft makes a draft of all
		whole.Status = part.Status
	}
	for _, o := range part.Overrides {
		at := slices.IndexFunc(whole.Overrides, func(w Override) bool { return same(w.Rule, o.Rule) })
		if at < 0 {
			at = len(whole.Overrides)
			whole.Overrides = append(whole.Overrides, Override{})
		}
		j.join(reflect.ValueOf(&whole.Overrides[at]).Elem(), reflect.ValueOf(o), []string{"overrides", strconv.Itoa(at)})
	}
	for _, e := range part.Extra {
		at := slices.IndexFunc(whole.Extra, func(w Extra) bool { return same(w.Question, e.Question) })
		if at < 0 {
			at = len(whole.Extra)
			whole.Extra = append(whole.Extra, Extra{})
		}
		j.join(reflect.ValueOf(&whole.Extra[at]).Elem(), reflect.ValueOf(e), []string{"extra", strconv.Itoa(at)})
	}
}

func same(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }

func (j *joiner) conflict(path []string) {
	j.conflicts = append(j.conflicts, Conflict{j.part, strings.Join(path, "."), j.outline.label(path)})
}

// leaf reports whether values of the type are answers of their own, rather than
// several of them.
func leaf(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		return t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) || t.Implements(reflect.TypeFor[json.Marshaler]())
	case reflect.Slice:
		return t.Elem().Kind() == reflect.Uint8
	}
	return true
}

// given reports whether there is any answer in v: a text that IsBlank is none.
func given(v reflect.Value) bool {
	switch {
	case v.Kind() == reflect.String:
		return !blank(v.String())
	case leaf(v.Type()):
		return !v.IsZero()
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if given(v.Index(i)) {
				return true
			}
		}
		return false
	}
	for i := range v.NumField() {
		if decl := v.Type().Field(i); (decl.IsExported() || decl.Anonymous) && given(v.Field(i)) {
			return true
		}
	}
	return false
}

// agree reports whether two answers are the same, as they are kept.
func agree(a, b reflect.Value) bool {
	if a.Kind() == reflect.String {
		return same(a.String(), b.String())
	}
	one, err := json.Marshal(a.Interface())
	other, err2 := json.Marshal(b.Interface())
	return err == nil && err2 == nil && bytes.Equal(one, other)
}
