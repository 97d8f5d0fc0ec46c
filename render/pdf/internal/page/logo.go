package page

import (
	"fmt"

	"github.com/apdocs/forms/apdocs/raster"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/picture"
)

// embedLogo writes the logo, upright, as an RGB image. An RGB JPEG is embedded as it is; in other
// images, transparent pixels become white.
func (s *Shared) embedLogo() error {
	logo, err := raster.Read(s.Logo)
	if err != nil {
		return fmt.Errorf("settings: logo: %w", err)
	}
	img, err := logo.Image()
	if err != nil {
		return fmt.Errorf("settings: logo: %w", err)
	}
	s.picture = s.static.Alloc()
	if logo.Common() {
		s.embedJPEG(logo)
		return nil
	}
	w, h := logo.Width, logo.Height
	dots := picture.Flatten(img)
	colours, places := picture.Index(dots)
	if colours == nil {
		s.static.Stream(s.picture, imageDict(w, h)+"/DeviceRGB", dots)
		return nil
	}
	space := fmt.Sprintf("[/Indexed/DeviceRGB %d<%s>]", len(colours)/3-1, file.Hex(nil, colours...))
	s.static.Stream(s.picture, imageDict(w, h)+space, places)
	return nil
}

// embedJPEG writes a JPEG as it is. One that does not stand upright is in a form of the unit square,
// whose matrix turns it without loss.
func (s *Shared) embedJPEG(logo *raster.Picture) {
	num, w, h := s.picture, logo.Width, logo.Height
	if logo.Turned > 1 {
		num = s.static.Alloc()
		m := logo.Matrix()
		s.static.Stream(s.picture,
			fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</Stored %d 0 R>>>>", num),
			fmt.Appendf(nil, "%d %d %d %d %d %d cm /Stored Do", m[0], m[1], m[2], m[3], m[4], m[5]))
		if logo.OnItsSide() {
			w, h = h, w
		}
	}
	s.static.Raw(num, imageDict(w, h)+"/DeviceRGB/Filter/DCTDecode", logo.Stored())
}

// imageDict is the dictionary of an image of w by h dots up to its colour space.
func imageDict(w, h int) string {
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace", w, h)
}
