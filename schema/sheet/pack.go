package sheet

import (
	"encoding/binary"
	"iter"
	"strings"
)

// A Line is a row of cells. Its cells are kept packed, because a list of 10,000 pupils has
// half a million of them: a cell takes the bytes of its text and two or three more, and one
// of a workbook's shared strings only its number.
type Line struct {
	Number int  // of the row, from 1
	Hidden bool // manually or by a filter
	packed string
	shared *sharedCells // of the workbook; nil in a table as text
}

// Cells returns the cells of the line up to the last that is not empty.
func (l *Line) Cells() []Cell { return l.into(nil) }

// into is Cells with the memory of an earlier line.
func (l *Line) into(cells []Cell) []Cell {
	cells = cells[:0]
	for column, c := range l.each() {
		for len(cells) < column {
			cells = append(cells, Cell{})
		}
		cells = append(cells, c)
	}
	return cells
}

// each yields the cells of the line that are not empty, with their columns from 0.
func (l *Line) each() iter.Seq2[int, Cell] {
	return func(yield func(int, Cell) bool) {
		column := 0
		for rest := l.packed; rest != ""; column++ {
			var gap int
			var c Cell
			if gap, c, rest = unpack(rest, l.shared); !yield(column+gap, c) {
				return
			}
			column += gap
		}
	}
}

// at returns the cell in a column. Beyond the end of the line it is empty.
func (l *Line) at(column int) Cell {
	for at, c := range l.each() {
		if at >= column {
			if at == column {
				return c
			}
			break
		}
	}
	return Cell{}
}

// empty reports whether the line has no cell with a possible answer.
func (l *Line) empty() bool {
	for _, c := range l.each() {
		if c.Kind != Faulty || !strings.HasPrefix(c.Text, mergedFault) {
			return false
		}
	}
	return true
}

// set sets cells of the line. The cells are in the order of their columns.
func (l *Line) set(cells []Cell) {
	var p packer
	for column, c := range cells {
		p.add(column, c)
	}
	l.packed = p.take()
}

// A packer packs the cells of a line. A packed cell is a number, which is 8 times the empty
// cells before it and a code for the kind of cell, and then its texts, each after its length.
type packer struct {
	buf  []byte
	next int // column after the last cell
}

// Codes of packed cells: those of Kind, and these.
const (
	formatted  = 6 // Number whose Text and Raw are not the same
	fromShared = 7 // followed by the number of a shared string
)

// add packs the cell of a column, which comes after those that were added before.
func (p *packer) add(column int, c Cell) {
	if c.Kind == Empty {
		return
	}
	code := int(c.Kind)
	if c.Kind == Number && c.Text != c.Raw {
		code = formatted
	}
	p.code(column, code)
	p.text(c.Text)
	if code == formatted || c.Kind == Faulty {
		p.text(c.Raw)
	}
}

// addShared packs a cell with a shared string, which is not empty.
func (p *packer) addShared(column, index int) {
	p.code(column, fromShared)
	p.buf = binary.AppendUvarint(p.buf, uint64(index))
}

func (p *packer) code(column, code int) {
	p.buf = binary.AppendUvarint(p.buf, uint64((column-p.next)<<3|code))
	p.next = column + 1
}

func (p *packer) text(s string) {
	p.buf = append(binary.AppendUvarint(p.buf, uint64(len(s))), s...)
}

// take returns the packed cells, and begins another line.
func (p *packer) take() string {
	packed := string(p.buf)
	p.buf, p.next = p.buf[:0], 0
	return packed
}

// unpack returns the first of the packed cells and the number of empty ones before it.
func unpack(packed string, shared *sharedCells) (gap int, c Cell, rest string) {
	head, rest := uvarint(packed)
	gap = head >> 3
	text := func() (s string) {
		var n int
		n, rest = uvarint(rest)
		s, rest = rest[:n], rest[n:]
		return s
	}
	switch code := head & 7; code {
	case fromShared:
		var index int
		index, rest = uvarint(rest)
		c = shared.cell(index)
	case formatted:
		c = Cell{Kind: Number, Text: text(), Raw: text()}
	case int(Faulty):
		c = Cell{Kind: Faulty, Text: text(), Raw: text()}
	case int(Number):
		c = Cell{Kind: Number, Text: text()}
		c.Raw = c.Text
	default:
		c = Cell{Kind: Kind(code), Text: text()}
	}
	return gap, c, rest
}

// uvarint is binary.Uvarint of a string that was packed here.
func uvarint(s string) (n int, rest string) {
	shift := 0
	for i := range len(s) {
		n |= int(s[i]&0x7f) << shift
		if s[i] < 0x80 {
			return n, s[i+1:]
		}
		shift += 7
	}
	return n, ""
}

// sharedCells are the shared strings of a workbook as cells.
type sharedCells struct {
	packed string
	begins []uint32 // of each in packed; those that are empty begin where the next does
}

func (s *sharedCells) cell(index int) Cell {
	_, c, _ := unpack(s.packed[s.begins[index]:], nil)
	return c
}

// has reports whether there is a shared string with the number, and whether it is empty.
func (s *sharedCells) has(index int) (known, empty bool) {
	if index < 0 || index >= len(s.begins)-1 {
		return false, false
	}
	return true, s.begins[index] == s.begins[index+1]
}
