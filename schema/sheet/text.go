package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"

	"github.com/apdocs/forms/apdocs"
)

// readText reads a table as text (RFC 4180), as written by spreadsheet programs and school
// systems.
func readText(data []byte) (*Book, error) {
	text, note, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	comma, text := separator(text)
	t := &Table{}
	rows := csv.NewReader(bytes.NewReader(text))
	rows.Comma, rows.FieldsPerRecord = comma, -1
	rows.ReuseRecord = true
	rows.TrimLeadingSpace = comma != '\t' // before a quotation mark, as people write it
	row, ends, cells := 0, 0, 0
	var p packer
	for {
		record, err := rows.Read()
		if err == io.EOF {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) { // a quotation mark is out of place
			if t, err = readQuotes(text, byte(comma)); err != nil {
				return nil, err
			}
			break
		} else if err != nil {
			return nil, err
		}
		begins, _ := rows.FieldPos(0)
		row += begins - ends // empty lines count as rows
		ends = begins
		for i, field := range record {
			ends += strings.Count(field, "\n")
			p.add(i, typedCell(field))
		}
		if cells += len(record); len(t.Lines) >= MaxRows || len(record) > MaxColumns || cells > MaxCells {
			return nil, errTooLarge
		}
		if p.next > 0 {
			t.Lines = append(t.Lines, Line{Number: row, packed: p.take()})
		}
	}
	return &Book{Tables: []*Table{t}, Note: note}, nil
}

var errTooLarge = fault("has more rows or columns than are read at once (%d rows); divide it", MaxRows)

// decodeText converts text to UTF-8 with "\n" line ends. Text that does not declare its
// encoding and is not UTF-8 is assumed to be from Excel: Windows-1252, or Mac OS Roman if
// its lines end in CR.
func decodeText(data []byte) (text []byte, note string, err error) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		from = utf.UTF16(utf.LittleEndian, utf.ExpectBOM)
	case bytes.HasPrefix(data, []byte("\ufeff")):
		data = data[len("\ufeff"):]
		if !utf8.Valid(data) {
			return nil, "", fault("is not sound UTF-8, though it says that it is; save it again")
		}
	case unmarked(data) != nil:
		from, note = unmarked(data), "UTF-16"
	case bytes.IndexByte(data, 0) >= 0:
		return nil, "", fault("is neither a workbook nor text, or is damaged: it has a character that no text has " +
			"(NUL); save it again as a workbook (.xlsx) or as “CSV UTF-8”")
	case !utf8.Valid(data) && bytes.IndexByte(data, '\r') >= 0 && !bytes.Contains(data, []byte("\r\n")):
		from, note = charmap.Macintosh, "Mac OS Roman"
	case !utf8.Valid(data):
		if hasUnassigned(data) {
			return nil, "", fault("is neither UTF-8 nor Windows-1252; save it as “CSV UTF-8”")
		}
		from, note = charmap.Windows1252, "Windows-1252"
	}
	if from != nil {
		if data, err = from.NewDecoder().Bytes(data); err != nil {
			return nil, "", fault("cannot be read as text; save it as “CSV UTF-8”")
		}
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n")), note, nil
}

// unmarked returns the encoding of UTF-16 without a byte order mark: of the first bytes, every
// second one is zero at the separators, digits and letters without accents, and no other is.
func unmarked(data []byte) encoding.Encoding {
	start := data[:min(len(data), 1<<12)&^1]
	zeros := [2]int{}
	for i, b := range start {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[0] == 0 && zeros[1] > len(start)/4:
		return utf.UTF16(utf.LittleEndian, utf.IgnoreBOM)
	case zeros[1] == 0 && zeros[0] > len(start)/4:
		return utf.UTF16(utf.BigEndian, utf.IgnoreBOM)
	}
	return nil
}

// hasUnassigned reports whether there is a byte that is not assigned in Windows-1252.
func hasUnassigned(data []byte) bool {
	for _, b := range data {
		switch b {
		case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
			return true
		}
	}
	return false
}

