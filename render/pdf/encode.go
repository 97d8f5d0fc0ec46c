// Package pdf writes forms as PDF documents that are accessible (PDF/UA-1) and archival
// (PDF/A-2a).
//
// A record passes through three internal packages, in one direction:
//
//   - compile knows forms. It compiles a form, an organisation and the options once into a
//     plan, in which labels, rules, boxes and ticks are already drawn, and reads each record
//     in one pass into blocks of plain values.
//   - layout knows lengths and text. It wraps the answers of the blocks into lines and
//     assigns every block to a page.
//   - page knows PDF. It executes the operations of the blocks, which copy drawings, write
//     answers and record the structure element of each piece of content, and writes the file.
//
// They share block (the content of a document), sheet (measures and styles), tags (the
// structure tree), canvas (drawings), font and file. Signing, verifying and encrypting are
// packages of their own, which use none of the three.
//
// [Decode] goes the other way: package filled reads the fields of a form that was filled in
// on screen, and package returned makes a record of them.
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

// Encode writes the document of a record to w. If text cannot be printed, the error names
// its question.
func Encode(w io.Writer, f apdocs.Form, o *render.Options) error {
	return NewEncoder(o).Encode(w, f)
}

// An Encoder writes documents with the same options. It compiles a plan for each form on
// first use, and may be used by several goroutines.
type Encoder struct {
	options render.Options
	mu      sync.Mutex
	plans   map[planKey]*plan
	fonts   func() (*compile.Fonts, error) // loaded on first use
	merged  bool                           // documents are parts of one file
}

// A planKey identifies a plan: a form's type, and which of its documents.
type planKey struct {
	form reflect.Type
	compile.Kind
}

// english is the tag of English, which has no translation.
const english = "en"

// NewEncoder returns an encoder with the given options; nil means the zero Options.
func NewEncoder(o *render.Options) *Encoder {
	e := &Encoder{options: o.Printed(), plans: map[planKey]*plan{}}
	e.fonts = sync.OnceValues(func() (*compile.Fonts, error) { return compile.LoadFonts(e.options.Organisation) })
	return e
}

// Encode writes the document of a record to w in one call of w.Write. For a letter with
// several addressees use [Encoder.EncodeTo].
func (e *Encoder) Encode(w io.Writer, f apdocs.Form) error {
	to, err := e.options.Addressee(f)
	if err != nil {
		return fmt.Errorf("write %s as PDF: %w", nameOf(f), err)
	}
	return e.EncodeTo(w, f, to)
}

// EncodeTo writes the letter of a record to one of its [apdocs.Addressees], in one call of
// w.Write. For other documents the addressee is nil.
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

// plan returns the plan of the form's type. It makes the plan on first use.
func (e *Encoder) plan(f apdocs.Form, to *apdocs.Addressee) (*plan, error) {
	kind := compile.Kind{ToPupil: to != nil && to.Pupil, ToAuthority: to != nil && to.Authority, Merged: e.merged}
	if to != nil && to.Language != "" {
		in, err := e.options.TranslationFor(to)
		if err != nil {
			return nil, err
		}
		kind.Language = english
		if in != nil {
			kind.Language = in.Language
		}
	}
	t := planKey{reflect.TypeOf(f), kind}
	e.mu.Lock()
	defer e.mu.Unlock()
	if p, ok := e.plans[t]; ok {
		return p, nil
	}
	fonts, err := e.fonts()
	if err != nil {
		return nil, err
	}
	c, err := compile.New(f, e.options, fonts, kind)
	if err != nil {
		return nil, err
	}
	p, err := finishPlan(c, e.options)
	if err != nil {
		return nil, err
	}
	e.plans[t] = p
	return p, nil
}

// CheckSettings returns a [*render.SettingError] for each text of an organisation's settings that
// no PDF can print, its own texts for letters among them, and for font files that cannot be read.
func CheckSettings(o *apdocs.Organisation) []error { return compile.WrongSettings(o) }

// nameOf names a form in messages, even if there is a mistake in its layout.
func nameOf(f apdocs.Form) string {
	if o, err := apdocs.Outlined(f); err == nil {
		return o.Name
	}
	return fmt.Sprintf("%T", f)
}
