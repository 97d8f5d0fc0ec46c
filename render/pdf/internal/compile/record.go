package compile

import (
	"errors"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/internal/printable"
	"github.com/apdocs/forms/render/pdf/internal/block"
)

// A record is read once, in reading order, into the blocks of a sequence.
type record struct {
	*Plan
	form      apdocs.Form
	addressee *apdocs.Addressee // of a letter; otherwise nil
	envelope  *apdocs.Record
	at        apdocs.At // the current rows of lists
	row       int       // the innermost of them
	to        *block.Sequence
	refused   render.Refusals
	err       error // of a text that is no answer

	opened  int  // elements opened since the last block
	newPage bool // the next block starts a page

	found lookup
	draft draft
}

// A lookup caches the choice looked up last, since a row of boxes asks for each of its
// boxes.
type lookup struct {
	field *apdocs.Field
	at    apdocs.At
	place int
}

// A draft is what the record lacks.
type draft struct {
	known  bool
	labels []string
	panel  *arrange.Panel // nil if nothing is missing
}

// Fill reads a record into the sequence. to is the addressee of a letter, and otherwise
// nil. If text cannot be printed, the error names its question.
func (p *Plan) Fill(s *block.Sequence, form apdocs.Form, to *apdocs.Addressee) error {
	s.Reset()
	in := &record{Plan: p, form: form, addressee: to, envelope: form.Envelope(), to: s}
	in.node(p.root, 0, nil, nil)
	for i, t := range p.running {
		s.Running[i] = in.block(t)
	}
	s.Footer, s.Empty = in.block(p.footer), in.block(p.emptyBack)
	s.Reference, _ = p.faces.printed(in.envelope.Reference) // it is refused where it is printed
	s.Title = p.outline.Title
	if s.Reference != "" { // a title never contains a name
		s.Title += p.outline.Translation.Comma() + s.Reference
	}
	if err := in.refused.Err(); err != nil {
		return err
	}
	return in.err
}

// node adds the blocks of a node. depth is the number of lists that it is in.
func (in *record) node(n *node, depth int, head, title *block.Repeat) {
	if !n.when.Holds(in.form) {
		return
	}
	times := 1
	if n.count != nil {
		times = n.count(in)
	}
	if times == 0 && n.empty == nil {
		return
	}
	if n.title != nil {
		title = n.title
	}
	from := len(in.to.Blocks)
	if n.tag != nil {
		in.to.Open(n.tag)
		in.opened++
	}
	if times == 0 {
		in.node(n.empty, depth, nil, title)
	}
	for i := range times {
		in.once(n, i, depth, head, title)
	}
	in.close(n, from)
}

// close ends a node whose first block is from.
func (in *record) close(n *node, from int) {
	to := len(in.to.Blocks)
	if n.tag != nil {
		if to > from {
			in.to.Blocks[to-1].Closes++
		} else { // no content
			in.to.Unopen()
			in.opened--
		}
	}
	if to == from {
		return
	}
	if n.together || n.signed || n.follows {
		in.to.Groups = append(in.to.Groups, block.Group{
			From: from, To: to, Together: n.together, Follows: n.follows, Signed: n.signed,
		})
	}
	if n.slip {
		in.to.Blocks[from].Slip = true
	}
}

// once adds the content of a node for the i-th time.
func (in *record) once(n *node, i, depth int, head, title *block.Repeat) {
	at, row := in.at, in.row
	if n.newPage {
		in.newPage = true
	}
	if n.row != nil {
		i = n.row(in)
	}
	if n.rows || n.row != nil {
		in.at[depth], in.row = i, i
		depth++
	}
	if n.head != nil {
		head = n.head
	}
	if n.named != nil {
		head, title = n.named.repeats(in, head, title)
	}
	if n.block != nil {
		in.add(n.block, head, title)
	}
	for _, k := range n.kids {
		in.node(k, depth, head, title)
	}
	in.at, in.row = at, row
}

