package documents_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// Every figure has a source and the day on which it was last read.
func TestLaw(t *testing.T) {
	law := documents.Law()
	seen := map[string]bool{}
	rules := ruleIDs()
	for _, f := range law {
		key := f.ID + f.From.Weekday().String() + strconv.FormatBool(f.Disabled)
		if f.Number < 1 || f.Unit == "" || f.Counts == "" || f.Source == "" || f.Basis == "" || f.Rules == nil || seen[key] {
			t.Errorf("%+v", f)
		}
		seen[key] = true
		if f.Read != documents.LawAsOf() || f.Read.Before(f.From) {
			t.Errorf("%s: read on %v, in force from %v", f.ID, f.Read, f.From)
		}
		for _, id := range f.Rules {
			if !slices.Contains(rules, id) {
				t.Errorf("%s: no form has the rule %s", f.ID, id)
			}
		}
	}
	law[0].Number = 99
	if documents.Law()[0].Number == 99 {
		t.Error("a caller changes the table for all others")
	}
}

func ruleIDs() (ids []string) {
	for _, f := range documents.All() {
		if ruled, ok := f.(apdocs.Ruled); ok {
			for _, r := range ruled.Rules() {
				ids = append(ids, r.ID)
			}
		}
	}
	return ids
}

var numberWords = map[string]int64{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10}

// The numbers in a rule's summary are in the table for that rule.
func TestRulesAgreeWithLaw(t *testing.T) {
	digits := regexp.MustCompile(`^[0-9]+`)
	for _, form := range documents.All() {
		ruled, ok := form.(apdocs.Ruled)
		if !ok {
			continue
		}
		for _, r := range ruled.Rules() {
			if slices.Contains(lawless, r.ID) {
				continue
			}
			var figures []int64
			for _, f := range documents.Law() {
				if slices.Contains(f.Rules, r.ID) {
					figures = append(figures, f.Number)
				}
			}
			for _, word := range strings.FieldsFunc(strings.ToLower(r.Summary),
				func(r rune) bool { return strings.ContainsRune(" ,;:.", r) }) {
				n, isNumber := numberWords[word]
				if figure := digits.FindString(word); figure != "" {
					n, _ = strconv.ParseInt(figure, 10, 64)
					isNumber = true
				}
				if isNumber && !slices.Contains(figures, n) {
					t.Errorf("%s, %s: %q is not among its figures %d: %s", form.Layout().Name, r.ID, word, figures, r.Summary)
				}
			}
		}
	}
}

// lawless lists rules whose summaries count answers of a form, and no time, sum or age.
var lawless = []string{"R13", "R14", "R15", "R16", "R17", "R19", "R20", "R31"}

// The files about time limits of letters contain no numbers of their own: each is named in
// law.go.
func TestClockHasNoOtherNumbers(t *testing.T) {
	for _, name := range []string{"notice_rules.go", "limits.go", "date_order.go", "timeline.go",
		"review_outcome_rules.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.INT && !slices.Contains([]string{"0", "1"}, lit.Value) {
				t.Errorf("%s has the number %s; give it a name in law.go", name, lit.Value)
			}
			return true
		})
	}
}
