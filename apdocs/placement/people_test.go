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

// disposed returns what Disposals says on a day of records of people with an age of 25, and 31 with an EHCP.
func disposed(t *testing.T, today string, records ...apdocs.Form) []placement.Disposal {
	t.Helper()
	people, doubts, err := placement.People(func(yield func(string, apdocs.Form) bool) {
		for i, f := range records {
			if !yield(string(rune('A'+i)), f) {
				return
			}
		}
	})
	if err != nil || len(doubts) > 0 {
		t.Fatal(doubts, err)
	}
	org := &apdocs.Organisation{Figures: apdocs.Figures{Retention: []apdocs.RetentionFigures{{Age: 25, EHCP: 31}}}}
	all, err := placement.Disposals(people, org, parse(today))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// How long records are kept is counted from the date of birth alone: placements with different ends, or with
// none, change nothing; an EHCP in one record keeps all of them longer; two pupils of one name are two. A
// birthday on 29 February is on that day in leap years, and on 1 March in others.
func TestDisposalEdges(t *testing.T) {
	ended := func(name, born, end string, ehcp apdocs.YesNo) apdocs.Form {
		r := &documents.EndOfPlacementRecord{Pupil: apdocs.Pupil{Name: name, BirthDate: parse(born), EHCP: ehcp},
			Provider: apdocs.Provider{Name: "Farm"}}
		if end != "" {
			r.Placement.ActualEnd = parse(end)
		}
		return r
	}
	for _, c := range []struct {
		what, today, until string
		past               bool
		records            []apdocs.Form
	}{
		{"the day before", "2025-05-03", "2025-05-04", false, []apdocs.Form{ended("Alex Example", "2000-05-04", "2015-07-01", "")}},
		{"the birthday", "2025-05-04", "2025-05-04", true, []apdocs.Form{ended("Alex Example", "2000-05-04", "2015-07-01", "")}},
		{"no last day", "2025-05-04", "2025-05-04", true, []apdocs.Form{ended("Alex Example", "2000-05-04", "", "")}},
		{"two ends", "2025-05-04", "2025-05-04", true, []apdocs.Form{ended("Alex Example", "2000-05-04", "2013-07-01", ""),
			ended("Alex Example", "2000-05-04", "2016-07-01", "")}},
		{"an EHCP in one of them", "2025-05-04", "2031-05-04", false, []apdocs.Form{
			ended("Alex Example", "2000-05-04", "2013-07-01", apdocs.Yes), ended("Alex Example", "2000-05-04", "2016-07-01", apdocs.No)}},
		{"29 February, no leap year", "2025-02-28", "2025-03-01", false, []apdocs.Form{ended("Alex Example", "2000-02-29", "", "")}},
		{"29 February, leap year", "2027-02-28", "2027-03-01", false, []apdocs.Form{ended("Alex Example", "1996-02-29", "", apdocs.Yes)}},
	} {
		all := disposed(t, c.today, c.records...)
		if len(all) != 1 || all[0].Until != parse(c.until) || all[0].Past != c.past || len(all[0].Documents) != len(c.records) {
			t.Errorf("%s: %+v", c.what, all)
		}
	}
	org := &apdocs.Organisation{Figures: apdocs.Figures{Retention: []apdocs.RetentionFigures{{Age: 25},
		{From: parse("2099-01-01"), Hold: []string{"AP-1", "AP-9"}}}}}
	for reference, past := range map[string]bool{"AP-1": false, "ap-1": false, "AP-2": true, "": true} {
		one := ended("Alex Example", "2000-05-04", "", "")
		one.Envelope().Reference = reference
		people, _, err := placement.People(func(yield func(string, apdocs.Form) bool) { yield("A", one) })
		if err != nil {
			t.Fatal(err)
		}
		all, err := placement.Disposals(people, org, parse("2060-01-01"))
		if err != nil || all[0].Past != past || all[0].Held == past {
			t.Errorf("hold of %q: %+v %v", reference, all, err)
		}
		if none := placement.NotHeld(people, org); len(none) != map[bool]int{false: 1, true: 2}[past] {
			t.Errorf("references that hold nothing beside %q: %v", reference, none)
		}
	}
	two := disposed(t, "2025-05-04", ended("Alex Example", "2000-05-04", "", ""), ended("Alex Example", "2001-05-04", "", ""))
	if len(two) != 2 || !two[0].Past || two[1].Past {
		t.Errorf("two pupils of one name: %+v", two)
	}
	if leap := disposed(t, "2035-01-01", ended("Alex Example", "2004-02-29", "", apdocs.Yes)); leap[0].Until != parse("2035-03-01") {
		t.Errorf("%+v", leap)
	}
}
