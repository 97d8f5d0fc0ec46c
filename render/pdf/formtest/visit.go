package formtest

import "github.com/apdocs/forms/apdocs"

// A visitor visits the questions of a layout in printed order, once for each row that they are in.
type visitor struct {
	list  func(*apdocs.Repeat, apdocs.At) int // how many rows
	asked func(*apdocs.Field, apdocs.At)
	when  func(*apdocs.Condition) bool // whether the blocks are printed
}

func (v *visitor) blocks(blocks []apdocs.Block, at apdocs.At, depth int) {
	for _, b := range blocks {
		if s, ok := b.(*apdocs.Section); ok && s.When != nil && !v.when(s.When) {
			continue
		}
		asks, within, each := apdocs.Inside(b)
		v.rows(each, at, depth, func(at apdocs.At, depth int) {
			v.fields(asks, at)
			v.blocks(within, at, depth)
		})
	}
}

func (v *visitor) rows(r *apdocs.Repeat, at apdocs.At, depth int, visit func(apdocs.At, int)) {
	if r == nil {
		visit(at, depth)
		return
	}
	for i := range v.list(r, at) {
		at[depth] = i
		visit(at, depth+1)
	}
}

func (v *visitor) fields(fields []*apdocs.Field, at apdocs.At) {
	for _, f := range fields {
		if f.Kind == apdocs.KindGroup {
			v.fields(f.Parts, at)
		} else {
			v.asked(f, at)
		}
	}
}

// letter visits what a letter asks beside the form: its slip.
func (v *visitor) letter(l *apdocs.Letter) {
	if l == nil || l.Parent == nil || l.Parent.Slip == nil {
		return
	}
	s := l.Parent.Slip
	v.rows(s.Replies, apdocs.At{}, 0, func(at apdocs.At, depth int) { v.blocks(s.Blocks, at, depth) })
}
