package compile

import (
	"fmt"
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// listsBelow returns t with its lists that are too narrow for their longest choice below each row. A viewer cuts what
// has no room in a list. Two answers stay beside the number of the row.
func (c *compiler) listsBelow(t *arrange.Rows) *arrange.Rows {
	const fewest = 3 // columns
	var below []arrange.Pair
	for len(t.Columns) > fewest {
		i := slices.IndexFunc(c.rowColumns(t.Columns, t.Fields), func(col column) bool {
			return col.Kind == apdocs.AnswerColumn && c.inList(t.Fields[col.Field], col.w) &&
				c.listWidth(t.Fields[col.Field]) > col.w
		})
		if i < 0 {
			break
		}
		below = append(below, arrange.PairOf(t.Fields[t.Columns[i].Field]))
		moved := *t
		moved.Columns = slices.Delete(slices.Clone(t.Columns), i, i+1)
		t = &moved
	}
	if len(below) > 0 {
		moved := *t
		moved.Below = append(below, t.Below...)
		t = &moved
	}
	return t
}

// listWidth returns the width of a list that shows each of a question's choices whole.
func (c *compiler) listWidth(f *apdocs.Field) (w length) {
	for _, ch := range f.Choices {
		w = max(w, c.Fonts.Width(c.Look.Text.Weight, c.Look.Text.Size, ch.Label))
	}
	return w + 2*block.InputPad + listButton
}

// rowBelow returns the row followed by the questions below it, which stay on its page.
func (c *compiler) rowBelow(row *node, below []arrange.Pair, cols []column) []*node {
	all := []*node{row}
	if len(below) == 0 {
		return all
	}
	row.block.Keep, row.block.After = 1, 0
	for i, p := range below {
		one := c.below(p, cols, i == len(below)-1)
		if i < len(below)-1 {
			one.block.Keep, one.block.After = 1, 0
		}
		all = append(all, one)
	}
	return all
}

// belowSplit returns the columns at which the label and the answer of a question below a row begin. The label
// stands after the number and the answer begins at the column nearest to the axis of the page on which answers begin
// elsewhere. It is at least the third, so that the label has more than the number's column. Below a name there is room
// for the label.
func belowSplit(cols []column) (label, answer int) {
	if cols[0].Kind == apdocs.LabelColumn {
		return 0, 1
	}
	best := min(2, len(cols)-1)
	off := func(i int) length { return max(cols[i].x-answerX, answerX-cols[i].x) }
	for i := best; i < len(cols); i++ {
		if off(i) < off(best) {
			best = i
		}
	}
	return 1, best
}

// below compiles a question below a row: its label in the first columns, its answer in the others. In the structure
// it is a row of the same table.
func (c *compiler) below(p arrange.Pair, cols []column, last bool) *node {
	first, split := belowSplit(cols)
	from, at := cols[first].x, cols[split].x
	kind := block.Flowing
	if c.blank() {
		kind = block.Solid
	}
	b := c.block(kind)
	b.open(tags.TR)
	if split > 1 {
		b.open(&tags.Tag{Type: "TH", Attr: fmt.Sprintf("/A<</O/Table/Scope/Row/ColSpan %d>>", split)})
	} else {
		b.open(tags.RowHead)
	}
	q, y := &p.Question, 4*pt
	if c.blank() {
		q, y = p.Asked, c.Look.Pitch-5*pt-c.Look.Text.Baseline()
	}
	if c.inList(p.Field, frameWidth-at) {
		unticked := *q
		unticked.Hints = c.withoutTick(q.Hints)
		q = &unticked
	}
	label := c.Look.Label()
	if first == 0 { // the name of the row stands out
		label = c.Look.Text
	}
	below := b.question(q, label, from, y, at-from-gutter)
	b.close(1)
	b.open(&tags.Tag{Type: "TD", Attr: fmt.Sprintf("/A<</O/Table/ColSpan %d>>", len(cols)-split)})
	if c.blank() {
		n := max(p.Field.Question.Lines, int((below-y+c.Look.Pitch-1)/c.Look.Pitch))
		b.cellRoom(p.Field, n, at, frameWidth-at, last)
		b.After = 8 * pt
	} else {
		b.answer(p.Field, c.readCell(p.Field), c.Look.Text, at, 4*pt, frameWidth-at)
		b.againAt(b.fill(p.Question.Title())+b.say(render.Continued), from, at-from-gutter, 4*pt, 0)
		b.Foot, b.Top = 4*pt, 4*pt
	}
	b.close(2)
	b.reach(below + b.Foot)
	if last && !c.blank() {
		b.footRule(0, frameWidth, c.Look.Thin, ruleGrey)
	}
	return b.leaf()
}
