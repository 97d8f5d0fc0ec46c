package pdf

import (
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// TestSheets makes the sheet of every party for every form, blank and of every record, in
// normal and large print. It checks each like other documents: the words are those of
// Word, it describes itself, and it has the answers of others if there are any.
func TestSheets(t *testing.T) {
	org := organisation(t)
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, party := range o.Parties() {
			for _, large := range []bool{false, true} {
				options := render.Options{Organisation: org, Rendition: render.Blank, Party: party, LargePrint: large}
				for _, s := range samples(t, o) {
					m := &making{name: o.Name, sample: s.name, record: s.record, options: options}
					m.make(t, NewEncoder(&options))
					sameWords(t, m)
					text := folded(m.elements[0].text)
					for _, want := range []string{"sheet for " + o.PartyName(party), "From Sample School",
						"Please return to Sample School, ", "Please return by"} {
						if !strings.Contains(text, want) {
							t.Errorf("%s, %s, for %s: does not say %q", o.Name, s.name, party, want)
						}
					}
					checkTheirs(t, m, text)
				}
			}
		}
	}
}

// checkTheirs checks that the long answers of others are on the sheet if the party signs
// the whole form.
func checkTheirs(t *testing.T, m *making, text string) {
	t.Helper()
	whole, err := apdocs.Outlined(m.record)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range whole.Fields {
		covered := f.Section != nil && whole.Covers(m.options.Party, f.Section)
		if !covered || f.Kind != apdocs.KindLongText || strings.Contains(f.Name, "[]") {
			continue
		}
		answer := folded(render.Value(f, m.record, apdocs.At{}))
		if !strings.Contains(text, answer) {
			t.Errorf("%s, %s, for %s: the answer to %s is not there", m.name, m.sample, m.options.Party, f.Name)
		}
	}
}

// TestSheetSaysByWhen has the day by which a sheet must be returned, and writing lines for
// what is not known.
func TestSheetSaysByWhen(t *testing.T) {
	visit := &documents.ProgressVisit{}
	options := render.Options{Rendition: render.Blank, Party: apdocs.PartyPupil, ReturnBy: apdocs.NewDate(2026, 12, 1)}
	m := &making{name: "progress-visit", record: visit, options: options}
	m.make(t, NewEncoder(&options))
	if text := m.elements[0].text; !strings.Contains(text, "Please return by 1 December 2026") {
		t.Error("the sheet does not say by when it goes back")
	}
	outline, err := options.Outlined(visit)
	if err != nil {
		t.Fatal(err)
	}
	lines := options.Handout(outline, visit)
	unknown := slices.DeleteFunc(lines, func(l render.HandoutLine) bool { return l.Text != "" })
	if len(unknown) != 2 {
		t.Errorf("%d lines have room to write, want 2: from whom, and to where", len(unknown))
	}
}
