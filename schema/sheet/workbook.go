package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// nowhere is the directory for excelize's temporary files. It cannot exist, so excelize
// keeps everything in memory and no record is ever written to a temporary file.
const nowhere = "\x00"

// limits are the options for opening and writing workbooks.
var limits = excelize.Options{
	UnzipSizeLimit: MaxUnpacked, UnzipXMLSizeLimit: MaxUnpacked, TmpDir: nowhere,
	ShortDatePattern: "dd/mm/yyyy", // as in the United Kingdom
}

// A workbook is a workbook being read.
type workbook struct {
	*excelize.File
	parts   map[string]string // parts of the sheets, by relationship id
	date04  bool              // days are counted from 1904
	formats map[int]*numberFormat
	scratch *scratch
	cells   int // so far
}

// readWorkbook reads all sheets of a workbook. A panic in excelize, which hostile files
// might cause, becomes an error.
func readWorkbook(data []byte) (book *Book, err error) {
	defer func() {
		if recover() != nil {
			book, err = nil, errDamaged
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), limits)
	if err != nil {
		if strings.Contains(err.Error(), "unzip size exceeds") {
			return nil, fault("is larger than %d MB when it is unpacked; divide it", MaxUnpacked/1_000_000)
		}
		return nil, errDamaged
	}
	defer f.Close()
	w := &workbook{File: f, formats: map[int]*numberFormat{}, parts: sheetParts(f)}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.date04 = *props.Date1904
	}
	book = &Book{}
	for _, s := range f.WorkBook.Sheets.Sheet {
		t := &Table{Name: s.Name, Hidden: s.State == "hidden" || s.State == "veryHidden"}
		part := w.parts[s.ID]
		if !strings.Contains(part, "/worksheets/") {
			continue // a chart
		}
		if err := w.read(t, part); err != nil {
			return nil, err
		}
		book.Tables = append(book.Tables, t)
	}
	if len(book.Tables) == 0 {
		return nil, errDamaged
	}
	return book, nil
}

var errDamaged = fault("is a damaged workbook; open it in a spreadsheet program and save it again")

// sheetParts returns the package parts of the sheets by relationship id (ECMA-376 part 2,
// clause 6.5).
func sheetParts(f *excelize.File) map[string]string {
	main := "xl/workbook.xml"
	for _, target := range relations(f, "", "_rels/.rels", "/officeDocument") {
		main = target
	}
	folder, name := path.Split(main)
	return relations(f, folder, folder+"_rels/"+name+".rels", "")
}

// relations returns the targets of the relationships of a part by id, for those whose type
// has the given ending.
func relations(f *excelize.File, folder, part, ending string) map[string]string {
	text, _ := f.Pkg.Load(part)
	data, _ := text.([]byte)
	var list struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	targets := map[string]string{}
	if xml.Unmarshal(data, &list) != nil {
		return targets
	}
	for _, r := range list.Relationship {
		if !strings.HasSuffix(r.Type, ending) {
			continue
		}
		if rooted, ok := strings.CutPrefix(r.Target, "/"); ok {
			targets[r.ID] = rooted
		} else {
			targets[r.ID] = path.Join(folder, r.Target)
		}
	}
	return targets
}

// read reads the cells of a sheet.
func (w *workbook) read(t *Table, part string) error {
	text, _ := w.Pkg.Load(part)
	data, _ := text.([]byte)
	if rows, err := w.Rows(t.Name); err == nil { // makes excelize read the shared strings
		if rows.Next() {
			_, _ = rows.Columns()
		}
		_ = rows.Close()
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = w.CharsetReader
	r := &cellReader{workbook: w, dec: dec, table: t}
	if err := r.sheet(); err != nil {
		var own *Error
		if errors.As(err, &own) {
			return err
		}
		return errDamaged
	}
	r.markMerged()
	t.Lines = slices.DeleteFunc(t.Lines, func(l Line) bool { return l.empty() })
	return nil
}

// shared returns one of the shared strings.
func (w *workbook) shared(index string) (string, bool) {
	i, err := strconv.Atoi(strings.TrimSpace(index))
	if err != nil || w.SharedStrings == nil || i < 0 || i >= len(w.SharedStrings.SI) {
		return "", false
	}
	return w.SharedStrings.SI[i].String(), true
}

// mergedFault begins the message about a cell that is covered by another.
const mergedFault = "is covered by the merged cells "

// markMerged marks the cells that are covered by a merged cell, in rows with answers.
func (r *cellReader) markMerged() {
	width := 0
	for _, l := range r.table.Lines {
		width = max(width, len(l.Cells))
	}
	for _, area := range r.merged {
		from, to, ok := strings.Cut(area, ":")
		left, top, err1 := parseAddress(from)
		right, bottom, err2 := parseAddress(to)
		if !ok || err1 != nil || err2 != nil {
			continue
		}
		right = min(right, width-1)
		begins, _ := slices.BinarySearchFunc(r.table.Lines, top, func(l Line, row int) int { return l.Number - row })
		for i := begins; i < len(r.table.Lines) && r.table.Lines[i].Number <= bottom; i++ {
			l := &r.table.Lines[i]
			for column := left; column <= right; column++ {
				if l.Number == top && column == left {
					continue
				}
				l.set(column, Cell{Kind: Faulty, Text: fmt.Sprintf(mergedFault+"%s; part them, and enter the answer in each row",
					area)})
			}
		}
	}
}

// set sets a cell of the line.
func (l *Line) set(column int, c Cell) {
	for len(l.Cells) <= column {
		l.Cells = append(l.Cells, Cell{})
	}
	l.Cells[column] = c
}
