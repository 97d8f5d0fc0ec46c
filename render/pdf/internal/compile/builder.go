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

// A builder builds one template.
type builder struct {
	*compiler
	*template
	cells int // number of cells in a row of short questions so far
}

func (c *compiler) block(kind block.Kind) *builder {
	return &builder{compiler: c, template: &template{Shape: block.Shape{Kind: kind}}}
}

func (b *builder) leaf() *node { return &node{block: b.template} }

// step adds a step.
func (b *builder) step(s step) { b.steps = append(b.steps, s) }

// add appends an operation that is the same on every record.
func (b *builder) add(o block.Op) {
	if n := len(b.steps); n > 0 {
		if last, ok := b.steps[n-1].(*fixed); ok {
			last.ops = append(last.ops, o)
			return
		}
	}
	b.step(&fixed{[]block.Op{o}})
}

// only limits what fn adds to records for which when returns true.
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

// close closes the n elements opened last.
func (b *builder) close(n int) {
	for range n {
		b.add(&block.Close{})
	}
}

// saying adds a drawing with replacement text.
func (b *builder) saying(text string, d block.Drawing) {
	b.open(tags.Span)
	b.add(&block.ActualText{Text: text})
	b.add(&d)
	b.close(1)
}

// reach makes the block at least h tall.
func (b *builder) reach(h length) { b.Height = max(b.Height, h) }

// drawn returns the number of the piece that fn draws.
func (c *compiler) drawn(fn func(canvas.Canvas)) int {
	n := c.canvas.Piece()
	fn(c.canvas)
	return n
}

// artifact adds what fn draws as an artifact.
func (b *builder) artifact(fn func(canvas.Canvas)) {
	b.add(&block.Artifact{Drawing: block.Drawing{Piece: b.drawn(fn)}})
}

// set wraps a fixed text into lines of width w.
func (c *compiler) set(s sheet.Style, w length, text string) []string {
	return c.Fonts.Wrap(nil, s.Weight, s.Size, w, text)
}

// lines draws lines of fixed text as content of the current element, the first line box at
// y, and returns where they end. A space is drawn after each line except the last, so that
// words stay separate when text is extracted.
func (b *builder) lines(s sheet.Style, x, y length, lines []string) length {
	if len(lines) > 0 {
		b.spokenLines(lines, b.drawn(func(c canvas.Canvas) { drawLines(c, s, x, y, lines) }))
	}
	return y + s.Height(len(lines))
}

// spokenLines adds a drawing of lines. If parts of them are from right to left, it has their text in logical order
// as replacement, since such parts are drawn in the order of display.
func (b *builder) spokenLines(lines []string, piece int) {
	d := block.Drawing{Piece: piece}
	if text := strings.Join(lines, " "); font.Reordered(text) {
		b.saying(text, d)
		return
	}
	b.add(&d)
}

// drawLines draws the lines of one paragraph, each from x on.
func drawLines(c canvas.Canvas, s sheet.Style, x, y length, lines []string) {
	drawLinesAt(c, s, func(string) length { return x }, y, lines)
}

// drawLinesAt is drawLines for lines that begin in different places.
func drawLinesAt(c canvas.Canvas, s sheet.Style, x func(line string) length, y length, lines []string) {
	var in font.Context
	if len(lines) > 1 {
		in.Paragraph = strings.Join(lines, " ")
	}
	for i, line := range lines {
		at := x(line)
		next := in.At + len(line) + 1
		if i+1 < len(lines) {
			line += " "
		}
		c.Text(at, y+s.Height(i)+s.Baseline(), s.Weight, s.Size, s.Colour, line, in)
		in.At = next
	}
}

// text draws a fixed text wrapped at width w. A space at its end is kept, because it
// separates the text from what follows in the same element. On a page that is read from
// right to left, a text of several lines in the other direction is aligned at the left.
func (b *builder) text(s sheet.Style, x, y, w length, text string) length {
	return b.aligned(false, s, x, y, w, text)
}

// aligned is text. If own is set, a text of one line is aligned in the same way.
func (b *builder) aligned(own bool, s sheet.Style, x, y, w length, text string) length {
	paragraph := b.fill(text)
	lines := b.set(s, w, paragraph)
	if strings.HasSuffix(text, " ") {
		lines[len(lines)-1] += " "
	}
	if len(lines) > 1 || own {
		return b.linesIn(s, x, y, w, lines)
	}
	return b.lines(s, x, y, lines)
}

// linesIn is lines for the lines of a paragraph of width w. On a page that is read from right to left, one
// in the other direction is aligned at the left.
func (b *builder) linesIn(s sheet.Style, x, y, w length, lines []string) length {
	if b.Margins.Direction == font.Rightwards || b.Fonts.Backwards(strings.Join(lines, " ")) {
		return b.lines(s, x, y, lines)
	}
	edge := func(line string) length {
		return x + w - b.Fonts.Width(s.Weight, s.Size, strings.TrimSuffix(line, " "))
	}
	b.spokenLines(lines, b.drawn(func(c canvas.Canvas) { drawLinesAt(c, s, edge, y, lines) }))
	return y + s.Height(len(lines))
}

// fill inserts the organisation's words into printed text. A plan does not know answers;
// text that contains some is read for each record.
func (c *compiler) fill(text string) string { return c.composed(arrange.Bind(c.words.Fill(text))) }

