package font

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

const size = 12 * file.Pt

func basicSet(t testing.TB) *Set {
	t.Helper()
	return family(t).NewSet(Basic(), Basic())
}

func TestWidth(t *testing.T) {
	s := basicSet(t)
	for _, c := range []struct {
		weight Weight
		text   string
		want   file.Length
	}{
		{Regular, "", 0},
		{Regular, "a", 667}, // 556 x 12 = 6672
		{Bold, "a", 667},
		{Bold, "b", 733}, // 611 x 12 = 7332
		{Regular, "Zoë", 2068},
		{Regular, "aa\u00ADa", 2002}, // a soft hyphen inside has no width
		{Regular, "aaa\u00AD", 2401}, // at the end it is a hyphen
		{Regular, "\u200B", 0},
		{Regular, "\u2713", 1006},    // only in the fallback font: 838
		{Regular, "\U0001D538", 889}, // outside the Basic Multilingual Plane
	} {
		got := s.Width(c.weight, size, c.text)
		if got != c.want {
			t.Errorf("%q is %d wide, want %d", c.text, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	s := basicSet(t)
	for _, c := range []struct {
		text  string
		width file.Length // in units of the width of an a
		want  string
	}{
		{"", 5, ""},
		{"   ", 5, ""},
		{"aa", 2, "aa"},
		{"aa aa", 4, "aa|aa"},
		{"  aa  aa  ", 5, "aa  aa"},
		{"  aa  aa  ", 3, "aa|aa"},
		{"aa\u00A0aa aa", 5, "aa\u00A0aa|aa"},
		{"aa\u00A0aa aa", 3, "aa\u00A0|aa|aa"}, // breaks at the no-break space rather than between letters
		{"a\u00A0\u00A0\u00A0\u00A0", 1, "a|\u00A0\u00A0|\u00A0\u00A0"},
		{"aaaaa\u00A0aaa", 4, "aaaa|a\u00A0|aaa"},
		{"aa-aa aa-aa", 6, "aa-aa|aa-aa"},
		{"aaaaaaa", 3, "aaa|aaa|a"},
		{"a aaaaaaa a", 3, "a|aaa|aaa|a a"},
		{"aa/aaa/aaaa", 5, "aa/|aaa/|aaaa"},
		{"aaa@aaaa.aa", 6, "aaa@|aaaa.|aa"},
		{"aaa://aaaaaa", 6, "aaa://|aaaaaa"},
		{"aaaa\u00ADaaaa", 5, "aaaa\u00AD|aaaa"},
		{"aaaa\u00ADaaaa", 4, "aaa|a\u00AD|aaaa"}, // no space for the hyphen
		{"aaaa\u00ADaaaa", 8, "aaaa\u00ADaaaa"},
		{"aaaa\u200Baaaa", 5, "aaaa\u200B|aaaa"},
		{"aaa", 0, "a|a|a"},
		{"x\u0301\u0302x\u0301", 0, "x\u0301\u0302|x\u0301"},
	} {
		got := strings.Join(s.Wrap(nil, Regular, size, c.width*667+20, c.text), "|")
		if got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestWrapAnything checks that no character is lost or moved, and that no line with more
// than one letter is too wide.
func TestWrapAnything(t *testing.T) {
	s := basicSet(t)
	random := rand.New(rand.NewPCG(1, 2))
	parts := []rune("    aaeiomMWt./@-_–é\u00A0\u00AD\u200B\u0301ŁșЖ日\U0001F600")
	for range 20000 {
		n := random.IntN(60)
		text := make([]rune, n)
		for i := range text {
			text[i] = parts[random.IntN(len(parts))]
		}
		checkWrap(t, s, Weight(random.IntN(2)), 600+random.IntN(1200), random.IntN(15000), string(text))
	}
}

func checkWrap(t *testing.T, s *Set, w Weight, size, width file.Length, text string) {
	t.Helper()
	rest := text
	lines := s.Wrap(nil, w, size, width, text)
	for i, line := range lines {
		at := strings.Index(rest, line)
		if at < 0 || strings.Trim(rest[:at], " ") != "" || strings.Trim(line, " ") != line || line == "" && len(lines) > 1 {
			t.Fatalf("%q in %d at %d: line %d is %q", text, width, size, i, line)
		}
		rest = rest[at+len(line):]
		if s.Width(w, size, line) <= width {
			continue
		}
		letters := 0
		for _, r := range line {
			if !unicode.Is(unicode.M, r) && r != softHyphen && r != zeroWidthSpace {
				letters++
			}
		}
		if letters > 1 {
			t.Fatalf("%q in %d at %d: line %q is %d wide", text, width, size, line, s.Width(w, size, line))
		}
	}
	if strings.Trim(rest, " ") != "" {
		t.Fatalf("%q in %d at %d: %q is lost", text, width, size, rest)
	}
	balanced := s.Balanced(nil, w, size, width, text)
	if len(balanced) != len(lines) {
		t.Fatalf("%q in %d at %d: balanced it has %d lines, not %d", text, width, size, len(balanced), len(lines))
	}
}

func TestBalanced(t *testing.T) {
	s := basicSet(t)
	before := []string{"before"}
	for _, c := range []struct{ text, want string }{
		{"Agreement", "Agreement"},
		{"Agreement for a part-time placement at an alternative provider",
			"Agreement for a part-time|placement at an alternative provider"},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|aaaaaaaaa b"},
	} {
		got := s.Balanced(slices.Clone(before), Bold, 20*file.Pt, 440*file.Pt, c.text)
		if got[0] != "before" || strings.Join(got[1:], "|") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

const prose = "The provider told the school about the absence by half past nine, and the attendance officer rang " +
	"home. Zoë’s mentor meets her every Tuesday and Thursday; the reading programme goes on until 18 December 2026. "

func BenchmarkWrap(b *testing.B) {
	s := basicSet(b)
	text := strings.Repeat(prose, 5)
	var lines []string
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		lines = s.Wrap(lines[:0], Regular, size, 300*file.Pt, text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text)), "ns/char")
}
