package apdocs

// Part is a section with a heading.
func Part(heading string, blocks ...Block) *Section {
	return &Section{Heading: heading, Blocks: blocks}
}

// Minor is a heading inside a section, with what belongs to it.
func Minor(heading string, blocks ...Block) *Section {
	return &Section{Heading: heading, Minor: true, Blocks: blocks}
}

// ByParty is a section that one party answers; on a blank it starts a page,
// because it is handed to that party.
func ByParty(p Party, heading string, blocks ...Block) *Section {
	return &Section{Heading: heading, By: p, NewPage: true, Blocks: blocks}
}

// AnsweredBy says which party answers all of the section; unlike [ByParty] it
// starts no page.
func (s *Section) AnsweredBy(p Party) *Section { s.By = p; return s }

// Together is blocks that stay on one page where they can.
func Together(blocks ...Block) *Section { return &Section{Together: true, Blocks: blocks} }

// When is blocks that are left out of a record in which the answer at p is
// given and is another.
func When[T ~string](p *T, is T, blocks ...Block) *Section {
	return &Section{When: &Condition{Field: &Field{point: p}, Is: string(is)}, Blocks: blocks}
}

// Each is blocks that are printed once for each row of the list, and as often as
// blank says on a blank form.
func Each[T any](list *[]T, blank int, blocks func(*T) []Block) *Section {
	row := new(T)
	return &Section{Repeat: &Repeat{Blank: blank, list: list, row: row}, Blocks: blocks(row)}
}

// EachPart is a section that is printed once for each row of the list, every one
// on a page of its own, and as often as blank says on a blank form.
func EachPart[T any](heading string, list *[]T, blank int, blocks func(*T) []Block) *Section {
	s := Each(list, blank, blocks)
	s.Heading, s.OwnPage = heading, true
	return s
}

// AtLeast is how many rows of a repeated part are wanted before the document is
// issued.
func (s *Section) AtLeast(n int) *Section { s.Repeat.Min = n; return s }

// Para is a printed paragraph.
func Para(text string) *Paragraph { return &Paragraph{Text: text} }

// Terms is a printed paragraph that the parties sign.
func Terms(text string) *Paragraph { return &Paragraph{Text: text, Terms: true} }

// Bullets is printed points that explain.
func Bullets(items ...string) *List { return &List{Items: items} }

// Points is printed points that the parties sign.
func Points(items ...string) *List { return &List{Items: items, Terms: true} }

// Declare is the printed paragraph above the signatures, which the parties sign.
func Declare(text string) *Paragraph { return &Paragraph{Text: text, Terms: true, Declaration: true} }

// Beside is questions in a rail with their answers beside them.
func Beside(fields ...*Field) *Answers { return &Answers{Across: 1, Fields: fields} }

// Grid is short questions, across of them side by side: 2 or 3.
func Grid(across int, fields ...*Field) *Answers { return &Answers{Across: across, Fields: fields} }

// Ticks are yes-or-no questions as a list of boxes, ticked for yes: who gets a
// copy.
func Ticks(fields ...*Field) *Answers {
	longest := 0
	for _, f := range fields {
		longest = max(longest, len(f.Question.Label))
	}
	across := 3
	switch {
	case longest > 48:
		across = 1
	case longest > 28:
		across = 2
	}
	return &Answers{Across: across, Ticks: true, Fields: fields}
}

// Reach is the parts of a contact that a form prints, under one label.
func Reach(label string, c *Contact) *Field {
	return Group(label, Ask("Name", &c.Name), Ask("Phone", &c.Phone).Format("phone"), Ask("Email", &c.Email).Format("email"))
}

// Rows is a table with a numbered row for each element of the list, and as many
// as blank says on a blank form. Where an element has one question, its rows are
// numbered answers under the table's label.
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
		t.Columns = append(t.Columns, Column{Head: f.Question.Label, Kind: AnswerColumn, Field: i})
	}
	return t
}

// NameOnly says that the table's label is not printed, because a heading says it.
func (t *Table) NameOnly() *Table { t.Title.NameOnly = true; return t }

// AtLeast is how many rows are wanted before the document is issued.
func (t *Table) AtLeast(n int) *Table { t.Repeat.Min = n; t.Title.Required = n > 0; return t }

