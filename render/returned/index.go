package returned

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// MaxRow is the highest row number of a list that is read, counted from 0. Records have at
// most 1,000 rows (schema.MaxRows).
const MaxRow = 999

// reference is the path of the organisation's reference, which every form has.
const reference = "reference"

// The parts of a signature that are filled in as text. The moment is filled in as a date.
const namePart, rolePart, momentPart = "name", "role", "at"

// parts are the parts of a signature in the order of forms.
var parts = []string{namePart, rolePart, momentPart}

// partName returns the name of a part of a signature in messages.
func partName(part string) string {
	if part == momentPart {
		return "date"
	}
	return apdocs.InWords(part)
}

// An index looks up the answers of a form.
type index struct {
	outline *apdocs.Outline
	fields  map[string]*apdocs.Field // by name: "objectives[].aim"
	lists   map[string]int           // by the name of a row, "objectives[]": order of its first question
	order   map[*apdocs.Field]int    // in printed order, from 1
	ticks   map[*apdocs.Field]bool   // boxes that mean yes when ticked
}

func newIndex(o *apdocs.Outline) *index {
	x := &index{o, map[string]*apdocs.Field{}, map[string]int{}, map[*apdocs.Field]int{}, map[*apdocs.Field]bool{}}
	x.boxes(o.Blocks)
	for i, f := range slices.Concat(o.Fields, o.Added.Fields()) {
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

// boxes records the questions with a box that means yes when it is ticked.
func (x *index) boxes(blocks []apdocs.Block) {
	for _, b := range blocks {
		if a, ok := b.(*apdocs.Answers); ok && a.Ticks {
			for _, f := range a.Fields {
				x.ticks[f] = true
			}
		}
		_, within, _ := apdocs.Inside(b)
		x.boxes(within)
	}
}

// A spot is the position of an answer in a form.
type spot struct {
	field *apdocs.Field // nil for the reference
	part  string        // of a signature: "name", "role" or "at"; "" for the whole answer
	at    apdocs.At
}

// find returns the position of a path in the form. ok is false if the form does not ask
// for it.
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
		s.at[rows] = row // an outline does not nest more lists than fit
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
	return s, signs && (s.part == namePart || s.part == rolePart || s.part == momentPart)
}

// path returns the path of the answer in a record.
func (s *spot) path() string {
	switch {
	case s.field == nil:
		return reference
	case s.part != "":
		return s.field.PathAt(s.at) + "." + s.part
	}
	return s.field.PathAt(s.at)
}

// label returns the name of the answer in messages.
func (s *spot) label() string {
	switch {
	case s.field == nil:
		return apdocs.InWords(reference)
	case s.part != "":
		return s.field.TitleAt(s.at) + ", " + partName(s.part)
	}
	return s.field.TitleAt(s.at)
}

// compare compares answers by the order of the form. A list is at the position of its
// first question, and its rows follow one another.
func (x *index) compare(a, b spot) int {
	return cmp.Or(slices.Compare(x.keys(a), x.keys(b)),
		cmp.Compare(slices.Index(parts, a.part), slices.Index(parts, b.part)))
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

// once returns the positions of the questions that every fillable form has once. Those of
// a letter's reply slip are on the letter, not on the form.
func (x *index) once() (spots []spot) {
	spots = append(spots, spot{})
	for _, f := range questions(x.outline.Blocks) {
		switch {
		case x.order[f] == 0 || strings.Contains(f.Name, "[]"):
		case f.Kind == apdocs.KindSignature:
			spots = append(spots, spot{field: f, part: namePart}, spot{field: f, part: momentPart})
		default:
			spots = append(spots, spot{field: f})
		}
	}
	return spots
}

// questions returns the questions of the blocks, with parts instead of groups.
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
