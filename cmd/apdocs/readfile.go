package main

import (
	"context"
	"io"
	"io/fs"
	"os"

	"github.com/apdocs/forms/schema"
)

// A heldText is a text that can be read once only, or why it could not be.
type heldText struct {
	text []byte
	err  error
}

// hold reads standard input, and each named pipe, before anything is done with the
// others: they can be read once only, and a program that waits for them can be
// interrupted.
func hold(ctx context.Context, m *machine, paths []string) error {
	for _, path := range paths {
		if _, done := m.held[path]; done {
			continue
		}
		if path != "-" {
			info, err := os.Stat(path)
			if err != nil || info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) == 0 {
				continue
			}
		}
		text, err := readAll(ctx, m, path, schema.MaxBytes)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if m.held == nil {
			m.held = map[string]heldText{}
		}
		m.held[path] = heldText{text, err}
	}
	return nil
}

// readAll reads a file, or standard input, and of one that is longer than most
// bytes one byte more. It gives up when it is interrupted: a pipe may never be
// opened by whoever writes to it, or never say anything.
func readAll(ctx context.Context, m *machine, path string, most int64) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		in := m.stdin
		if path != "-" {
			f, err := os.Open(path)
			if err != nil {
				done <- result{nil, err}
				return
			}
			defer f.Close()
			if info, err := f.Stat(); err == nil && info.IsDir() {
				done <- result{nil, errFolder}
				return
			}
			in = f
		}
		data, err := io.ReadAll(io.LimitReader(in, most+1))
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		return r.data, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
