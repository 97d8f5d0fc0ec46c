package font

import (
	"errors"
	"math"
	"strconv"
	"sync"
)

// A compact is the outlines of a face in table CFF (Adobe Technical Note #5176), as OpenType fonts with the extension
// .otf and most collections have. Each outline that is used is converted to one as in table glyf, with quadratic
// curves, so that the file of a document has fonts of one kind.
type compact struct {
	glyphs index // programs of the outlines (Type 2 charstrings)
	global index // subroutines of all glyphs
	local  []index
	choice table    // FDSelect: which of local is for a glyph; nil if there is one
	made   sync.Map // of made outlines by glyph: *converted
	limit  int64    // how far a converted curve may be from the one in the file, in 1/64 font unit
}

// A converted is an outline as in table glyf; ok is false if the program in the file is damaged.
type converted struct {
	outline table
	ok      bool
}

// An index is a list of byte strings in table CFF.
type index struct {
	count, width  int   // width is that of an offset
	offsets, data table // data is from the byte before the first string on
}

var errCompact = errors.New("its PostScript outlines cannot be read")

// readIndex reads an index at an offset, and returns where it ends.
func readIndex(t table, at int) (x index, end int, err error) {
	if at < 0 || at+2 > len(t) {
		return x, 0, errCompact
	}
	if x.count = t.u16(at); x.count == 0 {
		return x, at + 2, nil
	}
	if at+3 > len(t) {
		return x, 0, errCompact
	}
	x.width = int(t[at+2])
	from := at + 3
	to := from + x.width*(x.count+1)
	if x.width < 1 || x.width > 4 || to > len(t) {
		return x, 0, errCompact
	}
	x.offsets, x.data = t[from:to], t[to-1:]
	if end = to - 1 + x.offset(x.count); end < to || end > len(t) {
		return x, 0, errCompact
	}
	return x, end, nil
}

func (x *index) offset(i int) (v int) {
	for _, b := range x.offsets[i*x.width : (i+1)*x.width] {
		v = v<<8 | int(b)
	}
	return v
}

// get returns a string of the index; ok is false if there is none.
func (x *index) get(i int) (b table, ok bool) {
	if i < 0 || i >= x.count {
		return nil, false
	}
	from, to := x.offset(i), x.offset(i+1)
	if from < 1 || from > to || to > len(x.data) {
		return nil, false
	}
	return x.data[from:to], true
}

// Operators of dictionaries in table CFF; those of two bytes have 12 as the first.
const (
	dictCharStrings = 17
	dictPrivate     = 18
	dictSubrs       = 19
	dictTwoBytes    = 12
	dictMatrix      = dictTwoBytes<<8 | 7
	dictType        = dictTwoBytes<<8 | 6
	dictFonts       = dictTwoBytes<<8 | 36
	dictChoice      = dictTwoBytes<<8 | 37
)

// readDict reads a dictionary: the operands of each operator.
func readDict(b table) (map[int][]float64, error) {
	all := map[int][]float64{}
	var operands []float64
	for i := 0; i < len(b); {
		c := int(b[i])
		i++
		var v float64
		switch {
		case c <= 21:
			if c == dictTwoBytes && i < len(b) {
				c = c<<8 | int(b[i])
				i++
			}
			all[c], operands = operands, nil
			continue
		case c == 28:
			v = float64(b.i16(i))
			i += 2
		case c == 29:
			v = float64(int32(b.u32(i)))
			i += 4
		case c == 30:
			v, i = readReal(b, i)
		case c >= 32 && c <= 246:
			v = float64(c - 139)
		case c >= 247 && c <= 254 && i < len(b):
			if v = float64((c-247)<<8 + int(b[i]) + 108); c >= 251 {
				v = float64(-(c-251)<<8 - int(b[i]) - 108)
			}
			i++
		default:
			return nil, errCompact
		}
		if operands = append(operands, v); len(operands) > mostOperands {
			return nil, errCompact
		}
	}
	return all, nil
}

// mostOperands is how many an operator in a dictionary or a program may have.
const mostOperands = 48

// readReal reads a decimal number in half bytes, and returns where it ends.
func readReal(b table, i int) (v float64, end int) {
	const digits = "0123456789.EE -"
	var text []byte
	for ; i < len(b) && len(text) < 64; i++ {
		for _, half := range [2]byte{b[i] >> 4, b[i] & 15} {
			if half == 15 {
				v, _ = strconv.ParseFloat(string(text), 64) // 0 if it is damaged
				return v, i + 1
			}
			if text = append(text, digits[half]); half == 12 {
				text = append(text, '-')
			}
		}
	}
	return 0, i
}

