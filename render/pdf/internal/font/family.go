// Package font measures, wraps and shows text, and embeds the characters that a PDF file uses.
//
// The faces are Liberation Sans, which has the widths of Arial, DejaVu Sans for characters that
// Liberation lacks, and Noto Sans for scripts that have faces of their own (package noto). An
// organisation may add faces, such as one with Han characters ([Family.With]).
// A [Set] holds the core: characters that nearly every document of a form uses,
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
	"sync/atomic"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"

	"github.com/apdocs/forms/render/pdf/internal/font/noto"
)

// A Weight is a style of the family.
type Weight uint8

// The weights, in the order of the slots of a [Family].
const (
	Regular Weight = iota
	Bold
	weights
)

// A slot is one of the faces: first the main faces by weight, then the fall-back faces by weight, then those
// of each script in writings by weight, then those of an organisation in their order.
type slot int8

const (
	common  slot = 2 * slot(weights) // faces for all scripts
	builtIn slot = common + slot(len(writings))*slot(weights)
	slots   slot = builtIn + mostOwn*slot(weights) // a regular and a bold face of each file
	none    slot = -1
)

// scriptSlot returns the slot of the face of a script in writings.
func scriptSlot(script int, w Weight) slot { return common + slot(script)*slot(weights) + slot(w) }

// A Family is the faces. All but the main faces are unpacked and parsed only when a character needs them.
type Family struct {
	main    [weights]*Face
	rare    [weights]func() *Face
	scripts [builtIn - common]func() *Face
	wide    [weights][quick]uint16 // widths of the main faces, and which characters need shaping
	shapers shapers
	found   [weights][quick]atomic.Uint32 // see known; 0 if nobody asked yet

	steady [quick]atomic.Uint32 // what is known of a character, see steadyPart

	own      []*Face         // of an organisation
	ownOrder [weights][]slot // which of them are looked into for a weight, in order
}

// Load returns the family. It is parsed once in a process; several goroutines may use it.
func Load() (*Family, error) { return load() }

var load = sync.OnceValues(func() (*Family, error) {
	f := &Family{rare: [weights]func() *Face{
		lazily(func() []byte { return dejavusans.TTF }), lazily(func() []byte { return dejavusansbold.TTF }),
	}}
	for i := range writings {
		for w, style := range [weights]string{"Regular", "Bold"} {
			f.scripts[scriptSlot(i, Weight(w))-common] = lazily(func() []byte { return noto.TTF(writings[i].name, style) })
		}
	}
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
func lazily(ttf func() []byte) func() *Face {
	return sync.OnceValue(func() *Face {
		face, err := Parse(ttf())
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
	if s >= builtIn {
		return f.own[s-builtIn]
	}
	if s >= common {
		return f.scripts[s-common]()
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
	for _, s := range order(w, first(text)) {
		if s != none && f.face(s).hasAll(text) {
			return s
		}
	}
	s, _ := f.findVariant(w, text)
	return s
}

// order returns the slots of the faces that may show r in weight w, best first: the face of its script, the
// main face, the fall-back, then either of these in the other weight. A regular letter in a bold line is
// better than none.
func order(w Weight, r rune) [5]slot {
	all := [5]slot{none, slot(w), slot(weights + w), slot(Bold - w), slot(weights + Bold - w)}
	if i := scriptOf(r); i >= 0 {
		all[0] = scriptSlot(i, w)
	}
	return all
}

func (f *Face) hasAll(text string) bool {
	for _, r := range text {
		if !f.Has(r) && !invisible(r) {
			return false
		}
	}
	return true
}

// find returns the face that shows r in weight w: the first in order that has it, then one of the organisation,
// which comes first for East Asian text, so that all of it is in one face.
func (f *Family) find(w Weight, r rune) slot {
	if r < 0 || r >= quick {
		return f.search(w, r)
	}
	s, _ := f.known(w, r)
	return s
}

// advance returns the width of r in 1/1000 em in the face that shows it.
func (f *Family) advance(w Weight, r rune) int {
	if r >= 0 && r < quick {
		_, wide := f.known(w, r)
		return wide
	}
	return f.measureIn(f.search(w, r), w, r)
}

// known returns the face that shows a character below quick, and its width there. It looks for it once: the
// faces of a family do not change.
func (f *Family) known(w Weight, r rune) (s slot, wide int) {
	remembered := &f.found[w][r]
	if v := remembered.Load(); v != 0 {
		return slot(v>>16) - 2, int(v & 0xFFFF)
	}
	s = f.search(w, r)
	wide = f.measureIn(s, w, r)
	remembered.Store(uint32(s+2)<<16 | uint32(wide))
	return s, wide
}

func (f *Family) search(w Weight, r rune) slot {
	if len(f.own) > 0 && eastAsian(r) {
		if s := f.findOwn(w, r); s != none {
			return s
		}
	}
	for _, s := range order(w, r) {
		if s != none && f.face(s).Has(r) {
			return s
		}
	}
	return f.findOwn(w, r)
}

// measureIn returns the width of r in a face, or in the main face if none has it.
func (f *Family) measureIn(s slot, w Weight, r rune) int {
	if s == none {
		s = slot(w)
	}
	return f.face(s).Width(r)
}
