package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// A listSheet is a sheet whose rows are rows of a list in the records, such as targets.
// Each refers to its record by the reference, and if the list is in the rows of another, to
// that row by its number.
type listSheet struct {
	list      string // "targets", "reviews[].targets"
	outer     string // "reviews"; "" if the list is in no other
	table     *Table
	head      int
	targets   []*target
	passed    []string
	rows      map[string][]int // indexes of lines, by reference
	hidden    []int
	reference int // column of the reference
	form      int // column of the form, or -1
	number    int // column of the number of the outer row
}

// listsOf returns the lists of a form, such as "targets" and "reviews[].targets".
func listsOf(o *apdocs.Outline) (lists []string) {
	for _, q := range questionsOf(o) {
		for name, rest, ok := strings.Cut(q.name, "[]"); ok && rest != ""; {
			if !slices.Contains(lists, name) {
				lists = append(lists, name)
			}
			var inner string
			inner, rest, ok = strings.Cut(rest, "[]")
			name += "[]" + inner
		}
	}
	return lists
}

var numberAtEnd = regexp.MustCompile(` \d+$`)

// listNamed returns the list of the form that has the name of the sheet, or "". A number at the
// end, by which the lists of several forms differ, is no part of the name.
func listNamed(o *apdocs.Outline, t *Table) string {
	name := numberAtEnd.ReplaceAllString(plain(t.Name), "")
	for _, list := range listsOf(o) {
		names := []string{plain(sheetOf(list)), plain(strings.ReplaceAll(list, "[]", ""))}
		if !strings.Contains(list, "[]") {
			names = append(names, plain(stemOf(list)))
		}
		if name != "" && slices.Contains(names, name) {
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

// fault returns an error about the sheet.
func (l *listSheet) fault(format string, args ...any) error {
	return &Error{Sheet: l.table.Name, Problems: []string{fmt.Sprintf(format, args...)}}
}

// findLists finds the sheets with rows of the records' lists.
func (m *Match) findLists(b *Book, o *Options) error {
	for _, t := range b.Tables {
		list := listNamed(m.outline, t)
		if t == m.Table || t.Hidden || len(t.Lines) == 0 || list == "" ||
			!(&Options{Forms: []apdocs.Form{m.Form}}).isList(t) || t.ofOther(m.outline.Name) {
			continue
		}
		l := &listSheet{list: list, table: t, rows: map[string][]int{}}
		if outer, _, within := strings.Cut(list, "[]."); within {
			l.outer = outer
		}
		if err := l.match(m, o); err != nil {
			return err
		}
		m.lists = append(m.lists, l)
	}
	return m.listsOnce()
}

// ofOther reports whether the rows of a list say that they are of other forms only.
func (t *Table) ofOther(form string) bool {
	for i, l := range t.Lines[:min(len(t.Lines), mostAbove)] {
		column := slices.IndexFunc(l.Cells(), func(c Cell) bool { return plain(c.Text) == "form" })
		if column < 0 {
			continue
		}
		return !slices.ContainsFunc(t.Lines[i+1:], func(l Line) bool {
			name := l.at(column).Text
			return name == form || name == ""
		})
	}
	return false
}

// listsOnce returns an error if the rows of a list stand in two places.
func (m *Match) listsOnce() error {
	for _, l := range m.lists {
		twice := func(where string, targets []*target) error {
			for _, t := range targets {
				if strings.HasPrefix(t.question.name, l.list+"[]") {
					return l.fault("holds rows of “%s”, and so does column %s of %s; leave out one of them", sheetOf(l.list),
						columnName(t.columns[0].index), where)
				}
			}
			return nil
		}
		if err := twice("the records", m.targets); err != nil {
			return err
		}
		for _, other := range m.lists {
			switch {
			case other == l || strings.HasPrefix(other.list, l.list+"[]"): // a list in the rows of this one
			case other.list == l.list:
				return l.fault("holds rows of “%s”, and so does sheet “%s”; leave out one of them", sheetOf(l.list),
					other.table.Name)
			default:
				if err := twice("sheet “"+other.table.Name+"”", other.targets); err != nil {
					return err
				}
			}
		}
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
		return &Error{l.table.Name, []string{err.Error()}, MendColumns}
	}
	l.head, l.passed, l.reference, l.form, l.number = inner.head, inner.passed, -1, -1, -1
	for _, t := range inner.targets {
		switch at := t.columns[0].index; {
		case !slices.Contains(x.belongs, t.question):
			l.targets = append(l.targets, t)
		case t.question.name == "reference":
			l.reference = at
		case t.question.name == "form":
			l.form = at
		default:
			l.number = at
		}
	}
	settleDates(l.targets, l.table.Lines[l.head+1:])
	if l.outer != "" && l.number < 0 {
		return l.fault("its rows belong to rows of “%s”; give it a column “%s” with the number of that row, from 1",
			apdocs.InWords(l.outer), stemOf(l.outer))
	}
	return l.group(m, o)
}

// group assigns each row to its record.
func (l *listSheet) group(m *Match, o *Options) error {
	key := slices.IndexFunc(m.targets, func(t *target) bool { return t.question.name == "reference" })
	if key < 0 || l.reference < 0 {
		return l.fault("its rows belong to records by their reference; give the records a column “Reference” too")
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
		if l.form >= 0 && line.at(l.form).Text != m.outline.Name && line.at(l.form).Kind != Empty {
			continue
		}
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
		return l.fault("%s: no record has this reference", rowsNamed(lost))
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
	numbers := map[int]int{} // of rows so far, by outer row
	for _, i := range l.rows[reference] {
		line := &l.table.Lines[i]
		at, ok := l.place(line, numbers)
		if !ok {
			r.Problems = append(r.Problems, schema.Problem{Rule: RuleCell, Path: l.outer, Label: apdocs.InWords(l.outer),
				Severity: apdocs.Error, Cell: addressIn(l.table.Name, true, l.number, line.Number),
				Text: fmt.Sprintf("must be the number of the row of “%s” that this row belongs to, from 1 to %d",
					apdocs.InWords(l.outer), schema.MaxRows)})
			continue
		}
		if most := at[min(l.depth(), 1)]; most >= schema.MaxRows {
			r.Problems = append(r.Problems, schema.Problem{Rule: RuleCell, Path: l.list, Label: apdocs.InWords(l.list),
				Severity: apdocs.Error, Text: fmt.Sprintf("has %d rows in sheet “%s”; a record has at most %d",
					len(l.rows[reference]), l.table.Name, schema.MaxRows)})
			return
		}
		cells := line.Cells()
		for _, t := range l.targets {
			own := t.inRow(at, l.depth())
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

// depth returns how many lists the list is in.
func (l *listSheet) depth() int { return strings.Count(l.list, "[]") }

// place returns the place of a line among the rows of its record, of which numbers counts those
// before. It reports whether the line names its outer row, if there is one.
func (l *listSheet) place(line *Line, numbers map[int]int) (at apdocs.At, ok bool) {
	outer := 0
	if l.outer != "" {
		n, err := strconv.Atoi(line.at(l.number).Text)
		if err != nil || n < 1 || n > schema.MaxRows {
			return at, false
		}
		outer = n - 1
		at[0] = outer
	}
	at[l.depth()] = numbers[outer]
	numbers[outer]++
	return at, true
}

// inRow returns the target in a row of a list at the depth.
func (t *target) inRow(at apdocs.At, depth int) *target {
	own := *t
	copy(own.at[:depth+1], at[:])
	return &own
}

// cell returns the address of the cell in the sheet with the answer at the path, in the
// record of the row, or "".
func (l *listSheet) cell(r *Row, path string) string {
	outer, _, _ := strings.Cut(l.list, "[]")
	if !strings.HasPrefix(path, outer+".") {
		return ""
	}
	for _, t := range r.match.targets {
		if t.question.name != "reference" {
			continue
		}
		numbers := map[int]int{}
		for _, i := range l.rows[r.line.at(t.columns[0].index).Text] {
			line := &l.table.Lines[i]
			at, ok := l.place(line, numbers)
			for _, t := range l.targets {
				if ok && t.inRow(at, l.depth()).path() == path {
					return addressIn(l.table.Name, true, t.columns[0].index, line.Number)
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
	text := fmt.Sprintf("sheet “%s”: %s of “%s” by reference", l.table.Name, counted(rows, "row"), sheetOf(l.list))
	if len(l.passed) > 0 {
		text += ", without " + strings.Join(l.passed, ", ")
	}
	if len(l.hidden) > 0 {
		text += ", hidden and left out: " + rowsNamed(l.hidden)
	}
	return text
}
