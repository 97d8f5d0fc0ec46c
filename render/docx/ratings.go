package docx

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/internal/arrange"
)

// ratings writes a table of statements with a box for each rating. The chosen number is white on
// black; before it are words for screen readers, in type too small to see, that say it is chosen.
func (d *document) ratings(t *arrange.Ratings) {
	scale := t.Scale
	widths := []int{4422}
	if t.Below {
		widths = nil
	}
	left := frame
	if len(widths) > 0 {
		left -= widths[0]
	}
	for i := range scale {
		w := left / (len(scale) - i)
		widths, left = append(widths, w), left-w
	}
	d.openTable(tableHeading{ratingTable, t.Title.Title(),
		"Each row after the headings is a statement with the rating that was given.", true}, widths...)
	if t.Below {
		d.ratingsBelow(t, widths)
	} else {
		d.ratingsBeside(t, widths)
	}
	d.keep = false
	d.shutTable()
}

func (d *document) ratingsBeside(t *arrange.Ratings, widths []int) {
	d.openRow(row{head: true, whole: true})
	d.openCell(cell{w: widths[0], borders: d.headBorder(), margins: gapped, low: true})
	d.statementHead(t)
	d.shutCell()
	d.scale(t.Scale, widths[1:])
	d.shutRow()
	for i, f := range t.Statements {
		d.keep = i == 0
		d.openRow(row{whole: true})
		d.openCell(cell{w: widths[0], margins: gapped})
		d.statement(f, t.Asked(f))
		d.shutCell()
		d.scaleBoxes(f, widths[1:])
		d.shutRow()
	}
}

// ratingsBelow writes the boxes below the statement, in large print.
func (d *document) ratingsBelow(t *arrange.Ratings, widths []int) {
	all := cell{w: frame, span: len(t.Scale), borders: noBottom}
	d.openRow(row{head: true, whole: true})
	d.openCell(all)
	d.statementHead(t)
	d.shutCell()
	d.shutRow()
	d.openRow(row{head: true, whole: true})
	d.scale(t.Scale, widths)
	d.shutRow()
	for i, f := range t.Statements {
		d.keep = true
		d.openRow(row{whole: true})
		d.openCell(all)
		d.statement(f, t.Asked(f))
		d.shutCell()
		d.shutRow()
		d.keep = i == 0
		d.openRow(row{whole: true})
		d.scaleBoxes(f, widths)
		d.shutRow()
	}
}

// There is no rule between a statement and the boxes below it; the cells of both must say so.
const noTop, noBottom = `<w:top w:val="nil"/>`, `<w:bottom w:val="nil"/>`

// scale writes the words of the scale above its numbers.
func (d *document) scale(scale []arrange.Column, widths []int) {
	for i, c := range scale {
		k := cell{w: widths[i], borders: d.headBorder(), low: true}
		if d.look.large {
			k.borders = noTop + k.borders
		}
		d.openCell(k)
		d.paragraph(scaleHead, "", c.Head)
		d.x.open(scaleHead, d.headRoom())
		d.x.run(strong, c.Choice.Value)
		d.x.shut()
		d.shutCell()
	}
}

// statementHead writes the heading of the statements, with how to tick their boxes below it.
func (d *document) statementHead(t *arrange.Ratings) {
	room := d.headRoom()
	if t.Below {
		room = ""
	}
	if t.Hint == "" {
		d.paragraph(tableHead, room, t.Statement)
		return
	}
	d.paragraph(tableHead, "", t.Statement)
	d.paragraph(hintStyle, keepNext+room, t.Hint)
}

func (d *document) statement(f *apdocs.Field, q *apdocs.Question) {
	d.padded(tableText, q)
	if _, ok := f.Chosen(d.record, d.at); !ok && !d.blank() {
		end := d.noAnswer()
		d.reading(tableText, "", render.Reading{Text: d.say(render.NotAnswered), Tone: render.Wanting}, false)
		end()
	}
}

func (d *document) scaleBoxes(f *apdocs.Field, widths []int) {
	chosen, answered := f.Chosen(d.record, d.at)
	for i, c := range f.Choices {
		k := cell{w: widths[i]}
		if d.look.large {
			k.borders = noTop
		}
		if d.blank() {
			d.openCell(k)
			d.open(tickLine, `<w:jc w:val="center"/>`)
			d.box(f, c, 0)
			if answered && c == chosen && !d.fillable() {
				d.x.run(spoken, " "+render.RatingIn(d.in(), c))
			}
		} else {
			d.openCell(k)
			d.open(ratingBox, "")
			end := d.place(control.Question{Field: f, Choice: c.Value})
			if answered && c == chosen {
				d.x.run(spoken, strings.TrimSuffix(render.RatingIn(d.in(), c), " "+c.Value))
				d.x.run(ratingChosen, " "+c.Value+space)
			} else {
				d.x.run(ratingNotChosen, space+c.Value+space)
			}
			end()
		}
		d.x.shut()
		d.shutCell()
	}
}
