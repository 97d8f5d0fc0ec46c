// Package returned makes a record of a document that was filled in and returned.
//
// A reader of a file format (pdf.Decode, docx.Decode) finds the name of the form and, for
// each answer, its path in the record and its text. [Read] then does what is the same for
// all formats: it recognises the form, reads each text as people type it (package typed),
// and makes the record. Answers that cannot be read are left out. So that nothing is guessed
// silently, a [Report] says how each question was read, without the answers themselves.
//
// Paths are those of package schema: "pupil.name" or, with the number of a row counted from
// 0, "objectives.0.aim". PDF fields and Word content controls have the same names. The name
// and role of a signer and the date are parts of the signature: "signatures.school.name", "signatures.school.at".
package returned

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// A File is the content of a returned file, as a reader found it.
type File struct {
	Form    string // name of the form that the file says it is, "" where it says none
	Version int    // of the form; 0 if the file does not state it
	Party   string // whose sheet the file says it is, "" for the whole form

	// Language is the BCP 47 tag of the language that the file says it is in. Dates, percentages and sums are
	// read as it writes them too.
	Language string

	Answers []Answer // in the order of the file
	Notes   []string // sentences about the file as a whole
}

// An Answer is the content of one place to fill in.
type Answer struct {
	Path string

	// Text is what was typed or, if a choice was made, its value or label. It is "" if
	// there is no answer.
	Text string

	// Doubts say why the text may not be what was meant, each to be printed after the
	// label: "has two marks, of which the last counts".
	Doubts []string

	// Unreadable says why something could not be read, and what to do about it, to be
	// printed after the label. It is "" if the whole text was read.
	Unreadable string
}

// ownAnswer matches the path of the answer to a question of the school's own.
var ownAnswer = regexp.MustCompile(`^(extra)\.(\d{1,3})\.answer$`)

// OwnQuestion returns a question of the school's own from the field for its answer, whose accessible name is
// the question. ok is false for other fields, and if there is no question.
func OwnQuestion(path, name string) (a Answer, ok bool) {
	m := ownAnswer.FindStringSubmatch(path)
	if m == nil || name == "" {
		return a, false
	}
	row, _ := strconv.Atoi(m[2])
	if strings.HasPrefix(name, apdocs.RowName(m[1], row)+", ") { // what the answer is called without a question
		return a, false
	}
	return Answer{Path: strings.TrimSuffix(path, "answer") + "question", Text: name}, true
}

// A Document is a returned document: its record, and how it was read.
type Document struct {
	Form   apdocs.Form // never nil
	Report Report
}

// ErrNoForm reports that a file is not one of the forms.
var ErrNoForm = errors.New("this is none of the forms to fill in, or its questions have been taken out")

// Read makes a record from the content of a file. It is a record of one of the forms, such
// as documents.All(): the one that the file names, or the one that asks for most of what
// the file contains. A file of a newer version of the form is an error, as in
// schema.Decode.
//
// The record may be incomplete; use schema.Check.
func Read(f *File, forms ...apdocs.Form) (*Document, error) {
	x, how, err := recognise(f, forms)
	if err != nil {
		return nil, err
	}
	r := reading{index: x, file: f, record: map[string]any{"form": x.outline.Name}, entries: map[string]*entry{}}
	if f.Version > 0 {
		r.record["version"] = f.Version
	}
	r.sheet = x.sheetOf(f)
	r.answers()
	form, err := r.decode()
	if err != nil {
		return nil, err
	}
	if r.sheet != nil {
		f.Notes = append(f.Notes, "This is the sheet for "+x.outline.PartyName(r.sheet.Sheet)+
			"; “apdocs join” makes one record of the sheets of all parties.")
	}
	report := Report{Form: x.outline.Name, Version: f.Version, Recognised: how, Notes: f.Notes, Answers: r.list()}
	if r.sheet != nil {
		report.Party = r.sheet.Sheet
	}
	return &Document{form, report}, nil
}

// decode converts the record to a form. An answer that the form cannot store, such as a
// text that is too long, is removed and reported.
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
		if !taken { // about the record as a whole, such as its version
			return nil, problems
		}
	}
}

// takeOut removes the answer with a problem from the record, and reports whether the
// problem is about an answer.
func (r *reading) takeOut(p *schema.Problem) bool {
	e := r.entries[p.Path]
	if e == nil || e.State == NotRead {
		return false
	}
	e.State, e.Note = NotRead, p.Text
	r.put(p.Path, nil)
	return true
}

// Attached returns the document of a record, in JSON, that is attached to a completed
// document.
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

// RuleUnread is the rule of a problem with an answer that could not be read.
const RuleUnread = "unread"

// Problems returns the answers that could not be read, in the order of the form.
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
