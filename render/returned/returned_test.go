package returned

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
)

// flat returns the leaves of a record as answers in the order of their paths.
func flat(v any, path string) (all []Answer) {
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		for _, key := range keys {
			all = append(all, flat(v[key], strings.TrimPrefix(path+"."+key, "."))...)
		}
	case []any:
		for i, row := range v {
			all = append(all, flat(row, path+"."+strconv.Itoa(i))...)
		}
	default:
		all = append(all, Answer{Path: path, Text: fmt.Sprint(v)})
	}
	return all
}

// asked returns a record without what no fillable form asks for: all of the envelope
// except the reference, and all of signatures except name, role and moment.
func asked(t *testing.T, f apdocs.Form) apdocs.Form {
	t.Helper()
	e := f.Envelope()
	e.Status = ""
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range o.Signatures() {
		sign := apdocs.SignatureIn(f, s)
		*sign = apdocs.Signature{Name: sign.Name, Role: sign.Role, At: sign.At}
	}
	return f
}

func records(t *testing.T, check func(t *testing.T, f apdocs.Form)) {
	names, err := filepath.Glob("../../testdata/records/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no records", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f, err := schema.Decode(bytes.NewReader(text), &schema.Options{Forms: documents.All()})
			if err != nil {
				t.Fatal(err)
			}
			check(t, asked(t, f))
		})
	}
}