// separator returns the separator of cells: the one that the first line declares, as Excel
// does ("sep=;"), in which case that line is removed, or whichever of comma, semicolon, tab
// and vertical bar gives most rows the same number of cells.
func separator(text []byte) (comma rune, rest []byte) {
	if after, ok := bytes.CutPrefix(text, []byte("sep=")); ok && len(after) > 1 && after[1] == '\n' {
		// The line counts as a row, so an empty one stays.
		return rune(after[0]), after[1:]
	}
	best, bestRows, bestCells := ',', 0, 0
	for _, candidate := range ",;\t|" {
		rows := csv.NewReader(bytes.NewReader(text))
		rows.Comma, rows.FieldsPerRecord, rows.LazyQuotes, rows.ReuseRecord = candidate, -1, true, true
		counts := map[int]int{}
		for range 50 {
			record, err := rows.Read()
			if err != nil {
				break
			}
			counts[len(record)]++
		}
		for n, many := range counts {
			if n > 1 && (many > bestRows || many == bestRows && n > bestCells) {
				best, bestRows, bestCells = candidate, many, n
			}
		}
	}
	return best, text
}

var (
	errorValue = regexp.MustCompile(
		`^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!)$`)
	quotedFormula = regexp.MustCompile(`^="([^"]+)"$`)
	scientific    = regexp.MustCompile(`^[+-]?\d(?:[.,]\d+)?E[+-]?\d{1,3}$`)
)

// typedCell returns the cell of a text. An apostrophe before what a spreadsheet program
// would take for a formula, or before a space that must be kept, is not part of the text;
// see guard.
func typedCell(text string) Cell {
	if kept, ok := unguard(text); ok {
		return Cell{Kind: Text, Text: kept}
	}
	return bareCell(text)
}

// bareCell is typedCell for a text without a guard.
func bareCell(text string) Cell {
	text = strings.TrimFunc(text, func(r rune) bool { return r == '\ufeff' || unicode.IsSpace(r) })
	if apdocs.IsBlank(text) {
		return Cell{}
	}
	switch c := text[0]; {
	case c == '=':
		if quoted := quotedFormula.FindStringSubmatch(text); quoted != nil {
			return Cell{Kind: Text, Text: quoted[1]} // how some systems preserve leading zeros
		}
	case c == '#' && errorValue.MatchString(text):
		return Cell{Kind: Faulty, Raw: text, Text: "holds the error " + text + "; mend the formula, or clear the cell"}
	case c == '#' && strings.Trim(text, "#") == "" && len(text) > 2:
		return Cell{Kind: Faulty, Raw: text, Text: "holds signs that a spreadsheet program shows where a column is too " +
			"narrow; widen it and save again"}
	case c <= '9' && strings.IndexByte(text, 'E') > 0 && scientific.MatchString(text):
		return Cell{Kind: Faulty, Raw: text, Text: "holds a long number that a spreadsheet program has shortened, so " +
			"figures are lost; format the column as Text and enter it again"}
	}
	return Cell{Kind: Text, Text: text}
}

// Characters at the beginning of a text that a spreadsheet program would take for the
// start of a formula.
const formulaSigns = "=+-@\t\r"

// guard returns a text as it is written in a cell. An apostrophe is added if a spreadsheet
// program would take the text for a formula or trim its spaces, or if it begins with such
// an apostrophe itself. In a workbook a text is marked as such and needs no guard against
// formulas.
func guard(text string, inText bool) string {
	if text == "" {
		return text
	}
	if _, looks := unguard(text); looks || spaced(text) || inText && strings.IndexByte(formulaSigns, text[0]) >= 0 ||
		typedCell(text).Text != text {
		return "'" + text
	}
	return text
}

// unguard removes the guard from a text, and reports whether there was one: an apostrophe
// before a text that needs one, or before one that has another.
func unguard(text string) (string, bool) {
	rest := strings.TrimLeft(text, "'")
	if rest == text || rest == "" {
		return text, false
	}
	if strings.IndexByte(formulaSigns, rest[0]) >= 0 || spaced(rest) || bareCell(rest).Text != rest {
		return text[1:], true
	}
	return text, false
}

// spaced reports whether a text begins or ends with white space.
func spaced(text string) bool { return strings.TrimSpace(text) != text }
