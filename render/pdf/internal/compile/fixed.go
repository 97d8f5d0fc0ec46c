package compile

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// fixedRows is a table whose rows the form gives, each with questions of its own.
func (c *compiler) fixedRows(t *apdocs.Table) *node {
	if c.Look.Large {
		return c.fixedGroups(t)
	}
	shown := *t
	shown.Columns = fixedColumns(t)
	cols := c.rowColumns(&shown)
	head := c.headings(cols)
	body := &node{head: head.repeated()}
	for i, fields := range t.Rows {
		draw := c.row
		if c.blank() {
			draw = c.blankRow
		}
		body.kids = append(append(body.kids, c.subheads(t, i, len(cols))...), draw(cols, fields, fixedHead(t, i)))
	}
	return c.titled(t, &node{tag: tags.Table, kids: []*node{{block: head}, body}})
}

// titled is a table below its title, where no heading names it.
func (c *compiler) titled(t *apdocs.Table, table *node) *node {
	if t.Title.NameOnly {
		return table
	}
	return &node{kids: []*node{c.tableLabel(t), table}}
}

// fixedColumns are the table's columns and one for the answer to the question that
// heads each row, where the form has none.
func fixedColumns(t *apdocs.Table) (cols []apdocs.Column) {
	answered := slices.ContainsFunc(t.Columns, func(col apdocs.Column) bool {
		return col.Kind == apdocs.AnswerColumn && col.Field == 0
	})
	for _, col := range t.Columns {
		cols = append(cols, col)
		if col.Kind == apdocs.LabelColumn && len(t.RowNames) == 0 && !answered {
			cols = append(cols, apdocs.Column{Head: render.AnswerHead, Kind: apdocs.AnswerColumn})
		}
	}
	return cols
}

// fixedHead heads row i: with its name, or with its first question.
func fixedHead(t *apdocs.Table, i int) rowHead {
	return func(b *builder, col column) {
		q := apdocs.Question{}
		if i < len(t.RowNames) {
			q.Label = t.RowNames[i]
		} else {
			q = t.Rows[i][0].Question
		}
		b.reach(b.question(&q, b.Look.Label(), col.x, 4*pt, col.w) + 4*pt)
	}
}

// fixedGroups are the rows in large print: each under its own heading.
func (c *compiler) fixedGroups(t *apdocs.Table) *node {
	all := &node{}
	for i, fields := range t.Rows {
		cells := &node{tag: tags.Table, kids: c.subheads(t, i, 2)}
		for _, f := range fields {
			cells.kids = append(cells.kids, c.stacked(f))
		}
		if i >= len(t.RowNames) {
			all.kids = append(all.kids, cells)
			continue
		}
		b := c.block(block.Solid)
		b.Before, b.Keep = 12*pt, 1
		b.open(c.minorTag())
		b.Height = b.text(c.Look.Minor, 0, 0, frameWidth, t.RowNames[i]) + 4*pt
		b.close(1)
		all.kids = append(all.kids, &node{tag: tags.Sect, kids: []*node{b.leaf(), cells}})
	}
	return c.titled(t, all)
}
