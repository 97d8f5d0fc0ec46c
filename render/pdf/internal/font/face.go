package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Limits of a font file. The largest face in use has 757 KB, 22 tables and 6,253 glyphs.
const (
	maxFontBytes  = 16 << 20
	maxFontTables = 64
)

// quick is the first character that is looked up by search rather than by index. Below it are all
// alphabets that this program prints, punctuation, currency signs, arrows, mathematical signs and
// common symbols.
const quick = 0x2800

// missing is the value in Face.wide of a character without a glyph. No width is as large: Parse
// refuses a face with wider glyphs.
const missing = 0x7FFF

// shapes is the value in Family.wide of a character that needs shaping.
const shapes = 0x7FFE

// A Face is one parsed TrueType font. It is immutable; several goroutines may use it.
type Face struct {
	Name                       string // PostScript name
	Ascent, Descent, CapHeight int    // in 1/1000 em, Descent negative

	data      []byte
	head      table
	hhea      table
	maxp      table
	hmtx      table
	loca      table
	glyf      table
	cmap      table
	unitsEm   int
	glyphs    int // number of glyphs
	metrics   int // number of glyphs with an advance of their own
	longLoca  bool
	stemWidth int
	box       [4]int // in 1/1000 em
	segments  []segment
	glyph     [quick]uint16
	wide      [quick]uint16

	variants table // which forms variation selectors ask for, see variant; nil if the face has none

	shape *shaping // read when something has to be shaped; nil for a face of an organisation
	bold  bool     // of a face of an organisation
	cff   *compact // the outlines of a face of an organisation in table CFF, or nil
}

// A segment is a run of characters in the character map. Their glyphs are consecutive, offset by
// shift, or listed in the character map from offset list.
type segment struct {
	first, last rune
	shift       int
	list        int
}

// A table is a part of the font file. Reading past its end returns zeros, so a damaged length leads
// to a wrong value, which is then checked.
type table []byte

func (t table) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

func (t table) i16(at int) int { return int(int16(t.u16(at))) }

func (t table) u32(at int) int { return t.u16(at)<<16 | t.u16(at+2) }

// Parse reads a TrueType font with glyf outlines. It keeps ttf. It checks everything that later
// steps depend on, so nothing after it can fail.
func Parse(ttf []byte) (*Face, error) {
	f, err := parse(ttf)
	if err == nil {
		err = f.readCharacters()
	}
	if err != nil {
		return nil, fmt.Errorf("read TrueType font: %w", err)
	}
	return f, nil
}

// parse reads everything but the character map, which subsets do not have.
func parse(ttf []byte) (*Face, error) {
	if len(ttf) > maxFontBytes {
		return nil, fmt.Errorf("it has more than %d bytes", maxFontBytes)
	}
	f := &Face{data: ttf, shape: new(shaping)}
	t := &tables{}
	if v := table(ttf).u32(0); v != 0x00010000 && v != 0x74727565 {
		return nil, errors.New("it does not begin as one")
	}
	if err := split(ttf, 0, f.where(t)); err != nil {
		return nil, err
	}
	return f, f.read(t)
}

// tables are the tables that are needed only while a face is read.
type tables struct{ names, os2, fvar, cff table }

// where returns the tables to find, by name.
func (f *Face) where(t *tables) map[string]*table {
	return map[string]*table{"head": &f.head, "hhea": &f.hhea, "maxp": &f.maxp, "hmtx": &f.hmtx, "loca": &f.loca,
		"glyf": &f.glyf, "cmap": &f.cmap, "name": &t.names, "OS/2": &t.os2, "fvar": &t.fvar,
		"CFF ": &t.cff}
}

// read reads and checks what the tables say, but the character map.
func (f *Face) read(t *tables) error {
	if err := f.readMeasures(t.os2); err != nil {
		return err
	}
	f.Name = postScriptName(t.names)
	if f.cff != nil {
		return nil
	}
	return f.checkGlyphs()
}

// split finds the tables named in where of the face that begins at an offset of the file.
func split(ttf []byte, begins int, where map[string]*table) error {
	t := table(ttf)
	n := t.u16(begins + 4)
	if n > maxFontTables {
		return fmt.Errorf("it has more than %d tables", maxFontTables)
	}
	for i := range n {
		at := begins + 12 + 16*i
		if at+16 > len(t) {
			return errors.New("its table list is cut short")
		}
		from, size := t.u32(at+8), t.u32(at+12)
		if from > len(t) || size > len(t)-from {
			return errors.New("a table reaches past its end")
		}
		if to := where[string(t[at:at+4])]; to != nil && *to == nil {
			*to = t[from : from+size : from+size]
		}
	}
	return nil
}

