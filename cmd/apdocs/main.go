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
	context.AfterFunc(ctx, stop) // so that a second interrupt ends whatever does not stop by itself
	os.Exit(run(ctx, thisMachine(), os.Args[1:]))
}

// interrupts are the signals that stop the program in good order: Ctrl-C, an end
// asked for by the system, and a terminal or connection that is closed. One that
// the caller has the program ignore, as nohup does, stays ignored.
func interrupts() []os.Signal {
	return slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
}

// A machine is all that commands use of the computer beside its files.
type machine struct {
	stdin    io.Reader
	stdout   io.Writer
	stderr   io.Writer
	terminal bool // standard output is one, so bytes that are no text stay away
	getenv   func(string) string
	now      func() time.Time
	umask    fs.FileMode         // what new files must not allow
	held     map[string]heldText // what was read of standard input and of pipes, by path
}

func thisMachine() *machine {
	return &machine{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, terminal: isTerminal(os.Stdout),
		getenv: os.Getenv, now: time.Now, umask: umask(),
	}
}

// isTerminal takes every character device for a terminal but the null device.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&fs.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// say prints a message for people, which begins with the program's name so that
// it can be told apart in a script that runs others too.
func (m *machine) say(format string, args ...any) {
	fmt.Fprintln(m.stderr, "apdocs: "+printable(fmt.Sprintf(format, args...)))
}

// printable takes out what could steer a terminal, since file names come from
// anywhere.
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
	codeBatch       = 5 // part of many could not be made
	codeInterrupted = 130
)

// A fault is an error that knows its exit code. One without an error has been
// reported already.
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

// codeOf is the exit code that stands for the error.
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

// run does what the command line says and returns the exit code.
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

// because is why a file could not be used, in words that do not depend on the
// system where that can be had.
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
