package layout

import (
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// group joins the blocks of a group that must stay on one page. A signature block is also
// joined to the block before it.
func (p *Pages) group(g *block.Group) {
	if g.Follows {
		p.join(g.From, g.To)
	}
	if g.Together && !p.breaksUp(g) && p.FitsPage(p.Chain(g.From), g.To) {
		for i := g.From + 1; i < g.To; i++ {
			p.Placed[i].Joined = true
		}
	}
	for i := g.From; g.Signed && i > 0 && i > g.From-2; i-- {
		before := &p.Placed[i-1]
		if before.Height < p.options.Look.SplitOver {
			p.join(i, g.To)
		}
		if before.Kind != block.Heading {
			break
		}
	}
}

// breaksUp reports whether a group may break between its questions although it fits on a
// page: on screen, where fields take more room than lines on paper, if it is so tall that
// it would leave much of a page empty.
func (p *Pages) breaksUp(g *block.Group) bool {
	return p.options.Screen && !p.fits(g.From, g.To, p.page()/3)
}

// join keeps block i with the block before it, unless what then has to stay together is
// taller than a page. Blocks from limit on are ignored.
func (p *Pages) join(i, limit int) {
	if i == 0 || p.Placed[i].NewPage {
		return
	}
	end := i + 1
	for end < limit && p.Placed[end].Joined {
		end++
	}
	if p.FitsPage(p.Chain(i-1), end) {
		p.Placed[i].Joined = true
	}
}

// Chain returns the first of the blocks that block i stays with.
func (p *Pages) Chain(i int) int {
	for i > 0 && !p.Placed[i].NewPage && (p.Placed[i].Joined || p.Placed[i-1].Keep > 0) {
		i--
	}
	return i
}

// FitsPage reports whether blocks from up to but not including to fit on a page.
func (p *Pages) FitsPage(from, to int) bool {
	return p.fits(from, to, p.options.Look.ContentEnd-p.contentTop(&p.Placed[from]))
}

// fits reports whether these blocks fit into a height.
func (p *Pages) fits(from, to int, height sheet.Length) bool {
	h := sheet.Length(0)
	for i := from; i < to; i++ {
		h += p.Placed[i].Height
		if i > from {
			h += p.Placed[i-1].After + p.Placed[i].Before
		}
	}
	return h <= height
}
