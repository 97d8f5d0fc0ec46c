package docx

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// The heads of a signature that stands by itself.
const nameHead, roleHead, signatureHead, dateHead = "Name", "Role", "Signature", "Date"

func (d *document) signed(f *apdocs.Field) *apdocs.Signature {
	d.writing(f)
	return f.Pointer(d.record, d.at).(*apdocs.Signature)
}

// signatures is the block of signatures, a row for each party. All of it stays
// on one page, with the paragraph that follows: those who sign shall see it.
func (d *document) signatures(t *apdocs.Table, next apdocs.Block) {
	if d.look.large {
		role := slices.ContainsFunc(t.Columns, func(c apdocs.Column) bool { return c.Kind == apdocs.RoleColumn })
		for _, fields := range t.Rows {
			d.stackedSignature(fields[0], role)
		}
		return
	}
	widths := d.signatureWidths(t.Columns)
	_, more := next.(*apdocs.Paragraph)
	d.openTable(tableHeading{signatureTable, t.Title.Title(), "Each row after the headings is the signature of one party.", true}, widths...)
	d.headings(t.Columns, widths, false)
	for i, fields := range t.Rows {
		d.keep = more || i < len(t.Rows)-1
		s := d.signed(fields[0])
		r := row{whole: true}
		if d.blank() || s.ToSign() {
			// A long name keeps a line's distance from the row above.
			name := wrapped(d.fill(fields[0].Question.Label), widths[0]-gutter, boldCharacter)
			r.height = max(d.look.sign, (name+1)*d.look.text.lead)
		}
		d.openRow(r)
		for j, c := range t.Columns {
			d.openCell(cell{w: widths[j], margins: margin(j, len(widths)), low: d.blank()})
			d.signatureCell(fields[0], s, c.Kind, len(t.Columns))
			d.shutCell()
		}
		d.shutRow()
	}
	d.keep = false
	d.shutTable()
}

// signatureWidths gives the columns of signatures their widths; with a role
// there is less room to sign.
func (d *document) signatureWidths(columns []apdocs.Column) []int {
	widths := map[apdocs.ColumnKind]int{apdocs.LabelColumn: 2041, apdocs.NameColumn: 2268, apdocs.SignColumn: 3118}
	if d.blank() {
		widths = map[apdocs.ColumnKind]int{apdocs.LabelColumn: 2268, apdocs.NameColumn: 2608, apdocs.SignColumn: 3175}
	}
	for _, c := range columns {
		if c.Kind == apdocs.RoleColumn {
			widths = map[apdocs.ColumnKind]int{apdocs.LabelColumn: 1757, apdocs.NameColumn: 1871, apdocs.RoleColumn: 1644, apdocs.SignColumn: 2155}
			if d.blank() {
				widths = map[apdocs.ColumnKind]int{apdocs.LabelColumn: 1814, apdocs.NameColumn: 2154, apdocs.RoleColumn: 1928, apdocs.SignColumn: 2381}
			}
		}
	}
	var out []int
	left := frame
	for i, c := range columns {
		w := widths[c.Kind]
		if i == len(columns)-1 {
			w = left
		}
		out = append(out, w)
		left -= w
	}
	return out
}

func (d *document) signatureCell(f *apdocs.Field, s *apdocs.Signature, kind apdocs.ColumnKind, columns int) {
	if kind == apdocs.LabelColumn {
		d.question(fieldLabel, &f.Question)
		return
	}
	if d.blank() {
		d.signatureRoom(s, kind)
		return
	}
	r := render.ReadSignature(s)
	switch kind {
	case apdocs.NameColumn:
		d.reading(tableText, "", render.Reading{Text: s.Name}, false)
	case apdocs.RoleColumn:
		d.reading(tableText, "", render.Reading{Text: s.Role}, false)
	case apdocs.SignColumn:
		d.reading(tableText, "", r.State, false)
		if r.Hint != "" && columns < 5 {
			d.paragraph(hintStyle, "", r.Hint)
		}
	case apdocs.DateColumn:
		d.reading(tableText, "", render.Reading{Text: r.Date}, false)
	}
}

