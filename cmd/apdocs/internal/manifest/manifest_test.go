package manifest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
)

const name = "manifest.jsonl"

var header = Header{Date: apdocs.NewDate(2026, time.November, 24), Program: "v1", Options: Sum{1}, Shard: 1, Of: 1}

// entries returns the lines of a run of n records in which every third record failed.
func entries(n int) (all []Entry) {
	for i := 1; i <= n; i++ {
		e := Entry{Record: i, Input: Sum{byte(i)}, Status: Made,
			Files: []File{{Name: "a" + string(rune('a'+i)) + ".pdf", Bytes: i, SHA256: Sum{2, byte(i)}}}}
		if i%3 == 0 {
			e.Status, e.Files, e.Why = Failed, nil, []string{"Date of visit: is required"}
		}
		all = append(all, e)
	}
	return all
}

func root(t *testing.T) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func textOf(t *testing.T, root *os.Root) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root.Name(), name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// goOn resumes a run, adds the missing lines and closes it.
func goOn(root *os.Root, all []Entry) error {
	m, err := Resume(root, name, header, 0o600)
	if err != nil {
		return err
	}
	for _, e := range all {
		if before, ok := m.Earlier(e.Record); ok && !before.equal(e) {
			return errors.New("a line that is whole reads as another")
		}
		if err := m.Add(e); err != nil {
			return err
		}
	}
	return m.Close(End{Records: len(all), Read: len(all)})
}

