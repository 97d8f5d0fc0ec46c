package pdf_test

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
)

// A workload is a document whose speed and size are monitored.
type workload struct {
	name   string
	form   string
	record string // its file's end, "" for a record without answers
	blank  bool
	most   int // greatest size of the file in bytes
}

var workloads = []workload{
	{"evaluation", "placement-evaluation", "ordinary", false, 50_000},
	{"evaluation-hard", "placement-evaluation", "hard", false, 85_000},
	{"evaluation-blank", "placement-evaluation", "", true, 45_000},
	{"visit", "progress-visit", "ordinary", false, 45_000},
	{"visit-hard", "progress-visit", "hard", false, 85_000},
	{"visit-blank", "progress-visit", "", true, 40_000},
}

// load returns the record and the options of a workload, with letterhead, logo and colour.
func (l *workload) load(tb testing.TB) (apdocs.Form, *render.Options) {
	tb.Helper()
	f, err := documents.New(l.form)
	if err != nil {
		tb.Fatal(err)
	}
	const testdata = "../../testdata"
	if l.record != "" {
		decode(tb, filepath.Join(testdata, "records", l.form+"-"+l.record+".json"), f)
	}
	org := &apdocs.Organisation{}
	decode(tb, filepath.Join(testdata, "org", "sample-school.json"), org)
	if org.LogoImage, err = os.ReadFile(filepath.Join(testdata, "org", org.Logo)); err != nil {
		tb.Fatal(err)
	}
	o := &render.Options{Organisation: org}
	if l.blank {
		o.Rendition = render.Blank
	}
	return f, o
}

func decode(tb testing.TB, name string, v any) {
	tb.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		tb.Fatal(err)
	}
}

// A count is a writer that only counts bytes.
type count struct{ n int }

func (c *count) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}

// BenchmarkEncode encodes documents one after another with an existing plan.
func BenchmarkEncode(b *testing.B) {
	for _, l := range workloads {
		b.Run(l.name, func(b *testing.B) {
			f, o := l.load(b)
			e := pdf.NewEncoder(o)
			var size count
			if err := e.Encode(&size, f); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := e.Encode(io.Discard, f); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size.n), "bytes/doc")
		})
	}
}

// BenchmarkEncodeParallel shares one encoder among as many goroutines as there are
// processors.
func BenchmarkEncodeParallel(b *testing.B) {
	f, o := workloads[0].load(b)
	e := pdf.NewEncoder(o)
	if err := e.Encode(io.Discard, f); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := e.Encode(io.Discard, f); err != nil {
				b.Error(err)
				return
			}
		}
	})
}

// BenchmarkFirstDocument makes the plan and one document each time. What a process does
// only once, parsing the fonts, is done before.
func BenchmarkFirstDocument(b *testing.B) {
	f, o := workloads[0].load(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.NewEncoder(o).Encode(io.Discard, f); err != nil {
			b.Fatal(err)
		}
	}
}

// TestSize checks the sizes and allocations of documents. Times are left to benchmarks,
// since they depend on the machine.
func TestSize(t *testing.T) {
	const allocations = 500
	for _, l := range workloads {
		f, o := l.load(t)
		e := pdf.NewEncoder(o)
		var size count
		if err := e.Encode(&size, f); err != nil {
			t.Fatalf("%s: %v", l.name, err)
		}
		if size.n > l.most {
			t.Errorf("%s: %d bytes, of %d at most", l.name, size.n, l.most)
		}
		if l.record != "ordinary" {
			continue
		}
		n := testing.AllocsPerRun(20, func() { _ = e.Encode(io.Discard, f) })
		if n > allocations {
			t.Errorf("%s: %.0f allocations, of %d at most", l.name, n, allocations)
		}
	}
}
