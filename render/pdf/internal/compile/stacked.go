package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/internal/pictogram"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// stack compiles a table of questions above their answers.
func (c *compiler) stack(s *arrange.Stack) *node {
	return &node{tag: tags.Table, kids: c.stacked(s)}
}

// stacked compiles questions above their answers, one node each.
func (c *compiler) stacked(s *arrange.Stack) (nodes []*node) {
	x := length(0)
	if s.Pictured {
		x = pictureSide + pictureGap
	}
	for _, p := range s.Pairs {
		nodes = append(nodes, c.above(p, x))
	}
	return nodes
}

// The side of a picture, and the space after it.
const (
	pictureSide = 51 * pt // 18 mm
	pictureGap  = 17 * pt
)

// picture draws the picture of a question, if it has one, with its top at y.
func (b *builder) picture(q *apdocs.Question, y length) {
	if q.Picture == "" {
		return
	}
	b.open(tags.Figure(b.composed(q.PictureAlt)))
	b.add(&block.Drawing{Piece: b.drawn(func(c canvas.Canvas) {
		for _, stroke := range pictogram.Strokes(q.Picture) {
			points := make([]length, 0, 2*len(stroke))
			for _, p := range stroke {
				points = append(points, scaled(p.X), scaled(p.Y))
			}
			c.Stroke(0, y, pictureSide, pictureSide*pictogram.Weight/pictogram.Side, canvas.Grey{}, points...)
		}
	})})
	b.close(1)
	b.reach(y + pictureSide + 4*pt)
}

func scaled(at int) length { return pictureSide * length(at) / pictogram.Side }

// above compiles a question above its answer, in large print: from x, with its picture before it.
func (c *compiler) above(p arrange.Pair, x length) *node {
	l, f := c.Look, p.Field
	if p.Signs {
		return c.signatureStacked(f, false)
	}
	w := frameWidth - x
	b := c.block(block.Flowing)
	if c.blank() {
		b.Kind = block.Solid
	}
	b.open(tags.TR)
	b.open(tags.RowHead)
	b.picture(&f.Question, 6*pt)
	q := &f.Question
	if c.blank() {
		q = p.Asked
	}
	y := b.question(q, l.Label(), x, 6*pt, w)
	b.close(1)
	b.open(tags.TD)
	if c.blank() {
		b.roomBelow(f, x, y, w)
	} else {
		b.answer(f, c.read(f), l.Text, x, y, w)
		b.Foot = 8 * pt
	}
	b.close(2)
	b.Top = 6 * pt
	if !c.blank() {
		b.reach(y + l.Text.Lead + b.Foot)
		b.footRule(0, frameWidth, l.Thin, lineGrey)
		b.againAt(b.fill(f.Question.Title())+b.say(render.Continued), x, w, b.Top, 0)
		b.Top = b.Label
	}
	return b.leaf()
}

// roomBelow adds room for an answer below its question, in large print.
func (b *builder) roomBelow(f *apdocs.Field, x, y, w length) {
	switch arrange.RoomFor(f) {
	case arrange.Lined:
		b.groupLines(f, x, y, w)
		b.Foot = 10 * pt
	case arrange.Boxes:
		b.reach(b.options(f, x, y, w, 6*pt) + 8*pt)
	default:
		o := b.writing(f, f.Question.Lines, x, y, w)
		o.Last = false
		b.Foot, b.Elastic = 10*pt, f.Question.Elastic
	}
}
