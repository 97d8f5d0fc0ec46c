package font

import (
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// typed are the ranges of characters that can be typed into fields: Latin with all accented
// letters that have a code of their own, Greek, Cyrillic, punctuation, currency signs.
var typed = [][2]rune{
	{0x20, 0x7E}, {0xA0, 0x24F}, {0x2B0, 0x2FF}, {0x370, 0x4FF}, {0x1E00, 0x1EFF}, {0x2010, 0x2044}, {0x20A0, 0x20BF},
	{0x2100, 0x2122},
}

// FieldFont is the resource name of the font of fields. PDFium, and so Chromium and Edge,
// uses the font of a field for letters beyond Latin-1 only if its resource name is that of
// one of four symbol fonts; otherwise it looks for fonts of the system in old code pages and
// leaves out letters that those lack, such as the ễ of Nguyễn and the Welsh ŵ. In other
// viewers a resource name has no meaning (ISO 32000-1, 7.8.3).
const FieldFont = "Wingdings"

// EmbedField writes the font for text typed into fields and returns its object number. It is
// the regular face as a composite font whose codes are Unicode, so that viewers can write
// names in all Latin alphabets with it.
func (s *Set) EmbedField(st *file.Static) int {
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
