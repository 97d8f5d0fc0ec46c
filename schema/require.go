package schema

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/invopop/jsonschema"
	orderedmap "github.com/pb33f/ordered-map/v2"
)

// A need is something required before a record is issued: an answer, or rows of a list.
type need struct {
	name   string
	rows   int
	unless []*apdocs.Condition // not required if one of these does not hold
}

// needs collects what the blocks require, and the lists that they print.
func (s *shaper) needs(blocks []apdocs.Block, when []*apdocs.Condition) (out []need) {
	fields := func(fields []*apdocs.Field) {
		for _, f := range fields {
			for _, part := range append([]*apdocs.Field{f}, f.Parts...) {
				if part.Question.Required && part.Name != "" {
					out = append(out, need{part.Name, 0, when})
				}
			}
		}
	}
	list := func(title string, r *apdocs.Repeat) {
		if r == nil {
			return
		}
		s.tables[r.Name] = repeated{title, r}
		if r.Min > 0 {
			out = append(out, need{r.Name, r.Min, when})
		}
	}
	for _, b := range blocks {
		asks, within, each := apdocs.Inside(b)
		inner, title := when, ""
		switch b := b.(type) {
		case *apdocs.Section:
			title = b.Heading
			if b.When != nil {
				inner = append(slices.Clip(when), b.When)
			}
		case *apdocs.Table:
			title = b.Title.Title()
		}
		list(title, each)
		fields(asks)
		out = append(out, s.needs(within, inner)...)
	}
	return out
}

// require makes a name required in the schema, and also the objects that enclose it, out
// to the list row that it is in: a list may be empty, but its rows may not lack the
// answer. Missing schema nodes are created.
func require(node *jsonschema.Schema, name string, rows int) {
	last := strings.LastIndex(name, "[].")
	parts := strings.Split(name, ".")
	at := 0
	for i, part := range parts {
		key := strings.TrimSuffix(part, "[]")
		at += len(part) + 1
		node.Type = "object"
		child := property(node, key)
		if at > last+len("[].") { // in the innermost row
			if !slices.Contains(node.Required, key) {
				node.Required = append(node.Required, key)
				sortAsDeclared(node)
			}
			if i == len(parts)-1 {
				want(child, rows)
			}
		}
		node = child
		if key != part {
			node.Type = "array"
			if node.Items == nil {
				node.Items = &jsonschema.Schema{}
			}
			node = node.Items
		}
	}
}

// want requires the answer to be present: at least rows rows, or a text that is not empty.
func want(node *jsonschema.Schema, rows int) {
	switch {
	case rows > 0:
		node.Type, node.MinItems = "array", size(uint64(rows))
	case node.Type == "string" && node.MaxLength != nil:
		node.MinLength = size(1)
	}
}

func property(node *jsonschema.Schema, key string) *jsonschema.Schema {
	if node.Properties == nil {
		node.Properties = orderedmap.New[string, *jsonschema.Schema]()
	}
	child, ok := node.Properties.Get(key)
	if !ok {
		child = &jsonschema.Schema{}
		node.Properties.Set(key, child)
	}
	return child
}

// sortAsDeclared sorts the required names in the order of the struct.
func sortAsDeclared(node *jsonschema.Schema) {
	var sorted []string
	for p := node.Properties.Oldest(); p != nil; p = p.Next() {
		if slices.Contains(node.Required, p.Key) {
			sorted = append(sorted, p.Key)
		}
	}
	node.Required = sorted
}

// violated returns the schema of a record in which one of the conditions does not hold. An
// unanswered question does not make a condition fail.
func violated(conditions []*apdocs.Condition) *jsonschema.Schema {
	var any []*jsonschema.Schema
	for _, c := range conditions {
		outer := &jsonschema.Schema{}
		node := outer
		for part := range strings.SplitSeq(c.Field.Name, ".") {
			node.Type, node.Required = "object", []string{part}
			node = property(node, part)
		}
		node.Not = &jsonschema.Schema{Const: c.Is}
		any = append(any, outer)
	}
	if len(any) == 1 {
		return any[0]
	}
	return &jsonschema.Schema{AnyOf: any}
}

func sameSchema(a, b *jsonschema.Schema) bool {
	one, err := json.Marshal(a)
	other, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(one, other)
}
