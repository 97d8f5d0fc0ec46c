// Package raster reads the pictures that documents take, a logo or a hand-written signature, as PNG
// or JPEG. It gives them upright, however the camera was held: the orientation in Exif data (1 to 8)
// is applied. A JPEG in CMYK is read with Adobe's marker or without.
//
// Of Exif one number is read, in a few lines that a fuzz test holds; the Go modules for Exif read
// hundreds of tags and makers' notes, or are not kept any more.
package raster

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
)

// MostPixels is the largest width and height of a picture in pixels, that of a photograph from a
// telephone.
const MostPixels = 4000

// A Picture is a picture whose head was read. Its content may still be damaged, which
// [Picture.Image] finds.
type Picture struct {
	Width, Height int // upright, 1 to MostPixels
	Format        Format

	// Turned says how the stored picture is turned to stand upright: 1 not at all, 2 to 8 as the
	// orientation of Exif (CIPA DC-008, 4.6.5.1.6).
	Turned int

	model color.Model
	data  []byte
}

// A Format is a file format of pictures.
type Format string

// The formats that are read.
const (
	PNG  Format = "png"
	JPEG Format = "jpeg"
)

// The errors of a file that is no picture, or a broken one.
var (
	errUnknown = errors.New("is not a PNG or JPEG picture")
	errDamaged = errors.New("is a damaged picture, or of a rare kind; save it anew as PNG or JPEG")
)

// Read reads the head of a picture. The error is a predicate, such as "is a GIF; save it as PNG or
// JPEG".
func Read(data []byte) (*Picture, error) {
	p := &Picture{data: data}
	var config image.Config
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		p.Format, p.Turned = PNG, orientation(exifOfPNG(data))
		config, err = png.DecodeConfig(bytes.NewReader(data))
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		head := readJPEG(data)
		p.Format, p.Turned = JPEG, orientation(head.exif)
		if head.components == cmyk && !head.adobe {
			p.data = marked(data)
		}
		config, err = jpeg.DecodeConfig(bytes.NewReader(p.data))
	default:
		if name := other(data); name != "" {
			return nil, fmt.Errorf("is %s; save it as PNG or JPEG", name)
		}
		return nil, errUnknown
	}
	if err != nil {
		return nil, errDamaged
	}
	p.Width, p.Height, p.model = config.Width, config.Height, config.ColorModel
	if p.Width < 1 || p.Height < 1 || p.Width > MostPixels || p.Height > MostPixels {
		return nil, fmt.Errorf("is %d by %d dots; it may have 1 to %d each way", p.Width, p.Height, MostPixels)
	}
	if p.OnItsSide() {
		p.Width, p.Height = p.Height, p.Width
	}
	return p, nil
}

// OnItsSide reports whether the stored picture has the height as its width.
func (p *Picture) OnItsSide() bool { return p.Turned >= 5 }

// Common reports whether the picture is a JPEG in the colours of most photographs (YCbCr), which
// other files can hold as it is, turned or not.
func (p *Picture) Common() bool { return p.Format == JPEG && p.model == color.YCbCrModel }

// Stored returns the file as it was read.
func (p *Picture) Stored() []byte { return p.data }

// Image decodes the picture and turns it upright.
func (p *Picture) Image() (image.Image, error) {
	var img image.Image
	var err error
	if p.Format == PNG {
		img, err = png.Decode(bytes.NewReader(p.data))
	} else {
		img, err = jpeg.Decode(bytes.NewReader(p.data))
	}
	if err != nil {
		return nil, errDamaged
	}
	return upright(img, p.Turned), nil
}

// Decode reads a whole picture, upright.
func Decode(data []byte) (image.Image, error) {
	p, err := Read(data)
	if err != nil {
		return nil, err
	}
	return p.Image()
}

// Plain returns the picture as a file that every program shows upright and in its colours: the file
// that was read, unless it is turned or in CMYK.
func (p *Picture) Plain() ([]byte, error) {
	if p.Turned == 1 && p.model != color.CMYKModel {
		return p.data, nil
	}
	img, err := p.Image()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if p.Format == PNG {
		err = png.Encode(&b, img)
	} else {
		const quality = 95 // of 100, at which nothing is seen to be lost
		err = jpeg.Encode(&b, opaque(img), &jpeg.Options{Quality: quality})
	}
	return b.Bytes(), err
}

// opaque returns a picture in RGB; a grey one stays grey.
func opaque(img image.Image) image.Image {
	switch img.(type) {
	case *image.Gray, *image.RGBA, *image.YCbCr:
		return img
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, out.Rect.Min, draw.Src)
	return out
}

// upright turns a picture as the orientation of Exif says.
func upright(img image.Image, turned int) image.Image {
	if turned == 1 {
		return img
	}
	from := img.Bounds()
	w, h := from.Dx(), from.Dy()
	stored := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(stored, stored.Rect, img, from.Min, draw.Src)
	size := stored.Rect
	if turned >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewNRGBA(size)
	for y := range h {
		for x := range w {
			to := out.PixOffset(place(turned, x, y, w, h))
			at := stored.PixOffset(x, y)
			copy(out.Pix[to:to+4], stored.Pix[at:at+4])
		}
	}
	return out
}

// place returns where the dot x, y of a stored picture of w by h dots stands in the upright one.
//
// Source: CIPA DC-008 (Exif 2.32), 4.6.5.1.6: 1 stands for the top row and the left column as
// stored, 2 top and right, 3 bottom and right, 4 bottom and left, 5 left and top, 6 right and top,
// 7 right and bottom, 8 left and bottom, as the side on which the first row and the first column are.
func place(turned, x, y, w, h int) (int, int) {
	switch turned {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}

// Matrix returns the matrix a b c d e f (ISO 32000-1, 8.3.3) that draws the stored picture, which
// takes the unit square, upright in the unit square.
func (p *Picture) Matrix() [6]int {
	return [...][6]int{
		{1, 0, 0, 1, 0, 0}, {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},
		{0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}, {0, 1, 1, 0, 0, 0}, {0, 1, -1, 0, 1, 0},
	}[p.Turned-1]
}
