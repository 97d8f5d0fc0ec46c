package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/typed"
)

// A step leads from a part of a record to an inner part: by a name, or by the number of a
// row.
type step struct {
	name string
	row  int
}

// stepsOf returns the steps of a path such as "objectives.0.aim".
func stepsOf(path string) (steps []step) {
	for _, part := range strings.Split(path, ".") {
		if n, err := strconv.Atoi(part); err == nil {
			steps = append(steps, step{row: n})
		} else {
			steps = append(steps, step{name: part})
		}
	}
	return steps
}

// join combines the columns that answer the same question, and reports those that do so
// twice.
func (m *Match) join() (wrong []string) {
	byPath := map[string]*target{}
	for _, c := range m.columns {
		path := c.path()
		t := byPath[path]
		if t == nil {
			t = &target{meaning: c.meaning, steps: stepsOf(path), usual: usualAnswers(c.question.answer)}
			byPath[path] = t
			m.targets = append(m.targets, t)
		}
		t.columns = append(t.columns, c)
	}
	for _, t := range m.targets {
		slices.SortStableFunc(t.columns, func(a, b column) int {
			return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.part, b.part))
		})
		if problem := t.sound(); problem != "" {
			wrong = append(wrong, problem)
		}
	}
	return wrong
}

// usualAnswers returns how the answers of a question with choices are read that are written
// as the form prints them or as records keep them, so that each is read once only.
func usualAnswers(a typed.Answer) map[string]typed.Reading {
	usual := map[string]typed.Reading{}
	for _, choice := range a.Choices {
		for _, text := range []string{choice.Value, choice.Label} {
			if reading, err := a.Read(text); err == nil {
				usual[text] = reading
			}
		}
	}
	return usual
}

// sound returns what is wrong with the columns of a question, or "".
func (t *target) sound() string {
	var names []string
	parts := map[partOf]int{}
	mapped := 0
	for _, c := range t.columns {
		names = append(names, fmt.Sprintf("%s “%s”", columnName(c.index), c.heading))
		parts[c.part]++
		mapped += min(c.order, 1)
	}
	several := strings.Join(names, " and ")
	text := t.question.answer.Kind == apdocs.KindText || t.question.answer.Kind == apdocs.KindLongText ||
		t.question.answer.Kind == apdocs.KindAddress
	if len(t.columns) > 1 && mapped == len(t.columns) && text {
		return ""
	}
	for part, n := range parts {
		if n > 1 || part == whole && len(t.columns) > 1 {
			return fmt.Sprintf("columns %s both answer “%s”; leave out one of them", several, t.question.title(t.at))
		}
	}
	name := parts[forename]+parts[middle]+parts[surname]+parts[title] > 0
	preferred := strings.HasSuffix(t.question.name, "preferredName") // a forename alone is a complete one
	switch {
	case name && parts[surname] == 0 && !preferred:
		return fmt.Sprintf("column %s is a part of “%s”; a column with the surname is missing", several,
			t.question.title(t.at))
	case name && parts[forename] == 0:
		return fmt.Sprintf("column %s is a part of “%s”; a column with the forename is missing", several,
			t.question.title(t.at))
	}
	return ""
}

// String describes how the table is read: which columns answer which questions, and what
// is left out. It contains no answers.
func (m *Match) String() string {
	var parts []string
	var paths []string
	for _, t := range m.targets {
		var headings []string
		for _, c := range t.columns {
			headings = append(headings, c.heading)
		}
		from, to := strings.Join(headings, " + "), t.question.title(t.at)
		if from == t.path() {
			paths = append(paths, from)
		} else if from == to && !strings.Contains(to, ",") {
			parts = append(parts, from)
		} else if from == to {
			parts = append(parts, "“"+to+"”")
		} else {
			parts = append(parts, from+" → “"+to+"”")
		}
	}
	const listed = 5
	if len(paths) > listed {
		paths = []string{counted(len(paths), "column") + " by path"}
	}
	parts = append(parts, paths...)
	all := []string{m.outline.Name + ", " + counted(m.Rows, "row") + ": " + strings.Join(parts, ", ")}
	for _, l := range m.lists {
		all = append(all, l.String())
	}
	if len(m.passed) > 0 {
		all = append(all, "the form does not ask for "+strings.Join(m.passed, ", "))
	}
	if len(m.left) > 0 {
		all = append(all, "left out, as asked: "+strings.Join(m.left, ", "))
	}
	if m.heads != nil {
		all = append(all, "the headings stand in two rows")
	}
	if len(m.above) > 0 {
		all = append(all, rowsNamed(m.above)+" above the headings left out")
	}
	if len(m.Hidden) > 0 {
		all = append(all, "hidden and left out: "+rowsNamed(m.Hidden))
	}
	if columns := m.hiddenColumns(); columns != "" {
		all = append(all, "hidden and read all the same: "+columns)
	}
	if m.note != "" {
		all = append(all, "read as "+m.note)
	}
	return strings.Join(all, "; ")
}

// hiddenColumns names the hidden columns that answer questions.
func (m *Match) hiddenColumns() string {
	var names []string
	for _, c := range m.columns {
		if slices.Contains(m.Table.hidden, c.index) {
			names = append(names, columnName(c.index))
		}
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return "column " + names[0]
	}
	return "columns " + strings.Join(names, ", ")
}

// Columns returns, for each column of the table, its letters, its heading, and the path
// and label of the question that it answers. The last two are empty if it answers none.
func (m *Match) Columns() (all [][4]string) {
	for _, c := range m.headings() {
		row := [4]string{columnName(c.index), c.heading}
		for _, known := range m.columns {
			if known.index == c.index {
				row[2], row[3] = known.path(), known.question.title(known.at)
			}
		}
		all = append(all, row)
	}
	return all
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// rowsNamed formats row numbers: "row 3", "rows 3 to 5 and 9".
func rowsNamed(rows []int) string {
	var spans []string
	for i := 0; i < len(rows); {
		end := i
		for end+1 < len(rows) && rows[end+1] == rows[end]+1 {
			end++
		}
		if end == i {
			spans = append(spans, strconv.Itoa(rows[i]))
		} else {
			spans = append(spans, fmt.Sprintf("%d to %d", rows[i], rows[end]))
		}
		i = end + 1
	}
	const most = 12
	rest := ""
	if len(spans) > most {
		spans, rest = spans[:most], fmt.Sprintf(" and others, %d in all", len(rows))
	}
	word := "rows "
	if len(rows) == 1 {
		word = "row "
	}
	if rest != "" {
		return word + strings.Join(spans, ", ") + rest
	}
	return word + strings.Replace(typed.Either(spans), " or ", " and ", 1)
}
