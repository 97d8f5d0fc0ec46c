// Package compile turns a form into the blocks of its documents.
//
// [New] compiles a form, an organisation and the options once into a [Plan]: a tree of
// nodes with templates of blocks, in which everything that is the same on every record is
// already drawn. [Plan.Fill] then reads a record, in one pass and in reading order, into a
// sequence of blocks with plain values. Of the packages of the PDF writer only this one
// knows forms and records. It decides the layout inside each block, in one file for each
// kind of block.
package compile

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// A Plan is a form compiled for one organisation and set of options. Reading records does
// not change it, so goroutines share it.
type Plan struct {
	Look    *sheet.Look
	Margins sheet.Margins
	Fonts   *font.Set
	Pieces  [][]byte // drawings, by number
	Tick    int      // numbers of the drawings before answers
	Bar     int

	Letterhead *render.Letterhead

	faces       *Fonts
	options     render.Options
	outline     *apdocs.Outline
	toPupil     bool // the letter is to the pupil
	toAuthority bool // the letter is to a local authority
	signs       bool // parties that have still to sign get an empty signature field
	colour      canvas.Grey

	root      *node
	running   [2]*template // headers and footers, see block.Sequence
	footer    *template
	emptyBack *template
}

// A Kind says which of a form's documents a plan is for.
type Kind struct {
	ToPupil     bool   // the letter is to the pupil
	ToAuthority bool   // the letter is to a local authority
	Language    string // of the addressee, see apdocs.Addressee
	Merged      bool   // the document is one of many in a file, which has no signature fields
}

// New compiles a form, with the fonts of the organisation. It returns an error if the layout or the organisation is
// wrong, or a label cannot be printed.
func New(f apdocs.Form, options render.Options, fonts *Fonts, k Kind) (*Plan, error) {
	whole, err := apdocs.Outlined(f)
	if err != nil {
		return nil, err
	}
	if options.Organisation, err = arrange.Settings(options.Organisation, fonts.printed, whole.Name); err != nil {
		return nil, err
	}
	to := &apdocs.Addressee{Pupil: k.ToPupil, Authority: k.ToAuthority, Language: k.Language}
	outline, err := options.OutlinedTo(f, to)
	if err != nil {
		return nil, err
	}
	if options.TwoSided(outline, to) {
		options.Duplex = true
	}
	letterhead, _, err := render.NewLetterhead(options.Organisation)
	if err != nil {
		return nil, err
	}
	p := &Plan{
		Look:    lookOf(options.LargePrint, outline.EasyRead),
		Margins: sheet.Margins{Duplex: options.Duplex, Sorted: options.Sorted},
		Fonts:   fonts.family.NewSet(font.Basic(), font.Basic()), Letterhead: letterhead, faces: fonts,
		options: options, outline: outline, colour: canvas.Grey(letterhead.Colour),
		toPupil: k.ToPupil, toAuthority: k.ToAuthority,
		signs: (options.Rendition == render.Completed || options.Fillable) && !options.Draft && !k.Merged,
	}
	if outline.Translation != nil && outline.Translation.RightToLeft {
		p.Margins.Direction = font.Leftwards
	}
	p.Fonts.Direction = p.Margins.Direction
	if options.LargePrint && p.isLetter() && !options.Draft && p.Marking() == "" {
		p.Look.LetterheadTop -= 16 * pt // leaves the window to the address
	}
	if options.Sorted {
		p.Look.ContentTop = max(p.Look.ContentTop, 88*pt)
	}
	return p, p.draw(fonts.family)
}

// lookOf returns the measures of large print, or else those of the form.
func lookOf(large, easy bool) *sheet.Look {
	if easy && !large {
		return sheet.EasyRead()
	}
	return sheet.NewLook(large)
}

// Name returns the name of the form.
func (p *Plan) Name() string { return p.outline.Name }

// Version returns the version of the form's questions.
func (p *Plan) Version() int { return p.outline.Version }

// Title returns the title of the form.
func (p *Plan) Title() string { return p.outline.Title }

// Marking returns the organisation's protective marking, or "".
func (p *Plan) Marking() string { return render.Marking(p.options.Organised()) }

// Blank reports whether the documents are blanks, to be filled in by hand.
func (p *Plan) Blank() bool { return p.options.Rendition == render.Blank }

// In returns the language of the documents; nil is English.
func (p *Plan) In() *apdocs.Translation { return p.outline.Translation }

// Language returns the language of the documents, or "" for English.
func (p *Plan) Language() string {
	if p.In() == nil {
		return ""
	}
	return p.In().Language
}

