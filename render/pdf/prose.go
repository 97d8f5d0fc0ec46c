package pdf

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/sheet"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
)

// paragraph is running text, which may hold answers.
func (c *compiler) paragraph(p *apdocs.Paragraph) *node {
	b := c.block(flowing)
	b.b.after = 8 * pt
	if !p.Declaration && !c.letter {
		b.b.before = 8 * pt
	}
	b.open(tagP)
	b.prose(p.Text, "", c.look.Text, c.indent, 0, c.runningWidth())
	b.shut(1)
	return b.leaf()
}

// prose is a sentence or more in the open element: read for each record if there
// are answers in it. row is "objectives[]." where they are those of a row.
func (b *builder) prose(text, row string, s sheet.Style, x, y, w length) {
	if !answered(b.outline, row, text) {
		b.reach(b.text(s, x, y, w, text))
		return
	}
	o := b.answer(nil, func(d *document) render.Reading {
		d.refuse(text, row)
		return render.Reading{Text: d.source(row).Fill(text)}
	}, s, x, y, w)
	o.gap = 8 * pt
}

// runningWidth is the measure of running text.
func (c *compiler) runningWidth() length {
	if c.look.Large {
		return frameWidth - c.indent
	}
	return min(measure, frameWidth-c.indent)
}

// answered reports whether a text has answers of the record in it, or the
// addressee.
func answered(o *apdocs.Outline, row, text string) bool {
	for _, name := range apdocs.Placeholders(text) {
		if o.Field(row+name) != nil || strings.HasPrefix(name, "addressee.") {
			return true
		}
	}
	return false
}

// points is a bulleted list.
func (c *compiler) points(l *apdocs.List) *node {
	n := &node{tag: tagL}
	for i, item := range l.Items {
		row := ""
		if l.Rows != nil {
			row = l.Rows.Name + "[]."
		}
		leaf := c.point(item, row)
		if i == 0 && l.Rows == nil {
			leaf.block.keep = 1
		}
		n.kids = append(n.kids, leaf)
	}
	if l.Rows != nil {
		n.kids = []*node{{deeper: true, count: c.times(l.Rows), kids: n.kids}}
	}
	return n
}

func (c *compiler) point(item, row string) *node {
	b := c.block(solid)
	b.open(tagLI)
	b.open(tagLbl)
	b.text(c.look.Text, c.indent, 0, mm(6), "• ")
	b.shut(1)
	b.open(tagLBody)
	b.prose(item, row, c.look.Text, c.indent+mm(6), 0, c.runningWidth()-mm(6))
	b.shut(2)
	b.b.height, b.b.foot = b.b.height+4*pt, 4*pt
	return b.leaf()
}

// items are numbered points with a title each, which stands in the rail beside
// what the point says.
func (c *compiler) items(list *apdocs.Items) (*node, error) {
	n := &node{tag: tagNumbered}
	for i, point := range list.Points {
		item, err := c.item(i+1, point)
		if err != nil {
			return nil, err
		}
		n.kids = append(n.kids, item)
	}
	return &node{kids: []*node{n, c.itemEnd()}}, nil
}

func (c *compiler) item(number int, point *apdocs.Section) (*node, error) {
	l := c.look
	label := c.block(solid)
	label.b.keep = 2
	label.artifact(func(k canvas.Canvas) { k.Line(0, 0, frameWidth, 0, l.Thin, ruleGrey) })
	label.open(tagLbl)
	label.text(l.Label().In(c.colour), 0, 6*pt, mm(10), fmt.Sprint(number)+" ")
	label.shut(1)
	b := c.block(solid)
	b.b.keep = 1
	x, w := mm(10), mm(44)
	if l.Large {
		x, w = mm(12), frameWidth-mm(12)
	}
	b.open(tagP)
	end := b.text(l.Label(), x, 6*pt, w, point.Heading)
	b.shut(1)
	head := b.leaf()
	if l.Large {
		b.b.height = end
	} else {
		defer func(indent length) { c.indent = indent }(c.indent)
		c.indent = answerX
	}
	kids, err := c.blocks(point.Blocks)
	if err != nil {
		return nil, err
	}
	if first := firstBlock(kids); first != nil && !l.Large {
		// The title has no height of its own: what stands beside it has.
		first.before, first.height = 6*pt, max(first.height, end-6*pt)
	}
	if last := lastBlock(kids); last != nil {
		last.after = 6 * pt
	}
	body := &node{tag: tagLBody, kids: append([]*node{head}, kids...)}
	return &node{tag: tagLI, when: point.When, together: true, kids: []*node{label.leaf(), body}}, nil
}

// itemEnd is the rule below the last point.
func (c *compiler) itemEnd() *node {
	b := c.block(solid)
	b.artifact(func(k canvas.Canvas) { k.Line(0, 0, frameWidth, 0, c.look.Thin, ruleGrey) })
	b.b.after = 10 * pt
	n := b.leaf()
	n.follows = true
	return n
}

func firstBlock(nodes []*node) *block {
	for _, n := range nodes {
		if n.block != nil {
			return n.block
		}
		if b := firstBlock(n.kids); b != nil {
			return b
		}
	}
	return nil
}

func lastBlock(nodes []*node) *block {
	for i := len(nodes) - 1; i >= 0; i-- {
		if b := lastBlock(nodes[i].kids); b != nil {
			return b
		}
		if nodes[i].block != nil {
			return nodes[i].block
		}
	}
	return nil
}
