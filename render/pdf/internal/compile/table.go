package compile

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A column is a table column with its position.
type column struct {
	arrange.Column
	x, w length // w is the width available to text
}

// rowColumns positions the columns of a table whose rows have these answers.
func (c *compiler) rowColumns(columns []arrange.Column, fields []*apdocs.Field) (cols []column) {
	left, gap := length(0), gutter
	for _, col := range columns {
		switch col.Kind {
		case apdocs.AnswerColumn:
		case apdocs.LabelColumn:
			left = mm(44)
		default:
			left = mm(10)
			if c.blank() {
				left = mm(12)
			}
		}
	}
	date := length(0)
	for _, day := range arrange.Dates(c.In()) {
		date = max(date, c.Fonts.Width(c.Look.Text.Weight, c.Look.Text.Size, day))
	}
	if c.onScreen() {
		date += 2*block.InputPad + pt // beside the text in a field
	}
	x := left
	widths := arrange.Divide(columns, frameWidth-left+gap, date+gap)
	if c.onScreen() && !c.codes {
		c.widen(widths, columns, fields, gap)
	}
	for i, w := range widths {
		if columns[i].Kind != apdocs.AnswerColumn {
			head := left - gutter
			if columns[i].Kind == apdocs.NumberColumn {
				head = left - 2*pt
			}
			cols = append(cols, column{columns[i], 0, head})
			continue
		}
		cols = append(cols, column{columns[i], x, w - gap})
		x += w
	}
	return cols
}

// mostAnswers is the number of columns of a table of fixed rows up to which a cell is for words.
const mostAnswers = 5

// rows compiles a table with a row for each row of a list.
func (c *compiler) rows(t *arrange.Rows) *node {
	t = c.listsBelow(t)
	cols := c.rowColumns(t.Columns, t.Fields)
	c.untick(cols, t.Fields)
	head := c.headings(cols)
	n := &node{rows: true, count: count(t.List), head: head.repeated()}
	heads := func(b *builder, col column) {
		read := worded(func(in *record) string { return t.Head(in.row) })
		switch {
		case c.blank():
			b.answer(nil, read, c.Look.Label(), col.x, c.Look.Pitch-5*pt-c.Look.Text.Baseline(), col.w)
		case t.Named:
			o := b.answer(nil, read, c.Look.Label(), col.x, 4*pt, col.w)
			o.Names, o.Again = true, true
		default:
			b.answer(nil, read, c.Look.Text, col.x, 4*pt, col.w).Again = true
		}
	}
	if c.blank() {
		n.kids = c.rowBelow(c.blankRow(cols, t.Fields, t.Lines, heads), t.Below, cols)
	} else {
		n.kids = c.rowBelow(c.row(cols, t.Fields, heads, len(t.Below) == 0), t.Below, cols)
		n.empty = c.emptyRow(t.Empty, cols)
	}
	all := &node{tag: tags.Table, kids: []*node{{block: head}, n}}
	return c.titled(t.Title, t.Titled, all)
}

// untick takes the instruction to tick a box from the headings of columns whose choices are in lists.
func (c *compiler) untick(cols []column, fields []*apdocs.Field) {
	for i := range cols {
		col := &cols[i]
		if col.Kind == apdocs.AnswerColumn && c.inList(fields[col.Field], col.w) {
			col.Hints = c.withoutTick(col.Hints)
		}
	}
}

// withoutTick returns hints without the instruction to tick a box.
func (c *compiler) withoutTick(hints []string) []string {
	tick := c.say(render.TickOne)
	return slices.DeleteFunc(slices.Clone(hints), func(hint string) bool { return hint == tick })
}

