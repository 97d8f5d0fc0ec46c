package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// mostPixels is how large a logo may be on a side; a photograph from a telephone
// is as large as that.
const mostPixels = 4000

// embedLogo writes the logo as a picture in red, green and blue. A JPEG of those
// colours is kept as it is; what is transparent becomes white, the paper.
func (p *plan) embedLogo() error {
	config, kind, err := image.DecodeConfig(bytes.NewReader(p.letterhead.Logo))
	if err != nil {
		return errLogo
	}
	if config.Width > mostPixels || config.Height > mostPixels || config.Width < 1 || config.Height < 1 {
		return fmt.Errorf("logo of the organisation: is larger than %d by %[1]d dots", mostPixels)
	}
	p.picture = p.static.Alloc()
	dict := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace", config.Width, config.Height)
	img, _, err := image.Decode(bytes.NewReader(p.letterhead.Logo))
	if err != nil {
		return errLogo
	}
	if kind == "jpeg" && config.ColorModel == color.YCbCrModel {
		p.static.Raw(p.picture, dict+"/DeviceRGB/Filter/DCTDecode", p.letterhead.Logo)
		return nil
	}
	dots := flattened(img)
	colours, places := indexed(dots)
	if colours == nil {
		p.static.Stream(p.picture, dict+"/DeviceRGB", dots)
		return nil
	}
	space := fmt.Sprintf("[/Indexed/DeviceRGB %d<%s>]", len(colours)/3-1, file.Hex(nil, colours...))
	p.static.Stream(p.picture, dict+space, places)
	return nil
}

var errLogo = fmt.Errorf("logo of the organisation: is not a picture in PNG or JPEG, or is broken")

// flattened is a picture on white, three bytes a dot.
func flattened(img image.Image) []byte {
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

// indexed gives a picture of few colours, as most logos are, as those colours
// and the place of each dot's among them, which is a third of the bytes. Of more
// than 256 colours it is nothing.
func indexed(dots []byte) (colours, places []byte) {
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

// image draws the logo.
func (b *builder) image(x, y, w, h length) int {
	return b.drawn(func(k canvas.Canvas) { k.Picture("Logo", x, y, w, h) })
}

// tagFigure is a picture with the words that stand for it.
func tagFigure(alt string) *tags.Tag {
	return &tags.Tag{Type: "Figure", Attr: "/Alt(" + alt + ")"}
}
