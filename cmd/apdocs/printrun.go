package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/schema"
	"github.com/spf13/pflag"
)

// A printRun is many blanks in one file for a printer, as the options of blank say.
type printRun struct {
	flags  *pflag.FlagSet
	copies int
	duplex bool
	set    string
	first  int
	last   int
	from   string
	header []string
	tables tables
}

func (p *printRun) declare(flags *pflag.FlagSet) {
	p.flags = flags
	flags.IntVar(&p.copies, "copies", 0, "so many copies in one file: `N`")
	flags.BoolVar(&p.duplex, "duplex", false, "for both sides of the sheet: each copy starts on a front side")
	flags.StringVar(&p.set, "set", "",
		"a `REFERENCE` of the run, printed on every page with a mark that a scanner sorts by")
	flags.IntVar(&p.first, "first", 0, "print from copy `N` of the run on")
	flags.IntVar(&p.last, "last", 0, "print up to copy `N` of the run")
	flags.StringVar(&p.from, "from", "",
		"a copy for each of these `RECORDS`, with its header filled in: a spreadsheet (.xlsx, .csv), a file of JSON Lines, "+
			"a folder or a record")
	flags.StringArrayVar(&p.header, "header", nil,
		"a `SECTION` that --from fills in, by its heading; may be given more than once")
	complete(flags, "from", "file")
	p.tables.declare(flags, false)
}

// wanted reports whether the options ask for a run.
func (p *printRun) wanted() bool {
	for _, name := range []string{"copies", "duplex", "set", "first", "last", "from", "header"} {
		if p.flags.Changed(name) {
			return true
		}
	}
	return p.tables.given() != ""
}

var setPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// settle checks the options that need no files and sets defaults.
func (p *printRun) settle() error {
	given := p.flags.Changed
	switch {
	case given("copies") && given("from"):
		return usageFault("--copies and --from: --from makes one copy for each record; leave out --copies")
	case p.tables.given() != "" && !given("from"):
		return usageFault("--%s: says how --from is read; give --from too", p.tables.given())
	case given("header") && !given("from"):
		return usageFault("--header: says what --from fills in; give --from too")
	case given("copies") && p.copies < 1:
		return usageFault("--copies %d: give a number from 1 on", p.copies)
	case p.copies > pdf.MostCopies:
		return usageFault("--copies %d: a file of more than %d copies opens in no reader; split the run with --first and "+
			"--last", p.copies, pdf.MostCopies)
	case given("set") && (len(p.set) > pdf.MostSet || !setPattern.MatchString(p.set)):
		return usageFault("--set: give 1 to %d letters, digits, dots, hyphens and underscores, beginning with a letter or "+
			"digit", pdf.MostSet)
	case given("first") && p.first < 1:
		return usageFault("--first %d: copies are counted from 1", p.first)
	}
	if !given("from") {
		p.copies = max(p.copies, 1)
		return p.span(p.copies)
	}
	return nil
}

// span sets which part of a run of n copies is printed.
func (p *printRun) span(n int) error {
	if p.first == 0 {
		p.first = 1
	}
	if !p.flags.Changed("last") {
		p.last = n
	}
	switch {
	case p.first > n:
		return usageFault("--first %d: the run has %s", p.first, count2(n, "copy", "copies"))
	case p.last < p.first || p.last > n:
		return usageFault("--last %d: give a number from %d to %d", p.last, p.first, n)
	}
	return nil
}

