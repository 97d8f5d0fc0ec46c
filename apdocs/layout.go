package apdocs

import "slices"

// A Layout describes a form as it is printed. Its questions point into the zero record on
// which Layout was called.
type Layout struct {
	Name       string // of the form, as records and commands use it: "progress-visit"
	Version    int    // of its questions, from 1: at most one more than the highest in a record
	Title      string
	Short      string // title in the footer, at most 45 characters
	Unnumbered bool   // sections are printed without numbers
	EasyRead   bool   // is printed in 14 points, one question below the other, with their pictures
	FilledBy   Party  // who answers what is assigned to nobody; "" is the school
	Blocks     []Block
	Letter     *Letter // what is sent, for a form that is printed as letters; else nil

	// Computed lists the figures and sentences that computed fields print, with # for each
	// number, so that they can be translated.
	Computed []string

	// NotPrinted points at parts of the form's struct that are stored but not printed.
	// Every other part must be asked exactly once.
	NotPrinted []any
}

// A Block is one part of a printed form. The set is closed: [*Section], [*Paragraph],
// [*List], [*Items], [*Answers], [*Table], [*Panel] and [*Chart]. Writers handle only these; a new
// arrangement is a new function that returns them.
type Block interface{ block() }

func (*Section) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Items) block()     {}
func (*Answers) block()   {}
func (*Table) block()     {}
func (*Panel) block()     {}

// Inside returns the contents of a block: its own questions in printed order, the blocks
// within it, and the list for each row of which both are printed. each is nil if they are
// printed once. A section that prints answers again has nothing of its own.
func Inside(b Block) (asks []*Field, within []Block, each *Repeat) {
	switch b := b.(type) {
	case *Section:
		if b.Again {
			return nil, nil, nil
		}
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

// A Section is a group of blocks, usually under a heading.
type Section struct {
	Heading  string // "" for none
	Minor    bool   // a heading inside a section, without number
	Number   int    // set by the outline; 0 if unnumbered or the only one
	By       Party  // who answers all of it, "" for whoever fills the form in
	Class    Class  // of data, for all its questions
	NewPage  bool   // on a blank, starts a new page to hand to its party
	OwnPage  bool   // always starts a new page, also each time it is repeated
	Together bool   // kept on one page where it fits
	Others   bool   // on a party's sheet: what others fill in
	Printed  bool   // of these: printed as on a completed document, also on a blank
	Again    bool   // prints answers to questions that are asked elsewhere; a blank and large print have none of it
	Written  bool   // of these: a blank on paper has it too, with its own rows to write in
	When     *Condition
	Repeat   *Repeat // printed once for each row of a list
	Blocks   []Block
}

// A Condition leaves blocks out of a record in which a question has an answer other than
// Is. An unanswered question leaves nothing out, so a blank form has all blocks.
type Condition struct {
	Field *Field // the question, which need not be printed
	Is    string // the answer, as stored

	test func(Form) bool // used in letters instead of Field and Is
}

// Answers reports whether the condition is the answer to a question, which nobody has
// given on a blank.
func (c *Condition) Answers() bool { return c != nil && c.test == nil }

// Holds reports whether the blocks are printed for the record.
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

// A Repeat is a list in the record whose rows are printed one after another.
type Repeat struct {
	Name  string // of the list: "reviews"
	Blank int    // rows on a blank form
	Min   int    // rows required before the document is issued

	rowName string // of each row, in a translation; "" for that of RowName

	list any // pointer to the list, in the zero record or in the row that it is in
	row  any // pointer to a zero row, into which its questions point
	path []step
}

// A Paragraph is printed text. In it {name} stands for the answer of that name, or for a
// setting of the organisation.
type Paragraph struct {
	Text        string
	Terms       bool // part of what the parties sign, so its wording must not change
	Declaration bool // stands above the signatures
	Leads       bool // stays on the page of what it stands above
	English     bool // is in English, in a document in another language
	Below       bool // repeats in English what is above it
}

// A List is a bulleted list of printed text.
type List struct {
	Items []string
	Terms bool
	Rows  *Repeat // the only item is printed for each row of this list; nil for fixed items

	English bool // is in English, in a document in another language
	Below   bool // repeats in English what is above it
}

// Items are numbered points, each with a title.
type Items struct{ Points []*Section }

// Answers are questions with their answers. Across is how many are side by side: 2 or 3
// for short ones, or 1 for a question with its answer beside it.
type Answers struct {
	Across int
	Ticks  bool // yes-or-no questions as boxes, ticked for yes
	Fields []*Field
}

// A Table has rows of questions under column headings. The rows are fixed, or there is one
// for each element of a list.
type Table struct {
	Title    Question // printed unless NameOnly is set
	Columns  []Column
	Rows     [][]*Field // the questions of each row; for a list, one row that stands for all
	Repeat   *Repeat    // nil for fixed rows
	Numbered bool       // rows are numbered from 1
	RowNames []string   // headings of the rows, if their questions do not head them
	Subheads []Subhead  // headings between fixed rows
	Week     bool       // sessions by days; large print swaps rows and columns

	asks map[int]bool // in a translation: columns whose head is the label of their question
}

// A Subhead is a heading across a table, before row Row.
type Subhead struct {
	Row  int
	Text string
}

// A ColumnKind says what the cells of a column contain.
type ColumnKind uint8

// The kinds of column.
const (
	LabelColumn  ColumnKind = iota // the heading of the row: its first question, or its name
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
	Below  bool   // AnswerColumn of a list: label and answer are on a line of their own, below the row
}

// A Panel shows what is computed from a record, such as a score, beside related questions.
type Panel struct {
	Heads   [3]string
	Rows    func(Form) [][3]string // always has the same number of rows, with the same first cells
	Figures []*Field               // computed figures, printed large
	Fields  []*Field               // questions
}

// Printed returns the panel's questions in printed order: the first figure, the questions,
// then the other figures.
func (p *Panel) Printed() []*Field {
	first := min(len(p.Figures), 1)
	return slices.Concat(p.Figures[:first], p.Fields, p.Figures[first:])
}
