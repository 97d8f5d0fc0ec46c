package peers

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/pdf"
)

// encoder is what writes a document of a form: package pdf's or docx's.
type encoder interface {
	Encode(w io.Writer, f apdocs.Form) error
}

// filledForm returns the evaluation as a form to fill in that has all its answers.
func filledForm(tb testing.TB, e encoder) []byte {
	tb.Helper()
	record, _, err := load()
	if err != nil {
		tb.Fatal(err)
	}
	var file bytes.Buffer
	if err := e.Encode(&file, record); err != nil {
		tb.Fatal(err)
	}
	return file.Bytes()
}

// filledByPdfcpu returns the equal form, with the answers that pdfcpu filled in.
func filledByPdfcpu(tb testing.TB) (*fillable, []byte) {
	tb.Helper()
	record, org, err := load()
	if err != nil {
		tb.Fatal(err)
	}
	e, err := words(record, org)
	if err != nil {
		tb.Fatal(err)
	}
	form, err := newFillable(e)
	if err != nil {
		tb.Fatal(err)
	}
	var file bytes.Buffer
	if err := writePdfcpu(&file, form); err != nil {
		tb.Fatal(err)
	}
	return form, file.Bytes()
}

// repeat measures what is done, also in time of the processors, which other work on the machine does not lengthen.
func repeat(b *testing.B, do func() error) {
	if err := do(); err != nil { // and once before, for what is made once
		b.Fatal(err)
	}
	b.ReportAllocs()
	start := processorTime()
	for b.Loop() {
		if err := do(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(processorTime()-start)/float64(b.N), "cpu-ns/op")
}

// BenchmarkFormFilled fills in the fields of a form.
func BenchmarkFormFilled(b *testing.B) {
	record, _, err := load()
	if err != nil {
		b.Fatal(err)
	}
	o := &render.Options{Fillable: true}
	for name, e := range map[string]encoder{"apdocs.pdf": pdf.NewEncoder(o), "apdocs.docx": docx.NewEncoder(o)} {
		size := len(filledForm(b, e))
		b.Run(name, func(b *testing.B) {
			repeat(b, func() error { return e.Encode(io.Discard, record) })
			b.ReportMetric(float64(size), "bytes/doc")
		})
	}
	form, file := filledByPdfcpu(b)
	b.Run("pdfcpu.pdf", func(b *testing.B) {
		repeat(b, func() error { return writePdfcpu(io.Discard, form) })
		b.ReportMetric(float64(len(file)), "bytes/doc")
	})
}

// BenchmarkFormRead reads the answers of a form that was filled in: apdocs as a record, pdfcpu as JSON.
func BenchmarkFormRead(b *testing.B) {
	o := &render.Options{Fillable: true}
	pdfFile, docxFile := filledForm(b, pdf.NewEncoder(o)), filledForm(b, docx.NewEncoder(o))
	_, ofPdfcpu := filledByPdfcpu(b)
	readers := []struct {
		name string
		read func() error
	}{
		{"apdocs.pdf", func() error {
			_, err := pdf.Decode(bytes.NewReader(pdfFile), documents.All()...)
			return err
		}},
		{"pdfcpu.pdf", func() error { return api.ExportFormJSON(bytes.NewReader(ofPdfcpu), io.Discard, "form.pdf", nil) }},
		{"apdocs.docx", func() error {
			_, err := docx.Decode(bytes.NewReader(docxFile), documents.All()...)
			return err
		}},
	}
	for _, r := range readers {
		b.Run(r.name, func(b *testing.B) { repeat(b, r.read) })
	}
	b.Run("python-docx.docx", func(b *testing.B) { readWithPythonDocx(b, docxFile) })
}

// readWithPythonDocx measures python-docx, which has no function for content controls: the script reads the
// texts of all. PYTHON is the Python that has the package; python3 if it is not set.
func readWithPythonDocx(b *testing.B, file []byte) {
	python := os.Getenv("PYTHON")
	if python == "" {
		python = "python3"
	}
	if err := exec.Command(python, "-c", "import docx").Run(); err != nil {
		b.Skip("python-docx is not installed: PYTHON names a Python that has it")
	}
	path := b.TempDir() + "/form.docx"
	if err := os.WriteFile(path, file, 0o600); err != nil {
		b.Fatal(err)
	}
	said, err := exec.Command(python, "read_docx.py", path, "50").Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			b.Fatalf("read_docx.py: %s", failed.Stderr)
		}
		b.Fatal(err)
	}
	seconds, controls, _ := strings.Cut(strings.TrimSpace(string(said)), " ")
	each, err := strconv.ParseFloat(seconds, 64)
	if err != nil {
		b.Fatal(err)
	}
	read, err := strconv.ParseFloat(controls, 64)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() { // the script has its own clock
	}
	b.ReportMetric(each*1e9, "cpu-ns/op")
	b.ReportMetric(read, "controls/doc")
}
