package docx

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/internal/arrange"
	"slices"
)

func (d *document) signed(f *apdocs.Field) *apdocs.Signature {
	d.writing(f)
	return f.Pointer(d.record, d.at).(*apdocs.Signature)
}

// signatures writes the block of signatures, one row for each party. The whole block and the
// paragraph after it stay on one page, so that those who sign see that paragraph.
func (d *document) signatures(t *arrange.Signatures) {
	if t.Stacked {
		for _, f := range t.Parties {
			heads := threeHeads
			if t.Role {
				heads = slices.Insert(slices.Clone(heads), 1, arrange.RoleHead)
			}
			d.stackedSignature(f, heads)
		}
		return
	}
	widths := d.signatureWidths(t)
	d.openTable(tableHeading{signatureTable, t.Title.Title(),
		"Each row after the headings is the signature of one party.", true}, widths...)
	d.headings(t.Columns, widths, false)
	for i, f := range t.Parties {
		d.keep = t.Followed || i < len(t.Parties)-1
		s := d.signed(f)
		r := row{whole: true}
		if d.blank() || s.ToSign() {
			// A name of several lines needs space above it.
			name := wrapped(d.fill(f.Question.Label), widths[0]-gutter, boldCharacter)
			r.height = max(d.look.sign, (name+1)*d.look.text.lead)
		}
		d.openRow(r)
		for j, c := range t.Columns {
			k := cell{w: widths[j], margins: margin(j, len(widths)), low: d.blank()}
			if t.Role && d.blank() && k.margins == "" {
				k.margins = closer
			}
			d.openCell(k)
			d.signatureCell(f, s, c.Kind, t.Hinted, t.Role)
			d.shutCell()
		}
		d.shutRow()
	}
	d.keep = false
	d.shutTable()
}

// Widths of spaces to sign on a blank side by side, with the gap to the next: 62, 70 and 38 mm.
const spaceForName, spaceToSign, spaceForDate = 3515, 3969, frame - 3515 - 3969

// closer is the gap between the columns of signatures of a blank with a column for the role: 3 mm.
const closer = `<w:right w:w="170" w:type="dxa"/>`

// signatureWidths returns the widths of the columns. On a blank the line to sign on is 60 mm wide; with a column for
// the role the others are narrower.
func (d *document) signatureWidths(t *arrange.Signatures) []int {
	var widths map[apdocs.ColumnKind]int
	switch {
	case t.Role && d.fillable(): // “30 September 2027” fits in the field for the date
		widths = map[apdocs.ColumnKind]int{apdocs.LabelColumn: 1587, apdocs.NameColumn: 1871,
			apdocs.RoleColumn: 1644, apdocs.SignColumn: 2268}
	case d.fillable():
		widths = map[apdocs.ColumnKind]int{apdocs.LabelColumn: 2098, apdocs.NameColumn: 2438, apdocs.SignColumn: 2834}
	case t.Role && d.blank():
		widths = map[apdocs.ColumnKind]int{apdocs.LabelColumn: 1587, apdocs.NameColumn: 1871,
			apdocs.RoleColumn: 1417, apdocs.SignColumn: 3572}
	case t.Role:
		widths = map[apdocs.ColumnKind]int{apdocs.LabelColumn: 1701, apdocs.NameColumn: 2206,
			apdocs.RoleColumn: 1590, apdocs.SignColumn: 2006}
	case d.blank():
		widths = map[apdocs.ColumnKind]int{apdocs.LabelColumn: 2098, apdocs.NameColumn: 2438, apdocs.SignColumn: 3629}
	default:
		widths = map[apdocs.ColumnKind]int{apdocs.LabelColumn: 2041, apdocs.NameColumn: 2268, apdocs.SignColumn: 3118}
	}
	var out []int
	left := frame
	for i, c := range t.Columns {
		w := widths[c.Kind]
		if i == len(t.Columns)-1 {
			w = left
		}
		out = append(out, w)
		left -= w
	}
	return out
}

