package layout

import (
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// slipEnd is where a letter's reply slip ends, from the top of the sheet.
const slipEnd = 760 * pt

// slip is the first block of the slip where anything stands above it on its page;
// 0 for none.
func (p *Pages) slip() int {
	for i := len(p.Placed) - 1; i > p.Starts[len(p.Starts)-1]; i-- {
		if p.Placed[i].Slip {
			return i
		}
	}
	return 0
}

// foot is how far the last block reaches, which is the slip's.
func (p *Pages) foot() sheet.Length {
	b := &p.Placed[len(p.Placed)-1]
	return b.Y + b.Height
}

// sinkSlip moves the slip to the foot of its page, where anything stands above it.
func (p *Pages) sinkSlip() {
	if from := p.slip(); from > 0 {
		down := slipEnd - p.foot()
		for i := from; i < len(p.Placed); i++ {
			p.Placed[i].Y += down
		}
	}
}

// pageForSlip gives the slip a page of its own where there is no room for it at
// the foot of the last. On both sides of the paper it stands on a front with
// nothing on its back, or who tears it off would tear the letter.
func (p *Pages) pageForSlip() {
	from := p.slip()
	back := p.options.Duplex && len(p.Starts)%2 == 0
	if from > 0 && (p.foot() > slipEnd || back) {
		p.Placed[from].NewPage = true
		y := p.contentTop(&p.Placed[from]) - p.Placed[from].Y
		p.Starts = append(p.Starts, from)
		for i := from; i < len(p.Placed); i++ {
			p.Placed[i].Y += y
		}
	}
	for n, at := range p.Starts {
		if p.options.Duplex && n%2 == 1 && p.Placed[at].Slip {
			p.Starts = slices.Insert(p.Starts, n, at) // a back without blocks
			return
		}
	}
}
