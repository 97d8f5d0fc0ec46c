package font

import "github.com/apdocs/forms/render/pdf/internal/file"

// typed are the ranges of the characters that people type into fields in PDFium: Latin with
// all accented letters that have a code of their own, Greek, Cyrillic, punctuation and
// currency signs.
var typed = [][2]rune{
	{0x20, 0x7E}, {0xA0, 0x24F}, {0x2B0, 0x2FF}, {0x370, 0x4FF}, {0x1E00, 0x1EFF}, {0x2010, 0x2044}, {0x20A0, 0x20BF},
	{0x2100, 0x2122},
}

// EmbedTyped writes the font for text typed into fields in PDFium, and so in Chromium and
// Edge, and returns its object number. It is the regular face as a composite font whose
// codes are Unicode.
//
// PDFium takes a field's font from the resources of its appearance, before those of the
// form, where all other programs look. For characters beyond Latin-1 it uses that font only
// if its resource name is that of one of four symbol fonts; otherwise it leaves out letters
// that old code pages lack, such as the ễ of Nguyễn and the Welsh ŵ. To other viewers a
// resource name means nothing (ISO 32000-1, 7.8.3).
func (s *Set) EmbedTyped(st *file.Static) int {
	face := s.family.main[Regular]
	var runes []rune
	for _, of := range typed {
		for r := of[0]; r <= of[1]; r++ {
			if face.Has(r) {
				runes = append(runes, r)
			}
		}
	}
	ttf, glyphs, text := st.Alloc(), st.Alloc(), st.Alloc()
	describe, cid, font := st.Alloc(), st.Alloc(), st.Alloc()
	tag := subsetTag(face, single(append(runes, 0))) // differs from that of the same subset on pages
	data := face.Subset(runes)
	st.Stream(ttf, string(file.Int([]byte("/Length1 "), len(data))), data)
	st.Stream(glyphs, "", glyphMap(runes))
	st.Stream(text, "", appendToUnicode(nil, single(runes), func(i int) int { return int(runes[i]) }))
	st.Object(describe, appendDescriptor(nil, face, tag, ttf, symbolic))
	b := file.Ref(appendCID(nil, face, tag, describe), glyphs)
	st.Object(cid, append(appendCoreWidths(append(b, "/W["...), face, runes), "]>>"...))
	st.Object(font, appendType0(nil, face, tag, cid, text))
	return font
}
