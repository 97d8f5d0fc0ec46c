package arrange

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// A Column is a column of a table.
type Column struct {
	Head   string   // "" for none
	Hints  []string // below the head
	Kind   apdocs.ColumnKind
	Field  int           // AnswerColumn: which of the row's questions
	Choice apdocs.Choice // OptionColumn: which answer
	Share  int           // AnswerColumn: of the width, beside other answers; at least 1
	Dates  bool          // AnswerColumn: every answer in it is a date
}

// Rows is a table with one row for each row of a list. Its headings are repeated on each page.
type Rows struct {
	Title   *apdocs.Question // names the table
	Titled  bool             // and is printed above it
	Columns []Column
	Fields  []*apdocs.Field // the questions of a row
	Below   []Pair          // of these, the ones below each row, without a column
	List    *List
	Named   bool           // rows are headed by a name, otherwise by a number
	Empty   render.Reading // printed on a record without rows
	Lines   int            // writing lines of a row's columns on a blank, at least 1
	head    func(int) string
}

// Head returns the heading of row i: its name, or its number with a full stop.
func (r *Rows) Head(i int) string { return r.head(i) }

// Groups are the rows of a list as in large print: each under a heading, with its questions above
// their answers.
type Groups struct {
	Title  *apdocs.Question
	Titled bool
	Stack  *Stack
	List   *List
	Empty  render.Reading
	head   func(int) string
}

// Head is the heading of row i.
func (g *Groups) Head(i int) string { return g.head(i) }

// FixedRows is a table whose rows are given by the form. In large print each row is a stack under
// its name, and there are no columns.
type FixedRows struct {
	Title   *apdocs.Question
	Titled  bool
	Columns []Column
	Rows    []FixedRow
	Lines   int // writing lines of a row on a blank, at least 1
}

// A FixedRow is one row of a table of fixed rows.
type FixedRow struct {
	Name     string   // its heading; "" if its first question is the heading
	Subheads []string // headings across the table before it
	Fields   []*apdocs.Field
	Stack    *Stack // in large print
}

// A NumberedList is the answers to one question, numbered from 1, one for each row of a list.
type NumberedList struct {
	Title  *apdocs.Question
	Titled bool // the title is printed beside the answers
	Field  *apdocs.Field
	List   *List
	Empty  render.Reading
}

// Number returns the number before row i of a numbered list.
func Number(i int) string { return strconv.Itoa(i+1) + "." }

// Choices is a table of questions with few possible answers. On a record it has one column for the
// answer, on a blank one for each choice.
type Choices struct {
	Ticking
	Title   *apdocs.Question
	Columns []Column
	Rows    []ChoiceRow
	Answers int // columns for the answers to a row's other questions
}

// A ChoiceRow is a row of choices.
type ChoiceRow struct {
	Subheads []string // headings across the table before it
	Fields   []*apdocs.Field
	Own      bool // on a blank: some of its choices have no column and are printed in the row itself
}

// Others returns the row's other questions, which are printed below it if the row has choices of
// its own.
func (r *ChoiceRow) Others() (pairs []Pair) {
	for _, f := range r.Fields[1:] {
		pairs = append(pairs, PairOf(f))
	}
	return pairs
}

// Boxes reports whether the row's question offers the choice of option column c.
func (r *ChoiceRow) Boxes(c *Column) bool { return slices.Contains(r.Fields[0].Choices, c.Choice) }

// A ChoiceStack is the rows of Choices in large print.
type ChoiceStack struct {
	Ticking
	Rows []StackedRow
}

// A StackedRow is the questions of one row, above their answers.
type StackedRow struct {
	Subheads []string
	Stack    *Stack
}

// Ratings is a table of statements with a box for each rating. In large print the boxes are below
// the statement.
type Ratings struct {
	Ticking
	Title      *apdocs.Question
	Statement  string   // heads the statements
	Scale      []Column // one for each rating
	Statements []*apdocs.Field
	Below      bool // the boxes are below the statement
}

// Week is a table of sessions: a row for mornings and one for afternoons, a column for each day; in
// large print a row for each day.
type Week struct {
	Title   *apdocs.Question
	Columns []Column // the first heads the rows
	Rows    []WeekRow
	Turned  bool // a row for each day
	Counted bool // render.WeekSentence is printed below
	Table   *apdocs.Table
}

