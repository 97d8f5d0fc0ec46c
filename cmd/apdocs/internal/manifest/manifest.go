// Package manifest writes the list of the results of a run, one for each record, as JSON Lines in
// the folder of its documents.
//
// The first line identifies the run: its date, and a digest of all options that documents depend
// on. Then follows a line for each record, written after its documents have their final names, and
// synced to disk within a second. The last line has the totals; only a finished run has it. If the
// program was killed, a torn last line is removed when the run is resumed, so a run that was killed
// and resumed has the same lines as one that was not. No line contains a value of a record except
// the reference in a file's name.
package manifest

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// Version is the version of the format.
const Version = 1

// A Header is the first line, which identifies the run.
type Header struct {
	Manifest int         `json:"manifest"` // the Version
	Date     apdocs.Date `json:"date"`     // of the run; records are checked as on this date
	Program  string      `json:"program"`  // the version that made the documents
	Options  Sum         `json:"options"`  // of everything but the records that documents depend on
	Shard    int         `json:"shard"`    // which part of the run this is, from 1
	Of       int         `json:"of"`       // how many parts there are
}

// A Status is the result for a record.
type Status string

// The results.
const (
	Made   Status = "made"
	Failed Status = "failed"
)

// An Entry is the line of a record.
type Entry struct {
	Record int      `json:"record"` // its number in the whole run, from 1
	Input  Sum      `json:"input"`  // of the bytes of the record
	Status Status   `json:"status"`
	Files  []File   `json:"files,omitempty"`
	Why    []string `json:"why,omitempty"` // why it failed, without values of the record
}

// A File is a document. Most records have one; a letter has one for each addressee.
type File struct {
	Name   string `json:"name"`
	Bytes  int    `json:"bytes"`
	SHA256 Sum    `json:"sha256"`
	To     string `json:"to,omitempty"` // whose letter it is, by role: "parent 1"

	Language string `json:"language,omitempty"` // BCP 47; "" for English
}

// An End is the last line, with the totals.
type End struct {
	Records int `json:"records"` // of the whole run; a shard reads a part of them
	Read    int `json:"read"`    // the sum of Made and Failed
	Made    int `json:"made"`
	Failed  int `json:"failed"`
}

// A Sum is a SHA-256. Its text is hexadecimal.
type Sum [32]byte

// MarshalText formats the sum.
func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText parses a sum.
func (s *Sum) UnmarshalText(text []byte) error {
	if n, err := hex.Decode(s[:], text[:min(len(text), 2*len(s))]); err != nil || n != len(s) || len(text) != 2*n {
		return errors.New("this is not a SHA-256")
	}
	return nil
}

// Errors about an existing manifest in the folder.
var (
	ErrOther  = errors.New("it is of a run with other options, settings or program")
	ErrBroken = errors.New("it is not a manifest of this program")
)

// A Manifest is a manifest while it is written.
type Manifest struct {
	Header  Header
	root    *os.Root
	name    string
	file    *os.File
	mode    fs.FileMode
	earlier map[int]Entry
	listed  map[string]File // of earlier, made when it is first asked for
	last    int             // the record of the last line
	untidy  bool            // a record has two lines, or lines are out of order
	size    int64           // of the whole lines, in bytes

	mu     sync.Mutex
	dirty  bool // lines may not have been synced to disk
	failed error
	stop   chan struct{}
	synced sync.WaitGroup
}

// syncEvery is how long a line may wait to be synced to disk.
const syncEvery = 500 * time.Millisecond

// Create begins a manifest and replaces an existing one. The file has the given mode, whatever the
// umask.
func Create(root *os.Root, name string, h Header, mode fs.FileMode) (*Manifest, error) {
	h.Manifest = Version
	file, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return nil, err
	}
	m := begin(root, name, file, h, mode)
	err = setMode(file, mode)
	if err == nil {
		err = m.line(h)
	}
	if err != nil {
		return nil, errors.Join(err, m.Abandon())
	}
	return m, nil
}

// Resume continues a manifest. Its options must be those of h; it keeps the original date of the
// run. If there is no manifest, Resume begins one.
func Resume(root *os.Root, name string, h Header, mode fs.FileMode) (*Manifest, error) {
	file, err := root.OpenFile(name, os.O_RDWR, 0)
	if errors.Is(err, os.ErrNotExist) {
		return Create(root, name, h, mode)
	}
	if err != nil {
		return nil, err
	}
	c, err := read(file)
	if err == nil && c.size == 0 { // the program was killed before the first line was written
		file.Close()
		return Create(root, name, h, mode)
	}
	if err == nil && (c.header.Options != h.Options || c.header.Program != h.Program ||
		c.header.Shard != h.Shard || c.header.Of != h.Of) {
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
	m := begin(root, name, file, c.header, mode)
	m.earlier, m.last, m.untidy, m.size = c.entries, c.last, c.untidy, c.size
	return m, nil
}

// setMode gives a file its mode, where there are modes.
func setMode(file *os.File, mode fs.FileMode) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	return file.Chmod(mode)
}

func begin(root *os.Root, name string, file *os.File, h Header, mode fs.FileMode) *Manifest {
	m := &Manifest{Header: h, root: root, name: name, file: file, mode: mode, stop: make(chan struct{})}
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

// Earlier returns the result for a record from before the run was resumed.
func (m *Manifest) Earlier(record int) (Entry, bool) {
	e, ok := m.earlier[record]
	return e, ok
}

// Listed returns the document of that name in the manifest before the run was resumed.
func (m *Manifest) Listed(name string) (File, bool) {
	if m.listed == nil {
		m.listed = map[string]File{}
		for _, n := range slices.Sorted(maps.Keys(m.earlier)) {
			for _, f := range m.earlier[n].Files {
				m.listed[f.Name] = f
			}
		}
	}
	f, ok := m.listed[name]
	return f, ok
}

// Beyond returns the entries, from before the run was resumed, of records with a higher number than
// the run has records now.
func (m *Manifest) Beyond(records int) (gone []Entry) {
	for _, n := range slices.Sorted(maps.Keys(m.earlier)) {
		if n > records {
			gone = append(gone, m.earlier[n])
		}
	}
	return gone
}

// Add writes the line of a record, unless the same line is already there. After an error the
// manifest is unchanged.
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
		// A partial line is removed, if a full disk allows it.
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

// Close writes the last line. If a resumed run made records again, or has fewer records than before,
// Close rewrites the lines in order and without those of records that are gone.
func (m *Manifest) Close(e End) error {
	err := m.line(e)
	m.untidy = m.untidy || len(m.Beyond(e.Records)) > 0
	if left := m.Abandon(); err == nil {
		err = left
	}
	if err == nil && m.untidy {
		err = m.tidy()
	}
	return err
}

// Abandon closes the manifest without a last line, so that the run can be resumed.
func (m *Manifest) Abandon() error {
	close(m.stop)
	m.synced.Wait()
	err := m.file.Sync()
	if closed := m.file.Close(); err == nil {
		err = closed
	}
	return err
}
