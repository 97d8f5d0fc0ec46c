package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bookOf returns a workbook of these sheets, with "|" between cells and lines for rows.
func bookOf(t testing.TB, sheets ...[2]string) *Book {
	t.Helper()
	f := excelize.NewFile()
	for i, s := range sheets {
		if i == 0 {
			_ = f.SetSheetName("Sheet1", s[0])
		} else if _, err := f.NewSheet(s[0]); err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(s[1], "\n") {
			for column, cell := range strings.Split(line, "|") {
				if cell != "" {
					_ = f.SetCellStr(s[0], Address(column, n+1), cell)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	book, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// Rows of a list may be in numbered columns.
func TestNumberedColumns(t *testing.T) {
	m, err := matched(t, "full-time-agreement", "Pupil,Target 1,Support from original school 1,Target 3,\"Review 1, "+
		"Target 2\"\nSam,read,books,write,sing\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	for row := range m.All() {
		want := `{"form":"full-time-agreement","pupil":{"name":"Sam"},"reviews":[{"targets":[null,{"target":"sing"}]}],` +
			`"targets":[{"schoolSupport":"books","target":"read"},null,{"target":"write"}]}`
		if string(row.Text) != want {
			t.Errorf("%s", row.Text)
		}
		if got := row.Cell("targets.2.target"); got != "D2" {
			t.Errorf("cell %s", got)
		}
	}
}

// Rows of a list may be on their own sheet, where each refers to its record by the
// reference.
func TestListSheet(t *testing.T) {
	o := &Options{Forms: documentsAll(), Form: "full-time-agreement"}
	pupils := [2]string{"Pupils", "Reference|Pupil\nA-1|Sam\nA-2|Alex\nA-3|Jo"}
	targets := [2]string{"Targets",
		"Ref|Target|Support from original school|Colour\nA-2|read|books\nA-1|sing|\nA-2|#REF!|songs"}
	o.Ignore = []string{"Colour"}
	found, err := bookOf(t, pupils, targets, [2]string{"Notes", "Anything"}).Match(&Options{Forms: o.Forms, Form: o.Form})
	if err == nil || !strings.Contains(err.Error(), "sheet “Targets”: column D “Colour” is no question") {
		t.Errorf("%v, %v", found, err)
	}
	targets[1] = strings.ReplaceAll(targets[1], "|Colour", "")
	o.Ignore = nil
	found, err = bookOf(t, pupils, targets).Match(o)
	if err != nil {
		t.Fatal(err)
	}
	if got := found[0].String(); !strings.Contains(got, "3 rows") || !strings.Contains(got,
		"sheet “Targets”: 3 rows of “Targets” by reference") {
		t.Error(got)
	}
	var rows []*Row
	for row := range found[0].All() {
		rows = append(rows, row)
	}
	if got := string(rows[1].Text); got != `{"form":"full-time-agreement","pupil":{"name":"Alex"},"reference":"A-2",`+
		`"targets":[{"schoolSupport":"books","target":"read"},{"schoolSupport":"songs"}]}` {
		t.Error(got)
	}
	if len(rows[1].Problems) != 1 || rows[1].Problems[0].Cell != "Targets!B4" ||
		rows[1].Problems[0].Path != "targets.1.target" {
		t.Errorf("%+v", rows[1].Problems)
	}
	if got := rows[0].Cell("targets.0.target"); got != "Targets!B3" {
		t.Errorf("cell %s", got)
	}
	if len(rows[2].Problems) != 0 || strings.Contains(string(rows[2].Text), "targets") {
		t.Errorf("%s", rows[2].Text)
	}
	for name, c := range map[string]struct {
		pupils, targets, want string
	}{
		"lost":      {pupils[1], "Reference|Target\nA-9|x\nA-1|y\n|z", "rows 2 and 4: no record has this reference"},
		"twice":     {"Reference|Pupil\nA-1|Sam\nA-1|Alex", targets[1], "rows 2 and 3 have the same reference"},
		"none":      {"Pupil\nSam", targets[1], "give the records a column “Reference” too"},
		"both ways": {"Reference|Pupil|Target 1\nA-1|Sam|x", "Ref|Target\nA-1|y", "leave out one of them"},
	} {
		_, err := bookOf(t, [2]string{"Pupils", c.pupils}, [2]string{"targets", c.targets}).Match(o)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// If several sheets may contain records, the caller must choose, unless the sheets have
// names of forms.
func TestSheets(t *testing.T) {
	o := &Options{Forms: documentsAll(), Form: "progress-visit"}
	two := bookOf(t, [2]string{"Year 10", "Pupil\nSam"}, [2]string{"Year 11", "Pupil\nAlex"})
	if _, err := two.Match(o); err == nil || !strings.Contains(err.Error(),
		"has several sheets; say which one holds the records: Year 10, Year 11") {
		t.Error(err)
	}
	o.Sheet = "year 11"
	if m, err := two.Match(o); err != nil || m[0].Table.Name != "Year 11" {
		t.Error(err)
	}
	o.Sheet = "Year 12"
	if _, err := two.Match(o); err == nil || !strings.Contains(err.Error(), "its sheets are Year 10, Year 11") {
		t.Error(err)
	}
	named := bookOf(t, [2]string{"progress-visit", "Pupil\nSam"}, [2]string{"placement-evaluation", "Pupil\nAlex"},
		[2]string{"Other", "x"})
	m, err := named.Match(&Options{Forms: documentsAll()})
	if err != nil || len(m) != 2 || !strings.HasPrefix(m[1].String(), "placement-evaluation, 1 row") {
		t.Errorf("%v, %v", m, err)
	}
}
