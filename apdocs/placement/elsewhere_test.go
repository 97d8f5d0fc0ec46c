package placement_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/placement"
)

// What is kept elsewhere is not looked for in placements that begin from the day on which the figures hold; the
// report says so, and a kind that does not exist is an error, or it would be looked for all the same.
func TestElsewhere(t *testing.T) {
	org := &apdocs.Organisation{Figures: apdocs.Figures{Placements: []apdocs.PlacementFigures{
		{Assessment: 7}, {From: parse("2026-09-01"), Elsewhere: []string{"Attendance return", "", "pupil's views"}},
	}}}
	read := func() *placement.Report {
		r, err := placement.Read(func(yield func(string, apdocs.Form) bool) {
			_ = yield("A", agreed("Alex Example", "", "Farm", "2026-09-07", "2026-12-18", "")) &&
				yield("B", agreed("Jordan Sample", "", "Garage", "2026-04-13", "2026-07-17", ""))
		}, org, parse("2026-11-24"))
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	r := read()
	for i, want := range []bool{true, false} { // the older one first
		has := slices.ContainsFunc(r.Placements[i].Items, func(i placement.Item) bool {
			return i.Kind == placement.WeekReturned || i.Kind == placement.Views
		})
		if has != want {
			t.Errorf("placement from %v: looked for is %v, want %v", r.Placements[i].Start, has, want)
		}
	}
	if !slices.Equal(r.Elsewhere, []placement.Kind{placement.WeekReturned, placement.Views}) {
		t.Errorf("not looked for: %v", r.Elsewhere)
	}
	org.Figures.Placements[1].Elsewhere = nil
	if r := read(); r.Elsewhere != nil {
		t.Errorf("not looked for: %v", r.Elsewhere)
	}
	org.Figures.Placements[1].Elsewhere = []string{"attendance returns"}
	if err := placement.CheckElsewhere(org); err == nil || !strings.Contains(err.Error(), "attendance return,") {
		t.Errorf("a misspelt kind: %v", err)
	}
}

// A placement is named after its oldest record, and not after one that has no day yet.
func TestReferenceOfOldest(t *testing.T) {
	r, err := placement.Read(func(yield func(string, apdocs.Form) bool) {
		_ = yield("A", visit("Alex Example", "", "Farm", "", "EV-1")) &&
			yield("B", agreed("Alex Example", "", "Farm", "2026-09-07", "2026-12-18", "AP-1"))
	}, nil, parse("2026-11-24"))
	if err != nil || len(r.Placements) != 1 || r.Placements[0].Reference != "AP-1" {
		t.Errorf("%+v %v", r, err)
	}
}
