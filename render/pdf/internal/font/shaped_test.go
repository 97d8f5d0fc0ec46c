package font

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// names are plainly fictional names in many scripts and what can go wrong with them.
var names = []string{
	"Ọlọ́runfẹ́mi Àpẹẹrẹ", "Rū̃ta Pavyzdė́lė", "محمد المثال", "مُحَمَّد",
	"علی نمونه‌ای", "ٹیسٹ مثال ۱۲۳", "יעל דוגמה", "שָׂרָה",
	"आरव उदाहरण", "क्षत्रिय ज्ञान", "অনু উদাহরণ", "ਅਮਰ ਨਮੂਨਾ",
	"તમન્ના ઉદાહરણ", "உதாரணம் கொடு", "สมชาย ตัวอย่าง น้ำ", "ሰላም ምሳሌ",
	"ქეთი ნიმუში", "Հայկ Օրինակ",
	"The אב (גד) end, 12-11-2026.", "هذا (Example) 12-11-2026، وكلمة [abc] «اقتباس»", "a \u2067שלום b\u2069 c",
	"x́ý ẹ̀ ё́", "ـ>̀>", "ٵ\u200cٌٵ\u200cۗ", "אב \u2264\u0301 ד (<\u0300)", "لا إله\u200Fa", "co\u00ADop محمد\u00ADa",
}

// decoded returns the text of the codes of operators, in the order in which they are shown.
func decoded(t *testing.T, x *Extra, shown []byte) string {
	t.Helper()
	var b strings.Builder
	font := "R"
	for _, op := range operators(t, " 40 800 Tm "+string(shown)+"ET\n") {
		if op.font != "" {
			font = op.font
			continue
		}
		for i := 0; i+1 < len(op.codes); i += 2 {
			code := table(op.codes).u16(i)
			if font[0] != 'X' {
				b.WriteRune(rune(code))
				continue
			}
			d := x.fonts[strings.IndexByte(extraNames, font[1])].drawn[code-1]
			if d.c == nil {
				b.WriteRune(d.r)
				continue
			}
			b.WriteString(d.c.text)
			for _, p := range d.c.parts {
				if p.glyph == 0 {
					t.Errorf("%q shows a box", d.c.text)
				}
			}
		}
	}
	return b.String()
}

// visible returns the characters of a line that are shown, sorted.
func visible(line string) []rune {
	var all []rune
	for _, r := range shown(line) {
		if !unicode.Is(unicode.Bidi_Control, r) {
			all = append(all, r)
		}
	}
	slices.Sort(all)
	return all
}

// mirroredIn returns characters of a line with the signs that are seen for those that are mirrored, sorted.
func mirroredIn(s *Set, w Weight, all []rune, line string, levels []uint8) []rune {
	for at, r := range line {
		if levels != nil && levels[at]%2 == 1 && mirrored(r) != r && s.family.find(w, mirrored(r)) != none {
			all[slices.Index(all, r)] = mirrored(r)
			slices.Sort(all)
		}
	}
	return all
}

func checkMixed(t *testing.T, s *Set, w Weight, width file.Length, text string) {
	t.Helper()
	lines, context := s.WrapParagraph(nil, w, size, width, text)
	at := 0
	var x Extra
	for _, line := range lines {
		from := at + strings.Index(text[at:], line)
		if from < at || strings.Trim(text[at:from], " ") != "" {
			t.Fatalf("%q in %d: %q is not the next line", text, width, line)
		}
		at = from + len(line)
		in := Context{}
		if context {
			in = Context{Paragraph: text, At: from}
		}
		sh := s.family.borrow()
		levels, _ := sh.levelsOf(line, in, s.Direction)
		places := sh.places(s, w, line, levels)
		s.family.giveBack(sh)
		if wide := s.WidthIn(w, size, line, in); wide > width && len(visible(line)) > 0 && len(places) > 1 {
			t.Fatalf("%q in %d: %q is %d wide", text, width, line, wide)
		}
		inWord := from > 0 && text[from-1] != ' ' && unicode.Is(unicode.L, last(text[:from]))
		if inWord && unicode.Is(unicode.M, first(line)) {
			t.Fatalf("%q in %d: %q begins with a mark", text, width, line)
		}
		got := []rune(decoded(t, &x, s.ShowLine(nil, &x, w, size, line, in)))
		slices.Sort(got)
		want := mirroredIn(s, w, visible(line), line, levels)
		if !slices.Equal(slices.DeleteFunc(got, joiner), slices.DeleteFunc(want, joiner)) {
			t.Fatalf("%q in %d: %q shows %q", text, width, string(want), string(got))
		}
	}
	if strings.Trim(text[at:], " ") != "" {
		t.Fatalf("%q in %d: %q is lost", text, width, text[at:])
	}
}

func TestMixed(t *testing.T) {
	s := basicSet(t)
	for _, name := range names {
		composed, err := Compose(name)
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		for width := file.Length(0); width < 12000; width += 300 {
			checkMixed(t, s, Regular, width, composed)
			checkMixed(t, s, Bold, width, composed)
		}
	}
}

