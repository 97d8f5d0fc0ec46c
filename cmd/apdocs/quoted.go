package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// quotedIn yields the records of JSON Lines that a spreadsheet program has saved as CSV:
// each line is a quoted cell.
func quotedIn(path string, in io.Reader, yield func(source) bool) {
	rows := csv.NewReader(io.LimitReader(in, mostList))
	rows.FieldsPerRecord = -1
	for {
		cells, err := rows.Read()
		if err == io.EOF {
			return
		}
		line := 0
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			line = broken.StartLine
		} else if err == nil {
			line, _ = rows.FieldPos(0)
		}
		s := source{path: path, name: fmt.Sprintf("%s, line %d", fileName(path), line), first: line}
		switch {
		case broken != nil || err == nil && len(cells) != 1:
			s.err = errors.New("this record was saved by a spreadsheet program (CSV) and is damaged by it; " +
				"save it as plain text from the program that it came from")
		case err != nil:
			s.err = errors.New(because(err))
		case len(cells[0]) > schema.MaxBytes:
			s.err = fmt.Errorf("this line is larger than %d MB, which no record is", schema.MaxBytes/1_000_000)
		case apdocs.IsBlank(cells[0]):
			continue
		default:
			s.text = slices.Clone([]byte(cells[0]))
		}
		if !yield(s) || err != nil {
			return
		}
	}
}
