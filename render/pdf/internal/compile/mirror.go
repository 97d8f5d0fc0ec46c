package compile

import (
	"cmp"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// A mirror draws everything in the mirrored place, for pages that are read from right to
// left. Texts, pictures and ticks are moved and not reversed.
type mirror struct {
	canvas.Canvas
	margins sheet.Margins
	fonts   *font.Set
}

// Text draws a line that begins at x and runs to the left. A space at its end, which is
// beyond the line, is drawn on the side where the line ends.
func (m *mirror) Text(x, y length, w font.Weight, size length, c canvas.Grey, text string, in font.Context) {
	line := strings.TrimSuffix(text, " ")
	left := m.margins.At(x, m.fonts.WidthIn(w, size, line, in))
	if line != text && m.fonts.Backwards(cmp.Or(in.Paragraph, text)) {
		left -= m.fonts.Width(w, size, " ")
	}
	m.Canvas.Text(left, y, w, size, c, text, in)
}

func (m *mirror) Line(x1, y1, x2, y2, width length, c canvas.Grey) {
	m.Canvas.Line(m.margins.At(x1, 0), y1, m.margins.At(x2, 0), y2, width, c)
}

func (m *mirror) Dashed(x1, y1, x2, y2, width length, c canvas.Grey) {
	m.Canvas.Dashed(m.margins.At(x1, 0), y1, m.margins.At(x2, 0), y2, width, c)
}

func (m *mirror) Box(x, y, w, h, width length, c canvas.Grey) {
	m.Canvas.Box(m.margins.At(x, w), y, w, h, width, c)
}

func (m *mirror) Fill(x, y, w, h length, c canvas.Grey) {
	m.Canvas.Fill(m.margins.At(x, w), y, w, h, c)
}

func (m *mirror) Stroke(x, y, side, width length, c canvas.Grey, points ...length) {
	m.Canvas.Stroke(m.margins.At(x, side), y, side, width, c, points...)
}

func (m *mirror) Picture(name string, x, y, w, h length) {
	m.Canvas.Picture(name, m.margins.At(x, w), y, w, h)
}
