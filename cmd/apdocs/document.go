package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// A document is a record to be written, or a blank.
type document struct {
	input  string // the record's path; "" or "-" where it has none
	name   string // of the record, in messages
	record apdocs.Form
	to     *apdocs.Addressee // of a letter; otherwise nil
	letter int               // number of the letter among several of the record, from 1; 0 if it is the only one
	draft  bool
	party  apdocs.Party // whose sheet it is; "" for the whole form
	target string
}

// documents encodes all documents before it writes the first, so that nothing is written
// if one record cannot be printed.
func (o *output) documents(ctx context.Context, m *machine, docs []document, options render.Options) error {
	f, err := o.writer()
	if err != nil {
		return err
	}
	if err := o.aim(docs, f.name); err != nil {
		return err
	}
	if o.path == "-" && m.terminal {
		return usageFault("-o -: a document is no text for a terminal; name a file, or send it on with | or >")
	}
	made, err := encodeAll(ctx, f, docs, options)
	if err != nil {
		return err
	}
	if o.path == "-" {
		_, err := m.stdout.Write(made[0].Bytes())
		return err
	}
	if err := o.makeFolder(); err != nil {
		return err
	}
	for i := range docs {
		if err := o.put(ctx, m, docs[i].target, made[i].Bytes()); err != nil {
			return err
		}
		m.say("%swritten to %s%s", prefix(docs[i].name), docs[i].target, docs[i].whose())
	}
	return nil
}

// whose says to whom a letter goes, by role and never by name. For other documents it
// returns "".
func (d *document) whose() string {
	switch role := d.role(); {
	case role == "":
		return ""
	case d.to.Pupil || d.to.Authority:
		return ", the letter to the " + role
	default:
		return ", the letter to " + role
	}
}

// role returns the role of the addressee of a letter, such as "parent 1", or "".
func (d *document) role() string {
	switch {
	case d.to == nil:
		return ""
	case d.to.Pupil:
		return "pupil"
	case d.to.Authority:
		return "local authority"
	}
	return fmt.Sprintf("parent %d", d.to.Row+1)
}

// encodeAll encodes every document. What documents of the same kind share is computed
// once.
func encodeAll(ctx context.Context, f *format, docs []document, options render.Options) ([]bytes.Buffer, error) {
	made := make([]bytes.Buffer, len(docs))
	encoders := map[bool]encoder{}
	for i, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if encoders[d.draft] == nil {
			own := options
			own.Draft = d.draft
			encoders[d.draft] = f.newEncoder(&own)
		}
		if err := encoders[d.draft].EncodeTo(&made[i], d.record, d.to); err != nil {
			code := codeRecord
			if d.input == "" {
				code = codeFile // a blank has no record, so the settings must be wrong
			}
			return nil, &fault{code, fmt.Errorf("%s%w", prefix(d.name), err)}
		}
	}
	return made, nil
}

func prefix(name string) string {
	if name == "" {
		return ""
	}
	return name + ": "
}

// aim sets the target of every document and checks that it may be written.
func (o *output) aim(docs []document, ext string) error {
	folder := o.isFolder()
	if !folder && o.path != "" && len(docs) > 1 {
		what := "records"
		if docs[0].letter > 0 {
			what = "letters"
		}
		return usageFault("-o %s: %d %s need a folder; end it in /", o.path, len(docs), what)
	}
	if o.path == "-" {
		return nil
	}
	taken := map[string]string{}
	for i := range docs {
		d := &docs[i]
		d.target = o.path
		if folder || o.path == "" {
			d.target = filepath.Join(o.home(d), d.fileName()+"."+ext)
		}
		same := strings.ToLower(d.target) // many file systems ignore case
		if first, ok := taken[same]; ok {
			return usageFault("%s and %s would both be written to %s; give each a reference of its own", first, d.input,
				d.target)
		}
		taken[same] = d.input
		if err := o.free(d.target); err != nil {
			return err
		}
	}
	return nil
}

// home returns the folder of a document for which no file is named.
func (o *output) home(d *document) string {
	if o.path != "" {
		return o.path
	}
	if d.input == "" || d.input == "-" {
		return "."
	}
	return filepath.Dir(d.input)
}

// fileName returns a name from form and reference; without a reference, the name of the
// record's file is used.
func (d *document) fileName() string {
	name := nameOf(d.record)
	if d.record.Envelope().Reference == "" && d.input != "" && d.input != "-" {
		name = strings.TrimSuffix(filepath.Base(d.input), filepath.Ext(d.input))
	}
	if d.party != "" {
		name += "-" + string(d.party)
	}
	return name + d.letterPart()
}

// letters returns the documents of a record: itself, or a letter to each of its
// addressees.
func (d document) letters(options render.Options) ([]document, error) {
	options.Draft = d.draft
	to, err := options.Addressees(d.record)
	if err != nil {
		return nil, &fault{codeRecord, fmt.Errorf("%s%w", prefix(d.name), err)}
	}
	if len(to) == 0 {
		return []document{d}, nil
	}
	all := make([]document, len(to))
	for i := range to {
		all[i] = d
		all[i].to = &to[i]
		if len(to) > 1 {
			all[i].letter = i + 1
		}
	}
	return all, nil
}

// unaddressed says that a letter was not made because the record does not name somebody
// who must have it, or returns "".
func unaddressed(f apdocs.Form) string {
	who := documents.Unaddressed(f)
	if who == "" {
		return ""
	}
	return "no letter to " + who + " was made, because the record does not name it"
}

// nameOf returns the name of a document's file without extension. It consists of form and
// reference, which contain no personal names.
func nameOf(f apdocs.Form) string {
	name := f.Layout().Name
	if reference := f.Envelope().Reference; reference != "" {
		name += "-" + reference
	}
	return name
}
