package font

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A line is a text shown on the page of a test.
type line struct {
	weight Weight
	text   string
}

// page makes a file with a page that shows lines.
func page(s *Set, st *file.Static, x *Extra, w *file.Writer, lines []line) []byte {
	x.Reset()
	w.Begin(st, nil)
	var b []byte
	for i, l := range lines {
		b = append(b, "BT 1 0 0 1 40 "...)
		b = file.Lengths(b, 800*file.Pt-i*18*file.Pt)
		b = append(b, "Tm /"...)
		b = append(b, coreNames[l.weight], ' ')
		b = append(file.Lengths(b, size), "Tf\n"...)
		b = append(s.Show(b, x, l.weight, size, l.text), "ET\n"...)
	}
	content, sheet, tree, root := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
	w.Stream(content, "", b)
	x.Embed(w)
	w.Object(sheet)
	w.B = file.Ref(append(w.B, "<</Type/Page/MediaBox[0 0 595 842]/Parent "...), tree)
	w.B = file.Ref(append(w.B, "/Contents "...), content)
	w.B = append(x.Resources(s.Resources(append(w.B, "/Resources<</Font<<"...))), ">>>>>>"...)
	w.Object(tree)
	w.B = append(file.Ref(append(w.B, "<</Type/Pages/Count 1/Kids["...), sheet), "]>>"...)
	w.Object(root)
	w.B = append(file.Ref(append(w.B, "<</Type/Catalog/Pages "...), tree), ">>"...)
	return w.End(root, 0, [16]byte{})
}

func plan(t testing.TB) (*Set, *file.Static) {
	s := basicSet(t)
	st := file.NewStatic()
	s.Embed(st)
	st.Close()
	return s, st
}

// readFont is an embedded font as seen by a viewer.
type readFont struct {
	name   string
	text   map[int]string
	widths map[int]int
	glyph  func(code int) int
	ttf    *Face
}

var mapRange = regexp.MustCompile(`<(....)> <(....)> <([0-9A-F]+)>`)

