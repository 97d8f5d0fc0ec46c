package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// A listSheet is a sheet whose rows are rows of a list in the records, such as targets.
// Each refers to its record by the reference.
type listSheet struct {
	list      string
	table     *Table
	head      int
	targets   []*target
	passed    []string
	rows      map[string][]int // indexes of lines, by reference
	hidden    []int
	reference int // column of the reference
}

// listsOf returns the lists of a form, such as "targets", without those inside lists.
func listsOf(o *apdocs.Outline) (lists []string) {
	for _, q := range questionsOf(o) {
		if list, rest, ok := strings.Cut(q.name, "[]"); ok && rest != "" && !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	return lists
}

// listNamed returns the list of the form that has the name of the sheet, or "".
func listNamed(o *apdocs.Outline, t *Table) string {
	name := plain(t.Name)
	for _, list := range listsOf(o) {
		stem := strings.TrimSuffix(plain(apdocs.RowName(list, 0)), " 1")
		if name != "" && (name == plain(list) || name == plain(apdocs.InWords(list)) || name == stem) {
			return list
		}
	}
	return ""
}

// isList reports whether a sheet may contain rows of a list: it has the name of one, and
// its rows have a reference.
func (o *Options) isList(t *Table) bool {
	referenced := slices.ContainsFunc(t.Lines[:min(len(t.Lines), mostAbove)], func(l Line) bool {
		return slices.ContainsFunc(l.Cells(), func(c Cell) bool { return isReference(c.Text) })
	})
	if !referenced {
		return false
	}
	for _, f := range o.Forms {
		outline, err := apdocs.Outlined(f)
		if err == nil && (o.Form == "" || o.Form == outline.Name) && listNamed(outline, t) != "" {
			return true
		}
	}
	return false
}

func isReference(heading string) bool {
	key := plain(heading)
	return key == "reference" || key == "ref"
}

// findLists finds the sheets with rows of the records' lists.
func (m *Match) findLists(b *Book, o *Options) error {
	for _, t := range b.Tables {
		list := listNamed(m.outline, t)
		if t == m.Table || t.Hidden || len(t.Lines) == 0 || list == "" ||
			!(&Options{Forms: []apdocs.Form{m.Form}}).isList(t) {
			continue
		}
		l := &listSheet{list: list, table: t, rows: map[string][]int{}}
		if err := l.match(m, o); err != nil {
			return err
		}
		m.lists = append(m.lists, l)
	}
	return nil
}

// match finds the meaning of the sheet's columns, and which rows belong to which record.
func (l *listSheet) match(m *Match, o *Options) error {
	inner := &Match{Form: m.Form, Table: l.table, outline: m.outline}
	x := newIndex(m.outline, l.list)
	own := &Options{}
	for _, name := range o.Ignore { // those of this sheet
		if slices.ContainsFunc(l.table.Lines[:min(len(l.table.Lines), mostAbove)], func(line Line) bool {
			return slices.ContainsFunc(line.Cells(), func(c Cell) bool { return plain(c.Text) == plain(name) })
		}) {
			own.Ignore = append(own.Ignore, name)
		}
	}
	err := inner.findHead(x, own)
	if err == nil {
		err = inner.matchColumns(x, own)
	}
	if err != nil {
		return &Error{l.table.Name, []string{err.Error()}}
	}
	l.head, l.passed, l.reference = inner.head, inner.passed, -1
	for _, t := range inner.targets {
		if t.question.name == "reference" {
			l.reference = t.columns[0].index
			continue
		}
		l.targets = append(l.targets, t)
	}
	settleDates(l.targets, l.table.Lines[l.head+1:])
	for _, t := range m.targets {
		if strings.HasPrefix(t.question.name, l.list+"[]") {
			return &Error{l.table.Name, []string{fmt.Sprintf("holds rows of “%s”, and so does column %s of the records; leave "+
				"out one of them",
				apdocs.InWords(l.list), columnName(t.columns[0].index))}}
		}
	}
	return l.group(m, o)
}

// group assigns each row to its record.
func (l *listSheet) group(m *Match, o *Options) error {
	key := slices.IndexFunc(m.targets, func(t *target) bool { return t.question.name == "reference" })
	if key < 0 || l.reference < 0 {
		return &Error{l.table.Name, []string{"its rows belong to records by their reference; give the records a column " +
			"“Reference” too"}}
	}
	known := map[string]int{}
	for i := m.head + 1; i < len(m.Table.Lines); i++ {
		line := &m.Table.Lines[i]
		reference := line.at(m.targets[key].columns[0].index).Text
		if reference == "" {
			continue
		}
		if before, ok := known[reference]; ok {
			return fault("rows %d and %d have the same reference, by which the rows of sheet “%s” belong to them", before,
				line.Number, l.table.Name)
		}
		known[reference] = line.Number
	}
	var lost []int
	for i := l.head + 1; i < len(l.table.Lines); i++ {
		line := &l.table.Lines[i]
		reference := line.at(l.reference).Text
		if line.Hidden && !o.Hidden {
			l.hidden = append(l.hidden, line.Number)
			continue
		}
		if _, ok := known[reference]; !ok {
			lost = append(lost, line.Number)
		}
		l.rows[reference] = append(l.rows[reference], i)
	}
	if len(lost) > 0 {
		return &Error{l.table.Name, []string{rowsNamed(lost) + ": no record has this reference"}}
	}
	return nil
}

var referenceSteps = []step{{name: "reference"}}

// fill adds the rows of a record to it.
func (l *listSheet) fill(r *Row, b *builder) {
	reference, _ := b.root.at(referenceSteps).value.(string)
	if b.root.at(referenceSteps).row != b.rows {
		reference = ""
	}
	if reference == "" {
		return
	}
	if rows := len(l.rows[reference]); rows > schema.MaxRows {
		r.Problems = append(r.Problems, schema.Problem{Rule: RuleCell, Path: l.list, Label: apdocs.InWords(l.list),
			Severity: apdocs.Error,
			Text:     fmt.Sprintf("has %d rows in sheet “%s”; a record has at most %d", rows, l.table.Name, schema.MaxRows)})
		return
	}
	for n, i := range l.rows[reference] {
		line := &l.table.Lines[i]
		cells := line.Cells()
		for _, t := range l.targets {
			own := t.inRow(n)
			value, problems := own.read(cells)
			for _, p := range problems {
				p.Cell = addressIn(l.table.Name, true, p.column, line.Number)
				r.Problems = append(r.Problems, p.Problem)
			}
			if value != nil {
				b.root.at(stepsOf(own.path())).put(b.rows, value)
			}
		}
	}
}

// inRow returns the target in row n of the list.
func (t *target) inRow(n int) *target {
	own := *t
	own.at = apdocs.At{n, t.at[1]}
	return &own
}

// cell returns the address of the cell in the sheet with the answer at the path, in the
// record of the row, or "".
func (l *listSheet) cell(r *Row, path string) string {
	if !strings.HasPrefix(path, l.list+".") {
		return ""
	}
	for _, t := range r.match.targets {
		if t.question.name != "reference" {
			continue
		}
		for n, i := range l.rows[r.line.at(t.columns[0].index).Text] {
			for _, t := range l.targets {
				if t.inRow(n).path() == path {
					return addressIn(l.table.Name, true, t.columns[0].index, l.table.Lines[i].Number)
				}
			}
		}
	}
	return ""
}

// String describes how the sheet is read.
func (l *listSheet) String() string {
	rows := 0
	for _, lines := range l.rows {
		rows += len(lines)
	}
	text := fmt.Sprintf("sheet “%s”: %s of “%s” by reference", l.table.Name, counted(rows, "row"), apdocs.InWords(l.list))
	if len(l.passed) > 0 {
		text += ", without " + strings.Join(l.passed, ", ")
	}
	if len(l.hidden) > 0 {
		text += ", hidden and left out: " + rowsNamed(l.hidden)
	}
	return text
}
