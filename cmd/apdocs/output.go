package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/apdocs/forms/cmd/apdocs/internal/rename"
	"github.com/apdocs/forms/render/pdf/sign"
	"github.com/spf13/pflag"
)

// An output is where a command writes, according to its options.
type output struct {
	path    string // "" for the command's own choice, "-" for standard output
	format  string // "" for what the path says
	force   bool
	mode    string        // of the files, as octal figures; "" for what the system gives
	private bool          // only the owner may read what is written
	sign    *sign.Options // how documents are signed; nil if they are not
	lock    string        // the password that documents open with; "" for none
}

func (o *output) declare(flags *pflag.FlagSet, what string) {
	flags.StringVarP(&o.path, "output", "o", "", what)
	flags.BoolVar(&o.force, "force", false, "overwrite a file that exists")
	flags.StringVar(&o.mode, "mode", "", "who may read what is written, such as 640 for the owner and the group: "+
		"`MODE`; as the system does with new files if not given")
	complete(flags, "output", "file")
}

// declareFormat declares the options of commands that write documents.
func (o *output) declareFormat(flags *pflag.FlagSet) {
	flags.StringVar(&o.format, "format", "", "as `pdf|docx`, where -o names no file; pdf if not given")
	complete(flags, "format", formatNames()...)
}

// text writes a text to the path, or to standard output if there is none.
func (o *output) text(ctx context.Context, m *machine, text []byte) error {
	if o.path == "" || o.path == "-" {
		_, err := m.stdout.Write(text)
		return err
	}
	if o.isFolder() {
		return usageFault("-o %s: name a file, not a folder", o.path)
	}
	if err := o.free(o.path); err != nil {
		return err
	}
	if err := o.put(ctx, m, o.path, text); err != nil {
		return err
	}
	m.say("written to %s", o.path)
	return nil
}

// isFolder reports whether the path is a folder, or ends like the name of one.
func (o *output) isFolder() bool {
	if o.path == "" || o.path == "-" {
		return false
	}
	if os.IsPathSeparator(o.path[len(o.path)-1]) {
		return true
	}
	info, err := os.Stat(o.path)
	return err == nil && info.IsDir()
}

// makeFolder creates the folder to write into if it does not exist.
func (o *output) makeFolder() error {
	if !o.isFolder() {
		return nil
	}
	if err := os.MkdirAll(o.path, 0o777); err != nil {
		return fileFault("%s: the folder cannot be made: %s", o.path, because(err))
	}
	return nil
}

// writer returns the format of the output: by the extension of the path if it is a file,
// otherwise by --format.
func (o *output) writer() (*format, error) {
	name := o.format
	if name == "" {
		name = "pdf"
	}
	if o.path != "" && o.path != "-" && !o.isFolder() {
		ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(o.path)), ".")
		if o.format != "" && o.format != ext {
			return nil, usageFault("-o %s: does not end in .%s, as --format wants", o.path, o.format)
		}
		if formatNamed(ext) == nil {
			return nil, usageFault("-o %s: must end in .%s, or in / for a folder", o.path, strings.Join(formatNames(), " or ."))
		}
		name = ext
	}
	f := formatNamed(name)
	switch {
	case f == nil:
		return nil, usageFault("--format %s: choose %s", name, strings.Join(formatNames(), " or "))
	case o.sign != nil && f.name != "pdf":
		return nil, usageFault("--sign: a PDF can be signed, not a document for Word")
	case o.lock != "" && f.name != "pdf":
		return nil, usageFault("--password-file: is for PDF, not for Word")
	case o.sign != nil:
		return f.signed(o.sign), nil
	case o.lock != "":
		return f.protected(o.lock), nil
	}
	return f, nil
}

// free returns an error if the target may not be written.
func (o *output) free(target string) error {
	info, err := os.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fileFault("%s: cannot be written: %s", target, because(err))
	case info.IsDir():
		return fileFault("%s: cannot be written: this is a folder", target)
	case !o.force:
		return fileFault("%s: exists already; --force overwrites it", target)
	}
	return nil
}

// put writes the whole file or nothing: it writes a temporary file in the same folder,
// readable only by its owner, and renames it.
func (o *output) put(ctx context.Context, m *machine, target string, data []byte) error {
	return o.create(ctx, m, target, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// stream is like put, but for output written piece by piece, which may go to standard
// output.
func (o *output) stream(ctx context.Context, m *machine, target string, write func(io.Writer) error) error {
	if target == "-" {
		if m.terminal {
			return usageFault("-o -: a document is no text for a terminal; name a file, or send it on with | or >")
		}
		return write(m.stdout)
	}
	if err := o.free(target); err != nil {
		return err
	}
	return o.create(ctx, m, target, write)
}

func (o *output) create(ctx context.Context, m *machine, target string, write func(io.Writer) error) error {
	mode, err := o.permissions(m)
	if err != nil {
		return err
	}
	folder := filepath.Dir(target)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return fileFault("%s: there is no folder %s; make it first", target, folder)
	}
	tmp, err := os.CreateTemp(folder, ".apdocs-*")
	if err != nil {
		return fileFault("%s: cannot be written into its folder: %s", target, because(err))
	}
	defer rename.Patiently(func() error { return os.Remove(tmp.Name()) }) // has no effect after the rename
	buffered := bufio.NewWriterSize(tmp, 1<<20)
	if err = write(buffered); err != nil && !isFileError(err) {
		tmp.Close()
		return &fault{codeRecord, err}
	}
	if err == nil {
		err = buffered.Flush()
	}
	if closed := tmp.Close(); err == nil {
		err = closed
	}
	if err == nil && hasModes {
		err = os.Chmod(tmp.Name(), mode)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = o.place(tmp.Name(), target)
	}
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	if errors.Is(err, fs.ErrExist) {
		return fileFault("%s: exists already; --force overwrites it", target)
	}
	return fileFault("%s: cannot be written: %s", target, because(err))
}

// isFileError distinguishes an error of writing the file from a document that cannot be
// made.
func isFileError(err error) bool {
	var path *fs.PathError
	return errors.As(err, &path) || errors.Is(err, context.Canceled)
}

// place gives the finished file its name. Without --force it creates a hard link, which
// fails if another file of that name has appeared; on a disk without hard links it checks
// for such a file again.
func (o *output) place(from, target string) error {
	if !o.force {
		err := os.Link(from, target)
		if err == nil || errors.Is(err, fs.ErrExist) {
			return err
		}
		if _, err := os.Lstat(target); err == nil {
			return fs.ErrExist
		}
	}
	return rename.Patiently(func() error { return os.Rename(from, target) })
}