func (f *Face) readMeasures(os2 table) error {
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 32 {
		return errors.New("a table is missing or cut short")
	}
	f.unitsEm = f.head.u16(18)
	if f.unitsEm < 16 || f.unitsEm > 16384 {
		return errors.New("its units per em are out of range")
	}
	for i := range f.box {
		f.box[i] = f.scale(f.head.i16(36 + 2*i))
	}
	f.Ascent, f.Descent = f.scale(f.hhea.i16(4)), f.scale(f.hhea.i16(6))
	f.CapHeight, f.stemWidth = f.Ascent, 80
	if len(os2) >= 78 {
		weight := os2.u16(4)
		f.stemWidth = 50 + weight*weight/(65*65) // an estimate: font files do not contain it
		if os2.u16(0) >= 2 && len(os2) >= 90 {
			f.CapHeight = f.scale(os2.i16(88))
		}
	}
	f.glyphs, f.metrics = f.maxp.u16(4), f.hhea.u16(34)
	if f.glyphs == 0 || f.metrics == 0 || f.metrics > f.glyphs || len(f.hmtx) < 4*f.metrics+2*(f.glyphs-f.metrics) {
		return errors.New("its widths are cut short")
	}
	for g := range f.metrics {
		if f.advance(g) >= shapes {
			return errors.New("a glyph is too wide")
		}
	}
	return nil
}

// scale converts font units to 1/1000 em, rounded.
func (f *Face) scale(v int) int {
	if v < 0 {
		return -f.scale(-v)
	}
	return (v*1000 + f.unitsEm/2) / f.unitsEm
}

// unscale is the inverse of scale, as far as there is one.
func (f *Face) unscale(v int) int { return (v*f.unitsEm + 500) / 1000 }

// checkGlyphs checks that every outline lies in the file and that every component of a composite
// glyph exists.
func (f *Face) checkGlyphs() error {
	size := 2
	if f.longLoca = f.head.u16(50) != 0; f.longLoca {
		size = 4
	}
	if len(f.loca) < size*(f.glyphs+1) {
		return errors.New("its list of outlines is cut short")
	}
	for g := range f.glyphs {
		from, to := f.offset(g), f.offset(g+1)
		if from > to || to > len(f.glyf) {
			return errors.New("an outline reaches past its end")
		}
		if !f.sound(f.glyf[from:to]) {
			return errors.New("an outline is damaged")
		}
	}
	return nil
}

func (f *Face) offset(g int) int {
	if f.longLoca {
		return f.loca.u32(4 * g)
	}
	return 2 * f.loca.u16(2*g)
}

func (f *Face) sound(outline table) bool {
	if len(outline) == 0 {
		return true
	}
	contours := outline.i16(0)
	if contours >= 0 {
		end := 10 + 2*contours
		return len(outline) >= 10 && (contours == 0 || end+2 <= len(outline) && end+2+outline.u16(end) <= len(outline))
	}
	for p := firstPart; p > 0; {
		next, last := nextPart(outline, p)
		if next > len(outline) || outline.u16(p+2) >= f.glyphs {
			return false
		}
		if last {
			return true
		}
		p = next
	}
	return false
}

// outline returns the outline of a glyph as in table glyf of the file.
func (f *Face) outline(g int) table {
	if f.cff != nil {
		return f.cff.convert(g).outline
	}
	return f.glyf[f.offset(g):f.offset(g+1)]
}

// advance returns the width of a glyph in 1/1000 em.
func (f *Face) advance(g int) int { return f.scale(f.units(g)) }

// units returns the width of a glyph in font units.
func (f *Face) units(g int) int { return f.hmtx.u16(4 * min(g, f.metrics-1)) }

// bearing returns the left side bearing of a glyph in font units, as two bytes.
func (f *Face) bearing(g int) table {
	at := 4*g + 2
	if g >= f.metrics {
		at = 4*f.metrics + 2*(g-f.metrics)
	}
	return f.hmtx[at : at+2]
}

// find returns the glyph of a character, or 0 if there is none.
func (f *Face) find(r rune) int {
	if r >= 0 && r < quick {
		return int(f.glyph[r])
	}
	i, ok := slices.BinarySearchFunc(f.segments, r, func(s segment, r rune) int {
		switch {
		case s.last < r:
			return -1
		case s.first > r:
			return 1
		}
		return 0
	})
	if !ok {
		return 0
	}
	return f.inSegment(f.segments[i], r)
}

// TTF returns the font file, for fpdf, which reads it itself.
func (f *Face) TTF() []byte { return f.data }

// Has reports whether the face has a glyph for r.
func (f *Face) Has(r rune) bool {
	g := f.find(r)
	return g != 0 && (f.cff == nil || f.cff.convert(g).ok)
}

// Width returns the advance of r in 1/1000 em, rounded; for a character that the face lacks, that
// of glyph 0, an empty box.
func (f *Face) Width(r rune) int { return f.advance(f.find(r)) }
