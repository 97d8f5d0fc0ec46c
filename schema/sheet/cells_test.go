package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// styleSheet has number formats in this order: General, a date, a date and time, a time of
// day, a custom date with a locale, text, a phone number of eleven digits, pounds, per
// cent, thousands, and a custom format that contains "days".
const styleSheet = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="5">` +
	`<numFmt numFmtId="164" formatCode="[$-809]dd\ mmmm\ yyyy;@"/><numFmt numFmtId="165" formatCode="00000000000"/>` +
	`<numFmt numFmtId="166" formatCode="&quot;£&quot;#,##0.00"/><numFmt numFmtId="167" formatCode="0&quot; days&quot;"/>` +
	`<numFmt numFmtId="168" formatCode="hh:mm:ss.000"/></numFmts><fonts count="1"><font/></fonts><fills ` +
	`count="2"><fill><patternFill patternType="none"/></fill>` +
	`<fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs ` +
	`count="12">%s</cellXfs></styleSheet>`

var styleIDs = []int{0, 14, 22, 20, 164, 49, 165, 166, 9, 3, 167, 168}

// workbookOf returns a workbook of one sheet with these rows, in XML.
func workbookOf(t testing.TB, properties, rows, after string) []byte {
	t.Helper()
	xfs := ""
	for _, id := range styleIDs {
		xfs += fmt.Sprintf(`<xf numFmtId="%d" applyNumberFormat="1"/>`, id)
	}
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const kind = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", relations + `<Relationship Id="r1" Type="` + kind +
			`officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + main + `>` + properties +
			`<sheets><sheet name="Pupils" sheetId="1" r:id="r7"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relations + `<Relationship Id="r7" Type="` + kind +
			`worksheet" Target="worksheets/a.xml"/>` +
			`<Relationship Id="r8" Type="` + kind + `styles" Target="styles.xml"/>` +
			`<Relationship Id="r9" Type="` + kind + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/styles.xml", fmt.Sprintf(styleSheet, xfs)},
		{"xl/sharedStrings.xml", `<sst ` + main +
			`><si><t>Zoë</t></si><si><r><t>Sam </t></r><r><rPr><b/></rPr><t xml:space="preserve">Sample</t></r>` +
			`<rPh sb="0" eb="1"><t>sam</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si></sst>`},
		{"xl/worksheets/a.xml", `<worksheet ` + main + `><sheetData>` + rows + `</sheetData>` + after + `</worksheet>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(part[1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Each cell has the content that a person sees, or the reason why it cannot be used.
func TestCells(t *testing.T) {
	for cell, want := range map[string]Cell{
		`<c t="s"><v>0</v></c>`:                      {Text, "Zoë", ""},
		`<c t="s"><v>1</v></c>`:                      {Text, "Sam Sample", ""},
		`<c t="s"><v>2</v></c>`:                      {Text, "a\rb_x000D_", ""},
		`<c t="s"><v>9</v></c>`:                      {Faulty, "holds a text that the workbook has lost", ""},
		`<c t="inlineStr"><is><t> Sam </t></is></c>`: {Text, "Sam", ""},
		`<c t="inlineStr"><is><r><t>S</t></r><r><t>am</t></r><rPh><t>x</t></rPh></is></c>`: {Text, "Sam", ""},
		`<c t="str"><f>A1</f><v>Sam</v></c>`:                                               {Text, "Sam", ""},
		`<c t="str"><f>A1</f><v></v></c>`:                                                  {},
		`<c><f>A1</f></c>`: {Faulty,
			"holds a formula whose result was not saved", ""},
		`<c><f>A1</f><v/></c>`: {Faulty,
			"holds a formula whose result was not saved", ""},
		`<c><f>1+1</f><v>2</v></c>`: {Number, "2", "2"},
		`<c t="b"><v>1</v></c>`:     {Bool, "TRUE", ""},
		`<c t="b"><v>0</v></c>`:     {Bool, "FALSE", ""},
		`<c t="e"><v>#N/A</v></c>`: {Faulty, "holds the error #N/A",
			""},
		`<c t="d"><v>2011-05-14T00:00:00</v></c>`: {Date, "2011-05-14", ""},
		`<c t="d"><v>2011-05-14</v></c>`:          {Text, "2011-05-14", ""},
		`<c s="1"><v>40677</v></c>`:               {Date, "2011-05-14", ""},
		`<c s="4"><v>40677</v></c>`:               {Date, "2011-05-14", ""},
		`<c s="2"><v>40677.3854166667</v></c>`:    {Date, "2011-05-14 09:15:00", ""},
		`<c s="3"><v>0.385416666666667</v></c>`:   {Date, "09:15:00", ""},
		`<c s="11"><v>0.5</v></c>`:                {Date, "12:00:00", ""},
		`<c s="1"><v>1</v></c>`:                   {Date, "1900-01-01", ""},
		`<c s="1"><v>59</v></c>`:                  {Date, "1900-02-28", ""},
		`<c s="1"><v>60</v></c>`: {Faulty,
			"holds 29 February 1900", ""},
		`<c s="1"><v>61</v></c>`: {Date, "1900-03-01", ""},
		`<c s="1"><v>-1</v></c>`: {Faulty,
			"holds a number that is no date", ""},
		`<c s="1"><v>99999999</v></c>`: {Faulty,
			"holds a number that is no date", ""},
		`<c><v>40677</v></c>`: {Number, "40677", "40677"},
		`<c><v>7.700900123E9</v></c>`: {Number, "7700900123",
			"7700900123"},
		`<c><v>0.30000000000000004</v></c>`: {Number, "0.3", "0.3"},
		`<c s="5"><v>10</v></c>`:            {Number, "10", "10"},
		`<c s="6"><v>1632960001</v></c>`: {Number, "01632960001",
			"1632960001"},
		`<c s="7"><v>1250.5</v></c>`: {Number, "£1,250.50", "1250.5"},
		`<c s="8"><v>0.92</v></c>`:   {Number, "92%", "0.92"},
		`<c s="8"><v>0.925</v></c>`:  {Number, "92.5%", "0.925"},
		`<c s="9"><v>1200</v></c>`:   {Number, "1,200", "1200"},
		`<c s="10"><v>12</v></c>`:    {Number, "12 days", "12"},
		`<c><v>1E+300</v></c>`: {Faulty,
			"holds a number that is too large", ""},
		`<c s="99"><v>5</v></c>`: {Number, "5", "5"},
		`<c s="1"/>`:             {},
		`<c t="n"><v> </v></c>`:  {},
	} {
		book, err := Read(workbookOf(t, "", `<row><c t="inlineStr"><is><t>x</t></is></c>`+cell+`</row>`, ""))
		if err != nil {
			t.Errorf("%s: %v", cell, err)
			continue
		}
		got := book.Tables[0].Lines[0].at(1)
		same := got == want || want.Kind == Faulty && got.Kind == Faulty && strings.HasPrefix(got.Text, want.Text)
		if !same {
			t.Errorf("%s: %+v, want %+v", cell, got, want)
		}
	}
}

