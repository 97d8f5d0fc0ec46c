package documents_test

import (
	"os"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// A sentence is a fixed text of a letter, with the condition on which it is printed.
type sentence struct {
	text        string
	conditional bool
}

// sentencesOf returns the fixed texts of a letter in printed order, including headings and
// the slip. A text that consists of placeholders only is not fixed.
func sentencesOf(say *apdocs.Wording) (all []sentence) {
	add := func(text string, conditional bool) {
		for _, p := range apdocs.Pieces(text) {
			if strings.Trim(p.Words, " ,.") != "" {
				all = append(all, sentence{text, conditional})
				return
			}
		}
	}
	var walk func([]apdocs.Block, bool)
	walk = func(blocks []apdocs.Block, conditional bool) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *apdocs.Section:
				inner := conditional || b.When != nil
				if b.Heading != "" {
					add(b.Heading, inner)
				}
				walk(b.Blocks, inner)
			case *apdocs.Paragraph:
				add(b.Text, conditional)
			case *apdocs.List:
				for _, item := range b.Items {
					add(item, conditional)
				}
			case *apdocs.Items:
				for _, point := range b.Points {
					walk([]apdocs.Block{point}, conditional)
				}
			}
		}
	}
	add(say.Salutation, false)
	add(say.Subject, false)
	walk(say.Blocks, false)
	add(say.Closing, false)
	if s := say.Slip; s != nil {
		add(s.Title, false)
		add(s.Text, false)
	}
	return all
}

// Every fixed sentence of every letter is listed in ../../testdata/sentences, with the
// reason why it is true of every record without errors ("always") or with the answer on
// which it depends ("when"). A sentence that is added, changed or printed on another
// condition needs an entry, and an entry without a sentence must go. The wording for the
// pupil has the same sentences on the same conditions.
func TestSentencesAreTrue(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		if o.Letter == nil {
			return
		}
		said := sentencesOf(o.Letter.Parent)
		holdSentences(t, o.Name, said)
		if o.Letter.Authority != nil {
			holdSentences(t, o.Name+"-authority", sentencesOf(o.Letter.Authority))
		}
		if o.Letter.Pupil == nil {
			return
		}
		pupil := sentencesOf(o.Letter.Pupil)
		if len(pupil) != len(said) {
			t.Fatalf("%d sentences to parents, %d to the pupil", len(said), len(pupil))
		}
		for i, s := range pupil {
			if s.conditional != said[i].conditional {
				t.Errorf("to the pupil %q is printed on another condition than %q to parents", s.text, said[i].text)
			}
		}
	})
}

// holdSentences compares the sentences of a wording with a file of lines: "always" or
// "when", the reason or the answer, and the sentence.
func holdSentences(t *testing.T, name string, said []sentence) {
	t.Helper()
	file, err := os.ReadFile("../../testdata/sentences/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	entries := strings.Split(strings.TrimSpace(string(file)), "\n")
	for i := range max(len(entries), len(said)) {
		if i >= len(said) {
			t.Fatalf("%s has %q, which the letter does not say", name, entries[i])
		}
		want := "always"
		if said[i].conditional {
			want = "when"
		}
		var kind, reason, text string
		if i < len(entries) {
			if parts := strings.SplitN(entries[i], "\t", 3); len(parts) == 3 {
				kind, reason, text = parts[0], parts[1], parts[2]
			}
		}
		if text != said[i].text || kind != want || len(reason) < len("asked") {
			t.Fatalf("%s, line %d is %q %q %q; the letter says, %s, %q", name, i+1, kind, reason, text, want, said[i].text)
		}
	}
}

// printed returns the text of a letter for a record, without its slip.
func printed(blocks []apdocs.Block, record apdocs.Form) string {
	var all []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *apdocs.Section:
			if b.When.Holds(record) {
				all = append(all, b.Heading, printed(b.Blocks, record))
			}
		case *apdocs.Paragraph:
			all = append(all, b.Text)
		case *apdocs.List:
			all = append(all, b.Items...)
		case *apdocs.Items:
			for _, point := range b.Points {
				all = append(all, printed([]apdocs.Block{point}, record))
			}
		}
	}
	return strings.Join(all, "\n")
}

