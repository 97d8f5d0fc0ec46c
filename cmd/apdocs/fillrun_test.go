package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// manyRecords writes a file of n records.
func manyRecords(t *testing.T, n int) string {
	t.Helper()
	var text bytes.Buffer
	for i := range n {
		fmt.Fprintf(&text, `{"form":"progress-visit","status":"draft","reference":"PV-%d","pupil":{"name":"Alex `+
			`Example"}}`+"\n", i+1)
	}
	path := filepath.Join(t.TempDir(), "records.jsonl")
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// filesOf returns the digests of all files in a folder, including hidden ones.
func filesOf(t *testing.T, folder string) map[string][32]byte {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string][32]byte{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		sums[e.Name()] = sha256.Sum256(data)
	}
	return sums
}

// documentsIn counts the documents that have their final names.
func documentsIn(folder string) int {
	all, _ := filepath.Glob(filepath.Join(folder, "progress-visit-*.pdf"))
	return len(all)
}

// sameFolder compares the files of two runs.
func sameFolder(t *testing.T, what string, got, want map[string][32]byte) {
	t.Helper()
	for name, sum := range got {
		if want[name] != sum {
			t.Errorf("%s: %s is not as it was made without a stop", what, name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d files, not %d", what, len(got), len(want))
	}
}

// fillArgs returns the arguments of a run of the records into the folder.
func fillArgs(records, folder string, more ...string) []string {
	return append([]string{"fill", records, "-o", folder + "/", "--today", "2026-11-24"}, more...)
}

// TestKilled kills the program at many moments. There is never an incomplete document, and
// resuming the run gives exactly the bytes of a run that was not killed.
func TestKilled(t *testing.T) {
	moments, n := 8, 200
	if testing.Short() {
		moments, n = 2, 60
	}
	records := manyRecords(t, n)
	folder := t.TempDir()
	program := filepath.Join(folder, "apdocs")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	self, err := os.ReadFile(os.Args[0]) // under this name TestMain runs the program
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, self, 0o700); err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(folder, "whole")
	m, _, stderr := still(nil)
	if code := run(t.Context(), m, fillArgs(records, whole)); code != codeDone {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	want := filesOf(t, whole)
	between := 0
	for i := range moments {
		out := filepath.Join(folder, fmt.Sprint("killed", i))
		c := exec.CommandContext(t.Context(), program, fillArgs(records, out, "-j", "2")...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(20 * time.Second); documentsIn(out) <= i*(n-20)/moments &&
			time.Now().Before(deadline); {
			time.Sleep(100 * time.Microsecond)
		}
		_ = c.Process.Kill()
		_ = c.Wait()
		made := documentsIn(out)
		if made > 0 && made < n {
			between++
		}
		for name, sum := range filesOf(t, out) {
			if strings.HasSuffix(name, ".pdf") && want[name] != sum {
				t.Errorf("killed after %d: %s is not whole", made, name)
			}
		}
		m, _, stderr := still(nil)
		if code := run(t.Context(), m, append(fillArgs(records, out, "--resume"), "-j", "1")); code != codeDone {
			t.Errorf("killed after %d: exit code %d: %s", made, code, stderr)
		}
		sameFolder(t, fmt.Sprint("killed after ", made), filesOf(t, out), want)
	}
	if between < moments/2 {
		t.Errorf("the program was killed in the middle of its work only %d times of %d", between, moments)
	}
}

// TestRunInterrupted interrupts a run with a signal.
func TestRunInterrupted(t *testing.T) {
	records, out := manyRecords(t, 400), filepath.Join(t.TempDir(), "out")
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	go func() {
		for documentsIn(out) < 3 {
			time.Sleep(time.Millisecond)
		}
		interrupt()
	}()
	m, _, stderr := still(nil)
	if code := run(ctx, m, fillArgs(records, out)); code != codeInterrupted ||
		!strings.Contains(stderr.String(), "interrupted") {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	for name := range filesOf(t, out) {
		if strings.HasPrefix(name, ".") {
			t.Errorf("%s is left behind", name)
		}
	}
	made := documentsIn(out)
	m, _, stderr = still(nil)
	if code := run(t.Context(), m, fillArgs(records, out, "--resume")); code != codeDone || made >= 400 {
		t.Errorf("after %d documents: exit code %d: %s", made, code, stderr)
	}
	if !strings.Contains(stderr.String(), fmt.Sprintf("400 records: %d made, 0 failed, %d skipped", 400-made, made)) {
		t.Errorf("after %d documents: %s", made, stderr)
	}
}

// TestRunInterruptedReading interrupts a run that waits for input.
func TestRunInterruptedReading(t *testing.T) {
	stdin, never := io.Pipe()
	defer never.Close()
	m, _, stderr := still(stdin)
	ctx, interrupt := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, interrupt)
	args := append(fillArgs("-", filepath.Join(t.TempDir(), "out")), manyRecords(t, 3))
	if code := run(ctx, m, args); code != codeInterrupted || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// TestRunFolderVanishes removes the folder during a run. The run ends at once and does not
// create the folder again.
func TestRunFolderVanishes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open folder stays on Windows")
	}
	records, out := manyRecords(t, 2000), filepath.Join(t.TempDir(), "out")
	go func() {
		for documentsIn(out) < 3 {
			time.Sleep(time.Millisecond)
		}
		for os.RemoveAll(out) != nil {
		}
	}()
	m, _, stderr := still(nil)
	if code := run(t.Context(), m, fillArgs(records, out)); code != codeBatch {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(stderr.String(),
		"cannot be written: there is no such file or folder; once this is solved, continue with --resume\n") {
		t.Errorf("stderr %s", stderr)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("the folder is there again")
	}
}

// TestShard checks that every record is in exactly one shard, for any number of shards.
func TestShard(t *testing.T) {
	for of := 1; of <= 20; of++ {
		for records := range 50 {
			sum := 0
			for index := 1; index <= of; index++ {
				s := shard{index, of}
				n := 0
				for record := 1; record <= records; record++ {
					if s.has(record) {
						n++
					}
				}
				if n != s.share(records) {
					t.Errorf("%d/%d has %d of %d records, and says %d", index, of, n, records, s.share(records))
				}
				sum += n
			}
			if sum != records {
				t.Errorf("%d shards have %d of %d records", of, sum, records)
			}
		}
	}
}

// TestProgress checks the progress without a terminal: a line from time to time.
func TestProgress(t *testing.T) {
	m, _, stderr := still(nil)
	now := m.now()
	m.now = func() time.Time { return now }
	p := newProgress(m, 1000, false)
	for i := range 1000 {
		now = now.Add(50 * time.Millisecond)
		p.step(tally{Read: i + 1, Made: i + 1})
	}
	want := `apdocs: 200 of 1000 records, 20 a second, 40s left
apdocs: 400 of 1000 records, 20 a second, 30s left
apdocs: 600 of 1000 records, 20 a second, 20s left
apdocs: 800 of 1000 records, 20 a second, 10s left
apdocs: 1000 of 1000 records
`
	if stderr.String() != want {
		t.Errorf("%s\nwant:\n%s", stderr, want)
	}
}

// TestRunTwice starts a run into a folder into which another run is writing.
func TestRunTwice(t *testing.T) {
	records, out := manyRecords(t, 3), filepath.Join(t.TempDir(), "out")
	first, err := openFolder(out, shard{1, 1})
	if err != nil {
		t.Fatal(err)
	}
	if first.guard == nil {
		t.Skip("this disk has no locks")
	}
	m, _, stderr := still(nil)
	if code := run(t.Context(), m, fillArgs(records, out, "--resume")); code != codeFile ||
		!strings.Contains(stderr.String(), "another run is writing into it") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	m, _, stderr = still(nil)
	// Another shard of the same run has other files.
	if code := run(t.Context(), m, fillArgs(records, out, "--shard", "2/2")); code != codeDone {
		t.Errorf("another shard: exit code %d: %s", code, stderr)
	}
	first.close()
	m, _, stderr = still(nil)
	if code := run(t.Context(), m, fillArgs(records, out, "--force")); code != codeDone {
		t.Errorf("after it: exit code %d: %s", code, stderr)
	}
	for name := range filesOf(t, out) {
		if strings.HasPrefix(name, ".") {
			t.Errorf("%s is left behind", name)
		}
	}
}
