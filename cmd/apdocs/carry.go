package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
)

func carryCommand() command {
	return command{
		name:     "carry",
		operands: "RECORD...",
		summary:  "the next record, with what those before it have answered",
		about: "Makes a record of the form that --to names. It takes each answer that another record has by the same name, " +
			"the newest first by the day that a record is about. A visit and a report have the objectives, an evaluation " +
			"the score of the one before it, and a letter the decision of the review.\n" +
			"What must be answered afresh is left empty: signatures, ratings, views, declarations, checks, and the days of " +
			"the event itself. What was taken, and from which file, is listed as a message, without the answers.\n" +
			"All records must be about one pupil. What they say of another provider than the newest is left out.",
		examples: []example{
			{"apdocs carry agreement.json --to progress-visit -o visit.json", "a visit with the pupil, provider and objectives"},
			{"apdocs carry placement/ --to placement-evaluation -o end.json", "from all records of a folder"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var out output
			var tables tables
			to := flags.String("to", "", "the `FORM` of the next record")
			complete(flags, "to", formNames()...)
			reference := flags.String("reference", "", "the `REFERENCE` of the next record, if it is not that of the others")
			out.declare(flags, "a `FILE` to write to, instead of standard output")
			tables.declare(flags, true)
			return func(ctx context.Context, m *machine, operands []string) error {
				if *to == "" {
					return usageFault("carry: say by --to which form the next record is of; “apdocs list” has the names")
				}
				if _, err := formNamed(*to); err != nil {
					return err
				}
				paths, err := expand(operands)
				if err != nil {
					return err
				}
				if done, err := tables.prepare(ctx, m, paths); done || err != nil {
					return err
				}
				return carry(ctx, m, paths, *to, *reference, &out)
			}
		},
	}
}

// formNames returns the names of all forms.
func formNames() (names []string) {
	for _, f := range documents.All() {
		names = append(names, f.Layout().Name)
	}
	return names
}

// carry writes the next record. It makes none if one of the records cannot be read, because
// the newest answer might be in it.
func carry(ctx context.Context, m *machine, paths []string, to, reference string, out *output) error {
	before, names, err := readAllRecords(ctx, m, paths)
	if err != nil {
		return err
	}
	next, taken, err := documents.Carry(before, to)
	if err != nil {
		return &fault{codeRecord, fmt.Errorf("carry: %w", err)}
	}
	if reference != "" {
		next.Envelope().Reference = reference
	}
	text, err := schema.Canonical(next)
	if err != nil {
		return &fault{codeRecord, fmt.Errorf("carry: %w", err)}
	}
	if err := out.text(ctx, m, text); err != nil {
		return err
	}
	if len(taken) == 0 {
		m.say("nothing could be carried: the records have no answer that a record of %s takes from them", to)
	}
	for _, c := range taken {
		if c.Path == "reference" && reference != "" {
			continue
		}
		fmt.Fprintln(m.stderr, printable(fmt.Sprintf("%s: %s", names[c.From], c)))
	}
	return nil
}

// readAllRecords reads every record of the files, with its name in messages. It fails if one
// of them cannot be read.
func readAllRecords(ctx context.Context, m *machine, paths []string) (all []apdocs.Form, names []string, err error) {
	worst := codeDone
	for r := range records(ctx, m, paths) {
		if errors.Is(r.err, context.Canceled) {
			return nil, nil, r.err
		}
		for _, p := range r.problems {
			fmt.Fprintln(m.stderr, r.line(p))
		}
		m.tables.mark(&r)
		if r.err != nil {
			m.say("%s", r.trouble())
		}
		if code := r.code(); code != codeDone {
			worst = max(worst, code)
			continue
		}
		all, names = append(all, r.record), append(names, r.name)
	}
	if worst != codeDone {
		return nil, nil, &fault{code: worst}
	}
	return all, names, nil
}