// The letter says nothing about unanswered questions, and has every answer.
func TestNothingIsSaidUnanswered(t *testing.T) {
	notice := sample[documents.OffSiteDirectionNotice](t, "off-site-direction-notice")
	outcome := sample[documents.ReviewOutcome](t, "review-outcome")
	sixth := sample[documents.SixthDayNotice](t, "sixth-day-notice")
	for _, c := range []struct {
		name   string
		record apdocs.Form
		change func()
		says   string
		not    string
	}{
		{"a maintained school", notice, func() { notice.IssuedBy = documents.ByHeadteacher },
			"by or on behalf of the governing body|section 29A", "general powers"},
		{"an academy", notice, func() { notice.School.Kind = apdocs.Academy }, "general powers|The decision was made",
			"section 29A|governing body"},
		{"no plan for coming back", notice, func() {
			notice.ReturnPlan, notice.Curriculum, notice.JoinsIn = "", "",
				apdocs.No
		},
			"stays on the roll", "Coming back to school|Keeping up|clubs, events"},
		{"no meeting", notice, func() { notice.Meeting = documents.Meeting{} }, "to choose a time", "We have kept"},
		{"no authority", notice, func() { notice.LocalAuthority.Name = "" },
			"the local authority can ask for a review too", "giving this notice to the local authority"},
		{"views", outcome, func() {}, "Thank you to everybody|We listened to|The next review|can ask for a review too",
			"is over"},
		{"the parents’ views only", outcome, func() { outcome.Views.Pupil = "" }, "Thank you to everybody", "We listened to"},
		{"no views", outcome, func() { outcome.Views = apdocs.Views{} }, "On {review.date} we looked",
			"Thank you|We listened"},
		{"another route", outcome, func() { outcome.Placement.Route = apdocs.OtherRoute }, "We plan to hold the next review",
			"ask us, in writing"},
		{"a return", outcome, func() { decided(outcome, apdocs.ReturnToSchool) },
			"will come back to|back full time from that day",
			"The next review|ask for a review|will go on at"},
		{"an end", outcome, func() { decided(outcome, apdocs.EndPlacement) }, "is over|{nextStep}",
			"The next review|{changes}|not satisfied"},
		{"not safe", outcome, func() { decided(outcome, apdocs.TerminateUnsafe) }, "not satisfied that it is safe|{nextStep}",
			"The next review"},
		{"suspended", sixth, func() {}, "is suspended|governing body of|section 100|look forward", "permanently|section 19 "},
		{"suspended, by an academy", sixth, func() { sixth.School.Kind = apdocs.Academy }, "The trust that runs|section 100",
			"governing body"},
		{"excluded", sixth, func() {
			sixth.Exclusion.Kind, sixth.ArrangedBy = documents.PermanentExclusion,
				documents.ByAuthority
		},
			"is permanently excluded|section 19 ", "is suspended|section 100|look forward"},
		{"nothing else", sixth, func() { sixth.Transport, sixth.Lunch, sixth.Advice = "", "", "" }, "section 104",
			"Travel|advice|agreed to have"},
	} {
		c.change()
		checkLetter(t, c.name, c.record, strings.Split(c.says, "|"), strings.Split(c.not, "|"))
	}
}

// checkLetter checks what the letter to the parents says, and what no letter of the record says.
func checkLetter(t *testing.T, name string, record apdocs.Form, says, not []string) {
	t.Helper()
	o := outlined(t, record)
	for i, say := range []*apdocs.Wording{o.Letter.Parent, o.Letter.Pupil} {
		if say == nil {
			continue
		}
		text := printed(say.Blocks, record)
		for _, want := range says {
			if i == 0 && !strings.Contains(text, want) {
				t.Errorf("%s: the letter does not say %q", name, want)
			}
		}
		for _, unsaid := range not {
			if strings.Contains(text, unsaid) {
				t.Errorf("%s: the letter says %q", name, unsaid)
			}
		}
	}
}
