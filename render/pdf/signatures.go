package pdf

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
)

// signatureOf is the signature of a party in the record.
func signatureOf(f *apdocs.Field, d *document) *apdocs.Signature {
	return f.Pointer(d.record, d.at).(*apdocs.Signature)
}

// signed reads one part of a signature.
func signed(f *apdocs.Field, part func(*apdocs.Signature) render.Reading) reader {
	return func(d *document) render.Reading { return part(signatureOf(f, d)) }
}

func signedName(s *apdocs.Signature) render.Reading  { return render.Reading{Text: s.Name} }
func signedRole(s *apdocs.Signature) render.Reading  { return render.Reading{Text: s.Role} }
func signedState(s *apdocs.Signature) render.Reading { return render.ReadSignature(s).State }
func signedDate(s *apdocs.Signature) render.Reading {
	return render.Reading{Text: render.ReadSignature(s).Date}
}
func signedHint(s *apdocs.Signature) render.Reading {
	return render.Reading{Text: render.ReadSignature(s).Hint, Tone: render.Muted}
}

// toSign reports whether the party has still to sign.
func toSign(f *apdocs.Field) func(*document) bool {
	return func(d *document) bool { return signatureOf(f, d).ToSign() }
}

func hasSigned(f *apdocs.Field) func(*document) bool {
	return func(d *document) bool { return !signatureOf(f, d).ToSign() }
}

// signatures is the block of signatures, a row for each party.
func (c *compiler) signatures(t *apdocs.Table) *node {
	const most = 6 // parties whose signatures stay on one page
	together := len(t.Rows) <= most
	if c.look.Large {
		n := &node{tag: tagTable, signed: true, together: together}
		for _, row := range t.Rows {
			n.kids = append(n.kids, c.signatureStacked(row[0], hasRole(t.Columns)))
		}
		return n
	}
	cols := c.signatureColumns(t.Columns)
	head := c.headings(cols)
	n := &node{tag: tagTable, signed: true, together: together, kids: []*node{{block: head}}}
	body := &node{head: head}
	for _, row := range t.Rows {
		var leaf *node
		if c.blank() {
			leaf = c.signatureBlank(row[0], cols)
		} else {
			leaf = c.signatureRow(row[0], cols)
		}
		leaf.block.kind = signature
		body.kids = append(body.kids, leaf)
	}
	if len(t.Rows) > 0 {
		head.keep = 1
	}
	n.kids = append(n.kids, body)
	return n
}

func hasRole(cols []apdocs.Column) bool {
	return slices.ContainsFunc(cols, func(col apdocs.Column) bool { return col.Kind == apdocs.RoleColumn })
}

// signatureColumns gives the columns of the signature block their places.
func (c *compiler) signatureColumns(given []apdocs.Column) (cols []column) {
	role := hasRole(given)
	widths := map[apdocs.ColumnKind]float64{apdocs.LabelColumn: 36, apdocs.NameColumn: 40, apdocs.SignColumn: 55, apdocs.DateColumn: 39}
	switch {
	case role && c.blank():
		widths = map[apdocs.ColumnKind]float64{apdocs.LabelColumn: 28, apdocs.NameColumn: 34, apdocs.RoleColumn: 30, apdocs.SignColumn: 38, apdocs.DateColumn: 24}
	case role:
		widths = map[apdocs.ColumnKind]float64{apdocs.LabelColumn: 31, apdocs.NameColumn: 33, apdocs.RoleColumn: 29, apdocs.SignColumn: 38, apdocs.DateColumn: 39}
	case c.blank():
		widths = map[apdocs.ColumnKind]float64{apdocs.LabelColumn: 36, apdocs.NameColumn: 42, apdocs.SignColumn: 52, apdocs.DateColumn: 28}
	}
	x := length(0)
	for _, col := range given {
		w := mm(widths[col.Kind])
		if c.blank() {
			cols = append(cols, column{col, x, w})
			x += w + gutter
			continue
		}
		text := w - 2*pt
		if col.Kind == apdocs.DateColumn {
			text = w
		}
		cols = append(cols, column{col, x, text})
		x += w
	}
	return cols
}

