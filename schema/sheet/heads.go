package sheet

import (
	"strings"
)

// A span is a merged cell, with columns from 0 and rows from 1.
type span struct{ left, top, right, bottom int }

// mostSpans is how many merged cells of a table are kept: those of headings.
const mostSpans = 1000

// covering returns the merged cell that covers a cell, or nil.
func (t *Table) covering(column, row int) *span {
	for i := range t.spans {
		if s := &t.spans[i]; s.left <= column && column <= s.right && s.top <= row && row <= s.bottom {
			return s
		}
	}
	return nil
}

// twoRows returns the headings of a head of two rows, such as “Parent 1” over “Name” and “Email”.
// The upper row holds names of groups, merged over their columns or, in a table as text, before
// empty cells, or headings that stand over two rows. combined is how many of the headings are
// known by both rows together.
func (x *index) twoRows(t *Table, upper, lower *Line, o *Options) (headings []string, combined int) {
	if lower.Number != upper.Number+1 {
		return nil, 0
	}
	above, below := upper.Cells(), lower.Cells()
	group := ""
	for column := range max(len(above), len(below)) {
		own := headingIn(above, column)
		switch s := t.covering(column, upper.Number); {
		case s != nil && s.left != column:
			group = headingIn(above, s.left)
		case s != nil || own != "" || t.Name != "":
			group = own
		}
		heading := headingIn(below, column)
		switch both := group + " " + heading; {
		case heading == "" && (own == "" || group != own || spreads(t, column, upper.Number)):
			// neither has one, or only a group over other columns
		case heading == "":
			heading = own
		case group != "" && x.knows(both, o):
			heading = both
			combined++
		}
		headings = append(headings, heading)
	}
	return headings, combined
}

// spreads reports whether a cell is merged with others beside it.
func spreads(t *Table, column, row int) bool {
	s := t.covering(column, row)
	return s != nil && s.right > s.left
}

// headingIn returns the text of a cell that can be a heading, or "".
func headingIn(cells []Cell, column int) string {
	if c := cellIn(cells, column); c.Kind == Text || c.Kind == Number {
		return strings.Join(strings.Fields(c.Text), " ")
	}
	return ""
}
