package docx

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/internal/arrange"
)

const relationshipNS = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// body writes the main part: the title, the form's blocks, and on a record what the school has
// added.
func (d *document) body() {
	x := d.x
	more := relationshipNS
	if d.fillable() {
		more += fillableNS
	}
	if d.pictured() {
		more += pictureNS
		if !d.fillable() {
			more += markupNS
		}
	}
	x.raw(`<w:document `, wordNS, more, `><w:body>`)
	if d.to != nil {
		d.letterBody()
	} else {
		d.titleBlock()
		d.draw(d.arranged)
		if !d.blank() {
			d.additions()
		} else if d.fillable() {
			d.askAdded()
		}
		d.notice()
	}
	x.raw(d.section(d.slipSheet()))
	x.raw(`</w:body></w:document>`)
}

// notice writes what the organisation states about data, at the end of the document.
func (d *document) notice() {
	d.endRail()
	if text, english := render.NoticeIn(d.in(), d.options.Organised()); text != "" {
		d.keepLastWithNext()
		d.inEnglish(english, english, func() { d.paragraph(hintStyle, `<w:spacing w:before="160"/>`, text) })
	}
}

// titleBlock writes the title with the reference below it. Without a letterhead, the rule in the
// organisation's colour is above the title.
func (d *document) titleBlock() {
	reference := d.record.Envelope().Reference
	known := reference != "" || d.blank()
	more := ""
	if !d.hasLetterhead() {
		more += paragraphBorder(border("top", d.look.accent, 9, d.colour()))
	}
	after := 240
	if known {
		after = 40
	}
	more += fmt.Sprintf(`<w:spacing w:after="%d"`, after)
	size := ""
	if arrange.LongTitle(d.title) {
		more += fmt.Sprintf(` w:line="%d"`, d.look.longTitle.lead)
		size = fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%[1]d"/>`, d.look.longTitle.size)
	}
	d.x.open(heading1, more+`/>`)
	d.x.sized("", size, bound(d.title))
	d.x.shut()
	if known {
		room := ""
		if d.blank() {
			room = `<w:spacing w:after="80"/>`
		}
		d.x.open(referenceLine, room)
		d.x.run(strong, d.say(render.ReferenceLabel)+"\t")
		d.x.place = func() arrange.Place { return arrange.Reference }
		switch {
		case d.fillable():
			d.control(control.Place{}, content{kind: `<w:text/>`, text: reference, holder: placeText, given: reference != ""})
		case reference == "":
			d.x.run("", "\t")
		default:
			end := d.place(control.Question{})
			d.x.run("", reference)
			end()
		}
		d.x.shut()
		d.x.place = nil
	}
	if d.blank() {
		how := render.HowToFill(d.outline)
		if d.fillable() {
			how = render.HowToFillOnScreen(d.outline)
		}
		d.paragraph(hintStyle, `<w:spacing w:after="80"/>`, how)
	}
	d.handout()
}

