package pdf_test

import (
	"fmt"
	"io"
	"runtime"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
)

// BenchmarkRun writes one file of many documents: 400 duplex blanks of four pages with
// sorting codes, and 1,000 completed evaluations.
func BenchmarkRun(b *testing.B) {
	for _, w := range []struct {
		workload
		copies int
	}{
		{workload{name: "copies", form: "progress-visit", blank: true}, 400},
		{workload{name: "evaluations", form: "placement-evaluation", record: "ordinary"}, 1000},
	} {
		b.Run(w.name, func(b *testing.B) {
			f, o := w.load(b)
			o.Duplex, o.Sorted = w.blank, w.blank
			set := ""
			if w.blank {
				set = "RUN-2026-09"
			}
			var size count
			for b.Loop() {
				size.n = 0
				if err := merge(&size, o, set, w.copies, func(int) apdocs.Form { return f }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(w.copies*b.N)/b.Elapsed().Seconds(), "docs/s")
			b.ReportMetric(float64(size.n), "bytes/run")
		})
	}
}

// merge writes n documents into one file.
func merge(w io.Writer, o *render.Options, set string, n int, form func(int) apdocs.Form) error {
	r := pdf.NewRun(w, o, &pdf.RunOptions{Set: set, Of: n})
	for i := range n {
		if err := r.Add(form(i), nil); err != nil {
			return err
		}
	}
	return r.Close()
}

// TestRunMemory checks the memory that a run of many different records keeps for each:
// positions in the file, and nothing of their content.
func TestRunMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const n, most = 3000, 1500 // bytes for each
	f, o := workloads[0].load(t)
	evaluation := f.(*documents.PlacementEvaluation)
	var early, late uint64
	err := merge(io.Discard, o, "", n, func(i int) apdocs.Form {
		switch i {
		case n / 10:
			early = live()
		case n - 1:
			late = live()
		}
		evaluation.Pupil.Name = fmt.Sprint("Alex Example ", i)
		return evaluation
	})
	if err != nil {
		t.Fatal(err)
	}
	each := (int64(late) - int64(early)) / (n * 9 / 10)
	t.Logf("%d bytes for each document", each)
	if each > most {
		t.Errorf("a run keeps %d bytes of each document, of %d at most", each, most)
	}
}

// live returns the memory in use.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
