package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

const fillAbout = "The records are checked first. If one of them has errors that it does not override, nothing is " +
	"written; --draft writes it anyway, with “Draft” on every page and what is missing on the first.\n" +
	"Without -o each document is written beside its record, named by form and reference, or like the record’s file " +
	"if there is no reference.\n" +
	"With --for-party it is the sheet for one party: the answers of the record are printed, and the party’s own " +
	"questions and signature have room. The record may be incomplete.\n" +
	"A letter is written for each addressee, numbered in the order of the record, into a folder.\n" +
	"Many records into a folder are a run, from files, folders and JSON Lines, a record in each line. Documents are " +
	"named by form and reference, or the record’s number, and listed in manifest.jsonl. A record with errors is " +
	"reported and does not stop the others. --resume continues a run that was stopped and gives the same bytes; with " +
	"--shard several machines share a run, and `apdocs manifest join` makes one list from theirs.\n" + tablesAbout

// fillExamples are the examples in the help of `apdocs fill`.
var fillExamples = []example{
	{"apdocs fill visit.json -o visit.pdf", "a PDF"},
	{"apdocs fill visit.json -o visit.docx --org school.json", "for Word, with the school’s letterhead"},
	{"apdocs fill --draft visit.json -o draft.pdf", "what is there so far"},
	{"apdocs fill pupils.jsonl -o printed/ --resume", "many into a folder, from where the run was stopped"},
	{"apdocs fill pupils.xlsx --form off-site-direction-notice -o letters/", "from a spreadsheet, a record in each row"},
	{"apdocs fill visit.json -o signed.pdf --sign --key school.p12 --as school", "made and signed"},
	{"apdocs fill agreement.json --for-party parent -o sheet.pdf", "what a parent reads and signs"},
	{"apdocs fill pupils.jsonl --merge --duplex -o all.pdf", "all in one file, for a printer"},
	{"apdocs fill notice.json --language pl --with-english -o letters/", "letters in Polish, with the English"},
	{"apdocs fill - -o - --format docx < visit.json > visit.docx", "as a filter"},
}

func fillCommand() command {
	return command{
		name:     "fill",
		operands: "RECORD...",
		summary:  "completed documents from records",
		about:    fillAbout,
		examples: fillExamples,
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			var out output
			out.declare(flags, "where to: a `FILE|DIR`, or - for standard output")
			out.declareFormat(flags)
			draft := flags.Bool("draft", false, "mark as a draft, whatever is missing")
			large := flags.Bool("large-print", false, "in 18 points")
			var run fillRun
			run.declare(flags)
			run.sheet.declare(flags)
			var seal sealing
			seal.declare(flags)
			var protect protection
			protect.declare(flags)
			run.tongue.declare(flags)
			when.declareToday(flags)
			when.declareOrganisation(flags)
			return func(ctx context.Context, m *machine, operands []string) error {
				paths, err := expand(operands)
				if err != nil {
					return err
				}
				if run.options, err = when.printing(m, &out, *large); err != nil {
					return err
				}
				if err = run.tongue.settle(&run.options); err != nil {
					return err
				}
				if err = run.sheet.settle(&run.options, nil); err != nil {
					return err
				}
				if run.checks, err = when.checking(m, run.options.Organisation, *draft || run.sheet.wanted()); err != nil {
					return err
				}
				run.draft = *draft
				seal.fonts = run.options.Organised().Fonts
				if out.sign, err = seal.prepare(ctx, m, *draft, out.isFolder()); err != nil {
					return err
				}
				if out.lock, err = protect.prepare(ctx, m, out.sign != nil); err != nil {
					return err
				}
				run.signed = signedDigest(out.sign, out.lock != "")
				return run.tables.writeMarked(ctx, m, run.fill(ctx, m, &out, paths))
			}
		},
	}
}

// fill makes the documents as the options say.
func (r *fillRun) fill(ctx context.Context, m *machine, out *output, paths []string) error {
	r.m = m
	if err := r.onlyPDF(out); err != nil {
		return err
	}
	if done, err := r.tables.prepare(ctx, m, paths); done || err != nil {
		return err
	}
	if err := r.flagged(); err != nil {
		return err
	}
	wanted, err := r.wanted(out, paths)
	switch {
	case err != nil:
		return err
	case len(r.scans.paths) > 0 && (wanted || len(paths) > 1):
		return usageFault("--attach-scan: is for one record")
	case r.merge:
		return r.mergeInto(ctx, m, out, paths)
	case wanted:
		return r.run(ctx, m, out, paths)
	}
	format, err := out.writer()
	if err != nil {
		return err
	}
	records, err := r.completed(ctx, m, paths, newTrial(format, r.options))
	if err != nil {
		return err
	}
	if err := r.tongue.inVain(); err != nil {
		return err
	}
	if r.options.Attachments, err = r.scans.attachments(ctx, m, records[0].record); err != nil {
		return err
	}
	var docs []document
	for _, record := range records {
		letters, err := record.letters(r.options)
		if err != nil {
			return err
		}
		docs = append(docs, letters...)
	}
	if err := out.documents(ctx, m, docs, r.options); err != nil {
		return err
	}
	for _, record := range records {
		if note := unaddressed(record.record); note != "" {
			m.say("%s: %s", record.name, note)
		}
	}
	return nil
}

// flagged sets the options that are flags of their own, and returns an error if they exclude one another.
func (r *fillRun) flagged() error {
	if r.data {
		if r.merge || r.sheet.wanted() {
			return usageFault("--attach-data: is for the school’s own copy; a merged file or a party’s sheet holds no records")
		}
		r.options.AttachRecord = schema.Canonical
	}
	if r.duplex && r.simplex {
		return usageFault("--duplex and --simplex: give one of them")
	}
	r.options.Duplex, r.options.Simplex = r.duplex, r.simplex
	return nil
}

// onlyPDF returns an error that names an option which Word documents do not support.
func (r *fillRun) onlyPDF(out *output) error {
	f, err := out.writer()
	switch {
	case err != nil || f.name == "pdf":
		return err
	case r.duplex:
		return usageFault("--duplex: is for PDF; in Word the printer’s own setting does it")
	case len(r.scans.paths) > 0:
		return usageFault("--attach-scan: is for PDF; a document for Word holds no files")
	case r.data:
		return usageFault("--attach-data: is for PDF; into a document for Word nothing hidden is put")
	}
	return nil
}

// completed reads and checks all records before any document is made, so that all problems
// are reported together.
func (r *fillRun) completed(ctx context.Context, m *machine, paths []string, t *trial) ([]document, error) {
	var docs []document
	worst := codeDone
	for _, path := range paths {
		read := load(ctx, m, path)
		if errors.Is(read.err, context.Canceled) {
			return nil, read.err
		}
		d := document{input: path, name: read.name, record: read.record, draft: r.draft, party: r.options.Party}
		if read.record != nil && read.record.Envelope().Status == apdocs.Draft && !d.draft && d.party == "" {
			m.say("%s: the record calls itself a draft, and so does the document", read.name)
			d.draft = true
		}
		own := *r.checks
		own.Draft = own.Draft || d.draft
		read.decode(&own)
		t.try(&read, d.draft)
		for _, p := range read.problems {
			fmt.Fprintln(m.stderr, read.line(p))
		}
		switch {
		case read.err != nil:
			m.say("%s", read.trouble())
		case read.code() != codeDone:
			m.say("%s: %s; nothing is written", read.name, read.tally())
		}
		worst = max(worst, read.code())
		docs = append(docs, d)
	}
	if worst != codeDone {
		return nil, &fault{code: worst}
	}
	return docs, nil
}
