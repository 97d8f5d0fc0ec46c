package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/dump"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A run holds documents of several forms, letters among them, each with its bookmark. It is as
// sound as a document, and each page says the same as in a file of its own.
func TestRunOfSeveralForms(t *testing.T) {
	options := &render.Options{Organisation: organisation(t)}
	var out bytes.Buffer
	r := NewRun(&out, options, &RunOptions{Title: "All documents", Forms: documents.All()})
	var alone []string
	for _, f := range documents.All() {
		name := f.Layout().Name
		record := ordinary(t, name)
		to, err := options.Addressees(record)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range append(pointers(to), nil)[:max(len(to), 1)] {
			if err := r.AddTitled("Bookmark of "+name, record, one); err != nil {
				t.Fatal(err)
			}
			var own bytes.Buffer
			if err := NewEncoder(options).EncodeTo(&own, record, one); err != nil {
				t.Fatal(err)
			}
			alone = append(alone, text(t, own.Bytes()))
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	whole := text(t, out.Bytes())
	for i, one := range alone {
		if !strings.Contains(whole, one) {
			t.Errorf("document %d is not in the run as it is alone", i)
		}
	}
	if err := dump.Check(out.Bytes()); err != nil {
		t.Error(err)
	}
	again := bookmarks(t, out.Bytes())
	if len(again) != len(alone) || again[0] != "Bookmark of "+documents.All()[0].Layout().Name {
		t.Errorf("bookmarks: %q", again)
	}
}

// ordinary returns the ordinary record of a form.
func ordinary(t *testing.T, name string) apdocs.Form {
	t.Helper()
	f, err := documents.New(name)
	if err != nil {
		t.Fatal(err)
	}
	readJSON(t, testdata+"records/"+name+"-ordinary.json", f)
	return f
}

// bookmarks returns the titles of a file's bookmarks, in order.
func bookmarks(t *testing.T, pdf []byte) (titles []string) {
	t.Helper()
	d, err := file.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	for at := d.Dict(d.Dict(d.Catalog()["Outlines"])["First"]); at != nil; at = d.Dict(at["Next"]) {
		titles = append(titles, d.Text(at["Title"]))
	}
	return titles
}

func pointers(to []apdocs.Addressee) (all []*apdocs.Addressee) {
	for i := range to {
		all = append(all, &to[i])
	}
	return all
}

// text returns the words of a file in order.
func text(t *testing.T, file []byte) string {
	t.Helper()
	words, err := dump.Words(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text + " ")
	}
	return b.String()
}

// A form that the options do not name is refused, and so is a second form without them.
func TestRunRefusesOtherForms(t *testing.T) {
	for _, forms := range [][]apdocs.Form{nil, {new(documents.ProgressVisit)}} {
		r := NewRun(new(bytes.Buffer), &render.Options{Organisation: organisation(t)}, &RunOptions{Forms: forms})
		if err := r.Add(ordinary(t, "progress-visit"), nil); err != nil {
			t.Fatal(err)
		}
		if err := r.Add(ordinary(t, "placement-evaluation"), nil); err == nil {
			t.Errorf("%d forms: another form is taken", len(forms))
		}
	}
}
