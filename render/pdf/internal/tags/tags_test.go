package tags_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/dump"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

var (
	document  = &tags.Tag{Type: "Document"}
	paragraph = &tags.Tag{Type: "P"}
	span      = &tags.Tag{Type: "Span"}
	form      = &tags.Tag{Type: "Form"}
	heading   = &tags.Tag{Type: "TH", Attr: "/A<</O/Table/Scope/Row>>"}
)

// write writes a file of two pages with rectangles for content, in the order in
// which the tree has them.
func write(t *testing.T, tree *tags.Tree, contents [2]string) []byte {
	t.Helper()
	static := file.NewStatic()
	static.Close()
	var w file.Writer
	w.Begin(static, nil)
	root, pages, widget := w.Alloc(), []int{w.Alloc(), w.Alloc()}, w.Alloc()
	for i, page := range pages {
		content := w.Alloc()
		w.Stream(content, "", []byte(contents[i]))
		w.Object(page)
		w.B = file.Ref(append(w.B, "<</Type/Page/Parent "...), root)
		w.B = file.Int(append(file.Ref(append(w.B, "/Contents "...), content), "/StructParents "...), i)
		if i == 1 {
			w.B = append(file.Ref(append(w.B, "/Annots["...), widget), ']')
		}
		w.B = append(w.B, ">>"...)
	}
	w.Object(root)
	w.B = append(file.Ref(append(file.Ref(append(w.B,
		"<</Type/Pages/Count 2/MediaBox[0 0 200 100]/Resources<<>>/Kids["...), pages[0]), ' '), pages[1]), "]>>"...)
	w.Object(widget)
	w.B = append(w.B, "<</Subtype/Widget/FT/Sig/T(signed)/TU(Signed)/StructParent 2>>"...)
	structure := tree.Write(&w, pages, []int{widget})
	catalog := w.Alloc()
	w.Object(catalog)
	w.B = append(file.Ref(append(file.Ref(append(w.B, "<</Type/Catalog/Pages "...), root), "/StructTreeRoot "...),
		structure), ">>"...)
	return w.End(catalog, 0, [16]byte{})
}

// drawn is a rectangle marked as an element's, counted by the tree.
func drawn(tree *tags.Tree, page int) string {
	e := tree.Current()
	b := file.Int([]byte("/"+tree.Type(e)+" <</MCID "), tree.Mark(e, page))
	return string(b) + ">>BDC 0 0 1 1 re f EMC\n"
}

// An element may go on on another page, and a tree serves one document after
// another.
func TestTree(t *testing.T) {
	var tree tags.Tree
	for range 2 {
		var contents [2]string
		tree.Reset(document)
		first := tree.Open(paragraph)
		contents[0] += drawn(&tree, 0)
		tree.Close()
		tree.Open(heading)
		contents[0] += drawn(&tree, 0)
		tree.Open(span)
		tree.Actual("Agree, (4)")
		contents[0] += drawn(&tree, 0)
		tree.Close()
		tree.Close()
		tree.Resume(first)
		contents[1] += drawn(&tree, 1)
		tree.Close()
		tree.Open(form)
		if n := tree.Widget(1); n != 0 {
			t.Errorf("the first field is number %d", n)
		}
		tree.Close()
		tree.Open(paragraph) // which nothing is drawn in
		tree.Close()
		pdf := write(t, &tree, contents)
		if err := dump.Check(pdf); err != nil {
			t.Fatal(err)
		}
		got, err := dump.Structure(pdf)
		want := "Document\n  P\n  TH Row\n    Span ActualText \"Agree, (4)\"\n  Form [signed] \"Signed\"\n  P\n"
		if err != nil || got != want {
			t.Errorf("%v\n%s", err, got)
		}
		// What goes on after what follows it is read before that.
		if err := dump.Order(pdf); err == nil || !strings.Contains(err.Error(), "page 1: TH") {
			t.Errorf("the order: %v", err)
		}
	}
}
