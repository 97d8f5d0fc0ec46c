package schema

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	validator "github.com/santhosh-tekuri/jsonschema/v5"
)

// Check returns everything that is wrong with a record: answers of the wrong type,
// required questions that are unanswered, and broken rules of the form. With Options.Draft
// it checks types only. Rules are applied only if all types are right.
//
// If a record overrides a rule, giving a reason and who decided, the findings of that rule
// are marked as overridden. The status of the record makes no difference; only
// Options.Draft does.
func Check(f apdocs.Form, o *Options) Problems {
	o = o.or()
	c, err := compile(f, o.Draft)
	if err != nil {
		return Problems{whole("cannot be checked: " + err.Error())}
	}
	text, bad := compact(f, c.outline.Name)
	record, err := parse(text, "record", 1)
	if err != nil {
		return Problems{whole(unkeepable)}
	}
	var problems Problems
	stands := map[string]bool{} // paths with a problem, and all that encloses them
	for _, b := range bad {
		p := c.problem(b.rule, b.path, b.text)
		problems, stands[p.Path] = append(problems, p), true
	}
	for _, p := range c.hold(record) {
		if !stands[p.Path] {
			problems = append(problems, p)
		}
	}
	return c.judge(f, problems, o)
}

// judge adds the findings of the form's rules to the problems with a record's types.
func (c *compiled) judge(f apdocs.Form, problems Problems, o *Options) Problems {
	if !o.Draft && !slices.ContainsFunc(problems, func(p Problem) bool { return p.Rule != "required" }) {
		problems = append(problems, c.rules(f, o)...)
	}
	problems = append(problems, c.signatures(f)...)
	c.sort(problems)
	return problems
}

// unkeepable is the message about a record that cannot be written as JSON. The error
// itself is not passed on because it may contain the answer.
const unkeepable = "has an answer that this form cannot keep"

// whole returns a problem with the record as a whole.
func whole(text string) Problem {
	return Problem{Rule: "type", Label: "Record", Severity: apdocs.Error, Text: text}
}

func (c *compiled) problem(rule string, path []string, text string) Problem {
	parts := make([]string, len(path))
	for i, part := range path {
		parts[i] = clean(part) // a name may come from the record, as the key of a map
	}
	return Problem{Rule: rule, Path: strings.Join(parts, "."), Label: c.label(path), Severity: apdocs.Error, Text: text}
}

// rules returns the findings of the form's rules and the problems with overrides.
func (c *compiled) rules(f apdocs.Form, o *Options) (out Problems) {
	var ids []string
	if ruled, ok := f.(apdocs.Ruled); ok {
		for _, r := range ruled.Rules() {
			ids = append(ids, r.ID)
		}
	}
	overridden := map[string]bool{}
	for i, over := range f.Envelope().Overrides {
		rule := strings.TrimSpace(over.Rule)
		if rule != "" && !slices.Contains(ids, rule) {
			text := "names no rule of this form, which has none"
			if len(ids) > 0 {
				text = "names no rule of this form; its rules are " + strings.Join(ids, ", ")
			}
			out = append(out, c.problem("override", []string{"overrides", strconv.Itoa(i), "rule"}, text))
		}
		if !apdocs.IsBlank(over.Reason) && !apdocs.IsBlank(over.By) {
			overridden[rule] = true
		}
	}
	for _, found := range apdocs.Examine(f, o.Today, o.Organisation) {
		p := c.problem(found.Rule, split(found.Path), found.Text)
		p.Severity, p.Source, p.Overridden = found.Severity, found.Source, overridden[found.Rule]
		out = append(out, p)
	}
	return append(c.together(f, append(out, c.unprinted(f)...)), c.letterhead(f, o.Organisation)...)
}

// unprinted says which answers a completed document leaves out because of another answer, so
// that none is lost unseen.
func (c *compiled) unprinted(f apdocs.Form) (out Problems) {
	if c.outline.Letter != nil {
		return nil // a letter prints none of its answers as such
	}
	for _, left := range c.outline.Unprinted(f) {
		p := c.problem("unprinted", split(left.Question.Name),
			"is answered and not printed, because of the answer to “"+c.label(split(left.Because.Name))+"”")
		p.Severity = apdocs.Information
		out = append(out, p)
	}
	return out
}

