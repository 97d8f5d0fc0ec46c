package picture

import (
	"bytes"
	"image"
	"image/color"
	"testing"
)

// TestColours compares every pixel with the original; transparent ones are white.
func TestColours(t *testing.T) {
	img := image.NewNRGBA(image.Rect(3, 5, 3+20, 5+13))
	for i := range 200 {
		img.SetNRGBA(3+i%20, 5+i/20, color.NRGBA{uint8(i), 7, 200, 255})
	}
	dots := Flatten(img)
	if len(dots) != 3*20*13 || !bytes.Equal(dots[:6], []byte{0, 7, 200, 1, 7, 200}) ||
		!bytes.Equal(dots[3*200:3*201], []byte{255, 255, 255}) {
		t.Fatalf("%d bytes: %v", len(dots), dots)
	}
	colours, places := Index(dots)
	var again []byte
	for _, n := range places {
		again = append(again, colours[3*int(n):3*int(n)+3]...)
	}
	if len(colours) != 3*201 || !bytes.Equal(again, dots) {
		t.Errorf("%d colours; %v", len(colours)/3, again)
	}
	var many []byte
	for i := range 257 {
		many = append(many, byte(i), byte(i>>8), 0)
	}
	if colours, _ := Index(many[:3*256]); len(colours) != 3*256 {
		t.Errorf("%d colours of 256", len(colours)/3)
	}
	if colours, _ := Index(many); colours != nil {
		t.Errorf("%d colours, of 256 at most", len(colours)/3)
	}
}
