package sheet

import (
	"bytes"
	"errors"
	"testing"

	"github.com/apdocs/forms/schema"
)

// Whatever a file holds, it is read within its limits or refused, each row is a JSON text that
// can be checked, and what is said of a file that cannot be used is an Error.
func FuzzRead(f *testing.F) {
	f.Add([]byte(twoPupils))
	f.Add([]byte("form;Pupil;Target 1\nfull-time-agreement;'=x;#N/A\n"))
	f.Add([]byte("form;Pupil\nfull-time\x7fagreement;Al\x7fex\n"))
	f.Add(workbookOf(f, "",
		`<row r="1"><c t="inlineStr"><is><t>Pupil</t></is></c><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c>`+
			`<c s="1"><v>40677</v></c></row>`, `<mergeCells><mergeCell ref="A2:B3"/></mergeCells>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Read(data)
		var own *Error
		if err != nil {
			if !errors.As(err, &own) {
				t.Errorf("%T: %v", err, err)
			}
			return
		}
		found, err := book.Match(&Options{Forms: documentsAll(), Form: "full-time-agreement", Hidden: true})
		if err != nil {
			if !errors.As(err, &own) {
				t.Errorf("%T: %v", err, err)
			}
			return
		}
		for _, m := range found {
			_ = m.String()
			for row := range m.All() {
				_, _, err := schema.DecodeAndCheck(bytes.NewReader(row.Text), &schema.Options{Forms: documentsAll(), Draft: true,
					Typed: true})
				var problems schema.Problems
				if err != nil && !errors.As(err, &problems) {
					t.Errorf("%v\n%s", err, row.Text)
				}
			}
		}
	})
}

// FuzzGuard has any text come out of a cell as it went in, but for what a table does not keep:
// the ends of lines of other systems, and marks that are not UTF-8.
func FuzzGuard(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, inText := range []bool{true, false} {
			held := guard(text, inText)
			if inText && held != "" && bytes.IndexByte([]byte(formulaSigns), held[0]) >= 0 {
				t.Errorf("%q stands as the formula %q", text, held)
			}
			if got := typedCell(held); got.Text != text || got.Kind == Faulty {
				t.Errorf("%q stands as %q and is read as %+v", text, held, got)
			}
		}
	})
}
