package main

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// checkMarked checks the option --problems, which names a copy of the table in which
// problems are marked: there must be exactly one table, and the copy must be writable.
func (t *tables) checkMarked() error {
	switch {
	case t.marked == "":
		return nil
	case !strings.EqualFold(filepath.Ext(t.marked), ".xlsx"):
		return usageFault("--problems %s: must end in .xlsx", t.marked)
	case len(t.read) != 1 || t.marks == nil:
		return usageFault("--problems: is for one table, and for nothing beside it")
	}
	return t.markedOutput().free(t.marked)
}

// markedOutput returns the output of the marked table. It contains pupils' data, so only
// its owner may read it; it replaces an existing file only with --force.
func (t *tables) markedOutput() *output {
	force := t.flags.Lookup("force")
	return &output{path: t.marked, private: true, force: force != nil && force.Value.String() == "true"}
}

// mark records the problems of a record for the marked copy of its table.
func (t *tables) mark(r *reading) {
	if t == nil || t.marks == nil || r.row == nil {
		return
	}
	problems := r.problems
	if r.err != nil {
		problems = append(slices.Clone(problems), schema.Problem{Label: "Record", Severity: apdocs.Error,
			Text: r.err.Error()})
	}
	t.marks.Add(r.row, problems)
}

// writeMarked writes the marked copy if it was requested and there are problems. If the
// command has failed with err, that error is returned rather than one of writing.
func (t *tables) writeMarked(ctx context.Context, m *machine, err error) error {
	if t.marks == nil || t.dryRun || ctx.Err() != nil {
		return err
	}
	if t.marks.Len() == 0 {
		m.say("nothing is wrong in the table; %s is not written", t.marked)
		return err
	}
	var b bytes.Buffer
	failed := t.marks.Write(&b)
	if failed == nil {
		failed = t.markedOutput().put(ctx, m, t.marked, b.Bytes())
	}
	if failed != nil {
		m.say("--problems %s: %v", t.marked, failed)
		if err == nil {
			err = &fault{code: codeFile}
		}
		return err
	}
	m.say("%s written to %s", count2(t.marks.Len(), "row with problems", "rows with problems"), t.marked)
	return err
}
