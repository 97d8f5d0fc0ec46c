package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

func checkCommand() command {
	return command{
		name:     "check",
		operands: "RECORD...",
		summary:  "what is missing or wrong in records",
		about: "Each problem is a line with the file, the question and what to do. Errors stop a document from being " +
			"issued unless the record overrides the rule with a reason; warnings and information do not. Of a letter that " +
			"must be there in time a message says by when to give or post it to be safe, and the last day on the other reading " +
			"of the law.\n" +
			"A record that is not finished is checked with --draft: then answers may be missing.",
		examples: []example{
			{"apdocs check visit.json", "one record"},
			{"apdocs check --draft *.json", "many that are not finished yet"},
			{"apdocs check --json visit.json", "for a program"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			draft := flags.Bool("draft", false, "as a draft: answers may be missing")
			asJSON := flags.Bool("json", false, "as a JSON array with an object for each record")
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
				return check(ctx, m, paths, o, *asJSON)
			}
		},
	}
}

// check checks all records, whatever is wrong with the first, and ends with the
// highest of their exit codes.
func check(ctx context.Context, m *machine, paths []string, o *schema.Options, asJSON bool) error {
	type verdict struct {
		File     string          `json:"file"`
		Form     string          `json:"form,omitempty"`
		Valid    bool            `json:"valid"`           // no errors, but perhaps warnings
		Error    string          `json:"error,omitempty"` // of the file
		Problems schema.Problems `json:"problems"`
		SafeDays []lastDay       `json:"safeDays,omitempty"` // to give a letter that the law gives a time, on both readings
		LastDays []lastDay       `json:"lastDays,omitempty"` // the same on the reading that leaves fewer days
	}
	verdicts := []verdict{}
	worst := codeDone
	for _, path := range paths {
		r := read(ctx, m, path, o)
		if errors.Is(r.err, context.Canceled) {
			return r.err
		}
		worst = max(worst, r.code())
		if !asJSON {
			r.report(m, o.Organisation)
			continue
		}
		v := verdict{File: path, Valid: r.code() == codeDone, Problems: r.problems}
		if r.record != nil {
			v.Form = r.record.Layout().Name
			limits, _ := ownLimits(timeline(r.record, o.Organisation))
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
		verdicts = append(verdicts, v)
	}
	if asJSON {
		if err := writeJSON(m.stdout, verdicts); err != nil {
			return err
		}
	}
	if worst != codeDone {
		return &fault{code: worst}
	}
	return nil
}

// report prints the problems as lines, and in messages by when a letter can be
// given and how many problems there are.
func (r *reading) report(m *machine, org *apdocs.Organisation) {
	for _, p := range r.problems {
		fmt.Fprintln(m.stdout, r.line(p))
	}
	if r.record != nil {
		if limits, known := ownLimits(timeline(r.record, org)); known {
			m.say("%s: %s", r.name, limits[0].Advice)
		}
	}
	switch {
	case r.err != nil:
		m.say("%s", r.trouble())
	case len(r.problems) == 0:
		m.say("%s: nothing is missing or wrong", r.name)
	default:
		m.say("%s: %s", r.name, r.tally())
	}
}
