package docx

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

const relationshipNS = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// body is the main part: the title, the form's blocks, and on a record what a
// school has added.
func (d *document) body() {
	x := d.x
	x.raw(`<w:document `, wordNS, relationshipNS, `><w:body>`)
	if d.to != nil {
		d.letterBody()
	} else {
		d.titleBlock()
		d.blocks(d.outline.Blocks)
		if !d.blank() {
			d.others()
		}
		d.notice()
	}
	d.section()
	x.raw(`</w:body></w:document>`)
}

// notice is what the organisation says about data, under all else.
func (d *document) notice() {
	d.endRail()
	if text := render.Notice(d.options.Organised()); text != "" {
		d.hold()
		d.paragraph(hintStyle, `<w:spacing w:before="160"/>`, text)
	}
}

// titleBlock is the title with the reference below it. Without a letterhead the
// rule in the organisation's colour stands above the title.
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
	if utf8.RuneCountInString(d.title) > 80 {
		more += fmt.Sprintf(` w:line="%d"`, d.look.longTitle.lead)
		size = fmt.Sprintf(`<w:rPr><w:sz w:val="%d"/><w:szCs w:val="%[1]d"/></w:rPr>`, d.look.longTitle.size)
	}
	d.x.open(heading1, more+`/>`)
	d.x.raw(`<w:r>`, size, `<w:t xml:space="preserve">`)
	d.x.text(bound(d.title))
	d.x.raw(`</w:t></w:r>`)
	d.x.shut()
	if known {
		room := ""
		if d.blank() {
			room = `<w:spacing w:after="80"/>`
		}
		d.x.open(referenceLine, room)
		d.x.run(strong, render.ReferenceLabel+"\t")
		d.x.label = func() string { return render.ReferenceLabel }
		if reference == "" {
			reference = "\t"
		}
		d.x.run("", reference)
		d.x.shut()
		d.x.label = nil
	}
	if d.blank() {
		d.paragraph(hintStyle, `<w:spacing w:after="80"/>`, render.HowToFill(d.outline))
	}
}

func (d *document) blocks(blocks []apdocs.Block) {
	for i, b := range blocks {
		var next apdocs.Block
		if i+1 < len(blocks) {
			next = blocks[i+1]
		}
		switch b := b.(type) {
		case *apdocs.Section:
			d.part(b)
		case *apdocs.Paragraph:
			if i > 0 && next == nil {
				d.hold()
			}
			d.printed(b)
		case *apdocs.List:
			d.endRail()
			d.list(b, "")
		case *apdocs.Items:
			d.items(b)
		case *apdocs.Answers:
			d.answers(b)
			d.draftPanel()
		case *apdocs.Table:
			d.table(b, next)
		case *apdocs.Panel:
			d.panel(b)
		default:
			d.x.bad = fmt.Sprintf("unknown block %T", b)
		}
	}
}

func (d *document) table(t *apdocs.Table, next apdocs.Block) {
	if len(t.Rows) == 0 {
		return
	}
	for _, c := range t.Columns {
		switch {
		case t.Week:
			d.week(t)
			return
		case c.Kind == apdocs.SignColumn:
			d.signatures(t, next)
			return
		case c.Kind == apdocs.OptionColumn && t.Rows[0][0].Kind == apdocs.KindRating:
			d.ratings(t)
			return
		case c.Kind == apdocs.OptionColumn:
			d.choices(t)
			return
		}
	}
	switch {
	case render.Single(t):
		d.single(t)
	case t.Repeat == nil:
		d.x.bad = "a table has neither boxes nor a list"
	default:
		d.rows(t)
	}
}

// part is a section: a heading with what stands under it, for each row of its
// list where it has one.
func (d *document) part(s *apdocs.Section) {
	if !d.blank() && !s.When.Holds(d.record) {
		return
	}
	if s.Repeat == nil {
		d.once(s)
		return
	}
	n := s.Repeat.Len(d.record, d.at)
	if d.blank() {
		n = max(n, d.options.Times(s.Repeat))
	}
	d.each(n, func(int) { d.once(s) })
}

