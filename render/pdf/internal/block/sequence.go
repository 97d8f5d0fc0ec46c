package block

import "github.com/apdocs/forms/render/pdf/internal/tags"

// A Sequence is the content of one document: its blocks in reading order, and the
// furniture that stands on its pages. It is kept from document to document for
// its memory.
type Sequence struct {
	Title     string // of the file
	Reference string // of the record, "" for none

	Blocks []Block
	Groups []Group // in the order in which they end; a group stands after those in it

	Running [2]Block // at the top of pages after the first: of front sides and of backs
	Footer  Block    // at the foot of every page
	Empty   Block    // at the foot of a back that is left empty

	ops   []Op
	texts []Text
	lists []List
	items []string
	tags  []*tags.Tag

	inputs []Input
}

// Reset forgets the document.
func (s *Sequence) Reset() {
	s.Title, s.Reference = "", ""
	s.Blocks, s.Groups = s.Blocks[:0], s.Groups[:0]
	s.ops, s.texts, s.lists, s.items, s.tags = s.ops[:0], s.texts[:0], s.lists[:0], s.items[:0], s.tags[:0]
	s.inputs = s.inputs[:0]
}

// Release lets go of what the record says.
func (s *Sequence) Release() {
	clear(s.Blocks)
	clear(s.ops)
	clear(s.texts)
	clear(s.lists)
	clear(s.items)
	clear(s.inputs)
	s.Title, s.Reference = "", ""
}

// Add adds operations to the block that is being filled.
func (s *Sequence) Add(ops ...Op) { s.ops = append(s.ops, ops...) }

// AddText adds a text to the block that is being filled.
func (s *Sequence) AddText(t Text) {
	s.texts = append(s.texts, t)
	s.ops = append(s.ops, &s.texts[len(s.texts)-1])
}

// AddInput adds an input to the block that is being filled.
func (s *Sequence) AddInput(i Input) {
	s.inputs = append(s.inputs, i)
	s.ops = append(s.ops, &s.inputs[len(s.inputs)-1])
}

// AddList adds a list to the block that is being filled. Its items are those that
// AddItem has added since the list before it.
func (s *Sequence) AddList(l List, items int) {
	l.Items = s.items[len(s.items)-items:]
	s.lists = append(s.lists, l)
	s.ops = append(s.ops, &s.lists[len(s.lists)-1])
}

// AddItem adds an item to the next list.
func (s *Sequence) AddItem(text string) { s.items = append(s.items, text) }

// Mark is how many operations there are, for [Sequence.Since].
func (s *Sequence) Mark() int { return len(s.ops) }

// Since are the operations that have been added since there were n.
func (s *Sequence) Since(n int) []Op { return s.ops[n:len(s.ops):len(s.ops)] }

// Open notes an element that starts before the next block.
func (s *Sequence) Open(t *tags.Tag) { s.tags = append(s.tags, t) }

// Unopen takes back the element that was noted last.
func (s *Sequence) Unopen() { s.tags = s.tags[:len(s.tags)-1] }

// Opened are the n elements that were noted last.
func (s *Sequence) Opened(n int) []*tags.Tag {
	to := len(s.tags)
	return s.tags[to-n : to : to]
}
