package file

import (
	"math/rand"
	"strconv"
	"testing"
	"unicode/utf8"
)

func TestLengths(t *testing.T) {
	got := string(Lengths(nil, 1250, 0, 5, -5, -120, 84189, 100))
	if want := "12.5 0 0.05 -0.05 -1.2 841.89 1 "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestInt(t *testing.T) {
	for _, n := range []int{0, 9, 10, 99, 100, 101, 990, 999, 1000, -1, -100, maxOffset} {
		if got := string(Int(nil, n)); got != strconv.Itoa(n) {
			t.Errorf("%d is written %q", n, got)
		}
	}
}

func TestName(t *testing.T) {
	if got, want := string(Name(nil, "A b/c#é")), "/A#20b#2Fc#23#C3#A9"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRefHex(t *testing.T) {
	if got := string(Hex(append(Ref(nil, 7), ' '), 0x0a, 0xff)); got != "7 0 R 0AFF" {
		t.Error(got)
	}
}

// read1 reads b as one value.
func read1(t *testing.T, b []byte) Object {
	t.Helper()
	left := 1000
	l := &lexer{b: b, refs: true, left: &left}
	o, err := l.plain()
	if err != nil || l.p != len(b) {
		t.Fatalf("%q: read %d bytes, %v", b, l.p, err)
	}
	return o
}

// Every text string or name that is written is read back unchanged.
func TestTextComesBack(t *testing.T) {
	texts := []string{"", "plain (a\\b)", "two\nlines\tand tab", "line\r\nend", "Zoë Łukasiewicz", "Ŵyn ap Siôn",
		"😀 beyond the first plane", "\x00\x01", "(((", "\\", "\u0d0a\u280a\u5c29", "€"}
	r := rand.New(rand.NewSource(1))
	for range 300 {
		b := make([]rune, r.Intn(20))
		for i := range b {
			if b[i] = rune(r.Intn(0x2ff)); r.Intn(5) == 0 {
				b[i] = rune(r.Intn(utf8.MaxRune))
			}
		}
		texts = append(texts, string(b))
	}
	for _, s := range texts {
		got, ok := read1(t, Text(nil, s)).(String)
		if !ok || got.Text() != s {
			t.Errorf("text %q came back as %q", s, got.Text())
		}
		if got := read1(t, Name(nil, s)); got != NameValue(s) {
			t.Errorf("name %q came back as %q", s, got)
		}
	}
}

func TestOtherEncodings(t *testing.T) {
	for raw, want := range map[string]string{
		"\xfe\xff\x01\x41\x00": "Ł", // half a character at the end is dropped
		"\xff\xfe\x41\x01":     "Ł",
		"\xef\xbb\xbfŁ":        "Ł",
		"\x95\x9b \xa0 \xe9":   "Łł € é",
		"\x18\x1f\x7f\x80\x9f": "˘˜\ufffd•\ufffd",
		"\xef\xbb\xbf\xff":     "\ufffd",
	} {
		if got := String(raw).Text(); got != want {
			t.Errorf("%q read as %q, want %q", raw, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for s, want := range map[string]Object{
		"0": 0, "+17": 17, "-98": -98, "007": 7, "34.5": 34.5, "-.002": -0.002, "4.": 4.0, "99999999999999999999": 1e20,
	} {
		if got, ok := number([]byte(s)); !ok || got != want {
			t.Errorf("%s read as %v", s, got)
		}
	}
	for _, s := range []string{"-", ".", "1e5", "0x1p4", "1.2.3", "--5", "5-3", "+", "1_000"} {
		if got, ok := number([]byte(s)); ok {
			t.Errorf("%s read as %v", s, got)
		}
	}
}
