package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/layout"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// text writes the lines of an answer, the symbol before them, and its writing lines.
func (c *content) text(t *block.Text, b *layout.Placed, s *layout.Span) {
	if t.Lines.Least > 0 {
		c.writingLines(t.Setting, b, s)
	}
	if s.To == s.From {
		return
	}
	c.identity = append(c.identity, byte(t.Tone), 0)
	c.tone(t, s)
	apart := c.beginSpoken(c.pages.Lines[s.From:s.To])
	c.beginMarked()
	c.textLines(t, s)
	c.endContent()
	c.endSpoken(apart)
}

// beginSpoken opens an element with the text of lines in logical order, if parts of them are from right to left:
// a program that takes text from the content, where such parts are in the order of display, need not put
// them in order.
func (c *content) beginSpoken(lines []layout.Line) bool {
	if !slices.ContainsFunc(lines, func(l layout.Line) bool {
		return l.In.Paragraph != "" && font.Reordered(l.Text)
	}) {
		return false
	}
	var text strings.Builder
	n := 0
	for i := range lines {
		n += len(lines[i].Text) + 1
	}
	text.Grow(n)
	for i := range lines {
		text.WriteString(lines[i].Text)
		if lines[i].Space {
			text.WriteByte(' ')
		}
	}
	c.tree.Open(tags.Span)
	c.tree.Actual(text.String())
	return true
}

// endSpoken closes what beginSpoken opened.
func (c *content) endSpoken(opened bool) {
	if opened {
		c.tree.Close()
	}
}

// textLines writes the lines of a text.
func (c *content) textLines(t *block.Text, s *layout.Span) {
	style, width := layout.Toned(t.Setting, t.Tone)
	x := t.X
	switch t.Tone {
	case block.Ticked:
		x += block.Beside(style.Size, block.TickRoom)
	case block.Wanting:
		x += block.Beside(style.Size, block.BarRoom)
	}
	x = c.Margins.At(x+t.Shift, width)
	lines := c.pages.Lines[s.From:s.To]
	switch first := &lines[0]; {
	case !t.Right:
	case c.Margins.Direction == font.Leftwards:
		x -= first.Shift
	case first.Shift == 0:
		x += width - c.Fonts.Width(style.Weight, style.Size, first.Text)
	}
	c.lines(style, x, s.Top, lines)
}

// pageNumber writes the page number and the text before it.
func (c *content) pageNumber(o *block.PageNumber) {
	page, pages := strconv.Itoa(c.page+1), strconv.Itoa(len(c.pages.Starts))
	text := "Page " + page + " of " + pages
	if o.Text != "" {
		text = strings.NewReplacer("{page}", page, "{pages}", pages).Replace(o.Text)
	}
	fonts, bold := c.Fonts, o.Style.Bold()
	width := fonts.Width(o.Style.Weight, o.Style.Size, text)
	c.lines(o.Style, c.Margins.At(o.X+o.W-width, width), o.Y, []layout.Line{{Text: text, Space: true}})
	if o.Before != "" {
		before := fonts.Width(bold.Weight, bold.Size, o.Before)
		x := c.Margins.At(o.X+o.W-width-sheet.MM(3)-before, before)
		c.lines(bold, x, o.Y, []layout.Line{{Text: o.Before, Space: true}})
	}
}

// An openList is the list whose items are being written.
type openList struct {
	element, body int   // the elements of the list and of the last item's body
	item          int32 // the last item
}

// items writes the items of a list, each with its number unless they have none.
func (c *content) items(l *block.List, b *layout.Placed, s *layout.Span) {
	if s.To == s.From {
		return
	}
	c.identity = append(c.identity, byte(block.Plain), 0)
	if !b.Carried {
		list := tags.Numbered
		if l.Bare {
			list = tags.Unmarked
		}
		c.tree.Open(list)
		c.list = openList{element: c.tree.Current()}
	} else {
		c.tree.Resume(c.list.element)
	}
	for from := s.From; from < s.To; {
		to := from + 1
		for to < s.To && c.pages.Lines[to].Item == c.pages.Lines[from].Item {
			to++
		}
		top := s.Top + c.pages.Lines[from].Y - c.pages.Lines[s.From].Y
		if item := c.pages.Lines[from].Item; item != c.list.item {
			c.list.item = item
			c.tree.Open(tags.LI)
			if !l.Bare {
				c.tree.Open(tags.Lbl)
				c.number(l, top, item)
				c.tree.Close()
			}
			c.list.body = c.tree.Open(tags.LBody)
		} else {
			c.tree.Resume(c.list.body) // reopened for the item
			c.tree.Resume(c.list.body)
		}
		apart := c.beginSpoken(c.pages.Lines[from:to])
		c.beginMarked()
		c.lines(l.Style, c.Margins.At(l.X+s.Hang, l.W-s.Hang), top, c.pages.Lines[from:to])
		c.endContent()
		c.endSpoken(apart)
		c.tree.Close()
		c.tree.Close()
		from = to
	}
	c.tree.Close()
}

