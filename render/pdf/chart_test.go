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
