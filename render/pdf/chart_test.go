package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/dump"
)

// A chart is a figure whose alternative text has all its values, beside the table of them; without
// values, and on a blank, there is none.
func TestChart(t *testing.T) {
	s := &documents.PlacementSummary{}
	for i, month := range []string{"October 2026", "December 2026"} {
		s.Scores = append(s.Scores, documents.ScoreOfMonth{Month: month, Evaluations: apdocs.NewCount(1),
			Mean: apdocs.NewCount(100 + i)})
	}
	const alt = `Figure Alt "Bar chart of mean scores, from 25 to 125 points: October 2026 100; December 2026 101"`
	for _, c := range []struct {
		form    apdocs.Form
		options *render.Options
		want    int
	}{
		{s, &render.Options{}, 1}, {s, &render.Options{LargePrint: true}, 1},
		{&documents.PlacementSummary{}, &render.Options{}, 0}, {s, &render.Options{Rendition: render.Blank}, 0},
	} {
		var b bytes.Buffer
		if err := Encode(&b, c.form, c.options); err != nil {
			t.Fatal(err)
		}
		structure, err := dump.Structure(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(structure, alt); got != c.want || strings.Count(structure, "Figure") != c.want {
			t.Errorf("%+v: %d figures, want %d in\n%s", c.options, got, c.want, structure)
		}
		words, err := dump.Words(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		checkOverlaps(t, words)
	}
}

// The page for governors is one page: with the most rows and the longest words that there
// can be, and with none.
func TestSummaryIsOnePage(t *testing.T) {
	full := &documents.PlacementSummary{Elsewhere: "attendance return; contact with provider; discussion at the end; " +
		"22 other things"}
	for _, what := range []string{"Agreement signed by parent, pupil, school and provider",
		"Notice of full-time education received by parents", "Notice of off-site direction received by parents",
		"24 other things"} {
		full.Open = append(full.Open, documents.OpenDuty{What: what, Overdue: apdocs.NewCount(300),
			Missing: apdocs.NewCount(300), Since: apdocs.NewDate(2026, 9, 28)})
	}
	for _, month := range []string{"September 2026 to September 2027", "November 2027", "December 2027"} {
		full.Scores = append(full.Scores, documents.ScoreOfMonth{Month: month, Evaluations: apdocs.NewCount(300),
			Mean: apdocs.NewCount(125)})
	}
	for _, s := range []*documents.PlacementSummary{full, {}} {
		var b bytes.Buffer
		if err := Encode(&b, s, &render.Options{Organisation: organisation(t)}); err != nil {
			t.Fatal(err)
		}
		words, err := dump.Words(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if last := words[len(words)-1].Page; last != 1 {
			t.Errorf("%d pages, want 1", last)
		}
	}
}
