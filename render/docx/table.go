package docx

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// A tableHeading says what a table is called and what it holds, for people who
// cannot see it.
type tableHeading struct {
	style       string
	caption     string
	description string
	headed      bool // the first row heads the columns; else the first column heads the rows
}

// openTable begins a table of columns with these widths, after the end of the
// rail that may be open.
func (d *document) openTable(h tableHeading, widths ...int) {
	if h.style != railTable {
		d.endRail()
	}
	x := d.x
	if d.paper {
		h.style += onPaper
	}
	if len(x.b) == d.tableEnd && h.style == d.tableStyle {
		h.style += twin
	}
	d.tableStyle = h.style
	x.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="`, h.style, `"/><w:tblW w:w="`)
	total := 0
	for _, w := range widths {
		total += w
	}
	x.num(total)
	x.raw(`" w:type="dxa"/><w:tblLayout w:type="fixed"/>`)
	if h.headed {
		x.raw(`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	} else {
		x.raw(`<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	}
	x.raw(`<w:tblCaption w:val="`)
	x.text(h.caption)
	x.raw(`"/><w:tblDescription w:val="`)
	x.text(h.description)
	x.raw(`"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		x.raw(`<w:gridCol w:w="`)
		x.num(w)
		x.raw(`"/>`)
	}
	x.raw(`</w:tblGrid>`)
}

func (d *document) shutTable() {
	d.x.raw(`</w:tbl>`)
	d.tableEnd = len(d.x.b)
}

// A row is how a row of a table behaves.
type row struct {
	head   bool // repeated at the top of each page
	whole  bool // never parted by the end of a page
	height int  // at least; 0 for that of its text
}

func (d *document) openRow(r row) {
	x := d.x
	x.raw(`<w:tr>`)
	if r != (row{}) {
		x.raw(`<w:trPr>`)
		if r.whole {
			x.raw(`<w:cantSplit/>`)
		}
		if r.height > 0 {
			x.raw(`<w:trHeight w:val="`)
			x.num(r.height)
			x.raw(`" w:hRule="atLeast"/>`)
		}
		if r.head {
			x.raw(`<w:tblHeader/>`)
		}
		x.raw(`</w:trPr>`)
	}
}

func (d *document) shutRow() { d.x.raw(`</w:tr>`) }

// A cell is a cell's width and what is special about it.
type cell struct {
	w       int
	span    int    // columns it takes; 0 is 1
	borders string // of its own
	margins string // of its own
	low     bool   // its text stands at the bottom
}

// Margins of single cells.
const (
	noRight = `<w:right w:w="0" w:type="dxa"/>` // the last column ends at the frame
	gapLeft = `<w:left w:w="227" w:type="dxa"/>`
	gapped  = `<w:right w:w="227" w:type="dxa"/>`
)

func (d *document) openCell(c cell) {
	x := d.x
	x.raw(`<w:tc><w:tcPr><w:tcW w:w="`)
	x.num(c.w)
	x.raw(`" w:type="dxa"/>`)
	if c.span > 1 {
		x.raw(`<w:gridSpan w:val="`)
		x.num(c.span)
		x.raw(`"/>`)
	}
	if c.borders != "" {
		x.raw(`<w:tcBorders>`, c.borders, `</w:tcBorders>`)
	}
	if c.margins != "" {
		x.raw(`<w:tcMar>`, c.margins, `</w:tcMar>`)
	}
	if c.low {
		x.raw(`<w:vAlign w:val="bottom"/>`)
	}
	x.raw(`</w:tcPr>`)
}

func (d *document) shutCell() { d.x.raw(`</w:tc>`) }

// margin is the margins of the i-th of n columns.
func margin(i, n int) string {
	if i == n-1 {
		return noRight
	}
	return ""
}

// headBorder is the rule below column headings.
func (d *document) headBorder() string { return border("bottom", d.look.heavy, 0, black) }

// headRoom is the room round a heading whose cell, on a blank, has none.
func (d *document) headRoom() string {
	if d.blank() {
		return `<w:spacing w:before="20" w:after="40"/>`
	}
	return ""
}

// headings is the row of column headings; those of boxes are centred.
func (d *document) headings(columns []apdocs.Column, widths []int, centred bool) {
	d.openRow(row{head: true, whole: true})
	for i, c := range columns {
		k := cell{w: widths[i], borders: d.headBorder(), margins: margin(i, len(columns)), low: true}
		if d.blank() {
			k.margins = besideBoxes(columns, i) + k.margins
		}
		d.openCell(k)
		more := d.headRoom()
		if centred && c.Kind == apdocs.OptionColumn {
			more += `<w:jc w:val="center"/>`
		}
		d.paragraph(tableHead, more, c.Head)
		d.shutCell()
	}
	d.shutRow()
}

// rows is a table with a row for each element of a list.
func (d *document) rows(t *apdocs.Table) {
	if !t.Title.NameOnly {
		d.minor(t.Title.Label, false)
		d.hints(&t.Title, "")
	}
	n := d.times(t.Repeat)
	if d.look.large {
		d.groups(t, n)
		return
	}
	widths := d.rowWidths(t)
	d.openTable(tableHeading{rowTable, t.Title.Title(), "Each row after the headings is one of a list.", true}, widths...)
	d.headings(t.Columns, widths, false)
	if n == 0 {
		d.noRows(t, widths)
	}
	few := d.few(t, widths, n)
	d.each(n, func(i int) {
		d.keep = i < n-1 && (i == 0 || few)
		if d.blank() {
			d.blankRow(t, widths, i)
		} else {
			d.recordRow(t, widths, i)
		}
		d.keep = false
	})
	d.shutTable()
}

// times is how often the rows of a list are printed: on a blank at least as
// many as the form wants.
func (d *document) times(r *apdocs.Repeat) int {
	n := r.Len(d.record, d.at)
	if d.blank() {
		n = max(n, r.Blank)
	}
	return n
}

// each does something for n rows of a list.
func (d *document) each(n int, do func(i int)) {
	d.depth++
	for i := range n {
		d.at[d.depth-1] = i
		do(i)
	}
	d.at[d.depth-1] = 0
	d.depth--
}

// rowWidths gives the number its room and parts the rest by the columns' shares.
func (d *document) rowWidths(t *apdocs.Table) []int {
	number, shares := 0, 0
	for _, c := range t.Columns {
		if c.Kind == apdocs.NumberColumn {
			number = 680
			continue
		}
		if c.Kind == apdocs.LabelColumn {
			number = 2495
			continue
		}
		shares += max(c.Share, 1)
	}
	var widths []int
	left := frame - number
	for _, c := range t.Columns {
		w := number
		if c.Kind == apdocs.AnswerColumn {
			w = left * max(c.Share, 1) / shares
			left, shares = left-w, shares-max(c.Share, 1)
		}
		widths = append(widths, w)
	}
	return widths
}

func (d *document) recordRow(t *apdocs.Table, widths []int, i int) {
	tall := 0
	for j, c := range t.Columns {
		if c.Kind == apdocs.AnswerColumn {
			tall = max(tall, lineCount(render.Value(t.Rows[0][c.Field], d.record, d.at), widths[j]))
		}
	}
	d.openRow(row{whole: tall <= splitOver})
	d.keep = d.keep && tall <= splitOver
	for j, c := range t.Columns {
		d.openCell(cell{w: widths[j], margins: margin(j, len(widths))})
		if c.Kind != apdocs.AnswerColumn {
			style := tableText
			if c.Kind == apdocs.LabelColumn {
				style = fieldLabel
			}
			d.paragraph(style, "", bound(rowHead(t, i)))
		} else {
			d.answer(tableText, t.Rows[0][c.Field], render.ReadCell)
		}
		d.shutCell()
	}
	d.shutRow()
}

// rowHead is what heads a row: its name or its number.
func rowHead(t *apdocs.Table, i int) string {
	if len(t.RowNames) > 0 {
		return t.RowTitle(i)
	}
	return strconv.Itoa(i+1) + "."
}

// noRows says that a record has no rows.
func (d *document) noRows(t *apdocs.Table, widths []int) {
	d.openRow(row{whole: true})
	for i, w := range widths {
		d.openCell(cell{w: w, margins: margin(i, len(widths))})
		if i == min(1, len(widths)-1) {
			d.reading(tableText, "", noneOf(t), false)
		} else {
			d.paragraph(tableText, "", "")
		}
		d.shutCell()
	}
	d.shutRow()
}

func noneOf(t *apdocs.Table) render.Reading {
	if t.Repeat.Min > 0 {
		return render.Reading{Text: render.NotAnswered, Tone: render.Wanting}
	}
	return render.Reading{Text: render.NotAnswered, Tone: render.Muted}
}

// blankRow is a row to write in: each cell its own lines.
func (d *document) blankRow(t *apdocs.Table, widths []int, i int) {
	most := 1
	for _, f := range t.Rows[0] {
		most = max(most, f.Question.Lines)
	}
	d.openRow(row{whole: true})
	for j, c := range t.Columns {
		named := t.Columns[0].Kind == apdocs.LabelColumn
		d.openCell(cell{w: widths[j], margins: margin(j, len(widths)), low: named})
		if c.Kind == apdocs.LabelColumn {
			d.paragraph(fieldLabel, `<w:spacing w:before="80"/>`, bound(rowHead(t, i)))
		} else if c.Kind != apdocs.AnswerColumn {
			d.open(tickLine, "")
			d.x.run(strong, rowHead(t, i))
			d.x.shut()
		} else {
			d.toWrite(t.Rows[0][c.Field], most, widths[j], "")
		}
		d.shutCell()
	}
	d.shutRow()
}

// groups are the rows of a list in large print: each under its own heading.
func (d *document) groups(t *apdocs.Table, n int) {
	if n == 0 {
		d.endRail()
		d.reading(bodyText, "", noneOf(t), false)
	}
	d.each(n, func(i int) {
		d.minor(t.RowTitle(i), false)
		d.stacked(t.Rows[0], false)
	})
}