func read(t *testing.T, d *file.Document, o file.Object) readFont {
	t.Helper()
	decode := func(o file.Object) []byte {
		b, err := d.Decode(d.Stream(o))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	top := d.Dict(o)
	cid := d.Dict(d.Array(top["DescendantFonts"])[0])
	f := readFont{name: d.Name(top["BaseFont"]), text: map[int]string{}, widths: map[int]int{},
		glyph: func(c int) int { return c }}
	for _, m := range mapRange.FindAllSubmatch(bytes.SplitN(decode(top["ToUnicode"]), []byte("endcodespacerange"),
		2)[1], -1) {
		first, _ := strconv.ParseInt(string(m[1]), 16, 32)
		last, _ := strconv.ParseInt(string(m[2]), 16, 32)
		var units []uint16
		for i := 0; i < len(m[3]); i += 4 {
			v, _ := strconv.ParseUint(string(m[3][i:i+4]), 16, 16)
			units = append(units, uint16(v))
		}
		for c := first; c <= last; c++ {
			f.text[int(c)] = string(utf16.Decode(units))
			units[len(units)-1]++
		}
	}
	list := d.Array(cid["W"])
	for i := 0; i+1 < len(list); i += 2 {
		first, _ := d.Int(list[i])
		for k, v := range d.Array(list[i+1]) {
			f.widths[first+k], _ = d.Int(v)
		}
	}
	if m, ok := d.Get(cid["CIDToGIDMap"]).(*file.Stream); ok {
		data := table(decode(m))
		f.glyph = func(c int) int { return data.u16(2 * c) }
	}
	var err error
	if f.ttf, err = parse(decode(d.Dict(cid["FontDescriptor"])["FontFile2"])); err != nil {
		t.Fatal(err)
	}
	return f
}

// check reads the page like a viewer: every code must have its text, width and glyph. It
// returns the text of each line.
func check(t *testing.T, f *Family, data []byte) []string {
	t.Helper()
	d, err := file.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := d.Pages()
	if err != nil || len(pages) != 1 {
		t.Fatal(len(pages), err)
	}
	fonts := map[string]readFont{}
	for name, o := range d.Dict(d.Dict(pages[0].Dict["Resources"])["Font"]) {
		fonts[name] = read(t, d, o)
	}
	content, err := d.Decode(d.Stream(pages[0].Dict["Contents"]))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, part := range strings.Split(string(content), "BT 1 0 0 1")[1:] {
		text, now, first := "", "", ""
		for _, op := range operators(t, part) {
			if op.font != "" {
				if now = op.font; first == "" {
					first = now
				}
				continue
			}
			font := fonts[now]
			for i := 0; i+1 < len(op.codes); i += 2 {
				next := ""
				if i+3 < len(op.codes) {
					next = font.text[table(op.codes).u16(i+2)]
				}
				text += checkCode(t, f, font, table(op.codes).u16(i), next)
			}
		}
		if now != first {
			t.Errorf("the font after the line is %s, not %s", now, first)
		}
		lines = append(lines, text)
	}
	return lines
}

// checkCode checks a code and returns its text; next is that of the code after it.
func checkCode(t *testing.T, f *Family, font readFont, code int, next string) string {
	t.Helper()
	text, ok := font.text[code]
	r := []rune(text + "\u0000")[0]
	name := font.name[strings.Index(font.name, "+")+1:]
	for s := range builtIn {
		if f.face(s).Name != name {
			continue
		}
		g := font.glyph(code)
		switch {
		case !ok || g == 0 || g >= font.ttf.glyphs:
			t.Errorf("%s: code %04X has no text or glyph", font.name, code)
		case font.widths[code] != font.ttf.advance(g):
			t.Errorf("%s: %q is %d wide, its glyph %d", font.name, text, font.widths[code], font.ttf.advance(g))
		case extends(r) || next != "" && extends(first(next)): // of a cluster, whose width they share
		case font.widths[code] != f.face(s).Width(r):
			t.Errorf("%s: %q is %d wide, its glyph %d", font.name, text, font.widths[code], font.ttf.advance(g))
		case !sameDrawing(font.ttf, g, f.face(s), f.face(s).find(r)):
			t.Errorf("%s: %q is another drawing", font.name, text)
		}
		return text
	}
	t.Errorf("font %q is none of ours", font.name)
	return text
}

// An operator is a change of font or a string shown.
type operator struct {
	font  string
	codes []byte
}

var operatorPattern = regexp.MustCompile(`(?s)/(\w+) [\d.]+ Tf\n|\(((?:\\.|[^\\()])*)\)Tj\n|\[-?\d+\]TJ\n`)

func operators(t *testing.T, part string) (ops []operator) {
	t.Helper()
	rest := operatorPattern.ReplaceAllStringFunc(part, func(m string) string {
		p := operatorPattern.FindStringSubmatch(m)
		op := operator{font: p[1]}
		for i := 0; i < len(p[2]); i++ {
			c := p[2][i]
			if c == '\\' {
				i++
				if c = p[2][i]; c == 'r' {
					c = '\r'
				}
			}
			op.codes = append(op.codes, c)
		}
		ops = append(ops, op)
		return ""
	})
	if !regexp.MustCompile(`^ 40 [\d.-]+ Tm ET\n$`).MatchString(rest) {
		t.Errorf("operators that do not belong there: %q", rest)
	}
	return ops
}

func hostileLines() []line {
	lines := []line{
		{Regular, ""}, {Bold, "\u200B"}, {Regular, "a(b)c\\d\\"}, {Bold, "()"}, {Regular, "čččč ččč (č)"},
		{Regular, latinExtended()}, // so many that codes contain brackets, backslashes and carriage returns
		{Regular, "Ж Ж ✓ Ж"}, {Bold, "Жук и Łoś ✓ ok"}, {Bold, "\U0001D538\U0001D5A0"}, {Regular, "ﬁ \u00A0 −"},
		{Regular, "Zoë Łukasiewicz-Ștefănescu"}, {Bold, "Ŵyn ap Siôn"}, {Regular, "O’Neill-D’Souza, Nguyễn Thị Ánh"},
		{Regular, "Ọlọ́runfẹ́mi (Adébáyọ̀)"}, {Bold, "Ọlọ́ Ž̇ Лю́да ё́ ή̃ ✓"}, {Regular, "rū̃ta ė́jo į́ j̃ gražùs"},
		{Regular, "x́"},
		{Regular, "Grüß Gott, Þóra; Ἀθηνᾶ, Ђорђе, Їжак, Հայկ, გია"},
	}
	random := rand.New(rand.NewPCG(3, 4))
	letters := []rune("aA ()\\ŁșЖŵ✓\U0001D538ᾳ\u00A0\u00AD\u200Bčĩ(⠨")
	for range 30 {
		var b strings.Builder
		for range random.IntN(40) {
			b.WriteRune(letters[random.IntN(len(letters))])
		}
		lines = append(lines, line{Weight(random.IntN(2)), b.String()})
	}
	return lines
}

func latinExtended() string {
	var b strings.Builder
	for r := 'Ā'; r <= 'ſ'; r++ {
		b.WriteRune(r)
	}
	return b.String()
}

// shown returns the visible part of a text.
func shown(text string) string {
	text = strings.ReplaceAll(text, "\u200B", "")
	hyphen := strings.HasSuffix(text, "\u00AD") // others are not visible
	text = strings.ReplaceAll(text, "\u00AD", "")
	if hyphen {
		text += "\u00AD"
	}
	return text
}

func TestShow(t *testing.T) {
	s, st := plan(t)
	lines := hostileLines()
	got := check(t, s.family, page(s, st, new(Extra), new(file.Writer), lines))
	for i, l := range lines {
		want := shown(l.text)
		if strings.HasSuffix(l.text, "\u200B") {
			want = strings.TrimSuffix(want, "\u00AD") // it is not the last character after all
		}
		if got[i] != want {
			t.Errorf("line %d shows %q, want %q", i, got[i], want)
		}
	}
}

// TestShowPlain checks the operators.
func TestShowPlain(t *testing.T) {
	s := basicSet(t)
	var x Extra
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"a)", "(\x00a\x00\\))Tj\n"},
		{"–", "(\x20\x13)Tj\n"},
		{"Ła", "/X0 12 Tf\n(\x00\x01)Tj\n/R 12 Tf\n(\x00a)Tj\n"},
		{"a✓Ł", "(\x00a)Tj\n/X2 12 Tf\n(\x00\x01)Tj\n/X0 12 Tf\n(\x00\x01)Tj\n/R 12 Tf\n"},
	} {
		if got := string(s.Show(nil, &x, Regular, size, c.text)); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if !s.Covers(Bold, "a – b\u200B") || s.Covers(Bold, "Ł") || s.Covers(Regular, "ﬁ") {
		t.Error("the core covers something else")
	}
	if wide := family(t).NewSet([]rune("ﬁ✓"), nil); !wide.Covers(Regular, "ﬁ") || wide.Covers(Regular, "✓") {
		t.Error("the core covers something else beyond U+2800")
	}
	defer func() {
		if recover() == nil {
			t.Error("fixed text outside the core is shown")
		}
	}()
	s.Show(nil, nil, Regular, size, "Ł")
}

