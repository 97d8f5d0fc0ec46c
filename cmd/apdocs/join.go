package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

func joinCommand() command {
	return command{
		name:     "join",
		operands: "RECORD...",
		summary:  "one record of the parts that several parties filled in",
		about: "An answer that one part lacks comes from another, and rows of a list are joined by their number. Where two " +
			"parts answer a question differently it is named and nothing is written: take out one of the two answers.\n" +
			"Parts may be drafts; `apdocs check` says what is missing in the whole.",
		examples: []example{
			{"apdocs join pupil.json parent.json school.json -o whole.json", "into a file"},
			{"apdocs join part-*.json | apdocs check -", "what is still missing in the whole"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var out output
			out.declare(flags, "a `FILE` to write to, instead of standard output")
			return func(ctx context.Context, m *machine, operands []string) error {
				paths, err := expand(operands)
				if err != nil {
					return err
				}
				if len(paths) < 2 {
					return usageFault("join: name two parts or more")
				}
				whole, err := join(ctx, m, paths)
				if err != nil {
					return err
				}
				text, err := schema.Canonical(whole)
				if err != nil {
					return &fault{codeRecord, err}
				}
				return out.text(ctx, m, text)
			}
		},
	}
}

// join reads all parts before it joins them, so that all problems are reported together.
func join(ctx context.Context, m *machine, paths []string) (apdocs.Form, error) {
	var parts []apdocs.Form
	var names []string
	worst := codeDone
	for _, path := range paths {
		r := load(ctx, m, path)
		if errors.Is(r.err, context.Canceled) {
			return nil, r.err
		}
		for _, p := range r.problems {
			fmt.Fprintln(m.stderr, r.line(p))
		}
		if r.err != nil {
			m.say("%s", r.trouble())
		}
		worst = max(worst, r.code())
		parts, names = append(parts, r.record), append(names, r.name)
	}
	if worst != codeDone {
		return nil, &fault{code: worst}
	}
	whole, conflicts, err := apdocs.Join(parts...)
	var other *apdocs.PartError
	if errors.As(err, &other) {
		return nil, &fault{codeRecord, fmt.Errorf("%s: %w; nothing is written", names[other.Part], other.Err)}
	}
	if err != nil {
		return nil, err
	}
	for _, c := range conflicts {
		p := schema.Problem{Path: c.Path, Label: c.Label,
			Text: "differs from the answer in an earlier part; remove one of the two"}
		fmt.Fprintln(m.stderr, printable(names[c.Part]+": "+p.String()))
	}
	if len(conflicts) > 0 {
		return nil, &fault{codeRecord, fmt.Errorf("join: %s; nothing is written", count(len(conflicts), "conflict"))}
	}
	for i, part := range parts {
		if anonymous(part) {
			m.say("%s: has no reference and no name of a pupil, so it is not known whether it belongs to the other parts; "+
				"sheets that are made with --from have the reference", names[i])
		}
	}
	return whole, nil
}

// anonymous reports whether a part does not say what it is a part of.
func anonymous(part apdocs.Form) bool {
	o, err := apdocs.Outlined(part)
	if err != nil || part.Envelope().Reference != "" {
		return false
	}
	q := o.Field("pupil.name")
	return q == nil || !q.Answered(part, apdocs.At{})
}
