package docx

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// single is a list of which each row is one answer: numbered, beside the list's
// label or, where a heading says it, on the full measure.
func (d *document) single(t *apdocs.Table) {
	f := t.Rows[0][0]
	beside := !t.Title.NameOnly
	width := frame
	if beside && !d.look.large {
		width = answers
	}
	n := d.times(t.Repeat)
	few := d.fewAnswers(f, width, n)
	switch {
	case beside && d.look.large:
		d.openRail()
		d.openRow(row{whole: few || d.blank()})
		d.openCell(cell{w: frame, margins: noRight})
		d.question(fieldLabel, &t.Title)
	case beside:
		d.openRail()
		d.openRow(row{whole: few || d.blank()})
		d.railLabel(&t.Title)
		d.openCell(cell{w: answers, margins: noRight})
	default:
		d.endRail()
	}
	if n == 0 {
		d.reading(fieldAnswer, "", noneOf(t), false)
	}
	from := len(d.x.b)
	d.keep = few && !beside
	d.each(n, func(i int) {
		label := strconv.Itoa(i+1) + "."
		if d.blank() {
			d.toWrite(f, f.Question.Lines, width, label)
		} else {
			d.numberedAnswer(f, label)
		}
	})
	d.keep = false
	if beside {
		d.shutCell()
		d.shutRow()
	} else if few && n > 0 && !d.together {
		d.letGo(from)
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

// fewAnswers reports whether these answers are so few that they stay on one page.
func (d *document) fewAnswers(f *apdocs.Field, width, n int) bool {
	sum := 0
	d.each(n, func(int) {
		if d.blank() {
			sum += f.Question.Lines
		} else {
			sum += lineCount(render.Value(f, d.record, d.at), width)
		}
	})
	return sum <= fewLines
}
