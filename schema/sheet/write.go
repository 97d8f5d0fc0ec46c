package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs"
)

// WriteText writes records of one form as a table as text (CSV, UTF-8 with a byte order mark,
// lines that end as Excel's do): the paths of the answers and below them a row for each record.
// [Read] and [Book.Match] give the same records again. A text that a spreadsheet program would
// take for a formula stands with an apostrophe before it.
func WriteText(w io.Writer, records []apdocs.Form) error {
	tables, err := tablesOf(records)
	switch {
	case err != nil:
		return fmt.Errorf("write records as CSV: %w", err)
	case len(tables) > 1:
		return fmt.Errorf("write records as CSV: they are of several forms; write a workbook, which has a sheet for each")
	case len(tables) == 0:
		return fmt.Errorf("write records as CSV: there are none")
	}
	t := tables[0]
	if err := t.fits(); err != nil {
		return fmt.Errorf("write records as CSV: %w", err)
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	cells := make([]string, len(t.columns))
	for i, c := range t.columns {
		cells[i] = c.name
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for _, row := range t.rows {
		for i, c := range t.columns {
			cells[i] = guard(c.text(row[c.name]), true)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// WriteWorkbook writes records as a workbook (XLSX) with a sheet for each form, named by it:
// the printed labels, below them the paths, and a row for each record. A list of which a record
// has more than five rows is a sheet of its own, whose rows name their record by its reference.
// [Read] and [Book.Match] give the same records again. An answer that is longer than a cell may be is an error.
func WriteWorkbook(w io.Writer, records []apdocs.Form) error {
	tables, err := tablesOf(records)
	if err == nil && len(tables) == 0 {
		err = fmt.Errorf("there are none")
	}
	if err != nil {
		return fmt.Errorf("write records as a workbook: %w", err)
	}
	b := newBookWriter()
	defer b.Close()
	taken := map[string]bool{}
	var lists []*outList
	for _, t := range tables {
		own := t.partLists(taken, len(tables) > 1)
		if err := b.records(t.outline.Name, t); err != nil {
			return fmt.Errorf("write records of %s as a workbook: %w", t.outline.Name, err)
		}
		lists = append(lists, own...)
	}
	for _, l := range lists {
		if err := b.records(l.sheet, l.outTable); err != nil {
			return fmt.Errorf("write “%s” of %s as a workbook: %w", l.sheet, l.outline.Name, err)
		}
	}
	return b.finish(w)
}

// The kinds of style that cells of a written workbook have.
type styleKind int

const (
	plainStyle styleKind = iota
	textStyle
	dateStyle
	moneyStyle
	percentStyle
	labelStyle
	requiredStyle
	pathStyle
	exampleStyle
	headingStyle
)

// A bookWriter writes a workbook.
type bookWriter struct {
	*excelize.File
	styles map[styleKind]int
	sheets int
	lists  choiceLists
}

func newBookWriter() *bookWriter {
	return &bookWriter{File: excelize.NewFile(limits).SetZipWriter(newOrderedZip), styles: map[styleKind]int{}}
}

// style returns the number of a style, which it makes when it is first asked for.
func (b *bookWriter) style(kind styleKind) int {
	if id, ok := b.styles[kind]; ok {
		return id
	}
	wrapped := &excelize.Alignment{WrapText: true, Vertical: "top"}
	date, pounds := "dd/mm/yyyy", `"£"#,##0.00`
	s := map[styleKind]*excelize.Style{
		plainStyle:    {Alignment: wrapped},
		textStyle:     {NumFmt: 49, Alignment: wrapped},
		dateStyle:     {CustomNumFmt: &date, Alignment: wrapped},
		moneyStyle:    {CustomNumFmt: &pounds, Alignment: wrapped},
		percentStyle:  {NumFmt: 9, Alignment: wrapped},
		labelStyle:    {NumFmt: 49, Alignment: wrapped, Font: &excelize.Font{Bold: true}, Fill: filled("E7EEF0")},
		requiredStyle: {NumFmt: 49, Alignment: wrapped, Font: &excelize.Font{Bold: true}, Fill: filled("FFE9B8")},
		pathStyle: {NumFmt: 49, Alignment: wrapped, Font: &excelize.Font{Size: 8, Color: "555555"},
			Fill: filled("F4F4F4")},
		exampleStyle: {NumFmt: 49, Alignment: wrapped, Font: &excelize.Font{Color: "666666"}, Fill: filled("F4F4F4")},
		headingStyle: {NumFmt: 49, Alignment: wrapped, Font: &excelize.Font{Bold: true, Size: 14}},
	}[kind]
	id, _ := b.NewStyle(s)
	b.styles[kind] = id
	return id
}

func filled(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// sheet begins a sheet of the workbook.
func (b *bookWriter) sheet(name string, columns, rows int) (*excelize.StreamWriter, error) {
	b.sheets++
	if b.sheets == 1 {
		if err := b.SetSheetName("Sheet1", name); err != nil {
			return nil, err
		}
	} else if _, err := b.NewSheet(name); err != nil {
		return nil, err
	}
	// The stream writer does not know the size of what it will write, and programs that read
	// by streams stop where the file says that it ends.
	if err := b.SetSheetDimension(name, "A1:"+Address(columns-1, rows)); err != nil {
		return nil, err
	}
	return b.NewStreamWriter(name)
}

// finish writes the lists of choices and then the workbook.
func (b *bookWriter) finish(w io.Writer) error {
	if err := b.writeLists(); err != nil {
		return err
	}
	return b.Write(w)
}

// records writes a sheet with the records of a form, or with the rows of a list.
func (b *bookWriter) records(name string, t *outTable) error {
	if err := t.fits(); err != nil {
		return err
	}
	w, err := b.sheet(name, len(t.columns), len(t.rows)+2)
	if err != nil {
		return err
	}
	if err := b.head(w, t.columns); err != nil {
		return err
	}
	cells := make([]any, len(t.columns))
	for n, row := range t.rows {
		for i, c := range t.columns {
			if cells[i], err = b.cell(c, row[c.name]); err != nil {
				return fmt.Errorf("record %d: %w", n+1, err)
			}
		}
		if err := w.SetRow(Address(0, n+3), cells); err != nil {
			return err
		}
	}
	if err := b.addLists(name, t.columns); err != nil {
		return err
	}
	return w.Flush()
}

// head writes the columns’ widths and styles, the row of labels and that of paths, and keeps
// both and the first column, which is the reference, on the screen.
func (b *bookWriter) head(w *excelize.StreamWriter, columns []*outColumn) error {
	labels, paths := make([]any, len(columns)), make([]any, len(columns))
	height := 60.0
	for i, c := range columns {
		width := 18.0
		if c.answer.Kind == apdocs.KindLongText || c.answer.Kind == apdocs.KindAddress {
			width = 40
		}
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
		if err := w.SetColStyle(i+1, i+1, b.style(c.style())); err != nil {
			return err
		}
		label, style := c.titled(), labelStyle
		if c.required() {
			label, style = label+" (required)", requiredStyle
		}
		labels[i] = excelize.Cell{StyleID: b.style(style), Value: label}
		height = max(height, 15*float64(linesOf(label, int(width)-4)))
		paths[i] = excelize.Cell{StyleID: b.style(pathStyle), Value: c.name}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 2, TopLeftCell: "B3",
		ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if err := w.SetRow("A1", labels, excelize.RowOpts{Height: min(height, 400)}); err != nil {
		return err
	}
	return w.SetRow("A2", paths)
}

// linesOf returns how many lines a text takes in a column of so many characters.
func linesOf(text string, width int) int {
	lines, used := 1, 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		if used > 0 && used+1+n > width {
			lines, used = lines+1, 0
		}
		used += n + 1
	}
	return lines
}

// required reports whether each record needs an answer here: a question of a list only in its
// first row.
func (c *outColumn) required() bool {
	return c.field != nil && c.field.Question.Required && c.at == apdocs.At{}
}

// style is the style of the cells of a column.
func (c *outColumn) style() styleKind {
	switch c.answer.Kind {
	case apdocs.KindDate:
		return dateStyle
	case apdocs.KindMoney:
		return moneyStyle
	case apdocs.KindPercent:
		return percentStyle
	case apdocs.KindCount, apdocs.KindRating:
		return plainStyle
	}
	return textStyle
}

// cell returns an answer as the cell of a workbook: a date or number as such, all else as a
// text, which no spreadsheet program takes for a formula.
func (b *bookWriter) cell(c *outColumn, answer string) (any, error) {
	if answer == "" {
		return nil, nil
	}
	cell := excelize.Cell{StyleID: b.style(c.style()), Value: guard(c.text(answer), false)}
	number, err := strconv.ParseInt(answer, 10, 64)
	switch kind := c.answer.Kind; {
	case kind == apdocs.KindDate:
		// Before March 1900 spreadsheet programs do not agree how days are counted.
		if day, err := time.Parse(time.DateOnly, answer); err == nil && day.Year() > 1900 {
			cell.Value = (day.Unix() - time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).Unix()) / 86_400
		}
	case err != nil:
	case kind == apdocs.KindCount || kind == apdocs.KindRating:
		cell.Value = number
	case kind == apdocs.KindMoney:
		cell.Value = float64(number) / 100
	case kind == apdocs.KindPercent:
		cell.Value = float64(number) / 100
	}
	if text, ok := cell.Value.(string); ok {
		return cell, c.tooLong(text)
	}
	return cell, nil
}
