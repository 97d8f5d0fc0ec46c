// Package block represents the content of one document between the form and the file as
// plain values: blocks in reading order, each with the operations that draw it. Package
// compile fills a [Sequence], package layout measures its blocks and assigns them to
// pages, and package page executes their operations.
package block

import (
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A Block is placed as a unit: a heading, a question with its answer, a row of a table.
// Its operations are in reading order. Coordinates are relative to its top left corner.
type Block struct {
	*Shape
	Ops     []Op
	Opens   []*tags.Tag // elements to open before it
	Closes  int         // number of elements to close after it
	Head    *Repeat     // drawn above it if it starts a page: the headings of its table
	Title   *Repeat     // drawn above Head: the heading of its section
	NewPage bool        // always starts a page
	Slip    bool        // the first block of a letter's reply slip
	Row     int         // printed after its bookmark, if it heads a row of a list; 0 for none
}

// A Shape is the part of a block that is the same on all records.
type Shape struct {
	Kind   Kind
	Height sheet.Length // without answers, which may increase it
	Foot   sheet.Length // space below the lowest answer
	Before sheet.Length // space above, except at the top of a page
	After  sheet.Length // space below, except at the foot of a page
	Keep   int          // how many of the following blocks stay on its page

	Bookmark string       // title of the bookmark that leads to it; "" for none
	Counted  bool         // its bookmark ends with the number of its row
	Elastic  bool         // gets the rest of its page as writing lines
	Top      sheet.Length // where the lines of a part on the next page start
	Again    []Again      // drawings beside or above the part on the next page
	Label    sheet.Length // where those drawings end
}

// An Again is a drawing that is repeated on the next page if a block continues there.
type Again struct {
	Piece  int
	Answer int // 1 + the index of the answer whose continuation it labels; 0: of the whole block
}

// A Kind says how a block may be placed.
type Kind uint8

// The kinds of block.
const (
	Solid        Kind = iota // breaks across pages only if it is taller than one
	Flowing                  // may break across pages if it is tall
	Heading                  // has the space before a section
	SignatureRow             // a row of the signature block
)

// A Repeat is drawn again, as an artifact, at the top of a page.
type Repeat struct {
	Pieces []int
	Height sheet.Length
	Text   string // drawn at its top where it differs between records; "" for none
	Style  sheet.Style
}

// A Group is the blocks from From up to but not including To that affect each other at
// page breaks.
type Group struct {
	From, To int
	Together bool // stay on one page if they fit one
	Follows  bool // the first stays with the block before it
	Signed   bool // the signature block, which is never alone on a page
}
