package documents

import (
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
)

// onSheet says of a question on a party's sheet whether others fill it in.
type onSheet map[*apdocs.Field]bool

// sheetOf returns the sheet, its questions, and its headings with their numbers.
func sheetOf(t *testing.T, o *apdocs.Outline, p apdocs.Party) (*apdocs.Outline, onSheet, map[int]bool) {
	t.Helper()
	sheet, err := o.For(p)
	if err != nil {
		t.Fatal(err)
	}
	on, sections := onSheet{}, map[int]bool{}
	var walk func(blocks []apdocs.Block, others bool)
	walk = func(blocks []apdocs.Block, others bool) {
		for _, b := range blocks {
			asks, within, _ := apdocs.Inside(b)
			for _, f := range asks {
				on[f] = others
			}
			if s, ok := b.(*apdocs.Section); ok {
				sections[s.Number] = true
				walk(within, others || s.Others)
			} else {
				walk(within, others)
			}
		}
	}
	walk(sheet.Blocks, false)
	return sheet, on, sections
}

// asked is what a form asks, groups and not their parts, with the section of each.
func asked(blocks []apdocs.Block, in *apdocs.Section, found func(*apdocs.Field, *apdocs.Section)) {
	for _, b := range blocks {
		fields, within, _ := apdocs.Inside(b)
		for _, f := range fields {
			found(f, in)
		}
		if s, ok := b.(*apdocs.Section); ok && s.Heading != "" && !s.Minor {
			asked(within, s, found)
		} else {
			asked(within, in, found)
		}
	}
}

// Every question of a form that parties answer is asked on exactly one party's sheet,
// except in a table that several fill in together; who signs is handed all that the
// signature covers, and asked only for what is theirs.
func TestSheetsAreWhole(t *testing.T) {
	forms := 0
	for _, f := range All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		if len(o.Parties()) == 0 {
			continue
		}
		forms++
		askedBy := map[*apdocs.Field][]apdocs.Party{}
		headed := map[int]bool{}
		for _, p := range o.Parties() {
			_, on, sections := sheetOf(t, o, p)
			for n := range sections {
				headed[n] = true
			}
			asked(o.Blocks, nil, func(f *apdocs.Field, in *apdocs.Section) {
				others, is := on[f]
				switch {
				case is && !others:
					askedBy[f] = append(askedBy[f], p)
					if by := f.Party(); by != p && by != "" && len(f.Parts) == 0 {
						t.Errorf("%s: the sheet for %s asks %s, which %s answers", o.Name, p, f.Name, by)
					}
				case f.Kind == apdocs.KindSignature && is:
					t.Errorf("%s: the sheet for %s has the signature of another, %s", o.Name, p, f.Name)
				case f.Kind == apdocs.KindSignature || in != nil && !o.Covers(p, in):
				case in == nil && !o.Covers(p, &apdocs.Section{}):
				case !is:
					t.Errorf("%s: %s signs %s, which is not on that sheet", o.Name, p, f.Name)
				}
			})
		}
		asked(o.Blocks, nil, func(f *apdocs.Field, in *apdocs.Section) {
			if len(askedBy[f]) != 1 {
				t.Errorf("%s: %s %s is asked on the sheets of %v", o.Name, f.Name, f.Question.Label, askedBy[f])
			}
			if in != nil && !headed[in.Number] {
				t.Errorf("%s: section %d is on nobody’s sheet", o.Name, in.Number)
			}
		})
	}
	if forms < 5 {
		t.Errorf("only %d forms have sheets for parties", forms)
	}
}

// A pupil who signs the visit reads what the school found, and is not asked for it.
func TestPupilReadsAndIsNotAsked(t *testing.T) {
	o, err := apdocs.Outlined(&ProgressVisit{})
	if err != nil {
		t.Fatal(err)
	}
	sheet, on, _ := sheetOf(t, o, apdocs.PartyPupil)
	if others, is := on[o.Field("riskAssessment.updated")]; !is || !others {
		t.Error("the pupil is asked whether the risk assessment was updated, or does not see it")
	}
	if slices.ContainsFunc(sheet.Fields, func(f *apdocs.Field) bool { return f.Name == "riskAssessment.updated" }) {
		t.Error("it is among what the sheet asks")
	}
	if !strings.HasSuffix(sheet.Title, "sheet for the pupil") {
		t.Errorf("the sheet is titled %q", sheet.Title)
	}
	if _, err := o.For(apdocs.PartyHealth); err == nil ||
		!strings.Contains(err.Error(), "pupil, parent, provider, school") {
		t.Errorf("a party that the visit does not have: %v", err)
	}
	letter, err := apdocs.Outlined(&ReviewOutcome{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := letter.For(apdocs.PartyParent); err == nil {
		t.Error("a letter has a sheet for a party")
	}
}
