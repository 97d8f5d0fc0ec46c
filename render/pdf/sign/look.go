package sign

import (
	"errors"
	"fmt"
	"sync"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/certificate"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/picture"
)

// sealFonts measures the words of signatures, all of which are embedded with the
// signature.
var sealFonts = sync.OnceValues(func() (*font.Set, error) {
	family, err := font.Load()
	if err != nil {
		return nil, err
	}
	return family.NewSet(nil, nil), nil
})

// seal is what shows of a signature in its box.
type seal struct {
	fonts         *font.Set
	name, rest    string
	width, height file.Length
	size          file.Length
	head, body    []string
}

// tryOut is what a signature made with a try-out key says of itself.
const tryOut = "Made with a try-out key: no proof of who signed."

// look writes the appearance of the signature and gives its number.
func (s *signing) look(u *file.Update) (int, error) {
	fonts, err := sealFonts()
	if err != nil {
		return 0, err
	}
	l := seal{fonts: fonts}
	if l.width, l.height, err = s.box(); err != nil {
		return 0, err
	}
	if err := l.words(s.options); err != nil {
		return 0, err
	}
	x := file.Length(0)
	var b []byte
	picture := 0
	if s.options.Picture != nil && l.width > 0 {
		if picture, err = embedPicture(u, s.options); err != nil {
			return 0, err
		}
		b, x = l.appendPicture(b, s.options)
	}
	l.width -= x
	l.fit()
	var extra font.Extra
	b = l.appendWords(b, &extra, x)
	extra.Embed(&u.Writer)
	dict := append(file.Lengths([]byte("/Type/XObject/Subtype/Form/BBox[0 0 "), l.width+x, l.height), "]/Resources<</Font<<"...)
	dict = append(extra.Resources(dict), ">>"...)
	if picture != 0 {
		dict = append(file.Ref(append(dict, "/XObject<</Hand "...), picture), ">>"...)
	}
	num := u.Alloc()
	u.Raw(num, string(append(dict, ">>"...)), b) // a few words: packing them takes longer than the signature
	return num, nil
}

// box is the size of the field's rectangle; a field may have none, and then shows
// nothing.
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

// words are what the seal says.
func (l *seal) words(o *Options) (err error) {
	print := func(what, text string) string {
		composed, wrong := font.Compose(text)
		if wrong != nil && err == nil {
			err = fmt.Errorf("%s %w", what, wrong)
		}
		return composed
	}
	l.name = print("the name of the signer", signerName(o))
	if o.Role != "" {
		l.rest = print("the role of the signer", o.Role) + ". "
	}
	l.rest += "Signed on " + render.Date(apdocs.DateOf(o.Date)) + "."
	if o.Reason != "" {
		l.rest += " " + print("the reason", o.Reason)
	}
	if certificate.TryOut(o.Chain[0]) {
		l.rest += " " + tryOut
	}
	return err
}

// The distance of lines to the size of letters, in hundredths.
const sealLead = 115

// fit finds the largest size in which the words fit the box, from that of the
// document's own text down. What fits in none is cut at the end of the box: it
// stands in the signature itself as well.
func (l *seal) fit() {
	const smallest = 5 * file.Pt
	l.size = 12 * file.Pt
	if l.height >= 72*file.Pt {
		l.size = 18 * file.Pt // large print
	}
	for ; ; l.size -= file.Pt / 2 {
		l.head = l.fonts.Wrap(nil, font.Bold, l.size, max(l.width, file.Pt), l.name)
		l.body = l.fonts.Wrap(nil, font.Regular, l.size, max(l.width, file.Pt), l.rest)
		if l.size <= smallest || file.Length(len(l.head)+len(l.body))*l.size*sealLead/100 <= l.height {
			return
		}
	}
}

// appendWords sets the words from the top of the box down.
func (l *seal) appendWords(b []byte, x *font.Extra, at file.Length) []byte {
	if l.width <= 0 || l.height <= 0 {
		return b
	}
	lead := l.size * sealLead / 100
	lines := append(append([]string{}, l.head...), l.body...)
	b = append(b, "BT\n"...)
	b = append(file.Lengths(b, at, l.height-l.size*9/10), "Td\n"...)
	for i, line := range lines {
		w := font.Regular
		if i < len(l.head) {
			w = font.Bold
		}
		if i > 0 {
			b = append(file.Lengths(b, 0, -lead), "Td\n"...)
		}
		b = l.fonts.ShowApart(b, x, w, l.size, line)
	}
	return append(b, "ET\n"...)
}

// embedPicture writes the picture of the hand-written signature.
func embedPicture(u *file.Update, o *Options) (int, error) {
	r := o.Picture.Bounds()
	if r.Dx() < 1 || r.Dy() < 1 || r.Dx() > picture.MostPixels || r.Dy() > picture.MostPixels {
		return 0, fmt.Errorf("the picture of the signature is larger than %d by %[1]d dots, or empty", picture.MostPixels)
	}
	if o.PictureText == "" {
		return 0, errors.New("the picture of the signature needs words that say what it shows")
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

// appendPicture draws the picture in at most a third of the box, and gives where
// the words may begin.
func (l *seal) appendPicture(b []byte, o *Options) ([]byte, file.Length) {
	r := o.Picture.Bounds()
	w, h := l.width/3, l.height
	if w*r.Dy() > h*r.Dx() {
		w = h * r.Dx() / r.Dy()
	} else {
		h = w * r.Dy() / r.Dx()
	}
	b = file.Text(append(b, "/Span<</Alt"...), o.PictureText)
	b = append(file.Lengths(append(b, ">>BDC\nq "...), w), "0 0 "...)
	b = file.Lengths(b, h, 0, (l.height-h)/2)
	return append(b, "cm /Hand Do Q\nEMC\n"...), w + 4*file.Pt
}