// Choices is a table of yes-or-no questions and other short choices.
func Choices(fields ...*Field) *Table {
	t := &Table{Title: Question{Label: "Questions", NameOnly: true}, Columns: []Column{{Head: "Question", Kind: LabelColumn}}}
	for _, c := range YesNo("").Choices() {
		t.Columns = append(t.Columns, Column{Head: c.Label, Kind: OptionColumn, Choice: c})
	}
	for _, f := range fields {
		t.Rows = append(t.Rows, []*Field{f})
	}
	return t
}

// Checks is a table of things to check, each answered yes, no or not applicable,
// with room for a comment. heads are those of the check and of the comment.
func Checks(heads [2]string, checks ...Row) *Table {
	t := rowsUnder(heads[0], checks)
	for _, c := range append(YesNo("").Choices(), notApplicable) {
		t.Columns = append(t.Columns, Column{Head: c.Label, Kind: OptionColumn, Choice: c})
	}
	t.Columns = append(t.Columns, Column{Head: heads[1], Kind: AnswerColumn, Field: 1})
	return t
}

// A Row is the questions of one row of a table, headed by the first of them.
type Row []*Field

// Short is the label of at most 64 characters for messages and titles.
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

// Hint adds a prompt that is printed under the row's label.
func (r Row) Hint(hint string) Row { r[0].Hint(hint); return r }

// Checked is a row of [Checks].
func Checked(label string, c *Check) Row {
	return Row(append([]*Field{
		Ask(label, &c.Answer).OrNotApplicable().Required(),
	}, Group(label, Ask("Comment", &c.Comment)).Parts...))
}

// Covers is a table of insurances: whether there is cover, its amount, when it
// ends, and room for a comment.
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

// Covered is a row of [Covers].
func Covered(label string, c *Cover) Row {
	return Row(append([]*Field{
		Ask(label, &c.Answer).OrNotApplicable().Required(),
	}, Group(label, Ask("Amount", &c.Amount), Ask("Expires", &c.Expires), Ask("Comment", &c.Comment)).Parts...))
}

// rowsUnder is a table of fixed rows under the head of their labels.
func rowsUnder(head string, rows []Row) *Table {
	t := &Table{Title: Question{Label: head, NameOnly: true}, Columns: []Column{{Head: head, Kind: LabelColumn}}}
	for _, r := range rows {
		t.Rows = append(t.Rows, r)
	}
	return t
}

// Subhead puts a heading across the table before the row that comes next after n
// rows.
func (t *Table) Subhead(n int, text string) *Table {
	t.Subheads = append(t.Subheads, Subhead{n, text})
	return t
}

// NamedRows is a table with a row for each element of the list, each headed by
// its own name rather than a number.
func NamedRows[T any](label string, list *[]T, names []string, row func(*T) []*Field) *Table {
	t := Rows(label, list, len(names), row)
	t.Numbered, t.RowNames = false, names
	t.Columns[0] = Column{Head: label, Kind: LabelColumn}
	return t
}

// Week is a table of where somebody is in each session of a school week.
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

// Ratings is a table of statements with a box for each rating from 5 to 1.
func Ratings(fields ...*Field) *Table {
	t := &Table{Title: Question{Label: "Statements", NameOnly: true}, Columns: []Column{{Head: "Statement", Kind: LabelColumn}}}
	for _, c := range Rating(0).Choices() {
		t.Columns = append(t.Columns, Column{Head: c.Label, Kind: OptionColumn, Choice: c})
	}
	for _, f := range fields {
		t.Rows = append(t.Rows, []*Field{f})
	}
	return t
}

// SignaturesWithRole is a table with a row for each party that signs, with
// columns for name, role, signature and date.
func SignaturesWithRole(parties ...*Field) *Table {
	return signatures(parties, Column{Head: "Signed by", Kind: LabelColumn}, Column{Head: "Name", Kind: NameColumn},
		Column{Head: "Role", Kind: RoleColumn}, Column{Head: "Signature", Kind: SignColumn}, Column{Head: "Date", Kind: DateColumn})
}

// SignatureRows is the same without a column for the role.
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

// Sign is the place where a party signs.
func Sign(label string, by Party, s *Signature) *Field { return Ask(label, s).By(by) }

// Tally is a panel of what is computed: a row of three cells for each part, and
// figures beside it.
func Tally[T any](heads [3]string, rows func(*T) [][3]string, figures []*Field, fields ...*Field) *Panel {
	return &Panel{Heads: heads, Rows: func(f Form) [][3]string { return rows(any(f).(*T)) }, Figures: figures, Fields: fields}
}
