package docx_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// A chart is left out, and the table beside it has its numbers.
func TestChartLeftOut(t *testing.T) {
	s := &documents.PlacementSummary{Scores: []documents.ScoreOfMonth{{Month: "October 2026", Mean: apdocs.NewCount(107)}}}
	body := part(t, encode(t, s, nil), "word/document.xml")
	for _, want := range []string{"October\u00a02026", "107"} {
		if !strings.Contains(body, want) {
			t.Errorf("the document lacks %s", want)
		}
	}
}
