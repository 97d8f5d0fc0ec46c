package font

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

// TestVariant compares which glyphs variation selectors ask for with what go-text reads of the font.
func TestVariant(t *testing.T) {
	for _, name := range []string{"variants.ttf", "variants.otf"} {
		data := fontFile(t, name)
		face, err := parseOwn(data, 0)
		if err != nil {
			t.Fatal(err)
		}
		reader := otherReader(t, data)
		found := 0
		for _, r := range "葛神辻示例a" {
			for _, selector := range []rune{0xFE00, 0xFE01, 0xFE0F, 0xE0100, 0xE0101, 0xE0102, 0xE01EF} {
				want, ok := reader.VariationGlyph(r, selector)
				got := face.variant(r, selector)
				if got != int(want) || ok != (got != 0) {
					t.Errorf("%s, %q with %U: glyph %d, not %d", name, r, selector, got, want)
				}
				if ok {
					found++
				}
			}
		}
		if found != 10 {
			t.Errorf("%s: %d forms", name, found)
		}
	}
}

// TestComposeVariants checks which characters with variation selectors are printed, and what is said of the others.
func TestComposeVariants(t *testing.T) {
	f := withFonts(t, "sample.ttf", "variants.ttf")
	for _, text := range []string{"葛\U000E0100", "葛\U000E0101示", "神\uFE00例", "辻\U000E0100 葛\U000E0101"} {
		if got, err := f.Compose(text); got != text || err != nil {
			t.Errorf("%+q: %+q, %v", text, got, err)
		}
		if got, err := withFonts(t, "sample.ttf").Compose("示" + text); err == nil {
			t.Errorf("%+q: without such a font it is %+q", text, got)
		}
	}
	for _, text := range []string{"葛\U000E0102", "例\U000E0101", "示\uFE00", "葛\U000E0100\U000E0101"} {
		_, err := f.Compose(text)
		if err == nil || !strings.Contains(err.Error(), "a special form of the character before it") {
			t.Errorf("%+q: %v", text, err)
		}
	}
	if got, err := f.Compose("あ\U000E0100 a\uFE00"); got != "あ a" || err != nil {
		t.Errorf("selectors that can change nothing: %+q, %v", got, err)
	}
}

// TestShowVariants checks that each form is another glyph and each character a code, and that lines never begin with a
// selector.
func TestShowVariants(t *testing.T) {
	for _, name := range []string{"variants.ttf", "variants.otf"} {
		f := withFonts(t, name)
		s := f.NewSet(Basic(), Basic())
		var x Extra
		for _, w := range []Weight{Regular, Bold} {
			s.Show(nil, &x, w, size, "葛\U000E0100葛\U000E0101葛 神\uFE00")
		}
		all := x.fonts[builtIn].drawn
		var texts []string
		glyphs := map[uint16]bool{}
		for _, d := range all {
			if d.c == nil {
				texts = append(texts, string(d.r))
				continue
			}
			texts = append(texts, d.c.text)
			for _, p := range d.c.parts {
				glyphs[p.glyph] = true
			}
		}
		slices.Sort(texts)
		want := []string{"神", "葛", "葛", "葛", "\uFE00", "\U000E0100", "\U000E0101"}
		if !slices.Equal(texts, want) || len(glyphs) != 3 {
			t.Errorf("%s: codes stand for %+q, with %d glyphs", name, texts, len(glyphs))
		}
		if wide := s.Width(Regular, 1000, "葛\U000E0100"); wide != 1000 {
			t.Errorf("%s: a form is %d wide", name, wide)
		}
		if _, err := parse(x.cutter.subset(nil, f.face(builtIn), all)); err != nil {
			t.Error(err)
		}
		for _, line := range s.Wrap(nil, Regular, size, 2*size, "葛\U000E0100示葛\U000E0101示例示神\uFE00葛\U000E0100") {
			if Selects(first(line)) || s.Width(Regular, size, line) > 2*size {
				t.Errorf("%s: line %+q", name, line)
			}
		}
	}
}

// FuzzVariant reads damaged lists of forms.
func FuzzVariant(f *testing.F) {
	data := fontFile(f, "variants.ttf")
	for at := 0; at < len(data); at += 7 {
		f.Add(at, 0x8001, 0xFFFF)
	}
	f.Fuzz(func(t *testing.T, at, word, more int) {
		data := bytes.Clone(data)
		for _, v := range []int{word, more} {
			if at >= 0 && at+2 <= len(data) {
				binary.BigEndian.PutUint16(data[at:], uint16(v))
				at += 2
			}
		}
		own, err := family(t).With(data)
		if err != nil {
			return
		}
		s := own.NewSet(Basic(), Basic())
		for _, text := range []string{"葛\U000E0100", "葛\U000E0101示", "神\uFE00", "辻\U000E0100", "例\U000E0100 (葛\U000E0102)"} {
			shown, err := own.Compose(text)
			if err != nil {
				continue
			}
			var x Extra
			for _, line := range s.Wrap(nil, Bold, size, 2*size, shown) {
				s.Show(nil, &x, Bold, size, line)
			}
			if all := x.fonts[builtIn].drawn; len(all) > 0 {
				if _, err := parse(x.cutter.subset(nil, own.face(builtIn), all)); err != nil {
					t.Errorf("the subset of a font that was read cannot be read: %v", err)
				}
			}
		}
	})
}
