package schema

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
)

// A record of every form gives the same Go value as by encoding/json, and none of them takes the
// longer way through a text.
func TestAssign(t *testing.T) {
	files, err := filepath.Glob("../testdata/records/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
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
		delete(record, wordSchema)
		f, err := documents.New(record["form"].(string))
		if err != nil {
			t.Fatal(err)
		}
		c, err := compile(f, true)
		if err != nil {
			t.Fatal(err)
		}
		tidy(record, c.doc)
		got, want := c.outline.New(), c.outline.New()
		if tidied, err := json.Marshal(record); err != nil || json.Unmarshal(tidied, want) != nil {
			t.Fatal(file, err)
		}
		if !assign(reflect.ValueOf(got).Elem(), record) {
			t.Errorf("%s takes the longer way", file)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", file, got, want)
		}
	}
}

// What is not certain to be the same is left to encoding/json.
func TestAssignRefuses(t *testing.T) {
	var to struct {
		Small  uint8             `json:"small"`
		Text   string            `json:"text"`
		Bytes  []byte            `json:"bytes"`
		Ratio  float64           `json:"ratio"`
		Lookup map[string]string `json:"lookup"`
		Raw    json.RawMessage   `json:"raw"`
		Part   *struct{ A int }  `json:"part"`
	}
	for name, v := range map[string]any{
		"small": json.Number("256"), "text": json.Number("1"), "bytes": []any{json.Number("1")},
		"ratio": 0.5, "lookup": map[string]any{"a": "b"}, "raw": "x", "part": map[string]any{}, "none": "x", "Text": "x",
	} {
		if assign(reflect.ValueOf(&to).Elem(), map[string]any{name: v}) {
			t.Errorf("%s is assigned", name)
		}
	}
}
