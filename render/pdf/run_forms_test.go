package pdf

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

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

// Titles of bookmarks and of the file are UTF-16 with the characters in the order in which they are typed and
// read, also where a program shows them from right to left, and pass the gate of all text.
func TestTitlesOfBothDirections(t *testing.T) {
	titles := []string{"محمد مثال، 12 (3)", "Alex محمد Example", "שרה, Sample 2", "Ọlọ́runfẹ́mi", "PV-1"}
	var out bytes.Buffer
	r := NewRun(&out, &render.Options{Organisation: organisation(t)}, &RunOptions{Title: "وثائق Alex\u200B"})
	for _, title := range titles {
		if err := r.AddTitled(title+"\u200B", ordinary(t, "progress-visit"), nil); err != nil {
			t.Fatal(err)
		}
	}
	err := r.AddTitled("Alex\u0085", ordinary(t, "progress-visit"), nil)
	if err == nil || !strings.Contains(err.Error(), "U+0085: a control character") || strings.Contains(err.Error(), "Alex") {
		t.Errorf("a control character in a title: %v", err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := file.Read(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	found := []file.Object{d.Dict(d.Trailer()["Info"])["Title"]}
	for at := d.Dict(d.Dict(d.Catalog()["Outlines"])["First"]); at != nil; at = d.Dict(at["Next"]) {
		found = append(found, at["Title"])
	}
	want := append([]string{"وثائق Alex"}, titles...)
	if len(found) != len(want) {
		t.Fatalf("there are %d titles", len(found))
	}
	for i, title := range want {
		bytes := title
		if i < len(want)-1 { // the last is ASCII
			bytes = "\xfe\xff"
			for _, u := range utf16.Encode([]rune(title)) {
				bytes += string([]byte{byte(u >> 8), byte(u)})
			}
		}
		if got, _ := d.Get(found[i]).(file.String); string(got) != bytes {
			t.Errorf("the title %q is % x, not % x", title, string(got), bytes)
		}
	}
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