// signatureRoom is a line to write on in a row to be signed by hand.
func (d *document) signatureRoom(s *apdocs.Signature, kind apdocs.ColumnKind) {
	text := space
	if kind == apdocs.NameColumn && s.Name != "" {
		text = s.Name
	}
	if kind == apdocs.RoleColumn && s.Role != "" {
		text = s.Role
	}
	d.paragraph(writingLine, "", text)
}

// signature is one party's signature at the end of its section.
func (d *document) signature(f *apdocs.Field) {
	if d.blank() {
		d.signatureSpaces(f)
		return
	}
	s := d.signed(f)
	d.openRail()
	r := row{whole: true}
	if s.ToSign() {
		r.height = d.look.sign
	}
	d.openRow(r)
	d.railLabel(&f.Question)
	d.openCell(cell{w: answers, margins: noRight})
	d.signatureLines(s)
	d.shutCell()
	d.shutRow()
}

// signatureLines are name, state and date; the date stands beside what comes
// last before it.
func (d *document) signatureLines(s *apdocs.Signature) {
	r := render.ReadSignature(s)
	var all []render.Reading
	for _, p := range []render.Reading{{Text: s.Name}, r.State, {Text: r.Hint, Tone: render.Muted}} {
		if p.Text != "" {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		all = append(all, render.Reading{})
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
			d.x.run(strong, dateHead)
			d.x.run("", space+space+r.Date)
		}
		d.x.shut()
	}
}

// signatureSpaces are three spaces side by side to sign by hand.
func (d *document) signatureSpaces(f *apdocs.Field) {
	d.endRail()
	d.keep = true
	d.question(fieldLabel, &f.Question)
	d.openTable(tableHeading{signatureTable, f.Question.Title(), "Room for name, signature and date.", false}, rail, rail, frame-2*rail)
	d.openRow(row{whole: true})
	s := d.signed(f)
	for i, head := range []string{nameHead, signatureHead, dateHead} {
		w := rail
		if i == 2 {
			w = frame - 2*rail
		}
		d.openCell(cell{w: w, margins: margin(i, 3)})
		d.paragraph(tableText, "", head)
		d.keep = false
		text := space
		if i == 0 && s.Name != "" {
			text = s.Name
		}
		d.paragraph(writingLine, `<w:spacing w:before="240"/>`, text)
		d.shutCell()
	}
	d.shutRow()
	d.shutTable()
}

// stackedSignature is one party's signature in large print; some forms ask for
// the role.
func (d *document) stackedSignature(f *apdocs.Field, role bool) {
	s := d.signed(f)
	d.openRail()
	r := row{whole: true}
	if s.ToSign() && !d.blank() {
		r.height = d.look.sign + 2*d.look.text.lead
	}
	d.openRow(r)
	d.openCell(cell{w: frame, margins: noRight})
	if d.blank() {
		d.printLabel(fieldLabel, &f.Question, `<w:spacing w:before="160"/>`)
		d.stackedRoom(s, role)
	} else {
		d.question(fieldLabel, &f.Question)
		read := render.ReadSignature(s)
		all := []render.Reading{{Text: s.Name}, {Text: s.Role}, read.State, {Text: read.Hint, Tone: render.Muted}, {Text: read.Date}}
		if !role {
			all[1].Text = ""
		}
		for _, r := range all {
			if r.Text != "" {
				d.reading(fieldAnswer, "", r, false)
			}
		}
	}
	d.shutCell()
	d.shutRow()
}

// stackedRoom is lines to sign on by hand, one under another.
func (d *document) stackedRoom(s *apdocs.Signature, role bool) {
	for _, line := range [...]struct{ head, text string }{{nameHead, s.Name}, {roleHead, s.Role}, {signatureHead, ""}, {dateHead, ""}} {
		if line.head == roleHead && !role {
			continue
		}
		more := ""
		if line.head == signatureHead {
			more = `<w:spacing w:before="360"/>`
		}
		d.paragraph(writingLine, more, line.head+space+line.text)
	}
}
