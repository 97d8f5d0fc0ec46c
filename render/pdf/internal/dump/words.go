package dump

import (
	"fmt"
	"math"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A Word is a piece of text that is drawn by one operator: in most cases a line, or a part of a
// line in one font.
type Word struct {
	Page int // from 1
	// The box is in points from the page's top left corner. It extends from the first character
	// that is not a space to the end of the last, and from the font's ascent to its descent.
	X0, Y0, X1, Y1 float64
	Base           float64 // the baseline, from the top
	Text           string
	Size           float64 // as it appears, in points
	Font           string  // without the subset tag
	Fill           [3]float64
	Artifact       bool
	Mark           int // its MCID, -1 for none
}

// Words returns every piece of text that the pages draw, in drawing order, without pieces that are
// only spaces. The text of fields and other annotations is not part of a page.
func Words(pdf []byte) ([]Word, error) {
	d, err := file.Read(pdf)
	if err != nil {
		return nil, fmt.Errorf("dump words: %w", err)
	}
	p := newPlayer(d)
	if err = p.playAll(); err == nil {
		err = d.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("dump words: %w", err)
	}
	return p.words, nil
}

// word records a piece of text that extends between two positions on its line.
func (p *player) word(text string, from, to float64) {
	s := &p.state
	m := p.tm.times(s.ctm)
	w := Word{
		Page: p.page, Text: strings.TrimSpace(text), Font: s.font.name, Fill: s.fill, Mark: -1,
		Size: s.size * math.Hypot(m[2], m[3]),
		X0:   math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1),
	}
	for _, x := range []float64{from, to} {
		for _, y := range []float64{s.font.descent, s.font.ascent} {
			px, py := m.at(x, y*s.size+s.rise)
			px, py = px-p.corner[0], p.corner[1]-py
			w.X0, w.X1 = math.Min(w.X0, px), math.Max(w.X1, px)
			w.Y0, w.Y1 = math.Min(w.Y0, py), math.Max(w.Y1, py)
		}
	}
	_, base := m.at(from, s.rise)
	w.Base = p.corner[1] - base
	mark, ok, artifact := p.where()
	if ok {
		w.Mark = mark.id
	}
	w.Artifact = artifact
	p.words = append(p.words, w)
}
