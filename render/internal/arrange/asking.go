package arrange

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// Asked returns a question as printed on a blank: with the instruction to tick one of its
// boxes, and marked as required if it or all its parts are.
func Asked(f *apdocs.Field) *apdocs.Question {
	q := Listed(f)
	if len(f.Choices) > 2 {
		q.Hints = append(slices.Clip(q.Hints), f.Translation().Say(render.TickOne))
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
		return part.Question.Label + " " + part.Translation().Say(render.RequiredMark)
	}
	return part.Question.Label
}

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
		hint = render.TickOne
	}
	must := 0
	for _, f := range rows {
		if f.Question.Required {
			must++
		}
	}
	if 2*must > len(rows) && !a.others {
		return Ticking{a.In.Say(hint) + " " + a.In.Say(render.RequiredMark), true}
	}
	return Ticking{Hint: a.In.Say(hint)}
}

// tickingAll returns the instruction for a list of boxes: once under each heading, and not
// for a single box.
func (a *arranger) tickingAll(boxes []*apdocs.Field) Ticking {
	if len(boxes) < 2 || a.ticked {
		return Ticking{}
	}
	a.ticked = true
	return a.ticking(render.TickAll, boxes)
}

// Asked returns the question of a row as printed.
func (t *Ticking) Asked(f *apdocs.Field) *apdocs.Question {
	q := f.Question
	if t.All {
		if !q.Required {
			q.Hints = append([]string{f.Translation().Say(render.OptionalMark)}, q.Hints...)
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
		ticked = ticked && len(row[field].Choices) > 2 && !row[field].Question.Written
		must = must && required(row[field])
	}
	if ticked {
		hints = append(slices.Clip(hints), a.In.Say(render.TickOne))
	}
	if must && !a.others {
		hints = append(slices.Clip(hints), a.In.Say(render.RequiredMark))
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
