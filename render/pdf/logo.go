package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"

	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/picture"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// embedLogo writes the logo as a picture in red, green and blue. A JPEG of those
// colours is kept as it is; what is transparent becomes white, the paper.
func (p *plan) embedLogo() error {
	config, kind, err := image.DecodeConfig(bytes.NewReader(p.letterhead.Logo))
	if err != nil {
		return errLogo
	}
	if config.Width > picture.MostPixels || config.Height > picture.MostPixels || config.Width < 1 || config.Height < 1 {
		return fmt.Errorf("logo of the organisation: is larger than %d by %[1]d dots", picture.MostPixels)
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
	dots := picture.Flatten(img)
	colours, places := picture.Index(dots)
	if colours == nil {
		p.static.Stream(p.picture, dict+"/DeviceRGB", dots)
		return nil
	}
	space := fmt.Sprintf("[/Indexed/DeviceRGB %d<%s>]", len(colours)/3-1, file.Hex(nil, colours...))
	p.static.Stream(p.picture, dict+space, places)
	return nil
}

var errLogo = fmt.Errorf("logo of the organisation: is not a picture in PNG or JPEG, or is broken")

// image draws the logo.
func (b *builder) image(x, y, w, h length) int {
	return b.drawn(func(k canvas.Canvas) { k.Picture("Logo", x, y, w, h) })
}

// tagFigure is a picture with the words that stand for it.
func tagFigure(alt string) *tags.Tag {
	return &tags.Tag{Type: "Figure", Attr: "/Alt(" + alt + ")"}
}
