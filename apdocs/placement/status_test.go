package placement_test

import (
	"encoding/json"
	"flag"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/placement"
	"github.com/apdocs/forms/schema"
)

// tenDays are the days on which the state of the school is compared.
var tenDays = []string{
	"2026-09-01", "2026-09-16", "2026-10-24", "2026-11-10", "2026-12-01", "2026-12-19", "2027-01-20", "2027-02-13",
	"2027-04-01", "2027-07-22",
}

// On each of ten days the program says of every placement, item by item, what was worked out by
// hand.
func TestSchool(t *testing.T) {
	s, org := readSchool(t), sampleSchool(t)
	for _, text := range tenDays {
		today := parse(text)
		report, err := placement.Read(s.forms(t), org, today)
		if err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, p := range report.Placements {
			for _, i := range p.Items {
				got = append(got, strings.Join([]string{p.Reference, " ", string(i.Kind), ": ", string(i.State), " ",
					i.Due.String(), " ", i.Done.String()}, ""))
			}
		}
		known := map[string]bool{}
		for _, r := range s.records {
			known[r.placement] = known[r.placement] || !r.day.After(today)
		}
		for _, l := range s.lines {
			if state := l.state(today); state != "" && known[l.placement] {
				want = append(want, state)
			}
		}
		compare(t, text, got, want)
		if len(report.Doubts) > 0 {
			t.Errorf("%s: doubts: %v", text, report.Doubts)
		}
	}
}

// TestSchoolRecords holds testdata/school/records.jsonl: the records of the school, as far as
// their forms are written, for the scripts of the command line.
func TestSchoolRecords(t *testing.T) {
	s := readSchool(t)
	var b strings.Builder
	for _, r := range s.records {
		if _, err := documents.New(r.form); err == nil {
			b.WriteString(r.json(t) + "\n")
		}
	}
	golden := filepath.Join("..", "..", "testdata", "school", "records.jsonl")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || string(want) != b.String() {
		t.Errorf("%s is not what placements.txt says (%v); write it anew with -update", golden, err)
	}
}

var update = flag.Bool("update", false, "write the records of the school anew")

// compare reports the lines that are in one list and not in the other.
func compare(t *testing.T, day string, got, want []string) {
	t.Helper()
	count := map[string]int{}
	for _, l := range got {
		count[l]++
	}
	for _, l := range want {
		count[l]--
	}
	for _, l := range slices.Sorted(maps.Keys(count)) {
		switch n := count[l]; {
		case n > 0:
			t.Errorf("%s: %s, which was not worked out by hand", day, l)
		case n < 0:
			t.Errorf("%s: no %s", day, l)
		}
	}
}

func sampleSchool(t testing.TB) *apdocs.Organisation {
	t.Helper()
	org, err := schema.LoadOrganisation(os.DirFS(filepath.Join("..", "..", "testdata", "org")), "sample-school.json")
	if err != nil {
		t.Fatal(err)
	}
	return org
}

// forms returns the records of the school, decoded.
func (s *school) forms(t testing.TB) iter.Seq2[string, apdocs.Form] {
	t.Helper()
	all := withStandIns()
	return func(yield func(string, apdocs.Form) bool) {
		for _, r := range s.records {
			f, err := schema.Decode(strings.NewReader(r.json(t)), &schema.Options{Forms: all, Draft: true})
			if err != nil {
				t.Fatalf("%s %s: %v", r.placement, r.form, err)
			}
			if !yield(r.placement+" "+r.form+" "+r.day.String(), f) {
				return
			}
		}
	}
}

