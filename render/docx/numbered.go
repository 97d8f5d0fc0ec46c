package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// numberedList writes numbered answers beside the list's label or, if a heading already names the
// list, at the full width.
func (d *document) numberedList(t *arrange.NumberedList) {
	f, beside := t.Field, t.Titled
	width := frame
	if beside && !d.look.large {
		width = answers
	}
	n := t.List.Len(d.record, d.at)
	few := d.fewAnswers(f, width, n)
	switch {
	case beside && d.look.large:
		d.openRail(false)
		d.openRow(row{whole: few || d.blank()})
		d.openCell(cell{w: frame, margins: noRight})
		d.question(fieldLabel, t.Title)
	case beside:
		d.openRail(false)
		d.openRow(row{whole: few || d.blank()})
		d.railLabel(t.Title)
		d.openCell(cell{w: answers, margins: noRight})
	default:
		d.endRail()
	}
	if n == 0 {
		d.reading(fieldAnswer, "", t.Empty, false)
	}
	from := len(d.x.b)
	d.keep = few && !beside
	d.each(n, func(i int) {
		if d.blank() {
			d.cellRoom(f, f.Question.Lines, width, arrange.Number(i))
		} else {
			d.numberedAnswer(f, arrange.Number(i))
		}
	})
	d.keep = false
	if beside {
		d.shutCell()
		d.shutRow()
	} else if few && n > 0 && !d.together {
		d.dropKeepNext(from)
	}
}

// numberedAnswer writes one row of such a list on a record.
func (d *document) numberedAnswer(f *apdocs.Field, label string) {
	d.writing(f)
	r := d.some(d.reader.Answer(f, d.record, d.at))
	end := noPlace
	for i, l := range d.lines(r.Text) {
		if i > 0 && l == "" {
			continue
		}
		if i == 0 {
			d.open(numbered, "")
			d.x.run("", label+"\t")
			end = d.placeOf(f)
		} else {
			d.open(numbered, `<w:ind w:firstLine="0"/>`)
		}
		d.tone(r.Tone, l)
		d.x.shut()
	}
	end()
}

// fewAnswers reports whether the answers are short enough to stay on one page.
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

// groups writes the rows of a list in large print, each below its own heading.
func (d *document) groups(t *arrange.Groups) {
	d.tableTitle(t.Title, t.Titled)
	n := t.List.Len(d.record, d.at)
	if n == 0 {
		d.endRail()
		d.reading(bodyText, "", t.Empty, false)
	}
	d.items(t.Title.Title(), n, func(i int) {
		d.minor(t.Head(i), false, false)
		d.stacked(t.Stack, false)
	})
}
