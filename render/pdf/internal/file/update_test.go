package file

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

// base returns a small file with a cross-reference table or stream.
func base(tb testing.TB, classic bool) []byte {
	tb.Helper()
	if classic {
		b := []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count " +
			"0>>\nendobj\n")
		first, second, at := bytes.Index(b, []byte("1 0 obj")), bytes.Index(b, []byte("2 0 obj")), len(b)
		b = append(b, "xref\n0 3\n0000000000 65535 f \n"...)
		for _, where := range []int{first, second} {
			row := "0000000000" + string(Int(nil, where))
			b = append(b, row[len(row)-10:]+" 00000 n \n"...)
		}
		b = append(b, "trailer\n<</Size 3/Root 1 0 R/ID[<00><01>]>>\nstartxref\n"...)
		return append(Int(b, at), "\n%%EOF"...)
	}
	s := NewStatic()
	root, pages := s.Alloc(), s.Alloc()
	s.Object(root, append(Ref([]byte("<</Type/Catalog/Pages "), pages), ">>"...))
	s.Object(pages, []byte("<</Type/Pages/Kids[]/Count 0>>"))
	s.Close()
	var w Writer
	w.Begin(s, nil)
	return w.End(root, 0, [16]byte{1})
}

// TestUpdate adds updates to files of both kinds and parses what was added.
func TestUpdate(t *testing.T) {
	for _, classic := range []bool{true, false} {
		document := base(t, classic)
		for round := range 3 {
			d, err := Read(document)
			if err != nil {
				t.Fatal(err)
			}
			u, err := d.Update()
			if err != nil {
				t.Fatal(err)
			}
			num, stream := u.Alloc(), u.Alloc()
			u.Object(num)
			u.B = append(u.B, "<</Round "...)
			u.B = append(Int(u.B, round), ">>"...)
			u.Stream(stream, "", []byte("some text"))
			root, _ := d.Trailer().Ref("Root")
			u.Replace(root)
			u.B = Append(u.B, d.Catalog().With("New", Reference{Num: num}))
			at := u.Offset(num)
			end := len(document)
			document = append(document, u.End([]byte("salt"))...)
			if !bytes.HasPrefix(document[at:], append(Int(nil, num), " 0 obj"...)) {
				t.Errorf("classic %v: object %d is not at byte %d", classic, num, at)
			}
			after, err := Read(document)
			if err != nil {
				t.Fatal(err)
			}
			if n, _ := after.Int(after.Dict(after.Catalog()["New"])["Round"]); n != round || after.Err() != nil {
				t.Errorf("classic %v: round %d reads %d (%v)", classic, round, n, after.Err())
			}
			added, err := after.Additions(end)
			if err != nil || len(added) != 1 || len(added[0].Objects) != 3 || added[0].End != len(document) {
				t.Errorf("classic %v: %+v (%v)", classic, added, err)
			}
		}
		d, err := Read(document)
		if err != nil {
			t.Fatal(err)
		}
		if all, err := d.Additions(len(base(t, classic))); err != nil || len(all) != 3 {
			t.Errorf("classic %v: %d updates (%v)", classic, len(all), err)
		}
		older, err := ReadAt(document, d.Sections()[2])
		if err != nil {
			t.Fatal(err)
		}
		if n, _ := older.Int(older.Dict(older.Catalog()["New"])["Round"]); n != 0 {
			t.Errorf("classic %v: the second revision reads %d", classic, n)
		}
	}
}

// TestAdditionsRefuse adds what readers may understand in two ways.
func TestAdditionsRefuse(t *testing.T) {
	document := base(t, true)
	d, err := Read(document)
	if err != nil {
		t.Fatal(err)
	}
	u, err := d.Update()
	if err != nil {
		t.Fatal(err)
	}
	num := u.Alloc()
	u.Object(num)
	u.B = append(u.B, "<</A 1>>"...)
	added := string(u.End(nil))
	for name, change := range map[string][2]string{
		"nothing wrong":     {"", ""},
		"comment":           {"3 0 obj", "% 8\n3 0 obj"},
		"entry twice":       {"/A 1", "/A 1/A 2"},
		"null and again":    {"/A 1", "/A null/A 2"},
		"garbage":           {"endobj\n", "endobj\nmore\n"},
		"object not listed": {"endobj\n", "endobj\n4 0 obj 1 endobj\n"},
		"object twice":      {"endobj\n", "endobj\n3 0 obj 1 endobj\n"},
		"end twice":         {"%%EOF", "%%EOF\n%%EOF"},
		"no end":            {"%%EOF", ""},
		"hybrid":            {"/Prev", "/XRefStm 9/Prev"},
		"other number":      {"3 0 obj", "4 0 obj"},
	} {
		changed := strings.Replace(added, change[0], change[1], 1)
		if shift := len(change[1]) - len(change[0]); shift != 0 && !strings.Contains(change[0], "EOF") &&
			change[0] != "/Prev" {
			at := len(document) + strings.Index(changed, "xref\n")
			i := strings.Index(changed, "startxref")
			changed = changed[:i] + "startxref\n" + string(Int(nil, at)) + "\n%%EOF\n"
			if strings.HasPrefix(change[1], "%") { // the object itself has moved
				row := "0000000000" + string(Int(nil, len(document)+strings.Index(changed, "3 0 obj")))
				j := strings.Index(changed, " 00000 n")
				changed = changed[:j-10] + row[len(row)-10:] + changed[j:]
			}
		}
		after, err := openAt([]byte(string(document)+changed), d.Sections()[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := after.Additions(len(document)); (err == nil) != (change[0] == "") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAppend(t *testing.T) {
	for _, text := range []string{"null", "true", "-12", "0.5", "<00FF>", "/A#20b", "[1 2 0 R null]",
		"<</A [<</B 1>>]/C 7 0 R>>"} {
		left := 1000
		l := &lexer{b: []byte(text), refs: true, left: &left}
		o, err := l.plain()
		if err != nil {
			t.Fatal(err)
		}
		l = &lexer{b: Append(nil, o), refs: true, left: &left}
		again, err := l.plain()
		if err != nil || !reflect.DeepEqual(o, again) {
			t.Errorf("%s becomes %s (%v)", text, l.b, err)
		}
	}
}
