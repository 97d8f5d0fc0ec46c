package pdf_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
)

// BenchmarkFillable is the cost of a form to fill in beside that of a completed document
// (BenchmarkCompleted), of the same form with the same record.
func BenchmarkFillable(b *testing.B)  { encodeAgain(b, &render.Options{Fillable: true}) }
func BenchmarkCompleted(b *testing.B) { encodeAgain(b, &render.Options{}) }

func encodeAgain(b *testing.B, o *render.Options) {
	for _, form := range []string{"progress-visit", "placement-evaluation", "quality-checklist"} {
		f := recordOf(b, form+"-ordinary")
		e := pdf.NewEncoder(o)
		b.Run(form, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := e.Encode(io.Discard, f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkDecode reads a form of three pages with its answers.
func BenchmarkDecode(b *testing.B) {
	file := fillable(b, recordOf(b, "progress-visit-ordinary"), render.Options{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pdf.Decode(bytes.NewReader(file), documents.All()...); err != nil {
			b.Fatal(err)
		}
	}
}