// hold returns what is wrong with a record by its schema. The record is given as JSON
// values.
func (c *compiled) hold(record any) Problems {
	if c.proof.proves(record) {
		return nil
	}
	err := c.check.Validate(record)
	if err == nil {
		return nil
	}
	var broken *validator.ValidationError
	if !errors.As(err, &broken) {
		return Problems{whole(unkeepable)}
	}
	f := finder{compiled: c, record: record, seen: map[[2]string]bool{}}
	f.walk(broken)
	// The validator reports errors in the order of a map.
	slices.SortFunc(f.found, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Text, b.Text))
	})
	// A number in place of a choice fails twice: it is not a string, and not one of the
	// choices.
	f.found = slices.CompactFunc(f.found, func(a, b Problem) bool { return a.Path == b.Path && a.Text == b.Text })
	c.sort(f.found)
	return f.found[:min(len(f.found), MaxProblems)]
}

// A finder turns validation errors into problems.
type finder struct {
	*compiled
	record any
	found  Problems
	seen   map[[2]string]bool // path and rule
}

func (f *finder) add(p Problem) {
	if key := [2]string{p.Path, p.Rule}; !f.seen[key] {
		f.seen[key] = true
		f.found = append(f.found, p)
	}
}

func (f *finder) walk(e *validator.ValidationError) {
	for _, cause := range e.Causes {
		f.walk(cause)
	}
	if len(e.Causes) > 0 {
		return
	}
	at := pointer(e.KeywordLocation)
	if len(at) == 0 {
		return
	}
	keyword := at[len(at)-1]
	node, _ := lookup(f.doc, at[:len(at)-1]).(map[string]any)
	path := pointer(e.InstanceLocation)
	switch keyword {
	case "required":
		f.missing(node, lookup(f.record, path), path)
	case "additionalProperties":
		f.unknown(node, lookup(f.record, path), path)
	default:
		rule, text := sentence(f.outline, node, keyword, path)
		if typed, ok := lookup(f.record, path).(string); ok && (rule == "type" || rule == "format") {
			text = refused(node, typed, text)
		}
		f.add(f.problem(rule, path, text))
	}
}

// missing reports what an object lacks. If that is an object itself, its required
// questions are reported instead.
func (f *finder) missing(node map[string]any, value any, path []string) {
	object, _ := value.(map[string]any)
	properties, _ := node["properties"].(map[string]any)
	required, _ := node["required"].([]any)
	for _, r := range required {
		key, _ := r.(string)
		if _, ok := object[key]; ok {
			continue
		}
		in := append(slices.Clip(path), key)
		child, _ := properties[key].(map[string]any)
		if _, deeper := child["required"]; deeper {
			f.missing(child, nil, in)
			continue
		}
		rule, text := sentence(f.outline, child, "required", in)
		f.add(f.problem(rule, in, text))
	}
}

// unknown reports names that the form does not know, by the object that they are in.
func (f *finder) unknown(node map[string]any, value any, path []string) {
	object, _ := value.(map[string]any)
	properties, _ := node["properties"].(map[string]any)
	var known []string
	for key := range properties {
		known = append(known, key)
	}
	sort.Strings(known)
	for key := range object {
		if _, ok := properties[key]; ok {
			continue
		}
		p := f.problem("unknown", path, "")
		p.Path = strings.TrimPrefix(p.Path+"."+clean(key), ".")
		name := strings.TrimPrefix(f.locate(path).name+"."+key, ".")
		near := apdocs.Nearest(key, known)
		switch {
		case f.unasked[name]:
			p.Text = "this form does not ask for this; take it out"
		case len(near) > 0:
			p.Text = "has no part of this name; did you mean " + strings.Join(near, " or ") + "?"
		default:
			p.Text = "has no part of this name; take it out"
		}
		f.add(p)
	}
}

// pointer splits a JSON pointer as the validator writes it.
func pointer(s string) []string {
	if s == "" {
		return nil
	}
	parts := strings.Split(s[1:], "/")
	for i, p := range parts {
		if plain, err := url.PathUnescape(p); err == nil {
			p = plain
		}
		parts[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(p)
	}
	return parts
}

// lookup returns the value at the path in a tree of JSON values, or nil.
func lookup(v any, path []string) any {
	for _, part := range path {
		switch in := v.(type) {
		case map[string]any:
			v = in[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(in) {
				return nil
			}
			v = in[i]
		default:
			return nil
		}
	}
	return v
}
