// Package sheet reads records from spreadsheets (XLSX) and from tables as text (CSV), and
// writes records in these formats.
//
// It is separate from package schema so that programs that only make documents do not link
// it: a table is, like JSON, a way to store records, and has nothing to do with printing.
//
// A table has a row of headings and below it a row for each record. [Read] reads the cells:
// text, numbers, dates, or the reason why a cell cannot be used. [Book.Match] finds which
// column answers which question of a form: by path, by printed label, or by a usual heading
// of school exports. [Match.All] then yields the record of each row in JSON, for package
// schema to decode and check, together with the problems with its cells and the address of
// the cell of each answer. Package schema/typed reads the answers as people type them.
// Nothing is guessed: an unknown column, or two columns with the same answer, are an error
// of the whole table.
//
// The package uses excelize to write workbooks and to show numbers as their formats do. It
// reads workbooks from the XML itself, because excelize returns only texts (it does not
// distinguish an error from a text, a date from a number, or a formula without a stored
// result from an empty cell) and holds all parts of a workbook in memory at once. Here a
// sheet is read as it is unpacked, and its cells are kept packed (see [Line]).
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
	MaxCells    = 5_000_000   // of all tables of a file together
)

// A Kind says what a cell contains.
type Kind uint8

// The kinds of cell.
const (
	Empty  Kind = iota
	Text        // as typed
	Number      // whose digits are in Raw
	Date        // a date, a time of day or both, by its number format
	Bool        // TRUE or FALSE
	Faulty      // unreadable; Text says why, to be printed after the label
)

// A Cell is one cell of a table.
type Cell struct {
	Kind Kind
	Text string // as displayed; for dates 2026-03-25, 09:15:00 or both, separated by a space
	Raw  string // the digits of a number without format or exponent; the text of a faulty cell as written
}

// A Table is a sheet of a workbook, or a table as text.
type Table struct {
	Name   string // of the sheet; "" for a table as text
	Hidden bool   // the sheet is hidden
	Lines  []Line // without empty rows
	hidden []int  // columns
	spans  []span // merged cells
}

// A Book is a file that was read.
type Book struct {
	Tables []*Table
	data   []byte // of a workbook
	Note   string // how a text was read that does not say so itself: "Windows-1252"; "" for nothing to say
}

// An Error says why a file, or one of its tables, cannot be used. It may name headings and
// cells, and never contains the content of a row.
type Error struct {
	Sheet    string   // "" for the file as a whole, or a table as text
	Problems []string // one or more
	Mend     Mend     // which of the options would mend it
}

// Mend says which of the [Options] would mend an error.
type Mend uint8

// What mends errors.
const (
	MendFile    Mend = iota // none; the file has to be changed
	MendColumns             // Options.Ignore and Options.Map
	MendSheet               // Options.Sheet
)

func (e *Error) Error() string {
	text := strings.Join(e.Problems, "; ")
	if e.Sheet != "" {
		return "sheet “" + e.Sheet + "”: " + text
	}
	return text
}

func fault(format string, args ...any) *Error {
	return &Error{Problems: []string{fmt.Sprintf(format, args...)}}
}

// Is reports whether a file that begins with these bytes is, by content or name, a table
// rather than JSON. It may be of a kind that Read rejects.
func Is(name string, start []byte) bool {
	_, table := schema.FormatOf(start)
	name = strings.ToLower(name)
	for _, ext := range []string{".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".xlsb", ".numbers"} {
		table = table || strings.HasSuffix(name, ext)
	}
	return table
}

// Read reads a file: a workbook (XLSX), or text with commas, semicolons or tabs between
// cells. The error about another kind of file names it.
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
	case "a ZIP file":
		if bytes.Contains(data, []byte("Index/Document.iwa")) {
			return nil, fault("is a document of Apple’s iWork; if it is a spreadsheet (Numbers), export it as an Excel " +
				"workbook (.xlsx)")
		}
	case "a spreadsheet (XLS)", "a spreadsheet (XLSB)", "a spreadsheet (ODS)":
		return nil, fault("is %s; save it as an Excel workbook (.xlsx)", format)
	}
	return nil, fault("is %s, not a table", format)
}

// Address returns the address of a cell, such as "C7". The column is counted from 0.
func Address(column, row int) string { return columnName(column) + strconv.Itoa(row) }

// columnName returns the letters of a column, counted from 0: A, B … Z, AA …
func columnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// parseAddress returns the column, from 0, and the row of an address such as "C7".
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