// fixedRows compiles a table with fixed rows.
func (c *compiler) fixedRows(t *arrange.FixedRows) *node {
	if c.Look.Large {
		return c.titled(t.Title, t.Titled, &node{kids: c.fixedStacks(t)})
	}
	if c.onScreen() && t.Lines <= 1 && len(t.Columns) > mostAnswers { // a grid of codes, such as marks of a register
		defer func(codes bool) { c.codes = codes }(c.codes)
		c.codes = true
	}
	cols := c.rowColumns(t.Columns, t.Rows[0].Fields)
	head := c.headings(cols)
	body := &node{head: head.repeated()}
	for _, r := range t.Rows {
		heads := func(b *builder, col column) {
			y := 4 * pt
			if r.Name != "" {
				y = b.text(c.Look.Label(), col.x, y, col.w, r.Name)
			} else {
				y = b.question(c.asked(r.Fields[0]), c.Look.Label(), col.x, y, col.w)
			}
			b.reach(y + 4*pt)
			label := r.Name
			if label == "" {
				label = r.Fields[0].Question.Title()
			}
			if !c.blank() {
				b.againAt(b.fill(label)+b.say(render.Continued), col.x, col.w, 4*pt, 0)
			}
		}
		var row *node
		if c.blank() {
			row = c.blankRow(cols, r.Fields, t.Lines, heads)
		} else {
			row = c.row(cols, r.Fields, heads, true)
		}
		body.kids = append(append(body.kids, c.subheads(r.Subheads, len(cols))...), row)
	}
	return c.titled(t.Title, t.Titled, &node{tag: tags.Table, kids: []*node{{block: head}, body}})
}

// fixedStacks compiles fixed rows in large print, each under its name.
func (c *compiler) fixedStacks(t *arrange.FixedRows) (nodes []*node) {
	for _, r := range t.Rows {
		if subheads := c.subheads(r.Subheads, 2); len(subheads) > 0 {
			nodes = append(nodes, &node{tag: tags.Table, kids: subheads})
		}
		if r.Name != "" {
			b := c.minorHeading()
			b.Height = b.text(c.Look.Minor, 0, 0, frameWidth, r.Name) + 4*pt
			b.close(1)
			nodes = append(nodes, b.leaf())
		}
		stacked := c.stacked(r.Stack)
		label := r.Name
		if label == "" {
			label = r.Fields[0].Question.Title()
		}
		nodes = append(nodes, &node{tag: tags.Table, kids: []*node{c.belonging(c.fill(label), stacked)}})
	}
	return nodes
}

// minorHeading begins a heading inside a section.
func (c *compiler) minorHeading() *builder {
	b := c.block(block.Solid)
	b.Before, b.Keep = 12*pt, 1
	b.open(c.minorTag())
	return b
}

// titled compiles a table with its title, if that is printed.
func (c *compiler) titled(q *apdocs.Question, printed bool, table *node) *node {
	if !printed {
		return table
	}
	b := c.minorHeading()
	b.Height = b.label(q, c.Look.Minor, 0, 0, frameWidth, len(q.InEnglish) > 0) + 4*pt
	if len(q.InEnglish) > 0 {
		b.Height = b.english(q, 0, b.Height-4*pt, frameWidth) + 4*pt
	}
	b.close(1)
	for _, h := range q.Hints {
		b.open(tags.P)
		b.Height = b.text(c.Look.Hint(), 0, b.Height-4*pt, frameWidth, h) + 4*pt
		b.close(1)
	}
	return &node{kids: []*node{b.leaf(), table}}
}

// headings compiles the row of column headings, aligned at their last lines.
func (c *compiler) headings(cols []column) *template {
	b := c.block(block.Solid)
	b.Keep = 2
	b.open(tags.TR)
	label, tall := c.Look.Label(), c.Look.Label().Height(1)
	set := make([]heading, len(cols))
	for i, col := range cols {
		set[i] = c.setHeading(col)
		tall = max(tall, label.Height(set[i].lines()))
	}
	for i, col := range cols {
		b.open(tags.ColumnHead)
		b.columnHead(&set[i], col.x, 4*pt+tall-label.Height(set[i].lines()))
		b.close(1)
	}
	b.close(1)
	h := 4*pt + tall + 3*pt
	b.artifact(func(k canvas.Canvas) { k.Line(0, h, frameWidth, h, c.Look.Heavy, black) })
	b.Height = h
	return b.template
}

// A heading is the lines of a column's heading and of its hints, which are below it or, if
// there is space for how to tick boxes, beside it.
type heading struct {
	label, hints []string
	after        length // from the left of the label to the hint beside it; 0 if below
}

func (h *heading) lines() int {
	if h.after > 0 {
		return len(h.label)
	}
	return len(h.label) + len(h.hints)
}

