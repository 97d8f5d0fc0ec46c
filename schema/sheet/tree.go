package sheet

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
)

// A node is a part of the records of a table, into which the answers of one row after another
// are put. It saves a record of maps for each row.
type node struct {
	step  step
	key   []byte // `"name":` for a member of an object
	parts []*node
	value any // the answer in row, of a node without parts
	row   int // that has put an answer here, counted from 1
}

// at returns the node at the end of the steps, which it adds if there is none.
func (n *node) at(steps []step) *node {
	for _, s := range steps {
		i, ok := slices.BinarySearchFunc(n.parts, s, func(part *node, s step) int {
			return cmp.Or(cmp.Compare(part.step.row, s.row), cmp.Compare(part.step.name, s.name))
		})
		if !ok {
			part := &node{step: s}
			if s.name != "" {
				part.key = append(appendString(nil, s.name), ':')
			}
			n.parts = slices.Insert(n.parts, i, part)
		}
		n = n.parts[i]
	}
	return n
}

// put puts an answer into the record of a row.
func (n *node) put(row int, value any) { n.row, n.value = row, value }

// append appends the answers of a row as JSON, with the members of objects in the order of their
// names. It reports whether there are any; without one nothing is appended.
func (n *node) append(b []byte, row int) ([]byte, bool) {
	if len(n.parts) == 0 {
		if n.row != row {
			return b, false
		}
		return appendValue(b, n.value), true
	}
	begin, next, list := len(b), 0, n.parts[0].step.name == ""
	open, end := byte('{'), byte('}')
	if list {
		open, end = '[', ']'
	}
	b = append(b, open)
	for _, part := range n.parts {
		before := len(b)
		if next > 0 {
			b = append(b, ',')
		}
		if list { // rows without answers stand before others
			for i := next; i < part.step.row; i++ {
				b = append(b, "null,"...)
			}
		}
		var any bool
		if b, any = part.append(append(b, part.key...), row); !any {
			b = b[:before]
		} else if next++; list {
			next = part.step.row + 1
		}
	}
	if next == 0 {
		return b[:begin], false
	}
	return append(b, end), true
}

// appendValue appends an answer as JSON, as package json writes it.
func appendValue(b []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return appendString(b, v)
	case json.Number:
		return append(b, v...)
	}
	text, _ := json.Marshal(value) // does not happen: an answer is one of these
	return append(b, text...)
}

func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		// json.Marshal escapes these for HTML; U+2028 and U+2029 begin with 0xe2.
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c >= 0x7f {
			var out bytes.Buffer
			_ = json.NewEncoder(&out).Encode(s)
			return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}
