package schema

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// nothing lists texts that are not visible in print.
var nothing = []string{" \n", "\u200b", "\u00ad\u2060", "\ufeff \u180e", "\u200c\u200d", "\ufe0f"}

// An invisible text counts as empty: records with such texts are decoded, checked and
// encoded as if the texts were empty.
func TestTextsThatShowNothing(t *testing.T) {
	files, err := filepath.Glob("../testdata/records/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no records", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, wantKept := emptied(t, text, "")
		if !strings.Contains(want, "is required") {
			t.Errorf("%s: without texts nothing is required", file)
		}
		for _, s := range nothing {
			if got, kept := emptied(t, text, s); got != want || kept != wantKept {
				t.Errorf("%s with %+q is found\n%s\nwant\n%s", file, s, got, want)
			}
		}
	}
}

// emptied replaces every text of the record and returns the problems and the canonical
// record.
func emptied(t *testing.T, text []byte, by string) (found, kept string) {
	var v map[string]any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	form := v["form"]
	replaced := replace(v, by).(map[string]any)
	replaced["form"] = form
	text, err := json.Marshal(replaced)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Decode(bytes.NewReader(text), &Options{Forms: allForms()})
	if err != nil {
		t.Fatal(err)
	}
	canonical, err := Canonical(f)
	if err != nil {
		t.Fatal(err)
	}
	return said(Check(f, nil)), string(canonical)
}

func replace(v any, by string) any {
	switch v := v.(type) {
	case string:
		return by
	case map[string]any:
		for key := range v {
			v[key] = replace(v[key], by)
		}
	case []any:
		for i := range v {
			v[i] = replace(v[i], by)
		}
	}
	return v
}

// The same for records made in Go, and for names of signers.
func TestNamesThatShowNothing(t *testing.T) {
	for _, s := range nothing {
		v := new(documents.ProgressVisit)
		v.Pupil.Name, v.Visit.By = s, s
		v.Signatures.School = apdocs.Signature{Name: s, Status: apdocs.Signed, Method: apdocs.ByPaper}
		found := said(Check(v, nil))
		for _, want := range []string{
			"Name of Student: is required", "Visit completed by: is required", "School, Name: enter the name of who signed",
		} {
			if !strings.Contains(found, want) {
				t.Errorf("names of %+q are found\n%s", s, found)
			}
		}
	}
}
