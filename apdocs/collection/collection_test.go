package collection

import (
	"bytes"
	"encoding/binary"
	"os"
	"strings"
	"testing"
)

func sample(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/fonts/collection.ttc")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSplit(t *testing.T) {
	for name, want := range map[string][2]string{
		"msgothic.ttc":               {"msgothic.ttc", ""},
		"msgothic.ttc#MS PGothic":    {"msgothic.ttc", "MS PGothic"},
		"fonts/A.TTC#a#b":            {"fonts/A.TTC", "a#b"},
		"No #1 font.ttf":             {"No #1 font.ttf", ""},
		"No #1 font.otc#One":         {"No #1 font.otc", "One"},
		"sample.ttf#Sample Sans CJK": {"sample.ttf", "Sample Sans CJK"},
		"#":                          {"#", ""},
	} {
		if file, font := Split(name); file != want[0] || font != want[1] {
			t.Errorf("%s: %q and %q", name, file, font)
		}
	}
}

// TestFont cuts out each font by each of its names, and compares the tables.
func TestFont(t *testing.T) {
	data := sample(t)
	var cuts [][]byte
	for _, names := range [][]string{
		{"Sample Sans CJK Bold", "samplesanscjk-bold", "SampleSansCJK_Bold"},
		{"Sample Sans CJK Regular", "SAMPLE SANS CJK REGULAR", "SampleSansCJK-Regular"},
	} {
		first, err := Font(data, names[0])
		if err != nil {
			t.Fatal(err)
		}
		cuts = append(cuts, first)
		for _, name := range names[1:] {
			if cut, err := Font(data, name); err != nil || !bytes.Equal(cut, first) {
				t.Errorf("%s: another font than under its other names, or %v", name, err)
			}
		}
	}
	for i, cut := range cuts {
		whole, err := read(data, number(data, 12+4*i))
		if err != nil {
			t.Fatal(err)
		}
		alone, err := read(cut, 0)
		if err != nil || len(alone.tables) != len(whole.tables) || alone.version != whole.version {
			t.Fatalf("font %d: %v, %d tables of %d", i, err, len(alone.tables), len(whole.tables))
		}
		for k, table := range alone.tables {
			of := whole.tables[k]
			if table.tag != of.tag || table.sum != of.sum || table.from%4 != 0 ||
				!bytes.Equal(cut[table.from:table.from+table.size], data[of.from:of.from+of.size]) {
				t.Errorf("font %d: table %s differs", i, of.tag)
			}
		}
	}
	if full, err := Font(data, "Sample Sans CJK"); err != nil || !bytes.Equal(full, cuts[1]) {
		t.Errorf("a full name that is also a family is not that font: %v", err)
	}
}

func TestFontWrong(t *testing.T) {
	data := sample(t)
	alike := bytes.Clone(data)
	for i := range 20 { // tables that lie upon each other
		binary.BigEndian.PutUint32(alike[number(data, 12)+12+16*i+8:], 0)
		binary.BigEndian.PutUint32(alike[number(data, 12)+12+16*i+12:], uint32(len(alike)))
	}
	for _, c := range []struct {
		what       string
		data       []byte
		name, want string
	}{
		{"another name", data, "MS PGothic", "write one of these after the #: “Sample Sans CJK Bold”, “Sample Sans CJK”"},
		{"a sign for the list", data, "?", "write one of these after the #: “Sample Sans CJK Bold”"},
		{"spaces", data, " - ", "has no font of this name"},
		{"a font", data[len(data)/2:], "Sample Sans CJK", "is no collection of fonts; leave out the #"},
		{"nothing", nil, "Sample Sans CJK", "is no collection"},
		{"no fonts", append([]byte("ttcf\x00\x01\x00\x00"), 0, 0, 0, 0), "a", "is a damaged collection"},
		{"cut short", data[:40], "a", "is a damaged collection"},
		{"tables upon each other", alike, "Sample Sans CJK Bold", "is a damaged collection"},
	} {
		if _, err := Font(c.data, c.name); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, not %q", c.what, err, c.want)
		}
	}
}

// FuzzFont reads damaged collections. What is cut out is no longer than the collection with a list of tables.
func FuzzFont(f *testing.F) {
	data := sample(f)
	for at := 4; at < 700; at += 14 {
		f.Add(data, "Sample Sans CJK", at, 0xFFFF)
	}
	f.Fuzz(func(t *testing.T, data []byte, name string, at, word int) {
		data = bytes.Clone(data)
		if at >= 0 && at+2 <= len(data) {
			binary.BigEndian.PutUint16(data[at:], uint16(word))
		}
		cut, err := Font(data, name)
		if err != nil {
			return
		}
		if len(cut) > len(data)+20*mostTables {
			t.Errorf("%d bytes of %d", len(cut), len(data))
		}
		if _, err := read(cut, 0); err != nil {
			t.Error(err)
		}
	})
}