// Days may be counted from 1904.
func TestFrom1904(t *testing.T) {
	book, err := Read(workbookOf(t, `<workbookPr date1904="1"/>`,
		`<row><c s="1"><v>39215</v></c><c s="1"><v>0</v></c></row>`, ""))
	if err != nil {
		t.Fatal(err)
	}
	if l := book.Tables[0].Lines[0]; l.at(0).Text != "2011-05-14" || l.at(1).Text != "1904-01-01" {
		t.Errorf("%+v", l)
	}
}

// Rows and cells are at their stated positions or else consecutive. Empty rows are
// skipped, hidden ones are marked, and a covered cell is reported if its row has answers.
func TestPlaces(t *testing.T) {
	text := func(s string) string { return `t="inlineStr"><is><t>` + s + `</t></is></c>` }
	book, err := Read(workbookOf(t, "", `<row r="2"><c r="B2" `+text("Pupil")+`<c r="D2" `+text("Provider")+`</row>`+
		`<row r="4" hidden="1"><c r="B4" `+text("Sam")+`<c `+text("x")+`</row><row><c r="A5" s="1"/></row>`+
		`<row r="7"><c r="B7" `+text("Alex")+`<c r="D7" `+text("Farm")+`</row><row r="8"><c r="B8" `+text(
		"Jo")+`</row><row r="9"/>`,
		`<mergeCells><mergeCell ref="D7:D9"/><mergeCell ref="A1:XFD1"/><mergeCell ref="nonsense"/></mergeCells>`))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, l := range book.Tables[0].Lines {
		got += fmt.Sprint(l.Number, l.Hidden, ":")
		for i, c := range l.Cells() {
			if c.Kind != Empty {
				got += fmt.Sprintf(" %s %.36s", Address(i, l.Number), c.Text)
			}
		}
		got += "\n"
	}
	want := "2 false: B2 Pupil D2 Provider\n4 true: B4 Sam C4 x\n7 false: B7 Alex D7 Farm\n8 false: B8 Jo D8 is covered " +
		"by the merged cells D7:D9\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	m, err := book.Match(&Options{Forms: documentsAll(), Form: "progress-visit", Ignore: []string{"C"}})
	if err != nil {
		t.Fatal(err)
	}
	if m[0].Rows != 2 || !strings.Contains(m[0].String(), "hidden and left out: row 4") {
		t.Error(m[0])
	}
	n := 0
	for row := range m[0].All() {
		if n++; n == 2 && (len(row.Problems) != 1 || row.Problems[0].Cell != "D8") {
			t.Errorf("%+v", row.Problems)
		}
	}
	if m, err = book.Match(&Options{Forms: documentsAll(), Form: "progress-visit", Ignore: []string{"C"},
		Hidden: true}); err != nil || m[0].Rows != 3 {
		t.Errorf("hidden rows too: %v", err)
	}
}

