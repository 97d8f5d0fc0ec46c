package main

import (
	"context"
	"io"
	"io/fs"
	"os"

	"github.com/apdocs/forms/schema"
)

// A heldText is the content of a file that can be read only once, or the error of reading
// it.
type heldText struct {
	text []byte
	err  error
}

// hold reads standard input and named pipes before anything else, since they can be read
// only once. Waiting for them can be interrupted.
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

// readHeld reads a file, or returns what was read of it already.
func readHeld(ctx context.Context, m *machine, path string, most int64) ([]byte, error) {
	if h, ok := m.held[path]; ok {
		return h.text, h.err
	}
	return readAll(ctx, m, path, most)
}

// readAll reads a file or standard input, up to one byte more than most. It can be
// interrupted: the writer of a pipe may never open it or never write.
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
