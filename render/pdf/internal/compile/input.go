package compile

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
)

// onScreen reports whether the compiler is compiling what is filled in on screen. On a
// party's sheet that is what the party itself answers.
func (c *compiler) onScreen() bool { return c.options.Fillable && !c.paper && !c.filled && !c.others }

// An input is a field to fill in on screen, or one button of a field.
type input struct {
	block.Control
	of     *apdocs.Field
	part   string         // of a signature: "name", "role" or "at"
	choice *apdocs.Choice // that a button represents
	lock   bool           // read-only if the record has an answer

	name, title, label string // if they are the same on every record

	said *apdocs.Field // the question whose answer in the record is the accessible name, or nil
}

func (s *input) fill(in *record) {
	i := block.Input{Control: &s.Control, Name: s.name, Title: s.title, Label: s.label, Lines: s.Several}
	if i.Name == "" {
		i.Name, i.Title, i.Label = s.named(in.at)
	}
	if s.said != nil && s.said.Answered(in.form, in.at) {
		i.Title = s.said.Text(in.form, in.at)
		i.Label = i.Title
	}
	if strings.Contains(i.Label, "{") {
		i.Title, i.Label = in.filled(i.Title, ""), in.filled(i.Label, "")
	}
	i.Value = s.value(in)
	i.Locked = s.lock && i.Value != ""
	if !s.Kind.Button() {
		i.Shown = in.composed(s.of, strings.ReplaceAll(i.Value, "\r\n", "\n"))
	}
	in.to.AddInput(i)
}

// named returns the name of the field and the accessible names of field and input, for an
// answer in the given rows.
func (s *input) named(at apdocs.At) (name, title, label string) {
	in, part := s.of.Translation(), s.part
	if part == signedAt {
		part = "date"
	}
	if in != nil && part != "" {
		part = in.Say(strings.ToUpper(part[:1]) + part[1:]) // "Name", "Role", "Date"
	}
	place := arrange.PlaceOf(s.of, at)
	name, title = place.Path, place.Label
	if section := s.of.Section; section != nil && section.Heading != "" {
		title = section.Heading + in.Comma() + title
	}
	if s.part != "" {
		name, title = name+"."+s.part, title+in.Comma()+part
	}
	if s.Date {
		title += in.Comma() + in.Say(render.Example)
	}
	if s.of.Question.Required {
		title += " " + in.Say(render.RequiredMark)
	}
	label = title
	if s.choice != nil {
		said := s.choice.Label
		if s.of.Kind == apdocs.KindRating {
			said = render.RatingIn(in, *s.choice)
		}
		label += ": " + said
	}
	return name, title, label
}

// value returns the record's answer as the value of the field, or "".
func (s *input) value(in *record) string {
	f := s.of
	switch {
	case f.Name == referenceName:
		return in.envelope.Reference
	case s.part != "":
		return signedText(f, s.part, signatureOf(f, in))
	}
	switch f.Kind {
	case apdocs.KindText, apdocs.KindLongText, apdocs.KindAddress:
		if text := f.Text(in.form, in.at); !apdocs.IsBlank(text) {
			return text
		}
		return ""
	case apdocs.KindMoment:
		m := f.Pointer(in.form, in.at).(*apdocs.Moment)
		if m.IsZero() {
			return ""
		}
		return m.Time().Format(time.RFC3339)
	case apdocs.KindChoice, apdocs.KindYesNo, apdocs.KindRating:
		c, ok := f.Chosen(in.form, in.at)
		switch {
		case !ok:
			return ""
		case s.Kind == block.ListInput && s.Exports == nil:
			return c.Label
		}
		return c.Value
	}
	return strings.ReplaceAll(render.Value(f, in.form, in.at), "\u00a0", " ")
}

// The parts of a signature that are filled in as text, by their names in the record.
const signerName, signerRole, signedAt = "name", "role", "at"

// signedText returns a part of a signature as it is typed: of the moment, the day.
func signedText(f *apdocs.Field, part string, s *apdocs.Signature) string {
	switch part {
	case signerName:
		return s.Name
	case signerRole:
		return s.Role
	}
	return strings.ReplaceAll(render.DateIn(f.Translation(), s.At.Date()), "\u00a0", " ")
}

// referenceName is the path of the organisation's reference.
const referenceName = "reference"

// input adds a field or a button of one.
func (b *builder) input(f *apdocs.Field, control block.Control) *input {
	s := &input{Control: control, of: f, lock: b.Plan.options.Lock}
	b.step(s)
	return s
}

