package main

import (
	"bytes"
	"context"
	"path/filepath"
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
			"that lacks required answers is marked as a draft.",
		examples: []example{
			{"apdocs register placements/ --org school.json -o register.pdf", "to print"},
			{"apdocs register placements/ --org school.json -o register.json", "a record, to fill in what is missing"},
			{"apdocs register placements/ --org school.json -o register.xlsx", "as a sheet"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			var tables tables
			out := output{private: true}
			out.declare(flags, "a `FILE` .json, .pdf, .docx or .xlsx; JSON on standard output if not given")
			when.declareOrganisation(flags)
			when.declareToday(flags)
			tables.declare(flags, true)
			return func(ctx context.Context, m *machine, operands []string) error {
				return makeRegister(ctx, m, operands, &when, &tables, &out)
			}
		},
	}
}

func makeRegister(ctx context.Context, m *machine, operands []string, when *occasion, tables *tables,
	out *output) error {
	all, err := when.archive(ctx, m, operands, tables)
	if all == nil || err != nil {
		return err
	}
	var bad, passes int
	var stopped error
	// The records are read twice, and what is wrong with them is said once.
	twice := func(yield func(string, apdocs.Form) bool) {
		say := *m
		if passes++; passes > 1 {
			say.stderr = new(bytes.Buffer)
		}
		n := 0
		for name, f := range readable(ctx, &say, all.paths, &n, &stopped) {
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
	if err := writeRegister(ctx, m, register, all.checking, all.org, out); err != nil {
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
