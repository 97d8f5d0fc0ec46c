package main

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// The starter has every setting of the schema, all unset, and the schema explains each.
func TestSettingsStarter(t *testing.T) {
	org, err := schema.DecodeOrganisation(strings.NewReader(settingsStarter))
	if err != nil || !reflect.DeepEqual(org, new(apdocs.Organisation)) {
		t.Errorf("the starter sets %+v, %v", org, err)
	}
	text, err := schema.OfOrganisation()
	if err != nil {
		t.Fatal(err)
	}
	var described, starter map[string]any
	if err := json.Unmarshal(text, &described); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(settingsStarter), &starter); err != nil {
		t.Fatal(err)
	}
	explained(t, described, starter, "")
}

func explained(t *testing.T, node map[string]any, value any, path string) {
	if rows, ok := value.([]any); ok && len(rows) > 0 {
		node, _ = node["items"].(map[string]any)
		value = rows[0]
	}
	properties, _ := node["properties"].(map[string]any)
	members, _ := value.(map[string]any)
	for name, child := range properties {
		child := child.(map[string]any)
		if about, _ := child["description"].(string); !strings.HasSuffix(about, ".") {
			t.Errorf("%s%s has the description %q", path, name, about)
		}
		below, there := members[name]
		if !there {
			t.Errorf("the starter has no %s%s", path, name)
		}
		explained(t, child, below, path+name+".")
	}
	for name := range members {
		if properties[name] == nil {
			t.Errorf("the starter has %s%s, which is no setting", path, name)
		}
	}
}

func TestLeftFromSample(t *testing.T) {
	for _, c := range []struct {
		org  apdocs.Organisation
		want []string
	}{
		{apdocs.Organisation{}, nil},
		{apdocs.Organisation{Name: "Sample School", Address: "1 Example Road\nSampletown", Phone: "+44 1632 960100",
			Email:   "office@school.example",
			Website: "https://www.school.example/", DataContact: "Data lead, data@school.example"},
			[]string{"name", "address", "phone", "email", "website", "dataContact"}},
		{apdocs.Organisation{Name: "St Exampla’s School", Address: "2 High Street", Phone: "01632 123456",
			Email:   "office@stex.sch.uk",
			Website: "www.example-school.sch.uk"}, nil},
	} {
		var got []string
		for _, w := range leftFromSample(&c.org) {
			key, _, _ := strings.Cut(w, ",")
			got = append(got, key)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q", c.org, got)
		}
	}
}
