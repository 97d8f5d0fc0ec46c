package sheet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// An outColumn is a column of a table that is written: one answer of the records of a form.
type outColumn struct {
	*question
	at   apdocs.At
	name string // path of the answer: "objectives.0.aim"
	rank []int  // by which columns are ordered

	heading string // on the sheet of a list; "" for the title of the question
}

// An outTable is the records of one form as rows.
type outTable struct {
	outline *apdocs.Outline
	byName  map[string]*question
	order   map[string]int // of questions and, by name and "[]", of lists
	columns []*outColumn
	known   map[string]*outColumn
	rows    []map[string]string // answers by path, as records keep them
}

func newOutTable(o *apdocs.Outline) *outTable {
	t := &outTable{outline: o, byName: map[string]*question{}, order: map[string]int{}, known: map[string]*outColumn{}}
	for i, q := range questionsOf(o) {
		t.byName[q.name], t.order[q.name] = q, i
		for end := range q.name {
			if list := q.name[:end]; strings.HasSuffix(list, "[]") {
				if _, ok := t.order[list]; !ok {
					t.order[list] = i
				}
			}
		}
	}
	return t
}

// tablesOf returns the records as a table for each form, in the order in which the forms come.
func tablesOf(records []apdocs.Form) ([]*outTable, error) {
	var tables []*outTable
	for i, f := range records {
		o, err := apdocs.Outlined(f)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(tables, func(t *outTable) bool { return t.outline == o })
		if at < 0 {
			at = len(tables)
			tables = append(tables, newOutTable(o))
		}
		if err := tables[at].add(f); err != nil {
			return nil, fmt.Errorf("record %d: %w", i+1, err)
		}
	}
	for _, t := range tables {
		slices.SortFunc(t.columns, func(a, b *outColumn) int { return slices.Compare(a.rank, b.rank) })
	}
	return tables, nil
}

// fits returns an error if the table has more columns than a sheet.
func (t *outTable) fits() error {
	if len(t.columns) > MaxColumns {
		return fmt.Errorf("the records have %d answers each, more than a sheet has columns", len(t.columns))
	}
	return nil
}

// add adds a record as a row.
func (t *outTable) add(f apdocs.Form) error {
	text, err := schema.Canonical(f)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var record map[string]any
	if err := dec.Decode(&record); err != nil {
		return err
	}
	row := map[string]string{}
	t.flatten(record, "", row)
	for path := range row {
		if _, err := t.column(path); err != nil {
			return err
		}
	}
	t.rows = append(t.rows, row)
	return nil
}

// flatten puts all answers in a part of a record into the row.
func (t *outTable) flatten(part any, path string, row map[string]string) {
	switch v := part.(type) {
	case map[string]any:
		for name, member := range v {
			t.flatten(member, strings.TrimPrefix(path+"."+name, "."), row)
		}
	case []any:
		for i, member := range v {
			t.flatten(member, path+"."+strconv.Itoa(i), row)
		}
	case string:
		row[path] = v
	case json.Number:
		row[path] = v.String()
	}
}

// column returns the column of an answer.
func (t *outTable) column(path string) (*outColumn, error) {
	if c := t.known[path]; c != nil {
		return c, nil
	}
	c := &outColumn{name: path}
	name, rows := "", 0
	for _, s := range stepsOf(path) {
		if s.name != "" {
			name = strings.TrimPrefix(name+"."+s.name, ".")
			continue
		}
		name += "[]"
		c.rank = append(c.rank, t.order[name], s.row)
		if rows < len(c.at) {
			c.at[rows] = s.row
		}
		rows++
	}
	if c.question = t.byName[name]; c.question == nil {
		return nil, fmt.Errorf("%s: a table has no column for this answer", path)
	}
	c.rank = append(c.rank, t.order[name])
	t.known[path], t.columns = c, append(t.columns, c)
	return c, nil
}

// titled returns the printed heading of the column.
func (c *outColumn) titled() string {
	if c.heading != "" {
		return c.heading
	}
	return c.title(c.at)
}

// text returns an answer as it stands in a table as text: as people write it, and so that it is
// read back as the same.
func (c *outColumn) text(answer string) string {
	if answer == "" {
		return "" // a record without this answer has no sign of per cent either
	}
	switch c.answer.Kind {
	case apdocs.KindMoney:
		if pence, err := strconv.ParseInt(answer, 10, 64); err == nil {
			return fmt.Sprintf("%d.%02d", pence/100, pence%100)
		}
	case apdocs.KindPercent:
		return answer + "%"
	case apdocs.KindChoice, apdocs.KindYesNo:
		for _, choice := range c.answer.Choices {
			if read, err := c.answer.Read(choice.Label); choice.Value == answer && err == nil && read.Value == answer {
				return choice.Label
			}
		}
	case apdocs.KindText, apdocs.KindLongText, apdocs.KindAddress:
		return answer
	}
	return answer
}

// tooLong says of an answer that no cell of a workbook can hold all of, with its label.
func (c *outColumn) tooLong(answer string) error {
	const most = 32_767 // UTF-16 code units: ECMA-376 and Excel's specifications
	if len(answer) <= most || len(utf16.Encode([]rune(answer))) <= most {
		return nil
	}
	return fmt.Errorf("%s: is longer than a cell of a workbook may be (%d characters); write CSV",
		apdocs.Whereabouts(c.name, c.title(c.at)), most)
}
