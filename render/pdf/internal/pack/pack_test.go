package pack

import (
	"bytes"
	"compress/zlib"
	"io"
	"math/rand/v2"
	"testing"
)

// unpacked decompresses a stream with the standard library.
func unpacked(t *testing.T, stream []byte) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// some returns random text: of any bytes, of few, of one, or like a page's.
func some(r *rand.Rand) []byte {
	b := make([]byte, r.IntN(1<<r.IntN(17)))
	kinds := 1 + r.IntN(256)
	for i := range b {
		b[i] = byte(r.IntN(kinds))
	}
	if r.IntN(2) == 0 {
		line := []byte("1 0 0 1 0 -12.15 cm BT /R 9 Tf (abc) Tj ET EMC /TD <</MCID 12>>BDC\n")
		b = bytes.Repeat(line, r.IntN(20))
		for range len(b) / 50 {
			b[r.IntN(len(b))] = byte(r.IntN(kinds))
		}
	}
	return b
}

// TestStream builds streams from pieces and new bytes, with codes learnt from them or from
// others.
func TestStream(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var s Stream
	for range 300 {
		var learnt [][]byte
		for range r.IntN(4) {
			learnt = append(learnt, some(r))
		}
		c := Learn(learnt...)
		var want []byte
		var pieces []int // where they begin and end
		made := map[string]*Piece{}
		text := some(r)
		for range r.IntN(12) {
			if r.IntN(3) > 0 {
				text = some(r)
			}
			if r.IntN(2) == 0 {
				pieces = append(pieces, len(want), len(want)+len(text))
			}
			want = append(want, text...)
		}
		s.Begin([]byte("head"), want, c)
		for ; len(pieces) > 0; pieces = pieces[2:] {
			s.New(pieces[0])
			text := want[pieces[0]:pieces[1]]
			p, ok := made[string(text)]
			if !ok {
				one := c.Piece(text)
				p, made[string(text)] = &one, &one
			}
			s.Piece(p)
		}
		out := s.End()
		if !bytes.HasPrefix(out, []byte("head")) {
			t.Fatal("what stood before is lost")
		}
		if got := unpacked(t, out[len("head"):]); !bytes.Equal(got, want) {
			t.Fatalf("%d bytes, not %d", len(got), len(want))
		}
	}
}

// TestEverySymbol has matches of every length and every distance code.
func TestEverySymbol(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	noise := make([]byte, 1<<15)
	for i := range noise {
		noise[i] = byte(r.IntN(256))
	}
	c := Learn()
	for _, length := range []int{4, 5, 9, 10, 11, 12, 13, 18, 19, 34, 35, 66, 67, 130, 131, 200, 226, 227, 256, 257,
		258, 259, 300} {
		for _, distance := range []int{1, 2, 3, 4, 5, 7, 24, 97, 1000, 5000, 20000, 32768 - length, 32768} {
			if distance < length && distance > 7 {
				continue
			}
			text := bytes.Clone(noise[:distance])
			for i := range length { // overlaps itself if it is longer than its distance
				text = append(text, text[i])
			}
			p := c.Piece(text)
			var s Stream
			s.Begin(nil, text, c)
			s.Piece(&p)
			if got := unpacked(t, s.End()); !bytes.Equal(got, text) {
				t.Fatalf("length %d at distance %d", length, distance)
			}
			s.Begin(nil, text, c)
			if got := unpacked(t, s.End()); !bytes.Equal(got, text) {
				t.Fatalf("new, length %d at distance %d", length, distance)
			}
		}
	}
}

// TestSameCode learns the same code twice.
func TestSameCode(t *testing.T) {
	text := bytes.Repeat([]byte("the same every time, whatever the order of a map "), 20)
	a, b := Learn(text, text), Learn(text, text)
	if a.literals != b.literals || a.distances != b.distances {
		t.Error("two codes learnt from the same differ")
	}
	if p := a.Piece(text); int(p.n) > 8*len(text)/10 {
		t.Errorf("%d bytes take %d bits", len(text), p.n)
	}
}
