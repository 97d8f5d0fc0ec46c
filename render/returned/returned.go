// Package returned makes a record of a document that was filled in and came back.
//
// The readers of files (pdf.Decode, docx.Decode) find out what stands in a file: the
// form that it names, and for each answer its path in the record and the text that
// stood there. [Read] takes it from there, the same for every kind of file. It
// recognises the form, reads each text as people type it (package typed), and makes
// the record. What cannot be read stays out of the record. A [Report] says of every
// question how its answer was read, never with the answer itself, so that nothing is
// guessed in silence.
//
// A path names an answer as problems of package schema do: "pupil.name", and with the
// number of the row, from 0, "objectives.0.aim". PDF fields and Word content controls
// have the same names. The name and the role of somebody who signs are parts of the
// signature: "signatures.school.name".
package returned

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// A File is what a reader found in a returned file.
type File struct {
	Form    string   // name of the form that the file says it is, "" where it says none
	Version int      // of the form, 0 where the file does not say
	Answers []Answer // in the order of the file
	Notes   []string // about the file as a whole, as sentences
}

// An Answer is what stood in a file in one place that is to be filled in.
type Answer struct {
	Path string

	// Text is what was typed, or the choice that was made, by its value or its label;
	// "" where nothing was.
	Text string

	// Doubts say why the text may not be what was meant, each to be read after the
	// label: "has two marks, of which the last counts".
	Doubts []string

	// Unreadable says why there is something that cannot be read, and what to do about it,
	// to be read after the label; "" where the text is all there is.
	Unreadable string
}

// A Document is a returned document: the record that was made of it, and how.
type Document struct {
	Form   apdocs.Form // never nil
	Report Report
}

// ErrNoForm is the error of a file that is filled in for none of the forms.
var ErrNoForm = errors.New("this is none of the forms to fill in, or its questions have been taken out")

// Read makes a record of what was found in a file. It is a record of one of the forms,
// such as documents.All(): of the one that the file names, or else of the one that asks
// for most of what the file has. A file of a newer version of the form is refused as
// schema.Decode refuses a record of one.
//
// The record need not be complete; whether it is, schema.Check says.
func Read(f *File, forms ...apdocs.Form) (*Document, error) {
	x, how, err := recognise(f, forms)
	if err != nil {
		return nil, err
	}
	r := reading{index: x, file: f, record: map[string]any{"form": x.outline.Name}, entries: map[string]*entry{}}
	if f.Version > 0 {
		r.record["version"] = f.Version
	}
	r.answers()
	form, err := r.decode()
	if err != nil {
		return nil, err
	}
	return &Document{form, Report{x.outline.Name, f.Version, how, f.Notes, r.list()}}, nil
}

// decode makes a form of the record. An answer that the form cannot keep, such as a text
// that is too long, is taken out and reported.
func (r *reading) decode() (apdocs.Form, error) {
	for {
		text, err := json.Marshal(r.record)
		if err != nil {
			return nil, err
		}
		form, err := schema.Decode(bytes.NewReader(text), &schema.Options{Forms: []apdocs.Form{r.outline.New()}})
		var problems schema.Problems
		if !errors.As(err, &problems) {
			return form, err
		}
		taken := false
		for _, p := range problems {
			taken = r.takeOut(&p) || taken
		}
		if !taken { // it is about the record as a whole, such as its version
			return nil, problems
		}
	}
}

// takeOut takes the answer with a problem out of the record, and reports whether the
// problem was about an answer.
func (r *reading) takeOut(p *schema.Problem) bool {
	e := r.entries[p.Path]
	if e == nil || e.State == NotRead {
		return false
	}
	e.State, e.Note = NotRead, p.Text
	r.put(p.Path, nil)
	return true
}

// Attached is the document of a record that is attached to a completed document, as JSON.
func Attached(r io.Reader, notes []string, forms ...apdocs.Form) (*Document, error) {
	form, err := schema.Decode(r, &schema.Options{Forms: forms})
	if err != nil {
		return nil, err
	}
	o, err := apdocs.Outlined(form)
	if err != nil {
		return nil, err
	}
	report := Report{Form: o.Name, Version: form.Envelope().Version, Recognised: ByRecord, Notes: notes}
	for _, s := range newIndex(o).once() {
		state := Unanswered
		if s.field == nil && form.Envelope().Reference != "" || s.field != nil && s.field.Answered(form, s.at) {
			state = AsTyped
		}
		report.Answers = append(report.Answers, Entry{Path: s.path(), Label: s.label(), State: state})
	}
	return &Document{form, report}, nil
}

// RuleUnread is the rule of a problem about an answer that could not be read.
const RuleUnread = "unread"

// Problems are the answers that could not be read, in the order of the form.
func (d *Document) Problems() (problems schema.Problems) {
	for _, e := range d.Report.Answers {
		if e.State == NotRead {
			problems = append(problems, schema.Problem{
				Rule: RuleUnread, Path: e.Path, Label: e.Label, Severity: apdocs.Error, Text: e.Note,
			})
		}
	}
	return problems
}