// number writes the number of an item.
func (c *content) number(l *block.List, top length, item int32) {
	c.beginMarked()
	text := strconv.Itoa(int(item)) + ". "
	x := c.Margins.At(l.X, c.Fonts.Width(l.Style.Weight, l.Style.Size, text))
	b := c.openText(l.Style, x, top+l.Style.Baseline())
	b = c.Fonts.Show(b, &c.extra, l.Style.Weight, l.Style.Size, text)
	c.buf = append(b, "ET\n"...)
	c.endContent()
}

// textAgain repeats the label or number of a row on the next page.
func (c *content) textAgain(t *block.Text, s *layout.Span) {
	c.beginPagination()
	c.lines(layout.Repeated(t.Setting), c.Margins.At(t.X, t.W), s.Top, c.pages.Lines[s.From:s.To])
	c.endContent()
}

// lines writes lines, the first of which begins at top.
func (c *content) lines(style sheet.Style, x, top length, lines []layout.Line) {
	drop := style.Baseline()
	if style.Lead > style.Size*3/2 { // on writing lines, just above the line
		drop = style.Lead - 5*pt
	}
	b := c.openText(style, x+lines[0].Shift, top+drop)
	last, shift := lines[0].Y, lines[0].Shift
	for i := range lines {
		l := &lines[i]
		if i > 0 {
			b = append(file.Lengths(b, l.Shift-shift, -(l.Y-last)), "Td "...)
			last, shift = l.Y, l.Shift
		}
		b = c.Fonts.ShowLine(b, &c.extra, style.Weight, style.Size, l.Text, l.In)
		if l.Space {
			b = c.Fonts.Show(b, nil, style.Weight, style.Size, " ")
		}
		c.identity = append(append(c.identity, l.Text...), 0)
	}
	b = append(b, "ET\n"...)
	if style.Colour != sheet.Black {
		b = append(b, "0 0 0 rg\n"...)
	}
	c.buf = b
}

// openText begins a text object at a position.
func (c *content) openText(style sheet.Style, x, y length) []byte {
	b := c.buf
	if style.Colour != sheet.Black {
		b = appendColour(b, style.Colour, "rg ")
	}
	if style.Weight == font.Bold {
		b = append(b, "BT /B "...)
	} else {
		b = append(b, "BT /R "...)
	}
	b = append(file.Lengths(b, style.Size), "Tf "...)
	return append(file.Lengths(b, x, sheet.Height-y), "Td "...)
}

// tone draws the symbol before an emphasised answer.
func (c *content) tone(t *block.Text, s *layout.Span) {
	piece := 0
	y := s.Top + t.Style.Baseline()
	switch t.Tone {
	case block.Ticked:
		piece, y = c.Tones.Tick, y-block.Beside(t.Style.Size, block.TickSize)
	case block.Wanting:
		piece, y = c.Tones.Bar, y-block.Beside(t.Style.Size, block.BarTall)
	default:
		return
	}
	c.beginArtifact()
	c.drawAt(piece, t.X, y)
	c.endContent()
}

// writingLines draws the writing lines that the answer needs.
func (c *content) writingLines(set *block.Setting, b *layout.Placed, s *layout.Span) {
	n := max(set.Lines.Least, s.To-s.From)
	if b.Carried || b.Carries {
		n = s.To - s.From
	}
	n += b.Stretch - b.Fewer
	look := c.Look
	c.beginArtifact()
	for i := range n {
		y := s.Top + length(i+1)*set.Style.Lead - length(i)*b.Closer
		if set.Lines.Last && i == n-1 && !b.Carries {
			c.line(set.X, y, set.W, look.Edge, sheet.Black)
		} else {
			c.line(set.X, y, set.W, look.Thin, sheet.LineGrey)
		}
	}
	c.endContent()
}

// signature records an empty signature field, if the room to sign has one.
func (c *content) signature(o *block.Signature, b *layout.Placed, s *layout.Span) {
	if o.Field == "" || s.Height == 0 {
		return
	}
	c.widget(field{name: o.Field, label: o.Label}, &o.Place, b, s, o.Height)
}

// LeftBlank is printed on a back that is left empty so that the next document starts on a
// front.
const LeftBlank = "This page is left blank."

// sayEmpty prints that a page is left blank on purpose.
func (c *content) sayEmpty() {
	style := c.Look.Hint()
	c.tree.Open(tags.P)
	c.beginMarked()
	text := cmp.Or(c.EmptyPage, LeftBlank)
	x := c.Margins.At(0, c.Fonts.Width(style.Weight, style.Size, text))
	b := c.openText(style, x, c.Look.ContentTop+style.Baseline())
	b = c.Fonts.Show(b, &c.extra, style.Weight, style.Size, text)
	c.buf = append(b, "ET\n0 0 0 rg\n"...)
	c.endContent()
	c.tree.Close()
}
