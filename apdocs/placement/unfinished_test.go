package placement_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/placement"
)

// The next record that carry makes is only begun: until somebody writes the day into it, it shows nothing to
// have been done, whatever its form, and the report names it.
func TestCarriedShowsNothing(t *testing.T) {
	first := agreed("Alex Example", "2012-05-04", "Example Farm", "2026-09-07", "2026-12-18", "R1")
	items := func(records ...apdocs.Form) (there []placement.Kind, doubts []placement.Doubt) {
		r, err := placement.Read(func(yield func(string, apdocs.Form) bool) {
			for _, f := range records {
				if !yield(f.Layout().Name, f) {
					return
				}
			}
		}, nil, parse("2027-07-22"))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range r.Placements {
			for _, i := range p.Items {
				if i.State == placement.There || i.State == placement.Late {
					there = append(there, i.Kind)
				}
			}
		}
		return there, r.Doubts
	}
	want, _ := items(first)
	named := 0
	for _, f := range documents.All() {
		name := f.Layout().Name
		next, _, err := documents.Carry([]apdocs.Form{first}, name)
		if err != nil {
			t.Fatal(err)
		}
		there, doubts := items(first, next)
		if !slices.Equal(there, want) {
			t.Errorf("%s: %v are there, want %v", name, there, want)
		}
		for _, d := range doubts {
			if d.Record != name || !strings.Contains(d.Why, "” is not answered, so it shows nothing to have been done") {
				t.Errorf("%s: %v", name, d)
			}
			named++
		}
	}
	if named < 20 {
		t.Errorf("%d records are named as begun", named)
	}
}
