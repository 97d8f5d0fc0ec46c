// Command apdocs makes, checks and prints the documents of alternative
// provision from the command line.
//
// The commands are rows of one table (see commands), from which help, the
// manual page and shell completion are made as well. A command parses its
// options, opens what it is given, calls the library and prints: data on
// standard output, everything else on standard error. It never prompts, never
// overwrites a file without --force and leaves no half-written one behind.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), interrupts()...)
	context.AfterFunc(ctx, stop) // a second interrupt kills the program
	os.Exit(run(ctx, thisMachine(), os.Args[1:]))
}

// interrupts returns the signals that stop the program gracefully: SIGINT, SIGTERM and
// SIGHUP. A signal that the caller ignores, as nohup does, stays ignored.
func interrupts() []os.Signal {
	return slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
}

// A machine gives commands access to the parts of the system other than files.
type machine struct {
	stdin    io.Reader
	stdout   io.Writer
	stderr   io.Writer
	terminal bool // standard output is a terminal, so no binary data is written to it
	getenv   func(string) string
	now      func() time.Time
	umask    fs.FileMode         // permissions that new files must not have
	held     map[string]heldText // contents of standard input and pipes, by path
	tables   *tables             // how tables are read; nil if records are JSON only
}

func thisMachine() *machine {
	return &machine{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, terminal: isTerminal(os.Stdout),
		getenv: os.Getenv, now: time.Now, umask: umask(),
	}
}

// isTerminal reports whether f is a character device other than the null device.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&fs.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// say prints a message for people on standard error, prefixed with the name of the
// program.
func (m *machine) say(format string, args ...any) {
	fmt.Fprintln(m.stderr, "apdocs: "+printable(fmt.Sprintf(format, args...)))
}

// printable removes terminal control characters, since file names may contain anything.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// The exit codes.
const (
	codeDone        = 0
	codeRecord      = 1 // the record has errors
	codeUsage       = 2 // the command line is wrong, or there is no such form
	codeFile        = 3 // a file could not be read or written
	codeBatch       = 5 // some of many documents could not be made
	codeInterrupted = 130
)

// A fault is an error with an exit code. If it wraps no error, the error has already been
// reported.
type fault struct {
	code int
	err  error
}

func (f *fault) Error() string { return fmt.Sprint(f.err) }
func (f *fault) Unwrap() error { return f.err }

func usageFault(format string, args ...any) error {
	return &fault{codeUsage, fmt.Errorf(format, args...)}
}

func fileFault(format string, args ...any) error {
	return &fault{codeFile, fmt.Errorf(format, args...)}
}

// codeOf returns the exit code for the error.
func codeOf(err error) int {
	var f *fault
	switch {
	case err == nil:
		return codeDone
	case errors.Is(err, context.Canceled):
		return codeInterrupted
	case errors.As(err, &f):
		return f.code
	}
	return codeFile
}

// run executes the command line and returns the exit code.
func run(ctx context.Context, m *machine, args []string) int {
	err := dispatch(ctx, m, args)
	var f *fault
	switch {
	case err == nil, errors.As(err, &f) && f.err == nil:
	case errors.Is(err, context.Canceled):
		m.say("interrupted")
	default:
		m.say("%v", err)
	}
	return codeOf(err)
}

// because says why a file could not be used, where possible in words that do not depend on
// the system.
func because(err error) string {
	var p *fs.PathError
	var l *os.LinkError
	var s *os.SyscallError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission is denied"
	case errors.Is(err, syscall.EMFILE):
		return "the program has as many files open as it may; make fewer documents at a time (-j 1), or have the limit raised"
	case errors.Is(err, syscall.ENFILE):
		return "all programs together have as many files open as this machine allows; close some of them"
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full"
	case errors.Is(err, syscall.EISDIR):
		return "this is a folder"
	case errors.As(err, &p):
		return p.Err.Error()
	case errors.As(err, &l):
		return l.Err.Error()
	case errors.As(err, &s):
		return s.Err.Error()
	}
	return err.Error()
}
