package compile

import (
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// strip is what stands on every page in the margin above its content: the
// protective marking at the right and, on a draft, a black tab with "Draft" and
// the sentence beside it. It is nil where there is neither. tag is that of its
// parts, nil on the pages after the first, where they are repeats. It begins at from
// and ends at to.
func (c *compiler) strip(tag *tags.Tag, from, to length) *builder {
	marking := render.Marking(c.options.Organised())
	if marking == "" && !c.options.Draft {
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
	x := to - c.Fonts.Width(s.Weight, s.Size, marking)
	if c.options.Draft {
		tagged(func() { b.draftMark(from, x-gutter-from) })
	}
	if marking != "" {
		tagged(func() { b.lines(s, x, 17*pt, []string{marking}) })
	}
	return b
}
