package verify_test

import (
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
)

// A program is a sequence of bytes that determines, choice by choice, the updates of a
// signed document. Any bytes are a program; after the last one every choice is the first.
type program struct{ b []byte }

func (p *program) choose(n int) int {
	if len(p.b) == 0 || n == 0 {
		return 0
	}
	c := int(p.b[0])
	p.b = p.b[1:]
	return c % n
}

var mutatedKeys = []string{"V", "AP", "AS", "N", "F", "Ff", "Rect", "Contents", "Resources", "Annots", "Kids",
	"Parent", "Type", "Subtype",
	"Font", "XObject", "DSS", "Certs", "VRI", "Metadata", "AcroForm", "Fields", "DR", "DA", "NeedAppearances",
	"SigFlags", "Pages",
	"Perms", "Names", "OpenAction", "Lang", "Info", "ID", "Root", "Size", "Prev", "Extensions", "Version", "Title",
	"Producer", "FT",
	"T", "TU", "Lock", "MK", "P", "Length", "Filter", "Rotate", "MediaBox", "Encoding", "Helv", "F1", "Off", "Yes", "K",
	"Extends"}

// The instructions.
const (
	doPermitted = iota // a permitted update
	doSet              // an entry
	doUnset
	doReplace // an object by a value
	doCopy    // another object's value
	doContent // of a stream
	doShape   // a shape of a forgery
	doExcuse
	doFree
	doTrailer
	doNew    // an object
	doUpdate // ends the update and begins another
	doEnd    // the number of instructions
)

// run returns the document after the updates of the program, or nil if the file becomes
// unreadable in between.
func (p *program) run(s *signedFile) []byte {
	const most = 12
	document, x := s.document, s.draft()
	end := func() bool {
		kind := signtest.Section(p.choose(3))
		inc := x.increment(kind)
		packed := p.choose(2) == 1
		for i := range inc.Objects {
			inc.Objects[i].Packed = packed
		}
		document = inc.Append(x.d, document)
		next, err := openSigned(s.name, document, s.field, s.level)
		if err != nil || len(next.pages) == 0 {
			return false
		}
		x = next.draft()
		return true
	}
	for n := 0; n < most && len(p.b) > 0; n++ {
		if do := p.choose(doEnd); do == doUpdate {
			if !end() {
				return nil
			}
		} else {
			p.instruction(x, do)
		}
	}
	end()
	return document
}

// target returns an existing object, a new one, or one that is missing.
func (p *program) target(x *draft) file.Reference {
	r := file.Reference{Num: 1 + p.choose(x.next+2)}
	if p.choose(16) == 15 {
		r.Gen = 1
	}
	return r
}

func (p *program) instruction(x *draft, do int) {
	key := func() string { return mutatedKeys[p.choose(len(mutatedKeys))] }
	switch do {
	case doPermitted:
		all := permittedUpdates()
		all[p.choose(len(all))].steps[0](x)
	case doSet:
		x.set(p.target(x), key(), p.value(x, 0))
	case doUnset:
		x.set(p.target(x), key(), nil)
	case doReplace:
		x.values[p.target(x)] = p.value(x, 0)
	case doCopy:
		x.values[p.target(x)] = x.own(p.target(x))
	case doContent:
		r := p.target(x)
		if old, ok := x.own(r).(*file.Stream); ok {
			x.values[r] = &file.Stream{Dict: old.Dict, Raw: []byte(forgedContent)}
		}
	case doShape:
		r, all := p.target(x), shapes()
		if o, ok := all[p.choose(len(all))].make(x, r, x.own(r), newRandom(uint64(p.choose(256)))); ok {
			x.values[r] = o
		}
	case doExcuse:
		all := excuses()
		all[p.choose(len(all))].make(x, p.target(x))
	case doFree:
		r := p.target(x)
		delete(x.values, r)
		x.free = append(x.free, file.Reference{Num: r.Num, Gen: r.Gen + 1})
	case doTrailer:
		x.trailer[key()] = p.value(x, 0)
	case doNew:
		x.add(p.value(x, 0))
	}
}

// value returns any value.
func (p *program) value(x *draft, depth int) file.Object {
	const deepest = 3
	kinds := 10
	if depth == deepest {
		kinds = 7
	}
	switch p.choose(kinds) {
	case 0, 1:
		return p.target(x)
	case 2:
		return p.choose(256)
	case 3:
		return file.NameValue(mutatedKeys[p.choose(len(mutatedKeys))])
	case 4:
		return file.String("On time")
	case 5:
		return p.choose(2) == 0
	case 6:
		return nil
	case 7:
		return file.Dict{mutatedKeys[p.choose(len(mutatedKeys))]: p.value(x, depth+1),
			mutatedKeys[p.choose(len(mutatedKeys))]: p.value(x, depth+1)}
	case 8:
		return file.Array{p.value(x, depth+1), p.value(x, depth+1)}
	}
	if depth > 0 {
		return file.Array{}
	}
	return &file.Stream{Dict: file.Dict{mutatedKeys[p.choose(len(mutatedKeys))]: p.value(x, deepest)},
		Raw: []byte(forgedContent)}
}
