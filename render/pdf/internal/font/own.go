package font

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"unicode"
)

// Limits of the font files of an organisation. The largest with Windows and macOS have up to 75 MB, Noto Sans CJK has
// 20 MB.
const (
	mostOwn     = 8
	maxOwnBytes = 96 << 20
)

// With returns a family that has also the faces of font files, such as one with Han characters, for what the faces of
// f lack. Of several the first that has a character shows it, in bold text the first bold one. f is not
// changed, and both may be used at the same time. Without files With returns f. The error does not contain anything
// of the file, and says which it is if there are several.
func (f *Family) With(files ...[]byte) (*Family, error) {
	if len(files) == 0 {
		return f, nil
	}
	if len(files) > mostOwn {
		return nil, fmt.Errorf("there are more than %d font files", mostOwn)
	}
	with := &Family{main: f.main, rare: f.rare, scripts: f.scripts, wide: f.wide}
	for i, data := range files {
		faces, err := parseFile(data)
		if err != nil && len(files) > 1 {
			err = fmt.Errorf("file %d: %w", i+1, err)
		}
		if err != nil {
			return nil, err
		}
		with.own = append(with.own, faces...)
	}
	for w := range weights {
		for _, same := range []bool{true, false} {
			for i, face := range with.own {
				if (face.bold == (w == Bold)) == same {
					with.ownOrder[w] = append(with.ownOrder[w], builtIn+slot(i))
				}
			}
		}
	}
	return with, nil
}

// Own reports whether the family has faces besides those of the program.
func (f *Family) Own() bool { return len(f.own) > 0 }

// findOwn returns the face of the organisation that shows r in weight w.
func (f *Family) findOwn(w Weight, r rune) slot {
	for _, s := range f.ownOrder[w] {
		if f.own[s-builtIn].Has(r) {
			return s
		}
	}
	return none
}

// CouldOwn reports whether a font file of an organisation can add r: whether it prints as one glyph, and needs no
// other character beside it.
func CouldOwn(r rune) bool { return traitsOf(r).alone && eastAsian(r) }

// parseFile reads a font file that is not a part of the program: with TrueType outlines (glyf) or PostScript outlines
// (CFF), or a collection of these. Of a collection it returns the first face that is not bold and has East Asian
// characters, and the first bold one; of these faces at least one can be read. The errors are for the people who name
// the file: they say what it is and what to do.
func parseFile(data table) (faces []*Face, err error) {
	if len(data) > maxOwnBytes {
		return nil, fmt.Errorf("is larger than %d MB", maxOwnBytes>>20)
	}
	places := []int{0}
	if len(data) >= 4 && string(data[:4]) == "ttcf" {
		n := data.u32(8)
		if n == 0 || n > mostFaces || len(data) < 12+4*n {
			return nil, errors.New("is a damaged collection of fonts")
		}
		places = places[:0]
		for i := range n {
			places = append(places, data.u32(12+4*i))
		}
	}
	var has [weights]bool
	var poor *Face // without East Asian characters
	for _, at := range places {
		face, wrong := parseOwn(data, at)
		switch {
		case wrong != nil:
			err = cmp.Or(err, wrong)
			continue
		case !face.eastAsian():
			poor = cmp.Or(poor, face)
			continue
		}
		w := Regular
		if face.bold {
			w = Bold
		}
		if !has[w] {
			faces, has[w] = append(faces, face), true
		}
	}
	if len(faces) == 0 && poor != nil {
		faces = append(faces, poor)
	}
	if len(faces) > 0 {
		err = nil
	}
	return faces, err
}

// mostFaces is how many faces a collection may have; those in use have up to 10.
const mostFaces = 64

// eastAsian reports whether the face has a character of East Asian text.
func (f *Face) eastAsian() bool {
	for _, s := range f.segments {
		for r := max(s.first, firstEastAsian); r <= s.last; r++ {
			if eastAsian(r) && f.inSegment(s, r) != 0 {
				return true
			}
		}
	}
	return false
}

