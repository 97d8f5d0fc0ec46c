package docx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// Positions of the parts of a letter on the sheet, in twips.
const (
	windowX, windowY, windowWidth = 1417, 3260, 4082
	asideX, asideY, asideWidth    = 7710, 3240, 3061
	asideLargeX, asideLargeWidth  = 6463, 4309
	salutationY                   = 6080
	signingRoom                   = 800
	letterheadFoot                = 240 // distance below the letterhead, including its rule
)

// letterBody writes a whole letter to the document's addressee.
func (d *document) letterBody() {
	letter := d.outline.Letter
	say := letter.Wording(d.to)
	d.addressFrame()
	d.asideFrame(letter)
	room := d.salutationRoom()
	if d.x.mirrored {
		room -= d.frameAnchor()
	}
	d.printedAs(bodyText, fmt.Sprintf(`<w:spacing w:before="%d"/>`, room), say.Salutation)
	d.open(heading1, fmt.Sprintf(`<w:spacing w:before="0" w:after="120" w:line="%d"/>`, d.look.section.lead))
	d.x.sized("", fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%[1]d"/>`, d.look.section.size), d.fill(say.Subject))
	d.x.shut()
	d.draftPanel()
	d.draw(d.letters[say].text)
	d.keepLastWithNext() // the closing is not alone on a page
	d.closing(letter, say)
	d.named(d.say(render.CopiesTo), d.copies(letter))
	d.named(d.say(render.Enclosed), d.enclosures(letter.Enclosures))
	d.notice()
	if say.Slip != nil {
		if d.newPage = !d.slipSheet(); !d.newPage {
			d.endSection()
		}
		d.slip(say.Slip, d.letters[say].slip)
	}
}

// slipSheet reports whether the letter's slip is on a sheet of its own, as on paper printed on both
// sides.
func (d *document) slipSheet() bool { return d.to != nil && d.options.TwoSided(d.outline, d.to) }

// salutationRoom returns the distance of the salutation from the top of the page's text, which a
// letterhead moves down.
func (d *document) salutationRoom() int {
	top := d.look.top
	if d.hasLetterhead() {
		top = max(top, d.look.header+20*d.look.letterhead+letterheadFoot)
	}
	return salutationY - top
}

// framed opens a paragraph of a frame with a fixed position on the sheet.
func (d *document) framed(style string, x, y, w int, more string) {
	d.x.raw(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
	d.x.properties = len(d.x.b)
	d.x.raw(
		fmt.Sprintf(`<w:framePr w:w="%d" w:hSpace="113" w:wrap="around" w:vAnchor="page" w:hAnchor="page"`+
			` w:x="%d" w:y="%d"/>`,
			w, x, y),
		more, `</w:pPr>`)
}

// frameAnchor writes a paragraph from left to right after the frames, and returns its height. The position of a frame
// is counted from the left of the page, whatever the direction of its paragraphs is (ISO 29500-1, 17.3.1.6 and
// 17.3.1.11), but LibreOffice counts from the right if the paragraph after the frame runs from right to left.
func (d *document) frameAnchor() int {
	const height = 20
	d.x.raw(`<w:p><w:pPr><w:pStyle w:val="`, bodyText, `"/><w:bidi w:val="0"/>`,
		fmt.Sprintf(`<w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/></w:pPr></w:p>`, height))
	return height
}

// addressFrame writes the addressee's name and address at the window of an envelope.
func (d *document) addressFrame() {
	d.x.place = func() arrange.Place { return arrange.Place{Label: "Address of the letter"} }
	for _, l := range render.AddressedIn(d.in(), d.to) {
		d.framed(letterAddress, windowX, windowY, windowWidth, "")
		d.x.run("", arrange.Bind(l))
		d.x.flowing = !d.x.backwards // at the left of the window, whatever the letter is written in
		d.x.shut()
	}
	d.x.place = nil
}

// asideFrame writes the letter's date and reference and whom to call.
func (d *document) asideFrame(letter *apdocs.Letter) {
	x, w := asideX, asideWidth
	if d.look.large {
		x, w = asideLargeX, asideLargeWidth
	}
	left, _ := d.sideMargins()
	x += left - margins
	aside := func(label string, values ...string) {
		more := ""
		if label != render.DateLabel {
			more = `<w:spacing w:before="80"/>`
		}
		d.framed(fieldLabel, x, asideY, w, more)
		d.x.run("", d.say(label))
		d.x.shut()
		for _, v := range values {
			d.framed(fieldAnswer, x, asideY, w, "")
			d.x.run("", v)
			d.x.shut()
		}
	}
	aside(render.DateLabel, d.fill("{"+letter.Date.Name+"}"))
	if r := d.record.Envelope().Reference; r != "" {
		aside(render.ReferenceLabel, r)
	}
	if len(letter.Contact) > 0 {
		values := make([]string, len(letter.Contact))
		for i, v := range letter.Contact {
			values[i] = d.fill(v)
		}
		aside(render.ContactLabel, values...)
	}
}

// printedAs writes running text in a style, one paragraph for each of its lines.
func (d *document) printedAs(style, more, text string) {
	for _, l := range d.lines(d.fill(text)) {
		if l != "" {
			d.paragraph(style, more, l)
		}
	}
}

// closing writes the end of the letter, with room to sign it.
func (d *document) closing(letter *apdocs.Letter, say *apdocs.Wording) {
	d.keep = true
	d.paragraph(bodyText, "", d.fill(say.Closing))
	signed := render.ReadSignatureIn(d.in(), d.signed(letter.Signature))
	room := signingRoom
	if signed.State.Text != "" {
		room = 160
		d.reading(fieldAnswer, "", signed.State, false)
		if signed.Date != "" {
			d.paragraph(fieldAnswer, "", signed.Date)
		}
	}
	d.paragraph(fieldLabel, fmt.Sprintf(`<w:spacing w:before="%d"/>`, room), d.fill(letter.Signer))
	d.keep = false
	d.paragraph(fieldAnswer, `<w:spacing w:after="240"/>`, d.fill(letter.Office))
}

func (d *document) copies(letter *apdocs.Letter) string {
	var names []string
	for _, c := range letter.Copies {
		if c.Authority && d.to.Authority {
			continue
		}
		if chosen, ok := c.Asked.Chosen(d.record, d.at); ok && chosen.Value == string(apdocs.Yes) {
			names = append(names, d.fill(c.To))
		}
	}
	return strings.Join(names, "\n")
}

// enclosures returns what is sent with the letter, one a line.
func (d *document) enclosures(list *apdocs.List) string {
	var lines []string
	switch {
	case list == nil:
	case list.Rows == nil:
		for _, item := range list.Items {
			lines = append(lines, d.fill(item))
		}
	default:
		d.each(list.Rows.Len(d.record, d.at), func(int) {
			lines = append(lines, d.fillRow(list.Items[0], list.Rows.Name+"[]."))
		})
	}
	return strings.Join(lines, "\n")
}

// named writes a label in the rail with text beside it, or nothing if the text is blank. It is on the
// page of what stands above it: the foot of a letter is not alone on a page.
func (d *document) named(label, text string) {
	if text == "" {
		return
	}
	d.keepLastWithNext()
	after := `<w:spacing w:after="240"/>`
	if d.look.large {
		d.open(fieldAnswer, after)
	} else {
		d.open(fieldAnswer, tabs(answerAt)+after+fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%[1]d"/>`, answerAt))
	}
	d.x.run(strong, label)
	for i, l := range d.lines(text) {
		switch {
		case d.look.large || i > 0:
			d.x.lineEnd()
		default:
			d.x.run("", "\t")
		}
		d.x.run("", l)
	}
	d.x.shut()
}

// answerAt is the left edge of the answers beside a rail.
const answerAt = rail + 227

// points writes numbered points, one a row: number and title, and the text. A table in a point is
// written below it, at the full width.
func (d *document) points(list *arrange.Points) {
	h := tableHeading{railTable, "Numbered points", "Each row is a point with what it says.", false}
	for i, point := range list.Points {
		if !point.When.Holds(d.record) {
			continue
		}
		if !d.rail {
			d.rail = true
			if d.look.large {
				d.openTable(h, frame)
			} else {
				d.openTable(h, rail, answers)
			}
		}
		d.openRow(row{whole: true})
		width := rail
		if d.look.large {
			width = frame
		}
		d.openCell(cell{w: width})
		d.x.open(heading3, notKept, fmt.Sprintf(`<w:spacing w:before="0" w:after="0"/>`+
			`<w:ind w:left="%d" w:hanging="%[1]d"/>`, d.look.number), d.minorLevel())
		d.x.run(number, strconv.Itoa(i+1)+"\t")
		d.x.run("", d.fill(point.Heading))
		d.x.shut()
		if !d.look.large {
			d.shutCell()
			d.openCell(cell{w: answers, margins: noRight})
		}
		rest := d.inCell(point.Body, true)
		d.shutCell()
		d.shutRow()
		if len(rest) > 0 {
			d.keepLastWithNext() // the point is on the page of its table
			d.draw(rest)
		}
	}
	d.endRail()
}

// inCell writes the text of a point into its cell and returns what does not go there: a table and
// everything after it. none says that the cell is empty so far.
func (d *document) inCell(all []arrange.Arrangement, none bool) (rest []arrange.Arrangement) {
	for i, one := range all {
		switch one := one.(type) {
		case *arrange.Prose:
			more := ""
			if !none {
				more = `<w:spacing w:before="160"/>`
			}
			style := fieldAnswer
			if one.Below {
				style, more = hintStyle, ""
			}
			d.inEnglish(one.English, one.Below, func() { d.printedAs(style, more, one.Text) })
		case *arrange.Bullets:
			d.inEnglish(one.English, one.Below, func() { d.bullets(one, `<w:ind w:left="340" w:hanging="340" w:right="0"/>`) })
		case *arrange.Part:
			if !one.When.Holds(d.record) {
				continue
			}
			if rest = d.inCell(one.Body, none); len(rest) > 0 {
				return append(rest, all[i+1:]...)
			}
		default:
			if none {
				d.paragraph(fieldAnswer, "", "")
			}
			return all[i:]
		}
		none = false
	}
	return nil
}

// bullets writes printed points, one for each row of a list if they have one. The first two and the
// last two are each kept on one page.
func (d *document) bullets(b *arrange.Bullets, more string) {
	if b.Rows == nil {
		for i, item := range b.Items {
			d.keep = i < len(b.Items)-1 && (i == 0 || i == len(b.Items)-2)
			d.paragraph(listBullet, more, d.fill(item))
		}
		d.keep = false
		return
	}
	d.each(b.Rows.Len(d.record, d.at), func(int) {
		d.paragraph(listBullet, more, d.fillRow(b.Items[0], b.Rows.Name+"[]."))
	})
}

// slip writes what the addressee fills in by hand and returns. It is on a page of its own, because
// only Word knows whether there is room below the letter.
func (d *document) slip(s *apdocs.Slip, questions []arrange.Arrangement) {
	d.paper = true
	defer func() { d.paper = false }()
	d.level = 0
	d.heading(&arrange.Part{Heading: s.Title, Minor: true})
	if r := d.record.Envelope().Reference; r != "" {
		d.paragraph(fieldAnswer, "", d.say(render.ReferenceLabel)+" "+r)
	}
	if d.outline.Field("pupil.name") != nil {
		d.paragraph(fieldAnswer, "", d.fill("{pupil.name}"))
	}
	d.printedAs(fieldAnswer, "", d.say(render.ReturnTo)+" "+s.ReturnTo)
	d.printedAs(bodyText, "", s.Text)
	if english := s.English(); english != "" {
		style, more := d.proseStyle(bodyText, true)
		d.inEnglish(true, true, func() { d.printedAs(style, more, english) })
	}
	d.depth++
	d.at[0] = d.to.Row
	d.draw(questions)
	d.at[0] = 0
	d.depth--
	if d.look.large {
		d.stackedSignature(s.Sign, arrange.SlipHeads(s))
	} else {
		d.signatureSpaces(s.Sign, arrange.SlipHeads(s))
	}
	d.endRail()
}
