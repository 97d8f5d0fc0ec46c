package apdocs

// Part returns a numbered section with a heading.
func Part(heading string, blocks ...Block) *Section {
	return &Section{Heading: heading, Blocks: blocks}
}

// Minor returns a section with a smaller heading and no number, to stand inside another
// section.
func Minor(heading string, blocks ...Block) *Section {
	return &Section{Heading: heading, Minor: true, Blocks: blocks}
}

// ByParty returns a section that one party answers. A blank starts a new page for it, so
// that it can be handed to that party.
func ByParty(p Party, heading string, blocks ...Block) *Section {
	return &Section{Heading: heading, By: p, NewPage: true, Blocks: blocks}
}

// AnsweredBy sets the party that answers the whole section. Unlike [ByParty], it starts no
// page.
func (s *Section) AnsweredBy(p Party) *Section { s.By = p; return s }

// Together keeps the blocks on one page where they fit.
func Together(blocks ...Block) *Section { return &Section{Together: true, Blocks: blocks} }

// When returns blocks that are printed unless the answer at p is given and differs from
// is. So a blank form, and a record in which p is unanswered, have them.
func When[T ~string](p *T, is T, blocks ...Block) *Section {
	return &Section{When: &Condition{Field: &Field{point: p}, Is: string(is)}, Blocks: blocks}
}

// Again returns blocks that print answers to questions which the form asks elsewhere, such
// as a list of the most important answers before the details. They are not printed on a
// blank, nor in large print, where a table is a list. A question without a label has that of the question it repeats.
func Again(heading string, blocks ...Block) *Section {
	return &Section{Heading: heading, Again: true, Blocks: blocks}
}

// ByHand prints what [Again] returned on a blank for paper too, with its own rows to write in by hand. On
// screen the answers are typed once, where they are asked.
func (s *Section) ByHand() *Section { s.Written = true; return s }

// Each returns blocks that are printed once for each row of the list. A blank form prints
// them blank times.
func Each[T any](list *[]T, blank int, blocks func(*T) []Block) *Section {
	row := new(T)
	return &Section{Repeat: &Repeat{Blank: blank, list: list, row: row}, Blocks: blocks(row)}
}

// EachPart returns a section that is printed once for each row of the list, each time on a
// new page. A blank form prints it blank times.
func EachPart[T any](heading string, list *[]T, blank int, blocks func(*T) []Block) *Section {
	s := Each(list, blank, blocks)
	s.Heading, s.OwnPage = heading, true
	return s
}

// AtLeast sets how many rows of a repeated section are required before the document is
// issued.
func (s *Section) AtLeast(n int) *Section { s.Repeat.Min = n; return s }

// Para returns a printed paragraph.
func Para(text string) *Paragraph { return &Paragraph{Text: text} }

// Terms returns a printed paragraph that is part of what the parties sign.
func Terms(text string) *Paragraph { return &Paragraph{Text: text, Terms: true} }

// Bullets returns a bulleted list that explains something.
func Bullets(items ...string) *List { return &List{Items: items} }

// Points returns a bulleted list that is part of what the parties sign.
func Points(items ...string) *List { return &List{Items: items, Terms: true} }

// Declare returns the declaration above the signatures. The parties sign it.
func Declare(text string) *Paragraph { return &Paragraph{Text: text, Terms: true, Declaration: true} }

// Beside returns questions with their answers beside them, one below the other.
func Beside(fields ...*Field) *Answers { return &Answers{Across: 1, Fields: fields} }

// Grid returns short questions in rows of 2 or 3, as across says.
func Grid(across int, fields ...*Field) *Answers { return &Answers{Across: across, Fields: fields} }

// Ticks returns yes-or-no questions as a list of boxes that are ticked for yes, such as
// who gets a copy.
func Ticks(fields ...*Field) *Answers {
	longest := 0
	for _, f := range fields {
		longest = max(longest, len(f.Question.Label))
	}
	across := 3
	switch {
	case longest > 48:
		across = 1
	case longest > 25:
		across = 2
	}
	return &Answers{Across: across, Ticks: true, Fields: fields}
}

