package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/internal/words"
	"github.com/apdocs/forms/render/pdf/internal/dump"
	"github.com/apdocs/forms/render/translation"
)

// TestWithEnglish makes blanks in the pseudo-language with the English: the label of every question, its
// choices and its hints are there in English too, so that an office can read what a family filled in.
func TestWithEnglish(t *testing.T) {
	in, err := translation.Pseudo(documents.All()...)
	if err != nil {
		t.Fatal(err)
	}
	in.WithEnglish = true
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(o.Name, func(t *testing.T) {
			t.Parallel()
			for _, options := range []*render.Options{
				{Translation: in, Rendition: render.Blank}, {Translation: in, Fillable: true},
			} {
				for kind, text := range printedText(t, options, o.New()) {
					for _, f := range o.Fields {
						lacksEnglish(t, kind, text, f)
					}
				}
			}
		})
	}
}

// printedText returns the text of a record's documents, with a space between words.
func printedText(t *testing.T, o *render.Options, record apdocs.Form) map[string]string {
	t.Helper()
	var file, word bytes.Buffer
	if err := Encode(&file, record, o); err != nil {
		t.Fatal(err)
	}
	if err := docx.Encode(&word, record, o); err != nil {
		t.Fatal(err)
	}
	pieces, err := dump.Words(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, w := range pieces {
		texts = append(texts, w.Text)
	}
	said, err := words.Words(word.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	plain := func(texts []string) string { return strings.Join(strings.Fields(strings.Join(texts, " ")), " ") }
	return map[string]string{"PDF": plain(texts), "Word": plain(said)}
}

// lacksEnglish reports what of a question is in the text, but not in English.
func lacksEnglish(t *testing.T, kind, text string, f *apdocs.Field) {
	t.Helper()
	is := func(english string) {
		english = strings.Join(strings.Fields(english), " ")
		if strings.Contains(english, "{") || !strings.Contains(text, translation.Accented(english)) {
			return
		}
		if !strings.Contains(text, english) {
			t.Errorf("%s: %s: %q is not there in English", kind, f.Name, english)
		}
	}
	if f.Kind == apdocs.KindComputed || f.Name == "policies.other.specify" { // no answer; a word before a line
		return
	}
	is(f.Question.Label)
	for _, c := range f.Choices {
		is(c.Label)
	}
	for _, h := range f.Question.Hints {
		is(h)
	}
}
