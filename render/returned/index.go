package returned

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// MaxRow is the highest row of a list that is read, counted from 0. Records have at most
// 1,000 rows (schema.MaxRows).
const MaxRow = 999

// reference is the path of the organisation's reference, which every form has.
const reference = "reference"

// The parts of a signature that are filled in as text.
const namePart, rolePart = "name", "role"

// An index is where the answers of a form are.
type index struct {
	outline *apdocs.Outline
	fields  map[string]*apdocs.Field // by name: "objectives[].aim"
	lists   map[string]int           // by the name of a row, "objectives[]": order of its first question
	order   map[*apdocs.Field]int    // as printed, from 1
}

func newIndex(o *apdocs.Outline) *index {
	x := &index{o, map[string]*apdocs.Field{}, map[string]int{}, map[*apdocs.Field]int{}}
	for i, f := range o.Fields {
		if f.Kind == apdocs.KindComputed {
			continue
		}
		x.fields[f.Name], x.order[f] = f, i+1
		for at := strings.Index(f.Name, "[]"); at >= 0; {
			row := f.Name[:at+len("[]")]
			if x.lists[row] == 0 {
				x.lists[row] = i + 1
			}
			next := strings.Index(f.Name[len(row):], "[]")
			if next < 0 {
				break
			}
			at = len(row) + next
		}
	}
	return x
}

// A spot is where an answer stands in a form.
type spot struct {
	field *apdocs.Field // nil for the reference
	part  string        // of a signature: "name" or "role"; "" for the whole answer
	at    apdocs.At
}

// find is the place in the form of what has the path; ok is false where the form asks for
// no such thing.
func (x *index) find(path string) (s spot, ok bool) {
	if path == reference {
		return spot{}, true
	}
	name, rows := "", 0
	for part := range strings.SplitSeq(path, ".") {
		if x.lists[name+"[]"] == 0 {
			name = strings.TrimPrefix(name+"."+part, ".")
			continue
		}
		row, err := strconv.Atoi(part)
		if err != nil || strconv.Itoa(row) != part || row < 0 || row > MaxRow {
			return spot{}, false
		}
		s.at[rows] = row // an outline has no more lists in one another than there is room
		rows++
		name += "[]"
	}
	if s.field = x.fields[name]; s.field != nil {
		return s, s.field.Kind != apdocs.KindSignature
	}
	dot := strings.LastIndexByte(name, '.')
	s.part = name[dot+1:]
	s.field = x.fields[name[:max(dot, 0)]]
	signs := s.field != nil && s.field.Kind == apdocs.KindSignature
	return s, signs && (s.part == namePart || s.part == rolePart)
}

// path is where the answer stands in a record.
func (s *spot) path() string {
	switch {
	case s.field == nil:
		return reference
	case s.part != "":
		return s.field.PathAt(s.at) + "." + s.part
	}
	return s.field.PathAt(s.at)
}

// label names the answer in messages.
func (s *spot) label() string {
	switch {
	case s.field == nil:
		return apdocs.InWords(reference)
	case s.part != "":
		return s.field.TitleAt(s.at) + ", " + apdocs.InWords(s.part)
	}
	return s.field.TitleAt(s.at)
}

// compare puts answers in the order of the form: a list stands where its first question
// does, and its rows follow one another.
func (x *index) compare(a, b spot) int {
	return cmp.Or(slices.Compare(x.keys(a), x.keys(b)), cmp.Compare(a.part, b.part))
}

func (x *index) keys(s spot) (keys []int) {
	if s.field == nil {
		return nil
	}
	name, n := s.field.Name, 0
	for at := range len(name) {
		if strings.HasSuffix(name[:at], "[]") {
			keys = append(keys, x.lists[name[:at]], s.at[n])
			n++
		}
	}
	return append(keys, x.order[s.field])
}

// once are the places of the questions that every form to fill in has once. Those of a
// letter's reply slip stand on the letter, not on the form.
func (x *index) once() (spots []spot) {
	spots = append(spots, spot{})
	for _, f := range questions(x.outline.Blocks) {
		switch {
		case x.order[f] == 0 || strings.Contains(f.Name, "[]"):
		case f.Kind == apdocs.KindSignature:
			spots = append(spots, spot{field: f, part: namePart})
		default:
			spots = append(spots, spot{field: f})
		}
	}
	return spots
}

// questions are those of blocks, parts of groups instead of groups.
func questions(blocks []apdocs.Block) (all []*apdocs.Field) {
	for _, b := range blocks {
		asks, within, _ := apdocs.Inside(b)
		for _, f := range asks {
			if f.Kind == apdocs.KindGroup {
				all = append(all, f.Parts...)
			} else {
				all = append(all, f)
			}
		}
		all = append(all, questions(within)...)
	}
	return all
}
