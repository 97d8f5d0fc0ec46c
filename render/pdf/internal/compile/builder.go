package compile

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A builder adds to one template.
type builder struct {
	*compiler
	*template
	cells int // that have been added to a row of short questions
}

func (c *compiler) block(kind block.Kind) *builder {
	return &builder{compiler: c, template: &template{Shape: block.Shape{Kind: kind}}}
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

// reach makes the block at least h tall.
func (b *builder) reach(h length) { b.Height = max(b.Height, h) }

// drawn is the number of the piece that fn draws.
func (c *compiler) drawn(fn func(canvas.Canvas)) int {
	n := c.canvas.Piece()
	fn(c.canvas)
	return n
}

// artifact adds what fn draws, as content of no element.
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
	y = b.label(q, s, x, y, w, len(q.Hints) > 0 || q.Terms != "")
	for _, h := range q.Hints {
		y = b.text(b.Look.Hint(), x, y, w, h+" ")
	}
	if q.Terms != "" {
		y = b.text(b.Look.Text, x, y, w, q.Terms)
	}
	return y
}

// label draws a label and, on a blank, the mark of a required question, and gives where they end;
// more is true if text of the same element follows, as a label says itself that ends in a space.
func (b *builder) label(q *apdocs.Question, s sheet.Style, x, y, w length, more bool) length {
	lines := b.set(s, w, b.fill(q.Label))
	return b.markedLines(q.Required, s, x, y, w, lines, more || strings.HasSuffix(q.Label, " "))
}

// markedLines draws the lines of a label with the mark of a required question.
func (b *builder) markedLines(required bool, s sheet.Style, x, y, w length, lines []string, more bool) length {
	required = required && b.blank() && !b.others
	last := lines[len(lines)-1]
	if required || more {
		lines[len(lines)-1] += " "
	}
	y = b.lines(s, x, y, lines)
	if !required {
		return y
	}
	plain := s.In(sheet.HintGrey)
	plain.Weight = font.Regular
	mark := render.RequiredMark
	after := b.Fonts.Width(s.Weight, s.Size, last) + b.Fonts.Width(plain.Weight, plain.Size, " ")
	if after+b.Fonts.Width(plain.Weight, plain.Size, mark) > w {
		after, y = 0, y+s.Lead
	}
	if more {
		mark += " "
	}
	b.lines(plain, x+after, y-s.Lead, []string{mark})
	return y
}

// hint is a line of instruction as a paragraph, which stays with what follows after so much space.
func (c *compiler) hint(text string, space length) *node {
	b := c.block(block.Solid)
	b.Keep = 1
	b.open(tags.P)
	b.Height = b.text(c.Look.Hint(), 0, 0, frameWidth, text) + space
	b.close(1)
	return b.leaf()
}

// asked is a question as it is printed.
func (c *compiler) asked(f *apdocs.Field) *apdocs.Question {
	if c.blank() {
		return arrange.Asked(f)
	}
	return &f.Question
}

// answer adds a text that is read from the record; f is whose answer it is, for
// messages. Its first line box is at y.
func (b *builder) answer(f *apdocs.Field, read reader, s sheet.Style, x, y, w length) *answer {
	o := &answer{Setting: block.Setting{Place: block.Place{X: x, Y: y, W: w}, Style: s}, of: f, read: read}
	if f != nil && f.Kind == apdocs.KindLongText {
		o.Gap = b.Look.Choose(8*pt, 12*pt)
	}
	b.step(o)
	return o
}

// belowIf is the flow of an answer that stands below the one before it, if below is
// true, and otherwise at its place.
func belowIf(below bool) block.Flow {
	if below {
		return block.Below
	}
	return block.At
}

// A room is where an answer is written: its place, and the lines to write on.
type room struct {
	*block.Place
	*block.Lines
}

// writing is an answer on lines to write on, at least n, the first ending one
// pitch below y. What the record answers already stands on the lines. On screen it
// is a field as tall as the lines.
func (b *builder) writing(f *apdocs.Field, n int, x, y, w length) room {
	if b.onScreen() {
		return room{&b.textInput(f, n, x, y, w).Place, &block.Lines{}}
	}
	o := b.answer(f, given(f), b.Look.Text.Leading(b.Look.Pitch), x, y, w)
	o.Lines.Least, o.Gap = max(n, 1), 0
	return room{&o.Place, &o.Lines}
}

// read is how an answer reads on a record, and readCell how in a table.
func (c *compiler) read(f *apdocs.Field) reader {
	return func(in *record) render.Reading { return c.reader.Answer(f, in.form, in.at) }
}

func (c *compiler) readCell(f *apdocs.Field) reader {
	return func(in *record) render.Reading { return c.reader.Cell(f, in.form, in.at) }
}

// given is the answer that a blank shows where its record has one already.
func given(f *apdocs.Field) reader {
	return func(in *record) render.Reading { return render.Reading{Text: arrange.Given(f, in.form, in.at)} }
}

// filled is a printed text with answers of the record in it.
func filled(text, row string) reader {
	return func(in *record) render.Reading { return render.Reading{Text: in.filled(text, row)} }
}

// readReference is the organisation's reference of the document.
func readReference(in *record) render.Reading { return render.Reading{Text: in.envelope.Reference} }

// worded reads as what text gives.
func worded(text func(*record) string) reader {
	return func(in *record) render.Reading { return render.Reading{Text: text(in)} }
}

// constant reads the same on every record.
func constant(r render.Reading) reader { return func(*record) render.Reading { return r } }

// footRule is a line at the foot of the block, from x on.
func (b *builder) footRule(x, w, width length, c canvas.Grey) {
	b.add(&block.Rule{X: x, Length: w, Width: width, Colour: c})
}
