package file

import (
	"errors"
	"fmt"
)

// maxPages is more than any form or print run that is read back has.
const maxPages = 20000

// Dict returns o, with references followed, if it is a dictionary, or the dictionary of a stream;
// otherwise nil.
func (d *Document) Dict(o Object) Dict {
	switch v := d.Get(o).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array returns o, with references followed, if it is an array, otherwise nil.
func (d *Document) Array(o Object) Array {
	a, _ := d.Get(o).(Array)
	return a
}

// Stream returns o, with references followed, if it is a stream, otherwise nil.
func (d *Document) Stream(o Object) *Stream {
	s, _ := d.Get(o).(*Stream)
	return s
}

// Name returns o, with references followed, if it is a name, otherwise "".
func (d *Document) Name(o Object) string {
	n, _ := d.Get(o).(NameValue)
	return string(n)
}

// Text returns o, with references followed, decoded as a text string; otherwise "".
func (d *Document) Text(o Object) string {
	s, _ := d.Get(o).(String)
	return s.Text()
}

// Int returns o, with references followed, if it is an integer.
func (d *Document) Int(o Object) (int, bool) {
	n, ok := d.Get(o).(int)
	return n, ok
}

// Number returns o, with references followed, if it is an integer or a real number.
func (d *Document) Number(o Object) (float64, bool) {
	switch v := d.Get(o).(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// A Page is the reference and the dictionary of a page, with inherited entries added.
type Page struct {
	Ref  Reference
	Dict Dict
}

// Pages returns the pages in order.
func (d *Document) Pages() ([]Page, error) {
	w := pageWalk{d: d, seen: map[Reference]bool{}}
	root, ok := d.Catalog().Ref("Pages")
	if !ok {
		return nil, errors.New("read PDF: its pages are missing")
	}
	if err := w.walk(root, Dict{}, 0); err != nil {
		return nil, fmt.Errorf("read PDF: %w", err)
	}
	return w.pages, nil
}

type pageWalk struct {
	d     *Document
	seen  map[Reference]bool
	pages []Page
}

func (w *pageWalk) walk(ref Reference, above Dict, depth int) error {
	node := w.d.Dict(ref)
	switch {
	case node == nil:
		return errors.New("a page is missing")
	case w.seen[ref]:
		return errors.New("a page comes twice")
	case depth > maxDepth || len(w.seen) > maxPages:
		return errors.New("too many pages")
	}
	w.seen[ref] = true
	own := Dict{}
	for _, key := range []string{"Resources", "MediaBox", "CropBox", "Rotate"} {
		if v := node[key]; v != nil {
			own[key] = v
		} else if v := above[key]; v != nil {
			own[key] = v
		}
	}
	if w.d.Name(node["Type"]) == "Page" || node["Kids"] == nil {
		for key, v := range node {
			own[key] = v
		}
		w.pages = append(w.pages, Page{ref, own})
		return nil
	}
	for _, kid := range w.d.Array(node["Kids"]) {
		r, ok := kid.(Reference)
		if !ok {
			return errors.New("a page is missing")
		}
		if err := w.walk(r, own, depth+1); err != nil {
			return err
		}
	}
	return nil
}
