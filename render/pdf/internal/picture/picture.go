// Package picture prepares raster images for a PDF file: logos and hand-written signatures. PDF/A
// documents here have no transparency, so a picture is drawn on white, and one of few colours is
// stored as indices into a palette.
package picture

import (
	"image"
	"image/draw"
)

// Flatten draws a picture on white and returns three bytes for each pixel.
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

// Index returns the palette of a picture and, for each pixel, the index of its colour. pixels has
// three bytes for each, as from [Flatten]. Indices take a third of the bytes. Both results are nil
// if there are more than 256 colours.
func Index(pixels []byte) (palette, indices []byte) {
	const most = 256
	seen := map[[3]byte]byte{}
	indices = make([]byte, 0, len(pixels)/3)
	for i := 0; i < len(pixels); i += 3 {
		c := [3]byte(pixels[i:])
		if i > 0 && c == [3]byte(pixels[i-3:]) {
			indices = append(indices, indices[len(indices)-1])
			continue
		}
		n, ok := seen[c]
		if !ok {
			if len(seen) == most {
				return nil, nil
			}
			n = byte(len(seen))
			seen[c] = n
			palette = append(palette, c[:]...)
		}
		indices = append(indices, n)
	}
	return palette, indices
}
