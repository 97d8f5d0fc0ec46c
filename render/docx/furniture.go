package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/raster"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// Names of the header and footer parts.
const (
	firstHeader = "header1.xml"
	otherHeader = "header2.xml"
	firstFooter = "footer1.xml"
	otherFooter = "footer2.xml"
)

// A logo is the organisation's picture and its size on the page, in English
// metric units: 12,700 to a point.
type logo struct {
	data      []byte
	extension string
	w, h      int
}

// newLogo scales the picture to fit into 40 mm by the height of the letterhead, with a resolution
// of at least 300 dots an inch.
func newLogo(l *render.Letterhead) (*logo, error) {
	if len(l.Logo) == 0 {
		return nil, nil
	}
	c, err := raster.Read(l.Logo)
	var data []byte
	if err == nil {
		data, err = c.Plain()
	}
	if err != nil {
		return nil, &render.SettingError{Setting: "logo", Err: err}
	}
	const mm, inch = 36_000, 914_400
	w, h := min(40*mm, c.Width*inch/300), 0
	h = w * c.Height / c.Width
	if most := 17 * mm; h > most {
		w, h = most*c.Width/c.Height, most
	}
	return &logo{data: data, extension: string(c.Format), w: max(w, 1), h: max(h, 1)}, nil
}

func (p *plan) colour() string { return strings.TrimPrefix(p.letterhead.Colour.String(), "#") }

func (p *plan) hasLetterhead() bool {
	return p.letterhead.Name != "" || len(p.letterhead.Lines) > 0 || p.logo != nil
}

// hasFirstHeader reports whether anything is printed above the title.
func (p *plan) hasFirstHeader() bool { return p.hasLetterhead() || p.hasStrip() }

// hasStrip reports whether anything is printed in the top margin of every page.
func (p *plan) hasStrip() bool { return p.options.Mark(p.outline) != "" || p.marking() != "" }

func (p *plan) marking() string { return render.Marking(p.options.Organised()) }

// firstHeader writes the header of the first page: the strip and the letterhead.
func (d *document) firstHeader() {
	d.x.raw(`<w:hdr `, wordNS, relationshipNS, drawingNS, `>`)
	d.strip()
	if d.hasLetterhead() {
		d.drawLetterhead()
	}
	d.x.raw(`</w:hdr>`)
}

// strip writes the line in the top margin: on a draft that it is one, and at the right the
// protective marking.
func (d *document) strip() {
	if !d.hasStrip() {
		return
	}
	d.x.open(draftStrip)
	marking := d.marking()
	if d.options.Draft {
		sentence := arrange.DraftSentence(d.in(), len(d.missing))
		if marking != "" && (utf8.RuneCountInString(sentence)+utf8.RuneCountInString(marking)*3/2+8)*character > frame {
			sentence = arrange.DraftSentence(d.in(), 0) // the panel below has the number
		}
		d.x.run(draftTab, space+d.say(render.DraftMark)+space)
		d.x.run("", "\u2002"+sentence)
	} else if mark := d.options.Mark(d.outline); mark != "" {
		d.x.run(draftTab, space+mark+space)
	}
	if marking != "" {
		d.x.run("", "\t")
		d.x.run(strong, marking)
	}
	d.x.shut()
}

// drawLetterhead writes the letterhead: the logo where lines begin, and beside it the name and
// the lines of address and contact. The last of them carries the rule in the organisation's colour.
// Without a logo the name is in its place.
func (d *document) drawLetterhead() {
	type printed struct{ style, name, text string }
	lines := d.letterhead.Lines
	var all []printed
	if name := d.letterhead.Name; name != "" {
		first := printed{style: letterhead, name: name}
		if d.logo == nil {
			first.style = letterName
			const beside = 24 // characters of the larger type
			if len(lines) > 0 && utf8.RuneCountInString(name) <= beside && !d.look.large {
				first.text, lines = lines[0], lines[1:]
			}
		}
		all = append(all, first)
	}
	for _, text := range lines {
		all = append(all, printed{style: letterhead, text: text})
	}
	if len(all) == 0 {
		all = append(all, printed{style: letterhead})
	}
	for i, p := range all {
		more := ""
		if i == len(all)-1 {
			more = d.accent(len(all), p.style)
		}
		d.x.open(p.style, more)
		d.x.undirected()
		if i == 0 && d.logo != nil {
			d.drawLogo()
		}
		if first := firstStrong(p.name + p.text); d.x.mirrored && (first == nil || first.rules != backwards) {
			d.x.raw(`<w:r><w:t>`, leftToRight, `</w:t></w:r>`)
		}
		if p.name != "" {
			d.x.run(strong, p.name)
		}
		if p.name != "" && p.text != "" {
			d.x.run("", "\t")
		}
		if p.text != "" {
			d.x.run(letterText, p.text)
		}
		d.x.shut()
	}
}

