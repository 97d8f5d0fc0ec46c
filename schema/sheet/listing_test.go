package sheet_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/sheet"
)

var dueList = sheet.Listing{
	Name: "Due", Heads: []string{"What", "Day", "Number"}, Wide: []bool{true},
	Rows: [][]any{{"=1+1", apdocs.NewDate(2026, 11, 24), 3}, {"", apdocs.Date{}, 0}},
}

// A list has texts as texts, dates as dates and numbers as numbers.
func TestListings(t *testing.T) {
	var b bytes.Buffer
	if err := sheet.WriteListings(&b, dueList, sheet.Listing{Name: "Empty", Heads: []string{"A"}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"A1": "What", "A2": "=1+1", "B2": "24/11/2026", "C2": "3", "B3": ""} {
		if got, err := f.GetCellValue("Due", cell); got != want || err != nil {
			t.Errorf("%s is %q, want %q (%v)", cell, got, want, err)
		}
	}
	if formula, _ := f.GetCellFormula("Due", "A2"); formula != "" {
		t.Errorf("a text is the formula %q", formula)
	}
	if got := f.GetSheetList(); len(got) != 2 || got[1] != "Empty" {
		t.Errorf("sheets: %v", got)
	}
}

func TestTextListing(t *testing.T) {
	var b strings.Builder
	if err := sheet.WriteTextListing(&b, &dueList); err != nil {
		t.Fatal(err)
	}
	if want := "\ufeffWhat,Day,Number\r\n'=1+1,2026-11-24,3\r\n,,0\r\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
