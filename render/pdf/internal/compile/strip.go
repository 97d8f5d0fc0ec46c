package compile

import (
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// strip returns what is in the margin above the content of every page, between the
// positions left and right: the protective marking at the right and, at the left, a black
// tab with render.Options.Mark, which on a draft has a sentence beside it. It returns nil
// if there is neither. tag is the structure element of its parts, or nil on the pages
// after the first, where they are artifacts.
func (c *compiler) strip(tag *tags.Tag, left, right length) *builder {
	marking := render.Marking(c.options.Organised())
	mark := c.options.Mark(c.outline)
	if marking == "" && mark == "" {
		return nil
	}
	b := c.block(block.Solid)
	tagged := func(add func()) {
		if tag != nil {
			b.open(tag)
			defer b.close(1)
		}
		add()
	}
	s := c.Look.Strip.Leading(18 * pt)
	x := right - c.Fonts.Width(s.Weight, s.Size, marking)
	switch {
	case c.options.Draft:
		tagged(func() { b.draftMark(left, x-gutter-left) })
	case mark != "":
		tagged(func() { b.blackTab(left, mark) })
	}
	if marking != "" {
		tagged(func() { b.lines(s, x, 17*pt, []string{marking}) })
	}
	return b
}
