package main

import (
	"cmp"
	"context"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// mostReviews is the greatest number of reviews on a blank; a placement has one each
// half-term.
const mostReviews = 50

// blankAbout is the help of `apdocs blank`.
const blankAbout = "Without -o the file is named by the form and lies in the current folder.\n" +
	"With --for-party it is the sheet that is handed to one party: the questions which that party answers, and all " +
	"that it signs, with room for what others fill in; with --from it is printed from the records, as `apdocs fill " +
	"--for-party` does. `apdocs join` makes one record of what comes back.\n" +
	"--copies and --from make a run for a printer: one PDF in which each copy has its bookmark. With --set every page " +
	"says which copy of which run it is, in words and in a square mark, so that loose sheets are matched again; the " +
	"mark holds no names. --first and --last print a part of the run, the very same sheets.\n" +
	"With --fillable the form has fields to fill in on screen with any program; `apdocs extract` makes a record of " +
	"what comes back. --from then fills in all that its record answers, in a form for each record."

// blankExamples are the examples in the help of `apdocs blank`.
var blankExamples = []example{
	{"apdocs blank progress-visit", "a PDF, progress-visit.pdf"},
	{"apdocs blank progress-visit -o visit.docx --org school.json", "for Word, with the school’s letterhead"},
	{"apdocs blank progress-visit --large-print -o -", "in large print, to standard output"},
	{"apdocs blank placement-evaluation --for-party pupil", "the pupil’s sheet, placement-evaluation-pupil.pdf"},
	{"apdocs blank progress-visit --for-party parent --return-by 2026-12-01", "with the day by which it goes back"},
	{"apdocs blank placement-evaluation --for-party pupil --language pl", "the pupil’s sheet in Polish"},
	{"apdocs blank full-time-agreement --reviews 6", "with six pages for reviews"},
	{"apdocs blank progress-visit --fillable -o visit.pdf", "to send by email, fill in on screen and read back"},
	{"apdocs blank progress-visit --fillable --from visit.json --lock -o visit.pdf",
		"with what is known, which stays as it is"},
	{"apdocs blank progress-visit --copies 400 --duplex --set PV-2026-09 -o run.pdf",
		"400 copies for both sides of the paper"},
	{"apdocs blank placement-evaluation --from pupils.jsonl --duplex -o run.pdf",
		"one for each record, with its header filled in"},
}

func blankCommand() command {
	return command{
		name:     "blank",
		operands: "FORM",
		summary:  "a blank form to print and fill in by hand",
		about:    blankAbout,
		examples: blankExamples,
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			var out output
			out.declare(flags, "where to: a `FILE|DIR`, or - for standard output")
			out.declareFormat(flags)
			large := flags.Bool("large-print", false, "in 18 points")
			var sheet partySheet
			sheet.declare(flags)
			reviews := flags.Int("reviews", 0,
				"how often a part that is repeated is printed, such as a review: `N`, 0 for not at all; as the form says if not "+
					"given")
			var screen fillable
			screen.declare(flags)
			var run printRun
			run.declare(flags)
			var tongue languages
			tongue.declare(flags)
			when.declareOrganisation(flags)
			return func(ctx context.Context, m *machine, operands []string) error {
				f, err := formNamed(operands[0])
				if err != nil {
					return err
				}
				o, err := when.printing(m, &out, *large)
				if err != nil {
					return err
				}
				o.Rendition = render.Blank
				if err = cmp.Or(tongue.inVain(), tongue.settle(&o)); err != nil {
					return err
				}
				if err = sheet.settle(&o, f); err != nil {
					return err
				}
				if flags.Changed("reviews") {
					if o.Reviews, err = repeats(f, *reviews); err != nil {
						return err
					}
				}
				if err := screen.settle(&run, &out, &o); err != nil {
					return err
				}
				return writeBlanks(ctx, m, f, &screen, &run, &out, o)
			}
		},
	}
}

// writeBlanks writes forms to fill in on screen, a run for a printer, or one blank.
func writeBlanks(
	ctx context.Context, m *machine, f apdocs.Form, screen *fillable, run *printRun, out *output, o render.Options,
) error {
	switch {
	case screen.wanted:
		docs, err := screen.documents(ctx, m, f, run, o.Party)
		if err != nil {
			return err
		}
		return out.documents(ctx, m, docs, o)
	case run.wanted():
		return run.tables.writeMarked(ctx, m, run.print(ctx, m, f, out, o))
	}
	return out.documents(ctx, m, []document{{record: f, party: o.Party}}, o)
}

// repeats returns the value of render.Options.Reviews for n reviews.
func repeats(f apdocs.Form, n int) (int, error) {
	switch {
	case n < 0 || n > mostReviews:
		return 0, usageFault("--reviews %d: give a number from 0 to %d", n, mostReviews)
	case !repeated(f.Layout().Blocks):
		return 0, usageFault("--reviews: %s has no part that is repeated", f.Layout().Name)
	case n == 0:
		return -1, nil
	}
	return n, nil
}

// repeated reports whether a part of the form is printed once for each row of a list.
func repeated(blocks []apdocs.Block) bool {
	for _, b := range blocks {
		if s, ok := b.(*apdocs.Section); ok && (s.Repeat != nil || repeated(s.Blocks)) {
			return true
		}
	}
	return false
}
