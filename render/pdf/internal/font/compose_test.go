package font

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/apdocs/forms/render/internal/printable"
)

func TestCompose(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Plain ~ text\nof two lines", "Plain ~ text\nof two lines"},
		{"Zoë Łukasiewicz-Ștefănescu", "Zoë Łukasiewicz-Ștefănescu"},
		{"Ŵyn ap Siôn, O’Neill-D’Souza", "Ŵyn ap Siôn, O’Neill-D’Souza"},
		{"Nguyễn Thị Ánh", "Nguyễn Thị Ánh"},
		{norm.NFD.String("Nguyễn Thị Ánh, Zoë, Ștefănescu"), "Nguyễn Thị Ánh, Zoë, Ștefănescu"},
		{"Ђорђе Їжак Αθηνά Ἀθηνᾶ Հայկ გია", "Ђорђе Їжак Αθηνά Ἀθηνᾶ Հայկ გია"},
		{"x\u0301 \u1EB9\u0301", "x\u0301 \u1EB9\u0301"},
		{"Ọlọ́runfẹ́mi Adébáyọ̀", "Ọlọ́runfẹ́mi Adébáyọ̀"},
		{"محمد, שרה, आरव, สมชาย, ሰላም", "محمد, שרה, आरव, สมชาย, ሰላም"},
		{"می\u200Cخواهم \u200Fa", "می\u200Cخواهم \u200Fa"},
		{"a\tb\r\nc\rd\u2028e", "a b\nc\nd\ne"},
		{"a\u2003b\u3000c\u00A0d\u202Fe", "a b c\u00A0d\u202Fe"},
		{"\uFEFFa\u200Bb\u2060c", "abc"},
		{"co\u00ADop, co\u00AD op\u00AD", "co\u00ADop, co op"},
		{"a\u202Eb \u200Fc\u200Dd \u2714\uFE0F \u2764\uFE0F", "ab cd \u2714 \u2764"},
		{"50 % of £5, €3 − 1 ✓ ½ ☐ ©", "50 % of £5, €3 − 1 ✓ ½ ☐ ©"},
	} {
		got, err := Compose(c.text)
		if err != nil || got != c.want {
			t.Errorf("%q: %q, %v, want %q", c.text, got, err, c.want)
		}
	}
}

func TestUnprintable(t *testing.T) {
	for text, want := range map[string]string{
		"a\x00b":               "a control character",
		"a\u0085b":             "a control character",
		"a\x7f":                "a control character",
		"a\xffb":               "damaged text",
		"caf\uFFFD":            "damaged text",
		"\u064B":               "an accent that goes with no letter before it",
		"a\u064B":              "an accent that goes with no letter before it",
		"ܐܒ":                   "Syriac script",
		"ދިވެހި":               "Thaana script",
		"ߒߞߏ":                  "Nko script",
		"\u093F":               "Devanagari script",
		"ລາວ":                  "Lao script",
		"ខ្មែរ":                "Khmer script",
		"မြန်မာ":               "Myanmar script",
		"བོད":                  "Tibetan script",
		"李":                    "Han script",
		"한":                    "Hangul script",
		"\u0301":               "an accent that goes with no letter before it",
		"x \u0301":             "an accent that goes with no letter before it",
		"x\n\u0301":            "an accent that goes with no letter before it",
		"x\u20E4":              "an accent that goes with no letter before it", // no face has it
		"\U0001F600":           "an emoji",
		"\U0001F1EC\U0001F1E7": "an emoji",
		"\uF0B7":               "a character for private use",
		"\u0378":               "a character that is not in Unicode",
		"\uFFFF":               "a character that is not in Unicode",
		"\U00010780":           "a rare Latin letter",
		"\u3012":               "a rare sign",
	} {
		got, err := Compose(text)
		var u *printable.Error
		if !errors.As(err, &u) || got != "" {
			t.Errorf("%q is passed as %q (%v)", text, got, err)
			continue
		}
		if u.Kind() != want {
			t.Errorf("%q: %v, want %s", text, u, want)
		}
	}
}

// TestComposeAnything checks that accepted text can be shown in either weight, and is
// unchanged when composed again.
func TestComposeAnything(t *testing.T) {
	s := basicSet(t)
	var x Extra
	var out []byte
	passed := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		text, err := Compose("a" + string(r) + "b")
		if err != nil {
			continue
		}
		passed++
		if again, err := Compose(text); again != text || err != nil {
			t.Errorf("U+%04X: composed again it is %q", r, again)
		}
		for w := range weights {
			out = s.Show(out[:0], &x, w, size, strings.ReplaceAll(text, "\n", ""))
		}
	}
	if passed < 3000 {
		t.Errorf("only %d characters can be printed", passed)
	}
}

func FuzzCompose(f *testing.F) {
	f.Add("Zoë\r\n\u00AD\u200B\u0301\xff")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Compose(text)
		if family, _ := Load(); err == nil {
			if whole, wrong := family.compose(text); whole != got || wrong != nil {
				t.Errorf("%q: composed word by word it is %q, as a whole %q, %v", text, got, whole, wrong)
			}
		}
		if err != nil {
			return
		}
		if again, err := Compose(got); again != got || err != nil {
			t.Errorf("%q: composed again it is %q, not %q", text, again, got)
		}
		s := basicSet(t)
		var x Extra
		for part := range strings.SplitSeq(got, "\n") {
			for _, l := range s.Wrap(nil, Regular, size, 4000, part) {
				s.Show(nil, &x, Regular, size, l)
			}
		}
	})
}

func BenchmarkCompose(b *testing.B) {
	for name, text := range map[string]string{"ASCII": strings.Repeat("plain words ", 20),
		"Names": strings.Repeat("Zoë Łukasiewicz-Ștefănescu, ", 8)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Compose(text); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text)), "ns/char")
		})
	}
}
