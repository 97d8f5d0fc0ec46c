package placement_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/placement"
)

// A visit to a pupil at a provider.
func visit(pupil, born, provider, on, reference string) apdocs.Form {
	v := &documents.ProgressVisit{}
	v.Pupil.Name, v.Pupil.BirthDate, v.Provider.Name, v.Visit.Date = pupil, parse(born), provider, parse(on)
	v.Reference = reference
	return v
}

// An agreement on a placement.
func agreed(pupil, born, provider, start, end, reference string) apdocs.Form {
	a := &documents.CommissioningAgreement{CompletedOn: parse(start).AddDays(-3)}
	a.Pupil.Name, a.Pupil.BirthDate, a.Provider.Name = pupil, parse(born), provider
	a.Placement.Start, a.Placement.End, a.Reference = parse(start), parse(end), reference
	return a
}

// read returns the placements of records, each as its documents by number, and the doubts.
func read(t *testing.T, records ...apdocs.Form) (placements, doubts []string) {
	t.Helper()
	named := func(yield func(string, apdocs.Form) bool) {
		for i, f := range records {
			if !yield(string(rune('A'+i)), f) {
				return
			}
		}
	}
	r, err := placement.Read(named, nil, parse("2027-07-22"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Placements {
		text := ""
		for _, d := range p.Documents {
			text += d.Record
		}
		placements = append(placements, text)
	}
	for _, d := range r.Doubts {
		doubts = append(doubts, d.Record+" "+d.Why)
	}
	return placements, doubts
}

// Records are matched by reference, or by pupil, provider and time. What fits several
// placements or none is doubtful, and counted in none.
func TestMatching(t *testing.T) {
	const born, farm, garage = "2012-05-04", "Example Farm", "Sample Garage"
	for name, c := range map[string]struct {
		records []apdocs.Form
		want    string // the documents of each placement
		doubts  string // the records in doubt, with the beginning of why
	}{
		"one pupil, provider and time, the name written in two ways": {[]apdocs.Form{
			agreed("Zoë O’Example", born, farm, "2026-09-07", "2026-12-18", ""),
			visit("zoë  O'EXAMPLE", "", "Example  farm", "2026-10-01", ""),
		}, "AB", ""},
		"two providers": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-12-18", ""),
			visit("Alex Example", born, garage, "2026-10-01", ""),
		}, "B A", ""}, // a placement without a first day stands first
		"a reference joins what names differently": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-12-18", "R1"),
			visit("Alex Example", born, "Example Farm Learning", "2026-10-01", "R1"),
		}, "AB", "A has the reference"},
		"one time and two placements": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-12-18", "R1"),
			agreed("Alex Example", born, farm, "2026-09-14", "2026-12-18", "R2"),
			visit("Alex Example", born, farm, "2026-10-01", ""),
		}, "A B", "B gives another first day; C fits several"},
		"a visit between two placements": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-10-18", ""),
			agreed("Alex Example", born, farm, "2026-12-01", "2027-02-18", ""),
			visit("Alex Example", born, farm, "2026-11-01", ""),
		}, "A B", "C fits several"},
		"a visit long after": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2025-09-08", "2025-12-18", ""),
			visit("Alex Example", born, farm, "2026-11-01", ""),
		}, "A", "B is dated long"},
		"two pupils of one name": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-12-18", "R1"),
			agreed("Alex Example", "2010-01-01", farm, "2026-09-07", "2026-12-18", "R2"),
			visit("Alex Example", "", farm, "2026-10-01", ""),
			visit("Alex Example", "", farm, "2026-10-02", "R2"),
		}, "A BD", "C several pupils"},
		"a pupil who moved, and the reference with the pupil": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-12-18", "R1"),
			agreed("Alex Example", born, garage, "2026-11-09", "2027-03-25", "R1"),
			visit("Alex Example", born, farm, "2026-11-20", "R1"),
			visit("Alex Example", born, garage, "2026-11-20", "R1"),
			agreed("Alex Example", born, garage, "2026-11-10", "2027-03-25", "R1"),
		}, "AC BED", "B has the reference of a placement at another provider with; B gives another first day"},
		"a reference in another case": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-12-18", "AP-r1"),
			visit("Alex Example", born, "Example Farm Learning", "2026-10-01", "ap-R1"),
		}, "AB", "A has the reference"},
		"one reference for two pupils, in another case": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-12-18", "AP-r1"),
			agreed("Jordan Sample", "2010-01-01", farm, "2026-09-07", "2026-12-18", "ap-R1"),
		}, "A B", "A has a reference; B has a reference"},
		"one reference for two pupils": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-12-18", "R1"),
			agreed("Jordan Sample", "2010-01-01", farm, "2026-09-07", "2026-12-18", "R1"),
		}, "A B", "A has a reference; B has a reference"},
		"no pupil": {[]apdocs.Form{visit("", born, farm, "2026-10-01", "")}, "", "A names no pupil"},
		"no provider": {[]apdocs.Form{
			agreed("Alex Example", born, farm, "2026-09-07", "2026-12-18", ""),
			&documents.CommissioningConsiderations{Pupil: apdocs.Pupil{Name: "Alex Example"}},
			&documents.CommissioningConsiderations{Pupil: apdocs.Pupil{Name: "Jordan Sample"}},
		}, "BA", "C names no provider"},
	} {
		got, doubts := read(t, c.records...)
		if all := strings.Join(got, " "); all != c.want {
			t.Errorf("%s: placements %s, want %s", name, all, c.want)
		}
		var why []string
		if c.doubts != "" {
			why = strings.Split(c.doubts, "; ")
		}
		if len(doubts) != len(why) {
			t.Errorf("%s: doubts %q, want %q", name, doubts, why)
			continue
		}
		for i := range why {
			if !strings.HasPrefix(doubts[i], why[i]) {
				t.Errorf("%s: doubt %q, want %q", name, doubts[i], why[i])
			}
		}
	}
}

