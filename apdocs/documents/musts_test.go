package documents_test

import (
	"bufio"
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/placement"
	"github.com/apdocs/forms/schema"
)

// TestMusts holds the table of duties (MUSTS.md) to what there is: each document that it names
// has the questions and rules that it names, and apdocs status has the items. A duty that
// nothing serves says so, and the paragraphs of the policy stand in their order.
func TestMusts(t *testing.T) {
	text, err := os.ReadFile("MUSTS.md")
	if err != nil {
		t.Fatal(err)
	}
	kinds, named, rows := statusKinds(t), map[string]bool{}, 0
	paragraphs := map[string]bool{}
	var last []string
	for n, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|---") || strings.TrimSpace(cells[0]) == "" &&
			strings.TrimSpace(cells[1]) == "duty" {
			continue
		}
		if len(cells) != 3 || strings.TrimSpace(cells[1]) == "" {
			t.Errorf("line %d: a row has a paragraph, a duty and what serves it", n+1)
			continue
		}
		rows++
		spans := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[2], -1)
		none := strings.HasPrefix(strings.TrimSpace(cells[2]), "No document: ")
		if none == (len(spans) > 0) {
			t.Errorf("line %d: a duty is served by what is named in backquotes, or “No document” says why not", n+1)
		}
		for _, span := range spans {
			if why := served(span[1], kinds, named); why != "" {
				t.Errorf("line %d: `%s`: %s", n+1, span[1], why)
			}
		}
		if number := strings.Split(strings.TrimSpace(cells[0]), "."); len(number) > 1 {
			if last != nil && !inOrder(last, number) {
				t.Errorf("line %d: paragraph %s stands after %s", n+1, cells[0], strings.Join(last, "."))
			}
			last = number
			paragraphs[strings.Join(number, ".")] = true
		}
	}
	if rows < 130 {
		t.Errorf("the table has %d rows", rows)
	}
	for _, f := range documents.All() {
		name := f.Layout().Name
		if !named[name] {
			t.Errorf("%s serves no duty of the table", name)
		}
		ruled, ok := f.(apdocs.Ruled)
		if !ok {
			continue
		}
		for _, r := range ruled.Rules() {
			_, source, _ := strings.Cut(r.Source, "school policy on alternative provision, ")
			for _, number := range regexp.MustCompile(`\d+\.\d+(\.\d+)*`).FindAllString(source, -1) {
				if !paragraphs[number] {
					t.Errorf("%s, %s: paragraph %s of the policy is not in the table", name, r.ID, number)
				}
			}
		}
	}
}

// served says what is wrong with the name of what serves a duty, or returns "".
func served(span string, kinds, named map[string]bool) string {
	if strings.HasPrefix(span, "apdocs ") {
		return ""
	}
	form, paths, ok := strings.Cut(span, ": ")
	if ok && form == "status" {
		if !kinds[paths] {
			return "apdocs status has no such item"
		}
		return ""
	}
	rule := ""
	if !ok {
		form, rule, _ = strings.Cut(span, " ")
	}
	f, err := documents.New(form)
	if err != nil {
		return err.Error()
	}
	named[form] = true
	if rule != "" {
		if ruled, ok := f.(apdocs.Ruled); ok {
			for _, r := range ruled.Rules() {
				if r.ID == rule {
					return ""
				}
			}
		}
		return "there is no such rule"
	}
	o, err := apdocs.Outlined(f)
	if err != nil {
		return err.Error()
	}
	for _, path := range strings.Split(paths, ", ") {
		if o.Field(path) == nil {
			return path + " is no question"
		}
	}
	return ""
}

// inOrder reports whether the number of a paragraph is greater than that of another.
func inOrder(before, after []string) bool {
	for i := range min(len(before), len(after)) {
		if before[i] != after[i] {
			return len(before[i]) < len(after[i]) || len(before[i]) == len(after[i]) && before[i] < after[i]
		}
	}
	return len(before) < len(after)
}

// statusKinds returns the items that apdocs status has for the made-up school.
func statusKinds(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("../../testdata/school/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	org, err := schema.LoadOrganisation(os.DirFS("../../testdata/org"), "sample-school.json", documents.All()...)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<20)
	records := func(yield func(string, apdocs.Form) bool) {
		for n := 0; lines.Scan(); n++ {
			f, err := schema.Decode(bytes.NewReader(lines.Bytes()), &schema.Options{Forms: documents.All(), Draft: true})
			if err != nil {
				t.Fatal(err)
			}
			if !yield("record", f) {
				return
			}
		}
	}
	report, err := placement.Read(records, org, apdocs.NewDate(2027, 7, 22))
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	for _, p := range report.Placements {
		for _, i := range p.Items {
			kinds[string(i.Kind)] = true
		}
	}
	return kinds
}
