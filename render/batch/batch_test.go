package batch_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/batch"
	"github.com/apdocs/forms/render/pdf"
)

// visits yields n records, distinguished by the provider's name.
func visits(n int) iter.Seq2[apdocs.Form, error] {
	return func(yield func(apdocs.Form, error) bool) {
		for i := range n {
			v := new(documents.ProgressVisit)
			v.Provider.Name = fmt.Sprint("Example Farm ", i+1)
			if !yield(v, nil) {
				return
			}
		}
	}
}

var jobs = []int{0, 1, 2, 3, 16}

// With any number of goroutines, documents come in the order of their records, each with
// its own error, and every record is counted.
func TestRunOrder(t *testing.T) {
	bad := errors.New("bad record")
	source := func(yield func(apdocs.Form, error) bool) {
		n := 0
		for f := range visits(200) {
			if n++; n%7 == 0 {
				f = nil
				if !yield(nil, bad) {
					return
				}
				continue
			}
			if !yield(f, nil) {
				return
			}
		}
	}
	write := func(w io.Writer, f apdocs.Form) error {
		name := f.(*documents.ProgressVisit).Provider.Name
		if strings.HasSuffix(name, "3") {
			return errors.New("no document")
		}
		if strings.HasSuffix(name, "5") {
			time.Sleep(time.Millisecond)
		}
		_, err := io.WriteString(w, name)
		return err
	}
	for _, j := range jobs {
		n, failed := 0, 0
		var tally batch.Tally
		o := &batch.Options{Jobs: j, Progress: func(now batch.Tally) {
			if now.Read != tally.Read+1 || now.Made+now.Failed != now.Read {
				t.Fatalf("%d jobs: after %v comes %v", j, tally, now)
			}
			tally = now
		}}
		for d, err := range batch.Run(t.Context(), source, write, o) {
			n++
			want := ""
			if n%7 != 0 && n%10 != 3 {
				want = fmt.Sprint("Example Farm ", n)
			} else {
				failed++
			}
			if d.Number != n || string(d.Data) != want || (err == nil) != (want != "") {
				t.Fatalf("%d jobs: document %d is number %d, %q, error %v", j, n, d.Number, d.Data, err)
			}
			if errors.Is(err, bad) != (n%7 == 0) {
				t.Fatalf("%d jobs: document %d has the error %v", j, n, err)
			}
		}
		if tally != (batch.Tally{Read: 200, Made: 200 - failed, Failed: failed}) {
			t.Errorf("%d jobs: the tally is %v with %d failed", j, tally, failed)
		}
	}
}

// Any number of goroutines gives the same bytes.
func TestRunSameBytes(t *testing.T) {
	var first []string
	for _, j := range jobs {
		encoder := pdf.NewEncoder(&render.Options{})
		var all []string
		for d, err := range batch.Run(t.Context(), visits(20), encoder.Encode, &batch.Options{Jobs: j}) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(d.Data))
		}
		if first == nil {
			first = all
		}
		if len(all) != 20 || !slices.Equal(all, first) {
			t.Errorf("%d jobs make other documents than %d", j, jobs[0])
		}
	}
}

// Few records are taken ahead of the document last yielded.
func TestRunAhead(t *testing.T) {
	for _, j := range []int{1, 2, 4} {
		var taken atomic.Int64
		source := func(yield func(apdocs.Form, error) bool) {
			for f, err := range visits(500) {
				taken.Add(1)
				if !yield(f, err) {
					return
				}
			}
		}
		n := 0
		for range batch.Run(t.Context(), source, empty, &batch.Options{Jobs: j}) {
			if n++; n%50 == 0 {
				time.Sleep(2 * time.Millisecond)
			}
			if ahead := int(taken.Load()) - n; ahead > 2*j+2 {
				t.Fatalf("%d jobs: %d records were read ahead", j, ahead)
			}
		}
	}
}

func empty(io.Writer, apdocs.Form) error { return nil }

// Ending the iteration stops all goroutines.
func TestRunBreak(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, j := range jobs {
		ended := false
		source := func(yield func(apdocs.Form, error) bool) {
			defer func() { ended = true }()
			for f, err := range visits(1000) {
				if !yield(f, err) {
					return
				}
			}
		}
		for d := range batch.Run(t.Context(), source, empty, &batch.Options{Jobs: j}) {
			if d.Number == 5 {
				break
			}
		}
		if !ended {
			t.Errorf("%d jobs: the source was left behind", j)
		}
	}
	now := runtime.NumGoroutine()
	for try := 0; now > before && try < 100; try++ { // a goroutine may have reported that it is done and still exist
		time.Sleep(time.Millisecond)
		now = runtime.NumGoroutine()
	}
	if now > before {
		t.Errorf("%d goroutines, %d before", now, before)
	}
}

func TestRunCancel(t *testing.T) {
	for _, j := range jobs {
		ctx, cancel := context.WithCancel(t.Context())
		var last error
		n, ended := 0, false
		source := func(yield func(apdocs.Form, error) bool) {
			defer func() { ended = true }()
			for f := range visits(10) {
				if !yield(f, nil) {
					return
				}
			}
			<-ctx.Done() // the source may yield more
		}
		for d, err := range batch.Run(ctx, source, empty, &batch.Options{Jobs: j}) {
			if last = err; err != nil {
				if d.Number != 0 {
					t.Errorf("%d jobs: the error of the context is that of record %d", j, d.Number)
				}
				continue
			}
			if n++; n == 10 {
				cancel()
			}
		}
		if !errors.Is(last, context.Canceled) || !ended || n != 10 {
			t.Errorf("%d jobs: ended %v after %d documents with %v", j, ended, n, last)
		}
		cancel()
	}
}

// A panic is raised in the goroutine that iterates, such as that of a web server, which
// recovers from it.
func TestRunPanic(t *testing.T) {
	source := func(yield func(apdocs.Form, error) bool) { panic("source") }
	for _, j := range jobs {
		for _, test := range []struct {
			source iter.Seq2[apdocs.Form, error]
			write  batch.Write
			want   string
		}{
			{visits(9), func(io.Writer, apdocs.Form) error { panic("write") }, "write"},
			{source, empty, "source"},
		} {
			func() {
				defer func() {
					if got := recover(); got != test.want {
						t.Errorf("%d jobs: %v came out of %s", j, got, test.want)
					}
				}()
				for range batch.Run(t.Context(), test.source, test.write, &batch.Options{Jobs: j}) {
				}
			}()
		}
	}
}

func TestRunNothing(t *testing.T) {
	for range batch.Run(t.Context(), visits(0), empty, nil) {
		t.Error("a document of nothing")
	}
	one := func(yield func(apdocs.Form, error) bool) { yield(nil, nil) }
	for d, err := range batch.Run(t.Context(), one, empty, nil) {
		if d.Number != 1 || err == nil {
			t.Errorf("a record that is none: number %d, error %v", d.Number, err)
		}
	}
}
