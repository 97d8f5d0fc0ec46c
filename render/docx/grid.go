package docx

import "github.com/apdocs/forms/apdocs"

// grid is short questions side by side, each label above its answer in one cell.
// A row that is not full gives the room to its last question.
func (d *document) grid(a *apdocs.Answers) {
	widths := make([]int, a.Across)
	each := (frame + gutter) / a.Across
	for i := range widths {
		widths[i] = each
	}
	widths[a.Across-1] = frame - each*(a.Across-1)
	style := gridTable
	if a.Across > 2 {
		style = gridThree
	}
	d.openTable(tableHeading{style, "Questions and answers", "Each cell is a question with its answer.", false}, widths...)
	all := gridRows(a)
	for i, fields := range all {
		r := row{whole: true}
		if d.blank() {
			r.height = d.look.field
		}
		d.keep = i == 0
		d.openRow(r)
		for j, f := range fields {
			c := cell{w: widths[j], span: 1, margins: margin(j, a.Across), low: d.blank()}
			if j == len(fields)-1 {
				for _, w := range widths[j+1:] {
					c.w, c.span, c.margins = c.w+w, c.span+1, noRight
				}
			}
			d.openCell(c)
			d.question(fieldLabel, &f.Question)
			d.gridAnswer(f, c.w)
			d.shutCell()
		}
		d.shutRow()
	}
	d.keep = false
	d.shutTable()
}

func (d *document) gridAnswer(f *apdocs.Field, width int) {
	if d.blank() && len(f.Choices) > 0 && d.fits(f, width) {
		d.optionLine(f, paragraphBorder(border("bottom", d.look.thin, 0, line)), f.Choices...)
		return
	}
	d.answerOrRoom(f, width)
}

// gridRows parts the questions of a grid into rows; a wide one has a row for
// itself.
func gridRows(a *apdocs.Answers) (rows [][]*apdocs.Field) {
	full := true
	for _, f := range a.Fields {
		if full || f.Question.Wide {
			rows = append(rows, nil)
		}
		last := len(rows) - 1
		rows[last] = append(rows[last], f)
		full = f.Question.Wide || len(rows[last]) == a.Across
	}
	return rows
}
