package docx

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/internal/arrange"
)

// fewChoices is up to how many choices have a box each. More than that are a list to choose from,
// except in tables that have a column of boxes for each choice.
const fewChoices = 3

// The texts that stand in controls without an answer.
const (
	placeText   = render.ClickToAnswer
	placeDate   = render.ChooseDate
	placeChoice = render.ChooseItem
)

// fillableNS are the namespaces of tick boxes and repeated rows. Word versions that do not know
// them ignore them.
const fillableNS = markupNS +
	` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
	` xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"`

// fillable reports whether answers are written as content controls. The slip of a letter is filled in
// by hand, and a party's sheet has controls for what that party answers.
func (d *document) fillable() bool { return d.options.Fillable && !d.paper && !d.others && !d.filled }

// listed reports whether the choices of a question are a list to choose from.
func (d *document) listed(f *apdocs.Field) bool { return d.fillable() && len(f.Choices) > fewChoices }

// unticked returns the columns of a table without the instruction to tick a box where the choices are in lists.
func (d *document) unticked(columns []arrange.Column, fields []*apdocs.Field) []arrange.Column {
	columns = slices.Clone(columns)
	for i := range columns {
		if c := &columns[i]; c.Kind == apdocs.AnswerColumn && d.listed(fields[c.Field]) {
			tick := d.say(render.TickOne)
			c.Hints = slices.DeleteFunc(slices.Clone(c.Hints), func(hint string) bool { return hint == tick })
		}
	}
	return columns
}

// A content is what a control holds.
type content struct {
	kind   string // the element that says what kind of control it is
	text   string // "" for none
	holder string // the text that stands in it without an answer; "" for a tick box
	style  string // character style of its runs
	more   string // further properties of its runs
	given  bool   // the record has the answer
	fixed  bool   // what it holds is not to be changed
}

// room writes a paragraph with a control to answer the question in, after first if it is not empty.
// n is the number of writing lines that a blank to print would have; a numbered answer has one.
func (d *document) room(f *apdocs.Field, n int, first lead) {
	style := writingLine
	if n > 1 && first.text == "" {
		style = answerRoom
	}
	d.open(style, "")
	if first.text != "" {
		d.x.run(first.style, first.text+space)
	}
	d.field(f, "")
	d.x.shut()
}

// partRooms writes a paragraph for each part of a group, with its label.
func (d *document) partRooms(g *apdocs.Field) {
	for _, p := range g.Parts {
		d.room(p, 1, lead{"", arrange.PartLabel(g, p, d.others)})
	}
}

// field writes the control for an answer. holder replaces the usual text of an empty one.
func (d *document) field(f *apdocs.Field, holder string) {
	if f.Kind == apdocs.KindComputed {
		d.x.run(mutedText, d.say(render.WorkedOut))
		return
	}
	d.writing(f)
	c := content{text: d.typed(f), holder: placeText}
	c.given = c.text != ""
	switch f.Kind {
	case apdocs.KindDate:
		c.holder = placeDate
		c.kind = d.dateControl(f.Pointer(d.record, d.at).(*apdocs.Date))
	case apdocs.KindChoice, apdocs.KindYesNo, apdocs.KindRating:
		c.holder = placeChoice
		c.kind = dropDown(f)
	case apdocs.KindLongText, apdocs.KindAddress:
		c.kind = `<w:richText/>`
	default:
		c.kind = `<w:text/>`
	}
	if holder != "" {
		c.holder = holder
	}
	d.control(control.Place{Question: control.Question{Field: f}, At: d.at}, c)
}

// typed returns the answer that the record has, as it would be typed.
func (d *document) typed(f *apdocs.Field) string {
	switch f.Kind {
	case apdocs.KindText, apdocs.KindLongText, apdocs.KindAddress:
		if text := f.Text(d.record, d.at); !apdocs.IsBlank(text) {
			return strings.Join(d.lines(text), "\n")
		}
		return ""
	}
	return d.given(f)
}

// dateControl is a date picker, in the language of the documents. Its hidden value is that of the
// text that it shows.
func (p *plan) dateControl(day *apdocs.Date) string {
	x := new(xmlWriter)
	x.raw(`<w:date`)
	if !day.IsZero() {
		x.raw(` w:fullDate="`, day.String(), `T00:00:00Z"`)
	}
	pattern, locale := p.picker()
	x.raw(`><w:dateFormat w:val="`)
	x.text(pattern)
	x.raw(`"/><w:lid w:val="`)
	x.text(locale)
	x.raw(`"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>`)
	return string(x.b)
}

// dropDown is a list of the choices. Its first item is no answer.
func dropDown(f *apdocs.Field) string {
	x := new(xmlWriter)
	x.raw(`<w:dropDownList><w:listItem w:displayText="`, f.Translation().Say(placeChoice), `" w:value=""/>`)
	for _, c := range f.Choices {
		label := c.Label
		if f.Kind == apdocs.KindRating {
			label = render.RatingIn(f.Translation(), c)
		}
		x.raw(`<w:listItem w:displayText="`)
		x.text(label)
		x.raw(`" w:value="`)
		x.text(c.Value)
		x.raw(`"/>`)
	}
	x.raw(`</w:dropDownList>`)
	return string(x.b)
}

// partRoom writes a paragraph with the control for the name or the role of somebody who signs, or for the date,
// after head if that is not "".
func (d *document) partRoom(f *apdocs.Field, more, head, part, text string) {
	d.writing(f)
	d.open(writingLine, more)
	if head != "" {
		d.x.run("", head+space)
	}
	c := content{kind: `<w:text/>`, text: text, holder: placeText, given: text != ""}
	if part == control.DatePart {
		day := f.Pointer(d.record, d.at).(*apdocs.Signature).At.Date()
		c.kind, c.holder = d.dateControl(&day), placeDate
	}
	d.control(control.Place{Question: control.Question{Field: f, Part: part}, At: d.at}, c)
	d.x.shut()
}

