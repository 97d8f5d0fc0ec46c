package compile

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A node is a part of the plan: a template of a block, or nodes under one
// structure element, perhaps repeated or left out.
type node struct {
	block *template
	kids  []*node
	tag   *tags.Tag // the element around its blocks; nil for none

	when  *apdocs.Condition
	count func(*record) int // how often; nil: once
	rows  bool              // each time is a row of a list of the record
	row   func(*record) int // the one row of a list that the kids are of
	empty *node             // shown where count is 0

	newPage  bool
	together bool
	signed   bool // a block of signatures, which is never alone on a page
	follows  bool // stays with what is before it
	slip     bool // a letter's reply slip

	head  *block.Repeat // headings that are drawn again on each page on which the kids go on
	title *block.Repeat // the heading of its section, above these
	named *rowHeading   // what heads each row, in the place of head or title
}

// A template becomes a block of each record.
type template struct {
	block.Shape
	steps []step
}

// repeated is the template's drawings, to be drawn again at the top of a page.
func (t *template) repeated() *block.Repeat {
	r := &block.Repeat{Height: t.Height}
	for _, s := range t.steps {
		if s, ok := s.(*fixed); ok {
			r.Pieces = append(r.Pieces, s.drawn()...)
		}
	}
	return r
}

// A step adds operations to a block of one record.
type step interface {
	fill(in *record)
}

// A fixed step is operations that are the same on every record.
type fixed struct{ ops []block.Op }

func (s *fixed) fill(in *record) { in.to.Add(s.ops...) }

// drawn are the drawings among the operations.
func (s *fixed) drawn() (pieces []int) {
	for _, o := range s.ops {
		switch o := o.(type) {
		case *block.Drawing:
			pieces = append(pieces, o.Piece)
		case *block.Artifact:
			pieces = append(pieces, o.Piece)
		}
	}
	return pieces
}

// An optional step is steps that some records take.
type optional struct {
	when  func(*record) bool
	steps []step
}

func (s *optional) fill(in *record) {
	if s.when(in) {
		for _, step := range s.steps {
			step.fill(in)
		}
	}
}

// A choice is the one of several operations that a record takes.
type choice struct {
	which func(*record) int
	ops   []block.Op
}

func (s *choice) fill(in *record) { in.to.Add(s.ops[s.which(in)]) }

// An answer is a text that is read from the record.
type answer struct {
	block.Setting
	read  reader
	of    *apdocs.Field               // whose answer, for messages; nil where another step refuses it
	place func(*record) arrange.Place // for messages, of what is no question's answer
	shift func(*record) length
}

// A reader gives what an answer says of the record.
type reader func(*record) render.Reading

func (s *answer) fill(in *record) {
	r := s.read(in)
	text, err := font.Compose(r.Text)
	switch {
	case err == nil:
	case s.place != nil:
		in.fail(nil, s.place(in).Refuse(err))
	default:
		in.fail(s.of, err)
	}
	t := block.Text{Setting: &s.Setting, Text: text, Tone: toneOf(r.Tone)}
	if s.shift != nil {
		t.Shift = s.shift(in)
	}
	in.to.AddText(t)
}

// A numbered step is the rows of a list with one question each; none reads as what
// stands for no rows.
type numbered struct {
	answer
	repeat *apdocs.Repeat
	depth  int    // of the list: 0 for one that is in no other
	hang   length // from number to text, where the number is no wider
}

func (s *numbered) fill(in *record) {
	n := s.repeat.Len(in.form, in.at)
	if n == 0 {
		s.answer.fill(in)
		return
	}
	at := in.at
	for i := range n {
		in.at[s.depth] = i
		in.to.AddItem(in.composed(s.of, in.reader().Answer(s.of, in.form, in.at).Text))
	}
	in.at = at
	in.to.AddList(block.List{Setting: &s.Setting, Hang: s.hang}, n)
}

// toneOf is the tone of a reading in the terms of the page.
func toneOf(t render.Tone) block.Tone {
	switch t {
	case render.Ticked:
		return block.Ticked
	case render.Stressed:
		return block.Stressed
	case render.Muted:
		return block.Muted
	case render.Wanting:
		return block.Wanting
	}
	return block.Plain
}