// parseOwn reads the face that begins at an offset of a font file.
func parseOwn(data table, at int) (*Face, error) {
	if err := begins(data, at); err != nil {
		return nil, err
	}
	f := &Face{data: data}
	t := &tables{}
	err := split(data, at, f.where(t))
	if err == nil {
		if err := f.allowed(t); err != nil {
			return nil, err
		}
		if f.glyf == nil {
			err = f.useCompact(t.cff)
		}
		if err == nil {
			err = f.read(t)
		}
	}
	if err == nil {
		err = f.readCharacters()
	}
	if err != nil {
		return nil, fmt.Errorf("is damaged: %w", err)
	}
	if f.segments == nil {
		return nil, errors.New("has no characters")
	}
	f.bold = t.os2.u16(4) >= 600 || f.head.u16(44)&1 != 0
	return f, nil
}

// begins returns an error unless a face can begin at an offset of a font file.
func begins(data table, at int) error {
	const wants = "; name a TrueType or OpenType font (.ttf, .otf or .ttc)"
	kind := ""
	if at >= 0 && at+4 <= len(data) {
		kind = string(data[at : at+4])
	}
	switch kind {
	case "\x00\x01\x00\x00", "true", "OTTO":
		return nil
	case "wOFF", "wOF2":
		return errors.New("is a font for web pages" + wants)
	}
	return errors.New("is not a font that can be read" + wants)
}

// Bits of fsType in table OS/2.
const (
	fontRestricted = 0x0002
	fontUses       = 0x000F
	fontUncut      = 0x0100 // may only be embedded whole
	fontBitmaps    = 0x0200 // only its bitmaps may be embedded
)

// fontMagic is at offset 12 of table head of each font.
const fontMagic = 0x5F0F3CF5

// allowed returns an error if the licence of a face does not allow to embed a part of it (OpenType, OS/2, fsType), or
// if its ordinary weight is not in its outlines.
func (f *Face) allowed(t *tables) error {
	rights := t.os2.u16(8)
	switch {
	case rights&fontUses == fontRestricted, rights&fontBitmaps != 0:
		return errors.New("may not be embedded in documents: its maker has forbidden it in the file; name another font")
	case rights&fontUncut != 0:
		return errors.New("may only be embedded whole, which makes each document too large; name another font")
	case t.fvar != nil && (t.os2.u16(4) < 350 || t.os2.u16(4) > 900):
		return errors.New("is a variable font whose outlines are those of a thin weight; name its file for Regular " +
			"(in a folder “static” beside it)")
	case f.glyf == nil && t.cff == nil && f.head != nil:
		return errors.New("has outlines of a kind that is not read; name a static TrueType or OpenType font")
	case f.head.u32(12) != fontMagic:
		return errors.New("is damaged")
	}
	return nil
}

// useCompact takes the outlines from table CFF. Table maxp, which has no limits of outlines there, is given the
// fields that it has beside table glyf.
func (f *Face) useCompact(cff table) (err error) {
	if len(f.head) < 54 || len(f.maxp) < 6 {
		return errors.New("a table is missing or cut short")
	}
	maxp := make(table, 32)
	copy(maxp, []byte{0, 1, 0, 0, f.maxp[4], f.maxp[5]})
	binary.BigEndian.PutUint16(maxp[6:], mostPoints)
	binary.BigEndian.PutUint16(maxp[8:], mostPoints/2)
	maxp[15] = 1 // zones
	f.maxp = maxp
	f.cff, err = readCompact(cff, f.head.u16(18), f.maxp.u16(4))
	return err
}

// composedAway reports whether NFC would replace r by another ideograph, which is another form of a name: a
// compatibility ideograph.
func composedAway(r rune) bool {
	return r >= 0xF900 && r <= 0xFAFF && unicode.Is(unicode.Han, r) || r >= 0x2F800 && r <= 0x2FA1F
}
