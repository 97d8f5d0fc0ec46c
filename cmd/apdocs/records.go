package main

import (
	"context"
	"errors"
	"iter"
)

// records returns the records in files and folders. They are read one at a time.
func records(ctx context.Context, m *machine, paths []string) iter.Seq[reading] {
	return func(yield func(reading) bool) {
		for s := range sources(m, paths) {
			r := s.reading(ctx, m)
			if r.keep(); !yield(r) || errors.Is(r.err, context.Canceled) {
				return
			}
		}
	}
}
