package main

import (
	"context"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/render"
)

func blankCommand() command {
	return command{
		name:     "blank",
		operands: "FORM",
		summary:  "a blank form to print and fill in by hand",
		about:    "Without -o the file is named by the form and lies in the current folder.",
		examples: []example{
			{"apdocs blank progress-visit", "a PDF, progress-visit.pdf"},
			{"apdocs blank progress-visit -o visit.docx --org school.json", "for Word, with the school’s letterhead"},
			{"apdocs blank progress-visit --large-print -o -", "in large print, to standard output"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			var out output
			out.declare(flags, "where to: a `FILE|DIR`, or - for standard output")
			out.declareFormat(flags)
			large := flags.Bool("large-print", false, "in 18 points")
			when.declareOrganisation(flags)
			return func(ctx context.Context, m *machine, operands []string) error {
				f, err := formNamed(operands[0])
				if err != nil {
					return err
				}
				o, err := when.printing(m, *large)
				if err != nil {
					return err
				}
				o.Rendition = render.Blank
				return out.documents(ctx, m, []document{{record: f}}, o)
			}
		},
	}
}
