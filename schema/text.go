package schema

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A FormatError reports that a file is not JSON but of another known format, recognised by
// its first bytes. Programs can use it to tell people what to do with such a file.
type FormatError struct {
	Format string // with its article: "a spreadsheet (XLSX)", "a PDF"
	Table  bool   // a spreadsheet or CSV file
	what   string // that was wanted: "record"
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("this is %s, and a %s is a JSON text", e.Format, e.what)
}

// byteOrderMark is at the start of UTF-8 text from some editors.
const byteOrderMark = "\ufeff"

// unicodeText converts text to UTF-8. UTF-16, as written by PowerShell and some editors,
// is recognised by its byte order mark.
func unicodeText(data []byte) ([]byte, error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return data, nil
	}
	damaged := errors.New("this text is saved as UTF-16 and is damaged; save it again, as UTF-8")
	if len(data)%2 != 0 {
		return nil, damaged
	}
	text := make([]byte, 0, len(data)/2)
	for data = data[2:]; len(data) > 0; data = data[2:] {
		r := rune(order.Uint16(data))
		if utf16.IsSurrogate(r) {
			if len(data) < 4 {
				return nil, damaged
			}
			data = data[2:]
			if r = utf16.DecodeRune(r, rune(order.Uint16(data))); r == utf8.RuneError {
				return nil, damaged
			}
		}
		text = utf8.AppendRune(text, r)
	}
	return text, nil
}

// recognise returns an error that names the format of a file that is not JSON.
func recognise(data []byte, what string) error {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if format, table := FormatOf(data); format != "" {
		return &FormatError{format, table, what}
	}
	switch start := bytes.TrimSpace(data); {
	case len(start) == 0:
		return fmt.Errorf("this is empty; a %s is a JSON text that begins with {", what)
	case bytes.IndexByte(data[:min(len(data), 4096)], 0) >= 0:
		return fmt.Errorf("this is not text, and a %s is a JSON text", what)
	case bytes.HasPrefix(start, []byte(`"{""`)):
		return fmt.Errorf("this %s was saved by a spreadsheet program (CSV): it stands in quotation marks as a whole, "+
			"and each of its own quotation marks is doubled; save it as plain text from the program that it came from", what)
	}
	return nil
}

// FormatOf returns the format of a file, recognised by its first bytes or all of them, with
// its article: "a PDF", "a spreadsheet (XLSX)", "a table as text (CSV)". It returns "" if the
// file may be JSON. The second result reports whether it is a table.
//
// Sources are the specifications of the formats: ISO 32000,
// APPNOTE 4.4 (ZIP), ECMA-376 part 2, OpenDocument part 2 and MS-CFB.
func FormatOf(data []byte) (format string, table bool) {
	start := string(bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n"))
	begins := func(with string) bool { return len(start) >= len(with) && strings.EqualFold(start[:len(with)], with) }
	switch {
	case begins("%pdf-"):
		return "a PDF", false
	case begins("pk\x03\x04"), begins("pk\x05\x06"):
		return archive(data)
	case begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return compound(data)
	case begins("{\\rtf"):
		return "a document in rich text (RTF)", false
	case begins("<!doctype html"), begins("<html"):
		return "a web page (HTML)", false
	case begins("<"):
		return "an XML or HTML text", false
	case begins("\x89png"), begins("\xff\xd8\xff"), begins("gif8"):
		return "a picture", false
	case isTable(data):
		return "a table as text (CSV)", true
	}
	return "", false
}

// archive distinguishes formats that are ZIP files by the names of their parts, which are
// not compressed.
func archive(data []byte) (format string, table bool) {
	holds := func(part string) bool { return bytes.Contains(data, []byte(part)) }
	switch {
	case holds("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"):
		return "a spreadsheet (ODS)", true
	case holds("mimetypeapplication/vnd.oasis.opendocument.text"):
		return "a text document (ODT)", false
	case holds("xl/workbook.bin"):
		return "a spreadsheet (XLSB)", true
	case holds("xl/workbook."), holds("xl/worksheets/"):
		return "a spreadsheet (XLSX)", true
	case holds("word/document."):
		return "a Word document (DOCX)", false
	}
	return "a ZIP file", false
}

// compound distinguishes the Office formats from before 2007 by the names of their
// streams, which are in UTF-16.
func compound(data []byte) (format string, table bool) {
	holds := func(stream string) bool {
		var name []byte
		for _, c := range stream {
			name = append(name, byte(c), 0)
		}
		return bytes.Contains(data, name)
	}
	switch {
	case holds("Workbook"), holds("Book\x00"):
		return "a spreadsheet (XLS)", true
	case holds("WordDocument"):
		return "a Word document (DOC)", false
	case holds("EncryptedPackage"):
		return "an Office document with a password", false
	}
	return "an Office document from before 2007", false
}

// isTable reports whether text is CSV: two or more rows with the same number of cells, and
// not starting like JSON.
func isTable(data []byte) bool {
	const most = 64 << 10
	text := bytes.TrimLeft(data[:min(len(data), most)], " \t\r\n")
	if len(text) == 0 || bytes.IndexByte([]byte(`{[`), text[0]) >= 0 || bytes.HasPrefix(text, []byte(`"{`)) ||
		bytes.IndexByte(text, 0) >= 0 {
		return false
	}
	for _, separator := range ",;\t" {
		rows := csv.NewReader(bytes.NewReader(text))
		rows.Comma = separator
		first, err := rows.Read()
		if err != nil || len(first) < 2 {
			continue
		}
		if second, err := rows.Read(); err == nil && len(second) == len(first) {
			return true
		}
	}
	return false
}
