package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// week writes a table of the week's sessions, one column for each day; in large print it has a row
// for each day.
func (d *document) week(t *arrange.Week) {
	first, columns := 1417, len(t.Columns)
	if t.Turned {
		first = 2438
	}
	if d.in() != nil && !t.Turned {
		first = d.lessForDays(t, first)
	}
	widths := []int{first}
	for i, left := 1, frame-first; i < columns; i++ {
		w := left / (columns - i)
		widths, left = append(widths, w), left-w
	}
	d.openTable(tableHeading{weekTable, t.Title.Title(), "Where somebody is in each session of the week.", true},
		widths...)
	d.headings(t.Columns, widths, false)
	for i, r := range t.Rows {
		d.keep = i < len(t.Rows)-1 || !d.blank()
		d.openRow(row{whole: true})
		d.openCell(cell{w: widths[0]})
		d.paragraph(fieldLabel, d.headRoom(), r.Head)
		d.shutCell()
		for k, g := range r.Sessions {
			d.openCell(cell{w: widths[k+1], margins: margin(k+1, columns)})
			d.session(g, widths[k+1])
			d.shutCell()
		}
		d.shutRow()
	}
	d.keep = false
	d.shutTable()
	if t.Counted {
		end := d.noAnswer()
		d.paragraph(hintStyle, `<w:spacing w:before="80" w:after="160"/>`, render.WeekSentence(t.Table, d.record, d.at))
		end()
	}
}

// session writes a session of the week, or room for it.
func (d *document) session(g *apdocs.Field, width int) {
	d.writing(g)
	if d.fillable() {
		d.sessionRoom(g)
		return
	}
	if d.blank() {
		d.linesToWrite(arrange.GivenSession(g, d.record, d.at), 2, width, lead{})
		return
	}
	end := d.placeOf(g)
	d.reading(tableText, "", d.some(render.ReadSession(g, d.record, d.at)), false)
	end()
}

// lessForDays returns the width of the first column where the name of a day is longer than English
// ones.
func (d *document) lessForDays(t *arrange.Week, first int) int {
	const least = 907 // 16 mm
	need, days := 0, len(t.Columns)-1
	for _, col := range t.Columns[1:] {
		need = max(need, wide(col.Head, d.look.text.size)*boldCharacter/character+gutter)
	}
	return max(min(first, frame-need*days), least)
}
