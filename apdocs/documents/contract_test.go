package documents_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/internal/kittest"
)

// everyForm runs a test for every form of this package. Promises of forms in general are
// checked by package formtest.
func everyForm(t *testing.T, test func(*testing.T, *apdocs.Outline)) {
	for _, f := range documents.All() {
		o := outlined(t, f)
		t.Run(o.Name, func(t *testing.T) { test(t, o) })
	}
}

func TestFormsHeads(t *testing.T) {
	seen := map[string]bool{}
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		if !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(o.Name) || seen[o.Name] {
			t.Errorf("the name %q is none, or that of two forms", o.Name)
		}
		seen[o.Name] = true
		if o.Version < 1 || o.Title == "" {
			t.Errorf("version %d, title %q", o.Version, o.Title)
		}
		if n := utf8.RuneCountInString(o.Short); n == 0 || n > 45 {
			t.Errorf("the footer's name %q has %d characters", o.Short, n)
		}
		if blank, err := json.Marshal(o.New()); err != nil || string(blank) != "{}" {
			t.Errorf("a blank is kept as %s, %v", blank, err)
		}
		if again := outlined(t, o.New()); again != o {
			t.Error("the outline was made twice")
		}
	})
}

func TestFormsRows(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		for _, r := range kittest.Repeats(o.Blocks) {
			if r.Blank < 1 || r.Blank < r.Min {
				t.Errorf("%s has %d rows on a blank and requires %d", r.Name, r.Blank, r.Min)
			}
		}
		kittest.CheckRows(t, o)
	})
}

func TestFormsRules(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		ruled, ok := o.New().(apdocs.Ruled)
		if !ok {
			return
		}
		seen := map[string]bool{}
		for _, r := range ruled.Rules() {
			if !regexp.MustCompile(`^R[0-9]{2}$`).MatchString(r.ID) || seen[r.ID] {
				t.Errorf("the id %q is none, or that of two rules", r.ID)
			}
			seen[r.ID] = true
			if r.Source == "" || !strings.HasSuffix(r.Summary, ".") {
				t.Errorf("%s: source %q, summary %q", r.ID, r.Source, r.Summary)
			}
		}
	})
}

func TestNew(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		f, err := documents.New(o.Name)
		if err != nil || reflect.TypeOf(f) != reflect.TypeOf(o.New()) || f.Envelope().Form != o.Name {
			t.Errorf("New gives %T %+v, %v", f, f, err)
		}
	})
	for name, want := range map[string]string{
		"progres-visit": "did you mean progress-visit?",
		"evaluation":    "did you mean placement-evaluation?",
		"":              "the forms are commissioning-considerations",
		"xyz":           "the forms are commissioning-considerations",
	} {
		if f, err := documents.New(name); f != nil || err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("New(%q) gives %v; want %q", name, err, want)
		}
	}
}

// Rules work with every date that a record can have, although dates computed from the
// first or last of them do not exist.
func TestRulesTakeEveryDate(t *testing.T) {
	org := &apdocs.Organisation{Calendar: apdocs.Calendar{Terms: []apdocs.Period{
		{From: apdocs.NewDate(1, 1, 1), To: apdocs.NewDate(9999, 12, 31)}}}}
	on := apdocs.NewDate
	dates := []apdocs.Date{on(1, 1, 1), on(1, 3, 1), on(2026, 11, 24), on(9999, 12, 31)}
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		for i := range len(dates) * len(dates) {
			record := o.New()
			for _, f := range o.Fields {
				if f.Kind != apdocs.KindDate || strings.Contains(f.Name, "[]") {
					continue
				}
				d := dates[i%len(dates)]
				if strings.HasSuffix(f.Name, "irthDate") {
					d = dates[i/len(dates)]
				}
				*f.Pointer(record, apdocs.At{}).(*apdocs.Date) = d
			}
			apdocs.Examine(record, dates[2], org)
			apdocs.Examine(record, dates[3], nil)
		}
	})
}
