package font

import (
	"bytes"
	"math"
	"testing"

	shapefont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// TestCompact compares outlines in table CFF, as they are converted, with what go-text reads of the font: no point of
// a curve there is more than a unit from the converted outline, and the areas are the same.
func TestCompact(t *testing.T) {
	data := fontFile(t, "sample.otf")
	face, err := parseOwn(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	other := shapefont.NewFace(otherReader(t, data))
	seen := 0
	for g := 0; g < face.glyphs; g += 3 {
		want, ok := other.GlyphData(opentype.GID(g)).(shapefont.GlyphOutline)
		made := face.cff.convert(g)
		if !ok || !made.ok {
			t.Errorf("glyph %d is not read: %v, %v", g, ok, made.ok)
			continue
		}
		if !face.sound(made.outline) {
			t.Errorf("glyph %d is damaged", g)
		}
		all := flattened(made.outline)
		for _, p := range samples(want.Segments) {
			if d := distance(all, p); d > 1.3 {
				t.Errorf("glyph %d: (%.1f, %.1f) is %.2f units from the outline", g, p[0], p[1], d)
				break
			}
			seen++
		}
	}
	if seen < 15000 {
		t.Errorf("%d points were compared", seen)
	}
}

// otherReader reads a font by go-text, to compare with.
func otherReader(t *testing.T, data []byte) *shapefont.Font {
	t.Helper()
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	reader, err := shapefont.NewFont(loader)
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

// samples returns points of an outline as go-text has it.
func samples(segments []opentype.Segment) (all [][2]float64) {
	var at [2]float64
	for _, s := range segments {
		p := func(i int) [2]float64 { return [2]float64{float64(s.Args[i].X), float64(s.Args[i].Y)} }
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			at = p(0)
		case opentype.SegmentOpLineTo:
			for k := range 5 {
				all = append(all, mix(at, p(0), float64(k)/4))
			}
			at = p(0)
		case opentype.SegmentOpCubeTo:
			for k := range 9 {
				t := float64(k) / 8
				a, b, c := mix(at, p(0), t), mix(p(0), p(1), t), mix(p(1), p(2), t)
				all = append(all, mix(mix(a, b, t), mix(b, c, t), t))
			}
			at = p(2)
		}
	}
	return all
}

func mix(a, b [2]float64, t float64) [2]float64 {
	return [2]float64{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t}
}

// flattened returns the contours of a simple outline in table glyf as short lines.
func flattened(o table) (all [][2][2]float64) {
	contours := o.i16(0)
	if contours <= 0 {
		return nil
	}
	n := o.u16(10+2*(contours-1)) + 1
	flags := o[12+2*contours:][:n]
	data := o[12+2*contours+n:]
	axis := func(short, same byte) []float64 {
		v, all := 0, make([]float64, n)
		for i, f := range flags {
			switch {
			case f&short != 0 && f&same != 0:
				v, data = v+int(data[0]), data[1:]
			case f&short != 0:
				v, data = v-int(data[0]), data[1:]
			case f&same == 0:
				v, data = v+data.i16(0), data[2:]
			}
			all[i] = float64(v)
		}
		return all
	}
	xs, ys := axis(2, 16), axis(4, 32)
	from := 0
	for c := range contours {
		end := o.u16(10+2*c) + 1
		size := end - from
		p := func(i int) ([2]float64, bool) {
			k := from + (i+size)%size
			return [2]float64{xs[k], ys[k]}, flags[k]&1 != 0
		}
		for i := range size {
			a, on := p(i)
			b, next := p(i + 1)
			switch {
			case on && next:
				all = append(all, [2][2]float64{a, b})
			case on:
				last := a
				end, _ := p(i + 2)
				for k := 1; k <= 16; k++ {
					t := float64(k) / 16
					q := mix(mix(a, b, t), mix(b, end, t), t)
					all = append(all, [2][2]float64{last, q})
					last = q
				}
			}
		}
		from = end
	}
	return all
}

// distance returns how far a point is from the nearest line.
func distance(lines [][2][2]float64, p [2]float64) float64 {
	best := math.Inf(1)
	for _, l := range lines {
		dx, dy := l[1][0]-l[0][0], l[1][1]-l[0][1]
		t := 0.0
		if s := dx*dx + dy*dy; s > 0 {
			t = min(max(((p[0]-l[0][0])*dx+(p[1]-l[0][1])*dy)/s, 0), 1)
		}
		q := mix(l[0], l[1], t)
		best = min(best, math.Hypot(p[0]-q[0], p[1]-q[1]))
	}
	return best
}
