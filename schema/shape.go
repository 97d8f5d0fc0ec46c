package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/invopop/jsonschema"
)

// A shaper turns the schema of a form's Go struct into the schema of the form.
type shaper struct {
	names
	outline *apdocs.Outline
	draft   bool
	tables  map[string]repeated // by name of the list
}

// repeated is a list as printed by the form.
type repeated struct {
	title string
	*apdocs.Repeat
}

func newShaper(o *apdocs.Outline, draft bool) *shaper {
	return &shaper{names: newNames(o), outline: o, draft: draft, tables: map[string]repeated{}}
}

// form shapes the whole schema.
func (s *shaper) form(root *jsonschema.Schema) error {
	kind := "issue"
	root.Description = "A record that may be issued: every required question is answered. The form’s rules across " +
		"answers are beyond a schema."
	if s.draft {
		kind = "draft"
		root.Description = "A record that is still being filled in: its answers have the right types."
	}
	root.ID = jsonschema.ID(fmt.Sprintf("urn:apdocs:%s:%d:%s", s.outline.Name, s.outline.Version, kind))
	root.Title = s.outline.Title
	needs := s.needs(s.outline.Blocks, nil)
	s.object(root, "", false)
	root.Required = []string{"form"}
	s.envelope(root)
	root.Properties.Set(wordSchema, &jsonschema.Schema{Type: "string", Title: "Schema",
		Description: "Where this schema is, so that an editor explains the record; it is not kept."})
	if s.draft {
		return nil
	}
	var conditional []*jsonschema.Schema
	for _, n := range needs {
		if len(n.unless) == 0 {
			require(root, n.name, n.rows)
			continue
		}
		// Several questions often have the same condition; they share one entry.
		entry := &jsonschema.Schema{If: violated(n.unless), Else: &jsonschema.Schema{}}
		if last := len(conditional) - 1; last >= 0 && sameSchema(conditional[last].If, entry.If) {
			entry = conditional[last]
		} else {
			conditional = append(conditional, entry)
		}
		require(entry.Else, n.name, n.rows)
	}
	root.AllOf = conditional
	return nil
}

// object shapes the members of an object. Members that the form does not ask for are
// removed, unless whole is set.
func (s *shaper) object(node *jsonschema.Schema, prefix string, whole bool) {
	node.Required = nil
	if node.Properties == nil {
		return
	}
	var unasked []string
	for p := node.Properties.Oldest(); p != nil; p = p.Next() {
		name := prefix + p.Key
		whole := whole || prefix == "" && slices.Contains(envelopeNames, p.Key)
		if !whole && !s.outline.Asks(name) {
			unasked = append(unasked, p.Key)
			s.unasked[name] = true
			continue
		}
		s.member(p.Value, name, p.Key, whole)
	}
	for _, key := range unasked {
		node.Properties.Delete(key)
	}
}

func (s *shaper) member(node *jsonschema.Schema, name, key string, whole bool) {
	if f := s.outline.Field(name); f != nil {
		s.question(node, f)
		whole = true
	} else {
		node.Title = apdocs.InWords(key)
		whole = whole || !s.asksWithin(node, name)
	}
	if t, ok := s.tables[name]; ok {
		if t.title != "" {
			node.Title = t.title
		}
		say(node, wordBlank, t.Blank)
	}
	s.call(name, node.Title)
	if node.Items == nil {
		s.object(node, name+".", whole)
		return
	}
	s.lists[name] = true
	if node.MaxItems == nil {
		node.MaxItems = size(MaxRows)
	}
	s.object(node.Items, name+"[].", whole)
}

// asksWithin reports whether the form asks for any part of an object or list row.
// Otherwise all of it is stored without being printed.
func (s *shaper) asksWithin(node *jsonschema.Schema, name string) bool {
	name += "."
	if node.Items != nil {
		node, name = node.Items, strings.TrimSuffix(name, ".")+"[]."
	}
	if node.Properties == nil {
		return false
	}
	for p := node.Properties.Oldest(); p != nil; p = p.Next() {
		if s.outline.Asks(name + p.Key) {
			return true
		}
	}
	return false
}

// question adds what the form says about a question to its schema.
func (s *shaper) question(node *jsonschema.Schema, f *apdocs.Field) {
	q := &f.Question
	if f.Kind == apdocs.KindYesNo || f.Kind == apdocs.KindChoice {
		*node = *choice(f.Choices)
	}
	if q.Min != 0 || q.Max != 0 {
		node.Minimum, node.Maximum = decimal(int64(q.Min)), decimal(int64(q.Max))
	}
	node.Title = f.Title()
	node.Description = strings.Join(q.Hints, " ")
	if q.Short != "" && q.Short != q.Label {
		say(node, wordLabel, q.Label)
	}
	say(node, wordClass, string(f.DataClass()))
	say(node, wordBy, string(f.Party()))
	say(node, wordLines, q.Lines)
	switch q.Format {
	case "email":
		node.Format, node.Pattern, node.MaxLength = "email", "", nil // the format has its own limits
	case "phone":
		say(node, wordKind, "phone")
	}
}

// say adds one of our own keywords unless the value is zero.
func say[T comparable](node *jsonschema.Schema, word string, value T) {
	var nothing T
	if value == nothing {
		return
	}
	extras := map[string]any{word: value}
	for k, v := range node.Extras {
		if k != word {
			extras[k] = v
		}
	}
	node.Extras = extras
}

// envelopeNames are the members that every record has.
var envelopeNames = []string{"form", "version", "reference", "status", "overrides", "extra"}

// envelope shapes the members that every record has.
func (s *shaper) envelope(root *jsonschema.Schema) {
	set := func(key string, change func(*jsonschema.Schema)) {
		if node, ok := root.Properties.Get(key); ok {
			change(node)
		}
	}
	set("form", func(n *jsonschema.Schema) {
		*n = jsonschema.Schema{Type: "string", Const: s.outline.Name, Title: n.Title}
	})
	set("version", func(n *jsonschema.Schema) {
		n.Minimum, n.Maximum = "1", decimal(int64(s.outline.Version))
		n.Description = "Of the form’s questions; absent is the newest."
	})
	set("reference", func(n *jsonschema.Schema) {
		*n = jsonschema.Schema{Type: "string", Pattern: referencePattern, Title: n.Title}
		n.Description = "The organisation’s own, never a name."
	})
	set("overrides", func(n *jsonschema.Schema) {
		n.Description = "Rules knowingly not kept, with the reason."
		if !s.draft {
			n.Items.Required = []string{"rule", "reason", "by"}
		}
	})
	set("extra", func(n *jsonschema.Schema) {
		n.Title = "Other questions"
		s.titles["extra"] = n.Title
		if !s.draft {
			n.Items.Required = []string{"question"}
		}
	})
}
