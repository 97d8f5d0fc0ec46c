package schema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// names knows the names and labels of a form's answers and their order.
type names struct {
	form    *apdocs.Outline
	all     string            // the label of the whole record
	titles  map[string]string // by name: "objectives[].aim"
	order   map[string]int    // the order in the struct of all that has a title
	lists   map[string]bool
	unasked map[string]bool // fields of shared types that the form does not ask for
	places  map[string]int  // the printed order of all questions and of what encloses them
}

func newNames(o *apdocs.Outline) names {
	n := names{o, "Record", map[string]string{}, map[string]int{}, map[string]bool{}, map[string]bool{},
		map[string]int{"": 0}}
	for _, key := range envelopeNames {
		n.places[key] = len(n.places)
	}
	for _, f := range o.Fields {
		place := len(n.places)
		for name := f.Name; name != ""; name = outer(name) {
			if _, ok := n.places[name]; !ok {
				n.places[name] = place
			}
		}
	}
	return n
}

// call sets the title of a name.
func (n *names) call(name, title string) {
	n.titles[name], n.order[name] = title, len(n.order)
}

// outer returns the name of the enclosing value: "reviews[]" for "reviews[].date",
// "reviews" for "reviews[]", "" for "reviews".
func outer(name string) string {
	if inner, ok := strings.CutSuffix(name, "[]"); ok {
		return inner
	}
	return name[:max(strings.LastIndexByte(name, '.'), 0)]
}

// A spot is a parsed path in a record.
type spot struct {
	name string // with "[]" for each row
	rows string // "Review 1, Target 2, "
	row  string // "Target 2", of the innermost row
	keys []int  // sort key: position of the outer list, its row, …, position of the answer
}

// locate parses a path in a record.
func (n *names) locate(path []string) spot {
	var s spot
	for _, part := range path {
		row, err := strconv.Atoi(part)
		if err == nil && n.lists[s.name] {
			s.row = apdocs.RowName(s.name, row)
			s.rows += s.row + ", "
			s.keys = append(s.keys, n.place(s.name), row)
			s.name += "[]"
			continue
		}
		s.name = strings.TrimPrefix(s.name+"."+part, ".")
	}
	s.keys = append(s.keys, n.place(s.name))
	return s
}

// place returns the position in the form of the name, or of what encloses it.
func (n *names) place(name string) int {
	for ; name != ""; name = outer(name) {
		if place, ok := n.places[name]; ok {
			return place
		}
		if n.titles[name] != "" {
			return 1 << 30 // stored but not printed
		}
	}
	return 0
}

// label returns the label of a path for messages: its title, with the rows that it is in
// and the question that it is part of.
func (n *names) label(path []string) string {
	s := n.locate(path)
	title, known := n.titles[s.name]
	switch {
	case s.name == "":
		return n.all
	case strings.HasSuffix(s.name, "[]"):
		return strings.TrimSuffix(s.rows, ", ")
	case n.group(s.name) != nil:
		return s.rows + n.group(s.name).Question.Title()
	case !known:
		return s.rows + clean(apdocs.InWords(path[len(path)-1]))
	}
	for name := outer(s.name); name != ""; name = outer(name) {
		if f := n.form.Field(name); f != nil && n.titles[name] != "" {
			return s.rows + n.titles[name] + ", " + title
		}
	}
	return s.rows + title
}

// group returns the group that has all questions under the name, such as a session of a
// week or a contact, or nil.
func (n *names) group(name string) (g *apdocs.Field) {
	for _, f := range n.form.Fields {
		switch {
		case !strings.HasPrefix(f.Name, name+"."):
		case f.Group == nil || g != nil && f.Group != g:
			return nil
		default:
			g = f.Group
		}
	}
	return g
}

// sort puts problems in the order of the form. Problems with the same answer keep their
// order.
func (n *names) sort(problems Problems) {
	spots := map[string]spot{}
	for _, p := range problems {
		if _, ok := spots[p.Path]; !ok {
			spots[p.Path] = n.locate(split(p.Path))
		}
	}
	slices.SortStableFunc(problems, func(a, b Problem) int {
		one, other := spots[a.Path], spots[b.Path]
		return cmp.Or(
			slices.Compare(one.keys, other.keys),
			cmp.Compare(n.order[one.name], n.order[other.name]), // parts of the same signature
			cmp.Compare(a.Path, b.Path),
		)
	})
}

func split(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(path, ".")
}