// A WeekRow is a row of the week.
type WeekRow struct {
	Head     string
	Sessions []*apdocs.Field
}

// Signatures is a table with a row for each party that signs. In large print the parts of a
// signature are one below another.
type Signatures struct {
	Title    *apdocs.Question
	Columns  []Column
	Parties  []*apdocs.Field
	Role     bool // with the signer's role
	Hinted   bool // there is room for a hint under the state of a signature
	Stacked  bool
	Followed bool // by a paragraph, which is kept on the same page
}

// The headings of the parts of a signature that is not in a table.
const NameHead, RoleHead, SignatureHead, DateHead = "Name", "Role", "Signature", "Date"

// table arranges a table, or returns nil if it has no rows. A list whose rows have one question
// each becomes a numbered list.
func (a *arranger) table(t *apdocs.Table) Arrangement {
	if len(t.Rows) == 0 {
		return nil
	}
	if err := fits(t); err != nil {
		if a.err == nil {
			a.err = fmt.Errorf("table %q: %w", t.Title.Title(), err)
		}
		return nil
	}
	has := func(kind apdocs.ColumnKind) bool {
		return slices.ContainsFunc(t.Columns, func(c apdocs.Column) bool { return c.Kind == kind })
	}
	switch {
	case t.Week:
		return a.week(t)
	case has(apdocs.SignColumn):
		return a.signatures(t, has(apdocs.RoleColumn))
	case has(apdocs.OptionColumn) && t.Rows[0][0].Kind == apdocs.KindRating:
		return a.ratings(t)
	case has(apdocs.OptionColumn) && a.Large:
		return a.choiceStack(t)
	case has(apdocs.OptionColumn):
		return a.choices(t)
	case t.Repeat == nil:
		return a.fixedRows(t)
	case a.Tabled && len(t.Rows[0]) == 1:
		return a.rows(t)
	case len(t.Rows[0]) == 1:
		return &NumberedList{&t.Title, !t.Title.NameOnly, t.Rows[0][0], a.list(t.Repeat), a.empty(t)}
	case a.Large:
		empty := a.empty(t)
		if t.Title.NameOnly { // without columns nothing else says what is not answered
			empty.Text = t.Title.Title() + ": " + empty.Text
		}
		return &Groups{&t.Title, !t.Title.NameOnly, stack(t.Rows[0]), a.list(t.Repeat), empty, t.RowTitle}
	}
	return a.rows(t)
}

// fits returns an error if columns or subheads of a table name questions or rows that it does not
// have.
func fits(t *apdocs.Table) error {
	for i, row := range t.Rows {
		if len(row) == 0 {
			return fmt.Errorf("row %d has no question", i+1)
		}
		for _, c := range t.Columns {
			if c.Kind == apdocs.AnswerColumn && (c.Field < 0 || c.Field >= len(row)) {
				return fmt.Errorf("row %d has no question for the column %q", i+1, c.Head)
			}
		}
	}
	return nil
}

// empty returns the text printed for a list without rows.
func (a *arranger) empty(t *apdocs.Table) render.Reading {
	if t.Repeat.Min > 0 {
		return render.Reading{Text: a.In.Say(render.NotAnswered), Tone: render.Wanting}
	}
	return render.Reading{Text: a.In.Say(render.NotAnswered), Tone: render.Muted}
}

// columns returns the columns of the table as the form gives them.
func columns(t *apdocs.Table) (out []Column) {
	for _, c := range t.Columns {
		one := Column{Head: c.Head, Kind: c.Kind, Field: c.Field, Choice: c.Choice, Share: max(c.Share, 1)}
		one.Dates = c.Kind == apdocs.AnswerColumn && !slices.ContainsFunc(t.Rows, func(row []*apdocs.Field) bool {
			return row[c.Field].Kind != apdocs.KindDate
		})
		out = append(out, one)
	}
	return out
}

