package pdf

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render/pdf/internal/dump"
)

// A scriptName is a name of testdata/names/names.txt with its script.
type scriptName struct{ script, name string }

func scriptNames(t testing.TB) (all []scriptName) { return namesOf(t, "names.txt") }

// namesOf returns the names in a file of testdata/names.
func namesOf(t testing.TB, file string) (all []scriptName) {
	t.Helper()
	text, err := os.ReadFile("../../testdata/names/" + file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if script, name, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok {
			all = append(all, scriptName{script, name})
		}
	}
	return all
}

// TestNamesAsTyped prints names in fifteen scripts, and lines of two directions, and reads the structure as a
// screen reader does: each must be there as it was typed, as an answer, short and long, and in a table. What
// other programs read is asked in CI (.ci/judge-languages).
func TestNamesAsTyped(t *testing.T) {
	names := scriptNames(t)
	if len(names) < 45 {
		t.Fatalf("%d names", len(names))
	}
	scripts := map[string]bool{}
	for _, n := range names {
		scripts[n.script] = true
		v := new(documents.ProgressVisit)
		v.Pupil.Name = n.name
		v.Views.Pupil = apdocs.LongText(strings.Repeat("A line above the name.\n", 60) + n.name)
		v.Objectives = append(v.Objectives, apdocs.Objective{Aim: apdocs.LongText(n.name)})
		var b bytes.Buffer
		if err := Encode(&b, v, nil); err != nil {
			t.Errorf("%s: %q: %v", n.script, n.name, err)
			continue
		}
		structure, err := dump.Structure(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		quoted := strings.Trim(strconv.Quote(norm.NFC.String(n.name)), `"`)
		if got := strings.Count(norm.NFC.String(structure), quoted); got < 3 {
			t.Errorf("%s: %q is read %d times", n.script, n.name, got)
		}
	}
	if len(scripts) < 15 {
		t.Errorf("%d scripts", len(scripts))
	}
}
