package font

import "encoding/binary"

// Flags of a component of a composite glyph.
const (
	partWords        = 0x0001 // its offset takes two words, not two bytes
	partScale        = 0x0008
	partMore         = 0x0020 // another component follows
	partTwoScales    = 0x0040
	partMatrix       = 0x0080
	partInstructions = 0x0100
)

// firstPart is the offset of the first component in the outline of a composite glyph.
const firstPart = 10

// nextPart returns the offset after the component at p, and whether it is the last. The offset may
// be past the end of a damaged outline.
func nextPart(outline table, p int) (next int, last bool) {
	flags := outline.u16(p)
	next = p + 6
	if flags&partWords != 0 {
		next += 2
	}
	switch {
	case flags&partScale != 0:
		next += 2
	case flags&partTwoScales != 0:
		next += 4
	case flags&partMatrix != 0:
		next += 8
	}
	return next, flags&partMore == 0
}

// Subset makes a font file with an empty box as glyph 0, the glyph of runes[i] as glyph i+1, and
// after them the components of composite glyphs. It has only what a PDF file needs: outlines and
// widths, without names, character map and hinting instructions, which are half of a font.
func (f *Face) Subset(runes []rune) []byte {
	var c cutter
	return c.subset(nil, f, single(runes))
}

// SubsetWithMap is Subset with a character map, as fonts have whose codes are not glyphs.
func (f *Face) SubsetWithMap(runes []rune) []byte {
	c := cutter{mapped: true}
	return c.subset(nil, f, single(runes))
}

// A made is a glyph that is made for a cluster; the number of parts is that of its components.
type made struct {
	number  int // in the subset
	cluster *cluster
}

// A cutter makes subsets and reuses its memory from one to the next.
type cutter struct {
	old   []uint16 // glyphs of the face, by their number in the subset
	made  []made   // clusters in the subset, by ascending number
	new   []uint16 // numbers in the subset, by glyph; 0 for a glyph not in it yet
	ends  []uint32 // offsets of the outlines in the subset
	start int      // offset of the font file in the buffer
	table int      // tables finished so far

	mapped bool // with a character map
}

const (
	subsetTables = 6
	headSumAt    = 8 // offset in table head of the checksum of the whole file
)

// subset appends a font file to b.
func (c *cutter) subset(b []byte, f *Face, all []drawn) []byte {
	c.choose(f, all)
	c.start, c.table = len(b), 0
	if c.mapped {
		const tables = subsetTables + 1
		b = append(b, 0, 1, 0, 0, 0, tables, 0, 64, 0, 2, 0, 48)
		b = append(b, make([]byte, 16*tables)...)
		at := len(b)
		b = c.end(appendMap(b, all), "cmap", at)
	} else {
		b = append(b, 0, 1, 0, 0, 0, subsetTables, 0, 64, 0, 2, 0, 32)
		b = append(b, make([]byte, 16*subsetTables)...)
	}

	at := len(b)
	b = c.outlines(b, f)
	b = c.end(b, "glyf", at)

	head := len(b)
	b = append(b, f.head...)
	flags := f.head.u16(16) &^ (1<<2 | 1<<4) // metrics no longer depend on instructions
	binary.BigEndian.PutUint16(b[head+16:], uint16(flags))
	binary.BigEndian.PutUint16(b[head+50:], 1) // long offsets
	binary.BigEndian.PutUint32(b[head+headSumAt:], 0)
	b = c.end(b, "head", head)

	at = len(b)
	b = append(b, f.hhea...)
	binary.BigEndian.PutUint16(b[at+34:], uint16(len(c.old)))
	b = c.end(b, "hhea", at)

	at = len(b)
	b = c.widths(b, f)
	b = c.end(b, "hmtx", at)

	at = len(b)
	for _, e := range c.ends {
		b = binary.BigEndian.AppendUint32(b, e)
	}
	b = c.end(b, "loca", at)

	at = len(b)
	b = append(b, f.maxp...)
	binary.BigEndian.PutUint16(b[at+4:], uint16(len(c.old)))
	clear(b[at+16 : at+28]) // limits for instructions
	c.raiseLimits(b[at:])
	b = c.end(b, "maxp", at)

	binary.BigEndian.PutUint32(b[head+headSumAt:], 0xB1B0AFBA-sum(b[c.start:]))
	return b
}

// choose numbers the glyphs of what is drawn. A cluster that is a glyph as it is in the face is that
// glyph; for others a glyph is made.
func (c *cutter) choose(f *Face, all []drawn) {
	if len(c.new) < f.glyphs {
		c.new = make([]uint16, f.glyphs)
	}
	c.old, c.made = append(c.old[:0], 0), c.made[:0]
	for _, d := range all {
		g := 0
		switch {
		case d.c == nil:
			g = f.find(d.r)
		case d.c.asInFace(f):
			g = int(d.c.parts[0].glyph)
		default:
			c.made = append(c.made, made{len(c.old), d.c})
			c.old = append(c.old, 0)
			continue
		}
		if c.new[g] == 0 {
			c.new[g] = uint16(len(c.old))
		}
		c.old = append(c.old, uint16(g))
	}
	c.new[0] = 0
}

