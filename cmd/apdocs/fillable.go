package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// mostRows is the greatest number of rows in each list of a form to fill in.
const mostRows = 100

// A fillable is a blank to fill in on screen, as the options of blank say.
type fillable struct {
	flags   *pflag.FlagSet
	wanted  bool
	rows    int
	lock    bool
	scripts bool
}

func (b *fillable) declare(flags *pflag.FlagSet) {
	b.flags = flags
	flags.BoolVar(&b.wanted, "fillable", false, "with fields to fill in on screen; apdocs extract reads what comes back")
	flags.IntVar(&b.rows, "rows", 0, "at least so many rows in each table or list that has rows: `N`")
	flags.BoolVar(&b.lock, "lock", false, "with --fillable and --from: what is filled in cannot be changed")
	flags.BoolVar(&b.scripts, "date-scripts", false,
		"with --fillable: dates are checked while they are typed, by scripts, "+
			"which archives do not allow")
}

// settle checks the options that need no files, and sets those of the document.
func (b *fillable) settle(run *printRun, out *output, o *render.Options) error {
	given := b.flags.Changed
	switch {
	case given("rows") && (b.rows < 1 || b.rows > mostRows):
		return usageFault("--rows %d: give a number from 1 to %d", b.rows, mostRows)
	case !b.wanted && (b.lock || b.scripts):
		return usageFault("--lock and --date-scripts are for a form to fill in on screen; give --fillable too")
	case b.lock && run.from == "":
		return usageFault("--lock: locks what --from fills in; give --from too")
	}
	o.Rows = b.rows
	if !b.wanted {
		return nil
	}
	for _, name := range []string{"copies", "duplex", "set", "first", "last"} {
		if given(name) {
			return usageFault("--%s and --fillable: a print run is filled in by hand; leave out one of the two", name)
		}
	}
	f, err := out.writer()
	if err != nil {
		return err
	}
	if b.scripts && f.name != "pdf" {
		return usageFault("--date-scripts: are for PDF, not for Word")
	}
	o.Fillable, o.Lock, o.DateScripts = true, b.lock, b.scripts
	return nil
}

// documents returns the forms to fill in: an empty one, or one for each record with its
// answers.
func (b *fillable) documents(ctx context.Context, m *machine, f apdocs.Form, run *printRun,
	party apdocs.Party) ([]document, error) {
	if run.from == "" {
		return []document{{record: f, party: party}}, nil
	}
	paths, err := expand([]string{run.from})
	if err != nil {
		return nil, err
	}
	if err := hold(ctx, m, paths); err != nil {
		return nil, err
	}
	var docs []document
	worst := codeDone
	for r := range records(ctx, m, paths) {
		if errors.Is(r.err, context.Canceled) {
			return nil, r.err
		}
		for _, p := range r.problems {
			fmt.Fprintln(m.stderr, r.line(p))
		}
		if r.err != nil {
			m.say("%s", r.trouble())
		}
		if code := r.code(); code != codeDone {
			worst = max(worst, code)
			continue
		}
		if got, want := r.record.Layout().Name, f.Layout().Name; got != want {
			return nil, &fault{codeRecord, fmt.Errorf("%s: is a record of %s, not of %s", r.name, got, want)}
		}
		record := r.record
		if len(run.header) > 0 {
			if record, err = apdocs.Prefilled(record, run.header...); err != nil {
				return nil, usageFault("--header: %w", err)
			}
		}
		docs = append(docs, document{input: r.path, name: r.name, record: record, party: party})
	}
	if worst != codeDone {
		return nil, &fault{code: worst}
	}
	return docs, nil
}
