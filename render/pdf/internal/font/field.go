package font

import (
	"encoding/binary"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// The codes of WinAnsiEncoding that differ from Latin-1 (ISO 32000-1, annex D.2), from 0x80.
// Codes without a character have 0.
var winAnsi = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// The range of codes in the font of fields.
const firstCode, lastCode = 0x20, 0xFF

// coded returns the character of a code of WinAnsiEncoding, or 0.
func coded(code int) rune {
	switch {
	case code >= 0x80 && code < 0xA0:
		return winAnsi[code-0x80]
	case code == 0x7F:
		return 0
	}
	return rune(code)
}

// FieldFont is the resource name of the font of fields, see [Set.EmbedTyped].
const FieldFont = "Wingdings"

// EmbedField writes the font for text typed into fields and returns its object number. It
// is the regular face as a simple font with WinAnsiEncoding, the only kind in which all
// viewers let people type. How a viewer displays other characters is up to the viewer;
// values that this module writes use the fonts of the pages.
func (s *Set) EmbedField(st *file.Static) int {
	face := s.family.main[Regular]
	var runes []rune
	for code := firstCode; code <= lastCode; code++ {
		if r := coded(code); r != 0 && face.Has(r) {
			runes = append(runes, r)
		}
	}
	ttf, describe, font := st.Alloc(), st.Alloc(), st.Alloc()
	data := face.SubsetWithMap(runes)
	st.Stream(ttf, string(file.Int([]byte("/Length1 "), len(data))), data)
	tag := subsetTag(face, single(append(runes, 0))) // differs from the same subset without a character map
	st.Object(describe, appendDescriptor(nil, face, tag, ttf, "32"))
	b := appendName([]byte("<</Type/Font/Subtype/TrueType/Encoding/WinAnsiEncoding/BaseFont"), face, tag)
	b = file.Int(append(b, "/FirstChar "...), firstCode)
	b = file.Int(append(b, "/LastChar "...), lastCode)
	b = append(b, "/Widths["...)
	for code := firstCode; code <= lastCode; code++ {
		wide := 0
		if r := coded(code); r != 0 {
			wide = face.Width(r)
		}
		b = append(file.Int(b, wide), ' ')
	}
	st.Object(font, append(file.Ref(append(b, "]/FontDescriptor "...), describe), ">>"...))
	return font
}

// appendMap appends a character map in format 4 (Windows, Unicode), as in non-symbolic
// fonts. It maps the characters to the glyphs 1, 2, 3, and so on.
func appendMap(b []byte, all []drawn) []byte {
	type segment struct{ first, last, glyph int }
	glyph := map[rune]int{}
	for i, d := range all {
		glyph[d.r] = i + 1
	}
	var segments []segment
	for r := range rune(0x10000) { // in ascending order
		g, ok := glyph[r]
		if !ok {
			continue
		}
		if n := len(segments); n > 0 && segments[n-1].last == int(r)-1 &&
			segments[n-1].glyph+int(r)-segments[n-1].first == g {
			segments[n-1].last = int(r)
		} else {
			segments = append(segments, segment{int(r), int(r), g})
		}
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 0x10000}) // the end, which has glyph 0
	n := len(segments)
	power, log := 1, 0
	for 2*power <= n {
		power, log = 2*power, log+1
	}
	u16 := binary.BigEndian.AppendUint16
	for _, v := range []int{0, 1, 3, 1, 0, 12, 4, 16 + 8*n, 0, 2 * n, 2 * power, log, 2 * (n - power)} {
		b = u16(b, uint16(v))
	}
	for _, s := range segments {
		b = u16(b, uint16(s.last))
	}
	b = u16(b, 0)
	for _, s := range segments {
		b = u16(b, uint16(s.first))
	}
	for _, s := range segments {
		b = u16(b, uint16(s.glyph-s.first)) // modulo 65536
	}
	return append(b, make([]byte, 2*n)...)
}
