package font

import (
	"slices"
	"testing"
)

// A letter has no dot under a mark above it, and the mark is above its middle and clear of it. What is read
// back is what was typed.
func TestMarksAbove(t *testing.T) {
	s, _ := plan(t)
	sh := s.family.borrow()
	defer s.family.giveBack(sh)
	for _, c := range []struct {
		text    string
		letter  rune // whose glyph is drawn
		marks   string
		without rune // whose glyph is not drawn
	}{
		{"\u0456\u0301", dotlessI, "\u0301", '\u0456'}, {"\u012F\u0303", dotlessI, "\u0328\u0303", '\u012F'},
		{"\u1ECB\u0300", dotlessI, "\u0323\u0300", '\u1ECB'}, {"i\u0307\u0301", dotlessI, "\u0307\u0301", 'i'},
		{"\u0458\u0301", '\u0237', "\u0301", '\u0458'}, {"\u0443\u0303", '\u0443', "\u0303", 0},
		{"\u04E3\u0303", '\u04E3', "\u0303", 0},
	} {
		for w := range Weight(2) {
			runs := sh.itemise(s, w, c.text, nil)
			if len(runs) != 1 || !runs[0].shaped {
				t.Fatalf("%+q is not shaped as one", c.text)
			}
			face, text := s.family.face(runs[0].slot), ""
			word := sh.shape(&runs[0], c.text)
			for _, one := range word.clusters {
				text += one.text
			}
			if text != c.text {
				t.Errorf("%+q reads back as %+q", c.text, text)
			}
			parts := word.clusters[0].parts
			var glyphs []rune
			for _, p := range parts {
				glyphs = append(glyphs, rune(p.glyph))
			}
			if want := rune(face.find(c.letter)); glyphs[0] != want || len(glyphs) != 1+len([]rune(c.marks)) {
				t.Fatalf("%+q is drawn as %v, and its letter is %d", c.text, glyphs, want)
			}
			if c.without != 0 && slices.Contains(glyphs, rune(face.find(c.without))) {
				t.Errorf("%+q keeps its dot", c.text)
			}
			letter, mark := face.outline(int(parts[0].glyph)), face.outline(int(parts[len(parts)-1].glyph))
			x, y := int(parts[len(parts)-1].x), int(parts[len(parts)-1].y)
			off := x + (mark.i16(2)+mark.i16(6))/2 - (letter.i16(2)+letter.i16(6))/2
			if off < -100 || off > 100 || y+mark.i16(4) <= letter.i16(8) {
				t.Errorf("%+q, weight %d: the mark is %d beside the middle and at %d over %d", c.text, w, off,
					y+mark.i16(4), letter.i16(8))
			}
		}
	}
}
