package apdocs_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
)

// everyForm runs a test on every form that there is; a new form is held by it
// without a change here.
func everyForm(t *testing.T, test func(*testing.T, *apdocs.Outline)) {
	for _, f := range apdocs.Forms() {
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

// kinds that take writing lines, and kinds that are numbers.
var (
	lined   = []apdocs.Kind{apdocs.KindText, apdocs.KindLongText, apdocs.KindAddress}
	numbers = []apdocs.Kind{apdocs.KindCount, apdocs.KindPercent, apdocs.KindMoney}
)

func TestFormsQuestions(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		type place struct{ heading, list, title string }
		seen := map[place]bool{}
		for _, f := range o.Fields {
			q := f.Question
			for _, fault := range faults(f) {
				t.Errorf("%s %q: %s", f.Name, q.Label, fault)
			}
			p := place{title: f.Title()}
			if f.Section != nil {
				p.heading = f.Section.Heading
			}
			if at := strings.LastIndex(f.Name, "[]."); at >= 0 {
				p.list = f.Name[:at]
			}
			if seen[p] {
				t.Errorf("%s: a message cannot tell it from another question: %+v", f.Name, p)
			}
			seen[p] = true
			if f.Name != "" && (o.Field(f.Name) != f || !o.Asks(f.Name)) {
				t.Errorf("%s is not found by its name", f.Name)
			}
		}
	})
}

func faults(f *apdocs.Field) (found []string) {
	q := f.Question
	fault := func(wrong bool, what string) {
		if wrong {
			found = append(found, what)
		}
	}
	fault(q.Label == "" || q.Label != strings.TrimSpace(q.Label), "the label is empty or has space round it")
	fault(strings.HasSuffix(q.Label, ":") || strings.HasSuffix(q.Label, "–") || strings.HasSuffix(q.Label, "-"),
		"the label ends in what the page adds")
	long := utf8.RuneCountInString(q.Label) > 64
	fault(long && q.Short == "", "a label of over 64 characters has no short one")
	fault(!long && q.Short != "", "a short label has a shorter one")
	fault(utf8.RuneCountInString(q.Short) > 64, "the short label has over 64 characters")
	fault(slices.Contains(q.Hints, ""), "a hint is empty")
	fault((f.Kind == apdocs.KindComputed) != (f.Name == ""), "only what is computed has no name")
	fault(f.Kind == apdocs.KindComputed && q.Required, "what is computed is required")
	fault(q.Lines < 0 || q.Lines > 0 && !slices.Contains(lined, f.Kind), "writing lines suit a text only")
	fault(q.Elastic && !slices.Contains(lined, f.Kind), "only a text is elastic")
	fault(q.Min > q.Max || q.Max != 0 && !slices.Contains(numbers, f.Kind), "the limits are none")
	fault(q.Format != "" && (f.Kind != apdocs.KindText || q.Format != "phone" && q.Format != "email"), "the format is none")
	fault(!slices.Contains(classes, f.DataClass()), "the class is none")
	fault(!slices.Contains(parties, f.Party()), "the party is none")
	fault(f.Group != nil && !slices.Contains(f.Group.Parts, f), "its group does not hold it")

	choices := f.Kind == apdocs.KindChoice || f.Kind == apdocs.KindYesNo || f.Kind == apdocs.KindRating
	fault(choices != (len(f.Choices) >= 2), "choices and kind do not agree")
	values := map[string]bool{}
	for _, c := range f.Choices {
		fault(c.Value == "" || c.Label == "" || c.Value != strings.ToLower(c.Value) || values[c.Value],
			"a choice is empty, offered twice or kept in capitals")
		values[c.Value] = true
	}
	return found
}

var classes = []apdocs.Class{apdocs.ClassOrdinary, apdocs.ClassIdentifier, apdocs.ClassContact, apdocs.ClassThirdParty,
	apdocs.ClassHealth, apdocs.ClassCriminal, apdocs.ClassSafeguarding, apdocs.ClassStaffNote}

var parties = []apdocs.Party{"", apdocs.PartyPupil, apdocs.PartyParent, apdocs.PartySchool, apdocs.PartyProvider,
	apdocs.PartyLocalAuthority, apdocs.PartySocialWorker, apdocs.PartyYOT, apdocs.PartyHealth, apdocs.PartyOther}

// Every part of the form's own struct is asked or marked as not printed. That
// none is asked twice is for Outlined to refuse. Named structs of the package
// are shared by forms, which may ask for some of their parts.
func TestFormsAskEverything(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		if n := ownParts(t, o, o.Type(), ""); n == 0 {
			t.Error("the form keeps nothing")
		}
	})
}

var keptName = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)

