package font

import "unicode/utf8"

// This file has the forms of ideographs that a variation selector after the character asks for: U+FE00 and following
// for forms in the Unicode Standard, U+E0100 and following for those in the Ideographic Variation Database, which
// names in Japanese need. A face of an organisation says which forms it has in a subtable of cmap (OpenType, cmap,
// format 14). What no face has is refused, because the character alone may be another person's name.

// Selects reports whether r is a variation selector.
func Selects(r rune) bool { return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF }

// u24 returns a number of three bytes.
func (t table) u24(at int) int { return t.u16(at)<<8 | t.u16(at+1)&0xFF }

// Sizes of records in the subtable.
const (
	selectorSize = 11 // a selector with the places of its two lists
	rangeSize    = 4  // characters whose form is the usual one
	mappingSize  = 5  // a character with the glyph of its form
)

// variant returns the glyph for a character with a variation selector after it, or 0 if the face has no such form.
func (f *Face) variant(r, selector rune) int {
	t := f.variants
	at := search(t, 10, selectorSize, t.u32(6), int(selector))
	if at < 0 || t.u24(at) != int(selector) {
		return 0
	}
	if usual := t.u32(at + 3); usual > 0 {
		k := search(t, usual+4, rangeSize, t.u32(usual), int(r))
		if k >= 0 && int(r) <= t.u24(k)+t.u16(k+2)&0xFF {
			return f.drawable(f.find(r))
		}
	}
	if own := t.u32(at + 7); own > 0 {
		k := search(t, own+4, mappingSize, t.u32(own), int(r))
		if g := t.u16(k + 3); k >= 0 && t.u24(k) == int(r) && g < f.glyphs {
			return f.drawable(g)
		}
	}
	return 0
}

// search returns where the last of n records is that begins with a number of three bytes up to value; -1 if there is
// none. The records begin at an offset and are sorted.
func search(t table, from, size, n, value int) int {
	if from > len(t) {
		return -1
	}
	low, high := 0, min(n, (len(t)-from)/size)
	for low < high {
		middle := (low + high) / 2
		if t.u24(from+middle*size) <= value {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == 0 {
		return -1
	}
	return from + (low-1)*size
}

// drawable returns a glyph, or 0 if its outline cannot be converted.
func (f *Face) drawable(g int) int {
	if f.cff != nil && !f.cff.convert(g).ok {
		return 0
	}
	return g
}

// findVariant returns the face of the organisation that shows a character with a variation selector, which are all of
// text, and the glyph; none if there is no such face.
func (f *Family) findVariant(w Weight, text string) (s slot, glyph int) {
	r, n := utf8.DecodeRuneInString(text)
	selector, size := utf8.DecodeRuneInString(text[n:])
	if n+size < len(text) || !Selects(selector) {
		return none, 0
	}
	for _, s := range f.ownOrder[w] {
		if g := f.own[s-builtIn].variant(r, selector); g != 0 {
			return s, g
		}
	}
	return none, 0
}

// varied reports whether the variation selector at the end of s can be printed with the character before it.
func (f *Family) varied(s string) bool {
	_, n := utf8.DecodeLastRuneInString(s)
	_, size := utf8.DecodeLastRuneInString(s[:len(s)-n])
	at, _ := f.findVariant(Regular, s[len(s)-n-size:])
	return at != none
}

// makeVariant makes the word of a character with a variation selector.
func (s *shaper) makeVariant(r *run, text string) *word {
	face := s.family.face(r.slot)
	base, n := utf8.DecodeRuneInString(text)
	g := face.variant(base, first(text[n:]))
	w := &word{clusters: newCluster(text, []part{{glyph: uint16(g)}}, face.units(g)).appendApart(nil, r.backwards())}
	for _, c := range w.clusters {
		w.wide += c.measure(face)
	}
	return w
}
