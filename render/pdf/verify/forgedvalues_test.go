package verify_test

import (
	"math/rand/v2"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
)

// Entries that a program may write about itself, that a person may fill in, or that are
// not visible. Changing only one of them is not a forgery.
var mayDiffer = []string{"Type", "Producer", "Creator", "ModDate", "V", "I", "AS", "M", "F", "Ff", "NeedAppearances",
	"Extensions"}

// A shape is another value for an object of a signed document. It returns false if it does
// not apply.
type shape struct {
	name string
	make func(x *draft, target file.Reference, was file.Object, random *rand.Rand) (file.Object, bool)
}

const forgedContent = "BT/F1 40 Tf 40 400 Td(Agreed to everything)Tj ET 0 0 300 300 re f"

// always returns a shape that does not depend on the previous value.
func always(name string, value func(x *draft) file.Object) shape {
	return shape{name, func(x *draft, _ file.Reference, _ file.Object, _ *rand.Rand) (file.Object, bool) {
		return value(x), true
	}}
}

// ofDict returns a shape of dictionaries, including those of streams.
func ofDict(name string, change func(d file.Dict, key string) file.Dict) shape {
	return shape{name, func(_ *draft, _ file.Reference, was file.Object, random *rand.Rand) (file.Object, bool) {
		d, _ := was.(file.Dict)
		s, isStream := was.(*file.Stream)
		if isStream {
			d = s.Dict
		}
		if isStream && d["Subtype"] == file.NameValue("XML") {
			return nil, false // how a stream is compressed does not matter
		}
		keys := slices.DeleteFunc(d.Keys(), func(key string) bool {
			return slices.Contains(mayDiffer, key) ||
				key == "Length"
		})
		if d == nil || len(keys) == 0 {
			return nil, false
		}
		changed := change(d, keys[random.IntN(len(keys))])
		if isStream {
			return &file.Stream{Dict: changed, Raw: s.Raw}, true
		}
		return changed, true
	}}
}

// entryAdded returns a shape of dictionaries, except those of the form's fonts and
// encodings, to which unused names may be added.
func entryAdded() shape {
	s := ofDict("an entry added", func(d file.Dict, _ string) file.Dict { return d.With("Shown", file.String("forged")) })
	add := s.make
	s.make = func(x *draft, target file.Reference, was file.Object, random *rand.Rand) (file.Object, bool) {
		resources := x.d.Dict(x.form.Dict["DR"])
		if resources["Font"] == target || resources["Encoding"] == target {
			return nil, false
		}
		return add(x, target, was, random)
	}
	return s
}

func ofArray(name string, change func(a file.Array) file.Array) shape {
	return shape{name, func(_ *draft, _ file.Reference, was file.Object, _ *rand.Rand) (file.Object, bool) {
		a, ok := was.(file.Array)
		return change(a), ok
	}}
}

