package compile

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// paragraph compiles running text, which may contain answers.
func (c *compiler) paragraph(p *arrange.Prose) *node {
	b := c.block(block.Flowing)
	b.After = 8 * pt
	if p.Leads {
		b.Keep = 1
	} else if !p.Declaration && !c.letter {
		b.Before = 8 * pt
	}
	style := c.Look.Text
	if p.Below {
		style = c.Look.Hint()
	}
	b.open(c.inEnglish(tags.P, p.English))
	b.proseIn(p.Below, p.Text, "", style, c.indent, 0, c.runningWidth())
	b.close(1)
	return b.leaf()
}

// inEnglish returns the element for text that is in English if is is set, in whatever language
// the document is.
func (c *compiler) inEnglish(t *tags.Tag, is bool) *tags.Tag {
	if is && c.In() != nil {
		return tags.English(t, c.Margins.Direction == font.Leftwards)
	}
	return t
}

// prose adds running text to the current element. Text that contains answers is read for
// each record; row is "objectives[]." if they are those of a row.
func (b *builder) prose(text, row string, s sheet.Style, x, y, w length) {
	b.proseIn(false, text, row, s, x, y, w)
}

// proseIn is prose for text that is in English in a document in another language if english is
// set.
func (b *builder) proseIn(english bool, text, row string, s sheet.Style, x, y, w length) {
	if !answered(b.outline, row, text) {
		b.reach(b.aligned(english, s, x, y, w, text))
		return
	}
	o := b.answer(nil, filledIn(text, row, english), s, x, y, w)
	o.Gap, o.Own = 8*pt, english
}

// runningWidth returns the line width of running text.
func (c *compiler) runningWidth() length {
	if c.Look.Large {
		return frameWidth - c.indent
	}
	return min(measure, frameWidth-c.indent)
}

// answered reports whether a text contains answers of the record, or the addressee.
func answered(o *apdocs.Outline, row, text string) bool {
	for _, name := range apdocs.Placeholders(text) {
		if o.Field(row+name) != nil || strings.HasPrefix(name, "addressee.") {
			return true
		}
	}
	return false
}

// bullets compiles a bulleted list.
func (c *compiler) bullets(l *arrange.Bullets) *node {
	n := &node{tag: c.inEnglish(tags.Bullets, l.English)}
	if l.Rows != nil {
		leaf := c.bullet(l, l.Items[0], l.Rows.Name+"[].")
		n.kids = []*node{{rows: true, count: count(l.Rows), kids: []*node{leaf}}}
		return n
	}
	for i, item := range l.Items {
		leaf := c.bullet(l, item, "")
		if i == 0 {
			leaf.block.Keep = 1
		}
		n.kids = append(n.kids, leaf)
	}
	return n
}

func (c *compiler) bullet(l *arrange.Bullets, item, row string) *node {
	b := c.block(block.Solid)
	b.open(tags.LI)
	b.open(tags.Lbl)
	b.text(c.Look.Text, c.indent, 0, mm(6), "• ")
	b.close(1)
	b.open(tags.LBody)
	style := c.Look.Text
	if l.Below {
		style = c.Look.Hint()
	}
	b.proseIn(l.Below, item, row, style, c.indent+mm(6), 0, c.runningWidth()-mm(6))
	b.close(2)
	b.Height, b.Foot = b.Height+4*pt, 4*pt
	return b.leaf()
}

// belowList moves a paragraph of a letter that opens the arrangement as far from the list above it as it would be from
// a paragraph.
func belowList(one arrange.Arrangement, n *node) {
	switch one := one.(type) {
	case *arrange.Prose:
		n.block.Before = max(n.block.Before, 4*pt)
	case *arrange.Part:
		if one.Heading == "" && len(n.kids) > 0 {
			belowList(one.Body[0], n.kids[0])
		}
	}
}

// endsInList reports whether the last of an arrangement is a bulleted list.
func endsInList(one arrange.Arrangement) bool {
	switch one := one.(type) {
	case *arrange.Bullets:
		return true
	case *arrange.Part:
		return len(one.Body) > 0 && endsInList(one.Body[len(one.Body)-1])
	}
	return false
}

// conditional reports whether an arrangement is not in every document.
func conditional(one arrange.Arrangement) bool {
	p, ok := one.(*arrange.Part)
	return ok && p.When != nil
}

// points compiles numbered points. The title of each is in the rail, beside its text.
func (c *compiler) points(list *arrange.Points) *node {
	n := &node{tag: tags.Numbered}
	for i, point := range list.Points {
		n.kids = append(n.kids, c.point(i+1, point))
	}
	return &node{kids: []*node{n, c.pointsEnd(endsInTable(list))}}
}

func (c *compiler) point(number int, point *arrange.Part) *node {
	l := c.Look
	label := c.block(block.Solid)
	label.Keep = 2
	// At the top of a page the rule below the running line is there already.
	rule := label.drawn(func(k canvas.Canvas) { k.Line(0, 0, frameWidth, 0, l.Thin, ruleGrey) })
	label.add(&block.Separator{Piece: rule})
	label.open(tags.Lbl)
	label.text(l.Label().In(c.colour), 0, 6*pt, mm(10), fmt.Sprint(number)+" ")
	label.close(1)
	b := c.block(block.Solid)
	b.Keep = 1
	x, w := mm(10), mm(44)
	if l.Large {
		x, w = mm(12), frameWidth-mm(12)
	}
	b.open(c.minorTag())
	end := b.text(l.Label(), x, 6*pt, w, point.Heading)
	b.close(1)
	head := b.leaf()
	if l.Large {
		b.Height = end
	} else {
		defer func(indent length) { c.indent = indent }(c.indent)
		c.indent = answerX
	}
	kids := c.nodes(point.Body)
	if first := firstBlock(kids); first != nil && !l.Large {
		// The title has no height of its own: what stands beside it has.
		first.Before, first.Height = 6*pt, max(first.Height, end-6*pt)
	}
	if last := lastBlock(kids); last != nil {
		last.After = 6 * pt
	}
	body := &node{tag: tags.LBody, kids: append([]*node{head}, kids...)}
	return &node{tag: tags.LI, when: point.When, together: true, kids: []*node{label.leaf(), body}}
}

// endsInTable reports whether the last point always ends in the table of a week, which has
// a rule below it.
func endsInTable(list *arrange.Points) bool {
	if len(list.Points) == 0 {
		return false
	}
	last := list.Points[len(list.Points)-1]
	if last.When != nil || len(last.Body) == 0 {
		return false
	}
	_, week := last.Body[len(last.Body)-1].(*arrange.Week)
	return week
}

// pointsEnd compiles the space below the last point, with a rule unless there already is
// one.
func (c *compiler) pointsEnd(ruled bool) *node {
	b := c.block(block.Solid)
	if !ruled {
		b.artifact(func(k canvas.Canvas) { k.Line(0, 0, frameWidth, 0, c.Look.Thin, ruleGrey) })
	}
	b.After = 10 * pt
	n := b.leaf()
	n.follows = true
	return n
}

func firstBlock(nodes []*node) *template {
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

func lastBlock(nodes []*node) *template {
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
