package render

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// HowToFill returns the instruction under the title of a blank. It says only what is true of every
// question of the form; how to tick boxes is said where the boxes are.
func HowToFill(o *apdocs.Outline) string { return howTo(blackInk, o) }

// HowToFillOnScreen is HowToFill for a form that is filled in on screen.
func HowToFillOnScreen(o *apdocs.Outline) string {
	return howTo(onScreen, o)
}

// howTo says what to do first, and then which questions to answer.
func howTo(first string, o *apdocs.Outline) string {
	var a asks
	a.blocks(o.Blocks, false)
	mark := o.Say(RequiredMark)
	text := []string{o.Say(first)}
	switch {
	case !a.required && a.optional:
		text = append(text, o.Say(mayLeave))
	case !a.required: // nothing is asked
	case a.optional:
		text = append(text, o.Say(leaveOthers, "mark", mark))
	default:
		text = append(text, o.Say(answerMarked, "mark", mark))
	}
	if a.spare {
		text = append(text, o.Say(leaveRows))
	}
	return strings.Join(text, " ")
}

// asks is what a form asks.
type asks struct {
	required bool // some questions must be answered
	optional bool // some need not
	spare    bool // some must, but only in rows or parts that are needed
}

// blocks notes the questions of blocks; some is true in what not every record needs.
func (a *asks) blocks(blocks []apdocs.Block, some bool) {
	for _, b := range blocks {
		if s, ok := b.(*apdocs.Section); ok && s.Others {
			continue
		}
		fields, within, each := apdocs.Inside(b)
		inner := some || each != nil
		switch b := b.(type) {
		case *apdocs.Section:
			inner = inner || b.When != nil
		case *apdocs.Table:
			a.required = a.required || b.Title.Required
			if b.Repeat != nil && len(b.Rows[0]) == 1 {
				a.optional = a.optional || !b.Title.Required
				continue // the rows are answers to the question that is its title
			}
		case *apdocs.Panel:
			fields = b.Fields
		}
		a.fields(fields, inner)
		a.blocks(within, inner)
	}
}

func (a *asks) fields(fields []*apdocs.Field, some bool) {
	for _, f := range fields {
		switch {
		case f.Question.Required:
			a.required, a.spare = true, a.spare || some
		case f.Kind == apdocs.KindGroup:
			a.fields(f.Parts, some)
		case f.Kind != apdocs.KindComputed && f.Kind != apdocs.KindSignature:
			a.optional = true
		}
	}
}
