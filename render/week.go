package render

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
)

// ReadSession returns the text printed for a session of the week: place, times and note, one a
// line.
func ReadSession(g *apdocs.Field, record apdocs.Form, at apdocs.At) Reading {
	in := g.Translation()
	if !g.Answered(record, at) {
		return Reading{in.Say(NotFilled), Wanting}
	}
	place, from, to, note := Value(g.Parts[0], record, at), Value(g.Parts[1], record, at),
		Value(g.Parts[2], record, at), Value(g.Parts[3], record, at)
	text := place
	switch {
	case from != "" && to != "":
		text = join(text, in.Say(sessionTimes, "from", from, "to", to))
	case from != "":
		text = join(text, in.Say(sessionFrom, "from", from))
	case to != "":
		text = join(text, in.Say(sessionTo, "to", to))
	}
	if text == "" {
		note = in.Say(SessionNote) + note
	}
	return Reading{Text: join(text, note)}
}

// SessionNote stands before the note of a session that has neither place nor times, so that it is not taken
// for a place.
const SessionNote = "Note: "

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
	in := (*apdocs.Translation)(nil)
	if len(t.Rows) > 0 && len(t.Rows[0]) > 0 {
		in = t.Rows[0][0].Translation()
	}
	return SayNumber(in, sessionsFilled, "filled", strconv.Itoa(filled), "all", strconv.Itoa(all))
}
