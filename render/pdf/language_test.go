package pdf

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/internal/words"
	"github.com/apdocs/forms/render/pdf/internal/dump"
	"github.com/apdocs/forms/render/translation"
)

// latin is a run of letters as only English, or an answer, has it: the pseudo-language has an
// accent on every letter.
var latin = regexp.MustCompile(`[A-Za-z]+`)

// tried are the forms whose computed sentences are all listed in Layout.Computed. Add a form when its
// layout lists them.
var tried = []string{
	"full-time-agreement", "part-time-agreement", "commissioning-agreement", "quality-checklist", "progress-visit",
	"placement-evaluation", "commissioning-considerations", "commissioning-checklist", "off-site-direction-notice",
	"sixth-day-notice", "review-invitation", "review-outcome",
}

// TestPseudoLanguage makes the documents of every form in a language that is English with an accent
// on every letter. A word without one on a page is either from the record or the settings, or it
// does not follow the language.
func TestPseudoLanguage(t *testing.T) {
	in, err := translation.Pseudo(documents.All()...)
	if err != nil {
		t.Fatal(err)
	}
	org := organisation(t)
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(tried, o.Name) {
			continue
		}
		t.Run(o.Name, func(t *testing.T) {
			t.Parallel()
			for _, s := range samples(t, o) {
				for _, options := range []render.Options{
					{}, {Draft: true}, {LargePrint: true}, {Rendition: render.Blank}, {Fillable: true},
					{Rendition: render.Blank, LargePrint: true},
				} {
					options.Translation, options.Organisation = in, org
					follows(t, &options, s.record)
				}
			}
			for _, p := range o.Parties() {
				follows(t, &render.Options{Translation: in, Rendition: render.Blank, Party: p}, o.New())
			}
		})
	}
}

// follows reports the words of a record's documents that are in English but no answers.
func follows(t *testing.T, o *render.Options, record apdocs.Form) {
	t.Helper()
	given, err := json.Marshal([]any{record, o.Organisation})
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]bool{"SHA": true, "UTC": true, "R": true, "am": true, "pm": true, "v": true,
		"Pat": true, "Example": true, "Road": true, "Sampletown": true}
	add := func(text string) {
		for _, w := range latin.FindAllString(text, -1) {
			answers[w] = true
		}
	}
	add(strings.NewReplacer(`\n`, " ", `\t`, " ").Replace(string(given)))
	if ruled, ok := record.(apdocs.Ruled); ok {
		for _, rule := range ruled.Rules() { // a rule that was not kept is stated in English
			add(rule.Summary)
		}
	}
	to := anybody(o, record)
	if to != nil && to.Authority {
		return
	}
	var file, word bytes.Buffer
	if err := NewEncoder(o).EncodeTo(&file, record, to); err != nil {
		t.Fatal(err)
	}
	if err := docx.NewEncoder(o).EncodeTo(&word, record, to); err != nil {
		t.Fatal(err)
	}
	pieces, err := dump.Words(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, w := range pieces {
		texts = append(texts, w.Text)
	}
	said, err := words.Words(word.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for kind, all := range map[string][]string{"PDF": texts, "Word": said} {
		english := map[string]bool{}
		for _, text := range all {
			for _, w := range latin.FindAllString(text, -1) {
				if !answers[w] && !english[w] && !part(answers, w) {
					english[w] = true
					t.Errorf("%+v, %s: %q in %q", how(o), kind, w, strings.TrimSpace(text))
				}
			}
		}
	}
}

// part reports whether w is a part of a long word of an answer, which a line broke.
func part(answers map[string]bool, w string) bool {
	for answer := range answers {
		if len(answer) > 9 && answer != w && strings.Contains(answer, w) {
			return true
		}
	}
	return false
}

// how names the options of a document in messages.
func how(o *render.Options) string {
	return strings.TrimSpace(strings.Join([]string{
		map[bool]string{true: "draft"}[o.Draft], map[bool]string{true: "large"}[o.LargePrint],
		map[bool]string{true: "blank"}[o.Rendition == render.Blank], map[bool]string{true: "fillable"}[o.Fillable],
		string(o.Party),
	}, " "))
}
