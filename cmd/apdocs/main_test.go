package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the texts that the scripts expect anew")

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"apdocs": main}) }

// TestScripts runs the scripts of testdata/script. Beside the usual commands
// they have these:
//
//	exits CODE PROGRAM ARGS...   runs a program that must end with the code
//	holds FOLDER NAMES...        the folder holds these files and no others, hidden ones included
//	large FILE MEGABYTES         writes a record of that size
func TestScripts(t *testing.T) {
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join(testdata, "script"),
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("TESTDATA", testdata)
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, errors.New("no such condition")
			}
			return os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "holds": holds, "large": large,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS...")
	}
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, not %s", code, args[0])
	}
}

func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: holds FOLDER NAMES...")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := slices.Sorted(slices.Values(args[1:]))
	slices.Sort(names)
	if !slices.Equal(names, want) {
		ts.Fatalf("%s holds %q, not %q", args[0], names, want)
	}
}

func large(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: large FILE MEGABYTES")
	}
	megabytes, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := `{"form": "progress-visit", "views": {"pupil": "` + strings.Repeat("word ", megabytes<<20/5) + `"}}`
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// still returns a machine with a fixed clock and no environment.
func still(stdin io.Reader) (*machine, *bytes.Buffer, *bytes.Buffer) {
	var stdout, stderr bytes.Buffer
	now := func() time.Time { return time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC) }
	return &machine{
		stdin: stdin, stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, now: now,
	}, &stdout, &stderr
}

// quiet returns a machine whose output is discarded.
func quiet() *machine {
	m, _, _ := still(nil)
	return m
}

func TestNoDocumentForATerminal(t *testing.T) {
	m, stdout, stderr := still(nil)
	m.terminal = true
	if code := run(t.Context(), m, []string{"blank", "progress-visit", "-o", "-"}); code != codeUsage {
		t.Errorf("exit code %d", code)
	}
	if stdout.Len() > 0 || !strings.Contains(stderr.String(), "no text for a terminal") {
		t.Errorf("stdout %q, stderr %q", stdout, stderr)
	}
	if code := run(t.Context(), m, []string{"schema", "progress-visit", "-o", "-"}); code != codeDone ||
		stdout.Len() == 0 {
		t.Errorf("a text is refused, exit code %d", code)
	}
}

// TestInterruptWhileReading interrupts a command that waits for input.
func TestInterruptWhileReading(t *testing.T) {
	for _, command := range []string{"fill", "check"} {
		folder := t.TempDir()
		t.Chdir(folder)
		stdin, never := io.Pipe()
		m, _, stderr := still(stdin)
		ctx, interrupt := context.WithCancel(t.Context())
		time.AfterFunc(20*time.Millisecond, interrupt)
		if code := run(ctx, m, []string{command, "-"}); code != codeInterrupted {
			t.Errorf("%s: exit code %d", command, code)
		}
		never.Close()
		if stderr.String() != "apdocs: interrupted\n" {
			t.Errorf("%s: stderr %q", command, stderr)
		}
		if left, _ := os.ReadDir(folder); len(left) > 0 {
			t.Errorf("%s leaves %v behind", command, left)
		}
	}
}

func TestInterruptWhileWriting(t *testing.T) {
	folder := t.TempDir()
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	err := new(output).put(ctx, quiet(), filepath.Join(folder, "a.pdf"), []byte("text"))
	if codeOf(err) != codeInterrupted {
		t.Errorf("error %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("%v is left behind", left)
	}
}

// TestPlaceTaken creates a file of the target's name after the program has checked for
// one.
func TestPlaceTaken(t *testing.T) {
	folder := t.TempDir()
	target := filepath.Join(folder, "a.pdf")
	if err := os.WriteFile(target, []byte("older"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := new(output).put(t.Context(), quiet(), target, []byte("newer")); codeOf(err) != codeFile {
		t.Errorf("error %v", err)
	}
	if data, _ := os.ReadFile(target); string(data) != "older" {
		t.Errorf("the file is now %q", data)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%v is left behind", left)
	}
	if err := (&output{force: true}).put(t.Context(), quiet(), target, []byte("newer")); err != nil {
		t.Error(err)
	}
	if data, _ := os.ReadFile(target); string(data) != "newer" {
		t.Errorf("the file is now %q", data)
	}
}

// TestTable checks that help, manual page and completion contain every row of the table of
// commands.
func TestTable(t *testing.T) {
	page := manual()
	for _, c := range commands() {
		if c.summary == "" || strings.HasSuffix(c.summary, ".") {
			t.Errorf("%s: the summary is half a sentence, not %q", c.name, c.summary)
		}
		if c.hidden {
			continue
		}
		if len(c.examples) == 0 && c.name != "version" {
			t.Errorf("%s has no example", c.name)
		}
		if !strings.Contains(page, "\n.SS "+roff(strings.TrimPrefix(c.usage(), "apdocs "))) {
			t.Errorf("%s is not in the manual page", c.name)
		}
		for line := range strings.SplitSeq(c.help()+overview(), "\n") {
			if n := len([]rune(line)); n > 80 {
				t.Errorf("%s: a line of help has %d characters: %s", c.name, n, line)
			}
		}
		for _, e := range c.examples {
			c.checkExample(t, e.line)
		}
	}
	for _, r := range page {
		if r > '~' {
			t.Fatalf("the manual page has %q, which not every roff reads", r)
		}
	}
}

// checkExample checks that the options in an example exist.
func (c *command) checkExample(t *testing.T, line string) {
	t.Helper()
	words := strings.Fields(line)
	if len(words) < 2 || words[0] != "apdocs" || words[1] != c.name {
		t.Errorf("%s: %q is an example of something else", c.name, line)
		return
	}
	if end := slices.IndexFunc(words, func(w string) bool { return strings.ContainsAny(w, "<>|") }); end > 0 {
		words = words[:end]
	}
	_, flags := c.flags()
	if err := flags.Parse(words[2:]); err != nil {
		t.Errorf("%s: %v", line, err)
	} else if err := c.accept(flags.Args()); err != nil {
		t.Errorf("%s: %v", line, err)
	}
}

func TestNext(t *testing.T) {
	for _, test := range []struct {
		before, current, want string
	}{
		{"", "sch", "schema"},
		{"", "complete", ""},
		{"blank", "prog", "progress-visit"},
		{"blank progress-visit", "", ""},
		{"blank", "--larg", "--large-print"},
		{"blank --format", "", "pdf docx"},
		{"blank --format =", "d", "docx"},
		{"blank --format", "=", "pdf docx"},
		{"blank", "--format=d", "--format=docx"},
		{"fill --today", "", ""},
		{"fill", "", ":file"},
		{"fill visit.json", "v", ":file"},
		{"fill -o", "", ":file"},
		{"fill --force", "v", ":file"},
		{"completion", "f", "fish"},
		{"help", "li", "list"},
		{"nonsense", "", ""},
	} {
		var words []string
		for _, n := range next(strings.Fields(test.before), test.current) {
			word, _, _ := strings.Cut(n, "\t")
			words = append(words, word)
		}
		if got := strings.Join(words, " "); got != test.want {
			t.Errorf("after %q, %q: %q, not %q", test.before, test.current, got, test.want)
		}
	}
}

func TestPrintable(t *testing.T) {
	if got := printable("a\x1b[31mb.json"); strings.ContainsRune(got, 0x1b) {
		t.Errorf("%q could steer a terminal", got)
	}
}
