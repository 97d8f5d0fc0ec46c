package dump

import (
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"golang.org/x/text/encoding/charmap"
)

const (
	maxCode = 0xffff
	// maxMapped bounds the number of entries of a character map, including repeated ones.
	maxMapped = 1 << 18
	// maxText bounds the text of one code, in bytes; a ligature of three letters has six.
	maxText = 64
)

// font holds what is needed to decode and measure a string.
type font struct {
	name            string
	bytes           int // in a code
	text            map[int]string
	width           map[int]float64 // thousandths of the size
	usual           float64         // width of a code that is not in width
	ascent, descent float64         // of the size
}

func newFont(d *file.Document, dict file.Dict) *font {
	f := &font{bytes: 1, text: map[int]string{}, width: map[int]float64{}, ascent: 0.75, descent: -0.25}
	f.name = d.Name(dict["BaseFont"])
	if _, after, ok := strings.Cut(f.name, "+"); ok {
		f.name = after
	}
	measures := dict
	if d.Name(dict["Subtype"]) == "Type0" {
		f.bytes, f.usual = 2, 1000
		if under := d.Array(dict["DescendantFonts"]); len(under) == 1 {
			measures = d.Dict(under[0])
		}
		if n, ok := d.Number(measures["DW"]); ok {
			f.usual = n
		}
		f.cidWidths(d, d.Array(measures["W"]))
	} else {
		first, _ := d.Int(dict["FirstChar"])
		for i, w := range d.Array(dict["Widths"]) {
			f.width[first+i], _ = d.Number(w)
		}
		for code := range 256 { // the default encoding
			f.text[code] = string(charmap.Windows1252.DecodeByte(byte(code)))
		}
	}
	desc := d.Dict(measures["FontDescriptor"])
	if a, ok := d.Number(desc["Ascent"]); ok && a != 0 {
		f.ascent = a / 1000
	}
	if a, ok := d.Number(desc["Descent"]); ok && a != 0 {
		f.descent = a / 1000
	}
	if s := d.Stream(dict["ToUnicode"]); s != nil {
		if data, err := d.Decode(s); err == nil {
			f.readMap(data)
		}
	}
	return f
}

// cidWidths reads a W array: a first code with a list of widths, or a first and last code with one
// width.
func (f *font) cidWidths(d *file.Document, w file.Array) {
	for i := 0; i+1 < len(w); {
		first, _ := d.Int(w[i])
		if list, ok := d.Get(w[i+1]).(file.Array); ok {
			for k, v := range list {
				f.width[first+k], _ = d.Number(v)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last, _ := d.Int(w[i+1])
		v, _ := d.Number(w[i+2])
		for code := max(first, 0); code <= min(last, maxCode); code++ {
			f.width[code] = v
		}
		i += 3
	}
}

// readMap reads a ToUnicode map; only bfchar and bfrange matter.
func (f *font) readMap(data []byte) {
	left := maxMapped
	set := func(code int, text string) {
		if left--; left >= 0 {
			f.text[code] = text
		}
	}
	// In a damaged map some codes have no text; they are decoded as U+FFFD.
	_ = file.Content(data, func(op string, v file.Array) error {
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(v); i += 2 {
				set(code(v[i]), fromUnicode(v[i+1]))
			}
		case "endbfrange":
			for i := 0; i+2 < len(v) && left > 0; i += 3 {
				mapRange(code(v[i]), code(v[i+1]), v[i+2], set)
			}
		}
		return nil
	})
}

// mapRange maps the codes from first to last to a list of texts, or to texts whose last character
// counts up.
func mapRange(first, last int, to file.Object, set func(int, string)) {
	last = min(last, maxCode)
	if list, ok := to.(file.Array); ok {
		for k := 0; k < len(list) && first+k <= last; k++ {
			set(first+k, fromUnicode(list[k]))
		}
		return
	}
	text := []rune(fromUnicode(to))
	for c := first; c <= last && len(text) > 0; c++ {
		set(c, string(text))
		text[len(text)-1]++
	}
}

// code returns the number that a string of bytes encodes, or -1 if o is not a code.
func code(o file.Object) int {
	s, ok := o.(file.String)
	if !ok || len(s) == 0 || len(s) > 2 {
		return -1
	}
	n := 0
	for _, c := range s {
		n = n<<8 | int(c)
	}
	return n
}

func fromUnicode(o file.Object) string {
	s, _ := o.(file.String)
	return append(file.String{0xfe, 0xff}, s[:min(len(s), maxText)]...).Text()
}

// each calls do for every code of a string. An incomplete code at the end is left out.
func (f *font) each(s file.String, do func(code int, text string, width float64)) {
	for ; len(s) >= f.bytes; s = s[f.bytes:] {
		c := code(s[:f.bytes])
		text, ok := f.text[c]
		if !ok {
			text = string(utf8.RuneError)
		}
		width, ok := f.width[c]
		if !ok {
			width = f.usual
		}
		do(c, text, width)
	}
}
