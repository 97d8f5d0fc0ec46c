package sheet

import (
	"bytes"
	"strings"
)

// What is wrong with a cell of a table as text whose quotation marks are not as they should be.
const (
	unclosedQuote = "begins with a quotation mark that is not closed; close it, or take it away"
	strayText     = "has text after its closing quotation mark; inside a cell in quotation marks write them twice"
)

// A quoteReader reads a table as text in which quotation marks are not as RFC 4180 wants them. A
// mark inside a cell that does not begin with one is a part of its text. What else is wrong is
// wrong with one cell, and the rows below are read as they stand.
type quoteReader struct {
	text  []byte
	comma byte
	at    int
}

// A quotedCell is a cell as written, without its quotation marks, and what is wrong with it.
type quotedCell struct{ text, fault string }

// row returns the cells of the next row, which are none if the row is empty, or false at the end.
func (r *quoteReader) row() (cells []quotedCell, ok bool) {
	if r.at >= len(r.text) {
		return nil, false
	}
	if r.text[r.at] == '\n' {
		r.at++
		return nil, true
	}
	for {
		cells = append(cells, r.cell())
		switch {
		case r.at >= len(r.text):
			return cells, true
		case r.text[r.at] == '\n':
			r.at++
			return cells, true
		}
		r.at++ // the separator
	}
}

// cell reads a cell and stops at the separator or line end after it.
func (r *quoteReader) cell() quotedCell {
	begins := r.at
	for r.at < len(r.text) && r.text[r.at] == ' ' {
		r.at++
	}
	if r.at == len(r.text) || r.text[r.at] != '"' {
		r.at = begins
		return quotedCell{text: r.rest()}
	}
	r.at++
	var b strings.Builder
	for {
		n := bytes.IndexByte(r.text[r.at:], '"')
		if n < 0 { // to the end of the file
			r.at = begins
			return quotedCell{r.rest(), unclosedQuote}
		}
		b.Write(r.text[r.at : r.at+n])
		r.at += n + 1
		if r.at < len(r.text) && r.text[r.at] == '"' {
			b.WriteByte('"')
			r.at++
			continue
		}
		after := r.rest()
		switch {
		case strings.Trim(after, " ") == "":
			return quotedCell{text: b.String()}
		case strings.Contains(b.String(), "\n"): // the mark that was taken for the closing one begins another cell
			r.at = begins
			return quotedCell{r.rest(), unclosedQuote}
		}
		return quotedCell{b.String() + after, strayText}
	}
}

// rest returns what there is before the next separator or line end.
func (r *quoteReader) rest() string {
	from := r.at
	for r.at < len(r.text) && r.text[r.at] != r.comma && r.text[r.at] != '\n' {
		r.at++
	}
	return string(r.text[from:r.at])
}

// readQuotes reads a table as text of which a quotation mark is out of place.
func readQuotes(text []byte, comma byte) (*Table, error) {
	r := quoteReader{text: text, comma: comma}
	t := &Table{}
	var p packer
	cells := 0
	for number := 1; ; number++ {
		row, ok := r.row()
		if !ok {
			return t, nil
		}
		for i, c := range row {
			cell := typedCell(c.text)
			if c.fault != "" {
				cell = Cell{Kind: Faulty, Raw: c.text, Text: c.fault}
			}
			p.add(i, cell)
		}
		if cells += len(row); len(t.Lines) >= MaxRows || len(row) > MaxColumns || cells > MaxCells {
			return nil, errTooLarge
		}
		if p.next > 0 {
			t.Lines = append(t.Lines, Line{Number: number, packed: p.take()})
		}
	}
}
