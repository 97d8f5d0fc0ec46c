package block

import (
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// An Op is one operation of a block. What prints the same on every record is
// shared by all documents of a plan and must not be changed.
type Op interface{ op() }

// Open starts a structure element.
type Open struct{ Tag *tags.Tag }

// Close ends the element that is open.
type Close struct{}

// ActualText says how the content of the open element reads.
type ActualText struct{ Text string }

// A Drawing is drawn content of the open element.
type Drawing struct {
	Piece  int // its number among the plan's drawings
	X, Y   sheet.Length
	Choice int // 1 more than its place among the drawings that it was chosen from; 0 for an only one
}

// An Artifact is a drawing that belongs to no element.
type Artifact struct{ Drawing }

// A Separator is a drawing above a block, left out where the block starts a page.
type Separator struct{ Piece int }

// A Rule is a line at the foot of the block, whatever the block's height is.
type Rule struct {
	X, Length, Width sheet.Length
	Colour           canvas.Grey
}

// A Warning is the box of a warning round the whole block.
type Warning struct{}

// A Text is an answer, or another text that differs between records.
type Text struct {
	*Setting
	Text  string // in the form that is printed (font.Compose)
	Tone  Tone
	Shift sheet.Length // further right
}

// A List is answers that are numbered from 1.
type List struct {
	*Setting
	Items []string
	Hang  sheet.Length // from number to text, where the number is no wider
}

// A Signature is room to sign.
type Signature struct {
	Place
	Height sheet.Length
	Field  string // name of the empty signature field in it; "" for room without a field
	Label  string // the field's accessible name
}

// SignHere is the last part of a signature field's name in a form with other fields, in
// which the signature's own name is that of a group.
const SignHere = "sign-here"

// A PageNumber says which page of how many this is, ending at the right of its
// place.
type PageNumber struct {
	X, Y, W sheet.Length
	Style   sheet.Style
	Before  string // words before it, in bold
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

// A Place is where an answer stands in its block.
type Place struct {
	X, Y, W sheet.Length
	Flow    Flow
	Skip    sheet.Length // so far below the answer before it; with Below
	Also    bool         // the next answer below stands below the answer before this one too
}

// A Flow says how the top of an answer is found.
type Flow uint8

// The flows.
const (
	At    Flow = iota // it is Y
	Below             // below the answer before it, and not above Y
	Level             // level with the answer before it
)

// A Setting is how an answer is set, the same on every record.
type Setting struct {
	Place
	Style   sheet.Style
	Gap     sheet.Length // between paragraphs, or between items
	Right   bool         // set right
	AtFoot  bool         // it ends at the foot of the block, and starts no higher than Y
	Outside bool         // its room is the block's already: it neither makes it taller nor breaks
	Lines   Lines
	Most    int    // lines that there is room for; 0 for no end
	Asks    string // the question's label, for the message about that
	Names   bool   // it is a label: where it goes on on another page, nothing is drawn again
	Again   bool   // it is drawn again, as an artifact, where its block goes on
}

// Lines are what an answer is written on by hand.
type Lines struct {
	Least int  // how many at least; 0 for none
	Last  bool // the last is heavy and black
}

// A Tone is how an answer stands out. Its number enters the file's identifier.
type Tone uint8

// The tones.
const (
	Plain    Tone = iota
	Ticked        // a tick before it
	Stressed      // bold
	Muted         // grey
	Wanting       // a bar before it, and bold
)

// What stands before an answer that stands out, a tick or a bar, and the room that it
// takes.
const (
	TickSize = 10 * sheet.Pt
	TickRoom = TickSize + 4*sheet.Pt
	BarWidth = 3 * sheet.Pt
	BarTall  = 9 * sheet.Pt
	BarRoom  = BarWidth + 5*sheet.Pt
)