func (d *document) signatureCell(f *apdocs.Field, s *apdocs.Signature, kind apdocs.ColumnKind, hinted, roleApart bool) {
	if kind == apdocs.LabelColumn {
		d.question(fieldLabel, &f.Question)
		return
	}
	if d.blank() {
		d.signatureRoom(f, s, kind)
		return
	}
	r := render.ReadSignatureIn(d.in(), s)
	switch kind {
	case apdocs.NameColumn:
		name := s.Name
		if !roleApart {
			name = signedBy(s)
		}
		d.printedPart(f, control.NamePart, name)
	case apdocs.RoleColumn:
		d.printedPart(f, control.RolePart, s.Role)
	case apdocs.SignColumn:
		d.reading(tableText, "", r.State, false)
		if r.Hint != "" && hinted {
			d.paragraph(hintStyle, "", r.Hint)
		}
	case apdocs.DateColumn:
		d.printedPart(f, control.DatePart, r.Date)
	}
}

// signedBy returns name and role as they are printed together, in a line each: a comma alone may be part of a name.
func signedBy(s *apdocs.Signature) string {
	if apdocs.IsBlank(s.Name) || apdocs.IsBlank(s.Role) {
		return render.SignedBy(s)
	}
	return s.Name + ",\n" + s.Role
}

// printedPart writes the name or the role of somebody who signs, or the date.
func (d *document) printedPart(f *apdocs.Field, part, text string) {
	end := d.place(control.Question{Field: f, Part: part})
	d.reading(tableText, "", d.some(render.Reading{Text: text}), false)
	end()
}

// signatureRoom writes a writing line in a row to be signed by hand.
func (d *document) signatureRoom(f *apdocs.Field, s *apdocs.Signature, kind apdocs.ColumnKind) {
	switch {
	case d.fillable() && kind == apdocs.NameColumn:
		d.partRoom(f, "", "", control.NamePart, s.Name)
		return
	case d.fillable() && kind == apdocs.RoleColumn:
		d.partRoom(f, "", "", control.RolePart, s.Role)
		return
	case d.fillable() && kind == apdocs.DateColumn:
		d.partRoom(f, "", "", control.DatePart, d.signedOn(s))
		return
	}
	text := space
	if kind == apdocs.NameColumn && s.Name != "" {
		text = s.Name
	}
	if kind == apdocs.RoleColumn && s.Role != "" {
		text = s.Role
	}
	d.paragraph(writingLine, "", text)
}

// signedOn returns the day of a signature as it is typed.
func (d *document) signedOn(s *apdocs.Signature) string {
	return render.ReadSignatureIn(d.in(), s).Date
}

// signature writes one party's signature at the end of its section.
func (d *document) signature(f *apdocs.Field) {
	if d.blank() {
		d.signatureSpaces(f, threeHeads)
		return
	}
	s := d.signed(f)
	d.openRail(false)
	r := row{whole: true}
	if s.ToSign() {
		r.height = d.look.sign
	}
	d.openRow(r)
	d.railLabel(&f.Question)
	d.openCell(cell{w: answers, margins: noRight})
	end := d.place(control.Question{Field: f, Part: control.NamePart})
	d.signatureLines(s)
	end()
	d.shutCell()
	d.shutRow()
}

