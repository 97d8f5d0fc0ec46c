package compile

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A node is a part of the plan: a template of a block, or nodes under one structure
// element, perhaps repeated or conditional.
type node struct {
	block *template
	kids  []*node
	tag   *tags.Tag // the element around its blocks, or nil

	when  *apdocs.Condition
	count func(*record) int // how often; nil: once
	rows  bool              // each repetition is a row of a list
	row   func(*record) int // the only row of a list that the kids belong to
	empty *node             // used if count returns 0

	newPage  bool
	together bool
	signed   bool // the signature block, which is never alone on a page
	follows  bool // stays with what is before it
	slip     bool // a letter's reply slip

	head  *block.Repeat // headings to repeat on each page on which the kids continue
	title *block.Repeat // the heading of the section, above head
	named *rowHeading   // the heading of each row, instead of head or title
}

// A template is filled to give a block for each record.
type template struct {
	block.Shape
	steps []step
}

// repeated returns the template's drawings for repetition at the top of a page.
func (t *template) repeated() *block.Repeat {
	r := &block.Repeat{Height: t.Height}
	for _, s := range t.steps {
		if s, ok := s.(*fixed); ok {
			r.Pieces = append(r.Pieces, s.drawn()...)
		}
	}
	return r
}

// A step adds operations to the block of a record.
type step interface {
	fill(in *record)
}

// A fixed step adds operations that are the same on every record.
type fixed struct{ ops []block.Op }

func (s *fixed) fill(in *record) { in.to.Add(s.ops...) }

// drawn returns the drawings among the operations.
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

// An optional step performs steps for some records only.
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

// A choice adds one of several operations.
type choice struct {
	which func(*record) int
	ops   []block.Op
}

func (s *choice) fill(in *record) { in.to.Add(s.ops[s.which(in)]) }

// An answer adds text that is read from the record.
type answer struct {
	block.Setting
	read  reader
	of    *apdocs.Field               // its question, for messages; nil if another step reports the error
	place func(*record) arrange.Place // for messages, if it is not the answer to a question
	shift func(*record) length
}

// A reader reads a text of the record.
type reader func(*record) render.Reading

func (s *answer) fill(in *record) {
	r := s.read(in)
	t := block.Text{Setting: &s.Setting, Text: s.composed(in, arrange.Bind(r.Text)), Tone: toneOf(r.Tone)}
	if s.shift != nil {
		t.Shift = s.shift(in)
	}
	in.to.AddText(t)
}

// composed returns a text with its accents composed, for printing. What cannot be printed is refused.
func (s *answer) composed(in *record, text string) string {
	text, err := in.faces.printed(text)
	switch {
	case err == nil:
	case s.place != nil:
		in.refuse(s.place(in), err)
	default:
		in.fail(s.of, err)
	}
	return text
}

// An unmarked step is a text whose lines are the items of a list without numbers, as those of an address.
type unmarked struct{ answer }

func (s *unmarked) fill(in *record) {
	n := 0
	for line := range strings.SplitSeq(s.composed(in, arrange.Bind(s.read(in).Text)), "\n") {
		if line != "" {
			in.to.AddItem(line)
			n++
		}
	}
	in.to.AddList(block.List{Setting: &s.Setting, Bare: true}, n)
}

// A numbered step adds the rows of a list with one question each. none reads the text for
// a list without rows.
type numbered struct {
	answer
	repeat *apdocs.Repeat
	depth  int    // of the list: 0 if it is not inside another
	hang   length // from number to text, unless the number is wider
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
		in.to.AddItem(in.composed(s.of, arrange.Bind(in.reader().Answer(s.of, in.form, in.at).Text)))
	}
	in.at = at
	in.to.AddList(block.List{Setting: &s.Setting, Hang: s.hang}, n)
}

// toneOf converts the tone of a reading.
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