// add fills a template and adds the block to the sequence.
func (in *record) add(t *template, head, title *block.Repeat) {
	b := in.block(t)
	b.Opens = in.to.Opened(in.opened)
	b.Head, b.Title, b.NewPage = head, title, in.newPage
	if t.Counted {
		b.Row = in.row + 1
	}
	in.opened, in.newPage = 0, false
	in.to.Blocks = append(in.to.Blocks, b)
}

// block fills a template.
func (in *record) block(t *template) block.Block {
	n := in.to.Mark()
	for _, s := range t.steps {
		s.fill(in)
	}
	return block.Block{Shape: &t.Shape, Ops: in.to.Since(n)}
}

// composed returns a text as printed. If it cannot be printed, the record is refused with
// the question f.
func (in *record) composed(f *apdocs.Field, text string) string {
	text, err := in.faces.printed(text)
	if err != nil {
		in.fail(f, err)
		return ""
	}
	return text
}

// source returns the words for printed text. row is "objectives[]." if the text names
// answers of a row.
func (in *record) source(row string) *render.Source {
	return &render.Source{
		Outline: in.outline, Record: in.form, Organisation: in.options.Organised(),
		To: in.addressee, Row: row, At: in.at,
	}
}

// filled returns printed text with the record's words in it. If one of them cannot be
// printed, the record is refused with its question.
func (in *record) filled(text, row string) string { return in.filledIn(text, row, false) }

// filledIn is filled for text that may be in English in a document in another language.
func (in *record) filledIn(text, row string, english bool) string {
	s := in.source(row)
	s.English = english
	f, err := arrange.Unprintable(s, text, func(answer string) error {
		_, err := in.faces.printed(answer)
		return err
	})
	if err != nil {
		in.fail(f, err)
	}
	return s.Fill(text)
}

// fail records that the answer to f cannot be printed, or a text that is no answer if f is nil.
// What is printed again elsewhere, below a shorter label, is named as where it is asked.
func (in *record) fail(f *apdocs.Field, err error) {
	if f == nil {
		in.err = err
		return
	}
	if asked := in.outline.Field(f.Name); asked != nil {
		f = asked
	}
	in.refuse(arrange.PlaceOf(f, in.at), in.located(f, err))
}

// located returns the error with the place of the character in the answer itself, where more than
// the answer was to be printed.
func (in *record) located(f *apdocs.Field, err error) error {
	var wrong *printable.Error
	written := f.Kind == apdocs.KindText || f.Kind == apdocs.KindLongText || f.Kind == apdocs.KindAddress
	if !errors.As(err, &wrong) || !written {
		return err
	}
	text := strings.TrimSpace(f.Text(in.form, in.at))
	i := strings.IndexRune(text, wrong.Rune)
	if i < 0 {
		return err
	}
	there := printable.Locate(text, i, wrong.Forbidden)
	there.Advice = wrong.Advice
	return there
}

// refuse records that what stands at a place of the record cannot be printed.
func (in *record) refuse(at arrange.Place, err error) { in.refused.Add(at.Refuse(err)) }

// chosen returns the index of a question's answer among its choices, or -1.
func (in *record) chosen(f *apdocs.Field) int {
	if in.found.field == f && in.found.at == in.at {
		return in.found.place
	}
	in.found = lookup{f, in.at, -1}
	if c, ok := f.Chosen(in.form, in.at); ok {
		in.found.place = slices.Index(f.Choices, c)
	}
	return in.found.place
}

// lacks returns what the record lacks, computed on first use.
func (in *record) lacks() *draft {
	if !in.draft.known {
		labels := render.Missing(in.outline, in.form)
		in.draft = draft{true, labels, arrange.DraftPanel(in.In(), labels)}
	}
	return &in.draft
}

// panel returns the panel of a draft, or nil if nothing is missing.
func (in *record) panel() *arrange.Panel { return in.lacks().panel }
