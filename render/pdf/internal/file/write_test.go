package file

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// sample returns a small document of two pages that depends on n.
func sample(s *Static, w *Writer, fixed []int, n int, out []byte) []byte {
	w.Begin(s, out)
	catalog, pages, info := w.Alloc(), w.Alloc(), w.Alloc()
	w.Object(catalog)
	w.B = append(Ref(append(w.B, "<</Type/Catalog/Pages "...), pages), ">>"...)
	w.Object(fixed[2]) // a number of the Static for the Writer to fill
	w.B = Int(w.B, n)
	page := [2]int{w.Alloc(), w.Alloc()}
	for i, num := range page {
		contents := w.Alloc()
		w.Stream(contents, "", bytes.Repeat([]byte(fmt.Sprintf("%d %d m ", i, n)), 50*n))
		w.Object(num)
		w.B = Ref(append(w.B, "<</Type/Page/Parent "...), pages)
		w.B = Ref(append(w.B, "/Resources<<>>/Contents "...), contents)
		w.B = append(w.B, ">>"...)
	}
	w.Object(pages)
	w.B = append(w.B, "<</Type/Pages/Count 2/MediaBox[0 0 595.28 841.89]/Kids["...)
	w.B = append(Ref(append(Ref(w.B, page[0]), ' '), page[1]), "]>>"...)
	w.Object(info)
	w.B = append(Text(append(w.B, "<</Title"...), strings.Repeat("Ł", n)), ">>"...)
	return w.End(catalog, info, [16]byte{1, 2, 15: byte(n)})
}

func fixed() (*Static, []int) {
	s := NewStatic()
	num := []int{s.Alloc(), s.Alloc(), s.Alloc(), s.Alloc()}
	s.Stream(num[0], "/Type/Font", bytes.Repeat([]byte("font "), 1000))
	s.Object(num[1], []byte("[(fixed) 2.5 /N#61me]"))
	s.Raw(num[3], "/Filter/DCTDecode", []byte("picture"))
	s.Close()
	return s, num
}

func TestWriteAndRead(t *testing.T) {
	s, num := fixed()
	var w Writer
	data := sample(s, &w, num, 3, nil)
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	font := d.Stream(Reference{Num: num[0]})
	if b, err := d.Decode(font); err != nil || len(b) != 5000 {
		t.Error("font:", len(b), err)
	}
	if got, want := d.Array(Reference{Num: num[1]}),
		(Array{String("fixed"), 2.5, NameValue("Name")}); !reflect.DeepEqual(got, want) {
		t.Error("array:", got)
	}
	if n, _ := d.Int(Reference{Num: num[2]}); n != 3 {
		t.Error("number:", n)
	}
	if _, err := d.Decode(d.Stream(Reference{Num: num[3]})); err == nil {
		t.Error("a JPEG was unpacked")
	}
	if got := d.Text(d.Dict(d.Trailer()["Info"])["Title"]); got != "ŁŁŁ" {
		t.Error("title:", got)
	}
	pages, err := d.Pages()
	if err != nil || len(pages) != 2 {
		t.Fatal(pages, err)
	}
	for i, p := range pages {
		b, err := d.Decode(d.Stream(p.Dict["Contents"]))
		if want := strings.Repeat(fmt.Sprintf("%d 3 m ", i), 150); err != nil || string(b) != want {
			t.Errorf("page %d: %v %.20q", i, err, b)
		}
		if len(d.Array(p.Dict["MediaBox"])) != 4 {
			t.Error("page has not inherited its size")
		}
	}
	if err := d.Err(); err != nil {
		t.Error(err)
	}
	agree(t, d)
}

// agree checks that every row of the table leads to its object.
func agree(t *testing.T, d *Document) {
	t.Helper()
	for num, e := range d.rows.all() {
		if e.kind != unwritten && d.Get(Reference{Num: num}) == nil {
			t.Errorf("object %d: row %v leads to %v, %v", num, e, d.Get(Reference{Num: num}), d.Err())
		}
	}
	for num, s := range d.streams {
		for i := 1; i < len(s.at); i++ {
			if s.at[i][1] <= s.at[i-1][1] {
				t.Errorf("object stream %d: offsets do not rise", num)
			}
		}
	}
}

