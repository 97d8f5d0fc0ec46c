package file

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

// A classic is a file with a cross-reference table. Numbers missing from objects are free.
// tail is added to the trailer.
type classic struct {
	b     bytes.Buffer
	start int
}

func (c *classic) section(objects map[int]string, size int, tail string) *classic {
	if c.b.Len() == 0 {
		c.b.WriteString("%PDF-1.4\n")
	}
	at := make([]int, size)
	for num := range at {
		if text, ok := objects[num]; ok {
			at[num] = c.b.Len()
			fmt.Fprintf(&c.b, "%d 0 obj %s endobj\n", num, text)
		}
	}
	prev := ""
	if c.start > 0 {
		prev = fmt.Sprintf("/Prev %d", c.start)
	}
	c.start = c.b.Len()
	c.b.WriteString("xref\n")
	if prev == "" {
		c.b.WriteString("0 1\n0000000000 65535 f \n")
	}
	for num, off := range at {
		if off > 0 {
			fmt.Fprintf(&c.b, "%d 1\n%010d 00000 n \n", num, off)
		}
	}
	if text, ok := objects[-1]; ok { // an object to be freed
		fmt.Fprintf(&c.b, "%s 1\n0000000000 00001 f \n", text)
	}
	fmt.Fprintf(&c.b, "trailer<</Root 1 0 R/Size %d%s%s>>\nstartxref\n%d\n%%%%EOF\n", size, prev, tail, c.start)
	return c
}

const catalogue = "<</Type/Catalog/A 2 0 R>>"

func TestUpdates(t *testing.T) {
	c := new(classic).section(map[int]string{1: catalogue, 2: "(old)", 3: "(stays)", 4: "(goes)"}, 5, "")
	c.section(map[int]string{2: "(new)", -1: "4"}, 5, "")
	for _, before := range []string{"", "From: somebody\r\n\r\n"} {
		d, err := Read(append([]byte(before), c.b.Bytes()...))
		if err != nil {
			t.Fatal(err)
		}
		got := []string{d.Text(d.Catalog()["A"]), d.Text(Reference{Num: 3}), d.Text(Reference{Num: 4}),
			d.Text(Reference{3, 1})}
		if want := []string{"new", "stays", "", ""}; !reflect.DeepEqual(got, want) || d.Err() != nil {
			t.Errorf("got %q, %v", got, d.Err())
		}
	}
}

