package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// A calendar file has folded lines that end in CRLF, an event for each known day, no
// personal name, and the same bytes each time.
func TestCalendarFile(t *testing.T) {
	text := func(record string) string {
		m, stdout, stderr := still(strings.NewReader(record))
		if code := run(t.Context(), m, []string{"dates", "--ics", "--org", "../../testdata/org/sample-school.json",
			"-"}); code != codeDone {
			t.Fatalf("exit code %d: %s", code, stderr)
		}
		return stdout.String()
	}
	record, err := os.ReadFile("../../testdata/records/off-site-direction-notice-ordinary.json")
	if err != nil {
		t.Fatal(err)
	}
	file := text(string(record))
	if again := text(string(record)); again != file {
		t.Error("the same record gives another file")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || line == "" {
			t.Errorf("the line %q", line)
		}
	}
	for _, name := range []string{"Alex", "Example", "Sampletown", "Jordan"} {
		if strings.Contains(file, name) {
			t.Errorf("%s is named", name)
		}
	}
	whole := strings.ReplaceAll(strings.ReplaceAll(file, "\r\n ", ""), "\r\n", "\n")
	want := `BEGIN:VEVENT
UID:off-site-direction-notice-OD-2026-0009-noticeBy@apdocs
DTSTAMP:20261102T000000Z
DTSTART;VALUE=DATE:20261105
SUMMARY:Off-site direction notice OD-2026-0009: Last day on the other reading to give the notice\, by hand\, email ` +
		`or portal
DESCRIPTION:To be safe give it by Wednesday 4 November 2026 (two clear school days)\; Thursday 5 November 2026 is ` +
		`the last day on the other reading. To be safe post it first class by Monday 2 November 2026\; Tuesday 3 November ` +
		`2026 is the last day on the other reading
TRANSP:TRANSPARENT
END:VEVENT
`
	if !strings.Contains(whole, want) || strings.Count(whole, "BEGIN:VEVENT") != 15 {
		t.Errorf("the file is\n%s", whole)
	}
	ids := map[string]bool{}
	bare := strings.Replace(string(record), `"reference": "OD-2026-0009",`, "", 1)
	for _, r := range []string{string(record), bare, strings.Replace(bare, "Alex Example", "Sam Example", 1)} {
		for line := range strings.Lines(text(r)) {
			if id, ok := strings.CutPrefix(line, "UID:"); ok && ids[id] {
				t.Errorf("two entries are %s", id)
			} else if ok {
				ids[id] = true
			}
		}
	}
}

// Folding a line never splits a character.
func TestCalendarLines(t *testing.T) {
	for n := range 12 {
		var b bytes.Buffer
		c := calendarWriter{w: &b}
		text := strings.Repeat("x", n) + strings.Repeat("é€😀", 40)
		c.line(text)
		for line := range strings.SplitSeq(b.String(), "\r\n") {
			if len(line) > 75 || strings.ToValidUTF8(line, "?") != line {
				t.Errorf("the line %q", line)
			}
		}
		if whole := strings.ReplaceAll(b.String(), "\r\n ", ""); whole != text+"\r\n" {
			t.Errorf("%q is put together as %q", text, whole)
		}
	}
}
