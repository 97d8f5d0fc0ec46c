//go:build unix

package pdf

import (
	"bytes"
	"io"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// BenchmarkPerPage makes the ordinary record of each form in turns with that of the evaluation, and says how
// much processor time a page of each takes, and how many times as long as a page of the evaluation that is. Other work
// on the machine does not count, and changes both alike.
func BenchmarkPerPage(b *testing.B) {
	org := &apdocs.Organisation{}
	readJSON(b, testdata+"org/sample-school.json", org)
	var err error
	if org.LogoImage, err = os.ReadFile(testdata + "org/" + org.Logo); err != nil {
		b.Fatal(err)
	}
	o := &render.Options{Organisation: org}
	e := NewEncoder(o)
	of := func(name string) (apdocs.Form, func()) {
		f, err := documents.New(name)
		if err != nil {
			b.Fatal(err)
		}
		readJSON(b, testdata+"records/"+name+"-ordinary.json", f)
		to := addressee(o, f)
		return f, func() {
			if err := e.EncodeTo(io.Discard, f, to); err != nil {
				b.Fatal(err)
			}
		}
	}
	pages := func(f apdocs.Form) float64 {
		var made bytes.Buffer
		if err := e.EncodeTo(&made, f, addressee(o, f)); err != nil {
			b.Fatal(err)
		}
		d, err := file.Read(made.Bytes())
		if err != nil {
			b.Fatal(err)
		}
		n, _ := d.Dict(d.Catalog()["Pages"])["Count"].(int)
		return float64(n)
	}
	evaluation, evaluate := of("placement-evaluation")
	base := pages(evaluation)
	for _, one := range documents.All() {
		name := one.Layout().Name
		b.Run(name, func(b *testing.B) {
			f, make := of(name)
			n := pages(f)
			var own, others time.Duration
			rounds := 0
			for b.Loop() {
				others += processor(evaluate)
				own += processor(make)
				rounds++
			}
			perPage := func(all time.Duration, pages float64) float64 {
				return float64(all.Microseconds()) / float64(rounds*inTurn) / pages
			}
			b.ReportMetric(n, "pages")
			b.ReportMetric(perPage(own, n), "µs/page")
			b.ReportMetric(perPage(own, n)/perPage(others, base), "times-evaluation")
		})
	}
}

// inTurn is how many documents are made before the other form has its turn.
const inTurn = 25

// processor returns the processor time that making inTurn documents takes, with what the collector does meanwhile.
func processor(make func()) time.Duration {
	var before, after syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &before) // fails only for an argument that does not exist
	for range inTurn {
		make()
	}
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	spent := func(r *syscall.Rusage) int64 { return r.Utime.Nano() + r.Stime.Nano() }
	return time.Duration(spent(&after) - spent(&before))
}
