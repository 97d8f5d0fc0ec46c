package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/apdocs/forms/schema"
	"github.com/apdocs/forms/schema/sheet"
)

// A source is a record that has not been read yet: a file, a line of a file, or an element
// of a list.
type source struct {
	path   string
	name   string     // in messages, with the line or number in the list
	number int        // among all records, from 1
	first  int        // line on which it begins in a file of several; 0 if it is the whole file
	text   []byte     // nil for a file that has not been read yet
	row    *sheet.Row // the row of a table that it is in, or nil
	err    error
}

// sources returns the records in files, in order. A file contains one record, one on each
// line (JSON Lines), a list of records (a JSON array), or is a table with one in each row. In
// a folder, files with the extensions .json, .jsonl, .csv, .tsv and .xlsx are read in the
// order of their names. Records are found as the caller iterates.
func sources(m *machine, paths []string) iter.Seq[source] {
	return func(yield func(source) bool) {
		number := 0
		for _, path := range paths {
			for _, file := range filesIn(path) {
				for s := range sourcesIn(m, file) {
					number++
					s.number = number
					if !yield(s) {
						return
					}
				}
			}
		}
	}
}

// filesIn returns the record files in a folder, except hidden ones. For a path that is not
// a folder or has no records, it returns the path itself.
func filesIn(path string) []string {
	entries, err := os.ReadDir(path)
	if err != nil {
		return []string{path} // reading it gives the error
	}
	var files []string
	for _, e := range entries {
		ext := strings.ToLower(filepath.Ext(e.Name()))
		hidden := strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") // by which Excel marks a file as open
		if !e.IsDir() && !hidden && slices.Contains([]string{".json", ".jsonl", ".csv", ".tsv", ".xlsx"}, ext) {
			files = append(files, filepath.Join(path, e.Name()))
		}
	}
	if len(files) == 0 {
		return []string{path}
	}
	slices.Sort(files)
	return files
}

// An arrangement says how records are stored in a file.
type arrangement int

const (
	single arrangement = iota
	inLines
	inList
	inQuotes // JSON Lines that a spreadsheet program has saved as CSV
)

// peekSize is how much of a file is read to find its arrangement.
const peekSize = 1 << 16

// arranged returns the arrangement of a file that begins with these bytes. The extension
// .jsonl means JSON Lines; for other files the content decides.
func arranged(path string, start []byte) arrangement {
	text := bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n")
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	named := strings.EqualFold(filepath.Ext(path), ".jsonl")
	switch {
	case bytes.HasPrefix(text, []byte("[")):
		return inList
	case bytes.HasPrefix(text, []byte(`"{""`)):
		return inQuotes
	case named && bytes.IndexByte(text, 0) < 0 && !bytes.HasPrefix(text, []byte("%PDF-")):
		return inLines
	case bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("{")) && json.Valid(line):
		return inLines
	}
	return single
}

// holdsMany reports whether a path is a folder, or a file that may contain several
// records.
func holdsMany(m *machine, path string) bool {
	if m.tables.matches(path) != nil {
		return true
	}
	in, err := openText(m, path)
	if err != nil {
		return err == errFolder
	}
	defer in.Close()
	start, _ := in.Peek(peekSize)
	return arranged(path, start) != single
}

func sourcesIn(m *machine, path string) iter.Seq[source] {
	return func(yield func(source) bool) {
		if tables := m.tables.matches(path); tables != nil {
			rowsIn(path, tables, yield)
			return
		}
		whole := source{path: path, name: fileName(path)}
		if err := m.tables.fault(path); err != nil {
			whole.err = err
			yield(whole)
			return
		}
		in, err := openText(m, path)
		switch {
		case err == errFolder:
			whole.err = errors.New("this folder holds no records: no file in it ends in .json, .jsonl, .csv or .xlsx")
		case err != nil:
			whole.err = errors.New(because(err))
		}
		if whole.err != nil {
			yield(whole)
			return
		}
		defer in.Close()
		start, err := in.Peek(peekSize)
		switch arranged(path, start) {
		case inLines:
			linesIn(path, in.Reader, yield)
		case inList:
			listed(path, in, yield)
		case inQuotes:
			quotedIn(path, in, yield)
		default:
			if err == io.EOF {
				whole.text = slices.Clone(start)
			}
			yield(whole)
		}
	}
}

