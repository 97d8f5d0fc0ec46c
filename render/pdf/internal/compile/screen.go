package compile

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
)

// groupFields adds a field for each part of a group, beside its label.
func (b *builder) groupFields(g *apdocs.Field, x, y, w length) {
	l := b.Look
	widest := length(0)
	for _, p := range g.Parts {
		widest = max(widest, b.Fonts.Width(l.Text.Weight, l.Text.Size, p.Question.Label))
	}
	at, down := x+widest+mm(3), (l.Pitch-l.Text.Lead)/2+pt
	for i, p := range g.Parts {
		label := b.answer(nil, constant(render.Reading{Text: b.fill(p.Question.Label)}), l.Text, x, y+down, at-x)
		label.Flow, label.Skip = belowIf(i > 0), down
		if len(p.Choices) > 0 && listed(p) {
			place := &b.listInput(p, at, y, x+w-at).Place
			place.Flow, place.Skip = block.Level, 2*pt-down
			continue
		}
		field := b.writing(p, 1, at, y, x+w-at)
		field.Flow, field.Skip = block.Level, 2*pt-down
	}
}

// partFields adds a field for each part of a group in a cell of a table, below its label.
func (b *builder) partFields(g *apdocs.Field, n int, x, w length) {
	y := length(0)
	for i, p := range g.Parts {
		s := b.labelled(p, n, x, y, w, i > 0)
		s.Leads = i+1 < len(g.Parts)
		y = s.Y + s.Height + 4*pt
	}
	b.reach(y)
}

// labelled adds a field in a cell, below its label and, if more is true, below the one before it, however
// high its answer makes that.
func (b *builder) labelled(f *apdocs.Field, n int, x, y, w length, more bool) *input {
	label := b.answer(nil, constant(render.Reading{Text: b.fill(f.Question.Label) + " "}), b.Look.Text, x, y, w)
	label.Flow, label.Skip = belowIf(more), 2*pt
	s := b.textInput(f, n, x, y+b.Look.Text.Lead-2*pt, w)
	s.Flow = block.Below
	return s
}

// fieldsBeside adds a field for each part of a group side by side, after its label.
func (b *builder) fieldsBeside(g *apdocs.Field, x, y, w length) {
	s := b.Look.Text
	each := (w - gutter*length(len(g.Parts)-1)) / length(len(g.Parts))
	for _, p := range g.Parts {
		label := b.fill(p.Question.Label)
		b.text(s, x, y+(b.Look.Pitch-s.Lead)/2+pt, each, label+" ")
		at := b.Fonts.Width(s.Weight, s.Size, label) + mm(2)
		b.writing(p, 1, x+at, y, each-at)
		x += each + gutter
	}
}

// sessionFields adds fields for the parts of a session of the week, each below its label. A
// text has two lines, since the columns are narrow, or as many as its answer takes.
func (b *builder) sessionFields(g *apdocs.Field, x, w length) {
	y := length(0)
	for i, p := range g.Parts {
		s := b.labelled(p, 2, x, y, w, i > 0)
		s.Leads = i+1 < len(g.Parts)
		if s.Several {
			s.Height = b.Look.Text.Height(2) + 2*block.InputAbove
		}
		y = s.Y + s.Height + 2*pt
	}
	b.reach(y + 2*pt)
}

// referenceField adds the field for the organisation's reference.
func (b *builder) referenceField(x, y, w length) {
	const most = 30 // characters of a reference
	f := envelope(referenceName, b.say(render.ReferenceLabel))
	f.Kind = apdocs.KindText
	b.textInput(f, 1, x, y, w).Most = most
}

// runningForm adds the header of the later pages of a form to fill in on screen: its name,
// and the reference if it is known. Answers are not repeated there, because they may
// change in their fields.
func (b *builder) runningForm(from, to length) {
	l := b.Look
	b.artifact(func(k canvas.Canvas) { drawLines(k, l.Label(), from, l.RunningTop, []string{b.outline.Short}) })
	known := func(in *record) string {
		if in.envelope.Reference == "" || !b.Plan.options.Lock {
			return ""
		}
		return b.say(render.ReferenceLabel) + " " + in.envelope.Reference
	}
	b.answer(nil, worded(known), l.Text, from, l.RunningTop, to-from).Right = true
}

// signCell adds a cell of a table in which a party enters its name, role or the date, or signs.
func (b *builder) signCell(f *apdocs.Field, col column) {
	b.signPart(f, col.Kind, col.x, 0, col.w, b.Height)
}

// signPart adds the field for one part of a signature at y, of height h.
func (b *builder) signPart(f *apdocs.Field, part apdocs.ColumnKind, x, y, w, h length) {
	switch part {
	case apdocs.NameColumn:
		b.signer(f, signerName, x, y, w, h)
	case apdocs.RoleColumn:
		b.signer(f, signerRole, x, y, w, h)
	case apdocs.DateColumn:
		b.signer(f, signedAt, x, y, w, h)
	case apdocs.SignColumn:
		b.signField(f, block.Place{X: x, Y: y + 2*pt, W: w}, h-2*pt)
	}
}

