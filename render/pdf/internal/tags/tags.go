// Package tags keeps the structure tree of one document while its pages are
// written: which element each piece of content belongs to.
//
// Elements are opened and closed in reading order. Content is marked with a
// number that counts within its page, and the parent tree leads from page and
// number back to the element. Numbers of objects are given when the tree is
// written, so nothing has to be known beforehand: rows, repeats and answers
// over several pages cost the same as what prints once.
package tags

import "github.com/apdocs/forms/render/pdf/internal/file"

// A Tag is the kind of an element: its type and attributes, the same wherever
// it is used.
type Tag struct {
	Type string // "TH"
	Attr string // entries of its dictionary, such as "/A<</O/Table/Scope/Row>>"
}

// A Tree is the structure of one document. Reset, then fill, then Write; it is
// kept from document to document for its memory.
type Tree struct {
	elements []element
	kids     []kid
	open     []int32
	pages    [][]int32 // the element of each mark, by page
	used     int       // pages in use
	widgets  []int32   // the element of each widget, in order
}

type element struct {
	tag         *Tag
	actual      string // replaces the text of its content
	parent      int32
	first, last int32 // kids, -1 for none
	page        int32 // of its first mark, -1 for none
}

// A kid of an element is an element, a mark on a page, or a widget.
type kid struct {
	next int32
	kind uint8
	n    int32 // element, mark or widget
	page int32
}

const (
	kidElement uint8 = iota
	kidMark
	kidWidget
)

// Reset forgets everything and starts a document with its first element.
func (t *Tree) Reset(document *Tag) {
	t.elements, t.kids, t.open, t.widgets = t.elements[:0], t.kids[:0], t.open[:0], t.widgets[:0]
	t.used = 0
	t.Open(document)
}

// Open starts an element within the one that is open, and gives its number.
func (t *Tree) Open(tag *Tag) int {
	n := int32(len(t.elements))
	parent := int32(-1)
	if len(t.open) > 0 {
		parent = t.open[len(t.open)-1]
	}
	t.elements = append(t.elements, element{tag: tag, parent: parent, first: -1, last: -1, page: -1})
	if parent >= 0 {
		t.kid(parent, kid{kind: kidElement, n: n})
	}
	t.open = append(t.open, n)
	return int(n)
}

// Actual says what the content of the open element reads as.
func (t *Tree) Actual(text string) { t.elements[t.open[len(t.open)-1]].actual = text }

// Resume opens an element again, for content that goes on on another page.
func (t *Tree) Resume(element int) { t.open = append(t.open, int32(element)) }

// Close ends the element that is open.
func (t *Tree) Close() { t.open = t.open[:len(t.open)-1] }

// Current is the number of the element that is open.
func (t *Tree) Current() int { return int(t.open[len(t.open)-1]) }

// Type is the type of an element, by which its content is marked.
func (t *Tree) Type(element int) string { return t.elements[element].tag.Type }

// Mark gives the number with which content on a page is marked as the element's.
func (t *Tree) Mark(element, page int) int {
	for t.used <= page {
		if t.used == len(t.pages) {
			t.pages = append(t.pages, nil)
		}
		t.pages[t.used] = t.pages[t.used][:0]
		t.used++
	}
	n := len(t.pages[page])
	t.pages[page] = append(t.pages[page], int32(element))
	if e := &t.elements[element]; e.page < 0 {
		e.page = int32(page)
	}
	t.kid(int32(element), kid{kind: kidMark, n: int32(n), page: int32(page)})
	return n
}

// Widget puts the next form field's widget, which stands on a page, into the
// open element, and gives its place among the widgets of the document.
func (t *Tree) Widget(page int) int {
	e := t.open[len(t.open)-1]
	n := len(t.widgets)
	t.widgets = append(t.widgets, e)
	t.kid(e, kid{kind: kidWidget, n: int32(n), page: int32(page)})
	return n
}

func (t *Tree) kid(parent int32, k kid) {
	k.next = -1
	n := int32(len(t.kids))
	t.kids = append(t.kids, k)
	if e := &t.elements[parent]; e.first < 0 {
		e.first, e.last = n, n
	} else {
		t.kids[e.last].next = n
		e.last = n
	}
}

