package arrange

import (
	"slices"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
)

// Pairs are questions with their answers beside them.
type Pairs struct{ Pairs []Pair }

// A Pair is a question with its answer, or with room for one.
type Pair struct {
	*apdocs.Field
	Above bool // the label is above the answer, at the full width
	Signs bool // the answer is a signature

	Asked *apdocs.Question // as a blank prints it
}

// A Stack is questions above their answers, as in large print. If it is pictured, there is room for
// a picture before each of them.
type Stack struct {
	Pairs    []Pair
	Pictured bool
}

// A Grid is short questions side by side, each above its answer.
type Grid struct {
	Across int // questions in a full row
	Rows   [][]*apdocs.Field
}

// Ticks are boxes with their labels, side by side, ticked for yes.
type Ticks struct {
	Ticking
	Across int // boxes in a full row
	Rows   [][]*apdocs.Field

	// Follows is true if other boxes stand directly above: which boxes there are depends on the record.
	Follows bool
}

// Scores are what is computed from a record: a table of its parts, and figures.
type Scores struct {
	Heads   [3]string
	Rows    func(apdocs.Form) [][3]string // every record has the same number of rows and the same first cells
	Figures []*apdocs.Field
}

// Big reports whether a figure is set in the largest type: the first figure, if it is no longer
// than a number.
func (s *Scores) Big(f *apdocs.Field, figure string) bool {
	return f == s.Figures[0] && utf8.RuneCountInString(figure) <= 4
}

// longLabel is the length in bytes above which a label is printed above its answer.
const longLabel = 160

// PairOf returns a question as it is set out beside its answer.
func PairOf(f *apdocs.Field) Pair {
	above := len(f.Question.Label) > longLabel || f.Question.Terms != ""
	return Pair{f, above, f.Kind == apdocs.KindSignature, Asked(f)}
}

func (a *arranger) answers(b *apdocs.Answers) Arrangement {
	if a.Screen { // on screen there is no line to write on
		b = &apdocs.Answers{Across: b.Across, Ticks: b.Ticks, Fields: slices.DeleteFunc(slices.Clone(b.Fields), computed)}
	}
	switch {
	case b.Ticks:
		return a.ticks(b)
	case a.Large:
		return stack(b.Fields)
	case b.Across > 1:
		return grid(b)
	}
	p := &Pairs{}
	for _, f := range b.Fields {
		if f.Kind != apdocs.KindComputed || !a.Blank { // nothing is computed on a blank
			p.Pairs = append(p.Pairs, PairOf(f))
		}
	}
	return p
}

func computed(f *apdocs.Field) bool { return f.Kind == apdocs.KindComputed }

func stack(fields []*apdocs.Field) *Stack {
	s := &Stack{}
	for _, f := range fields {
		p := PairOf(f)
		p.Above = true
		s.Pictured = s.Pictured || f.Question.Picture != ""
		s.Pairs = append(s.Pairs, p)
	}
	return s
}

// grid divides questions into rows; a wide question has a row to itself.
func grid(b *apdocs.Answers) *Grid {
	g, full := &Grid{Across: b.Across}, true
	for _, f := range b.Fields {
		if full || f.Question.Wide {
			g.Rows = append(g.Rows, nil)
		}
		last := len(g.Rows) - 1
		g.Rows[last] = append(g.Rows[last], f)
		full = f.Question.Wide || len(g.Rows[last]) == b.Across
	}
	return g
}

func (a *arranger) ticks(b *apdocs.Answers) *Ticks {
	t := &Ticks{Ticking: a.tickingAll(b.Fields), Across: max(b.Across, 1), Follows: a.boxes}
	if a.Large {
		t.Across = 1
	}
	for from := 0; from < len(b.Fields); from += t.Across {
		t.Rows = append(t.Rows, b.Fields[from:min(from+t.Across, len(b.Fields))])
	}
	return t
}

// panel returns scores on a record; on a blank, room to write them and the questions that they are
// computed from.
func (a *arranger) panel(p *apdocs.Panel) Arrangement {
	if a.Blank {
		return a.answers(&apdocs.Answers{Across: 2, Fields: p.Printed()})
	}
	return &Scores{p.Heads, p.Rows, p.Figures}
}
