package read

import (
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/docx/internal/markup"
)

// Limits of a document's text.
const (
	mostControls = 50_000
	mostMarks    = 64      // bookmarks open at the same time
	mostText     = 1 << 20 // bytes of an answer
)

// none is the number of a cell, row or control outside all of them.
const none = -1

// A Document is the visible text of a Word document.
type Document struct {
	Form       string       // that the properties name, "" if they name none
	Version    int          // of the form; 0 if the properties do not say
	Party      apdocs.Party // whose sheet the properties say it is, "" for a whole form
	Language   string       // BCP 47, that the properties name; "" if they name none
	Holders    []string     // the placeholder texts of the glossary, in the language of the document
	Paragraphs []Paragraph
	Controls   []Control
	Marks      []Mark
	Gone       map[int]bool // rows that were deleted with changes tracked
	Pictures   bool         // the document contains pictures
	Notes      []string     // about the document, as sentences
	Completed  bool         // of a form's own documents: its answers are printed
}

// A Paragraph is one paragraph, in a cell of a table or outside.
type Paragraph struct {
	Cell, Row int // numbers of the innermost cell and its row in the document; none outside tables
	Pieces    []Piece
	Picture   bool // contains a picture
}

// A Piece is text in the same control and bookmarks.
type Piece struct {
	Text    string
	Control int   // index of the innermost control; none outside
	Marks   []int // indexes of the open bookmarks, the innermost last
	Holder  bool  // has the style of placeholder text
}

// A Control is a content control.
type Control struct {
	Tag       string
	Kind      string // local name of the element that says what it is: "text", "date", "checkbox"
	Items     []Item // of a list to choose from
	Day       string // of a date: the hidden value
	State     string // of a box to tick: the hidden value, "0" or "1"; "" for other controls
	Holder    bool   // marked as showing placeholder text
	Parent    int    // index of the enclosing control, or none
	Paragraph int    // index of the enclosing paragraph, or of the first one inside
	Cell, Row int
}

// An Item is an item of a list to choose from.
type Item struct{ Shown, Value string }

// A Mark is a bookmark of a form's control.
type Mark struct {
	Name      string
	Paragraph int
	Cell, Row int
}

// Text returns the whole visible text of the paragraph.
func (p *Paragraph) Text() string {
	switch len(p.Pieces) {
	case 0:
		return ""
	case 1:
		return p.Pieces[0].Text
	}
	var b strings.Builder
	for i := range p.Pieces {
		b.WriteString(p.Pieces[i].Text)
	}
	return b.String()
}

// Prints reports whether a paragraph of the document is exactly these words.
func (d *Document) Prints(text string) bool {
	want := words(text)
	return slices.ContainsFunc(d.Paragraphs, func(p Paragraph) bool { return words(p.Text()) == want })
}

// Parse reads the document. It keeps bookmarks whose names begin with prefix.
func (p *Package) Parse(prefix string) (*Document, error) {
	d := &Document{}
	if err := p.properties(d); err != nil {
		return nil, err
	}
	if err := p.language(d); err != nil {
		return nil, err
	}
	if err := p.glossary(d); err != nil {
		return nil, err
	}
	data, err := p.part(p.main)
	if err != nil {
		return nil, err
	}
	r := reader{Document: d, Scanner: markup.New(data), prefix: prefix, cell: none, row: none, control: none}
	return d, r.read()
}

// properties reads which form the file claims to be.
func (p *Package) properties(d *Document) error {
	data, err := p.part(p.custom)
	if err != nil || data == nil {
		return err
	}
	s, name := markup.New(data), ""
	for {
		kind, err := s.Next()
		switch {
		case err != nil:
			return damaged(err)
		case kind == markup.EOF:
			return nil
		case kind == markup.Start && string(s.Local) == "property":
			name = s.Attr("name")
		case kind == markup.Text && name == "apdocs.form" && d.Form == "":
			d.Form = strings.TrimSpace(s.String())
		case kind == markup.Text && name == "apdocs.version" && d.Version == 0:
			d.Version, _ = strconv.Atoi(strings.TrimSpace(s.String()))
		case kind == markup.Text && name == "apdocs.party" && d.Party == "":
			d.Party = apdocs.Party(strings.TrimSpace(s.String()))
		case kind == markup.End && string(s.Local) == "property":
			name = ""
		}
	}
}

// A reader builds a Document from the elements of the main part.
type reader struct {
	*Document
	*markup.Scanner
	prefix string

	open      []int // indexes of the open paragraphs: a text box is inside one
	cells     []place
	cell, row int // the innermost
	count     struct{ cells, rows int }
	control   int // the innermost
	marks     []int
	ids       map[string]int // index of the open bookmark, by its number
	run       run
}

type place struct{ cell, row int }

// A run is the properties of the run that is being read.
type run struct {
	within, hidden, holder, text bool
}

