package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/apdocs/forms/render/internal/printable"
)

// fontFile returns a font of testdata/fonts.
func fontFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "testdata", "fonts", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// withFonts returns the family with fonts of testdata/fonts.
func withFonts(t testing.TB, names ...string) *Family {
	t.Helper()
	var files [][]byte
	for _, name := range names {
		files = append(files, fontFile(t, name))
	}
	f, err := family(t).With(files...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// patched returns a font file with another word in a table.
func patched(ttf []byte, name string, at int, word uint16) []byte {
	ttf = bytes.Clone(ttf)
	entry := bytes.Index(ttf[:1024], []byte(name))
	binary.BigEndian.PutUint16(ttf[int(binary.BigEndian.Uint32(ttf[entry+8:]))+at:], word)
	return ttf
}

// TestParseFile checks which font files are read, and what is said of the others.
func TestParseFile(t *testing.T) {
	whole := fontFile(t, "sample.ttf")
	renamed := bytes.Replace(whole, []byte("glyf"), []byte("glyx"), 1)
	for _, c := range []struct {
		what string
		data []byte
		want string // part of the error; "" for none
	}{
		{"TrueType", whole, ""},
		{"PostScript outlines", fontFile(t, "sample.otf"), ""},
		{"a collection", fontFile(t, "collection.ttc"), ""},
		{"a font that may be previewed and printed", patched(whole, "OS/2", 8, 4), ""},
		{"a restricted font", patched(whole, "OS/2", 8, 2), "may not be embedded"},
		{"a font of bitmaps", patched(whole, "OS/2", 8, 0x200), "may not be embedded"},
		{"a font that may not be cut", patched(whole, "OS/2", 8, 0x100), "may only be embedded whole"},
		{"a web font", []byte("wOF2...."), "is a font for web pages"},
		{"a font without outlines", renamed, "has outlines of a kind that is not read"},
		{"a font cut short", whole[:len(whole)/2], "is damaged"},
		{"a font without its magic number", patched(whole, "head", 12, 0), "is damaged"},
		{"a picture", []byte("\x89PNG\r\n\x1a\n"), "is not a font"},
		{"nothing", nil, "is not a font"},
		{"a collection of nothing", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), "is a damaged collection"},
		{"a collection cut short", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x20"), "is not a font"},
		{"a file too large", make([]byte, maxOwnBytes+1), "is larger than 96 MB"},
	} {
		_, err := parseFile(c.data)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.what, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, not %q", c.what, err, c.want)
		}
	}
	if _, err := family(t).With(whole, []byte("text")); err == nil || !strings.HasPrefix(err.Error(), "file 2: ") {
		t.Errorf("of two files the error is %v", err)
	}
	if _, err := family(t).With(slices.Repeat([][]byte{whole}, mostOwn+1)...); err == nil {
		t.Error("too many files are read")
	}
}

// TestOwnWeights checks that bold text is in the bold face, wherever it is named, and in the regular one where the
// bold has not the character.
func TestOwnWeights(t *testing.T) {
	for _, names := range [][]string{
		{"sample.ttf", "sample-bold.ttf"}, {"sample-bold.ttf", "sample.ttf"}, {"collection.ttc"},
	} {
		f := withFonts(t, names...)
		for _, c := range []struct {
			r    rune
			w    Weight
			bold bool
		}{{'示', Regular, false}, {'示', Bold, true}, {'校', Bold, false}, {'a', Bold, true}} {
			s := f.find(c.w, c.r)
			if bold := s == slot(Bold) || s >= builtIn && f.face(s).bold; s == none || bold != c.bold {
				t.Errorf("%v: %q in weight %d is in face %d", names, c.r, c.w, s)
			}
		}
	}
	if f := withFonts(t, "sample.ttf"); f.find(Bold, '示') != builtIn || f.find(Bold, 'ḿ') >= builtIn {
		t.Error("one face does not do for both weights, or it has come before ours")
	}
}

// TestComposeEastAsian checks what is printed with a font for it, and what is not.
func TestComposeEastAsian(t *testing.T) {
	f := withFonts(t, "sample.ttf")
	for text, want := range map[string]string{
		"示例小明": "示例小明", "サンプル・花子": "サンプル・花子", "김예시": "김예시",
		"\u1100\u1175\u11B7예시": "김예시", // from macOS, whose files have jamo
		"か\u3099":              "が",
		"見本\u3000太郎":           "見本 太郎",
		"神\uFA19":              "神\uFA19", // NFC has the first for the second
		"\uFA19か\u3099":        "\uFA19が",
		"𠮷":                    "𠮷",
	} {
		if got, err := f.Compose(text); got != want || err != nil {
			t.Errorf("%+q: %+q, %v", text, got, err)
		}
		if got, err := Compose(text); err == nil {
			t.Errorf("%+q: without a font it is %q", text, got)
		}
	}
	for _, text := range []string{
		"\u1100", "\u1100\u1175\u11F0", "\u3164", "か\u309A", "示\U000E0100", "示\uFE00", "\u9FA0", "示\u0301",
	} {
		_, err := f.Compose(text)
		var wrong *printable.Error
		if !errors.As(err, &wrong) {
			t.Errorf("%+q: %v", text, err)
		}
	}
}

// TestWrapEastAsian checks where lines of ideographs, kana and Hangul end. The width is in ideographs.
func TestWrapEastAsian(t *testing.T) {
	s := withFonts(t, "sample.ttf").NewSet(Basic(), Basic())
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"学校是一个教室", 4, "学校是一|个教室"},
		{"学校是、一个", 3, "学校|是、一|个"},
		{"学校「教室」的", 3, "学校|「教|室」的"},
		{"学校「教室」。的", 4, "学校「教|室」。的"},
		{"がっこうへきょう", 2, "がっ|こう|へ|きょ|う"},
		{"ファームのサンプル", 3, "ファー|ムのサ|ンプル"},
		{"学校 学校学", 3, "学校|学校学"},
		{"学校 学校学", 4, "学校 学|校学"},
		{"学校abc学校", 3, "学校|abc学|校"},
		{"안녕하세요 오늘은", 6, "안녕하세요|오늘은"},
		{"안녕하세요오늘은", 3, "안녕하|세요오|늘은"},
		{"「오늘은」은 학교", 6, "「오늘은」은|학교"},
		{"！！！！！", 2, "！！|！！|！"},
	} {
		got := s.Wrap(nil, Regular, size, size*c.width, c.text)
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.width, got, c.want)
		}
		again, _ := s.wrapShaped(nil, Regular, reach(size, size*c.width), c.text)
		if !slices.Equal(got, again) {
			t.Errorf("%q in %d: the way of shaped text wraps %q", c.text, c.width, again)
		}
	}
	if got := s.Balanced(nil, Regular, size, 6*size, "学校是一个教室的学"); len(got) != 2 || len(got[0]) > 15 {
		t.Errorf("balanced: %q", got)
	}
}