func shapes() []shape {
	forged := file.String("forged")
	return []shape{
		ofDict("an entry changed", func(d file.Dict, key string) file.Dict { return d.With(key, forged) }),
		entryAdded(),
		ofDict("an entry taken away", func(d file.Dict, key string) file.Dict { return d.With(key, nil) }),
		ofArray("an array reversed", func(a file.Array) file.Array {
			a = slices.Clone(a)
			slices.Reverse(a)
			return a
		}),
		ofArray("an array begun otherwise", func(a file.Array) file.Array { return append(file.Array{forged}, a...) }),
		{"content changed", func(_ *draft, _ file.Reference, was file.Object, _ *rand.Rand) (file.Object, bool) {
			s, ok := was.(*file.Stream)
			if !ok {
				return nil, false
			}
			return &file.Stream{Dict: s.Dict.With("Filter", nil).With("DecodeParms", nil), Raw: []byte(forgedContent)}, true
		}},
		{"another object’s value", func(x *draft, target file.Reference, _ file.Object, random *rand.Rand) (file.Object,
			bool) {
			size, _ := x.d.Int(x.d.Trailer()["Size"])
			o := x.d.Own(file.Reference{Num: 1 + random.IntN(size-1)})
			return o, o != nil
		}},
		always("a stream of data", func(*draft) file.Object {
			return &file.Stream{Dict: file.Dict{},
				Raw: []byte(forgedContent)}
		}),
		always("a drawing", func(*draft) file.Object {
			return &file.Stream{Dict: file.Dict{"Type": file.NameValue("XObject"), "Subtype": file.NameValue("Form"),
				"BBox": file.Array{0, 0, 300, 300}}, Raw: []byte(forgedContent)}
		}),
		{"the document’s description", func(x *draft, target file.Reference, _ file.Object, _ *rand.Rand) (file.Object,
			bool) {
			r, ok := x.d.Catalog().Ref("Metadata")
			return x.d.Own(r), ok && r != target
		}},
		always("an empty dictionary", func(*draft) file.Object { return file.Dict{} }),
		always("a security store", func(*draft) file.Object {
			return file.Dict{"Type": file.NameValue("DSS"), "Certs": file.Array{}}
		}),
		always("a program’s note", func(*draft) file.Object { return file.Dict{"Producer": forged} }),
		always("a field", func(x *draft) file.Object { return x.newField(nil) }),
		always("a page", func(x *draft) file.Object { return x.d.Dict(x.pages[0].Ref).With("Rotate", 180) }),
		always("an array", func(x *draft) file.Object { return file.Array{x.pages[0].Ref} }),
		always("a number", func(*draft) file.Object { return 90 }),
		always("a string", func(*draft) file.Object { return forged }),
		always("a name", func(*draft) file.Object { return file.NameValue("Forged") }),
		always("null", func(*draft) file.Object { return nil }),
		always("a reference to a new page", func(x *draft) file.Object {
			return x.add(x.d.Dict(x.pages[0].Ref).With("Rotate", 180))
		}),
	}
}

// A manner is a way to write a forged object.
type manner struct {
	name string
	// write changes the draft, which already has the object.
	write func(x *draft, target file.Reference)
	pack  bool // into an object stream
	// place is where the excuse is: in the same update, or in one before or after.
	place int
}

// Where an excuse is.
const (
	together = iota
	excusedBefore
	excusedAfter
)

// pretend returns a manner that gives an object another type.
func pretend(name string, more file.Dict) manner {
	return manner{name: "as " + name, write: func(x *draft, target file.Reference) {
		switch v := x.values[target].(type) {
		case file.Dict:
			x.values[target] = merged(v, more)
		case *file.Stream:
			x.values[target] = &file.Stream{Dict: merged(v.Dict, more), Raw: v.Raw}
		}
	}}
}

func merged(d, more file.Dict) file.Dict {
	for key, o := range more {
		d = d.With(key, o)
	}
	return d
}

func manners() []manner {
	return []manner{
		{name: "by itself"},
		{name: "in an object stream", pack: true},
		{name: "freed", write: func(x *draft, target file.Reference) {
			delete(x.values, target)
			x.free = append(x.free, file.Reference{Num: target.Num, Gen: target.Gen + 1})
		}},
		pretend("an object stream", file.Dict{"Type": file.NameValue("ObjStm"), "N": 0, "First": 0}),
		pretend("a cross-reference stream", file.Dict{"Type": file.NameValue("XRef"), "W": file.Array{1, 4, 2},
			"Index": file.Array{}, "Size": 1}),
		pretend("a description", file.Dict{"Type": file.NameValue("Metadata"), "Subtype": file.NameValue("XML")}),
		pretend("a certificate", file.Dict{"Type": file.NameValue("Cert")}),
		{name: "excused before", place: excusedBefore},
		{name: "excused afterwards", place: excusedAfter},
		// The next generation of the number, to which references then have to refer.
		{name: "in the next generation", write: func(x *draft, target file.Reference) {
			o := x.values[target]
			delete(x.values, target)
			x.values[file.Reference{Num: target.Num, Gen: target.Gen + 1}] = o
		}},
	}
}

var sectionNames = map[signtest.Section]string{signtest.StreamSection: "a stream", signtest.TableSection: "a table",
	signtest.HybridSection: "a hybrid"}
