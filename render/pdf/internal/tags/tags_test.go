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

// write writes a file of two pages with these contents.
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

// drawn returns a rectangle as marked content of the current element.
func drawn(tree *tags.Tree, page int) string {
	e := tree.Current()
	b := file.Int([]byte("/"+tree.Type(e)+" <</MCID "), tree.Mark(e, page))
	return string(b) + ">>BDC 0 0 1 1 re f EMC\n"
}

// An element may continue on another page, and a tree is reused for other documents.
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
		tree.Open(paragraph) // without content
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
		// Content that continues after later content precedes it in the structure.
		if err := dump.Order(pdf); err == nil || !strings.Contains(err.Error(), "page 1: TH") {
			t.Errorf("the order: %v", err)
		}
	}
}

// A row that continues on the second page is drawn page by page and read cell by cell. Within a
// page and within a cell, content is drawn as it is read.
func TestRowOverPages(t *testing.T) {
	for name, c := range map[string]struct {
		draw  string // first or second cell, by page
		holds bool
	}{
		"page by page": {"12 12", true}, "one cell": {"12 1", true}, "the other cell": {"12 2", true},
		"cells exchanged on a page": {"12 21", false}, "cells exchanged on the first page": {"21 1", false},
	} {
		var tree tags.Tree
		tree.Reset(document)
		tree.Open(tags.Table)
		tree.Open(tags.TR)
		var cells [2]int
		for i := range cells {
			cells[i] = tree.Open(tags.TD)
			tree.Close()
		}
		tree.Close()
		tree.Close()
		var contents [2]string
		page := 0
		for _, r := range c.draw {
			if r == ' ' {
				page++
				continue
			}
			tree.Resume(cells[r-'1'])
			contents[page] += drawn(&tree, page)
			tree.Close()
		}
		tree.Open(form)
		tree.Widget(1)
		tree.Close()
		if err := dump.Order(write(t, &tree, contents)); (err == nil) != c.holds {
			t.Errorf("%s: %v", name, err)
		}
	}
}
