// Package manifest keeps the list of what became of each record of a run, as
// JSON Lines in the folder of its documents.
//
// The first line says what run it is: its date, and a digest of all options that
// a document depends on. Then comes a line for each record, written after its
// documents have their names; what was written is on the disk within a second.
// The last line counts them, and only a run that came to its end has it. A line
// that is torn, because the program was killed, is cut off when the run goes on,
// so a run that was killed and resumed has the very same lines as one that was
// not. No line holds a value of a record beside the reference in a file's name.
package manifest

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// Version is that of the lines.
const Version = 1

// A Header is the first line: what run it is.
type Header struct {
	Manifest int         `json:"manifest"` // Version
	Date     apdocs.Date `json:"date"`     // of the run, on which its records are checked
	Program  string      `json:"program"`  // which version made the documents
	Options  Sum         `json:"options"`  // of everything that they depend on beside their records
	Shard    int         `json:"shard"`    // which part of the run this is, from 1
	Of       int         `json:"of"`       // how many parts there are
}

// A Status is what became of a record.
type Status string

// What becomes of a record.
const (
	Made   Status = "made"
	Failed Status = "failed"
)

// An Entry is the line of a record.
type Entry struct {
	Record int      `json:"record"` // its number in the whole run, from 1
	Input  Sum      `json:"input"`  // of the record as it was read
	Status Status   `json:"status"`
	Files  []File   `json:"files,omitempty"`
	Why    []string `json:"why,omitempty"` // it failed, without values of the record
}

// A File is a document: most records have one, a letter one for each addressee.
type File struct {
	Name   string `json:"name"`
	Bytes  int    `json:"bytes"`
	SHA256 Sum    `json:"sha256"`
}

// An End is the last line.
type End struct {
	Records int `json:"records"` // of the whole run, of which a shard reads its share
	Read    int `json:"read"`    // Made and Failed together
	Made    int `json:"made"`
	Failed  int `json:"failed"`
}

// A Sum is a SHA-256. As text it is hexadecimal.
type Sum [32]byte

// MarshalText writes the sum.
func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText reads a sum.
func (s *Sum) UnmarshalText(text []byte) error {
	if n, err := hex.Decode(s[:], text[:min(len(text), 2*len(s))]); err != nil || n != len(s) || len(text) != 2*n {
		return errors.New("this is no SHA-256")
	}
	return nil
}

// The errors of a manifest that stands in the folder already.
var (
	ErrOther  = errors.New("it is of a run with other options, settings or program")
	ErrBroken = errors.New("it is no manifest of this program")
)

// A Manifest is being written.
type Manifest struct {
	Header  Header
	root    *os.Root
	name    string
	file    *os.File
	earlier map[int]Entry
	last    int   // the record of the last line
	untidy  bool  // a record has two lines, or they are out of order
	size    int64 // of what is whole

	mu     sync.Mutex
	dirty  bool // there is something that may not be on the disk yet
	failed error
	stop   chan struct{}
	synced sync.WaitGroup
}

// syncEvery is how long a line may be in memory alone.
const syncEvery = 500 * time.Millisecond

// Create begins a manifest, in place of any that is there.
func Create(root *os.Root, name string, h Header) (*Manifest, error) {
	h.Manifest = Version
	file, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, err
	}
	m := begin(root, name, file, h)
	if err := m.line(h); err != nil {
		return nil, errors.Join(err, m.Abandon())
	}
	return m, nil
}

// Resume goes on with a manifest. Its options must be those of h; the date of the
// run remains what it was. Where there is none yet it is begun.
func Resume(root *os.Root, name string, h Header) (*Manifest, error) {
	file, err := root.OpenFile(name, os.O_RDWR, 0)
	if errors.Is(err, os.ErrNotExist) {
		return Create(root, name, h)
	}
	if err != nil {
		return nil, err
	}
	c, err := read(file)
	if err == nil && c.size == 0 { // it was killed before the first line was written
		file.Close()
		return Create(root, name, h)
	}
	if err == nil && (c.header.Options != h.Options || c.header.Program != h.Program || c.header.Shard != h.Shard || c.header.Of != h.Of) {
		err = ErrOther
	}
	if err == nil {
		err = file.Truncate(c.size)
	}
	if err == nil {
		_, err = file.Seek(c.size, 0)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	m := begin(root, name, file, c.header)
	m.earlier, m.last, m.untidy, m.size = c.entries, c.last, c.untidy, c.size
	return m, nil
}

func begin(root *os.Root, name string, file *os.File, h Header) *Manifest {
	m := &Manifest{Header: h, root: root, name: name, file: file, stop: make(chan struct{})}
	m.synced.Go(m.keepSyncing)
	return m
}

func (m *Manifest) keepSyncing() {
	tick := time.NewTicker(syncEvery)
	defer tick.Stop()
	for {
		select {
		case <-m.stop:
			return
		case <-tick.C:
		}
		m.mu.Lock()
		dirty := m.dirty
		m.dirty = false
		m.mu.Unlock()
		if !dirty {
			continue
		}
		if err := m.file.Sync(); err != nil {
			m.mu.Lock()
			m.failed = err
			m.mu.Unlock()
		}
	}
}

// Earlier is what became of a record before the run was resumed.
func (m *Manifest) Earlier(record int) (Entry, bool) {
	e, ok := m.earlier[record]
	return e, ok
}

// Add writes the line of a record. One that is there already is not written
// again. After an error the manifest holds what it held before.
func (m *Manifest) Add(e Entry) error {
	if before, ok := m.earlier[e.Record]; ok && before.equal(e) {
		return nil
	}
	if err := m.line(e); err != nil {
		return err
	}
	m.untidy = m.untidy || e.Record <= m.last
	m.last = max(m.last, e.Record)
	return nil
}

func (e Entry) equal(o Entry) bool {
	a, errA := json.Marshal(e)
	b, errB := json.Marshal(o)
	return errA == nil && errB == nil && string(a) == string(b)
}

func (m *Manifest) line(v any) error {
	m.mu.Lock()
	err := m.failed
	m.mu.Unlock()
	if err != nil {
		return err
	}
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	n, err := m.file.Write(append(text, '\n'))
	if err != nil {
		// Half a line is taken back, as far as a full disk lets us.
		_ = m.file.Truncate(m.size)
		_, _ = m.file.Seek(m.size, 0)
		return err
	}
	m.size += int64(n)
	m.mu.Lock()
	m.dirty = true
	m.mu.Unlock()
	return nil
}

// Close writes the last line, and puts the lines in order where a run that was
// resumed has made records anew.
func (m *Manifest) Close(e End) error {
	err := m.line(e)
	if left := m.Abandon(); err == nil {
		err = left
	}
	if err == nil && m.untidy {
		err = m.tidy()
	}
	return err
}

// Abandon leaves the manifest as it is, to be resumed.
func (m *Manifest) Abandon() error {
	close(m.stop)
	m.synced.Wait()
	err := m.file.Sync()
	if closed := m.file.Close(); err == nil {
		err = closed
	}
	return err
}
