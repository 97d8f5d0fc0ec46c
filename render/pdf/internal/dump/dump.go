// Package dump prints what is in a tagged PDF as text that a person can review and a test can
// compare: what a screen reader is told ([Structure]), what is drawn and where ([Words]), and
// whether the two agree ([Check], [Order]).
//
// Each function interprets the content of all pages once and records the text of all marked
// content, and reads the structure tree, whose elements refer to it. Text is decoded with the
// fonts' ToUnicode maps, as other readers do. Nothing depends on how apdocs writes files, so a
// mistake in writing shows here.
package dump

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// maxProblems is how many faults are listed; further ones mostly follow from the first.
const maxProblems = 30

// loaded is a file with its pages interpreted and its structure read.
type loaded struct {
	*player
	tree tree
}

func load(pdf []byte) (*loaded, error) {
	d, err := file.Read(pdf)
	if err != nil {
		return nil, err
	}
	l := &loaded{player: newPlayer(d)}
	if err := l.playAll(); err != nil {
		return nil, err
	}
	l.tree.read(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	return l, nil
}

// problems collects faults in the order in which they are found.
type problems []error

func (p *problems) add(format string, args ...any) {
	if len(*p) < maxProblems {
		*p = append(*p, fmt.Errorf(format, args...))
	}
}

// Structure returns the structure tree in order, one line for each element, indented by two spaces
// for each level: its type, the attributes worth checking, and the text of its content in quotes.
// The texts of its marked contents are joined without change, so a missing space between two lines
// of a paragraph is missing here too. For an element with replacement text only that is printed. A
// Form has its field's full name in brackets, with the state that ticks it, and its accessible
// name.
func Structure(pdf []byte) (string, error) {
	l, err := load(pdf)
	if err != nil {
		return "", fmt.Errorf("dump structure: %w", err)
	}
	if len(l.tree.top) == 0 {
		return "", errors.New("dump structure: the file has no structure")
	}
	var b strings.Builder
	for _, e := range l.tree.top {
		l.print(&b, e, 0)
	}
	return b.String(), nil
}

// print writes an element and those below it. Content between child elements is on lines of its
// own.
func (l *loaded) print(b *strings.Builder, e *element, depth int) {
	indent := strings.Repeat("  ", depth)
	b.WriteString(indent + e.kind + l.attributes(e))
	if e.actual() {
		fmt.Fprintf(b, " ActualText %s\n", strconv.Quote(l.doc.Text(e.dict["ActualText"])))
		return
	}
	text, own := "", true
	flush := func() {
		if s := strings.TrimSpace(text); s != "" {
			if own {
				b.WriteByte(' ')
			} else {
				b.WriteString(indent + "  ")
			}
			b.WriteString(strconv.Quote(s))
			if !own {
				b.WriteByte('\n')
			}
		}
		if own {
			b.WriteByte('\n')
		}
		text, own = "", false
	}
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			if own || text != "" {
				flush()
			}
			l.print(b, k.elem, depth+1)
		case k.annot.Num != 0:
			b.WriteString(l.annotation(k.annot))
		default:
			text += string(l.text[k.mark])
		}
	}
	if own || text != "" {
		flush()
	}
}

// say returns all the text of an element and those below it.
func (l *loaded) say(e *element) string {
	if e.actual() {
		return l.doc.Text(e.dict["ActualText"])
	}
	s := ""
	for _, k := range e.kids {
		if k.elem != nil {
			s += l.say(k.elem)
		} else if k.annot.Num == 0 {
			s += string(l.text[k.mark])
		}
	}
	return strings.TrimSpace(s)
}

// attributes returns what an element says besides its content.
func (l *loaded) attributes(e *element) string {
	s := ""
	for _, a := range e.attributes(l.doc) {
		if v := l.doc.Name(a["Scope"]); v != "" {
			s += " " + v
		}
		for _, key := range []string{"ColSpan", "RowSpan"} {
			if n, ok := l.doc.Int(a[key]); ok {
				s += fmt.Sprintf(" %s=%d", key, n)
			}
		}
		if v := l.doc.Name(a["ListNumbering"]); v != "" {
			s += " " + v
		}
		if a["Headers"] != nil {
			s += l.headers(l.doc.Array(a["Headers"]))
		}
	}
	if v := l.doc.Text(e.dict["Lang"]); v != "" {
		s += " Lang=" + v
	}
	if v := l.doc.Text(e.dict["T"]); v != "" {
		s += " Title " + strconv.Quote(v)
	}
	if alt := l.doc.Text(e.dict["Alt"]); e.dict["Alt"] != nil && !l.repeats(e, alt) {
		s += " Alt " + strconv.Quote(alt)
	}
	return s
}

// repeats reports whether alt is the accessible name of e's field, which is printed anyway.
func (l *loaded) repeats(e *element, alt string) bool {
	for _, k := range e.kids {
		if k.annot.Num != 0 {
			if _, tip := l.field(l.doc.Dict(k.annot)); tip == alt {
				return true
			}
		}
	}
	return false
}

// headers returns the text of the header cells, because their identifiers mean nothing to a reader.
func (l *loaded) headers(ids file.Array) string {
	var says []string
	for _, id := range ids {
		if h := l.tree.byID[l.doc.Text(id)]; h != nil {
			says = append(says, strconv.Quote(l.say(h)))
		} else {
			says = append(says, "?")
		}
	}
	return " Headers(" + strings.Join(says, ", ") + ")"
}

// annotation returns a field's full name, the state that ticks it and its accessible name, or the
// target of a link.
func (l *loaded) annotation(ref file.Reference) string {
	a := l.doc.Dict(ref)
	switch kind := l.doc.Name(a["Subtype"]); kind {
	case "Widget":
	case "Link":
		return " -> " + strconv.Quote(l.doc.Text(l.doc.Dict(a["A"])["URI"]))
	default:
		return " [" + kind + "]"
	}
	name, tip := l.field(a)
	if state := l.state(a); state != "" {
		name += "=" + state
	}
	return " [" + name + "] " + strconv.Quote(tip)
}

// field returns a widget's full name and accessible name, which the field or a group above it may
// have.
func (l *loaded) field(a file.Dict) (name, tip string) {
	for n := 0; a != nil && n < maxDepth; n++ {
		if t := l.doc.Text(a["T"]); t != "" {
			name = strings.TrimSuffix(t+"."+name, ".")
		}
		if tip == "" {
			tip = l.doc.Text(a["TU"])
		}
		a = l.doc.Dict(a["Parent"])
	}
	return name, tip
}

// state returns the appearance state of a ticked button, "" for other fields.
func (l *loaded) state(a file.Dict) string {
	states, ok := l.doc.Get(l.doc.Dict(a["AP"])["N"]).(file.Dict)
	if !ok {
		return ""
	}
	on := ""
	for name := range states {
		if name != "Off" && name > on { // there should be only one; the first in order otherwise
			on = name
		}
	}
	return on
}
