package sheet

import (
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// RuleCell is the rule of problems with a cell of a table.
const RuleCell = "cell"

// A Row is a record in a table.
type Row struct {
	Number   int             // row number
	Sheet    string          // "" in a table as text
	Text     []byte          // the record in JSON, without answers that cannot be read
	Problems schema.Problems // problems with its cells
	match    *Match
	line     *Line
}

// All yields the rows with records, in order.
func (m *Match) All() iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		b := m.builder()
		for i := m.head + 1; i < len(m.Table.Lines); i++ {
			l := &m.Table.Lines[i]
			if l.Hidden && !m.hidden {
				continue
			}
			if b.cells = l.into(b.cells); m.isExample(b.cells) {
				continue
			}
			if !yield(b.row(l)) {
				return
			}
		}
	}
}

// Cell returns the address of the cell with the answer at the path, including the sheet if
// there are several: "Pupils!C7". It returns "" if no column has that answer.
func (r *Row) Cell(path string) string {
	for _, t := range r.match.targets {
		if t.path() == path {
			return r.address(t.columns[0].index)
		}
	}
	for _, l := range r.match.lists {
		if address := l.cell(r, path); address != "" {
			return address
		}
	}
	return ""
}

func (r *Row) address(column int) string { return addressIn(r.Sheet, r.match.books, column, r.Number) }

func addressIn(sheet string, several bool, column, row int) string {
	if !several || sheet == "" {
		return Address(column, row)
	}
	if strings.ContainsAny(sheet, " '!") {
		sheet = "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	}
	return sheet + "!" + Address(column, row)
}

// A builder makes the records of a table, one after another.
type builder struct {
	match  *Match
	root   node
	leaves []*node // of the targets
	cells  []Cell  // of the row
	text   []byte
	rows   int // so far
}

func (m *Match) builder() *builder {
	b := &builder{match: m}
	for _, t := range m.targets {
		b.leaves = append(b.leaves, b.root.at(t.steps))
	}
	return b
}

// row makes the record of a line whose cells are in b.cells.
func (b *builder) row(l *Line) *Row {
	m := b.match
	r := &Row{Number: l.Number, Sheet: m.Table.Name, match: m, line: l}
	b.rows++
	b.root.at(formSteps).put(b.rows, m.outline.Name)
	if p := m.total(b.cells); p != nil {
		p.Cell = r.address(p.column)
		r.Problems = append(r.Problems, p.Problem)
	}
	for i, t := range m.targets {
		value, problems := t.read(b.cells)
		for _, p := range problems {
			p.Cell = r.address(p.column)
			r.Problems = append(r.Problems, p.Problem)
		}
		if value != nil {
			b.leaves[i].put(b.rows, value)
		}
	}
	for _, list := range m.lists {
		list.fill(r, b)
	}
	b.text, _ = b.root.append(b.text[:0], b.rows)
	r.Text = slices.Clone(b.text)
	return r
}

var formSteps = []step{{name: "form"}}

// read reads the answer in the columns of a question.
func (t *target) read(cells []Cell) (value any, problems []cellProblem) {
	var texts []string
	for _, c := range t.columns {
		cell := cellIn(cells, c.index)
		if cell.Kind == Empty {
			continue
		}
		v, note, severity := t.answer(cell)
		if note != "" {
			problems = append(problems, t.problem(c, note, severity))
			if severity == apdocs.Error {
				return nil, problems
			}
		}
		if len(t.columns) == 1 {
			return v, problems
		}
		if text, ok := v.(string); ok {
			texts = append(texts, text)
		}
	}
	if len(texts) == 0 {
		return nil, problems
	}
	for _, c := range t.columns {
		needed := (c.part == surname || c.part == forename) && !strings.HasSuffix(t.question.name, "preferredName")
		if needed && cellIn(cells, c.index).Kind == Empty {
			return nil, append(problems, t.problem(c, "is missing a part, which stands in this cell", apdocs.Error))
		}
	}
	joint := " "
	if t.question.answer.Kind == apdocs.KindAddress {
		joint = "\n"
	}
	return strings.Join(texts, joint), problems
}

// A cellProblem is a problem with the cell in a column.
type cellProblem struct {
	schema.Problem
	column int
}

func (t *target) problem(c column, text string, severity apdocs.Severity) cellProblem {
	return cellProblem{schema.Problem{
		Rule: RuleCell, Path: t.path(), Label: t.question.title(t.at), Severity: severity, Text: text,
	}, c.index}
}

var tenFigures = regexp.MustCompile(`^[1-37-9]\d{9}$`)

// hasControl reports whether a text has a control character, which no text of a record has.
func hasControl(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f {
			return true
		}
	}
	return false
}

// cellIn returns one of the cells of a line. Beyond its end it is empty.
func cellIn(cells []Cell, column int) Cell {
	if column < 0 || column >= len(cells) {
		return Cell{}
	}
	return cells[column]
}

