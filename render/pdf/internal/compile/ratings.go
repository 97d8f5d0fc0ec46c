package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// ratings compiles a table of statements with a box for each rating, in the order of the
// original, from 5 to 1.
func (c *compiler) ratings(t *arrange.Ratings) *node {
	cols := c.ratingColumns(t)
	head := c.ratingHeadings(cols, t.Hint)
	body := &node{head: head.repeated()}
	drawings := c.ratingBoxes(t.Statements[0], cols)
	for _, f := range t.Statements {
		body.kids = append(body.kids, c.ratingRow(f, t.Asked(f), cols, drawings))
	}
	n := &node{tag: tags.Table}
	n.kids = append(n.kids, &node{block: head}, body)
	return n
}

// ratingColumns positions the columns: the statement beside the boxes or, in large print,
// above them.
func (c *compiler) ratingColumns(t *arrange.Ratings) (cols []column) {
	statement, each := mm(78), mm(18.4)
	x := statement
	if t.Below {
		statement, each, x = frameWidth+gutter, mm(34), 0
	}
	cols = []column{{arrange.Column{Head: t.Statement}, 0, statement - gutter}}
	for _, col := range t.Scale {
		cols = append(cols, column{col, x, each})
		x += each
	}
	return cols
}

// ratingHeadings compiles the words of the scale above its numbers.
func (c *compiler) ratingHeadings(cols []column, hint string) *template {
	l := c.Look
	b := c.block(block.Solid)
	b.Keep = 2
	b.open(tags.TR)
	most := 1
	set := make([][]string, len(cols))
	for i, col := range cols {
		if col.Kind == apdocs.OptionColumn {
			set[i] = c.set(l.Scale, col.w, col.Head)
			most = max(most, len(set[i]))
		}
	}
	hints := c.set(l.Hint(), cols[0].w, hint)
	if !l.Large {
		most = max(most, len(hints))
	}
	top := 4 * pt
	if l.Large {
		b.open(tags.ColumnHead)
		q := &apdocs.Question{Label: cols[0].Head}
		if hint != "" {
			q.Hints = []string{hint}
		}
		top = b.question(q, l.Label(), 0, top, frameWidth)
		b.close(1)
	}
	foot := top + l.Scale.Height(most)
	for i, col := range cols {
		if col.Kind != apdocs.OptionColumn {
			if !l.Large {
				b.open(tags.ColumnHead)
				b.statementHead(col, foot, hints)
				b.close(1)
			}
			continue
		}
		b.open(tags.ColumnHead)
		y := foot - l.Scale.Height(len(set[i]))
		b.add(&block.Drawing{Piece: b.drawn(func(k canvas.Canvas) {
			for j, line := range set[i] {
				x := col.x + (col.w-c.Fonts.Width(l.Scale.Weight, l.Scale.Size, line))/2
				drawLines(k, l.Scale, x, y+l.Scale.Height(j), []string{line + " "}[:1])
			}
			x := col.x + (col.w-c.Fonts.Width(1, l.Scale.Size, col.Choice.Value))/2
			drawLines(k, l.Scale.Bold(), x, foot, []string{col.Choice.Value})
		})})
		b.close(1)
	}
	b.close(1)
	h := foot + l.Scale.Lead + 3*pt
	b.artifact(func(k canvas.Canvas) { k.Line(0, h, frameWidth, h, l.Heavy, black) })
	b.Height = h
	return b.template
}

// statementHead adds the heading of the statements, with the lines of the hint below it, of which the
// last is level with the numbers.
func (b *builder) statementHead(col column, foot length, hint []string) {
	label := b.Look.Label().Leading(b.Look.Scale.Lead)
	if len(hint) == 0 || hint[0] == "" {
		b.lines(label, col.x, foot, []string{col.Head})
		return
	}
	top := foot - length(len(hint)-1)*label.Lead
	b.lines(label, col.x, top-label.Lead, []string{col.Head + " "})
	b.lines(b.Look.Hint().Leading(label.Lead), col.x, top, hint)
}

// A ratingBoxes is what the rows of a table of ratings share.
type ratingBoxes struct {
	boxes   []int    // all boxes, by the index of the chosen one; first: none chosen
	numbers []int    // the number in the chosen box
	texts   []string // replacement text
	top     length
}

