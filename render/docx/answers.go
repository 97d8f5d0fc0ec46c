package docx

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// Characters drawn as symbols. Screen readers can skip them: words say the same.
const (
	tickMark  = "\u2713"
	bar       = "\u258c"
	emptyBox  = "\u2610"
	tickedBox = "\u2611" // with a tick in it, as on paper
	space     = "\u00a0" // so that a writing line is not empty
)

// open begins a paragraph, which is kept with the next one if d.keep is set.
func (d *document) open(style, more string) {
	if d.newPage {
		d.newPage = false
		more = `<w:pageBreakBefore/>` + more
	}
	if d.keep || d.together {
		d.x.open(style, keepNext, more)
	} else {
		d.x.open(style, more)
	}
}

// paragraph writes a paragraph of fixed text.
func (d *document) paragraph(style, more, text string) {
	d.open(style, more)
	if text != "" {
		d.x.run("", arrange.Bind(text))
	}
	d.x.shut()
}

// A reader returns the text printed for the answer to a question.
type reader func(*apdocs.Field, apdocs.Form, apdocs.At) render.Reading

// given returns the answer that a blank shows because its record already has it.
func (d *document) given(f *apdocs.Field) string { return arrange.Given(f, d.record, d.at) }

// answer writes an answer as paragraphs of the style.
func (d *document) answer(style string, f *apdocs.Field, how reader) {
	d.writing(f)
	end := d.placeOf(f)
	d.reading(style, "", d.some(how(f, d.record, d.at)), f.Kind == apdocs.KindLongText)
	end()
}

// question writes a label with its hints. What follows a dash in the label is not bold.
func (d *document) question(style string, q *apdocs.Question) { d.printLabel(style, q, "") }

// padded is question for a blank, where writing lines and boxes to tick reach to the edges of their
// cells. The space around the label is that of its paragraphs, because Word gives all cells of a
// row the largest of their margins.
func (d *document) padded(style string, q *apdocs.Question) {
	if !d.blank() {
		d.question(style, q)
		return
	}
	if len(q.Hints)+len(q.InEnglish) > 0 {
		d.printLabel(style, q, `<w:spacing w:before="80"/>`)
		return
	}
	d.printLabel(style, q, `<w:spacing w:before="80" w:after="60"/>`)
}

func (d *document) printLabel(style string, q *apdocs.Question, more string) {
	label := bound(d.fill(q.Label))
	d.open(style, more)
	head, rest := label, ""
	if style == fieldLabel {
		for _, dash := range []string{" - ", " – "} {
			if i := strings.Index(label, dash); i > 0 {
				head, rest = label[:i], label[i:]
				break
			}
		}
	}
	d.x.run("", head)
	if rest != "" {
		d.x.run(plainPart, rest)
	}
	d.mark(q.Required)
	d.x.shut()
	d.hints(q, more)
}

// mark writes the mark of a required question of a blank, after its label.
func (d *document) mark(required bool) {
	if required && d.blank() && !d.others {
		d.x.run(requiredMark, " "+d.say(render.RequiredMark))
	}
}

// asked returns a question as it is printed.
func (d *document) asked(f *apdocs.Field) *apdocs.Question {
	switch {
	case d.listed(f):
		return arrange.Listed(f)
	case d.blank():
		return arrange.Asked(f)
	}
	return &f.Question
}

