package compile

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A compiler turns an outline into the nodes and templates of a plan, and draws what is
// the same on every record.
type compiler struct {
	*Plan
	canvas canvas.Canvas
	zero   apdocs.Form    // an empty record
	words  *render.Source // for text that is the same on every record
	reader arrange.Reader
	letter bool   // running text of a letter is compiled: headings are plain
	paper  bool   // compiling what is filled in by hand, such as a letter's slip
	filled bool   // compiling what is printed as on a completed document, also on a blank
	others bool   // compiling what others fill in, so not marked as required
	codes  bool   // fields of one line in narrow columns are for codes, not words
	indent length // of running text
	depth  int    // number of enclosing sections with a heading
	err    error
}

// nodes compiles arrangements, each to one node.
func (c *compiler) nodes(all []arrange.Arrangement) (nodes []*node) {
	listed := false // a list may stand right above
	for i, one := range all {
		n := c.node(one)
		if listed && c.letter {
			belowList(one, n)
		}
		listed = endsInList(one) || listed && conditional(one)
		if before, ok := all[max(i-1, 0)].(*arrange.Signatures); ok && i > 0 && before.Followed {
			n.follows = true // what is below the signatures stays with them
		}
		nodes = append(nodes, n)
	}
	return nodes
}

func (c *compiler) node(one arrange.Arrangement) *node {
	switch one := one.(type) {
	case *arrange.Part:
		return c.part(one)
	case *arrange.Prose:
		return c.paragraph(one)
	case *arrange.Bullets:
		return c.bullets(one)
	case *arrange.Points:
		return c.points(one)
	case *arrange.Pairs:
		return c.pairs(one)
	case *arrange.Stack:
		return c.stack(one)
	case *arrange.Grid:
		return c.grid(one)
	case *arrange.Ticks:
		return c.ticks(one)
	case *arrange.Lacking:
		return c.draftPanel()
	case *arrange.Scores:
		return c.scores(one)
	case *arrange.Chart:
		return c.chart(one)
	}
	return c.table(one)
}

// table compiles an arrangement that is a table.
func (c *compiler) table(one arrange.Arrangement) *node {
	switch one := one.(type) {
	case *arrange.Rows:
		return c.rows(one)
	case *arrange.Groups:
		return c.groups(one)
	case *arrange.FixedRows:
		return c.fixedRows(one)
	case *arrange.NumberedList:
		return c.numberedList(one)
	case *arrange.Choices:
		return c.choices(one)
	case *arrange.ChoiceStack:
		return c.choiceStack(one)
	case *arrange.Ratings:
		return c.ratings(one)
	case *arrange.Week:
		return c.week(one)
	case *arrange.Signatures:
		return c.signatures(one)
	}
	c.err = fmt.Errorf("unknown arrangement %T", one)
	return &node{}
}

// part compiles a heading with its content.
func (c *compiler) part(p *arrange.Part) *node {
	n := &node{when: p.When, together: p.Together, newPage: p.NewPage}
	if p.Printed {
		defer func(filled bool) { c.filled = filled }(c.filled)
		c.filled = true
	}
	if p.Others {
		defer func(others bool) { c.others = others }(c.others)
		c.others = true
	}
	if p.Rows != nil {
		n.rows, n.count = true, count(p.Rows)
	}
	if p.Rows != nil && p.Heading == "" {
		return c.rowPart(p, n)
	}
	if p.Heading == "" {
		n.kids = c.nodes(p.Body)
		return n
	}
	head, again := c.heading(p)
	if p.Rows != nil {
		n.named = &rowHeading{text: c.partHead(p), height: again.Height, section: true}
		again = nil
	}
	c.depth++
	kids := c.nodes(p.Body)
	c.depth--
	c.keepIntroduction(p.Body, kids)
	n.tag = tags.Sect
	n.kids = append([]*node{head}, kids...)
	for _, k := range kids {
		k.title = again // nil if the heading has the number of its row
	}
	return n
}

