package docx

import (
	"strconv"
	"unicode/utf8"

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
		d.openCell(cell{w: widths[i], borders: d.headBorder(), margins: margin(i, len(columns)), low: true})
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
	d.each(n, func(i int) {
		if d.blank() {
			d.blankRow(t, widths, i)
		} else {
			d.recordRow(t, widths, i)
		}
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
	d.keep = i == 0 && tall <= splitOver
	for j, c := range t.Columns {
		d.openCell(cell{w: widths[j], margins: margin(j, len(widths))})
		if c.Kind != apdocs.AnswerColumn {
			style := tableText
			if c.Kind == apdocs.LabelColumn {
				style = fieldLabel
			}
			d.paragraph(style, "", rowHead(t, i))
		} else {
			d.answer(tableText, t.Rows[0][c.Field], render.ReadCell)
		}
		d.shutCell()
	}
	d.keep = false
	d.shutRow()
}

// rowHead is what heads a row: its name or its number.
func rowHead(t *apdocs.Table, i int) string {
	if len(t.RowNames) > 0 {
		return t.RowTitle(i)
	}
	return strconv.Itoa(i+1) + "."
}

// splitOver is the lines over which a row may be parted by the end of a page.
const splitOver = 14

// character is how wide one is on average, in twips.
const character = 115

// lineCount guesses how many lines a text takes in a column; Word alone knows.
func lineCount(text string, width int) int {
	n := 0
	for _, l := range lines(text) {
		n += 1 + utf8.RuneCountInString(l)*character/max(width, character)
	}
	return n
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
		d.openCell(cell{w: widths[j], margins: margin(j, len(widths))})
		if c.Kind != apdocs.AnswerColumn {
			d.x.open(tickLine)
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
		d.stacked(t.Rows[0])
	})
}

// single is a list of which each row is one answer: numbered, beside the list's
// label or, where a heading says it, on the full measure.
func (d *document) single(t *apdocs.Table) {
	f := t.Rows[0][0]
	beside := !t.Title.NameOnly
	width := frame
	switch {
	case beside && d.look.large:
		d.openRail()
		d.openRow(row{whole: d.blank()})
		d.openCell(cell{w: frame, margins: noRight})
		d.question(fieldLabel, &t.Title)
	case beside:
		width = answers
		d.openRail()
		d.openRow(row{whole: d.blank()})
		d.railLabel(&t.Title)
		d.openCell(cell{w: answers, margins: noRight})
	default:
		d.endRail()
	}
	n := d.times(t.Repeat)
	if n == 0 {
		d.reading(fieldAnswer, "", noneOf(t), false)
	}
	d.each(n, func(i int) {
		label := strconv.Itoa(i+1) + "."
		if d.blank() {
			d.toWrite(f, f.Question.Lines, width, label)
		} else {
			d.numberedAnswer(f, label)
		}
	})
	if beside {
		d.shutCell()
		d.shutRow()
	}
}

// numberedAnswer is one row of such a list on a record.
func (d *document) numberedAnswer(f *apdocs.Field, label string) {
	d.writing(f)
	r := render.Read(f, d.record, d.at)
	for i, l := range lines(r.Text) {
		if i > 0 && l == "" {
			continue
		}
		if i == 0 {
			d.open(numbered, "")
			d.x.run("", label+"\t")
		} else {
			d.open(numbered, `<w:ind w:firstLine="0"/>`)
		}
		d.tone(r.Tone, l)
		d.x.shut()
	}
}
