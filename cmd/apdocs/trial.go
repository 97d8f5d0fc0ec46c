package main

import (
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

// try encodes the documents of a record, and adds what prevents this to its problems. Of a record
// with errors a draft is tried, so that a text which cannot be printed is told at once with them.
func (t *trial) try(r *reading, draft bool) {
	wrong := r.code() != codeDone
	if r.err != nil || r.record == nil || wrong && t.options.Party != "" {
		return
	}
	draft = draft || wrong
	own := t.options
	own.Draft = draft
	if t.encoders[draft] == nil {
		t.encoders[draft] = t.format.newEncoder(&own)
	}
	err := render.CheckPrintable(r.record, &own, t.encoders[draft])
	if err = r.refused(err); err != nil && !wrong {
		r.err = &fault{codeRecord, err}
	}
}

// refused turns the error of a writer about answers into problems of the record. It returns other
// errors.
func (r *reading) refused(err error) error {
	all := render.Refused(err)
	if len(all) == 0 {
		return err
	}
	p := make(schema.Problems, len(all))
	for i, one := range all {
		p[i] = schema.Problem{
			Rule: "printable", Path: one.Path, Label: one.Label, Severity: apdocs.Error, Text: one.Err.Error(),
		}
		if r.row != nil {
			p[i].Cell = r.row.Cell(one.Path)
		}
	}
	if r.row == nil {
		p.Locate(r.text, &schema.Options{Forms: documents.All(), FirstLine: r.first})
	}
	r.problems = append(r.problems, p...)
	return nil
}