// hints writes the prompts under a label, and the terms that are read before it is answered; more
// is the paragraph spacing of the label.
func (d *document) hints(q *apdocs.Question, more string) {
	d.x.atLabel = true
	d.inEnglish(true, true, func() {
		for i, text := range q.InEnglish {
			below := ""
			if more != "" && len(q.Hints) == 0 && i == len(q.InEnglish)-1 {
				below = `<w:spacing w:after="60"/>`
			}
			d.paragraph(hintStyle, below, d.fill(text))
		}
	})
	d.x.atLabel = false
	for i, h := range q.Hints {
		below := ""
		if more != "" && i == len(q.Hints)-1 {
			below = `<w:spacing w:after="60"/>`
		}
		d.paragraph(hintStyle, below, d.fill(h))
	}
	if q.Terms != "" {
		measure := `<w:ind w:left="200" w:right="1644"/>`
		if d.look.large {
			measure = `<w:ind w:left="200"/>`
		}
		bar := paragraphBorder(border("left", 16, 8, line)) // which tells them from the answer below
		d.paragraph(fieldAnswer, bar+`<w:spacing w:before="80" w:after="80"/>`+measure, d.fill(q.Terms))
	}
}

// openRail begins a rail, a table with labels at the left and answers beside them, or continues the
// open one. A pictured one has pictures at the left, and answers below their labels.
func (d *document) openRail(pictured bool) {
	if d.rail && d.railPictured == pictured {
		return
	}
	d.endRail()
	d.rail, d.railPictured = true, pictured
	h := tableHeading{railTable, "Questions and answers", "Each row is a question with its answer.", false}
	switch {
	case pictured:
		d.openTable(h, pictureColumn, frame-pictureColumn)
	case d.look.large:
		d.openTable(h, frame)
	default:
		d.openTable(h, rail, answers)
	}
}

// endRail closes the rail if one is open.
func (d *document) endRail() {
	if d.rail {
		d.rail = false
		d.shutTable()
	}
}

func (d *document) railLabel(q *apdocs.Question) {
	d.openCell(cell{w: rail})
	d.padded(fieldLabel, q)
	d.shutCell()
}

// beside writes a question in the rail with its answer beside it.
func (d *document) beside(p arrange.Pair) {
	if p.Signs {
		d.signature(p.Field)
		return
	}
	d.openRail(false)
	width := answers
	n := d.linesFor(p.Field)
	d.openRow(row{whole: d.whole(p.Field, width), height: d.tall(n)})
	if p.Above {
		width = frame
		d.openCell(d.roomIn(cell{w: frame, span: 2, margins: noRight}, p.Field, n))
		d.question(fieldLabel, d.asked(p.Field))
	} else {
		d.railLabel(d.asked(p.Field))
		d.openCell(d.roomIn(cell{w: width, margins: noRight}, p.Field, n))
	}
	if p.Above && !d.blank() {
		d.answer(insetAnswer, p.Field, d.reader.Answer)
	} else {
		d.answerOrRoom(p.Field, width)
	}
	d.shutCell()
	d.shutRow()
}

// whole reports whether a row with this answer is kept on one page.
func (d *document) whole(f *apdocs.Field, width int) bool {
	return d.blank() && !d.fillable() || f.Kind != apdocs.KindLongText ||
		lineCount(render.Value(f, d.record, d.at), width) <= splitOver
}

// stacked writes questions above their answers, in large print; with together set they stay on one
// page.
func (d *document) stacked(s *arrange.Stack, together bool) {
	width := frame
	if s.Pictured {
		width -= pictureColumn
	}
	for i, p := range s.Pairs {
		f := p.Field
		if p.Signs {
			d.stackedSignature(f, threeHeads)
			continue
		}
		d.keep = together && i < len(s.Pairs)-1 && d.whole(f, width)
		d.openRail(s.Pictured)
		n := d.linesFor(f)
		d.openRow(row{whole: d.whole(f, width), height: d.tall(n)})
		if s.Pictured {
			d.picture(&f.Question)
		}
		d.openCell(d.roomIn(cell{w: width, margins: noRight}, f, n))
		q := d.asked(f)
		if d.blank() && !d.listed(f) {
			q = p.Asked
		}
		d.question(fieldLabel, q)
		if f.Question.Terms != "" && !d.blank() {
			d.answer(insetAnswer, f, d.reader.Answer)
		} else {
			d.answerOrRoom(f, width)
		}
		d.shutCell()
		d.shutRow()
	}
	d.keep = false
}

