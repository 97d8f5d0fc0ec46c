package font

import (
	"slices"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// TestMirrored checks the signs that are shown mirrored from right to left, of which all but brackets are in a table.
func TestMirrored(t *testing.T) {
	for r, want := range map[rune]rune{
		'(': ')', '⟨': '⟩', '<': '>', '»': '«', '≤': '≥', '∈': '∋', '≫': '≪', '⊂': '⊃', '⸜': '⸝', '＜': '＞',
		'a': 'a', '√': '√', '→': '→', '/': '/', '%': '%', '“': '“', 'א': 'א',
	} {
		if got := mirrored(r); got != want {
			t.Errorf("%q is shown as %q", r, got)
		}
	}
	for r := range rune(0x10000) {
		m := mirrored(r)
		if mirrored(m) != r {
			t.Errorf("%q is shown as %q, and that as %q", r, m, mirrored(m))
		}
		if p, _ := bidi.LookupRune(r); m != r && p.Class() != bidi.ON {
			t.Errorf("%q, which has a direction, is shown as %q", r, m)
		}
	}
}

// TestShowMirrored checks what is shown between letters from right to left, also where no face has the mirror image.
func TestShowMirrored(t *testing.T) {
	s := family(t).NewSet(Basic(), Basic())
	for text, want := range map[string]rune{"א ∈ ב": '∋', "א ≪ ב": '≫', "א √ ב": '√', "א ⊘ ב": 0} {
		if _, err := s.family.Compose(text); err != nil {
			continue // no face has it
		}
		var x Extra
		s.Show(nil, &x, Regular, size, text)
		var shown []rune
		for i := range x.fonts {
			for _, d := range x.fonts[i].drawn {
				if d.c != nil {
					shown = append(shown, []rune(d.c.text)...)
				} else {
					shown = append(shown, d.r)
				}
			}
		}
		if want == 0 { // its mirror image is in no face
			want = []rune(text)[2]
			if s.family.find(Regular, mirrored(want)) != none {
				want = mirrored(want)
			}
		}
		if !slices.Contains(shown, want) {
			t.Errorf("%s: %q is not shown, but %q", text, want, string(shown))
		}
	}
}
