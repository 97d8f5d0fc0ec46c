package dump

import (
	"github.com/apdocs/forms/render/pdf/internal/file"
)

const (
	// maxDepth bounds the nesting of elements, and chains of parents.
	maxDepth = 100
	// maxElements bounds the elements of one file.
	maxElements = 1 << 20
)

// A mark identifies marked content: its MCID, and the page or form XObject that it is in.
type mark struct {
	owner int // object number of the page or form XObject
	id    int
}

// kid is a child of an element: exactly one of elem, mark and annot is set.
type kid struct {
	elem  *element
	mark  mark
	annot file.Reference
	page  int // of an annotation
}

// element is a structure element.
type element struct {
	ref  file.Reference
	dict file.Dict
	kind string
	kids []kid
}

func (e *element) actual() bool { return e.dict["ActualText"] != nil }

// attributes returns the attribute dictionaries of an element, one for each owner.
func (e *element) attributes(d *file.Document) []file.Dict {
	o := d.Get(e.dict["A"])
	if a, ok := o.(file.Dict); ok {
		return []file.Dict{a}
	}
	var list []file.Dict
	for _, a := range d.Array(o) {
		if a := d.Dict(a); a != nil {
			list = append(list, a)
		}
	}
	return list
}

// tree is the structure of a file.
type tree struct {
	top      []*element
	byRef    map[file.Reference]*element
	byID     map[string]*element
	parents  map[int]file.Object // the ParentTree
	problems problems
}

func (t *tree) read(d *file.Document) {
	t.byRef, t.byID = map[file.Reference]*element{}, map[string]*element{}
	t.parents = map[int]file.Object{}
	ref, _ := d.Catalog().Ref("StructTreeRoot")
	root := d.Dict(ref)
	if root == nil {
		t.problems.add("the file has no structure")
		return
	}
	t.numbers(d, root["ParentTree"], 0)
	for _, k := range kids(d, root) {
		if r, ok := k.(file.Reference); ok {
			if e := t.element(d, r, ref, 0); e != nil {
				t.top = append(t.top, e)
			}
		} else {
			t.problems.add("the root of the structure has something else than elements")
		}
	}
}

// kids returns the entry K of a dictionary as an array, also if it is a single value.
func kids(d *file.Document, of file.Dict) file.Array {
	k := of["K"]
	if a, ok := d.Get(k).(file.Array); ok {
		return a
	}
	if k == nil {
		return nil
	}
	return file.Array{k}
}

// element reads the element at ref, which must have parent as its parent.
func (t *tree) element(d *file.Document, ref, parent file.Reference, depth int) *element {
	e := &element{ref: ref, dict: d.Dict(ref)}
	e.kind = d.Name(e.dict["S"])
	switch {
	case e.kind == "":
		t.problems.add("element %d is missing or has no type", ref.Num)
		return nil
	case t.byRef[ref] != nil:
		t.problems.add("%s %d stands in the structure twice", e.kind, ref.Num)
		return nil
	case depth > maxDepth || len(t.byRef) > maxElements:
		t.problems.add("the structure is too deep or too large")
		return nil
	}
	if p, _ := e.dict.Ref("P"); p != parent {
		t.problems.add("%s %d stands under %d but names %d as its parent", e.kind, ref.Num, parent.Num, p.Num)
	}
	t.byRef[ref] = e
	if id := d.Text(e.dict["ID"]); id != "" {
		if t.byID[id] != nil {
			t.problems.add("%s %d has the identifier of another element", e.kind, ref.Num)
		}
		t.byID[id] = e
	}
	for _, k := range kids(d, e.dict) {
		t.kid(d, e, k, depth)
	}
	return e
}

// kid reads one entry of an element's K.
func (t *tree) kid(d *file.Document, e *element, k file.Object, depth int) {
	page, _ := e.dict.Ref("Pg")
	v := d.Get(k)
	if id, ok := v.(int); ok {
		e.kids = append(e.kids, kid{mark: mark{page.Num, id}})
		return
	}
	dict, ok := v.(file.Dict)
	if !ok {
		t.problems.add("%s %d has a kid that is missing", e.kind, e.ref.Num)
		return
	}
	if p, ok := dict.Ref("Pg"); ok {
		page = p
	}
	switch d.Name(dict["Type"]) {
	case "MCR":
		owner := page
		if r, ok := dict.Ref("Stm"); ok {
			owner = r
		}
		id, ok := d.Int(dict["MCID"])
		if !ok {
			t.problems.add("%s %d names a mark without a number", e.kind, e.ref.Num)
		}
		e.kids = append(e.kids, kid{mark: mark{owner.Num, id}})
	case "OBJR":
		annot, ok := dict.Ref("Obj")
		if !ok {
			t.problems.add("%s %d names no object", e.kind, e.ref.Num)
			return
		}
		e.kids = append(e.kids, kid{annot: annot, page: page.Num})
	default:
		ref, ok := k.(file.Reference)
		if !ok {
			t.problems.add("%s %d has a kid that is no object of its own", e.kind, e.ref.Num)
			return
		}
		if c := t.element(d, ref, e.ref, depth+1); c != nil {
			e.kids = append(e.kids, kid{elem: c})
		}
	}
}

// numbers reads a number tree into t.parents.
func (t *tree) numbers(d *file.Document, node file.Object, depth int) {
	n := d.Dict(node)
	if n == nil || depth > maxDepth || len(t.parents) > maxElements {
		t.problems.add("the ParentTree is damaged")
		return
	}
	nums := d.Array(n["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		key, ok := d.Int(nums[i])
		if _, twice := t.parents[key]; !ok || twice {
			t.problems.add("the ParentTree has a wrong or repeated number")
			continue
		}
		t.parents[key] = nums[i+1]
	}
	before := len(t.parents)
	for _, k := range d.Array(n["Kids"]) {
		t.numbers(d, k, depth+1)
		if len(t.parents) == before { // stops at a tree without entries
			t.problems.add("the ParentTree has an empty branch")
			return
		}
		before = len(t.parents)
	}
}
