// Package batch makes the documents of many records.
//
// Several goroutines write documents at a time; they come back one by one, in
// the order of their records, each with the error that it alone met. Only a few
// are under way at any moment, so that memory does not grow with their number.
// The package knows neither formats nor files: it is told how a document is
// written, and whoever asks for the documents decides where they go.
//
// [InOrder] is the same for work of any kind.
package batch

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"sync"

	"github.com/apdocs/forms/apdocs"
)

// A Write makes the document of one record and writes it to w, as the method
// Encode of an encoder of PDF or Word does. It is called by several goroutines.
type Write func(w io.Writer, f apdocs.Form) error

// Options say how a batch is run. The zero Options are those of a nil pointer.
type Options struct {
	// Jobs is how many documents are made at a time; 0 is one for each
	// processor. Documents and their order do not depend on it.
	Jobs int

	// Progress, if not nil, is told after each document what has been done so
	// far. It is called by the goroutine that asks for the documents.
	Progress func(Tally)
}

// A Tally counts records. Read is always Made and Failed together.
type Tally struct {
	Read, Made, Failed int
}

// A Document is what became of one record.
type Document struct {
	Number int         // of the record, from 1
	Form   apdocs.Form // nil where the record could not be read
	Data   []byte      // the document, until the next one is asked for; nil if there is none
}

// Run makes the document of each record of forms and gives them back in the same
// order. A record that could not be read, which is an error in forms, or whose
// document cannot be made, is given back with that error; the others are made
// all the same. When ctx is done the last that is given back is its error, with
// a Document that is zero.
//
// forms is run by another goroutine, and Run ends only after it has; where it
// waits for something it should heed ctx. A panic in write comes out of Run.
func Run(ctx context.Context, forms iter.Seq2[apdocs.Form, error], write Write, o *Options) iter.Seq2[Document, error] {
	if o == nil {
		o = &Options{}
	}
	return func(yield func(Document, error) bool) {
		var buffers sync.Pool
		make := func(r record) made {
			if r.err != nil {
				return made{record: r}
			}
			buf, _ := buffers.Get().(*bytes.Buffer)
			if buf == nil {
				buf = new(bytes.Buffer)
			}
			buf.Reset()
			r.err = write(buf, r.form)
			return made{r, buf}
		}
		var tally Tally
		for m, err := range InOrder(ctx, records(forms), make, o.Jobs) {
			if err != nil {
				yield(Document{}, err)
				return
			}
			tally.Read++
			d := Document{Number: tally.Read, Form: m.form}
			if m.err == nil {
				tally.Made++
				d.Data = m.buf.Bytes()
			} else {
				tally.Failed++
			}
			more := yield(d, m.err)
			if m.buf != nil {
				buffers.Put(m.buf)
			}
			if o.Progress != nil {
				o.Progress(tally)
			}
			if !more {
				return
			}
		}
	}
}

// A record is one of a sequence, and why it could not be read or written.
type record struct {
	form apdocs.Form
	err  error
}

// made is a record with its document, unless it could not be read.
type made struct {
	record
	buf *bytes.Buffer
}

// errNoForm is for a sequence that yields neither a form nor an error.
var errNoForm = errors.New("there is no record")

func records(forms iter.Seq2[apdocs.Form, error]) iter.Seq[record] {
	return func(yield func(record) bool) {
		for f, err := range forms {
			if f == nil && err == nil {
				err = errNoForm
			}
			if !yield(record{f, err}) {
				return
			}
		}
	}
}
