package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/schema"
)

func TestFill(t *testing.T) {
	o := outlined(t, new(journal))
	record := every()
	record.Hidden = apdocs.NewDate(2026, 3, 9)
	org := &apdocs.Organisation{Broker: "Example Futures"}
	const day, hidden = "12\u00a0November\u00a02026", "9\u00a0March\u00a02026"
	for text, want := range map[string]string{
		"":             "",
		"No name":      "No name",
		"{writer}":     "Alex Example",
		"{a} {writer}": " Alex Example",
		"{writer} wrote on {day}, hidden {hidden}, for {broker}.": "Alex Example wrote on " + day + ", hidden " + hidden +
			", for Example Futures.",
		"{day}{day} open { brace": day + day + " open { brace",
	} {
		if got := (&render.Source{Outline: o, Record: record, Organisation: org}).Fill(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := (&render.Source{Outline: o, Record: new(journal), Organisation: nil}).Fill(
		"For {broker} by {writer}."); got != "For the broker by ." {
		t.Errorf("without answers or organisation: %q", got)
	}
	record.Writer, org.Broker = "{day} {broker} {", "{writer}"
	if got := (&render.Source{Outline: o, Record: record, Organisation: org}).Fill(
		"{writer}/{day}/{broker}"); got != "{day} {broker} {/"+day+"/{writer}" {
		t.Errorf("an answer with braces is filled in: %q", got)
	}
}

func TestMissing(t *testing.T) {
	o := outlined(t, new(journal))
	stops := func(n int) []stop { return make([]stop, n) }
	for _, c := range []struct {
		name   string
		record *journal
		want   []string
	}{
		{"blank", new(journal), []string{"Writer", "Span, First", "Shared", "Friends"}},
		{"ruled out by a condition", every(), []string{"Span, First", "Friends"}},
		{"too few rows, and what they lack", &journal{Writer: "x", Mood: apdocs.EndOfPlacement,
			Friends: []friend{{Role: "y"}},
			Span:    apdocs.Period{From: apdocs.NewDate(2026, 1, 1)}}, []string{"Friends", "Friend 1, Name"}},
		{"rows in rows", &journal{Writer: "x", Mood: apdocs.EndOfPlacement, Friends: []friend{{Name: "y"}, {Name: "z"}},
			Span:  apdocs.Period{From: apdocs.NewDate(2026, 1, 1)},
			Trips: []trip{{To: "a", Stops: []stop{{"b"}}}, {Stops: stops(2), Legs: make([]leg, 1)}, {To: "c"}}},
			[]string{"Trip 2, To", "Trip 2, Stop 1, Stop", "Trip 2, Stop 2, Stop", "Trip 2, Leg 1, By", "Trip 3, Stops"}},
	} {
		if got := render.Missing(o, c.record); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Missing returns what the schema of issued records reports for a blank, with the same
// labels.
func TestMissingOfForms(t *testing.T) {
	for _, f := range documents.All() {
		o := outlined(t, f)
		var want []string
		for _, p := range schema.Check(o.New(), nil) {
			if !strings.HasPrefix(p.Rule, "R") { // rules do not report missing answers
				want = append(want, p.Label)
			}
		}
		if got := render.Missing(o, o.New()); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", o.Name, got, want)
		}
	}
}

// If a group is required, one answered part is enough.
func TestMissingGroup(t *testing.T) {
	o := outlined(t, new(span))
	if got := render.Missing(o, new(span)); !slices.Equal(got, []string{"Days"}) {
		t.Errorf("%q", got)
	}
	if got := render.Missing(o, &span{Days: apdocs.Period{To: apdocs.NewDate(2026, 1, 1)}}); got != nil {
		t.Errorf("%q", got)
	}
}

type span struct {
	apdocs.Record
	Days apdocs.Period `json:"days,omitzero"`
}

func (s *span) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "span", Version: 1, Title: "Span", Short: "Span", Blocks: []apdocs.Block{apdocs.Beside(
		apdocs.Group("Days", apdocs.Ask("First", &s.Days.From), apdocs.Ask("Last", &s.Days.To)).Required())}}
}

func TestDraft(t *testing.T) {
	labels := func(n int) (all []string) {
		for i := range n {
			all = append(all, fmt.Sprint("Label ", i+1))
		}
		return all
	}
	for _, c := range []struct {
		missing, items        int
		first, more, sentence string
	}{
		{0, -1, "", "", "Not issued."},
		{1, 1, "One answer is missing.", "", "Not issued. One required answer is missing."},
		{6, 6, "Six answers are missing.", "", "Not issued. Six required answers are missing."},
		{7, 6, "Seven answers are missing.", "and 1 more", "Not issued. Seven required answers are missing."},
		{9, 6, "Nine answers are missing.", "and 3 more", "Not issued. Nine required answers are missing."},
		{12, 6, "12 answers are missing.", "and 6 more", "Not issued. 12 required answers are missing."},
	} {
		if got := arrange.DraftSentence(nil, c.missing); got != c.sentence {
			t.Errorf("%d: %q", c.missing, got)
		}
		p := arrange.DraftPanel(nil, labels(c.missing))
		if p == nil || c.items < 0 {
			if p != nil || c.items >= 0 {
				t.Errorf("%d missing: panel %v", c.missing, p)
			}
			continue
		}
		first := c.first + " This document cannot be issued yet."
		if p.First != first || p.More != c.more || !slices.Equal(p.Items, labels(c.items)) {
			t.Errorf("%d missing: %+v", c.missing, p)
		}
	}
}

func TestOrganised(t *testing.T) {
	org := &apdocs.Organisation{Name: "Sample School"}
	if (*render.Options)(nil).Organised() == nil || new(render.Options).Organised() == nil ||
		(&render.Options{Organisation: org}).Organised() != org {
		t.Error("the organisation of the options is another, or nil")
	}
}

func TestOverride(t *testing.T) {
	full := &apdocs.Override{Rule: " R18 ", Reason: "The date was agreed.", By: "Jordan Sample"}
	if got := render.OverrideTitle(full); got != "Rule R18" {
		t.Errorf("%q", got)
	}
	if got := render.OverrideText(&documents.ProgressVisit{}, full); !strings.HasPrefix(got,
		"The rule: A risk assessment that was seen") || !strings.Contains(got, full.Reason) ||
		!strings.Contains(got, full.By) {
		t.Errorf("%q", got)
	}
	polish := &apdocs.Translation{Language: "pl", Words: map[string]string{"Rule {rule}": "Zasada {rule}:",
		"The rule: {rule}": "Zasada: {rule}", "Why it is not kept: {reason}": "Powód: {reason}.",
		"Decided by {name}": "Decyzja: {name} (podpis)"}}
	for name, in := range map[string]*apdocs.Translation{"English": nil, "Polish": polish} {
		for _, o := range []*apdocs.Override{full, {Rule: "R18", Reason: "One\nTwo", By: "Pat Example"},
			{Rule: "R18", By: "Pat Example"}, {Rule: "X9", Reason: "Three\nDecided nothing"}} {
			text := render.OverrideTextIn(in, &documents.ProgressVisit{}, o)
			read := render.ReadOverride(in, render.OverrideTitleIn(in, o), text)
			if want := (apdocs.Override{Rule: strings.TrimSpace(o.Rule), Reason: o.Reason, By: o.By}); read != want {
				t.Errorf("%s: printed and read again: %+v, want %+v", name, read, want)
			}
		}
	}
	if got := render.OverrideText(nil, &apdocs.Override{Reason: full.Reason}); got != full.Reason {
		t.Errorf("without who decided: %q", got)
	}
}

// What an organisation states about data is in one language: its own sentences in that of the document, or all
// of it in English.
func TestNoticeInALanguage(t *testing.T) {
	in := &apdocs.Translation{Language: "pl", Words: map[string]string{
		"Questions about data: {contact}": "Pytania o dane: {contact}"}}
	org := &apdocs.Organisation{Privacy: "We use the answers.", DataContact: "data@school.example",
		Retention: "We keep them."}
	english := "We use the answers. Questions about data: data@school.example. We keep them."
	for _, c := range []struct {
		notice  apdocs.Notice
		text    string
		english bool
	}{
		{apdocs.Notice{}, english, true},
		{apdocs.Notice{Language: "ar", Privacy: "a", Retention: "b"}, english, true},
		{apdocs.Notice{Language: "pl", Privacy: "Odpowiedzi"}, english, true},
		{apdocs.Notice{Language: "pl", Privacy: "Odpowiedzi.", Retention: "Długo."},
			"Odpowiedzi. Pytania o dane: data@school.example. Długo.", false},
	} {
		org.Notices = []apdocs.Notice{c.notice}
		if text, is := render.NoticeIn(in, org); text != c.text || is != c.english {
			t.Errorf("%+v: %q, English %v", c.notice, text, is)
		}
	}
	if text, is := render.NoticeIn(nil, org); text != english || !is {
		t.Errorf("in English: %q, %v", text, is)
	}
}