// signatureRow is a party's row on a record: what is known of its signature, or
// an empty field to sign.
func (c *compiler) signatureRow(f *apdocs.Field, cols []column) *node {
	l := c.look
	b := c.block(solid)
	b.open(tagTR)
	for _, col := range cols {
		switch col.Kind {
		case apdocs.LabelColumn:
			b.open(tagRow)
			b.reach(b.question(&f.Question, l.Label(), col.x, 4*pt, col.w) + 4*pt)
		case apdocs.NameColumn:
			b.open(tagTD)
			b.answer(f, signed(f, signedName), l.Text, col.x, 4*pt, col.w)
		case apdocs.RoleColumn:
			b.open(tagTD)
			b.answer(f, signed(f, signedRole), l.Text, col.x, 4*pt, col.w)
		case apdocs.SignColumn:
			b.open(tagTD)
			b.answer(f, signed(f, signedState), l.Text, col.x, 4*pt, col.w)
			if len(cols) < 5 {
				b.answer(f, signed(f, signedHint), l.Text, col.x, 4*pt, col.w).below = true
			}
			b.field(f, col.x, 2*pt, frameWidth-col.x, l.Signature-4*pt)
		case apdocs.DateColumn:
			b.open(tagTD)
			b.answer(f, signed(f, signedDate), l.Text, col.x, 4*pt, col.w)
		}
		b.shut(1)
	}
	b.shut(1)
	b.b.foot = 4 * pt
	b.footRule(0, frameWidth, l.Thin, lineGrey)
	return b.leaf()
}

// field is room to sign for a party that has still to, with an empty signature
// field where the document has them.
func (b *builder) field(f *apdocs.Field, x, y, w, h length) *op {
	b.add(op{do: sign, of: f, x: x, y: y, w: w, h: h, when: toSign(f)})
	return &b.b.ops[len(b.b.ops)-1]
}

// signatureBlank is a party's row to be signed by hand.
func (c *compiler) signatureBlank(f *apdocs.Field, cols []column) *node {
	l := c.look
	b := c.block(solid)
	party := c.set(l.Label(), cols[0].w, c.fill(f.Question.Label))
	// A long name keeps a line's distance from the row above.
	b.b.height = max(l.Signature, l.Text.Height(len(party)+1)+2*pt)
	b.open(tagTR)
	for _, col := range cols {
		if col.Kind == apdocs.LabelColumn {
			b.open(tagRow)
			b.print(l.Label(), col.x, b.b.height-l.Text.Height(len(party))-2*pt, party)
			b.shut(1)
			continue
		}
		b.open(tagTD)
		switch col.Kind {
		case apdocs.NameColumn:
			b.answer(f, signed(f, signedName), l.Text, col.x, 2*pt, col.w).up = true
		case apdocs.RoleColumn:
			b.answer(f, signed(f, signedRole), l.Text, col.x, 2*pt, col.w).up = true
		}
		b.shut(1)
		b.footRule(col.x, col.w, l.Thin, black)
	}
	b.shut(1)
	return b.leaf()
}

// The heads of a signature that stands by itself.
const nameHead, roleHead, signatureHead, dateHead = "Name", "Role", "Signature", "Date"