// signField adds the place where a party signs on screen, with a border. If the party has
// signed already, it shows that.
func (b *builder) signField(f *apdocs.Field, at block.Place, h length) {
	frame := b.drawn(func(k canvas.Canvas) { k.Box(at.X, at.Y, at.W, h, b.Look.Thin, lineGrey) })
	b.only(toSign(f), func() { b.add(&block.Artifact{Drawing: block.Drawing{Piece: frame}}) })
	b.only(not(toSign(f)), func() { b.answer(f, signed(f, signedState), b.Look.Text, at.X, at.Y, at.W) })
	b.field(f, at, h)
}

// signer adds the field for the name or role of the signer, or for the date.
func (b *builder) signer(f *apdocs.Field, part string, x, y, w, h length) {
	s := b.textInput(f, 1, x, y, w)
	s.part, s.Several, s.Height, s.Date = part, h > b.Look.Pitch, h-2*pt, part == signedAt
	s.settle()
}

// stackedFields adds the parts of a signature in large print, one below another.
func (b *builder) stackedFields(f *apdocs.Field, role bool, y length) {
	l, x := b.Look, mm(36)
	for _, part := range []struct {
		head string
		kind apdocs.ColumnKind
		tall length
	}{
		{arrange.NameHead, apdocs.NameColumn, l.Pitch},
		{arrange.RoleHead, apdocs.RoleColumn, l.Pitch},
		{arrange.SignatureHead, apdocs.SignColumn, l.Signature},
		{arrange.DateHead, apdocs.DateColumn, l.Pitch},
	} {
		if part.kind == apdocs.RoleColumn && !role {
			continue
		}
		b.text(l.Text, 0, y+(l.Pitch-l.Text.Lead)/2, x, b.say(part.head)+" ")
		b.signPart(f, part.kind, x, y, frameWidth-x, part.tall)
		y += part.tall + 2*pt
	}
	b.reach(y)
}

// fieldShare is the width of a column of fields: what its kind of answer needs on one line, or
// else an equal part of the room that such columns leave.
func fieldShare(t *arrange.Choices, of *arrange.Column, room length) length {
	need := func(col *arrange.Column) length {
		switch t.Rows[0].Fields[col.Field].Kind {
		case apdocs.KindDate:
			return mm(38) + gutter // “30 September 2027”
		case apdocs.KindMoney, apdocs.KindClock, apdocs.KindCount, apdocs.KindPercent:
			return mm(27) + gutter
		}
		return 0
	}
	if w := need(of); w > 0 && t.Answers > 1 {
		return w
	}
	others := length(0)
	for i := range t.Columns {
		if col := &t.Columns[i]; col.Kind == apdocs.AnswerColumn {
			if w := need(col); w > 0 {
				room -= w
			} else {
				others++
			}
		}
	}
	return room / max(others, 1)
}

// widen gives columns in which a list would cut a choice, or a name would be broken, the room for that, from the
// columns for long texts. All widths hold the gap after the column.
func (c *compiler) widen(widths []length, columns []arrange.Column, fields []*apdocs.Field, gap length) {
	const name = "Christopher" // about as long as most names and words
	width := func(s string) length {
		return c.Fonts.Width(c.Look.Text.Weight, c.Look.Text.Size, s) + 2*block.InputPad + pt + gap
	}
	spare := func(i int) length { return widths[i] - mm(24) - gap } // of a long text
	for i, col := range columns {
		if col.Kind != apdocs.AnswerColumn {
			continue
		}
		need := length(0)
		switch f := fields[col.Field]; {
		case c.inList(f, widths[i]-gap):
			need = max(width(c.say(block.NoChoice)), c.listWidth(f)+gap)
		case f.Kind == apdocs.KindText:
			need = width(name)
		}
		for need > widths[i] {
			from := -1
			for k, other := range columns {
				long := other.Kind == apdocs.AnswerColumn && fields[other.Field].Kind == apdocs.KindLongText
				if long && spare(k) > 0 && (from < 0 || widths[k] > widths[from]) {
					from = k
				}
			}
			if from < 0 {
				break
			}
			step := min(need-widths[i], pt)
			widths[i], widths[from] = widths[i]+step, widths[from]-step
		}
	}
}

// listButton is room for the button that a viewer draws in a list.
var listButton = mm(5)

// stacks reports whether the boxes of a question stand one below another in a cell of a table: they are few, and a
// list is too narrow to show that there is something to choose.
func (c *compiler) stacks(f *apdocs.Field, w length) bool {
	const few = 3
	width := func(label string) length { return c.Fonts.Width(c.Look.Text.Weight, c.Look.Text.Size, label) }
	if len(f.Choices) > few || width(c.say(block.NoChoice))+2*block.InputPad+listButton <= w {
		return false
	}
	return !slices.ContainsFunc(f.Choices, func(ch apdocs.Choice) bool {
		return c.Look.Box+mm(2)+width(ch.Label) > w
	})
}

// level moves fields side by side down to the lowest of them, where their labels differ in
// height.
func level(places []*block.Place) {
	y := length(0)
	for _, p := range places {
		y = max(y, p.Y)
	}
	for _, p := range places {
		p.Y = y
	}
}