// Reach returns the name, phone and email of a contact under one label.
func Reach(label string, c *Contact) *Field {
	return Group(label, Ask("Name", &c.Name), Ask("Phone", &c.Phone).Format("phone"),
		Ask("Email", &c.Email).Format("email"))
}

// Rows returns a table with a numbered row for each element of the list. A blank form has
// blank rows. If an element has only one question, the rows are printed as numbered
// answers under the table's label. A question that is wide has no column: it is printed below
// the others of its row, across the table.
func Rows[T any](label string, list *[]T, blank int, row func(*T) []*Field) *Table {
	element := new(T)
	fields := row(element)
	t := &Table{
		Title:    Question{Label: label},
		Repeat:   &Repeat{Blank: blank, list: list, row: element},
		Rows:     [][]*Field{fields},
		Numbered: true,
		Columns:  []Column{{Head: "No.", Kind: NumberColumn}},
	}
	for i, f := range fields {
		t.Columns = append(t.Columns, Column{Head: f.Question.Label, Kind: AnswerColumn, Field: i, Below: f.Question.Wide})
	}
	return t
}

// NameOnly suppresses the table's printed label, for use under a heading that says the
// same.
func (t *Table) NameOnly() *Table { t.Title.NameOnly = true; return t }

// AtLeast sets how many rows are required before the document is issued.
func (t *Table) AtLeast(n int) *Table { t.Repeat.Min = n; t.Title.Required = n > 0; return t }

// Choices returns a table of yes-or-no questions and other questions with short choices.
func Choices(fields ...*Field) *Table {
	t := &Table{Title: Question{Label: "Questions", NameOnly: true},
		Columns: []Column{{Head: "Question", Kind: LabelColumn}}}
	for _, c := range YesNo("").Choices() {
		t.Columns = append(t.Columns, Column{Head: c.Label, Kind: OptionColumn, Choice: c})
	}
	for _, f := range fields {
		t.Rows = append(t.Rows, []*Field{f})
	}
	return t
}

// Checks returns a table of things to check, each answered yes, no or not applicable, with
// room for a comment. The heads are those of the first and the last column.
func Checks(heads [2]string, checks ...Row) *Table {
	t := rowsUnder(heads[0], checks)
	for _, c := range append(YesNo("").Choices(), notApplicable) {
		t.Columns = append(t.Columns, Column{Head: c.Label, Kind: OptionColumn, Choice: c})
	}
	t.Columns = append(t.Columns, Column{Head: heads[1], Kind: AnswerColumn, Field: 1})
	for _, row := range checks {
		if q := &row[1].Question; q.Label == commentLabel {
			q.Label = heads[1] // in large print, where there are no columns, and in messages
		}
	}
	return t
}

// A Row is the questions of one table row. The label of the first one heads the row.
type Row []*Field

// Short sets a label of at most 64 characters, which messages and titles use.
func (r Row) Short(label string) Row {
	r[0].Short(label)
	for _, f := range r[1:] {
		if f.Group == nil {
			f = f.Parts[0]
		}
		f.Group.Short(label)
	}
	return r
}

// Hint adds a prompt, printed under the row's label.
func (r Row) Hint(hint string) Row { r[0].Hint(hint); return r }

// Checked returns a row of [Checks].
func Checked(label string, c *Check) Row {
	return Row(append([]*Field{
		Ask(label, &c.Answer).OrNotApplicable().Required(),
	}, Group(label, Ask(commentLabel, &c.Comment)).Parts...))
}

// commentLabel is the label of a comment in a row of [Checks] that [Checked] made; the head of its column replaces it.
const commentLabel = "Comment"

// Covers returns a table of insurances: whether there is cover, its amount, when it
// expires, and room for a comment.
func Covers(heads [4]string, covers ...Row) *Table {
	t := rowsUnder(heads[0], covers)
	for _, c := range append(YesNo("").Choices(), notApplicable) {
		t.Columns = append(t.Columns, Column{Head: c.Label, Kind: OptionColumn, Choice: c})
	}
	for i, head := range heads[1:] {
		t.Columns = append(t.Columns, Column{Head: head, Kind: AnswerColumn, Field: i + 1})
	}
	return t
}

// Covered returns a row of [Covers].
func Covered(label string, c *Cover) Row {
	return Row(append([]*Field{
		Ask(label, &c.Answer).OrNotApplicable().Required(),
	}, Group(label, Ask("Amount", &c.Amount), Ask("Expires", &c.Expires), Ask("Comment", &c.Comment)).Parts...))
}