// signatureStrip is one party's signature at the end of its section.
func (c *compiler) signatureStrip(f *apdocs.Field) *node {
	l := c.look
	b := c.block(signature)
	b.open(tagTR)
	b.open(tagRow)
	if c.blank() {
		y := b.question(&f.Question, l.Label(), 0, 4*pt, frameWidth)
		b.shut(1)
		foot := y + 52*pt
		b.open(tagTD)
		for i, head := range []string{nameHead, signatureHead, dateHead} {
			x := (railWidth + gutter) * length(i)
			b.text(l.Text, x, y, railWidth, head+" ")
			if i == 0 {
				b.answer(f, signed(f, signedName), l.Text, x, y+l.Text.Lead, railWidth).up = true
			}
			b.footRule(x, railWidth, l.Thin, black)
		}
		b.shut(2)
		b.b.height, b.b.after = foot, 10*pt
		return b.leaf()
	}
	y := 6 * pt
	b.reach(b.question(&f.Question, l.Label(), 0, y, railWidth) + 6*pt)
	b.shut(1)
	b.open(tagTD)
	b.answer(f, signed(f, signedName), l.Text, answerX, y, railWidth)
	b.answer(f, signed(f, signedState), l.Text, answerX, y, railWidth).below = true
	b.answer(f, signed(f, signedHint), l.Text, answerX, y, railWidth).below = true
	b.field(f, answerX, y, answerW, l.Signature).below = true
	b.datePair(f, thirdX, y)
	b.shut(2)
	b.b.foot = 6 * pt
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	return b.leaf()
}

// datePair is the word "Date" with the date of a signature that has been given.
func (b *builder) datePair(f *apdocs.Field, x, y length) {
	l := b.look
	dated := func(d *document) bool { return signedDate(signatureOf(f, d)).Text != "" }
	piece := b.drawn(func(k canvas.Canvas) { drawLines(k, l.Label(), x, y, []string{dateHead + " "}) })
	b.add(op{do: mark, pieces: []int{piece}, when: dated})
	after := b.fonts.Width(l.Label().Weight, l.Text.Size, dateHead) + mm(3)
	b.answer(f, signed(f, signedDate), l.Text, x+after, y, frameWidth-x-after)
}

// signatureStacked is one party's signature in large print, with its role where
// the form asks for it.
func (c *compiler) signatureStacked(f *apdocs.Field, role bool) *node {
	l := c.look
	b := c.block(signature)
	b.open(tagTR)
	b.open(tagRow)
	y := b.question(&f.Question, l.Label(), 0, 6*pt, frameWidth)
	b.shut(1)
	if c.blank() {
		b.open(tagTD)
		b.stackedHeads(f, role, y)
		b.shut(2)
		b.b.after = 10 * pt
		return b.leaf()
	}
	b.open(tagTD)
	b.answer(f, signed(f, signedName), l.Text, 0, y, frameWidth)
	if role {
		b.answer(f, signed(f, signedRole), l.Text, 0, y, frameWidth).below = true
	}
	b.answer(f, signed(f, signedState), l.Text, 0, y, frameWidth).below = true
	b.answer(f, signed(f, signedHint), l.Text, 0, y, frameWidth).below = true
	b.answer(f, signed(f, signedDate), l.Text, 0, y, frameWidth).below = true
	b.field(f, 0, y, frameWidth, l.Signature).below = true
	b.shut(2)
	b.b.foot = 8 * pt
	b.footRule(0, frameWidth, l.Thin, lineGrey)
	return b.leaf()
}

// stackedHeads are the spaces of a signature to be given by hand, one under
// another from y on. What is known stands in them.
func (b *builder) stackedHeads(f *apdocs.Field, role bool, y length) {
	l, x := b.look, mm(36)
	for i, head := range []string{nameHead, roleHead, signatureHead, dateHead} {
		read, space := constant(render.Reading{}), l.Pitch
		switch head {
		case nameHead:
			read = signed(f, signedName)
		case roleHead:
			if !role {
				continue
			}
			read = signed(f, signedRole)
		case signatureHead:
			space = l.Signature
		}
		s := l.Text.Leading(space)
		b.answer(nil, constant(render.Reading{Text: head}), s, 0, y, x).below = i > 0
		o := b.answer(f, read, s, x, y, frameWidth-x)
		o.level, o.ruled, o.last = true, 1, true
	}
}
