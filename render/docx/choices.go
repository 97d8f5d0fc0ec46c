package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// choices draws a table of yes-or-no questions, perhaps with comments. On a blank, questions that
// have options of their own are printed above the table of the others: Word repeats the headings of
// a table only if no other table touches it.
func (d *document) choices(t *arrange.Choices) {
	own := 0
	for _, r := range t.Rows {
		if r.Own {
			own++
			d.ownRow(&r)
		}
	}
	if own == len(t.Rows) {
		return
	}
	widths := d.choiceWidths(t)
	d.openTable(tableHeading{choiceTable, t.Title.Title(),
		"Each row after the headings is a question with its answer.", true},
		widths...)
	d.headings(t.Columns, widths, true)
	first := true
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Own {
			continue
		}
		d.subheads(r.Subheads, len(t.Columns))
		d.keep, first = first, false
		d.choiceRow(r, t.Asked(r.Fields[0]), t.Columns, widths)
		d.keep = false
	}
	d.keep = false
	d.shutTable()
}

// choiceStack draws the same questions in large print, each answer below its question.
func (d *document) choiceStack(t *arrange.ChoiceStack) {
	d.instruct(t.Hint, `<w:spacing w:after="80"/>`)
	for _, r := range t.Rows {
		d.subheads(r.Subheads, 1)
		d.stacked(r.Stack, true)
	}
}

// instruct writes how to tick the boxes that follow, if there is anything to say; more is its spacing.
func (d *document) instruct(hint, more string) {
	if hint != "" {
		d.endRail()
		d.keep = true
		d.paragraph(hintStyle, more, hint)
		d.keep = false
	}
}

// subheads draws headings across a table. They are kept with the row that follows.
func (d *document) subheads(texts []string, columns int) {
	for _, text := range texts {
		if d.look.large {
			d.openRail(false)
		}
		d.keep = true
		d.openRow(row{whole: true})
		d.openCell(cell{w: frame, span: columns, margins: noRight})
		d.paragraph(fieldLabel, `<w:spacing w:before="160" w:after="60"/>`, d.fill(text))
		d.shutCell()
		d.shutRow()
		d.keep = false
	}
}

// optionRow draws a question with its options at the right of the same line, if both fit. It is not
// a table: Word and other programs repeat the headings of a table only if no other table touches
// it.
func (d *document) optionRow(f *apdocs.Field) {
	rule := paragraphBorder(border("bottom", d.look.thin, 0, rule))
	q := d.asked(f)
	used := utf8.RuneCountInString(q.Label)
	if q.Required {
		used += utf8.RuneCountInString(d.say(render.RequiredMark)) + 1
	}
	for _, c := range f.Choices {
		used += utf8.RuneCountInString(c.Label) + 7
	}
	d.endRail()
	d.keep = true
	if len(q.Hints)+len(q.InEnglish) > 0 || used > d.look.characters+20 {
		d.padded(tableText, q)
		d.optionLine(f, rule, "", f.Choices...)
	} else {
		d.open(tickLine, rule+fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, frame))
		d.x.run("", d.fill(q.Label))
		d.mark(q.Required)
		d.x.run("", "\t")
		d.boxes(f, f.Choices, space)
		d.x.shut()
	}
	d.keep = false
}

// besideBoxes returns the borders that separate boxes from the writing lines that follow.
func besideBoxes(columns []arrange.Column, i int) string {
	if i > 0 && columns[i].Kind == apdocs.AnswerColumn && columns[i-1].Kind == apdocs.OptionColumn {
		return gapLeft
	}
	return ""
}

// ownRow draws a question with its options in the row, and the row's other questions below it.
func (d *document) ownRow(r *arrange.ChoiceRow) {
	for _, text := range r.Subheads {
		d.endRail()
		d.keep = true
		d.paragraph(fieldLabel, `<w:spacing w:before="160" w:after="60"/>`, d.fill(text))
		d.keep = false
	}
	if d.listed(r.Fields[0]) {
		d.beside(arrange.PairOf(r.Fields[0]))
	} else {
		d.optionRow(r.Fields[0])
	}
	for _, p := range r.Others() {
		d.beside(p)
	}
}

// boxWidth returns the width of a column of boxes: that of the longest word of its heading, but not
// below least.
func (d *document) boxWidth(c *arrange.Column, least int) int {
	const beside = 140 // the left margin, and the error of the estimated widths
	for word := range strings.FieldsSeq(c.Head) {
		least = max(least, wide(word, d.look.text.size)*boldCharacter/character+beside)
	}
	return least
}

// choiceWidths returns the widths of the columns. A blank has narrow columns for its boxes, a
// record one column for the answer; the rest is for the question, or shared with amounts and
// comments.
func (d *document) choiceWidths(t *arrange.Choices) []int {
	columns, options, texts := t.Columns, 0, t.Answers
	least := 680
	if texts == 0 {
		least = 850
	}
	boxes := make([]int, len(columns))
	for i, c := range columns {
		if c.Kind == apdocs.OptionColumn {
			boxes[i] = d.boxWidth(&c, least)
			options += boxes[i]
		}
	}
	question, answer := 0, 2098
	switch {
	case texts == 0:
		answer = 1928
		question = frame - answer
		if options > 0 {
			question = frame - options
		}
	case texts == 1 && d.blank():
		question = 3968
	case texts == 1:
		question = 4422
	case d.blank():
		question = 2155
	case texts == 3:
		return []int{2041, 1814, 1701, 2381, 1701} // a date is widest
	default:
		question, answer = 2381, 1928
	}
	var widths []int
	left := frame
	for i, c := range columns {
		w := question
		switch {
		case i == len(columns)-1:
			w = left
		case c.Kind == apdocs.OptionColumn:
			w = boxes[i]
		case c.Kind == apdocs.AnswerColumn && c.Field == 0:
			w = answer
		case c.Kind == apdocs.AnswerColumn:
			w = left / texts
			texts--
		}
		widths = append(widths, w)
		left -= w
	}
	return widths
}

func (d *document) choiceRow(r *arrange.ChoiceRow, q *apdocs.Question, columns []arrange.Column, widths []int) {
	fields, f := r.Fields, r.Fields[0]
	whole := true
	if len(fields) > 1 && (!d.blank() || d.fillable()) {
		whole = lineCount(render.Value(fields[1], d.record, d.at), widths[len(widths)-1]) <= splitOver
	}
	d.keep = d.keep && whole
	d.openRow(row{whole: whole})
	for i, c := range columns {
		k := cell{w: widths[i], margins: margin(i, len(columns))}
		switch {
		case c.Kind == apdocs.LabelColumn:
			d.openCell(k)
			d.padded(tableText, q)
		case c.Kind == apdocs.OptionColumn:
			k.margins = noRight
			d.openCell(k)
			if r.Boxes(&c) {
				d.open(tickLine, `<w:jc w:val="center"/>`)
				d.box(f, c.Choice, 0)
				if chosen, ok := f.Chosen(d.record, d.at); ok && chosen == c.Choice && !d.fillable() {
					d.x.run(spoken, " "+c.Choice.Label)
				}
				d.x.shut()
			} else {
				d.paragraph(tickLine, "", "")
			}
		case d.blank():
			k.margins = besideBoxes(columns, i) + k.margins
			d.openCell(k)
			d.cellRoom(fields[c.Field], 2, widths[i], "")
		default:
			d.openCell(k)
			d.answer(tableText, fields[c.Field], d.reader.Cell)
		}
		d.shutCell()
	}
	d.shutRow()
}
