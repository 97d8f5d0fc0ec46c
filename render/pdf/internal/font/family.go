// Package font measures, wraps and shows text, and embeds the characters that a PDF file uses.
//
// The faces are Liberation Sans, which has the widths of Arial, and DejaVu Sans for characters that
// Liberation lacks. A [Set] holds the core: characters that nearly every document of a form uses,
// embedded once for all of them. An [Extra] collects the other characters of one document and
// embeds only those. Widths come from a table, so wrapping a paragraph costs little more than
// reading it.
//
// Characters are shown one glyph each, from left to right, unless they need shaping: letters with marks
// that Unicode has no composed letter for. HarfBuzz (go-text) places the glyphs of such a cluster, and the
// file has a glyph of its own for it. [Compose] refuses text that would be printed incorrectly.
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

// A slot is one of the four faces: first the main faces by weight, then the fall-back faces by
// weight.
type slot int

const (
	slots slot = 2 * slot(weights)
	none  slot = -1
)

// A Family is the four faces. The fall-back faces have twice the size and are parsed only when a
// character needs them.
type Family struct {
	main    [weights]*Face
	rare    [weights]func() *Face
	wide    [weights][quick]uint16 // widths of the main faces, and which characters need shaping
	shapers shapers
}

// Load returns the family. It is parsed once in a process; several goroutines may use it.
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
	f.measure()
	return f, nil
})

// lazily parses a face on first use. The faces are part of the program, so a damaged one is a fault
// of the build, and lazily panics.
func lazily(ttf []byte) func() *Face {
	return sync.OnceValue(func() *Face {
		face, err := Parse(ttf)
		if err != nil {
			panic(err)
		}
		return face
	})
}

// Face returns the main face of a weight.
func (f *Family) Face(w Weight) *Face { return f.main[w] }

func (f *Family) face(s slot) *Face {
	if s < slot(weights) {
		return f.main[s]
	}
	return f.rare[s-slot(weights)]()
}

// measure fills the table of widths.
func (f *Family) measure() {
	for w, face := range f.main {
		f.wide[w] = face.wide
		for c := range rune(0x80) { // so that ASCII needs no check for missing glyphs
			if f.wide[w][c] == missing {
				f.wide[w][c] = uint16(face.Width(c))
			}
		}
		f.wide[w][softHyphen], f.wide[w][zeroWidthSpace] = 0, 0
	}
	for r := rune(0x300); r < quick; r++ {
		if needsShaping(r) {
			for w := range f.wide {
				f.wide[w][r] = shapes
			}
		}
	}
}

// whole returns the face that has all characters of a text which is shaped, in the order of find. What
// is invisible need not be in the face.
func (f *Family) whole(w Weight, text string) slot {
	for _, s := range [slots]slot{slot(w), slot(weights + w), slot(Bold - w), slot(weights + Bold - w)} {
		if f.face(s).hasAll(text) {
			return s
		}
	}
	return none
}

func (f *Face) hasAll(text string) bool {
	for _, r := range text {
		if !f.Has(r) && !invisible(r) {
			return false
		}
	}
	return true
}

// find returns the face that shows r in weight w: the main face, otherwise the fall-back, otherwise
// either of them in the other weight. A regular letter in a bold line is better than none.
func (f *Family) find(w Weight, r rune) slot {
	for _, s := range [slots]slot{slot(w), slot(weights + w), slot(Bold - w), slot(weights + Bold - w)} {
		if f.face(s).Has(r) {
			return s
		}
	}
	return none
}

// advance returns the width of r in 1/1000 em in the face that shows it.
func (f *Family) advance(w Weight, r rune) int {
	s := f.find(w, r)
	if s == none {
		s = slot(w)
	}
	return f.face(s).Width(r)
}
