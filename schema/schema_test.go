package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

var update = flag.Bool("update", false, "write the published schemas anew")

// TestPublished checks that the published schemas are current and that the folder has no
// other files.
func TestPublished(t *testing.T) {
	var want []string
	for _, f := range documents.All() {
		for kind, draft := range map[string]bool{"issue": false, "draft": true} {
			text, err := Of(f, draft)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Join("published", f.Layout().Name+"."+kind+".json")
			want = append(want, name)
			published(t, name, text)
		}
	}
	text, err := OfOrganisation()
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, filepath.Join("published", settingsName+".json"))
	published(t, want[len(want)-1], text)
	slices.Sort(want)
	if have, _ := filepath.Glob("published/*"); !slices.Equal(have, want) {
		t.Errorf("published: %v\nwant: %v", have, want)
	}
}

// published compares one file with the current schema.
func published(t *testing.T, name string, text []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.ReplaceAll(file, []byte("\r\n"), []byte("\n")), text) {
		t.Errorf("%s is not what Go says; run go test ./schema -update", name)
	}
}

// TestOf checks the schema of each kind of question.
func TestOf(t *testing.T) {
	issue, draft := treeOf(t, new(excursion), false), treeOf(t, new(excursion), true)
	for path, want := range map[string]string{
		"$id":                  `"urn:apdocs:excursion:3:issue"`,
		"title":                `"Excursion"`,
		"additionalProperties": `false`,
		"required":             `["form","pupil","kind","period","people","signatures"]`,
		"p.form.const":         `"excursion"`,
		"p.version.maximum":    `3`,
		"p.pupil.required":     `["name"]`,
		"p.pupil.p.name.title": `"Who comes along"`,
		"p.pupil.p.name.x-label": `"Who comes along, by the name under which the school knows them on ` +
			`its roll"`,
		"p.pupil.p.name.x-class":  `"identifier"`,
		"p.pupil.p.upn":           `null`, // the form does not ask for this part of a pupil
		"p.school.p.email.title":  `"E-mail \u0026 more"`,
		"p.school.p.email.format": `"email"`,
		"p.school.p.phone.x-by":   `"school"`,
		"p.period.p.from.title":   `"Days away, From"`,
		"p.period.p.from.format":  `"date"`,
		"p.kind.enum":             `["lake","museum","farm"]`,
		"p.kind.x-labels":         `["To a lake","To a museum","To a farm"]`,
		"p.insured.enum":          `["yes","no","not applicable"]`,
		"p.people.minimum":        `2`,
		"p.people.maximum":        `40`,
		"p.rain.maximum":          `100`,
		"p.mood.minimum":          `1`,

		"p.mood.x-labels": `["Strongly disagree","Disagree","Not sure","Agree","Strongly agree"]`,

		"p.told.format":                                        `"date-time"`,
		"p.reviews.minItems":                                   `null`,
		"p.reviews.x-blank":                                    `2`,
		"p.reviews.items.required":                             `["date","targets"]`,
		"p.office.p.seats.maximum":                             `255`,
		"p.office.p.tags.maxItems":                             `1000`,
		"p.signatures.p.parent":                                `null`,
		"p.signatures.required":                                `["school"]`,
		"p.water.required":                                     `null`, // required depends on the kind
		"p.overrides.items.p.rule.title":                       `"Rule"`,
		"p.reviews.items.p.targets.minItems":                   `2`,
		"p.reviews.items.p.targets.items.required":             `["target"]`,
		"p.signatures.p.school.p.at.title":                     `"Date signed"`,
		"p.signatures.p.school.p.statement.maxLength":          `200000`,
		"p.reviews.items.p.targets.items.additionalProperties": `false`,
	} {
		if got := at(issue, path); got != want {
			t.Errorf("issue: %s is %s, want %s", path, got, want)
		}
	}
	for path, want := range map[string]string{
		"$id": `"urn:apdocs:excursion:3:draft"`, "required": `["form"]`, "p.pupil.required": `null`,
		"p.reviews.items.p.targets.minItems": `null`, "p.pupil.p.name.minLength": `null`, "allOf": `null`,
	} {
		if got := at(draft, path); got != want {
			t.Errorf("draft: %s is %s, want %s", path, got, want)
		}
	}
}

// TestOrder checks that the members of a schema are in the order of the struct, that & is
// not escaped, and that every goroutine gets the same bytes.
func TestOrder(t *testing.T) {
	first, err := Of(new(excursion), false)
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for _, name := range []string{`"pupil": {`, `"school": {`, `"E-mail & more"`, `"kind": {`, `"reviews": {`,
		`"office": {`} {
		i := bytes.Index(first, []byte("\n    "+name))
		if strings.HasPrefix(name, `"E`) {
			i = bytes.Index(first, []byte(name))
		}
		if i < last {
			t.Errorf("%s stands at %d, after %d", name, i, last)
		}
		last = i
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			c := &compiled{}
			c.outline, _ = apdocs.Outlined(new(excursion))
			if err := c.make(false); err != nil || !bytes.Equal(c.text, first) {
				t.Errorf("another schema, or %v", err)
			}
		})
	}
	wait.Wait()
}

type endless struct {
	apdocs.Record
	Name  string    `json:"name,omitzero"`
	Inner []endless `json:"inner,omitempty"`
}

func (e *endless) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "endless", Version: 1, Title: "Endless", Short: "Endless",
		Blocks: []apdocs.Block{apdocs.Beside(apdocs.Ask("Name", &e.Name))}}
}

func TestEndless(t *testing.T) {
	if _, err := Of(new(endless), false); err == nil || !strings.Contains(err.Error(), "holds itself") {
		t.Errorf("a struct that holds itself: %v", err)
	}
}

func treeOf(t *testing.T, f apdocs.Form, draft bool) any {
	t.Helper()
	text, err := Of(f, draft)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// at returns the value at a path in which p stands for "properties".
func at(v any, path string) string {
	parts := strings.Split(path, ".")
	for i, p := range parts {
		if p == "p" {
			parts[i] = "properties"
		}
	}
	text, _ := json.Marshal(lookup(v, parts))
	return string(text)
}
