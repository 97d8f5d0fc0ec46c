package sheet

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// mostInColumns is how many rows of a list stand in numbered columns in a workbook. If a record
// has more, the list has a sheet of its own, with a row for each.
const mostInColumns = 5

// An outList is a list whose rows stand on a sheet of their own in a written workbook.
type outList struct {
	name  string // "targets", "reviews[].targets"
	sheet string
	*outTable
}

// partLists moves the answers of long lists from the columns of the table to sheets of their
// own. Their rows name their record by its reference, so it does so only if each record has one
// and no two the same; otherwise all answers stay in numbered columns. taken are the names of
// sheets that there are already; forms reports whether the workbook has several.
func (t *outTable) partLists(taken map[string]bool, forms bool) (lists []*outList) {
	references := map[string]bool{}
	for _, row := range t.rows {
		references[row["reference"]] = true
	}
	if len(references) < len(t.rows) || references[""] {
		return nil
	}
	for _, name := range t.longLists() {
		l := &outList{name: name, outTable: newOutTable(t.outline)}
		l.sheet = sheetOf(name)
		for n := 2; taken[l.sheet]; n++ {
			l.sheet = sheetOf(name) + " " + strconv.Itoa(n)
		}
		if l.take(t, forms); len(l.rows) > MaxRows-2 {
			continue
		}
		taken[l.sheet] = true
		lists = append(lists, l)
		for _, record := range t.rows {
			maps.DeleteFunc(record, func(path, _ string) bool { return t.known[path].in(name) })
		}
	}
	t.columns = slices.DeleteFunc(t.columns, func(c *outColumn) bool {
		return slices.ContainsFunc(lists, func(l *outList) bool { return c.in(l.name) })
	})
	return lists
}

// in reports whether the answers of a column are in the rows of a list.
func (c *outColumn) in(list string) bool { return strings.HasPrefix(c.question.name, list+"[].") }

// longLists returns the lists of which a record has more rows than stand in columns, those in
// other lists first.
func (t *outTable) longLists() (names []string) {
	for _, c := range t.columns {
		name := ""
		for depth, part := range strings.Split(c.question.name, "[]") {
			name += part
			if depth < c.question.lists() && depth < len(c.at) && c.at[depth] >= mostInColumns &&
				!strings.HasSuffix(c.question.name, name+"[]") && !slices.Contains(names, name) {
				names = append(names, name)
			}
			name += "[]"
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(b, "[]"), strings.Count(a, "[]")),
			cmp.Compare(t.order[a+"[]"], t.order[b+"[]"]))
	})
	return names
}

// sheetOf returns the name of the sheet of a list: “Targets”, “Review targets”.
func sheetOf(list string) string {
	outer, inner, within := strings.Cut(list, "[].")
	if !within {
		return apdocs.InWords(list)
	}
	return stemOf(outer) + " " + strings.ToLower(apdocs.InWords(inner))
}

// stemOf returns what one row of a list is called: “Target”.
func stemOf(list string) string { return strings.TrimSuffix(apdocs.RowName(list, 0), " 1") }

// take takes the answers of a list from the records' rows.
func (l *outList) take(t *outTable, forms bool) {
	outer, _, within := strings.Cut(l.name, "[].")
	keys := []string{"reference"}
	if forms {
		keys = []string{"form", "reference"}
	}
	if within {
		keys = append(keys, outer)
	}
	for i, key := range keys {
		c := &outColumn{question: keyQuestion(key), name: key, rank: []int{-1, i}}
		l.known[key], l.columns = c, append(l.columns, c)
	}
	for _, record := range t.rows {
		rows, ends := map[[2]int]map[string]string{}, map[int]int{} // by row of the outer list
		for path, answer := range record {
			c := t.known[path]
			if !c.in(l.name) {
				continue
			}
			at, depth := [2]int{0, c.at[0]}, 1
			if within {
				at, depth = [2]int{c.at[0], c.at[1]}, 2
			}
			if rows[at] == nil {
				rows[at], ends[at[0]] = map[string]string{}, max(ends[at[0]], at[1]+1)
			}
			own := l.column(c, depth)
			rows[at][own.name] = answer
		}
		for _, n := range slices.Sorted(maps.Keys(ends)) {
			for k := range ends[n] { // rows without answers too, between others
				row := rows[[2]int{n, k}]
				if row == nil {
					row = map[string]string{}
				}
				row["form"], row["reference"] = t.outline.Name, record["reference"]
				if within {
					row[outer] = strconv.Itoa(n + 1)
				}
				l.rows = append(l.rows, row)
			}
		}
	}
	slices.SortFunc(l.columns, func(a, b *outColumn) int { return slices.Compare(a.rank, b.rank) })
}

// column returns the column for an answer that has a column among those of the records. depth
// is how many lists are left out of its path.
func (l *outList) column(c *outColumn, depth int) *outColumn {
	parts := strings.Split(c.name, ".")
	for i, left := 0, depth; left > 0; i++ {
		if _, err := strconv.Atoi(parts[i]); err == nil {
			if left--; left == 0 {
				parts = parts[i+1:]
			}
		}
	}
	name := strings.Join(parts, ".")
	if known := l.known[name]; known != nil {
		return known
	}
	own := &outColumn{question: c.question, name: name, rank: c.rank[2*depth:]}
	copy(own.at[depth:], c.at[depth:])
	own.heading = c.question.label
	if depth == 1 && c.question.lists() > 1 { // a list inside that stands in numbered columns
		own.heading = strings.Join(append(apdocs.RowNames(c.question.name, own.at[:]...)[1:], c.question.label), ", ")
	}
	l.known[name], l.columns = own, append(l.columns, own)
	return own
}

// keyQuestion is a column of the sheet of a list that says which record a row belongs to: its
// form, its reference, or the number of the row of an outer list.
func keyQuestion(key string) *question {
	q := &question{name: key, label: apdocs.InWords(key), answer: textAnswer}
	if key != "form" && key != "reference" {
		q.label, q.answer.Kind = stemOf(key), apdocs.KindCount
	}
	return q
}
