package sheet

import (
	"regexp"

	"github.com/apdocs/forms/apdocs"
)

// totals is what stands first in a line with totals, which spreadsheets have at their end.
var totals = regexp.MustCompile(`(?i)^((grand |sub-?)?totals?|sum|count|average|mean)\b[^a-z]*$|` +
	`^(total|number|count) (number )?of (pupils|students|children|learners|rows|records)\b`)

// total returns the problem of a line that looks like one with totals, or nil: what stands first
// in it says so, and it answers at most two questions. It is not left out in silence, because it
// might be a record all the same.
func (m *Match) total(cells []Cell) *cellProblem {
	var first *target
	answered := 0
	for _, t := range m.targets {
		for _, c := range t.columns {
			if cellIn(cells, c.index).Kind == Empty {
				continue
			}
			if answered++; first == nil || c.index < first.columns[0].index {
				first = t
			}
		}
	}
	if first == nil || answered > 2 {
		return nil
	}
	c := first.columns[0]
	if text := cellIn(cells, c.index); text.Kind != Text || !totals.MatchString(text.Text) {
		return nil
	}
	p := first.problem(c, "this row looks like one with totals, not like a record; delete or hide it", apdocs.Error)
	return &p
}
