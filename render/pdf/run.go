package pdf

import (
	"cmp"
	"fmt"
	"io"
	"reflect"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/printable"
	"github.com/apdocs/forms/render/pdf/internal/compile"
	"github.com/apdocs/forms/render/pdf/internal/font"
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

	// Forms are the forms of the documents, if they are of several: a blank of each. What those
	// share is written once for all. Without them every document is of the form of the first.
	Forms []apdocs.Form

	// Languages are the languages of the run's letters that records name, by their BCP 47 tags as
	// [render.Options.Languages] has them; "en" is English. They are for the forms in Forms.
	Languages []string
}

// A Run is a file of many documents, for a printer or as a file of all documents about one pupil.
// They are of one form, or of those that the options name. Each has a bookmark and is a part of
// its own in the structure. What the documents share
// is written once, and each document is passed on as soon as it is complete, so that memory does
// not grow with their content. With [render.Options.Duplex] each document starts on a front
// side; with [render.Options.Sorted] every page has a QR code for sorting.
//
// A run has no signature fields: documents to be signed on screen are files of their own.
type Run struct {
	encoder *Encoder
	options RunOptions
	to      io.Writer

	documents map[*plan]*document
	prepared  map[*plan]bool // of the forms that the options name
	first     *plan          // nil before the first document
	writer    *page.Run
}

// NewRun begins a run. Its documents are made like single ones.
func NewRun(w io.Writer, o *render.Options, r *RunOptions) *Run {
	run := &Run{encoder: NewEncoder(o), to: w, documents: map[*plan]*document{}, prepared: map[*plan]bool{}}
	run.encoder.merged = true
	if r != nil {
		run.options = *r
	}
	return run
}

// Add writes the next document. to is the addressee of a letter, and otherwise nil. After
// an error other than one about the record, the run cannot be used any more.
func (r *Run) Add(f apdocs.Form, to *apdocs.Addressee) error { return r.AddTitled("", f, to) }

// AddTitled is like Add. The title is that of the document's bookmark; without one it is the
// record's reference, or the number of the copy. What no document may hold, such as a control
// character, is refused in it and in the title of the run, and what prints nothing falls away.
func (r *Run) AddTitled(title string, f apdocs.Form, to *apdocs.Addressee) error {
	title, err := printable.Text(title)
	if err != nil {
		return fmt.Errorf("write %s as PDF: the title of its bookmark: %w", nameOf(f), err)
	}
	if r.options.Title, err = printable.Text(r.options.Title); err != nil {
		return fmt.Errorf("write a run as PDF: its title: %w", err)
	}
	if err := r.prepare(); err != nil {
		return err
	}
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
	switch {
	case r.first == nil:
		r.first = p
		o := r.options
		r.writer = page.NewRun(r.to, p.shared, page.RunOptions{Title: o.Title, Set: o.Set, First: o.First, Of: o.Of})
	case r.first != p && len(r.options.Forms) == 0:
		return fmt.Errorf("write %s as PDF: a run holds documents of one form, and began with another", p.Name())
	case !r.planned(p):
		return fmt.Errorf("write %s as PDF: the run’s options do not name this form or language", p.Name())
	}
	d := r.documents[p]
	if d == nil {
		d = newDocument(p)
		r.documents[p] = d
	}
	defer d.release()
	if err := d.lay(f, to); err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.Name(), err)
	}
	if err := r.writer.Add(title, p.shared, &d.blocks, d.pages); err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.Name(), err)
	}
	return nil
}

// planned reports whether a document of the plan may stand beside the first.
func (r *Run) planned(p *plan) bool { return p == r.first || r.prepared[p] }

// prepare compiles the forms that the options name, with one set of characters for all fonts:
// the objects that the documents share then have the same numbers for every form.
func (r *Run) prepare() error {
	if r.first != nil || len(r.options.Forms) == 0 {
		return nil
	}
	fonts, err := r.encoder.fonts()
	if err != nil {
		return err
	}
	fonts = fonts.Together()
	var plans []*compile.Plan
	var keys []planKey
	var sets []*font.Set
	var lacking error // why a letter cannot be made: a translation lacks a text of it
	for _, f := range r.options.Forms {
		o, err := apdocs.Outlined(f)
		if err != nil {
			return err
		}
		kinds := []compile.Kind{{Merged: true}}
		if o.Letter != nil {
			kinds = append(kinds, compile.Kind{ToPupil: true, Merged: true}, compile.Kind{ToAuthority: true, Merged: true})
			for _, l := range r.options.Languages {
				kinds = append(kinds, compile.Kind{Language: l, Merged: true})
			}
		}
		for _, k := range kinds {
			c, err := compile.New(f, r.encoder.options, fonts, k)
			if err != nil {
				err = fmt.Errorf("write %s as PDF: %w", o.Name, err)
				if o.Letter == nil {
					return err
				}
				lacking = cmp.Or(lacking, err) // such a letter is refused when it is added, if there is one
				continue
			}
			plans, keys, sets = append(plans, c), append(keys, planKey{reflect.TypeOf(f), k}), append(sets, c.Fonts)
		}
	}
	if len(plans) == 0 {
		return lacking
	}
	all := font.Union(sets...)
	for i, c := range plans {
		c.Fonts = all.Toward(c.Margins.Direction)
		p, err := finishPlan(c, r.encoder.options)
		if err != nil {
			return fmt.Errorf("write %s as PDF: %w", c.Name(), err)
		}
		r.encoder.plans[keys[i]], r.prepared[p] = p, true
	}
	return nil
}

// Close writes the end of the file. If the run has no documents, nothing is written and an
// error is returned.
func (r *Run) Close() error {
	if r.first == nil {
		return fmt.Errorf("write a run as PDF: it has no documents")
	}
	if err := r.writer.Close(); err != nil {
		return fmt.Errorf("write %s as PDF: %w", r.first.Name(), err)
	}
	return nil
}
