package page

import (
	"strconv"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// ratings is the number of ratings.
const ratings = 5

// looks are the object numbers of field appearances, the same in all files of a plan.
type looks struct {
	font           int // of text typed into fields
	typed          int // the same in PDFium
	border         int // of text fields
	blank          int // a text field without a text
	empty, ticked  int // a box
	unrated, rated [ratings]int
}

// fieldGrey is the background of a field; black on it has a contrast of 19 to 1.
var fieldGrey = canvas.Grey{0xF2, 0xF6, 0xF8}

const edge = 75 // width of a field's border: 0.75 pt

// addLooks writes the field appearances shared by all files of a plan.
func (s *Shared) addLooks() {
	st, l := s.static, &s.looks
	l.font, l.typed = s.Fonts.EmbedField(st), s.Fonts.EmbedTyped(st)
	l.border, l.blank = st.Alloc(), st.Alloc()
	st.Object(l.border, append(file.Lengths([]byte("<</S/S/W "), block.InputPad), ">>"...))
	st.Stream(l.blank, formDict+"1 1]/Resources<</Font<<"+string(l.appendTyped(nil))+">>>>", []byte("/Tx BMC\nEMC\n"))
	side := s.Screen.Tick
	l.empty = s.addLook(side, "", box(side))
	l.ticked = s.addLook(side, "", tick(box(side), side))
	fonts := string(s.Fonts.Resources([]byte("/Font<<"))) + ">>"
	for i := range ratings {
		side, mark := s.Screen.Rating, strconv.Itoa(i+1)
		off := s.numeral(box(side), font.Regular, sheet.LineGrey, mark)
		l.unrated[i] = s.addLook(side, fonts, off)
		on := append(file.Lengths([]byte("0 0 0 rg 0 0 "), side, side), "re f\n"...)
		l.rated[i] = s.addLook(side, fonts, s.numeral(on, font.Bold, sheet.White, mark))
	}
}

// appendTyped appends the font of fields in PDFium as an entry of a font dictionary.
func (l *looks) appendTyped(b []byte) []byte {
	return file.Ref(append(b, "/"+font.FieldFont+" "...), l.typed)
}

// addLook writes the appearance of a square box.
func (s *Shared) addLook(side length, resources string, content []byte) int {
	n := s.static.Alloc()
	dict := file.Lengths([]byte(formDict), side, side)
	s.static.Stream(n, string(dict)+"]/Resources<<"+resources+">>", content)
	return n
}

// formDict begins the dictionary of a form XObject, up to its width and height.
const formDict = "/Type/XObject/Subtype/Form/BBox[0 0 "

// box draws an empty box, white with a black border.
func box(side length) []byte {
	b := append([]byte("1 g 0 G "), "0.75 w "...)
	return append(file.Lengths(b, edge/2, edge/2, side-edge, side-edge), "re B\n"...)
}

// tick draws a tick in a box.
func tick(b []byte, side length) []byte {
	at := func(v length) length { return v * side / 1600 }
	b = append(file.Lengths(append(b, "0 G "...), at(220)), "w "...)
	b = append(file.Lengths(b, at(320), at(760)), "m "...)
	b = append(file.Lengths(b, at(660), at(400)), "l "...)
	return append(file.Lengths(b, at(1300), at(1220)), "l S\n"...)
}

// numeral draws a centred numeral in the box of a rating.
func (s *Shared) numeral(b []byte, weight font.Weight, c canvas.Grey, mark string) []byte {
	style := s.Look.Text.Leading(s.Screen.Rating)
	b = append(appendColour(append(b, "BT "...), c, "rg "), '/', "RB"[weight], ' ')
	b = append(file.Lengths(b, style.Size), "Tf "...)
	x := (s.Screen.Rating - s.Fonts.Width(weight, style.Size, mark)) / 2
	b = append(file.Lengths(b, x, s.Screen.Rating-style.Baseline()), "Td "...)
	return append(s.Fonts.Show(b, nil, weight, style.Size, mark), "ET\n"...)
}

// size returns the width and the height of a field.
func (g *field) size() [2]length { return [2]length{g.rect[2] - g.rect[0], g.rect[3] - g.rect[1]} }

// written reports whether there is a text in a field for one.
func (g *field) written() bool {
	return g.input != nil && !g.input.Kind.Button() && (g.input.Value != "" || g.input.Kind == block.ListInput)
}

// writeLooks writes the looks of fields with a text in them.
func (w *Writer) writeLooks() {
	for i := range w.fields {
		g := &w.fields[i]
		if !g.written() {
			continue
		}
		size := g.size()
		g.look = w.file.Alloc()
		w.writtenText(g, size[1])
		w.dict = file.Lengths(append(w.dict[:0], formDict...), size[0], size[1])
		w.dict = file.Ref(append(w.dict, "]/Resources "...), w.numbers.resources)
		w.file.Raw(g.look, string(w.dict), w.buf)
	}
}

// frame draws the box of a text field on the page. It is no part of the field's appearance:
// a viewer draws that anew when a text is typed, and keeps only the width of the border
// from its edges, visible or not.
func (c *content) frame(x, y, w, h length) {
	x = c.Margins.At(x, w)
	c.beginArtifact()
	b := append(appendColour(append(c.buf, "q "...), fieldGrey, "rg "), appendColour(nil, sheet.LineGrey, "RG ")...)
	b = append(file.Lengths(append(b, "0.75 w "...), x+edge/2, sheet.Height-y-h+edge/2, w-edge, h-edge), "re B Q\n"...)
	c.buf = b
	c.endContent()
}

// writtenText draws as much of the text in a field as there is space for.
func (w *Writer) writtenText(g *field, h length) {
	in, style := g.input, g.input.Style
	b := append(w.buf[:0], "/Tx BMC q "...)
	const clip = block.InputPad - pt
	b = append(file.Lengths(b, clip, clip, in.W-2*clip, h-2*clip), "re W n BT 0 g /R "...)
	b = append(file.Lengths(b, style.Size), "Tf "...)
	above := (h - style.Lead) / 2
	if in.Lines {
		above = block.InputAbove
	}
	b = append(file.Lengths(b, block.InputPad, h-above-style.Baseline()), "Td "...)
	if g.from == g.to {
		if w.Margins.Direction == font.Leftwards {
			b = append(file.Lengths(b, max(in.Inside()-w.Fonts.Width(style.Weight, style.Size, selected(in)), 0), 0), "Td "...)
		}
		b = w.Fonts.Show(b, &w.extra, style.Weight, style.Size, selected(in))
	}
	last, shift := length(0), length(0)
	for i := g.from; i < g.to; i++ {
		l := &w.pages.Lines[i]
		if in.Lines && i > g.from && above+l.Y+style.Lead > h { // whole lines alone
			break
		}
		if l.Y != last || l.Shift != shift {
			b = append(file.Lengths(b, l.Shift-shift, last-l.Y), "Td "...)
			last, shift = l.Y, l.Shift
		}
		b = w.Fonts.ShowLine(b, &w.extra, style.Weight, style.Size, l.Text, l.In)
	}
	w.buf = append(b, "ET Q EMC\n"...)
}
