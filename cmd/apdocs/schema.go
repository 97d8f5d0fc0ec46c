package main

import (
	"context"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/schema"
)

func schemaCommand() command {
	return command{
		name:     "schema",
		operands: "FORM",
		summary:  "the JSON Schema of a form",
		about: "The schema is JSON Schema 2020-12. That of a record ready to issue wants every required answer; " +
			"that of a draft wants only that what is there is of the right kind.\n" +
			"`apdocs schema organisation` is that of an organisation’s settings.",
		examples: []example{
			{"apdocs schema progress-visit", "the schema of a visit that is ready to issue"},
			{"apdocs schema progress-visit --draft -o visit.draft.json", "the draft’s, into a file"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			draft := flags.Bool("draft", false, "the schema of a draft")
			var out output
			out.declare(flags, "a `FILE` to write to, instead of standard output")
			return func(ctx context.Context, m *machine, operands []string) error {
				text, err := schemaNamed(operands[0], *draft)
				if err != nil {
					return err
				}
				return out.text(ctx, m, text)
			}
		},
	}
}

// schemaNamed returns the schema of a form or of an organisation's settings.
func schemaNamed(name string, draft bool) ([]byte, error) {
	if name == "organisation" {
		return schema.OfOrganisation()
	}
	f, err := formNamed(name)
	if err != nil {
		return nil, err
	}
	return schema.Of(f, draft)
}
