package schema

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
)

// Canonical encodes the record as JSON in canonical form: the form's name and all answered
// questions, in the order of the Go struct, indented by two spaces, with a final newline.
// An answer that a record cannot hold, such as a rating of 9 or a text with control
// characters, gives an [*apdocs.ValueError].
func Canonical(f apdocs.Form) ([]byte, error) {
	o, err := apdocs.Outlined(f)
	if err != nil {
		return nil, err
	}
	text, bad := compact(f, o.Name)
	if len(bad) > 0 {
		err = bad[0].of(o)
	} else {
		err = apdocs.CheckValues(f)
	}
	if err != nil {
		return nil, fmt.Errorf("write a record of %s: %w", o.Name, err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, text, "", "  "); err != nil {
		return nil, fmt.Errorf("write a record of %s: %w", o.Name, err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// unprintable is the message about a text that no document can show.
const unprintable = "holds a character that cannot be printed; write it anew"

// A badPlace is the place of something in a record that JSON cannot hold.
type badPlace struct {
	path []string
	rule string // the rule that is broken
	text string // what is wrong with it
}

// of returns the error for a record of the form.
func (b badPlace) of(o *apdocs.Outline) error {
	n := newNames(o)
	if c, err := compile(o.New(), true); err == nil {
		n = c.names
	}
	return &apdocs.ValueError{Path: strings.Join(b.path, "."), Label: n.label(b.path), Text: b.text}
}

// compact returns the canonical record without white space, and the places of what JSON
// cannot hold.
func compact(f apdocs.Form, name string) (text []byte, bad []badPlace) {
	e := encoder{form: name}
	e.value(reflect.ValueOf(f).Elem())
	return e.buf.Bytes(), e.bad
}

// An encoder writes answers as JSON. Unlike encoding/json it leaves out everything that is
// unanswered, whatever the tags of a struct say.
type encoder struct {
	form string // written if the record does not name its form
	buf  bytes.Buffer
	path []string
	bad  []badPlace
}

func (e *encoder) value(v reflect.Value) {
	switch {
	case encodes(v.Type()):
		e.leaf(v)
	case v.Kind() == reflect.Pointer && !v.IsNil():
		e.value(v.Elem())
	case v.Kind() == reflect.String && !plain(v.String()):
		e.bad = append(e.bad, badPlace{slices.Clone(e.path), "characters", unprintable})
		e.leaf(reflect.ValueOf("?")) // a placeholder, so that the rest can be checked
	case v.Kind() == reflect.Struct:
		e.buf.WriteByte('{')
		e.members(v)
		e.buf.WriteByte('}')
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8:
		e.rows(v)
	default:
		e.leaf(v)
	}
}

func (e *encoder) members(v reflect.Value) {
	first := true
	for _, m := range membersOf(v.Type()) {
		part, err := v.FieldByIndexErr(m.index)
		if err != nil { // the field is in an embedded pointer that is nil
			continue
		}
		if len(e.path) == 0 && m.name == "form" && blank(part) {
			part = reflect.ValueOf(e.form)
		}
		if blank(part) {
			continue
		}
		if !first {
			e.buf.WriteByte(',')
		}
		first = false
		e.buf.WriteString(strconv.Quote(m.name))
		e.buf.WriteByte(':')
		e.in(m.name, part)
	}
}

func (e *encoder) rows(v reflect.Value) {
	used := v.Len()
	for used > 0 && blank(v.Index(used-1)) {
		used--
	}
	e.buf.WriteByte('[')
	for i := range used {
		if i > 0 {
			e.buf.WriteByte(',')
		}
		e.in(strconv.Itoa(i), v.Index(i))
	}
	e.buf.WriteByte(']')
}

func (e *encoder) in(part string, v reflect.Value) {
	e.path = append(e.path, part)
	e.value(v)
	e.path = e.path[:len(e.path)-1]
}

// leaf writes a value like encoding/json, but without escaping &, < and >.
func (e *encoder) leaf(v reflect.Value) {
	enc := json.NewEncoder(&e.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v.Interface()); err != nil { // the message of err may contain the answer
		e.bad = append(e.bad, badPlace{slices.Clone(e.path), "type", unwritable(v.Interface())})
		e.buf.WriteString("null\n") // a placeholder
	}
	e.buf.Truncate(e.buf.Len() - 1) // the newline
}

// unwritable says what is wrong with a value that cannot be written as JSON.
func unwritable(v any) string {
	switch v.(type) {
	case apdocs.Date:
		return "enter a date such as 2026-03-25"
	case apdocs.Clock:
		return "enter a time such as 09:15"
	case apdocs.Moment:
		return "enter a date and time such as 2026-03-25T15:30:00Z"
	}
	return unkeepable
}

// plain reports whether s is UTF-8 without control characters.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < utf8.RuneSelf && !printable(rune(s[i])) {
			return false
		}
	}
	return utf8.ValidString(s)
}

// blank reports whether v contains no answer. Text that is not visible is no answer, and
// rows without answers are none.
func blank(v reflect.Value) bool {
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok && encodes(v.Type()) {
		return z.IsZero()
	}
	switch v.Kind() {
	case reflect.String:
		return apdocs.IsBlank(v.String())
	case reflect.Struct:
		if encodes(v.Type()) {
			return v.IsZero()
		}
		for _, m := range membersOf(v.Type()) {
			if part, err := v.FieldByIndexErr(m.index); err == nil && !blank(part) {
				return false
			}
		}
		return true
	case reflect.Slice, reflect.Map:
		for i := 0; v.Kind() == reflect.Slice && i < v.Len(); i++ {
			if !blank(v.Index(i)) {
				return false
			}
		}
		return v.Kind() == reflect.Slice || v.Len() == 0
	}
	return v.IsZero()
}

// encodes reports whether values of type t have their own JSON encoding.
func encodes(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
}

// A member is a field of a struct with its JSON name.
type member struct {
	index  []int
	name   string
	tagged bool // the name stands in the tag
}

// memberships caches the members of struct types.
var memberships sync.Map // reflect.Type -> []member

// membersOf returns the members of a struct in the order of declaration, including those
// of embedded structs.
func membersOf(t reflect.Type) []member {
	if known, ok := memberships.Load(t); ok {
		return known.([]member)
	}
	all := allMembers(t, nil)
	out := slices.DeleteFunc(slices.Clone(all), func(m member) bool {
		return slices.ContainsFunc(all, func(o member) bool { return o.name == m.name && o.hides(m) })
	})
	memberships.Store(t, out)
	return out
}

// allMembers returns the members of a struct at index, and those of the structs that it embeds,
// also where several have one name.
func allMembers(t reflect.Type, index []int) (all []member) {
	for i := range t.NumField() {
		d := t.Field(i)
		tag := d.Tag.Get("json")
		name, _, _ := strings.Cut(tag, ",")
		at := append(slices.Clone(index), i)
		switch {
		case tag == "-":
		case d.Anonymous && name == "" && embeds(d.Type):
			if inner := d.Type; inner.Kind() == reflect.Struct {
				all = append(all, allMembers(inner, at)...)
			} else {
				all = append(all, allMembers(inner.Elem(), at)...)
			}
		case !d.IsExported():
		default:
			all = append(all, member{at, cmp.Or(name, d.Name), name != ""})
		}
	}
	return all
}

// hides reports whether m hides another member of the same name from JSON, as package
// encoding/json has it: the one that is less deep is meant, and of two equally deep ones that
// which is named in its tag. If neither is, both are hidden. A Go field of the same name hides
// nothing.
func (m *member) hides(other member) bool {
	switch {
	case slices.Equal(m.index, other.index):
		return false
	case len(m.index) != len(other.index):
		return len(m.index) < len(other.index)
	}
	return m.tagged || !other.tagged
}

func embeds(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct && !encodes(t)
}
