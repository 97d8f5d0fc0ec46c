package pdf

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// A photograph that does not stand upright is in the file as it was given, in a form that turns it.
func TestTurnedLogo(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewYCbCr(image.Rect(0, 0, 64, 32), image.YCbCrSubsampleRatio444), nil); err != nil {
		t.Fatal(err)
	}
	turned := append([]byte("\xff\xd8\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01"+
		"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"), b.Bytes()[2:]...)
	for _, c := range []struct {
		logo []byte
		form bool
	}{{b.Bytes(), false}, {turned, true}} {
		var out bytes.Buffer
		o := &render.Options{Organisation: &apdocs.Organisation{Name: "Sample School", LogoImage: c.logo}}
		if err := Encode(&out, new(documents.ProgressVisit), o); err != nil {
			t.Fatal(err)
		}
		form := bytes.Contains(out.Bytes(), []byte("/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</Stored "))
		if form != c.form || !bytes.Contains(out.Bytes(), c.logo) ||
			!bytes.Contains(out.Bytes(),
				[]byte("/Width 64/Height 32/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode")) {
			t.Errorf("the form around it: %v, want %v", form, c.form)
		}
	}
}
