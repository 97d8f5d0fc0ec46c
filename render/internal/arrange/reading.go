package arrange

import (
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// A Room is what a blank offers to write an answer.
type Room uint8

// The rooms.
const (
	Lines Room = iota // writing lines
	Boxes             // a box for each choice of the question
	Lined             // a writing line for each part of the group, after its label
)

// RoomFor returns the room for an answer beside or below its label.
func RoomFor(f *apdocs.Field) Room {
	switch {
	case f.Kind == apdocs.KindGroup:
		return Lined
	case len(f.Choices) > 0:
		return Boxes
	}
	return Lines
}

// CellRoom returns the room for an answer in a cell of a table. The parts of a group share its
// lines. On screen a choice is never written.
func CellRoom(f *apdocs.Field, screen bool) Room {
	if len(f.Choices) > 0 && (screen || !f.Question.Written) {
		return Boxes
	}
	return Lines
}

// A Reader reads the answers of a form's records.
type Reader struct {
	Outline      *apdocs.Outline
	Organisation *apdocs.Organisation
}

// Fill replaces the names in printed text by the organisation's words and the record's answers.
func (r Reader) Fill(text string, record apdocs.Form) string { return r.source(record).Fill(text) }

func (r Reader) source(record apdocs.Form) *render.Source {
	return &render.Source{Outline: r.Outline, Record: record, Organisation: r.Organisation}
}

// Answer returns the text printed for an answer on a record; for a computed field, its figure and
// the sentence about it.
func (r Reader) Answer(f *apdocs.Field, record apdocs.Form, at apdocs.At) render.Reading {
	if f.Kind != apdocs.KindComputed {
		return render.Read(f, record, at)
	}
	shown := f.Compute(record)
	text, note := shown.Figure, r.source(record).Note(shown)
	if text != "" && note != "" {
		text += "\n"
	}
	return render.Reading{Text: text + note}
}

// Cell is Answer for a cell of a table: the cell of an optional text without an answer is empty,
// and parts of a group without an answer are left out.
func (r Reader) Cell(f *apdocs.Field, record apdocs.Form, at apdocs.At) render.Reading {
	if f.Kind == apdocs.KindGroup {
		return render.Reading{Text: render.Value(f, record, at)}
	}
	reading := r.Answer(f, record, at)
	if reading.Tone == render.Muted && reading.Text == f.Translation().Say(render.NotAnswered) {
		return render.Reading{}
	}
	return reading
}

// Unprintable returns the first question named in text whose answer fit refuses, and the error of
// fit; nil and nil if there is none.
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

// Given returns the answer that a blank shows because its record already has it, or "".
func Given(f *apdocs.Field, record apdocs.Form, at apdocs.At) string {
	if f.Kind == apdocs.KindComputed {
		return "" // nothing is computed on a blank
	}
	return render.Value(f, record, at)
}

// GivenSession is Given for a session of the week.
func GivenSession(g *apdocs.Field, record apdocs.Form, at apdocs.At) string {
	if r := render.ReadSession(g, record, at); r.Tone != render.Wanting {
		return r.Text
	}
	return ""
}

// LongTitle reports whether a form's title is printed in the smaller of the two sizes.
func LongTitle(title string) bool { return utf8.RuneCountInString(title) > 80 }

// Ticked reports whether a box that means yes is ticked.
func Ticked(f *apdocs.Field, record apdocs.Form, at apdocs.At) bool {
	c, ok := f.Chosen(record, at)
	return ok && c.Value == string(apdocs.Yes)
}

// BoxSays returns what a screen reader says for a box: whether it is ticked, and the choice unless
// that is "".
func BoxSays(t *apdocs.Translation, ticked bool, choice string) string {
	said := t.Say(render.NotTicked)
	if ticked {
		said = t.Say(render.TickedBox)
	}
	if choice == "" {
		return said
	}
	return said + " " + choice
}
