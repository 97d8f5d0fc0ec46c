package compile

import (
	"fmt"

	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A rowHeading is the heading of each row of a list, "Parent 2". It is repeated if the row
// continues on another page.
type rowHeading struct {
	text    func(*record) string
	height  length
	section bool // the heading of a section, above table headings
}

// repeats returns the headings to repeat on later pages of the current row.
func (h *rowHeading) repeats(in *record, head, title *block.Repeat) (newHead, newTitle *block.Repeat) {
	r := &block.Repeat{Height: h.height, Text: h.text(in) + in.say(render.Continued), Style: in.Look.Minor}
	if h.section {
		return head, r
	}
	return r, title
}

// partHead returns the repeated heading of a part that is printed for each row of a list:
// "6 Review 2".
func (c *compiler) partHead(p *arrange.Part) func(*record) string {
	heading := c.fill(p.Heading)
	return func(in *record) string {
		text := p.RowHead(heading, in.row)
		if p.Number > 0 {
			text = fmt.Sprint(p.Number, " ", text)
		}
		return text
	}
}

// rowPart compiles a part without its own heading that is printed for each row of a list,
// each under the name of the row.
func (c *compiler) rowPart(p *arrange.Part, n *node) *node {
	text := func(in *record) string { return p.RowHead("", in.row) }
	head := c.rowHeading(text)
	c.depth++
	kids := c.nodes(p.Body)
	c.depth--
	body := &node{named: c.rowNamed(text), kids: kids}
	n.kids = []*node{{tag: tags.Sect, kids: []*node{head, body}}}
	return n
}

// rowHeading compiles a minor heading with the text of the record's row.
func (c *compiler) rowHeading(text func(*record) string) *node {
	b := c.minorHeading()
	b.answer(nil, worded(text), c.Look.Minor, 0, 0, frameWidth)
	b.Foot = 4 * pt
	b.close(1)
	return b.leaf()
}

func (c *compiler) rowNamed(text func(*record) string) *rowHeading {
	return &rowHeading{text: text, height: c.Look.Minor.Lead + 4*pt}
}

// continuing returns a question's label for repetition above what belongs to it on another
// page.
func (c *compiler) continuing(label string) *block.Repeat {
	b := c.block(block.Solid)
	b.Height = b.text(c.Look.Label(), 0, 0, frameWidth, label+c.say(render.Continued)) + 4*pt
	return b.repeated()
}

// belonging groups the nodes of a question with those of the questions that belong to it.
// They stay on one page if they fit; otherwise the label is repeated.
func (c *compiler) belonging(label string, nodes []*node) *node {
	if len(nodes) < 2 {
		return &node{kids: nodes}
	}
	rest := &node{head: c.continuing(label), kids: nodes[1:]}
	return &node{together: true, kids: []*node{nodes[0], rest}}
}
