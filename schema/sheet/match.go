package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/typed"
)

// Options say what a table is read as.
type Options struct {
	Forms  []apdocs.Form // that are known, such as documents.All()
	Form   string        // of the records; "" where the table says it itself
	Sheet  string        // to read; "" for the only one, or those that are named by forms
	Ignore []string      // columns, by heading or by letter, that are left out
	Map    []Mapping     // what headings mean that are not known
	Hidden bool          // read hidden rows too
}

// A Mapping says that the column with a heading answers a question, by its path or its label.
// Several columns may answer one question, which is then of their texts in the order of the
// mappings, parted by spaces or, in an address, by lines. A column of no question is left out.
type Mapping struct{ Heading, Question string }

// A Match is which columns of a table answer which questions of a form.
type Match struct {
	Form    apdocs.Form
	Table   *Table
	Rows    int   // that are records
	Hidden  []int // numbers of hidden rows that were left out
	outline *apdocs.Outline
	head    int // index of the line of headings
	above   []int
	columns []column
	targets []*target // in the order of the columns
	passed  []string  // headings of what the form does not ask for
	left    []string  // headings that Options.Ignore names
	note    string
	lists   []*listSheet
	example []string // of a sheet to fill in: what its example row says
	books   bool     // the table is one of several in its book
	hidden  bool
}

// A column is one of the table that has a heading.
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
	dayFirst bool // the dates in figures in the columns have the day first, as some of them show
}

// Match finds the tables of the book that hold records, and what their columns mean. The
// error of a table that cannot be used is an *Error, which says all that is wrong with its
// columns.
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
				err = &Error{t.Name, own.Problems}
			}
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// records are the tables that hold records: the one that is asked for, all that are named by
// forms, or the only one that is not hidden and is not the rows of a list.
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
		return nil, fault("has no sheet of that name; its sheets are %s", strings.Join(names, ", "))
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
	return nil, fault("has several sheets; say which one holds the records: %s", strings.Join(names, ", "))
}

// formNamed is the form with the name, or nil.
func (o *Options) formNamed(name string) apdocs.Form {
	for _, f := range o.Forms {
		if outline, err := apdocs.Outlined(f); err == nil && outline.Name == name {
			return f
		}
	}
	return nil
}

// form is the form of a table: the one that is asked for, that the sheet is named by, or that
// each row names.
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
		column := slices.IndexFunc(l.Cells, func(c Cell) bool { return plain(c.Text) == "form" })
		if column < 0 {
			continue
		}
		for _, row := range t.Lines[i+1:] {
			f := o.formNamed(row.at(column).Text)
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

// ErrNoForm is the error of a table that does not say of which form its records are.
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
	m := &Match{Form: f, Table: t, outline: outline, note: b.Note, books: len(b.Tables) > 1, hidden: o.Hidden}
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
	m.findExample()
	for i := range m.targets {
		m.settleDates(m.targets[i])
	}
	for i := m.head + 1; i < len(t.Lines); i++ {
		switch l := &t.Lines[i]; {
		case m.isExample(l):
		case l.Hidden && !o.Hidden:
			m.Hidden = append(m.Hidden, l.Number)
		default:
			m.Rows++
		}
	}
	return m, nil
}

// mostAbove is how many rows may stand above the headings.
const mostAbove = 20

// findHead finds the row of headings: of the first rows the one with the most headings that
// are known. A row of paths directly below it, as sheets to fill in have, goes before it.
func (m *Match) findHead(x *index, o *Options) error {
	lines := m.Table.Lines
	best, known := 0, 0
	for i, l := range lines[:min(len(lines), mostAbove)] {
		n := 0
		for _, c := range l.Cells {
			if c.Kind == Text && x.knows(c.Text, o) {
				n++
			}
		}
		if n > known {
			best, known = i, n
		}
	}
	if known == 0 {
		return fault("has no column that is known; its first row must say in each column which question of %s it answers, "+
			"by the question’s label or path", m.outline.Name)
	}
	for _, l := range lines[:best] {
		m.above = append(m.above, l.Number)
	}
	if best+1 < len(lines) && allPaths(x, &lines[best+1]) {
		best++
	}
	m.head = best
	return nil
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
	for _, c := range l.Cells {
		if _, ok := x.byPath(c.Text); c.Kind != Empty && c.Text != problemHeading && !ok {
			return false
		}
	}
	return true
}

// matchColumns finds what each column means, or says all that is wrong with them.
func (m *Match) matchColumns(x *index, o *Options) error {
	ignored := map[string]bool{}
	var wrong []string
	headings := m.headings()
	for _, name := range o.Ignore {
		if !slices.ContainsFunc(headings, func(c column) bool { return c.named(name, headings) }) {
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
			ignored[c.name()] = true
			continue
		}
		if c.heading == problemHeading {
			continue // of a copy that was marked before
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
		if c.meaning, err = x.find(sought); err != nil {
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
		return &Error{Problems: wrong}
	}
	return nil
}

// headings are the columns with a heading, or with an answer and none.
func (m *Match) headings() (all []column) {
	head := &m.Table.Lines[m.head]
	width := 0
	for _, l := range m.Table.Lines[m.head:] {
		width = max(width, len(l.Cells))
	}
	for i := range width {
		c := column{index: i}
		if cell := head.at(i); cell.Kind != Faulty {
			c.heading = cell.Text
		}
		used := slices.ContainsFunc(m.Table.Lines[m.head+1:], func(l Line) bool {
			at := l.at(i)
			return at.Kind != Empty && !strings.HasPrefix(at.Text, mergedFault)
		})
		if c.heading != "" || used {
			all = append(all, c)
		}
	}
	return all
}

// name is the heading of the column, or its letters where it has none.
func (c *column) name() string {
	if c.heading == "" {
		return columnName(c.index)
	}
	return c.heading
}

// named reports whether somebody who writes this name means the column: its heading or, where
// no column has that heading, its letters.
func (c *column) named(name string, all []column) bool {
	if plain(c.heading) == plain(name) {
		return true
	}
	return strings.EqualFold(name, columnName(c.index)) &&
		!slices.ContainsFunc(all, func(other column) bool { return plain(other.heading) == plain(name) })
}

// unknown says why a heading means nothing.
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
