package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs"
)

// A Listing is a table that is no record, such as what is due: a row of headings, and rows of
// cells. A cell is a string, an int or an [apdocs.Date]; a date that is zero is an empty cell.
type Listing struct {
	Name  string // of the sheet
	Heads []string
	Wide  []bool // columns of long texts; may be shorter than Heads
	Rows  [][]any
}

// WriteListings writes a workbook (XLSX) with a sheet for each of the lists. A text that a
// spreadsheet program would take for a formula stays a text.
func WriteListings(w io.Writer, lists ...Listing) error {
	b := newBookWriter()
	defer b.Close()
	for _, l := range lists {
		if err := b.listing(&l); err != nil {
			return fmt.Errorf("write %s as a workbook: %w", l.Name, err)
		}
	}
	return b.finish(w)
}

func (b *bookWriter) listing(l *Listing) error {
	w, err := b.sheet(l.Name, len(l.Heads), len(l.Rows)+1)
	if err != nil {
		return err
	}
	heads := make([]any, len(l.Heads))
	for i, head := range l.Heads {
		width := 16.0
		if i < len(l.Wide) && l.Wide[i] {
			width = 44
		}
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
		heads[i] = excelize.Cell{StyleID: b.style(labelStyle), Value: head}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2",
		ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := w.SetRow("A1", heads); err != nil {
		return err
	}
	for n, row := range l.Rows {
		cells := make([]any, len(row))
		for i, cell := range row {
			cells[i] = b.listed(cell)
		}
		if err := w.SetRow(Address(0, n+2), cells); err != nil {
			return err
		}
	}
	return w.Flush()
}

// listed returns a cell of a list. Texts need no guard in a workbook, where a cell says that it
// is one.
func (b *bookWriter) listed(cell any) any {
	switch c := cell.(type) {
	case apdocs.Date:
		if c.IsZero() {
			return nil
		}
		day := c.Time(nil).Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC))
		return excelize.Cell{StyleID: b.style(dateStyle), Value: int(day.Hours() / 24)}
	case int:
		return excelize.Cell{StyleID: b.style(plainStyle), Value: c}
	case string:
		if c == "" {
			return nil
		}
		return excelize.Cell{StyleID: b.style(textStyle), Value: c}
	}
	return nil
}

// WriteTextListing writes a list as a table as text (CSV, UTF-8 with a byte order mark), with
// dates such as 2026-03-25. A text that a spreadsheet program would take for a formula stands
// with an apostrophe before it.
func WriteTextListing(w io.Writer, l *Listing) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(l.Heads); err != nil {
		return err
	}
	for _, row := range l.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = fmt.Sprint(cell)
			if text, ok := cell.(string); ok {
				cells[i] = guard(text, true)
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
