package pdf

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A described is what a file says about itself.
type described struct {
	*file.Document
	xmp       map[string]string // by name of the property
	bookmarks []string
	fields    []field
}

type field struct{ name, said string }

func describe(t *testing.T, pdf []byte) *described {
	t.Helper()
	doc, err := file.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	d := &described{Document: doc, xmp: map[string]string{}}
	catalog := doc.Catalog()
	packet, err := doc.Decode(doc.Stream(catalog["Metadata"]))
	if err != nil {
		t.Fatal(err)
	}
	decoder, name := xml.NewDecoder(bytes.NewReader(packet)), ""
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local != "Alt" && token.Name.Local != "li" && token.Name.Local != "Bag" {
				name = token.Name.Local
			}
		case xml.CharData:
			d.xmp[name] += strings.TrimSpace(string(token))
		}
	}
	for at := doc.Dict(doc.Dict(catalog["Outlines"])["First"]); at != nil; at = doc.Dict(at["Next"]) {
		d.bookmarks = append(d.bookmarks, doc.Text(at["Title"]))
	}
	d.readFields(catalog)
	if err := doc.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *described) readFields(catalog file.Dict) {
	for _, group := range d.Array(d.Dict(catalog["AcroForm"])["Fields"]) {
		g := d.Dict(group)
		for _, kid := range d.Array(g["Kids"]) {
			k := d.Dict(kid)
			if d.Name(k["FT"]) != "Sig" || k["V"] != nil {
				d.fields = append(d.fields, field{"not an empty signature", d.Name(k["FT"])})
			}
			d.fields = append(d.fields, field{d.Text(g["T"]) + "." + d.Text(k["T"]), d.Text(k["TU"])})
		}
	}
}

// A file has the same description in two places, without any personal name. Its headings
// are bookmarks.
func TestMetadata(t *testing.T) {
	when := time.Date(2026, 11, 12, 9, 30, 15, 0, time.FixedZone("", 3600))
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range samples(t, o) {
			if s.name == "hard" {
				continue
			}
			for _, options := range []render.Options{{}, {Date: when}, {Draft: true},
				{Rendition: render.Blank, LargePrint: true}} {
				m := &making{record: s.record, options: options}
				m.make(t, NewEncoder(&options))
				d := describe(t, m.file)
				title := m.outline.Title
				if o.Letter != nil && m.blank() && title == o.Title {
					t.Errorf("the questions are titled %q, as the letter is", title)
				}
				if r := s.record.Envelope().Reference; r != "" {
					title += ", " + r
				}
				d.check(t, title, options.Date)
				d.checkNames(t, m)
				m.checkBookmarks(t, d)
				m.checkFields(t, d)
			}
		}
	}
}

func (d *described) check(t *testing.T, title string, when time.Time) {
	t.Helper()
	catalog, info := d.Catalog(), d.Dict(d.Trailer()["Info"])
	if got := d.Text(info["Title"]); got != title || d.xmp["title"] != title {
		t.Errorf("titles are %q and %q, not %q", got, d.xmp["title"], title)
	}
	if d.Text(info["Producer"]) != "apdocs" || d.xmp["Producer"] != "apdocs" {
		t.Error("the producers differ")
	}
	if d.xmp["part"] != "21" || d.xmp["conformance"] != "A" { // PDF/A-2, PDF/UA-1
		t.Errorf("part %q, conformance %q", d.xmp["part"], d.xmp["conformance"])
	}
	if show := d.Dict(catalog["ViewerPreferences"])["DisplayDocTitle"]; d.Text(catalog["Lang"]) != "en-GB" ||
		show != true {
		t.Errorf("language %q, title shown %v", d.Text(catalog["Lang"]), show)
	}
	kept, said := "", ""
	if !when.IsZero() {
		kept, said = when.UTC().Format("D:20060102150405Z"), when.UTC().Format(time.RFC3339)
	}
	for _, name := range []string{"CreationDate", "ModDate"} {
		if got := d.Text(info[name]); got != kept {
			t.Errorf("%s is %q, not %q", name, got, kept)
		}
	}
	for _, name := range []string{"CreateDate", "ModifyDate", "MetadataDate"} {
		if got := d.xmp[name]; got != said {
			t.Errorf("%s is %q, not %q", name, got, said)
		}
	}
}

// checkNames searches everything except pages for answers of the record.
func (d *described) checkNames(t *testing.T, m *making) {
	t.Helper()
	all := strings.Join(d.bookmarks, "\n")
	for _, text := range d.xmp {
		all += "\n" + text
	}
	for _, text := range d.Dict(d.Trailer()["Info"]) {
		all += "\n" + d.Text(text)
	}
	for _, f := range d.fields {
		all += "\n" + f.said
	}
	for _, a := range askings(m.outline, m.record, true, false) {
		text := ""
		switch a.Kind {
		case apdocs.KindText, apdocs.KindLongText, apdocs.KindAddress:
			text = a.Text(m.record, a.at)
		case apdocs.KindSignature:
			text = a.Pointer(m.record, a.at).(*apdocs.Signature).Name
		}
		for line := range strings.SplitSeq(text, "\n") {
			if len(line) > 3 && strings.Contains(all, line) {
				t.Errorf("%s is said outside the pages", a.Title())
			}
		}
	}
}

// checkBookmarks checks that there is one for each section heading, in order.
func (m *making) checkBookmarks(t *testing.T, d *described) {
	t.Helper()
	var headings []string
	for _, e := range m.elements {
		if e.kind == "H2" {
			headings = append(headings, strings.TrimSuffix(e.text, " "+render.RequiredMark))
		}
	}
	at := 0
	for _, heading := range headings {
		if at < len(d.bookmarks) && d.bookmarks[at] == heading {
			at++
		}
	}
	if at < len(d.bookmarks) {
		t.Errorf("bookmarks are %q, headings %q", d.bookmarks, headings)
	}
}

// checkFields checks that completed records have an empty field for each party that has
// still to sign, and other documents have none.
func (m *making) checkFields(t *testing.T, d *described) {
	t.Helper()
	var want []field
	for _, a := range askings(m.outline, m.record, true, false) {
		if m.blank() || m.options.Draft || a.Kind != apdocs.KindSignature {
			continue
		}
		if a.Pointer(m.record, a.at).(*apdocs.Signature).ToSign() {
			source := render.Source{Outline: m.outline, Record: m.record, Organisation: m.options.Organised()}
			said := source.Fill(a.Title())
			if !strings.HasSuffix(said, "Signature") {
				said += ", signature"
			}
			want = append(want, field{a.Name, said})
		}
	}
	if !slices.Equal(d.fields, want) {
		t.Errorf("fields are %q, not %q", d.fields, want)
	}
}
