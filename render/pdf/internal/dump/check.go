package dump

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// Check returns an error unless content and structure agree: everything drawn is in marked content
// with an MCID or in an artifact; every MCID is referred to by one element, to which the ParentTree
// maps it; every MCID referred to is drawn; every element names its parent; every annotation is
// referred to by the element to which the ParentTree maps it, a field's by a Form. The error lists
// the first faults.
func Check(pdf []byte) error {
	l, err := load(pdf)
	if err != nil {
		return fmt.Errorf("check structure: %w", err)
	}
	c := checker{loaded: l, named: map[mark]*element{}, annots: map[file.Reference]*element{},
		cells: map[mark]cell{}}
	c.faults = append(c.faults, l.tree.problems...)
	for _, e := range l.tree.top {
		c.names(e, cell{})
	}
	c.marks()
	c.arrays()
	for i, page := range l.pages {
		c.annotations(i+1, page)
	}
	for _, ref := range c.objects {
		if e := c.annots[ref]; e != nil {
			c.faults.add("%s names annotation %d, which is on no page", title(e), ref.Num)
		}
	}
	if err := l.doc.Err(); err != nil {
		c.faults.add("%w", err)
	}
	return errors.Join(c.faults...)
}

type checker struct {
	*loaded
	named   map[mark]*element
	order   []mark // in the order of the structure tree
	cells   map[mark]cell
	annots  map[file.Reference]*element // nil once found on a page
	objects []file.Reference            // keys of annots, in the order of the structure tree
}

func title(e *element) string { return fmt.Sprintf("%s %d", e.kind, e.ref.Num) }

func (c *checker) owner(num int) string {
	if o, ok := c.owners[num]; ok {
		return o.name
	}
	return fmt.Sprintf("object %d, which is no page", num)
}

// names records the marked content and annotations that e and the elements below it refer to.
func (c *checker) names(e *element, in cell) {
	switch {
	case e.kind == "TR" && in.row == nil:
		in.row = e
	case in.row != nil && in.cell == nil:
		in.cell = e
	}
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			c.names(k.elem, in)
		case k.annot.Num != 0:
			if c.annots[k.annot] != nil {
				c.faults.add("%s names annotation %d, which another element names too", title(e), k.annot.Num)
				continue
			}
			c.annots[k.annot] = e
			c.objects = append(c.objects, k.annot)
		case c.named[k.mark] != nil:
			c.faults.add("%s: mark %d is named by %s and by %s",
				c.owner(k.mark.owner), k.mark.id, title(c.named[k.mark]), title(e))
		default:
			c.named[k.mark] = e
			c.order = append(c.order, k.mark)
			c.cells[k.mark] = in
		}
	}
}

// marks compares the marked content that is drawn with that of the structure tree.
func (c *checker) marks() {
	for _, m := range c.loaded.order {
		e := c.named[m]
		if e == nil {
			c.faults.add("%s: mark %d is in no element: %q", c.owner(m.owner), m.id, c.text[m])
			continue
		}
		list := c.doc.Array(c.tree.parents[c.owners[m.owner].key])
		if m.id < 0 || m.id >= len(list) {
			c.faults.add("%s: mark %d is not in the ParentTree", c.owner(m.owner), m.id)
		} else if ref, _ := list[m.id].(file.Reference); ref != e.ref {
			c.faults.add("%s: mark %d is named by %s, the ParentTree says %d", c.owner(m.owner), m.id, title(e), ref.Num)
		}
	}
	for _, m := range c.order {
		if !c.seen[m] {
			c.faults.add("%s: %s names mark %d, which is not drawn", c.owner(m.owner), title(c.named[m]), m.id)
		}
	}
}

// arrays looks for ParentTree entries that do not lead to a structure element, and for pages or
// XObjects that share a key. An element with an MCID and nothing drawn in it is no fault.
func (c *checker) arrays() {
	used := map[int]bool{}
	for _, m := range c.loaded.order {
		used[m.owner] = true
	}
	keys := map[int]int{}
	for _, page := range c.pages {
		used[page.Ref.Num] = true
	}
	for _, num := range sorted(used) {
		key := c.owners[num].key
		if key < 0 {
			continue
		}
		if other, twice := keys[key]; twice {
			c.faults.add("%s and %s have the same StructParents", c.owner(other), c.owner(num))
		}
		keys[key] = num
		for id, o := range c.doc.Array(c.tree.parents[key]) {
			ref, ok := o.(file.Reference)
			if c.doc.Get(o) != nil && (!ok || c.tree.byRef[ref] == nil) {
				c.faults.add("%s: the ParentTree gives mark %d to something outside the structure", c.owner(num), id)
			}
		}
	}
}

// annotations checks the annotations of a page. A pop-up belongs to another annotation and is not
// in the structure.
func (c *checker) annotations(number int, page file.Page) {
	for _, o := range c.doc.Array(page.Dict["Annots"]) {
		a := c.doc.Dict(o)
		ref, ok := o.(file.Reference)
		kind := c.doc.Name(a["Subtype"])
		if kind == "Popup" {
			continue
		}
		e := c.annots[ref]
		if !ok || e == nil {
			c.faults.add("page %d: %s annotation %d is in no element", number, kind, ref.Num)
			continue
		}
		c.annots[ref] = nil
		key, ok := c.doc.Int(a["StructParent"])
		if parent, _ := c.tree.parents[key].(file.Reference); !ok || parent != e.ref {
			c.faults.add("page %d: %s names annotation %d, the ParentTree says %d", number, title(e), ref.Num, parent.Num)
		}
		if want := map[string]string{"Widget": "Form", "Link": "Link"}[kind]; want != "" && e.kind != want {
			c.faults.add("page %d: %s annotation %d is in a %s", number, kind, ref.Num, e.kind)
		}
		for _, k := range e.kids {
			if k.annot == ref && k.page != page.Ref.Num {
				c.faults.add("page %d: %s names annotation %d on another page", number, title(e), ref.Num)
			}
		}
	}
}

func sorted(set map[int]bool) []int { return slices.Sorted(maps.Keys(set)) }
