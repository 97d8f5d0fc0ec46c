// Package control names the content controls of a Word form.
//
// The tag of a control is the path of its answer in the record, "pupil.name" or
// "objectives.0.aim", as problems of package schema and PDF fields name it. The tag of a box to
// tick ends in its choice: "visit.kind=planned". Word allows 64 characters in a tag, and 40 letters,
// digits and underscores in the name of a bookmark, so a bookmark and the tag of a longer path have a
// short name: a number computed from the question's name, the rows, and as much of the path as
// fits. A [Table] computes the names of a form; writer and reader make it from the form alone.
package control

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// Lengths that Word allows, in characters.
const (
	MostTag      = 64
	MostAlias    = 64
	mostBookmark = 40
)

// Prefix begins every short name.
const Prefix = "ap_"

// The parts of a signature that are typed into a form.
const (
	NamePart = "name"
	RolePart = "role"
	DatePart = "at" // the moment, of which the day is typed
)

// PartName returns the name of a part of a signature in titles.
func PartName(part string) string {
	if part == DatePart {
		return "date"
	}
	return apdocs.InWords(part)
}

// Reference is the path of the organisation's reference.
const Reference = "reference"

// A Question is what a control is for, apart from the row that it is in.
type Question struct {
	Field  *apdocs.Field // nil for the reference
	Part   string        // of a signature: NamePart, RolePart or DatePart; "" for other answers
	Choice string        // value of the choice that a box to tick stands for; "" for other controls
}

// A Place is what one control is for: a question, in a certain row if it is in a list.
type Place struct {
	Question
	At apdocs.At
}

// name is the question's name with its part and choice: "signatures.pupil.name", "visit.kind=planned".
func (q *Question) name() string {
	name := Reference
	if q.Field != nil {
		name = q.Field.Name
	}
	if q.Field != nil && q.Field.Kind == apdocs.KindGroup {
		name = q.Field.Parts[0].Name + "+"
	}
	if q.Part != "" {
		name += "." + q.Part
	}
	if q.Choice != "" {
		name += "=" + q.Choice
	}
	return name
}

// Lists returns how many lists the question is in.
func (q *Question) Lists() int { return strings.Count(q.name(), "[]") }

// Path is the path of the answer in a record.
func (p *Place) Path() string {
	if p.Field == nil {
		return Reference
	}
	path := p.Field.PathAt(p.At)
	if p.Part != "" {
		path += "." + p.Part
	}
	return path
}

// Title names the answer for people: its label with its rows and, for a box to tick, the choice. in is the
// language of the document.
func (p *Place) Title(in *apdocs.Translation) string {
	if p.Field == nil {
		return in.Say(apdocs.InWords(Reference))
	}
	title := p.Field.TitleAt(p.At)
	if p.Part != "" {
		name := PartName(p.Part)
		if in != nil {
			name = in.Say(strings.ToUpper(name[:1]) + name[1:]) // "Name", "Role", "Date"
		}
		title += ", " + name
	}
	for _, c := range p.Field.Choices {
		if c.Value == p.Choice {
			title += ": " + c.Label
		}
	}
	return title
}

// A Table holds the names of a form's controls.
type Table struct {
	numbers   map[string]uint32   // by name
	questions map[string]Question // by name
	byNumber  map[uint32]Question
}

// NewTable computes the names of the controls of a form. The outline is that of the whole form, not
// of one party's sheet, so that both have the same names.
func NewTable(o *apdocs.Outline) *Table {
	t := &Table{map[string]uint32{}, map[string]Question{}, map[uint32]Question{}}
	t.add(Question{})
	for _, f := range slices.Concat(o.Fields, o.Added.Fields()) {
		if f.Group != nil && f.Group.Parts[0] == f {
			t.add(Question{Field: f.Group}) // printed in one place on a record
		}
		switch {
		case f.Kind == apdocs.KindComputed:
		case f.Kind == apdocs.KindSignature:
			t.add(Question{Field: f, Part: NamePart})
			t.add(Question{Field: f, Part: RolePart})
			t.add(Question{Field: f, Part: DatePart})
		default:
			t.add(Question{Field: f})
			for _, c := range f.Choices {
				t.add(Question{Field: f, Choice: c.Value})
			}
		}
	}
	return t
}

// add gives a question its number: a hash of its name, of which no two questions have the same.
func (t *Table) add(q Question) {
	name := q.name()
	for salted := name; ; salted += "#" {
		h := fnv.New32a()
		h.Write([]byte(salted))
		n := h.Sum32()
		if _, taken := t.byNumber[n]; !taken {
			t.numbers[name], t.questions[name], t.byNumber[n] = n, q, q
			return
		}
	}
}

// Tag returns the tag of a control.
func (t *Table) Tag(p *Place) string {
	tag := p.Path()
	if p.Choice != "" {
		tag += "=" + p.Choice
	}
	if len(tag) > MostTag {
		return t.short(p, MostTag)
	}
	return tag
}

// Bookmark returns the name of the bookmark round a control.
func (t *Table) Bookmark(p *Place) string { return t.short(p, mostBookmark) }

// short returns a name of at most so many characters: "ap_1b3c5d7f_0_objectives_aim".
func (t *Table) short(p *Place, most int) string {
	name := p.name()
	s := Prefix + strconv.FormatUint(1<<32+uint64(t.numbers[name]), 16)[1:]
	for i := range p.Lists() {
		s += "_" + strconv.Itoa(p.At[i])
	}
	s += "_"
	for _, r := range strings.ReplaceAll(name, "[]", "") {
		if len(s) == most {
			break
		}
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			s += string(r)
		} else {
			s += "_"
		}
	}
	return s
}

// Find returns the place that a tag or the name of a bookmark names.
func (t *Table) Find(tag string) (Place, bool) {
	if rest, ok := strings.CutPrefix(tag, Prefix); ok {
		return t.findShort(rest)
	}
	path, choice, boxed := strings.Cut(tag, "=")
	var p Place
	name, rows := "", 0
	for part := range strings.SplitSeq(path, ".") {
		if row, err := strconv.Atoi(part); err == nil && name != "" {
			if rows == len(p.At) || row < 0 || row > MaxRow {
				return p, false
			}
			p.At[rows] = row
			rows++
			name += "[]"
			continue
		}
		if name != "" {
			name += "."
		}
		name += part
	}
	if boxed {
		name += "=" + choice
	}
	q, ok := t.questions[name]
	p.Question = q
	return p, ok
}

// MaxRow is the highest row of a list that is read, from 0. Records have at most 1,000 rows.
const MaxRow = 999

// findShort finds a short name without its prefix.
func (t *Table) findShort(s string) (p Place, ok bool) {
	const digits = 8
	if len(s) < digits {
		return p, false
	}
	n, err := strconv.ParseUint(s[:digits], 16, 32)
	if err != nil {
		return p, false
	}
	q, ok := t.byNumber[uint32(n)]
	p.Question, s = q, s[digits:]
	for i := range q.Lists() {
		row, rest, _ := strings.Cut(strings.TrimPrefix(s, "_"), "_")
		at, err := strconv.Atoi(row)
		if err != nil || at < 0 || at > MaxRow {
			return p, false
		}
		p.At[i], s = at, "_"+rest
	}
	return p, ok
}