// setHeading wraps the heading of a column.
func (c *compiler) setHeading(col column) (h heading) {
	h.label = c.set(c.Look.Label(), col.w, c.fill(col.Head))
	for i, hint := range col.Hints {
		if i == 0 {
			h.label[len(h.label)-1] += " " // separates them in extracted text
		} else {
			h.hints[len(h.hints)-1] += " "
		}
		h.hints = append(h.hints, c.set(c.Look.Hint(), col.w, c.fill(hint))...)
	}
	if col.Kind == apdocs.LabelColumn && len(h.label) == 1 && len(h.hints) == 1 {
		width := func(s sheet.Style, text string) length { return c.Fonts.Width(s.Weight, s.Size, text) }
		after := width(c.Look.Label(), h.label[0]) + mm(3)
		if after+width(c.Look.Hint(), h.hints[0]) <= col.w {
			h.after = after
		}
	}
	return h
}

// columnHead draws the heading of a column as content of the current element.
func (b *builder) columnHead(h *heading, x, y length) {
	below := b.lines(b.Look.Label(), x, y, h.label)
	if h.after > 0 {
		below, x = y, x+h.after
	}
	b.lines(b.Look.Hint(), x, below, h.hints)
}

// row compiles a row of a record's table; heads draws the heading of the row. ruled is whether there is a
// rule below it.
func (c *compiler) row(cols []column, fields []*apdocs.Field, heads func(*builder, column), ruled bool) *node {
	b := c.block(block.Flowing)
	b.open(tags.TR)
	for _, col := range cols {
		if col.Kind != apdocs.AnswerColumn {
			b.open(tags.RowHead)
			heads(b, col)
		} else {
			f := fields[col.Field]
			b.open(tags.TD)
			b.answer(f, c.cellReader(&col, f), c.Look.Text, col.x, 4*pt, col.w)
		}
		b.close(1)
	}
	b.close(1)
	b.Foot, b.Top = 4*pt, 4*pt
	b.reach(4*pt + c.Look.Text.Lead + 4*pt)
	if ruled {
		b.footRule(0, frameWidth, c.Look.Thin, ruleGrey)
	}
	return b.leaf()
}

// cellReader returns how the answers in a column of a table are read: a date that does not fit on one line is on
// two, day and month above the year.
func (c *compiler) cellReader(col *column, f *apdocs.Field) reader {
	read := c.readCell(f)
	if !col.Dates {
		return read
	}
	style, w := c.Look.Text, col.w
	return func(in *record) render.Reading {
		r := read(in)
		if c.Fonts.Width(style.Weight, style.Size, r.Text) > w {
			r.Text = arrange.OnTwoLines(r.Text)
		}
		return r
	}
}

// emptyRow compiles the text for a record without rows.
func (c *compiler) emptyRow(empty render.Reading, cols []column) *node {
	b := c.block(block.Solid)
	b.open(tags.TR)
	for i, col := range cols {
		b.open(tags.TD)
		if i == min(1, len(cols)-1) {
			b.answer(nil, constant(empty), c.Look.Text, col.x, 4*pt, frameWidth-col.x)
		}
		b.close(1)
	}
	b.close(1)
	b.Foot = 4 * pt
	b.footRule(0, frameWidth, c.Look.Thin, ruleGrey)
	return b.leaf()
}

// blankRow compiles a row to write in: each cell has its own writing lines or boxes.
func (c *compiler) blankRow(cols []column, fields []*apdocs.Field, lines int, heads func(*builder, column)) *node {
	b := c.block(block.Solid)
	b.open(tags.TR)
	for _, col := range cols {
		if col.Kind != apdocs.AnswerColumn {
			b.open(tags.RowHead)
			heads(b, col)
		} else {
			b.open(tags.TD)
			b.cellRoom(fields[col.Field], lines, col.x, col.w, true)
		}
		b.close(1)
	}
	b.close(1)
	b.After = 8 * pt
	return b.leaf()
}

// groups compiles the rows of a list in large print, each under its own heading.
func (c *compiler) groups(t *arrange.Groups) *node {
	text := func(in *record) string { return t.Head(in.row) }
	stack := &node{named: c.rowNamed(text), kids: []*node{c.stack(t.Stack)}}
	row := &node{tag: tags.Sect, kids: []*node{c.rowHeading(text), stack}}
	n := &node{rows: true, count: count(t.List), kids: []*node{row}}
	if !c.blank() {
		e := c.block(block.Solid)
		e.open(tags.P)
		e.answer(nil, constant(t.Empty), c.Look.Text, 0, 0, frameWidth)
		e.close(1)
		n.empty = e.leaf()
	}
	return c.titled(t.Title, t.Titled, n)
}
