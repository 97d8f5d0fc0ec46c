package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
)

// checkAbout is the help of `apdocs check`.
const checkAbout = "Each problem is a line with the file, the question and what to do. Errors stop a document from " +
	"being issued unless the record overrides the rule with a reason; warnings and information do not. Of a letter that " +
	"must be there in time a message says by when to give or post it to be safe, and the last day on the other " +
	"reading of the law.\n" +
	"Records are read from files, folders, JSON Lines and lists (JSON arrays), as `apdocs fill` reads them. Of " +
	"several, those with errors are named, and the exit code is then 5; what is the same in many is named of the " +
	"first three, with how many others there are, and of each with --json or --problems.\n" +
	tablesAbout + "\n" +
	"A record that is not finished is checked with --draft: then answers may be missing."

func checkCommand() command {
	return command{
		name:     "check",
		operands: "RECORD...",
		summary:  "what is missing or wrong in records",
		about:    checkAbout,
		examples: []example{
			{"apdocs check visit.json", "one record"},
			{"apdocs check --draft *.json", "many that are not finished yet"},
			{"apdocs check pupils.jsonl", "many in one file: a record in each line"},
			{"apdocs check pupils.xlsx --form progress-visit", "a spreadsheet: a record in each row"},
			{"apdocs check --json visit.json", "for a program"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			draft := flags.Bool("draft", false, "as a draft: answers may be missing")
			asJSON := flags.Bool("json", false, "as a JSON array with an object for each record")
			as := flags.String("format", "pdf", "for a document as `pdf|docx`, whose text must be printable")
			complete(flags, "format", formatNames()...)
			var tables tables
			tables.declare(flags, true)
			var tongue languages
			tongue.declareLanguage(flags)
			when.declareToday(flags)
			when.declareOrganisation(flags)
			return func(ctx context.Context, m *machine, operands []string) error {
				org, _, err := when.organisation(m)
				if err != nil {
					return err
				}
				o, err := when.checking(m, org, *draft)
				if err != nil {
					return err
				}
				paths, err := expand(operands)
				if err != nil {
					return err
				}
				f, err := (&output{format: *as}).writer()
				if err != nil {
					return err
				}
				if err := when.printable(m, f, org); err != nil {
					return err
				}
				if done, err := tables.prepare(ctx, m, paths); done || err != nil {
					return err
				}
				printed := render.Options{Organisation: org}
				if err := tongue.settle(&printed); err != nil {
					return err
				}
				c := checking{m: m, options: o, trial: newTrial(f, printed), asJSON: *asJSON}
				c.many = len(paths) > 1 || holdsMany(m, paths[0])
				return tables.writeMarked(ctx, m, c.check(ctx, paths))
			}
		},
	}
}

// A checking checks records and reports what is wrong with each.
type checking struct {
	m       *machine
	options *schema.Options
	trial   *trial
	asJSON  bool
	many    bool

	problems, advice causes // among the records of each file

	verdicts  []verdict
	read, bad int // records
}

// A verdict is the result for one record, for programs.
type verdict struct {
	File     string          `json:"file"`
	Line     int             `json:"line,omitempty"` // on which the record begins, in a file of several
	Sheet    string          `json:"sheet,omitempty"`
	Row      int             `json:"row,omitempty"` // of the table that the record is in
	Form     string          `json:"form,omitempty"`
	Valid    bool            `json:"valid"`           // no errors, but perhaps warnings
	Error    string          `json:"error,omitempty"` // of the file
	Problems schema.Problems `json:"problems"`
	SafeDays []lastDay       `json:"safeDays,omitempty"` // for giving a letter in time on both readings of the law
	LastDays []lastDay       `json:"lastDays,omitempty"` // the same on the reading that allows fewer days
}

// check checks all records, even if some are wrong. For one record the exit code is that
// of the record; if any of several has errors, it is that of a batch.
func (c *checking) check(ctx context.Context, paths []string) error {
	c.verdicts = []verdict{}
	worst := codeDone
	for s := range sources(c.m, paths) {
		r := s.reading(ctx, c.m)
		r.decode(c.options)
		c.trial.try(&r, c.options.Draft || r.record != nil && r.record.Envelope().Status == apdocs.Draft)
		if errors.Is(r.err, context.Canceled) {
			return r.err
		}
		c.read++
		c.m.tables.mark(&r)
		if code := r.code(); code != codeDone {
			c.bad++
			worst = max(worst, code)
		}
		if c.asJSON {
			c.verdicts = append(c.verdicts, c.verdict(&r))
		} else {
			c.report(&r)
		}
	}
	if c.asJSON {
		if err := writeJSON(c.m.stdout, c.verdicts); err != nil {
			return err
		}
	} else if c.many {
		for _, line := range c.problems.rest() {
			fmt.Fprintln(c.m.stdout, line)
		}
		for _, line := range c.advice.rest() {
			c.m.say("%s", line)
		}
		c.m.say("%s: %d without errors, %d with errors", count(c.read, "record"), c.read-c.bad, c.bad)
	}
	if worst != codeDone && c.many {
		worst = codeBatch
	}
	if worst != codeDone {
		return &fault{code: worst}
	}
	return nil
}

// verdict returns the result of a reading for programs.
func (c *checking) verdict(r *reading) verdict {
	v := verdict{File: r.path, Line: r.first, Valid: r.code() == codeDone, Problems: r.problems}
	if r.row != nil {
		v.Sheet, v.Row = r.row.Sheet, r.row.Number
	}
	if r.record != nil {
		v.Form = r.record.Layout().Name
		limits, _ := ownLimits(timeline(r.record, c.options.Organisation))
		for _, limit := range limits {
			if days := asDated(limit).LastDays; limit.Safe {
				v.SafeDays = days
			} else {
				v.LastDays = days
			}
		}
	}
	if r.err != nil {
		v.Error = r.err.Error()
	}
	return v
}

// report prints the problems as lines on standard output. As messages it prints by when a
// letter can be given and how many problems there are. Among several records, those
// without problems are not mentioned, and what is the same for many is printed for the first
// of them; the last lines say of how many others it is true.
func (c *checking) report(r *reading) {
	shown := 0
	for _, p := range r.problems {
		if !c.many || c.problems.first(r, placeless(p)) {
			fmt.Fprintln(c.m.stdout, r.line(p))
			shown++
		}
	}
	if r.record != nil {
		limits, known := ownLimits(timeline(r.record, c.options.Organisation))
		if known && (!c.many || c.advice.first(r, limits[0].Advice)) {
			c.m.say("%s: %s", r.name, limits[0].Advice)
		}
	}
	switch {
	case r.err != nil:
		c.m.say("%s", r.trouble())
	case shown > 0:
		c.m.say("%s: %s", r.name, r.tally())
	case !c.many:
		c.m.say("%s: nothing is missing or wrong", r.name)
	}
}
