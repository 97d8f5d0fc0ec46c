package apdocs

import (
	"slices"
	"strings"
)

// An Unprinted is a question that a record answers and a completed document leaves out.
type Unprinted struct {
	Question *Field
	Because  *Field // the question whose answer leaves it out, see [When]
}

// Unprinted returns the questions that the record answers and that a completed document
// leaves out because of the answer to another question, in the order of the form. A "no" is
// not among them, since the answer to the other question says as much, and questions in
// lists are not.
func (o *Outline) Unprinted(f Form) []Unprinted {
	u := unprinted{record: f, printed: map[string]bool{}}
	u.blocks(o.Blocks, nil)
	return slices.DeleteFunc(u.left, func(l Unprinted) bool { return u.printed[l.Question.Name] })
}

// unprinted collects the questions of a record.
type unprinted struct {
	record  Form
	printed map[string]bool // names of questions that are printed, also if elsewhere they are left out
	left    []Unprinted
}

// blocks walks blocks, which are left out because of a question unless that is nil.
func (u *unprinted) blocks(blocks []Block, because *Field) {
	for _, b := range blocks {
		out := because
		if s, ok := b.(*Section); ok && out == nil && s.When.Answers() && !s.When.Holds(u.record) {
			out = s.When.Field
		}
		asks, within, _ := Inside(b)
		for _, f := range asks {
			u.question(f, out)
		}
		u.blocks(within, out)
	}
}

func (u *unprinted) question(f *Field, because *Field) {
	switch {
	case because == nil:
		u.printed[f.Name] = true
	case strings.Contains(f.Name, "[]") || f.Kind == KindComputed || !f.Answered(u.record, At{}):
	case f.Kind == KindYesNo && f.Text(u.record, At{}) == string(No):
	default:
		u.left = append(u.left, Unprinted{f, because})
	}
}