func (a *arranger) rows(t *apdocs.Table) *Rows {
	r := &Rows{Title: &t.Title, Titled: !t.Title.NameOnly, Columns: columns(t), Fields: t.Rows[0], List: a.list(t.Repeat),
		Named: len(t.RowNames) > 0, Empty: a.empty(t), Lines: lines(t), head: Number}
	if r.Named {
		r.head = t.RowTitle
	}
	for i, c := range slices.Backward(r.Columns) {
		if t.Columns[i].Below {
			r.Below = append(r.Below, PairOf(r.Fields[c.Field]))
			r.Columns = slices.Delete(r.Columns, i, i+1)
		}
	}
	slices.Reverse(r.Below)
	for i, c := range r.Columns {
		if c.Kind == apdocs.AnswerColumn {
			r.Columns[i].Hints = a.hints(t.Rows, c.Field, true)
		}
	}
	return r
}

// lines returns the number of writing lines of a row, that of its longest answer in a column.
func lines(t *apdocs.Table) int {
	most := 1
	for _, row := range t.Rows {
		for _, f := range row {
			if t.Repeat == nil || !f.Question.Wide {
				most = max(most, f.Question.Lines)
			}
		}
	}
	return most
}

// fixedRows makes a column for each question of a row, also for the question that heads the row if
// the form gives it none.
func (a *arranger) fixedRows(t *apdocs.Table) *FixedRows {
	r := &FixedRows{Title: &t.Title, Titled: !t.Title.NameOnly, Lines: lines(t)}
	for i, fields := range t.Rows {
		row := FixedRow{Subheads: subheads(t, i), Fields: fields}
		if i < len(t.RowNames) {
			row.Name = t.RowNames[i]
		}
		if a.Large {
			row.Stack = stack(fields)
		}
		r.Rows = append(r.Rows, row)
	}
	if a.Large {
		return r
	}
	for _, c := range columns(t) {
		if c.Kind == apdocs.AnswerColumn {
			c.Hints = a.hints(t.Rows, c.Field, false)
		}
		r.Columns = append(r.Columns, c)
		shown := func(o apdocs.Column) bool { return o.Kind == apdocs.AnswerColumn && o.Field == 0 }
		if c.Kind == apdocs.LabelColumn && len(t.RowNames) == 0 && !slices.ContainsFunc(t.Columns, shown) {
			r.Columns = append(r.Columns, Column{Head: a.In.Say(render.AnswerHead), Kind: apdocs.AnswerColumn, Share: 1})
		}
	}
	return r
}

// subheads returns the headings across the table before row i.
func subheads(t *apdocs.Table, i int) (texts []string) {
	for _, s := range t.Subheads {
		if s.Row == i {
			texts = append(texts, s.Text)
		}
	}
	return texts
}

func (a *arranger) ratings(t *apdocs.Table) *Ratings {
	r := &Ratings{Title: &t.Title, Statement: a.In.Say("Statement"), Below: a.Large}
	for _, c := range columns(t) {
		if c.Kind == apdocs.OptionColumn {
			r.Scale = append(r.Scale, c)
		} else {
			r.Statement = c.Head
		}
	}
	for _, fields := range t.Rows {
		r.Statements = append(r.Statements, fields[0])
	}
	r.Ticking = a.ticking(render.TickEachRow, r.Statements)
	return r
}

func (a *arranger) week(t *apdocs.Table) *Week {
	w := &Week{Title: &t.Title, Columns: columns(t), Turned: a.Large, Counted: !a.Blank && !a.Letter, Table: t}
	if !w.Turned {
		for i, sessions := range t.Rows {
			w.Rows = append(w.Rows, WeekRow{t.RowNames[i], sessions})
		}
		return w
	}
	w.Columns = []Column{{Head: a.In.Say(render.DayHead), Kind: apdocs.LabelColumn}}
	for i, name := range t.RowNames {
		w.Columns = append(w.Columns, Column{Head: name, Kind: apdocs.AnswerColumn, Field: i, Share: 1})
	}
	for day := range t.Rows[0] {
		row := WeekRow{Head: t.Columns[day+1].Head}
		for _, sessions := range t.Rows {
			row.Sessions = append(row.Sessions, sessions[day])
		}
		w.Rows = append(w.Rows, row)
	}
	return w
}

func (a *arranger) signatures(t *apdocs.Table, role bool) *Signatures {
	const most = 4 // with more columns there is no room for a hint
	s := &Signatures{Title: &t.Title, Columns: columns(t), Role: role, Hinted: len(t.Columns) <= most, Stacked: a.Large}
	for _, fields := range t.Rows {
		s.Parties = append(s.Parties, fields[0])
	}
	return s
}
