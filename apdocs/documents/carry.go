package documents

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/placement"
)

// A Carried says where an answer of a carried record comes from. It holds no answer.
type Carried struct {
	Path   string // in the new record, such as "objectives[].aim"
	Label  string // as printed there
	Source string // path in the record that it was taken from
	From   int    // which of the records, from 0
	Rows   int    // how many rows of a list; 0 for an answer outside lists
}

// Carry returns the next record of a placement: a record of the form named to, with what the
// records before it have answered already. Answers are matched by their names and types, and
// the newest is taken, by the day that a record is about (see [placement.OwnDate]). If two
// records are about the same day, the later one in the list counts. The rows of a list come
// from one record. Answers that must be given afresh are left out.
//
// All records must name the same pupil. Answers about another provider than that of the newest
// record, or about a placement there, are left out. Carry does not change the records.
func Carry(records []apdocs.Form, to string) (apdocs.Form, []Carried, error) {
	next, err := New(to)
	if err != nil {
		return nil, nil, err
	}
	o, err := apdocs.Outlined(next)
	if err != nil {
		return nil, nil, err
	}
	c := carrying{to: o, next: next}
	for i, f := range records {
		from, err := apdocs.Outlined(f)
		if err != nil {
			return nil, nil, err
		}
		c.sources = append(c.sources, carrySource{Outline: from, record: f, number: i, day: placement.OwnDate(f)})
	}
	if err := c.check(); err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(c.sources, func(a, b carrySource) int {
		return cmp.Or(b.day.Compare(a.day), b.number-a.number)
	})
	c.provider()
	c.reference()
	c.blocks(o.Blocks)
	c.score()
	return next, c.taken, nil
}

// A carrySource is a record that answers are taken from.
type carrySource struct {
	*apdocs.Outline
	record apdocs.Form
	number int
	day    apdocs.Date // that it is about
	other  bool        // names another provider than the newest record
}

// A carrying makes one record from others.
type carrying struct {
	to      *apdocs.Outline
	next    apdocs.Form
	sources []carrySource // newest first
	taken   []Carried
}

// ErrPupils is returned by [Carry] for records about different pupils.
var ErrPupils = errors.New("the records name different pupils (pupil.name, pupil.birthDate); give those of one pupil")

// check returns an error if the records are about different pupils.
func (c *carrying) check() error {
	var name string
	var birth apdocs.Date
	for _, s := range c.sources {
		if q := s.Field("pupil.name"); q != nil && q.Answered(s.record, apdocs.At{}) {
			own := placement.Plain(q.Text(s.record, apdocs.At{}))
			if name != "" && own != name {
				return ErrPupils
			}
			name = own
		}
		if q := s.Field("pupil.birthDate"); q != nil && q.Answered(s.record, apdocs.At{}) {
			own := *q.Pointer(s.record, apdocs.At{}).(*apdocs.Date)
			if !birth.IsZero() && own != birth {
				return ErrPupils
			}
			birth = own
		}
	}
	return nil
}

// provider marks the records that name another provider than the newest one.
func (c *carrying) provider() {
	var newest string
	for i := range c.sources {
		s := &c.sources[i]
		q := s.Field("provider.name")
		if q == nil || !q.Answered(s.record, apdocs.At{}) {
			continue
		}
		name := placement.Plain(q.Text(s.record, apdocs.At{}))
		newest = cmp.Or(newest, name)
		s.other = name != newest
	}
}

// reference sets the reference, if all records that have one have the same.
func (c *carrying) reference() {
	var reference string
	from := -1
	for _, s := range c.sources {
		switch own := s.record.Envelope().Reference; {
		case own == "", s.other:
		case reference != "" && own != reference:
			return
		case reference == "":
			reference, from = own, s.number
		}
	}
	if reference != "" {
		c.next.Envelope().Reference = reference
		c.taken = append(c.taken, Carried{Path: "reference", Label: "Reference", Source: "reference", From: from})
	}
}

func (c *carrying) blocks(blocks []apdocs.Block) {
	for _, b := range blocks {
		asks, inside, each := apdocs.Inside(b)
		if each != nil {
			columns := fieldsWithin(asks, inside)
			if q := c.to.Field(parentLanguage); q != nil && each.Name == parentList {
				columns = append(columns, q) // which letters are written in, and no form asks for
			}
			c.list(each, columns)
			continue
		}
		for _, q := range fieldsWithin(asks, nil) {
			c.answer(q)
		}
		c.blocks(inside)
	}
}

// fieldsWithin returns the questions and those of the blocks, with parts instead of groups.
func fieldsWithin(asks []*apdocs.Field, blocks []apdocs.Block) (all []*apdocs.Field) {
	for _, q := range asks {
		switch q.Kind {
		case apdocs.KindComputed, apdocs.KindSignature, apdocs.KindRating:
		case apdocs.KindGroup:
			all = append(all, fieldsWithin(q.Parts, nil)...)
		default:
			all = append(all, q)
		}
	}
	for _, b := range blocks {
		if inner, within, each := apdocs.Inside(b); each == nil {
			all = append(all, fieldsWithin(inner, within)...)
		}
	}
	return all
}

// answer takes one answer from the newest record that has it.
func (c *carrying) answer(q *apdocs.Field) {
	if strings.Contains(q.Name, "[]") {
		return
	}
	for i := range c.sources {
		s := &c.sources[i]
		path := c.source(s, q)
		if path == "" || !s.Field(path).Answered(s.record, apdocs.At{}) || !take(q, c.next, s, path, apdocs.At{}) {
			continue
		}
		c.taken = append(c.taken, Carried{Path: q.Name, Label: q.Title(), Source: path, From: s.number})
		return
	}
	c.fromParents(q)
}

