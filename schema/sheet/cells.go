package sheet

import (
	"encoding/xml"
	"io"
	"slices"
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
}

// A rawCell is a cell as in the XML.
type rawCell struct {
	kind    string // attribute t
	style   int
	value   string
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
				if len(line.Cells) > 0 {
					line.Cells = slices.Clip(line.Cells)
					r.table.Lines = append(r.table.Lines, line)
				}
				if len(r.table.Lines) > MaxRows {
					return 0, errTooLarge
				}
				return line.Number, nil
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
			c := r.meaning(raw)
			if column >= MaxColumns || r.cells > MaxCells {
				return 0, errTooLarge
			}
			if c.Kind != Empty {
				r.cells += column + 1 - min(len(line.Cells), column)
				line.set(column, c)
			}
		}
	}
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
	inside := "" // v or t
	phonetic := 0
	for {
		token, err := r.dec.RawToken()
		if err != nil {
			return raw, 0, err
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
				raw.value += string(e)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "c":
				return raw, column, nil
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
	if raw.formula && (!raw.valued || raw.value == "" && raw.kind != "str") {
		return Cell{Kind: Faulty, Text: "holds a formula whose result was not saved; open the workbook in a spreadsheet " +
			"program and save it"}
	}
	switch raw.kind {
	case "s":
		text, ok := r.shared(raw.value)
		if !ok {
			return Cell{Kind: Faulty, Text: "holds a text that the workbook has lost; enter it again"}
		}
		return typedCell(text)
	case "inlineStr", "str":
		return typedCell(unescape(raw.value))
	case "b":
		if raw.value == "1" || raw.value == "true" {
			return Cell{Kind: Bool, Text: "TRUE"}
		}
		return Cell{Kind: Bool, Text: "FALSE"}
	case "e":
		return typedCell(raw.value)
	case "d":
		if t, err := time.Parse("2006-01-02T15:04:05", strings.TrimSuffix(raw.value, "Z")); err == nil {
			return dateCell(t)
		}
		return typedCell(raw.value)
	}
	if strings.TrimSpace(raw.value) == "" {
		return Cell{}
	}
	number, err := strconv.ParseFloat(strings.TrimSpace(raw.value), 64)
	if err != nil {
		return typedCell(raw.value)
	}
	return r.number(number, raw.style)
}

// unescape decodes the escapes of XLSX for characters that XML cannot contain, such as
// _x000D_ (ECMA-376 part 1, clause 22.9.2.19).
func unescape(text string) string {
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