// handout writes what a party's sheet says of itself, with room for what is not known.
func (d *document) handout() {
	lines := d.options.Handout(d.outline, d.record)
	for i, line := range lines {
		after := `<w:spacing w:after="40"/>`
		if i == len(lines)-1 {
			after = `<w:spacing w:after="200"/>`
		}
		room := fmt.Sprintf(`<w:tab w:val="right" w:leader="underscore" w:pos="%d"/>`, frame)
		if line.Text != "" {
			room = ""
		}
		indent := fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%[1]d"/>`, answerAt)
		if d.look.large {
			indent = ""
		}
		d.x.open(fieldAnswer, fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%d"/>`, answerAt)+room+`</w:tabs>`+after+indent)
		d.x.run(strong, line.Label)
		switch {
		case d.look.large && line.Text != "":
			d.x.lineEnd()
			d.x.run("", line.Text)
		case line.Text != "":
			d.x.run("", "\t"+line.Text)
		default:
			d.x.run("", "\t\t")
		}
		d.x.shut()
	}
}

// draw writes arrangements one after another.
func (d *document) draw(all []arrange.Arrangement) {
	for i, one := range all {
		switch one := one.(type) {
		case *arrange.Part:
			d.part(one)
		case *arrange.Prose:
			if i > 0 && i == len(all)-1 {
				d.keepLastWithNext()
			}
			d.inEnglish(one.English, one.Below, func() { d.printed(one, one.Declaration || one.Leads) })
		case *arrange.Bullets:
			d.endRail()
			d.inEnglish(one.English, one.Below, func() { d.bullets(one, "") })
		case *arrange.Points:
			d.points(one)
		case *arrange.Pairs:
			for _, p := range one.Pairs {
				d.beside(p)
			}
		case *arrange.Stack:
			d.stacked(one, false)
		case *arrange.Lacking:
			d.draftPanel()
		default:
			d.drawTable(one)
		}
	}
}

// drawTable writes an arrangement that is a table in Word.
func (d *document) drawTable(one arrange.Arrangement) {
	switch one := one.(type) {
	case *arrange.Grid:
		d.grid(one)
	case *arrange.Ticks:
		d.ticks(one)
	case *arrange.Rows:
		d.rows(one)
	case *arrange.Groups:
		d.groups(one)
	case *arrange.FixedRows:
		d.fixedRows(one)
	case *arrange.NumberedList:
		d.numberedList(one)
	case *arrange.Choices:
		d.choices(one)
	case *arrange.ChoiceStack:
		d.choiceStack(one)
	case *arrange.Ratings:
		d.ratings(one)
	case *arrange.Week:
		d.week(one)
	case *arrange.Signatures:
		d.signatures(one)
	case *arrange.Scores:
		d.scores(one)
	case *arrange.Chart: // the table beside it has the same numbers
	default:
		d.x.bad = fmt.Errorf("unknown arrangement %T", one)
	}
}

// part writes a heading with its body, once for each row of its list if it has one.
func (d *document) part(p *arrange.Part) {
	if !p.When.Holds(d.record) {
		return
	}
	if p.Others {
		defer func(others bool) { d.others = others }(d.others)
		d.others = true
	}
	if p.Printed {
		defer func(filled bool) { d.filled = filled }(d.filled)
		d.filled = true
	}
	if p.Rows == nil {
		d.once(p)
		return
	}
	d.items(p.RowHead(d.fill(p.Heading), 0), p.Rows.Len(d.record, d.at), func(i int) {
		row := *p // under the heading of its row
		row.Heading, row.Minor = p.RowHead(d.fill(p.Heading), i), p.Minor || p.Heading == ""
		d.once(&row)
	})
}

func (d *document) once(p *arrange.Part) {
	together, level := d.together, d.level
	if p.Heading != "" {
		d.heading(p)
		d.level++
	} else if p.NewPage {
		d.newPage = true
	}
	d.together = together || p.Together
	from, body := len(d.x.b), p.Body
	if intro, ok := first(body).(*arrange.Prose); ok && p.Heading != "" && len(body) > 1 {
		_, headed := body[1].(*arrange.Part)
		d.inEnglish(intro.English, intro.Below, func() { // with the heading, on the page of what they introduce
			d.printed(intro, intro.Declaration || intro.Leads || !headed)
		})
		body = body[1:]
	}
	d.draw(body)
	d.together, d.level = together, level
	if p.Together && !together {
		d.dropKeepNext(from)
		d.loosen(from)
	}
}

func (d *document) heading(p *arrange.Part) {
	d.endRail()
	if p.Minor {
		d.minor(p.Heading, p.Required, p.NewPage)
		return
	}
	more := ""
	if d.newPage || p.NewPage { // first on its page, so without rule and space above
		more = `<w:pageBreakBefore/><w:pBdr><w:top w:val="nil"/></w:pBdr><w:spacing w:before="0"/>`
		d.newPage = false
	}
	if p.Number > 0 {
		more += fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%[1]d"/>`, d.look.number)
	}
	d.x.open(heading2, more)
	if p.Number > 0 {
		d.x.run(number, strconv.Itoa(p.Number)+"\t")
	}
	d.x.run("", d.fill(p.Heading))
	d.mark(p.Required)
	d.x.shut()
}

// minor writes a heading inside a section. Outside a section it is of the second level, so that no
// level is skipped.
func (d *document) minor(text string, required, ownPage bool) {
	d.endRail()
	more := ""
	if d.newPage || ownPage {
		more = `<w:pageBreakBefore/><w:spacing w:before="0"/>`
		d.newPage = false
	}
	d.x.open(heading3, more, d.minorLevel())
	d.x.run("", d.fill(text))
	d.mark(required)
	d.x.shut()
}

// minorLevel sets the level of a heading outside a section.
func (d *document) minorLevel() string {
	if d.level == 0 {
		return outlineLevel(1)
	}
	return ""
}

// first returns the first of some arrangements, nil if there are none.
func first(all []arrange.Arrangement) arrange.Arrangement {
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// printed writes running text, in which answers can be filled in; with keep set it is kept on the page of what
// follows.
func (d *document) printed(p *arrange.Prose, keep bool) {
	d.endRail()
	for _, l := range d.lines(d.fill(p.Text)) {
		if l != "" {
			d.keep = keep
			style, more := d.proseStyle(bodyText, p.Below)
			if more == "" && d.to != nil && d.belowHeading() {
				more = `<w:spacing w:before="0"/>` // in a letter a heading stands close above its text
			}
			d.paragraph(style, more, l)
		}
	}
	d.keep = false
}

// belowHeading reports whether the last paragraph written is a heading inside a section.
func (d *document) belowHeading() bool {
	last := bytes.LastIndex(d.x.b, []byte("<w:p>"))
	return last >= 0 && len(d.x.b) != d.tableEnd &&
		bytes.HasPrefix(d.x.b[last:], []byte(`<w:p><w:pPr><w:pStyle w:val="`+heading3+`"/>`))
}

// draftPanel lists what is missing, after the first answers of a draft.
func (d *document) draftPanel() {
	if !d.panelDue {
		return
	}
	d.panelDue = false
	d.endRail()
	p := arrange.DraftPanel(d.in(), d.missing)
	d.x.open(warning)
	d.x.run(strong, p.First)
	d.x.shut()
	for i, item := range p.Items {
		d.x.open(warning)
		d.x.run("", strconv.Itoa(i+1)+".\t"+item)
		d.x.shut()
	}
	if p.More != "" {
		d.x.open(warning)
		d.x.run("", p.More)
		d.x.shut()
	}
}