// answer returns the answer in a cell, with a note that says how it was read or why it
// cannot be.
func (t *target) answer(c Cell) (value any, note string, severity apdocs.Severity) {
	if c.Kind == Faulty {
		return nil, c.Text, apdocs.Error
	}
	q := t.question
	text := c.Text
	if hasControl(text) {
		return nil, "holds a character that cannot be printed; write it anew", apdocs.Error
	}
	switch kind := q.answer.Kind; kind {
	case apdocs.KindText, apdocs.KindLongText, apdocs.KindAddress:
		return t.wording(c)
	case apdocs.KindMoney:
		if c.Kind == Number {
			text = inPounds(c)
		}
	case apdocs.KindPercent:
		// as displayed: 92% is stored as 0.92
	case apdocs.KindDate:
		if _, err := apdocs.ParseDate(text); err == nil {
			return text, "", apdocs.Information // as records keep it
		}
		if c.Kind == Number {
			return nil, "is a number in the sheet, not a date; format the cell as a date and enter it again", apdocs.Error
		}
	default:
		if c.Kind == Number {
			text = c.Raw
		}
	}
	if q.answer.Kind == apdocs.KindDate && c.Kind == Text {
		if note := t.americanDate(text); note != "" {
			return nil, note, apdocs.Error
		}
	}
	reading, known := t.usual[text]
	var err error
	if !known {
		reading, err = q.answer.Read(text)
	}
	if err != nil {
		return nil, err.Error(), apdocs.Error
	}
	if reading.Severity == apdocs.Warning && !(q.answer.Kind == apdocs.KindDate && (t.dayFirst || c.Kind == Date)) {
		return reading.Value, reading.Note, apdocs.Warning
	}
	return reading.Value, "", apdocs.Information
}

// wording returns the answer to a question that takes text.
func (t *target) wording(c Cell) (value any, note string, severity apdocs.Severity) {
	phone := t.question.field != nil && t.question.field.Question.Format == "phone"
	switch c.Kind {
	case Date:
		return nil, "is a date in the sheet, where the form asks for a text; format the cell as Text and enter it again",
			apdocs.Error
	case Number:
		if figures := strings.Trim(c.Raw, "-0"); c.Text == c.Raw && len(strings.Replace(figures, ".", "", 1)) >= 15 {
			return nil, "is a number of more figures than a spreadsheet keeps; format the cell as Text and enter it again",
				apdocs.Error
		}
		if phone && c.Text != "" && c.Text[0] != '0' && c.Text[0] != '+' {
			return nil, "is a number in the sheet, which has lost the zero at its beginning; format the cell as Text and " +
				"enter it again", apdocs.Error
		}
	case Text:
		if phone && tenFigures.MatchString(c.Text) {
			return c.Text, "has ten figures and no zero at its beginning, as after a spreadsheet program has taken it for a " +
				"number; check it", apdocs.Warning
		}
	}
	return c.Text, "", apdocs.Information
}

// inPounds formats a sum in a number cell for package typed. A sum with pence is in
// pounds, and so is one displayed with pence or a pound sign.
func inPounds(c Cell) string {
	pounds, err := strconv.ParseFloat(c.Raw, 64)
	shown := strings.Contains(c.Text, "£") || strings.Contains(c.Text, ".")
	if err != nil || !shown {
		return c.Raw
	}
	exact := strconv.FormatFloat(pounds, 'f', 2, 64)
	if back, _ := strconv.ParseFloat(exact, 64); back != pounds {
		return c.Raw
	}
	return exact
}

// settleDates finds out whether the dates in figures of a table have the day first: where one
// of them can be read in no other way, and none in the other way only. A table is written by
// one person or program, so that its columns agree.
func settleDates(targets []*target, lines []Line) {
	var dates []int
	for _, t := range targets {
		if t.question.answer.Kind == apdocs.KindDate {
			for _, c := range t.columns {
				dates = append(dates, c.index)
			}
		}
	}
	slices.Sort(dates)
	sure, contrary := false, false
	for i := range lines {
		rest := dates
		for column, c := range lines[i].each() {
			for len(rest) > 0 && rest[0] < column {
				rest = rest[1:]
			}
			if len(rest) == 0 {
				break
			}
			if rest[0] > column || len(c.Text) > len("31-12-2026") {
				continue
			}
			if p := inFigures.FindStringSubmatch(c.Text); p != nil {
				first, _ := strconv.Atoi(p[1])
				second, _ := strconv.Atoi(p[2])
				sure, contrary = sure || first > 12, contrary || second > 12
			}
		}
	}
	for _, t := range targets {
		t.dayFirst, t.monthFirst = sure && !contrary, contrary && !sure
	}
}

// americanDate says what is wrong with a date in figures that has the month first, or may have it
// first where only dates of that kind show the order in the table. It returns "" for another.
func (t *target) americanDate(text string) string {
	p := inFigures.FindStringSubmatch(text)
	if p == nil {
		return ""
	}
	first, _ := strconv.Atoi(p[1])
	second, _ := strconv.Atoi(p[2])
	switch {
	case second > 12 && first <= 12:
		return "has the month before the day, as in the United States, or is wrong; write it as 25 March 2026"
	case t.monthFirst && first <= 12 && first != second:
		return "may have the month before the day, as another date in this table has; write it as 25 March 2026"
	}
	return ""
}

var inFigures = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}$`)
