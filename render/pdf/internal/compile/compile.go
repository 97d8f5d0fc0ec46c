package compile

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/sheet"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A compiler turns an outline into the nodes and templates of a plan, and draws
// what is fixed.
type compiler struct {
	*Plan
	canvas canvas.Canvas
	zero   apdocs.Form    // a record that nobody has filled in
	words  *render.Source // of text that is the same for every record
	reader arrange.Reader
	letter bool   // prose is compiled: headings are plain
	paper  bool   // what is compiled is filled in by hand, whatever the rendition
	indent length // of running text
	depth  int    // sections with a heading around the blocks that are compiled
	err    error
}

// A builder adds to one template.
type builder struct {
	*compiler
	*template
}

func (c *compiler) block(kind block.Kind) *builder {
	return &builder{c, &template{Shape: block.Shape{Kind: kind}}}
}

func (b *builder) leaf() *node { return &node{block: b.template} }

// step adds a step.
func (b *builder) step(s step) { b.steps = append(b.steps, s) }

// add adds an operation that is the same on every record.
func (b *builder) add(o block.Op) {
	if n := len(b.steps); n > 0 {
		if last, ok := b.steps[n-1].(*fixed); ok {
			last.ops = append(last.ops, o)
			return
		}
	}
	b.step(&fixed{[]block.Op{o}})
}

// only adds what fn adds to the records for which when holds.
func (b *builder) only(when func(*record) bool, fn func()) {
	before := b.steps
	b.steps = nil
	fn()
	b.steps = append(before, &optional{when, b.steps})
}

func not(when func(*record) bool) func(*record) bool {
	return func(in *record) bool { return !when(in) }
}

func always(*record) bool { return true }

func (b *builder) open(t *tags.Tag) { b.add(&block.Open{Tag: t}) }

// close ends the n elements that were opened last.
func (b *builder) close(n int) {
	for range n {
		b.add(&block.Close{})
	}
}

// saying adds a drawing that reads as text.
func (b *builder) saying(text string, d block.Drawing) {
	b.open(tags.Span)
	b.add(&block.ActualText{Text: text})
	b.add(&d)
	b.close(1)
}

// reach makes the block at least so tall.
func (b *builder) reach(h length) { b.Height = max(b.Height, h) }

// drawn is a piece drawn by fn.
func (c *compiler) drawn(fn func(canvas.Canvas)) int {
	n := c.canvas.Piece()
	fn(c.canvas)
	return n
}

// artifact draws what belongs to no element.
func (b *builder) artifact(fn func(canvas.Canvas)) {
	b.add(&block.Artifact{Drawing: block.Drawing{Piece: b.drawn(fn)}})
}

// set is the lines of a fixed text, wrapped at width w.
func (c *compiler) set(s sheet.Style, w length, text string) []string {
	return c.Fonts.Wrap(nil, s.Weight, s.Size, w, text)
}

// lines draws lines of fixed text as content of the open element, the first
// line box at y, and gives where they end. A space is drawn after each line but
// the last, which keeps words apart when text is taken out.
func (b *builder) lines(s sheet.Style, x, y length, lines []string) length {
	if len(lines) > 0 {
		b.add(&block.Drawing{Piece: b.drawn(func(c canvas.Canvas) { drawLines(c, s, x, y, lines) })})
	}
	return y + s.Height(len(lines))
}

func drawLines(c canvas.Canvas, s sheet.Style, x, y length, lines []string) {
	for i, line := range lines {
		if i+1 < len(lines) {
			line += " "
		}
		c.Text(x, y+s.Height(i)+s.Baseline(), s.Weight, s.Size, s.Colour, line)
	}
}

// text draws a fixed text wrapped at width w. A space at its end is kept: it
// parts the text from what follows in the same element.
func (b *builder) text(s sheet.Style, x, y, w length, text string) length {
	lines := b.set(s, w, b.fill(text))
	if strings.HasSuffix(text, " ") {
		lines[len(lines)-1] += " "
	}
	return b.lines(s, x, y, lines)
}

// fill puts the organisation's words into a printed text. Answers in it are not
// known to a plan; text that has some is read for each record.
func (c *compiler) fill(text string) string { return c.composed(c.words.Fill(text)) }

// composed is a fixed text as it is printed.
func (c *compiler) composed(text string) string {
	text, err := font.Compose(text)
	if err != nil && c.err == nil {
		c.err = fmt.Errorf("a printed text: %w", err)
	}
	return text
}

// question draws a label and its hints in the open element, and gives where
// they end.
func (b *builder) question(q *apdocs.Question, s sheet.Style, x, y, w length) length {
	label := q.Label
	if len(q.Hints) > 0 || q.Terms != "" {
		label += " "
	}
	y = b.text(s, x, y, w, label)
	for _, h := range q.Hints {
		y = b.text(b.Look.Hint(), x, y, w, h+" ")
	}
	if q.Terms != "" {
		y = b.text(b.Look.Text, x, y, w, q.Terms)
	}
	return y
}

