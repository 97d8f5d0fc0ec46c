package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/apdocs/forms/apdocs"
)

// Decode reads a record in JSON into the form that it names. Answers have the right types,
// but the record may be incomplete; see [Check].
//
// Invisible text ([apdocs.IsBlank]), null, an empty list and an object without answers
// count as "not answered". Rows without answers are dropped at the end of a list and kept
// elsewhere. A record of an older version of the form is accepted; one of a newer version
// is an error.
//
// If the record is wrong, the error is a [Problems]. If the text is not a record at all,
// the error is of another type, such as a [*SyntaxError].
//
// Decode is strict even if Options.Typed is set, because it could not tell the caller how
// it read an answer.
func Decode(r io.Reader, o *Options) (apdocs.Form, error) {
	o = o.or()
	t, err := read(r, o)
	if err != nil {
		return nil, err
	}
	f, problems, err := t.decode()
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, problems.located(t.text, o)
	}
	return f, nil
}

// DecodeAndCheck is like [Decode] followed by [Check], but takes a third less time if
// nothing is wrong. Each problem has its line number. With Options.Typed, answers are read
// as people type them, and for each that is not written as in a record there is a problem
// with the rule [RuleTyped].
func DecodeAndCheck(r io.Reader, o *Options) (apdocs.Form, Problems, error) {
	o = o.or()
	t, err := read(r, o)
	if err != nil {
		return nil, nil, err
	}
	whole, err := compile(t.outline.New(), o.Draft)
	if err != nil {
		return nil, nil, err
	}
	if !allPlain(t.record) || !whole.proof.proves(t.record) && whole.check.Validate(t.record) != nil {
		var notes Problems
		if o.Typed {
			notes = t.readTyped()
		}
		f, problems, err := t.decode()
		if err != nil {
			return nil, nil, err
		}
		if f != nil {
			problems = Check(f, o)
		}
		problems = append(problems, notes...)
		whole.sort(problems)
		problems.locate(t.text, o)
		if f == nil {
			return nil, nil, problems
		}
		return f, problems, nil
	}
	f, err := t.form() // a record that is ready to issue is also a valid draft
	if err != nil {
		return nil, nil, err
	}
	return f, whole.judge(f, nil, o).located(t.text, o), nil
}

// A tree is a record as JSON values, before it is validated.
type tree struct {
	outline *apdocs.Outline
	draft   *compiled
	record  map[string]any
	text    []byte // the text of the record
}

// read reads a record and drops what is unanswered.
func read(r io.Reader, o *Options) (*tree, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read a record: %w", err)
	}
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("this is larger than %d MB, which no record is", MaxBytes/1_000_000)
	}
	if data, err = unicodeText(data); err != nil {
		return nil, err
	}
	v, err := parse(data, "record", o.firstLine())
	if err != nil {
		return nil, err
	}
	record, ok := v.(map[string]any)
	if !ok {
		return nil, &SyntaxError{o.firstLine(), 1, "a record is one object and begins with {"}
	}
	outline, err := o.choose(record)
	if err != nil {
		var problems Problems
		if errors.As(err, &problems) {
			problems.locate(data, o)
		}
		return nil, err
	}
	c, err := compile(outline.New(), true)
	if err != nil {
		return nil, err
	}
	if _, ok := record[wordSchema].(string); ok {
		delete(record, wordSchema) // by which an editor explains the record
	}
	tidy(record, c.doc) // not nil, since the record names its form
	return &tree{outline, c, record, data}, nil
}

// decode validates the record against the draft's schema and, if there are no problems,
// converts it to a form. If the record is of a newer version, that is the only problem.
func (t *tree) decode() (apdocs.Form, Problems, error) {
	problems := t.draft.hold(t.record)
	if i := slices.IndexFunc(problems, func(p Problem) bool { return p.Rule == "version" }); i >= 0 {
		problems = problems[i : i+1]
	}
	if len(problems) > 0 {
		return nil, problems, nil
	}
	f, err := t.form()
	return f, nil, err
}

