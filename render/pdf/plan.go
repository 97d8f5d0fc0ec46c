package pdf

import (
	"fmt"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/sheet"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/pack"
)

// A plan is a form compiled for one organisation and set of options. It never
// changes once made, so goroutines share it; a record then costs what its
// answers cost.
type plan struct {
	options    render.Options
	outline    *apdocs.Outline
	zero       apdocs.Form
	look       *sheet.Look
	letterhead *render.Letterhead
	colour     canvas.Grey
	toPupil    bool // the letter is the pupil's own

	toAuthority bool // it is a local authority's
	signs       bool // parties still to sign get an empty field
	sparing     bool // what is optional is left out

	fonts     *font.Set
	root      *node
	running   [2]*block // furniture of pages after the first: of front sides and of backs
	footing   *block    // furniture of every page
	backing   *block    // of a back that is left empty
	pieces    [][]byte
	packed    []pack.Piece // the same
	code      *pack.Code   // that they are packed with
	bookmarks []string
	tick      int // drawings that stand before answers
	cross     int
	bar       int

	static    *file.Static
	digest    [32]byte
	picture   int // object number of the logo, 0 for none
	profile   int // of the colour profile
	unsigned  int // of the empty look of a signature field
	attached  []int
	documents chan *document
}

// compile makes the plan of a form.
func compile(f apdocs.Form, options render.Options, k planKey) (*plan, error) {
	outline, err := options.Outlined(f)
	if err != nil {
		return nil, err
	}
	letterhead, err := composed(options.Organisation)
	if err != nil {
		return nil, err
	}
	family, err := font.Load()
	if err != nil {
		return nil, fmt.Errorf("load fonts: %w", err)
	}
	const idle = 16 // documents kept for their memory
	p := &plan{
		options: options, outline: outline, zero: outline.New(), look: sheet.NewLook(options.LargePrint),
		letterhead: letterhead, colour: canvas.Grey(letterhead.Colour), fonts: family.NewSet(font.Basic(), font.Basic()),
		toPupil: k.toPupil, toAuthority: k.toAuthority,
		signs:     options.Rendition == render.Completed && !options.Draft && !k.merged,
		documents: make(chan *document, idle),
	}
	if options.LargePrint && p.isLetter() && !options.Draft && render.Marking(options.Organised()) == "" {
		p.look.LetterheadTop -= 16 * pt // which leaves the window to the address
	}
	if options.Sorted {
		p.look.ContentTop = max(p.look.ContentTop, 88*pt)
	}
	if err := p.draw(family); err != nil {
		return nil, err
	}
	p.spare()
	return p, p.embed()
}

// composed is the organisation's letterhead with its text as it is printed.
func composed(o *apdocs.Organisation) (*render.Letterhead, error) {
	l, _, err := render.NewLetterhead(o)
	if err != nil {
		return nil, err
	}
	if l.Name, err = font.Compose(l.Name); err != nil {
		return nil, fmt.Errorf("name of the organisation: %w", err)
	}
	for i := range l.Lines {
		if l.Lines[i], err = font.Compose(l.Lines[i]); err != nil {
			return nil, fmt.Errorf("address and contact of the organisation: %w", err)
		}
	}
	return l, nil
}

// spare leaves out of a blank what is optional, if with it another block would
// start a page.
func (p *plan) spare() {
	if p.options.Rendition != render.Blank {
		return
	}
	with := p.pageStarts()
	p.sparing = true
	if without := p.pageStarts(); slices.Equal(with, without) {
		p.sparing = false
	}
}

// pageStarts is how many blocks stand after the first page, and so on, on a form
// that nobody has filled in.
func (p *plan) pageStarts() (blocks []int) {
	d := &document{plan: p}
	d.reset(p.zero)
	d.flatten(p.root, 0, nil, nil)
	d.paginate()
	for _, at := range d.pages[1:] {
		blocks = append(blocks, len(d.placed)-at)
	}
	return blocks
}

