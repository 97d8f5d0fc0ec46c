package schema

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// TestMessages makes every answer of every form wrong in every way, one at a time, and
// checks each message against the rules for messages.
func TestMessages(t *testing.T) {
	names, err := filepath.Glob("../testdata/records/*-ordinary.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no records", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		record, err := parse(text, "record", 1)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Decode(bytes.NewReader(text), &Options{Forms: documents.All()})
		if err != nil {
			t.Fatal(err)
		}
		c, err := compile(f, true)
		if err != nil {
			t.Fatal(err)
		}
		m := &messenger{t, c.doc, record.(map[string]any), map[string]bool{}, map[string]int{}}
		m.each(m.record, nil)
		t.Logf("%s: %d messages", filepath.Base(name), len(m.seen))
	}
}

// secret is part of each text put into a record, so that a message that contains any of it
// is found.
const secret = "Qzx"

// slips lists wrong answers that people or programs may give.
var slips = []any{
	true, 7.5, -1.0, 1e15, secret, secret + "\n" + secret, secret + "\u0001", []any{secret},
	map[string]any{secret: secret},
	"Yes", "n/a", "12/11/2026", "12/11/26", "2026-11-31", "1911-01-01", "2099-01-01", "9:15", "2.15", "£12.50", "12",
	"Agree",
	strings.Repeat(secret, 400),
}

// few lists the slips tried for a kind of answer that has had all of them in the form.
var few = []any{true, secret, "2099-01-01", "1911-01-01", "12/11/2026", "Yes"}

type messenger struct {
	t      *testing.T
	doc    map[string]any // the form's schema
	record map[string]any
	seen   map[string]bool
	kinds  map[string]int // number of answers of each kind for which all slips were tried
}

// kind describes what the schema expects at the path.
func (m *messenger) kind(path []string) string {
	node := m.doc
	for _, part := range path {
		if items, ok := node["items"].(map[string]any); ok {
			node = items
		} else {
			properties, _ := node["properties"].(map[string]any)
			node, _ = properties[part].(map[string]any)
		}
	}
	return fmt.Sprint(node["type"], node["format"], node["pattern"], node[wordKind], node["enum"] != nil, node["const"])
}

func (m *messenger) each(v any, path []string) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			was := v[key]
			m.slip(func(slip any) { v[key] = slip }, append(path, key))
			delete(v, key)
			m.try("none", append(path, key))
			v[key] = was
			m.each(was, append(path[:len(path):len(path)], key))
		}
		v[secret] = secret
		m.try("unknown", path)
		delete(v, secret)
	case []any:
		for i := range v[:min(len(v), 1)] {
			was := v[i]
			m.slip(func(slip any) { v[i] = slip }, append(path, fmt.Sprint(i)))
			v[i] = was
			m.each(was, append(path[:len(path):len(path)], fmt.Sprint(i)))
		}
	}
}

func (m *messenger) slip(put func(any), path []string) {
	all, kind := slips, m.kind(path)
	if m.kinds[kind]++; m.kinds[kind] > 2 {
		all = few
	}
	for _, slip := range all {
		put(slip)
		m.try(fmt.Sprintf("%.20v", slip), path)
	}
}

