package documents_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/placement"
)

// The page for governors has the sums of all placements, each kind of thing once, and the scores
// month by month. What would not fit is one row with the sums of the others.
func TestSummarise(t *testing.T) {
	r := &placement.Report{Today: day("2027-07-22"), Doubts: []placement.Doubt{{Record: "a.json"}}}
	for i, phase := range []placement.Phase{placement.Running, placement.Running, placement.Ended} {
		p := &placement.Placement{Phase: phase, Pupil: "Alex Example"}
		for k, title := range strings.Split("ABCDEFGHIJ", "") {
			state := placement.Overdue
			if k < i {
				state = placement.There
			}
			p.Items = append(p.Items, placement.Item{Title: title, State: state, Due: day("2026-09-07").AddDays(k - i)})
		}
		p.Items = append(p.Items, placement.Item{Title: "J", State: placement.Missing},
			placement.Item{Title: "K", State: placement.Due}, placement.Item{Title: "L", State: placement.Late})
		r.Placements = append(r.Placements, p)
		for month := range 7 {
			on := apdocs.NewDate(2026, 9, 1).AddDays(31 * month)
			p.Scores = append(p.Scores, placement.Score{Date: on, Points: 100 + i*10 + month})
		}
	}
	s := documents.Summarise(r)
	counts := map[string]apdocs.Count{"running": s.Running, "ended": s.Ended, "to come": s.ToCome, "done": s.Done,
		"late": s.Late, "overdue": s.Overdue, "missing": s.Missing, "doubtful": s.Doubtful}
	for name, want := range map[string]int{"running": 2, "ended": 1, "to come": 0, "done": 3, "late": 3, "overdue": 27,
		"missing": 3, "doubtful": 1} {
		if counts[name] != apdocs.NewCount(want) {
			t.Errorf("%s: %v, want %d", name, counts[name], want)
		}
	}
	if len(s.Open) != 5 || s.Open[0].What != "C" || s.Open[0].Since != day("2026-09-07") {
		t.Fatalf("%+v", s.Open)
	}
	want := documents.OpenDuty{What: "6 other things", Overdue: apdocs.NewCount(3 + 3 + 3 + 3 + 2 + 1),
		Missing: apdocs.NewCount(3), Since: day("2026-09-07")}
	if got := s.Open[4]; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if len(s.Scores) != 3 || s.Scores[0] != (documents.ScoreOfMonth{Month: "September 2026 to January 2027",
		Evaluations: apdocs.NewCount(15), Mean: apdocs.NewCount(112), Lowest: apdocs.NewCount(100),
		Highest: apdocs.NewCount(124)}) {
		t.Errorf("%+v", s.Scores)
	}
	if _, err := apdocs.Outlined(s); err != nil {
		t.Error(err)
	}
	for want, kinds := range map[string][]placement.Kind{
		"": nil, "notice": {placement.Notice}, "notice; visit; review; report": {placement.Notice, placement.Visit,
			placement.Review, placement.Reported}, "notice; visit; review; 2 other things": {placement.Notice, placement.Visit,
			placement.Review, placement.Reported, placement.Views},
	} {
		r.Elsewhere = kinds
		if got := documents.Summarise(r).Elsewhere; got != want {
			t.Errorf("kept elsewhere: %q, want %q", got, want)
		}
	}
}
