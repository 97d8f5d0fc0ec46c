package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/internal/words"
	"github.com/apdocs/forms/render/pdf/internal/page"
)

// TestWordsOfWord compares the words of Word documents with those of the PDF, in order,
// except for headers and footers.
func TestWordsOfWord(t *testing.T) { everyMaking(t, sameWords) }

// sameWords compares the words of a record's Word document with those of its PDF.
func sameWords(t *testing.T, m *making) {
	t.Helper()
	var word bytes.Buffer
	if err := docx.NewEncoder(&m.options).EncodeTo(&word, m.record, addressee(&m.options, m.record)); err != nil {
		t.Fatal(err)
	}
	said, err := words.Words(word.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Fields(norm.NFC.String(strings.Join(said, " ")))
	want := m.spoken()
	if slices.Equal(got, want) {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	t.Errorf("Word says …%q, PDF …%q", near(got, at), near(want, at))
}

// spoken returns the words of the PDF's structure, without letterhead and strip.
func (m *making) spoken() []string {
	var text strings.Builder
	for _, kid := range m.elements[0].kids {
		if kid.kind != "Div" {
			text.WriteString(kid.text + " ")
		}
	}
	return strings.Fields(strings.Replace(text.String(), page.LeftBlank, "", 1)) // in Word the printer leaves a back empty
}

// near returns a few words around the first difference.
func near(said []string, at int) string {
	return strings.Join(said[max(at-4, 0):min(at+6, len(said))], " ")
}
