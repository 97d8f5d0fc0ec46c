// Package batch makes the documents of many records.
//
// Several goroutines write documents at the same time. The documents are returned one by one, in
// the order of their records, each with its own error. Only a few are being made at any moment, so
// memory does not grow with the number of records. The package knows no formats and opens no files:
// the caller passes the function that writes a document and decides where documents go.
//
// [InOrder] does the same for work of any kind.
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

// A Write makes the document of one record and writes it to w, like the Encode method of
// pdf.Encoder and docx.Encoder. Several goroutines call it.
type Write func(w io.Writer, f apdocs.Form) error

// Options say how a batch is run. Nil means the zero Options.
type Options struct {
	// Jobs is how many documents are made at the same time; 0 means one for each processor. It does
	// not affect the documents or their order.
	Jobs int

	// Progress, if not nil, is called after each document, by the goroutine that iterates.
	Progress func(Tally)
}

// A Tally counts records. Read is the sum of Made and Failed.
type Tally struct {
	Read, Made, Failed int
}

// A Document is the result for one record.
type Document struct {
	Number int         // of the record, from 1
	Form   apdocs.Form // nil if the record could not be read
	Data   []byte      // the document, valid until the next iteration; nil if there is none
}

// Run makes the document of each record in forms and yields them in the same order. If forms yields
// an error for a record, or its document cannot be made, Run yields that error and goes on with the
// next. When ctx is done, Run yields the zero Document with ctx's error and ends.
//
// forms runs in another goroutine, and Run returns only after it has ended; if forms can block it
// should watch ctx. A panic in write or forms is raised again by Run.
func Run(ctx context.Context, forms iter.Seq2[apdocs.Form, error], write Write, o *Options) iter.Seq2[Document, error] {
	if o == nil {
		o = &Options{}
	}
	return func(yield func(Document, error) bool) {
		var buffers sync.Pool
		encode := func(r record) made {
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
		for m, err := range InOrder(ctx, records(forms), encode, o.Jobs) {
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

// A record is one item of forms, and why it could not be read or written.
type record struct {
	form apdocs.Form
	err  error
}

// made is a record with its document; buf is nil if the record could not be read.
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
