package docx_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// Each question in easy read has its picture before it, in the order of the questions, with its
// alternative text and a number of its own.
func TestPictures(t *testing.T) {
	f := new(documents.PupilViews)
	outline, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []*render.Options{{}, {Rendition: render.Blank}, {Fillable: true}, {LargePrint: true}} {
		body := part(t, encode(t, f, o), "word/document.xml")
		ids := map[string]bool{}
		for _, q := range outline.Fields {
			if q.Question.Picture == "" {
				continue
			}
			_, rest, ok := strings.Cut(body, `<wp:docPr id="`)
			id, _, _ := strings.Cut(rest, `"`)
			if picture := `descr="` + q.Question.PictureAlt + `"`; !ok || ids[id] || id == "1" ||
				!strings.Contains(rest[:strings.Index(rest, ">")], picture) {
				t.Fatalf("%+v: the picture of %s is not there, or has no number of its own", o, q.Name)
			}
			ids[id] = true
			picture, after, _ := strings.Cut(rest, "</mc:AlternateContent>")
			label := strings.TrimSpace(strings.ReplaceAll(q.Question.Label, "\u00a0", " "))
			label = label[:min(len(label), 10)]
			if !strings.Contains(picture, "<a:lnTo>") ||
				!strings.Contains(strings.ReplaceAll(after[:min(len(after), 900)], "\u00a0", " "), label) {
				t.Errorf("%+v: the label of %s does not follow its picture", o, q.Name)
			}
			body = after
		}
		if len(ids) < 20 || strings.Contains(body, "<wp:docPr") {
			t.Errorf("%+v: %d pictures, and more without a question", o, len(ids))
		}
	}
}
