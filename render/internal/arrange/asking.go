package arrange

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// Instructions for ticking boxes, printed on a blank next to the boxes. Two boxes side by
// side, such as "Yes" and "No", need none.
const (
	tickOne     = "Tick one box"
	tickEachRow = "Tick one box per row"
	tickEach    = "Tick one box for each question"
	tickAll     = "Tick all that apply"
)

// Asked returns a question as printed on a blank: with the instruction to tick one of its
// boxes, and marked as required if it or all its parts are.
func Asked(f *apdocs.Field) *apdocs.Question {
	q := Listed(f)
	if len(f.Choices) > 2 {
		q.Hints = append(slices.Clip(q.Hints), tickOne)
	}
	return q
}

// Listed is like Asked, for a form on screen with a list of choices rather than boxes.
func Listed(f *apdocs.Field) *apdocs.Question {
	q := f.Question
	q.Required = required(f)
	return &q
}

// required reports whether a question, or each part of it, is required.
func required(f *apdocs.Field) bool {
	optional := func(p *apdocs.Field) bool { return !required(p) }
	return f.Question.Required || len(f.Parts) > 0 && !slices.ContainsFunc(f.Parts, optional)
}

// PartLabel returns the label of a part of a group as printed on a blank, marked if the
// part is required and the group is not. If others fill it in, it has no mark.
func PartLabel(group, part *apdocs.Field, others bool) string {
	if !others && part.Question.Required && !required(group) {
		return part.Question.Label + " " + render.RequiredMark
	}
	return part.Question.Label
}

// optionalMark is printed below the label of the few optional rows of a table whose rows
// are otherwise required.
const optionalMark = "(optional)"

// A Ticking is the instruction for the boxes of a table or list, or "" on a record. If
// most rows are required, the instruction says so and the optional rows are marked
// instead.
type Ticking struct {
	Hint string
	All  bool // the hint says that the rows are required
}

// ticking returns the instruction for rows with these questions.
func (a *arranger) ticking(hint string, rows []*apdocs.Field) Ticking {
	if !a.Blank || len(rows) == 0 {
		return Ticking{}
	}
	if len(rows) == 1 {
		hint = tickOne
	}
	must := 0
	for _, f := range rows {
		if f.Question.Required {
			must++
		}
	}
	if 2*must > len(rows) && !a.others {
		return Ticking{hint + " " + render.RequiredMark, true}
	}
	return Ticking{Hint: hint}
}

// tickingAll returns the instruction for a list of boxes: once under each heading, and not
// for a single box.
func (a *arranger) tickingAll(boxes []*apdocs.Field) Ticking {
	if len(boxes) < 2 || a.ticked {
		return Ticking{}
	}
	a.ticked = true
	return a.ticking(tickAll, boxes)
}

// Asked returns the question of a row as printed.
func (t *Ticking) Asked(f *apdocs.Field) *apdocs.Question {
	q := f.Question
	if t.All {
		if !q.Required {
			q.Hints = append([]string{optionalMark}, q.Hints...)
		}
		q.Required = false
	}
	return &q
}

// hints returns the text below the heading of a column of answers: prompts, how to tick,
// and that the answer is required in each row.
func (a *arranger) hints(rows [][]*apdocs.Field, field int, prompts bool) (hints []string) {
	if prompts {
		hints = rows[0][field].Question.Hints
	}
	if !a.Blank {
		return hints
	}
	ticked, must := true, true
	for _, row := range rows {
		ticked = ticked && len(row[field].Choices) > 2
		must = must && required(row[field])
	}
	if ticked {
		hints = append(slices.Clip(hints), tickOne)
	}
	if must && !a.others {
		hints = append(slices.Clip(hints), render.RequiredMark)
	}
	return hints
}

// requires reports whether the heading of a section names a list with required rows, in
// place of the list's title.
func (a *arranger) requires(s *apdocs.Section) bool {
	if !a.Blank || a.others || s.Heading == "" {
		return false
	}
	for _, b := range s.Blocks {
		if t, ok := b.(*apdocs.Table); ok {
			return t.Title.NameOnly && t.Title.Required
		}
		if _, text := b.(*apdocs.Paragraph); !text {
			return false
		}
	}
	return false
}