func canonical(t *testing.T, f apdocs.Form) string {
	t.Helper()
	text, err := schema.Canonical(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// firstDifference returns the first line that differs between two texts.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d: got %s, want %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(g), len(w))
}

func fileOf(t *testing.T, f apdocs.Form) *File {
	t.Helper()
	var record map[string]any
	d := json.NewDecoder(strings.NewReader(canonical(t, f)))
	d.UseNumber()
	if err := d.Decode(&record); err != nil {
		t.Fatal(err)
	}
	file := &File{Form: f.Envelope().Form, Version: f.Envelope().Version}
	delete(record, "form")
	delete(record, "version")
	file.Answers = flat(record, "")
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	for i := range file.Answers { // nobody types sums in pence
		a := &file.Answers[i]
		if s, ok := newIndex(o).find(a.Path); ok && s.field != nil && s.field.Kind == apdocs.KindMoney {
			pence, err := strconv.Atoi(a.Text)
			if err != nil {
				t.Fatal(err)
			}
			a.Text = fmt.Sprintf("£%d.%02d", pence/100, pence%100)
		}
	}
	return file
}

// Every record of testdata is returned unchanged, recognised by the form's name or without
// it, and there are no notes about answers in the file.
func TestRecordsComeBack(t *testing.T) {
	records(t, func(t *testing.T, f apdocs.Form) {
		file := fileOf(t, f)
		for _, name := range []string{file.Form, ""} {
			file.Form = name
			d, err := Read(file, documents.All()...)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := canonical(t, d.Form), canonical(t, f); got != want {
				t.Errorf("named %q: %s", name, firstDifference(got, want))
			}
			if n := d.Report.Count(NotRead) + d.Report.Count(Doubtful); n != 0 {
				t.Errorf("named %q: %v", name, d.Report.Lines())
			}
			if !d.Against(f) || slices.ContainsFunc(d.Report.Answers, func(e Entry) bool { return e.Changed }) {
				t.Error("an answer is said to be changed, or the form to be another")
			}
		}
	})
}

func visit(answers ...Answer) *File {
	return &File{Form: "progress-visit", Version: 1, Answers: answers}
}

func TestReadings(t *testing.T) {
	for _, c := range []struct {
		path, text string
		state      State
		value      string // in the canonical record
	}{
		{"visit.date", "12 November 2026", ReadAs, `"date": "2026-11-12"`},
		{"visit.date", "12/11/2026", Doubtful, `"date": "2026-11-12"`},
		{"visit.date", "2026-11-12", AsTyped, `"date": "2026-11-12"`},
		{"visit.date", "next week", NotRead, ""},
		{"visit.date", " ", Unanswered, ""},
		{"visit.time", "9.15am", ReadAs, `"time": "09:15"`},
		{"riskAssessment.seen", "Y", ReadAs, `"seen": "yes"`},
		{"procedures.comments", "One\rTwo\r\n\r\nThree", AsTyped, `"comments": "One\nTwo\n\nThree"`},
		{"pupil.name", "Alex\nExample", ReadAs, `"name": "Alex Example"`},
		{"pupil.name", strings.Repeat("x", 1001), NotRead, ""},
		{"objectives.1.aim", "Read daily", AsTyped, `"aim": "Read daily"`},
		{"signatures.school.name", "Jordan Sample", AsTyped, `"name": "Jordan Sample"`},
		{"signatures.school.at", "30 November 2026", ReadAs, `"at": "2026-11-30T00:00:00Z"`},
		{"signatures.school.at", "30.11.2026", ReadAs, `"at": "2026-11-30T00:00:00Z"`},
		{"signatures.school.at", "12/11/2026", Doubtful, `"at": "2026-11-12T00:00:00Z"`},
		{"signatures.school.at", "next week", NotRead, ""},
		{"reference", "PV 1", NotRead, ""},
		{"reference", "PV-1", AsTyped, `"reference": "PV-1"`},
	} {
		d, err := Read(visit(Answer{Path: c.path, Text: c.text}), documents.All()...)
		if err != nil {
			t.Errorf("%s %q: %v", c.path, c.text, err)
			continue
		}
		i := slices.IndexFunc(d.Report.Answers, func(e Entry) bool { return e.Path == c.path })
		if i < 0 || d.Report.Answers[i].State != c.state {
			t.Errorf("%s %q: %+v, want %s", c.path, c.text, d.Report.Answers[max(i, 0)], c.state)
		}
		if text := canonical(t, d.Form); c.value != "" && !strings.Contains(text, c.value) {
			t.Errorf("%s %q: %s in %s", c.path, c.text, c.value, text)
		}
		if strings.Contains(strings.Join(d.Report.Lines(), " "), "date and time") {
			t.Errorf("%s %q: asks for a time", c.path, c.text)
		}
		if n := len(d.Problems()); (n == 1) != (c.state == NotRead) {
			t.Errorf("%s %q: %d problems", c.path, c.text, n)
		}
		if said := strings.Join(d.Report.Lines(), "\n"); strings.Contains(said, "next week") ||
			strings.Contains(said, "xxx") {
			t.Errorf("%s: the report holds the answer: %s", c.path, said)
		}
	}
}

// Rows are in the order of the form, not of the file.
func TestOrder(t *testing.T) {
	d, err := Read(visit(
		Answer{Path: "objectives.10.aim"}, Answer{Path: "objectives.2.progress"}, Answer{Path: "signatures.pupil.role"},
		Answer{Path: "signatures.pupil.at"},
		Answer{Path: "signatures.pupil.name"}, Answer{Path: "objectives.2.aim"}, Answer{Path: "pupil.name"},
		Answer{Path: "reference"}), documents.All()...)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, e := range d.Report.Answers {
		if e.State != NotFound {
			paths = append(paths, e.Path)
		}
	}
	want := []string{"reference", "pupil.name", "objectives.2.aim", "objectives.2.progress", "objectives.10.aim",
		"signatures.pupil.name", "signatures.pupil.role", "signatures.pupil.at"}
	if !slices.Equal(paths, want) {
		t.Errorf("got  %v\nwant %v", paths, want)
	}
}

func TestDoubts(t *testing.T) {
	d, err := Read(visit(
		Answer{Path: "pupil.name", Text: "Alex Example"}, Answer{Path: "pupil.name", Text: "Jordan Sample"},
		Answer{Path: "provider.name", Text: "Example Farm", Doubts: []string{"was struck out"}},
		Answer{Path: "visit.by", Unreadable: "has a picture in it; type the answer"},
		Answer{Path: "shoe.size", Text: "12"}, Answer{Path: "objectives.x.aim"}, Answer{Path: "objectives.1000.aim"},
		Answer{Path: "objectives.01.aim"}), documents.All()...)
	if err != nil {
		t.Fatal(err)
	}
	if n := d.Report.Count(Doubtful); n != 2 {
		t.Errorf("%d doubtful", n)
	}
	if n := d.Report.Count(NotRead); n != 1 {
		t.Errorf("%d not read", n)
	}
	if len(d.Report.Notes) != 1 {
		t.Errorf("notes %q", d.Report.Notes)
	}
	sent := &documents.ProgressVisit{}
	sent.Pupil.Name = "Alex Example"
	if !d.Against(sent) {
		t.Fatal("the form is another")
	}
	for _, e := range d.Report.Answers {
		if e.Changed != (e.Path == "provider.name") {
			t.Errorf("%s: changed %v", e.Path, e.Changed)
		}
	}
}

func TestRefusals(t *testing.T) {
	if _, err := Read(&File{Answers: []Answer{{Path: "shoe.size"}}}, documents.All()...); !errors.Is(err, ErrNoForm) {
		t.Error(err)
	}
	if _, err := Read(&File{Answers: []Answer{{Path: "pupil.name"}}}, documents.All()...); err == nil {
		t.Error("one question that all forms have recognises one of them")
	}
	_, err := Read(&File{Form: "progress-visit", Version: 99}, documents.All()...)
	if err == nil || !strings.Contains(err.Error(), "newer") {
		t.Error(err)
	}
	if _, err := Read(&File{}); err == nil {
		t.Error("read without forms")
	}
}
