package page

import (
	"slices"
	"strconv"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/layout"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// length is a length on the page.
type length = sheet.Length

const pt = sheet.Pt

// content writes the content streams of a document, page by page, and collects the
// structure, the positions of bookmarks and fields, and the characters that the shared
// fonts lack.
type content struct {
	*Shared
	pages *layout.Pages

	buf  []byte     // the stream of the current page
	cuts []file.Cut // positions of shared drawings in it
	page int        // counted from 0

	tree      tags.Tree
	extra     font.Extra
	identity  []byte // everything that depends on the record, for the file's identifier
	fields    []field
	bookmarks []bookmark

	started []int // elements of the answers of a block that may continue on the next page
	list    openList
}

// A bookmark is a title with its destination.
type bookmark struct {
	title string
	page  int
	y     length // from the top of the sheet
}

// begin prepares for a document.
func (c *content) begin(p *layout.Pages, root *tags.Tag) {
	c.pages = p
	c.identity, c.fields, c.bookmarks = c.identity[:0], c.fields[:0], c.bookmarks[:0]
	c.extra.Reset()
	c.tree.Reset(root)
}

// writePage writes the content of page n into the buffer.
func (c *content) writePage(n int) {
	c.startPage(n)
	if n > 0 {
		c.furniture(&c.pages.Running[n%2])
	}
	if c.pages.Starts[n] == c.pages.End(n) {
		c.sayEmpty()
		c.furniture(&c.pages.Footer)
		return
	}
	at := length(0)
	first := &c.pages.Placed[c.pages.Starts[n]]
	if n > 0 {
		at = c.repeats(first)
	}
	for i := c.pages.Starts[n]; i < c.pages.End(n); i++ {
		b := &c.pages.Placed[i]
		c.moveDown(b.Y - at)
		at = b.Y
		c.block(b, i == c.pages.Starts[n] && n > 0)
	}
	c.moveDown(-at)
	c.furniture(&c.pages.Footer)
}

// writeEmptyPage writes a back that is left empty.
func (c *content) writeEmptyPage(n int) {
	c.startPage(n)
	c.sayEmpty()
	c.furniture(&c.pages.Empty)
}

// startPage begins the stream of page n, with the origin at the left of its frame.
func (c *content) startPage(n int) {
	c.page, c.cuts = n, c.cuts[:0]
	c.buf = append(file.Lengths(append(c.buf[:0], "1 0 0 1 "...), c.Margins.Left(n), 0), "cm\n"...)
}

// moveDown moves the origin down the page.
func (c *content) moveDown(by length) {
	if by != 0 {
		c.buf = append(file.Lengths(append(c.buf, "1 0 0 1 0 "...), -by), "cm\n"...)
	}
}

// repeats draws the repeated headings above the first block of a page, and returns where
// the last of them starts.
func (c *content) repeats(first *layout.Placed) length {
	title, head := first.Repeats()
	if title == nil && head == nil {
		return 0
	}
	at := c.Look.ContentTop
	c.moveDown(at)
	if title != nil {
		c.repeat(title)
	}
	if title != nil && head != nil {
		c.moveDown(title.Height)
		at += title.Height
	}
	if head != nil {
		c.repeat(head)
	}
	return at
}

// repeat draws repeated headings as an artifact.
func (c *content) repeat(r *block.Repeat) {
	c.beginPagination()
	for _, piece := range r.Pieces {
		c.copyPiece(piece)
	}
	if r.Text != "" {
		x := c.Margins.At(0, c.Fonts.Width(r.Style.Weight, r.Style.Size, r.Text))
		c.lines(r.Style, x, 0, []layout.Line{{Text: r.Text}})
	}
	c.endContent()
}

// furniture draws headers and footers as artifacts.
func (c *content) furniture(b *layout.Placed) {
	c.beginPagination()
	n := b.First
	for _, o := range b.Ops {
		switch o := o.(type) {
		case *block.Text:
			s := &c.pages.Spans[n]
			n++
			if s.To > s.From {
				c.textLines(o, s)
			}
		case *block.PageNumber:
			c.pageNumber(o)
		case *block.Drawing:
			c.copyPiece(o.Piece)
		case *block.Artifact:
			c.copyPiece(o.Piece)
		}
	}
	c.endContent()
}

// block opens the elements that start before a block, runs its operations, and closes the
// elements that end after it. atTop is true if it starts a page other than the first.
func (c *content) block(b *layout.Placed, atTop bool) {
	if b.Carried {
		c.rest(b)
	} else {
		for _, t := range b.Opens {
			c.tree.Open(t)
		}
		if b.Bookmark != "" {
			title := b.Bookmark
			if b.Row > 0 {
				title += " " + strconv.Itoa(b.Row)
			}
			c.bookmarks = append(c.bookmarks, bookmark{title, c.page, b.Y})
		}
		c.run(b, atTop)
	}
	if !b.Carries {
		for range b.Closes {
			c.tree.Close()
		}
	}
}

// run executes the operations of a block, which write content and structure.
func (c *content) run(b *layout.Placed, atTop bool) {
	n := b.First
	c.started = c.started[:0]
	for _, o := range b.Ops {
		if place, _ := layout.Answer(o); place != nil {
			c.started = append(c.started, c.tree.Current())
			n++
		}
		switch o := o.(type) {
		case *block.Open:
			c.tree.Open(o.Tag)
		case *block.Close:
			c.tree.Close()
		case *block.ActualText:
			c.tree.Actual(o.Text)
		case *block.Drawing:
			c.beginMarked()
			c.draw(o)
			c.endContent()
		case *block.Artifact:
			c.artifact(&o.Drawing)
		case *block.Separator:
			if !atTop {
				c.artifact(&block.Drawing{Piece: o.Piece})
			}
		case *block.Text:
			c.text(o, b, &c.pages.Spans[n-1])
		case *block.List:
			c.items(o, b, &c.pages.Spans[n-1])
		case *block.Signature:
			c.signature(o, b, &c.pages.Spans[n-1])
		case *block.Input:
			c.input(o, b, &c.pages.Spans[n-1])
		case *block.Rule:
			c.rule(o, b)
		case *block.Warning:
			c.warning(b.Height)
		}
	}
}

// rest draws the part of a block that continues from the previous page.
func (c *content) rest(b *layout.Placed) {
	if !c.labelGoesOn(b) {
		for _, again := range b.Again {
			if s := &c.pages.Spans[b.First+max(again.Answer-1, 0)]; again.Answer == 0 || s.To > s.From {
				c.artifact(&block.Drawing{Piece: again.Piece})
			}
		}
	}
	n := 0
	for _, o := range b.Ops {
		if rule, ok := o.(*block.Rule); ok {
			c.rule(rule, b)
		}
		place, _ := layout.Answer(o)
		if place == nil {
			continue
		}
		s := &c.pages.Spans[b.First+n]
		text, ok := o.(*block.Text)
		switch {
		case s.Again:
			c.textAgain(text, s)
		case s.To == s.From:
		default:
			c.tree.Resume(c.started[n])
			if ok {
				c.text(text, b, s)
			} else if list, ok := o.(*block.List); ok {
				c.items(list, b, s)
			}
			c.tree.Close()
		}
		n++
	}
}

// labelGoesOn reports whether the label of a continued block has lines left.
func (c *content) labelGoesOn(b *layout.Placed) bool {
	n := b.First
	return slices.ContainsFunc(b.Ops, func(o block.Op) bool {
		place, set := layout.Answer(o)
		if place == nil {
			return false
		}
		s := &c.pages.Spans[n]
		n++
		return set != nil && set.Names && s.To > s.From && !s.Again
	})
}

// beginMarked begins marked content of the current element.
func (c *content) beginMarked() {
	element := c.tree.Current()
	c.buf = append(append(c.buf, '/'), c.tree.Type(element)...)
	c.buf = append(file.Int(append(c.buf, " <</MCID "...), c.tree.Mark(element, c.page)), ">>BDC\n"...)
}

// beginArtifact begins content outside the structure.
func (c *content) beginArtifact() { c.buf = append(c.buf, "/Artifact BMC\n"...) }

// beginPagination begins content that is repeated on every page.
func (c *content) beginPagination() { c.buf = append(c.buf, "/Artifact <</Type/Pagination>>BDC\n"...) }

// endContent ends what one of these three began.
func (c *content) endContent() { c.buf = append(c.buf, "EMC\n"...) }

// copyPiece copies a drawing and records its position, since it is already compressed.
func (c *content) copyPiece(piece int) {
	c.cuts = append(c.cuts, file.Cut{At: len(c.buf), Piece: &c.packed[piece]})
	c.buf = append(c.buf, c.Pieces[piece]...)
}

// draw copies a drawing to its position. If it was chosen from several, the choice is part
// of the input of the identifier.
func (c *content) draw(d *block.Drawing) {
	if d.Choice > 0 {
		c.identity = append(c.identity, byte(d.Choice-1))
	}
	c.drawAt(d.Piece, d.X, d.Y)
}

func (c *content) drawAt(piece int, x, y length) {
	if c.Margins.Direction == font.Leftwards {
		x = -x
	}
	if x == 0 && y == 0 {
		c.copyPiece(piece)
		return
	}
	c.buf = append(file.Lengths(append(c.buf, "1 0 0 1 "...), x, -y), "cm\n"...)
	c.copyPiece(piece)
	c.buf = append(file.Lengths(append(c.buf, "1 0 0 1 "...), -x, y), "cm\n"...)
}

func (c *content) artifact(d *block.Drawing) {
	c.beginArtifact()
	c.draw(d)
	c.endContent()
}

// rule draws a line at the foot of a block, or of its last part.
func (c *content) rule(r *block.Rule, b *layout.Placed) {
	if b.Carries {
		return
	}
	c.beginArtifact()
	c.line(r.X, b.Height, r.Length, r.Width, r.Colour)
	c.endContent()
}

func (c *content) line(x, y, w, width length, colour canvas.Grey) {
	x = c.Margins.At(x, w)
	b := appendColour(c.buf, colour, "RG ")
	b = append(file.Lengths(b, width), "w "...)
	b = append(file.Lengths(b, x, sheet.Height-y), "m "...)
	c.buf = append(file.Lengths(b, x+w, sheet.Height-y), "l S\n"...)
}

// appendColour appends an operator that sets a colour, "RG " for lines or "rg " for fills.
func appendColour(b []byte, c canvas.Grey, operator string) []byte {
	for _, v := range c {
		b = file.Lengths(b, length(v)*100/255)
	}
	return append(b, operator...)
}

// warning draws a thin frame with a heavy bar where lines begin.
func (c *content) warning(h length) {
	const bar = 6 * pt
	c.beginArtifact()
	b := append(c.buf, "0 0 0 RG 1 w "...)
	b = append(file.Lengths(b, 50, sheet.Height-50, sheet.FrameWidth-100, -(h-100)), "re S "...)
	c.buf = append(file.Lengths(b, c.Margins.At(0, bar), sheet.Height, bar, -h), "re f\n"...)
	c.endContent()
}