// leftToRight is a mark of direction: a text that begins with it keeps its order in a paragraph from right
// to left, even if it begins with a number.
const leftToRight = "\u200e"

// accent returns the properties of the rule below the letterhead. The letterhead is at least as
// tall as a logo. The rule begins at the left margin: the last line is therefore indented by its
// first-line indent, which moves the text and not the rule.
func (d *document) accent(n int, style string) string {
	space := 8
	if d.logo != nil {
		space += max(d.look.letterhead-n*d.look.text.lead/20, 0)
	}
	more := paragraphBorder(border("bottom", d.look.accent, min(space, 31), d.colour())) + `<w:spacing w:after="160"/>`
	if style == letterhead {
		more += fmt.Sprintf(`<w:ind w:left="0" w:firstLine="%d"/>`, rail)
	}
	return more
}

const drawingNS = ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// drawLogo anchors the logo to the top of the paragraph, at the margin where lines begin.
func (d *document) drawLogo() {
	place := `<wp:posOffset>0</wp:posOffset>`
	if d.x.mirrored {
		place = `<wp:align>right</wp:align>`
	}
	alt := d.say(render.Logo)
	if d.letterhead.Name != "" {
		alt = d.say(render.LogoOf, "organisation", d.letterhead.Name)
	}
	x := d.x
	x.raw(`<w:r><w:drawing>` +
		`<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"` +
		` locked="0" layoutInCell="1" allowOverlap="1">` +
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin">` + place + `</wp:positionH>` +
		`<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>`)
	size := fmt.Sprintf(` cx="%d" cy="%d"/>`, d.logo.w, d.logo.h)
	x.raw(`<wp:extent`, size, `<wp:wrapNone/><wp:docPr id="1" name="Logo" descr="`)
	x.text(alt)
	x.raw(`"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>` +
		`<pic:nvPicPr><pic:cNvPr id="1" name="Logo" descr="`)
	x.text(alt)
	x.raw(`"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch>`+
		`</pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`, size, `</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`+
		`</pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`)
}

// otherHeader writes the running line, by which loose sheets are matched.
func (d *document) otherHeader() {
	d.x.raw(`<w:hdr `, wordNS, `>`)
	d.strip()
	name, born, reference := d.running()
	d.x.place = func() arrange.Place { return arrange.Place{Label: "the line at the top of each page"} }
	switch {
	case name+reference == "" && d.blank() && !d.fillable():
		d.runningRoom()
	default:
		d.x.open(runningLine)
		d.x.undirected()
		if name+reference == "" {
			name = d.outline.Short
		}
		if name != "" {
			d.x.run(strong, name)
		}
		if born != "" {
			d.x.run("", "\u2002"+d.say(render.Born, "date", born))
		}
		if reference != "" {
			d.x.run("", "\t"+d.say(render.ReferenceLabel)+space+reference)
		}
		d.x.shut()
	}
	d.x.place = nil
	d.x.raw(`</w:hdr>`)
}

// running returns what a record's running line states. If it is too long, the date of birth is left
// out, and then the name, which stands whole on the first page, is shortened at a word.
func (d *document) running() (name, born, reference string) {
	reference = d.record.Envelope().Reference
	if f := d.outline.Field("pupil.name"); f != nil {
		name = strings.Join(strings.Fields(render.Value(f, d.record, apdocs.At{})), " ")
		if f = d.outline.Field("pupil.birthDate"); f != nil && name != "" {
			born = render.Value(f, d.record, apdocs.At{})
		}
	} else if f := d.outline.Field("provider.name"); f != nil {
		name = strings.Join(strings.Fields(render.Value(f, d.record, apdocs.At{})), " ")
	}
	used := func() int {
		n := utf8.RuneCountInString(name + d.say(render.ReferenceLabel) + reference + "    ")
		if born != "" {
			n += utf8.RuneCountInString(" " + d.say(render.Born, "date", born))
		}
		return n
	}
	if d.look.large || used() > d.look.characters {
		born = ""
	}
	for name != "" && used() > d.look.characters {
		name = render.Shorter(name)
	}
	return name, born, reference
}

