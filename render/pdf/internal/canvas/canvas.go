// Package canvas draws what is the same on every document of a form: labels, rules, boxes, ticks.
//
// fpdf does the drawing, once, when a form is compiled; it is never called for a document. A recorder
// collects drawing operators in pieces. A piece is drawn as if its block were at the top left
// corner of the page, and the writer of the page moves it to its place. Each piece leaves the
// graphics state as it found it (black fill, no dashes), except for fonts.
package canvas

import (
	"bytes"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// A Grey is a colour, in most cases a grey, of text, lines and fills.
type Grey [3]uint8

// Height is the height of the sheet on which pieces are drawn, that of A4.
const Height file.Length = 84189

// A Canvas draws. Coordinates start at the top left corner of the piece, to the right and down.
type Canvas interface {
	// Text draws one line of text, which may be part of a paragraph; y is its baseline.
	Text(x, y file.Length, w font.Weight, size file.Length, c Grey, text string, in font.Context)
	// Shown draws text that is already written as operators: they follow Td, in the font of weight w.
	Shown(x, y file.Length, w font.Weight, size file.Length, c Grey, operators []byte)
	// Line draws a straight line of the given width.
	Line(x1, y1, x2, y2, width file.Length, c Grey)
	// Dashed draws a line of dashes, 3 points on and 2 off.
	Dashed(x1, y1, x2, y2, width file.Length, c Grey)
	// Box draws a border inside the edge of a rectangle.
	Box(x, y, w, h, width file.Length, c Grey)
	// Fill fills a rectangle.
	Fill(x, y, w, h file.Length, c Grey)
	// Stroke draws a line through points given as x, y, x, y … from the top left corner of a
	// square, which is at x, y. The shape is never mirrored.
	Stroke(x, y, side, width file.Length, c Grey, points ...file.Length)
	// Picture draws the picture with the given name in the page's resources.
	Picture(name string, x, y, w, h file.Length)
	// Piece ends the current piece and starts another. It returns the new piece's number.
	Piece() int
}

// names of the fonts in the page's resources; fpdf's own names are replaced by them.
var names = [...]string{font.Regular: "R", font.Bold: "B"}

// Draw calls fn with a Canvas and returns the pieces that it drew.
func Draw(faces [2][]byte, fn func(Canvas) error) ([][]byte, error) {
	engine := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.28, Ht: points(Height)}})
	engine.AddUTF8FontFromBytes("r", "", faces[font.Regular])
	engine.AddUTF8FontFromBytes("b", "", faces[font.Bold])
	if err := engine.Error(); err != nil {
		return nil, fmt.Errorf("load fonts for drawing: %w", err)
	}
	var s *recorder
	var err error
	t := engine.CreateTemplateCustom(fpdf.PointType{}, fpdf.SizeType{Wd: 595.28, Ht: points(Height)}, func(t *fpdf.Tpl) {
		s = &recorder{t: t}
		t.SetAutoPageBreak(false, 0)
		if err = fn(s); err == nil {
			err = t.Error()
		}
	})
	if err != nil {
		return nil, err
	}
	return s.cut(t.Bytes())
}

// A recorder is the Canvas that draws with fpdf.
type recorder struct {
	t      *fpdf.Tpl
	pieces int
}

// mark is a comment that separates the pieces in fpdf's output.
const mark = "%piece\n"

func (s *recorder) Piece() int {
	s.t.RawWriteStr(strings.TrimSuffix(mark, "\n"))
	s.pieces++
	return s.pieces - 1
}

// cut splits the output into pieces, replaces the names of fonts, and tidies each piece.
func (s *recorder) cut(all []byte) ([][]byte, error) {
	parts := bytes.Split(all, []byte(mark))
	if len(parts) != s.pieces+1 {
		return nil, fmt.Errorf("draw: %d pieces of %d", len(parts)-1, s.pieces)
	}
	for w, family := range []string{"r", "b"} {
		long, err := s.fontName(family)
		if err != nil {
			return nil, err
		}
		for i := range parts {
			parts[i] = bytes.ReplaceAll(parts[i], long, []byte("/"+names[w]+" "))
		}
	}
	parts = parts[1:]
	for i := range parts {
		var err error
		if parts[i], err = tidy(parts[i]); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// fontName returns fpdf's name for a font, found in its own output.
func (s *recorder) fontName(family string) ([]byte, error) {
	var drawn []byte
	t := s.t.CreateTemplateCustom(fpdf.PointType{}, fpdf.SizeType{Wd: 10, Ht: 10}, func(t *fpdf.Tpl) {
		t.SetFont(family, "", 10)
	})
	drawn = t.Bytes()
	at := bytes.LastIndex(drawn, []byte("/F"))
	if at < 0 {
		return nil, fmt.Errorf("draw: a font without a name")
	}
	end := bytes.IndexByte(drawn[at:], ' ')
	return drawn[at : at+end+1], nil
}

func points(l file.Length) float64 { return float64(l) / 100 }

func (s *recorder) Text(x, y file.Length, w font.Weight, size file.Length, c Grey, text string, _ font.Context) {
	s.t.SetFont([]string{"r", "b"}[w], "", points(size))
	s.t.SetTextColor(int(c[0]), int(c[1]), int(c[2]))
	s.t.Text(points(x), points(y), text)
}

func (s *recorder) Shown(x, y file.Length, w font.Weight, size file.Length, c Grey, operators []byte) {
	b := []byte("q ")
	for _, v := range c {
		b = file.Lengths(b, file.Length(v)*100/255)
	}
	b = append(b, "rg BT /"+names[w]+" "...)
	b = append(file.Lengths(b, size), "Tf "...)
	b = append(file.Lengths(b, x, Height-y), "Td "...)
	s.t.RawWriteStr(string(append(append(b, operators...), "ET Q"...)))
}

func (s *recorder) pen(width file.Length, c Grey) {
	s.t.SetDrawColor(int(c[0]), int(c[1]), int(c[2]))
	s.t.SetLineWidth(points(width))
}

func (s *recorder) Line(x1, y1, x2, y2, width file.Length, c Grey) {
	s.pen(width, c)
	s.t.Line(points(x1), points(y1), points(x2), points(y2))
}

func (s *recorder) Dashed(x1, y1, x2, y2, width file.Length, c Grey) {
	s.t.SetDashPattern([]float64{3, 2}, 0)
	s.Line(x1, y1, x2, y2, width, c)
	s.t.SetDashPattern(nil, 0)
}

func (s *recorder) Box(x, y, w, h, width file.Length, c Grey) {
	s.pen(width, c)
	half := width / 2
	s.t.Rect(points(x+half), points(y+half), points(w-2*half), points(h-2*half), "D")
}

func (s *recorder) Fill(x, y, w, h file.Length, c Grey) {
	s.t.SetFillColor(int(c[0]), int(c[1]), int(c[2]))
	s.t.Rect(points(x), points(y), points(w), points(h), "F")
	s.t.SetFillColor(0, 0, 0)
}

func (s *recorder) Stroke(x, y, _, width file.Length, c Grey, at ...file.Length) {
	s.pen(width, c)
	s.t.MoveTo(points(x+at[0]), points(y+at[1]))
	for i := 2; i+1 < len(at); i += 2 {
		s.t.LineTo(points(x+at[i]), points(y+at[i+1]))
	}
	s.t.DrawPath("D")
}

func (s *recorder) Picture(name string, x, y, w, h file.Length) {
	at := file.Lengths(file.Lengths([]byte("q "), w, 0, 0, h), x, Height-y-h)
	s.t.RawWriteStr(string(at) + "cm /" + name + " Do Q")
}
