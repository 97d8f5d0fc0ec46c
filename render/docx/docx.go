// Package docx writes Word documents of records: completed, blank to fill in by hand, or with content
// controls to fill in on screen. [Decode] reads these when they come back.
//
// A document is a zip file of XML parts. The parts that do not depend on the record (styles,
// settings, footer and in most cases the letterhead) are made and compressed once for a form and
// then copied. The body is written in one walk over the form's arrangement. Every paragraph has a
// named style, so that somebody who edits a document in Word changes styles, not paragraphs; large
// print is the same styles with other measures. Word shapes the text and breaks lines and pages, so
// text is written as the record has it, except that spaces within numbers and dates do not break.
//
// Package control names the controls, so that writer and reader agree. Package read finds the
// answers in a returned document, and package returned makes a record of them.
package docx

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/internal/printable"
)

// Encode writes the record as a Word document. An error names the form and, if an answer cannot be
// written, its label, never the answer.
func Encode(w io.Writer, f apdocs.Form, o *render.Options) error {
	return NewEncoder(o).Encode(w, f)
}

// An Encoder writes documents with the same options. It keeps what the documents of a form have in
// common. Several goroutines may use it at the same time.
type Encoder struct {
	options render.Options
	wrong   error    // a setting that no document can hold
	plans   sync.Map // *apdocs.Outline -> *plan
	places  bool     // of a document with places, see place
}

// NewEncoder returns an encoder; nil means the zero Options. The organisation must not be changed
// while the encoder is in use.
func NewEncoder(o *render.Options) *Encoder {
	e := &Encoder{options: o.Printed()}
	own := slices.Sorted(maps.Keys(e.options.Organised().Wordings))
	e.options.Organisation, e.wrong = arrange.Settings(e.options.Organisation, printable.Text, own...)
	return e
}

// CheckSettings returns a [*render.SettingError] for each text of an organisation's settings that
// no document can hold, its own texts for letters among them.
func CheckSettings(o *apdocs.Organisation) []error { return arrange.WrongSettings(o, printable.Text) }

// Encode writes the record as a Word document. Its bytes depend only on the record and the options.
// It is an error if the record is a letter to several addressees; [Encoder.EncodeTo] writes one of
// them.
func (e *Encoder) Encode(w io.Writer, f apdocs.Form) error {
	if v := reflect.ValueOf(f); !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return errors.New("write as DOCX: there is no record")
	}
	to, err := e.options.Addressee(f)
	if err != nil {
		return fmt.Errorf("write as DOCX: %w", err)
	}
	return e.EncodeTo(w, f, to)
}

// EncodeTo writes the letter of a record to one of its [apdocs.Addressees]. to is nil if the form
// is not a letter.
func (e *Encoder) EncodeTo(w io.Writer, f apdocs.Form, to *apdocs.Addressee) error {
	if e.wrong != nil {
		return fmt.Errorf("write as DOCX: %w", e.wrong)
	}
	outline, err := e.options.OutlinedTo(f, to)
	if err != nil {
		return fmt.Errorf("write as DOCX: %w", err)
	}
	if err = render.CheckValues(f); err == nil {
		err = e.encode(w, outline, f, to)
	}
	if err != nil {
		return fmt.Errorf("write %s as DOCX: %w", outline.Name, err)
	}
	return nil
}

func (e *Encoder) encode(w io.Writer, outline *apdocs.Outline, f apdocs.Form, to *apdocs.Addressee) error {
	kept, ok := e.plans.Load(outline)
	if !ok {
		p, err := newPlan(outline, &e.options)
		if err != nil {
			return err
		}
		if e.places {
			p.places = true
			if p.controls == nil {
				p.controls = control.NewTable(outline)
			}
		}
		kept, _ = e.plans.LoadOrStore(outline, p)
	}
	d := &document{plan: kept.(*plan), record: f, to: to, x: buffers.Get().(*xmlWriter)}
	d.x.mirrored = d.in() != nil && d.in().RightToLeft
	defer func() {
		d.x.reset() // so that the pool keeps no reference to the record
		buffers.Put(d.x)
	}()
	parts, err := d.parts()
	if err != nil {
		return err
	}
	return pack(w, d.fixed, parts)
}

// buffers are reused for later documents; a body is about 100 KB.
var buffers = sync.Pool{New: func() any { return new(xmlWriter) }}

// A plan is what the documents of one form have in common. It is never changed.
type plan struct {
	outline    *apdocs.Outline
	options    *render.Options
	org        *apdocs.Organisation
	look       *look
	letterhead *render.Letterhead
	logo       *logo
	title      string
	fixed      []packed
	arranged   []arrange.Arrangement      // the form's blocks
	letters    map[*apdocs.Wording]letter // if the form is a letter
	added      []arrange.Addition
	reader     arrange.Reader
	controls   *control.Table // nil unless the form is filled in on screen
	places     bool           // each answer is between the ends of a bookmark, see place
}

// A letter is the arranged text of one wording of a letter, and of its slip.
type letter struct{ text, slip []arrange.Arrangement }