// runningRoom writes labels with room to write, on a blank.
func (d *document) runningRoom() {
	fields := []*apdocs.Field{d.outline.Field("pupil.name"), d.outline.Field("pupil.birthDate")}
	if fields[0] == nil {
		fields = []*apdocs.Field{d.outline.Field("provider.name"), nil}
	}
	if d.look.large {
		fields[1] = nil
	}
	switch {
	case fields[0] == nil:
		d.x.open(runningLine)
		d.x.run(strong, d.outline.Short)
	case fields[1] == nil:
		d.x.open(runningLine, leaders(frame))
		d.x.run(strong, fields[0].Question.Label+space)
		d.x.run("", "\t")
	default:
		second := frame - 2*gutter // the rest of the line is for both answers, the second has a third
		for _, f := range fields {
			second -= wide(f.Question.Label, d.look.text.size) * boldCharacter / character
		}
		d.x.open(runningLine, leaders(frame-second*14/44, frame))
		d.x.run(strong, fields[0].Question.Label+space)
		d.x.run("", "\t")
		d.x.run(strong, "\u2002"+fields[1].Question.Label+space)
		d.x.run("", "\t")
	}
	d.x.shut()
}

// leaders returns tab stops whose leaders draw writing lines.
func leaders(stops ...int) string {
	var b strings.Builder
	b.WriteString(`<w:tabs>`)
	if len(stops) > 0 && stops[len(stops)-1] != frame {
		fmt.Fprintf(&b, `<w:tab w:val="clear" w:pos="%d"/>`, frame)
	}
	for _, s := range stops {
		fmt.Fprintf(&b, `<w:tab w:val="right" w:leader="underscore" w:pos="%d"/>`, s)
	}
	b.WriteString(`</w:tabs>`)
	return b.String()
}

// tabs returns a tab stop, aligned left.
func tabs(at int) string { return fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs>`, at) }

// besidePageNumber estimates whether a text fits beside the page number, and "Draft" if draft is set.
func (p *plan) besidePageNumber(text string, draft bool) bool {
	size := p.look.footer.size
	room := frame - wide(p.say(render.PageNumber, "page", "99", "pages", "99"), size) - gutter
	if draft {
		room -= wide(p.say(render.DraftMark)+" ", size) * boldCharacter / character
	}
	return wide(text, size) <= room
}

// footer writes the form's name and version, or a letter's reference, and the page number.
func (d *document) footer() {
	x := d.x
	footer := arrange.NewFooter(d.outline, d.options, d.besidePageNumber)
	if d.to != nil {
		d.x.place = func() arrange.Place { return arrange.Reference }
		footer = footer.WithReference(d.outline, d.record.Envelope().Reference, d.besidePageNumber)
	}
	x.raw(`<w:ftr `, wordNS, `>`)
	x.open(formFooter)
	x.run("", footer.Name+"\t")
	if footer.Draft {
		x.run(strong, d.say(render.DraftMark))
		x.run("", "\u2002")
	}
	d.pageNumber()
	x.shut()
	x.raw(`</w:ftr>`)
	d.x.place = nil
}

// pageNumber writes "Page 1 of 3" with Word's own fields.
func (d *document) pageNumber() {
	x, text := d.x, d.say(render.PageNumber)
	for text != "" {
		from := strings.IndexByte(text, '{')
		to := strings.IndexByte(text, '}')
		if from < 0 || to < from {
			break
		}
		if words := text[:from]; strings.HasSuffix(words, " ") && from == strings.IndexByte(d.say(render.PageNumber), '{') {
			x.run("", strings.TrimSuffix(words, " ")+space)
		} else if words != "" {
			x.run("", words)
		}
		field := " PAGE "
		if text[from+1:to] == "pages" {
			field = " NUMPAGES "
		}
		x.raw(`<w:fldSimple w:instr="`, field, `">`)
		x.run("", "1")
		x.raw(`</w:fldSimple>`)
		text = text[to+1:]
	}
	if text != "" {
		x.run("", text)
	}
}
