package font

import (
	"unicode/utf16"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// Embed writes the core fonts. Their character codes are Unicode, as in text drawn with fpdf; a
// CIDToGIDMap maps them to the glyphs of the subset.
func (s *Set) Embed(st *file.Static) {
	for w := range weights {
		face, runes := s.family.main[w], s.core[w]
		tag := subsetTag(face, single(runes))
		ttf, glyphs, text := st.Alloc(), st.Alloc(), st.Alloc()
		describe, cid := st.Alloc(), st.Alloc()
		s.object[w] = st.Alloc()

		data := face.Subset(runes)
		st.Stream(ttf, string(file.Int([]byte("/Length1 "), len(data))), data)
		st.Stream(glyphs, "", glyphMap(runes))
		st.Stream(text, "", appendToUnicode(nil, single(runes), func(i int) int { return int(runes[i]) }))
		st.Object(describe, appendDescriptor(nil, face, tag, ttf, symbolic))
		b := file.Ref(appendCID(nil, face, tag, describe), glyphs)
		st.Object(cid, append(appendCoreWidths(append(b, "/W["...), face, runes), "]>>"...))
		st.Object(s.object[w], appendType0(nil, face, tag, cid, text))
	}
	if s.fixed != nil {
		s.fixed.embedStatic(st)
	}
}

// embedStatic is Embed for fixed text.
func (x *Extra) embedStatic(st *file.Static) {
	for i := range x.fonts {
		f := &x.fonts[i]
		if len(f.drawn) == 0 {
			continue
		}
		face := x.family.face(slot(i))
		tag := subsetTag(face, f.drawn)
		ttf, text, describe, cid := st.Alloc(), st.Alloc(), st.Alloc(), st.Alloc()
		f.object = st.Alloc()
		data := x.cutter.subset(nil, face, f.drawn)
		st.Stream(ttf, string(file.Int([]byte("/Length1 "), len(data))), data)
		st.Stream(text, "", appendToUnicode(nil, f.drawn, func(i int) int { return i + 1 }))
		st.Object(describe, appendDescriptor(nil, face, tag, ttf, symbolic))
		st.Object(cid, appendDrawnWidths(appendCID(nil, face, tag, describe), face, f.drawn))
		st.Object(f.object, appendType0(nil, face, tag, cid, text))
	}
}

// appendDrawnWidths appends the map of codes to glyphs, which are the same, and the widths, and ends the
// dictionary.
func appendDrawnWidths(b []byte, face *Face, all []drawn) []byte {
	b = append(b, "/Identity/W[1["...)
	for _, d := range all {
		b = append(file.Int(b, d.measure(face)), ' ')
	}
	return append(b, "]]>>"...)
}

// Object returns the object number of the core font of weight w, once embedded.
func (s *Set) Object(w Weight) int { return s.object[w] }

// Resources appends the core fonts as entries of a font dictionary.
func (s *Set) Resources(b []byte) []byte {
	for w := range weights {
		b = file.Ref(append(b, '/', coreNames[w], ' '), s.object[w])
	}
	if s.fixed != nil {
		b = s.fixed.Resources(b)
	}
	return b
}

// single returns characters as what is drawn for each.
func single(runes []rune) []drawn {
	all := make([]drawn, len(runes))
	for i, r := range runes {
		all[i].r = r
	}
	return all
}

// Embed writes a font for each face of which the document uses additional characters.
func (x *Extra) Embed(w *file.Writer) {
	for i := range x.fonts {
		f := &x.fonts[i]
		if len(f.drawn) == 0 {
			continue
		}
		face := x.family.face(slot(i))
		tag := subsetTag(face, f.drawn)
		ttf, text, describe, cid := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
		f.object = w.Alloc()

		x.buffer = x.cutter.subset(x.buffer[:0], face, f.drawn)
		store(w, ttf, string(file.Int([]byte("/Length1 "), len(x.buffer))), x.buffer)
		x.buffer = appendToUnicode(x.buffer[:0], f.drawn, func(i int) int { return i + 1 })
		store(w, text, "", x.buffer)
		w.Object(describe)
		w.B = appendDescriptor(w.B, face, tag, ttf, symbolic)
		w.Object(cid)
		w.B = appendDrawnWidths(appendCID(w.B, face, tag, describe), face, f.drawn)
		w.Object(f.object)
		w.B = appendType0(w.B, face, tag, cid, text)
	}
}

// measure returns the width of what is drawn, in 1/1000 em.
func (d drawn) measure(f *Face) int {
	if d.c != nil {
		return d.c.measure(f)
	}
	return f.Width(d.r)
}

// store writes a stream, compressed if that is worth the time. For the usual font of a few letters
// it would take a tenth of the time of the whole document to save 300 bytes.
func store(w *file.Writer, num int, dict string, data []byte) {
	const worthPacking = 4 << 10
	if len(data) < worthPacking {
		w.Raw(num, dict, data)
	} else {
		w.Stream(num, dict, data)
	}
}

// Resources appends the extra fonts of the document, once embedded, as entries
// of a font dictionary.
func (x *Extra) Resources(b []byte) []byte {
	for i := range x.fonts {
		if num := x.fonts[i].object; num > 0 {
			b = file.Ref(append(b, '/', x.letter(), extraNames[i], ' '), num)
		}
	}
	return b
}

// subsetTag returns the six letters that distinguish subsets of one font in PDF files, a hash of
// the characters and clusters (FNV-1a).
func subsetTag(f *Face, all []drawn) [6]byte {
	h := uint64(14695981039346656037)
	for i := range len(f.Name) {
		h = (h ^ uint64(f.Name[i])) * 1099511628211
	}
	for _, d := range all {
		h = (h ^ uint64(d.r)) * 1099511628211
		if d.c != nil {
			for i := range len(d.c.key) {
				h = (h ^ uint64(d.c.key[i])) * 1099511628211
			}
		}
	}
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(h%26)
		h /= 26
	}
	return tag
}

