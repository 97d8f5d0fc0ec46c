// Package sheet reads records from spreadsheets (XLSX) and from tables as text (CSV), and
// writes records as such.
//
// It stands beside package schema because a table is another way to write records down, as
// JSON is: it says nothing of how they are printed, and no document needs it. A program that
// makes documents only does not link it.
//
// A table has a row of headings and below it a row for each record. [Read] reads the cells,
// each with what it holds: a text, a number, a date, or why it holds nothing of use.
// [Book.Match] finds which column answers which question of a form: by its path, its printed
// label, or the usual headings of school exports. [Match.Rows] then makes a record of each
// row as a JSON text, which package schema reads and checks as any other, with what is wrong
// with its cells and the address of the cell of each answer. Answers are read by package
// schema/typed, as people type them. Nothing is guessed: a column that is not known, or two
// that answer the same question, are an error of the whole table.
//
// Workbooks are opened, and formatted numbers shown, by excelize. The cells of a worksheet
// are read from its XML by this package, because excelize's row reader gives texts only: it
// does not tell an error from a text, a date from a number, or a formula whose result was
// not saved from an empty cell.
package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/apdocs/forms/schema"
)

// The limits of what is read.
const (
	MaxBytes    = 50_000_000  // of a file
	MaxUnpacked = 200_000_000 // bytes of a workbook, unpacked
	MaxRows     = 100_000     // of a table
	MaxColumns  = 16_384      // of a table: what XLSX allows
	MaxCells    = 5_000_000   // of all tables of a file
)

// A Kind says what stands in a cell.
type Kind uint8

// The kinds of cell.
const (
	Empty  Kind = iota
	Text        // as typed
	Number      //
	Date        // a date, a time of day or both, by its number format
	Bool        // TRUE or FALSE
	Faulty      // nothing that can be read; Text says why, to be read after the label
)

// A Cell is one cell of a table.
type Cell struct {
	Kind Kind
	Text string // as it is shown; of a date 2026-03-25, 09:15:00 or both, parted by a space
	Raw  string // of a number its figures without format or exponent; of a faulty cell of a text, as written
}

// A Line is a row of cells.
type Line struct {
	Number int  // of the row, from 1
	Hidden bool // by hand or by a filter
	Cells  []Cell
}

// A Table is one sheet of a workbook, or a table as text.
type Table struct {
	Name   string // of the sheet; "" for a table as text
	Hidden bool   // the sheet is
	Lines  []Line // without empty rows
}

// A Book is a file that was read.
type Book struct {
	Tables []*Table
	data   []byte // of a workbook
	Note   string // how a text was read that does not say so itself: "Windows-1252"; "" for nothing to say
}

// An Error says why a file, or one of its tables, cannot be used. It may name headings and
// cells, and never holds what stands in a row.
type Error struct {
	Sheet    string   // "" for the file as a whole, or a table as text
	Problems []string // one or more
}

func (e *Error) Error() string {
	text := strings.Join(e.Problems, "; ")
	if e.Sheet != "" {
		return "sheet “" + e.Sheet + "”: " + text
	}
	return text
}

func fault(format string, args ...any) error {
	return &Error{Problems: []string{fmt.Sprintf(format, args...)}}
}

// Is reports whether a file that begins with these bytes is, by its content or by its name,
// a table rather than a JSON text. It may be a table of a kind that Read refuses by name.
func Is(name string, start []byte) bool {
	_, table := schema.FormatOf(start)
	name = strings.ToLower(name)
	for _, ext := range []string{".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".xlsb"} {
		table = table || strings.HasSuffix(name, ext)
	}
	return table
}

// Read reads a file: a workbook (XLSX), or a table as text with commas, semicolons or tabs.
// Other kinds of file are refused by their names.
func Read(data []byte) (*Book, error) {
	if len(data) > MaxBytes {
		return nil, fault("is larger than %d MB; divide it", MaxBytes/1_000_000)
	}
	format, _ := schema.FormatOf(bytes.TrimPrefix(data, []byte("\ufeff")))
	switch format {
	case "a spreadsheet (XLSX)":
		book, err := readWorkbook(data)
		if err == nil {
			book.data = data
		}
		return book, err
	case "", "a table as text (CSV)":
		return readText(data)
	case "a web page (HTML)", "an XML or HTML text":
		return nil, fault("is %s, whatever its name says: some school systems export so; open it in a spreadsheet program "+
			"and save it as a workbook (.xlsx)", format)
	case "an Office document with a password":
		return nil, fault("is a workbook with a password; save a copy without one")
	case "a spreadsheet (XLS)", "a spreadsheet (XLSB)", "a spreadsheet (ODS)":
		return nil, fault("is %s; save it as an Excel workbook (.xlsx)", format)
	}
	return nil, fault("is %s, not a table", format)
}

// Address is the name of a cell, such as "C7"; the column is counted from 0.
func Address(column, row int) string { return columnName(column) + strconv.Itoa(row) }

// columnName is the letters of a column, counted from 0: A, B … Z, AA …
func columnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// columnNumber is the column, from 0, and the row that a cell's name such as "C7" names.
func parseAddress(name string) (column, row int, err error) {
	letters := strings.TrimRight(name, "0123456789")
	for _, r := range letters {
		if r |= 0x20; r < 'a' || r > 'z' || column > MaxColumns {
			return 0, 0, errAddress
		}
		column = column*26 + int(r-'a') + 1
	}
	if row, err = strconv.Atoi(name[len(letters):]); err != nil || row < 1 || column < 1 || column > MaxColumns {
		return 0, 0, errAddress
	}
	return column - 1, row, nil
}

var errAddress = errors.New("no cell has this name")

// empty reports whether nothing in the line is of use as an answer.
func (l *Line) empty() bool {
	for _, c := range l.Cells {
		if c.Kind != Empty && (c.Kind != Faulty || !strings.HasPrefix(c.Text, mergedFault)) {
			return false
		}
	}
	return true
}

// at is a cell of the line; one beyond its end is empty.
func (l *Line) at(column int) Cell {
	if column < 0 || column >= len(l.Cells) {
		return Cell{}
	}
	return l.Cells[column]
}
