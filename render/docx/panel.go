package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/arrange"
)

// scores writes what is computed from the record: a table of the parts, and the figures below it.
func (d *document) scores(p *arrange.Scores) {
	widths := []int{6350, 1644, 1644}
	if d.look.large {
		widths = []int{5330, 2154, 2154}
	}
	d.openTable(tableHeading{scoreTable, p.Heads[2], "Each row after the headings is a part of the form, " +
		"with how many of its statements are answered and their score.", true}, widths...)
	rows := p.Rows(d.record)
	d.scoreRow(tableHead, p.Heads, widths, row{head: true, whole: true}, `<w:spacing w:before="160"/>`)
	for _, r := range rows {
		d.keep = true
		d.scoreRow(tableText, r, widths, row{whole: true}, "")
	}
	d.shutTable()
	d.figures(p)
}

// scoreRow writes one row of parts; the last column is aligned right.
func (d *document) scoreRow(style string, texts [3]string, widths []int, r row, more string) {
	d.openRow(r)
	for i, text := range texts {
		c := cell{w: widths[i], margins: margin(i, 3)}
		if r.head {
			c.borders = d.headBorder()
		}
		right := ""
		if i == 2 {
			right = `<w:jc w:val="right"/>`
		}
		d.openCell(c)
		end := noPlace
		if i > 0 && !r.head {
			end = d.noAnswer()
		}
		d.paragraph(style, more+right, text)
		end()
		d.shutCell()
	}
	d.shutRow()
}

// figures writes computed fields side by side, each with the sentence about it.
func (d *document) figures(p *arrange.Scores) {
	across := 2
	if d.look.large {
		across = 1
	}
	var widths []int
	for i := range across {
		widths = append(widths, (frame*(i+1))/across-(frame*i)/across)
	}
	d.openTable(tableHeading{figureTable, "Figures", "Each cell is what is computed from the answers above.", false},
		widths...)
	for i, f := range p.Figures {
		column := i % across
		d.keep = (i/across+1)*across < len(p.Figures) // the rows stay on one page
		if column == 0 {
			d.openRow(row{whole: true})
		}
		c := cell{w: widths[column], margins: margin(column, across)}
		last := i == len(p.Figures)-1
		if last && column < across-1 {
			c.w, c.span, c.margins = frame-(frame/across)*column, across-column, noRight
		}
		d.openCell(c)
		d.figure(p, f)
		d.shutCell()
		if last || column == across-1 {
			d.shutRow()
		}
	}
	d.keep = false
	d.shutTable()
}

func (d *document) figure(p *arrange.Scores, f *apdocs.Field) {
	shown := f.Compute(d.record)
	d.question(fieldLabel, &f.Question)
	defer d.noAnswer()()
	if shown.Figure != "" {
		style := figureOther
		if p.Big(f, shown.Figure) {
			style = figureTotal
		}
		d.paragraph(style, "", shown.Figure)
	}
	if note := arrange.Bind(d.source().Note(shown)); note != "" {
		d.paragraph(fieldAnswer, "", note)
	}
}