// A message about a doubtful record has no answer in it.
func TestDoubtsHaveNoAnswers(t *testing.T) {
	_, doubts := read(t,
		agreed("Alex Example", "2012-05-04", "Farm", "2026-09-07", "2026-12-18", "R1"),
		agreed("Alex Example", "2012-05-04", "Farm", "2026-09-14", "2026-12-18", "R2"),
		visit("Alex Example", "", "Farm", "2026-10-01", ""))
	for _, d := range doubts {
		if strings.Contains(d, "Alex") || strings.Contains(d, "Farm") || strings.Contains(d, "2026") {
			t.Error(d)
		}
	}
}

// Of several checks of a provider the newest says until when it is insured, also if an older one
// names a later day.
func TestNewestCheck(t *testing.T) {
	check := func(on, expires string) apdocs.Form {
		q := &documents.QualityChecklist{CompletedOn: parse(on)}
		q.Provider.Name = "Farm"
		q.Insurance.Public.Expires = parse(expires)
		return q
	}
	records := []apdocs.Form{check("2026-08-01", "2027-03-31"), check("2026-10-01", "2026-11-30"),
		agreed("Alex Example", "2012-05-04", "Farm", "2026-09-07", "2027-07-21", "R1")}
	r, err := placement.Read(func(yield func(string, apdocs.Form) bool) {
		for _, f := range records {
			if !yield("record", f) {
				return
			}
		}
	}, nil, parse("2026-12-01"))
	if err != nil || len(r.Placements) != 1 {
		t.Fatal(err, r)
	}
	found := false
	for _, i := range r.Placements[0].Items {
		if i.Kind == placement.Insurance {
			found = i.State == placement.Overdue && i.Due == parse("2026-11-30")
		}
	}
	if !found {
		t.Errorf("%+v", r.Placements[0].Items)
	}
}