// The bytes of a file do not depend on what the Writer wrote before.
func TestSameBytes(t *testing.T) {
	s, num := fixed()
	var used Writer
	var out []byte
	for n := 40; n > 0; n-- {
		var fresh Writer
		want := sample(s, &fresh, num, n, nil)
		out = sample(s, &used, num, n, out)
		if !bytes.Equal(out, want) {
			t.Fatalf("document %d differs when the Writer has been used", n)
		}
	}
}

func TestMistakesPanic(t *testing.T) {
	s, num := fixed()
	for name, f := range map[string]func(w *Writer){
		"never written":   func(w *Writer) { w.Object(num[2]); w.Alloc(); w.End(1, 0, [16]byte{}) },
		"written twice":   func(w *Writer) { w.Object(num[0]) },
		"never allocated": func(w *Writer) { w.Object(99) },
		"object zero":     func(w *Writer) { w.Object(0) },
		"closed":          func(*Writer) { s.Alloc() },
		"not closed":      func(w *Writer) { w.Begin(NewStatic(), nil) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			var w Writer
			w.Begin(s, nil)
			f(&w)
		})
	}
}

func TestContent(t *testing.T) {
	var got []string
	err := Content([]byte("q 1 0 0 1 5 -.5 cm /P<</MCID 0>>BDC[(a)-20<62>]TJ%x\nT*(c)' EMC"),
		func(op string, v Array) error {
			got = append(got, fmt.Sprint(op, v))
			return nil
		})
	want := "q[] cm[1 0 0 1 5 -0.5] BDC[P map[MCID:0]] TJ[[[97] -20 [98]]] T*[] '[[99]] EMC[]"
	if s := strings.Join(got, " "); s != want || err != nil {
		t.Errorf("got %s, %v", s, err)
	}
	if err := Content([]byte("BI /W 1 ID x EI"), nil); !errors.Is(err, ErrInlineImage) {
		t.Error("inline image:", err)
	}
}

// document writes about as much as a completed form: 600 small objects, five pages.
func document(s *Static, w *Writer, content []byte, out []byte) []byte {
	w.Begin(s, out)
	root := w.Alloc()
	w.Object(root)
	w.B = append(w.B, "<</Type/Catalog>>"...)
	for range 600 {
		num := w.Alloc()
		w.Object(num)
		w.B = Ref(append(w.B, "<</Type/StructElem/S/TD/P "...), num-1)
		w.B = Ref(append(w.B, "/A<</O/Table/ColSpan 2>>/Pg "...), num%5+2)
		w.B = append(Int(append(w.B, "/K["...), num*7%911), "]>>"...)
	}
	for range 5 {
		w.Stream(w.Alloc(), "", content)
	}
	return w.End(root, 0, [16]byte{})
}

func pageContent() []byte {
	var b []byte
	for i := 0; len(b) < 20000; i++ {
		b = Int(append(b, "/TD<</MCID "...), i)
		b = Lengths(append(b, ">>BDC BT /R 10 Tf "...), i*1397%50000, i*977%70000)
		b = append(b, "Td ("...)
		for j := range 20 + i%17 {
			b = append(b, 0, byte('a'+(i*j+j)%26))
		}
		b = append(b, ")Tj ET EMC\n"...)
	}
	return b
}

func TestNoAllocations(t *testing.T) {
	s, content := closed(), pageContent()
	var w Writer
	out := document(s, &w, content, nil)
	if n := testing.AllocsPerRun(10, func() { out = document(s, &w, content, out) }); n > 0 {
		t.Errorf("%v allocations in a document", n)
	}
}

func closed() *Static {
	s := NewStatic()
	s.Stream(s.Alloc(), "", bytes.Repeat([]byte("0123456789"), 3000))
	s.Close()
	return s
}

func BenchmarkDocument(b *testing.B) {
	s, content := closed(), pageContent()
	var w Writer
	out := document(s, &w, content, nil)
	b.ReportAllocs()
	for b.Loop() {
		out = document(s, &w, content, out)
	}
	b.ReportMetric(float64(len(out)), "bytes/file")
}

func BenchmarkRead(b *testing.B) {
	var w Writer
	data := document(closed(), &w, pageContent(), nil)
	for b.Loop() {
		d, err := Read(data)
		if err != nil {
			b.Fatal(err)
		}
		for num := range d.rows.all() {
			d.Get(Reference{Num: num})
		}
	}
}
