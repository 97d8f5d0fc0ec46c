package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
)

// spoilt are values that are put in the place of an answer: of other types, too long, and just at
// the limits. The last three are large.
func spoilt() []any {
	long := func(n int) string { return string(slices.Repeat([]rune{'é'}, n)) }
	return []any{"", "x", "a\nb", "2026-02-30", "2026-02-28", "24:00", "23:59", "2026-02-28T12:00:00Z",
		"2026-02-28T12:00Z",
		"yes", "no", "a@b.example", "@b", "-a", "a.b-c_d", long(30), long(31), long(1000), long(1001), json.Number("0"),
		json.Number("-1"), json.Number("5"), json.Number("6"), json.Number("101"), json.Number("999999999999999999"),
		1.5, 1e300, true, nil, []any{}, []any{"x"}, []any{map[string]any{}}, map[string]any{}, map[string]any{"no such": "x"},
		long(200_001), slices.Repeat([]any{map[string]any{}}, MaxRows), slices.Repeat([]any{map[string]any{}}, MaxRows+1)}
}

// What the proof accepts, the validator accepts: for each record, and for each with one answer
// spoilt, left out or added. Every record that is valid is proved, so that the proof saves time.
func TestProofAgreesWithValidator(t *testing.T) {
	files, err := filepath.Glob("../testdata/records/*-ordinary.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	tried, proved := 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		v, err := parse(text, "record", 1)
		if err != nil {
			t.Fatal(err)
		}
		record := v.(map[string]any)
		f, err := documents.New(record["form"].(string))
		if err != nil {
			t.Fatal(err)
		}
		c, err := compile(f, true)
		if err != nil {
			t.Fatal(err)
		}
		tidy(record, c.doc)
		if !c.proof.proves(record) {
			t.Errorf("%s is not proved", file)
		}
		agree := func(where string) {
			tried++
			if c.proof.proves(record) {
				if proved++; c.check.Validate(record) != nil {
					t.Errorf("%s, %s: proved, and not valid", filepath.Base(file), where)
				}
			}
		}
		spoilEach(record, "", spoilt(), agree)
	}
	t.Logf("%d records, %d of them proved", tried, proved)
	if proved*10 < tried {
		t.Errorf("only %d of %d records were proved", proved, tried)
	}
}

// spoilEach calls agree with each answer of a value replaced by others, left out, and with a name
// added. Of the values each answer gets every third, and of the large ones every fifteenth answer
// gets one, since they take time; equal questions stand in many forms.
func spoilEach(v any, where string, others []any, agree func(string)) {
	switch v := v.(type) {
	case map[string]any:
		for i, name := range slices.Sorted(maps.Keys(v)) {
			was := v[name]
			for k, other := range others {
				if large := k >= len(others)-3; (i+k+len(where))%3 > 0 || large && (i+len(where))%5 > 0 {
					continue
				}
				v[name] = other
				agree(fmt.Sprintf("%s.%s = value %d", where, name, k))
			}
			delete(v, name)
			agree(where + "." + name + " left out")
			v[name] = was
			spoilEach(was, where+"."+name, others, agree)
		}
		v["no such"] = "x"
		agree(where + " with a name more")
		delete(v, "no such")
	case []any:
		for _, row := range v {
			spoilEach(row, where+"[]", others, agree)
		}
	}
}

// A schema with a keyword that the proof does not know, or in a form that it does not know, proves
// nothing.
func TestProofOfUnknownKeyword(t *testing.T) {
	for _, text := range []string{
		`{"type": "string", "not": {"const": "x"}}`, `{"type": "string", "pattern": "^a$"}`, `{"type": ["string", "null"]}`,
		`{"type": "string", "maxLength": 2.5}`, `{"enum": ["x", 1]}`, `{"type": "string", "format": "uri"}`, `{}`,
		`{"type": "string", "minLength": 2}`, `{"type": "array"}`, `{"type": "object", "properties": {"a": true}}`,
	} {
		var node map[string]any
		if err := json.Unmarshal([]byte(text), &node); err != nil {
			t.Fatal(err)
		}
		for _, v := range []any{"x", []any{"x"}, map[string]any{"a": "x"}} {
			if proofOf(node).proves(v) {
				t.Errorf("%s proves %v", text, v)
			}
		}
	}
}
