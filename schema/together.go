package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// together merges problems that have the same cause: the same answer in several places
// about which a rule says the same, such as a misspelt site in ten sessions, or checks
// skipped in several places for the same reason. The first problem in the order of the
// form is kept and says how many others there are.
func (c *compiled) together(f apdocs.Form, problems Problems) Problems {
	if len(problems) < 2 {
		return problems
	}
	c.sort(problems)
	causes := map[cause]int{} // to the index of the problem
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

// A cause is the reason for a finding of a rule.
type cause struct {
	rule, text, answer string
	overridden         bool
}

// causeOf returns the cause of a problem. It returns false for a problem that is not
// merged: a missing answer must be reported wherever it is missing.
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

// within returns the field with the JSON name, or the row with the number. The result is
// not valid if there is none.
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
