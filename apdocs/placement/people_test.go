package placement_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/placement"
)

// Records are kept until the birthday that the settings give, a longer time with an EHCP, and
// nothing is listed without such a figure.
func TestDisposals(t *testing.T) {
	plan := &documents.ReviewOutcome{Pupil: apdocs.Pupil{Name: "Morgan Example", BirthDate: parse("2000-02-29"),
		EHCP: apdocs.Yes}}
	records := []apdocs.Form{
		visit("Alex Example", "2000-02-29", "Farm", "2015-10-01", "A"),
		visit("Alex Example", "", "Garage", "2014-10-01", "B"),
		plan,
		visit("Jordan Sample", "", "Farm", "2015-10-01", ""),
		visit("Robin Example", "2012-05-04", "Farm", "2026-10-01", ""),
		&documents.QualityChecklist{Provider: apdocs.Provider{Name: "Farm"}},
	}
	people, doubts, err := placement.People(func(yield func(string, apdocs.Form) bool) {
		for i, f := range records {
			if !yield(string(rune('A'+i)), f) {
				return
			}
		}
	})
	if err != nil || len(people) != 4 || len(doubts) > 0 {
		t.Fatalf("%v %v %v", people, doubts, err)
	}
	if d := people[0].Documents; len(d) != 2 || d[0].Record != "B" || !slices.Equal(people[0].References,
		[]string{"B", "A"}) {
		t.Errorf("not in order of date: %+v", people[0])
	}
	if _, err := placement.Disposals(people, nil, parse("2026-11-24")); !errors.Is(err, placement.ErrRetention) {
		t.Error(err)
	}
	org := &apdocs.Organisation{Figures: apdocs.Figures{Retention: []apdocs.RetentionFigures{
		{Age: 25, EHCP: 31}, {From: parse("2030-01-01"), Age: 30},
	}}}
	for today, want := range map[string]string{
		"2025-02-28": " 2025-03-01 2031-03-01 2037-05-04", // the first is not known
		"2025-03-01": "past 2025-03-01  2031-03-01 2037-05-04",
		"2026-11-24": "past 2025-03-01  2031-03-01 2037-05-04",
		"2030-03-01": "past 2030-03-01 past 2030-03-01  2042-05-04",
	} {
		all, err := placement.Disposals(people, org, parse(today))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for i, d := range all {
			if i > 0 {
				got += " "
			}
			if d.Past {
				got += "past "
			}
			got += d.Until.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", today, got, want)
		}
	}
}
