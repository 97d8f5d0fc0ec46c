package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// ticks are yes-or-no questions as boxes with their labels, read across. A
// record shows the empty boxes too, because who is left out matters as much as
// who is ticked.
func (d *document) ticks(a *apdocs.Answers) {
	across := a.Across
	if d.look.large {
		across = 1
	}
	var widths []int
	for i := range across {
		widths = append(widths, frame*(i+1)/across-frame*i/across)
	}
	d.openTable(tableHeading{tickTable, "Boxes", "Each cell is a box, ticked or not, with what it stands for.", false}, widths...)
	for from := 0; from < len(a.Fields); from += across {
		d.openRow(row{whole: true})
		fields := a.Fields[from:min(from+across, len(a.Fields))]
		for i, f := range fields {
			c := cell{w: widths[i], margins: margin(i, across)}
			if i == len(fields)-1 && i < across-1 { // the last takes what is left
				c.span, c.margins = across-i, noRight
				for _, w := range widths[i+1:] {
					c.w += w
				}
			}
			d.openCell(c)
			d.tick(f)
			d.shutCell()
		}
		d.shutRow()
	}
	d.shutTable()
}

func (d *document) tick(f *apdocs.Field) {
	glyph, said := emptyBox, ""
	if !d.blank() {
		said = render.NotTicked
	}
	if c, ok := f.Chosen(d.record, d.at); ok && c.Value == string(apdocs.Yes) {
		glyph, said = tickedBox, render.TickedBox
	}
	d.open(tickLine, "")
	d.x.run(tickBox, glyph)
	if said != "" {
		d.x.run(spoken, said)
	}
	d.x.run("", space+d.fill(f.Question.Label))
	d.x.shut()
}
