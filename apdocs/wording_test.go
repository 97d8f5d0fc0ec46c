package apdocs_test

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

func notice(t *testing.T) *apdocs.Outline {
	t.Helper()
	o, err := apdocs.Outlined(new(documents.OffSiteDirectionNotice))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// Every text of a letter has a unique name and exists for each kind of addressee.
func TestTexts(t *testing.T) {
	o := notice(t)
	seen := map[string]bool{}
	for _, text := range o.Texts() {
		if seen[text.Name] {
			t.Errorf("%s names two texts", text.Name)
		}
		seen[text.Name] = true
	}
	for _, name := range []string{"parent.subject", "pupil.subject", "parent.travel-and-lunch.heading",
		"parent.travel-and-lunch.1",
		"parent.where.1", "parent.for-how-many-days.1", "parent.slip.text", "authority.subject", "authority.where.1"} {
		if !seen[name] {
			t.Errorf("no text is named %s", name)
		}
	}
	if v, err := apdocs.Outlined(new(documents.ProgressVisit)); err != nil || v.Texts() != nil {
		t.Error("a form that is no letter has texts")
	}
}

// Texts are replaced in the outline that is returned, and in no other.
func TestReworded(t *testing.T) {
	o := notice(t)
	words := map[string]string{"parent.closing": "With kind regards",
		"parent.travel-and-lunch.heading": "Getting there, and lunch"}
	own, err := o.Reworded(words)
	if err != nil {
		t.Fatal(err)
	}
	if own.Letter.Parent.Closing != "With kind regards" || o.Letter.Parent.Closing != "Yours sincerely" ||
		own.Letter.Pupil.Closing != "Yours sincerely" {
		t.Errorf("%q, %q", own.Letter.Parent.Closing, o.Letter.Parent.Closing)
	}
	if again, _ := o.Reworded(words); again != own {
		t.Error("the same words give another outline")
	}
	if none, err := o.Reworded(nil); none != o || err != nil {
		t.Error("no words give another outline")
	}
	found := false
	for _, text := range own.Texts() {
		found = found || text.Text == "Getting there, and lunch"
	}
	if !found {
		t.Error("a heading is not replaced")
	}
}

// A text that a letter must have can be reworded but not removed.
func TestRewordedLost(t *testing.T) {
	for file, want := range map[string]string{
		`{"off-site-direction-notice": {"parent.for-how-many-days.1": "For some days."}}`: "off-site-direction-notice: " +
			"parent.for-how-many-days.1: the text has lost {pupil.preferredName}",
		`{"off-site-direction-notice": {"parent.who-to-report-to.heading": " "}}`: "the letter must have this point",
		`{"off-site-direction-notice": {"parent.subjct": "x"}}`:                   "did you mean parent.subject",
		`{"off-site-direction-notice": {"parent.closing": "Yours, {nobody.name}"}}`: "names {nobody.name}, which is " +
			"no question of this form",
		`{"off-site-notice": {}}`: "no form is named",
		`[]`:                      "is no wording file",
		`{"review-outcome": "x"}`: "is no wording file",
	} {
		if _, err := apdocs.ReadWordings(strings.NewReader(file), documents.All()...); err == nil ||
			!strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", file, err, want)
		}
	}
	w, err := apdocs.ReadWordings(strings.NewReader(`{"review-outcome": {"parent.closing": "Best wishes"}}`),
		documents.All()...)
	if err != nil || w["review-outcome"]["parent.closing"] != "Best wishes" {
		t.Errorf("%v, %v", w, err)
	}
}
