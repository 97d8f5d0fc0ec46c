package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// littleEndian encodes a text as PowerShell's Out-File does.
func littleEndian(text string) []byte {
	var data []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		data = append(data, byte(unit), byte(unit>>8))
	}
	return data
}

// TestUTF16Files checks UTF-16 files with one record, JSON Lines and a list.
func TestUTF16Files(t *testing.T) {
	const record = `{"form": "progress-visit", "reference": "U-1", "pupil": {"name": "Zoë Example"}}`
	for name, text := range map[string]string{
		"one.json": record, "lines.jsonl": record + "\r\n" + record, "list.json": "[" + record + ",\r\n" + record + "]",
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, littleEndian(text), 0o600); err != nil {
			t.Fatal(err)
		}
		m, stdout, stderr := still(nil)
		if code := run(t.Context(), m, []string{"check", "--draft", path}); code != codeDone || stdout.Len() > 0 {
			t.Errorf("%s: exit code %d, %s%s", name, code, stdout, stderr)
		}
	}
}

// TestFirstLine reads passwords from files as editors save them.
func TestFirstLine(t *testing.T) {
	for text, want := range map[string]string{
		"correct horse": "correct horse", "correct horse\r\nsecond": "correct horse",
		"\ufeffcorrect horse\n": "correct horse", " \xc2\xa3 ": " £ ", "": "",
	} {
		if got, err := firstLine("--password-file", []byte(text)); got != want || err != nil {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
	for name, data := range map[string][]byte{
		"saved as UTF-16": littleEndian("correct horse"), "as UTF-16;": []byte("\xfe\xff\x00c"),
		"not UTF-8": []byte("\xa3 horse"),
	} {
		if got, err := firstLine("--password-file", data); got != "" || codeOf(err) != codeFile ||
			!strings.Contains(err.Error(), name) || strings.Contains(err.Error(), "horse") {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// TestPipes reads records from a pipe whose writer starts late, and gives up on a pipe
// without a writer when interrupted.
func TestPipes(t *testing.T) {
	if !hasModes {
		t.Skip("this system has no named pipes in folders")
	}
	pipe := newPipe(t)
	for _, args := range [][]string{
		{"check", pipe}, {"fill", pipe, "-o", pipe + ".pdf"}, {"fill", "none.jsonl", "-o", "run/", "--password-file", pipe},
	} {
		m, _, stderr := still(nil)
		ctx, interrupt := context.WithCancel(t.Context())
		time.AfterFunc(20*time.Millisecond, interrupt)
		if code := run(ctx, m, args); code != codeInterrupted ||
			!strings.HasSuffix(stderr.String(), "apdocs: interrupted\n") {
			t.Errorf("%v: exit code %d, %s", args, code, stderr)
		}
	}
	pipe = newPipe(t) // the first is still being waited for
	go func() {
		time.Sleep(20 * time.Millisecond)
		_ = os.WriteFile(pipe, []byte(`{"form": "progress-visit"}`), 0)
	}()
	m, _, stderr := still(nil)
	if code := run(t.Context(), m, []string{"check", "--draft", pipe}); code != codeDone {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}
