package font

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
)

func faceFiles() [][]byte {
	return [][]byte{liberationsansregular.TTF, liberationsansbold.TTF, dejavusans.TTF, dejavusansbold.TTF}
}

func family(t testing.TB) *Family {
	t.Helper()
	f, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// alphabet has composite glyphs, also of composites, and marks above and below.
const alphabet = "Aæß ÁÅåçñőŐłŁșțȘȚŴŵŷĞğİıĦħǺǻấềỄỄọẓΆαβγЖжЙйёЇґ–—‘’“”•…€£½−"

// TestFaces checks the versions of the embedded fonts: other outlines or widths would
// change every document.
func TestFaces(t *testing.T) {
	f := family(t)
	for s, want := range []Face{
		{Name: "LiberationSans", Ascent: 905, Descent: -212, CapHeight: 688},
		{Name: "LiberationSans-Bold", Ascent: 905, Descent: -212, CapHeight: 688},
		{Name: "DejaVuSans", Ascent: 928, Descent: -236, CapHeight: 928},
		{Name: "DejaVuSans-Bold", Ascent: 928, Descent: -236, CapHeight: 928},
	} {
		got := f.face(slot(s))
		if got.Name != want.Name || got.Ascent != want.Ascent || got.Descent != want.Descent ||
			got.CapHeight != want.CapHeight {
			t.Errorf("face %d: %s %d %d %d, want %s %d %d %d", s, got.Name, got.Ascent, got.Descent, got.CapHeight,
				want.Name, want.Ascent, want.Descent, want.CapHeight)
		}
	}
	// Lines break as in Arial because the widths are the same.
	for r, want := range map[rune]int{' ': 278, 'i': 222, 'a': 556, 'W': 944, 'ë': 556, '\u00A0': 278, '…': 1000} {
		if got := f.Face(Regular).Width(r); got != want {
			t.Errorf("regular %q is %d wide, want %d", r, got, want)
		}
	}
}

// TestWidths compares the table with the widths in the font file, and with those that fpdf
// reads.
func TestWidths(t *testing.T) {
	for _, ttf := range faceFiles() {
		f, err := Parse(ttf)
		if err != nil {
			t.Fatal(err)
		}
		pdf := fpdf.New("P", "pt", "A4", "")
		pdf.AddUTF8FontFromBytes("f", "", ttf)
		pdf.SetFont("f", "", 1000)
		for r := rune(0); r < 0x3000; r++ {
			g := f.find(r)
			at := 4 * min(g, int(binary.BigEndian.Uint16(f.hhea[34:]))-1)
			want := (int(binary.BigEndian.Uint16(f.hmtx[at:]))*1000 + f.unitsEm/2) / f.unitsEm
			if got := f.Width(r); got != want {
				t.Errorf("%s: U+%04X is %d wide, want %d", f.Name, r, got, want)
			}
			if r < quick && g != 0 && int(f.wide[r]) != want || r < quick && g == 0 && f.wide[r] != missing {
				t.Errorf("%s: U+%04X is %d in the table, want %d", f.Name, r, f.wide[r], want)
			}
			if wide := pdf.GetStringWidth(string(r)); r > ' ' && r < 0x250 && f.Has(r) &&
				(wide < float64(want-1) || wide > float64(want+1)) {
				t.Errorf("%s: U+%04X is %d wide, fpdf says %v", f.Name, r, want, wide)
			}
		}
	}
}

func TestSubset(t *testing.T) {
	for s := range builtIn {
		f := family(t).face(s)
		runes := []rune(alphabet + "A") // the last occurs twice
		runes = slices.DeleteFunc(runes, func(r rune) bool { return !f.Has(r) })
		data := f.Subset(runes)
		sub, err := parse(data)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if sum(data) != 0xB1B0AFBA {
			t.Errorf("%s: the check sum is %08X", f.Name, sum(data))
		}
		if !sameDrawing(sub, 0, f, 0) {
			t.Errorf("%s: glyph 0 is another drawing", f.Name)
		}
		for i, r := range runes {
			if !sameDrawing(sub, i+1, f, f.find(r)) {
				t.Errorf("%s: %q is another drawing", f.Name, r)
			}
			if sub.advance(i+1) != f.Width(r) {
				t.Errorf("%s: %q is %d wide, want %d", f.Name, r, sub.advance(i+1), f.Width(r))
			}
		}
	}
}

// TestCutterAgain checks that a reused cutter gives the same result.
func TestCutterAgain(t *testing.T) {
	var c cutter
	for s := range builtIn {
		f := family(t).face(s)
		c.subset(nil, f, single([]rune("ǻấб")))
		got := c.subset([]byte("odd"), f, single([]rune(alphabet)))
		if !bytes.Equal(got[3:], f.Subset([]rune(alphabet))) {
			t.Errorf("%s: the second subset of a cutter is another", f.Name)
		}
	}
}

// sameDrawing compares two outlines without their instructions, component by component.
func sameDrawing(a *Face, ga int, b *Face, gb int) bool {
	oa, ob := a.outline(ga), b.outline(gb)
	if ob.i16(0) >= 0 {
		return bytes.Equal(pad(simple(nil, oa), 0), pad(simple(nil, ob), 0)) && bytes.Equal(a.bearing(ga), b.bearing(gb))
	}
	for p, last := firstPart, false; !last; {
		from := p
		p, last = nextPart(ob, p)
		if p > len(oa) || oa.u16(from) != ob.u16(from)&^partInstructions || !bytes.Equal(oa[from+4:p], ob[from+4:p]) {
			return false
		}
		if !sameDrawing(a, oa.u16(from+2), b, ob.u16(from+2)) {
			return false
		}
	}
	return bytes.Equal(oa[:firstPart], ob[:firstPart])
}

func FuzzParse(f *testing.F) {
	load, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	face := *load.Face(Regular)
	f.Add([]byte{}, 0, 0)
	// The seeds are a small font with one word changed.
	small := face.Subset([]rune("aéǻ"))
	small = withCharacters(small, 'a', 4)
	for _, at := range []int{4, 5, 20, 24, 110, 130, len(small) - 60, len(small) - 20} {
		f.Add(small, at, 0xFFFF)
		f.Add(small, at, 0)
	}
	f.Fuzz(func(t *testing.T, ttf []byte, at, word int) {
		ttf = bytes.Clone(ttf)
		if at >= 0 && at+2 <= len(ttf) {
			binary.BigEndian.PutUint16(ttf[at:], uint16(word))
		}
		face, err := Parse(ttf)
		if err != nil {
			return
		}
		if _, err := parse(face.Subset([]rune("aébc \u2801\U0001D400"))); err != nil {
			t.Errorf("the subset of a font that was read cannot be read: %v", err)
		}
	})
}

// withCharacters adds a character map to a subset, in which n characters from first are
// the glyphs from 1. Its entry is the last of the table directory, so all tables move by
// its length.
func withCharacters(ttf []byte, first rune, n int) []byte {
	tables := int(binary.BigEndian.Uint16(ttf[4:]))
	list := 12 + 16*tables
	out := slices.Insert(bytes.Clone(ttf), list, make([]byte, 16)...)
	binary.BigEndian.PutUint16(out[4:], uint16(tables+1))
	for i := range tables {
		at := 12 + 16*i + 8
		binary.BigEndian.PutUint32(out[at:], binary.BigEndian.Uint32(out[at:])+16)
	}
	m := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1}
	m = binary.BigEndian.AppendUint32(m, uint32(first))
	m = binary.BigEndian.AppendUint32(m, uint32(first)+uint32(n)-1)
	m = binary.BigEndian.AppendUint32(m, 1)
	copy(out[list:], "cmap")
	binary.BigEndian.PutUint32(out[list+8:], uint32(len(out)))
	binary.BigEndian.PutUint32(out[list+12:], uint32(len(m)))
	return append(out, m...)
}

func TestSeedIsReadable(t *testing.T) {
	face, err := Parse(withCharacters(family(t).Face(Regular).Subset([]rune("abcd")), 'a', 4))
	if err != nil || !face.Has('a') || !face.Has('d') || face.Has('e') {
		t.Errorf("the fuzz seed reads as %v", err)
	}
}
