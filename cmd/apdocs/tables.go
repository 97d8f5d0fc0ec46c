package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
	"github.com/apdocs/forms/schema/sheet"
)

// tables says how spreadsheets and tables as text are read, by the options of the commands
// that take records. Each table is read once, before any document is made.
type tables struct {
	flags   *pflag.FlagSet
	options sheet.Options
	mapping string
	dryRun  bool
	marked  string                    // path of the marked copy
	marks   *sheet.Marked             // nil if not requested
	read    map[string][]*sheet.Match // by path
	unread  map[string]error          // the tables in folders that cannot be read, by path
	only    bool                      // only report how tables are read
}

// tablesAbout explains in the help of a command how tables are read.
const tablesAbout = "A spreadsheet (.xlsx) or a table as text (.csv) holds a record in each row. Its columns are " +
	"found by the labels or " +
	"paths of the form’s questions and by the usual headings of school exports, and a line says which column is what " +
	"before " +
	"anything is made. A column that is not known, or two for one question, are an error."

func (t *tables) declare(flags *pflag.FlagSet, form bool) {
	t.flags = flags
	if form {
		flags.StringVar(&t.options.Form, "form", "", "of a table: the `FORM` that its rows are records of, unless it says "+
			"so itself")
	}
	flags.StringVar(&t.options.Sheet, "sheet", "", "of a spreadsheet: the `NAME` of the sheet with the records")
	flags.StringArrayVar(&t.options.Ignore, "ignore", nil, "of a table: leave out this `COLUMN`, by its heading or its "+
		"letter, or “*” for all that the form does not ask for; may be given more than once")
	flags.StringVar(&t.mapping, "map", "", "of a table: a JSON `FILE` that says for headings which question they are: "+
		"{\"Mum\": \"parents.0.name\"}")
	flags.BoolVar(&t.options.Hidden, "hidden", false, "of a spreadsheet: read rows that are hidden by hand or by a "+
		"filter too")
	flags.BoolVar(&t.dryRun, "dry-run", false, "of a table: say which column is what, and make nothing")
	flags.StringVar(&t.marked, "problems", "",
		"of one table: write it once more, with what is wrong in a column of its own and the cells marked, to this "+
			"`FILE.xlsx`")
	complete(flags, "map", "file")
	complete(flags, "problems", "file")
}

// given returns the first of the options that is set, or "".
func (t *tables) given() string {
	for _, name := range []string{"sheet", "ignore", "map", "hidden", "dry-run", "problems"} {
		if t.flags.Changed(name) {
			return name
		}
	}
	return ""
}

// prepare reads standard input, pipes and the tables among the files, and reports how it
// reads the tables. done is true if only that was requested.
func (t *tables) prepare(ctx context.Context, m *machine, paths []string) (done bool, err error) {
	if err := hold(ctx, m, paths); err != nil {
		return false, err
	}
	m.tables = t
	t.options.Forms, t.read = documents.All(), map[string][]*sheet.Match{}
	if t.options.Form != "" {
		if _, err := formNamed(t.options.Form); err != nil {
			return false, err
		}
	}
	if t.mapping != "" {
		if t.options.Map, err = readMapping(ctx, m, t.mapping); err != nil {
			return false, err
		}
	}
	t.unread = map[string]error{}
	for _, path := range paths {
		sayBelow(m, path)
		for _, file := range filesIn(path) {
			err := t.take(ctx, m, file)
			switch {
			case err != nil && (file == path || t.dryRun || ctx.Err() != nil):
				return false, err
			case err != nil: // in a folder, where the other files are read
				t.unread[file] = errors.New(strings.TrimPrefix(err.Error(), fileName(file)+": "))
			}
		}
	}
	if err := t.checkMarked(); err != nil {
		return false, err
	}
	if t.dryRun && len(t.read) == 0 {
		return false, usageFault("--dry-run: is for tables, and none of these files is one")
	}
	return t.dryRun, nil
}

// sayBelow says which folders with records there are in a folder, of which only the files are read.
func sayBelow(m *machine, path string) {
	entries, _ := os.ReadDir(path) // what cannot be read is an error where it is wanted
	var below []string
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if files := filesIn(filepath.Join(path, e.Name())); slices.ContainsFunc(files, func(file string) bool {
			name := filepath.Base(file)
			return filepath.Ext(name) != "" && !strings.HasPrefix(name, "manifest") && name != "extracted.jsonl"
		}) {
			below = append(below, e.Name())
		}
	}
	if len(below) > 0 {
		m.say("%s: %s not read: %s; name them too if they hold records", path,
			count2(len(below), "folder in it is", "folders in it are"), strings.Join(below, ", "))
	}
}

// take reads a file if it is a table.
func (t *tables) take(ctx context.Context, m *machine, path string) error {
	if t.read[path] != nil || !isTable(m, path) {
		return nil
	}
	name := fileName(path)
	data, err := readHeld(ctx, m, path, sheet.MaxBytes)
	if ctx.Err() != nil {
		return ctx.Err()
	} else if err != nil {
		return fileFault("%s: %s", name, because(err))
	}
	book, err := sheet.Read(data)
	if err != nil {
		return fileFault("%s: %w", name, err)
	}
	found, err := book.Match(&t.options)
	switch {
	case errors.Is(err, sheet.ErrNoForm):
		return usageFault("%s: the table does not say which form its rows are records of; name it by --form, or keep it "+
			"elsewhere if it holds no records", name)
	case err != nil:
		return fileFault("%s: %w%s", name, err, mendedBy(err))
	}
	t.read[path] = found
	if len(found) == 1 && t.marked != "" {
		t.marks = sheet.NewMarked(book, found[0])
	}
	for _, match := range found {
		if t.dryRun {
			showColumns(m.stdout, match)
		}
		m.say("%s: %s", tableName(path, match), match)
	}
	return nil
}

