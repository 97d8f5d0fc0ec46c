package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/typed"
)

// headings returns the columns that have a heading, or an answer and no heading.
func (m *Match) headings() (all []column) {
	var used []bool // by column
	for i := range m.Table.Lines[m.head:] {
		for column, c := range m.Table.Lines[m.head+i].each() {
			for len(used) <= column {
				used = append(used, false)
			}
			used[column] = used[column] || i > 0 && !strings.HasPrefix(c.Text, mergedFault)
		}
	}
	head := m.Table.Lines[m.head].Cells()
	for i := range max(len(used), len(m.heads)) {
		c := column{index: i}
		if cell := cellIn(head, i); m.heads != nil && i < len(m.heads) {
			c.heading = m.heads[i]
		} else if cell.Kind != Faulty {
			c.heading = cell.Text
		}
		if c.heading != "" || i < len(used) && used[i] {
			all = append(all, c)
		}
	}
	return all
}

// name returns the heading of the column or, without one, its letters.
func (c *column) name() string {
	if c.heading == "" {
		return columnName(c.index)
	}
	return c.heading
}

// named reports whether name refers to the column: it is its heading or, if no column has
// that heading, its letters.
func (c *column) named(name string, all []column) bool {
	if name == IgnoreUnknown {
		return c.heading == ""
	}
	if c.heading != "" && plain(c.heading) == plain(name) {
		return true
	}
	return strings.EqualFold(name, columnName(c.index)) &&
		!slices.ContainsFunc(all, func(other column) bool { return plain(other.heading) == plain(name) })
}

// unknown says why a heading has no meaning.
func (x *index) unknown(c column, sought string, err error) string {
	what := fmt.Sprintf("column %s “%s” ", columnName(c.index), c.heading)
	if sought != c.heading {
		what += "is mapped to what "
	}
	if !errors.Is(err, errUnknown) {
		return what + err.Error()
	}
	var labels []string
	for _, q := range x.questions {
		labels = append(labels, q.label)
	}
	what += "is no question of " + x.form
	if near := apdocs.Nearest(sought, labels); len(near) > 0 {
		for i := range near {
			near[i] = "“" + near[i] + "”"
		}
		what += " (did you mean " + typed.Either(near) + "?)"
	}
	return what
}
