package printable

import (
	"errors"
	"strings"
	"testing"
	"unicode"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Plain ~ text\tof\ntwo lines", "Plain ~ text\tof\ntwo lines"},
		{"Zoë Łukasiewicz-Ștefănescu, Ọlọ́runfẹ́mi", "Zoë Łukasiewicz-Ștefănescu, Ọlọ́runfẹ́mi"},
		{"a\r\nb\rc\u2028d\u2029e\n\nf", "a\nb\nc\nd\ne\n\nf"},
		{"\uFEFFa\u200Bb\u2060c\u2063", "abc"},
		{"co\u00ADop, co\u00AD op\u00AD", "co\u00ADop, co op"},
		{"\uFB01\u00AD\u200Bx", "\uFB01x"},
		{"a\u00A0b\u2003c\u202Fd", "a\u00A0b\u2003c\u202Fd"},
		{"tick \u2714\uFE0F, text \u2764\uFE0E", "tick \u2714, text \u2764"},
		{"1\uFE0F\u20E3", "1\u20E3"},
		// A family joined into one emoji, and the flag of Wales.
		{"\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F468\u200D\U0001F469\u200D\U0001F467"},
		{"\u2764\uFE0F\u200D\U0001F525", "\u2764\u200D\U0001F525"},
		{"\U0001F3F4\U000E0067\U000E0062\U000E007F", "\U0001F3F4\U000E0067\U000E0062\U000E007F"},
		{"x\U000E0067\U000E0062", "x"},
		// Marks of direction stay in a line with a letter from right to left, and in no other.
		{"16\u200E March", "16 March"},
		{"\u202Aab\u202C \u2066cd\u2069 \u200Fe\u061C \u202Eback", "ab cd e back"},
		{"\u200Eab\n\u200Fשרה\u200E!\nc\u200E", "ab\n\u200Fשרה\u200E!\nc"},
		{"محمد \u2066(Alex)\u2069", "محمد \u2066(Alex)\u2069"},
		{"\u200F\u200F", ""},
		// Joiners stay where letters join.
		{"می\u200Cخواهم", "می\u200Cخواهم"},
		{"क\u094D\u200Dष", "क\u094D\u200Dष"},
		{"ශ\u0DCA\u200Dරී", "ශ\u0DCA\u200Dරී"},
		{"ه\u064E\u200D", "ه\u064E\u200D"},
		{"Auf\u200Clage a\u200Db", "Auflage ab"},
		// A place to break stays where words have no spaces between them.
		{"สวัสดี\u200Bครับ", "สวัสดี\u200Bครับ"},
		{"葛\U000E0100飾 a\U000E0100", "葛\U000E0100飾 a"},
		{"ש\u034F\u05B8 a\u034F", "ש\u034F\u05B8 a\u034F"},
		{"a\u034F\u0308", "a\u0308"},
		{"ᠮᠣ\u180Bᠩ a\u180B", "ᠮᠣ\u180Bᠩ a"},
	} {
		got, err := Text(c.text)
		if err != nil || got != c.want {
			t.Errorf("%+q: %+q, %v, want %+q", c.text, got, err, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for text, want := range map[string]string{
		"\x00":                          "word 1, U+0000: a control character",
		"a b\x07":                       "word 2, U+0007: a control character",
		"one two\nthree four \x7f":      "line 2, word 3, U+007F: a control character",
		"one\r\ntwo\u2028x \u0085":      "line 3, word 2, U+0085: a control character",
		"a\x0bb":                        "word 1, U+000B: a control character",
		"a\xffb":                        "word 1, U+FFFD: damaged text",
		"caf\uFFFD":                     "word 1, U+FFFD: damaged text",
		"\uFDD0":                        "word 1, U+FDD0: a character that is not in Unicode",
		"x \uFFFE":                      "word 2, U+FFFE: a character that is not in Unicode",
		"\U0010FFFD":                    "word 1, U+10FFFD: a character for private use",
		"\U0001FFFE":                    "word 1, U+1FFFE: a character that is not in Unicode",
		"one\u00a0two \uF0B7":           "word 3, U+F0B7: a character for private use",
		"\uFFFC":                        "word 1, U+FFFC: the place of a picture or object",
		"\uFFF9":                        "word 1, U+FFF9: an invisible mark",
		"\n\n  last\xff\nand more \xff": "line 3, word 1, U+FFFD: damaged text",
	} {
		got, err := Text(text)
		var wrong *Error
		if got != "" || !errors.As(err, &wrong) || !wrong.Forbidden {
			t.Errorf("%+q: %+q, %v", text, got, err)
			continue
		}
		want = "has a character that no document can hold; type the text again (" + want + ")"
		if err.Error() != want {
			t.Errorf("%+q: %v, want %s", text, err, want)
		}
	}
	e := Locate("so \U0001F642", 3, false)
	if e.Error() != "cannot be printed (word 2, U+1F642: an emoji)" {
		t.Error(e)
	}
	if e.Advice = "as PDF; Word can"; e.Error() != "cannot be printed as PDF; Word can (word 2, U+1F642: an emoji)" {
		t.Error(e)
	}
}

// Letters, digits, punctuation and symbols always stay as they are.
func TestEveryLetterStays(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S, unicode.M) ||
			unicode.Is(unicode.Variation_Selector, r) || r == graphemeJoiner || r >= 0xFFFC && r <= 0xFFFD {
			continue
		}
		text := "a" + string(r) + "b"
		if got, err := Text(text); got != text || err != nil {
			t.Fatalf("U+%04X: %+q, %v", r, got, err)
		}
	}
}

// Cleaned text does not change again, and a text may be cleaned line by line.
func FuzzText(f *testing.F) {
	f.Add("Zoë\r\n\u00AD\u200B\u0301\xff")
	f.Add("\u200Fab\nשרה\u200E\u2028x\u202E\u2066")
	f.Add("\u2764\uFE0F\u200D\U0001F525\U000E0067")
	f.Add("क\u094D\u200D\u200Cष\u034F\u180B\U000E0100")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Text(text)
		if err != nil {
			var wrong *Error
			if !errors.As(err, &wrong) || !Forbidden(wrong.Rune) || !strings.ContainsRune(text, wrong.Rune) {
				t.Fatalf("%+q: %v", text, err)
			}
			return
		}
		if strings.ContainsAny(got, "\r\u2028\u2029\uFE0F") {
			t.Errorf("%+q becomes %+q", text, got)
		}
		for _, whole := range []string{got, text} {
			lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").
				Replace(whole), "\n")
			for i, line := range lines {
				if lines[i], err = Text(line); err != nil {
					t.Fatalf("%+q: the line %+q: %v", text, line, err)
				}
			}
			if again := strings.Join(lines, "\n"); again != got {
				t.Errorf("%+q: line by line it is %+q, not %+q", text, again, got)
			}
		}
	})
}

func BenchmarkText(b *testing.B) {
	for name, text := range map[string]string{
		"ASCII": strings.Repeat("plain words ", 20), "Names": strings.Repeat("Zoë Łukasiewicz-Ștefănescu, ", 8),
		"Arabic": strings.Repeat("محمد عبد الله ", 16),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Text(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