func newPlan(outline *apdocs.Outline, o *render.Options) (*plan, error) {
	p := &plan{outline: outline, options: o, org: o.Organised(), look: &normal}
	p.reader = arrange.Reader{Outline: outline, Organisation: p.org}
	p.added = p.reader.Additions()
	if o.Fillable {
		whole, err := apdocs.Outlined(outline.New())
		if err != nil {
			return nil, err
		}
		p.controls = control.NewTable(whole)
	}
	switch {
	case o.LargePrint:
		p.look = &large
	case outline.EasyRead:
		p.look = &easy
	}
	var err error
	if p.letterhead, _, err = render.NewLetterhead(o.Organisation); err != nil {
		return nil, err
	}
	if p.logo, err = newLogo(p.letterhead); err != nil {
		return nil, err
	}
	if err = p.arrange(); err != nil {
		return nil, err
	}
	p.title = (&render.Source{Outline: outline, Record: outline.New(), Organisation: p.org}).Fill(outline.Title)
	return p, p.fix()
}

// arrange arranges the form's blocks and those of each wording of its letter.
func (p *plan) arrange() (err error) {
	how := arrange.Printed(p.outline, p.options)
	how.Tabled = p.options.Fillable
	if p.arranged, err = arrange.Blocks(p.outline.Blocks, how); err != nil || p.outline.Letter == nil {
		return err
	}
	how.Letter, how.Draft, how.Tabled = true, false, false
	byHand := how
	byHand.Blank = true
	p.letters = map[*apdocs.Wording]letter{}
	for _, say := range p.outline.Letter.Wordings() {
		var l letter
		if l.text, err = arrange.Blocks(say.Blocks, how); err != nil {
			return err
		}
		if say.Slip != nil {
			if l.slip, err = arrange.Blocks(say.Slip.Blocks, byHand); err != nil {
				return err
			}
		}
		p.letters[say] = l
	}
	return nil
}

// sent reports whether the documents are letters to their addressees.
func (p *plan) sent() bool { return p.outline.Letter != nil && p.options.Rendition == render.Completed }

func (d *document) blank() bool { return d.paper || !d.filled && d.options.Rendition == render.Blank }

// A document is the state while one record is written.
type document struct {
	*plan
	record apdocs.Form
	to     *apdocs.Addressee // of a letter; nil for other forms
	x      *xmlWriter

	at    apdocs.At // the current row of each list
	depth int       // how many lists the current block is in
	keep  bool      // paragraphs and rows are kept with the next
	above bool      // the row being written has questions below it
	rail  bool      // a rail is open, and the next question can join it

	railPictured bool // it has a column for pictures
	pictures     int  // written so far

	together bool // the whole section is kept on one page
	level    int  // how many headed sections the current block is in
	newPage  bool // the next paragraph starts a page
	paper    bool // the slip of a letter is being written, to be filled in by hand
	filled   bool // what is being written is printed as on a completed document, also on a blank
	others   bool // what is being written is filled in by others, and not marked as required

	tableEnd    int // offset in the body of the end of the last table
	tableStyle  string
	boxesAcross int // columns of the last table, if it is one of boxes to tick

	below  bool // what is being written repeats in English what is above it
	number int  // of content controls written

	panelDue bool // the draft's panel follows the next answers
	missing  []string
}

// A part is one file of the package.
type part struct {
	name string
	data []byte
}

// parts returns the parts that depend on the record.
func (d *document) parts() ([]part, error) {
	if d.options.Draft {
		d.missing = render.Missing(d.outline, d.record)
		d.panelDue = len(d.missing) > 0
	}
	var out []part
	take := func(name string, write func()) {
		start := len(d.x.b)
		d.x.raw(declaration)
		write()
		out = append(out, part{name, d.x.b[start:len(d.x.b):len(d.x.b)]})
	}
	take("word/document.xml", d.body)
	if d.options.Draft && d.hasFirstHeader() {
		take("word/"+firstHeader, d.firstHeader)
	}
	take("word/"+otherHeader, d.otherHeader)
	if d.sent() {
		take("word/"+firstFooter, d.footer)
		take("word/"+otherFooter, d.footer)
	}
	take("docProps/core.xml", d.core)
	if err := d.x.wrong(); err != nil {
		return nil, err
	}
	return out, nil
}

// fill replaces the names in printed text by the organisation's words and the record's answers.
func (d *document) fill(text string) string {
	if !strings.Contains(text, "{") {
		return arrange.Bind(text)
	}
	return d.fillRow(text, "")
}

// fillRow is fill for text that names questions of the current row of a list.
func (d *document) fillRow(text, list string) string {
	s := d.source()
	s.Row = list
	return arrange.Bind(s.Fill(text))
}

// source supplies the words for names in braces.
func (d *document) source() *render.Source {
	return &render.Source{Outline: d.outline, Record: d.record, Organisation: d.org, To: d.to, At: d.at,
		English: d.below}
}

// writing sets the question whose answer is being written, for error messages.
func (d *document) writing(f *apdocs.Field) {
	d.x.place = func() arrange.Place { return arrange.PlaceOf(f, d.at) }
}
