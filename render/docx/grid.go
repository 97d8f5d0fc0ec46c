package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/arrange"
)

// grid writes short questions side by side, each label above its answer in one cell. The last
// question of a row that is not full takes the rest of the width.
func (d *document) grid(g *arrange.Grid) {
	widths := make([]int, g.Across)
	each := (frame + gutter) / g.Across
	for i := range widths {
		widths[i] = each
	}
	widths[g.Across-1] = frame - each*(g.Across-1)
	style := gridTable
	if g.Across > 2 {
		style = gridThree
	}
	d.openTable(tableHeading{style, "Questions and answers", "Each cell is a question with its answer.", false}, widths...)
	for _, fields := range g.Rows {
		r := row{whole: true}
		if d.blank() {
			r.height = d.look.field
		}
		d.openRow(r)
		for j, f := range fields {
			c := cell{w: widths[j], span: 1, margins: margin(j, g.Across), low: d.blank()}
			if j == len(fields)-1 {
				for _, w := range widths[j+1:] {
					c.w, c.span, c.margins = c.w+w, c.span+1, noRight
				}
			}
			d.openCell(c)
			d.question(fieldLabel, d.asked(f))
			d.gridAnswer(f, c.w)
			d.shutCell()
		}
		d.shutRow()
	}
	d.shutTable()
}

func (d *document) gridAnswer(f *apdocs.Field, width int) {
	if d.blank() && len(f.Choices) > 0 && !d.listed(f) && d.fits(f, width) {
		d.optionLine(f, paragraphBorder(border("bottom", d.look.thin, 0, line)), "", f.Choices...)
		return
	}
	d.answerOrRoom(f, width)
}
