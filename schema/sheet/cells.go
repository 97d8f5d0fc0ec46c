package sheet

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"time"
)

// A cellReader reads the cells of one sheet from its XML (ECMA-376 part 1, clause 18.3.1).
type cellReader struct {
	*workbook
	dec    *xml.Decoder
	table  *Table
	merged []string // areas such as "C2:C5"
	width  int      // of the widest row
	pack   packer
	hidden map[int]bool // columns
}

// A rawCell is a cell as in the XML.
type rawCell struct {
	kind    string // attribute t
	style   int
	value   []byte
	formula bool
	valued  bool // has a value, perhaps an empty text
}

// sheet reads all rows.
func (r *cellReader) sheet() error {
	row := 0
	for {
		token, err := r.dec.RawToken()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "row":
			if row, err = r.row(start, row); err != nil {
				return err
			}
		case "col":
			if hidden := attribute(start, "hidden"); hidden == "1" || hidden == "true" {
				from, _ := strconv.Atoi(attribute(start, "min"))
				to, _ := strconv.Atoi(attribute(start, "max"))
				for n := max(from, 1); n <= min(to, MaxColumns); n++ {
					r.hidden[n-1] = true
				}
			}
		case "mergeCell":
			if area := attribute(start, "ref"); len(r.merged) < MaxRows {
				r.merged = append(r.merged, area)
			}
		}
	}
}

// attribute returns the value of an attribute, or "".
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// row reads a row and returns its number. before is the number of the previous row.
func (r *cellReader) row(start xml.StartElement, before int) (int, error) {
	line := Line{Number: before + 1}
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			n, err := strconv.Atoi(a.Value)
			if err != nil || n <= before {
				return 0, errDamaged
			}
			line.Number = n
		case "hidden":
			line.Hidden = a.Value == "1" || a.Value == "true"
		}
	}
	column := -1
	for {
		token, err := r.dec.RawToken()
		if err != nil {
			return 0, err
		}
		switch e := token.(type) {
		case xml.EndElement:
			if e.Name.Local == "row" {
				return line.Number, r.end(line)
			}
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			raw, at, err := r.cell(e)
			if err != nil {
				return 0, err
			}
			if column++; at >= 0 {
				column = at
			}
			if column < r.pack.next {
				return 0, errDamaged // cells stand in the order of their columns: clause 18.3.1.73
			}
			if err := r.add(column, raw); err != nil {
				return 0, err
			}
		}
	}
}

// add adds a cell to the row.
func (r *cellReader) add(column int, raw rawCell) error {
	before := r.pack.next
	if raw.kind == "s" && (!raw.formula || raw.valued) {
		if index, empty, ok := r.shared(raw.value); ok && !empty {
			r.pack.addShared(column, index)
		} else if !ok {
			r.pack.add(column, Cell{Kind: Faulty, Text: "holds a text that the workbook has lost; enter it again"})
		}
	} else {
		r.pack.add(column, r.meaning(raw))
	}
	r.cells += r.pack.next - before
	if column >= MaxColumns || r.cells > MaxCells {
		return errTooLarge
	}
	return nil
}

// end ends a row.
func (r *cellReader) end(line Line) error {
	r.width = max(r.width, r.pack.next)
	if r.pack.next == 0 {
		return nil
	}
	line.packed, line.shared = r.pack.take(), &r.strings
	if r.table.Lines = append(r.table.Lines, line); len(r.table.Lines) > MaxRows {
		return errTooLarge
	}
	return nil
}

// cell reads a cell and its column, which is -1 if the cell does not state it.
func (r *cellReader) cell(start xml.StartElement) (raw rawCell, column int, err error) {
	column = -1
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			if column, _, err = parseAddress(a.Value); err != nil {
				return raw, 0, errDamaged
			}
		case "s":
			raw.style, _ = strconv.Atoi(a.Value)
		case "t":
			raw.kind = a.Value
		}
	}
	return raw, column, raw.read(r.dec, "c")
}

// read reads the content of a cell, or of a shared string, up to the end of the element.
func (raw *rawCell) read(dec *xml.Decoder, element string) error {
	inside := "" // v or t
	phonetic := 0
	for {
		token, err := dec.RawToken()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "f":
				raw.formula = true
			case "rPh": // phonetic text
				phonetic++
			case "v", "t":
				if inside = e.Name.Local; phonetic == 0 {
					raw.valued = true
				}
			}
		case xml.CharData:
			if inside != "" && phonetic == 0 {
				raw.value = append(raw.value, e...)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case element:
				return nil
			case "rPh":
				phonetic--
			case "v", "t":
				inside = ""
			}
		}
	}
}

// meaning returns what a person sees in the cell.
func (r *cellReader) meaning(raw rawCell) Cell {
	value := string(raw.value)
	if raw.formula && (!raw.valued || value == "" && raw.kind != "str") {
		return Cell{Kind: Faulty, Text: "holds a formula whose result was not saved; open the workbook in a spreadsheet " +
			"program and save it"}
	}
	switch raw.kind {
	case "inlineStr", "str":
		return typedCell(unescape(value))
	case "b":
		if value == "1" || value == "true" {
			return Cell{Kind: Bool, Text: "TRUE"}
		}
		return Cell{Kind: Bool, Text: "FALSE"}
	case "e":
		return typedCell(value)
	case "d":
		if t, err := time.Parse("2006-01-02T15:04:05", strings.TrimSuffix(value, "Z")); err == nil {
			return dateCell(t)
		}
		return typedCell(value)
	}
	value = strings.TrimSpace(value)
	if value == "" {
		return Cell{}
	}
	number, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return typedCell(value)
	}
	return r.number(number, raw.style)
}

// unescape decodes the escapes of XLSX for characters that XML cannot contain, such as
// _x000D_ (ECMA-376 part 1, clause 22.9.2.19).
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, "_x")
		if at < 0 || len(text) < at+7 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:at])
		code, err := strconv.ParseUint(text[at+2:at+6], 16, 16)
		if err != nil || text[at+6] != '_' {
			b.WriteString("_x")
			text = text[at+2:]
			continue
		}
		b.WriteRune(rune(code))
		text = text[at+7:]
	}
}
