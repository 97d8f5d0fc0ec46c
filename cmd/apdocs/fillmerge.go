package main

import (
	"context"
	"fmt"
	"io"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/batch"
	"github.com/apdocs/forms/render/pdf"
)

// mergeInto writes all documents into one file. Several goroutines read and check the
// records; they are written in order. A record with errors is reported and left out.
func (r *fillRun) mergeInto(ctx context.Context, m *machine, out *output, paths []string) error {
	if name := r.given("resume", "shard", "names", "json"); name != "" {
		return usageFault("--%s: is for a run into a folder, not for --merge", name)
	}
	if err := r.checkJobs(); err != nil {
		return err
	}
	f, err := out.writer()
	switch {
	case err != nil:
		return err
	case f.name != "pdf" || out.path == "" || out.isFolder():
		return usageFault("--merge: name the one file with -o, which is a PDF")
	}
	r.options.Draft = r.draft
	r.progress = newProgress(m, countSources(m, paths), false)
	r.shard = shard{1, 1}
	err = out.stream(ctx, m, out.path, func(w io.Writer) error { return r.mergeTo(ctx, w, paths) })
	r.progress.end()
	if err != nil {
		return err
	}
	m.say("%s", r.tally)
	if out.path != "-" {
		m.say("written to %s", out.path)
	}
	if r.tally.Failed > 0 {
		return &fault{code: codeBatch}
	}
	return nil
}

func (r *fillRun) mergeTo(ctx context.Context, w io.Writer, paths []string) error {
	var run *pdf.Run
	work := func(s source) outcome { return r.check(ctx, s) }
	for o, err := range batch.InOrder(ctx, r.mine(paths), work, r.jobs) {
		if err != nil {
			return err
		}
		if len(o.why()) == 0 {
			if run == nil {
				run = pdf.NewRun(w, &r.options, r.runOptions(o.record))
			}
			err := r.addTo(run, &o)
			if isFileError(err) {
				return err
			}
			o.err = o.refused(err)
		}
		r.count(&o)
		r.progress.step(r.tally)
	}
	if r.tally.Made == 0 {
		return fmt.Errorf("there is no document to write")
	}
	return run.Close()
}

// runOptions are those of a run of records of the form of the first. Letters of a record are different documents,
// to parents and to the local authority and in several languages.
func (r *fillRun) runOptions(first apdocs.Form) *pdf.RunOptions {
	if o, err := apdocs.Outlined(first); err != nil || o.Letter == nil {
		return nil
	}
	return &pdf.RunOptions{Forms: []apdocs.Form{first}, Languages: r.tongue.all()}
}

// addTo adds the record's document, or its letters, to the run.
func (r *fillRun) addTo(run *pdf.Run, o *outcome) error {
	if o.ownMark {
		return fmt.Errorf("the record calls itself a draft; with --draft all are merged as drafts")
	}
	d := document{input: o.path, record: o.record, draft: r.draft}
	letters, err := d.letters(r.options)
	if err != nil {
		return err
	}
	for _, l := range letters {
		if err := run.AddTitled(l.title(), l.record, l.to); err != nil {
			return err
		}
	}
	return nil
}

// title returns the title of a letter's bookmark in a merged file, "OD-2026-0009, parent 1", or "" for the usual one
// where the record has one document.
func (d *document) title() string {
	if d.letter == 0 {
		return ""
	}
	if reference := d.record.Envelope().Reference; reference != "" {
		return reference + ", " + d.role()
	}
	return d.role()
}