// checkBox writes a box that can be ticked in Word, lowered by half-points to the middle of the words
// beside it.
func (d *document) checkBox(f *apdocs.Field, choice string, ticked bool, down int) {
	state := `<w14:checkbox><w14:checked w14:val="0"/>`
	c := content{text: emptyBox, style: tickBox, given: f.Answered(d.record, d.at)}
	if ticked {
		state, c.text = `<w14:checkbox><w14:checked w14:val="1"/>`, tickedBox
	}
	c.kind = state + `<w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/>` +
		`<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox>`
	if down > 0 {
		c.more = `<w:position w:val="-` + strconv.Itoa(down) + `"/>`
	}
	d.control(control.Place{Question: control.Question{Field: f, Choice: choice}, At: d.at}, c)
}

// control writes a content control at run level, between the ends of a bookmark of its own: programs
// that drop the control's tag keep the bookmark.
func (d *document) control(p control.Place, c content) {
	x := d.x
	d.number++
	empty := c.text == "" && c.holder != ""
	x.raw(`<w:bookmarkStart w:id="`)
	x.num(d.number)
	x.raw(`" w:name="`, d.controls.Bookmark(&p), `"/><w:sdt><w:sdtPr>`)
	runs := ""
	if c.style != "" {
		runs = `<w:rPr><w:rStyle w:val="` + c.style + `"/>` + c.more + `</w:rPr>`
	}
	x.raw(runs, `<w:alias w:val="`)
	x.text(alias(d.fill(p.Title(d.in()))))
	x.raw(`"/><w:tag w:val="`)
	x.text(d.controls.Tag(&p))
	x.raw(`"/><w:id w:val="`)
	x.num(d.number)
	x.raw(`"/>`, d.lock(c.given, c.fixed))
	if name := d.holderName(c.holder); name != "" {
		x.raw(`<w:placeholder><w:docPart w:val="`, name, `"/></w:placeholder>`)
	}
	if empty {
		x.raw(`<w:showingPlcHdr/>`)
	}
	x.raw(c.kind, `</w:sdtPr><w:sdtContent>`)
	switch {
	case empty:
		x.run(placeholderText, d.say(c.holder))
	case runs != "":
		x.raw(`<w:r>`, runs, `<w:t>`, c.text, `</w:t></w:r>`)
	default:
		x.run("", c.text)
	}
	x.raw(`</w:sdtContent></w:sdt><w:bookmarkEnd w:id="`)
	x.num(d.number)
	x.raw(`"/>`)
}

// lock returns the lock of a control: it cannot be deleted, and a filled one cannot be changed if the
// options say so. The controls of a list can be deleted, with their row.
func (d *document) lock(given, fixed bool) string {
	switch {
	case d.options.Lock && given || fixed:
		return `<w:lock w:val="sdtContentLocked"/>`
	case d.depth > 0:
		return ""
	}
	return `<w:lock w:val="sdtLocked"/>`
}

// alias shortens a title to the length that Word allows, at the end of a word.
func alias(title string) string {
	if utf8.RuneCountInString(title) <= control.MostAlias {
		return title
	}
	short := string([]rune(title)[:control.MostAlias-1])
	if i := strings.LastIndexByte(short, ' '); i > control.MostAlias/2 {
		short = short[:i]
	}
	return short + "…"
}

// session writes the controls of a session of the week, one below another.
func (d *document) sessionRoom(g *apdocs.Field) {
	for i, p := range g.Parts {
		style := answerRoom
		if i == len(g.Parts)-1 {
			style = writingLine
		}
		d.open(style, "")
		d.field(p, p.Question.Label)
		d.x.shut()
	}
}

// openRows begins the rows of a list, to which a person can add in Word; openItem and shutItem are
// called round each row.
func (d *document) openRows(title string) {
	if !d.fillable() {
		return
	}
	d.number++
	d.x.raw(`<w:sdt><w:sdtPr><w:alias w:val="`)
	d.x.text(alias(d.fill(title)))
	d.x.raw(`"/><w:id w:val="`)
	d.x.num(d.number)
	d.x.raw(`"/><w15:repeatingSection/></w:sdtPr><w:sdtContent>`)
}

// items writes the rows of a list, each under a heading of its own.
func (d *document) items(title string, n int, write func(i int)) {
	if n == 0 {
		return
	}
	d.endRail()
	d.openRows(title)
	d.each(n, func(i int) {
		d.openItem()
		write(i)
		d.endRail()
		d.shutItem()
	})
	d.shutRows()
}

func (d *document) openItem() {
	if !d.fillable() {
		return
	}
	d.number++
	d.x.raw(`<w:sdt><w:sdtPr><w:id w:val="`)
	d.x.num(d.number)
	d.x.raw(`"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>`)
}

func (d *document) shutItem() { d.shutRows() }

func (d *document) shutRows() {
	if d.fillable() {
		d.x.raw(`</w:sdtContent></w:sdt>`)
	}
}

// tall returns the height of a row with room for so many lines; 0 where lines are drawn to write on.
func (d *document) tall(n int) int {
	if !d.fillable() || n < 2 {
		return 0
	}
	return n * d.look.pitch
}

// roomIn returns the cell for an answer of n lines: with room for more than one it has the rule at its
// foot that a single line has itself.
func (d *document) roomIn(c cell, f *apdocs.Field, n int) cell {
	if d.fillable() && n > 1 && arrange.CellRoom(f, true) == arrange.Lines {
		c.borders += border("bottom", d.look.thin, 0, line)
	}
	return c
}