func packTo(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

// A hybrid file hides its object streams from readers that do not know them.
func TestHybrid(t *testing.T) {
	c := new(classic).section(map[int]string{1: catalogue}, 2, "")
	stm := "2 0 (hidden)"
	at := c.b.Len()
	fmt.Fprintf(&c.b, "3 0 obj<</Type/ObjStm/N 1/First 4/Length %d>>stream\n%s\nendstream endobj\n", len(stm), stm)
	rows := "\x02\x00\x03\x00\x01" + string([]byte{byte(at >> 8), byte(at), 0})
	xref := c.b.Len()
	fmt.Fprintf(&c.b, "4 0 obj<</Type/XRef/W[1 2 1]/Index[2 2]/Size 5/Length %d>>stream\n%s\nendstream endobj\n",
		len(rows), rows)
	c.section(map[int]string{-1: "2"}, 5, fmt.Sprintf("/XRefStm %d", xref))
	d, err := Read(c.b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Text(d.Catalog()["A"]); got != "hidden" || d.Err() != nil {
		t.Errorf("got %q, %v", got, d.Err())
	}
}

func TestPredictors(t *testing.T) {
	d := &Document{inflated: maxTotal}
	for _, c := range []struct{ parms, data, want string }{
		{"<<>>", "plain", "plain"},
		{"<</Predictor 12/Columns 2>>", "\x02ab\x02\x01\x01\x02\x01\x01", "abbccd"},
		{"<</Predictor 15/Columns 3>>", "\x00abc\x01a\x01\x01\x03\x31\x01\x01\x04\x01\x01\x01", "abcabcabcbcd"},
		{"<</Predictor 2/Columns 3>>", "a\x01\x01b\x01\x01", "abcbcd"},
		{"<</Predictor 12/Columns 4>>", "\x02abcd\x02\x01", "abcdb"}, // truncated
	} {
		p := read1(t, []byte(c.parms)).(Dict)
		got, err := d.Decode(&Stream{Dict{"Filter": Array{NameValue("FlateDecode")}, "DecodeParms": Array{p}},
			[]byte(packTo(c.data))})
		if err != nil || string(got) != c.want {
			t.Errorf("%s %q: got %q, %v", c.parms, c.data, got, err)
		}
	}
	for _, parms := range []string{"<</Predictor 3>>", "<</Predictor 12/Columns 0>>",
		"<</Predictor 12/Columns 9999999999>>",
		"<</Predictor 12/Colors -1>>", "<</Predictor 12/Columns 1>>"} {
		p := read1(t, []byte(parms)).(Dict)
		if _, err := d.Decode(&Stream{Dict{"Filter": NameValue("FlateDecode"), "DecodeParms": p},
			[]byte(packTo("\x09\x09"))}); err == nil {
			t.Errorf("%s is accepted", parms)
		}
	}
}

func TestRefused(t *testing.T) {
	good := new(classic).section(map[int]string{1: catalogue}, 2, "").b.String()
	for name, data := range map[string]string{
		"empty":        "",
		"no PDF":       "PK\x03\x04",
		"cut":          good[:len(good)-30],
		"no catalogue": strings.Replace(good, "/Root 1", "/Root 7", 1),
		"ring":         strings.Replace(good, "/Size 2", fmt.Sprintf("/Prev %d", strings.Index(good, "xref")), 1),
		"rows":         strings.Replace(good, "1 1\n", "1 9999999\n", 1),
		"number":       strings.Replace(good, "1 1\n", "9999999999 1\n", 1),
		"offset":       strings.Replace(good, "startxref\n", "startxref\n9", 1),
		"deep":         strings.Replace(good, "/Root", strings.Repeat("[", 100000)+"/Root", 1),
	} {
		if d, err := Read([]byte(data)); err == nil {
			t.Errorf("%s: is accepted: %v", name, d.Trailer())
		}
	}
	if _, err := Read([]byte(strings.Replace(good, "/Size 2", "/Encrypt<<>>", 1))); !errors.Is(err, ErrEncrypted) {
		t.Error("encrypted:", err)
	}
}

// An error in one object is reported, and the object reads as null.
func TestBrokenObjects(t *testing.T) {
	for name, text := range map[string]string{
		"self":        "2 0 R",
		"ring":        "3 0 R",
		"length":      "<</Length 99>>stream\nx\nendstream",
		"short":       "<</Length 1>>stream\nxyz\nendstream",
		"own length":  "<</Length 2 0 R>>stream\nxyz\nendstream",
		"word":        "[hello]",
		"string":      "(never ends",
		"hex":         "<4g>",
		"key":         "<<1 2>>",
		"other":       "1 endobj 5 0 obj 2",
		"two objects": "1 2",
	} {
		c := new(classic).section(map[int]string{1: catalogue, 2: text, 3: "2 0 R", 4: "null"}, 5, "")
		d, err := Read(c.b.Bytes())
		if err != nil {
			t.Fatal(name, err)
		}
		if got := d.Get(d.Catalog()["A"]); got != nil && name != "other" {
			t.Errorf("%s: read as %v", name, got)
		}
		if d.Err() == nil && name != "other" && name != "self" && name != "ring" {
			t.Errorf("%s: no error", name)
		}
	}
}

// Reading gives up on small files that would decompress or parse to something huge.
func TestBombs(t *testing.T) {
	zeros := packTo(strings.Repeat("\x00", 8<<20))
	many := map[int]string{1: catalogue, 2: fmt.Sprintf("<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream",
		len(zeros), zeros)}
	d, err := Read(new(classic).section(many, 3, "").b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Decode(d.Stream(d.Catalog()["A"])); err == nil {
		t.Error("a bomb was unpacked")
	}
	// 200,000 objects, each of which is the same long array.
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n")
	at := b.Len()
	b.WriteString("2 0 obj[" + strings.Repeat("0 ", 1<<20) + "]endobj\n")
	start := b.Len()
	const n = 200000
	b.WriteString("xref\n0 2\n0 0 f\n9 0 n\n2 1\n")
	fmt.Fprintf(&b, "%d 0 n\n3 %d\n", at, n)
	for range n {
		fmt.Fprintf(&b, "%d 0 n\n", at)
	}
	fmt.Fprintf(&b, "trailer<</Root 1 0 R>>startxref %d", start)
	begun := time.Now()
	if d, err = Read(b.Bytes()); err != nil {
		t.Fatal(err)
	}
	for num := range n {
		d.Get(Reference{Num: num + 2})
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Error("took", took)
	}
}

// A long chain of streams, each of which refers to the next for its length, must not
// exhaust the stack.
func TestChain(t *testing.T) {
	objects := map[int]string{1: catalogue}
	const n = 2000
	for i := 2; i < n; i++ {
		objects[i] = fmt.Sprintf("<</Length %d 0 R>>stream\nx\nendstream", i+1)
	}
	d, err := Read(new(classic).section(objects, n, "").b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d.Get(d.Catalog()["A"]) != nil || d.Err() == nil {
		t.Error("the chain was followed to its end")
	}
}

func TestPagesRefused(t *testing.T) {
	for name, node := range map[string]string{
		"itself": "<</Kids[2 0 R]>>", "twice": "<</Kids[3 0 R 3 0 R]>>", "missing": "<</Kids[9 0 R]>>",
		"direct": "<</Kids[<<>>]>>",
	} {
		c := new(classic).section(map[int]string{1: "<</Pages 2 0 R>>", 2: node, 3: "<</Type/Page>>"}, 4, "")
		d, err := Read(c.b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Pages(); err == nil {
			t.Errorf("%s: is accepted", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	s, num := fixed()
	var w Writer
	f.Add(sample(s, &w, num, 1, nil))
	c := new(classic).section(map[int]string{1: catalogue, 2: "<</Length 1>>stream\nx\nendstream"}, 5, "")
	f.Add(c.section(map[int]string{2: "[(new)<41>1.5 true null/N#20]", -1: "4"}, 5, "").b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if err != nil {
			return
		}
		d.Pages()
		for num := range d.rows.all() {
			if s := d.Stream(Reference{Num: num}); s != nil {
				if b, err := d.Decode(s); err == nil {
					Content(b, func(string, Array) error { return nil })
				}
			}
			d.Text(Reference{Num: num})
		}
	})
}
