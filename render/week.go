package render

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
)

// NotFilled stands in a session of the week of which nothing is known.
const NotFilled = "Not filled"

// ReadSession is how a session of the week reads: the place, the times and the
// note, a line each.
func ReadSession(g *apdocs.Field, record apdocs.Form, at apdocs.At) Reading {
	if !g.Answered(record, at) {
		return Reading{NotFilled, Wanting}
	}
	place, from, to, note := Value(g.Parts[0], record, at), Value(g.Parts[1], record, at), Value(g.Parts[2], record, at), Value(g.Parts[3], record, at)
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

// WeekSentence stands below the week of a record and counts its sessions.
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

// TickedBox and NotTicked say what the box before a choice holds.
const (
	TickedBox = "Ticked:"
	NotTicked = "Not ticked:"
)
