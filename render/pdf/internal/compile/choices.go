package compile

import (
	"fmt"
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// choices is a table of yes-or-no questions, perhaps with comments.
func (c *compiler) choices(t *apdocs.Table) *node {
	if c.Look.Large {
		n := &node{tag: tags.Table}
		for i, row := range t.Rows {
			n.kids = append(n.kids, c.subheads(t, i, 2)...)
			for _, f := range row {
				n.kids = append(n.kids, c.stacked(f))
			}
		}
		return n
	}
	if c.blank() {
		return c.boxes(t)
	}
	cols := c.choiceColumns(render.Columns(t, c.options.Rendition))
	n := &node{tag: tags.Table}
	head := c.headings(cols)
	n.kids = append(n.kids, &node{block: head})
	body := &node{head: head.repeated()}
	for i, row := range t.Rows {
		body.kids = append(append(body.kids, c.subheads(t, i, len(cols))...), c.choiceRow(row, cols))
	}
	n.kids = append(n.kids, body)
	return n
}

// choiceColumns gives the columns of a record's choices their places: question
// and answer, or question, answer and comment.
func (c *compiler) choiceColumns(given []apdocs.Column) []column {
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

// subheads are the headings across a table before row i. They stay with two rows.
func (c *compiler) subheads(t *apdocs.Table, i, columns int) (nodes []*node) {
	for _, s := range t.Subheads {
		if s.Row != i {
			continue
		}
		b := c.block(block.Solid)
		b.Keep = 2
		b.open(tags.TR)
		b.open(&tags.Tag{Type: "TH", Attr: fmt.Sprintf("/A<</O/Table/Scope/Column/ColSpan %d>>", columns)})
		b.Height = b.text(c.Look.Label(), 0, 10*pt, frameWidth, s.Text) + 3*pt
		b.close(2)
		b.footRule(0, frameWidth, c.Look.Thin, ruleGrey)
		nodes = append(nodes, b.leaf())
	}
	return nodes
}

func (c *compiler) choiceRow(fields []*apdocs.Field, cols []column) *node {
	l := c.Look
	b := c.block(block.Flowing)
	b.open(tags.TR)
	for _, col := range cols {
		if col.Kind == apdocs.LabelColumn {
			b.open(tags.RowHead)
			b.reach(b.question(&fields[0].Question, l.Text, col.x, 4*pt, col.w) + 4*pt)
		} else {
			b.open(tags.TD)
			f := fields[col.Field]
			b.answer(f, readCell(f), l.Text, col.x, 4*pt, col.w)
		}
		b.close(1)
	}
	b.close(1)
	b.Foot, b.Top = 4*pt, 4*pt
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	return b.leaf()
}

// boxes is the same to tick: questions with a choice of their own have their
// options in the row, the others a column for each option. Where the heads of the
// columns find no room, all have their options in the row.
func (c *compiler) boxes(t *apdocs.Table) *node {
	cols, comment := c.boxColumns(t)
	head, all := c.boxHeadings(cols), &node{}
	roomy := cols[0].w >= mm(20) && (!comment || cols[len(cols)-1].w >= mm(20))
	var body *node
	for i, row := range t.Rows {
		under := roomy && offered(row[0].Choices, cols)
		if body == nil || under != (body.head != nil) {
			body = &node{}
			table := &node{tag: tags.Table, kids: []*node{body}}
			if under {
				body.head, table.kids = head.repeated(), []*node{{block: head}, body}
			}
			all.kids = append(all.kids, table)
		}
		if under {
			body.kids = append(append(body.kids, c.subheads(t, i, len(cols))...), c.boxRow(row, cols, comment))
			continue
		}
		body.kids = append(append(body.kids, c.subheads(t, i, 2)...), c.optionRow(row[0]))
		for _, f := range row[1:] {
			body.kids = append(body.kids, c.besideBlank(f))
		}
	}
	return all
}

// boxColumns gives the columns of a blank's boxes their places, and reports
// whether there is one to write in.
func (c *compiler) boxColumns(t *apdocs.Table) (cols []column, comment bool) {
	options, each := 0, mm(12)
	for _, col := range t.Columns {
		if col.Kind == apdocs.OptionColumn {
			options++
			each = max(each, c.headWidth(boxHead(col)))
		}
	}
	answers := len(t.Columns) - 1 - options
	if comment = answers > 0; !comment {
		each = max(each, mm(15))
	}
	x, first := length(0), length(0)
	for _, col := range t.Columns {
		switch col.Kind {
		case apdocs.LabelColumn:
			w := frameWidth - each*length(options)
			if comment {
				w = mm(70)
			}
			if answers > 1 {
				w = mm(38)
			}
			cols = append(cols, column{col, x, w - gutter})
			x += w
		case apdocs.OptionColumn:
			cols = append(cols, column{col, x, each})
			x += each
		default:
			w := (frameWidth - first) / length(answers)
			cols = append(cols, column{col, x + gutter, w - gutter})
			x += w
		}
		if len(cols) == 1+options {
			first = x
		}
	}
	return cols, comment
}

// headWidth is the width of a column with a head that stays on one line.
func (c *compiler) headWidth(head string) length {
	s := c.Look.Label()
	return c.Fonts.Width(s.Weight, s.Size, head) + 4*pt
}

// boxHead is the head of a column of boxes, in which only "Not applicable" has a
// common abbreviation.
func boxHead(col apdocs.Column) string {
	if col.Choice.Value == string(apdocs.NotApplicable) {
		return "N/A"
	}
	return col.Head
}

// offered reports whether each of the choices has a column.
func offered(choices []apdocs.Choice, cols []column) bool {
	return !slices.ContainsFunc(choices, func(ch apdocs.Choice) bool {
		return !slices.ContainsFunc(cols, func(col column) bool { return col.Kind == apdocs.OptionColumn && col.Choice == ch })
	})
}

// optionRow is a question with its options at the right of the same line, or beside
// it one under another where they have no room there.
func (c *compiler) optionRow(f *apdocs.Field) *node {
	if c.optionsWidth(f) > frameWidth-railWidth {
		return c.besideBlank(f)
	}
	l := c.Look
	b := c.block(block.Solid)
	b.open(tags.TR)
	b.open(tags.RowHead)
	w := c.optionsWidth(f)
	h := b.question(&f.Question, l.Text, 0, 4*pt, frameWidth-w-gutter)
	b.close(1)
	b.open(tags.TD)
	b.optionBoxes(f, frameWidth-w, 4*pt)
	b.close(2)
	b.Height, b.After = h+4*pt, 4*pt
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	return b.leaf()
}

// boxHeadings are headings of which those over boxes are centred, their last
// lines on one level.
func (c *compiler) boxHeadings(cols []column) *template {
	l := c.Look
	b := c.block(block.Solid)
	b.Keep = 2
	b.open(tags.TR)
	most := 1
	set := make([][]string, len(cols))
	for i, col := range cols {
		if col.Kind == apdocs.OptionColumn {
			set[i] = []string{boxHead(col.Column)}
		} else {
			set[i] = c.set(l.Label(), col.w, c.fill(col.Head))
		}
		most = max(most, len(set[i]))
	}
	for i, col := range cols {
		b.open(tags.ColumnHead)
		x := col.x
		if col.Kind == apdocs.OptionColumn {
			x += (col.w - c.Fonts.Width(l.Label().Weight, l.Label().Size, set[i][0])) / 2
		}
		b.lines(l.Label(), x, 4*pt+l.Label().Height(most-len(set[i])), set[i])
		b.close(1)
	}
	b.close(1)
	h := 4*pt + l.Label().Height(most) + 3*pt
	b.artifact(func(k canvas.Canvas) { k.Line(0, h, frameWidth, h, l.Heavy, black) })
	b.Height = h
	return b.template
}

func (c *compiler) boxRow(fields []*apdocs.Field, cols []column, comment bool) *node {
	l, f := c.Look, fields[0]
	b := c.block(block.Solid)
	b.open(tags.TR)
	for _, col := range cols {
		switch col.Kind {
		case apdocs.LabelColumn:
			b.open(tags.RowHead)
			b.reach(b.question(&f.Question, l.Text, col.x, 4*pt, col.w) + 4*pt)
		case apdocs.OptionColumn:
			b.open(tags.TD)
			x := col.x + (col.w-l.Box)/2
			if slices.Contains(f.Choices, col.Choice) {
				b.artifact(func(k canvas.Canvas) { k.Box(x, 4*pt, l.Box, l.Box, l.Edge, black) })
				b.tickIf(f, col.Choice, x, 4*pt, "Ticked: "+col.Choice.Label+" ")
			}
		default:
			b.open(tags.TD)
			n := max(2, int((b.Height+l.Pitch-1)/l.Pitch))
			b.writing(fields[col.Field], n-1, col.x, 0, col.w)
			b.reach(length(n) * l.Pitch)
		}
		b.close(1)
	}
	b.close(1)
	c2 := ruleGrey
	if comment {
		c2 = lineGrey
	}
	b.footRule(0, frameWidth, l.Thin, c2)
	return b.leaf()
}