// settle sets the names of the input that are the same on every record.
func (s *input) settle() {
	if !strings.Contains(s.of.Name, "[]") {
		s.name, s.title, s.label = s.named(apdocs.At{})
	}
}

// textInput adds a field to type an answer in, of the height of n writing lines.
func (b *builder) textInput(f *apdocs.Field, n int, x, y, w length) *input {
	l := b.Look
	least := 1 // visible lines
	switch f.Kind {
	case apdocs.KindLongText:
		least = 3
	case apdocs.KindAddress:
		least = 4
	case apdocs.KindText:
	default:
		n = 1
	}
	if narrow(f, w) && !b.codes {
		n, least = max(n, 2), max(least, 2)
	}
	s := b.input(f, block.Control{
		Place:  block.Place{X: x, Y: y + 2*pt, W: w},
		Height: length(max(n, 1))*l.Pitch - 2*pt,
		Date:   f.Kind == apdocs.KindDate,
		Style:  l.Text,
	})
	s.Several = n > 1 || least > 1
	s.Wraps = f.Kind == apdocs.KindText && f.Name != referenceName
	if least > 1 {
		s.Height = max(s.Height, l.Text.Height(least)+2*block.InputAbove)
	}
	s.settle()
	return s
}

// narrow reports whether a field of the given width is too narrow to show the answer in one line, as in a table of
// many columns: a few words, or a whole date.
func narrow(f *apdocs.Field, w length) bool {
	switch f.Kind {
	case apdocs.KindText:
		return w < mm(52) && f.Name != referenceName
	case apdocs.KindDate:
		return w < mm(37.5) // “30 September 2027”
	}
	return false
}

// buttonInput adds a box for one of the choices of a question.
func (b *builder) buttonInput(f *apdocs.Field, ch apdocs.Choice, kind block.InputKind, x, y, side length) *input {
	s := b.input(f, block.Control{Place: block.Place{X: x, Y: y, W: side}, Height: side, Kind: kind, Choice: ch.Value})
	s.State = ch.Value
	if kind == block.RatingInput {
		s.Mark = ch.Value
	}
	if !slices.ContainsFunc(f.Choices, strange) {
	} else if i := slices.Index(f.Choices, ch); i >= 0 {
		s.State = strconv.Itoa(i) // as ISO 32000-1, 12.7.4.2.4, wants it beside Opt
		for _, one := range f.Choices {
			s.Options = append(s.Options, one.Value)
		}
	}
	if kind != block.TickInput {
		s.choice = &ch
	}
	s.settle()
	return s
}

// strange reports whether the value of a choice is unsuitable as the name of a button's
// state, because other programs encode such names differently.
func strange(ch apdocs.Choice) bool {
	return ch.Value == "Off" || strings.ContainsFunc(ch.Value, func(r rune) bool {
		return r != ' ' && r != '-' && r != '_' && (r > 'z' || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	})
}

// listInput adds a drop-down list of the choices of a question, one line high.
func (b *builder) listInput(f *apdocs.Field, x, y, w length) *input {
	s := b.textInput(f, 1, x, y, w)
	s.Kind = block.ListInput
	for _, ch := range f.Choices {
		s.Options = append(s.Options, ch.Label)
		if b.In() != nil {
			s.Exports = append(s.Exports, ch.Value)
		}
	}
	if b.In() != nil {
		s.None = b.say(block.NoChoice)
	}
	return s
}

// listed reports whether the choices of a question can be offered as a list if they do not
// fit side by side: no two of them have the same label.
func listed(f *apdocs.Field) bool {
	seen := map[string]bool{block.NoChoice: true}
	for _, ch := range f.Choices {
		if seen[ch.Label] {
			return false
		}
		seen[ch.Label] = true
	}
	return true
}

// box adds a box for one of the choices of a question: on screen a button, on paper a box
// to tick. It is ticked if the record has made the choice; said is the text of the tick
// for screen readers.
func (b *builder) box(f *apdocs.Field, ch apdocs.Choice, x, y length, said string) {
	if b.onScreen() {
		b.buttonInput(f, ch, block.ChoiceInput, x, y, b.Look.Box)
		return
	}
	b.artifact(func(c canvas.Canvas) { c.Box(x, y, b.Look.Box, b.Look.Box, b.Look.Edge, black) })
	b.tickIf(f, ch, x, y, said)
}
