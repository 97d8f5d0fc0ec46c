package pdf

import (
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/sheet"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
)

// ratings is a table of statements with a box for each rating, in the order of
// the original, from 5 to 1.
func (c *compiler) ratings(t *apdocs.Table) *node {
	cols := c.ratingColumns(t.Columns)
	head := c.ratingHeadings(cols)
	body := &node{head: head}
	drawings := c.ratingBoxes(t.Rows[0][0], cols)
	for _, row := range t.Rows {
		body.kids = append(body.kids, c.ratingRow(row[0], cols, drawings))
	}
	n := &node{tag: tagTable}
	if c.blank() {
		n.kids = append(n.kids, &node{block: head}, body)
		return n
	}
	n.kids = append(n.kids, &node{block: head}, body)
	return n
}

// ratingColumns: the statement beside the boxes, or above them in large print.
func (c *compiler) ratingColumns(given []apdocs.Column) (cols []column) {
	statement, each := mm(78), mm(18.4)
	x := statement
	if c.look.Large {
		statement, each, x = frameWidth+gutter, mm(34), 0
	}
	for _, col := range given {
		if col.Kind == apdocs.LabelColumn {
			cols = append(cols, column{col, 0, statement - gutter})
			continue
		}
		cols = append(cols, column{col, x, each})
		x += each
	}
	return cols
}

// ratingHeadings are the words of the scale over its numbers.
func (c *compiler) ratingHeadings(cols []column) *block {
	l := c.look
	b := c.block(solid)
	b.b.keep = 2
	b.open(tagTR)
	most := 1
	set := make([][]string, len(cols))
	for i, col := range cols {
		if col.Kind == apdocs.OptionColumn {
			set[i] = c.set(l.Scale, col.w, col.Head)
			most = max(most, len(set[i]))
		}
	}
	top := 4 * pt
	if l.Large {
		b.open(tagColumn)
		top = b.text(l.Label(), 0, top, frameWidth, cols[0].Head)
		b.shut(1)
	}
	foot := top + l.Scale.Height(most)
	for i, col := range cols {
		if col.Kind != apdocs.OptionColumn {
			if !l.Large {
				b.open(tagColumn)
				b.print(l.Label().Leading(l.Scale.Lead), col.x, foot, []string{col.Head})
				b.shut(1)
			}
			continue
		}
		b.open(tagColumn)
		y := foot - l.Scale.Height(len(set[i]))
		b.add(op{do: mark, pieces: []int{b.drawn(func(k canvas.Canvas) {
			for j, line := range set[i] {
				x := col.x + (col.w-c.fonts.Width(l.Scale.Weight, l.Scale.Size, line))/2
				drawLines(k, l.Scale, x, y+l.Scale.Height(j), []string{line + " "}[:1])
			}
			x := col.x + (col.w-c.fonts.Width(1, l.Scale.Size, col.Choice.Value))/2
			drawLines(k, l.Scale.Bold(), x, foot, []string{col.Choice.Value})
		})}})
		b.shut(1)
	}
	b.shut(1)
	h := foot + l.Scale.Lead + 3*pt
	b.artifact(func(k canvas.Canvas) { k.Line(0, h, frameWidth, h, l.Heavy, black) })
	b.b.height = h
	return b.b
}

// A ratingBoxes is what the rows of a table of ratings have in common.
type ratingBoxes struct {
	boxes   []int    // all the boxes, by the place of the chosen one; first: none chosen
	numbers []int    // the number in the chosen box
	texts   []string // as it is said
	top     length
}

