package main

import (
	"errors"
	"io"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
)

// A trial makes the documents of records and throws them away, so that check and
// fill say the same of a record whose text cannot be printed.
type trial struct {
	format   *format
	options  render.Options
	encoders map[bool]encoder // by whether the document is a draft
}

func newTrial(f *format, o render.Options) *trial {
	return &trial{f, o, map[bool]encoder{}}
}

// try adds to the problems of a record without errors what keeps its documents
// from being made.
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

// refused takes an error for a problem of the record where a writer cannot write
// one of its answers, and returns any other.
func (r *reading) refused(err error) error {
	var refusal *render.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	p := schema.Problems{{
		Rule: "printable", Path: refusal.Path, Label: refusal.Label, Severity: apdocs.Error, Text: refusal.Err.Error(),
	}}
	p.Locate(r.text, &schema.Options{Forms: documents.All(), FirstLine: r.first})
	r.problems = append(r.problems, p...)
	return nil
}