// Write writes the tree into the file and gives the number of its root. Pages
// and widgets are given by their object numbers; the parent tree has a page's
// marks under its index, and widgets after all pages, in order.
func (t *Tree) Write(w *file.Writer, pages, widgets []int) (root int) {
	root = w.Alloc()
	parents := w.Alloc()
	first := w.Alloc()
	for range len(t.elements) - 1 {
		w.Alloc()
	}
	w.Object(root)
	w.B = file.Ref(append(w.B, "<</Type/StructTreeRoot/K "...), first)
	w.B = file.Ref(append(w.B, "/ParentTree "...), parents)
	w.B = file.Int(append(w.B, "/ParentTreeNextKey "...), len(pages)+len(widgets))
	w.B = append(w.B, ">>"...)
	t.writeParents(w, parents, first, len(pages))
	for i := range t.elements {
		w.Object(first + i)
		t.writeElement(w, &t.elements[i], root, first, pages, widgets)
	}
	return root
}

// WritePart writes the tree into a file that holds several, as a kid of the
// element with number parent. It gives the number of its own first element and,
// for each page, that of the array which leads from the page's marks back to
// their elements. Widgets are not written.
func (t *Tree) WritePart(w *file.Writer, parent int, pages []int, arrays []int) (first int, _ []int) {
	first = w.Alloc()
	for range len(t.elements) - 1 {
		w.Alloc()
	}
	for i := range t.elements {
		w.Object(first + i)
		t.writeElement(w, &t.elements[i], parent, first, pages, nil)
	}
	for p := range pages {
		num := w.Alloc()
		arrays = append(arrays, num)
		w.Object(num)
		w.B = append(t.appendMarks(append(w.B, '['), p, first), ']')
	}
	return first, arrays
}

// appendMarks appends the elements of the marks on a page.
func (t *Tree) appendMarks(b []byte, page, first int) []byte {
	if page < t.used {
		for _, e := range t.pages[page] {
			b = append(file.Ref(b, first+int(e)), ' ')
		}
	}
	return b
}

func (t *Tree) writeParents(w *file.Writer, parents, first, pages int) {
	w.Object(parents)
	w.B = append(w.B, "<</Nums["...)
	for p := range pages {
		w.B = append(t.appendMarks(append(file.Int(w.B, p), '['), p, first), ']')
	}
	for i, e := range t.widgets {
		w.B = append(file.Int(w.B, pages+i), ' ')
		w.B = append(file.Ref(w.B, first+int(e)), ' ')
	}
	w.B = append(w.B, "]>>"...)
}

func (t *Tree) writeElement(w *file.Writer, e *element, root, first int, pages, widgets []int) {
	b := append(append(append(w.B, "<</S/"...), e.tag.Type...), e.tag.Attr...)
	if e.parent < 0 {
		b = file.Ref(append(b, "/P "...), root)
	} else {
		b = file.Ref(append(b, "/P "...), first+int(e.parent))
	}
	if e.actual != "" {
		b = file.Text(append(b, "/ActualText"...), e.actual)
	}
	if e.page >= 0 {
		b = file.Ref(append(b, "/Pg "...), pages[e.page])
	}
	// An only kid that is an element stands in an array all the same: validators
	// of signatures are known that lose sight of its widgets otherwise.
	if e.first >= 0 && e.first == e.last && t.kids[e.first].kind != kidElement {
		b = t.appendKid(append(b, "/K "...), e, &t.kids[e.first], first, pages, widgets)
	} else if e.first >= 0 {
		b = append(b, "/K["...)
		for k := e.first; k >= 0; k = t.kids[k].next {
			if k != e.first {
				b = append(b, ' ')
			}
			b = t.appendKid(b, e, &t.kids[k], first, pages, widgets)
		}
		b = append(b, ']')
	}
	w.B = append(b, ">>"...)
}

func (t *Tree) appendKid(b []byte, e *element, k *kid, first int, pages, widgets []int) []byte {
	switch k.kind {
	case kidElement:
		return file.Ref(b, first+int(k.n))
	case kidWidget:
		b = file.Ref(append(b, "<</Type/OBJR/Obj "...), widgets[k.n])
		return append(file.Ref(append(b, "/Pg "...), pages[k.page]), ">>"...)
	}
	if k.page == e.page {
		return file.Int(b, int(k.n))
	}
	b = file.Ref(append(b, "<</Type/MCR/Pg "...), pages[k.page])
	return append(file.Int(append(b, "/MCID "...), int(k.n)), ">>"...)
}
