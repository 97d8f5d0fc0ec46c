package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs"
)

// A head of two rows is read: groups that are merged over their columns, headings that stand over
// both rows, and in CSV groups before empty cells. What looks like a second row and is none
// changes nothing.
func TestTwoRows(t *testing.T) {
	for text, want := range map[string]string{
		"Pupil,,,Parent 1,,School\nSurname,Forename,DOB,Name,Email,\nSample,Sam,14/05/2011,Kim,k@school.example,S\n": "1 " +
			"row: Pupil Forename + Pupil Surname → “Pupil’s full name”, Pupil DOB → “Pupil’s date of birth”, " +
			"Parent 1 Name → “Parent 1, Name”, Parent 1 Email → “Parent 1, Email address”, " +
			"School → “Name of the home school”; the headings stand in two rows",
		"List of pupils,,\nPupil,DOB,School\nSam,14/05/2011,S\n": "1 row: Pupil → “Pupil’s full name”, DOB → “Pupil’s " +
			"date of birth”, School → “Name of the home school”; row 1 above the headings left out",
		"Pupil,DOB,School\nSam,14/05/2011,\n": "1 row: Pupil → “Pupil’s full name”, DOB → “Pupil’s date of birth”, " +
			"School → “Name of the home school”",
		"Pupil,,Parent 1,\nForename,Surname,Name,Relationship\nSam,Sample,Kim,Mother\n": "1 row: Pupil Forename + " +
			"Pupil Surname → “Pupil’s full name”, Parent 1 Name → “Parent 1, Name”, Parent 1 Relationship → “Parent 1, " +
			"Relationship to the pupil”; the headings stand in two rows",
	} {
		m, err := matched(t, "off-site-direction-notice", text, nil)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := strings.TrimPrefix(m.String(), "off-site-direction-notice, "); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", text, got, want)
		}
	}
	f := excelize.NewFile()
	for cell, text := range map[string]string{
		"A1": "Reference", "B1": "Pupil", "D1": "Parent 1", "F1": "School",
		"B2": "Surname", "C2": "Forename", "D2": "Name", "E2": "Email",
		"A3": "R-1", "B3": "Sample", "C3": "Sam", "D3": "Kim", "E3": "#N/A", "F3": "S",
	} {
		_ = f.SetCellStr("Sheet1", cell, text)
	}
	for _, area := range [][2]string{{"A1", "A2"}, {"B1", "C1"}, {"D1", "E1"}, {"F1", "F2"}} {
		if err := f.MergeCell("Sheet1", area[0], area[1]); err != nil {
			t.Fatal(err)
		}
	}
	_ = f.SetColVisible("Sheet1", "F", false)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	book, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	found, err := book.Match(&Options{Forms: documentsAll(), Form: "off-site-direction-notice"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := found[0].String(), "off-site-direction-notice, 1 row: Reference, Pupil Forename + Pupil Surname → "+
		"“Pupil’s full name”, Parent 1 Name → “Parent 1, Name”, Parent 1 Email → “Parent 1, Email address”, School → “Name "+
		"of the home school”; the headings stand in two rows; hidden and read all the same: column F"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for row := range found[0].All() {
		if want := `{"form":"off-site-direction-notice","parents":[{"name":"Kim"}],"pupil":{"name":"Sam Sample"},` +
			`"reference":"R-1","school":{"name":"S"}}`; string(row.Text) != want ||
			len(row.Problems) != 1 || row.Problems[0].Cell != "E3" {
			t.Errorf("%s, %v", row.Text, row.Problems)
		}
	}
}

// What an export of a school's system has beside records, or what another country's settings made
// of it, is named and not guessed.
func TestDoubtful(t *testing.T) {
	for text, want := range map[string]string{
		"Pupil,DOB\nSam,12/31/2011\nJo,05/06/2011\n": "B2: has the month before the day|" +
			"B3: may have the month before the day",
		"Pupil,DOB\nSam,12/31/2011\nJo,31/12/2011\n":                        "B2: has the month before the day",
		"Pupil,DOB\nSam,14/05/11\n":                                         "B2: give the year in four figures",
		"Pupil,DOB\nSam,N/A\n":                                              "B2: enter a date",
		"Pupil,DOB,Provider\nSam,2011-05-14,A\nTotal,,1\n":                  "A3: this row looks like one with totals",
		"Pupil,DOB,Provider\nSam,2011-05-14,A\nNumber of pupils: 1,,\n":     "A3: this row looks like one with totals",
		"Pupil,DOB,Provider\nTotal Sample,2011-05-14,A\nSum,2011-05-14,A\n": "",
	} {
		m, err := matched(t, "progress-visit", text, nil)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		var got []string
		for row := range m.All() {
			for _, p := range row.Problems {
				if p.Severity == apdocs.Error {
					got = append(got, p.Cell+": "+p.Text)
				}
			}
		}
		wants := strings.Split(want, "|")
		for i := range max(len(got), len(wants)) {
			if i >= len(got) && wants[i] == "" {
				continue
			}
			if i >= len(got) || i >= len(wants) || wants[i] == "" || !strings.HasPrefix(got[i], wants[i]) {
				t.Errorf("%q: %q, want %q", text, got, wants)
				break
			}
		}
	}
}
