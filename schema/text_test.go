package schema

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/apdocs/forms/apdocs/documents"
)

// utf16Text encodes a text as UTF-16 with a byte order mark.
func utf16Text(text string, order binary.AppendByteOrder) []byte {
	var data []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		data = order.AppendUint16(data, unit)
	}
	return data
}

// TestUTF16 decodes the same record in every encoding that editors use.
func TestUTF16(t *testing.T) {
	text, err := os.ReadFile("../testdata/records/progress-visit-ordinary.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"UTF-8 with a mark": append([]byte("\ufeff"), text...),
		"little endian":     utf16Text(string(text), binary.LittleEndian),
		"big endian":        utf16Text(string(text), binary.BigEndian),
	} {
		f, err := Decode(bytes.NewReader(data), &Options{Forms: documents.All()})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, err := Decode(bytes.NewReader(text), &Options{Forms: documents.All()})
		if err != nil {
			t.Fatal(err)
		}
		got, errGot := Canonical(f)
		same, errSame := Canonical(want)
		if errGot != nil || errSame != nil || !bytes.Equal(got, same) {
			t.Errorf("%s: the record is another (%v, %v)", name, errGot, errSame)
		}
	}
	emoji := utf16Text(`{"name": "Sample 😀 School"}`, binary.LittleEndian)
	org, err := DecodeOrganisation(bytes.NewReader(emoji))
	if err != nil || org.Name != "Sample 😀 School" {
		t.Errorf("settings: %v, %v", org, err)
	}
}

// TestFormatError checks that programs can tell spreadsheets from other files.
func TestFormatError(t *testing.T) {
	for text, table := range map[string]bool{"Name,Date\nAlex,2026-03-25": true, "Name\tDate\tBy\n\t\t\n": true,
		"%PDF-1.7": false} {
		var format *FormatError
		if _, err := Decode(strings.NewReader(text), &Options{Forms: documents.All()}); !errors.As(err, &format) ||
			format.Table != table {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"hello, world", "{\"a\": 1,\n\"b\": 2}", "[1,\n2]", "one\ntwo", "", "\"a\nb\"",
		"Alex; Sam\n"} {
		if format, _ := FormatOf([]byte(text)); format != "" {
			t.Errorf("%q is taken for %s", text, format)
		}
	}
}
