package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	validator "github.com/santhosh-tekuri/jsonschema/v5"
)

// unbreakable lists annotations and structural keywords, which no value violates.
var unbreakable = []string{
	"$schema", "$id", "title", "description", "properties", "items", "allOf",
	wordKind, wordLabel, wordLabels, wordClass, wordBy, wordLines, wordBlank,
}

// TestEveryKeyword violates each keyword of each schema at each path, one at a time, in an
// otherwise complete record. There must be a problem at the path, with a label and a
// message of our own.
func TestEveryKeyword(t *testing.T) {
	for _, f := range allForms() {
		for _, draft := range []bool{false, true} {
			c, err := compile(f, draft)
			if err != nil {
				t.Fatal(err)
			}
			b := breaker{t: t, c: c, broken: map[string]int{}}
			if problems := c.hold(complete(c.doc)); len(problems) > 0 {
				t.Fatalf("%s: the complete record has problems:\n%v", c.doc["$id"], problems)
			}
			b.node(c.doc, nil)
			t.Logf("%s: %v", c.doc["$id"], b.broken)
		}
	}
}

type breaker struct {
	t      *testing.T
	c      *compiled
	broken map[string]int
}

func (b *breaker) node(node map[string]any, path []string) {
	for _, keyword := range slices.Sorted(maps.Keys(node)) {
		if slices.Contains(unbreakable, keyword) {
			continue
		}
		b.broken[keyword]++
		if keyword == "required" {
			for _, key := range node["required"].([]any) {
				b.one(keyword, path, func(v any) any { delete(v.(map[string]any), key.(string)); return v })
			}
			continue
		}
		b.one(keyword, path, func(v any) any {
			bad, ok := breaking(node, keyword, v)
			if !ok {
				b.t.Errorf("%s: the test cannot break %s", strings.Join(path, "."), keyword)
			}
			return bad
		})
	}
	properties, _ := node["properties"].(map[string]any)
	for key, child := range properties {
		b.node(child.(map[string]any), append(slices.Clip(path), key))
	}
	if items, ok := node["items"].(map[string]any); ok {
		b.node(items, append(slices.Clip(path), "0"))
	}
}

// one violates the keyword at the path and checks the problems.
func (b *breaker) one(keyword string, path []string, change func(any) any) {
	b.t.Helper()
	record := put(complete(b.c.doc), path, change)
	at := fmt.Sprintf("%s: %s %s", b.c.doc["$id"], strings.Join(path, "."), keyword)
	problems := b.c.hold(record)
	if len(problems) == 0 {
		b.t.Errorf("%s: nothing is found", at)
	}
	if keyword != "required" && len(problems) > 1 {
		b.t.Errorf("%s: more is found than was broken:\n%v", at, problems)
	}
	library := messages(b.c.check.Validate(record))
	for _, p := range problems {
		switch {
		case p.Path != strings.Join(path, ".") &&
			!strings.HasPrefix(p.Path, strings.TrimPrefix(strings.Join(path, ".")+".", ".")):
			b.t.Errorf("%s: the problem is at %q", at, p.Path)
		case p.Label == "" || p.Text == "" || p.Text == unmatched || p.Rule == "" || p.Rule == keyword &&
			strings.ContainsAny(keyword, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
			b.t.Errorf("%s: no sentence of ours: %#v", at, p)
		case strings.Contains(p.Text, marker) && p.Rule != "unknown":
			b.t.Errorf("%s: shows a value: %v", at, p)
		}
		for _, m := range library {
			if strings.Contains(p.Text, m) {
				b.t.Errorf("%s: the library speaks: %v", at, p)
			}
		}
	}
}

const marker = "zzmarker"

// breaking returns a value instead of v that violates this keyword and no other.
func breaking(node map[string]any, keyword string, v any) (any, bool) {
	limit, _ := node[keyword].(float64)
	switch keyword {
	case "type":
		if node["type"] == "boolean" {
			return marker, true
		}
		return true, true
	case "enum", "const":
		return marker, true
	case "format":
		return marker, true
	case "pattern":
		if node["pattern"] == linePattern {
			return marker + "\n" + marker, true
		}
		return marker + "!", true
	case "minimum":
		return limit - 1, true
	case "maximum":
		return limit + 1, true
	case "minLength":
		return "", true
	case "maxLength":
		return strings.Repeat("m", int(limit)+1), true
	case "minItems":
		return v.([]any)[:int(limit)-1], true
	case "maxItems":
		row := v.([]any)[0]
		return slices.Repeat([]any{row}, int(limit)+1), true
	case "additionalProperties":
		v.(map[string]any)[marker] = marker
		return v, true
	}
	return v, false
}

// complete returns a record with an answer to everything in the schema and with the rows
// that its lists require.
func complete(node map[string]any) any {
	switch {
	case node["const"] != nil:
		return node["const"]
	case node["enum"] != nil:
		return node["enum"].([]any)[0]
	}
	switch node["type"] {
	case "object":
		out := map[string]any{}
		for key, child := range node["properties"].(map[string]any) {
			out[key] = complete(child.(map[string]any))
		}
		return out
	case "array":
		least, _ := node["minItems"].(float64)
		var out []any
		for range max(int(least), 1) {
			out = append(out, complete(node["items"].(map[string]any)))
		}
		return out
	case "integer", "number":
		if low, ok := node["minimum"].(float64); ok {
			return low
		}
		return 0.5
	case "boolean":
		return true
	}
	for key, value := range map[string]string{"date": "2026-03-09", "date-time": "2026-03-09T10:00:00Z",
		"email": "office@school.example"} {
		if node["format"] == key {
			return value
		}
	}
	for _, value := range []string{"09:15", strings.Repeat("0", 64)} {
		if p, _ := node["pattern"].(string); p == clockPattern && len(value) == 5 || p == hashPattern && len(value) == 64 {
			return value
		}
	}
	return "A"
}

// put replaces the value at the path.
func put(v any, path []string, change func(any) any) any {
	if len(path) == 0 {
		return change(v)
	}
	switch v := v.(type) {
	case map[string]any:
		v[path[0]] = put(v[path[0]], path[1:], change)
	case []any:
		v[0] = put(v[0], path[1:], change)
	}
	return v
}

// messages returns the validator's own messages.
func messages(err error) []string {
	e, ok := err.(*validator.ValidationError)
	if !ok {
		return nil
	}
	out := []string{e.Message}
	for _, cause := range e.Causes {
		out = append(out, messages(cause)...)
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// TestConditions compares questions that depend on an answer with the validator's result:
// they are required unless that answer is a different one.
func TestConditions(t *testing.T) {
	c, err := compile(new(excursion), false)
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[any]string{
		"lake":   "Depth of the water: is required\nLifeguard: is required",
		"museum": "",
		nil:      "Where to: is required\nDepth of the water: is required\nLifeguard: is required",
	} {
		record := complete(c.doc).(map[string]any)
		delete(record, "water")
		if record["kind"] = kind; kind == nil {
			delete(record, "kind")
		}
		if got := said(c.hold(record)); got != want {
			t.Errorf("kind %v:\n%s\nwant:\n%s", kind, got, want)
		}
	}
}

// TestUnknownKeyword uses a keyword that only forms of other packages have.
func TestUnknownKeyword(t *testing.T) {
	o, err := apdocs.Outlined(new(excursion))
	if err != nil {
		t.Fatal(err)
	}
	if rule, text := sentence(o, map[string]any{"multipleOf": json.Number("5")}, "multipleOf",
		nil); rule != "multipleOf" || text != unmatched {
		t.Errorf("%s: %s", rule, text)
	}
}
