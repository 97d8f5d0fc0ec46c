package docx

import (
	"strings"

	"github.com/apdocs/forms/render/internal/arrange"
)

// noBorder is the side of a cell without the rule between rows that its table has.
func noBorder(side string) string { return `<w:` + side + ` w:val="nil"/>` }

// joined returns the cell of a row that has questions below it: there is no rule and no space between.
func (d *document) joined(c cell) cell {
	if d.above {
		if !strings.Contains(c.borders, "<w:bottom ") {
			c.borders += noBorder("bottom")
		}
		c.margins = `<w:bottom w:w="0" w:type="dxa"/>` + c.margins
	}
	return c
}

// pairsBelow writes the questions below a row of a table, each in a row of the same table: its label in the
// first columns, its answer in the others. keep is whether the last stays with the row that follows.
func (d *document) pairsBelow(t *arrange.Rows, widths []int, keep bool) {
	split, label := belowSplit(widths, t.Named)
	rest := 0
	for _, w := range widths[split:] {
		rest += w
	}
	for i, p := range t.Below {
		last := i == len(t.Below)-1
		d.above = !last
		d.keep = !last || keep
		n := d.linesFor(p.Field)
		d.openRow(row{whole: d.whole(p.Field, rest), height: d.tall(n)})
		top, style := noBorder("top"), tableText // the name of the row stands out
		if !t.Named {
			style = fieldLabel
			d.openCell(d.joined(cell{w: widths[0], borders: top}))
			d.paragraph(tableText, "", "")
			d.shutCell()
			d.openCell(d.joined(cell{w: label - widths[0], span: split - 1, borders: top}))
		} else {
			d.openCell(d.joined(cell{w: label, borders: top}))
		}
		if d.blank() {
			d.padded(style, d.asked(p.Field))
		} else {
			d.question(style, &p.Question)
		}
		d.shutCell()
		d.openCell(d.joined(d.roomIn(cell{w: rest, span: len(widths) - split, borders: top, margins: noRight}, p.Field, n)))
		if d.blank() {
			d.cellRoom(p.Field, n, rest, "")
		} else {
			d.answer(tableText, p.Field, d.reader.Cell)
		}
		d.shutCell()
		d.shutRow()
	}
}

// belowSplit returns the column at which the answers of questions below a row begin, and how far it is from
// the left: the one nearest to where answers beside their labels begin, and at least the third. Below a name there
// is room for a label, so that answers begin in the second.
func belowSplit(widths []int, named bool) (column, at int) {
	if named {
		return 1, widths[0]
	}
	off, x := -1, 0
	for i, w := range widths {
		if by := max(x-rail, rail-x); i >= min(2, len(widths)-1) && (off < 0 || by < off) {
			column, at, off = i, x, by
		}
		x += w
	}
	return column, at
}
