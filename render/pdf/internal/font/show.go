package font

import (
	"sync/atomic"
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// coreNames are the names of the core fonts in the resources of a page.
const coreNames = "RB"

// extraNames are the second letters of the names of extra fonts, by slot.
const extraNames = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// An Extra collects the characters of one document that are not in the core. The zero Extra is
// ready to use. It must not be used by several goroutines, and is reused from document to document
// for its memory.
type Extra struct {
	family *Family
	number uint64 // of the document, or 0 if it shows no clusters yet
	fixed  bool   // its characters are of fixed text, see Set.Fix
	fonts  [slots]extraFont
	cutter cutter
	buffer []byte
}

// An extraFont holds what the document shows of one face besides the core, in the order in which it
// occurs; code n is of drawn[n-1].
type extraFont struct {
	drawn    []drawn
	pages    [quick / pageSize]*[pageSize]uint16 // codes of characters below quick; 0 if it has none yet
	codes    map[rune]uint16                     // of the others
	clusters map[string]uint16                   // by key
	object   int
}

// pageSize is how many characters a page of a table of characters has.
const pageSize = 0x100

// A drawn is what a code of a font stands for: a character, or a cluster.
type drawn struct {
	r rune
	c *cluster
}

// Reset removes all characters, for the next document.
func (x *Extra) Reset() {
	x.number = 0
	for i := range x.fonts {
		f := &x.fonts[i]
		if len(f.drawn) == 0 {
			continue
		}
		for _, d := range f.drawn {
			if d.c == nil && d.r < quick {
				f.pages[d.r/pageSize][d.r%pageSize] = 0
			}
		}
		clear(f.drawn)
		f.drawn, f.object = f.drawn[:0], 0
		clear(f.codes)
		clear(f.clusters)
	}
}

// code returns the code of r in the extra font of a face, adding r if needed.
func (x *Extra) code(s slot, r rune) int {
	f := &x.fonts[s]
	if r < quick {
		page := f.pages[r/pageSize]
		if page == nil {
			page = new([pageSize]uint16)
			f.pages[r/pageSize] = page
		}
		code := &page[r%pageSize]
		if *code == 0 {
			f.drawn = append(f.drawn, drawn{r: r})
			*code = uint16(len(f.drawn))
		}
		return int(*code)
	}
	if n, ok := f.codes[r]; ok {
		return int(n)
	}
	if f.codes == nil {
		f.codes = map[rune]uint16{}
	}
	f.drawn = append(f.drawn, drawn{r: r})
	n := len(f.drawn)
	f.codes[r] = uint16(n)
	return n
}

// document returns the number of the document.
func (x *Extra) document() uint64 {
	if x.number == 0 {
		x.number = documents.Add(1)
	}
	return x.number
}

// learn sets the code of a cluster in the extra font of its face, adding the cluster if needed. A shaper keeps its
// clusters, so a document does this rarely.
func (x *Extra) learn(s slot, c *cluster) {
	f := &x.fonts[s]
	if f.clusters == nil {
		f.clusters = map[string]uint16{}
	}
	n, ok := f.clusters[c.key]
	if !ok {
		f.drawn = append(f.drawn, drawn{c: c})
		n = uint16(len(f.drawn))
		f.clusters[c.key] = n
	}
	c.code, c.document = n, x.document()
}

// documents counts the documents that show clusters.
var documents atomic.Uint64

// Show appends the operators that show text at the current text position. The text must have passed
// [Compose]. The current font must be that of weight w at size, and is so again afterwards. If x is
// nil every character must be in the core.
func (s *Set) Show(b []byte, x *Extra, w Weight, size file.Length, text string) []byte {
	p := s.show(b, x, w, size, text)
	if p.now != none {
		p.choose(none)
	}
	return p.b
}

// ShowApart is ShowLine without core fonts: no font needs to be current before, and any may be current
// afterwards. The core of the Set must be empty.
func (s *Set) ShowApart(b []byte, x *Extra, w Weight, size file.Length, line string, in Context) []byte {
	if in.Paragraph == "" {
		return s.show(b, x, w, size, line).b
	}
	return s.showShaped(b, x, w, size, line, in).b
}

func (s *Set) show(b []byte, x *Extra, w Weight, size file.Length, text string) pen {
	if s.reversed(text) {
		return s.showShaped(b, x, w, size, text, Context{})
	}
	p := pen{b: b, set: s, weight: w, size: size, now: none, extra: x.letter()}
	cells := &s.cells[w]
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && p.now == none && cells[c]&inCore != 0 {
			if !p.open { // as core, which is not inlined
				p.startString(none)
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
		if r >= firstMark && (s.shapes(w, r) || directs(r)) {
			return s.showShaped(b, x, w, size, text, Context{})
		}
		if r == zeroWidthSpace || r == softHyphen && i < len(text) {
			continue
		}
		p.put(x, r)
	}
	p.close()
	return p
}

// core shows a character of ASCII that is in the core, while no extra font is current.
func (p *pen) core(c byte) {
	if !p.open {
		p.startString(none)
	}
	if c == '(' || c == ')' || c == '\\' {
		p.b = append(p.b, 0, '\\', c)
	} else {
		p.b = append(p.b, 0, c)
	}
}

// close ends an open string.
func (p *pen) close() {
	if p.open {
		p.b = append(p.b, ")Tj\n"...)
		p.open = false
	}
}

// A pen writes the operators of one Show.
type pen struct {
	b      []byte
	set    *Set
	weight Weight
	size   file.Length
	now    slot // the current extra font, or none for the core font
	open   bool // a string is open
	extra  byte // first letter of the names of extra fonts
}

// The first letters of the names of the fonts of a document and of those of fixed text.
const extraLetter, fixedLetter = 'X', 'Y'

func (x *Extra) letter() byte {
	if x != nil && x.fixed {
		return fixedLetter
	}
	return extraLetter
}

// put shows a character that is not in the current core font.
func (p *pen) put(x *Extra, r rune) {
	to := none
	switch {
	case r == ' ' && p.now == slot(p.weight):
		to = p.now // the space is the same, so words in another alphabet need no change of font
	case p.set.has(p.weight, r):
	case x == nil:
		panic("font: fixed text has a character that is not in the core")
	default:
		if to = p.set.family.find(p.weight, r); to == none {
			panic("font: text was shown that Compose has not passed")
		}
	}
	if to != p.now || !p.open {
		p.startString(to)
	}
	code := int(r)
	if to != none {
		x.family = p.set.family
		code = x.code(to, r)
	}
	p.code(code)
}

// putClusters shows clusters of a face.
func (p *pen) putClusters(x *Extra, at slot, all ...*cluster) {
	if at != p.now || !p.open {
		p.startString(at)
	}
	x.family = p.set.family
	b, number := p.b, x.document()
	for _, c := range all {
		if c.document != number {
			x.learn(at, c)
		}
		if file.Escapes(c.code) {
			b = file.StringPair(b, c.code)
		} else {
			b = append(b, byte(c.code>>8), byte(c.code))
		}
	}
	p.b = b
}

func (p *pen) code(code int) {
	p.b = file.StringPair(p.b, uint16(code))
}

// startString begins a string in the font of a slot.
func (p *pen) startString(to slot) {
	p.close()
	if to != p.now {
		p.choose(to)
	}
	p.b = append(p.b, '(')
	p.open = true
}

// jump moves the text position to the right, in 1/1000 em.
func (p *pen) jump(by int) {
	if by == 0 {
		return
	}
	p.close()
	p.b = append(file.Int(append(p.b, '['), -by), "]TJ\n"...)
}

// choose sets the current font.
func (p *pen) choose(to slot) {
	if to == none {
		p.b = append(p.b, '/', coreNames[p.weight], ' ')
	} else {
		p.b = append(p.b, '/', p.extra, extraNames[to], ' ')
	}
	p.b = append(file.Lengths(p.b, p.size), "Tf\n"...)
	p.now = to
}
