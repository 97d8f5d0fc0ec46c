package compile

import (
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// signatureOf returns the signature of a party in the record.
func signatureOf(f *apdocs.Field, in *record) *apdocs.Signature {
	return f.Pointer(in.form, in.at).(*apdocs.Signature)
}

// A signedPart reads a part of a signature in a language.
type signedPart func(*apdocs.Translation, *apdocs.Signature) render.Reading

// signed reads one part of a signature.
func signed(f *apdocs.Field, part signedPart) reader {
	return func(in *record) render.Reading { return part(f.Translation(), signatureOf(f, in)) }
}

func signedName(_ *apdocs.Translation, s *apdocs.Signature) render.Reading {
	return render.Reading{Text: s.Name}
}

// signedBy reads the signer's name, followed by the role unless that has a place of its
// own.
func signedBy(f *apdocs.Field, roleApart bool) reader {
	if roleApart {
		return signed(f, signedName)
	}
	return signed(f, func(_ *apdocs.Translation, s *apdocs.Signature) render.Reading {
		return render.Reading{Text: render.SignedBy(s)}
	})
}

func signedRole(_ *apdocs.Translation, s *apdocs.Signature) render.Reading {
	return render.Reading{Text: s.Role}
}

// roleBelow is the role in a line below the name, marked as a role if there is no name.
func roleBelow(_ *apdocs.Translation, s *apdocs.Signature) render.Reading {
	if apdocs.IsBlank(s.Name) {
		return render.Reading{Text: render.SignedBy(s)}
	}
	return render.Reading{Text: s.Role}
}

func signedState(t *apdocs.Translation, s *apdocs.Signature) render.Reading {
	return render.ReadSignatureIn(t, s).State
}

func signedDate(t *apdocs.Translation, s *apdocs.Signature) render.Reading {
	return render.Reading{Text: render.ReadSignatureIn(t, s).Date}
}

func signedHint(t *apdocs.Translation, s *apdocs.Signature) render.Reading {
	return render.Reading{Text: render.ReadSignatureIn(t, s).Hint, Tone: render.Muted}
}

// toSign reports whether the party still has to sign.
func toSign(f *apdocs.Field) func(*record) bool {
	return func(in *record) bool { return signatureOf(f, in).ToSign() }
}

// signatures compiles the signature block, one row for each party.
func (c *compiler) signatures(t *arrange.Signatures) *node {
	const most = 6 // parties whose signatures stay on one page
	n := &node{tag: tags.Table, signed: true, together: len(t.Parties) <= most}
	if t.Stacked {
		for _, f := range t.Parties {
			n.kids = append(n.kids, c.signatureStacked(f, t.Role))
		}
		return n
	}
	cols := c.signatureColumns(t)
	head := c.headings(cols)
	n.kids = []*node{{block: head}}
	body := &node{head: head.repeated()}
	for _, f := range t.Parties {
		var leaf *node
		if c.blank() {
			leaf = c.signatureBlank(f, cols)
		} else {
			leaf = c.signatureRow(f, cols, t.Hinted)
		}
		leaf.block.Kind = block.SignatureRow
		body.kids = append(body.kids, leaf)
	}
	head.Keep = 1
	n.kids = append(n.kids, body)
	return n
}

// signatureColumns positions the columns of the signature block.
func (c *compiler) signatureColumns(t *arrange.Signatures) (cols []column) {
	widths := signatureWidths(t.Role, c.blank())
	if c.onScreen() {
		widths = signatureFields(t.Role)
	}
	x, gap := length(0), gutter
	if t.Role {
		gap = mm(3)
	}
	for _, col := range t.Columns {
		w := mm(widths[col.Kind])
		if c.blank() {
			cols = append(cols, column{col, x, w})
			x += w + gap
			continue
		}
		text := w - gap
		if col.Kind == apdocs.DateColumn {
			text = w
		}
		cols = append(cols, column{col, x, text})
		x += w
	}
	return cols
}

// signatureWidths returns the widths of the columns in millimetres. On a blank the line to
// sign on is at least 60 mm wide.
func signatureWidths(role, blank bool) map[apdocs.ColumnKind]float64 {
	const (
		label, name, part = apdocs.LabelColumn, apdocs.NameColumn, apdocs.RoleColumn
		sign, date        = apdocs.SignColumn, apdocs.DateColumn
	)
	switch {
	case role && blank:
		return map[apdocs.ColumnKind]float64{label: 25, name: 30, part: 22, sign: 60, date: 21}
	case role:
		return map[apdocs.ColumnKind]float64{label: 29, name: 38, part: 28, sign: 36, date: 39}
	case blank:
		return map[apdocs.ColumnKind]float64{label: 33, name: 39, sign: 60, date: 26}
	}
	return map[apdocs.ColumnKind]float64{label: 36, name: 40, sign: 55, date: 39}
}

// signatureFields returns the widths of the columns of a form to fill in on screen: “30 September 2027” fits in the
// field for the date.
func signatureFields(role bool) map[apdocs.ColumnKind]float64 {
	widths := map[apdocs.ColumnKind]float64{apdocs.LabelColumn: 33, apdocs.NameColumn: 40, apdocs.SignColumn: 44,
		apdocs.DateColumn: 41}
	if role {
		widths = map[apdocs.ColumnKind]float64{apdocs.LabelColumn: 25, apdocs.NameColumn: 33, apdocs.RoleColumn: 27,
			apdocs.SignColumn: 32, apdocs.DateColumn: 41}
	}
	return widths
}

// signatureRow compiles a party's row on a record: what is known about its signature, or
// an empty signature field.
func (c *compiler) signatureRow(f *apdocs.Field, cols []column, hinted bool) *node {
	l := c.Look
	b := c.block(block.Solid)
	apart := slices.ContainsFunc(cols, func(col column) bool { return col.Kind == apdocs.RoleColumn })
	b.open(tags.TR)
	for _, col := range cols {
		switch col.Kind {
		case apdocs.LabelColumn:
			b.open(tags.RowHead)
			b.reach(b.question(&f.Question, l.Label(), col.x, 4*pt, col.w) + 4*pt)
		case apdocs.NameColumn:
			b.open(tags.TD)
			b.answer(f, signedBy(f, apart), l.Text, col.x, 4*pt, col.w)
		case apdocs.RoleColumn:
			b.open(tags.TD)
			b.answer(f, signed(f, signedRole), l.Text, col.x, 4*pt, col.w)
		case apdocs.SignColumn:
			b.open(tags.TD)
			b.answer(f, signed(f, signedState), l.Text, col.x, 4*pt, col.w)
			if hinted {
				b.answer(f, signed(f, signedHint), l.Text, col.x, 4*pt, col.w).Flow = block.Below
			}
			b.field(f, block.Place{X: col.x, Y: 2 * pt, W: frameWidth - col.x}, l.Signature-4*pt)
		case apdocs.DateColumn:
			b.open(tags.TD)
			b.answer(f, signed(f, signedDate), l.Text, col.x, 4*pt, col.w)
		}
		b.close(1)
	}
	b.close(1)
	b.Foot = 4 * pt
	b.footRule(0, frameWidth, l.Thin, lineGrey)
	return b.leaf()
}

// field adds room to sign for a party that still has to sign, with an empty signature
// field if the document has any.
func (b *builder) field(f *apdocs.Field, at block.Place, h length) {
	o := &block.Signature{Place: at, Height: h}
	if b.signs && !strings.Contains(f.Name, "[]") {
		o.Field, o.Label = signatureField(f.Name), signatureName(b.In(), b.fill(f.Title()))
		if b.onScreen() { // the other name is that of the group of fields
			o.Field = f.Name + "." + acroform.SignHere
		}
	}
	b.only(toSign(f), func() { b.add(o) })
}

// signatureField returns the name of the signature field in a document without other
// fields: a group, and a part for the party.
func signatureField(name string) string {
	group, party, ok := strings.Cut(name, ".")
	if !ok {
		return name
	}
	return group + "." + strings.ReplaceAll(party, ".", "-")
}

// signatureName returns the accessible name of a party's signature field.
func signatureName(t *apdocs.Translation, label string) string {
	if strings.HasSuffix(label, arrange.SignatureHead) {
		return label
	}
	return t.Say(render.SignatureOf, "party", label)
}

// signatureBlank compiles a party's row to sign by hand.
func (c *compiler) signatureBlank(f *apdocs.Field, cols []column) *node {
	l := c.Look
	b := c.block(block.Solid)
	party := c.set(l.Label(), cols[0].w, c.fill(f.Question.Label))
	// A long name needs space above it.
	b.Height = max(l.Signature, l.Text.Height(len(party)+1)+2*pt)
	b.open(tags.TR)
	for _, col := range cols {
		if col.Kind == apdocs.LabelColumn {
			b.open(tags.RowHead)
			b.lines(l.Label(), col.x, b.Height-l.Text.Height(len(party))-2*pt, party)
			b.close(1)
			continue
		}
		b.open(tags.TD)
		if c.onScreen() {
			b.signCell(f, col)
			b.close(1)
			continue
		}
		switch col.Kind {
		case apdocs.NameColumn:
			b.answer(f, signed(f, signedName), l.Text, col.x, 2*pt, col.w).AtFoot = true
		case apdocs.RoleColumn:
			b.answer(f, signed(f, signedRole), l.Text, col.x, 2*pt, col.w).AtFoot = true
		}
		b.close(1)
		b.footRule(col.x, col.w, l.Thin, black)
	}
	b.close(1)
	return b.leaf()
}

// signatureSpaces are the widths of the spaces for name, signature and date side by side,
// in millimetres. On screen “30 September 2027” fits in that for the date.
var (
	signatureSpaces         = [3]float64{58, 66, 38}
	signatureSpacesOnScreen = [3]float64{58, 63, 41}
)

// signatureHeads are what these are for.
var signatureHeads = [3]string{arrange.NameHead, arrange.SignatureHead, arrange.DateHead}

// signatureStrip compiles one party's signature at the end of its section.
func (c *compiler) signatureStrip(f *apdocs.Field) *node {
	l := c.Look
	b := c.block(block.SignatureRow)
	b.open(tags.TR)
	b.open(tags.RowHead)
	if c.blank() {
		y := b.question(&f.Question, l.Label(), 0, 4*pt, frameWidth)
		b.close(1)
		foot := y + 52*pt
		b.open(tags.TD)
		x := length(0)
		spaces := signatureSpaces
		if c.onScreen() {
			spaces = signatureSpacesOnScreen
		}
		for i, head := range signatureHeads {
			w := mm(spaces[i])
			b.text(l.Text, x, y, w, b.say(head)+" ")
			if c.onScreen() {
				kind := []apdocs.ColumnKind{apdocs.NameColumn, apdocs.SignColumn, apdocs.DateColumn}[i]
				b.signPart(f, kind, x, y+l.Text.Lead, w, foot-y-l.Text.Lead)
				x += w + gutter
				continue
			}
			if i == 0 {
				b.answer(f, signed(f, signedName), l.Text, x, y+l.Text.Lead, w).AtFoot = true
			}
			b.footRule(x, w, l.Thin, black)
			x += w + gutter
		}
		b.close(2)
		b.Height, b.After = foot, 10*pt
		return b.leaf()
	}
	y := 6 * pt
	b.reach(b.question(&f.Question, l.Label(), 0, y, railWidth) + 6*pt)
	b.close(1)
	b.open(tags.TD)
	b.answer(f, signedBy(f, false), l.Text, answerX, y, railWidth)
	b.answer(f, signed(f, signedState), l.Text, answerX, y, railWidth).Flow = block.Below
	b.answer(f, signed(f, signedHint), l.Text, answerX, y, railWidth).Flow = block.Below
	b.field(f, block.Place{X: answerX, Y: y, W: answerW, Flow: block.Below}, l.Signature)
	b.datePair(f, thirdX, y)
	b.close(2)
	b.Foot = 6 * pt
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	return b.leaf()
}

// datePair adds the word "Date" with the date of an existing signature.
func (b *builder) datePair(f *apdocs.Field, x, y length) {
	l := b.Look
	dated := func(in *record) bool { return signedDate(nil, signatureOf(f, in)).Text != "" }
	piece := b.drawn(func(k canvas.Canvas) { drawLines(k, l.Label(), x, y, []string{b.say(arrange.DateHead) + " "}) })
	b.only(dated, func() { b.add(&block.Drawing{Piece: piece}) })
	after := b.Fonts.Width(l.Label().Weight, l.Text.Size, b.say(arrange.DateHead)) + mm(3)
	b.answer(f, signed(f, signedDate), l.Text, x+after, y, frameWidth-x-after)
}

// signatureStacked compiles one party's signature in large print, with its role if the
// form asks for it.
func (c *compiler) signatureStacked(f *apdocs.Field, role bool) *node {
	l := c.Look
	b := c.block(block.SignatureRow)
	b.open(tags.TR)
	b.open(tags.RowHead)
	y := b.question(&f.Question, l.Label(), 0, 6*pt, frameWidth)
	b.close(1)
	if c.blank() {
		b.open(tags.TD)
		b.stackedHeads(f, role, y)
		b.close(2)
		b.After = 10 * pt
		return b.leaf()
	}
	b.open(tags.TD)
	b.answer(f, signedBy(f, role), l.Text, 0, y, frameWidth)
	if role {
		b.answer(f, signed(f, roleBelow), l.Text, 0, y, frameWidth).Flow = block.Below
	}
	b.answer(f, signed(f, signedState), l.Text, 0, y, frameWidth).Flow = block.Below
	b.answer(f, signed(f, signedHint), l.Text, 0, y, frameWidth).Flow = block.Below
	b.answer(f, signed(f, signedDate), l.Text, 0, y, frameWidth).Flow = block.Below
	b.field(f, block.Place{Y: y, W: frameWidth, Flow: block.Below}, l.Signature)
	b.close(2)
	b.Foot = 8 * pt
	b.footRule(0, frameWidth, l.Thin, lineGrey)
	return b.leaf()
}

// stackedHeads adds the spaces of a signature by hand, one below another from y. What is
// known is printed in them.
func (b *builder) stackedHeads(f *apdocs.Field, role bool, y length) {
	if b.onScreen() {
		b.stackedFields(f, role, y)
		return
	}
	l, x := b.Look, mm(36)
	for i, head := range []string{arrange.NameHead, arrange.RoleHead, arrange.SignatureHead, arrange.DateHead} {
		read, space := constant(render.Reading{}), l.Pitch
		switch head {
		case arrange.NameHead:
			read = signed(f, signedName)
		case arrange.RoleHead:
			if !role {
				continue
			}
			read = signed(f, signedRole)
		case arrange.SignatureHead:
			space = l.Signature
		}
		s := l.Text.Leading(space)
		b.answer(nil, constant(render.Reading{Text: b.say(head)}), s, 0, y, x).Flow = belowIf(i > 0)
		o := b.answer(f, read, s, x, y, frameWidth-x)
		o.Flow, o.Lines = block.Level, block.Lines{Least: 1, Last: true}
	}
}
