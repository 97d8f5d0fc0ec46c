package sheet

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// benchRows is how many records the benchmarks read.
const benchRows = 10_000

// benchRecords are records of letters, each with the answers that a notice needs.
func benchRecords(b testing.TB) []apdocs.Form {
	b.Helper()
	var records []apdocs.Form
	for i := range benchRows {
		text := fmt.Sprintf(`{"form":"off-site-direction-notice","reference":"OD-%05d","date":"2026-11-02",
			"decidedOn":"2026-10-21","delivery":"by hand","parents":[{"name":"Kim Example %[1]d",
			"relationship":"Mother","address":"%[1]d Specimen Street\nSampletown"}],
			"pupil":{"name":"Alex Example %[1]d","birthDate":"2011-05-14","year":"Year 11","ehcp":"no",
			"lookedAfter":"no","socialWorker":"no"},
			"school":{"name":"Sample School","headteacher":"Chris Template","kind":"maintained school",
			"contact":{"name":"Jordan Sample","phone":"01632 960101"}},
			"provider":{"name":"Example Farm Learning","kind":"not a school"},
			"placement":{"start":"2026-11-09","end":"2026-12-18","fullTime":"no","days":30,
			"route":"off-site direction"},"review":{"date":"2026-12-07"}}`, i)
		f, err := schema.Decode(bytes.NewReader([]byte(text)), &schema.Options{Forms: documentsAll()})
		if err != nil {
			b.Fatal(err)
		}
		records = append(records, f)
	}
	return records
}

func benchTable(b testing.TB, write func(*bytes.Buffer, []apdocs.Form) error) []byte {
	b.Helper()
	var out bytes.Buffer
	if err := write(&out, benchRecords(b)); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func workbookBytes(w *bytes.Buffer, records []apdocs.Form) error { return WriteWorkbook(w, records) }
func textBytes(w *bytes.Buffer, records []apdocs.Form) error     { return WriteText(w, records) }

// checked reads a table and checks all its records as drafts; it returns the most memory that
// was in use.
func checked(b testing.TB, data []byte) (most uint64) {
	b.Helper()
	book, err := Read(data)
	if err != nil {
		b.Fatal(err)
	}
	found, err := book.Match(&Options{Forms: documentsAll(), Form: "off-site-direction-notice"})
	if err != nil {
		b.Fatal(err)
	}
	n, forms := 0, documentsAll()
	var mem runtime.MemStats
	for row := range found[0].All() {
		if n++; n%2500 == 1 {
			runtime.ReadMemStats(&mem)
			most = max(most, mem.HeapInuse)
		}
		if _, _, err := schema.DecodeAndCheck(bytes.NewReader(row.Text), &schema.Options{Forms: forms, Draft: true,
			Typed: true}); err != nil {
			b.Fatal(err)
		}
	}
	if n != benchRows {
		b.Fatalf("%d rows", n)
	}
	return most
}

func bench(b *testing.B, data []byte) {
	b.ReportAllocs()
	for b.Loop() {
		checked(b, data)
	}
	b.ReportMetric(float64(b.N)*benchRows/b.Elapsed().Seconds(), "records/s")
}

// BenchmarkWorkbook reads a workbook of 10,000 records and checks them.
func BenchmarkWorkbook(b *testing.B) { bench(b, benchTable(b, workbookBytes)) }

// BenchmarkText does the same with CSV.
func BenchmarkText(b *testing.B) { bench(b, benchTable(b, textBytes)) }

// BenchmarkJSONLines does the same with JSON Lines, from the text of the file to the records.
func BenchmarkJSONLines(b *testing.B) {
	var file bytes.Buffer
	for _, f := range benchRecords(b) {
		text, err := schema.Canonical(f)
		if err != nil {
			b.Fatal(err)
		}
		if err := json.Compact(&file, text); err != nil {
			b.Fatal(err)
		}
		file.WriteByte('\n')
	}
	forms := documentsAll()
	b.ReportAllocs()
	for b.Loop() {
		lines := bufio.NewScanner(bytes.NewReader(file.Bytes()))
		for lines.Scan() {
			if _, _, err := schema.DecodeAndCheck(bytes.NewReader(lines.Bytes()), &schema.Options{Forms: forms, Draft: true,
				Typed: true}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N)*benchRows/b.Elapsed().Seconds(), "records/s")
}

// BenchmarkExcelize only reads the texts of the same workbook, by excelize's own row reader.
func BenchmarkExcelize(b *testing.B) {
	data := benchTable(b, workbookBytes)
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data), limits)
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("off-site-direction-notice")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
		}
		_ = f.Close()
	}
	b.ReportMetric(float64(b.N)*benchRows/b.Elapsed().Seconds(), "records/s")
}

// Reading 10,000 records takes less than 60 MB: what the program has in use, with the collector
// set as by default.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	data := benchTable(t, workbookBytes)
	debug.FreeOSMemory()
	if most := checked(t, data); most > 60<<20 {
		t.Errorf("%d MB", most>>20)
	} else {
		t.Logf("%d MB", most>>20)
	}
}
