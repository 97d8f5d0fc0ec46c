package main

import (
	"errors"
	"io"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
)

// A trial encodes the documents of records and discards them, so that check reports the
// same text that cannot be printed as fill does.
type trial struct {
	format   *format
	options  render.Options
	encoders map[bool]encoder // by whether the document is a draft
}

func newTrial(f *format, o render.Options) *trial {
	return &trial{f, o, map[bool]encoder{}}
}

// try encodes the documents of a record without errors, and adds what prevents this to its
// problems.
func (t *trial) try(r *reading, draft bool) {
	if r.err != nil || r.code() != codeDone {
		return
	}
	if t.encoders[draft] == nil {
		own := t.options
		own.Draft = draft
		t.encoders[draft] = t.format.newEncoder(&own)
	}
	d := document{input: r.path, name: r.name, record: r.record, draft: draft}
	letters, err := d.letters(t.options)
	for i := 0; i < len(letters) && err == nil; i++ {
		err = t.encoders[draft].EncodeTo(io.Discard, letters[i].record, letters[i].to)
	}
	if err = r.refused(err); err != nil {
		r.err = &fault{codeRecord, err}
	}
}

// refused turns the error of a writer about an answer into a problem of the record. It
// returns other errors.
func (r *reading) refused(err error) error {
	var refusal *render.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	p := schema.Problems{{
		Rule: "printable", Path: refusal.Path, Label: refusal.Label, Severity: apdocs.Error, Text: refusal.Err.Error(),
	}}
	if r.row != nil {
		p[0].Cell = r.row.Cell(p[0].Path)
	} else {
		p.Locate(r.text, &schema.Options{Forms: documents.All(), FirstLine: r.first})
	}
	r.problems = append(r.problems, p...)
	return nil
}
