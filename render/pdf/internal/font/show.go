package font

import (
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// coreNames are the names of the core fonts in a page's resources.
const coreNames = "RB"

// An Extra collects the characters of one document that are not in the core of
// its plan. The zero Extra is ready. It belongs to one goroutine, and is kept
// from document to document for its memory.
type Extra struct {
	family *Family
	fonts  [slots]extraFont
	cutter cutter
	buffer []byte
}

// An extraFont holds the characters that one face shows beside the core, in the
// order in which they were met; that of code n is runes[n-1].
type extraFont struct {
	runes  []rune
	codes  map[rune]uint16
	object int
}

// Reset forgets the characters, for the next document.
func (x *Extra) Reset() {
	for i := range x.fonts {
		f := &x.fonts[i]
		f.runes, f.object = f.runes[:0], 0
		clear(f.codes)
	}
}

// code gives the code of r in the extra font of a face.
func (x *Extra) code(s slot, r rune) int {
	f := &x.fonts[s]
	if n, ok := f.codes[r]; ok {
		return int(n)
	}
	if f.codes == nil {
		f.codes = map[rune]uint16{}
	}
	f.runes = append(f.runes, r)
	n := len(f.runes)
	f.codes[r] = uint16(n)
	return n
}

// Show appends the operators that show text, which [Compose] has passed, at the
// current text position. The current font must be that of weight w at size, and
// is so again afterwards. Without an Extra every character must be in the core.
func (s *Set) Show(b []byte, x *Extra, w Weight, size file.Length, text string) []byte {
	p := s.show(b, x, w, size, text)
	if p.now != none {
		p.choose(none)
	}
	return p.b
}

// ShowApart is Show where there are no core fonts, so that none need be current
// before, and that of text is afterwards. The core of the Set must be empty.
func (s *Set) ShowApart(b []byte, x *Extra, w Weight, size file.Length, text string) []byte {
	return s.show(b, x, w, size, text).b
}

func (s *Set) show(b []byte, x *Extra, w Weight, size file.Length, text string) pen {
	p := pen{b: b, set: s, weight: w, size: size, now: none}
	cells := &s.cells[w]
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && p.now == none && cells[c]&inCore != 0 {
			if !p.open {
				p.turn(none)
			}
			if c == '(' || c == ')' || c == '\\' {
				p.b = append(p.b, 0, '\\', c)
			} else {
				p.b = append(p.b, 0, c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if r == zeroWidthSpace || r == softHyphen && i < len(text) {
			continue
		}
		p.put(x, r)
	}
	if p.open {
		p.b = append(p.b, ")Tj\n"...)
	}
	return p
}

// A pen writes the operators of one Show.
type pen struct {
	b      []byte
	set    *Set
	weight Weight
	size   file.Length
	now    slot // the extra font that is current, or none: the core
	open   bool // a string is begun
}

// put shows a character that takes more than a look at the core's table.
func (p *pen) put(x *Extra, r rune) {
	to := none
	switch {
	case r == ' ' && p.now == slot(p.weight):
		to = p.now // the same space; words in another alphabet need no changing about
	case p.set.has(p.weight, r):
	case x == nil:
		panic("font: fixed text has a character that is not in the core")
	default:
		if to = p.set.family.find(p.weight, r); to == none {
			panic("font: text was shown that Compose has not passed")
		}
	}
	if to != p.now || !p.open {
		p.turn(to)
	}
	code := int(r)
	if to != none {
		x.family = p.set.family
		code = x.code(to, r)
	}
	p.b = file.StringByte(file.StringByte(p.b, byte(code>>8)), byte(code))
}

// turn begins a string in another font.
func (p *pen) turn(to slot) {
	if p.open {
		p.b = append(p.b, ")Tj\n"...)
	}
	if to != p.now {
		p.choose(to)
	}
	p.b = append(p.b, '(')
	p.open = true
}

// choose makes a font the current one.
func (p *pen) choose(to slot) {
	if to == none {
		p.b = append(p.b, '/', coreNames[p.weight], ' ')
	} else {
		p.b = append(p.b, '/', 'X', '0'+byte(to), ' ')
	}
	p.b = append(file.Lengths(p.b, p.size), "Tf\n"...)
	p.now = to
}
