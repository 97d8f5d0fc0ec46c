package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apdocs/forms/schema"
)

// A source is a record that has not been read yet: a file of its own, or a line
// of one.
type source struct {
	path   string
	name   string // in messages, with the line
	number int    // among all, from 1
	first  int    // line of the file on which it begins; 0 where it has a file of its own
	line   []byte // nil where it has a file of its own
	err    error
}

// sources are the records in files, one after another: a JSON file holds one, a
// JSON Lines file one in each line, and of a folder the files of both kinds in it
// are read, in the order of their names. They are found as they are asked for.
func sources(paths []string) iter.Seq[source] {
	return func(yield func(source) bool) {
		number := 0
		for _, path := range paths {
			for _, file := range filesIn(path) {
				for s := range sourcesIn(file) {
					number++
					s.number = number
					if !yield(s) {
						return
					}
				}
			}
		}
	}
}

// filesIn are the files of records in a folder; of what is none it is itself.
func filesIn(path string) []string {
	entries, err := os.ReadDir(path)
	if err != nil {
		return []string{path} // whoever reads it will say what is wrong
	}
	var files []string
	for _, e := range entries {
		if ext := strings.ToLower(filepath.Ext(e.Name())); !e.IsDir() && (ext == ".json" || ext == ".jsonl") {
			files = append(files, filepath.Join(path, e.Name()))
		}
	}
	if len(files) == 0 {
		return []string{path}
	}
	slices.Sort(files)
	return files
}

// hasLines tells a file of many records from that of one.
func hasLines(path string) bool { return strings.EqualFold(filepath.Ext(path), ".jsonl") }

func sourcesIn(path string) iter.Seq[source] {
	return func(yield func(source) bool) {
		if !hasLines(path) {
			yield(source{path: path, name: fileName(path)})
			return
		}
		f, err := os.Open(path)
		if err != nil {
			yield(source{path: path, name: path, err: errors.New(because(err))})
			return
		}
		defer f.Close()
		lines := bufio.NewReaderSize(f, 1<<16)
		for n := 1; ; n++ {
			line, err := readLine(lines)
			if line = bytes.TrimSpace(line); len(line) > 0 || err != nil && err != io.EOF {
				s := source{path: path, name: fmt.Sprintf("%s, line %d", path, n), first: n, line: line}
				if err != io.EOF {
					s.err = err
				}
				if !yield(s) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}

// readLine reads a line that is no longer than a record may be.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > schema.MaxBytes {
			return nil, fmt.Errorf("this line is larger than %d MB, which no record is", schema.MaxBytes/1_000_000)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// read reads the record and checks no more than that it can be kept.
func (s *source) read(ctx context.Context, m *machine) reading {
	if s.line == nil && s.err == nil {
		return load(ctx, m, s.path)
	}
	r := reading{path: s.path, name: s.name, first: s.first, text: s.line, err: s.err}
	r.keep()
	return r
}

// bytes is the text of the record, which of a file is a little more than a record
// may have where it is too large.
func (s *source) bytes(ctx context.Context, m *machine) ([]byte, error) {
	if s.line != nil || s.err != nil {
		return s.line, s.err
	}
	if s.path == "-" {
		return waitFor(ctx, m.stdin)
	}
	f, err := os.Open(s.path)
	if err != nil {
		return nil, errors.New(because(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errors.New("this is a folder without records")
	}
	return waitFor(ctx, f)
}

// waitFor gives up waiting for a text when it is interrupted: standard input, a
// pipe or a folder on a network may never say anything.
func waitFor(ctx context.Context, in io.Reader) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(in, schema.MaxBytes+1))
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return nil, errors.New(because(r.err))
		}
		return r.data, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
