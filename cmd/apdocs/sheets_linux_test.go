package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
	"github.com/apdocs/forms/schema/sheet"
)

// The rows that BenchmarkSheets reads, and the most memory that the program may take for them:
// a school's computer has little to spare.
const (
	sheetRows   = 10_000
	mostMegaRSS = 150
)

// letterRows returns rows of the columns of testdata/tables/letters.csv, each with texts of its
// own, below their headings.
func letterRows(tb testing.TB) [][]string {
	tb.Helper()
	data, err := os.ReadFile("../../testdata/tables/letters.csv")
	if err != nil {
		tb.Fatal(err)
	}
	list, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	rows := list[:1:1]
	for i := range sheetRows {
		row := append([]string(nil), list[1+i%(len(list)-1)]...)
		row[0], row[1] = fmt.Sprintf("OD-%05d", i), fmt.Sprintf("Example %d", i)
		row[12] = fmt.Sprintf("%d Specimen Street", i)
		rows = append(rows, row)
	}
	return rows
}

// letterFiles writes the rows as CSV, as a workbook with shared strings, as a workbook with texts
// in the cells, and as JSON Lines.
func letterFiles(tb testing.TB) map[string]string {
	tb.Helper()
	rows, folder := letterRows(tb), tb.TempDir()
	var text, shared, inline, lines bytes.Buffer
	out := csv.NewWriter(&text)
	if err := out.WriteAll(rows); err != nil {
		tb.Fatal(err)
	}
	f, g := excelize.NewFile(), excelize.NewFile()
	stream, err := g.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	for i, row := range rows {
		var cells []any
		for j, cell := range row {
			cells = append(cells, cell)
			_ = f.SetCellStr("Sheet1", sheet.Address(j, i+1), cell)
		}
		_ = stream.SetRow(sheet.Address(0, i+1), cells)
	}
	_, _, _ = stream.Flush(), f.Write(&shared), g.Write(&inline)
	book, err := sheet.Read(text.Bytes())
	if err != nil {
		tb.Fatal(err)
	}
	found, err := book.Match(&sheet.Options{Form: "off-site-direction-notice", Forms: documents.All()})
	if err != nil {
		tb.Fatal(err)
	}
	for row := range found[0].All() {
		record, _, err := schema.DecodeAndCheck(bytes.NewReader(row.Text), &schema.Options{Forms: documents.All(),
			Typed: true, Draft: true})
		if err != nil {
			tb.Fatal(err)
		}
		canonical, err := schema.Canonical(record)
		if err == nil {
			err = json.Compact(&lines, canonical)
		}
		if err != nil {
			tb.Fatal(err)
		}
		lines.WriteByte('\n')
	}
	files := map[string]string{}
	for name, data := range map[string][]byte{"rows.csv": text.Bytes(), "shared.xlsx": shared.Bytes(),
		"inline.xlsx": inline.Bytes(), "records.jsonl": lines.Bytes()} {
		files[name] = filepath.Join(folder, name)
		if err := os.WriteFile(files[name], data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return files
}

// peak returns the most memory in kB that a process holds until it ends. The system's accounts of
// a process that has ended count the memory of the one that started it too.
func peak(pid int) (most int) {
	for {
		data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		_, after, ok := bytes.Cut(data, []byte("VmHWM:"))
		if err != nil || !ok { // a process that has ended has no memory
			return most
		}
		var n int
		if _, err := fmt.Sscan(string(after), &n); err == nil {
			most = max(most, n)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// BenchmarkSheets checks 10,000 letters by the program, as a process of its own, and reports its
// processor time and the most memory that it held (VmHWM). More than 150 MB is an error.
func BenchmarkSheets(b *testing.B) {
	files := letterFiles(b)
	for _, name := range []string{"records.jsonl", "rows.csv", "shared.xlsx", "inline.xlsx"} {
		b.Run(name, func(b *testing.B) {
			most, seconds := 0, 0.0
			for b.Loop() {
				args := []string{"check", "--draft", "--today", "2026-11-02", files[name]}
				if name != "records.jsonl" {
					args = append(args, "--form", "off-site-direction-notice")
				}
				c := exec.CommandContext(b.Context(), "apdocs", args...)
				var said bytes.Buffer
				c.Stdout, c.Stderr = &said, &said
				if err := c.Start(); err != nil {
					b.Fatal(err)
				}
				most = max(most, peak(c.Process.Pid))
				if err := c.Wait(); err != nil {
					b.Fatalf("%v\n%.2000s", err, said.String())
				}
				seconds += c.ProcessState.UserTime().Seconds()
			}
			if most/1000 > mostMegaRSS {
				b.Errorf("%d MB in memory", most/1000)
			}
			b.ReportMetric(float64(most)/1000, "MB")
			b.ReportMetric(seconds/float64(b.N), "user-s")
		})
	}
}