// rowsUnder returns a table of fixed rows. The head is that of the column of labels.
func rowsUnder(head string, rows []Row) *Table {
	t := &Table{Title: Question{Label: head, NameOnly: true}, Columns: []Column{{Head: head, Kind: LabelColumn}}}
	for _, r := range rows {
		t.Rows = append(t.Rows, r)
	}
	return t
}

// Subhead adds a heading across the table, below the first n rows.
func (t *Table) Subhead(n int, text string) *Table {
	t.Subheads = append(t.Subheads, Subhead{n, text})
	return t
}

// NamedRows returns a table with a row for each element of the list. Rows are headed by
// the names instead of numbers.
func NamedRows[T any](label string, list *[]T, names []string, row func(*T) []*Field) *Table {
	t := Rows(label, list, len(names), row)
	t.Numbered, t.RowNames = false, names
	t.Columns[0] = Column{Head: label, Kind: LabelColumn}
	return t
}

// Week returns a table of where a pupil is in each session of a school week.
func Week(label string, w *Timetable) *Table {
	t := &Table{Title: Question{Label: label, NameOnly: true}, Week: true, RowNames: []string{"Morning", "Afternoon"}}
	t.Columns = []Column{{Head: "Session", Kind: LabelColumn}}
	t.Rows = make([][]*Field, len(t.RowNames))
	for i, d := range w.Days() {
		name := [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}[i]
		t.Columns = append(t.Columns, Column{Head: name, Kind: AnswerColumn, Field: i})
		for j, s := range []*Session{&d.Morning, &d.Afternoon} {
			t.Rows[j] = append(t.Rows[j], Group(name+" "+[...]string{"morning", "afternoon"}[j],
				Ask("Place", &s.Place), Ask("From", &s.Start), Ask("To", &s.End), Ask("Note", &s.Note)))
		}
	}
	return t
}

// Ratings returns a table of statements with a box for each rating from 5 to 1.
func Ratings(fields ...*Field) *Table {
	t := &Table{Title: Question{Label: "Statements", NameOnly: true},
		Columns: []Column{{Head: "Statement", Kind: LabelColumn}}}
	for _, c := range Rating(0).Choices() {
		t.Columns = append(t.Columns, Column{Head: c.Label, Kind: OptionColumn, Choice: c})
	}
	for _, f := range fields {
		t.Rows = append(t.Rows, []*Field{f})
	}
	return t
}

// SignaturesWithRole returns a table with a row for each party that signs, with columns
// for name, role, signature and date.
func SignaturesWithRole(parties ...*Field) *Table {
	return signatures(parties, Column{Head: "Signed by", Kind: LabelColumn}, Column{Head: "Name", Kind: NameColumn},
		Column{Head: "Role", Kind: RoleColumn}, Column{Head: "Signature", Kind: SignColumn},
		Column{Head: "Date", Kind: DateColumn})
}

// SignatureRows is like [SignaturesWithRole] but has no column for the role.
func SignatureRows(parties ...*Field) *Table {
	return signatures(parties, Column{Head: "Signed by", Kind: LabelColumn}, Column{Head: "Name", Kind: NameColumn},
		Column{Head: "Signature", Kind: SignColumn}, Column{Head: "Date", Kind: DateColumn})
}

func signatures(parties []*Field, columns ...Column) *Table {
	t := &Table{Title: Question{Label: "Signatures", NameOnly: true}, Columns: columns}
	for _, f := range parties {
		t.Rows = append(t.Rows, []*Field{f})
	}
	return t
}

// Sign returns the question for the signature of a party.
func Sign(label string, by Party, s *Signature) *Field { return Ask(label, s).By(by) }

// Tally returns a panel that shows what is computed from a record: a table with three
// cells a row, and figures beside it. The fields are questions in the panel.
func Tally[T any](heads [3]string, rows func(*T) [][3]string, figures []*Field, fields ...*Field) *Panel {
	return &Panel{Heads: heads, Rows: func(f Form) [][3]string { return rows(any(f).(*T)) }, Figures: figures,
		Fields: fields}
}
