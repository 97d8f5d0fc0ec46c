package dump

import (
	"errors"
	"fmt"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

const (
	// maxOperators bounds the operators interpreted; those of an XObject count at each use.
	maxOperators = 8 << 20
	// maxUses bounds the nesting of XObjects, maxSaved the states saved by q, and maxLevels the
	// nesting of marked content.
	maxUses   = 12
	maxSaved  = 256
	maxLevels = 64
)

// matrix is a transformation matrix, a b c d e f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns m applied before n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// state is the part of the graphics state that q saves and Q restores.
type state struct {
	ctm                        matrix
	font                       *font
	size, gap, wordGap, across float64 // across is Tz as a factor
	lead, rise                 float64
	fill                       [3]float64
}

// level is an open marked-content sequence.
type level struct {
	mark     mark
	marked   bool // whether it has an MCID
	artifact bool
	replaced bool // whether it has replacement text, already added
}

// owner is a page or form XObject with MCIDs of its own.
type owner struct {
	name string // for messages
	key  int    // in the ParentTree, -1 for none
}

// player interprets the content of pages.
type player struct {
	doc    *file.Document
	pages  []file.Page
	words  []Word
	rules  []Rule
	text   map[mark][]byte
	order  []mark // in drawing order
	pageOf map[mark]int
	seen   map[mark]bool
	owners map[int]owner
	faults problems
	fonts  map[string]*font // by reference
	left   int              // operators

	// Of the page that is being played:
	page      int // from 1
	corner    [2]float64
	state     state
	saved     []state
	levels    []level
	tm, line  matrix
	segment   segment
	resources file.Dict
	owner     int
	uses      int
}

func newPlayer(d *file.Document) *player {
	return &player{
		doc: d, text: map[mark][]byte{}, pageOf: map[mark]int{}, seen: map[mark]bool{}, owners: map[int]owner{},
		fonts: map[string]*font{}, left: maxOperators,
	}
}

func (p *player) playAll() error {
	var err error
	if p.pages, err = p.doc.Pages(); err != nil {
		return err
	}
	for i, page := range p.pages {
		p.page = i + 1
		if err := p.playPage(page); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return nil
}

func (p *player) playPage(page file.Page) error {
	box := p.doc.Array(page.Dict["MediaBox"])
	if len(box) != 4 {
		return errors.New("has no size")
	}
	p.corner[0], _ = p.doc.Number(box[0])
	p.corner[1], _ = p.doc.Number(box[3])
	p.state = state{ctm: identity, across: 1}
	p.saved, p.levels = p.saved[:0], p.levels[:0]
	p.own(page.Ref.Num, fmt.Sprintf("page %d", p.page), page.Dict)
	p.resources = p.doc.Dict(page.Dict["Resources"])
	var data []byte
	parts := p.doc.Get(page.Dict["Contents"])
	if _, one := parts.(*file.Stream); one {
		parts = file.Array{page.Dict["Contents"]}
	}
	for _, part := range p.doc.Array(parts) {
		s := p.doc.Stream(part)
		if s == nil {
			return errors.New("content is missing")
		}
		b, err := p.doc.Decode(s)
		if err != nil {
			return err
		}
		data = append(append(data, b...), '\n')
	}
	if err := file.Content(data, p.operator); err != nil {
		return err
	}
	if len(p.levels) > 0 {
		p.faults.add("page %d: a marked content is not closed", p.page)
	}
	if len(p.saved) > 0 {
		p.faults.add("page %d: a graphics state is not closed", p.page)
	}
	return nil
}

func (p *player) own(num int, name string, dict file.Dict) {
	key, ok := p.doc.Int(dict["StructParents"])
	if !ok {
		key = -1
	}
	p.owner = num
	p.owners[num] = owner{name, key}
}

// where returns the marked content that encloses the current position; ok is false if there is
// none.
func (p *player) where() (m mark, ok, artifact bool) {
	for _, l := range p.levels {
		artifact = artifact || l.artifact
		if l.marked {
			m, ok = l.mark, true
		}
	}
	return m, ok, artifact
}

// drawn records that something is drawn. It is a fault if that is neither in marked content nor in
// an artifact.
func (p *player) drawn(what string) {
	if _, ok, artifact := p.where(); !ok && !artifact {
		p.faults.add("page %d: %s is neither marked nor an artifact", p.page, what)
	}
}

// begin opens a marked-content sequence with its properties, if any.
func (p *player) begin(tag string, o file.Object) error {
	if len(p.levels) == maxLevels {
		return errors.New("marked contents nested too deep")
	}
	if name, ok := o.(file.NameValue); ok {
		o = p.doc.Dict(p.resources["Properties"])[string(name)]
	}
	props := p.doc.Dict(o)
	l := level{artifact: tag == "Artifact"}
	outer, inMark, inArtifact := p.where()
	if id, ok := p.doc.Int(props["MCID"]); ok {
		l.mark, l.marked = mark{p.owner, id}, true
		switch {
		case inMark || inArtifact:
			p.faults.add("page %d: mark %d stands inside another or in an artifact", p.page, id)
		case p.seen[l.mark]:
			p.faults.add("%s: mark %d is drawn twice", p.owners[p.owner].name, id)
		default:
			p.order = append(p.order, l.mark)
			p.pageOf[l.mark] = p.page
		}
		p.seen[l.mark] = true
		outer, inMark = l.mark, true
	} else if l.artifact && inMark {
		p.faults.add("page %d: an artifact stands inside a mark", p.page)
	}
	if said := props["ActualText"]; said != nil && !p.silent() {
		l.replaced = true
		if inMark {
			p.text[outer] = append(p.text[outer], p.doc.Text(said)...)
		}
	}
	p.levels = append(p.levels, l)
	return nil
}

// silent reports whether the text drawn is replaced by replacement text that is already added.
func (p *player) silent() bool {
	for _, l := range p.levels {
		if l.replaced {
			return true
		}
	}
	return false
}

func (p *player) end() {
	if len(p.levels) == 0 {
		p.faults.add("page %d: a marked content ends that never began", p.page)
		return
	}
	p.levels = p.levels[:len(p.levels)-1]
}

// use draws an XObject.
func (p *player) use(name string) error {
	o := p.doc.Dict(p.resources["XObject"])[name]
	s := p.doc.Stream(o)
	if s == nil {
		return fmt.Errorf("uses an XObject %s that is missing", name)
	}
	if p.doc.Name(s.Dict["Subtype"]) != "Form" {
		p.drawn("a picture")
		return nil
	}
	if p.uses++; p.uses > maxUses {
		return errors.New("XObjects use each other without end")
	}
	data, err := p.doc.Decode(s)
	if err != nil {
		return err
	}
	resources, num, state, saved, levels := p.resources, p.owner, p.state, p.saved, len(p.levels)
	if r := p.doc.Dict(s.Dict["Resources"]); r != nil {
		p.resources = r
	}
	if ref, ok := o.(file.Reference); ok && s.Dict["StructParents"] != nil {
		p.own(ref.Num, fmt.Sprintf("XObject %d", ref.Num), s.Dict)
	}
	if m := p.doc.Array(s.Dict["Matrix"]); len(m) == 6 {
		p.state.ctm = numbers(p.doc, m).times(p.state.ctm)
	}
	p.saved = nil
	err = file.Content(data, p.operator)
	if len(p.levels) != levels {
		p.faults.add("page %d: a marked content begins in an XObject and ends outside it, or the reverse", p.page)
	}
	p.resources, p.owner, p.state, p.saved = resources, num, state, saved
	p.uses--
	return err
}

// numbers returns six operands as a matrix.
func numbers(d *file.Document, v file.Array) (m matrix) {
	for i := range m {
		m[i], _ = d.Number(v[i])
	}
	return m
}
