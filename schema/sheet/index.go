package sheet

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
	"github.com/apdocs/forms/schema/typed"
)

// An index looks up the meaning of headings in one form.
type index struct {
	form      string
	questions []*question
	byName    map[string]*question
	byLabel   keyed       // by printed label
	byWords   keyed       // by the words of paths
	inside    string      // list whose rows the table holds: "targets[]."; "" for records
	belongs   []*question // what says on such a table to which record a row belongs
}

// newIndex returns the index of a form or, given the name of a list, of the rows of that
// list.
func newIndex(o *apdocs.Outline, list string) *index {
	x := &index{form: o.Name, byName: map[string]*question{}, byLabel: keyed{}, byWords: keyed{}}
	if list != "" {
		x.inside = list + "[]."
		x.belongs = []*question{keyQuestion("form"), keyQuestion("reference")}
		if outer, _, within := strings.Cut(list, "[]."); within {
			x.belongs = append(x.belongs, keyQuestion(outer))
		}
	}
	for _, q := range questionsOf(o) {
		if !strings.HasPrefix(q.name, x.inside) {
			continue
		}
		x.questions = append(x.questions, q)
		x.byName[q.name] = q
		x.byLabel.add(q, x.keys(q, q.labels()))
		x.byWords.add(q, x.keys(q, x.words(q)))
	}
	return x
}

// keyed maps headings to questions, with # for the number of a row.
type keyed map[string][]*question

func (k keyed) add(q *question, keys []string) {
	for _, key := range keys {
		if !slices.Contains(k[key], q) {
			k[key] = append(k[key], q)
		}
	}
}

// labels returns the printed labels of a question.
func (q *question) labels() []string {
	labels := []string{q.label}
	if q.field != nil && q.field.Group == nil {
		labels = append(labels, q.field.Question.Label, q.field.Question.Short)
	}
	return labels
}

// words returns the words of a question's path, without those of lists: "Placement start".
// A single word of a longer path is not specific enough.
func (x *index) words(q *question) []string {
	name := strings.TrimPrefix(q.name, x.inside)
	last := strings.TrimPrefix(strings.TrimPrefix(name[strings.LastIndex("[]"+name, "[]"):], "[]"), ".")
	if dot := strings.LastIndexByte(last, '.'); dot > 0 {
		return []string{apdocs.InWords(last[:dot]) + " " + apdocs.InWords(last)}
	}
	return []string{apdocs.InWords(last)}
}

// keys returns the headings by which a question is found for each label. In a list they
// contain # for the number of the row, after the name of the list: "parent # name". The
// first question of a list is also found by that alone: "target #". Without a number the
// first row is meant.
func (x *index) keys(q *question, labels []string) (keys []string) {
	before, bare := "", ""
	for rest := strings.TrimPrefix(q.name, x.inside); ; {
		list, after, ok := strings.Cut(rest, "[]")
		if !ok {
			break
		}
		stem := strings.TrimSuffix(plain(apdocs.RowName(list, 0)), " 1")
		before, bare = before+stem+" # ", bare+stem+" "
		rest = strings.TrimPrefix(after, ".")
	}
	for _, label := range labels {
		if label = plain(label); label == "" {
			continue
		}
		if keys = append(keys, before+label); before == "" {
			continue
		}
		keys = append(keys, bare+label)
		if strings.Count(before, "#") == 1 {
			keys = append(keys, label+" #")
		}
	}
	if before != "" && x.first(q) {
		keys = append(keys, strings.TrimSpace(before), strings.TrimSpace(bare))
	}
	return keys
}

// first reports whether the question is the first of its list.
func (x *index) first(q *question) bool {
	list := q.name[:strings.LastIndex(q.name, "[]")+2]
	for _, other := range x.questions {
		if strings.HasPrefix(other.name, list) {
			return other == q
		}
	}
	return false
}

// A meaning is what a column contains.
type meaning struct {
	question *question // nil if the form does not ask for it
	at       apdocs.At
	part     partOf
}

// path returns the path of the answer in a record.
func (m meaning) path() string { return m.question.path(m.at) }

