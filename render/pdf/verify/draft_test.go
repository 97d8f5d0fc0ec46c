package verify_test

import (
	"maps"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
)

// A draft is an incremental update of a signed document under construction.
type draft struct {
	d       *file.Document
	form    *acroform.Form
	pages   []file.Page
	values  map[file.Reference]file.Object // written by the update
	free    []file.Reference
	trailer file.Dict
	next    int // the next unused object number
}

// A signedFile is a document signed by the school, with what the tests need to know about
// it.
type signedFile struct {
	name     string
	document []byte
	field    string // of the school's signature
	level    acroform.Level
	d        *file.Document
	form     *acroform.Form
	pages    []file.Page
	targets  []file.Reference // existing objects, and references to missing ones
	missing  map[file.Reference]bool
	used     map[int]bool // objects with references to them
}

func openSigned(name string, document []byte, field string, level acroform.Level) (*signedFile, error) {
	s := &signedFile{name: name, document: document, field: field, level: level, missing: map[file.Reference]bool{},
		used: map[int]bool{}}
	var err error
	if s.d, err = file.Read(document); err != nil {
		return nil, err
	}
	if s.form, err = acroform.Read(s.d); err != nil {
		return nil, err
	}
	if s.pages, err = s.d.Pages(); err != nil {
		return nil, err
	}
	size, _ := s.d.Int(s.d.Trailer()["Size"])
	for num := 1; num < size; num++ {
		if gen, ok := s.d.Generation(num); ok {
			s.targets = append(s.targets, file.Reference{Num: num, Gen: gen})
		}
	}
	err = s.d.References(func(to file.Reference, _ int, _ func() string) {
		s.used[to.Num] = true
		if gen, ok := s.d.Generation(to.Num); (!ok || gen != to.Gen) && !s.missing[to] {
			s.missing[to] = true
			s.targets = append(s.targets, to)
		}
	})
	slices.SortFunc(s.targets, func(a, b file.Reference) int { return (a.Num-b.Num)*2 + a.Gen - b.Gen })
	return s, err
}

func (s *signedFile) draft() *draft {
	size, _ := s.d.Int(s.d.Trailer()["Size"])
	for _, r := range s.targets {
		size = max(size, r.Num+1)
	}
	return &draft{d: s.d, form: s.form, pages: s.pages, values: map[file.Reference]file.Object{}, trailer: file.Dict{},
		next: size}
}

// own returns an object in its current state in the update.
func (x *draft) own(r file.Reference) file.Object {
	if o, ok := x.values[r]; ok {
		return o
	}
	return x.d.Own(r)
}

// set changes an entry of a dictionary. It has no effect on other objects.
func (x *draft) set(r file.Reference, key string, o file.Object) {
	switch v := x.own(r).(type) {
	case file.Dict:
		x.values[r] = v.With(key, o)
	case *file.Stream:
		x.values[r] = &file.Stream{Dict: v.Dict.With(key, o), Raw: v.Raw}
	}
}

func (x *draft) add(o file.Object) file.Reference {
	r := file.Reference{Num: x.next}
	x.next++
	x.values[r] = o
	return r
}

// within changes an entry of a dictionary that is a direct or indirect entry of another
// one.
func (x *draft) within(r file.Reference, outer, key string, o file.Object) {
	holder, _ := x.own(r).(file.Dict)
	if own, ok := holder[outer].(file.Reference); ok {
		x.set(own, key, o)
		return
	}
	inner, _ := holder[outer].(file.Dict)
	x.set(r, outer, inner.With(key, o))
}

// grow appends to an array that is an entry of a dictionary.
func (x *draft) grow(r file.Reference, key string, o file.Object) {
	holder, _ := x.own(r).(file.Dict)
	if own, ok := holder[key].(file.Reference); ok {
		if list, ok := x.own(own).(file.Array); ok {
			x.values[own] = append(slices.Clip(list), o)
		}
		return
	}
	list, _ := holder[key].(file.Array)
	x.set(r, key, append(slices.Clip(list), o))
}

// root returns the reference of the catalogue.
func (x *draft) root() file.Reference { return x.form.Root }

// formEntry changes an entry of the interactive form.
func (x *draft) formEntry(key string, o file.Object) { x.within(x.root(), "AcroForm", key, o) }

// addField adds a field to the form and to the first page.
func (x *draft) addField(r file.Reference) {
	catalog, _ := x.own(x.root()).(file.Dict)
	if own, ok := catalog["AcroForm"].(file.Reference); ok {
		x.grow(own, "Fields", r)
	} else {
		form, _ := catalog["AcroForm"].(file.Dict)
		if list, ok := form["Fields"].(file.Reference); ok {
			all, _ := x.own(list).(file.Array)
			x.values[list] = append(slices.Clip(all), r)
		} else {
			list, _ := form["Fields"].(file.Array)
			x.formEntry("Fields", append(slices.Clip(list), r))
		}
	}
	x.grow(x.pages[0].Ref, "Annots", r)
}

// newField returns a signature field that is not visible.
func (x *draft) newField(more file.Dict) file.Dict {
	f := file.Dict{"Type": file.NameValue("Annot"), "Subtype": file.NameValue("Widget"), "FT": file.NameValue("Sig"),
		"T": file.String("Later"), "F": 132, "Rect": file.Array{0, 0, 0, 0}, "P": x.pages[0].Ref}
	for key, o := range more {
		f[key] = o
	}
	return f
}

// increment returns the draft as an update to write.
func (x *draft) increment(kind signtest.Section) *signtest.Increment {
	inc := &signtest.Increment{Kind: kind, Free: x.free, Trailer: x.trailer}
	byNumber := func(a, b file.Reference) int { return (a.Num-b.Num)*2 + a.Gen - b.Gen }
	for _, r := range slices.SortedFunc(maps.Keys(x.values), byNumber) {
		inc.Objects = append(inc.Objects, signtest.Written{Ref: r, Value: x.values[r]})
	}
	return inc
}
