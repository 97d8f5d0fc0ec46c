package render_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/translation"
)

// A number has the words that its language has for it.
func TestPlural(t *testing.T) {
	for tag, want := range map[string]map[string][]int64{
		"":   {"one": {1}, "other": {0, 2, 11, 21, 101}},
		"pl": {"one": {1}, "few": {2, 3, 4, 22, 34}, "many": {0, 5, 11, 12, 14, 21, 112}},
		"ar": {"zero": {0}, "one": {1}, "two": {2}, "few": {3, 10, 103}, "many": {11, 25, 99}, "other": {100, 101, 102}},
		"lt": {"one": {1, 21, 101}, "few": {2, 9, 22}, "other": {0, 10, 11, 19}},
		"zh": {"other": {0, 1, 2, 5}},
	} {
		var in *apdocs.Translation
		if tag != "" {
			in = &apdocs.Translation{Language: tag}
		}
		for category, numbers := range want {
			for _, n := range numbers {
				if got := render.Plural(in, n); got != category {
					t.Errorf("%d is %s in %q, not %s", n, got, tag, category)
				}
			}
		}
	}
}

// A notice for one day says "1 school day", in Polish "1 dzień szkolny" and for three "3 dni szkolne".
func TestPluralInLetter(t *testing.T) {
	for tag, want := range map[string]map[int]string{
		"":   {1: "1 school day, from", 2: "2 school days, from"},
		"pl": {1: "1 dzień szkolny, od", 3: "3 dni szkolne, od", 5: "5 dni szkolnych, od", 22: "22 dni szkolne, od"},
		"ar": {1: "يوم دراسي واحد،", 2: "يومان دراسيان،", 5: "5 أيام دراسية،", 30: "30 يومًا دراسيًا،"},
	} {
		o := render.Options{}
		if tag != "" {
			files, err := translation.Drafts(tag)
			if err != nil {
				t.Fatal(err)
			}
			if o.Translation, err = translation.Join(tag, files...); err != nil {
				t.Fatal(err)
			}
		}
		for n, words := range want {
			notice := new(documents.OffSiteDirectionNotice)
			notice.Placement.Days = apdocs.NewCount(n)
			english, err := apdocs.Outlined(notice)
			if err != nil {
				t.Fatal(err)
			}
			outline, _ := english.Translated(o.Translation)
			source, said := render.Source{Outline: outline, Record: notice, To: &apdocs.Addressee{}}, 0
			for _, text := range outline.Texts() {
				if strings.Contains(source.Fill(text.Text), words) {
					said++
				}
			}
			if said < 2 {
				t.Errorf("%q, %d days: %d texts, for parent and pupil, say %q", tag, n, said, words)
			}
		}
	}
	if got := render.SayNumber(nil, "{filled} of {all} sessions {filled: one=is; other=are} filled.", "filled", "1",
		"all", strconv.Itoa(10)); got != "1 of 10 sessions is filled." {
		t.Error(got)
	}
}
