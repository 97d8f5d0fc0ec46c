package render_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/pdf"
)

// TestUnsoundValues encodes records with values that no answer can have. They are not
// printed as "not answered"; the error names the answer.
func TestUnsoundValues(t *testing.T) {
	visit := new(documents.ProgressVisit)
	visit.RiskAssessment.Seen = "Yes"
	evaluation := new(documents.PlacementEvaluation)
	evaluation.Ratings.Pupil.SkilledAdults = 9
	for path, f := range map[string]apdocs.Form{"riskAssessment.seen": visit, "ratings.pupil.skilledAdults": evaluation} {
		for kind, encode := range map[string]func(*bytes.Buffer) error{
			"PDF":  func(b *bytes.Buffer) error { return pdf.Encode(b, f, nil) },
			"Word": func(b *bytes.Buffer) error { return docx.Encode(b, f, nil) },
			"run":  func(b *bytes.Buffer) error { return pdf.NewRun(b, nil, nil).Add(f, nil) },
		} {
			var b bytes.Buffer
			var refused *render.Refusal
			if err := encode(&b); !errors.As(err, &refused) || refused.Path != path || refused.Label == "" {
				t.Errorf("%s, %s: %v", kind, path, err)
			}
		}
	}
}
