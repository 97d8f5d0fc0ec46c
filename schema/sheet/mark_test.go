package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// markedOf returns the marked copy of a table with some wrong answers.
func markedOf(t *testing.T, data []byte) []byte {
	t.Helper()
	book, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	found, err := book.Match(&Options{Forms: documentsAll(), Form: "progress-visit"})
	if err != nil {
		t.Fatal(err)
	}
	k := NewMarked(book, found[0])
	for row := range found[0].All() {
		k.Add(row, append(row.Problems, schema.Problem{Path: "visit.by", Label: "Visit completed by",
			Severity: apdocs.Information, Text: "x"}))
	}
	var b bytes.Buffer
	if err := k.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A marked copy has the original content, says what is wrong, and colours the cells. After
// the mistakes are corrected in it, a new copy has no marks.
func TestMarked(t *testing.T) {
	text := func(s string) string { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }
	rows := `<row>` + text("Pupil") + text("DOB") + `</row><row>` + text("Sam") + `<c s="1"><v>60</v></c></row><row>` +
		text("Alex") +
		`<c s="1"><v>40677</v></c></row>`
	for name, data := range map[string][]byte{
		"workbook": workbookOf(t, "", rows, ""), "text": []byte("Pupil,DOB\nSam,1/13/2011\nAlex,14/05/2011\n"),
	} {
		marked := markedOf(t, data)
		if again := markedOf(t, data); !bytes.Equal(again, marked) {
			t.Errorf("%s: is marked in another way the second time", name)
		}
		f, err := excelize.OpenReader(bytes.NewReader(marked))
		if err != nil {
			t.Fatal(err)
		}
		sheet := f.GetSheetName(0)
		for cell, want := range map[string]bool{"C1": true, "C2": true, "C3": false, "A2": true} {
			if got, _ := f.GetCellValue(sheet, cell); (got != "") != want {
				t.Errorf("%s: %s holds %q", name, cell, got)
			}
		}
		for cell, want := range map[string]string{"A2": "", "B2": badColour, "B3": ""} {
			style, _ := f.GetCellStyle(sheet, cell)
			got := ""
			if id := f.Styles.CellXfs.Xf[style].FillID; id != nil && f.Styles.Fills.Fill[*id].PatternFill.FgColor != nil {
				got = strings.TrimPrefix(f.Styles.Fills.Fill[*id].PatternFill.FgColor.RGB, "FF")
			}
			if got != want {
				t.Errorf("%s: %s has the colour %q", name, cell, got)
			}
		}
		if got, _ := f.GetCellValue(sheet, "B3"); name == "workbook" && got != "05-14-11" {
			t.Errorf("%s: the date is %s", name, got)
		}
		if err := f.SetCellValue(sheet, "B2", "14/05/2011"); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		f, _ = excelize.OpenReader(bytes.NewReader(markedOf(t, b.Bytes())))
		if got, _ := f.GetCellValue(sheet, "C2"); got != "" {
			t.Errorf("%s: once it is mended it says %s", name, got)
		}
	}
}
