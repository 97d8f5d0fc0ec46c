// Package formtest checks that a form, including one declared outside this module, keeps what forms
// promise: its layout is sound, every answer that it stores is asked for, its records can be read
// back, PDF and Word documents of it can be made, blank and completed, with every answer in
// them, and a form that is filled in on screen gives its answers back.
//
//	func TestKitLoan(t *testing.T) { formtest.Check(t, new(KitLoan)) }
//
// The records are generated: one with an answer to every question, and a hard one with many rows,
// long texts and names with accents. The package is below render/pdf because it reads the text of
// PDFs with internal packages there.
package formtest

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
)

// Check reports every promise that the form does not keep. f is a pointer to a struct of the form's
// type; its contents are not used.
func Check(t testing.TB, f apdocs.Form) {
	t.Helper()
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults(o) {
		t.Errorf("%s: %s", o.Name, fault)
	}
	for _, draft := range []bool{true, false} {
		if _, err := schema.Of(o.New(), draft); err != nil {
			t.Errorf("%s: %v", o.Name, err)
		}
	}
	for _, one := range []made{blank(o), full(o), hard(o)} {
		for _, fault := range slices.Concat(kept(o, one), written(o, one), cameBack(o, one)) {
			t.Errorf("%s: %s: %s", o.Name, one.name, fault)
		}
	}
}

// faults lists what is wrong with the layout.
func faults(o *apdocs.Outline) (found []string) {
	note := func(what ...string) { found = append(found, strings.Join(what, ": ")) }
	if text, err := json.Marshal(o.New()); err != nil || string(text) != "{}" {
		note("a blank is kept as " + string(text) + "; tag all parts omitzero, and lists omitempty")
	}
	type place struct{ heading, list, title string }
	seen := map[place]bool{}
	for _, f := range o.Fields {
		for _, fault := range question(f) {
			note(f.Name, f.Question.Label, fault)
		}
		p := place{title: f.Title()}
		if f.Section != nil {
			p.heading = f.Section.Heading
		}
		if at := strings.LastIndex(f.Name, "[]."); at >= 0 {
			p.list = f.Name[:at]
		}
		if seen[p] {
			note(f.Name, f.Question.Label, "a message cannot tell it from another question")
		}
		seen[p] = true
		if f.Name != "" && (o.Field(f.Name) != f || !o.Asks(f.Name)) {
			note(f.Name, "it is not found by its name")
		}
		if f.Kind == apdocs.KindComputed {
			f.Compute(o.New()) // must also work on a blank
		} else if !strings.Contains(f.Name, "[]") && f.Answered(o.New(), apdocs.At{}) {
			note(f.Name, "it is answered on a blank")
		}
	}
	for _, f := range documents.All() {
		if ours := f.Layout(); ours.Name == o.Name && reflect.TypeOf(f).Elem() != o.Type() {
			note("the name is that of the form " + ours.Title)
		}
	}
	found = append(found, parts(o, o.Type(), "")...)
	return append(found, rules(o)...)
}

// question lists what is wrong with how a question is asked. Mistakes that would lose an
// answer are errors of the outline already.
func question(f *apdocs.Field) (found []string) {
	q := f.Question
	long := utf8.RuneCountInString(q.Label) > 64
	for _, c := range []struct {
		wrong bool
		what  string
	}{
		{q.Label != strings.TrimSpace(q.Label), "the label has space round it"},
		{strings.HasSuffix(q.Label, ":") || strings.HasSuffix(q.Label, "–") || strings.HasSuffix(q.Label, "-"),
			"the label ends in what the page adds"},
		{long && q.Short == "", "a label of over 64 characters has no short one"},
		{!long && q.Short != "", "a short label has a shorter one"},
		{(f.Kind == apdocs.KindComputed) != (f.Name == ""), "only what is computed has no name"},
		{!slices.Contains(parties, f.Party()), "the party is unknown"},
		{f.Group != nil && !slices.Contains(f.Group.Parts, f), "its group does not hold it"},
		{len(f.Choices) == 1, "there is one choice only"},
	} {
		if c.wrong {
			found = append(found, c.what)
		}
	}
	for _, c := range f.Choices {
		if c.Value != strings.ToLower(c.Value) {
			found = append(found, "a choice is kept in capitals")
		}
	}
	return found
}

var parties = []apdocs.Party{"", apdocs.PartyPupil, apdocs.PartyParent, apdocs.PartySchool, apdocs.PartyProvider,
	apdocs.PartyLocalAuthority, apdocs.PartySocialWorker, apdocs.PartyYOT, apdocs.PartyHealth, apdocs.PartyOther}

var keptName = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)

// parts lists the fields of the form's own struct that are neither asked nor marked as not printed,
// or that are stored without a name. Named struct types are shared by forms, so a form need not ask
// for all of their fields.
func parts(o *apdocs.Outline, typ reflect.Type, prefix string) (found []string) {
	for i := range typ.NumField() {
		part := typ.Field(i)
		name, options, _ := strings.Cut(part.Tag.Get("json"), ",")
		switch {
		case part.Type == reflect.TypeFor[apdocs.Record](), name == "-", !part.IsExported() && !part.Anonymous:
			continue
		case part.Anonymous && name == "" && part.Type.Kind() == reflect.Struct:
			found = append(found, parts(o, part.Type, prefix)...)
			continue
		}
		want, inner, below := "omitzero", part.Type, prefix+name+"."
		if inner.Kind() == reflect.Slice {
			want, inner, below = "omitempty", inner.Elem(), prefix+name+"[]."
		}
		if !keptName.MatchString(name) || options != want {
			found = append(found, part.Name+` is not tagged as json:"itsName,`+want+`"`)
		}
		if !o.Asks(prefix + name) {
			found = append(found, prefix+name+" is neither asked nor marked as not printed")
		}
		if inner.Kind() == reflect.Struct && inner.Name() == "" {
			found = append(found, parts(o, inner, below)...)
		}
	}
	return found
}

// rules lists what is wrong with the form's own rules.
func rules(o *apdocs.Outline) (found []string) {
	ruled, ok := o.New().(apdocs.Ruled)
	if !ok {
		return nil
	}
	seen := map[string]bool{}
	for _, r := range ruled.Rules() {
		if r.ID == "" || seen[r.ID] {
			found = append(found, "a rule has no id, or that of another: "+r.ID)
		}
		seen[r.ID] = true
		if r.Source == "" || !strings.HasSuffix(r.Summary, ".") {
			found = append(found, r.ID+" has no source, or a summary that is no sentence")
		}
	}
	for _, r := range apdocs.Examine(o.New(), apdocs.NewDate(2026, 11, 24), nil) {
		if r.Severity == apdocs.Error {
			found = append(found, "a blank breaks "+r.Rule)
		}
	}
	return found
}
