// Package tags holds the structure tree of one document while its pages are written: which element
// each marked content belongs to.
//
// Elements are opened and closed in reading order. Marked content has an identifier (MCID) that is
// unique in its page, and the parent tree maps page and MCID to the element. Object numbers are
// assigned when the tree is written, so nothing has to be known in advance: rows, repeats and
// answers over several pages cost the same as what is printed once.
package tags

import "github.com/apdocs/forms/render/pdf/internal/file"

// A Tag is a kind of element: its type and attributes, shared by all elements of the kind.
type Tag struct {
	Type string // "TH"
	Attr string // entries of its dictionary, such as "/A<</O/Table/Scope/Row>>"
}

// A Tree is the structure of one document: Reset it, fill it, then Write it. It is reused from
// document to document for its memory.
type Tree struct {
	elements []element
	kids     []kid
	open     []int32
	pages    [][]int32 // the element of each MCID, by page
	used     int       // pages in use
	widgets  []int32   // the element of each widget, in order
}

type element struct {
	tag         *Tag
	actual      string // replacement text (ActualText)
	parent      int32
	first, last int32 // kids, -1 for none
	page        int32 // of its first marked content, -1 for none
}

// A kid of an element is an element, marked content on a page, or a widget.
type kid struct {
	next int32
	kind uint8
	n    int32 // number of the element, MCID or widget
	page int32
}

const (
	kidElement uint8 = iota
	kidMark
	kidWidget
)

// Reset clears the tree and opens the root element of a document.
func (t *Tree) Reset(document *Tag) {
	t.elements, t.kids, t.open, t.widgets = t.elements[:0], t.kids[:0], t.open[:0], t.widgets[:0]
	t.used = 0
	t.Open(document)
}

// Open opens an element inside the open one, and returns its number.
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

// Actual sets the replacement text (ActualText) of the open element.
func (t *Tree) Actual(text string) { t.elements[t.open[len(t.open)-1]].actual = text }

// Resume opens an element again, for content that continues on another page.
func (t *Tree) Resume(element int) { t.open = append(t.open, int32(element)) }

// Close closes the open element.
func (t *Tree) Close() { t.open = t.open[:len(t.open)-1] }

// Current returns the number of the open element.
func (t *Tree) Current() int { return int(t.open[len(t.open)-1]) }

// Type returns the structure type of an element, which is also the tag of its marked content.
func (t *Tree) Type(element int) string { return t.elements[element].tag.Type }

// Mark returns the MCID for new content of the element on a page.
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

// Widget adds the widget annotation of the next form field, on a page, to the open element, and
// returns its index among the widgets of the document.
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

// Write writes the tree to the file and returns the object number of its root. pages and widgets
// are object numbers. In the parent tree, the marked content of a page has the page's index as its
// key, and widgets follow after all pages, in order.
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

// WritePart writes the tree to a file that holds several trees, as a child of the element with
// object number parent. It returns the object number of its own first element and, for each page,
// that of the array from MCIDs to elements. Widgets are not written.
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

// appendMarks appends the elements of the marked content of a page.
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
	// Even an only child that is an element is written in an array: some signature validators
	// otherwise lose its widgets.
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