// Wherever a run is interrupted, even within a line, resuming it gives the manifest of an
// uninterrupted run.
func TestResume(t *testing.T) {
	all := entries(4)
	r := root(t)
	if err := goOn(r, all); err != nil {
		t.Fatal(err)
	}
	whole := textOf(t, r)
	if n := bytes.Count(whole, []byte{'\n'}); n != 6 {
		t.Fatalf("%d lines of 4 records:\n%s", n, whole)
	}
	for cut := range len(whole) + 1 {
		if atLine := cut == 0 || whole[cut-1] == '\n' || cut == len(whole) || whole[cut] == '\n'; !atLine && cut%5 > 0 {
			continue
		}
		if err := r.WriteFile(name, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		if err := goOn(r, all); err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		if again := textOf(t, r); !bytes.Equal(again, whole) {
			t.Fatalf("cut at %d:\n%s", cut, again)
		}
	}
}

// A record whose documents are made again has one line in the end, in its place.
func TestTidy(t *testing.T) {
	all := entries(7)
	mended := entries(7)
	mended[2].Status, mended[2].Why, mended[2].Files = Made, nil, []File{{Name: "new.pdf"}}
	r := root(t)
	for _, list := range [][]Entry{all, mended} {
		m, err := Resume(r, name, header, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			if err := m.Add(e); err != nil {
				t.Fatal(err)
			}
		}
		if err := m.Close(End{Records: 7, Read: 7}); err != nil {
			t.Fatal(err)
		}
	}
	tidied := textOf(t, r)
	fresh := root(t)
	if err := goOn(fresh, mended); err != nil {
		t.Fatal(err)
	}
	if want := textOf(t, fresh); !bytes.Equal(tidied, want) {
		t.Errorf("tidied:\n%s\nwant:\n%s", tidied, want)
	}
	if left, _ := os.ReadDir(r.Name()); len(left) != 1 {
		t.Errorf("%v is left behind", left)
	}
}

// A file that is not a manifest is neither resumed nor overwritten.
func TestBroken(t *testing.T) {
	r := root(t)
	if err := goOn(r, entries(2)); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(textOf(t, r)), "\n")
	for _, text := range []string{
		"notes", "notes\n", "{}\n", "[]\n", lines[1], lines[0] + "{}\n" + lines[1], lines[0] + lines[3] + lines[1],
		lines[0] + strings.Replace(lines[1], `"made"`, `"lost"`, 1),
		lines[0] + strings.Replace(lines[1], `"record":1`, `"record":0`, 1),
		lines[0] + strings.Replace(lines[1], `"input":"`, `"input":"00`, 1),
		lines[0] + strings.Replace(lines[1], `"name":"`, `"other":"`, 1),
		strings.Replace(lines[0], `"manifest":1`, `"manifest":2`, 1),
		strings.Replace(lines[0], `"shard":1`, `"shard":2`, 1),
		lines[0] + strings.Repeat(" ", mostLine+1) + "\n",
	} {
		if err := r.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Resume(r, name, header, 0o600); err == nil {
			t.Errorf("it goes on with %.80q", text)
		}
		if left := textOf(t, r); string(left) != text {
			t.Errorf("%.80q is now %.80q", text, left)
		}
	}
	other := header
	other.Options[0]++
	if err := r.WriteFile(name, []byte(lines[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Resume(r, name, other, 0o600); !errors.Is(err, ErrOther) {
		t.Errorf("other options: %v", err)
	}
}

// shards returns the manifests of a run in three shards.
func shards(t *testing.T, all []Entry, records int, change func(*Entry)) (names []string, texts []string) {
	t.Helper()
	for shard := 1; shard <= 3; shard++ {
		r := root(t)
		h := header
		h.Shard, h.Of = shard, 3
		m, err := Create(r, name, h, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		end := End{Records: records}
		for _, e := range all {
			if (e.Record-1)%3 != shard-1 {
				continue
			}
			if change != nil {
				change(&e)
			}
			if e.Record > 0 {
				end.Read++
				if err := m.Add(e); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := m.Close(end); err != nil {
			t.Fatal(err)
		}
		names = append(names, "shard"+string(rune('0'+shard)))
		texts = append(texts, string(textOf(t, r)))
	}
	return names, texts
}

// The shards of a run are joined to what a single run would have listed.
func TestJoin(t *testing.T) {
	all := entries(10)
	whole, end, faults := join(shards(t, all, 10, nil))
	if len(faults) > 0 || end != (End{Records: 10, Read: 10, Made: 7, Failed: 3}) {
		t.Fatalf("%v %v", end, faults)
	}
	r := root(t)
	m, err := Create(r, name, header, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if err := m.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(end); err != nil {
		t.Fatal(err)
	}
	if want := textOf(t, r); !bytes.Equal(whole, want) {
		t.Errorf("joined:\n%s\nwant:\n%s", whole, want)
	}
}

func join(names, texts []string) ([]byte, End, []error) {
	var readers []io.Reader
	for _, text := range texts {
		readers = append(readers, strings.NewReader(text))
	}
	return Join(names, readers)
}

// If shards do not make up a whole run, the errors say why.
func TestJoinFaults(t *testing.T) {
	all := entries(10)
	names, texts := shards(t, all, 10, nil)
	_, lost := shards(t, all, 10, func(e *Entry) {
		if e.Record == 5 {
			e.Record = 0
		}
	})
	_, same := shards(t, all, 10, func(e *Entry) {
		if len(e.Files) > 0 && e.Record > 8 {
			e.Files[0].Name = strings.ToUpper("ab.pdf")
		}
	})
	_, huge := shards(t, all, 1<<60, nil)
	for _, test := range []struct {
		names, texts []string
		want         string
	}{
		{names[:2], texts[:2], "shard 3 of 3 is missing"},
		{[]string{"a", "b", "c"}, []string{texts[0], texts[0], texts[2]}, "a and b are both shard 1"},
		{names, []string{texts[0], texts[1][:len(texts[1])-4], texts[2]}, "shard2: the shard is not finished"},
		{names, lost, "the shards have 9 records, and the run has 10"},
		{names, same, "were both written to"},
		{names, huge, "the shards have 10 records, and the run has"},
		{names, []string{texts[0], "", texts[2]}, "it is not a manifest of this program"},
		{names, []string{texts[0], strings.Replace(texts[1], `"v1"`, `"v2"`, 1), texts[2]}, "is of another run than"},
	} {
		if _, _, faults := join(test.names, test.texts); !strings.Contains(fmt.Sprint(faults), test.want) {
			t.Errorf("%q is said, not %q", faults, test.want)
		}
	}
}
