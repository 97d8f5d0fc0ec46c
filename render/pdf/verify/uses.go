package verify

import (
	"slices"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// used records a place that refers to a number.
func (d *difference) used(num int, u file.Use) {
	before := d.uses[num]
	if len(before) == 0 || before[len(before)-1] != u {
		d.uses[num] = append(before, u)
	}
}

// usesOf returns the places that referred to an old number. Those of unchanged numbers are looked
// up, all at once, when the first is asked for.
func (d *difference) usesOf(num int) []file.Use {
	if d.collected[num] || d.allUses {
		return d.uses[num]
	}
	d.allUses = true
	// What cannot be read was reported when the changed numbers were looked up.
	_ = d.old.pdf.References(func(to file.Reference, owner int, path func() string) {
		if !d.collected[to.Num] {
			d.used(to.Num, file.Use{Owner: owner, Path: path()})
		}
	})
	return d.uses[num]
}

// onlyUsed reports whether allowed holds for all places that referred to an old object. A reference
// to an array that is an indirect object counts as a reference to its elements.
func (d *difference) onlyUsed(num int, allowed func(file.Use) bool) bool {
	seen := map[int]bool{}
	for pending := []int{num}; len(pending) > 0; {
		num, pending = pending[len(pending)-1], pending[:len(pending)-1]
		if seen[num] {
			continue
		}
		seen[num] = true
		for _, u := range d.usesOf(num) {
			if u.Owner != 0 && u.Path == "" {
				pending = append(pending, u.Owner)
			} else if !allowed(u) {
				return false
			}
		}
	}
	return true
}

// usedOnce reports whether only one place referred to an old object, and only one chain of
// references led to that place from where its role begins: the trailer, the catalogue, a field, a
// widget or a page.
func (d *difference) usedOnce(num int, at file.Use) bool {
	const longest = 16
	for range longest {
		if !slices.Equal(d.usesOf(num), []file.Use{at}) {
			return false
		}
		num = at.Owner
		if begins := d.beginning(num); begins != nil {
			return d.onlyUsed(num, begins)
		}
		uses := d.usesOf(num)
		if len(uses) != 1 {
			return false
		}
		at = uses[0]
	}
	return false
}

// beginning returns which places may refer, in the old revision, to an object at which roles begin;
// nil for any other object.
func (d *difference) beginning(num int) func(file.Use) bool {
	switch {
	case num == 0:
		return func(file.Use) bool { return true }
	case num == d.old.form.Root.Num:
		return ofCatalog
	}
	is := func(r file.Reference) bool { return r.Num == num }
	for _, f := range d.old.form.Fields {
		if is(f.Ref) || slices.ContainsFunc(f.Widgets, is) {
			return ofField
		}
	}
	if slices.ContainsFunc(d.old.form.Groups, is) {
		return ofField
	}
	pages, _ := d.old.pdf.Pages() // difference.pages reports the error
	if slices.ContainsFunc(pages, func(p file.Page) bool { return is(p.Ref) }) {
		return d.ofPage
	}
	return nil
}

// ofCatalog reports whether a place may refer to the catalogue: the trailer, and the entry Data of
// a signature reference.
func ofCatalog(u file.Use) bool { return u.Owner == 0 && u.Path == "Root" || u.Last() == "Data" }

// ofField reports whether a place may refer to a field or a widget.
func ofField(u file.Use) bool {
	return slices.Contains([]string{"Fields", "Kids", "Annots", "Obj", "Parent"}, u.Last())
}

// ofPage reports whether a place may refer to a page: the tree of pages, annotations on a page, and
// destinations of links.
func (d *difference) ofPage(u file.Use) bool {
	if slices.Contains([]string{"Kids", "P", "Pg", "Dest", "D", "OpenAction", "Names", "Page"}, u.Last()) {
		return true
	}
	// Named destinations are in the catalogue's entry Dests.
	if u.Owner == d.old.form.Root.Num {
		return strings.HasPrefix(u.Path, "Dests.")
	}
	uses := d.usesOf(u.Owner)
	return !strings.Contains(u.Path, ".") && len(uses) == 1 &&
		uses[0] == file.Use{Owner: d.old.form.Root.Num, Path: "Dests"}
}
