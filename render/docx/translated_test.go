package docx_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/translation"
)

// A form in another language gives back what it was made with: choices by their words in that language, dates
// and sums as the language writes them, and nothing where its placeholders stand.
func TestDecodeTranslated(t *testing.T) {
	for _, tag := range []string{"pl", "ar", "pt", "hu", "de"} {
		in, err := translation.PseudoIn(tag, documents.All()...)
		if err != nil {
			t.Fatal(err)
		}
		for name, f := range records(t) {
			data := fillable(t, f, &render.Options{Fillable: true, Translation: in})
			asked := paths(t, data)
			if got, want := pruned(t, decode(t, data).Form, asked), pruned(t, f, asked); got != want {
				t.Errorf("%s %s: is\n%s\nand was\n%s", tag, name, got, want)
			}
		}
	}
}