// linesIn yields the records of a JSON Lines file.
func linesIn(path string, in *bufio.Reader, yield func(source) bool) {
	found := false
	for n := 1; ; n++ {
		line, err := readLine(in)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if line = bytes.TrimSpace(line); len(line) > 0 || err != nil && err != io.EOF {
			s := source{path: path, name: fmt.Sprintf("%s, line %d", fileName(path), n), first: n, text: line}
			if err != io.EOF {
				s.err = err
			}
			whole := !found && s.err == nil && wholeFile(&s, in)
			if found = true; !yield(s) || whole {
				return
			}
		}
		if err != nil {
			break
		}
	}
	if !found {
		yield(source{path: path, name: fileName(path), err: errors.New("this is empty; it holds no records")})
	}
}

// errSpread is the error for a record that spans lines of a file of records.
var errSpread = errors.New("a record stands over several lines here, and in a file .jsonl each line is a record; if " +
	"it holds one record, end its name in .json")

// wholeFile recognises what is wrong with the whole file, so that it is reported once: a
// record that spans lines.
func wholeFile(s *source, in *bufio.Reader) bool {
	next, _ := in.Peek(min(in.Buffered(), peekSize))
	next = bytes.TrimLeft(next, " \t\r\n")
	if s.text[0] == '{' && !json.Valid(s.text) && len(next) > 0 && (next[0] == '"' || next[0] == '}') {
		s.name, s.err = fileName(s.path), errSpread
		return true
	}
	return false
}

// mostList is the greatest size of a list of records in bytes.
const mostList = 200_000_000

// listed yields the records of a file that contains a list.
func listed(path string, in io.Reader, yield func(source) bool) {
	whole := source{path: path, name: fileName(path)}
	data, err := io.ReadAll(io.LimitReader(in, mostList+1))
	switch {
	case err != nil:
		whole.err = errors.New(because(err))
	case len(data) > mostList:
		whole.err = fmt.Errorf("this list is larger than %d MB; divide it", mostList/1_000_000)
	case !json.Valid(bytes.TrimPrefix(data, []byte("\ufeff"))):
		whole.text = data // decoding gives the place of the error
	}
	if whole.err != nil || whole.text != nil {
		yield(whole)
		return
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	list := json.NewDecoder(bytes.NewReader(data))
	_, _ = list.Token() // the bracket; the text is valid JSON
	line, counted := 1, 0
	n := 0
	for list.More() {
		var record json.RawMessage
		if err := list.Decode(&record); err != nil {
			break // does not happen in valid JSON
		}
		begins := int(list.InputOffset()) - len(record)
		line, counted = line+bytes.Count(data[counted:begins], []byte("\n")), begins
		n++
		if !yield(source{path: path, name: fmt.Sprintf("%s, record %d", fileName(path), n), first: line, text: record}) {
			return
		}
	}
	if n == 0 {
		whole.err = errors.New("this list is empty; it holds no records")
		yield(whole)
	}
}

// readLine reads a line of at most the greatest size of a record.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > schema.MaxBytes {
			return nil, fmt.Errorf("this line is larger than %d MB, which no record is", schema.MaxBytes/1_000_000)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// reading returns the source with the text of its record. If the file is too large, the
// text is a little more than a record may have.
func (s *source) reading(ctx context.Context, m *machine) reading {
	if s.text == nil && s.err == nil {
		return open(ctx, m, s.path)
	}
	return reading{path: s.path, name: s.name, first: s.first, text: s.text, row: s.row, err: s.err}
}

// A textFile is an open text file.
type textFile struct {
	*bufio.Reader
	io.Closer
}

// errFolder reports that a folder was opened as a file.
var errFolder = errors.New("this is a folder")

// openText opens a file, or the stored content of standard input or a pipe. UTF-16 with a
// byte order mark is converted to UTF-8 if the file contains several records.
func openText(m *machine, path string) (*textFile, error) {
	in, err := openBytes(m, path)
	if err != nil {
		return nil, err
	}
	text := bufio.NewReaderSize(in, peekSize)
	mark, _ := text.Peek(2)
	if string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff" {
		decoded := transform.NewReader(text, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder())
		text = bufio.NewReaderSize(decoded, peekSize)
	}
	return &textFile{text, in}, nil
}

// openBytes opens a file as it is.
func openBytes(m *machine, path string) (io.ReadCloser, error) {
	if h, ok := m.held[path]; ok {
		return io.NopCloser(bytes.NewReader(h.text)), h.err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, errFolder
	}
	return f, nil
}
