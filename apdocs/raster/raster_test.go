package raster

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// The four corners of a stored picture of 16 by 8 dots, in blocks of the size at which JPEG keeps
// colours apart.
var corners = [4]color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}

// stored returns a picture with the corners top left, top right, bottom left and bottom right.
func stored() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			img.SetRGBA(x, y, corners[x/32+y/16*2])
		}
	}
	return img
}

// exif returns Exif data with the orientation.
func exif(order binary.ByteOrder, turned uint16) []byte {
	b := []byte("II*\x00")
	if order == binary.BigEndian {
		b = []byte("MM\x00*")
	}
	app := order.(binary.AppendByteOrder)
	b = app.AppendUint32(b, 8)
	b = app.AppendUint16(b, 2)
	b = append(app.AppendUint32(app.AppendUint16(app.AppendUint16(b, 0x010F), 2), 1), 0, 0, 0, 0) // the maker
	b = app.AppendUint16(app.AppendUint32(app.AppendUint16(app.AppendUint16(b, 0x0112), 3), 1), turned)
	return append(b, 0, 0, 0, 0, 0, 0)
}

// asJPEG encodes a picture with Exif data, if there are any.
func asJPEG(t testing.TB, img image.Image, exif []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	if exif == nil {
		return b.Bytes()
	}
	body := append([]byte("Exif\x00\x00"), exif...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(len(body)+2))
	return append(append(head, body...), b.Bytes()[2:]...)
}

// asPNG encodes a picture with Exif data.
func asPNG(t testing.TB, img image.Image, exif []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	const head = 8 + 25 // signature and first chunk
	body := append([]byte("eXIf"), exif...)
	chunk := append(binary.BigEndian.AppendUint32(nil, uint32(len(exif))), body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body))
	return append(append(bytes.Clone(b.Bytes()[:head]), chunk...), b.Bytes()[head:]...)
}

// seen returns the numbers of the corners of a picture, top left, top right, bottom left, bottom
// right.
func seen(img image.Image) (all string) {
	r := img.Bounds()
	for _, y := range []int{r.Min.Y + r.Dy()/4, r.Min.Y + 3*r.Dy()/4} {
		for _, x := range []int{r.Min.X + r.Dx()/4, r.Min.X + 3*r.Dx()/4} {
			near := "?"
			for i, c := range corners {
				if off(img.At(x, y), c) < 40 {
					near = fmt.Sprint(i)
				}
			}
			all += near
		}
	}
	return all
}

func off(a, b color.Color) (most int) {
	r, g, bl, _ := a.RGBA()
	r2, g2, bl2, _ := b.RGBA()
	for _, d := range []int{int(r>>8) - int(r2>>8), int(g>>8) - int(g2>>8), int(bl>>8) - int(bl2>>8)} {
		most = max(most, d, -d)
	}
	return most
}

// upright lists what the eight orientations of a stored picture look like.
//
// Source: CIPA DC-008, 4.6.5.1.6. The first row as stored is seen at the top, top, bottom, bottom,
// left, right, right, left; the first column at the left, right, right, left, top, top, bottom, bottom.
var looks = [8]string{"0123", "1032", "3210", "2301", "0213", "2031", "3120", "1302"}

func TestTurned(t *testing.T) {
	for i, want := range looks {
		for _, order := range []binary.ByteOrder{binary.BigEndian, binary.LittleEndian} {
			e := exif(order, uint16(i+1))
			for name, data := range map[string][]byte{"JPEG": asJPEG(t, stored(), e), "PNG": asPNG(t, stored(), e)} {
				p, err := Read(data)
				if err != nil {
					t.Fatal(err)
				}
				img, err := p.Image()
				if err != nil || seen(img) != want || p.Turned != i+1 ||
					img.Bounds().Dx() != p.Width || img.Bounds().Dy() != p.Height {
					t.Errorf("%s, %d: %v, %s, want %s, %+v", name, i+1, err, seen(img), want, img.Bounds())
				}
				plain, err := p.Plain()
				if err != nil {
					t.Fatal(err)
				}
				again, err := Read(plain)
				if err != nil || again.Turned != 1 || again.Format != p.Format || again.Width != p.Width {
					t.Fatalf("%s, %d: made plain it is %+v, %v", name, i+1, again, err)
				}
				if img, err = again.Image(); err != nil || seen(img) != want {
					t.Errorf("%s, %d: made plain it is %s, %v", name, i+1, seen(img), err)
				}
				if got := drawn(p); got != want {
					t.Errorf("%s, %d: by its matrix it is %s, want %s", name, i+1, got, want)
				}
			}
		}
	}
}

// drawn applies the matrix to the corners of the unit square, in which y grows upwards.
func drawn(p *Picture) string {
	m := p.Matrix()
	var out [4]byte
	for i := range 4 {
		x, y := i%2, 1-i/2
		x, y = m[0]*x+m[2]*y+m[4], m[1]*x+m[3]*y+m[5]
		out[x+(1-y)*2] = byte('0' + i)
	}
	return string(out[:])
}