// answerOrRoom writes the answer on a record, and room for it on a blank.
func (d *document) answerOrRoom(f *apdocs.Field, width int) {
	if !d.blank() {
		d.answer(fieldAnswer, f, d.reader.Answer)
		return
	}
	switch arrange.RoomFor(f) {
	case arrange.Lined:
		d.groupRoom(f, width)
	case arrange.Boxes:
		d.choose(f, width, "")
	default:
		d.toWrite(f, d.linesFor(f), width, "")
	}
}

// linesFor returns how many writing lines a blank has for an answer beside or below its label.
func (d *document) linesFor(f *apdocs.Field) int {
	n := f.Question.Lines
	if f.Question.Elastic && !d.look.large {
		n += elasticLines
	}
	return n
}

// cellRoom writes room for an answer in a cell of a table or in a numbered list: boxes to tick, or
// at least n writing lines. number, if not "", is printed before the first.
func (d *document) cellRoom(f *apdocs.Field, n, width int, number string) {
	if arrange.CellRoom(f, d.fillable()) == arrange.Boxes {
		d.choose(f, width, number)
	} else {
		d.toWrite(f, n, width, number)
	}
}

// groupRoom writes a writing line for each part of a group; two parts share a line if there is
// room.
func (d *document) groupRoom(g *apdocs.Field, width int) {
	if !d.look.large && len(g.Parts) <= 2 {
		d.groupLine(g, width)
		return
	}
	if d.fillable() {
		d.partRooms(g)
		return
	}
	for _, p := range g.Parts {
		d.writing(p)
		d.linesToWrite(d.given(p), 1, width, lead{"", arrange.PartLabel(g, p, d.others)})
	}
}

// choose writes boxes to tick, in one line if they fit.
func (d *document) choose(f *apdocs.Field, width int, number string) {
	switch {
	case d.listed(f):
		d.room(f, 1, lead{strong, number})
		return
	case d.fits(f, width):
		d.optionLine(f, "", number, f.Choices...)
		return
	}
	for i, c := range f.Choices {
		if i > 0 {
			number = ""
		}
		d.optionLine(f, "", number, c)
	}
}

// elasticLines are the additional writing lines for an answer that takes the rest of its page. Only
// Word knows how much that is.
const elasticLines = 4

// A lead is text at the beginning of the first writing line.
type lead struct{ style, text string }

// toWrite draws at least n writing lines, the first after number if that is not "". An answer that
// the record already has is printed on them.
func (d *document) toWrite(f *apdocs.Field, n, width int, number string) {
	d.writing(f)
	if d.fillable() {
		if f.Kind == apdocs.KindGroup {
			d.partRooms(f)
		} else {
			d.room(f, n, lead{strong, number})
		}
		return
	}
	d.linesToWrite(d.given(f), n, width, lead{strong, number})
}

func (d *document) linesToWrite(text string, n, width int, first lead) {
	for i, l := range d.lines(text) {
		d.open(writingLine, "")
		if i == 0 && first.text != "" {
			d.x.run(first.style, first.text+space)
		}
		if l == "" {
			l = space
		}
		d.x.run("", l)
		d.x.shut()
	}
	taken := 1
	if text != "" {
		taken = lineCount(text, width)
	}
	for range max(n, 1) - taken {
		d.paragraph(writingLine, "", space)
	}
}

// groupLine draws one writing line for the parts of a group.
func (d *document) groupLine(g *apdocs.Field, width int) {
	d.open(writingLine, tabs(width/2))
	for i, p := range g.Parts {
		d.writing(p)
		if i > 0 {
			d.x.run("", "\t")
		}
		d.x.run("", arrange.PartLabel(g, p, d.others)+space)
		if d.fillable() {
			d.field(p, "")
		} else if text := d.given(p); text != "" {
			d.x.run("", text)
		}
	}
	d.x.shut()
}
