package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"

	"github.com/apdocs/forms/render/pdf/internal/canvas"
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
	dict := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB", config.Width, config.Height)
	img, _, err := image.Decode(bytes.NewReader(p.letterhead.Logo))
	if err != nil {
		return errLogo
	}
	if kind == "jpeg" && config.ColorModel == color.YCbCrModel {
		p.static.Raw(p.picture, dict+"/Filter/DCTDecode", p.letterhead.Logo)
		return nil
	}
	p.static.Stream(p.picture, dict, flattened(img))
	return nil
}

var errLogo = fmt.Errorf("logo of the organisation: is not a picture in PNG or JPEG, or is broken")

// flattened is a picture on white, three bytes a dot.
func flattened(img image.Image) []byte {
	r := img.Bounds()
	out := make([]byte, 0, 3*r.Dx()*r.Dy())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			red, green, blue, alpha := img.At(x, y).RGBA()
			for _, v := range [3]uint32{red, green, blue} {
				out = append(out, byte((v+0xFFFF-alpha)>>8))
			}
		}
	}
	return out
}

// image draws the logo.
func (b *builder) image(x, y, w, h length) int {
	return b.drawn(func(k canvas.Canvas) { k.Picture("Logo", x, y, w, h) })
}

// tagFigure is a picture with the words that stand for it.
func tagFigure(alt string) *tags.Tag {
	return &tags.Tag{Type: "Figure", Attr: "/Alt(" + alt + ")"}
}
