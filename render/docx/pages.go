package docx

import (
	"bytes"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// dropKeepNext removes "keep with next" from the last paragraph or row written since offset from,
// which ends a group that stays on one page.
func (d *document) dropKeepNext(from int) {
	b := d.x.b
	row, shut := bytes.LastIndex(b[from:], []byte("<w:tr>")), bytes.LastIndex(b[from:], []byte("</w:tr>"))
	last := bytes.LastIndex(b[from:], []byte("<w:p>"))
	if row >= 0 && last < shut {
		last = row // in all paragraphs of the row
	}
	if last < 0 {
		return
	}
	atTable := d.tableEnd == len(b)
	rest := bytes.ReplaceAll(b[from+last:], []byte(keepNext), nil)
	d.x.b = append(b[:from+last], rest...)
	if atTable {
		d.tableEnd = len(d.x.b)
	}
}

// tallest is the most that is kept together on one page, about half of its room, in twips. More would leave too much of
// the page before it empty.
const tallest = 7000

// loosen lets what was written since offset from break between pages after its first row, if it is too tall to be kept
// together.
func (d *document) loosen(from int) {
	if d.height(d.x.b[from:]) <= tallest {
		return
	}
	b := d.x.b
	first := bytes.Index(b[from:], []byte("</w:tr>"))
	if first < 0 {
		return
	}
	first += from
	atTable := d.tableEnd == len(b)
	d.x.b = append(b[:first], bytes.ReplaceAll(b[first:], []byte(keepNext), nil)...)
	if atTable {
		d.tableEnd = len(d.x.b)
	}
}

// height estimates how much room paragraphs and tables take on the page, in twips, if no text takes more than a line.
func (d *document) height(body []byte) (sum int) {
	for row := range bytes.SplitSeq(body, []byte("</w:tr>")) {
		tall := 0
		for cell := range bytes.SplitSeq(row, []byte("</w:tc>")) {
			ruled := bytes.Count(cell, []byte(`"`+writingLine+`"`)) + bytes.Count(cell, []byte(`"`+tickLine+`"`))
			tall = max(tall, ruled*d.look.pitch+(bytes.Count(cell, []byte("<w:p>"))-ruled)*d.look.text.lead)
		}
		sum += tall
	}
	return sum
}

// keepLastWithNext keeps the last paragraph or row written on the page of what follows: a sentence
// that ends a form is not printed alone on its last page. A row that may break across pages is left
// to Word.
func (d *document) keepLastWithNext() {
	d.endRail()
	b := d.x.b
	from := bytes.LastIndex(b, []byte("<w:p>"))
	atTable := d.tableEnd == len(b)
	if atTable {
		from = bytes.LastIndex(b, []byte("<w:tr>"))
		if from >= 0 && !bytes.Contains(b[from:], []byte("<w:cantSplit/>")) {
			return
		}
	}
	if from < 0 {
		return
	}
	held := bytes.ReplaceAll(b[from:], []byte(keepNext), nil)
	held = bytes.ReplaceAll(held, []byte(notKept), nil)
	for at := 0; ; {
		i := bytes.Index(held[at:], []byte("<w:pStyle "))
		if i < 0 {
			break
		}
		at += i
		at += bytes.IndexByte(held[at:], '>') + 1
		held = append(held[:at:at], append([]byte(keepNext), held[at:]...)...)
	}
	d.x.b = append(b[:from], held...)
	if atTable {
		d.tableEnd = len(d.x.b)
	}
}

// few reports whether the rows of a list are short enough to stay on one page, and whether the first two are.
func (d *document) few(t *arrange.Rows, widths []int, n int) (all, firstTwo bool) {
	sum, two := 0, 0
	_, below := belowSplit(widths, t.Named)
	d.each(n, func(i int) {
		tall := 1
		for j, c := range t.Columns {
			if c.Kind == apdocs.AnswerColumn {
				tall = max(tall, d.linesInCell(t.Fields[c.Field], widths[j]))
			}
		}
		for _, p := range t.Below {
			tall += max(1, d.linesInCell(p.Field, frame-below))
		}
		sum += tall
		if i < 2 {
			two += tall
		}
	})
	return sum <= fewLines, two <= fewLines
}

// linesInCell estimates how many lines an answer takes in a cell of a table, or the room for it on a blank.
func (d *document) linesInCell(f *apdocs.Field, width int) int {
	switch {
	case !d.blank():
		return lineCount(render.Value(f, d.record, d.at), width)
	case arrange.CellRoom(f, d.fillable()) == arrange.Boxes && !d.listed(f) && !d.fits(f, width):
		return len(f.Choices)
	}
	return f.Question.Lines
}
