package compile

import (
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// choices compiles a table of yes-or-no questions, perhaps with comments.
func (c *compiler) choices(t *arrange.Choices) *node {
	if c.blank() {
		return c.boxes(t)
	}
	cols := c.choiceColumns(t.Columns)
	n := &node{tag: tags.Table}
	head := c.headings(cols)
	n.kids = append(n.kids, &node{block: head})
	body := &node{head: head.repeated()}
	for _, r := range t.Rows {
		body.kids = append(append(body.kids, c.subheads(r.Subheads, len(cols))...), c.choiceRow(r.Fields, cols))
	}
	n.kids = append(n.kids, body)
	return n
}

// choiceStack compiles such questions in large print, each above its answer.
func (c *compiler) choiceStack(t *arrange.ChoiceStack) *node {
	n := &node{tag: tags.Table}
	run, of := (*block.Repeat)(nil), "" // the heading over a run of rows, and the part of the record that they are
	for _, r := range t.Rows {
		first := r.Stack.Pairs[0].Field
		part, _, _ := strings.Cut(first.Name, ".")
		head := run
		if len(r.Subheads) > 0 {
			run, of = c.continuing(c.fill(r.Subheads[len(r.Subheads)-1])), part
			head = nil // it stands right above
		} else if part != of {
			run, head = nil, nil
		}
		group := c.belonging(c.fill(first.Question.Title()), c.stacked(r.Stack))
		if head != nil {
			group.head = head
		}
		n.kids = append(append(n.kids, c.subheads(r.Subheads, 2)...), group)
	}
	if t.Hint == "" {
		return n
	}
	return &node{kids: []*node{c.hint(t.Hint, c.Look.Choose(4*pt, 6*pt)), n}}
}

// choiceColumns positions the columns of a record's choices: question and answer, or
// question, answer and comment.
func (c *compiler) choiceColumns(given []arrange.Column) []column {
	widths := []length{frameWidth - mm(34), mm(34)}
	switch len(given) {
	case 3:
		widths = []length{mm(78), mm(37), mm(55)}
	case 5:
		widths = []length{mm(36), mm(32), mm(30), mm(42), mm(30)}
	}
	var cols []column
	x := length(0)
	for i, col := range given {
		w := widths[min(i, len(widths)-1)]
		cols = append(cols, column{col, x, w - gutter})
		x += w
	}
	cols[len(cols)-1].w += gutter
	return cols
}

// subheads compiles headings across a table. They stay with two rows.
func (c *compiler) subheads(texts []string, columns int) (nodes []*node) {
	for _, text := range texts {
		b := c.block(block.Solid)
		b.Keep = 2
		b.open(tags.TR)
		b.open(&tags.Tag{Type: "TH", Attr: fmt.Sprintf("/A<</O/Table/Scope/Column/ColSpan %d>>", columns)})
		b.Height = b.text(c.Look.Label(), 0, 10*pt, frameWidth, text) + 3*pt
		b.close(2)
		b.footRule(0, frameWidth, c.Look.Thin, ruleGrey)
		nodes = append(nodes, b.leaf())
	}
	return nodes
}

// choiceRow compiles a row on a record: a question with its answers in words.
func (c *compiler) choiceRow(fields []*apdocs.Field, cols []column) *node {
	l := c.Look
	b := c.block(block.Flowing)
	b.open(tags.TR)
	for _, col := range cols {
		if col.Kind == apdocs.LabelColumn {
			b.open(tags.RowHead)
			b.reach(b.question(&fields[0].Question, l.Text, col.x, 4*pt, col.w) + 4*pt)
			b.againAt(b.fill(fields[0].Question.Title())+b.say(render.Continued), col.x, col.w, 4*pt, 0)
		} else {
			b.open(tags.TD)
			f := fields[col.Field]
			b.answer(f, c.readCell(f), l.Text, col.x, 4*pt, col.w)
		}
		b.close(1)
	}
	b.close(1)
	b.Foot, b.Top = 4*pt, 4*pt
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	return b.leaf()
}

// boxes compiles a table of questions with boxes, one column for each option. A question
// with other options has them in its row. All questions do if the column headings do not
// fit.
func (c *compiler) boxes(t *arrange.Choices) *node {
	cols := c.boxColumns(t)
	head, all := c.boxHeadings(cols), &node{}
	roomy := cols[0].w >= mm(20) && (t.Answers == 0 || cols[len(cols)-1].w >= mm(20))
	var body *node
	for i := range t.Rows {
		r := &t.Rows[i]
		own := r.Own || !roomy
		if body == nil || own != (body.head == nil) {
			body = &node{}
			table := &node{tag: tags.Table, kids: []*node{body}}
			if !own {
				body.head, table.kids = head.repeated(), []*node{{block: head}, body}
			}
			all.kids = append(all.kids, table)
		}
		if own {
			body.kids = append(body.kids, c.ownRow(r)...)
		} else {
			body.kids = append(append(body.kids, c.subheads(r.Subheads, len(cols))...), c.boxRow(t, r, cols))
		}
	}
	return all
}

// ownRow compiles a question with its options in the row, and the row's other questions
// below it.
func (c *compiler) ownRow(r *arrange.ChoiceRow) []*node {
	nodes := []*node{c.optionRow(r.Fields[0])}
	for _, p := range r.Others() {
		nodes = append(nodes, c.besideBlank(p))
	}
	return append(c.subheads(r.Subheads, 2), c.belonging(c.fill(r.Fields[0].Question.Title()), nodes))
}

// boxWidth returns the width of a column of boxes: at least least, and that of the longest
// word of its heading.
func (c *compiler) boxWidth(col *arrange.Column, least length) length {
	label := c.Look.Label()
	for word := range strings.FieldsSeq(c.fill(col.Head)) {
		least = max(least, c.Fonts.Width(label.Weight, label.Size, word)+4*pt)
	}
	return least
}

// boxColumns positions the columns of a blank's boxes.
func (c *compiler) boxColumns(t *arrange.Choices) (cols []column) {
	least := mm(15)
	if t.Answers > 0 {
		least = mm(12)
	}
	if t.Answers > 2 && c.onScreen() {
		least = mm(10)
	}
	boxes := length(0)
	for i := range t.Columns {
		if col := &t.Columns[i]; col.Kind == apdocs.OptionColumn {
			boxes += c.boxWidth(col, least)
		}
	}
	question := frameWidth - boxes
	switch {
	case t.Answers > 1:
		question = mm(38)
	case t.Answers > 0:
		question = mm(70)
	}
	x, first := length(0), question+boxes
	for i := range t.Columns {
		col := &t.Columns[i]
		switch col.Kind {
		case apdocs.LabelColumn:
			cols = append(cols, column{*col, x, question - gutter})
			x += question
		case apdocs.OptionColumn:
			w := c.boxWidth(col, least)
			cols = append(cols, column{*col, x, w})
			x += w
		default:
			w := (frameWidth - first) / length(t.Answers)
			if c.onScreen() {
				w = fieldShare(t, col, frameWidth-first)
			}
			cols = append(cols, column{*col, x + gutter, w - gutter})
			x += w
		}
	}
	return cols
}

// optionRow compiles a question with its options at the right of the same line, or below
// one another beside it if they do not fit there.
func (c *compiler) optionRow(f *apdocs.Field) *node {
	if c.optionsWidth(f) > frameWidth-railWidth {
		return c.besideBlank(arrange.PairOf(f))
	}
	l := c.Look
	b := c.block(block.Solid)
	b.open(tags.TR)
	b.open(tags.RowHead)
	w := c.optionsWidth(f)
	h := b.question(c.asked(f), l.Text, 0, 4*pt, frameWidth-w-gutter)
	b.close(1)
	b.open(tags.TD)
	b.optionBoxes(f, frameWidth-w, 4*pt)
	b.close(2)
	b.Height, b.After = h+4*pt, 4*pt
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	return b.leaf()
}

// boxHeadings compiles the row of headings. Those above boxes are centred; all are aligned
// at their last lines.
func (c *compiler) boxHeadings(cols []column) *template {
	l := c.Look
	b := c.block(block.Solid)
	b.Keep = 2
	b.open(tags.TR)
	most := 1
	set := make([]heading, len(cols))
	for i, col := range cols {
		set[i] = c.setHeading(col)
		most = max(most, set[i].lines())
	}
	for i, col := range cols {
		b.open(tags.ColumnHead)
		y := 4*pt + l.Label().Height(most-set[i].lines())
		if col.Kind == apdocs.OptionColumn {
			b.centred(l.Label(), col, y, set[i].label)
		} else {
			b.columnHead(&set[i], col.x, y)
		}
		b.close(1)
	}
	b.close(1)
	h := 4*pt + l.Label().Height(most) + 3*pt
	b.artifact(func(k canvas.Canvas) { k.Line(0, h, frameWidth, h, l.Heavy, black) })
	b.Height = h
	return b.template
}

// centred draws centred lines of fixed text in a column, as content of the current
// element.
func (b *builder) centred(s sheet.Style, col column, y length, lines []string) {
	b.add(&block.Drawing{Piece: b.drawn(func(k canvas.Canvas) {
		for i, line := range lines {
			x := col.x + (col.w-b.Fonts.Width(s.Weight, s.Size, line))/2
			if i+1 < len(lines) {
				line += " "
			}
			drawLines(k, s, x, y+s.Height(i), []string{line})
		}
	})})
}

// boxRow compiles a row of a blank: a question with its boxes and room for comments.
func (c *compiler) boxRow(t *arrange.Choices, r *arrange.ChoiceRow, cols []column) *node {
	l, f := c.Look, r.Fields[0]
	b := c.block(block.Solid)
	b.open(tags.TR)
	for _, col := range cols {
		switch col.Kind {
		case apdocs.LabelColumn:
			b.open(tags.RowHead)
			b.reach(b.question(t.Asked(f), l.Text, col.x, 4*pt, col.w) + 4*pt)
		case apdocs.OptionColumn:
			b.open(tags.TD)
			x := col.x + (col.w-l.Box)/2
			if r.Boxes(&col.Column) {
				b.box(f, col.Choice, x, 4*pt, arrange.BoxSays(b.In(), true, col.Choice.Label)+" ")
			}
		default:
			b.open(tags.TD)
			n := max(2, int((b.Height+l.Pitch-1)/l.Pitch))
			if c.onScreen() {
				b.cellRoom(r.Fields[col.Field], 2, col.x, col.w, false)
			} else {
				b.cellRoom(r.Fields[col.Field], n-1, col.x, col.w, false)
			}
			b.reach(length(n) * l.Pitch)
		}
		b.close(1)
	}
	b.close(1)
	c2 := ruleGrey
	if t.Answers > 0 {
		c2 = lineGrey
	}
	b.footRule(0, frameWidth, l.Thin, c2)
	return b.leaf()
}
