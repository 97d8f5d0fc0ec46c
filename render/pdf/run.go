package pdf

import (
	"fmt"
	"io"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/page"
)

// Limits of a run.
const (
	MostCopies = 100_000 // no reader opens a file of more pages
	MostSet    = 30      // characters of a run's reference, so that its QR code stays coarse
)

// RunOptions are the options of a file of many documents.
type RunOptions struct {
	Title string // of the file; "" for that of the form
	Set   string // reference of the run, printed on every page and in its sorting code; "" for neither
	First int    // number of the first document; 0 means 1
	Of    int    // how many there are in all: "Copy 12 of 30"
}

// A Run is a file of many documents of the same form, for a printer. What the documents share
// is written once, and each document is passed on as soon as it is complete, so that memory does
// not grow with their content. With [render.Options.Duplex] each document starts on a front
// side; with [render.Options.Sorted] every page has a QR code for sorting.
//
// A run has no signature fields: documents to be signed on screen are files of their own.
type Run struct {
	encoder *Encoder
	options RunOptions
	to      io.Writer

	document *document // nil before the first
	writer   *page.Run
}

// NewRun begins a run. Its documents are made like single ones.
func NewRun(w io.Writer, o *render.Options, r *RunOptions) *Run {
	run := &Run{encoder: NewEncoder(o), to: w}
	run.encoder.merged = true
	if r != nil {
		run.options = *r
	}
	return run
}

// Add writes the next document. to is the addressee of a letter, and otherwise nil. After
// an error other than one about the record, the run cannot be used any more.
func (r *Run) Add(f apdocs.Form, to *apdocs.Addressee) error {
	p, err := r.encoder.plan(f, to)
	if err != nil {
		return fmt.Errorf("write %s as PDF: %w", nameOf(f), err)
	}
	if r.encoder.options.AttachRecord != nil {
		return fmt.Errorf("write %s as PDF: a run holds no records", p.Name())
	}
	if r.encoder.options.Fillable {
		return fmt.Errorf("write %s as PDF: a run is printed, so it has no fields to fill in", p.Name())
	}
	if err := render.CheckValues(f); err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.Name(), err)
	}
	if r.document == nil {
		r.document = newDocument(p)
		r.writer = page.NewRun(r.to, p.shared, page.RunOptions(r.options))
	} else if r.document.plan != p {
		return fmt.Errorf("write %s as PDF: a run holds documents of one form, and began with another", p.Name())
	}
	d := r.document
	defer d.release()
	if err := d.lay(f, to); err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.Name(), err)
	}
	if err := r.writer.Add(&d.blocks, d.pages); err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.Name(), err)
	}
	return nil
}

// Close writes the end of the file. If the run has no documents, nothing is written and an
// error is returned.
func (r *Run) Close() error {
	if r.document == nil {
		return fmt.Errorf("write a run as PDF: it has no documents")
	}
	if err := r.writer.Close(); err != nil {
		return fmt.Errorf("write %s as PDF: %w", r.document.Name(), err)
	}
	return nil
}
