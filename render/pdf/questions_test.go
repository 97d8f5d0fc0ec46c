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
)

// Nobody can take the questions for a letter for the letter: every page of them says that
// it is for the office, and the title is another. The letter says nothing of the sort.
func TestQuestionsAreNoLetter(t *testing.T) {
	letters := 0
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		if o.Letter == nil {
			continue
		}
		letters++
		for _, large := range []bool{false, true} {
			m := &making{record: o.New(), options: render.Options{Rendition: render.Blank, LargePrint: large}}
			m.make(t, NewEncoder(&m.options))
			marked := map[int]bool{}
			for _, w := range m.words {
				marked[w.Page] = marked[w.Page] || strings.Contains(w.Text, apdocs.OfficeUse)
			}
			for n := range m.pages.Starts {
				if !marked[n+1] {
					t.Errorf("%s: page %d does not say that it is for the office", o.Name, n+1)
				}
			}
			if title := m.outline.Title; !strings.HasPrefix(title, "Information for the "+o.Letter.Called+":") {
				t.Errorf("%s: the questions are titled %q", o.Name, title)
			}
			var word bytes.Buffer
			if err := docx.NewEncoder(&m.options).Encode(&word, m.record); err != nil {
				t.Fatal(err)
			}
			said, err := words.Words(word.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(folded(strings.Join(said, " ")), "office use, do not send") {
				t.Errorf("%s: Word does not say that the questions are for the office", o.Name)
			}
			sent := &making{record: o.New(), to: &somebody, options: render.Options{LargePrint: large}}
			sent.make(t, NewEncoder(&sent.options))
			if strings.Contains(strings.ToLower(sent.structure), "office use") {
				t.Errorf("%s: the letter says that it is for the office", o.Name)
			}
		}
	}
	if letters < 4 {
		t.Errorf("only %d letters were looked at", letters)
	}
}

// says reports whether a text contains first and after it then as separate words: without
// a space in between, a screen reader would run them together.
func says(text, first, then string) bool {
	_, after, ok := apart(text, first)
	if !ok {
		return false
	}
	_, _, ok = apart(after, then)
	return ok
}

// apart splits a text at words that it contains.
func apart(text, words string) (before, after string, ok bool) {
	if words == "" {
		return "", text, true
	}
	return strings.Cut(" "+text+" ", " "+words+" ")
}
