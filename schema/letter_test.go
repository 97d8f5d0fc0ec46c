package schema_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
)

func readAll[T any](t *testing.T, parse func(*os.File) (T, error), path string) T {
	t.Helper()
	f, err := os.Open(filepath.Join("../testdata", path))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	v, err := parse(f)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The problems with a notice have the printed label and a message that says what to do,
// and contain nothing of the record.
func TestNoticeProblems(t *testing.T) {
	type N = documents.OffSiteDirectionNotice
	org := readAll(t, func(f *os.File) (*apdocs.Organisation, error) { return schema.DecodeOrganisation(f) },
		"org/sample-school.json")
	other := &apdocs.Organisation{Calendar: apdocs.Calendar{Terms: []apdocs.Period{
		{From: apdocs.NewDate(2024, 9, 2), To: apdocs.NewDate(2025, 7, 22)}}}}
	on := apdocs.NewDate
	for _, c := range []struct {
		name   string
		org    *apdocs.Organisation
		change func(*N)
		want   string
	}{
		{"all is well", org, func(n *N) {}, ""},
		{"a Saturday", org, func(n *N) { n.Placement.Start = on(2026, 11, 7) },
			"First day: is no school day; choose a day on which the pupil is taught"},
		{"a Saturday, no calendar", nil, func(n *N) {
			n.Placement.Start, n.DecidedOn, n.Delivery = on(2026, 11, 7),
				apdocs.Date{}, apdocs.ByHand
		},
			"Date of this letter: is not checked: no school calendar is given in the organisation’s settings\n" +
				"Date the decision was made: is required\n" +
				"First day: is no school day; choose a day on which the pupil is taught"},
		{"in the holidays", org, func(n *N) {
			n.Placement.Start, n.Placement.End, n.Review.Date = on(2026, 12, 22), on(2027, 1, 8), on(2027, 1, 8)
		},
			"First day: is no school day; choose a day on which the pupil is taught\n" +
				"“For how many school days is the pupil directed off site?”: does not fit the pattern: between the first and the " +
				"last day there are 4 such school days"},
		{"the last day before the first", org, func(n *N) { n.Placement.End = on(2026, 11, 6) },
			"Expected last day: is before the first day; check both"},
		{"a session runs backwards", org, func(n *N) { n.Placement.Timetable.Monday.Morning.End = apdocs.NewClock(8, 15) },
			"Monday morning, To: is not after the beginning of the session; check both times"},
		{"a session has no times", org, func(n *N) {
			n.Placement.Timetable.Tuesday.Afternoon.Start, n.Placement.Timetable.Tuesday.Afternoon.End = apdocs.Clock{},
				apdocs.Clock{}
		}, "Tuesday afternoon: has no times; give when it begins and when it ends"},
		{"another route", org, func(n *N) { n.Placement.Route = apdocs.HealthRoute },
			"“How is this placement arranged?”: this letter is for an off-site direction only; write to the parents in a " +
				"letter of your own"},
		{"sessions overlap", org, func(n *N) { n.Placement.Timetable.Friday.Afternoon.Start = apdocs.NewClock(11, 45) },
			"Friday afternoon, From: is before the end of the morning; check both times"},
		{"days that do not fit", org, func(n *N) { n.Placement.Days = apdocs.NewCount(33) },
			"“For how many school days is the pupil directed off site?”: does not fit the pattern: between the first and the " +
				"last day there are 30 such school days"},
		{"no days", org, func(n *N) { n.Placement.Days = apdocs.NewCount(0) },
			"“For how many school days is the pupil directed off site?”: enter a whole number from 1 to 400"},
		{"nobody", org, func(n *N) { n.Parents = nil },
			"Parents: nobody is named, so nobody would get the letter"},
		{"a long address", org, func(n *N) { n.Parents[1].Address = "a\nb\nc\nd\ne\nf" },
			"Parent 2, Address: has more lines than the window of an envelope shows; write it in 5 lines or fewer"},
		{"withheld and given", org, func(n *N) { n.Parents[1].AddressWithheld = apdocs.Yes },
			"“Parent 2, Keep this address off copies?”: keeps the address off the letter too; whoever posts it writes it on " +
				"the envelope"},
		{"too late", org, func(n *N) { n.Delivery, n.Date, n.Meeting = apdocs.ByPost, on(2026, 11, 4), documents.Meeting{} },
			"Date of this letter: is too late for parents: to be safe give it by Wednesday 4 November 2026 (two clear " +
				"school days), posted first class by Monday 2 November 2026; Thursday 5 November 2026 is the last day on the " +
				"other reading, " +
				"posted first class by Tuesday 3 November 2026; choose a later first day or another way of sending"},
		{"a calendar of another year", other, func(n *N) {},
			"Date of this letter: is not checked: the school calendar does not reach so far; the same goes for 2 other answers"},
	} {
		n := readAll(t, func(f *os.File) (*N, error) {
			r, err := schema.Decode(f, &schema.Options{Draft: true, Forms: documents.All()})
			if err != nil {
				return nil, err
			}
			return r.(*N), nil
		}, "records/off-site-direction-notice-ordinary.json")
		c.change(n)
		var got []string
		for _, p := range schema.Check(n, &schema.Options{Today: on(2026, 11, 24), Organisation: c.org}) {
			label := p.Label
			if strings.HasSuffix(label, "?") {
				label = "“" + label + "”"
			}
			got = append(got, label+": "+p.Text)
		}
		if all := strings.Join(got, "\n"); all != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, all, c.want)
		}
	}
}
