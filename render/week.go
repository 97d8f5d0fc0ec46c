package render

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
)

// NotFilled is printed in a session of the week without any answer.
const NotFilled = "Not filled"

// ReadSession returns the text printed for a session of the week: place, times and note, one a
// line.
func ReadSession(g *apdocs.Field, record apdocs.Form, at apdocs.At) Reading {
	if !g.Answered(record, at) {
		return Reading{NotFilled, Wanting}
	}
	place, from, to, note := Value(g.Parts[0], record, at), Value(g.Parts[1], record, at),
		Value(g.Parts[2], record, at), Value(g.Parts[3], record, at)
	text := place
	switch {
	case from != "" && to != "":
		text = join(text, from+" to "+to)
	case from != "":
		text = join(text, "from "+from)
	case to != "":
		text = join(text, "to "+to)
	}
	return Reading{Text: join(text, note)}
}

func join(text, more string) string {
	if text == "" || more == "" {
		return text + more
	}
	return text + "\n" + more
}

// WeekSentence is printed below the week of a record. It counts the sessions that are filled.
func WeekSentence(t *apdocs.Table, record apdocs.Form, at apdocs.At) string {
	filled, all := 0, 0
	for _, row := range t.Rows {
		for _, g := range row {
			all++
			if g.Answered(record, at) {
				filled++
			}
		}
	}
	return strconv.Itoa(filled) + " of " + strconv.Itoa(all) + " sessions are filled."
}

// TickedBox and NotTicked say to screen readers what the box before a choice holds.
const (
	TickedBox = "Ticked:"
	NotTicked = "Not ticked:"
)
