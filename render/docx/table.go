package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// A tableHeading holds the name and description of a table for people who cannot see it.
type tableHeading struct {
	style       string
	caption     string
	description string
	headed      bool // the first row is the header row; otherwise the first column heads the rows
}

// openTable begins a table of columns with these widths. It closes an open rail first.
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
	x.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="`, h.style, `"/>`, d.mirrored(`<w:bidiVisual/>`), `<w:tblW w:w="`)
	total := 0
	for _, w := range widths {
		total += w
	}
	x.num(total)
	x.raw(`" w:type="dxa"/><w:tblLayout w:type="fixed"/>`)
	if h.headed {
		x.raw(`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"` +
			` w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	} else {
		x.raw(`<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1"` +
			` w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	}
	x.raw(`<w:tblCaption w:val="`)
	x.text(d.say(h.caption))
	x.raw(`"/><w:tblDescription w:val="`)
	x.text(d.say(h.description))
	x.raw(`"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		x.raw(`<w:gridCol w:w="`)
		x.num(w)
		x.raw(`"/>`)
	}
	x.raw(`</w:tblGrid>`)
}

const endTable = `</w:tbl>`

func (d *document) shutTable() {
	d.x.raw(endTable)
	d.tableEnd, d.boxesAcross = len(d.x.b), 0
}

// A row holds the properties of a table row.
type row struct {
	head   bool // repeated at the top of each page
	whole  bool // never breaks across pages
	height int  // at least, in twips; 0 for the height of its text
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

// A cell holds the width of a cell and its own properties.
type cell struct {
	w       int
	span    int    // columns it spans; 0 means 1
	borders string // of its own
	margins string // of its own
	low     bool   // its text is aligned to the bottom
}

// Margins of cells that differ from the style's.
const (
	noRight = `<w:right w:w="0" w:type="dxa"/>` // the last column ends at the right margin
	// 3 points with the rule below the head of a column.
	aboveRule = `<w:bottom w:w="40" w:type="dxa"/>`
	gapLeft   = `<w:left w:w="227" w:type="dxa"/>`
	gapped    = `<w:right w:w="227" w:type="dxa"/>`
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

// margin returns the margins of column i of n.
func margin(i, n int) string {
	if i == n-1 {
		return noRight
	}
	return ""
}

// headBorder returns the rule below column headings.
func (d *document) headBorder() string { return border("bottom", d.look.heavy, 0, black) }

// headRoom returns the space around a heading whose cell has none, as on a blank.
func (d *document) headRoom() string {
	if d.blank() {
		return `<w:spacing w:before="20" w:after="40"/>`
	}
	return ""
}

// headings writes the row of column headings; those above boxes are centred.
func (d *document) headings(columns []arrange.Column, widths []int, centred bool) {
	d.openRow(row{head: true, whole: true})
	for i, c := range columns {
		k := cell{w: widths[i], borders: d.headBorder(), margins: aboveRule + margin(i, len(columns)), low: true}
		if d.blank() {
			k.margins = besideBoxes(columns, i) + margin(i, len(columns))
		}
		d.openCell(k)
		more := d.headRoom()
		if centred && c.Kind == apdocs.OptionColumn {
			more += `<w:jc w:val="center"/>`
		}
		d.open(tableHead, more)
		d.x.run("", c.Head)
		hints := c.Hints
		if c.Kind == apdocs.LabelColumn && len(hints) > 0 { // how to tick, beside the heading
			d.x.run(requiredMark, "\u2002"+hints[0])
			hints = hints[1:]
		}
		d.x.shut()
		for _, h := range hints {
			d.paragraph(hintStyle, "", d.fill(h))
		}
		d.shutCell()
	}
	d.shutRow()
}

// tableTitle writes the title of a table that has no heading of its own.
func (d *document) tableTitle(q *apdocs.Question, titled bool) {
	if titled {
		d.minor(q.Label, q.Required, false)
		d.keep = true
		d.hints(q, "")
		d.keep = false
	}
}

// rows writes a table with one row for each row of a list.
func (d *document) rows(t *arrange.Rows) {
	d.tableTitle(t.Title, t.Titled)
	n := t.List.Len(d.record, d.at)
	widths := d.rowWidths(t.Columns)
	d.openTable(tableHeading{rowTable, t.Title.Title(), "Each row after the headings is one of a list.", true}, widths...)
	d.headings(d.unticked(t.Columns, t.Fields), widths, false)
	if n == 0 {
		d.noRows(t.Empty, widths)
	}
	few, firstTwo := d.few(t, widths, n)
	d.openRows(t.Title.Title())
	d.each(n, func(i int) {
		d.openItem()
		keep := i < n-1 && (few || i == 0 && firstTwo)
		d.above = len(t.Below) > 0
		d.keep = keep || d.above
		if d.blank() {
			d.blankRow(t.Columns, t.Fields, widths, t.Lines, d.rowHead(t, i))
		} else {
			d.recordRow(t.Columns, t.Fields, widths, d.rowHead(t, i))
		}
		d.pairsBelow(t, widths, keep)
		d.keep, d.above = false, false
		d.shutItem()
	})
	d.shutRows()
	d.shutTable()
}

// rowHead returns a function that writes the heading of row i: its name or number.
func (d *document) rowHead(t *arrange.Rows, i int) func() {
	return func() {
		switch head := bound(t.Head(i)); {
		case t.Named && d.blank():
			d.paragraph(fieldLabel, `<w:spacing w:before="80"/>`, head)
		case t.Named:
			d.paragraph(fieldLabel, "", head)
		case d.blank():
			d.open(tickLine, "")
			d.x.run(strong, head)
			d.x.shut()
		default:
			d.paragraph(tableText, "", head)
		}
	}
}

// fixedRows writes a table whose rows are given by the form.
func (d *document) fixedRows(t *arrange.FixedRows) {
	d.tableTitle(t.Title, t.Titled)
	if d.look.large {
		for _, r := range t.Rows {
			d.subheads(r.Subheads, 1)
			if r.Name != "" {
				d.minor(r.Name, false, false)
			}
			d.stacked(r.Stack, true)
		}
		return
	}
	widths := d.rowWidths(t.Columns)
	d.openTable(tableHeading{rowTable, t.Title.Title(), "Each row after the headings is a row of the form.", true},
		widths...)
	d.headings(d.unticked(t.Columns, t.Rows[0].Fields), widths, false)
	for i, r := range t.Rows {
		d.subheads(r.Subheads, len(t.Columns))
		d.keep = i == 0 && len(t.Rows) > 1
		head := func() {
			if r.Name == "" {
				d.padded(fieldLabel, d.asked(r.Fields[0]))
			} else {
				d.paragraph(fieldLabel, d.headRoom(), d.fill(r.Name))
			}
		}
		if d.blank() {
			d.blankRow(t.Columns, r.Fields, widths, t.Lines, head)
		} else {
			d.recordRow(t.Columns, r.Fields, widths, head)
		}
		d.keep = false
	}
	d.shutTable()
}

// each calls do for n rows of a list, with d.at set to the row.
func (d *document) each(n int, do func(i int)) {
	d.depth++
	for i := range n {
		d.at[d.depth-1] = i
		do(i)
	}
	d.at[d.depth-1] = 0
	d.depth--
}

// rowWidths gives the number column its width and divides the rest by the columns' shares.
func (d *document) rowWidths(columns []arrange.Column) []int {
	number := 0
	for _, c := range columns {
		switch c.Kind {
		case apdocs.NumberColumn:
			number = 680
			if d.look.large {
				number = 1020
			}
		case apdocs.LabelColumn:
			number = 2495
		}
	}
	date := 0
	for _, day := range arrange.Dates(d.in()) {
		date = max(date, wide(day, d.look.text.size))
	}
	widths := arrange.Divide(columns, frame-number, date+gutter+widthError)
	for i, c := range columns {
		if c.Kind != apdocs.AnswerColumn {
			widths[i] = number
		}
	}
	return widths
}

// recordRow writes a row of answers; head writes its heading.
func (d *document) recordRow(columns []arrange.Column, fields []*apdocs.Field, widths []int, head func()) {
	tall := 0
	for j, c := range columns {
		if c.Kind == apdocs.AnswerColumn {
			tall = max(tall, lineCount(render.Value(fields[c.Field], d.record, d.at), widths[j]))
		}
	}
	d.openRow(row{whole: tall <= splitOver})
	d.keep = d.keep && tall <= splitOver
	for j, c := range columns {
		d.openCell(d.joined(cell{w: widths[j], margins: margin(j, len(widths))}))
		if c.Kind != apdocs.AnswerColumn {
			head()
		} else {
			d.answer(tableText, fields[c.Field], d.cellReader(&c, widths[j]))
		}
		d.shutCell()
	}
	d.shutRow()
}

// cellReader returns how the answers in a column of a table are read: dates that do not fit on one line are
// on two, because Word breaks a word at any letter where there is no other place.
func (d *document) cellReader(c *arrange.Column, width int) reader {
	if !c.Dates {
		return d.reader.Cell
	}
	return func(f *apdocs.Field, record apdocs.Form, at apdocs.At) render.Reading {
		r := d.reader.Cell(f, record, at)
		if wide(r.Text, d.look.text.size) > width-gutter-widthError {
			r.Text = arrange.OnTwoLines(r.Text)
		}
		return r
	}
}

// noRows writes the words for a list without rows.
func (d *document) noRows(empty render.Reading, widths []int) {
	d.openRow(row{whole: true})
	for i, w := range widths {
		d.openCell(cell{w: w, margins: margin(i, len(widths))})
		if i == min(1, len(widths)-1) {
			d.reading(tableText, "", empty, false)
		} else {
			d.paragraph(tableText, "", "")
		}
		d.shutCell()
	}
	d.shutRow()
}

// blankRow writes a row to fill in: each cell has its own writing lines, or boxes to tick.
func (d *document) blankRow(columns []arrange.Column, fields []*apdocs.Field, widths []int, lines int, head func()) {
	d.openRow(row{whole: !d.fillable(), height: d.tall(lines)})
	onLine := columns[0].Kind == apdocs.LabelColumn && !d.fillable() // a name stands on the only line of its row
	for j, c := range columns {
		onLine = onLine && (c.Kind != apdocs.AnswerColumn || d.linesInCell(fields[c.Field], widths[j]) <= 1)
	}
	onLine = onLine && lines <= 1
	for j, c := range columns {
		room := cell{w: widths[j], margins: margin(j, len(widths)), low: onLine}
		if c.Kind == apdocs.AnswerColumn {
			room = d.roomIn(room, fields[c.Field], lines)
		}
		d.openCell(d.joined(room))
		if c.Kind != apdocs.AnswerColumn {
			head()
		} else {
			d.cellRoom(fields[c.Field], lines, widths[j], "")
		}
		d.shutCell()
	}
	d.shutRow()
}
