package block

import (
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// An Op is an operation of a block. Operations that are the same on every record are
// shared by all documents of a plan and must not be changed.
type Op interface{ op() }

// Open opens a structure element.
type Open struct{ Tag *tags.Tag }

// Close closes the current element.
type Close struct{}

// ActualText sets the replacement text of the current element.
type ActualText struct{ Text string }

// A Drawing is drawn content of the current element.
type Drawing struct {
	Piece  int // index among the plan's drawings
	X, Y   sheet.Length
	Choice int // 1 + the index among the drawings that it was chosen from; 0 if there was no choice
}

// An Artifact is a drawing outside the structure.
type Artifact struct{ Drawing }

// A Separator is a drawing above a block, omitted at the top of a page.
type Separator struct{ Piece int }

// A Rule is a line at the foot of the block, whatever the block's height.
type Rule struct {
	X, Length, Width sheet.Length
	Colour           canvas.Grey
}

// A Warning is the frame of a warning around the whole block.
type Warning struct{}

// A Text is an answer or other text that differs between records.
type Text struct {
	*Setting
	Text  string // as printed (font.Compose)
	Tone  Tone
	Shift sheet.Length // moves it towards the end of the line
}

// A List is a list of answers numbered from 1, or of lines without numbers.
type List struct {
	*Setting
	Items []string
	Hang  sheet.Length // from number to text, unless the number is wider
	Bare  bool         // without numbers
}

// A Signature is room for a signature.
type Signature struct {
	Place
	Height sheet.Length
	Field  string // name of the empty signature field in it; "" for room without a field
	Label  string // accessible name of the field
}

// A PageNumber prints the page number and the number of pages, at the side where lines end.
type PageNumber struct {
	X, Y, W sheet.Length
	Style   sheet.Style
	Before  string // text before it, in bold
	Text    string // with {page} and {pages}; "" for English
}

func (*Open) op()       {}
func (*Close) op()      {}
func (*ActualText) op() {}
func (*Drawing) op()    {}
func (*Artifact) op()   {}
func (*Separator) op()  {}
func (*Rule) op()       {}
func (*Warning) op()    {}
func (*Text) op()       {}
func (*List) op()       {}
func (*Signature) op()  {}
func (*PageNumber) op() {}

// A Place is the position of an answer in its block.
type Place struct {
	X, Y, W sheet.Length
	Flow    Flow
	Skip    sheet.Length // distance below the previous answer; with Below
	Also    bool         // the next answer with flow Below is below the answer before this one too
}

// A Flow says how the top of an answer is determined.
type Flow uint8

// The flows.
const (
	At    Flow = iota // at Y
	Below             // below the previous answer, but not above Y
	Level             // level with the previous answer
)

// A Setting is how an answer is typeset, the same on every record.
type Setting struct {
	Place
	Style   sheet.Style
	Gap     sheet.Length // between paragraphs or items
	Right   bool         // aligned at the side where lines end
	Own     bool         // each paragraph is aligned as its own direction wants, even on one line
	AtFoot  bool         // ends at the foot of the block, and starts no higher than Y
	Outside bool         // its space is already part of the block, which it neither enlarges nor breaks
	Lines   Lines
	Most    int    // greatest number of lines; 0 for no limit
	Asks    string // the label of the question, for the error message about Most
	Names   bool   // it is a label: nothing is repeated if it continues on the next page
	Again   bool   // repeated as an artifact if its block continues on the next page
}

// Lines are writing lines for an answer by hand.
type Lines struct {
	Least int  // the least number; 0 for none
	Last  bool // the last is heavy and black
}

// A Tone is how an answer is emphasised. Its number is part of the input of the file's
// identifier.
type Tone uint8

// The tones.
const (
	Plain    Tone = iota
	Ticked        // a tick before it
	Stressed      // bold
	Muted         // grey
	Wanting       // a bar before it, and bold
)

// The symbol before an emphasised answer, a tick or a bar, and its width, where text has 12 points.
const (
	TickSize = 10 * sheet.Pt
	TickRoom = TickSize + 4*sheet.Pt
	BarWidth = 3 * sheet.Pt
	BarTall  = 9 * sheet.Pt
	BarRoom  = BarWidth + 5*sheet.Pt
)

// Beside returns a measure of a symbol beside text of a size.
func Beside(size, measure sheet.Length) sheet.Length { return measure * size / (12 * sheet.Pt) }
