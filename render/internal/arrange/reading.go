package arrange

import (
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// A Room is what a blank has for an answer.
type Room uint8

// The rooms for answers.
const (
	Lines Room = iota // lines to write on
	Boxes             // a box for each choice of the question
	Lined             // a line to write on for each part of the group, after its label
)

// RoomFor is what a blank has for the answer beside or below its label.
func RoomFor(f *apdocs.Field) Room {
	switch {
	case f.Kind == apdocs.KindGroup:
		return Lined
	case len(f.Choices) > 0:
		return Boxes
	}
	return Lines
}

// CellRoom is what a blank has for the answer in a cell of a table, whose head is
// that of its column: the parts of a group share its lines.
func CellRoom(f *apdocs.Field) Room {
	if len(f.Choices) > 0 {
		return Boxes
	}
	return Lines
}

// A Reader reads the answers of a form's records.
type Reader struct {
	Outline      *apdocs.Outline
	Organisation *apdocs.Organisation
}

// Fill puts the organisation's words and the record's answers into printed text.
func (r Reader) Fill(text string, record apdocs.Form) string {
	return (&render.Source{Outline: r.Outline, Record: record, Organisation: r.Organisation}).Fill(text)
}

// Answer is how an answer reads on a record; what is computed, with the sentence
// about it.
func (r Reader) Answer(f *apdocs.Field, record apdocs.Form, at apdocs.At) render.Reading {
	if f.Kind != apdocs.KindComputed {
		return render.Read(f, record, at)
	}
	shown := f.Compute(record)
	text, note := shown.Figure, r.Fill(shown.Note, record)
	if text != "" && note != "" {
		text += "\n"
	}
	return render.Reading{Text: text + note}
}

// Cell is the same in a cell of a table, which stays empty where an optional text
// is, and leaves out the parts of a group that are.
func (r Reader) Cell(f *apdocs.Field, record apdocs.Form, at apdocs.At) render.Reading {
	if f.Kind == apdocs.KindGroup {
		return render.Reading{Text: render.Value(f, record, at)}
	}
	reading := r.Answer(f, record, at)
	if reading.Tone == render.Muted && reading.Text == render.NotAnswered {
		return render.Reading{}
	}
	return reading
}

// Unprintable is the first question named in a text whose answer fit refuses, with
// what it says.
func Unprintable(s *render.Source, text string, fit func(string) error) (*apdocs.Field, error) {
	for _, name := range apdocs.Placeholders(text) {
		if f := s.Outline.Field(s.Row + name); f != nil {
			if err := fit(render.Value(f, s.Record, s.At)); err != nil {
				return f, err
			}
		}
	}
	return nil, nil
}

// Given is what a blank shows of an answer because its record has it already, ""
// where there is none.
func Given(f *apdocs.Field, record apdocs.Form, at apdocs.At) string {
	if f.Kind == apdocs.KindComputed {
		return "" // there is nothing yet to compute from
	}
	return render.Value(f, record, at)
}

// GivenSession is the same of a session of the week.
func GivenSession(g *apdocs.Field, record apdocs.Form, at apdocs.At) string {
	if r := render.ReadSession(g, record, at); r.Tone != render.Wanting {
		return r.Text
	}
	return ""
}

// LongTitle reports whether a form's title is set in the smaller of the two sizes.
func LongTitle(title string) bool { return utf8.RuneCountInString(title) > 80 }

// Ticked reports whether a box that stands for yes is ticked.
func Ticked(f *apdocs.Field, record apdocs.Form, at apdocs.At) bool {
	c, ok := f.Chosen(record, at)
	return ok && c.Value == string(apdocs.Yes)
}

// BoxSays is what a box before or above a choice says to those who do not see it, with what
// it stands for where nothing else says so.
func BoxSays(ticked bool, choice string) string {
	said := render.NotTicked
	if ticked {
		said = render.TickedBox
	}
	if choice == "" {
		return said
	}
	return said + " " + choice
}