// json returns the text of a record.
func (r *made) json(t testing.TB) string {
	t.Helper()
	root := map[string]any{"form": r.form}
	for path, answer := range r.answers {
		if answer == "" {
			continue
		}
		at, names := root, strings.Split(path, ".")
		for _, name := range names[:len(names)-1] {
			below, ok := at[name].(map[string]any)
			if !ok {
				below = map[string]any{}
				at[name] = below
			}
			at = below
		}
		at[names[len(names)-1]] = answer
	}
	text, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A standIn is a form that package documents does not have yet, with the answers that tell what
// is due.
type standIn[N interface{ name() string }] struct {
	apdocs.Record
	Pupil       apdocs.Pupil     `json:"pupil,omitzero"`
	Provider    apdocs.Provider  `json:"provider,omitzero"`
	Placement   apdocs.Placement `json:"placement,omitzero"`
	Review      apdocs.Review    `json:"review,omitzero"`
	Meeting     apdocs.Review    `json:"meeting,omitzero"`
	Date        apdocs.Date      `json:"date,omitzero"`
	CompletedOn apdocs.Date      `json:"completedOn,omitzero"`
	AssessedOn  apdocs.Date      `json:"assessedOn,omitzero"`
	AgreedOn    apdocs.Date      `json:"agreedOn,omitzero"`
	Destination struct {
		Kind string `json:"kind,omitzero"`
	} `json:"destination,omitzero"`
}

func (s *standIn[N]) Layout() *apdocs.Layout {
	var n N
	asks := []*apdocs.Field{
		apdocs.Ask("Provider", &s.Provider.Name), apdocs.Ask("Date", &s.Date), apdocs.Ask("Completed on", &s.CompletedOn),
		apdocs.Ask("Assessed on", &s.AssessedOn), apdocs.Ask("Agreed on", &s.AgreedOn),
	}
	rest := []any{&s.Review, &s.Meeting, &s.Pupil}
	if n.name() != "safeguarding-confirmation" {
		rest = nil
		asks = append(asks, apdocs.Ask("Pupil", &s.Pupil.Name), apdocs.Ask("Born", &s.Pupil.BirthDate),
			apdocs.Ask("Plan", &s.Pupil.EHCP), apdocs.Ask("First day", &s.Placement.Start),
			apdocs.Ask("Last day", &s.Placement.End), apdocs.Ask("Route", &s.Placement.Route),
			apdocs.Ask("Review", &s.Review.Date), apdocs.Ask("Meeting", &s.Meeting.Date),
			apdocs.Ask("Destination", &s.Destination.Kind))
	}
	return &apdocs.Layout{Name: n.name(), Version: 1, Title: n.name(), Short: n.name(),
		Blocks: []apdocs.Block{apdocs.Grid(2, asks...)}, NotPrinted: rest}
}

type (
	n1  struct{}
	n2  struct{}
	n3  struct{}
	n4  struct{}
	n5  struct{}
	n6  struct{}
	n7  struct{}
	n8  struct{}
	n9  struct{}
	n10 struct{}
	n11 struct{}
	n12 struct{}
)

func (n1) name() string  { return "pupil-referral" }
func (n2) name() string  { return "safeguarding-confirmation" }
func (n3) name() string  { return "placement-notification" }
func (n4) name() string  { return "intervention-plan" }
func (n5) name() string  { return "reintegration-plan" }
func (n6) name() string  { return "attendance-agreement" }
func (n7) name() string  { return "initial-assessment" }
func (n8) name() string  { return "provider-report" }
func (n9) name() string  { return "review-record" }
func (n10) name() string { return "final-report" }
func (n11) name() string { return "pupil-views" }
func (n12) name() string { return "end-of-placement-record" }

// withStandIns returns all forms, with stand-ins for those that are not written yet.
func withStandIns() []apdocs.Form {
	all := documents.All()
	for _, f := range []apdocs.Form{new(standIn[n1]), new(standIn[n2]), new(standIn[n3]), new(standIn[n4]),
		new(standIn[n5]), new(standIn[n6]), new(standIn[n7]), new(standIn[n8]), new(standIn[n9]), new(standIn[n10]),
		new(standIn[n11]), new(standIn[n12])} {
		if _, err := documents.New(f.Layout().Name); err != nil {
			all = append(all, f)
		}
	}
	return all
}