// draw compiles the blocks and draws what is fixed in them.
func (p *plan) draw(family *font.Family) error {
	words := &render.Source{Outline: p.outline, Record: p.zero, Organisation: p.options.Organised()}
	c := &compiler{plan: p, words: words, numbered: !p.outline.Unnumbered, panelNext: p.options.Draft}
	faces := [2][]byte{family.Face(font.Regular).TTF(), family.Face(font.Bold).TTF()}
	pieces, err := canvas.Draw(faces, func(k canvas.Canvas) error {
		c.canvas = &recorder{Canvas: k}
		return c.compile()
	})
	if err != nil {
		return err
	}
	if c.err != nil {
		return c.err
	}
	p.pieces = pieces
	p.pack()
	used := c.canvas.(*recorder)
	p.fonts = family.NewSet(append(font.Basic(), used.runes[font.Regular]...), append(font.Basic(), used.runes[font.Bold]...))
	for w := range used.runes {
		if !p.fonts.Covers(font.Weight(w), string(used.runes[w])) {
			return fmt.Errorf("a label or the letterhead has a character that cannot be printed")
		}
	}
	return nil
}

// A recorder notes the characters that are drawn, which the fonts must have.
type recorder struct {
	canvas.Canvas
	runes [2][]rune
}

func (r *recorder) Text(x, y length, w font.Weight, size length, c canvas.Grey, text string) {
	r.runes[w] = append(r.runes[w], []rune(text)...)
	r.Canvas.Text(x, y, w, size, c, text)
}

// compile makes the tree of nodes.
func (c *compiler) compile() error {
	c.tick = c.drawn(func(k canvas.Canvas) { drawTick(k, 0, 0, markSize, 150) })
	c.cross = c.drawn(func(k canvas.Canvas) { drawCross(k, 0, 0, markSize, 150) })
	c.bar = c.drawn(func(k canvas.Canvas) { k.Fill(0, 0, barWidth, 9*pt, black) })
	nodes, err := c.whole()
	if err != nil {
		return err
	}
	c.root = &node{kids: nodes}
	c.running[0] = c.runningLine(c.margins().Top(0))
	c.running[1] = c.runningLine(c.margins().Top(1))
	c.footing = c.footer()
	c.backing = c.footerOfBack()
	return nil
}

// margins are those of the pages.
func (p *plan) margins() sheet.Margins {
	return sheet.Margins{Duplex: p.options.Duplex, Sorted: p.options.Sorted}
}

// whole is all that is printed: a letter, or a form's title, questions and what
// comes after them.
func (c *compiler) whole() ([]*node, error) {
	if c.isLetter() {
		return c.letterNodes()
	}
	front, err := c.front()
	if err != nil {
		return nil, err
	}
	blocks, err := c.blocks(c.outline.Blocks)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]*node{front}, blocks, c.others()), nil
}

// isLetter reports whether a letter is printed, and not the questions for it.
func (p *plan) isLetter() bool {
	return p.outline.Letter != nil && p.options.Rendition == render.Completed
}

// embed writes what all files of the plan have in common.
func (p *plan) embed() error {
	p.static = file.NewStatic()
	p.fonts.Embed(p.static)
	p.profile = p.static.Alloc()
	p.static.Stream(p.profile, "/N 3", profile())
	p.unsigned = p.static.Alloc()
	p.static.Stream(p.unsigned, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>", nil)
	if len(p.letterhead.Logo) > 0 {
		if err := p.embedLogo(); err != nil {
			return err
		}
	}
	if err := p.attach(); err != nil {
		return err
	}
	p.static.Close()
	p.digest = p.static.Digest()
	return nil
}

// document is one to fill, used before where there is one.
func (p *plan) document() *document {
	select {
	case d := <-p.documents:
		return d
	default:
		return &document{plan: p}
	}
}

// done keeps a document for the next record.
func (p *plan) done(d *document) {
	d.release()
	select {
	case p.documents <- d:
	default:
	}
}

// write makes the file of a record. The bytes are the document's until the next.
func (d *document) write(record apdocs.Form, to *apdocs.Addressee) ([]byte, error) {
	d.reset(record)
	d.to = to
	d.flatten(d.root, 0, nil, nil)
	if d.err != nil {
		return nil, d.err
	}
	d.paginate()
	return d.finish(), d.err
}
