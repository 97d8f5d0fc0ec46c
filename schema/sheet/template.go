package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/apdocs/forms/apdocs"
)

// mostListed is how many rows of a list a sheet to fill in has columns for.
const mostListed = 3

// rowsToFill is how many rows of a sheet to fill in offer lists of choices.
const rowsToFill = 5000

// WriteTemplate writes a workbook to fill in, with a row for each record of the form: the printed
// labels with those that are required marked, the paths below them, lists of choices, cells for
// dates, and an example row that is passed over when the sheet is read. A sheet of notes says
// how each column is written. Signatures have no columns.
func WriteTemplate(w io.Writer, f apdocs.Form) error {
	t, err := templateOf(f)
	if err != nil {
		return fmt.Errorf("write a sheet to fill in: %w", err)
	}
	b := newBookWriter()
	defer b.Close()
	if err := b.template(t); err != nil {
		return fmt.Errorf("write a sheet of %s to fill in: %w", t.outline.Name, err)
	}
	return b.finish(w)
}

// WriteTextTemplate writes the headings of a table as text to fill in: the paths of the answers.
func WriteTextTemplate(w io.Writer, f apdocs.Form) error {
	t, err := templateOf(f)
	if err != nil {
		return fmt.Errorf("write a table to fill in: %w", err)
	}
	var names []string
	for _, c := range t.columns {
		names = append(names, c.name)
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	_ = out.Write(names)
	out.Flush()
	return out.Error()
}

// templateOf is a table without rows, with the columns that people fill in.
func templateOf(f apdocs.Form) (*outTable, error) {
	o, err := apdocs.Outlined(f)
	if err != nil {
		return nil, err
	}
	t := newOutTable(o)
	rows := map[string]int{}
	blankRows(o.Blocks, rows)
	paths := []string{"reference"}
	for _, q := range questionsOf(o) {
		if q.field != nil {
			paths = append(paths, inRows(q.name, rows)...)
		}
	}
	for _, path := range paths {
		if _, err := t.column(path); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(t.columns, func(a, b *outColumn) int { return slices.Compare(a.rank, b.rank) })
	return t, nil
}

// blankRows records how many rows of each list a sheet to fill in has: as many as a blank, up
// to mostListed, but only one of a list whose rows are sections.
func blankRows(blocks []apdocs.Block, rows map[string]int) {
	for _, b := range blocks {
		_, within, each := apdocs.Inside(b)
		if each != nil {
			rows[each.Name] = min(each.Blank, mostListed)
			if _, page := b.(*apdocs.Section); page {
				rows[each.Name] = 1
			}
		}
		blankRows(within, rows)
	}
}

// inRows are the paths of a question in the rows of the lists that it is in.
func inRows(name string, rows map[string]int) []string {
	list, rest, ok := strings.Cut(name, "[]")
	if !ok {
		return []string{name}
	}
	var paths []string
	for i := range max(rows[list], 1) {
		inner := map[string]int{}
		for name, n := range rows {
			inner[strings.Replace(name, list+"[]", fmt.Sprintf("%s.%d", list, i), 1)] = n
		}
		paths = append(paths, inRows(fmt.Sprintf("%s.%d%s", list, i, rest), inner)...)
	}
	return paths
}

// template writes the sheet to fill in and the notes.
func (b *bookWriter) template(t *outTable) error {
	w, err := b.sheet(t.outline.Name, len(t.columns), 3)
	if err != nil {
		return err
	}
	if err := b.head(w, t.columns); err != nil {
		return err
	}
	example := make([]any, len(t.columns))
	for i, c := range t.columns {
		example[i] = excelize.Cell{StyleID: b.style(exampleStyle), Value: exampleOf(c.question)}
	}
	if err := w.SetRow("A3", example); err != nil {
		return err
	}
	if err := b.addLists(t.outline.Name, t.columns); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return b.notes(t)
}

// notes writes the sheet that says how the other is filled in.
func (b *bookWriter) notes(t *outTable) error {
	lines := noteLines(t)
	w, err := b.sheet(notesName, 4, len(lines))
	if err != nil {
		return err
	}
	for column, width := range []float64{44, 34, 34, 60} {
		if err := w.SetColWidth(column+1, column+1, width); err != nil {
			return err
		}
	}
	for i, line := range lines {
		var cells []any
		style := textStyle
		if i == 0 {
			style = headingStyle
		} else if len(line) > 0 && line[0] == "Column" {
			style = labelStyle
		}
		for _, text := range line {
			cells = append(cells, excelize.Cell{StyleID: b.style(style), Value: text})
		}
		if len(line) == 1 {
			if err := w.MergeCell(Address(0, i+1), Address(3, i+1)); err != nil {
				return err
			}
		}
		if err := w.SetRow(Address(0, i+1), cells); err != nil {
			return err
		}
	}
	return w.Flush()
}

// noteLines returns the lines of the notes: sentences, and then a line for each column.
func noteLines(t *outTable) [][]string {
	lines := [][]string{{t.outline.Title}}
	for _, sentence := range []string{
		"Each row is one record: one pupil, one document. The row that begins with “" + exampleMark +
			"” shows how answers are " +
			"written; it may stay or go.",
		"Columns may be moved, hidden or deleted. The small names in the second row say what a column is; leave them as " +
			"they are.",
		"The reference is your own and never a name: up to 30 letters without accents, figures, full stops, hyphens and " +
			"underscores. Documents are named by it.",
		"Coloured headings are required before a document is made; a draft can do without.",
		"A cell that is empty means that the question is not answered. It never means “no”.",
		"Rows that are hidden, by hand or by a filter, are left out.",
		"apdocs check " + t.outline.Name + ".xlsx says what is missing or wrong, by cell; apdocs fill " + t.outline.Name +
			".xlsx -o documents/ makes the documents.",
	} {
		lines = append(lines, []string{sentence})
	}
	lines = append(lines, nil, []string{"Column", "Name", "How to write it", "Choices"})
	for _, c := range t.columns {
		lines = append(lines, []string{c.title(c.at), c.name, hint(c), strings.Join(c.choices(), "; ")})
	}
	return lines
}

// hint says how an answer is written.
func hint(c *outColumn) string {
	text := exampleOf(c.question)
	switch {
	case c.question.name == "reference":
		text = "letters, figures, . _ -"
	case c.answer.Kind == apdocs.KindText:
		text = "one line"
	case c.answer.Kind == apdocs.KindLongText:
		text = "one line or more, by Alt+Enter"
	}
	if c.required() {
		text += " (required)"
	}
	return text
}

// choices are what the list of a column offers, as it is written in a cell.
func (c *outColumn) choices() (all []string) {
	for _, choice := range c.answer.Choices {
		if c.answer.Kind == apdocs.KindRating {
			all = append(all, choice.Value+" – "+choice.Label)
		} else {
			all = append(all, c.text(choice.Value))
		}
	}
	return all
}

// choiceLists are the lists of choices of a workbook, each a column of a hidden sheet.
type choiceLists struct{ lists [][]string }

// choicesName is the name of the hidden sheet.
const choicesName = "Choices"

// column returns the column of a list, which is added if no other column has offered the same.
func (l *choiceLists) column(list []string) int {
	for i, known := range l.lists {
		if slices.Equal(known, list) {
			return i
		}
	}
	l.lists = append(l.lists, list)
	return len(l.lists) - 1
}

// addLists has the cells of a sheet offer their choices.
func (b *bookWriter) addLists(sheet string, columns []*outColumn) error {
	for i, c := range columns {
		choices := c.choices()
		if len(choices) == 0 {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = Address(i, 3) + ":" + Address(i, rowsToFill)
		list := columnName(b.lists.column(choices))
		v.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", choicesName, list, list, len(choices)))
		v.SetError(excelize.DataValidationErrorStyleWarning, "Not in the list", "Choose an answer from the list.")
		if err := b.AddDataValidation(sheet, v); err != nil {
			return err
		}
	}
	return nil
}

// writeLists writes the hidden sheet of choices, if there are any.
func (b *bookWriter) writeLists() error {
	if len(b.lists.lists) == 0 {
		return nil
	}
	longest := 0
	for _, list := range b.lists.lists {
		longest = max(longest, len(list))
	}
	w, err := b.sheet(choicesName, len(b.lists.lists), longest)
	if err != nil {
		return err
	}
	for row := 0; ; row++ {
		var cells []any
		used := false
		for _, list := range b.lists.lists {
			if row < len(list) {
				cells, used = append(cells, list[row]), true
			} else {
				cells = append(cells, nil)
			}
		}
		if !used {
			break
		}
		if err := w.SetRow(Address(0, row+1), cells); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	b.SetActiveSheet(0)
	return b.SetSheetVisible(choicesName, false)
}
