package block

import "github.com/apdocs/forms/render/pdf/internal/tags"

// A Sequence is the content of one document: its blocks in reading order, and the headers
// and footers of its pages. It is reused for later documents to save allocations.
type Sequence struct {
	Title     string // of the file
	Reference string // of the record, "" for none

	Blocks []Block
	Groups []Group // by their ends; a group is after the groups inside it

	Running [2]Block // headers of the pages after the first: for front and back sides
	Footer  Block    // footer of every page
	Empty   Block    // footer of a back that is left empty

	ops   []Op
	texts []Text
	lists []List
	items []string
	tags  []*tags.Tag

	inputs []Input
}

// Reset empties the sequence for the next document.
func (s *Sequence) Reset() {
	s.Title, s.Reference = "", ""
	s.Blocks, s.Groups = s.Blocks[:0], s.Groups[:0]
	s.ops, s.texts, s.lists, s.items, s.tags = s.ops[:0], s.texts[:0], s.lists[:0], s.items[:0], s.tags[:0]
	s.inputs = s.inputs[:0]
}

// Release removes references to the record.
func (s *Sequence) Release() {
	clear(s.Blocks)
	clear(s.ops)
	clear(s.texts)
	clear(s.lists)
	clear(s.items)
	clear(s.inputs)
	s.Title, s.Reference = "", ""
}

// Add appends operations to the current block.
func (s *Sequence) Add(ops ...Op) { s.ops = append(s.ops, ops...) }

// AddText appends a text to the current block.
func (s *Sequence) AddText(t Text) {
	s.texts = append(s.texts, t)
	s.ops = append(s.ops, &s.texts[len(s.texts)-1])
}

// AddInput appends an input to the current block.
func (s *Sequence) AddInput(i Input) {
	s.inputs = append(s.inputs, i)
	s.ops = append(s.ops, &s.inputs[len(s.inputs)-1])
}

// AddList appends a list to the current block. Its last items are those passed to AddItem
// since the previous list.
func (s *Sequence) AddList(l List, items int) {
	l.Items = s.items[len(s.items)-items:]
	s.lists = append(s.lists, l)
	s.ops = append(s.ops, &s.lists[len(s.lists)-1])
}

// AddItem appends an item for the next list.
func (s *Sequence) AddItem(text string) { s.items = append(s.items, text) }

// Mark returns the current number of operations, for [Sequence.Since].
func (s *Sequence) Mark() int { return len(s.ops) }

// Since returns the operations appended since Mark returned n.
func (s *Sequence) Since(n int) []Op { return s.ops[n:len(s.ops):len(s.ops)] }

// Open adds an element to open before the next block.
func (s *Sequence) Open(t *tags.Tag) { s.tags = append(s.tags, t) }

// Unopen removes the element added last.
func (s *Sequence) Unopen() { s.tags = s.tags[:len(s.tags)-1] }

// Opened returns the n elements added last.
func (s *Sequence) Opened(n int) []*tags.Tag {
	to := len(s.tags)
	return s.tags[to-n : to : to]
}