func ownParts(t *testing.T, o *apdocs.Outline, typ reflect.Type, prefix string) (n int) {
	for i := range typ.NumField() {
		part := typ.Field(i)
		if part.Type == reflect.TypeFor[apdocs.Record]() {
			continue
		}
		json, options, _ := strings.Cut(part.Tag.Get("json"), ",")
		if part.Anonymous && json == "" {
			n += ownParts(t, o, part.Type, prefix)
			continue
		}
		name, want, inner := prefix+json, "omitzero", part.Type
		if inner.Kind() == reflect.Slice {
			inner, want = inner.Elem(), "omitempty"
		}
		if !keptName.MatchString(json) || options != want {
			t.Errorf("%s is tagged %q; want a name and %s", part.Name, part.Tag.Get("json"), want)
		}
		if !o.Asks(name) {
			t.Errorf("%s is neither asked nor marked as not printed", name)
		}
		if inner.Kind() == reflect.Struct && inner.Name() == "" {
			below := name + "."
			if part.Type.Kind() == reflect.Slice {
				below = name + "[]."
			}
			n += ownParts(t, o, inner, below)
		}
		n++
	}
	return n
}

func TestFormsRows(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		lists := repeats(o.Blocks)
		for _, r := range lists {
			if r.Blank < 1 || r.Blank < r.Min {
				t.Errorf("%s has %d rows on a blank and wants %d", r.Name, r.Blank, r.Min)
			}
			for _, n := range []int{0, 1, 2, 7} {
				rowsOf(t, o, lists, r, n)
			}
		}
	})
}

func rowsOf(t *testing.T, o *apdocs.Outline, lists []*apdocs.Repeat, r *apdocs.Repeat, n int) {
	record := o.New()
	at := apdocs.At{n - 1}
	if outer, _, inRows := strings.Cut(r.Name, "[]."); inRows {
		i := slices.IndexFunc(lists, func(l *apdocs.Repeat) bool { return l.Name == outer })
		lists[i].Grow(record, apdocs.At{}, 2)
		at = apdocs.At{1, n - 1}
	}
	r.Grow(record, at, n)
	r.Grow(record, at, n-1) // takes no row away
	if got := r.Len(record, at); got != n {
		t.Errorf("%s has %d rows, grown to %d", r.Name, got, n)
	}
	if n == 0 {
		return
	}
	text, err := json.Marshal(record)
	back := o.New()
	if err := json.Unmarshal(text, back); err != nil || r.Len(back, at) != n {
		t.Errorf("%s has %d rows of %d when read back: %v", r.Name, r.Len(back, at), n, err)
	}
	if err != nil {
		t.Error(err)
	}
	for _, f := range o.Fields {
		if strings.HasPrefix(f.Name, r.Name+"[].") && !strings.Contains(f.Name[len(r.Name)+3:], "[]") && f.Answered(record, at) {
			t.Errorf("%s is answered in a new row", f.Name)
		}
	}
}

func TestFormsBlank(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		blank := o.New()
		for _, f := range o.Fields {
			if f.Kind == apdocs.KindComputed {
				f.Compute(blank) // of a blank too
			} else if !strings.Contains(f.Name, "[]") && f.Answered(blank, apdocs.At{}) {
				t.Errorf("%s is answered on a blank", f.Name)
			}
		}
		for _, found := range apdocs.Examine(blank, apdocs.NewDate(2026, 11, 24), nil) {
			if found.Severity == apdocs.Error {
				t.Errorf("a blank breaks %s: %s", found.Rule, found.Text)
			}
		}
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
		f, err := apdocs.New(o.Name)
		if err != nil || reflect.TypeOf(f) != reflect.TypeOf(o.New()) || f.Envelope().Form != o.Name {
			t.Errorf("New gives %T %+v, %v", f, f, err)
		}
	})
	for name, want := range map[string]string{
		"progres-visit": "did you mean progress-visit?",
		"evaluation":    "did you mean placement-evaluation?",
		"":              "the forms are full-time-agreement",
		"xyz":           "the forms are full-time-agreement",
	} {
		if f, err := apdocs.New(name); f != nil || err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("New(%q) gives %v; want %q", name, err, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"pupil", "provider", "provider.name", "placement.start", "visit"}
	for name, want := range map[string]string{
		"pupill":                 "pupil",
		"PUPIL":                  "pupil",
		"provder":                "provider",
		"provider":               "provider provider.name",
		"vi":                     "",
		"":                       "",
		"zzzzzz":                 "",
		strings.Repeat("x", 500): "",
	} {
		if got := strings.Join(apdocs.Nearest(name, names), " "); got != want {
			t.Errorf("Nearest(%.20q) is %q, want %q", name, got, want)
		}
	}
	if got := apdocs.Nearest("a", []string{"b", "c", "d", "e"}); len(got) != 3 {
		t.Errorf("%d names are near", len(got))
	}
}