// Continued returns what is appended to a label that is repeated on another page.
func (p *Plan) Continued() string { return p.say(render.Continued) }

// Word returns a fixed word of package render in the language of the documents, with its names in braces.
func (p *Plan) Word(english string) string { return p.say(english) }

// EmptyPage returns what is printed on a page that is left blank.
func (p *Plan) EmptyPage() string { return p.say(render.EmptyPage) }

// say returns a fixed word in the language of the documents.
func (p *Plan) say(english string, pairs ...string) string { return p.outline.Say(english, pairs...) }

// Zero returns an empty record.
func (p *Plan) Zero() apdocs.Form { return p.outline.New() }

// draw compiles the blocks and draws what is the same on every record.
func (p *Plan) draw(family *font.Family) error {
	zero := p.Zero()
	words := &render.Source{Outline: p.outline, Record: zero, Organisation: p.options.Organised()}
	c := &compiler{Plan: p, zero: zero, words: words, reader: p.reader()}
	faces := [2][]byte{family.Face(font.Regular).TTF(), family.Face(font.Bold).TTF()}
	used := &recorder{fonts: p.Fonts, fixed: cmp.Or(p.faces.fixed, font.NewFixed())}
	pieces, err := canvas.Draw(faces, func(k canvas.Canvas) error {
		used.Canvas = k
		c.canvas = used
		if p.Margins.Direction == font.Leftwards {
			c.canvas = &mirror{Canvas: used, margins: p.Margins, fonts: p.Fonts}
		}
		return c.compile()
	})
	if err != nil {
		return err
	}
	if c.err != nil {
		return c.err
	}
	p.Pieces = pieces
	regular, bold := used.runes[font.Regular], used.runes[font.Bold]
	p.Fonts = family.NewSet(append(font.Basic(), regular...), append(font.Basic(), bold...))
	p.Fonts.Direction = p.Margins.Direction
	for w := range used.runes {
		if !p.Fonts.Covers(font.Weight(w), string(used.runes[w])) {
			return fmt.Errorf("a label or the letterhead has a character that cannot be printed")
		}
	}
	p.Fonts.Fix(used.fixed)
	return nil
}

// A recorder records the characters that are drawn, which the fonts must contain.
type recorder struct {
	canvas.Canvas
	fonts *font.Set // for text that fpdf cannot draw
	runes [2][]rune
	fixed *font.Extra
}

func (r *recorder) Text(x, y length, w font.Weight, size length, c canvas.Grey, text string, in font.Context) {
	if !r.fonts.Simple(w, text, in) {
		r.Canvas.Shown(x, y, w, size, c, r.fonts.ShowLine(nil, r.fixed, w, size, text, in))
		return
	}
	r.runes[w] = append(r.runes[w], []rune(text)...)
	r.Canvas.Text(x, y, w, size, c, text, in)
}

// compile builds the tree of nodes.
func (c *compiler) compile() error {
	size := c.Look.Text.Size
	side, tall := block.Beside(size, block.TickSize), block.Beside(size, block.BarTall)
	c.Tick = c.drawn(func(k canvas.Canvas) { drawTick(k, 0, 0, side, block.Beside(size, 150)) })
	c.Bar = c.drawn(func(k canvas.Canvas) { k.Fill(0, 0, block.Beside(size, block.BarWidth), tall, black) })
	nodes, err := c.whole()
	if err != nil {
		return err
	}
	c.root = &node{kids: nodes}
	for side := range c.running {
		c.running[side] = c.runningLine(c.Margins.Top(side))
	}
	c.footer, c.emptyBack = c.pageFooter(), c.footerOfBack()
	return nil
}

// whole compiles all that is printed: a letter, or a form's title, questions and what
// follows them.
func (c *compiler) whole() ([]*node, error) {
	if c.isLetter() {
		return c.letterNodes()
	}
	front, err := c.front()
	if err != nil {
		return nil, err
	}
	blocks, err := arrange.Blocks(c.outline.Blocks, arrange.Printed(c.outline, &c.options))
	if err != nil {
		return nil, err
	}
	nodes, notices := c.nodes(blocks), c.notices()
	return slices.Concat([]*node{front}, nodes, c.additions(), notices), nil
}

// reader returns a reader of the answers of records.
func (p *Plan) reader() arrange.Reader {
	return arrange.Reader{Outline: p.outline, Organisation: p.options.Organised()}
}

// Letter reports whether the documents are letters.
func (p *Plan) Letter() bool { return p.isLetter() }

// isLetter reports whether a letter is printed, rather than the questions for it.
func (p *Plan) isLetter() bool {
	return p.outline.Letter != nil && p.options.Rendition == render.Completed
}
