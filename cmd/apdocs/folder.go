package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"

	"github.com/apdocs/forms/cmd/apdocs/internal/manifest"
	"github.com/apdocs/forms/cmd/apdocs/internal/rename"
)

// A folder is the folder of the documents of a run. No operation affects files outside,
// whatever the name.
type folder struct {
	root  *os.Root
	path  string
	ours  string         // prefix of the temporary names of documents
	force bool           // existing files are overwritten
	again bool           // the run is resumed
	mode  fs.FileMode    // of the documents
	taken map[string]int // names used in this run, in lower case, and the records that they belong to
	guard *flock.Flock   // held while a run of this shard writes here; nil if the disk has no locks
}

// openFolder opens the folder for one shard. It creates the folder if necessary.
func openFolder(path string, s shard) (*folder, error) {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	f := &folder{root: root, path: path, ours: fmt.Sprintf(".apdocs-%d-of-%d-", s.index, s.of), taken: map[string]int{}}
	guard := flock.New(filepath.Join(path, f.lockName()), flock.SetPermissions(0o600))
	if locked, err := guard.TryLock(); locked {
		f.guard = guard
	} else if err == nil || errors.Is(err, fs.ErrPermission) { // another process has the lock
		root.Close()
		return nil, errBusy
	}
	return f, nil
}

// errBusy prevents two runs from overwriting each other's files.
var errBusy = errors.New("another run is writing into it; wait until it has ended")

// lockName returns the name of the lock file, which sweep ignores.
func (f *folder) lockName() string { return strings.TrimSuffix(f.ours, "-") + ".lock" }

// close releases the folder and removes the lock file.
func (f *folder) close() {
	if f.guard != nil {
		removed := f.root.Remove(f.lockName())
		_ = f.guard.Close()
		if removed != nil { // Windows does not remove open files
			_ = f.root.Remove(f.lockName())
		}
	}
	_ = f.root.Close()
}

// sweep removes temporary files of a run that was killed.
func (f *folder) sweep() error {
	dir, err := f.root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	for {
		names, err := dir.Readdirnames(1000)
		for _, name := range names {
			if strings.HasPrefix(name, f.ours) {
				if err := f.root.Remove(name); err != nil {
					return err
				}
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// A draftFile is a complete document that still has a temporary name.
type draftFile struct {
	beside string // the temporary name
	file   manifest.File
}

// put writes a document under a temporary name, readable only by its owner.
func (f *folder) put(record, part int, name string, data []byte) (draftFile, error) {
	d := draftFile{fmt.Sprintf("%s%d-%d", f.ours, record, part),
		manifest.File{Name: name, Bytes: len(data), SHA256: sha256.Sum256(data)}}
	file, err := f.root.OpenFile(d.beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return d, err
	}
	_, err = file.Write(data)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = f.root.Remove(d.beside)
	}
	return d, err
}

// errTaken reports that another file has the name already.
var errTaken = errors.New("a file of that name exists already; --force overwrites it")

// claim reserves the names for the documents of a record. It is an error if another record
// of the run has one of them.
func (f *folder) claim(record int, files []manifest.File) error {
	for _, file := range files {
		if before, ok := f.taken[strings.ToLower(file.Name)]; ok && before != record {
			return fmt.Errorf("record %d has the same form and reference; give each a reference of its own", before)
		}
	}
	for _, file := range files {
		f.taken[strings.ToLower(file.Name)] = record // many file systems ignore case
	}
	return nil
}

// place gives a document its name. mine says that an existing file of that name belongs to
// this record, from an earlier run. So does a file with the same bytes, which a killed run
// did not get to list.
func (f *folder) place(d draftFile, mine bool) error {
	if hasModes {
		if err := f.root.Chmod(d.beside, f.mode); err != nil {
			return err
		}
	}
	if f.force || mine {
		return f.rename(d)
	}
	err := f.root.Link(d.beside, d.file.Name)
	switch {
	case err == nil:
		return f.remove(d.beside)
	case errors.Is(err, fs.ErrExist):
	default: // the disk has no hard links, so check whether the file exists
		if _, found := f.root.Lstat(d.file.Name); errors.Is(found, fs.ErrNotExist) {
			return f.rename(d)
		} else if found != nil {
			return found
		}
	}
	if f.again && f.holds(d.file) {
		return f.remove(d.beside)
	}
	return errTaken
}

func (f *folder) rename(d draftFile) error {
	return rename.Patiently(func() error { return f.root.Rename(d.beside, d.file.Name) })
}

func (f *folder) remove(name string) error {
	return rename.Patiently(func() error { return f.root.Remove(name) })
}

// holds reports whether the document exists with exactly these bytes.
func (f *folder) holds(file manifest.File) bool {
	if info, err := f.root.Lstat(file.Name); err != nil || !info.Mode().IsRegular() || info.Size() != int64(file.Bytes) {
		return false
	}
	in, err := f.root.Open(file.Name)
	if err != nil {
		return false
	}
	defer in.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, in); err != nil {
		return false
	}
	return [sha256.Size]byte(sum.Sum(nil)) == file.SHA256
}

// drop removes a document that the record no longer has, unless another record does.
func (f *folder) drop(file manifest.File) {
	if _, ok := f.taken[strings.ToLower(file.Name)]; !ok && f.holds(file) {
		_ = f.root.Remove(file.Name)
	}
}
