package dump

import (
	"fmt"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// Order returns an error unless marked content is drawn in the order of the structure tree, so that
// a reader that ignores tags reads the same. The error names the first content that is not. Whether
// all of it is drawn is for Check.
//
// A table row that continues on another page is drawn page by page, while each of its cells is
// whole in the structure. So content of a cell may be drawn before content of an earlier cell of
// the same row if that is on a later page.
func Order(pdf []byte) error {
	l, err := load(pdf)
	if err != nil {
		return fmt.Errorf("check order: %w", err)
	}
	c := checker{loaded: l, named: map[mark]*element{}, annots: map[file.Reference]*element{}, cells: map[mark]cell{}}
	for _, e := range l.tree.top {
		c.names(e, cell{})
	}
	place := map[mark]int{}
	for i, m := range l.order {
		place[m] = i
	}
	before := 0      // after which content of the current row, or outside rows, has to be drawn
	last := -1       // what was drawn last, of what the structure has so far
	var row *element // of the content so far
	var inRow []mark // its content
	for _, m := range c.order {
		at, ok := place[m]
		if !ok {
			continue
		}
		if in := c.cells[m]; in.row == nil || in.row != row {
			row, inRow, before = in.row, nil, last
		}
		if at < before || !c.followsInRow(m, inRow, place) {
			return fmt.Errorf("check order: %s: %s is drawn before what stands before it in the structure: %q",
				c.owner(m.owner), title(c.named[m]), l.text[m])
		}
		last = max(last, at)
		inRow = append(inRow, m)
	}
	return nil
}

// A cell is a table cell and its row, or zero values outside of tables.
type cell struct{ row, cell *element }

// followsInRow reports whether content may come after what its row has so far: it is drawn after
// what its own cell has, and after what is on the same page or earlier ones.
func (c *checker) followsInRow(m mark, inRow []mark, place map[mark]int) bool {
	for _, earlier := range inRow {
		if place[m] < place[earlier] &&
			(c.cells[m].cell == c.cells[earlier].cell || c.pageOf[m] >= c.pageOf[earlier]) {
			return false
		}
	}
	return true
}