// ratingBoxes draws the boxes of a row once for each answer. In large print they are below
// the statement, whose height varies, so y is set by the row.
func (c *compiler) ratingBoxes(f *apdocs.Field, cols []column) *ratingBoxes {
	r := &ratingBoxes{top: 3 * pt}
	for chosen := -1; chosen < len(f.Choices); chosen++ {
		r.boxes = append(r.boxes, c.drawn(func(k canvas.Canvas) { c.drawBoxes(k, cols, chosen, r.top) }))
	}
	l := c.Look
	i := 0
	for _, col := range cols {
		if col.Kind != apdocs.OptionColumn {
			continue
		}
		said := render.RatingIn(c.In(), f.Choices[i])
		if c.blank() {
			said = arrange.BoxSays(c.In(), true, said)
		}
		r.texts = append(r.texts, said)
		i++
		r.numbers = append(r.numbers, c.drawn(func(k canvas.Canvas) {
			if c.blank() {
				x := col.x + (col.w-l.RatingBox)/2
				drawTick(k, x, r.top, l.RatingBox, 220)
				return
			}
			c.drawNumeral(k, col, l.Text.In(white).Bold(), r.top)
		}))
	}
	return r
}

func (c *compiler) drawBoxes(k canvas.Canvas, cols []column, chosen int, top length) {
	l := c.Look
	i := 0
	for _, col := range cols {
		if col.Kind != apdocs.OptionColumn {
			continue
		}
		x := col.x + (col.w-l.RatingBox)/2
		switch {
		case c.blank():
			k.Box(x, top, l.RatingBox, l.RatingBox, l.Edge, black)
			c.drawNumeral(k, col, l.Text.In(lineGrey), top)
		case i == chosen:
			k.Fill(x, top, l.RatingBox, l.RatingBox, black)
		default:
			k.Box(x, top, l.RatingBox, l.RatingBox, l.Edge, ruleGrey)
			c.drawNumeral(k, col, l.Text.In(restGrey), top)
		}
		i++
	}
}

// drawNumeral draws a rating's number centred in its box.
func (c *compiler) drawNumeral(k canvas.Canvas, col column, s sheet.Style, top length) {
	x := col.x + (col.w-c.Fonts.Width(s.Weight, s.Size, col.Choice.Value))/2
	s = s.Leading(c.Look.RatingBox)
	drawLines(k, s, x, top, []string{col.Choice.Value})
}

// ratingDrawings adds the boxes of a statement. The chosen one has its number.
func (b *builder) ratingDrawings(f *apdocs.Field, r *ratingBoxes, down length) {
	boxes := &choice{which: func(in *record) int { return in.chosen(f) + 1 }}
	for i, piece := range r.boxes {
		boxes.ops = append(boxes.ops, &block.Artifact{Drawing: block.Drawing{Piece: piece, Y: down, Choice: i + 1}})
	}
	b.step(boxes)
	for i := range f.Choices {
		chosen := func(in *record) bool { return in.chosen(f) == i }
		b.open(tags.TD)
		b.only(chosen, func() { b.saying(r.texts[i]+" ", block.Drawing{Piece: r.numbers[i], Y: down}) })
		b.close(1)
	}
}

// ratingButtons adds the boxes of a statement on screen.
func (b *builder) ratingButtons(f *apdocs.Field, cols []column, y length) {
	for _, col := range cols {
		if col.Kind != apdocs.OptionColumn {
			continue
		}
		b.open(tags.TD)
		x := col.x + (col.w-b.Look.RatingBox)/2
		b.buttonInput(f, col.Choice, block.RatingInput, x, y, b.Look.RatingBox)
		b.close(1)
	}
}

// ratingRow compiles a statement with its boxes. The answer decides which drawing of the
// boxes is copied.
func (c *compiler) ratingRow(f *apdocs.Field, q *apdocs.Question, cols []column, r *ratingBoxes) *node {
	l := c.Look
	b := c.block(block.Solid)
	b.open(tags.TR)
	b.open(tags.RowHead)
	if len(q.Hints)+len(q.InEnglish) == 0 && q.Terms == "" && !c.blank() {
		q.Label += " " // "Not answered" may follow
	}
	y := b.question(q, l.Text, 0, 4*pt, cols[0].w)
	if !c.blank() {
		b.answer(f, func(in *record) render.Reading {
			if in.chosen(f) >= 0 {
				return render.Reading{}
			}
			return render.Reading{Text: c.say(render.NotAnswered), Tone: render.Wanting}
		}, l.Text, 0, y, cols[0].w)
		b.Foot = 4 * pt
	}
	b.close(1)
	down := length(0)
	if l.Large {
		down = y
		if !c.blank() {
			down += l.Text.Lead // where "Not answered" would stand
		}
	}
	if c.onScreen() {
		b.ratingButtons(f, cols, down+r.top)
	} else {
		b.ratingDrawings(f, r, down)
	}
	b.close(1)
	b.reach(y + 4*pt)
	b.reach(down + r.top + l.RatingBox + 3*pt)
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	return b.leaf()
}
