package main

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
	"github.com/apdocs/forms/schema/sheet"
)

func registerCommand() command {
	return command{
		name:     "register",
		operands: "RECORDS...",
		summary:  "the register of all placements, from the same records as status",
		about: "Makes the register of placements from all records of a folder, a spreadsheet or a file of JSON Lines: " +
			"an entry for each placement, with the newest answers that its records give by the same names and the days of its " +
			"documents. Records are matched as by `apdocs status`; those that are doubtful are named and not in it. What no " +
			"record says is left empty, to be filled in.\n" +
			"By the end of its name the file is a record (.json), the document (.pdf, .docx) or a sheet (.xlsx). A document " +
			"that lacks required answers is marked as a draft.\n" +
			"--for makes what one reader needs of it, and nothing else, as .pdf, .docx, .xlsx or .csv. For the authority:" +
			" each pupil with provider, addresses, dates, hours, and when the authority was told. For an inspection: the " +
			"providers where pupils are taught on the day, with addresses, registration and number of pupils, and the " +
			"reason, first day and hours of each placement, without names. For the school census: a row a placement with " +
			"UPN, URN or UKPRN or type of setting, reason code, dates, half days and hours, without names; what it asks " +
			"and no record has is named. It can also be made from a register that was filled in, which then is the only " +
			"record.",
		examples: []example{
			{"apdocs register placements/ --org school.json -o register.pdf", "to print"},
			{"apdocs register placements/ --org school.json -o register.json", "a record, to fill in what is missing"},
			{"apdocs register placements/ --org school.json -o register.xlsx", "as a sheet"},
			{"apdocs register placements/ --for inspection -o inspection.pdf", "what inspectors ask for first"},
			{"apdocs register placements/ --for census --since 2026-09-01 -o census.csv", "for the school census"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			var tables tables
			out := output{private: true}
			out.declare(flags, "a `FILE` .json, .pdf, .docx or .xlsx, with --for also .csv; JSON, or CSV with --for, on "+
				"standard output if not given")
			reader := flags.String("for", "", "only what one reader needs: `authority|inspection|census`")
			complete(flags, "for", registerReaders...)
			since := flags.String("since", "", "with --for authority or census, leave out placements that ended before `DATE`")
			when.declareOrganisation(flags)
			when.declareToday(flags)
			tables.declare(flags, true)
			return func(ctx context.Context, m *machine, operands []string) error {
				from, err := exportOptions(*reader, *since)
				if err != nil {
					return err
				}
				return makeRegister(ctx, m, operands, &when, &tables, &out, *reader, from)
			}
		},
	}
}

// exportOptions checks --for and --since, and returns the day of the latter.
func exportOptions(reader, since string) (from apdocs.Date, err error) {
	switch {
	case reader != "" && !slices.Contains(registerReaders, reader):
		return from, usageFault("--for %s: choose %s", reader, strings.Join(registerReaders, ", "))
	case since != "" && reader != forAuthority && reader != forCensus:
		return from, usageFault("--since: is for --for authority and --for census")
	case since == "":
		return from, nil
	}
	if from, err = apdocs.ParseDate(since); err != nil {
		return from, usageFault("--since %s: enter a date such as 2026-09-01", since)
	}
	return from, nil
}

func makeRegister(ctx context.Context, m *machine, operands []string, when *occasion, tables *tables,
	out *output, reader string, since apdocs.Date) error {
	all, err := when.archive(ctx, m, operands, tables)
	if all == nil || err != nil {
		return err
	}
	var bad, passes, found int
	var filled *documents.PlacementRegister // one that somebody has filled in, if it is the only record
	var stopped error
	// The records are read twice, and what is wrong with them is said once.
	twice := func(yield func(string, apdocs.Form) bool) {
		say := *m
		if passes++; passes > 1 {
			say.stderr = new(bytes.Buffer)
		}
		n := 0
		for name, f := range readable(ctx, &say, all.paths, &n, &stopped) {
			found++
			filled, _ = f.(*documents.PlacementRegister)
			if !yield(name, f) {
				break
			}
		}
		bad = n
	}
	register, report, err := documents.RegisterOf(twice, all.org, all.checking.Today)
	if stopped != nil {
		return stopped
	}
	if err != nil {
		return err
	}
	statusDoubts(m.stderr, report)
	if reader != "" && filled != nil && found == passes {
		register = filled
	}
	if reader != "" {
		err = writeExport(ctx, m, exported(register, reader, since, all.org), all.org, out)
	} else {
		err = writeRegister(ctx, m, register, all.checking, all.org, out)
	}
	if err != nil {
		return err
	}
	return unread(bad)
}

// writeRegister writes the register as the name of the file says.
func writeRegister(ctx context.Context, m *machine, r *documents.PlacementRegister, checking *schema.Options,
	org *apdocs.Organisation, out *output) error {
	var b bytes.Buffer
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(out.path)), ".")
	switch f := formatNamed(ext); {
	case out.path == "" || out.path == "-" || ext == "json":
		text, err := schema.Canonical(r)
		if err != nil {
			return &fault{codeRecord, err}
		}
		b.Write(text)
	case ext == "xlsx":
		if err := sheet.WriteWorkbook(&b, []apdocs.Form{r}); err != nil {
			return &fault{codeRecord, err}
		}
	case f != nil:
		date, err := sourceDate(m.getenv("SOURCE_DATE_EPOCH"))
		if err != nil {
			return err
		}
		issue := *checking
		issue.Draft = false
		options := render.Options{Organisation: org, Date: date, Draft: len(schema.Check(r, &issue).Errors()) > 0}
		if err := f.newEncoder(&options).EncodeTo(&b, r, nil); err != nil {
			return &fault{codeRecord, err}
		}
	default:
		return usageFault("-o %s: must end in .json, .pdf, .docx or .xlsx", out.path)
	}
	return out.text(ctx, m, b.Bytes())
}