// read reads all elements.
func (r *reader) read() error {
	r.ids = map[string]int{}
	for {
		kind, err := r.Next()
		if err != nil {
			return damaged(err)
		}
		switch kind {
		case markup.EOF:
			return nil
		case markup.Start:
			err = r.start()
		case markup.End:
			r.end()
		case markup.Text:
			if r.run.text {
				r.add(r.String())
			}
		}
		if err != nil {
			return err
		}
	}
}

// skip skips the current element.
func (r *reader) skip() error {
	for depth := r.Depth(); r.Depth() >= depth; {
		kind, err := r.Next()
		if err != nil {
			return damaged(err)
		}
		if kind == markup.EOF {
			return nil
		}
	}
	return nil
}

// rowProperties reads whether the row was deleted while changes were tracked: it is shown struck out until
// somebody accepts that.
func (r *reader) rowProperties() error {
	for depth := r.Depth(); r.Depth() >= depth; {
		kind, err := r.Next()
		if err != nil {
			return damaged(err)
		}
		if kind == markup.EOF {
			return nil
		}
		if kind == markup.Start && r.Space == markup.Word && string(r.Local) == "del" {
			if r.Gone == nil {
				r.Gone = map[int]bool{}
			}
			r.Gone[r.row] = true
		}
	}
	return nil
}

// start reads the start of an element.
func (r *reader) start() error {
	if r.Space == markup.Compatibility && string(r.Local) == "Fallback" {
		return r.skip() // an alternative to what was just read
	}
	if r.Space != markup.Word {
		if string(r.Local) == "pic" {
			r.picture()
		}
		return nil
	}
	switch string(r.Local) {
	case "p":
		r.open = append(r.open, len(r.Paragraphs))
		r.Paragraphs = append(r.Paragraphs, Paragraph{Cell: r.cell, Row: r.row})
	case "tr":
		r.cells = append(r.cells, place{r.cell, r.row})
		r.row = r.count.rows
		r.count.rows++
	case "tc":
		r.cells = append(r.cells, place{r.cell, r.row})
		r.cell = r.count.cells
		r.count.cells++
	case "trPr":
		return r.rowProperties()
	case "sdt":
		return r.startControl()
	case "sdtPr":
		return r.controlProperties()
	case "del", "moveFrom", "pPr", "rPrChange", "sdtEndPr", "instrText", "delText", "delInstrText":
		return r.skip()
	case "altChunk":
		return refused("another document inside it")
	case "subDoc":
		return refused("a link to another document")
	case "object", "control":
		return refused("an embedded object")
	case "bookmarkStart":
		r.startMark()
	case "bookmarkEnd":
		r.endMark()
	case "pict":
		r.picture()
	default:
		return r.startRun()
	}
	return nil
}

// startRun reads an element in a run.
func (r *reader) startRun() error {
	switch string(r.Local) {
	case "r":
		r.run = run{within: true}
	case "vanish":
		r.run.hidden = r.On()
	case "rStyle":
		r.run.holder = strings.EqualFold(strings.ReplaceAll(r.Attr("val"), " ", ""), "PlaceholderText")
	case "t":
		r.run.text = true
	case "br", "cr":
		r.add("\n")
	case "tab", "ptab":
		if r.run.within {
			r.add("\t")
		}
	case "noBreakHyphen":
		r.add("\u2011")
	case "softHyphen":
		r.add("\u00ad")
	case "sym":
		r.add(symbol(r.Attr("char")))
	}
	return nil
}

// end reads the end of an element.
func (r *reader) end() {
	if r.Space != markup.Word {
		return
	}
	switch string(r.Local) {
	case "p":
		if n := len(r.open); n > 0 {
			r.open = r.open[:n-1]
		}
	case "tr", "tc":
		if n := len(r.cells); n > 0 {
			r.cell, r.row = r.cells[n-1].cell, r.cells[n-1].row
			r.cells = r.cells[:n-1]
		}
	case "sdt":
		if r.control != none {
			r.control = r.Controls[r.control].Parent
		}
	case "r":
		r.run = run{}
	case "t":
		r.run.text = false
	}
}

// add appends visible text to the open paragraph.
func (r *reader) add(text string) {
	if len(r.open) == 0 || r.run.hidden || text == "" {
		return
	}
	p := &r.Paragraphs[r.open[len(r.open)-1]]
	p.Pieces = append(p.Pieces, Piece{Text: text, Control: r.control, Marks: r.marks, Holder: r.run.holder})
}

func (r *reader) picture() {
	r.Pictures = true
	if n := len(r.open); n > 0 {
		r.Paragraphs[r.open[n-1]].Picture = true
	}
}

// here returns the index of the open paragraph, or of the next one.
func (r *reader) here() int {
	if n := len(r.open); n > 0 {
		return r.open[n-1]
	}
	return len(r.Paragraphs)
}
