package peers

import (
	"fmt"
	"io"
	"strings"

	"github.com/gomutex/godocx"
	"github.com/gomutex/godocx/docx"
)

// writeGodocx makes the evaluation as a Word document with godocx, from the template that comes
// with it. The logo is left out, because godocx reads pictures only from files.
func writeGodocx(w io.Writer, e *evaluation) error {
	d, err := godocx.NewDocument()
	if err != nil {
		return err
	}
	for _, line := range e.letterhead {
		d.AddParagraph(line)
	}
	if _, err := d.AddHeading(e.title, 0); err != nil {
		return err
	}
	d.AddParagraph("Reference " + e.reference)
	godocxAnswers(d, e.head)
	for i, p := range e.parts {
		if _, err := d.AddHeading(fmt.Sprintf("%d  %s", i+1, p.heading), 1); err != nil {
			return err
		}
		godocxRatings(d, p.statements)
		godocxAnswers(d, p.answers)
	}
	t := d.AddTable()
	t.Style("TableGrid")
	for i, row := range append([][3]string{{"Section", "Answered", "Score"}}, e.tally...) {
		r := t.AddRow()
		for _, cell := range row {
			r.AddCell().AddEmptyPara().AddText(cell).Bold(i == 0)
		}
	}
	godocxAnswers(d, e.outcome)
	d.AddParagraph(e.closing)
	return d.Write(w)
}

func godocxAnswers(d *docx.RootDoc, answers []answer) {
	t := d.AddTable()
	t.Style("TableGrid")
	for _, a := range answers {
		r := t.AddRow()
		r.AddCell().AddEmptyPara().AddText(a.label).Bold(true)
		cell := r.AddCell()
		for para := range strings.SplitSeq(a.text, "\n") {
			cell.AddParagraph(para)
		}
	}
}

func godocxRatings(d *docx.RootDoc, statements []statement) {
	t := d.AddTable()
	t.Style("TableGrid")
	head := t.AddRow()
	head.AddCell().AddEmptyPara().AddText("Statement").Bold(true)
	for _, s := range scale {
		head.AddCell().AddEmptyPara().AddText(s.text + " " + s.label).Bold(true)
	}
	for _, s := range statements {
		r := t.AddRow()
		r.AddCell().AddParagraph(s.text)
		for i := range scale {
			cell := r.AddCell()
			if i == s.chosen {
				cell.BackgroundColor("000000").AddEmptyPara().AddText(scale[i].label).Bold(true).Color("FFFFFF")
			} else {
				cell.AddParagraph(scale[i].label)
			}
		}
	}
}