// answer writes what read gives; the first line box is at y.
func (b *builder) answer(f *apdocs.Field, read reader, s sheet.Style, x, y, w length) *answer {
	o := &answer{Setting: block.Setting{Place: block.Place{X: x, Y: y, W: w}, Style: s}, of: f, read: read}
	if f != nil && f.Kind == apdocs.KindLongText {
		o.Gap = b.Look.Choose(8*pt, 12*pt)
	}
	b.step(o)
	return o
}

// belowIf says that an answer stands below the one before it, where that is so.
func belowIf(below bool) block.Flow {
	if below {
		return block.Below
	}
	return block.At
}

// writing is an answer on lines to write on, at least n, the first ending one
// pitch below y. What the record answers already stands on the lines.
func (b *builder) writing(f *apdocs.Field, n int, x, y, w length) *answer {
	o := b.answer(f, given(f), b.Look.Text.Leading(b.Look.Pitch), x, y, w)
	o.Lines.Least, o.Gap = max(n, 1), 0
	return o
}

// read is how an answer reads on a record, and readCell how in a table.
func (c *compiler) read(f *apdocs.Field) reader {
	return func(in *record) render.Reading { return c.reader.Answer(f, in.form, in.at) }
}

func (c *compiler) readCell(f *apdocs.Field) reader {
	return func(in *record) render.Reading { return c.reader.Cell(f, in.form, in.at) }
}

// given is an answer that a blank shows, because its record has it.
func given(f *apdocs.Field) reader {
	return func(in *record) render.Reading { return render.Reading{Text: arrange.Given(f, in.form, in.at)} }
}

// filled is a printed text with answers of the record in it.
func filled(text, row string) reader {
	return func(in *record) render.Reading { return render.Reading{Text: in.filled(text, row)} }
}

// readReference is the organisation's reference of the document.
func readReference(in *record) render.Reading { return render.Reading{Text: in.envelope.Reference} }

// constant reads the same on every record.
func constant(r render.Reading) reader { return func(*record) render.Reading { return r } }

// footRule is a line at the foot of the block, from x on.
func (b *builder) footRule(x, w, width length, c canvas.Grey) {
	b.add(&block.Rule{X: x, Length: w, Width: width, Colour: c})
}

// nodes are those of arrangements, one for each.
func (c *compiler) nodes(all []arrange.Arrangement) (nodes []*node) {
	for i, one := range all {
		n := c.node(one)
		if before, ok := all[max(i-1, 0)].(*arrange.Signatures); ok && i > 0 && before.Followed {
			n.follows = true // what stands under the signatures stays with them
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
	}
	return c.table(one)
}

// table is the node of an arrangement that is a table.
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

// part is a heading with what stands under it.
func (c *compiler) part(p *arrange.Part) *node {
	n := &node{when: p.When, together: p.Together, newPage: p.NewPage}
	if p.Rows != nil {
		n.rows, n.count = true, count(p.Rows)
	}
	if p.Heading == "" {
		n.kids = c.nodes(p.Body)
		return n
	}
	head, again := c.heading(p)
	c.depth++
	kids := c.nodes(p.Body)
	c.depth--
	n.tag = tags.Sect
	n.kids = append([]*node{head}, kids...)
	for _, k := range kids {
		k.title = again
	}
	return n
}

// count is how often the rows of a list are printed.
func count(l *arrange.List) func(*record) int {
	return func(in *record) int { return l.Len(in.form, in.at) }
}

func (c *compiler) blank() bool { return c.paper || c.options.Rendition == render.Blank }

// heading is a section's heading, and the same for a page on which its table
// goes on.
func (c *compiler) heading(p *arrange.Part) (first *node, again *block.Repeat) {
	l := c.Look
	if p.Minor {
		b := c.block(block.Solid)
		b.Before, b.Keep = 12*pt, 1
		b.open(c.minorTag())
		b.Height = b.text(l.Minor, 0, 0, frameWidth, p.Heading) + 4*pt
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
	lines := c.Fonts.Balanced(nil, l.Section.Weight, l.Section.Size, min(frameWidth-x, measure+mm(12)), c.fill(p.Heading))
	b.Height = b.lines(l.Section, x, 0, lines) + 4*pt
	b.close(1)

	a := c.block(block.Solid)
	name := p.Heading + ", continued"
	if p.Number > 0 {
		name = fmt.Sprint(p.Number, " ", name)
	}
	a.Height = a.text(l.Minor, 0, 0, frameWidth, name) + 4*pt
	return b.leaf(), a.repeated()
}

// minorTag is the level of a heading inside a section, which outside one is that
// of a section: no level is left out.
func (c *compiler) minorTag() *tags.Tag {
	if c.depth == 0 {
		return tags.H2
	}
	return tags.H3
}

// bookmark is how a heading reads in the reader's table of contents.
func (c *compiler) bookmark(p *arrange.Part) string {
	title := c.fill(p.Heading)
	if p.Number > 0 {
		title = fmt.Sprint(p.Number, " ", title)
	}
	return title
}
