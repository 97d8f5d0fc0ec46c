package read

import (
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/docx/internal/control"
)

// A spot is a place of a document for an answer.
type spot struct {
	control.Place
	cell, row int
	paragraph int
	control   *Control // nil if only its bookmark is left
	pieces    []found
	picture   bool
}

// A found is a piece of text of a spot.
type found struct {
	text      string
	paragraph int
	holder    bool
	beside    bool // inside the bookmark but not the control
}

// A finder finds the spots of a document.
type finder struct {
	*Document
	table    *control.Table
	spots    []*spot
	controls []*spot // of each control; nil for other controls
	marks    []*spot // of each bookmark
	outside  map[int][]string
}

// find returns the spots of the controls and bookmarks of a form, in the order of the document.
func find(d *Document, t *control.Table) *finder {
	f := &finder{Document: d, table: t, controls: make([]*spot, len(d.Controls)), marks: make([]*spot, len(d.Marks)),
		outside: map[int][]string{}}
	type key struct {
		bookmark string
		cell     int
	}
	bookmarked := map[key]*spot{}
	for i := range d.Controls {
		c := &d.Controls[i]
		if strings.HasPrefix(c.Kind, "repeating") || d.Gone[c.Row] {
			continue
		}
		if place, ok := t.Find(c.Tag); ok && c.Tag != "" {
			s := &spot{Place: place, cell: c.Cell, row: c.Row, paragraph: c.Paragraph, control: c}
			f.controls[i] = s
			f.spots = append(f.spots, s)
			bookmarked[key{t.Bookmark(&place), c.Cell}] = s
		}
	}
	for i := range d.Marks {
		m := &d.Marks[i]
		place, ok := t.Find(m.Name)
		if !ok || d.Gone[m.Row] {
			continue
		}
		if s := bookmarked[key{m.Name, m.Cell}]; s != nil {
			f.marks[i] = s
			continue
		}
		s := &spot{Place: place, cell: m.Cell, row: m.Row, paragraph: m.Paragraph}
		f.marks[i] = s
		f.spots = append(f.spots, s)
	}
	f.fill()
	for _, s := range f.spots {
		s.picture = s.picture || s.paragraph < len(d.Paragraphs) && d.Paragraphs[s.paragraph].Picture
	}
	f.order()
	return f
}

// fill assigns each piece of text to its spot.
func (f *finder) fill() {
	for n := range f.Paragraphs {
		p := &f.Paragraphs[n]
		for i := range p.Pieces {
			piece := &p.Pieces[i]
			s, beside := f.of(piece)
			if s == nil {
				f.outside[n] = append(f.outside[n], piece.Text)
				continue
			}
			if s.control == nil && piece.Control != none {
				s.control = &f.Controls[piece.Control] // the control has lost its tag
			}
			s.pieces = append(s.pieces, found{piece.Text, n, piece.Holder, beside})
			s.picture = s.picture || p.Picture
		}
	}
}

// of returns the spot of a piece: that of the innermost control that has one, or else of
// the innermost bookmark.
func (f *finder) of(p *Piece) (s *spot, beside bool) {
	for c := p.Control; c != none; c = f.Controls[c].Parent {
		if s := f.controls[c]; s != nil {
			return s, false
		}
	}
	for i := len(p.Marks) - 1; i >= 0; i-- {
		if s := f.marks[p.Marks[i]]; s != nil {
			return s, s.control != nil && s.control.Tag != "" && p.Control == none
		}
	}
	return nil, false
}

// order sorts the spots by position.
func (f *finder) order() {
	// Controls and bookmarks are each sorted already. Documents rarely have both.
	sorted := make([]*spot, 0, len(f.spots))
	var marks []*spot
	for _, s := range f.spots {
		if s.control != nil && s.control.Tag != "" {
			sorted = append(sorted, s)
		} else {
			marks = append(marks, s)
		}
	}
	if len(marks) > 0 {
		sorted = merge(sorted, marks)
	}
	f.spots = sorted
}

// merge merges two lists that are sorted by paragraph.
func merge(a, b []*spot) []*spot {
	var out []*spot
	for len(a) > 0 && len(b) > 0 {
		if b[0].paragraph < a[0].paragraph {
			out, b = append(out, b[0]), b[1:]
		} else {
			out, a = append(out, a[0]), a[1:]
		}
	}
	return append(append(out, a...), b...)
}

// A counter numbers the rows of lists by their position in the document. Copied rows have
// the numbers of their originals, and deleted rows leave gaps.
type counter struct {
	named map[string]bool // lists whose rows have names, by name
	lists map[string]*rows
}

// rows is the current row of a list.
type rows struct {
	tag  int            // number in the control's name
	at   int            // number in the document
	seen map[string]int // questions found in it, with their paragraph
}

// number determines the row of each spot in a list.
func (f *finder) number(named map[string]bool) {
	c := counter{named, map[string]*rows{}}
	for _, s := range f.spots {
		if s.Field != nil && s.Lists() > 0 {
			s.At = c.next(s)
		}
	}
}

// next returns the rows of the spot.
func (c *counter) next(s *spot) (at apdocs.At) {
	name := s.Field.Name
	prefix, outer := "", ""
	for depth := range s.Lists() {
		i := strings.Index(name[len(prefix):], "[]") + len(prefix)
		list := outer + name[len(prefix):i]
		inner := depth < s.Lists()-1
		r := c.lists[list]
		question := s.Field.Name + "\x00" + s.Part + "\x00" + s.Choice
		switch {
		case r == nil:
			r = &rows{tag: s.At[depth], seen: map[string]int{}}
			if c.named[name[:i]] {
				r.at = s.At[depth]
			}
			c.lists[list] = r
		case s.At[depth] != r.tag || !inner && c.again(r, question, s.paragraph):
			r.at++
			if c.named[name[:i]] {
				r.at = max(r.at, s.At[depth])
			}
			r.tag, r.seen = s.At[depth], map[string]int{}
		}
		if !inner {
			r.seen[question] = s.paragraph
		}
		at[depth] = r.at
		prefix = name[:i+len("[]")]
		outer = list + "#" + strconv.Itoa(r.at) + "."
	}
	return at
}

// again reports whether the question was already found in this row in another place.
func (c *counter) again(r *rows, question string, where int) bool {
	met, ok := r.seen[question]
	return ok && met != where
}