// try checks the current record, both strictly and as typed.
func (m *messenger) try(what string, path []string) {
	text := marshal(m.t, m.record)
	org := &apdocs.Organisation{Name: "Example Hill Academy"}
	for _, typed := range []bool{true, false} {
		_, problems, err := DecodeAndCheck(bytes.NewReader(text),
			&Options{Forms: documents.All(), Today: today, Organisation: org, Typed: typed, FirstLine: 41})
		if found, ok := err.(Problems); ok {
			problems = found
		} else if err != nil {
			problems = Problems{{Label: "-", Line: 41, Text: err.Error()}}
			if !strings.HasPrefix(err.Error(), "line 41, column ") {
				m.t.Errorf("%s is %s: %v", strings.Join(path, "."), what, err)
			}
		}
		asTyped := slices.ContainsFunc(problems, func(p Problem) bool { return p.Rule == RuleTyped })
		for i, p := range problems {
			for _, other := range problems[:i] {
				if other.Path == p.Path && other.Text == p.Text {
					m.t.Errorf("%s is %s: twice: %v", strings.Join(path, "."), what, p)
				}
			}
			key := p.Rule + p.Label + p.Text
			if m.seen[key] {
				continue
			}
			m.seen[key] = true
			if fault := faultOf(p); fault != "" {
				m.t.Errorf("%s is %s: %s: %v", strings.Join(path, "."), what, fault, p)
			}
		}
		if !asTyped {
			return // strict reading gives the same result
		}
	}
}

var (
	ranges = regexp.MustCompile(`from (\S+) to (\S+)`)
	empty  = regexp.MustCompile(`""|“”|‘’|\( *\)|%!|<nil>|\{\}`)
	double = regexp.MustCompile(`  |\.\.|,,|: :|::|;;`)
)

// faultOf returns what is wrong with a message, or "".
func faultOf(p Problem) string {
	s := p.String()
	words := strings.Fields(strings.ToLower(p.Text))
	for i, word := range words {
		words[i] = strings.Trim(word, ".:;()“”") // a comma parts the choices "continue" and "continue with changes"
	}
	for n := 1; n <= 4; n++ { // "line 1: line 1"
		for i := 0; i+2*n <= len(words); i++ {
			if slices.Equal(words[i:i+n], words[i+n:i+2*n]) {
				return "doubled words"
			}
		}
	}
	for _, r := range ranges.FindAllStringSubmatch(s, -1) {
		if r[1] == strings.TrimRight(r[2], ",;.") {
			return "a range of one"
		}
	}
	visible := strings.ReplaceAll(s, p.Path+", ", "") // the path may contain an unknown name
	switch {
	case p.Line != 41:
		return "another line"
	case p.Label == "" || p.Text == "" || p.Text == unmatched:
		return "nothing is said"
	case !strings.Contains(s, "“"+p.Label+"”: "+p.Text):
		return "the label does not stand before the words"
	case strings.Contains(visible, secret) || strings.Contains(strings.ToLower(p.Text), strings.ToLower(secret)):
		return "it shows what was written"
	case strings.HasSuffix(p.Text, ".") || strings.TrimSpace(p.Text) != p.Text:
		return "it ends in a full stop or begins with a space"
	case empty.MatchString(s) && !strings.Contains(s, "in { }"):
		return "something is empty"
	case double.MatchString(s):
		return "doubled marks"
	case strings.Contains(p.Text, p.Label+": "):
		return "the label twice"
	case strings.ContainsAny(s, "\n\r\t"):
		return "more than one line"
	case strings.Contains(s, "2026-03-09"):
		return "a date that can be read two ways"
	case strings.ToUpper(p.Text[:1]) == p.Text[:1] && p.Text[0] >= 'A' && p.Text[0] <= 'Z' &&
		!strings.HasPrefix(p.Text, "EHCP"):
		return "it begins with a capital letter"
	}
	return ""
}

// faultOf finds each kind of fault.
func TestFaultOf(t *testing.T) {
	for _, text := range []string{
		"enter a whole number from 1 to 1", "line 1: line 1 is wrong", "has no \"\"", "is wrong.", "no form is named Qzx",
		"a: a: b",
		"Has a capital", "enter a date such as 2026-03-09", "is  wrong", "Form: is wrong", "",
	} {
		if faultOf(Problem{Line: 41, Path: "form", Label: "Form", Text: text}) == "" {
			t.Errorf("%q passes", text)
		}
	}
	if fault := faultOf(Problem{Line: 41, Path: "form", Label: "Form", Text: "choose one of them"}); fault != "" {
		t.Error(fault)
	}
}