// outlines appends the outlines of all glyphs. The list of glyphs grows while it runs, by the
// components of composite glyphs.
func (c *cutter) outlines(b []byte, f *Face) []byte {
	at := len(b)
	c.ends = append(c.ends[:0], 0)
	rest := c.made
	for i := 0; i < len(c.old); i++ {
		outline := f.outline(int(c.old[i]))
		if len(rest) > 0 && rest[0].number == i {
			outline = rest[0].cluster.outline(f)
			rest = rest[1:]
		}
		if outline.i16(0) < 0 {
			b = c.composite(b, outline)
		} else {
			b = simple(b, outline)
		}
		b = pad(b, at)
		c.ends = append(c.ends, uint32(len(b)-at))
	}
	for _, g := range c.old {
		c.new[g] = 0
	}
	return b
}

// widths appends the width and the left side bearing of all glyphs. The bearing of a made glyph is the
// left edge of its outline, as viewers expect.
func (c *cutter) widths(b []byte, f *Face) []byte {
	rest := c.made
	for i, g := range c.old {
		if len(rest) > 0 && rest[0].number == i {
			m := rest[0].cluster
			b = binary.BigEndian.AppendUint16(b, uint16(m.wide))
			b = binary.BigEndian.AppendUint16(b, uint16(m.outline(f).i16(2)))
			rest = rest[1:]
			continue
		}
		b = append(b, f.hmtx[4*min(int(g), f.metrics-1):][:2]...)
		if f.cff != nil { // the left edge of the converted outline, which viewers put there
			b = binary.BigEndian.AppendUint16(b, uint16(f.outline(int(g)).i16(2)))
			continue
		}
		b = append(b, f.bearing(int(g))...)
	}
	return b
}

// raiseLimits raises the limits of composite glyphs in table maxp for the made glyphs.
func (c *cutter) raiseLimits(maxp table) {
	most := 0
	for _, m := range c.made {
		most = max(most, len(m.cluster.parts))
	}
	if most == 0 {
		return
	}
	set := func(at, v int) { binary.BigEndian.PutUint16(maxp[at:], uint16(min(v, 0xFFFF))) }
	points, contours := max(maxp.u16(6), maxp.u16(10)), max(maxp.u16(8), maxp.u16(12))
	set(10, points*most)
	set(12, contours*most)
	set(28, max(maxp.u16(28), most))
	set(30, maxp.u16(30)+1)
}

// simple appends the outline of a glyph without its instructions.
func simple(b []byte, outline table) []byte {
	contours := outline.i16(0)
	if contours == 0 {
		return b
	}
	p := 10 + 2*contours
	b = append(b, outline[:p]...)
	b = append(b, 0, 0)
	return append(b, outline[p+2+outline.u16(p):]...)
}

// composite appends the outline of a composite glyph, its components renumbered.
func (c *cutter) composite(b []byte, outline table) []byte {
	at := len(b)
	for p, last := firstPart, false; !last; {
		part := outline.u16(p + 2)
		if c.new[part] == 0 && part != 0 {
			c.new[part] = uint16(len(c.old))
			c.old = append(c.old, uint16(part))
		}
		from := p
		p, last = nextPart(outline, p)
		if from == firstPart {
			from = 0
		}
		b = append(b, outline[from:p]...)
	}
	for p, last := firstPart, false; !last; {
		part := b[at+p:]
		binary.BigEndian.PutUint16(part, uint16(table(part).u16(0)&^partInstructions))
		binary.BigEndian.PutUint16(part[2:], c.new[table(part).u16(2)])
		p, last = nextPart(b[at:], p)
	}
	return b
}

// end enters the table that begins at offset at in the table directory.
func (c *cutter) end(b []byte, name string, at int) []byte {
	size := len(b) - at
	b = pad(b, c.start)
	entry := b[c.start+12+16*c.table:]
	copy(entry, name)
	binary.BigEndian.PutUint32(entry[4:], sum(b[at:]))
	binary.BigEndian.PutUint32(entry[8:], uint32(at-c.start))
	binary.BigEndian.PutUint32(entry[12:], uint32(size))
	c.table++
	return b
}

// pad appends zeros until the length from start is a multiple of four.
func pad(b []byte, start int) []byte {
	for (len(b)-start)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// sum is the checksum of font files: the sum of their 32-bit words.
func sum(b []byte) (s uint32) {
	for ; len(b) >= 4; b = b[4:] {
		s += binary.BigEndian.Uint32(b)
	}
	return s
}
