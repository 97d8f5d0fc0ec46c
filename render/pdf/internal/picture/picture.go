// Package picture prepares raster images for a PDF file.
package picture

import (
	"errors"
	"image"
	"image/draw"
	_ "image/jpeg" // logos
	_ "image/png"
)

// MostPixels is how large a picture may be on a side; a photograph from a telephone
// is as large as that.
const MostPixels = 4000

// ErrUnreadable is the error of a logo that is no picture.
var ErrUnreadable = errors.New("logo of the organisation: is not a picture in PNG or JPEG, or is broken")

// Flatten lays a picture on white, three bytes a dot.
func Flatten(img image.Image) []byte {
	r := img.Bounds()
	paper := image.NewRGBA(r)
	draw.Draw(paper, r, image.White, image.Point{}, draw.Src)
	draw.Draw(paper, r, img, r.Min, draw.Over)
	out := make([]byte, 0, 3*r.Dx()*r.Dy())
	for i := 0; i < len(paper.Pix); i += 4 {
		out = append(out, paper.Pix[i:i+3]...)
	}
	return out
}

// Index gives a picture of few colours, as most logos are, as those colours
// and the place of each dot's among them, which is a third of the bytes. Of more
// than 256 colours it is nothing.
func Index(dots []byte) (colours, places []byte) {
	const most = 256
	seen := map[[3]byte]byte{}
	places = make([]byte, 0, len(dots)/3)
	for i := 0; i < len(dots); i += 3 {
		c := [3]byte(dots[i:])
		if i > 0 && c == [3]byte(dots[i-3:]) {
			places = append(places, places[len(places)-1])
			continue
		}
		n, ok := seen[c]
		if !ok {
			if len(seen) == most {
				return nil, nil
			}
			n = byte(len(seen))
			seen[c] = n
			colours = append(colours, c[:]...)
		}
		places = append(places, n)
	}
	return colours, places
}
