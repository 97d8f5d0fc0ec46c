package dump

import (
	"fmt"
	"math"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A Rule is a horizontal line that is drawn, in points from the page's top left corner.
type Rule struct {
	Page      int // from 1
	X0, X1, Y float64
}

// Rules returns the horizontal lines that the pages draw, in drawing order: those that are stroked as
// a path of one segment.
func Rules(pdf []byte) ([]Rule, error) {
	d, err := file.Read(pdf)
	if err != nil {
		return nil, fmt.Errorf("dump rules: %w", err)
	}
	p := newPlayer(d)
	if err = p.playAll(); err == nil {
		err = d.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("dump rules: %w", err)
	}
	return p.rules, nil
}

// A segment is the path that is being made, as far as it is one straight line.
type segment struct {
	from, to [2]float64
	points   int // more than 2: it is none
}

// path notes an operator of a path, with its operands.
func (p *player) path(op string, v file.Array) {
	switch op {
	case "m", "l":
		at := [2]float64{}
		at[0], at[1] = p.state.ctm.at(p.number(v[0]), p.number(v[1]))
		if op == "m" {
			p.segment = segment{from: at, points: 1}
			return
		}
		p.segment.to = at
		p.segment.points++
	case "re", "c", "h":
		p.segment.points = 3
	case "S":
		s := p.segment
		if s.points == 2 && math.Abs(s.from[1]-s.to[1]) < 0.01 {
			x0, x1 := math.Min(s.from[0], s.to[0]), math.Max(s.from[0], s.to[0])
			p.rules = append(p.rules, Rule{p.page, x0 - p.corner[0], x1 - p.corner[0], p.corner[1] - s.from[1]})
		}
		p.segment = segment{}
	case "f", "F", "f*", "B", "B*", "b", "b*", "s", "n":
		p.segment = segment{}
	}
}
