package docx

import (
	"fmt"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/internal/arrange"
)

// ticks writes yes-or-no questions as boxes with their labels, in reading order across. A record
// shows the empty boxes too: who is not ticked matters as much as who is. Boxes right below others are rows of
// the same table, because LibreOffice does not keep a table on the page of the next one.
func (d *document) ticks(t *arrange.Ticks) {
	d.instruct(t.Hint, "")
	across := t.Across
	onward := d.boxesAcross == across && len(d.x.b) == d.tableEnd
	var widths []int
	for i := range across {
		widths = append(widths, frame*(i+1)/across-frame*i/across)
	}
	if onward {
		d.x.b = d.x.b[:len(d.x.b)-len(endTable)]
	} else {
		d.openTable(tableHeading{tickTable, "Boxes", "Each cell is a box, ticked or not, with what it stands for.", false},
			widths...)
	}
	for n, fields := range t.Rows {
		d.keep = len(t.Rows) <= fewLines && n < len(t.Rows)-1
		d.openRow(row{whole: true})
		for i, f := range fields {
			c := cell{w: widths[i], margins: margin(i, across)}
			if i == len(fields)-1 && i < across-1 { // the last takes the rest of the width
				c.span, c.margins = across-i, noRight
				for _, w := range widths[i+1:] {
					c.w += w
				}
			}
			d.openCell(c)
			d.tick(f, t.Asked(f))
			d.shutCell()
		}
		d.shutRow()
	}
	d.keep = false
	d.shutTable()
	d.boxesAcross = across
}

func (d *document) tick(f *apdocs.Field, q *apdocs.Question) {
	glyph, said := emptyBox, ""
	switch ticked := arrange.Ticked(f, d.record, d.at); {
	case ticked:
		glyph, said = tickedBox, arrange.BoxSays(d.in(), true, "")
	case !d.blank():
		said = arrange.BoxSays(d.in(), false, "")
	}
	d.open(tickLine, d.hanging())
	end := d.place(control.Question{Field: f, Choice: string(apdocs.Yes)})
	if d.fillable() {
		d.checkBox(f, string(apdocs.Yes), glyph == tickedBox, d.look.boxDown)
		said = ""
	} else {
		d.drawBox(glyph, d.look.boxDown)
	}
	if said != "" {
		d.x.run(spoken, said)
	}
	end()
	d.x.run("", "\t"+d.fill(q.Label))
	d.mark(q.Required)
	d.x.shut()
}

// hanging indents the lines of a label to the right of its box.
func (d *document) hanging() string {
	return tabs(d.look.hang) + fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%[1]d"/>`, d.look.hang)
}

// optionLine writes a line of boxes to tick with their labels, after number if that is not "".
func (d *document) optionLine(f *apdocs.Field, more, number string, choices ...apdocs.Choice) {
	after := space
	if number == "" && more == "" && len(choices) == 1 { // a label of several lines is indented, as in tick
		more, after = d.hanging(), "\t"
	}
	d.open(tickLine, more)
	if number != "" {
		d.x.run(strong, number+space)
	}
	d.boxes(f, choices, after)
	d.x.shut()
}

// fits estimates whether the options of a choice fit one line of a cell that is this wide with its margin.
func (d *document) fits(f *apdocs.Field, width int) bool {
	between := 2 * d.look.text.size * 10 // two em spaces; the size is in half-points
	used, exact := 0, -between
	for _, c := range f.Choices {
		used += utf8.RuneCountInString(c.Label) + 7
		exact += d.look.box*10 + wide(space+c.Label, d.look.text.size) + between
	}
	return used*character*d.look.text.size/normal.text.size <= width && exact <= width-gutter
}

// boxes writes boxes with their labels in one line; after stands between a box and its label.
func (d *document) boxes(f *apdocs.Field, choices []apdocs.Choice, after string) {
	for i, c := range choices {
		if i > 0 {
			d.x.run("", "\u2003\u2003")
		}
		d.box(f, c, d.look.boxDown)
		d.x.run("", after+c.Label)
	}
}

// box writes one box to tick, ticked if the record has made the choice; hidden words say that it is
// ticked.
func (d *document) box(f *apdocs.Field, c apdocs.Choice, down int) {
	chosen, ok := f.Chosen(d.record, d.at)
	if d.fillable() {
		d.checkBox(f, c.Value, ok && chosen == c, down)
		return
	}
	if ok && chosen == c {
		d.drawBox(tickedBox, down)
		d.x.run(spoken, arrange.BoxSays(d.in(), true, ""))
		return
	}
	d.drawBox(emptyBox, down)
}

// drawBox writes a box, lowered by half-points to the middle of the words beside it.
func (d *document) drawBox(glyph string, down int) {
	if down == 0 {
		d.x.run(tickBox, glyph)
		return
	}
	d.x.raw(`<w:r><w:rPr><w:rStyle w:val="`, tickBox, `"/><w:position w:val="-`)
	d.x.num(down)
	d.x.raw(`"/></w:rPr><w:t xml:space="preserve">`, glyph, `</w:t></w:r>`)
}
