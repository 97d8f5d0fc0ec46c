package pdf

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
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
	case render.Single(t) && c.blank():
		return c.numberedLines(t)
	case render.Single(t):
		return c.numberedAnswers(t)
	case c.look.Large:
		return c.groups(t)
	}
	return c.rows(t)
}

// rowNumber reads as the number of the row that is printed: "2.".
func rowNumber(d *document) render.Reading {
	return render.Reading{Text: numerals(d.row+1) + "."}
}

// numerals are small numbers ready as text.
func numerals(n int) string { return strconv.Itoa(n) }

// numberedAnswers are the rows of a list with one question, as a numbered list
// beside its label or, where a heading says it, on the full measure.
func (c *compiler) numberedAnswers(t *apdocs.Table) *node {
	l := c.look
	b := c.block(flowing)
	x, w := answerX, answerW
	below := length(0)
	beside := !t.Title.NameOnly
	if beside {
		b.open(tagTR)
		b.open(tagRow)
		if l.Large {
			x, w = 0, frameWidth
			below = b.question(&t.Title, l.Label(), 0, 6*pt, frameWidth)
		} else {
			below = b.question(&t.Title, l.Label(), 0, 6*pt, railWidth)
		}
		b.shut(1)
		b.open(tagTD)
	} else {
		x, w = 0, c.runningWidth()
	}
	y := 6 * pt
	if beside && l.Large {
		y = below
	}
	b.add(op{do: write, of: t.Rows[0][0], list: &list{t.Repeat, t.Rows[0][0], l.Choose(mm(8), mm(14))}, x: x, y: y, w: w, style: l.Text, gap: l.Choose(4*pt, 8*pt),
		read: noRows(t)})
	if !beside { // what is no list stands in a paragraph
		write, none := b.b.ops[len(b.b.ops)-1], func(d *document) bool { return t.Repeat.Len(d.record, d.at) == 0 }
		b.b.ops = append(b.b.ops[:len(b.b.ops)-1], op{do: open, tag: tagP, when: none}, write, op{do: shut, when: none})
	}
	if beside {
		b.shut(2)
		b.footRule(0, frameWidth, l.Thin, ruleGrey)
		b.b.foot, b.b.top = 6*pt, 6*pt
		b.reach(below + 6*pt)
		b.again(b.fill(t.Title.Title()) + ", continued")
	} else {
		b.b.foot = 4 * pt
	}
	leaf := b.leaf()
	if beside {
		return &node{tag: tagTable, kids: []*node{leaf}}
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
	l, f := c.look, t.Rows[0][0]
	x, number := l.Choose(mm(12), mm(14)), length(0)
	all := &node{together: true}
	if !t.Title.NameOnly {
		b := c.block(solid)
		b.b.keep = 1
		b.open(tagRow)
		if l.Large {
			b.b.height = b.question(&t.Title, l.Label(), 0, 6*pt, frameWidth)
		} else {
			b.question(&t.Title, l.Label(), 0, 4*pt, railWidth)
			x, number = answerX+mm(8), answerX
		}
		b.shut(1)
		all.kids = append(all.kids, b.leaf())
	}
	b := c.block(solid)
	b.open(tagLI)
	b.open(tagLbl)
	b.answer(nil, rowNumber, l.Label(), number, l.Pitch-5*pt-l.Text.Baseline(), frameWidth)
	b.b.ops[len(b.b.ops)-1].h = 1
	b.shut(1)
	b.open(tagLBody)
	o := b.writing(f, f.Question.Lines, x, 0, frameWidth-x)
	o.last = true
	b.shut(2)
	b.b.after = 8 * pt
	rows := &node{tag: tagNumbered, deeper: true, count: c.times(t.Repeat), kids: []*node{b.leaf()}}
	if t.Title.NameOnly {
		return rows
	}
	all.tag = tagTR
	all.kids = append(all.kids, &node{tag: tagTD, kids: []*node{rows}})
	return &node{tag: tagTable, kids: []*node{all}}
}

// A column of a table as it is drawn.
type column struct {
	apdocs.Column
	x, w length // w is what text may use
}

// rowName reads as what heads the row that is printed.
func rowName(t *apdocs.Table) reader {
	return func(d *document) render.Reading { return render.Reading{Text: t.RowTitle(d.row)} }
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
	if len(t.RowNames) > 0 {
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
	n := &node{tag: tagTable, deeper: true, count: c.times(t.Repeat)}
	head := c.headings(cols)
	n.head = head
	if c.blank() {
		n.kids = []*node{c.blankRow(t, cols)}
	} else {
		n.kids = []*node{c.row(t, cols)}
		n.empty = c.emptyRow(t, cols)
	}
	all := &node{tag: tagTable, kids: []*node{{block: head}, n}}
	n.tag = nil
	if t.Title.NameOnly {
		return all
	}
	return &node{kids: []*node{c.tableLabel(t), all}}
}

// tableLabel is the label of a table that no heading names.
func (c *compiler) tableLabel(t *apdocs.Table) *node {
	b := c.block(solid)
	b.b.before, b.b.keep = 12*pt, 1
	b.open(c.minorTag())
	b.b.height = b.text(c.look.Minor, 0, 0, frameWidth, t.Title.Label) + 4*pt
	b.shut(1)
	for _, h := range t.Title.Hints {
		b.open(tagP)
		b.b.height = b.text(c.look.Hint(), 0, b.b.height-4*pt, frameWidth, h) + 4*pt
		b.shut(1)
	}
	return b.leaf()
}

// headings is the row of column headings, their last lines on one level.
func (c *compiler) headings(cols []column) *block {
	b := c.block(solid)
	b.b.keep = 2
	b.open(tagTR)
	most := 1
	set := make([][]string, len(cols))
	for i, col := range cols {
		set[i] = c.set(c.look.Label(), col.w, c.fill(col.Head))
		most = max(most, len(set[i]))
	}
	for i, col := range cols {
		b.open(tagColumn)
		b.print(c.look.Label(), col.x, 4*pt+c.look.Label().Height(most-len(set[i])), set[i])
		b.shut(1)
	}
	b.shut(1)
	h := 4*pt + c.look.Label().Height(most) + 3*pt
	b.artifact(func(k canvas.Canvas) { k.Line(0, h, frameWidth, h, c.look.Heavy, black) })
	b.b.height = h
	return b.b
}

// row is a row of a record's table.
func (c *compiler) row(t *apdocs.Table, cols []column) *node {
	b := c.block(flowing)
	b.open(tagTR)
	for _, col := range cols {
		if col.Kind == apdocs.LabelColumn {
			b.open(tagRow)
			b.answer(nil, rowName(t), c.look.Label(), col.x, 4*pt, col.w)
		} else if col.Kind == apdocs.NumberColumn {
			b.open(tagRow)
			b.answer(nil, rowNumber, c.look.Text, col.x, 4*pt, col.w).again = true
		} else {
			f := t.Rows[0][col.Field]
			b.open(tagTD)
			b.answer(f, readCell(f), c.look.Text, col.x, 4*pt, col.w)
		}
		b.shut(1)
	}
	b.shut(1)
	b.b.foot, b.b.top = 4*pt, 4*pt
	b.reach(4*pt + c.look.Text.Lead + 4*pt)
	b.footRule(0, frameWidth, c.look.Thin, ruleGrey)
	return b.leaf()
}

// emptyRow says that a record has no rows.
func (c *compiler) emptyRow(t *apdocs.Table, cols []column) *node {
	b := c.block(solid)
	b.open(tagTR)
	for i, col := range cols {
		b.open(tagTD)
		if i == min(1, len(cols)-1) {
			b.answer(nil, noRows(t), c.look.Text, col.x, 4*pt, frameWidth-col.x)
		}
		b.shut(1)
	}
	b.shut(1)
	b.b.foot = 4 * pt
	b.footRule(0, frameWidth, c.look.Thin, ruleGrey)
	return b.leaf()
}

// blankRow is a row to write in: each cell its own lines.
func (c *compiler) blankRow(t *apdocs.Table, cols []column) *node {
	l := c.look
	b := c.block(solid)
	b.open(tagTR)
	most := 1
	for _, f := range t.Rows[0] {
		most = max(most, f.Question.Lines)
	}
	for _, col := range cols {
		if col.Kind != apdocs.AnswerColumn {
			heads := rowNumber
			if col.Kind == apdocs.LabelColumn {
				heads = rowName(t)
			}
			b.open(tagRow)
			b.answer(nil, heads, l.Label(), col.x, l.Pitch-5*pt-l.Text.Baseline(), col.w)
		} else {
			b.open(tagTD)
			b.writing(t.Rows[0][col.Field], most, col.x, 0, col.w).last = true
		}
		b.shut(1)
	}
	b.shut(1)
	b.b.after = 8 * pt
	return b.leaf()
}

// groups are the rows of a list in large print: each under its own heading.
func (c *compiler) groups(t *apdocs.Table) *node {
	b := c.block(solid)
	b.b.before, b.b.keep = 12*pt, 1
	b.open(c.minorTag())
	b.answer(nil, rowName(t), c.look.Minor, 0, 0, frameWidth)
	b.b.foot = 4 * pt
	b.shut(1)
	cells := &node{tag: tagTable}
	for _, f := range t.Rows[0] {
		cells.kids = append(cells.kids, c.stacked(f))
	}
	n := &node{deeper: true, count: c.times(t.Repeat), kids: []*node{{tag: tagSect, kids: []*node{b.leaf(), cells}}}}
	if !c.blank() {
		e := c.block(solid)
		e.open(tagP)
		e.answer(nil, noRows(t), c.look.Text, 0, 0, frameWidth)
		e.shut(1)
		n.empty = e.leaf()
	}
	if t.Title.NameOnly {
		return n
	}
	return &node{kids: []*node{c.tableLabel(t), n}}
}
