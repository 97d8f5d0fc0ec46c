package font

import "encoding/binary"

// A cluster is what shaping makes of the characters that belong together: a letter with its marks, a
// syllable, a ligature. A PDF file has it as one glyph of its own, a composite of the glyphs that the
// face has for it, so that one character code stands for one text: that is what text extraction,
// PDF/UA and PDF/A ask for, and no offsets are needed where the text is shown.
type cluster struct {
	text  string // the characters, in logical order
	parts []part
	wide  int    // advance in font units
	key   string // distinguishes clusters of a face: the text and the parts as bytes
	inner bool   // it is a part of a larger cluster, and not the first in logical order

	// The code in the document that showed the cluster last, and its number. Only a goroutine that has borrowed the
	// shaper of the cluster uses these.
	code     uint16
	document uint64
}

// A part is a glyph of a cluster and its place in font units from the cluster's origin.
type part struct {
	glyph uint16
	x, y  int16
}

// newCluster makes a cluster. It keeps text and parts.
func newCluster(text string, parts []part, wide int) *cluster {
	b := make([]byte, 0, len(text)+1+4+6*len(parts))
	b = append(append(b, text...), 0)
	b = binary.BigEndian.AppendUint32(b, uint32(wide))
	for _, p := range parts {
		b = binary.BigEndian.AppendUint16(b, p.glyph)
		b = binary.BigEndian.AppendUint16(b, uint16(p.x))
		b = binary.BigEndian.AppendUint16(b, uint16(p.y))
	}
	return &cluster{text: text, parts: parts, wide: wide, key: string(b)}
}

// Flags of the components that make up a cluster, besides those in subset.go.
const partOffsets = 0x0002 // the two arguments are offsets, not points

// outline returns the outline of a cluster as a composite glyph of the face. Glyphs without an outline,
// such as spaces, are left out; if no other is left the outline is empty.
func (c *cluster) outline(f *Face) table {
	box := [4]int{1 << 15, 1 << 15, -1 << 15, -1 << 15}
	var b []byte
	last := -1
	for _, p := range c.parts {
		o := f.outline(int(p.glyph))
		if len(o) == 0 {
			continue
		}
		x, y := int(p.x), int(p.y)
		box[0], box[1] = min(box[0], o.i16(2)+x), min(box[1], o.i16(4)+y)
		box[2], box[3] = max(box[2], o.i16(6)+x), max(box[3], o.i16(8)+y)
		if b == nil {
			b = make([]byte, firstPart, firstPart+8*len(c.parts))
		}
		last = len(b)
		for _, v := range []int{partWords | partOffsets | partMore, int(p.glyph), x, y} {
			b = binary.BigEndian.AppendUint16(b, uint16(v))
		}
	}
	if b == nil {
		return nil
	}
	binary.BigEndian.PutUint16(b[last:], partWords|partOffsets)
	binary.BigEndian.PutUint16(b, 0xFFFF) // a composite glyph
	for i, v := range box {
		binary.BigEndian.PutUint16(b[2+2*i:], uint16(v))
	}
	return b
}

// measure is the width of the cluster in 1/1000 em.
func (c *cluster) measure(f *Face) int { return f.scale(c.wide) }

// asInFace reports whether the cluster is one glyph of the face, in its place and as wide as there.
func (c *cluster) asInFace(f *Face) bool {
	return len(c.parts) == 1 && c.parts[0].x == 0 && c.parts[0].y == 0 && c.wide == f.units(int(c.parts[0].glyph))
}

// appendApart appends a cluster as one cluster for each character, in the order of display. The first of them has
// the drawing, the others are empty, and they share the width. Programs that extract text reverse what runs from
// right to left character by character, and would reverse the text of one code too; pdf.js takes a code with a
// mark in its text for one without width, and then finds a space or the end of a line after it; and PDFium drops
// marks that have no width. From right to left, shaping shows brackets and the like mirrored, and their clusters
// have the sign that is seen as text, like those of [pen.putBackwards].
func (c *cluster) appendApart(all []*cluster, backwards bool) []*cluster {
	runes := []rune(c.text)
	for i, r := range runes {
		if backwards {
			runes[i] = mirrored(r)
		}
	}
	if len(runes) < 2 {
		return append(all, c)
	}
	parts, left := c.parts, c.wide
	for k := range runes {
		i := k
		if backwards {
			i = len(runes) - 1 - k
		}
		wide := left / (len(runes) - k)
		left -= wide
		one := newCluster(string(runes[i]), parts, wide)
		one.inner = i > 0
		all, parts = append(all, one), nil
	}
	return all
}
