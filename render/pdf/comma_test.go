package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/translation"
)

// The title of a document has the reference after the comma of its script, in PDF and Word alike, and so have the
// names of questions in rows.
func TestCommaOfTitles(t *testing.T) {
	for tag, comma := range map[string]string{"": ", ", "pl": ", ", "he": ", ", "ar": "، ", "ur": "، ", "pa-Arab": "، ",
		"am": "፣ ", "ja": "、", "zh-Hant": "，"} {
		o := &render.Options{}
		if tag != "" {
			in, err := translation.PseudoIn(tag, documents.All()...)
			if err != nil {
				t.Fatal(err)
			}
			o.Translation = in
		}
		visit := &documents.ProgressVisit{}
		visit.Reference = "PV-1"
		outline, err := o.Outlined(visit)
		if err != nil {
			t.Fatal(err)
		}
		want := outline.Title + comma + "PV-1"
		var paper, word bytes.Buffer
		if err := docx.NewEncoder(o).Encode(&word, visit); err != nil {
			t.Fatal(err)
		}
		if texts, err := beside(word.Bytes()); err != nil || !slices.Contains(texts, want) {
			t.Errorf("%s: the title of the Word document is not %q, %v", tag, want, err)
		}
		if row := outline.Field("objectives[].progress").TitleAt(apdocs.At{}); !strings.Contains(row, " 1"+comma) {
			t.Errorf("%s: a question in a row is called %q", tag, row)
		}
		if tag == "ja" || tag == "zh-Hant" {
			continue // a PDF wants a font that the settings name
		}
		if err := NewEncoder(o).Encode(&paper, visit); err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(paper.Bytes(), []byte(want+"</")) {
			t.Errorf("%s: the title of the PDF does not end in %q", tag, want)
		}
	}
}
