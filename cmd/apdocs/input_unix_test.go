//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// newPipe creates a named pipe without a writer.
func newPipe(t *testing.T) string {
	t.Helper()
	pipe := filepath.Join(t.TempDir(), "pipe.json")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	return pipe
}

// TestHangup sends SIGHUP to a run, which must leave no temporary files and must be
// resumable.
func TestHangup(t *testing.T) {
	folder := t.TempDir()
	records := filepath.Join(folder, "records.jsonl")
	text := strings.Repeat(`{"form": "progress-visit"}`+"\n", 20_000)
	if err := os.WriteFile(records, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(folder, "out")
	run := exec.CommandContext(t.Context(), program, "fill", "--draft", records, "-o", out+"/")
	run.Args[0] = "apdocs" // runs the program, see TestMain
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	for waited := 0; waited < 500; waited++ {
		entries, _ := os.ReadDir(out)
		finished := slices.DeleteFunc(entries, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") })
		if len(finished) > 5 { // temporary files are hidden
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if err := run.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := run.Wait(); !errors.As(err, &exit) || exit.ExitCode() != codeInterrupted {
		t.Errorf("ends with %v", err)
	}
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) < 5 {
		t.Errorf("%d files, %v", len(entries), err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s is left behind", e.Name())
		}
	}
}

// TestTooManyFiles checks the message if there are too few file descriptors.
func TestTooManyFiles(t *testing.T) {
	for _, number := range []error{syscall.EMFILE, syscall.ENFILE} {
		if s := because(&os.PathError{Op: "open", Path: "a", Err: number}); !strings.Contains(s, "files open as") {
			t.Errorf("%v: %s", number, s)
		}
	}
}