var (
	digits = regexp.MustCompile(`\d+`)
	dotted = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*(\.([A-Za-z][A-Za-z0-9]*|\d+)|\[\d*\])*$`)
)

var errUnknown = errors.New("is no question of the form")

// find returns the meaning of a heading: a path, a label, a usual heading, or the words of
// a path, in this order of precedence. The error is errUnknown, or names the questions
// that the heading may mean.
func (x *index) find(heading string) (meaning, error) {
	if m, ok := x.byPath(heading); ok {
		return m, nil
	}
	key := plain(heading)
	for _, q := range x.belongs {
		if key == plain(q.label) || q.name == "reference" && isReference(heading) {
			return meaning{question: q}, nil
		}
	}
	if m, err := x.labelled(x.byLabel, key); err != errUnknown {
		return m, err
	}
	if x.inside != "" {
		return x.labelled(x.byWords, key)
	}
	if m, err := x.usual(key); err != errUnknown {
		return m, err
	}
	return x.labelled(x.byWords, key)
}

var textAnswer = typed.Answer{Kind: apdocs.KindText}

// byPath parses a path such as "objectives.0.aim", with rows from 0 as in a record.
func (x *index) byPath(heading string) (meaning, bool) {
	heading = strings.TrimSpace(heading)
	if !dotted.MatchString(heading) {
		return meaning{}, false
	}
	for _, q := range x.belongs {
		if heading == q.name {
			return meaning{question: q}, true
		}
	}
	name, at, rows := "", apdocs.At{}, 0
	for _, part := range strings.Split(strings.NewReplacer("[", ".", "]", "").Replace(heading), ".") {
		n, err := strconv.Atoi(part)
		switch {
		case err != nil && part != "":
			name += "." + part
			continue
		case err != nil:
			return meaning{}, false
		case rows >= len(at) || n >= schema.MaxRows:
			return meaning{}, false
		}
		at[rows], rows, name = n, rows+1, name+"[]"
	}
	name = strings.TrimPrefix(name, ".")
	if q := x.byName[x.inside+name]; q != nil && strings.Count(name, "[]") == rows && q.lists() <= len(at) {
		if x.inside != "" {
			at = apdocs.At{0, at[0]}
		}
		return meaning{question: q, at: at}, true
	}
	return meaning{}, false
}

// labelled looks up a heading among labels or words, with and without its numbers.
func (x *index) labelled(by keyed, key string) (meaning, error) {
	for pattern, at := range numbered(key) {
		found := by[pattern]
		switch len(found) {
		case 0:
			continue
		case 1:
			if strings.Count(pattern, "#") > found[0].lists() {
				continue
			}
			if x.inside != "" {
				at = apdocs.At{0, at[0]}
			}
			return meaning{question: found[0], at: at}, nil
		}
		var names []string
		for _, q := range found {
			names = append(names, q.path(apdocs.At{}))
		}
		return meaning{}, fmt.Errorf("may be %s; head the column by one of these", typed.Either(names))
	}
	return meaning{}, errUnknown
}

// numbered yields a heading unchanged, and then with # for its numbers, which count rows
// from 1: first for each number alone, then for two.
func numbered(key string) func(yield func(string, apdocs.At) bool) {
	return func(yield func(string, apdocs.At) bool) {
		if !yield(key, apdocs.At{}) {
			return
		}
		found := digits.FindAllStringIndex(key, 6)
		row := func(at []int) int {
			n, err := strconv.Atoi(key[at[0]:at[1]])
			if err != nil || n < 1 || n > schema.MaxRows {
				return -1
			}
			return n - 1
		}
		for _, at := range found {
			if n := row(at); n >= 0 && !yield(key[:at[0]]+"#"+key[at[1]:], apdocs.At{n}) {
				return
			}
		}
		for i, one := range found {
			for _, two := range found[i+1:] {
				n, k := row(one), row(two)
				pattern := key[:one[0]] + "#" + key[one[1]:two[0]] + "#" + key[two[1]:]
				if n >= 0 && k >= 0 && !yield(pattern, apdocs.At{n, k}) {
					return
				}
			}
		}
	}
}

// usual looks up a heading among the usual ones.
func (x *index) usual(key string) (meaning, error) {
	for pattern, at := range numbered(key) {
		for _, u := range usuals {
			if !slices.Contains(u.headings, pattern) {
				continue
			}
			for _, path := range u.paths {
				q := x.byName[path]
				if q != nil && (at == apdocs.At{} || q.lists() > 0) {
					return meaning{question: q, at: at, part: u.part}, nil
				}
			}
			return meaning{part: u.part}, nil
		}
	}
	return meaning{}, errUnknown
}