// TestFamiliesApart uses families with and without fonts at the same time: none changes what another shows.
func TestFamiliesApart(t *testing.T) {
	plain, regular := family(t), withFonts(t, "sample.ttf")
	both := withFonts(t, "sample-bold.ttf", "sample.ttf")
	show := func(f *Family) string {
		s := f.NewSet(Basic(), Basic())
		var x Extra
		text := "Zoë ✓ ọ́ "
		if f != plain {
			text += "示例 김예시"
		}
		b := s.Show(nil, &x, Bold, size, text)
		for i := range x.fonts {
			if len(x.fonts[i].drawn) > 0 {
				b = x.cutter.subset(b, f.face(slot(i)), x.fonts[i].drawn)
			}
		}
		return string(b)
	}
	families := []*Family{plain, regular, both}
	var want []string
	for _, f := range families {
		want = append(want, show(f))
	}
	if want[1] == want[2] {
		t.Error("a bold font changes nothing")
	}
	var wait sync.WaitGroup
	for i := range 24 {
		wait.Go(func() {
			if got := show(families[i%3]); got != want[i%3] {
				t.Errorf("family %d shows something else beside others", i%3)
			}
		})
	}
	wait.Wait()
}

func FuzzParseOwn(f *testing.F) {
	for _, name := range []string{"sample-bold.ttf", "collection.ttc", "sample.otf"} {
		data := fontFile(f, name)
		for at := 4; at < 300; at += 14 {
			f.Add(data, at, 0xFFFF)
		}
		for at := 300; at < len(data); at += len(data) / 16 {
			f.Add(data, at, 0x8001)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, at, word int) {
		data = bytes.Clone(data)
		if at >= 0 && at+2 <= len(data) {
			binary.BigEndian.PutUint16(data[at:], uint16(word))
		}
		own, err := family(t).With(data)
		if err != nil {
			return
		}
		const text = "示例小明 「見本」、サンプル 김예시 \U00020BB7"
		shown, err := own.Compose(text)
		if err != nil {
			return
		}
		s := own.NewSet(Basic(), Basic())
		var x Extra
		for _, line := range s.Wrap(nil, Bold, size, 40*size, shown) {
			s.Show(nil, &x, Bold, size, line)
		}
		for i := range x.fonts {
			if all := x.fonts[i].drawn; len(all) > 0 {
				if _, err := parse(x.cutter.subset(nil, own.face(slot(i)), all)); err != nil {
					t.Errorf("the subset of a font that was read cannot be read: %v", err)
				}
			}
		}
	})
}
