package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// expand turns patterns into the files that they match, for shells that do not.
// A file whose name looks like a pattern is itself.
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

// A reading is a record that was read and checked, or why it was not.
type reading struct {
	path     string
	name     string      // of the file in messages
	record   apdocs.Form // nil where it could not be read
	problems schema.Problems
	err      error // of the file, not of what the record says
}

// A decoder reads a record, and may say what is wrong with it.
type decoder func(io.Reader, *schema.Options) (apdocs.Form, schema.Problems, error)

// read reads one record and checks it.
func read(ctx context.Context, m *machine, path string, o *schema.Options) reading {
	return open(ctx, m, path, o, schema.DecodeAndCheck)
}

// load reads one record and checks no more than that it can be kept.
func load(ctx context.Context, m *machine, path string, o *schema.Options) reading {
	return open(ctx, m, path, o, func(in io.Reader, o *schema.Options) (apdocs.Form, schema.Problems, error) {
		record, err := schema.Decode(in, o)
		return record, nil, err
	})
}

func open(ctx context.Context, m *machine, path string, o *schema.Options, decode decoder) reading {
	r := reading{path: path, name: path}
	in := m.stdin
	if path == "-" {
		r.name = "standard input"
	}
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			r.err = errors.New(because(err))
			return r
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			r.err = errors.New("this is a folder; name the records in it, such as " + filepath.Join(path, "*.json"))
			return r
		}
		in = f
	}
	r.decode(ctx, in, o, decode)
	return r
}

// decode gives up waiting for a record when it is interrupted: standard input,
// a pipe or a folder on a network may never say anything.
func (r *reading) decode(ctx context.Context, in io.Reader, o *schema.Options, decode decoder) {
	done := make(chan reading, 1)
	go func() {
		var read reading
		read.record, read.problems, read.err = decode(in, o)
		done <- read
	}()
	select {
	case read := <-done:
		r.record, r.problems, r.err = read.record, read.problems, read.err
	case <-ctx.Done():
		r.err = ctx.Err()
	}
	if errors.As(r.err, &r.problems) {
		r.err = nil
	}
}

// check adds what the record misses and which rules it does not keep.
func (r *reading) check(o *schema.Options) {
	if r.record != nil {
		r.problems = schema.Check(r.record, o)
	}
}

// code is the exit code that the reading stands for.
func (r *reading) code() int {
	switch {
	case r.err != nil:
		return codeOf(r.err)
	case len(r.problems) > 0 && r.problems[0].Path == "form":
		return codeUsage // there is no such form
	case r.record == nil || len(r.problems.Errors()) > 0:
		return codeRecord
	}
	return codeDone
}

// line is a problem in one line, with the file as it was named.
func (r *reading) line(p schema.Problem) string {
	s := r.name + ": " + p.String()
	if p.Severity != apdocs.Error && !p.Overridden {
		s += " (" + p.Severity.String() + ")"
	}
	return printable(s)
}

// tally says in a few words what the check found: "2 errors, 1 warning".
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
