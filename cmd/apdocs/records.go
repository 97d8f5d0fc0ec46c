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

// records are the records in files, one after another: a JSON file holds one, a
// JSON Lines file one in each line, and of a folder the files of both kinds in it
// are read, in the order of their names. They are read as they are asked for.
func records(ctx context.Context, m *machine, paths []string, o *schema.Options) iter.Seq[reading] {
	return func(yield func(reading) bool) {
		for _, path := range paths {
			for _, file := range filesIn(path) {
				for r := range recordsOf(ctx, m, file, o) {
					if !yield(r) || errors.Is(r.err, context.Canceled) {
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

func recordsOf(ctx context.Context, m *machine, path string, o *schema.Options) iter.Seq[reading] {
	return func(yield func(reading) bool) {
		if !strings.EqualFold(filepath.Ext(path), ".jsonl") {
			yield(load(ctx, m, path, o))
			return
		}
		f, err := os.Open(path)
		if err != nil {
			yield(reading{path: path, name: path, err: errors.New(because(err))})
			return
		}
		defer f.Close()
		lines := bufio.NewReaderSize(f, 1<<16)
		for n := 1; ; n++ {
			line, err := readLine(lines)
			if len(bytes.TrimSpace(line)) > 0 || err != nil && err != io.EOF {
				r := reading{path: path, name: fmt.Sprintf("%s, line %d", path, n)}
				if err != nil && err != io.EOF {
					r.err = err
				} else if r.record, r.err = decode(ctx, bytes.NewReader(line), o); errors.As(r.err, &r.problems) {
					r.err = nil
				}
				if !yield(r) {
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
