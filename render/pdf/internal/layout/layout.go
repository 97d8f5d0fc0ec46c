// Package layout measures the blocks of a document and assigns each a page and a position.
//
// It passes over the blocks three times. First their answers are wrapped into lines, which
// gives each block its height (measure.go). Then blocks that must stay on one page are
// joined (join.go). Then blocks are placed one below another, and tall ones are broken
// across pages (paginate.go, split.go). It knows nothing about forms and records, only
// texts, lengths and styles.
package layout

import (
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// Options are shared by the documents of a plan.
type Options struct {
	Look      *sheet.Look
	Fonts     *font.Set
	Margins   sheet.Margins
	Continued string // appended to a label that is repeated on another page; "" for English
	Screen    bool   // the fields are filled in on screen, where a long text scrolls
	Spare     bool   // a page with little on it may be avoided by fewer or closer writing lines before it
}

// Pages are the placed blocks of one document. They are reused for later documents to save
// allocations.
type Pages struct {
	options Options
	Placed  []Placed
	Spans   []Span // of the answers, in order
	Lines   []Line // of the spans
	Starts  []int  // index of the first block of each page

	Running [2]Placed // headers and footers, see block.Sequence
	Footer  Placed
	Empty   Placed

	tight    tightening
	measured []Placed // before they were assigned to pages
	spans    []Span
	wrapped  []string // lines of the paragraph being wrapped
	err      error
}

// New returns Pages for documents with the given options.
func New(o Options) *Pages { return &Pages{options: o} }

// A Placed is a block with its position, or a part of one that breaks across pages.
type Placed struct {
	*block.Block
	First  int          // index of its first span
	Height sheet.Length // including its answers
	Y      sheet.Length // of its top, from the top of the sheet

	NewPage bool // it starts a page
	Joined  bool // stays with the block before it
	Splits  bool // does not fit on a page with the heading that it must stay with, and breaks
	Carried bool // continues from the previous page
	Carries bool // continues on the next page
	Stretch int  // additional writing lines, to fill its page
	Fewer   int  // writing lines removed, to avoid a page with little on it

	Closer sheet.Length // reduction of the distance of its writing lines, to avoid such a page
}

// A Span is the lines of one answer, or of the part of it on one page.
type Span struct {
	From, To int // in Lines
	Top      sheet.Length
	Height   sheet.Length
	Hang     sheet.Length // of a numbered list, from number to text
	Again    bool         // its lines repeat a label of the previous page

	// Inner and InnerEnd are the lines of a text in a field. They are never split across
	// pages.
	Inner, InnerEnd int
}

// A Line is a line of an answer.
type Line struct {
	Text  string
	Y     sheet.Length // from the top of the answer
	Item  int32        // of a numbered list, from 1
	Space bool         // a space follows in the text
	Shift sheet.Length // from the left edge of its space: more than 0 if it is aligned at the right
	In    font.Context // zero unless something in the paragraph runs from right to left
}

// Lay measures and places the blocks of a document. It returns an error if a text does not
// fit in its space.
func (p *Pages) Lay(s *block.Sequence) error {
	p.reset()
	for i := range s.Blocks {
		p.Placed = append(p.Placed, p.measure(&s.Blocks[i]))
	}
	for i := range s.Groups {
		p.group(&s.Groups[i])
	}
	furniture := len(p.Lines)
	for i := range s.Running {
		p.Running[i] = p.measure(&s.Running[i])
	}
	p.Footer, p.Empty = p.measure(&s.Footer), p.measure(&s.Empty)
	for i := furniture; i < len(p.Lines) && !p.mirrored(); i++ {
		p.Lines[i].Shift = 0 // what stands in a row stays in its place
	}
	if p.err != nil {
		return p.err
	}
	p.paginate()
	return nil
}

// mirrored reports whether the pages are read from right to left.
func (p *Pages) mirrored() bool { return p.options.Margins.Direction == font.Leftwards }

func (p *Pages) reset() {
	p.Placed, p.Spans, p.Lines, p.Starts = p.Placed[:0], p.Spans[:0], p.Lines[:0], p.Starts[:0]
	p.err = nil
}

// Release removes references to the record.
func (p *Pages) Release() {
	clear(p.Lines)
	clear(p.wrapped)
}

// End returns one past the index of the last block of page n, counted from 0.
func (p *Pages) End(n int) int {
	if n+1 < len(p.Starts) {
		return p.Starts[n+1]
	}
	return len(p.Placed)
}

// Measured returns the blocks as they were before they were assigned to pages.
func (p *Pages) Measured() *Pages {
	m := *p
	m.Placed, m.Spans = p.measured, append(p.spans[:len(p.spans):len(p.spans)], p.Spans...)
	return &m
}
