package file

import (
	"fmt"
	"slices"
	"strings"
)

// Generation returns the generation with which a number is in use; ok is false if it is free or the
// file does not have it.
func (d *Document) Generation(num int) (gen int, ok bool) {
	switch e := d.rows.find(num); e.kind {
	case atOffset:
		return e.index, true
	case inStream:
		return 0, true
	}
	return 0, false
}

// Own returns the object that a reference names, without following it further if it is itself a
// reference; nil if the file does not have it.
func (d *Document) Own(r Reference) Object { return d.object(r) }

// A Use is one place at which a file refers to an object.
type Use struct {
	Owner int    // the number of the object that holds the reference, 0 for the trailer
	Path  string // the keys from there to the reference, such as "DSS.Certs"; arrays add none
}

// Last returns the key under which the reference is.
func (u Use) Last() string { return u.Path[strings.LastIndexByte(u.Path, '.')+1:] }

// asContainer is the path of a use by a cross-reference row, which finds its object in an object
// stream. No path of keys is like it.
const asContainer = "(object stream)"

// References calls visit for each reference in the newest trailer and in every object in use,
// whether or not anything refers to that object. An object in an object stream counts as a
// reference to that stream, since a change of the stream changes the object. path is a function
// because most callers need few of the paths. No object is kept in memory.
//
// It is an error if an object cannot be read, or if readers interpret it differently: a key twice
// in a dictionary, or a number so high that some readers truncate it.
func (d *Document) References(visit func(to Reference, owner int, path func() string)) error {
	w, err := openAt(d.data, d.sections[0]) // a second Document, with limits of its own
	if err != nil {
		return err
	}
	v := visitor{visit: visit}
	v.path = func() string { return strings.Join(v.keys, ".") }
	container := func() string { return asContainer }
	v.value(w.trailer)
	for num, e := range w.rows.all() {
		e = w.rows.find(num)
		var o Object
		switch {
		case e.kind == atOffset && e.where > 0: // some programs write rows of objects that do not exist
			o, err = w.parse(e.where, num, e.index)
		case e.kind == inStream:
			visit(Reference{Num: e.where}, num, container)
			o, err = w.packed(num, e)
		}
		if err != nil {
			return fmt.Errorf("object %d: %w", num, err)
		}
		v.owner, w.left = num, maxValues
		if e.kind == atOffset && (slices.Contains(w.sections, e.where) || slices.Contains(w.hybrids, e.where)) {
			v.owner = 0 // a cross-reference stream has the entries of a trailer
		}
		v.value(o)
		if w.repeated || v.high {
			return fmt.Errorf("object %d: can be read in two ways", num)
		}
	}
	return nil
}

// A visitor finds the references inside one object.
type visitor struct {
	visit func(Reference, int, func() string)
	owner int
	keys  []string
	path  func() string
	high  bool // a number is out of range
}

func (v *visitor) value(o Object) {
	switch o := o.(type) {
	case Reference:
		v.high = v.high || o.Num > MaxObject
		v.visit(o, v.owner, v.path)
	case Array:
		for _, one := range o {
			v.value(one)
		}
	case Dict:
		for key, one := range o {
			v.keys = append(v.keys, key)
			v.value(one)
			v.keys = v.keys[:len(v.keys)-1]
		}
	case *Stream:
		v.value(o.Dict)
	}
}
