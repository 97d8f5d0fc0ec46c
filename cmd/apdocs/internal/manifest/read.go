package manifest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/apdocs/forms/cmd/apdocs/internal/rename"
)

// mostLine is the length limit of a line in bytes, more than this program writes.
const mostLine = 1 << 20

// content is the parsed content of a manifest.
type content struct {
	header  Header
	entries map[int]Entry // the last line of each record
	end     *End
	last    int
	untidy  bool
	size    int64 // up to the end of the last whole line of a record
}

// read reads a manifest. A torn last line is left out; everything else that this package would not
// write is an error.
func read(r io.Reader) (*content, error) {
	c := &content{entries: map[int]Entry{}}
	lines := bufio.NewReaderSize(r, mostLine)
	for n := 1; ; n++ {
		line, err := lines.ReadSlice('\n')
		switch {
		case errors.Is(err, io.EOF):
			if n == 1 && !torn(line) {
				return nil, ErrBroken
			}
			return c, nil // a line without a line end is torn
		case errors.Is(err, bufio.ErrBufferFull):
			return nil, fmt.Errorf("line %d: %w", n, ErrBroken)
		case err != nil:
			return nil, err
		}
		if err := c.line(n, line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if c.end == nil {
			c.size += int64(len(line))
		}
	}
}

// torn reports whether this may be the beginning of a first line, rather than a file of other
// origin that must not be overwritten.
func torn(line []byte) bool {
	const begins = `{"manifest":`
	n := min(len(line), len(begins))
	return string(line[:n]) == begins[:n]
}

func (c *content) line(n int, line []byte) error {
	if c.end != nil {
		return ErrBroken
	}
	if n == 1 {
		h := &c.header
		if strictly(line, h) != nil || h.Manifest < 1 || h.Of < 1 || h.Shard < 1 || h.Shard > h.Of {
			return ErrBroken
		}
		if h.Manifest > Version {
			return fmt.Errorf("it was written by a newer program: version %d of manifests", h.Manifest)
		}
		return nil
	}
	var e Entry
	if strictly(line, &e) == nil {
		return c.entry(e)
	}
	c.end = new(End)
	if strictly(line, c.end) != nil {
		return ErrBroken
	}
	return nil
}

func (c *content) entry(e Entry) error {
	if e.Record < 1 || e.Status != Made && e.Status != Failed || (e.Status == Made) != (len(e.Files) > 0) ||
		(e.Record-1)%c.header.Of != c.header.Shard-1 {
		return ErrBroken
	}
	for _, f := range e.Files {
		if f.Name == "" {
			return ErrBroken
		}
	}
	c.untidy = c.untidy || e.Record <= c.last
	c.last = max(c.last, e.Record)
	c.entries[e.Record] = e
	return nil
}

func strictly(line []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	return d.Decode(v)
}

// tidy rewrites the manifest with one line for each record, in order: first to a temporary file,
// which is then renamed.
func (m *Manifest) tidy() error {
	in, err := m.root.Open(m.name)
	if err != nil {
		return err
	}
	c, err := read(in)
	in.Close()
	if err != nil {
		return err
	}
	maps.DeleteFunc(c.entries, func(n int, _ Entry) bool { return n > c.end.Records })
	beside := "." + m.name + ".new"
	out, err := m.root.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, m.mode)
	if err != nil {
		return err
	}
	defer func() { _ = m.root.Remove(beside) }() // after the rename there is nothing to remove
	if err = setMode(out, m.mode); err == nil {
		err = c.write(out)
	}
	if err == nil {
		err = out.Sync()
	}
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return rename.Patiently(func() error { return m.root.Rename(beside, m.name) })
}

// write writes all lines in the order of the records.
func (c *content) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	lines := json.NewEncoder(out)
	if err := lines.Encode(c.header); err != nil {
		return err
	}
	for _, n := range slices.Sorted(maps.Keys(c.entries)) {
		if err := lines.Encode(c.entries[n]); err != nil {
			return err
		}
	}
	if c.end != nil {
		if err := lines.Encode(c.end); err != nil {
			return err
		}
	}
	return out.Flush()
}
