package pdf_test

import (
	"bytes"
	"io"
	"strconv"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
)

// BenchmarkFillable is the cost of a form to fill in, with all of a record's answers in it or
// with its header alone, beside that of a completed document (BenchmarkCompleted) of the
// same form. The references of the records differ.
func BenchmarkFillable(b *testing.B) {
	encodeAgain(b, &render.Options{Fillable: true}, func(f apdocs.Form) apdocs.Form { return f })
}

func BenchmarkFillableHeader(b *testing.B) {
	encodeAgain(b, &render.Options{Fillable: true}, func(f apdocs.Form) apdocs.Form {
		header, err := apdocs.Prefilled(f)
		if err != nil {
			b.Fatal(err)
		}
		return header
	})
}

func BenchmarkCompleted(b *testing.B) {
	encodeAgain(b, &render.Options{}, func(f apdocs.Form) apdocs.Form { return f })
}

func encodeAgain(b *testing.B, o *render.Options, of func(apdocs.Form) apdocs.Form) {
	for _, form := range []string{"progress-visit", "placement-evaluation", "quality-checklist"} {
		f := of(recordOf(b, form+"-ordinary"))
		e := pdf.NewEncoder(o)
		b.Run(form, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				f.Envelope().Reference = "R-" + strconv.Itoa(1000+i%1000)
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