// source returns the name of the answer that a record has for a question of the new one,
// or "" if it has none or the answer is given afresh.
func (c *carrying) source(s *carrySource, q *apdocs.Field) string {
	if s.other && !aboutFamily(q.Name) {
		return ""
	}
	if path := passes(s.Name, c.to.Name, q.Name); path != "" && sameKind(s.Field(path), q) &&
		(path == q.Name || s.Field(path).Answered(s.record, apdocs.At{})) {
		return path
	}
	if isAfresh(c.to.Name, q.Name) || !sameKind(s.Field(q.Name), q) {
		return ""
	}
	return q.Name
}

// aboutFamily reports whether an answer is about the pupil, family or school, and so does
// not depend on the provider.
func aboutFamily(path string) bool {
	return within(path, []string{"pupil", "parent", "parents", "school", "emergencyContacts", "localAuthority",
		"socialWorker", "virtualSchool", "yot", "gp", "ehcpAuthority", "careAuthority"})
}

// sameKind reports whether two questions store answers of the same type.
func sameKind(from, to *apdocs.Field) bool {
	return from != nil && from.Kind == to.Kind
}

// take copies one answer. It reports whether that could be done: the new question must
// allow the answer.
func take(q *apdocs.Field, next apdocs.Form, s *carrySource, path string, at apdocs.At) bool {
	return takeAt(q, next, at, s, path, at)
}

// takeAt is take for answers in different rows of the two records.
func takeAt(q *apdocs.Field, next apdocs.Form, to apdocs.At, s *carrySource, path string, from apdocs.At) bool {
	taken := reflect.ValueOf(s.Field(path).Pointer(s.record, from)).Elem()
	return assign(q, reflect.ValueOf(q.Pointer(next, to)).Elem(), taken)
}

// assign copies an answer, if the question allows it.
func assign(q *apdocs.Field, to, from reflect.Value) bool {
	if from.Type() != to.Type() {
		return false
	}
	if q.Kind == apdocs.KindChoice || q.Kind == apdocs.KindYesNo {
		allowed := func(c apdocs.Choice) bool { return c.Value == from.String() }
		if !slices.ContainsFunc(q.Choices, allowed) {
			return false
		}
	}
	to.Set(from)
	return true
}

// list takes the rows of a list from the newest record that has any of its answers.
func (c *carrying) list(each *apdocs.Repeat, columns []*apdocs.Field) {
	if strings.Contains(each.Name, "[]") {
		return
	}
	for i := range c.sources {
		s := &c.sources[i]
		rows := s.List(each.Name)
		if rows == nil {
			continue
		}
		found := false
		for _, q := range columns {
			n := c.column(s, q, rows.Len(s.record, apdocs.At{}), each)
			if n > 0 {
				found = true
				c.taken = append(c.taken, Carried{Path: q.Name, Label: titleOf(q), Source: q.Name, From: s.number, Rows: n})
			}
		}
		if found {
			return
		}
	}
	if each.Name == parentList {
		c.onlyParent(each, columns)
	}
}

// titleOf returns what an answer is called; one that no form asks for has no label.
func titleOf(q *apdocs.Field) string {
	if q.Name == parentLanguage {
		return "Language"
	}
	return q.Title()
}

// column takes the answers of a column and returns how many there are.
func (c *carrying) column(s *carrySource, q *apdocs.Field, rows int, each *apdocs.Repeat) (n int) {
	if c.source(s, q) != q.Name || strings.Count(q.Name, "[]") > 1 {
		return 0
	}
	from := s.Field(q.Name)
	for i := range rows {
		at := apdocs.At{i}
		if !from.Answered(s.record, at) {
			continue
		}
		each.Grow(c.next, apdocs.At{}, i+1)
		if take(q, c.next, s, q.Name, at) {
			n++
		}
	}
	return n
}

// score gives an evaluation the score of the complete evaluation whose date it was given.
func (c *carrying) score() {
	next, ok := c.next.(*PlacementEvaluation)
	if !ok {
		return
	}
	for _, s := range c.sources {
		before, ok := s.record.(*PlacementEvaluation)
		if !ok || s.other {
			continue
		}
		points, answered := before.Score()
		if answered < statements || before.Evaluation.Date.IsZero() {
			continue
		}
		next.Evaluation.Previous = apdocs.PreviousEvaluation{Date: before.Evaluation.Date,
			Score: apdocs.NewCount(points)}
		for _, p := range [][2]string{
			{"evaluation.previous.date", "evaluation.date"}, {"evaluation.previous.score", "ratings"},
		} {
			c.taken = append(c.taken, Carried{Path: p[0], Label: c.to.Field(p[0]).Title(), Source: p[1], From: s.number})
		}
		return
	}
}

// String names an answer and where it comes from, without the answer.
func (t Carried) String() string {
	text := fmt.Sprintf("%s, “%s”", t.Path, t.Label)
	if t.Rows > 0 {
		text += fmt.Sprintf(", %d rows", t.Rows)
		if t.Rows == 1 {
			text = strings.TrimSuffix(text, "s")
		}
	}
	if t.Source != t.Path {
		text += ", from " + t.Source
	}
	return text
}