func appendName(b []byte, f *Face, tag [6]byte) []byte {
	return append(append(append(append(b, '/'), tag[:]...), '+'), f.Name...)
}

func appendType0(b []byte, f *Face, tag [6]byte, cid, text int) []byte {
	b = appendName(append(b, "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont"...), f, tag)
	b = file.Ref(append(b, "/DescendantFonts["...), cid)
	return append(file.Ref(append(b, "]/ToUnicode "...), text), ">>"...)
}

// appendCID leaves the dictionary open; the caller appends CIDToGIDMap and the widths.
func appendCID(b []byte, f *Face, tag [6]byte, descriptor int) []byte {
	b = appendName(append(b, "<</Type/Font/Subtype/CIDFontType2/BaseFont"...), f, tag)
	b = append(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "...)
	b = file.Int(append(file.Ref(b, descriptor), "/DW "...), f.advance(0))
	return append(b, "/CIDToGIDMap "...)
}

// symbolic is the flag of a font that does not use the Adobe standard Latin character set.
const symbolic = "4"

func appendDescriptor(b []byte, f *Face, tag [6]byte, ttf int, flags string) []byte {
	b = appendName(append(b, "<</Type/FontDescriptor/Flags "+flags+"/ItalicAngle 0/FontName"...), f, tag)
	b = file.Int(append(b, "/Ascent "...), f.Ascent)
	b = file.Int(append(b, "/Descent "...), f.Descent)
	b = file.Int(append(b, "/CapHeight "...), f.CapHeight)
	b = file.Int(append(b, "/StemV "...), f.stemWidth)
	b = append(b, "/FontBBox["...)
	for _, v := range f.box {
		b = append(file.Int(b, v), ' ')
	}
	return append(file.Ref(append(b, "]/FontFile2 "...), ttf), ">>"...)
}

// appendCoreWidths appends the widths, by runs of consecutive codes.
func appendCoreWidths(b []byte, f *Face, runes []rune) []byte {
	for i, r := range runes {
		if i == 0 || r != runes[i-1]+1 {
			if i > 0 {
				b = append(b, ']')
			}
			b = append(file.Int(b, int(r)), '[')
		} else {
			b = append(b, ' ')
		}
		b = file.Int(b, f.Width(r))
	}
	if len(runes) > 0 {
		b = append(b, ']')
	}
	return b
}

// glyphMap maps the code of each character, sorted, to its glyph: two bytes for each code.
func glyphMap(runes []rune) []byte {
	if len(runes) == 0 {
		return []byte{0, 0}
	}
	m := make([]byte, 2*(runes[len(runes)-1]+1))
	for i, r := range runes {
		m[2*r], m[2*r+1] = byte((i+1)>>8), byte(i+1)
	}
	return m
}

// appendToUnicode appends a CMap from codes to characters. Consecutive codes with consecutive
// characters become one range, which must not cross a multiple of 256, as the format demands.
func appendToUnicode(b []byte, all []drawn, code func(int) int) []byte {
	const most = 100 // ranges in one beginbfrange section
	b = append(b, `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`...)
	// The number of ranges comes first, so each section is walked twice.
	end := func(i int) int {
		j := i + 1
		for all[i].c == nil && j < len(all) && all[j].c == nil && all[j].r == all[j-1].r+1 && code(j) == code(j-1)+1 &&
			all[j].r&0xFF != 0 && code(j)&0xFF != 0 {
			j++
		}
		return j
	}
	for i := 0; i < len(all); {
		n := 0
		for j := i; j < len(all) && n < most; n++ {
			j = end(j)
		}
		b = append(file.Int(b, n), " beginbfrange\n"...)
		for ; n > 0; n-- {
			j := end(i)
			b = appendRange(b, code(i), code(j-1), all[i])
			i = j
		}
		b = append(b, "endbfrange\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

func appendRange(b []byte, first, last int, d drawn) []byte {
	b = file.Hex(append(b, '<'), byte(first>>8), byte(first))
	b = file.Hex(append(b, "> <"...), byte(last>>8), byte(last))
	b = append(b, "> <"...)
	if d.c == nil {
		return append(appendUTF16(b, d.r), ">\n"...)
	}
	for _, r := range d.c.text {
		b = appendUTF16(b, r)
	}
	return append(b, ">\n"...)
}

func appendUTF16(b []byte, r rune) []byte {
	if r > 0xFFFF {
		high, low := utf16.EncodeRune(r)
		b = file.Hex(b, byte(high>>8), byte(high))
		r = low
	}
	return file.Hex(b, byte(r>>8), byte(r))
}
