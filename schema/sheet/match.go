package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/typed"
)

// Options say how a table is read.
type Options struct {
	Forms  []apdocs.Form // such as documents.All()
	Form   string        // of the records; "" where the table says it itself
	Sheet  string        // to read; "" for the only one, or those that are named by forms
	Ignore []string      // columns to leave out, by heading or letter, or IgnoreUnknown
	Map    []Mapping     // the meaning of other headings
	Hidden bool          // also read hidden rows
}

// IgnoreUnknown among [Options.Ignore] leaves out all columns that are no question of the form.
const IgnoreUnknown = "*"

// A Mapping says that the column with a heading answers a question, given by path or
// label. If several columns answer one question, their texts are joined in the order of
// the mappings, with spaces or, in an address, as lines. A column without a question is
// left out.
type Mapping struct{ Heading, Question string }

// A Match is the assignment of a table's columns to the questions of a form.
type Match struct {
	Form    apdocs.Form
	Table   *Table
	Rows    int   // the number of records
	Hidden  []int // hidden rows that were left out
	outline *apdocs.Outline
	head    int      // index of the line of headings
	heads   []string // the headings, by column, if they stand in two rows
	above   []int
	columns []column
	targets []*target // in the order of the columns
	passed  []string  // headings of what the form does not ask for
	left    []string  // headings listed in Options.Ignore
	note    string
	lists   []*listSheet
	books   bool // the table is one of several in its book
	hidden  bool
}

// A column is a column of the table with a heading.
type column struct {
	index   int
	heading string
	meaning
	order int // among the mappings
}

// A target is a question that one or more columns answer.
type target struct {
	meaning
	columns  []column
	steps    []step
	usual    map[string]typed.Reading // of answers that are written in the usual way
	dayFirst bool                     // dates in figures have the day first, as some in the table show

	monthFirst bool // dates in figures seem to have the month first
}

