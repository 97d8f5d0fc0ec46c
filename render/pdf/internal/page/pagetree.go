package page

import "github.com/apdocs/forms/render/pdf/internal/file"

// A pageTree is the page tree of a run. Pages are in groups, because some readers are slow
// with nodes of thousands of pages.
type pageTree struct {
	file   *file.Writer
	root   int   // object number of its root
	groups []int // object numbers of the groups
	group  []int // pages of the last group
	closed int   // number of pages of the other groups
}

// pages returns the number of pages.
func (t *pageTree) pages() int { return t.closed + len(t.group) }

// add writes a page with its content streams (0 for none) and its key in the parent tree.
func (t *pageTree) add(num, resources int, contents [2]int, key int) {
	const most = 64
	w := t.file
	if len(t.groups) == 0 || len(t.group) == most {
		t.closeGroup()
		t.groups = append(t.groups, w.Alloc())
	}
	t.group = append(t.group, num)
	w.Object(num)
	w.B = file.Ref(append(w.B, "<</Type/Page/Parent "...), t.groups[len(t.groups)-1])
	w.B = file.Ref(append(w.B, "/MediaBox[0 0 595.28 841.89]/Resources "...), resources)
	w.B = append(w.B, "/Contents["...)
	for _, c := range contents {
		if c != 0 {
			w.B = append(file.Ref(w.B, c), ' ')
		}
	}
	w.B = file.Int(append(w.B, "]/StructParents "...), key)
	w.B = append(w.B, "/Tabs/S>>"...)
}

func (t *pageTree) closeGroup() {
	if len(t.group) == 0 {
		return
	}
	w := t.file
	w.Object(t.groups[len(t.groups)-1])
	w.B = file.Ref(append(w.B, "<</Type/Pages/Parent "...), t.root)
	w.B = file.Int(append(w.B, "/Count "...), len(t.group))
	w.B = append(refs(append(w.B, "/Kids["...), t.group), "]>>"...)
	t.closed += len(t.group)
	t.group = t.group[:0]
}

// close writes the root.
func (t *pageTree) close() {
	t.closeGroup()
	w := t.file
	w.Object(t.root)
	w.B = file.Int(append(w.B, "<</Type/Pages/Count "...), t.closed)
	w.B = append(refs(append(w.B, "/Kids["...), t.groups), "]>>"...)
}
