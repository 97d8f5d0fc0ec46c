package font

import "errors"

// readCharacters reads the character map: of the Unicode maps in format 4 or 12, the one that
// covers most characters.
func (f *Face) readCharacters() error {
	best, rank := table(nil), 0
	for i := range min(f.cmap.u16(2), maxFontTables) {
		at := 4 + 8*i
		offset := f.cmap.u32(at + 4)
		if at+8 > len(f.cmap) || offset+16 > len(f.cmap) {
			return errors.New("its character map is cut short")
		}
		t := f.cmap[offset:]
		if f.cmap.u16(at) == 0 && f.cmap.u16(at+2) == 5 && t.u16(0) == 14 {
			f.variants = t
		}
		if k := mapRank(f.cmap.u16(at), f.cmap.u16(at+2)); k > rank && (t.u16(0) == 4 || t.u16(0) == 12) {
			rank, best = k, t
		}
	}
	if best == nil {
		return errors.New("it has no character map in Unicode")
	}
	f.cmap = best
	var err error
	if best.u16(0) == 12 {
		err = f.readLongMap()
	} else {
		err = f.readShortMap()
	}
	f.fillQuick()
	return err
}

// mapRank ranks the character maps by platform and encoding: a map of all of Unicode before one of
// its first 65,536 characters; 0 for one that is not Unicode.
func mapRank(platform, encoding int) int {
	switch {
	case platform == 3 && encoding == 10, platform == 0 && (encoding == 4 || encoding == 6):
		return 3
	case platform == 3 && encoding == 1:
		return 2
	case platform == 0 && encoding < 4:
		return 1
	}
	return 0
}

func (f *Face) readLongMap() error {
	n := f.cmap.u32(12)
	if n > (len(f.cmap)-16)/12 {
		return errors.New("its character map is cut short")
	}
	for i := range n {
		at := 16 + 12*i
		s := segment{first: rune(f.cmap.u32(at)), last: rune(f.cmap.u32(at + 4)), shift: f.cmap.u32(at+8) - f.cmap.u32(at)}
		if err := f.addSegment(s); err != nil {
			return err
		}
	}
	return nil
}

func (f *Face) readShortMap() error {
	n := f.cmap.u16(6) / 2
	if 16+8*n > len(f.cmap) {
		return errors.New("its character map is cut short")
	}
	for i := range n {
		s := segment{last: rune(f.cmap.u16(14 + 2*i)), first: rune(f.cmap.u16(16 + 2*n + 2*i)),
			shift: f.cmap.u16(16 + 4*n + 2*i)}
		at := 16 + 6*n + 2*i
		if offset := f.cmap.u16(at); offset != 0 {
			s.list = at + offset // offsets are relative to their own position
		}
		if s.first == 0xFFFF {
			break // the last segment
		}
		if err := f.addSegment(s); err != nil {
			return err
		}
	}
	return nil
}

// addSegment adds a segment. Segments must be sorted and must not overlap, for binary search.
func (f *Face) addSegment(s segment) error {
	if s.first < 0 || s.first > s.last || s.last > 0x10FFFF ||
		len(f.segments) > 0 && s.first <= f.segments[len(f.segments)-1].last {
		return errors.New("its character map is out of order")
	}
	f.segments = append(f.segments, s)
	return nil
}

func (f *Face) inSegment(s segment, r rune) int {
	g := int(r)
	if s.list > 0 {
		if g = f.cmap.u16(s.list + 2*int(r-s.first)); g == 0 {
			return 0
		}
	}
	g += s.shift
	if f.cmap.u16(0) == 4 {
		g &= 0xFFFF // format 4 counts modulo 65,536
	}
	if g < 0 || g >= f.glyphs {
		return 0
	}
	return g
}

func (f *Face) fillQuick() {
	for i := range f.wide {
		f.wide[i] = missing
	}
	for _, s := range f.segments {
		for r := s.first; r <= s.last && r < quick; r++ {
			if g := f.inSegment(s, r); g != 0 {
				f.glyph[r], f.wide[r] = uint16(g), uint16(f.advance(g))
			}
		}
	}
}

// mostName is how long a PostScript name may be (OpenType, table name).
const mostName = 63

// postScriptName reads the PostScript name, which PDF files use as the font's name.
func postScriptName(t table) string {
	texts := t.u16(4)
	for i := range t.u16(2) {
		at := 6 + 12*i
		if at+12 > len(t) {
			break
		}
		if t.u16(at+6) != 6 {
			continue
		}
		from, size := texts+t.u16(at+10), t.u16(at+8)
		if from+size > len(t) || size > 256 {
			break
		}
		var name []byte
		for _, c := range t[from : from+size] {
			if c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
				name = append(name, c)
			}
		}
		if len(name) > 0 {
			return string(name[:min(len(name), mostName)])
		}
	}
	return "Font"
}
