package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/docx/internal/read"
)

// A completed document that somebody returns is read by its printed words (package read). Where its
// answers stand is known from a document of the same form in which each answer is between the ends of
// a bookmark. That document is never given out.

// someText stands for an answer in that document.
const someText = "?"

// place begins the bookmark round an answer, and returns what ends it.
func (d *document) place(q control.Question) (end func()) {
	if !d.places {
		return noPlace
	}
	return d.bookmark(d.controls.Bookmark(&control.Place{Question: q, At: d.at}))
}

// placeOf is place for the answer to a question.
func (d *document) placeOf(f *apdocs.Field) (end func()) {
	if f.Kind == apdocs.KindComputed {
		return d.noAnswer()
	}
	return d.place(control.Question{Field: f})
}

// noAnswer begins the bookmark round text that differs from record to record and is no answer.
func (d *document) noAnswer() (end func()) {
	if !d.places {
		return noPlace
	}
	return d.bookmark(read.Unnamed)
}

func noPlace() {}

func (d *document) bookmark(name string) (end func()) {
	d.number++
	n := d.number
	d.x.raw(`<w:bookmarkStart w:id="`)
	d.x.num(n)
	d.x.raw(`" w:name="`, name, `"/>`)
	return func() {
		d.x.raw(`<w:bookmarkEnd w:id="`)
		d.x.num(n)
		d.x.raw(`"/>`)
	}
}

// some returns what is printed for an answer: in the document with places, the same for all.
func (d *document) some(r render.Reading) render.Reading {
	if d.places {
		return render.Reading{Text: someText}
	}
	return r
}

// Rows of the lists that every record can have, in the documents by which others are read.
const mostExtra, mostNotKept = 40, 12

// withAdded gives a record questions of a school's own, and rules that are not kept.
func withAdded(f apdocs.Form) {
	e := f.Envelope()
	for range mostExtra {
		e.Extra = append(e.Extra, apdocs.Extra{Question: someText, Answer: someText})
	}
	for range mostNotKept {
		e.Overrides = append(e.Overrides, apdocs.Override{Rule: someText, Reason: someText})
	}
}

// grown returns a record without answers that has so many rows in its lists, and so many parts that are
// repeated.
func grown(o *apdocs.Outline, rows, parts int) apdocs.Form {
	f := o.New()
	withAdded(f)
	f.Envelope().Reference = someText
	var grow func(blocks []apdocs.Block, at apdocs.At, depth int)
	grow = func(blocks []apdocs.Block, at apdocs.At, depth int) {
		for _, b := range blocks {
			_, within, each := apdocs.Inside(b)
			n := 1
			if each != nil {
				if n = rows; len(within) > 0 {
					n = parts
				}
				each.Grow(f, at, n)
				depth++
			}
			for i := range n {
				if each != nil {
					at[depth-1] = i
				}
				grow(within, at, depth)
			}
			if each != nil {
				depth--
				at[depth] = 0
			}
		}
	}
	grow(o.Blocks, apdocs.At{}, 0)
	return f
}
