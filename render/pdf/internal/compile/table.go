package compile

import (
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// table is rows of questions under headings.
func (c *compiler) table(t *apdocs.Table) *node {
	kind := apdocs.AnswerColumn
	for _, col := range t.Columns {
		if col.Kind == apdocs.OptionColumn || col.Kind == apdocs.SignColumn {
			kind = col.Kind
		}
	}
	switch {
	case t.Week:
		return c.week(t)
	case kind == apdocs.SignColumn:
		return c.signatures(t)
	case kind == apdocs.OptionColumn && t.Rows[0][0].Kind == apdocs.KindRating:
		return c.ratings(t)
	case kind == apdocs.OptionColumn:
		return c.choices(t)
	case t.Repeat == nil:
		return c.fixedRows(t)
	case render.Single(t) && c.blank():
		return c.numberedLines(t)
	case render.Single(t):
		return c.numberedAnswers(t)
	case c.Look.Large:
		return c.groups(t)
	}
	return c.rows(t)
}

// rowNumber reads as the number of the row that is printed: "2.".
func rowNumber(in *record) render.Reading {
	return render.Reading{Text: numerals(in.row+1) + "."}
}

// numerals are small numbers ready as text.
func numerals(n int) string { return strconv.Itoa(n) }

// numberedAnswers are the rows of a list with one question, as a numbered list
// beside its label or, where a heading says it, on the full measure.
func (c *compiler) numberedAnswers(t *apdocs.Table) *node {
	l := c.Look
	b := c.block(block.Flowing)
	x, w := answerX, answerW
	below := length(0)
	beside := !t.Title.NameOnly
	if beside {
		b.open(tags.TR)
		b.open(tags.RowHead)
		if l.Large {
			x, w = 0, frameWidth
			below = b.question(&t.Title, l.Label(), 0, 6*pt, frameWidth)
		} else {
			below = b.question(&t.Title, l.Label(), 0, 6*pt, railWidth)
		}
		b.close(1)
		b.open(tags.TD)
	} else {
		x, w = 0, c.runningWidth()
	}
	y := 6 * pt
	if beside && l.Large {
		y = below
	}
	rows := &numbered{
		answer: answer{
			Setting: block.Setting{Place: block.Place{X: x, Y: y, W: w}, Style: l.Text, Gap: l.Choose(4*pt, 8*pt)},
			of:      t.Rows[0][0],
			read:    noRows(t),
		},
		repeat: t.Repeat, depth: strings.Count(t.Repeat.Name, "[]"), hang: l.Choose(mm(8), mm(14)),
	}
	if beside {
		b.step(rows)
	} else { // what is no list stands in a paragraph
		none := func(in *record) bool { return t.Repeat.Len(in.form, in.at) == 0 }
		b.only(none, func() { b.open(tags.P) })
		b.step(rows)
		b.only(none, func() { b.close(1) })
	}
	if beside {
		b.close(2)
		b.footRule(0, frameWidth, l.Thin, ruleGrey)
		b.Foot, b.Top = 6*pt, 6*pt
		b.reach(below + 6*pt)
		b.again(b.fill(t.Title.Title()) + ", continued")
	} else {
		b.Foot = 4 * pt
	}
	leaf := b.leaf()
	if beside {
		return &node{tag: tags.Table, kids: []*node{leaf}}
	}
	return leaf
}

// noRows is what a record without rows says.
func noRows(t *apdocs.Table) reader {
	tone := render.Muted
	if t.Repeat.Min > 0 {
		tone = render.Wanting
	}
	return constant(render.Reading{Text: render.NotAnswered, Tone: tone})
}

// numberedLines are numbered lines to write on.
func (c *compiler) numberedLines(t *apdocs.Table) *node {
	l, f := c.Look, t.Rows[0][0]
	x, number := l.Choose(mm(12), mm(14)), length(0)
	all := &node{together: true}
	if !t.Title.NameOnly {
		b := c.block(block.Solid)
		b.Keep = 1
		b.open(tags.RowHead)
		if l.Large {
			b.Height = b.question(&t.Title, l.Label(), 0, 6*pt, frameWidth)
		} else {
			b.question(&t.Title, l.Label(), 0, 4*pt, railWidth)
			x, number = answerX+mm(8), answerX
		}
		b.close(1)
		all.kids = append(all.kids, b.leaf())
	}
	b := c.block(block.Solid)
	b.open(tags.LI)
	b.open(tags.Lbl)
	b.answer(nil, rowNumber, l.Label(), number, l.Pitch-5*pt-l.Text.Baseline(), frameWidth).Outside = true
	b.close(1)
	b.open(tags.LBody)
	if len(f.Choices) > 0 {
		b.cellBoxes(f, x, frameWidth-x)
	} else {
		b.writing(f, f.Question.Lines, x, 0, frameWidth-x).Lines.Last = true
	}
	b.close(2)
	b.After = 8 * pt
	rows := &node{tag: tags.Numbered, rows: true, count: c.times(t.Repeat), kids: []*node{b.leaf()}}
	if t.Title.NameOnly {
		return rows
	}
	all.tag = tags.TR
	all.kids = append(all.kids, &node{tag: tags.TD, kids: []*node{rows}})
	return &node{tag: tags.Table, kids: []*node{all}}
}

// A column of a table as it is drawn.
type column struct {
	apdocs.Column
	x, w length // w is what text may use
}

// rowName reads as what heads the row that is printed.
func rowName(t *apdocs.Table) reader {
	return func(in *record) render.Reading { return render.Reading{Text: t.RowTitle(in.row)} }
}

// rowColumns gives the columns of a table of answers their places.
func (c *compiler) rowColumns(t *apdocs.Table) (cols []column) {
	left, gap := length(0), gutter
	shares := 0
	for _, col := range t.Columns {
		if col.Kind == apdocs.AnswerColumn {
			shares += max(col.Share, 1)
		}
	}
	if t.Numbered {
		left = mm(10)
		if c.blank() {
			left = mm(12)
		}
	}
	if len(t.RowNames) > 0 || t.Repeat == nil {
		left = mm(40)
	}
	rest := frameWidth - left - gap*length(shares-1)
	x, taken := left, 0
	for _, col := range t.Columns {
		if col.Kind != apdocs.AnswerColumn {
			cols = append(cols, column{col, 0, left - 2*pt})
			continue
		}
		share := max(col.Share, 1)
		w := rest*length(taken+share)/length(shares) - rest*length(taken)/length(shares) + gap*length(share-1)
		cols = append(cols, column{col, x, w})
		x += w + gap
		taken += share
	}
	return cols
}

// rows is a table with a row for each element of a list.
func (c *compiler) rows(t *apdocs.Table) *node {
	cols := c.rowColumns(t)
	n := &node{tag: tags.Table, rows: true, count: c.times(t.Repeat)}
	head := c.headings(cols)
	n.head = head.repeated()
	if c.blank() {
		n.kids = []*node{c.blankRow(cols, t.Rows[0], listHead(t))}
	} else {
		n.kids = []*node{c.row(cols, t.Rows[0], listHead(t))}
		n.empty = c.emptyRow(t, cols)
	}
	all := &node{tag: tags.Table, kids: []*node{{block: head}, n}}
	n.tag = nil
	return c.titled(t, all)
}

// tableLabel is the label of a table that no heading names.
func (c *compiler) tableLabel(t *apdocs.Table) *node {
	b := c.block(block.Solid)
	b.Before, b.Keep = 12*pt, 1
	b.open(c.minorTag())
	b.Height = b.text(c.Look.Minor, 0, 0, frameWidth, t.Title.Label) + 4*pt
	b.close(1)
	for _, h := range t.Title.Hints {
		b.open(tags.P)
		b.Height = b.text(c.Look.Hint(), 0, b.Height-4*pt, frameWidth, h) + 4*pt
		b.close(1)
	}
	return b.leaf()
}

// headings is the row of column headings, their last lines on one level.
func (c *compiler) headings(cols []column) *template {
	b := c.block(block.Solid)
	b.Keep = 2
	b.open(tags.TR)
	most := 1
	set := make([][]string, len(cols))
	for i, col := range cols {
		set[i] = c.set(c.Look.Label(), col.w, c.fill(col.Head))
		most = max(most, len(set[i]))
	}
	for i, col := range cols {
		b.open(tags.ColumnHead)
		b.lines(c.Look.Label(), col.x, 4*pt+c.Look.Label().Height(most-len(set[i])), set[i])
		b.close(1)
	}
	b.close(1)
	h := 4*pt + c.Look.Label().Height(most) + 3*pt
	b.artifact(func(k canvas.Canvas) { k.Line(0, h, frameWidth, h, c.Look.Heavy, black) })
	b.Height = h
	return b.template
}

// A rowHead draws what heads a row in the open element.
type rowHead func(b *builder, col column)

// listHead heads a row of a list: its name or its number.
func listHead(t *apdocs.Table) rowHead {
	return func(b *builder, col column) {
		l := b.Look
		s, y, read := l.Text, 4*pt, rowNumber
		if col.Kind == apdocs.LabelColumn {
			s, read = l.Label(), rowName(t)
		}
		if b.blank() {
			s, y = l.Label(), l.Pitch-5*pt-l.Text.Baseline()
		}
		b.answer(nil, read, s, col.x, y, col.w).Again = !b.blank() && col.Kind == apdocs.NumberColumn
	}
}

// row is a row of a record's table.
func (c *compiler) row(cols []column, fields []*apdocs.Field, head rowHead) *node {
	b := c.block(block.Flowing)
	b.open(tags.TR)
	for _, col := range cols {
		if col.Kind != apdocs.AnswerColumn {
			b.open(tags.RowHead)
			head(b, col)
		} else {
			f := fields[col.Field]
			b.open(tags.TD)
			b.answer(f, readCell(f), c.Look.Text, col.x, 4*pt, col.w)
		}
		b.close(1)
	}
	b.close(1)
	b.Foot, b.Top = 4*pt, 4*pt
	b.reach(4*pt + c.Look.Text.Lead + 4*pt)
	b.footRule(0, frameWidth, c.Look.Thin, ruleGrey)
	return b.leaf()
}

// emptyRow says that a record has no rows.
func (c *compiler) emptyRow(t *apdocs.Table, cols []column) *node {
	b := c.block(block.Solid)
	b.open(tags.TR)
	for i, col := range cols {
		b.open(tags.TD)
		if i == min(1, len(cols)-1) {
			b.answer(nil, noRows(t), c.Look.Text, col.x, 4*pt, frameWidth-col.x)
		}
		b.close(1)
	}
	b.close(1)
	b.Foot = 4 * pt
	b.footRule(0, frameWidth, c.Look.Thin, ruleGrey)
	return b.leaf()
}

// blankRow is a row to write in: each cell its own lines or boxes.
func (c *compiler) blankRow(cols []column, fields []*apdocs.Field, head rowHead) *node {
	b := c.block(block.Solid)
	b.open(tags.TR)
	most := 1
	for _, f := range fields {
		most = max(most, f.Question.Lines)
	}
	for _, col := range cols {
		switch f := fields[col.Field]; {
		case col.Kind != apdocs.AnswerColumn:
			b.open(tags.RowHead)
			head(b, col)
		case len(f.Choices) > 0:
			b.open(tags.TD)
			b.cellBoxes(f, col.x, col.w)
		default:
			b.open(tags.TD)
			b.writing(f, most, col.x, 0, col.w).Lines.Last = true
		}
		b.close(1)
	}
	b.close(1)
	b.After = 8 * pt
	return b.leaf()
}

// cellBoxes are the boxes of a question in a row to write in: side by side where
// they have room, or one under another. Their words stand as if they were written
// on the lines beside them.
func (b *builder) cellBoxes(f *apdocs.Field, x, w length) {
	l := b.Look
	y := l.Pitch - 5*pt - l.Text.Baseline() - (l.Box-l.Text.Lead)/2
	if b.optionsWidth(f) <= w {
		b.optionBoxes(f, x, y)
		b.reach(y + l.Box + 2*pt)
		return
	}
	for _, ch := range f.Choices {
		y += b.option(f, ch, x, y, w)
	}
	b.reach(y - l.Pitch + l.Box + 2*pt)
}

// groups are the rows of a list in large print: each under its own heading.
func (c *compiler) groups(t *apdocs.Table) *node {
	b := c.block(block.Solid)
	b.Before, b.Keep = 12*pt, 1
	b.open(c.minorTag())
	b.answer(nil, rowName(t), c.Look.Minor, 0, 0, frameWidth)
	b.Foot = 4 * pt
	b.close(1)
	cells := &node{tag: tags.Table}
	for _, f := range t.Rows[0] {
		cells.kids = append(cells.kids, c.stacked(f))
	}
	n := &node{rows: true, count: c.times(t.Repeat), kids: []*node{{tag: tags.Sect, kids: []*node{b.leaf(), cells}}}}
	if !c.blank() {
		e := c.block(block.Solid)
		e.open(tags.P)
		e.answer(nil, noRows(t), c.Look.Text, 0, 0, frameWidth)
		e.close(1)
		n.empty = e.leaf()
	}
	return c.titled(t, n)
}