// form converts the record to the Go value of its form.
func (t *tree) form() (apdocs.Form, error) {
	if f := t.outline.New(); assign(reflect.ValueOf(f).Elem(), t.record) {
		return f, nil
	}
	tidied, err := json.Marshal(t.record)
	if err != nil {
		return nil, fmt.Errorf("read a record of %s: %w", t.outline.Name, err)
	}
	f := t.outline.New()
	if json.Unmarshal(tidied, f) != nil {
		// Only a type in somebody's own form with its own UnmarshalJSON gets here.
		return nil, Problems{whole(unkeepable)}
	}
	return f, nil
}

// allPlain reports whether all strings in a tree of JSON values can be printed.
func allPlain(v any) bool {
	switch v := v.(type) {
	case string:
		return plain(v)
	case map[string]any:
		for _, member := range v {
			if !allPlain(member) {
				return false
			}
		}
	case []any:
		return !slices.ContainsFunc(v, func(row any) bool { return !allPlain(row) })
	}
	return true
}

var errNoForms = errors.New("the options name no forms: set Options.Forms, such as to documents.All()")

// choose returns the outline of the form that a record names.
func (o *Options) choose(record map[string]any) (*apdocs.Outline, error) {
	if len(o.Forms) == 0 {
		return nil, errNoForms
	}
	var names []string
	var found *apdocs.Outline
	name, _ := record["form"].(string)
	for _, f := range o.Forms {
		outline, err := apdocs.Outlined(f)
		if err != nil {
			return nil, err
		}
		if outline.Name == name {
			if found != nil && found != outline {
				return nil, fmt.Errorf("two of the forms in the options are named %s", name)
			}
			found = outline
		}
		names = append(names, outline.Name)
	}
	if found != nil {
		return found, nil
	}
	p := Problem{Rule: "form", Path: "form", Label: "Form", Severity: apdocs.Error}
	near := apdocs.Nearest(name, names)
	switch {
	case name == "" && settingsLike(record):
		p.Text = "these are the settings of an organisation and no record; name the file with --org, and keep it out of " +
			"folders of records"
	case name == "":
		p.Text = `say which form this is, such as "form": "` + names[0] + `"; the forms are ` + strings.Join(names, ", ")
	case len(near) > 0:
		p.Text = "no form has this name; did you mean " + strings.Join(near, " or ") + "?"
	default:
		p.Text = "no form has this name; the forms are " + strings.Join(names, ", ")
	}
	return nil, Problems{p}
}

// clean shortens a name from a record for messages, and removes control characters and
// those that change the direction of text.
func clean(name string) string {
	const most = 60
	var b strings.Builder
	count := 0
	for _, r := range name {
		if count++; count > most {
			b.WriteString("…")
			break
		}
		if !unicode.IsPrint(r) {
			r = '?'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// lineEnds converts line ends of other systems; records have "\n".
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// tidy returns the value without what is unanswered, or nil if nothing is left. node is
// the schema of the value. Names that the schema does not have are kept, so that they are
// reported.
func tidy(v any, node map[string]any) any {
	switch v := v.(type) {
	case string:
		if apdocs.IsBlank(v) {
			return nil
		}
		if !strings.Contains(v, "\r") {
			return v
		}
		return lineEnds.Replace(v)
	case map[string]any:
		known, closed := node["properties"].(map[string]any)
		for key, member := range v {
			child, asked := known[key].(map[string]any)
			if kept := tidy(member, child); kept != nil {
				v[key] = kept
			} else if asked || !closed {
				delete(v, key)
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		items, _ := node["items"].(map[string]any)
		used := 0
		for i, row := range v {
			if kept := tidy(row, items); kept != nil {
				v[i], used = kept, i+1
			} else if items["type"] == "object" {
				v[i] = map[string]any{}
			}
		}
		if used == 0 {
			return nil
		}
		return v[:used]
	}
	return v
}
