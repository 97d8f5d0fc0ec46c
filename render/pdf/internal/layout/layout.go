// Package layout measures the blocks of a document and gives each its page and
// its place there.
//
// It goes through the blocks three times. First their answers are wrapped into
// lines, which gives each block its height (measure.go). Then what must stay on
// one page is joined (join.go). Then blocks are placed one below another, and
// those that are tall break over pages (paginate.go, split.go). It knows nothing
// of forms and records, only of texts, lengths and styles.
package layout

import (
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// Options are what the documents of a plan have in common.
type Options struct {
	Look    *sheet.Look
	Fonts   *font.Set
	Duplex  bool // pages are printed on both sides of a sheet
	Spare   bool // a page with little on it may be spared by fewer lines to write on before it
	Squeeze bool // a last page with little on it may be spared by less space above headings
}

// Pages are the blocks of one document, placed. They are kept from document to
// document for their memory.
type Pages struct {
	options Options
	Placed  []Placed
	Spans   []Span // of the blocks' answers, in order
	Lines   []Line // of the spans
	Starts  []int  // the first block of each page

	Running [2]Placed // furniture, see block.Sequence
	Footer  Placed
	Empty   Placed

	measured []Placed // as they were before they were given pages
	spans    []Span
	wrapped  []string // lines of the paragraph that is being wrapped
	err      error
}

// New readies pages for documents with the same options.
func New(o Options) *Pages { return &Pages{options: o} }

// A Placed is a block with its place, or a part of one that breaks over pages.
type Placed struct {
	*block.Block
	First  int          // of its spans
	Height sheet.Length // with its answers
	Y      sheet.Length // of its top, from that of the sheet

	NewPage bool // it starts a page
	Joined  bool // it stays with the block before it
	Splits  bool // it fits no page with the heading that it must stay with, and breaks
	Carried bool // it goes on from the page before
	Carries bool // it goes on on the next page
	Stretch int  // more lines to write on, to fill its page
	Fewer   int  // fewer lines to write on, to spare a page with little on it
}

// A Span is the lines of one answer, or of the part of it that one page shows.
type Span struct {
	From, To int // of Lines
	Top      sheet.Length
	Height   sheet.Length
	Hang     sheet.Length // of a numbered list, from number to text
	Again    bool         // its lines repeat a label that stands on a page before

	// Inner and InnerEnd are the lines of a text in a field. They are never parted.
	Inner, InnerEnd int
}

// A Line is a line of an answer.
type Line struct {
	Text  string
	Y     sheet.Length // from the top of the answer
	Item  int32        // of a numbered list, from 1
	Space bool         // a space stood where the line ends
}

// Lay measures and places the blocks of a document. The error is that of a text
// that finds no room.
func (p *Pages) Lay(s *block.Sequence) error {
	p.reset()
	for i := range s.Blocks {
		p.Placed = append(p.Placed, p.measure(&s.Blocks[i]))
	}
	for i := range s.Groups {
		p.group(&s.Groups[i])
	}
	for i := range s.Running {
		p.Running[i] = p.measure(&s.Running[i])
	}
	p.Footer, p.Empty = p.measure(&s.Footer), p.measure(&s.Empty)
	if p.err != nil {
		return p.err
	}
	p.paginate()
	return nil
}

func (p *Pages) reset() {
	p.Placed, p.Spans, p.Lines, p.Starts = p.Placed[:0], p.Spans[:0], p.Lines[:0], p.Starts[:0]
	p.err = nil
}

// Release lets go of what the record says.
func (p *Pages) Release() {
	clear(p.Lines)
	clear(p.wrapped)
}

// End is one past the last block of page n, counted from 0.
func (p *Pages) End(n int) int {
	if n+1 < len(p.Starts) {
		return p.Starts[n+1]
	}
	return len(p.Placed)
}

// Measured are the blocks as they were before they were given pages.
func (p *Pages) Measured() *Pages {
	m := *p
	m.Placed, m.Spans = p.measured, append(p.spans[:len(p.spans):len(p.spans)], p.Spans...)
	return &m
}