func FuzzMixed(f *testing.F) {
	for i, name := range names {
		f.Add(name+" "+names[(i+7)%len(names)], 100*i)
	}
	f.Add("א ∈ ב ≪ (ג ⊂ ד) ∕ 12 √ محمد ⊢ ∼", 3000)
	f.Fuzz(func(t *testing.T, text string, width int) {
		composed, err := Compose(text)
		if err != nil {
			return
		}
		for line := range strings.SplitSeq(composed, "\n") {
			checkMixed(t, basicSet(t), Regular, min(max(width, 0), 50000), line)
		}
	})
}

// TestReadingOrder checks the order in which lines are in the file: runs in logical order, each of them, if it is
// from right to left, in the order of display. Spaces between two words from right to left are in one run with them.
func TestReadingOrder(t *testing.T) {
	s := basicSet(t)
	for _, c := range []struct{ text, want string }{
		{"אב גד", "דג בא"},
		{"a אב גד b", "a דג בא b"},
		{"אב 12 ab גד", "בא 12 ab דג"},
		{"The אב (גד) end", "The בא )דג( end"}, // each bracket stands for what is seen
		{"كلمة (abc)، ١٢", "ةملك )abc(، ١٢"},
		{"سلام", "مالس"},
		{"لا", "ال"},
	} {
		var x Extra
		if got := decoded(t, &x, s.Show(nil, &x, Regular, size, c.text)); got != c.want {
			t.Errorf("%q is shown as %q, want %q", c.text, got, c.want)
		}
	}
	// The second line belongs to a paragraph from right to left, although it begins with a Latin letter.
	const paragraph = "אב ab. גד"
	var x Extra
	if got := decoded(t, &x, s.ShowLine(nil, &x, Regular, size, "ab. גד", Context{paragraph, 5})); got != "ab. דג" {
		t.Errorf("the second line is shown as %q", got)
	}
	if !RightToLeft(paragraph) || RightToLeft("a "+paragraph) || RightToLeft("1, Ж א") || !RightToLeft("1. א") {
		t.Error("the direction of a paragraph is not that of its first letter")
	}
}

// TestThaiBreaks wraps Thai, which has no spaces between words: a word wider than the line breaks before a vowel that
// begins a syllable, and never between it and its consonant.
func TestThaiBreaks(t *testing.T) {
	s := basicSet(t)
	const text = "นักเรียนเข้าเรียนที่โรงเรียนทุกวันและทำแบบฝึกหัดเสมอเพราะไปโรงเรียนใหม่"
	for width := file.Length(6000); width < 20000; width += 250 {
		lines := s.Wrap(nil, Regular, size, width, text)
		if strings.Join(lines, "") != text {
			t.Fatalf("in %d: %q", width, lines)
		}
		for _, line := range lines[1:] {
			if !leads(first(line)) {
				t.Errorf("in %d: a line begins with %q", width, line)
			}
		}
	}
}

// TestDisplay checks where runs are shown, from left to right.
func TestDisplay(t *testing.T) {
	s := basicSet(t)
	sh := s.family.borrow()
	defer s.family.giveBack(sh)
	for text, want := range map[string]string{
		"אב 12 ab גד": "דג ab 12 בא", "a אב גד b": "a דג בא b", "The אב (גד) end": "The (דג) בא end",
	} {
		levels, _ := sh.levelsOf(text, Context{}, Rightwards)
		runs := slices.Clone(sh.itemise(s, Regular, text, levels))
		end := s.place(sh, Regular, text, runs)
		slices.SortFunc(runs, func(a, b run) int { return a.left - b.left })
		got, at := "", 0
		for _, r := range runs {
			if r.left != at {
				t.Errorf("%q: a run begins at %d, not at %d", text, r.left, at)
			}
			at += r.wide
			part := []rune(text[r.from:r.to])
			if r.backwards() {
				slices.Reverse(part)
				for i := range part {
					part[i] = mirrored(part[i])
				}
			}
			got += string(part)
		}
		if got != want || at != end {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

func BenchmarkShaped(b *testing.B) {
	s := basicSet(b)
	for name, text := range map[string]string{
		"Arabic": strings.Repeat("هذا نص تجريبي طويل يكتب من اليمين إلى اليسار، ", 20),
		"Plain":  strings.Repeat("This is a long text for a trial, from left to right, ", 20),
		"Name":   "Ọlọ́runfẹ́mi Àpẹẹrẹ"} {
		b.Run(name, func(b *testing.B) {
			var x Extra
			var lines []string
			var out []byte
			b.ReportAllocs()
			for b.Loop() {
				out = out[:0]
				var context bool
				lines, context = s.WrapParagraph(lines[:0], Regular, size, 400*file.Pt, text)
				at := 0
				for _, l := range lines {
					from := at + strings.Index(text[at:], l)
					at = from + len(l)
					in := Context{}
					if context {
						in = Context{text, from}
					}
					out = s.ShowLine(out, &x, Regular, size, l, in)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len([]rune(text))), "ns/char")
		})
	}
}
