package batch_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/batch"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/schema"
)

// BenchmarkRun encodes completed evaluations in memory, with one goroutine and with two.
func BenchmarkRun(b *testing.B) {
	in, err := os.Open("../../testdata/records/placement-evaluation-ordinary.json")
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	f, err := schema.Decode(in, &schema.Options{Forms: documents.All()})
	if err != nil {
		b.Fatal(err)
	}
	encoder := pdf.NewEncoder(&render.Options{Organisation: &apdocs.Organisation{Name: "Sample School"}})
	for _, jobs := range []int{1, 2} {
		b.Run(fmt.Sprint("jobs=", jobs), func(b *testing.B) {
			const n = 1000
			source := func(yield func(apdocs.Form, error) bool) {
				for range n {
					if !yield(f, nil) {
						return
					}
				}
			}
			for b.Loop() {
				for _, err := range batch.Run(b.Context(), source, encoder.Encode, &batch.Options{Jobs: jobs}) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}
