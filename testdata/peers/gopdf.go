package peers

import (
	"fmt"
	"io"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/signintech/gopdf"
)

// gopdfFaces parses the fonts, which all documents then share.
func gopdfFaces() (*gopdf.FontContainer, error) {
	c := &gopdf.FontContainer{}
	if err := c.AddTTFFontData("regular", liberationsansregular.TTF); err != nil {
		return nil, err
	}
	return c, c.AddTTFFontData("bold", liberationsansbold.TTF)
}

// writeGopdf makes the evaluation with gopdf.
func writeGopdf(w io.Writer, e *evaluation, faces *gopdf.FontContainer) error {
	g := &gopdf.GoPdf{}
	g.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	s := &gopdfSurface{GoPdf: g, e: e}
	for _, name := range []string{"regular", "bold"} {
		s.note(g.AddTTFFontFromFontContainer(name, faces))
	}
	g.SetInfo(gopdf.PdfInfo{Title: e.title})
	draw(s, e, nil)
	if s.err != nil {
		return fmt.Errorf("draw with gopdf: %w", s.err)
	}
	_, err := g.WriteTo(w)
	return err
}

type gopdfSurface struct {
	*gopdf.GoPdf
	e   *evaluation
	err error
}

func (s *gopdfSurface) note(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *gopdfSurface) newPage() { s.AddPage() }

func (s *gopdfSurface) font(bold bool, size float64) {
	name := "regular"
	if bold {
		name = "bold"
	}
	s.note(s.SetFont(name, "", size))
}

func (s *gopdfSurface) split(bold bool, size, width float64, text string) []string {
	s.font(bold, size)
	lines, err := s.SplitTextWithWordWrap(text, width)
	s.note(err)
	return lines
}

func (s *gopdfSurface) show(x, y float64, bold bool, size float64, grey uint8, text string) {
	s.font(bold, size)
	s.SetTextColor(grey, grey, grey)
	s.SetXY(x, y)
	s.note(s.Text(text))
}

func (s *gopdfSurface) rule(x, y, length, width float64) {
	s.SetLineWidth(width)
	s.Line(x, y, x+length, y)
}

func (s *gopdfSurface) box(x, y, side float64, filled bool) {
	style := "D"
	if filled {
		style = "F"
	}
	s.SetLineWidth(0.75)
	s.SetFillColor(0, 0, 0)
	s.RectFromUpperLeftWithStyle(x, y, side, side, style)
}

func (s *gopdfSurface) picture(x, y, w, h float64) {
	holder, err := gopdf.ImageHolderByBytes(s.e.logo)
	s.note(err)
	if err == nil {
		s.note(s.ImageByHolder(holder, x, y, &gopdf.Rect{W: w, H: h}))
	}
}
