package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
	"github.com/apdocs/forms/schema/sheet"
)

// expand replaces patterns by the files that they match, for shells that do not do so. If
// there is a file of exactly that name, it is used.
func expand(operands []string) ([]string, error) {
	var paths []string
	stdin := 0
	for _, operand := range operands {
		if operand == "-" {
			stdin++
		}
		if _, err := os.Lstat(operand); err == nil || !strings.ContainsAny(operand, "*?[") {
			paths = append(paths, operand)
			continue
		}
		matches, err := filepath.Glob(operand)
		if err != nil {
			return nil, usageFault("%s: is no pattern; it may have * and ? in it", operand)
		}
		if len(matches) == 0 {
			return nil, fileFault("%s: no file matches", operand)
		}
		paths = append(paths, matches...)
	}
	if stdin > 1 {
		return nil, usageFault("“-”: standard input can be read once only")
	}
	return paths, nil
}

// A reading is a record that was read and checked, or the reason why it was not.
type reading struct {
	path     string
	name     string      // in messages: the file and, in a file of many records, the line
	first    int         // line on which the record begins in a file of several; 0 if it is the whole file
	text     []byte      // of the record
	row      *sheet.Row  // the row of a table that it is in, or nil
	record   apdocs.Form // nil if it could not be read
	problems schema.Problems
	err      error // about the file, rather than about the record in it
}

// load reads one record and checks only that its answers have the right types.
func load(ctx context.Context, m *machine, path string) reading {
	r := open(ctx, m, path)
	r.keep()
	return r
}

// open reads the text of a record.
func open(ctx context.Context, m *machine, path string) reading {
	r := reading{path: path, name: fileName(path)}
	if h, ok := m.held[path]; ok {
		r.text, r.err = h.text, h.err
	} else {
		r.text, r.err = readAll(ctx, m, path, schema.MaxBytes)
	}
	switch {
	case r.err == errFolder:
		r.err = errors.New("this is a folder; name the records in it, such as " + filepath.Join(path, "*.json"))
	case r.err != nil && ctx.Err() == nil:
		r.err = errors.New(because(r.err))
	}
	return r
}

// decode decodes the text and checks the record. Answers are read as people type them; for
// each of those there is a problem.
func (r *reading) decode(o *schema.Options) {
	if r.err != nil {
		return
	}
	own := *o
	own.Typed, own.FirstLine = true, r.first
	r.record, r.problems, r.err = schema.DecodeAndCheck(bytes.NewReader(r.text), &own)
	if errors.As(r.err, &r.problems) {
		r.err = nil
	}
	if r.row != nil {
		r.problems = inCells(r.row, r.problems)
	}
}

// allForms returns the forms that records are read as. They are made once, since a long run reads
// thousands of records.
var allForms = sync.OnceValue(documents.All)

// keep decodes the text and checks only that its answers have the right types.
func (r *reading) keep() {
	r.decode(&schema.Options{Forms: allForms(), Draft: true})
	if r.record != nil {
		r.problems = slices.DeleteFunc(r.problems, func(p schema.Problem) bool {
			return p.Rule != schema.RuleTyped && p.Rule != sheet.RuleCell && p.Severity != apdocs.Error
		})
	}
}

// fileName returns the name of a file for messages.
func fileName(path string) string {
	if path == "-" {
		return "standard input"
	}
	return path
}

// code returns the exit code for the reading.
func (r *reading) code() int {
	switch {
	case r.err != nil:
		return codeOf(r.err)
	case len(r.problems) > 0 && r.problems[0].Path == "form":
		return codeUsage // unknown form
	case r.record == nil || len(r.problems.Errors()) > 0:
		return codeRecord
	}
	return codeDone
}

// line formats a problem in one line, with the file as named by the user.
func (r *reading) line(p schema.Problem) string {
	name := r.name
	if p.Line > 0 || p.Cell != "" {
		name = fileName(r.path) // String adds the line number or the cell
	}
	return printable(name + ": " + p.String() + severityOf(p))
}

// severityOf returns how much a problem matters, as it is printed after it; nothing for an error.
func severityOf(p schema.Problem) string {
	if p.Severity == apdocs.Error || p.Overridden {
		return ""
	}
	return " (" + p.Severity.String() + ")"
}

// trouble says what is wrong with the file, with its name.
func (r *reading) trouble() string {
	var broken *schema.SyntaxError
	var other *schema.FormatError
	switch {
	case errors.As(r.err, &broken): // its text has the line
		return fileName(r.path) + ": " + r.err.Error()
	case errors.As(r.err, &other) && other.Table:
		return r.name + ": this is " + other.Format + "; here records are read as JSON. “apdocs help check” says which " +
			"commands read tables"
	case errors.As(r.err, &other):
		return r.name + ": this is " + other.Format + "; records are read as JSON. " + starts
	}
	return r.name + ": " + r.err.Error()
}

// starts is printed if no record is given.
const starts = "“apdocs new FORM -o record.json” writes one to fill in, and “apdocs list” the names of the forms"

// tally summarises the problems: "2 errors, 1 warning".
func (r *reading) tally() string {
	var errors, warnings, notes, overridden int
	for _, p := range r.problems {
		switch {
		case p.Overridden:
			overridden++
		case p.Severity == apdocs.Error:
			errors++
		case p.Severity == apdocs.Information:
			notes++
		default:
			warnings++
		}
	}
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{errors, "error"}, {warnings, "warning"}, {notes, "note"}, {overridden, "overridden rule"}} {
		if part.n > 0 {
			parts = append(parts, count(part.n, part.what))
		}
	}
	return strings.Join(parts, ", ")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
