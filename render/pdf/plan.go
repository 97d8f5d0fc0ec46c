package pdf

import (
	"errors"
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/compile"
	"github.com/apdocs/forms/render/pdf/internal/layout"
	"github.com/apdocs/forms/render/pdf/internal/page"
)

// A plan is a form compiled for one organisation and set of options, with what all its
// files share. It is not changed after it is made, so goroutines share it, and the cost of
// a record is only that of its answers.
type plan struct {
	*compile.Plan
	shared *page.Shared
	layout layout.Options
	record func(apdocs.Form) ([]byte, error) // the text of a record to attach; nil for none
	idle   chan *document                    // for reuse
}

// finishPlan makes what all files of a compiled form share.
func finishPlan(c *compile.Plan, o render.Options) (p *plan, err error) {
	if o.AttachRecord != nil && (c.Blank() || c.Letter() || o.Party != "") {
		return nil, errors.New("a record is attached to a completed document alone, and to no copy for others")
	}
	const idle = 16
	p = &plan{
		Plan: c,
		layout: layout.Options{Look: c.Look, Fonts: c.Fonts, Margins: c.Margins, Spare: c.Blank(),
			Continued: c.Continued(), Screen: o.Fillable},
		idle:   make(chan *document, idle),
		record: o.AttachRecord,
	}
	p.shared, err = page.NewShared(page.Spec{
		Title: c.Title(), Language: c.Language(), EmptyPage: c.EmptyPage(), Copies: copyWords(c), Date: o.Date,
		Marking: c.Marking(), Margins: c.Margins, Look: c.Look, Fonts: c.Fonts,
		Pieces: c.Pieces, Tones: page.Tones{Tick: c.Tick, Bar: c.Bar},
		Logo: c.Letterhead.Logo, Attachments: attachments(&o), Screen: screen(c, &o),
	})
	return p, err
}

// copyWords returns what a run says of its copies in the language of the documents.
func copyWords(c *compile.Plan) page.CopyWords {
	return page.CopyWords{
		Number: c.Word(render.CopyNumber), OfSet: c.Word(render.CopyOfSet),
		Title: c.Word(render.CopyTitle), Mark: c.Word(render.SortingMark),
	}
}

// screen returns what the fields of a form to fill in on screen share, or nil for other
// documents.
func screen(c *compile.Plan, o *render.Options) *page.Screen {
	if !o.Fillable {
		return nil
	}
	return &page.Screen{
		Form: c.Name(), Version: c.Version(), Size: c.Look.Text.Size, Tick: c.Look.Box, Rating: c.Look.RatingBox,
		DateScripts: o.DateScripts, Party: string(o.Party),
	}
}

// attachments returns the attachments of the documents.
func attachments(o *render.Options) (all []page.Attachment) {
	for _, a := range o.Attachments {
		all = append(all, page.Attachment{
			Name: a.Name, Description: a.Description, Type: a.Type, Relation: string(a.Relation.Or()), Data: a.Data,
		})
	}
	return all
}

// A document is the state while one record is written. It is reused for later documents to
// save allocations.
type document struct {
	*plan
	blocks block.Sequence
	pages  *layout.Pages
	writer *page.Writer
}

func newDocument(p *plan) *document {
	return &document{plan: p, pages: layout.New(p.layout), writer: page.NewWriter(p.shared)}
}

// document returns an unused or new document.
func (p *plan) document() *document {
	select {
	case d := <-p.idle:
		return d
	default:
		return newDocument(p)
	}
}

// done keeps a document for reuse.
func (p *plan) done(d *document) {
	d.release()
	select {
	case p.idle <- d:
	default:
	}
}

// write returns the file of a record. The bytes are valid until the next call.
func (d *document) write(f apdocs.Form, to *apdocs.Addressee) ([]byte, error) {
	if err := d.lay(f, to); err != nil {
		return nil, err
	}
	if d.record != nil {
		text, err := d.record(f)
		if err != nil {
			return nil, err
		}
		d.writer.Attach(page.Attachment{
			Name: page.RecordName, Type: "application/json", Relation: string(render.Data), Data: text,
			Description: "The record that this document was made of",
		})
	}
	return d.writer.Write(&d.blocks, d.pages), nil
}

// lay reads a record into blocks and assigns them to pages.
func (d *document) lay(f apdocs.Form, to *apdocs.Addressee) error {
	if err := d.Fill(&d.blocks, f, to); err != nil {
		return err
	}
	return d.pages.Lay(&d.blocks)
}

// release removes references to the record.
func (d *document) release() {
	d.blocks.Release()
	d.pages.Release()
}
