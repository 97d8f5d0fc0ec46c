// Package font measures, breaks and shows text, and embeds the characters that
// a PDF file shows.
//
// The faces are Liberation Sans, whose widths are those of Arial, and DejaVu
// Sans for characters that Liberation lacks. A [Set] holds, for all documents of
// a plan, the core of characters that nearly every document uses; they are
// embedded once. An [Extra] collects what one document shows beside them, and
// embeds just that. Widths come from a table, so that breaking a paragraph costs
// little more than reading it.
//
// Characters are shown one glyph each, from left to right. [Compose] refuses
// text that this would print wrongly.
package font

import (
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
)

// A Weight is a style of the family.
type Weight uint8

// The weights, in the order of the slots of a [Family].
const (
	Regular Weight = iota
	Bold
	weights
)

// A slot is one of the four faces: first the main ones by weight, then the
// fall-back ones by weight.
type slot int

const (
	slots slot = 2 * slot(weights)
	none  slot = -1
)

// A Family is the four faces. The fall-back pair is twice the size and is
// parsed only when a character asks for it.
type Family struct {
	main [weights]*Face
	rare [weights]func() *Face
}

// Load gives the family, which is parsed once in a process and may be shared.
func Load() (*Family, error) { return load() }

var load = sync.OnceValues(func() (*Family, error) {
	f := &Family{rare: [weights]func() *Face{lazily(dejavusans.TTF), lazily(dejavusansbold.TTF)}}
	for w, ttf := range [][]byte{liberationsansregular.TTF, liberationsansbold.TTF} {
		face, err := Parse(ttf)
		if err != nil {
			return nil, err
		}
		f.main[w] = face
	}
	return f, nil
})

// lazily parses a face on first use. The faces are part of the program, so that
// a damaged one is a fault of the build, which every test would meet.
func lazily(ttf []byte) func() *Face {
	return sync.OnceValue(func() *Face {
		face, err := Parse(ttf)
		if err != nil {
			panic(err)
		}
		return face
	})
}

// Face gives the main face of a weight.
func (f *Family) Face(w Weight) *Face { return f.main[w] }

func (f *Family) face(s slot) *Face {
	if s < slot(weights) {
		return f.main[s]
	}
	return f.rare[s-slot(weights)]()
}

// find gives the face that shows r in weight w: the main one, else the
// fall-back, else either in the other weight. A plain letter in a bold line is
// better than none.
func (f *Family) find(w Weight, r rune) slot {
	for _, s := range [slots]slot{slot(w), slot(weights + w), slot(Bold - w), slot(weights + Bold - w)} {
		if f.face(s).Has(r) {
			return s
		}
	}
	return none
}

// advance is the width of r in 1/1000 em, from whichever face shows it.
func (f *Family) advance(w Weight, r rune) int {
	s := f.find(w, r)
	if s == none {
		s = slot(w)
	}
	return f.face(s).Width(r)
}
