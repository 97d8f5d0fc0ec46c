package translation_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/translation"
)

// drafted are the languages in which drafts come with the program.
var drafted = []string{"ar", "pl"}

// Every draft is unchecked, belongs to a form and has nothing that is out of date, and with the
// drafts each letter to a family, and the pupil's sheet of the evaluation, is complete.
func TestDrafts(t *testing.T) {
	for _, tag := range drafted {
		files, err := translation.Drafts(tag)
		if err != nil {
			t.Fatal(err)
		}
		all, err := translation.Join(tag, files...)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if f.Checked.Vouched() {
				t.Errorf("%s, %s: a draft says that somebody vouches for it", tag, f.Form)
			}
			for _, gap := range f.Check(outline(t, f.Form)) {
				if gap.Why != apdocs.Untranslated || f.Form == translation.SharedWords {
					t.Errorf("%s, %s: %s %s", tag, f.Form, gap.Key, gap.Why)
				}
			}
		}
		o := &render.Options{Translation: all}
		letters := []string{"off-site-direction-notice", "sixth-day-notice", "review-invitation", "review-outcome"}
		for _, name := range letters {
			f := outline(t, name).New()
			for _, to := range []apdocs.Addressee{{}, {Pupil: true}} {
				if _, err := o.OutlinedTo(f, &to); err != nil {
					t.Errorf("%s, to the pupil %v: %v", tag, to.Pupil, err)
				}
			}
		}
		o = &render.Options{Translation: all, Rendition: render.Blank, Party: apdocs.PartyPupil}
		if _, err := o.Outlined(new(documents.PlacementEvaluation)); err != nil {
			t.Error(err)
		}
		if _, err := (&render.Options{Translation: all}).Outlined(new(documents.ProgressVisit)); err == nil {
			t.Errorf("%s: a form without a translation is printed", tag)
		}
	}
}

func outline(t *testing.T, name string) *apdocs.Outline {
	t.Helper()
	if name == translation.SharedWords {
		return nil
	}
	f, err := apdocs.Named(name, documents.All())
	if err != nil {
		t.Fatal(err)
	}
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// A file that was written is read as it was, and says what is missing and what is out of date.
func TestFile(t *testing.T) {
	o := outline(t, "progress-visit")
	f := translation.New("pl", o, nil)
	first := f.Texts["title"]
	first.Text = "Wizyta"
	f.Texts["title"] = first
	f.Texts["visit.date.label"] = apdocs.TranslatedText{English: "Day of visit", Text: "Dzień"}
	f.Texts["gone.label"] = apdocs.TranslatedText{English: "Gone", Text: "Nie ma"}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	read, err := translation.Read(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if read.Form != "progress-visit" || read.Version != o.Version || read.Texts["title"] != first {
		t.Errorf("reads %+v", read)
	}
	why := map[string]string{}
	for _, gap := range read.Check(o) {
		why[gap.Key] = gap.Why
	}
	if why["title"] != "" || why["visit.date.label"] != apdocs.OutOfDate || why["short"] != apdocs.Untranslated ||
		why["gone.label"] == "" {
		t.Errorf("says %v", why)
	}
}

// Keys are unique, also between the words that all forms share and those of a form.
func TestKeys(t *testing.T) {
	seen, english := map[string]bool{}, map[string]bool{}
	for _, w := range render.Words() {
		if seen[w.Key] || english[w.English] {
			t.Errorf("%s, %q is there twice", w.Key, w.English)
		}
		seen[w.Key], english[w.English] = true, true
	}
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		keys := map[string]bool{}
		for _, text := range o.PrintedTexts() {
			if keys[text.Name] {
				t.Errorf("%s: %s is there twice", o.Name, text.Name)
			}
			keys[text.Name] = true
		}
		for _, text := range o.Texts() { // wording files in English have the same names
			if !keys[text.Name] && strings.ContainsFunc(text.Text, func(r rune) bool { return r == ' ' }) &&
				!strings.HasPrefix(text.Text, "{") {
				t.Errorf("%s: %s has no key", o.Name, text.Name)
			}
		}
	}
}

// Dates and sums are written as in the language.
func TestFormats(t *testing.T) {
	day, sum := apdocs.NewDate(2026, 11, 9), apdocs.NewMoney(123456)
	for tag, want := range map[string][2]string{
		"pl":    {"9 listopada 2026 (poniedziałek)", "1\u00a0234,56 £"},
		"pl-PL": {"9 listopada 2026 (poniedziałek)", "1\u00a0234,56 £"},
		"lt":    {"2026 m. lapkričio 9 d. (pirmadienis)", "1\u00a0234,56 £"},
		"pt-BR": {"9 de novembro de 2026 (segunda-feira)", "£1.234,56"},
		"ar":    {"9 نوفمبر 2026 (الاثنين)", "1,234.56 £"},
	} {
		tag, err := translation.Match(tag)
		if err != nil {
			t.Fatal(err)
		}
		in, err := translation.Join(tag)
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
		if got := plain.Replace(render.FullDateIn(in, day)); got != want[0] {
			t.Errorf("%s: %q", tag, got)
		}
		if got := plain.Replace(render.MoneyIn(in, sum)); got != plain.Replace(want[1]) {
			t.Errorf("%s: %q", tag, got)
		}
		if in.RightToLeft != (tag == "ar") {
			t.Errorf("%s: right to left is %v", tag, in.RightToLeft)
		}
	}
	for _, tag := range []string{"klingonese", "tlh", "", "pl_"} {
		if _, err := translation.Match(tag); err == nil {
			t.Errorf("%q is a language", tag)
		}
	}
	if !slices.IsSorted(translation.Languages()) {
		t.Error("languages are not in the order of their tags")
	}
}
