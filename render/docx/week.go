package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// week is a table of where somebody is in each session, by days; in large print
// it is turned, days down and sessions across.
func (d *document) week(t *apdocs.Table) {
	turned := d.look.large
	columns, rows := t.Columns, len(t.Rows)
	if turned {
		rows = len(t.Rows[0])
		columns = []apdocs.Column{{Head: "Day"}}
		for _, name := range t.RowNames {
			columns = append(columns, apdocs.Column{Head: name, Kind: apdocs.AnswerColumn})
		}
	}
	first := 1417
	if turned {
		first = 2438
	}
	widths := []int{first}
	for i, left := 1, frame-first; i < len(columns); i++ {
		w := left / (len(columns) - i)
		widths, left = append(widths, w), left-w
	}
	d.openTable(tableHeading{weekTable, t.Title.Title(), "Where somebody is in each session of the week.", true}, widths...)
	d.headings(columns, widths, false)
	for i := range rows {
		d.keep = i < rows-1 || !d.blank()
		d.openRow(row{whole: true})
		name := ""
		if turned {
			name = t.Columns[i+1].Head
		} else {
			name = t.RowNames[i]
		}
		d.openCell(cell{w: widths[0]})
		d.paragraph(fieldLabel, d.headRoom(), name)
		d.shutCell()
		for k := 1; k < len(columns); k++ {
			g := t.Rows[i%len(t.Rows)][k-1]
			if turned {
				g = t.Rows[k-1][i]
			}
			d.openCell(cell{w: widths[k], margins: margin(k, len(columns))})
			d.session(g, widths[k])
			d.shutCell()
		}
		d.shutRow()
	}
	d.keep = false
	d.shutTable()
	if !d.blank() && !d.prose {
		d.paragraph(hintStyle, `<w:spacing w:before="80" w:after="160"/>`, render.WeekSentence(t, d.record, d.at))
	}
}

// session is a session of the week, or room for it.
func (d *document) session(g *apdocs.Field, width int) {
	d.writing(g)
	r := render.ReadSession(g, d.record, d.at)
	if !d.blank() {
		d.reading(tableText, "", r, false)
		return
	}
	if r.Tone == render.Wanting {
		r.Text = ""
	}
	d.linesToWrite(r.Text, 2, width, lead{})
}
