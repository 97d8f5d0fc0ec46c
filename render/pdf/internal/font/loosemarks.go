package font

import (
	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/text/unicode/norm"
)

// A face has anchors for a mark on the letters that its makers thought of. On any other letter, such as
// the ı or the у of Liberation under a tilde, HarfBuzz leaves the mark where the letter ends. This file
// puts such marks above or below the letter, by the boxes of the outlines.

// Combining classes of marks.
const (
	below = 220
	above = 230
)

// markGap is how far a mark is from what it stands on, in 1/1000 em; in Liberation an acute is 61 from an x.
const markGap = 60

// placeLoose puts the marks of a cluster that no anchor has placed where they belong. parts are the glyphs
// of info, whose characters are s.runes[from:to].
func (s *shaper) placeLoose(
	face *Face, parts []part, info []harfbuzz.GlyphInfo, pos []harfbuzz.GlyphPosition, from, to int,
) {
	for i := 1; i < len(parts); i++ {
		p := &parts[i]
		box := face.outline(int(p.glyph))
		letter := face.outline(int(parts[0].glyph))
		if len(box) == 0 || len(letter) == 0 {
			continue
		}
		class := s.classOf(face, int(info[i].Glyph), from, to)
		if pos[i] != (harfbuzz.GlyphPosition{}) || class != above && class != below {
			continue
		}
		top, bottom := letter.i16(8), letter.i16(4)
		for _, other := range parts[1:i] {
			if o := face.outline(int(other.glyph)); len(o) > 0 {
				top, bottom = max(top, o.i16(8)+int(other.y)), min(bottom, o.i16(4)+int(other.y))
			}
		}
		middle := int(parts[0].x) + (letter.i16(2)+letter.i16(6))/2
		p.x = short(middle - (box.i16(2)+box.i16(6))/2)
		if gap := face.unscale(markGap); class == above {
			p.y = short(top + gap - box.i16(4))
		} else {
			p.y = short(bottom - gap - box.i16(8))
		}
	}
}

// classOf returns the combining class of the mark among the characters from from to to that a glyph shows,
// or 0 if it is none.
func (s *shaper) classOf(face *Face, glyph, from, to int) uint8 {
	for _, r := range s.runes[from:to] {
		if traitsOf(r).extends && face.find(r) == glyph {
			return norm.NFC.PropertiesString(string(r)).CCC()
		}
	}
	return 0
}