// keepIntroduction keeps the paragraphs that open a part with what they introduce, so that no
// page ends with a heading and its introduction alone. A part of paragraphs only, and the
// running text of a letter, may break between any two of them. Signatures choose themselves
// what stays with them, see layout.
func (c *compiler) keepIntroduction(body []arrange.Arrangement, kids []*node) {
	n := 0
	for n < len(body) {
		if _, ok := body[n].(*arrange.Prose); !ok {
			break
		}
		n++
	}
	if c.letter || n == len(body) {
		return
	}
	if _, signed := body[n].(*arrange.Signatures); signed {
		return
	}
	for _, k := range kids[:n] {
		k.block.Keep = 1
	}
}

// count returns how often the rows of a list are printed.
func count(l *arrange.List) func(*record) int {
	return func(in *record) int { return l.Len(in.form, in.at) }
}

// howToFill returns the instruction under the title of a blank.
func (c *compiler) howToFill() string {
	if c.onScreen() {
		return render.HowToFillOnScreen(c.outline)
	}
	return render.HowToFill(c.outline)
}

func (c *compiler) blank() bool {
	return c.paper || !c.filled && c.options.Rendition == render.Blank
}

// heading compiles a section's heading. It also returns the heading to repeat on a page on
// which a table of the section continues.
func (c *compiler) heading(p *arrange.Part) (first *node, again *block.Repeat) {
	l := c.Look
	if p.Minor {
		b := c.block(block.Solid)
		b.Before, b.Keep = 12*pt, 1
		b.open(c.minorTag())
		q := &apdocs.Question{Label: p.Heading, Required: p.Required}
		b.Height = b.label(q, l.Minor, 0, 0, frameWidth, false) + 4*pt
		b.close(1)
		return b.leaf(), nil
	}
	b := c.block(block.Heading)
	b.Before, b.Keep = 16*pt+3*pt, 1
	b.Bookmark = c.bookmark(p)
	up := b.drawn(func(k canvas.Canvas) { k.Line(0, -3*pt, frameWidth, -3*pt, l.Heavy, black) })
	b.add(&block.Separator{Piece: up})
	b.open(tags.H2)
	x := length(0)
	if p.Number > 0 {
		x = mm(8)
		if l.Large {
			x = mm(12)
		}
		b.text(l.Section.In(c.colour), 0, 0, x, fmt.Sprint(p.Number)+" ")
	}
	w := min(frameWidth-x, measure+mm(12))
	if p.Rows != nil {
		b.Counted = true
		b.answer(nil, worded(func(in *record) string { return p.RowHead(c.fill(p.Heading), in.row) }), l.Section, x, 0, w)
		b.Foot = 4 * pt
	} else {
		lines := c.Fonts.Balanced(nil, l.Section.Weight, l.Section.Size, w, c.fill(p.Heading))
		b.Height = b.markedLines(p.Required, l.Section, x, 0, frameWidth-x, lines, false) + 4*pt
	}
	b.close(1)

	a := c.block(block.Solid)
	name := p.Heading + c.say(render.Continued)
	if p.Number > 0 {
		name = fmt.Sprint(p.Number, " ", name)
	}
	a.Height = a.text(l.Minor, 0, 0, frameWidth, name) + 4*pt
	return b.leaf(), a.repeated()
}

// minorTag returns the element of a heading inside a section: H3, or H2 if no section has
// a heading above it, so that no level is skipped.
func (c *compiler) minorTag() *tags.Tag {
	if c.depth == 0 {
		return tags.H2
	}
	return tags.H3
}

// bookmark returns the text of a heading in the document outline.
func (c *compiler) bookmark(p *arrange.Part) string {
	title := c.fill(p.Heading)
	if p.Number > 0 {
		title = fmt.Sprint(p.Number, " ", title)
	}
	return title
}
