package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/cmd/apdocs/internal/manifest"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
)

// An outcome is the result for one record, before its documents have their names.
type outcome struct {
	reading
	number  int
	input   manifest.Sum
	earlier []manifest.File // documents from before the run was resumed
	skipped bool            // all earlier documents are still there
	drafts  []draftFile
	ownMark bool  // the record's status is draft
	err     error // why it has no document, apart from its problems
	disk    error // why nothing more can be written
}

// make writes the documents of a record under temporary names. Several goroutines call it.
func (r *fillRun) make(ctx context.Context, s source) outcome {
	o := outcome{reading: s.reading(ctx, r.m), number: s.number}
	if o.err = o.reading.err; o.err != nil {
		return o
	}
	o.input = sha256.Sum256(o.text)
	unread := s.row != nil && len(s.row.Problems) > 0 // cells that leave no trace in the record
	if e, ok := r.manifest.Earlier(s.number); ok {
		o.earlier = e.Files
		if e.Status == manifest.Made && !unread && e.Input == o.input &&
			!slices.ContainsFunc(e.Files, func(f manifest.File) bool { return !r.folder.holds(f) }) {
			o.skipped = true
			return o
		}
	}
	r.read(&o)
	if len(o.why()) == 0 {
		r.encode(&o, r.draft || o.ownMark)
	}
	return o
}

// check does the same as make except for writing documents.
func (r *fillRun) check(ctx context.Context, s source) outcome {
	o := outcome{reading: s.reading(ctx, r.m), number: s.number}
	r.read(&o)
	return o
}

// read reads and checks a record.
func (r *fillRun) read(o *outcome) {
	o.decode(r.checks)
	o.err = o.reading.err
	if o.record != nil && o.record.Envelope().Status == apdocs.Draft && !r.checks.Draft {
		o.ownMark = true
		checks := *r.checks
		checks.Draft = true
		o.decode(&checks)
	}
}

// encode writes the documents of a record that may be issued.
func (r *fillRun) encode(o *outcome, draft bool) {
	d := document{input: o.path, record: o.record, draft: draft, party: r.options.Party}
	letters, err := d.letters(r.options)
	if err != nil {
		o.err = err
		return
	}
	var buf bytes.Buffer
	for i := range letters {
		l := &letters[i]
		buf.Reset()
		if err = r.encoders[draft].EncodeTo(&buf, l.record, l.to); err != nil {
			if o.err = o.refused(err); o.err == nil {
				o.others(letters[i+1:], r.encoders[draft])
			}
			return
		}
		name := runName(l, r.identity(o), r.names) + "." + r.format.name
		file, err := r.folder.put(o.number, i, name, buf.Bytes())
		if err != nil {
			o.disk = err
			return
		}
		file.file.To, file.file.Language = l.role(), r.tongue.of(l.to)
		o.drafts = append(o.drafts, file)
	}
}

// others adds what is refused in further letters of a record.
func (o *outcome) others(letters []document, e encoder) {
	for _, l := range letters {
		for _, one := range render.Refused(e.EncodeTo(io.Discard, l.record, l.to)) {
			same := func(p schema.Problem) bool { return p.Path == one.Path && p.Label == one.Label }
			if !slices.ContainsFunc(o.problems, same) {
				_ = o.refused(one)
			}
		}
	}
}

// identity returns the number that names the documents of a record without a reference: the
// row, if all records of the run are rows of one table, otherwise the place in the run.
func (r *fillRun) identity(o *outcome) int {
	if o.row != nil && r.tables.alone() {
		return o.row.Number
	}
	return o.number
}

// settle gives a record's documents their names and adds its line to the manifest. It is
// called for one record at a time, in order. An error stops the run.
func (r *fillRun) settle(o outcome) error {
	if o.disk != nil {
		return o.disk
	}
	var files []manifest.File
	for _, d := range o.drafts {
		files = append(files, d.file)
	}
	if o.skipped {
		files = o.earlier
	}
	if o.err == nil {
		o.err = r.folder.claim(o.number, files)
	}
	if o.err == nil && !o.skipped {
		if o.err = r.place(&o); o.err != nil && !errors.Is(o.err, errTaken) {
			return o.err
		}
	}
	if o.err != nil {
		for _, d := range o.drafts {
			_ = r.folder.root.Remove(d.beside)
		}
	}
	e := manifest.Entry{Record: o.number, Input: o.input, Status: manifest.Made, Files: files}
	if why := o.why(); len(why) > 0 {
		e = manifest.Entry{Record: o.number, Input: o.input, Status: manifest.Failed, Why: why}
	}
	if err := r.manifest.Add(e); err != nil {
		for _, d := range o.drafts { // files that are not in the manifest must not stay
			_ = r.folder.root.Remove(d.file.Name)
		}
		return err
	}
	for _, f := range o.earlier {
		r.folder.drop(f)
	}
	r.report(&o, e)
	return nil
}

// place gives all documents of a record their names, or none.
func (r *fillRun) place(o *outcome) error {
	for i, d := range o.drafts {
		before, listed := r.manifest.Listed(d.file.Name)
		// A file with other contents belongs to another record, because the order of records changed.
		mine := listed && r.folder.holds(before)
		mine = mine || slices.ContainsFunc(o.earlier, func(f manifest.File) bool {
			return strings.EqualFold(f.Name, d.file.Name)
		})
		if err := r.folder.place(d, mine); err != nil {
			for _, done := range o.drafts[:i] {
				_ = r.folder.root.Remove(done.file.Name)
			}
			return err
		}
	}
	return nil
}

// why returns the reasons why a record has no document, without values of the record or
// its path.
func (o *outcome) why() (all []string) {
	const most = 20 // the command check has the full list
	if o.err != nil {
		all = append(all, o.err.Error())
	}
	for _, p := range o.problems.Errors() {
		all = append(all, p.String())
	}
	return all[:min(len(all), most)]
}

// report counts the record and reports what is wrong with it.
func (r *fillRun) report(o *outcome, e manifest.Entry) {
	r.count(o)
	r.event(struct {
		Event string `json:"event"`
		Name  string `json:"name"` // of the record: its file and line
		manifest.Entry
		Skipped  bool            `json:"skipped"`
		Problems schema.Problems `json:"problems"`
	}{"record", o.name, e, o.skipped, o.problems})
}

// count counts the record and reports what is wrong with it to people.
func (r *fillRun) count(o *outcome) {
	r.tally.Read++
	switch {
	case len(o.why()) > 0:
		r.tally.Failed++
	case o.skipped:
		r.tally.Skipped++
	default:
		r.tally.Made++
		if o.ownMark {
			r.drafts++
		}
		if note := unaddressed(o.record); note != "" {
			r.progress.note(o.name + ": " + note)
		}
	}
	for _, p := range o.problems {
		failed := o.reading.row == nil && p.Severity == apdocs.Error // outside tables every error is said
		if failed || r.causes.first(&o.reading, placeless(p)) {
			r.progress.note(o.line(p))
		}
	}
	if o.err != nil {
		o.reading.err = o.err
		r.progress.note(o.trouble())
	}
	r.m.tables.mark(&o.reading)
	o.text = nil // no longer needed
}
