package sheet

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// problemHeading is the heading of the column with the problems in a marked table.
const problemHeading = "Problem"

// The colours of marked cells, which are those of Excel's styles “Bad” and “Neutral”.
const (
	badColour     = "FFC7CE"
	neutralColour = "FFEB9C"
)

// A Marked is a copy of the input of a run as a workbook, with the problems in an
// additional column and the wrong cells coloured.
type Marked struct {
	book   *Book
	match  *Match
	rows   []markedRow
	texts  map[string]string // what is said of rows, each text once
	styles map[markKey]int
}

// A markedRow is what is kept of a row with problems: not its record, of which a large table has
// more than fits in memory.
type markedRow struct {
	number int
	text   string
	cells  []markedCell
}

// A markedCell is a cell to colour.
type markedCell struct{ cell, colour string }

type markKey struct {
	style  int
	colour string
}

// NewMarked prepares the marked copy of a table read from the book.
func NewMarked(b *Book, m *Match) *Marked {
	return &Marked{book: b, match: m, texts: map[string]string{}, styles: map[markKey]int{}}
}

// Add records the problems of a row, except for those that only say how an answer was
// read.
func (k *Marked) Add(row *Row, problems schema.Problems) {
	problems = slices.DeleteFunc(slices.Clone(problems), func(p schema.Problem) bool {
		return p.Overridden || p.Severity == apdocs.Information
	})
	if len(problems) == 0 {
		return
	}
	r := marked(row.Number, problems)
	if same, ok := k.texts[r.text]; ok {
		r.text = same
	} else {
		k.texts[r.text] = r.text
	}
	k.rows = append(k.rows, r)
}

// Len returns the number of rows with problems.
func (k *Marked) Len() int { return len(k.rows) }

// Write writes the workbook: the one that was read or, for a table as text, a new one in
// which each cell is text.
func (k *Marked) Write(w io.Writer) error {
	f, err := k.open()
	if err != nil {
		return fmt.Errorf("mark the problems of a table: %w", err)
	}
	defer f.Close()
	column := k.column()
	if err := k.head(f, column); err != nil {
		return fmt.Errorf("mark the problems of a table: %w", err)
	}
	for _, r := range k.rows {
		if err := k.row(f, column, r); err != nil {
			return fmt.Errorf("mark the problems of a table: %w", err)
		}
	}
	return f.Write(w)
}

// open returns the workbook to mark.
func (k *Marked) open() (*excelize.File, error) {
	if k.match.Table.Name != "" {
		return excelize.OpenReader(bytes.NewReader(k.book.data), limits)
	}
	f := excelize.NewFile(limits).SetZipWriter(newOrderedZip)
	for _, l := range k.match.Table.Lines {
		for i, c := range l.each() {
			if err := f.SetCellStr(k.sheet(), Address(i, l.Number), c.shown()); err != nil {
				return f, err
			}
		}
	}
	return f, nil
}

// shown returns the content of a cell of a table as text. If it could not be read, it is
// returned as written.
func (c Cell) shown() string {
	if c.Kind == Faulty {
		return c.Raw
	}
	return c.Text
}

// sheet returns the name of the sheet to mark.
func (k *Marked) sheet() string {
	if k.match.Table.Name == "" {
		return "Sheet1"
	}
	return k.match.Table.Name
}

// column returns the column for the problems: that of an earlier run, or the first free
// one.
func (k *Marked) column() int {
	width := 0
	for _, l := range k.match.Table.Lines {
		for column := range l.each() {
			width = max(width, column+1)
		}
	}
	head := k.match.Table.Lines[k.match.head].Cells()
	if before := slices.IndexFunc(head, func(c Cell) bool { return c.Text == problemHeading }); before >= 0 {
		return before
	}
	return width
}

// head writes the heading, and clears the problems of an earlier run.
func (k *Marked) head(f *excelize.File, column int) error {
	for i := k.match.head; i < len(k.match.Table.Lines); i++ {
		l := &k.match.Table.Lines[i]
		text := ""
		if i == k.match.head {
			text = problemHeading
		} else if l.at(column).Kind == Empty {
			continue
		}
		if err := f.SetCellStr(k.sheet(), Address(column, l.Number), text); err != nil {
			return err
		}
	}
	return f.SetColWidth(k.sheet(), columnName(column), columnName(column), 60)
}

// marked returns what is kept of a row with problems.
func marked(number int, problems schema.Problems) markedRow {
	var texts []string
	colours := map[string]string{}
	for _, p := range problems {
		text := "“" + p.Label + "”: " + p.Text
		if p.Severity != apdocs.Error {
			text += " (" + p.Severity.String() + ")"
		}
		texts = append(texts, text)
		if p.Cell == "" {
			continue
		}
		if p.Severity == apdocs.Error {
			colours[p.Cell] = badColour
		} else if colours[p.Cell] == "" {
			colours[p.Cell] = neutralColour
		}
	}
	text := strings.Join(texts, "\n")
	if len(text) > excelize.TotalCellChars {
		text = strings.ToValidUTF8(text[:excelize.TotalCellChars/2], "") + "\n…"
	}
	r := markedRow{number: number, text: text}
	for _, cell := range slices.Sorted(maps.Keys(colours)) {
		r.cells = append(r.cells, markedCell{strings.Clone(cell), colours[cell]})
	}
	return r
}

// row writes the problems of a row and colours its cells.
func (k *Marked) row(f *excelize.File, column int, r markedRow) error {
	if err := f.SetCellStr(k.sheet(), Address(column, r.number), r.text); err != nil {
		return err
	}
	for _, c := range r.cells {
		sheet, cell, colour := k.sheet(), c.cell, c.colour
		if at := strings.LastIndexByte(cell, '!'); at >= 0 {
			sheet = strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(cell[:at], "'"), "'"), "''", "'")
			cell = cell[at+1:]
		}
		if err := k.colour(f, sheet, cell, colour); err != nil {
			return err
		}
	}
	return nil
}

// colour colours a cell and keeps its other formats.
func (k *Marked) colour(f *excelize.File, sheet, cell, colour string) error {
	before, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		return err
	}
	key := markKey{before, colour}
	style, ok := k.styles[key]
	if !ok {
		s, err := f.GetStyle(before)
		if err != nil || s == nil {
			s = &excelize.Style{}
		}
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
		if style, err = f.NewStyle(s); err != nil {
			return err
		}
		k.styles[key] = style
	}
	return f.SetCellStyle(sheet, cell, cell, style)
}
