package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/sheet"
)

func sheetCommand() command {
	return command{
		name:     "sheet",
		operands: "FORM|RECORD...",
		summary:  "a spreadsheet to fill in, or records as one",
		about: "For a form it is a workbook to fill in, with a row for each record: the printed labels with those that are " +
			"required " +
			"marked, lists of choices, cells for dates, an example row that is passed over, and a page of notes. " +
			"`apdocs check`, `apdocs fill` and `apdocs blank --from` read it.\n" +
			"Records become rows, of each form on a sheet of its own, or as CSV of one form. They are read back as the same " +
			"records. A text that a spreadsheet program would take for a formula stays a text.",
		examples: []example{
			{"apdocs sheet off-site-direction-notice -o pupils.xlsx",
				"to fill in: a row for each letter that apdocs fill makes"},
			{"apdocs sheet visits/ -o all.xlsx", "the records of a folder as rows"},
			{"apdocs sheet pupils.jsonl -o all.csv", "as CSV"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			out := output{private: true}
			out.declare(flags, "where to: a `FILE.xlsx|FILE.csv`, or - for CSV on standard output")
			var tables tables
			tables.declare(flags, true)
			return func(ctx context.Context, m *machine, operands []string) error {
				if f, err := templateFor(operands); f != nil || err != nil {
					if err != nil {
						return err
					}
					return writeTemplate(ctx, m, f, &out)
				}
				paths, err := expand(operands)
				if err != nil {
					return err
				}
				if done, err := tables.prepare(ctx, m, paths); done || err != nil {
					return err
				}
				return tables.writeMarked(ctx, m, writeRecords(ctx, m, paths, &out))
			}
		},
	}
}

// templateFor returns the form that the operands name, or nil if they name files. The error for
// an unknown form suggests the most similar names.
func templateFor(operands []string) (apdocs.Form, error) {
	name := operands[0]
	if _, err := os.Lstat(name); err == nil || len(operands) > 1 || strings.ContainsAny(name, `./\*?`) || name == "-" {
		return nil, nil
	}
	return formNamed(name)
}

// writeTemplate writes a sheet to fill in, which holds nobody's data.
func writeTemplate(ctx context.Context, m *machine, f apdocs.Form, out *output) error {
	out.private = false
	if out.path == "" {
		out.path = f.Layout().Name + ".xlsx"
	}
	inText, err := sheetFormat(out)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if inText {
		err = sheet.WriteTextTemplate(&b, f)
	} else {
		err = sheet.WriteTemplate(&b, f)
	}
	if err != nil {
		return err
	}
	return out.text(ctx, m, b.Bytes())
}

// sheetFormat reports whether a table is written as text, which its name says.
func sheetFormat(out *output) (inText bool, err error) {
	switch strings.ToLower(filepath.Ext(out.path)) {
	case ".xlsx":
		return false, nil
	case ".csv":
		return true, nil
	}
	if out.path == "-" {
		return true, nil
	}
	return false, usageFault("-o %s: must end in .xlsx or .csv", out.path)
}

// writeRecords writes records as rows. Those that cannot be read are named, and the others are
// written.
func writeRecords(ctx context.Context, m *machine, paths []string, out *output) error {
	if out.path == "" {
		return usageFault("sheet: name the file with -o, which ends in .xlsx or .csv")
	}
	inText, err := sheetFormat(out)
	if err != nil {
		return err
	}
	var all []apdocs.Form
	bad := 0
	for r := range records(ctx, m, paths) {
		if errors.Is(r.err, context.Canceled) {
			return r.err
		}
		for _, p := range r.problems {
			fmt.Fprintln(m.stderr, r.line(p))
		}
		m.tables.mark(&r)
		if r.err != nil {
			m.say("%s", r.trouble())
		}
		if r.err != nil || r.record == nil || len(r.problems.Errors()) > 0 {
			bad++
			continue
		}
		all = append(all, r.record)
	}
	if len(all) == 0 {
		return &fault{codeRecord, errors.New("there is no record to write")}
	}
	var b bytes.Buffer
	if inText {
		err = sheet.WriteText(&b, all)
	} else {
		err = sheet.WriteWorkbook(&b, all)
	}
	if err != nil {
		return &fault{codeRecord, err}
	}
	if err := out.text(ctx, m, b.Bytes()); err != nil {
		return err
	}
	if bad > 0 {
		return &fault{codeBatch, fmt.Errorf("%s could not be read; the others are written", count(bad, "record"))}
	}
	return nil
}
