package filled

import (
	"errors"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/page"
)

// attached returns the record attached to the document, or nil.
func (r *reader) attached() []byte {
	for _, o := range r.pdf.Array(r.pdf.Catalog()["AF"]) {
		spec := r.pdf.Dict(o)
		name := r.pdf.Text(spec["UF"])
		if name == "" {
			name = r.pdf.Text(spec["F"])
		}
		if name != page.RecordName || r.pdf.Name(spec["AFRelationship"]) != "Data" {
			continue
		}
		if s := r.pdf.Stream(r.pdf.Dict(spec["EF"])["F"]); s != nil {
			if data, err := r.pdf.Decode(s); err == nil {
				return data
			}
		}
	}
	return nil
}

// The reasons why a file has no fields.
var (
	errScanned = errors.New("the file is a scan: it holds pictures of pages; type the answers into the form as it was " +
		"sent")
	errPrinted = errors.New("the file was printed to a new PDF, which takes the fields away; " +
		"save the form instead of printing it")
	errFlattened = errors.New("the fields of the form were made plain text when it was saved (flattened); " +
		"fill in the form as it was sent and save it")
	errNoForm = errors.New("the file is a completed document or a blank to print, which have no fields; send out a form " +
		"to fill in on screen, or a document with its record attached")
	errFieldless = errors.New("the file has no fields to fill in; either it is another document, " +
		"or it was printed to a new PDF or flattened, which takes the fields away")
)

// printers are the names of programs that print to PDF, as in the Producer entry.
var printers = []string{"print to pdf", "quartz pdfcontext", "skia/pdf", "cairo", "ghostscript", "distiller",
	"pdfcreator",
	"cutepdf", "doro", "bullzip", "novapdf", "pdf24"}

// fieldless returns an error that says why the file has no fields.
func (r *reader) fieldless() error {
	info := r.pdf.Dict(r.pdf.Trailer()["Info"])
	made := strings.TrimSpace(strings.ToLower(r.pdf.Text(info["Producer"]) + " " + r.pdf.Text(info["Creator"])))
	switch {
	case r.found.Form != "":
		return errFlattened
	case r.pictures():
		return errScanned
	case made == "apdocs":
		return errNoForm
	}
	for _, name := range printers {
		if strings.Contains(made, name) {
			return errPrinted
		}
	}
	return errFieldless
}

// pictures reports whether the pages of the file contain images and no text.
func (r *reader) pictures() bool {
	const most = 100 // number of pages examined
	pages, pictures := r.pages(r.pdf.Catalog()["Pages"], nil, 0, most), false
	for _, p := range pages {
		resources := r.pdf.Dict(p["Resources"])
		if len(r.pdf.Dict(resources["Font"])) > 0 {
			return false
		}
		objects := r.pdf.Dict(resources["XObject"])
		for _, name := range objects.Keys() {
			if s := r.pdf.Stream(objects[name]); s != nil && r.pdf.Name(s.Dict["Subtype"]) == "Image" {
				pictures = true
			}
		}
	}
	return pictures
}

// pages returns the pages below a node of the page tree, at most most.
func (r *reader) pages(o file.Object, all []file.Dict, depth, most int) []file.Dict {
	const deepest = 16
	node := r.pdf.Dict(o)
	if node == nil || depth > deepest || len(all) >= most {
		return all
	}
	if node["Kids"] == nil {
		return append(all, node)
	}
	for _, kid := range r.pdf.Array(node["Kids"]) {
		all = r.pages(kid, all, depth+1, most)
	}
	return all
}
