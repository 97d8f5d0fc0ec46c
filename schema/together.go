package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// together makes one problem of those that have one cause: the same answer in
// several places, in which a rule says the same of it, such as ten sessions at a
// site whose name is misspelt; and what is not checked in several places for the
// same reason. The first in the order of the form says how many others there are.
func (c *compiled) together(f apdocs.Form, problems Problems) Problems {
	if len(problems) < 2 {
		return problems
	}
	c.sort(problems)
	causes := map[cause]int{} // to the index of its problem
	var out Problems
	for _, p := range problems {
		why, known := causeOf(f, p)
		if first, met := causes[why]; known && met {
			if !slices.Contains(append(out[first].Also, out[first].Path), p.Path) {
				out[first].Also = append(out[first].Also, p.Path)
			}
			continue
		}
		causes[why] = len(out)
		out = append(out, p)
	}
	for i := range out {
		switch n := len(out[i].Also); n {
		case 0:
		case 1:
			out[i].Text += "; the same goes for 1 other answer"
		default:
			out[i].Text += fmt.Sprintf("; the same goes for %d other answers", n)
		}
	}
	return out
}

// A cause is why a rule finds something.
type cause struct {
	rule, text, answer string
	overridden         bool
}

// causeOf is the cause of a problem, and false where it is one of its own: a
// missing answer is to be given where it is missing.
func causeOf(f apdocs.Form, p Problem) (cause, bool) {
	if p.Severity == apdocs.Information {
		return cause{text: p.Text, overridden: p.Overridden}, true
	}
	v := reflect.ValueOf(f).Elem()
	for _, part := range split(p.Path) {
		if v = within(v, part); !v.IsValid() {
			return cause{}, false
		}
	}
	if v.Kind() != reflect.String || apdocs.IsBlank(v.String()) {
		return cause{}, false
	}
	answer := strings.ToLower(strings.Join(strings.Fields(v.String()), " "))
	return cause{p.Rule, p.Text, answer, p.Overridden}, true
}

// within is the part of a struct or list that has the name in JSON, or the row
// number; not valid where there is none.
func within(v reflect.Value, part string) reflect.Value {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		for _, m := range membersOf(v.Type()) {
			if m.name == part {
				in, _ := v.FieldByIndexErr(m.index)
				return in
			}
		}
	case reflect.Slice:
		if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < v.Len() {
			return v.Index(i)
		}
	}
	return reflect.Value{}
}
