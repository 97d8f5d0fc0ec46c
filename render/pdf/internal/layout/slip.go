package layout

import (
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// slipEnd is where a letter's reply slip ends, from the top of the sheet.
const slipEnd = 760 * pt

// slip returns the first block of the slip if there is anything above it on its page, and
// otherwise 0.
func (p *Pages) slip() int {
	for i := len(p.Placed) - 1; i > p.Starts[len(p.Starts)-1]; i-- {
		if p.Placed[i].Slip {
			return i
		}
	}
	return 0
}

// slipApart puts a slip that goes on over a page on pages of its own, since a part of the letter would otherwise be
// torn off with it. If that is one page but for a few lines, its answers get fewer lines.
func (p *Pages) slipApart() {
	from := slices.IndexFunc(p.measured, func(b Placed) bool { return b.Slip })
	if from <= 0 || p.slipOnOnePage() {
		return
	}
	p.measured[from].NewPage = true
	p.again()
	before := slices.Clone(p.measured)
	for !p.slipOnOnePage() {
		if !p.takeLine(from) {
			copy(p.measured, before)
			p.again()
			return
		}
	}
}

// slipOnOnePage reports whether the page on which the slip begins is the last.
func (p *Pages) slipOnOnePage() bool {
	return slices.ContainsFunc(p.Placed[p.Starts[len(p.Starts)-1]:], func(b Placed) bool { return b.Slip })
}

// takeLine takes a writing line from the block that has the most of them, of those from the given one on. It reports
// whether one could be spared.
func (p *Pages) takeLine(from int) bool {
	at, most := -1, 0
	for i := from; i < len(p.measured); i++ {
		b := &p.measured[i]
		if lines, _ := p.ruled(b); lines-b.Fewer > most && b.Fewer < p.mostFewer(b) {
			at, most = i, lines-b.Fewer
		}
	}
	if at < 0 {
		return false
	}
	p.fewer(&p.measured[at])
	p.again()
	return true
}

// foot returns where the last block ends, which is part of the slip.
func (p *Pages) foot() sheet.Length {
	b := &p.Placed[len(p.Placed)-1]
	return b.Y + b.Height
}

// sinkSlip moves the slip to the foot of its page if there is anything above it.
func (p *Pages) sinkSlip() {
	if from := p.slip(); from > 0 {
		down := slipEnd - p.foot()
		for i := from; i < len(p.Placed); i++ {
			p.Placed[i].Y += down
		}
	}
}

// pageForSlip puts the slip on a page of its own if there is no space for it at the foot
// of the last page. In duplex printing that is a front side with an empty back, since
// tearing off the slip would otherwise damage the letter.
func (p *Pages) pageForSlip() {
	from := p.slip()
	back := p.options.Margins.Duplex && len(p.Starts)%2 == 0
	if from > 0 && (p.foot() > slipEnd || back) {
		p.Placed[from].NewPage = true
		y := p.contentTop(&p.Placed[from]) - p.Placed[from].Y
		p.Starts = append(p.Starts, from)
		for i := from; i < len(p.Placed); i++ {
			p.Placed[i].Y += y
		}
	}
	for n, at := range p.Starts {
		if p.options.Margins.Duplex && n%2 == 1 && p.Placed[at].Slip {
			p.Starts = slices.Insert(p.Starts, n, at) // an empty back
			return
		}
	}
}
