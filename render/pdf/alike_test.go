package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/internal/words"
	"github.com/apdocs/forms/render/pdf/internal/dump"
)

// PDF and Word print the same of a text: what prints nothing falls away in both, what ends a line ends it in both,
// and what no document may hold is refused by both in the same words.
func TestPDFAndWordPrintAlike(t *testing.T) {
	for _, c := range []struct{ text, printed, refused string }{
		{"a\u2028b\u2029c\r\nd\re", "a b c d e", ""},
		{"tick \u2714\uFE0F, \u2714\uFE0E, 1\uFE0F", "tick \u2714, \u2714, 1", ""},
		{"x\uFE00y\U000E0100z", "xyz", ""},
		{"\u202Ax\u202C \u202Ey\u202C \u2066z\u2069", "x y z", ""},
		{"lone \u202Eone \u2067two \u2069three\u202C", "lone one two three", ""},
		{"1\u200E6\u200F \u061Cof 20\u200B26", "16 of 2026", ""},
		{"x\u200Cy\u200Dz\uFEFF\u2060", "xyz", ""},
		{"Ọlọ\u0301runfẹ\u0301mi", "Ọlọ\u0301runfẹ\u0301mi", ""},
		{"x \u0080", "", "(word 3, U+0080: a control character)"},
		{"x\n\u009F", "", "(line 2, word 1, U+009F: a control character)"},
		{"\uFDD0", "", "(word 2, U+FDD0: a character that is not in Unicode)"},
		{"a b \U0001FFFF", "", "(word 4, U+1FFFF: a character that is not in Unicode)"},
		{"\uE000", "", "(word 2, U+E000: a character for private use)"},
	} {
		visit := &documents.ProgressVisit{}
		visit.Views.Pupil = apdocs.LongText("begin " + c.text + " end")
		var asPDF, asWord bytes.Buffer
		errPDF, errWord := Encode(&asPDF, visit, nil), docx.Encode(&asWord, visit, nil)
		if c.refused != "" {
			for _, err := range []error{errPDF, errWord} {
				if err == nil || !strings.HasSuffix(err.Error(), c.refused) {
					t.Errorf("%+q: %v, not %s", c.text, err, c.refused)
				}
			}
			continue
		}
		if errPDF != nil || errWord != nil {
			t.Errorf("%+q: %v, %v", c.text, errPDF, errWord)
			continue
		}
		var all []string
		found, err := dump.Words(asPDF.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for i, w := range found {
			if last := len(all) - 1; i > 0 && w.Base == found[i-1].Base && w.X0-found[i-1].X1 < 1 {
				all[last] += w.Text // in another font
				continue
			}
			all = append(all, w.Text)
		}
		if got := between(all); got != c.printed {
			t.Errorf("%+q: PDF prints %+q, not %+q", c.text, got, c.printed)
		}
		if all, err = words.Words(asWord.Bytes()); err != nil {
			t.Fatal(err)
		}
		if got := between(all); got != c.printed {
			t.Errorf("%+q: Word prints %+q, not %+q", c.text, got, c.printed)
		}
	}
}

// between returns the words between begin and end.
func between(all []string) string {
	_, after, _ := strings.Cut(strings.Join(all, " "), "begin ")
	text, _, _ := strings.Cut(after, " end")
	return text
}
