package documents

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// Some forms ask for one parent, others for all of them.
const (
	parentList = "parents"
	parentRow  = "parents[]."
	oneParent  = "parent."

	parentLanguage = parentRow + "language"
)

// onlyParent fills the first row of the parents with the one parent of the newest record that names
// one. It is used where no record lists the parents, so that none of several is lost.
func (c *carrying) onlyParent(each *apdocs.Repeat, columns []*apdocs.Field) {
	for i := range c.sources {
		s := &c.sources[i]
		if name := s.Field(oneParent + "name"); name == nil || !name.Answered(s.record, apdocs.At{}) {
			continue
		}
		each.Grow(c.next, apdocs.At{}, 1)
		for _, q := range columns {
			path := oneParent + strings.TrimPrefix(q.Name, parentRow)
			if strings.HasPrefix(q.Name, parentRow) && c.takesParent(s, q, path, apdocs.At{}) {
				c.taken = append(c.taken, Carried{Path: q.Name, Label: q.Title(), Source: path, From: s.number, Rows: 1})
			}
		}
		return
	}
}

// fromParents answers a question about the one parent from the newest record that lists parents, if
// that lists one only: with several it is not known which is meant.
func (c *carrying) fromParents(q *apdocs.Field) {
	rest, ok := strings.CutPrefix(q.Name, oneParent)
	if !ok {
		return
	}
	for i := range c.sources {
		s := &c.sources[i]
		rows := s.List(parentList)
		if rows == nil || rows.Len(s.record, apdocs.At{}) == 0 {
			continue
		}
		if rows.Len(s.record, apdocs.At{}) == 1 && c.takesParent(s, q, parentRow+rest, apdocs.At{}) {
			c.taken = append(c.taken, Carried{Path: q.Name, Label: q.Title(), Source: parentRow + rest, From: s.number})
		}
		return
	}
}

// takesParent takes an answer about a parent, unless it is given afresh.
func (c *carrying) takesParent(s *carrySource, q *apdocs.Field, path string, at apdocs.At) bool {
	from := s.Field(path)
	return !isAfresh(c.to.Name, q.Name) && sameKind(from, q) && from.Answered(s.record, at) &&
		takeAt(q, c.next, at, s, path, at)
}