// composed returns a fixed text as printed.
func (c *compiler) composed(text string) string {
	text, err := c.faces.printed(text)
	if err != nil && c.err == nil {
		c.err = fmt.Errorf("a printed text: %w", err)
	}
	return text
}

// question draws a label with its hints in the current element and returns where they end.
func (b *builder) question(q *apdocs.Question, s sheet.Style, x, y, w length) length {
	y = b.label(q, s, x, y, w, len(q.Hints)+len(q.InEnglish) > 0 || q.Terms != "")
	y = b.english(q, x, y, w)
	for _, h := range q.Hints {
		y = b.text(b.Look.Hint(), x, y, w, h+" ")
	}
	if q.Terms != "" {
		y = b.terms(q.Terms, x, y, w)
	}
	return y
}

// english draws the English of a question, if a translation has it beside it, and returns where it ends.
func (b *builder) english(q *apdocs.Question, x, y, w length) length {
	for _, text := range q.InEnglish {
		b.open(b.inEnglish(tags.Span, true))
		y = b.text(b.Look.Hint(), x, y, w, text+" ")
		b.close(1)
	}
	return y
}

// label draws a label and, on a blank, the mark of a required question, and returns where
// they end. more is true if text of the same element follows; a label that ends in a space
// implies it.
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
	mark := b.say(render.RequiredMark)
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

// hint compiles a line of instructions as a paragraph that stays with what follows after
// the given space.
func (c *compiler) hint(text string, space length) *node {
	b := c.block(block.Solid)
	b.Keep = 1
	b.open(tags.P)
	b.Height = b.text(c.Look.Hint(), 0, 0, frameWidth, text) + space
	b.close(1)
	return b.leaf()
}

// asked returns a question as printed.
func (c *compiler) asked(f *apdocs.Field) *apdocs.Question {
	if c.blank() {
		return arrange.Asked(f)
	}
	return &f.Question
}

// terms draws what the parties sign, between a question and its answer: beside a bar, which
// tells it from the answer below.
func (b *builder) terms(text string, x, y, w length) length {
	const in, space = 10 * pt, 4 * pt
	y += space
	foot := b.text(b.Look.Text, x+in, y, w-in, text)
	b.artifact(func(k canvas.Canvas) { k.Fill(x, y, 2*pt, foot-y, lineGrey) })
	return foot + space
}

// answer adds text read from the record, with its first line box at y. f is its question,
// for messages.
func (b *builder) answer(f *apdocs.Field, read reader, s sheet.Style, x, y, w length) *answer {
	o := &answer{Setting: block.Setting{Place: block.Place{X: x, Y: y, W: w}, Style: s}, of: f, read: read}
	if f != nil && f.Kind == apdocs.KindLongText {
		o.Gap = b.Look.Choose(8*pt, 12*pt)
	}
	b.step(o)
	return o
}

// itemised adds the lines of a text as the items of a list; see answer.
func (b *builder) itemised(f *apdocs.Field, read reader, s sheet.Style, x, y, w length) *answer {
	o := &unmarked{answer{Setting: block.Setting{Place: block.Place{X: x, Y: y, W: w}, Style: s}, of: f, read: read}}
	b.step(o)
	return &o.answer
}

// belowIf returns the flow of an answer that is below the previous one if below is true,
// and otherwise at its place.
func belowIf(below bool) block.Flow {
	if below {
		return block.Below
	}
	return block.At
}

// A room is where an answer is written: its place and its writing lines.
type room struct {
	*block.Place
	*block.Lines
}

// writing adds an answer on at least n writing lines, the first of which is one pitch
// below y. An answer that the record already has is printed on them. On screen it is a
// field of the same height.
func (b *builder) writing(f *apdocs.Field, n int, x, y, w length) room {
	if b.onScreen() {
		return room{&b.textInput(f, n, x, y, w).Place, &block.Lines{}}
	}
	o := b.answer(f, given(f), b.Look.Text.Leading(b.Look.Pitch), x, y, w)
	o.Lines.Least, o.Gap = max(n, 1), 0
	return room{&o.Place, &o.Lines}
}

// read returns the reader of an answer on a record, readCell that in a table.
func (c *compiler) read(f *apdocs.Field) reader {
	return func(in *record) render.Reading { return c.reader.Answer(f, in.form, in.at) }
}

func (c *compiler) readCell(f *apdocs.Field) reader {
	return func(in *record) render.Reading { return c.reader.Cell(f, in.form, in.at) }
}

// given reads the answer that a blank shows because its record already has it.
func given(f *apdocs.Field) reader {
	return func(in *record) render.Reading { return render.Reading{Text: arrange.Given(f, in.form, in.at)} }
}

// filled reads printed text that contains answers of the record.
func filled(text, row string) reader { return filledIn(text, row, false) }

func filledIn(text, row string, english bool) reader {
	return func(in *record) render.Reading { return render.Reading{Text: in.filledIn(text, row, english)} }
}

// readReference reads the organisation's reference.
func readReference(in *record) render.Reading { return render.Reading{Text: in.envelope.Reference} }

// worded reads the result of text.
func worded(text func(*record) string) reader {
	return func(in *record) render.Reading { return render.Reading{Text: text(in)} }
}

// constant reads the same text from every record.
func constant(r render.Reading) reader { return func(*record) render.Reading { return r } }

// footRule adds a line at the foot of the block, starting at x.
func (b *builder) footRule(x, w, width length, c canvas.Grey) {
	b.add(&block.Rule{X: x, Length: w, Width: width, Colour: c})
}