// signatureLines writes name, state and date, the date in the last line.
func (d *document) signatureLines(s *apdocs.Signature) {
	r := render.ReadSignatureIn(d.in(), s)
	var all []render.Reading
	for _, p := range []render.Reading{{Text: signedBy(s)}, r.State, {Text: r.Hint, Tone: render.Muted}} {
		if p.Text != "" {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		all = append(all, d.some(render.Reading{}))
	}
	for i, p := range all {
		dated := i == len(all)-1 && r.Date != ""
		more := ""
		if dated {
			more = tabs(rail)
		}
		d.open(fieldAnswer, more)
		if p.Text != "" {
			d.tone(p.Tone, p.Text)
		}
		if dated {
			d.x.run("", "\t")
			d.x.run(strong, d.say(arrange.DateHead))
			d.x.run("", space+space+r.Date)
		}
		d.x.shut()
	}
}

// threeHeads are the heads of the room for a signature by hand.
var threeHeads = []string{arrange.NameHead, arrange.SignatureHead, arrange.DateHead}

// signatureSpaces writes spaces side by side to sign by hand.
func (d *document) signatureSpaces(f *apdocs.Field, heads []string) {
	d.endRail()
	d.keep = true
	d.question(fieldLabel, &f.Question)
	width := map[string]int{arrange.NameHead: spaceForName, arrange.SignatureHead: spaceToSign,
		arrange.DateHead: spaceForDate}
	room, widths, left := "Room for name, signature and date.", []int(nil), frame
	for _, head := range heads {
		widths = append(widths, width[head])
		left -= width[head]
	}
	if len(heads) < len(threeHeads) {
		room = "Room to sign."
		widths[len(widths)-1] += left
	}
	d.openTable(tableHeading{signatureTable, f.Question.Title(), room, false}, widths...)
	d.openRow(row{whole: true})
	s := d.signed(f)
	for i, head := range heads {
		d.openCell(cell{w: widths[i], margins: margin(i, len(heads))})
		d.paragraph(tableText, "", d.say(head))
		d.keep = false
		part, known := "", ""
		switch head {
		case arrange.NameHead:
			part, known = control.NamePart, s.Name
		case arrange.DateHead:
			part, known = control.DatePart, d.signedOn(s)
		}
		if part != "" && d.fillable() {
			d.partRoom(f, `<w:spacing w:before="240"/>`, "", part, known)
			d.shutCell()
			continue
		}
		text := space
		if head == arrange.NameHead && s.Name != "" {
			text = s.Name
		}
		d.paragraph(writingLine, `<w:spacing w:before="240"/>`, text)
		d.shutCell()
	}
	d.shutRow()
	d.shutTable()
}

// stackedSignature writes one party's signature in large print, on a blank with room under each of
// the heads.
func (d *document) stackedSignature(f *apdocs.Field, heads []string) {
	s := d.signed(f)
	d.openRail(false)
	r := row{whole: true}
	if s.ToSign() && !d.blank() {
		r.height = d.look.sign + 2*d.look.text.lead
	}
	d.openRow(r)
	d.openCell(cell{w: frame, margins: noRight})
	if d.blank() {
		d.printLabel(fieldLabel, &f.Question, `<w:spacing w:before="160"/>`)
		d.stackedRoom(f, s, heads)
	} else {
		d.question(fieldLabel, &f.Question)
		read := render.ReadSignatureIn(d.in(), s)
		all := []render.Reading{{Text: s.Name}, {Text: s.Role}, read.State,
			{Text: read.Hint, Tone: render.Muted}, {Text: read.Date}}
		if !slices.Contains(heads, arrange.RoleHead) || apdocs.IsBlank(s.Name) {
			all[0].Text, all[1].Text = signedBy(s), ""
		}
		end := d.place(control.Question{Field: f, Part: control.NamePart})
		if d.places {
			all = []render.Reading{d.some(all[0])}
		}
		for _, r := range all {
			if r.Text != "" {
				d.reading(fieldAnswer, "", r, false)
			}
		}
		end()
	}
	d.shutCell()
	d.shutRow()
}

// stackedRoom writes lines to sign by hand, one below another.
func (d *document) stackedRoom(f *apdocs.Field, s *apdocs.Signature, heads []string) {
	for _, line := range [...]struct{ head, text, part string }{
		{arrange.NameHead, s.Name, control.NamePart}, {arrange.RoleHead, s.Role, control.RolePart},
		{head: arrange.SignatureHead}, {arrange.DateHead, "", control.DatePart},
	} {
		if !slices.Contains(heads, line.head) {
			continue
		}
		more := ""
		if line.head == arrange.SignatureHead {
			more = `<w:spacing w:before="360"/>`
		}
		if d.fillable() && line.part != "" {
			if line.part == control.DatePart {
				line.text = d.signedOn(s)
			}
			d.partRoom(f, more, d.say(line.head), line.part, line.text)
			continue
		}
		d.paragraph(writingLine, more, d.say(line.head)+space+line.text)
	}
}