func (d *document) once(s *apdocs.Section) {
	together, level := d.together, d.level
	if s.Heading != "" {
		d.heading(s)
		d.level++
	} else if s.OwnPage {
		d.newPage = true
	}
	d.together = together || s.Together
	from := len(d.x.b)
	d.blocks(s.Blocks)
	d.together, d.level = together, level
	if s.Together && !together {
		d.letGo(from)
	}
}

func (d *document) heading(s *apdocs.Section) {
	d.endRail()
	if s.Minor || d.prose {
		d.minor(s.Heading, s.OwnPage)
		return
	}
	more := ""
	if d.newPage || s.OwnPage || s.NewPage && d.blank() { // first on its page, where neither rule nor room is wanted
		more = `<w:pageBreakBefore/><w:pBdr><w:top w:val="nil"/></w:pBdr><w:spacing w:before="0"/>`
		d.newPage = false
	}
	if s.Number > 0 {
		more += fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%[1]d"/>`, d.look.number)
	}
	d.x.open(heading2, more)
	if s.Number > 0 {
		d.x.run(number, strconv.Itoa(s.Number)+"\t")
	}
	d.x.run("", d.fill(s.Heading))
	d.x.shut()
}

// minor is a heading inside a section. Outside one it is of the second level all
// the same, so that no level is left out.
func (d *document) minor(text string, ownPage bool) {
	d.endRail()
	more := ""
	if d.newPage || ownPage {
		more = `<w:pageBreakBefore/><w:spacing w:before="0"/>`
		d.newPage = false
	}
	if d.level == 0 {
		more += outlineLevel(1)
	}
	d.x.open(heading3, more)
	d.x.run("", d.fill(text))
	d.x.shut()
}

// printed is running text, which may hold answers.
func (d *document) printed(p *apdocs.Paragraph) {
	d.endRail()
	for _, l := range lines(d.fill(p.Text)) {
		if l != "" {
			d.keep = p.Declaration
			d.paragraph(bodyText, "", l)
		}
	}
	d.keep = false
}

// draftPanel lists what is missing, after the first questions of a draft.
func (d *document) draftPanel() {
	if !d.panelDue {
		return
	}
	d.panelDue = false
	d.endRail()
	p := render.DraftPanel(d.missing)
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

// others are the school's own questions, the rules knowingly not kept, and how
// parties signed without a certificate.
func (d *document) others() {
	e := d.record.Envelope()
	d.other(render.OtherQuestions, len(e.Extra), func(i int) (string, string) {
		return e.Extra[i].Question, string(e.Extra[i].Answer)
	})
	d.other(render.RulesNotKept, len(e.Overrides), func(i int) (string, string) {
		return render.OverrideTitle(&e.Overrides[i]), render.OverrideText(&e.Overrides[i])
	})
	var labels []string
	var signatures []*apdocs.Signature
	for _, f := range d.outline.Signatures() {
		if s := render.Evidenced(f, d.record); s != nil {
			labels, signatures = append(labels, d.fill(f.Question.Label)), append(signatures, s)
		}
	}
	d.other(render.HowSigned, len(signatures), func(i int) (string, string) {
		return labels[i], render.EvidenceText(signatures[i])
	})
}

func (d *document) other(title string, n int, texts func(int) (label, text string)) {
	if n == 0 {
		return
	}
	d.heading(&apdocs.Section{Heading: title})
	for i := range n {
		label, text := texts(i)
		d.x.label = func() string { return title + ", " + strconv.Itoa(i+1) }
		d.openRail()
		d.openRow(row{whole: lineCount(text, answers) <= splitOver})
		if d.look.large {
			d.openCell(cell{w: frame, margins: noRight})
			d.paragraph(fieldLabel, "", label)
		} else {
			d.openCell(cell{w: rail})
			d.paragraph(fieldLabel, "", label)
			d.shutCell()
			d.openCell(cell{w: answers, margins: noRight})
		}
		d.reading(fieldAnswer, "", render.Reading{Text: text}, true)
		d.shutCell()
		d.shutRow()
	}
}