// whole returns the operands of an operator that has n of them as offsets or sizes; nil if it has not.
func whole(dict map[int][]float64, operator, n int) []int {
	var all []int
	for _, v := range dict[operator] {
		if v != math.Trunc(v) || v < 0 || v > maxOwnBytes {
			return nil
		}
		all = append(all, int(v))
	}
	if len(all) != n {
		return nil
	}
	return all
}

// readCompact reads the outlines of a face in table CFF.
func readCompact(t table, unitsEm, glyphs int) (*compact, error) {
	if len(t) < 4 || t[0] != 1 {
		return nil, errCompact
	}
	_, at, err := readIndex(t, int(t[2])) // names
	if err != nil {
		return nil, err
	}
	tops, at, err := readIndex(t, at)
	if err != nil {
		return nil, err
	}
	_, at, err = readIndex(t, at) // texts
	if err != nil {
		return nil, err
	}
	c := &compact{limit: int64(max(unitsEm*64/2000, 1))}
	if c.global, _, err = readIndex(t, at); err != nil {
		return nil, err
	}
	first, _ := tops.get(0)
	top, err := readDict(first)
	if err != nil {
		return nil, err
	}
	where := whole(top, dictCharStrings, 1)
	if kind := top[dictType]; where == nil || len(kind) > 0 && kind[0] != 2 {
		return nil, errCompact
	}
	if c.glyphs, _, err = readIndex(t, where[0]); err != nil {
		return nil, err
	}
	if c.glyphs.count != glyphs {
		return nil, errCompact
	}
	return c, c.readParts(t, top, unitsEm)
}

// readParts reads the subroutines of the parts of a face that glyphs are chosen from, of which a face not made for
// Chinese, Japanese or Korean has one.
func (c *compact) readParts(t table, top map[int][]float64, unitsEm int) error {
	fonts := whole(top, dictFonts, 1)
	if fonts == nil {
		return c.readPart(t, top, nil, unitsEm)
	}
	parts, _, err := readIndex(t, fonts[0])
	if err != nil || parts.count == 0 || parts.count > 256 {
		return errCompact
	}
	for i := range parts.count {
		b, _ := parts.get(i)
		dict, err := readDict(b)
		if err != nil {
			return err
		}
		if err := c.readPart(t, dict, top[dictMatrix], unitsEm); err != nil {
			return err
		}
	}
	where := whole(top, dictChoice, 1)
	if where == nil || where[0] >= len(t) {
		return errCompact
	}
	c.choice = t[where[0]:]
	return nil
}

// readPart reads the subroutines of a part, and checks that its units are those of the face.
func (c *compact) readPart(t table, dict map[int][]float64, outer []float64, unitsEm int) error {
	scale := 0.001
	if own := dict[dictMatrix]; len(own) == 6 {
		if scale = own[0]; len(outer) == 6 {
			scale *= outer[0]
		}
	} else if len(outer) == 6 {
		scale = outer[0]
	}
	if math.Abs(scale*float64(unitsEm)-1) > 0.01 {
		return errCompact
	}
	var local index
	if private := whole(dict, dictPrivate, 2); private != nil {
		size, from := private[0], private[1]
		if from > len(t) || size > len(t)-from {
			return errCompact
		}
		inner, err := readDict(t[from : from+size])
		if err != nil {
			return err
		}
		if subrs := whole(inner, dictSubrs, 1); subrs != nil {
			if local, _, err = readIndex(t, from+subrs[0]); err != nil {
				return err
			}
		}
	}
	c.local = append(c.local, local)
	return nil
}

// part returns the number of the part that a glyph is from, or -1.
func (c *compact) part(g int) int {
	n := 0
	switch t := c.choice; {
	case t == nil:
		return 0
	case t[0] == 0 && 1+g < len(t):
		n = int(t[1+g])
	case t[0] == 3:
		low, high := 0, t.u16(1) // the range in which g is
		for high-low > 1 {
			if middle := (low + high) / 2; t.u16(3+3*middle) <= g {
				low = middle
			} else {
				high = middle
			}
		}
		if at := 3 + 3*low; at+2 < len(t) && t.u16(at) <= g && g < t.u16(at+3) {
			n = int(t[at+2])
		} else {
			return -1
		}
	default:
		return -1
	}
	if n >= len(c.local) {
		return -1
	}
	return n
}

// convert returns the outline of a glyph as in table glyf. It remembers it.
func (c *compact) convert(g int) converted {
	if made, ok := c.made.Load(g); ok {
		return made.(converted)
	}
	var made converted
	program, ok := c.glyphs.get(g)
	if part := c.part(g); ok && part >= 0 {
		p := drawing{global: &c.global, local: &c.local[part], limit: c.limit}
		if p.run(program, 0) && p.done {
			made.outline, made.ok = p.outline()
		}
	}
	c.made.Store(g, made)
	return made
}
