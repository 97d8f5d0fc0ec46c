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

// few reports whether the rows of a list are short enough to stay on one page.
func (d *document) few(t *arrange.Rows, widths []int, n int) bool {
	sum := 0
	d.each(n, func(int) {
		tall := 1
		for j, c := range t.Columns {
			if c.Kind != apdocs.AnswerColumn {
				continue
			}
			f := t.Fields[c.Field]
			if d.blank() {
				tall = max(tall, f.Question.Lines)
			} else {
				tall = max(tall, lineCount(render.Value(f, d.record, d.at), widths[j]))
			}
		}
		sum += tall
	})
	return sum <= fewLines
}
