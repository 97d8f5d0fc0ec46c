// Package pictogram has the drawings of the pictures beside questions, as lines through points, so
// that the PDF and the Word document draw the same.
package pictogram

import (
	"math"

	"github.com/apdocs/forms/apdocs"
)

// The side of the square in which each picture is drawn, and the weight of its lines, in the unit of
// its points.
const (
	Side   = 1000
	Weight = 30
)

// A Point is at X to the right of the left edge of the square and at Y below its top.
type Point struct{ X, Y int }

// Strokes returns the lines of a picture, each through at least two points; a closed one ends where
// it begins. It returns nil if there is no such picture.
func Strokes(p apdocs.Picture) [][]Point {
	draw := drawings[p]
	if draw == nil {
		return nil
	}
	var d drawing
	draw(&d)
	return d
}

// A drawing collects the strokes of a picture.
type drawing [][]Point

// line draws a line through points given as x, y, x, y …
func (d *drawing) line(at ...int) {
	var stroke []Point
	for i := 0; i+1 < len(at); i += 2 {
		stroke = append(stroke, Point{at[i], at[i+1]})
	}
	*d = append(*d, stroke)
}

// shape draws a closed line through points.
func (d *drawing) shape(at ...int) { d.line(append(at, at[0], at[1])...) }

func (d *drawing) box(x, y, w, h int) { d.shape(x, y, x+w, y, x+w, y+h, x, y+h) }

// arc draws a part of an ellipse around x, y, from one angle to another: in degrees, clockwise from
// the right.
func (d *drawing) arc(x, y, rx, ry, from, to int) {
	*d = append(*d, curve(x, y, rx, ry, from, to))
}

func (d *drawing) circle(x, y, r int) { d.arc(x, y, r, r, 0, 360) }

// dot draws a small circle that its own line fills.
func (d *drawing) dot(x, y int) { d.circle(x, y, Weight*2/3); d.circle(x, y, Weight/4) }

// curve returns points of an ellipse, one every ten degrees.
func curve(x, y, rx, ry, from, to int) (points []Point) {
	step := 10
	if to < from {
		step = -10
	}
	for a := from; ; a += step {
		if step > 0 && a > to || step < 0 && a < to {
			a = to
		}
		sin, cos := math.Sincos(float64(a) * math.Pi / 180)
		points = append(points, Point{x + int(math.Round(float64(rx)*cos)), y + int(math.Round(float64(ry)*sin))})
		if a == to {
			return points
		}
	}
}

// join returns curves as one stroke.
func join(parts ...[]Point) (all []Point) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}