// ratingBoxes draws the boxes of a row once for each answer. In large print
// they stand below the statement, whose height differs, so y is left to the row.
func (c *compiler) ratingBoxes(f *apdocs.Field, cols []column) *ratingBoxes {
	r := &ratingBoxes{top: 3 * pt}
	for chosen := -1; chosen < len(f.Choices); chosen++ {
		r.boxes = append(r.boxes, c.drawn(func(k canvas.Canvas) { c.drawBoxes(k, cols, chosen, r.top) }))
	}
	l := c.look
	i := 0
	for _, col := range cols {
		if col.Kind != apdocs.OptionColumn {
			continue
		}
		said := render.Rating(f.Choices[i])
		if c.blank() {
			said = render.TickedBox + " " + said
		}
		r.texts = append(r.texts, said)
		i++
		r.numbers = append(r.numbers, c.drawn(func(k canvas.Canvas) {
			s := l.Text.In(white).Bold()
			if c.blank() {
				s = s.In(black)
				x := col.x + (col.w-l.RatingBox)/2
				drawTick(k, x, r.top, l.RatingBox, 220)
				return
			}
			c.drawNumeral(k, col, s, r.top)
		}))
	}
	return r
}

func (c *compiler) drawBoxes(k canvas.Canvas, cols []column, chosen int, top length) {
	l := c.look
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

// drawNumeral centres a rating's number in its box.
func (c *compiler) drawNumeral(k canvas.Canvas, col column, s sheet.Style, top length) {
	x := col.x + (col.w-c.fonts.Width(s.Weight, s.Size, col.Choice.Value))/2
	s = s.Leading(c.look.RatingBox)
	drawLines(k, s, x, top, []string{col.Choice.Value})
}

// ratingRow is a statement with its boxes. Which drawing of the boxes is copied
// is a matter of the answer.
func (c *compiler) ratingRow(f *apdocs.Field, cols []column, r *ratingBoxes) *node {
	l := c.look
	b := c.block(solid)
	b.open(tagTR)
	b.open(tagRow)
	q := f.Question
	if len(q.Hints) == 0 && q.Terms == "" {
		q.Label += " " // "Not answered" may follow
	}
	y := b.question(&q, l.Text, 0, 4*pt, cols[0].w)
	if !c.blank() {
		b.answer(f, func(d *document) render.Reading {
			if d.chosen(f) >= 0 {
				return render.Reading{}
			}
			return render.Reading{Text: render.NotAnswered, Tone: render.Wanting}
		}, l.Text, 0, y, cols[0].w)
		b.b.foot = 4 * pt
	}
	b.shut(1)
	down := length(0)
	if l.Large {
		down = y
		if !c.blank() {
			down += l.Text.Lead // where "Not answered" would stand
		}
	}
	b.add(op{do: artifact, pieces: r.boxes, y: down, pick: func(d *document) int { return d.chosen(f) + 1 }})
	for i := range f.Choices {
		chosen := func(d *document) bool { return d.chosen(f) == i }
		b.open(tagTD)
		b.b.ops = append(b.b.ops,
			op{do: open, tag: tagSpan, when: chosen},
			op{do: actual, says: func(*document) string { return r.texts[i] + " " }, when: chosen},
			op{do: mark, pieces: []int{r.numbers[i]}, y: down, when: chosen},
			op{do: shut, when: chosen})
		b.shut(1)
	}
	b.shut(1)
	b.reach(y + 4*pt)
	b.reach(down + r.top + l.RatingBox + 3*pt)
	b.footRule(0, frameWidth, l.Thin, ruleGrey)
	return b.leaf()
}

// chosen is the place of a question's answer among its choices, -1 for none. A
// row asks for each of its boxes, so what was found last is kept.
func (d *document) chosen(f *apdocs.Field) int {
	if d.asker.field == f && d.asker.at == d.at {
		return d.asker.found
	}
	d.asker = asker{f, d.at, -1}
	if c, ok := f.Chosen(d.record, d.at); ok {
		d.asker.found = slices.Index(f.Choices, c)
	}
	return d.asker.found
}

// An asker is the question of a row of boxes, with the place of its answer.
type asker struct {
	field *apdocs.Field
	at    apdocs.At
	found int
}
