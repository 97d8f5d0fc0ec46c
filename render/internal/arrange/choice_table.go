package arrange

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

func (a *arranger) choices(t *apdocs.Table) *Choices {
	c := &Choices{Title: &t.Title}
	for _, col := range columns(t) {
		last := len(c.Columns) - 1
		switch {
		case col.Kind == apdocs.OptionColumn && a.Blank:
			col.Head = a.boxHead(col)
		case col.Kind == apdocs.OptionColumn && last >= 0 && c.Columns[last].Head == a.In.Say(render.AnswerHead):
			continue // one column for the answer replaces all boxes
		case col.Kind == apdocs.OptionColumn:
			col = Column{Head: a.In.Say(render.AnswerHead), Kind: apdocs.AnswerColumn, Share: 1}
		case col.Kind == apdocs.AnswerColumn:
			c.Answers++
			col.Hints = a.hints(t.Rows, col.Field, false)
		}
		c.Columns = append(c.Columns, col)
	}
	var shared []*apdocs.Field // whose boxes are in the columns
	for i, fields := range t.Rows {
		row := ChoiceRow{Subheads: subheads(t, i), Fields: fields}
		row.Own = a.Blank && !offered(t, fields[0].Choices)
		if !row.Own {
			shared = append(shared, fields[0])
		}
		c.Rows = append(c.Rows, row)
	}
	c.Ticking = a.ticking(render.TickEachRow, shared)
	for i, col := range c.Columns {
		if col.Kind == apdocs.LabelColumn && c.Hint != "" {
			c.Columns[i].Hints = []string{c.Hint}
		}
	}
	return c
}

// boxHead returns the heading of a column of boxes. Only "Not applicable" is abbreviated.
func (a *arranger) boxHead(c Column) string {
	if c.Choice.Value == string(apdocs.NotApplicable) {
		return a.In.Say(render.NotApplicableShort)
	}
	return c.Head
}

// offered reports whether each of the choices has a column.
func offered(t *apdocs.Table, choices []apdocs.Choice) bool {
	return !slices.ContainsFunc(choices, func(choice apdocs.Choice) bool {
		return !slices.ContainsFunc(t.Columns, func(c apdocs.Column) bool {
			return c.Kind == apdocs.OptionColumn && c.Choice == choice
		})
	})
}

func (a *arranger) choiceStack(t *apdocs.Table) *ChoiceStack {
	c := &ChoiceStack{}
	var first []*apdocs.Field
	for _, fields := range t.Rows {
		first = append(first, fields[0])
	}
	c.Ticking = a.ticking(render.TickEach, first)
	for i, fields := range t.Rows {
		s := stack(fields)
		s.Pairs[0].Asked = c.Asked(fields[0])
		c.Rows = append(c.Rows, StackedRow{subheads(t, i), s})
	}
	return c
}
