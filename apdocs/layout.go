package apdocs

import "slices"

// A Layout is a form as it is printed. Its questions point into the zero record
// that it was made from.
type Layout struct {
	Name       string // of the form, as records and commands use it: "progress-visit"
	Version    int    // of its questions, from 1; at most one higher than any record has
	Title      string
	Short      string // for the footer, at most 45 characters
	Unnumbered bool   // sections are printed without numbers
	Blocks     []Block
	Letter     *Letter // what is sent of it; nil for a form that is printed as it is

	// NotPrinted points at the parts of the form's own struct that are kept and
	// never printed; every other part must be asked once.
	NotPrinted []any
}

// A Block is one part of a printed form. The set is closed: [*Section],
// [*Paragraph], [*List], [*Items], [*Answers], [*Table] and [*Panel]. Writers
// know only these; a new arrangement is a new function that returns them.
type Block interface{ block() }

func (*Section) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Items) block()     {}
func (*Answers) block()   {}
func (*Table) block()     {}
func (*Panel) block()     {}

// Inside takes a block apart, for whoever wants to know what a form asks: the
// questions of its own in printed order, the blocks in it, and the list for each row
// of which both are asked, nil where they are asked once.
func Inside(b Block) (asks []*Field, within []Block, each *Repeat) {
	switch b := b.(type) {
	case *Section:
		return nil, b.Blocks, b.Repeat
	case *Items:
		for _, point := range b.Points {
			within = append(within, point)
		}
		return nil, within, nil
	case *Answers:
		return b.Fields, nil, nil
	case *Table:
		return slices.Concat(b.Rows...), nil, b.Repeat
	case *Panel:
		return b.Printed(), nil, nil
	}
	return nil, nil, nil // printed text
}

// A Section is blocks that belong together, mostly under a heading.
type Section struct {
	Heading  string // "" for none
	Minor    bool   // a heading inside a section, without number
	Number   int    // counted by the outline; 0 for none, as where it would be the only one
	By       Party  // who answers all of it, "" for whoever fills the form in
	Class    Class  // of all its questions
	NewPage  bool   // starts a page on a blank: it is handed to its party
	OwnPage  bool   // starts a page always, each time it is repeated
	Together bool   // kept on one page where it can be
	When     *Condition
	Repeat   *Repeat // printed once for each row of a list
	Blocks   []Block
}

// A Condition leaves blocks out of a record in which a question has another
// answer. A question without an answer leaves nothing out, and a blank form
// always has them.
type Condition struct {
	Field *Field // names the answer; it need not be printed
	Is    string // the answer, as kept

	test func(Form) bool // in a letter, instead of both
}

// Holds reports whether the record does not rule the condition out.
func (c *Condition) Holds(f Form) bool {
	switch {
	case c == nil:
		return true
	case c.test != nil:
		return c.test(f)
	case !c.Field.Answered(f, At{}):
		return true
	}
	return c.Field.value(f, At{}).String() == c.Is
}

// A Repeat is a list of the record whose rows are printed one after another.
type Repeat struct {
	Name  string // of the list: "reviews"
	Blank int    // rows on a blank form
	Min   int    // rows wanted before the document is issued

	list any // points at the list, in the zero record or in the row that it is in
	row  any // a zero row, into which its questions point
	path []step
}

// A Paragraph is a printed sentence or more. {name} in its text stands for the
// answer with that name, or for a setting of the organisation.
type Paragraph struct {
	Text        string
	Terms       bool // the parties sign it: its sense is word for word
	Declaration bool // stands above the signatures
}

// A List is printed points that nobody answers.
type List struct {
	Items []string
	Terms bool
	Rows  *Repeat // its one item is printed for each row of a list; nil for fixed points
}

// Items are numbered points with a title each.
type Items struct{ Points []*Section }

// Answers are questions with their answers, Across of them side by side: 2 or 3
// for short ones, 1 for a question beside its answer.
type Answers struct {
	Across int
	Ticks  bool // yes-or-no questions as boxes, ticked for yes
	Fields []*Field
}

// A Table is rows of questions under column headings, either fixed rows or a
// row for each element of a list.
type Table struct {
	Title    Question // names the table; printed only where Question.NameOnly is not set
	Columns  []Column
	Rows     [][]*Field // the questions of each row; for a list, of every row
	Repeat   *Repeat    // nil for fixed rows
	Numbered bool       // rows are numbered from 1
	RowNames []string   // what heads each row, where no question of it does
	Subheads []Subhead  // headings between fixed rows
	Week     bool       // sessions by days, which large print turns
}

// A Subhead is a heading across a table, before the row with the given number.
type Subhead struct {
	Row  int
	Text string
}

// A ColumnKind says what the cells of a column show.
type ColumnKind uint8

// The kinds of column.
const (
	LabelColumn  ColumnKind = iota // what heads the row: its first question, or its name
	NumberColumn                   // the row's number
	AnswerColumn                   // the answer to one of the row's questions
	OptionColumn                   // a box for one choice of the row's first question
	NameColumn                     // the printed name of a signature
	RoleColumn                     // the role of a signature
	SignColumn                     // the place to sign
	DateColumn                     // the date of a signature
)

// A Column is one column of a table.
type Column struct {
	Head   string
	Kind   ColumnKind
	Field  int    // AnswerColumn: which of the row's questions
	Choice Choice // OptionColumn: which answer
	Share  int    // of the width, beside columns of the same kind; 0 is 1
}

// A Panel shows what is computed from a record, such as a score, beside the
// questions that it is computed from.
type Panel struct {
	Heads   [3]string
	Rows    func(Form) [][3]string // always the same number of rows, the first cell the same too
	Figures []*Field               // what is computed: large
	Fields  []*Field               // what is asked for it
}

// Printed is all of the panel's questions as a blank has them: what is asked
// stands after the first figure.
func (p *Panel) Printed() []*Field {
	first := min(len(p.Figures), 1)
	return slices.Concat(p.Figures[:first], p.Fields, p.Figures[first:])
}