// Match finds the tables of the book with records, and the meaning of their columns. If a
// table cannot be used, the error is an *Error that lists all problems with its columns.
func (b *Book) Match(o *Options) ([]*Match, error) {
	tables, err := b.records(o)
	if err != nil {
		return nil, err
	}
	var all []*Match
	for _, t := range tables {
		m, err := b.match(t, o)
		if err != nil {
			var own *Error
			if errors.As(err, &own) && own.Sheet == "" && err != ErrNoForm {
				err = &Error{t.Name, own.Problems, own.Mend}
			}
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// records returns the tables with records: the requested one, all that are named like
// forms, or the only one that is neither hidden nor the rows of a list.
func (b *Book) records(o *Options) ([]*Table, error) {
	if o.Sheet != "" {
		var names []string
		for _, t := range b.Tables {
			if strings.EqualFold(t.Name, o.Sheet) {
				return []*Table{t}, nil
			}
			names = append(names, t.Name)
		}
		if len(b.Tables) == 1 && b.Tables[0].Name == "" {
			return nil, fault("is a table as text, which has no sheets")
		}
		missing := fault("has no sheet of that name; its sheets are %s", strings.Join(names, ", "))
		missing.Mend = MendSheet
		return nil, missing
	}
	var named, others []*Table
	for _, t := range b.Tables {
		switch {
		case len(t.Lines) == 0 || t.Hidden || t.Name == notesName:
		case o.formNamed(t.Name) != nil && (o.Form == "" || o.Form == t.Name):
			named = append(named, t)
		case !o.isList(t):
			others = append(others, t)
		}
	}
	switch {
	case len(named) > 0:
		return named, nil
	case len(others) == 1:
		return others, nil
	case len(others) == 0:
		return nil, fault("has no rows")
	}
	var names []string
	for _, t := range others {
		names = append(names, t.Name)
	}
	several := fault("has several sheets; say which one holds the records: %s", strings.Join(names, ", "))
	several.Mend = MendSheet
	return nil, several
}

// formNamed returns the form with the name, or nil.
func (o *Options) formNamed(name string) apdocs.Form {
	for _, f := range o.Forms {
		if outline, err := apdocs.Outlined(f); err == nil && outline.Name == name {
			return f
		}
	}
	return nil
}

// form returns the form of a table: the requested one, the one that the sheet is named
// after, or the one that each row names.
func (o *Options) form(t *Table) (apdocs.Form, error) {
	if o.Form != "" {
		if f := o.formNamed(o.Form); f != nil {
			return f, nil
		}
		return nil, fault("there is no form %q", o.Form)
	}
	if f := o.formNamed(t.Name); f != nil {
		return f, nil
	}
	var found apdocs.Form
	for i, l := range t.Lines[:min(len(t.Lines), mostAbove)] {
		column := slices.IndexFunc(l.Cells(), func(c Cell) bool { return plain(c.Text) == "form" })
		if column < 0 {
			continue
		}
		last := ""
		for _, row := range t.Lines[i+1:] {
			name := row.at(column).Text
			if name == last {
				continue
			}
			f := o.formNamed(name)
			last = name
			switch {
			case f == nil:
			case found == nil:
				found = f
			case found != f:
				return nil, fault("has records of several forms; give each form a sheet of its own, named as the form is")
			}
		}
	}
	if found == nil {
		return nil, ErrNoForm
	}
	return found, nil
}

// ErrNoForm reports that a table does not say which form its records are of.
var ErrNoForm error = &Error{Problems: []string{"does not say which form its rows are records of"}}

func (b *Book) match(t *Table, o *Options) (*Match, error) {
	f, err := o.form(t)
	if err != nil {
		return nil, err
	}
	outline, err := apdocs.Outlined(f)
	if err != nil {
		return nil, err
	}
	m := &Match{Form: f, Table: t, outline: outline, note: b.Note, books: b.several(), hidden: o.Hidden}
	x := newIndex(outline, "")
	if err := m.findHead(x, o); err != nil {
		return nil, err
	}
	if err := m.matchColumns(x, o); err != nil {
		return nil, err
	}
	if err := m.findLists(b, o); err != nil {
		return nil, err
	}
	settleDates(m.targets, t.Lines[m.head+1:])
	var cells []Cell
	for i := m.head + 1; i < len(t.Lines); i++ {
		l := &t.Lines[i]
		cells = l.into(cells)
		switch {
		case m.isExample(cells):
		case l.Hidden && !o.Hidden:
			m.Hidden = append(m.Hidden, l.Number)
		default:
			m.Rows++
		}
	}
	return m, nil
}

// several reports whether there is more than one sheet that people see answers in.
func (b *Book) several() bool {
	n := 0
	for _, t := range b.Tables {
		if !t.Hidden && t.Name != notesName && len(t.Lines) > 0 {
			n++
		}
	}
	return n > 1
}

// mostAbove is how many rows may stand above the headings.
const mostAbove = 20

// findHead finds the row of headings: among the first rows the one with the most known
// headings. A row of paths directly below it, as in sheets to fill in, takes precedence.
func (m *Match) findHead(x *index, o *Options) error {
	lines := m.Table.Lines
	best, known := 0, 0
	for i, l := range lines[:min(len(lines), mostAbove)] {
		n := 0
		for _, c := range l.each() {
			if c.Kind == Text && x.knows(c.Text, o) {
				n++
			}
		}
		if n > known {
			best, known = i, n
		}
	}
	if known == 0 {
		unknown := fault("has no column that is known; its first row must say in each column which question of %s it "+
			"answers, by the question’s label or path", m.outline.Name)
		unknown.Mend = MendColumns
		return unknown
	}
	above := lines[:best]
	if upper := m.twoRows(x, o, best, known); upper >= 0 {
		best, above = upper+1, lines[:upper]
	}
	if m.heads == nil && best+1 < len(lines) && allPaths(x, &lines[best+1]) {
		best++
	} else if m.heads == nil && best > 0 && allPaths(x, &lines[best]) {
		above = above[:best-1] // the labels of the paths
	}
	for _, l := range above {
		m.above = append(m.above, l.Number)
	}
	m.head = best
	return nil
}

// twoRows finds a head of two rows, of which the row of headings that was found is one: one in
// which both rows together have more known headings, or as many with some that only both rows
// together make known. It returns the index of the upper row, or -1.
func (m *Match) twoRows(x *index, o *Options, best, known int) (upper int) {
	upper = -1
	lines := m.Table.Lines
	for i := max(best-1, 0); i <= best && i+1 < len(lines); i++ {
		if allPaths(x, &lines[i]) || allPaths(x, &lines[i+1]) {
			continue
		}
		headings, combined := x.twoRows(m.Table, &lines[i], &lines[i+1], o)
		n := 0
		for _, heading := range headings {
			if heading != "" && x.knows(heading, o) {
				n++
			}
		}
		if n > known || n == known && combined > 0 && upper < 0 {
			upper, known, m.heads = i, n, headings
		}
	}
	return upper
}

// knows reports whether a heading is known.
func (x *index) knows(heading string, o *Options) bool {
	if slices.ContainsFunc(o.Map, func(m Mapping) bool { return m.Heading == heading }) {
		return true
	}
	_, err := x.find(heading)
	return !errors.Is(err, errUnknown)
}

// allPaths reports whether all cells of the line are paths of the form.
func allPaths(x *index, l *Line) bool {
	for _, c := range l.each() {
		if _, ok := x.byPath(c.Text); c.Text != problemHeading && !ok {
			return false
		}
	}
	return true
}

// matchColumns finds the meaning of each column, or returns all that is wrong with them.
func (m *Match) matchColumns(x *index, o *Options) error {
	var wrong []string
	headings := m.headings()
	for _, name := range o.Ignore {
		if name != IgnoreUnknown && !slices.ContainsFunc(headings, func(c column) bool { return c.named(name, headings) }) {
			wrong = append(wrong, fmt.Sprintf("there is no column “%s” to leave out", name))
		}
	}
	for _, given := range o.Map {
		if !slices.ContainsFunc(headings, func(c column) bool { return c.heading == given.Heading }) {
			wrong = append(wrong, fmt.Sprintf("there is no column “%s”, which the map names", given.Heading))
		}
	}
	for _, c := range headings {
		if slices.ContainsFunc(o.Ignore, func(name string) bool { return c.named(name, headings) }) {
			m.left = append(m.left, c.name())
			continue
		}
		if c.heading == problemHeading {
			continue // written by an earlier run
		}
		if c.heading == "" {
			wrong = append(wrong, fmt.Sprintf("column %s has answers and no heading", columnName(c.index)))
			continue
		}
		given := slices.IndexFunc(o.Map, func(g Mapping) bool { return g.Heading == c.heading })
		if given >= 0 && o.Map[given].Question == "" {
			m.left = append(m.left, c.name())
			continue
		}
		sought := c.heading
		if given >= 0 {
			sought, c.order = o.Map[given].Question, given+1
		}
		var err error
		if c.meaning, err = x.find(sought); err == errUnknown && given < 0 && slices.Contains(o.Ignore, IgnoreUnknown) {
			m.left = append(m.left, c.name())
			continue
		} else if err != nil {
			wrong = append(wrong, x.unknown(c, sought, err))
			continue
		}
		if c.question == nil {
			m.passed = append(m.passed, c.heading)
			continue
		}
		m.columns = append(m.columns, c)
	}
	wrong = append(wrong, m.join()...)
	if len(wrong) > 0 {
		return &Error{Problems: fewer(wrong), Mend: MendColumns}
	}
	return nil
}

// fewer returns the first of many problems, and how many there are beside them.
func fewer(problems []string) []string {
	const most = 12
	if len(problems) <= most {
		return problems
	}
	return append(problems[:most:most], fmt.Sprintf("and so %d other columns", len(problems)-most))
}
