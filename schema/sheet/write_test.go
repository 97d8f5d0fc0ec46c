package sheet

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// texts are answers that tables are known to spoil.
var texts = []string{
	"Zoë O’Neill", "Łukasiewicz", "Ольга", "0163 296 0001", "01632960001", "+44 1632 960001", "=1+1",
	"=cmd|' /C calc'!A0", "-5", "@x",
	"'t Hooft", "'=x", "'", " before", "after ", "a\u00a0", "1E5", "1.5E+10", "TRUE", "no", "#N/A", "####", "12/11/2026",
	"2026-11-12",
	"3-4", "10", "007", "12345678901234567890", "a;b,c\td", `say "yes"`, `="x"`, `\\.`, "sep=;", "_x000D_", "_x0041_",
	"<b>&amp;</b>", "😀", "1,5",
	"£12.50", "92%", "text", "Example, not read", "—", "null", "{pupil.name}", strings.Repeat("long ", 60),
}

type filler struct{ *rand.Rand }

func (r filler) text() string { return texts[r.IntN(len(texts))] }

// answer is an answer to a question as a record keeps it.
func (r filler) answer(q *question) any {
	last := q.name[strings.LastIndexByte(q.name, '.')+1:]
	switch {
	case last == "documentHash" || last == "recordHash":
		return fmt.Sprintf("%064x", r.Uint64())
	case q.name == "reference":
		return fmt.Sprintf("R-%d", r.IntN(1e6))
	case q.name == "version":
		return 1
	case q.field != nil && q.field.Question.Format == "email":
		return "office@school.example"
	}
	switch q.answer.Kind {
	case apdocs.KindLongText, apdocs.KindAddress:
		return r.text() + "\n" + r.text() + strings.Repeat("\n"+r.text(), r.IntN(2))
	case apdocs.KindDate:
		return fmt.Sprintf("%04d-%02d-%02d", []int{1899, 1900, 1901, 2011, 2026, 9998}[r.IntN(6)], 1+r.IntN(12), 1+r.IntN(28))
	case apdocs.KindClock:
		return fmt.Sprintf("%02d:%02d", r.IntN(24), r.IntN(60))
	case apdocs.KindMoment:
		return "2026-06-12T15:30:00+01:00"
	case apdocs.KindCount:
		most := 100
		if q.field != nil && q.field.Question.Max > 0 {
			return q.field.Question.Min + r.IntN(q.field.Question.Max-q.field.Question.Min+1)
		}
		return r.IntN(most)
	case apdocs.KindPercent:
		return r.IntN(101)
	case apdocs.KindMoney:
		return r.Int64N(schema.MaxPence)
	case apdocs.KindRating:
		return 1 + r.IntN(5)
	case apdocs.KindChoice, apdocs.KindYesNo:
		return q.answer.Choices[r.IntN(len(q.answer.Choices))].Value
	}
	return r.text()
}

// record answers about three questions in five. A list has up to rows rows.
func (r filler) record(t testing.TB, o *apdocs.Outline, rows int, reference string) apdocs.Form {
	t.Helper()
	var record node
	for _, q := range questionsOf(o) {
		for range 1 + q.lists()*rows/4 {
			if r.IntN(5) < 3 {
				record.at(stepsOf(q.path(apdocs.At{r.IntN(rows), r.IntN(max(rows-1, 1))}))).put(1, r.answer(q))
			}
		}
	}
	record.at(formSteps).put(1, o.Name)
	if reference != "" {
		record.at(referenceSteps).put(1, reference)
	}
	text, _ := record.append(nil, 1)
	f, err := schema.Decode(bytes.NewReader(text), &schema.Options{Forms: documentsAll()})
	if err != nil {
		t.Fatalf("%s: %v", o.Name, err)
	}
	return f
}

// roundTrips is how many records of each form are written and read back: 20, or as many as the
// environment variable APDOCS_ROUND_TRIPS says.
func roundTrips() int {
	if n, err := strconv.Atoi(os.Getenv("APDOCS_ROUND_TRIPS")); err == nil {
		return n
	}
	return 20
}