// cmykPicture returns a JPEG in CMYK of 8 by 8 dots, made by hand, as Go writes none: one block for
// each component, all of one value, 1 to 64 or 192 to 255.
func cmykPicture(adobe bool, ink [4]byte) []byte {
	b := []byte{0xFF, 0xD8}
	if adobe {
		b = append(b, "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"...)
	}
	b = append(b, 0xFF, 0xDB, 0, 67, 0) // all divisors 1
	b = append(b, bytes.Repeat([]byte{1}, 64)...)
	b = append(b, 0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4)
	for i := range byte(4) {
		b = append(b, i+1, 0x11, 0)
	}
	// One table of codes for the first coefficient: size 10 in one bit; and one for the others: only
	// "end of block", in one bit.
	b = append(b, 0xFF, 0xC4, 0, 20, 0x00, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10)
	b = append(b, 0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	b = append(b, 0xFF, 0xDA, 0, 14, 4)
	for i := range byte(4) {
		b = append(b, i+1, 0x00)
	}
	b = append(b, 0, 63, 0)
	bits := ""
	for _, v := range ink {
		first := (int(v) - 128) * 8
		code := first
		if first < 0 {
			code = first + 1023
		}
		bits += "0" + fmt.Sprintf("%010b", code) + "0"
	}
	for len(bits)%8 != 0 {
		bits += "1"
	}
	for ; bits != ""; bits = bits[8:] {
		var v byte
		fmt.Sscanf(bits[:8], "%b", &v)
		if b = append(b, v); v == 0xFF {
			b = append(b, 0)
		}
	}
	return append(b, 0xFF, 0xD9)
}

// A JPEG in CMYK has the same colours with Adobe's marker and without, stored inverted in both.
func TestCMYK(t *testing.T) {
	for _, adobe := range []bool{true, false} {
		p, err := Read(cmykPicture(adobe, [4]byte{255, 1, 1, 255})) // magenta and yellow
		if err != nil {
			t.Fatal(err)
		}
		img, err := p.Image()
		if err != nil || off(img.At(3, 3), color.RGBA{255, 0, 0, 255}) > 4 || p.Common() {
			t.Errorf("marker %v: %v, %v", adobe, err, img.At(3, 3))
		}
		plain, err := p.Plain()
		if err != nil {
			t.Fatal(err)
		}
		if img, err = Decode(plain); err != nil || img.ColorModel() != color.YCbCrModel ||
			off(img.At(3, 3), color.RGBA{255, 0, 0, 255}) > 4 {
			t.Errorf("marker %v, made plain: %v", adobe, err)
		}
	}
}

func TestPlainIsUnchanged(t *testing.T) {
	for _, data := range [][]byte{asJPEG(t, stored(), nil), asPNG(t, stored(), exif(binary.BigEndian, 1)),
		asJPEG(t, stored(), exif(binary.LittleEndian, 9)), asJPEG(t, stored(), []byte("II*\x00\xff\xff\xff\xff"))} {
		p, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		if plain, err := p.Plain(); err != nil || !bytes.Equal(plain, data) || p.Turned != 1 {
			t.Errorf("%s: changed, %v", p.Format, err)
		}
	}
}

func TestRefused(t *testing.T) {
	var animated bytes.Buffer
	if err := gif.Encode(&animated, stored(), nil); err != nil {
		t.Fatal(err)
	}
	wide := asPNG(t, image.NewGray(image.Rect(0, 0, MostPixels+1, 1)), nil)
	for want, data := range map[string][]byte{
		"is a GIF; save it as PNG or JPEG":            animated.Bytes(),
		"is a WebP picture; save it as PNG or JPEG":   []byte("RIFF\x10\x00\x00\x00WEBPVP8 "),
		"is a HEIC picture; save it as PNG or JPEG":   []byte("\x00\x00\x00\x18ftypheic"),
		"is an SVG drawing; save it as PNG or JPEG":   []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"),
		"is a PDF; save it as PNG or JPEG":            []byte("%PDF-1.7"),
		"is not a PNG or JPEG picture":                []byte("a text"),
		"is 4001 by 1 dots; it may have 1 to 4000":    wide,
		"is a damaged picture, or of a rare kind; sa": asJPEG(t, stored(), nil)[:300],
	} {
		img, err := Decode(data)
		if err == nil || img != nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if _, err := Decode(nil); err == nil {
		t.Error("nothing is a picture")
	}
}

// Whatever a file holds, reading ends without a panic, and what is read stands within the limits.
func FuzzRead(f *testing.F) {
	f.Add(asJPEG(f, stored(), exif(binary.BigEndian, 6)))
	f.Add(asPNG(f, stored(), exif(binary.LittleEndian, 8)))
	f.Add(cmykPicture(false, [4]byte{1, 2, 200, 255}))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if o := orientation(data); o < 1 || o > 8 {
			t.Fatal(o)
		}
		exifOfPNG(data)
		p, err := Read(data)
		if err != nil {
			return
		}
		if p.Width < 1 || p.Width > MostPixels || p.Height < 1 || p.Height > MostPixels || p.Turned < 1 || p.Turned > 8 {
			t.Fatalf("%+v", p)
		}
		if p.Width*p.Height > 1<<16 {
			return
		}
		img, err := p.Image()
		if err == nil && (img.Bounds().Dx() != p.Width || img.Bounds().Dy() != p.Height) {
			t.Fatalf("%d by %d dots, not %v", p.Width, p.Height, img.Bounds())
		}
	})
}
