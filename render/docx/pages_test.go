package docx_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// What ends a form is held by what stands before it, so that neither the notice
// on data nor a last sentence is alone on a page.
func TestLastPage(t *testing.T) {
	o := &render.Options{Organisation: school(t, "sample-logo.png"), Rendition: render.Blank}
	for _, f := range apdocs.Forms() {
		layout := f.Layout()
		if layout.Letter != nil {
			continue
		}
		body, err := parse([]byte(part(t, encode(t, f, o), "word/document.xml")))
		if err != nil {
			t.Fatal(err)
		}
		blocks := body.find("body").kids
		at := len(blocks) - 1
		for at >= 0 && !strings.Contains(text(blocks[at]), "Questions about data") {
			at--
		}
		if at < 1 {
			t.Fatalf("%s: there is no notice", layout.Name)
		}
		before := blocks[at-1]
		if before.name == "tbl" {
			before = before.kids[len(before.kids)-1]
		}
		before.walk(func(e *element) {
			if e.name == "pPr" && e.find("keepNext") == nil {
				t.Errorf("%s: %q does not stay with the notice", layout.Name, text(before))
			}
		})
	}
}

func text(e *element) string {
	var b strings.Builder
	e.walk(func(e *element) { b.WriteString(e.text) })
	return b.String()
}
