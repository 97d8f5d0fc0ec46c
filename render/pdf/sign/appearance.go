package sign

import (
	"errors"
	"fmt"
	"image"

	"github.com/apdocs/forms/apdocs/raster"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/picture"
)

// writeAppearance writes the appearance of the signature (ISO 32000-1, 12.7.4.5) and returns its object
// number. A field without a size has an empty appearance.
func (s *signing) writeAppearance(u *file.Update) (int, error) {
	width, height, err := s.box()
	if err != nil {
		return 0, err
	}
	var b []byte
	var extra font.Extra
	picture := 0
	if width > 0 && height > 0 {
		if b, picture, err = s.appendAppearance(u, &extra, width, height); err != nil {
			return 0, err
		}
	}
	extra.Embed(&u.Writer)
	dict := append(file.Lengths([]byte("/Type/XObject/Subtype/Form/BBox[0 0 "), width, height), "]/Resources<</Font<<"...)
	dict = append(extra.Resources(dict), ">>"...)
	if picture != 0 {
		dict = append(file.Ref(append(dict, "/XObject<</Hand "...), picture), ">>"...)
	}
	num := u.Alloc()
	u.Raw(num, string(append(dict, ">>"...)), b) // a few words: compressing them takes longer than the signature
	return num, nil
}

// appendAppearance appends what the signature shows: the picture, which it also embeds, and the words
// beside it.
func (s *signing) appendAppearance(u *file.Update, x *font.Extra, width, height file.Length) (
	b []byte, picture int, err error) {
	l := seal{width: width, height: height}
	fonts, err := s.options.fonts()
	if err != nil {
		return nil, 0, err
	}
	l.fonts = fonts.set
	l.leftwards = leftwards(s.pdf)
	at := file.Length(0)
	if s.options.Picture != nil {
		if picture, err = embedPicture(u, s.options); err != nil {
			return nil, 0, err
		}
		b, at = appendPicture(b, s.options.Picture.Bounds(), width, height, s.texts.picture, l.leftwards)
	}
	l.width -= at
	if l.leftwards {
		at = 0
	}
	l.words(s.options, &s.texts)
	if !l.fit() {
		return nil, 0, s.texts.tooLong()
	}
	return l.appendWords(b, x, at), picture, nil
}

// box returns the size of the field's rectangle. It may be empty; the signature then shows nothing.
func (s *signing) box() (width, height file.Length, err error) {
	widget := s.pdf.Dict(s.field.Widgets[0])
	r := s.pdf.Array(widget["Rect"])
	if len(r) != 4 {
		return 0, 0, errors.New("the signature field has no place on a page")
	}
	var v [4]float64
	for i := range v {
		n, ok := s.pdf.Number(r[i])
		if !ok || n < -20000 || n > 20000 {
			return 0, 0, errors.New("the place of the signature field is damaged")
		}
		v[i] = n
	}
	return file.Length(max(v[0], v[2])*100+0.5) - file.Length(min(v[0], v[2])*100+0.5),
		file.Length(max(v[1], v[3])*100+0.5) - file.Length(min(v[1], v[3])*100+0.5), nil
}

// embedPicture writes the picture of the hand-written signature.
func embedPicture(u *file.Update, o *Options) (int, error) {
	r := o.Picture.Bounds()
	if r.Dx() < 1 || r.Dy() < 1 || r.Dx() > raster.MostPixels || r.Dy() > raster.MostPixels {
		return 0, fmt.Errorf("the picture of the signature is larger than %d by %[1]d dots, or empty", raster.MostPixels)
	}
	dict := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace", r.Dx(), r.Dy())
	dots := picture.Flatten(o.Picture)
	num := u.Alloc()
	if colours, places := picture.Index(dots); colours != nil {
		u.Stream(num, dict+fmt.Sprintf("[/Indexed/DeviceRGB %d<%s>]", len(colours)/3-1, file.Hex(nil, colours...)), places)
	} else {
		u.Stream(num, dict+"/DeviceRGB", dots)
	}
	return num, nil
}

// leftwards reports whether a document is read from right to left, as its catalogue says (ISO 32000-1,
// table 150, Direction). The picture is then at the right and the words begin there.
func leftwards(pdf *file.Document) bool {
	return pdf.Dict(pdf.Catalog()["ViewerPreferences"])["Direction"] == file.NameValue("R2L")
}

// appendPicture draws the picture in at most a third of the field, and returns how much of the width it
// takes. text is its alternative text.
func appendPicture(b []byte, r image.Rectangle, width, height file.Length, text string, right bool) (
	[]byte, file.Length) {
	w, h := width/3, height
	if w*r.Dy() > h*r.Dx() {
		w = h * r.Dx() / r.Dy()
	} else {
		h = w * r.Dy() / r.Dx()
	}
	b = file.Text(append(b, "/Span<</Alt"...), text)
	b = append(file.Lengths(append(b, ">>BDC\nq "...), w), "0 0 "...)
	x := file.Length(0)
	if right {
		x = width - w
	}
	b = file.Lengths(b, h, x, (height-h)/2)
	return append(b, "cm /Hand Do Q\nEMC\n"...), w + 4*file.Pt
}
