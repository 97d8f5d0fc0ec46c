// Package pdf writes forms as PDF documents that are accessible (PDF/UA-1) and
// archival (PDF/A-2a).
//
// A record goes down three floors, each a package below internal, and nothing
// comes back up:
//
//   - compile knows forms. It compiles a form, an organisation and the options once
//     into a plan, in which labels, rules, boxes and ticks are drawn already, and
//     reads each record in one pass into blocks that hold plain values.
//   - layout knows lengths and text. It wraps the answers of the blocks into lines
//     and gives every block its page.
//   - page knows PDF. It runs the blocks' operations, which copy what is drawn, set
//     the answers and note which element of the structure each piece of content
//     belongs to, and writes the file.
//
// What they share stands below them: block (the content of a document), sheet
// (measures and styles), tags (the structure tree), canvas (drawings), font and
// file. Signing, verifying and protecting are packages of their own, which need
// none of this.
package pdf

import (
	"fmt"
	"io"
	"reflect"
	"sync"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/compile"
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

// A planKey is what a plan is for: a form's type, and which of its documents.
type planKey struct {
	form reflect.Type
	compile.Kind
}

// NewEncoder is an encoder with the given options; nil are the zero Options.
func NewEncoder(o *render.Options) *Encoder {
	return &Encoder{options: o.Printed(), plans: map[planKey]*plan{}}
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
	if err := render.CheckValues(f); err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.Name(), err)
	}
	d := p.document()
	defer p.done(d)
	out, err := d.write(f, to)
	if err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.Name(), err)
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("write %s as PDF: %w", p.Name(), err)
	}
	return nil
}

// plan is the plan of the form's type, made when it is first asked for.
func (e *Encoder) plan(f apdocs.Form, to *apdocs.Addressee) (*plan, error) {
	kind := compile.Kind{ToPupil: to != nil && to.Pupil, ToAuthority: to != nil && to.Authority, Merged: e.merged}
	t := planKey{reflect.TypeOf(f), kind}
	e.mu.Lock()
	defer e.mu.Unlock()
	if p, ok := e.plans[t]; ok {
		return p, nil
	}
	p, err := newPlan(f, e.options, kind)
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
