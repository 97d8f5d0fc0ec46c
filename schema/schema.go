// Package schema describes a form as JSON Schema, reads records, and says in
// plain English what is wrong with one.
//
// A schema begins as what invopop/jsonschema makes of the form's Go struct. The
// form's outline then shapes it: labels become titles, what the form does not
// ask for is left out, and what is required is, in the schema of an issued
// record. Every form so has two schemas, a draft's and an issued record's.
// [Of] writes them; those of our own forms are kept in the folder published.
//
// [Decode] reads a record and holds it against the draft's schema, so it gives
// back every record whose answers have the right types. [Check] holds a record
// against everything: types, what is required, and the form's own rules. Both
// have the same schema checked by santhosh-tekuri/jsonschema, compiled once for
// a form, and take from it only which keyword fails where: the sentences are
// our own. [Canonical] writes a record back.
//
// Reading is strict, but for [DecodeAndCheck] with Options.Typed: a record that does
// not fit its schema is then read once more by package typed, as people type
// answers, and each answer that was read so is a [Problem] of the rule [RuleTyped].
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"sync"

	"github.com/apdocs/forms/apdocs"
	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v5"
)

// Options say how records are read and checked. A nil *Options is the zero one.
type Options struct {
	// Draft has Check look at the types of the answers only.
	Draft bool
	// Today is the day on which the record is checked. Rules that compare with
	// it are not applied where it is zero.
	Today apdocs.Date
	// Organisation is whose record it is, or nil.
	Organisation *apdocs.Organisation
	// Forms are those that Decode knows, such as documents.All(). Decode reads no
	// record without them; Check does not need them.
	Forms []apdocs.Form
	// Typed has DecodeAndCheck read answers as people type them, such as 12/11/2026
	// for 2026-11-12: see package typed. It is for text from outside; what programs
	// write is best read strictly.
	Typed bool
	// FirstLine is the line of its file on which the text of a record begins,
	// where several records stand in one file; 0 where the text is the whole file.
	FirstLine int
}

func (o *Options) firstLine() int { return max(o.FirstLine, 1) }

func (o *Options) or() *Options {
	if o == nil {
		return &Options{}
	}
	return o
}

// Of is the JSON Schema (2020-12) of a form: of a record that may be issued, or
// of a draft, which need not be complete. An error is a mistake in the form.
func Of(f apdocs.Form, draft bool) ([]byte, error) {
	c, err := compile(f, draft)
	if err != nil {
		return nil, err
	}
	return bytes.Clone(c.text), nil
}

// A compiled is a schema of one form, ready to be held against records. It never
// changes, so goroutines share it.
type compiled struct {
	names
	outline *apdocs.Outline
	text    []byte         // the schema as it is published
	doc     map[string]any // the same as a tree, in which failing keywords are looked up
	check   *validator.Schema
}

type compiledKey struct {
	typ   reflect.Type
	draft bool
}

// memo remembers what compile has made, which is always the same for a type.
var memo sync.Map // compiledKey -> *compiled

func compile(f apdocs.Form, draft bool) (*compiled, error) {
	key := compiledKey{reflect.TypeOf(f), draft}
	if c, ok := memo.Load(key); ok {
		return c.(*compiled), nil
	}
	o, err := apdocs.Outlined(f)
	if err != nil {
		return nil, err
	}
	c := &compiled{outline: o}
	if err := c.make(draft); err != nil {
		return nil, fmt.Errorf("make the schema of %s: %w", o.Name, err)
	}
	kept, _ := memo.LoadOrStore(key, c)
	return kept.(*compiled), nil
}

func (c *compiled) make(draft bool) error {
	if err := finite(c.outline.Type(), nil); err != nil {
		return err
	}
	reflector := jsonschema.Reflector{Anonymous: true, ExpandedStruct: true, DoNotReference: true, Mapper: base}
	root := reflector.ReflectFromType(c.outline.Type())
	s := newShaper(c.outline, draft)
	if err := s.form(root); err != nil {
		return err
	}
	c.names = s.names
	return c.finish(root)
}

// finish writes the schema and makes it ready to be held against what is read.
func (c *compiled) finish(root *jsonschema.Schema) error {
	text, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		return err
	}
	c.text = append(plainly(text), '\n')
	if err := json.Unmarshal(c.text, &c.doc); err != nil {
		return err
	}
	compiler := validator.NewCompiler()
	compiler.AssertFormat = true
	// What the schema lets through must also be readable into the Go value.
	compiler.Formats["date"] = readable(new(apdocs.Date))
	compiler.Formats["date-time"] = readable(new(apdocs.Moment))
	if err := compiler.AddResource(string(root.ID), bytes.NewReader(c.text)); err != nil {
		return err
	}
	c.check, err = compiler.Compile(string(root.ID))
	return err
}

// readable is the check of a format that a Go value of the same type as like can
// be read from the text.
func readable[T any, P interface {
	*T
	UnmarshalText([]byte) error
}](P) func(any) bool {
	return func(v any) bool {
		s, ok := v.(string)
		return !ok || s != "" && P(new(T)).UnmarshalText([]byte(s)) == nil
	}
}

// finite refuses a struct that holds itself: its schema would have no end.
func finite(t reflect.Type, in []reflect.Type) error {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Array || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for _, outer := range in {
		if outer == t {
			return fmt.Errorf("%v holds itself", t)
		}
	}
	for i := range t.NumField() {
		if d := t.Field(i); d.IsExported() || d.Anonymous {
			if err := finite(d.Type, append(in, t)); err != nil {
				return err
			}
		}
	}
	return nil
}

// plainly writes &, < and > as themselves, which Go's JSON escapes for the sake
// of web pages.
func plainly(text []byte) []byte {
	out := text[:0]
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			out = append(out, text[i])
			continue
		}
		escape := text[i : i+2]
		if text[i+1] == 'u' {
			escape = text[i : i+6]
		}
		i += len(escape) - 1
		switch string(escape) {
		case `\u0026`:
			escape = []byte("&")
		case `\u003c`:
			escape = []byte("<")
		case `\u003e`:
			escape = []byte(">")
		}
		out = append(out, escape...)
	}
	return out
}
