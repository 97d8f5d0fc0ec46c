package docx_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/internal/words"
)

const testdata = "../../testdata/"

// school returns the organisation of the examples, with its logo.
func school(t testing.TB, logo string) *apdocs.Organisation {
	t.Helper()
	var o apdocs.Organisation
	read(t, testdata+"org/sample-school.json", &o)
	var err error
	if o.LogoImage, err = os.ReadFile(testdata + "org/" + logo); err != nil {
		t.Fatal(err)
	}
	return &o
}

func read(t testing.TB, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err = json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

// records returns the example records by name.
func records(t testing.TB) map[string]apdocs.Form {
	t.Helper()
	files, err := filepath.Glob(testdata + "records/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no records: %v", err)
	}
	out := map[string]apdocs.Form{}
	for _, file := range files {
		var e apdocs.Record
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if json.Unmarshal(data, &e) != nil {
			t.Fatalf("%s is no record", file)
		}
		f, err := documents.New(e.Form)
		if err != nil {
			t.Fatal(err)
		}
		read(t, file, f)
		out[strings.TrimSuffix(filepath.Base(file), ".json")] = f
	}
	return out
}

func encode(t testing.TB, f apdocs.Form, o *render.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.NewEncoder(o).EncodeTo(&b, f, addressee(t, f, o)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// addressee returns the first addressee of the record's letters, or a sample one if there
// is none. It returns nil if the form is not a letter.
func addressee(t testing.TB, f apdocs.Form, o *render.Options) *apdocs.Addressee {
	t.Helper()
	to, err := o.Addressees(f)
	switch {
	case err != nil:
		return &apdocs.Addressee{Name: "Pat Example", Address: "1 Example Road\nSampletown"}
	case len(to) == 0:
		return nil
	}
	return &to[0]
}

// everyDocument returns a blank of every form and a completed document of every record, in
// each way.
func everyDocument(t testing.TB) map[string][]byte {
	t.Helper()
	org := school(t, "sample-logo.png")
	out := map[string][]byte{}
	add := func(name string, f apdocs.Form, o render.Options) {
		for _, large := range []bool{false, true} {
			o.LargePrint = large
			if large {
				name += ", large print"
			}
			out[name] = encode(t, f, &o)
		}
	}
	for _, f := range append(documents.All(), new(excursion), new(survey)) {
		name := f.Layout().Name
		add(name+", blank", f, render.Options{Rendition: render.Blank, Organisation: org})
		add(name+", blank, plain", f, render.Options{Rendition: render.Blank})
		add(name+", empty draft", f, render.Options{Draft: true, Organisation: org})
		add(name+", empty", f, render.Options{})
	}
	for name, f := range records(t) {
		add(name, f, render.Options{Organisation: org})
		add(name+", draft", f, render.Options{Organisation: org, Draft: true, Date: time.Unix(1_800_000_000, 0)})
		add(name+", blank", f, render.Options{Rendition: render.Blank})
	}
	add("excursion", filledExcursion(), render.Options{})
	return out
}

// said returns the text of a document with single spaces.
func said(t testing.TB, file []byte) string {
	t.Helper()
	w, err := words.Words(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(w, " ")
}

func part(t testing.TB, file []byte, name string) string {
	t.Helper()
	data, err := words.Part(file, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEncodeIsDeterministic(t *testing.T) {
	org := school(t, "sample-logo.jpg")
	all := records(t)
	for _, o := range []*render.Options{{Organisation: org}, {Draft: true, LargePrint: true}, {Rendition: render.Blank}} {
		shared := docx.NewEncoder(o)
		var wait sync.WaitGroup
		for name, f := range all {
			want := encode(t, f, o)
			for range 8 {
				wait.Go(func() {
					var b bytes.Buffer
					if err := shared.EncodeTo(&b, f, addressee(t, f, o)); err != nil {
						t.Error(err)
					}
					if !bytes.Equal(b.Bytes(), want) {
						t.Errorf("%s: a shared encoder writes other bytes", name)
					}
				})
			}
		}
		wait.Wait()
	}
}

func TestHostileText(t *testing.T) {
	const hostile = `]]></w:t><w:p/>&amp; "quoted" <b>bold</b> {pupil.name} ` + "\U0001F600e\u0301"
	v := &documents.ProgressVisit{}
	v.Pupil.Name, v.Reference = hostile, "A<B"
	v.Procedures.Comments = apdocs.LongText(hostile + "\r\n\r\n\ttabbed\rlast")
	v.Extra = []apdocs.Extra{{Question: hostile, Answer: hostile}}
	v.Overrides = []apdocs.Override{{Rule: hostile, Reason: hostile, By: hostile}}
	for _, o := range []*render.Options{{}, {Rendition: render.Blank}} {
		file := encode(t, v, o)
		lint(t, "hostile", file)
		text := said(t, file)
		if got := strings.Count(text, strings.Join(strings.Fields(hostile), " ")); o.Rendition == render.Completed &&
			got < 5 {
			t.Errorf("the hostile text is there %d times as written: %s", got, text)
		}
		if !strings.Contains(text, "tabbed last") {
			t.Errorf("line ends are lost: %s", text)
		}
	}
}

func TestRefusedText(t *testing.T) {
	v := &documents.ProgressVisit{}
	v.Objectives = make([]apdocs.Objective, 2)
	for _, bad := range []string{"\x00", "\x1b", "\x7f", "\u0086", "\ufdd0", "\uffff", "\uf0b7", "\ufffd", "\xff"} {
		const secret = "secret words"
		v.Objectives[1].Progress = apdocs.LongText(secret + bad)
		var b bytes.Buffer
		err := docx.Encode(&b, v, nil)
		if err == nil || !strings.Contains(err.Error(),
			"write progress-visit as DOCX: objectives.1.progress, “Objective 2, Progress to date”: ") {
			t.Errorf("%q: %v", bad, err)
		} else if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), bad) {
			t.Errorf("%q: the message has the value in it", bad)
		}
		if b.Len() > 0 {
			t.Errorf("%q: %d bytes were written", bad, b.Len())
		}
	}
}

func TestRefusedOptions(t *testing.T) {
	f := new(documents.ProgressVisit)
	for want, o := range map[string]*apdocs.Organisation{
		"colour":  {Colour: "blue"},
		"logo":    {LogoImage: []byte("GIF89a")},
		"address": {Address: "1\n2\n3\n4\n5\n6\n7"},
		"control": {Name: "Sample\x00School"},
	} {
		err := docx.Encode(new(bytes.Buffer), f, &render.Options{Organisation: o})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	var nobody *documents.ProgressVisit
	if err := docx.Encode(new(bytes.Buffer), nobody, nil); err == nil {
		t.Error("a nil record is written")
	}
	if err := docx.Encode(new(bytes.Buffer), nil, nil); err == nil {
		t.Error("no record is written")
	}
	if err := docx.Encode(full{}, f, nil); !errors.Is(err, errFull) {
		t.Errorf("a writer's error is lost: %v", err)
	}
}

type full struct{}

var errFull = errors.New("the disk is full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestProperties(t *testing.T) {
	f := records(t)["progress-visit-ordinary"].(*documents.ProgressVisit)
	core := part(t, encode(t, f, nil), "docProps/core.xml")
	if !strings.Contains(core,
		"<dc:title>Progress visit to Alternative Provision (AP), "+f.Reference+"</dc:title><dc:language>en-GB<") {
		t.Errorf("title or language are not there: %s", core)
	}
	for _, banned := range []string{f.Pupil.Name, "creator", "created", "modified"} {
		if strings.Contains(core, banned) {
			t.Errorf("the properties say %q", banned)
		}
	}
	dated := part(t, encode(t, f, &render.Options{Date: time.Date(2026, 11, 12, 9, 0, 0, 0, time.UTC)}),
		"docProps/core.xml")
	if strings.Count(dated, "2026-11-12T09:00:00Z") != 2 {
		t.Errorf("the date is not there: %s", dated)
	}
}

func TestRunningLine(t *testing.T) {
	f := records(t)["progress-visit-ordinary"].(*documents.ProgressVisit)
	header := func(o *render.Options) string { return part(t, encode(t, f, o), "word/header2.xml") }
	if h := header(nil); !strings.Contains(h, "Alex Example") || !strings.Contains(h, "born 14\u00a0May\u00a02011") ||
		!strings.Contains(h, "PV-2026-0147") {
		t.Errorf("the running line says %s", h)
	}
	if h := header(&render.Options{LargePrint: true}); strings.Contains(h, "born") {
		t.Error("large print has no room for the date of birth")
	}
	f.Pupil.Name = strings.Repeat("Long ", 12) + "Name"
	if h := header(nil); strings.Contains(h, "born") || strings.Contains(h, "Name") ||
		!strings.Contains(h, "Long Long …") {
		t.Errorf("the running line does not fit, or has nothing of the name: %s", h)
	}
	f.Pupil.Name = strings.Repeat("Longest", 12)
	if h := header(nil); strings.Contains(h, "Longest") {
		t.Errorf("a name of one word was cut: %s", h)
	}
	if h := header(&render.Options{Draft: true}); !strings.Contains(h, "Draft") || !strings.Contains(h, "Not issued.") {
		t.Error("a page of a draft does not say so")
	}
	blank := part(t, encode(t, new(documents.ProgressVisit), &render.Options{Rendition: render.Blank}), "word/header2.xml")
	if !strings.Contains(blank, "Name of Student") || !strings.Contains(blank, `w:leader="underscore"`) {
		t.Errorf("a blank has no room for the name: %s", blank)
	}
}

func BenchmarkEncode(b *testing.B) {
	all := records(b)
	for _, name := range []string{"placement-evaluation-ordinary", "progress-visit-ordinary"} {
		b.Run(name, func(b *testing.B) {
			e := docx.NewEncoder(&render.Options{Organisation: school(b, "sample-logo.png")})
			var size int
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if err := e.EncodeTo(&out, all[name], addressee(b, all[name], nil)); err != nil {
					b.Fatal(err)
				}
				size = out.Len()
			}
			b.ReportMetric(float64(size), "bytes/doc")
		})
	}
}
