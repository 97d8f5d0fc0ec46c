package peers

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/pdf"
)

var out = flag.String("out", "", "folder for the documents that TestWrite makes")

// A maker makes one document of the evaluation.
type maker struct {
	name string
	make func(io.Writer) error
}

// makers readies all libraries: what each may keep between documents is kept.
func makers(tb testing.TB) []maker {
	tb.Helper()
	record, org, err := load()
	if err != nil {
		tb.Fatal(err)
	}
	e, err := words(record, org)
	if err != nil {
		tb.Fatal(err)
	}
	faces, err := gopdfFaces()
	if err != nil {
		tb.Fatal(err)
	}
	settings, err := marotoSettings()
	if err != nil {
		tb.Fatal(err)
	}
	form, err := newFillable(e)
	if err != nil {
		tb.Fatal(err)
	}
	o := &render.Options{Organisation: org}
	pdfs, docxs := pdf.NewEncoder(o), docx.NewEncoder(o)
	return []maker{
		{"apdocs.pdf", func(w io.Writer) error { return pdfs.Encode(w, record) }},
		{"fpdf.pdf", func(w io.Writer) error { return writeFpdf(w, e) }},
		{"gopdf.pdf", func(w io.Writer) error { return writeGopdf(w, e, faces) }},
		{"maroto.pdf", func(w io.Writer) error { return writeMaroto(w, e, settings) }},
		{"page.html", func(w io.Writer) error { return writeHTML(w, e) }},
		{"pdfcpu.pdf", func(w io.Writer) error { return writePdfcpu(w, form) }},
		{"apdocs.docx", func(w io.Writer) error { return docxs.Encode(w, record) }},
		{"godocx.docx", func(w io.Writer) error { return writeGodocx(w, e) }},
	}
}

func Benchmark(b *testing.B) {
	for _, m := range makers(b) {
		if m.name == "page.html" { // is for WeasyPrint, see bulk
			continue
		}
		b.Run(m.name, func(b *testing.B) {
			var size bytes.Buffer // and one document before, for what is made once
			if err := m.make(&size); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := m.make(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size.Len()), "bytes/doc")
		})
	}
}

// TestWrite makes each document once, and writes it where -out says.
func TestWrite(t *testing.T) {
	for _, m := range makers(t) {
		var b bytes.Buffer
		if err := m.make(&b); err != nil {
			t.Errorf("%s: %v", m.name, err)
			continue
		}
		if *out == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(*out, m.name), b.Bytes(), 0o600); err != nil {
			t.Error(err)
		}
	}
}
