package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/apdocs/forms/apdocs/documents"
)

const twoPupils = "Pupil,DOB,Provider\nZoë O’Neill,14/05/2011,\"Example, Farm\"\n\n  Sam Sample ,01/02/2012,Example " +
	"Farm\n"

// A table is the same in every encoding, with every separator and line end.
func TestEncodings(t *testing.T) {
	win, _ := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(twoPupils, "\n", "\r\n"))
	mac, _ := charmap.Macintosh.NewEncoder().String(strings.ReplaceAll(twoPupils, "\n", "\r"))
	little, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(twoPupils)
	big, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(twoPupils, "\n",
		"\r\n"))
	semicolons := strings.NewReplacer("Pupil,DOB,Provider", "Pupil;DOB;Provider", "Neill,14/05/2011,", "Neill;14/05/2011;",
		"Sample ,01/02/2012,", "Sample ;01/02/2012;").Replace(twoPupils)
	for name, text := range map[string]string{
		"UTF-8": twoPupils, "with mark": "\ufeff" + twoPupils, "Windows-1252": win, "Mac OS Roman": mac, "UTF-16": little,
		"UTF-16 big": big,
		"no mark":    little[2:], "no mark, big": big[2:], "bars": strings.ReplaceAll(semicolons, ";", "|"),
		"semicolons": semicolons, "tabs": strings.ReplaceAll(semicolons, ";", "\t"),
	} {
		book, err := Read([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		table := book.Tables[0]
		if len(table.Lines) != 3 || table.Lines[1].Cells()[0].Text != "Zoë O’Neill" ||
			table.Lines[1].Cells()[2].Text != "Example, Farm" ||
			table.Lines[2].Number != 4 || table.Lines[2].Cells()[0].Text != "Sam Sample" {
			t.Errorf("%s: %+v", name, table)
		}
		if wants := map[string]string{"Windows-1252": "Windows-1252",
			"Mac OS Roman": "Mac OS Roman", "no mark": "UTF-16", "no mark, big": "UTF-16"}[name]; book.Note != wants {
			t.Errorf("%s: note %q", name, book.Note)
		}
	}
}

// The row number of a record is the one that a spreadsheet program shows, whatever its
// line.
func TestRowNumbers(t *testing.T) {
	book, err := Read([]byte("sep=;\n\"Pupil\nname\";Provider\n\n\"Sam\nSample\";A\n\n\nAlex Example;B\n"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []int
	for _, l := range book.Tables[0].Lines {
		rows = append(rows, l.Number)
	}
	if len(rows) != 3 || rows[0] != 2 || rows[1] != 4 || rows[2] != 7 {
		t.Errorf("rows %v", rows)
	}
}

// The error about a file that is not a table names its format, and contains nothing of it.
func TestRefused(t *testing.T) {
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // MS-CFB, which has names in UTF-16
	utf16 := func(name string) string { return strings.Join(strings.Split(name, ""), "\x00") + "\x00" }
	for text, want := range map[string]string{
		"<html><table><tr><td>Sam</td></tr></table>": "web page (HTML)",
		"<?xml version=\"1.0\"?><Workbook/>":         "XML or HTML",
		"%PDF-1.7 Sam":                               "a PDF, not a table",
		"PK\x03\x04xl/workbook.xml Sam":              "damaged workbook",
		"PK\x03\x04xl/workbook.bin":                  "XLSB",
		"PK\x03\x04Index/Document.iwa":               "export it as an Excel workbook",

		ole + utf16("Workbook"):         "a spreadsheet (XLS); save it as",
		ole + utf16("EncryptedPackage"): "a workbook with a password",
		"Pupil,DOB\n\x81\xe9,1\n":       "neither UTF-8 nor Windows-1252",
		"Pupil,DOB\nSam\x00,1\n":        "is neither a workbook nor text",
	} {
		_, err := Read([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "Sam") {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
}

// A text is read from a table as it was written, whatever a spreadsheet program or another
// reader would make of it.
func TestGuard(t *testing.T) {
	for _, text := range []string{
		"=cmd|' /C calc'!A0", "+44 1632 960001", "-", "@SUM(A1)", "\tx", "'=x", "''=x", "'t Hooft", "'", "''", " Sam ",
		"Sam\u00a0",
		strings.Repeat("'", 1000), "#N/A", "#####", "1.63E+09", `="0163"`, "Sam", "", "line\nline\n", "\ufeffSam", "'#N/A",
	} {
		for _, inText := range []bool{true, false} {
			held := guard(text, inText)
			if inText && held != "" && strings.ContainsRune(formulaSigns, rune(held[0])) {
				t.Errorf("%q stands as the formula %q", text, held)
			}
			if got := typedCell(held); got.Text != text || got.Kind == Faulty {
				t.Errorf("%q stands as %q and is read as %+v", text, held, got)
			}
		}
	}
}

func TestTypedCell(t *testing.T) {
	for text, want := range map[string]Cell{
		"  ": {}, "\u00a0Sam ": {Kind: Text, Text: "Sam"}, `="0163"`: {Kind: Text, Text: "0163"}, "-": {Kind: Text,
			Text: "-"}, "#": {Kind: Text, Text: "#"},
	} {
		if got := typedCell(text); got != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
	for text, want := range map[string]string{"#N/A": "the error #N/A", "#REF!": "the error #REF!",
		"########": "too narrow", "1.63296E+09": "figures are lost"} {
		if got := typedCell(text); got.Kind != Faulty || !strings.Contains(got.Text, want) {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

// A usual heading occurs once in the table, as plain returns it, and means an answer that
// a form asks for or a record stores.
func TestUsuals(t *testing.T) {
	seen := map[string]bool{}
	for _, u := range usuals {
		for _, h := range u.headings {
			if seen[h] {
				t.Errorf("%q stands twice", h)
			}
			if seen[h] = true; plain(strings.ReplaceAll(h, "#", "7")) != strings.ReplaceAll(h, "#", "7") {
				t.Errorf("%q is not as plain writes it", h)
			}
		}
	}
	asked := map[string]bool{"pupil.upn": true} // asked by no built-in form, but perhaps by others
	for _, f := range documents.All() {
		for _, q := range questionsOf(outlineOf(t, f)) {
			asked[q.name] = true
		}
	}
	for _, u := range usuals {
		for _, path := range u.paths {
			if !asked[path] {
				t.Errorf("no form asks for %s", path)
			}
		}
	}
}

// A workbook with a password is named as one.
func TestPassword(t *testing.T) {
	var b bytes.Buffer
	if err := excelize.NewFile().Write(&b, excelize.Options{Password: "x"}); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(b.Bytes()); err == nil || !strings.Contains(err.Error(), "workbook with a password") {
		t.Error(err)
	}
}

// People leave a space before a quotation mark, and empty cells between tabs.
func TestSpaces(t *testing.T) {
	for text, want := range map[string]string{
		"Pupil, DOB\n\"Sam\", \"a, b\"\n": "a, b", "Pupil\tDOB\tx\nSam\t\tb\n": "",
	} {
		book, err := Read([]byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if l := book.Tables[0].Lines[1]; l.at(0).Text != "Sam" || l.at(1).Text != want {
			t.Errorf("%q: %+v", text, l)
		}
	}
}