// A hostile workbook is an error.
func TestHostile(t *testing.T) {
	for name, rows := range map[string]string{
		"rows that run backwards":  `<row r="5"><c><v>1</v></c></row><row r="4"><c><v>1</v></c></row>`,
		"no such row":              `<row r="x"/>`,
		"no such cell":             `<row><c r="AAAAAAAAAA1"><v>1</v></c></row>`,
		"cells that run backwards": `<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`,
		"broken XML":               `<row><c><v>1</c></row`,
		"an open row":              `<row><c><v>1</v></c>`,
	} {
		data := workbookOf(t, "", rows, "")
		if name == "broken XML" || name == "an open row" {
			data = workbookOf(t, "", rows+"<!--", "")
		}
		if book, err := Read(data); err == nil {
			t.Errorf("%s: %+v", name, book.Tables[0])
		}
	}
	long := `<row><c t="inlineStr"><is><t>` + strings.Repeat("x", 2_000_000) + `</t></is></c></row>`
	if _, err := Read(workbookOf(t, "", long, "")); err == nil || !strings.Contains(err.Error(), "more text than a cell") {
		t.Errorf("a long text: %v", err)
	}
	wide := `<row><c r="XFD1"><v>1</v></c></row>`
	for i := 2; i < 400; i++ {
		wide += fmt.Sprintf(`<row><c r="XFD%d"><v>1</v></c></row>`, i)
	}
	if _, err := Read(workbookOf(t, "", wide, "")); err == nil || !strings.Contains(err.Error(), "more rows or columns") {
		t.Errorf("too many cells: %v", err)
	}
}

// Nothing of a workbook is written to a temporary file.
func TestNoTemporaryFiles(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder)
	f := excelize.NewFile(limits)
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("Sam Sample ", 1000)
	for i := range 2000 { // more than excelize keeps in memory by default
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), []any{"Pupil", long}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(b.Bytes()); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("excelize has written %d files", len(left))
	}
}