// Records come out of a table as they went in: of each form, with every answer that a record may
// have, whatever a spreadsheet program would make of it, and with lists that have sheets of
// their own.
func TestRoundTrip(t *testing.T) {
	for _, f := range documentsAll() {
		o := outlineOf(t, f)
		t.Run(o.Name, func(t *testing.T) {
			t.Parallel()
			r := filler{rand.New(rand.NewPCG(7, uint64(len(o.Name))))}
			var records, long []apdocs.Form
			for i := range roundTrips() {
				records = append(records, r.record(t, o, 4, ""))
				long = append(long, r.record(t, o, 10, fmt.Sprintf("R-%d", i)))
			}
			for name, records := range map[string][]apdocs.Form{"short lists": records, "long lists": long} {
				for format, write := range map[string]func(*bytes.Buffer, []apdocs.Form) error{
					"CSV": textBytes, "workbook": workbookBytes,
				} {
					var b bytes.Buffer
					if err := write(&b, records); err != nil {
						t.Fatalf("%s as %s: %v", name, format, err)
					}
					same(t, name+" as "+format, o, b.Bytes(), records)
				}
			}
		})
	}
}

// same compares the records in a table with those that it was made of.
func same(t *testing.T, name string, o *apdocs.Outline, data []byte, records []apdocs.Form) {
	t.Helper()
	book, err := Read(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	found, err := book.Match(&Options{Forms: documentsAll(), Form: o.Name})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if found[0].Rows != len(records) {
		t.Fatalf("%s: %d rows of %d records", name, found[0].Rows, len(records))
	}
	i := 0
	for row := range found[0].All() {
		for _, p := range row.Problems {
			if p.Severity == apdocs.Error {
				t.Fatalf("%s, row %d: %s", name, row.Number, p)
			}
		}
		got, err := schema.Decode(bytes.NewReader(row.Text), &schema.Options{Forms: documentsAll()})
		if err != nil {
			t.Fatalf("%s, row %d: %v\n%s", name, row.Number, err, row.Text)
		}
		want, _ := schema.Canonical(records[i])
		if text, err := schema.Canonical(got); err != nil || !bytes.Equal(text, want) {
			t.Fatalf("%s, row %d: %v\n%s\nwant\n%s", name, row.Number, err, text, want)
		}
		i++
	}
}

// A workbook of several forms has a sheet for each; CSV has no place for them. What no cell can
// hold is refused, and never cut.
func TestWriteSeveral(t *testing.T) {
	r := filler{rand.New(rand.NewPCG(1, 1))}
	var records []apdocs.Form
	for _, f := range documentsAll() {
		records = append(records, r.record(t, outlineOf(t, f), 4, ""))
	}
	var b bytes.Buffer
	if err := WriteWorkbook(&b, records); err != nil {
		t.Fatal(err)
	}
	book, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	found, err := book.Match(&Options{Forms: documentsAll()})
	if err != nil || len(found) != len(records) {
		t.Fatalf("%d sheets, %v", len(found), err)
	}
	var again bytes.Buffer
	if err := WriteWorkbook(&again, records); err != nil || !bytes.Equal(again.Bytes(), b.Bytes()) {
		t.Errorf("the same records give another workbook, %v", err)
	}
	if err := WriteText(&b, records); err == nil || !strings.Contains(err.Error(), "several forms") {
		t.Errorf("CSV: %v", err)
	}
	long := `{"form": "progress-visit", "views": {"pupil": "` + strings.Repeat("é", 32_768) + `"}}`
	f, err := schema.Decode(strings.NewReader(long), &schema.Options{Forms: documentsAll()})
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteWorkbook(&b, []apdocs.Form{f}); err == nil || !strings.Contains(err.Error(), "views.pupil") ||
		strings.Contains(err.Error(), "éé") {
		t.Errorf("a long answer: %v", err)
	}
	b.Reset()
	if err := WriteText(&b, []apdocs.Form{f}); err != nil {
		t.Error(err)
	}
	same(t, "a long answer as CSV", outlineOf(t, f), b.Bytes(), []apdocs.Form{f})
}

// A sheet to fill in is read as one without records. Its example is not read, even where columns
// are taken away; one that is written over is a record with faults.
func TestTemplate(t *testing.T) {
	for _, f := range documentsAll() {
		o := outlineOf(t, f)
		var b bytes.Buffer
		if err := WriteTemplate(&b, f); err != nil {
			t.Fatal(err)
		}
		if folder := os.Getenv("APDOCS_SHEETS"); folder != "" {
			if err := os.WriteFile(folder+"/"+o.Name+".xlsx", b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		book, err := Read(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		found, err := book.Match(&Options{Forms: documentsAll()})
		if err != nil || len(found) != 1 || found[0].Rows != 0 || found[0].outline != o {
			t.Fatalf("%s: %v, %v", o.Name, found, err)
		}
		template := bytes.Clone(b.Bytes())
		if x, err := excelize.OpenReader(bytes.NewReader(template)); err == nil {
			last := Address(len(found[0].columns)-1, 3)
			if size, err := x.GetSheetDimension(o.Name); err != nil || size != "A1:"+last {
				t.Errorf("%s: ends at %s, %v, not at %s", o.Name, size, err, last)
			}
		}
		for cell, want := range map[string]int{"A3": 0, "B3": 1} {
			x, err := excelize.OpenReader(bytes.NewReader(template))
			if err != nil {
				t.Fatal(err)
			}
			_ = x.SetCellStr(o.Name, cell, strings.Repeat("Sam Sample", want))
			b.Reset()
			if err := x.Write(&b); err != nil {
				t.Fatal(err)
			}
			if book, err = Read(b.Bytes()); err != nil {
				t.Fatal(err)
			}
			if found, err = book.Match(&Options{Forms: documentsAll()}); err != nil || found[0].Rows != want {
				t.Errorf("%s, %s: %v, %v", o.Name, cell, found, err)
			}
		}
		b.Reset()
		if err := WriteTextTemplate(&b, f); err != nil || !strings.HasPrefix(b.String(), "\ufeffreference,") {
			t.Errorf("%s: %v, %.40q", o.Name, err, b.String())
		}
	}
}

// A list of more than five rows has a sheet of its own, and so has one in its rows; in a
// workbook of several forms each list says whose it is. What has no reference stays in columns.
func TestListSheets(t *testing.T) {
	r := filler{rand.New(rand.NewPCG(3, 3))}
	var records []apdocs.Form
	for i, f := range documentsAll() {
		for n := range 3 {
			records = append(records, r.record(t, outlineOf(t, f), 10, fmt.Sprintf("R-%d-%d", i, n)))
		}
	}
	var b bytes.Buffer
	if err := WriteWorkbook(&b, records); err != nil {
		t.Fatal(err)
	}
	book, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	names := map[string][]string{}
	for _, table := range book.Tables {
		var head []string
		for _, c := range table.Lines[min(1, len(table.Lines)-1)].Cells() {
			head = append(head, c.Text)
		}
		names[table.Name] = head
	}
	for sheet, want := range map[string]string{"Targets": "form reference target", "Targets 2": "form reference target",
		"Review targets": "form reference reviews target", "Reviews": "form reference date"} {
		if got := strings.Join(names[sheet], " "); !strings.HasPrefix(got, want) {
			t.Errorf("sheet %s has the columns %q, want %q", sheet, got, want)
		}
	}
	found, err := book.Match(&Options{Forms: documentsAll()})
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for _, m := range found {
		for row := range m.All() {
			got, err := schema.Decode(bytes.NewReader(row.Text), &schema.Options{Forms: documentsAll()})
			if err != nil {
				t.Fatalf("%s, row %d: %v", row.Sheet, row.Number, err)
			}
			want, _ := schema.Canonical(records[i])
			if text, _ := schema.Canonical(got); !bytes.Equal(text, want) {
				t.Fatalf("%s, row %d:\n%s\nwant\n%s", row.Sheet, row.Number, text, want)
			}
			i++
		}
	}
	if i != len(records) {
		t.Errorf("%d rows of %d records", i, len(records))
	}
	records = nil
	o := outlineOf(t, documentsAll()[0])
	for _, reference := range []string{"R-1", "R-1"} {
		records = append(records, r.record(t, o, 10, reference))
	}
	b.Reset()
	if err := WriteWorkbook(&b, records); err != nil {
		t.Fatal(err)
	}
	same(t, "without references", o, b.Bytes(), records)
	if book, err = Read(b.Bytes()); err != nil {
		t.Fatal(err)
	}
	for _, table := range book.Tables {
		if table.Name != o.Name && table.Name != choicesName {
			t.Errorf("without references there is a sheet %s", table.Name)
		}
	}
}
