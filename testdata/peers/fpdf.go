package peers

import (
	"bytes"
	"io"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
)

// writeFpdf makes the evaluation with fpdf and its UTF-8 fonts.
func writeFpdf(w io.Writer, e *evaluation) error { return writeFpdfForm(w, e, nil) }

// writeFpdfForm leaves the answers out and records their places if fields is not nil.
func writeFpdfForm(w io.Writer, e *evaluation, fields *[]field) error {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.28, Ht: 841.89}})
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCellMargin(0)
	f.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
	f.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
	f.SetTitle(e.title, true)
	f.SetLang("en-GB")
	f.RegisterImageOptionsReader("logo", fpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(e.logo))
	draw(fpdfSurface{f}, e, fields)
	return f.Output(w)
}

type fpdfSurface struct{ *fpdf.Fpdf }

func (s fpdfSurface) newPage() { s.AddPage() }

func (s fpdfSurface) font(bold bool, size float64) {
	style := ""
	if bold {
		style = "B"
	}
	s.SetFont("sans", style, size)
}

func (s fpdfSurface) split(bold bool, size, width float64, text string) []string {
	s.font(bold, size)
	return s.SplitText(text, width)
}

func (s fpdfSurface) show(x, y float64, bold bool, size float64, grey uint8, text string) {
	s.font(bold, size)
	s.SetTextColor(int(grey), int(grey), int(grey))
	s.Text(x, y, text)
}

func (s fpdfSurface) rule(x, y, length, width float64) {
	s.SetLineWidth(width)
	s.Line(x, y, x+length, y)
}

func (s fpdfSurface) box(x, y, side float64, filled bool) {
	style := "D"
	if filled {
		style = "F"
	}
	s.SetLineWidth(0.75)
	s.Rect(x, y, side, side, style)
}

func (s fpdfSurface) picture(x, y, w, h float64) {
	s.ImageOptions("logo", x, y, w, h, false, fpdf.ImageOptions{ImageType: "PNG"}, 0, "")
}
