package page

import (
	"bytes"
	"fmt"
	"image"
	"image/color"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/picture"
)

// embedLogo writes the logo as an RGB image. An RGB JPEG is embedded unchanged; in other
// images, transparent pixels become white.
func (s *Shared) embedLogo() error {
	config, kind, err := image.DecodeConfig(bytes.NewReader(s.Logo))
	if err != nil {
		return picture.ErrUnreadable
	}
	if config.Width > picture.MostPixels || config.Height > picture.MostPixels || config.Width < 1 || config.Height < 1 {
		return fmt.Errorf("logo of the organisation: is larger than %d by %[1]d dots", picture.MostPixels)
	}
	s.picture = s.static.Alloc()
	dict := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace",
		config.Width, config.Height)
	img, _, err := image.Decode(bytes.NewReader(s.Logo))
	if err != nil {
		return picture.ErrUnreadable
	}
	if kind == "jpeg" && config.ColorModel == color.YCbCrModel {
		s.static.Raw(s.picture, dict+"/DeviceRGB/Filter/DCTDecode", s.Logo)
		return nil
	}
	dots := picture.Flatten(img)
	colours, places := picture.Index(dots)
	if colours == nil {
		s.static.Stream(s.picture, dict+"/DeviceRGB", dots)
		return nil
	}
	space := fmt.Sprintf("[/Indexed/DeviceRGB %d<%s>]", len(colours)/3-1, file.Hex(nil, colours...))
	s.static.Stream(s.picture, dict+space, places)
	return nil
}
