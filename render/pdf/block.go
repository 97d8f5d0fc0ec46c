package pdf

import (
	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// A block is what is placed as one: a heading, a question with its answer, a
// row. It is a little program in reading order, run for each record, of which
// all but the answers is ready as drawing operators. Lengths count from its top
// left corner.
type block struct {
	ops    []op
	height length // without answers; answers make it taller
	foot   length // room below the lowest answer
	before length // room above, not at the top of a page
	after  length // room below, not at the foot of a page
	keep   int    // how many of the blocks that follow stay with it
	kind   blockKind

	top      length // where a part that has been carried over starts its lines
	again    []op   // drawn again, as artifacts, above or beside the part carried over
	label    length // where that ends
	bookmark int    // 1 more than its place among the bookmarks; 0 for none
	elastic  bool
}

type blockKind uint8

const (
	solid     blockKind = iota // never breaks over pages
	flowing                    // may break where it is tall
	heading                    // has the space before a section
	signature                  // a row of the signature block
)

// An op is one step of a block's program.
type op struct {
	do     doing
	tag    *tags.Tag            // open: the element
	when   func(*document) bool // nil: always
	pieces []int                // numbers of drawings: one, or one for each answer
	pick   func(*document) int  // which of the pieces, -1 for none; nil: the first
	x, y   length               // write, rule, sign: the place
	w, h   length
	style  sheet.Style
	read   reader                 // write: what it says
	list   *list                  // write: numbered answers instead
	of     *apdocs.Field          // write: whose answer, for messages; sign: whose field
	says   func(*document) string // actual: how the open element's content reads
	gap    length                 // write: between paragraphs
	below  bool                   // write, sign: starts where the answer before it ends
	level  bool                   // write: starts where the answer before it starts
	up     bool                   // write: ends at the foot of the block, and starts no higher than y
	ruled  int                    // write: on lines to write on, at least so many; 0 for none
	last   bool                   // write: its last line is heavy and black
	shift  func(*document) length // write: further right by so much
	names  bool                   // write: a label, beside which nothing is drawn again where it goes on itself
	again  bool                   // write: once more where the block goes on, as an artifact
	right  bool                   // write: set right
	width  length                 // rule: how thick
	skip   length                 // write: so far below the answer before it
	also   bool                   // write: what comes below stands below the answer before it too
	most   int                    // write: lines that there is room for; 0 for no end
}

type doing uint8

const (
	open     doing = iota // start an element
	shut                  // end it
	actual                // say how its content reads
	mark                  // drawing that belongs to the open element
	artifact              // drawing that belongs to none
	upper                 // the same, but not at the top of a page
	write                 // an answer
	rule                  // a line at the foot of the block
	sign                  // the field of a party that has still to sign
	frame                 // the box of a warning round the whole block
)

// A reader gives what an answer says of the record.
type reader func(*document) render.Reading

// A list is answers that are rows of a list, numbered from 1.
type list struct {
	repeat *apdocs.Repeat
	field  *apdocs.Field
	hang   length // from number to text, where the number is no wider
}

// A node is a part of the plan: a block, or nodes under one structure element,
// perhaps repeated or left out.
type node struct {
	block    *block
	kids     []*node
	tag      *tags.Tag
	when     *apdocs.Condition
	count    func(*document) int // how often; nil: once
	deeper   bool                // each time is a row of a list of the record
	empty    *node               // shown where count is 0
	newPage  bool
	together bool
	signed   bool                // a block of signatures, which is never alone on a page
	follows  bool                // stays with what is before it
	slip     bool                // stands at the foot of its page
	row      func(*document) int // the one row of a list that the kids are of
	optional bool                // left out where it would push a block to another page
	head     *block              // drawn again, as an artifact, on each page on which the kids go on
	title    *block              // drawn above it
}

// Elements of the structure tree.
var (
	tagDocument = &tags.Tag{Type: "Document"}
	tagSect     = &tags.Tag{Type: "Sect"}
	tagDiv      = &tags.Tag{Type: "Div"}
	tagH1       = &tags.Tag{Type: "H1"}
	tagH2       = &tags.Tag{Type: "H2"}
	tagH3       = &tags.Tag{Type: "H3"}
	tagP        = &tags.Tag{Type: "P"}
	tagL        = &tags.Tag{Type: "L", Attr: "/A<</O/List/ListNumbering/Disc>>"}
	tagNumbered = &tags.Tag{Type: "L", Attr: "/A<</O/List/ListNumbering/Decimal>>"}
	tagLI       = &tags.Tag{Type: "LI"}
	tagLbl      = &tags.Tag{Type: "Lbl"}
	tagLBody    = &tags.Tag{Type: "LBody"}
	tagTable    = &tags.Tag{Type: "Table"}
	tagTR       = &tags.Tag{Type: "TR"}
	tagTD       = &tags.Tag{Type: "TD"}
	tagColumn   = &tags.Tag{Type: "TH", Attr: "/A<</O/Table/Scope/Column>>"}
	tagRow      = &tags.Tag{Type: "TH", Attr: "/A<</O/Table/Scope/Row>>"}
	tagSpan     = &tags.Tag{Type: "Span"}
)
