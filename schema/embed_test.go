package schema_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// A kitTarget is a row that embeds a struct with a field of the struct's own name.
type kitTarget struct {
	apdocs.Target
	Priority string `json:"priority,omitzero"`
}

type kitPlan struct {
	apdocs.Record
	Targets []kitTarget `json:"targets,omitempty"`
}

func (p *kitPlan) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "kit-plan", Version: 1, Title: "Kit plan", Short: "Kit plan", Blocks: []apdocs.Block{
		apdocs.Rows("Targets", &p.Targets, 2, func(t *kitTarget) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Target", &t.Target.Target), apdocs.Ask("School", &t.SchoolSupport),
				apdocs.Ask("Provider", &t.ProviderSupport), apdocs.Ask("By", &t.By), apdocs.Ask("Priority", &t.Priority)}
		}),
	}}
}

// A struct may be embedded that has a field of its own name, such as apdocs.Target.
func TestEmbeddedFieldOfTheSameName(t *testing.T) {
	const text = `{"form":"kit-plan","targets":[{"target":"Pack the bag","by":"2026-12-01","priority":"high"}]}`
	f, err := schema.Decode(strings.NewReader(text), &schema.Options{Forms: []apdocs.Form{new(kitPlan)}})
	if err != nil {
		t.Fatal(err)
	}
	p := f.(*kitPlan)
	if len(p.Targets) != 1 || p.Targets[0].Target.Target != "Pack the bag" || p.Targets[0].Priority != "high" {
		t.Errorf("%+v", p)
	}
	again, err := schema.Canonical(f)
	if err != nil || !strings.Contains(string(again), `"target": "Pack the bag"`) {
		t.Errorf("%s %v", again, err)
	}
}

// kitAim embeds a struct in the form itself.
type kitAim struct {
	apdocs.Record
	apdocs.Target
}

func (a *kitAim) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "kit-aim", Version: 1, Title: "Kit aim", Short: "Kit aim", Blocks: []apdocs.Block{
		apdocs.Beside(apdocs.Ask("Target", &a.Target.Target), apdocs.Ask("By", &a.By)),
	}, NotPrinted: []any{&a.SchoolSupport, &a.ProviderSupport}}
}

func TestEmbeddedInForm(t *testing.T) {
	const text = `{"form":"kit-aim","target":"Pack the bag","by":"2026-12-01"}`
	f, problems, err := schema.DecodeAndCheck(strings.NewReader(text), &schema.Options{Forms: []apdocs.Form{new(kitAim)}})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	if a := f.(*kitAim); a.Target.Target != "Pack the bag" || a.By.IsZero() {
		t.Errorf("%+v", a)
	}
	if again, err := schema.Canonical(f); err != nil || !strings.Contains(string(again), `"target": "Pack the bag"`) {
		t.Errorf("%s %v", again, err)
	}
	_, err = schema.Decode(strings.NewReader(`{"form":"kit-aim","targett":"Pack"}`),
		&schema.Options{Forms: []apdocs.Form{new(kitAim)}})
	if err == nil {
		t.Error("a name that the form does not have was accepted")
	}
}
