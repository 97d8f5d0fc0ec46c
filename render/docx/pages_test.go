package docx_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// The end of a form is kept with what precedes it, so that neither the notice on data nor
// a last sentence is alone on a page.
func TestLastPage(t *testing.T) {
	o := &render.Options{Organisation: school(t, "sample-logo.png"), Rendition: render.Blank}
	for _, f := range documents.All() {
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

// The end of a letter is not alone on a page: what precedes the closing, the signer and
// the copies is kept with them, and a point with its table.
func TestLetterKeepsTogether(t *testing.T) {
	for name, f := range records(t) {
		if f.Layout().Letter == nil || !strings.HasSuffix(name, "ordinary") {
			continue
		}
		o := &render.Options{Organisation: school(t, "sample-logo.png")}
		body, err := parse([]byte(part(t, encode(t, f, o), "word/document.xml")))
		if err != nil {
			t.Fatal(err)
		}
		held := 0
		blocks := body.find("body").kids
		for i := 1; i < len(blocks); i++ {
			says, before := text(blocks[i]), blocks[i-1]
			point := strings.HasPrefix(says, "Session") && strings.Contains(text(before), "At what times")
			if says != "Yours sincerely" && !strings.HasPrefix(says, "Copies to") && !point {
				continue
			}
			held++
			if before.name == "tbl" {
				before = before.kids[len(before.kids)-1]
			}
			before.walk(func(e *element) {
				if e.name == "pPr" && e.find("keepNext") == nil {
					t.Errorf("%s: %q does not stay with %q", name, text(before), says)
				}
			})
		}
		if held < 2 {
			t.Errorf("%s: only %d of closing, copies and table were found", name, held)
		}
	}
}

func text(e *element) string {
	var b strings.Builder
	e.walk(func(e *element) { b.WriteString(e.text) })
	return b.String()
}