func count2(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// print writes the run of a form's blanks.
func (p *printRun) print(ctx context.Context, m *machine, f apdocs.Form, out *output, o render.Options) error {
	if err := p.settle(); err != nil {
		return err
	}
	blank := func(int) (apdocs.Form, error) { return f, nil }
	of, bad := p.copies, 0
	if p.from != "" {
		var headers [][]byte
		paths, done, err := p.records(ctx, m, f)
		if done || err != nil {
			return err
		}
		if headers, bad, err = p.prefilled(ctx, m, paths, f, o); err != nil {
			return err
		}
		of = len(headers)
		if err := p.span(of); err != nil {
			return err
		}
		blank = func(i int) (apdocs.Form, error) {
			return schema.Decode(bytes.NewReader(headers[i]), &schema.Options{Forms: documents.All(), Draft: true})
		}
	}
	target, err := p.target(out, f)
	if err != nil {
		return err
	}
	if err := out.makeFolder(); err != nil {
		return err
	}
	o.Duplex, o.Sorted = p.duplex, p.set != ""
	err = out.stream(ctx, m, target, func(w io.Writer) error {
		run := pdf.NewRun(w, &o, &pdf.RunOptions{Set: p.set, First: p.first, Of: of})
		for i := p.first - 1; i < p.last; i++ {
			if err := ctx.Err(); err != nil {
				return err
			}
			f, err := blank(i)
			if err != nil {
				return err
			}
			if err := run.Add(f, nil); err != nil {
				return err
			}
		}
		return run.Close()
	})
	if err != nil {
		return err
	}
	if target != "-" {
		m.say("%s written to %s", count2(p.last-p.first+1, "copy", "copies"), target)
	}
	if bad > 0 {
		return &fault{codeBatch, fmt.Errorf("%s could not be used; the others are printed", count(bad, "record"))}
	}
	return nil
}

// records returns the files of records that --from names. It reads the tables among them,
// and reports whether that is all that was asked for (--dry-run).
func (p *printRun) records(ctx context.Context, m *machine, f apdocs.Form) (paths []string, done bool, err error) {
	if paths, err = expand([]string{p.from}); err != nil {
		return nil, false, err
	}
	p.tables.options.Form = f.Layout().Name
	done, err = p.tables.prepare(ctx, m, paths)
	return paths, done, err
}

// target returns the path of the run.
func (p *printRun) target(out *output, f apdocs.Form) (string, error) {
	name := f.Layout().Name + "-run"
	if p.set != "" {
		name = p.set
	}
	format, err := out.writer()
	switch {
	case err != nil:
		return "", err
	case format.name != "pdf":
		return "", usageFault("-o %s: a run for a printer is a PDF", out.path)
	case out.path == "-" || out.path != "" && !out.isFolder():
		return out.path, nil
	}
	return filepath.Join(out.path, name+".pdf"), nil
}

// prefilled returns the blanks for the records, and the number of records that cannot be
// used. Blanks are kept as JSON, which takes a hundredth of the memory of Go values. All
// records are read before the first is printed, because every page says how many there
// are.
func (p *printRun) prefilled(ctx context.Context, m *machine, paths []string, f apdocs.Form,
	o render.Options) (blanks [][]byte, bad int, err error) {
	form, trial := f.Layout().Name, pdf.NewEncoder(&o)
	for r := range records(ctx, m, paths) {
		if errors.Is(r.err, context.Canceled) {
			return nil, 0, r.err
		}
		fail := func(format string, args ...any) {
			bad++
			fmt.Fprintln(m.stderr, printable(r.name+": "+fmt.Sprintf(format, args...)))
		}
		for _, p := range r.problems {
			fmt.Fprintln(m.stderr, r.line(p))
		}
		m.tables.mark(&r)
		switch {
		case r.err != nil:
			bad++
			fmt.Fprintln(m.stderr, printable(r.trouble()))
			continue
		case len(r.problems.Errors()) > 0:
			bad++
			continue
		case r.record.Layout().Name != form:
			fail("is a record of %s, not of %s", r.record.Layout().Name, form)
			continue
		}
		blank := r.record
		if o.Party == "" || len(p.header) > 0 { // a party's sheet has all that is agreed
			if blank, err = apdocs.Prefilled(r.record, p.header...); err != nil {
				return nil, 0, usageFault("--header: %w", err)
			}
		}
		if err := trial.EncodeTo(io.Discard, blank, nil); err != nil { // text that cannot be printed
			said := len(r.problems)
			if err = r.refused(err); err != nil {
				fail("%v", err)
				continue
			}
			bad++
			for _, p := range r.problems[said:] {
				fmt.Fprintln(m.stderr, r.line(p))
			}
			continue
		}
		text, err := schema.Canonical(blank)
		if err != nil {
			return nil, 0, &fault{codeRecord, err}
		}
		blanks = append(blanks, text)
	}
	if len(blanks) == 0 {
		return nil, 0, &fault{codeRecord, fmt.Errorf("--from: there is no record to print a blank for")}
	}
	return blanks, bad, nil
}
