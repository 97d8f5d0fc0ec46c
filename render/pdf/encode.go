// Package pdf writes forms as PDF documents that are accessible (PDF/UA-1) and
// archival (PDF/A-2a).
//
// A form, an organisation and the options are compiled once into a plan: labels,
// rules, boxes and ticks are drawn, fonts subset and packed, all as bytes ready
// to be copied. Writing a record then turns its answers into lines (measure),
// gives every block its page (paginate), and runs the blocks' programs, which
// copy what is drawn, set the answers and note which element of the structure
// each piece of content belongs to (write, package tags). Content is written in
// reading order, so structure order, content order and reading order are one.
package pdf

import (
	"fmt"
	"io"
	"reflect"
	"sync"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// Encode writes the document of a record to w. The error of text that cannot be
// printed names the question that it answers.
func Encode(w io.Writer, f apdocs.Form, o *render.Options) error {
	return NewEncoder(o).Encode(w, f)
}

// An Encoder writes documents with the same options. It compiles a plan for
// each form when it first meets it, and may be used by many goroutines.
type Encoder struct {
	options render.Options
	mu      sync.Mutex
	plans   map[planKey]*plan
	merged  bool // documents are parts of one file
}

// A planKey is what a plan is for: a form's type, of a letter whether it is the
// pupil's own or a local authority's, and whether the document is one of many in
// a file.
type planKey struct {
	form        reflect.Type
	toPupil     bool
	toAuthority bool
	merged      bool
}

// NewEncoder is an encoder with the given options; nil are the zero Options.
func NewEncoder(o *render.Options) *Encoder {
	e := &Encoder{plans: map[planKey]*plan{}}
	if o != nil {
		e.options = *o
	}
	return e
}

// Encode writes the document of a record to w, in one call of w.Write. Of a
// letter with several addressees [Encoder.EncodeTo] writes one.
func (e *Encoder) Encode(w io.Writer, f apdocs.Form) error {
	to, err := e.options.Addressee(f)
	if err != nil {
		return fmt.Errorf("write %s as PDF: %w", nameOf(f), err)
	}
	return e.EncodeTo(w, f, to)
}

// EncodeTo writes the letter of a record to one of its [apdocs.Addressees], in
// one call of w.Write. For what is no letter the addressee is nil.
func (e *Encoder) EncodeTo(w io.Writer, f apdocs.Form, to *apdocs.Addressee) error {
	p, err := e.plan(f, to)
	if err != nil {
		return fmt.Errorf("write %s as PDF: %w", nameOf(f), err)
	}
	d := p.document()
	defer p.done(d)
	out, err := d.write(f, to)
	if err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.outline.Name, err)
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.outline.Name, err)
	}
	return nil
}

// plan is the plan of the form's type, made when it is first asked for.
func (e *Encoder) plan(f apdocs.Form, to *apdocs.Addressee) (*plan, error) {
	t := planKey{reflect.TypeOf(f), to != nil && to.Pupil, to != nil && to.Authority, e.merged}
	e.mu.Lock()
	defer e.mu.Unlock()
	if p, ok := e.plans[t]; ok {
		return p, nil
	}
	p, err := compile(f, e.options, t)
	if err != nil {
		return nil, err
	}
	e.plans[t] = p
	return p, nil
}

// nameOf names a form in messages, even one whose layout has a mistake.
func nameOf(f apdocs.Form) string {
	if o, err := apdocs.Outlined(f); err == nil {
		return o.Name
	}
	return fmt.Sprintf("%T", f)
}
