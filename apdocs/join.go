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
	"time"
)

// A Conflict is a question that two parts answer differently. It contains neither answer.
type Conflict struct {
	Part  int    // the later of the two, from 0
	Path  string // of the answer in the joined record: "objectives.0.aim"
	Label string // as printed, with the row: "Objective 1, Original objective"
}

// A PartError says why a part cannot be joined to the parts before it.
type PartError struct {
	Part int // from 0
	Err  error
}

func (e *PartError) Error() string { return fmt.Sprintf("part %d: %v", e.Part+1, e.Err) }

// Unwrap returns the reason.
func (e *PartError) Unwrap() error { return e.Err }

// Join combines parts of one record, filled in by several parties, into a new record. An
// answer that is missing in one part is taken from another, and equal answers agree. Rows
// of lists are joined by their number. A signature with its evidence is one answer. If a
// question has different answers, Join returns the conflicts and no record. The parts are
// not changed.
//
// The error is a [PartError] if the parts are of different forms or versions, about
// different pupils, or have different references.
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

// A joiner adds parts to a record and collects the conflicts.
type joiner struct {
	outline   *Outline
	part      int
	conflicts []Conflict
}

// belongs returns an error if the part belongs to another record than the parts before it.
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

// join adds part to whole.
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
			case decl.Type == reflect.TypeFor[Record](): // joined by envelope
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

// sign joins signatures. If one has some of the parts of the other and nothing else, the
// fuller one is kept. Evidence of two signatures is never mixed.
func (j *joiner) sign(whole, part reflect.Value, path []string) {
	within := func(less, more reflect.Value) bool {
		for i := range less.NumField() {
			a, b := less.Field(i), more.Field(i)
			if given(a) && !agree(a, b) && !isDayOf(a, b) {
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

// envelope joins the parts that every record has. Overrides are matched by rule, and a
// school's own questions by their wording, not by row.
func (j *joiner) envelope(whole, part *Record) {
	whole.Form = j.outline.Name
	whole.Version = max(whole.Version, part.Version)
	if whole.Reference == "" {
		whole.Reference = part.Reference
	}
	if whole.Status == "" { // the whole is a draft if a part is
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

// leaf reports whether a value of type t is one answer rather than a struct or list of
// several.
func leaf(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		return t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) || t.Implements(reflect.TypeFor[json.Marshaler]())
	case reflect.Slice:
		return t.Elem().Kind() == reflect.Uint8
	}
	return true
}

// given reports whether v contains any answer. A text that IsBlank is no answer.
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

// agree reports whether two answers are stored the same way.
func agree(a, b reflect.Value) bool {
	if a.Kind() == reflect.String {
		return same(a.String(), b.String())
	}
	one, err := json.Marshal(a.Interface())
	other, err2 := json.Marshal(b.Interface())
	return err == nil && err2 == nil && bytes.Equal(one, other)
}

// isDayOf reports whether a is the day of the moment b without its time, as a form that was filled in has it.
func isDayOf(a, b reflect.Value) bool {
	day, ok := a.Interface().(Moment)
	if !ok {
		return false
	}
	moment := b.Interface().(Moment)
	return day.t.Equal(day.t.Truncate(24*time.Hour)) && day.Date() == moment.Date()
}
