// Package block holds the content of one document on its way from the form to the
// file, as plain values: blocks in reading order, each with the operations that
// set it. Package compile fills a [Sequence], package layout measures its blocks
// and gives each a page, and package page runs their operations.
package block

import (
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A Block is what is placed as one: a heading, a question with its answer, a row
// of a table. Its operations stand in reading order. Lengths count from its top
// left corner.
type Block struct {
	*Shape
	Ops     []Op
	Opens   []*tags.Tag // elements that start before it
	Closes  int         // elements that end after it
	Head    *Repeat     // drawn above it where it starts a page: its table's headings
	Title   *Repeat     // drawn above Head: the heading of its section
	NewPage bool        // it starts a page
	Slip    bool        // it is the first block of a letter's reply slip
	Row     int         // added to its bookmark, where it heads a row of a list; 0 for none
}

// A Shape is what a block has in common on all records.
type Shape struct {
	Kind   Kind
	Height sheet.Length // without answers, which may make it taller
	Foot   sheet.Length // room below the lowest answer
	Before sheet.Length // room above, but at the top of a page
	After  sheet.Length // room below, but at the foot of a page
	Keep   int          // how many of the blocks that follow stay on its page

	Bookmark string       // title of the bookmark that leads to it; "" for none
	Counted  bool         // its bookmark ends with the number of its row
	Elastic  bool         // it gets what is left of its page as lines to write on
	Top      sheet.Length // where a part carried over to another page starts its lines
	Again    []Again      // drawings beside or above the part that is carried over
	Label    sheet.Length // where these end
}

// An Again is a drawing that is repeated where a block goes on on another page.
type Again struct {
	Piece  int
	Answer int // 1 more than the place of the answer whose rest it names; 0: of the whole block
}

// A Kind says how a block may be placed.
type Kind uint8

// The kinds of block.
const (
	Solid        Kind = iota // breaks over pages only where it is taller than one
	Flowing                  // may break over pages where it is tall
	Heading                  // has the room before a section
	SignatureRow             // a row of the signature block
)

// A Repeat is drawn once more, as an artifact, at the top of a page.
type Repeat struct {
	Pieces []int
	Height sheet.Length
	Text   string // drawn at its top where it differs between records; "" for none
	Style  sheet.Style
}

// A Group is the blocks from one to before another that have to do with each
// other where pages end.
type Group struct {
	From, To int
	Together bool // they stay on one page, if they fit one
	Follows  bool // the first stays with the block before it
	Signed   bool // they are a block of signatures, which is never alone on a page
}