// TestSameBytes checks that the result does not depend on what was made before or by which
// goroutine.
func TestSameBytes(t *testing.T) {
	s, st := plan(t)
	lines := hostileLines()
	want := page(s, st, new(Extra), new(file.Writer), lines)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			var x Extra
			var w file.Writer
			for k := range 5 {
				page(s, st, &x, &w, lines[(i+k)%len(lines):])
				if !bytes.Equal(page(s, st, &x, &w, lines), want) {
					t.Error("the file is another when made again")
				}
			}
		})
	}
	group.Wait()
}

func TestToUnicodeRanges(t *testing.T) {
	runes := []rune{'a', 'b', 'c', 0x1FF, 0x200, 0x1D4FF, 0x1D500, 0x1D501}
	got := string(appendToUnicode(nil, single(runes), func(i int) int { return i + 1 }))
	want := "5 beginbfrange\n<0001> <0003> <0061>\n<0004> <0004> <01FF>\n<0005> <0005> <0200>\n" +
		"<0006> <0006> <D835DCFF>\n<0007> <0008> <D835DD00>\nendbfrange\n"
	if !strings.Contains(got, want) {
		t.Errorf("the ranges are %q", got)
	}
	many := make([]rune, 250)
	for i := range many {
		many[i] = rune(2 * i)
	}
	got = string(appendToUnicode(nil, single(many), func(i int) int { return i }))
	for _, n := range []int{100, 50} {
		if !strings.Contains(got, fmt.Sprintf("\n%d beginbfrange\n", n)) {
			t.Errorf("there is no group of %d ranges", n)
		}
	}
}

func BenchmarkShow(b *testing.B) {
	s := basicSet(b)
	for name, text := range map[string]string{"Core": strings.ReplaceAll(prose, "ë", "e"),
		"Names": strings.Repeat("Zoë Łukasiewicz-Ștefănescu, ", 6)} {
		b.Run(name, func(b *testing.B) {
			var x Extra
			var out []byte
			b.ReportAllocs()
			for b.Loop() {
				out = s.Show(out[:0], &x, Regular, size, text)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text)), "ns/char")
		})
	}
}

// BenchmarkFirst measures what a process does before its first document.
func BenchmarkFirst(b *testing.B) {
	for b.Loop() {
		f := new(Family)
		for w, ttf := range faceFiles()[:weights] {
			var err error
			if f.main[w], err = Parse(ttf); err != nil {
				b.Fatal(err)
			}
		}
		s := f.NewSet(Basic(), Basic())
		s.Embed(file.NewStatic())
	}
}

func BenchmarkExtra(b *testing.B) {
	s := basicSet(b)
	st := file.NewStatic()
	s.Embed(st)
	st.Close()
	var x Extra
	var w file.Writer
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		x.Reset()
		w.Begin(st, out)
		s.Show(nil, &x, Regular, size, "ŁșțëŴЖæôÁễị")
		x.Embed(&w)
		out = w.End(1, 0, [16]byte{})
	}
}
