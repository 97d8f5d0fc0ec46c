// Package schema describes forms as JSON Schema, decodes records, and says in plain
// English what is wrong with them.
//
// A schema starts as what invopop/jsonschema generates from the form's Go struct. The
// form's outline then refines it: labels become titles, what the form does not ask for is
// removed, and what an issued record must have is required. So each form has two schemas,
// one for drafts and one for issued records. [Of] writes them; those of the built-in forms
// are in the folder published.
//
// [Decode] reads a record and validates it against the draft's schema, so it accepts every
// record whose answers have the right types. [Check] checks everything: types, required
// answers, and the form's own rules. Both validate with santhosh-tekuri/jsonschema,
// compiled once for each form, but use only its result, which keyword fails where; the
// messages are our own. [Canonical] encodes a record.
//
// Reading is strict, except by [DecodeAndCheck] with Options.Typed: if a record does not
// fit its schema, package typed then reads the answers as people type them, and each
// answer so read gives a [Problem] of the rule [RuleTyped].
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

// Options control how records are read and checked. A nil *Options is the same as a zero
// one.
type Options struct {
	// Draft makes Check look only at the types of answers.
	Draft bool
	// Today is the day of the check. If it is zero, rules that compare with it are not
	// applied.
	Today apdocs.Date
	// Organisation is the organisation that the record belongs to, or nil.
	Organisation *apdocs.Organisation
	// Forms are the forms that Decode accepts, such as documents.All(). Check does not
	// need them.
	Forms []apdocs.Form
	// Typed makes DecodeAndCheck read answers as people type them, such as 12/11/2026 for
	// 2026-11-12; see package typed. It is for input from people; records written by
	// programs are better read strictly.
	Typed bool
	// FirstLine is the line on which the record begins in a file of several records, or 0
	// if the record is the whole file.
	FirstLine int
}

func (o *Options) firstLine() int { return max(o.FirstLine, 1) }

// or returns o, or the zero Options if o is nil.
func (o *Options) or() *Options {
	if o == nil {
		return &Options{}
	}
	return o
}

// Of returns the JSON Schema (2020-12) of a form, either of a record that may be issued or
// of a draft, which may be incomplete. It returns an error if there is a mistake in the
// form.
func Of(f apdocs.Form, draft bool) ([]byte, error) {
	c, err := compile(f, draft)
	if err != nil {
		return nil, err
	}
	return bytes.Clone(c.text), nil
}

// A compiled is the schema of one form, compiled for validation. It never changes, so
// goroutines can share it.
type compiled struct {
	names
	outline *apdocs.Outline
	text    []byte         // the published schema
	doc     map[string]any // the same as a tree, for looking up keywords that failed
	check   *validator.Schema
	proof   *proof // of what is certainly valid
}

type compiledKey struct {
	typ   reflect.Type
	draft bool
}

// memo caches what compile returns.
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

// finish encodes the schema and compiles it for validation.
func (c *compiled) finish(root *jsonschema.Schema) error {
	text, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		return err
	}
	c.text = append(plainly(text), '\n')
	if err := json.Unmarshal(c.text, &c.doc); err != nil {
		return err
	}
	c.proof = proofOf(c.doc)
	compiler := validator.NewCompiler()
	compiler.AssertFormat = true
	// Text that the schema accepts must also be readable as the Go value.
	compiler.Formats["date"] = readable(new(apdocs.Date))
	compiler.Formats["date-time"] = readable(new(apdocs.Moment))
	if err := compiler.AddResource(string(root.ID), bytes.NewReader(c.text)); err != nil {
		return err
	}
	c.check, err = compiler.Compile(string(root.ID))
	return err
}

// readable returns a format check that parses the text as a Go value of the type of like.
func readable[T any, P interface {
	*T
	UnmarshalText([]byte) error
}](P) func(any) bool {
	return func(v any) bool {
		s, ok := v.(string)
		return !ok || s != "" && P(new(T)).UnmarshalText([]byte(s)) == nil
	}
}

// finite returns an error for a struct that contains itself, since its schema would be
// infinite.
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

// plainly reverses the escaping of &, < and >, which encoding/json escapes for use in
// HTML.
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
