package main

import (
	"fmt"

	"github.com/apdocs/forms/schema"
)

// mostRepeated is how many records of a file are named that have the same problem.
const mostRepeated = 3

// causes counts what is said in the same words of several records of a file, so that one cause
// is not printed for each of a thousand rows.
type causes struct {
	times map[cause]int
	order []cause // of those that were left out
}

// A cause is what is said of a record, without the record's place.
type cause struct {
	path string // of the file
	row  bool   // it is a table
	text string
}

// first counts what is said of a record, and reports whether it is to be printed.
func (n *causes) first(r *reading, text string) bool {
	if n.times == nil {
		n.times = map[cause]int{}
	}
	c := cause{r.path, r.row != nil, text}
	n.times[c]++
	if n.times[c] == mostRepeated+1 {
		n.order = append(n.order, c)
	}
	return n.times[c] <= mostRepeated
}

// rest returns a line for each cause of which records were left out.
func (n *causes) rest() (lines []string) {
	for _, c := range n.order {
		more := count(n.times[c]-mostRepeated, "more record")
		if c.row {
			more = count(n.times[c]-mostRepeated, "more row")
		}
		lines = append(lines, printable(fmt.Sprintf("%s: and %s: %s", fileName(c.path), more, c.text)))
	}
	return lines
}

// placeless is a problem as it is printed, without its line or cell.
func placeless(p schema.Problem) string {
	p.Line, p.Cell = 0, ""
	return p.String() + severityOf(p)
}