// mendedBy names the options that would mend what is wrong with a table.
func mendedBy(err error) string {
	var own *sheet.Error
	if errors.As(err, &own) {
		switch own.Mend {
		case sheet.MendColumns:
			return "; --ignore leaves out a column, --map says what one is"
		case sheet.MendSheet:
			return "; --sheet NAME says which"
		}
	}
	return ""
}

// matches returns the tables in a file, or nil if it is not a table.
func (t *tables) matches(path string) []*sheet.Match {
	if t == nil {
		return nil
	}
	return t.read[path]
}

// fault says why a table in a folder cannot be read; nil for other files.
func (t *tables) fault(path string) error {
	if t == nil {
		return nil
	}
	return t.unread[path]
}

// alone reports whether all records are rows of one table.
func (t *tables) alone() bool {
	for _, found := range t.read {
		return t.only && len(t.read) == 1 && len(found) == 1
	}
	return false
}

// tableName returns the name of a table for messages.
func tableName(path string, match *sheet.Match) string {
	if match.Table.Name == "" {
		return fileName(path)
	}
	return fileName(path) + ", sheet “" + match.Table.Name + "”"
}

// showColumns prints the meaning of each column of a table.
func showColumns(w io.Writer, match *sheet.Match) {
	for _, c := range match.Columns() {
		is := c[2] + "\t" + c[3]
		if c[2] == "" {
			is = "-\tleft out"
		}
		fmt.Fprintln(w, printable(c[0]+"\t"+c[1]+"\t"+is))
	}
}

// isTable reports whether a file is a table, judging by its beginning and its name.
func isTable(m *machine, path string) bool {
	in, err := openText(m, path)
	if err != nil {
		return false
	}
	defer in.Close()
	start := make([]byte, peekSize)
	n, _ := io.ReadFull(in, start)
	start = start[:n]
	if text := bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n"); len(text) > 0 && (text[0] == '{' ||
		text[0] == '[' || bytes.HasPrefix(text, []byte(`"{""`))) {
		return false
	}
	if bytes.HasPrefix(start, []byte("PK\x03\x04")) && !strings.HasSuffix(strings.ToLower(path), ".xlsx") {
		// The names of the parts may be anywhere in a ZIP file.
		if rest, err := io.ReadAll(io.LimitReader(in, sheet.MaxBytes)); err == nil {
			start = append(start, rest...)
		}
	}
	return sheet.Is(path, start)
}

// rowsIn yields the records of the tables in a file.
func rowsIn(path string, tables []*sheet.Match, yield func(source) bool) {
	found := false
	for _, match := range tables {
		for row := range match.All() {
			found = true
			name := fmt.Sprintf("%s, row %d", tableName(path, match), row.Number)
			if !yield(source{path: path, name: name, text: row.Text, row: row}) {
				return
			}
		}
	}
	if !found {
		yield(source{path: path, name: fileName(path), err: errors.New("this table has headings and no rows; it holds no " +
			"records")})
	}
}

// inCells returns the problems of a record in a table, with cells instead of lines, and
// the problems with its cells. It omits how an answer was read if that is not in doubt,
// since tables are never written as in a record, and missing answers whose cells could not
// be read.
func inCells(row *sheet.Row, problems schema.Problems) schema.Problems {
	problems = slices.DeleteFunc(problems, func(p schema.Problem) bool {
		unread := slices.ContainsFunc(row.Problems, func(own schema.Problem) bool {
			return own.Path == p.Path && own.Severity == apdocs.Error
		})
		return p.Rule == schema.RuleTyped && p.Severity == apdocs.Information || p.Rule == "required" && unread
	})
	for i := range problems {
		problems[i].Line, problems[i].Cell = 0, row.Cell(problems[i].Path)
	}
	return append(slices.Clone(row.Problems), problems...)
}

// readMapping reads the meaning of headings, in the order of the file.
func readMapping(ctx context.Context, m *machine, path string) (maps []sheet.Mapping, err error) {
	data, err := readAll(ctx, m, path, 1<<20)
	if err != nil {
		return nil, fileFault("--map %s: %s", path, because(err))
	}
	broken := usageFault("--map %s: must be a JSON object of headings and questions, such as {\"Mum\": "+
		"\"parents.0.name\"}; "+
		"null leaves a column out", path)
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	if token, err := dec.Token(); err != nil || token != json.Delim('{') {
		return nil, broken
	}
	for dec.More() {
		key, err := dec.Token()
		heading, ok := key.(string)
		var question *string
		if err != nil || !ok || dec.Decode(&question) != nil {
			return nil, broken
		}
		is := sheet.Mapping{Heading: heading}
		if question != nil {
			is.Question = *question
		}
		maps = append(maps, is)
	}
	if _, err := dec.Token(); err != nil {
		return nil, broken
	}
	return maps, nil
}
