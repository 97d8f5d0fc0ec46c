package documents_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// Letters to parents must be easy to read: short sentences, and words that most
// eleven-year-olds know. The measure is the Flesch–Kincaid grade, in American school
// years, which start at age six.
const (
	mostWords = 25
	mostGrade = 11 - 5
)

// TestLettersArePlain checks every letter in all wordings, including conditional text.
// Only our own sentences count: a name is one short word, and the title of an Act reads
// "the law". Paragraphs written by the school do not count.
func TestLettersArePlain(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		if o.Letter == nil {
			return
		}
		var words, sentences, syllables int
		texts := 0
		for _, line := range lettersOf(o) {
			kind, text, _ := strings.Cut(line, "\t")
			text = legalTitle.ReplaceAllString(answered(o, text), "the law")
			prose := strings.HasPrefix(kind, "text") && strings.ContainsAny(text, ".?")
			for _, sentence := range sentencesIn(text) {
				n := len(strings.Fields(sentence))
				if n > mostWords {
					t.Errorf("%d words: %s", n, sentence)
				}
				if prose {
					words, sentences, syllables = words+n, sentences+1, syllables+syllablesIn(sentence)
				}
			}
			texts++
		}
		grade := 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
		t.Logf("%d texts, %d sentences, %.1f words each, grade %.1f", texts, sentences, float64(words)/float64(sentences),
			grade)
		if grade > mostGrade {
			t.Errorf("reads at grade %.1f, which is age %.0f", grade, grade+5)
		}
	})
}

// Every wording has the five things that a notice must contain, with their answers (R03),
// the offer to meet, and what signing means.
func TestNoticeContains(t *testing.T) {
	o := outlined(t, new(documents.OffSiteDirectionNotice))
	for i, say := range []*apdocs.Wording{o.Letter.Parent, o.Letter.Pupil} {
		l := lister{}
		l.blocks(say.Blocks)
		l.add("slip", say.Slip.Text)
		text := strings.Join(l.lines, "\n")
		for _, want := range []string{
			"{provider.address}", "{reportTo.name}", "for {placement.days: one=# school day; other=# school days}, from",
			"{placement.reason}", "{aim}",
			"Timetable\t", "We would like to meet you", "not mean that I agree or disagree",
			"We will send you a written invitation at least six days before", "not a suspension and it is not an exclusion",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("wording %d lacks %q", i, want)
			}
		}
		if i == 1 && strings.Contains(text, "{pupil.") {
			t.Error("the pupil is spoken of in a letter to the pupil")
		}
	}
}

func lettersOf(o *apdocs.Outline) []string {
	l := lister{}
	l.letter(o.Letter)
	return l.lines
}

// answered replaces the placeholders in a text by sample answers. A text that is only a
// placeholder gives "".
func answered(o *apdocs.Outline, text string) string {
	var b strings.Builder
	own := false
	for _, piece := range apdocs.Pieces(text) {
		b.WriteString(piece.Words + piece.Before)
		own = own || piece.Words != ""
		if len(piece.Names) > 0 {
			b.WriteString(usual(o, piece.Names[0]))
		}
	}
	if !own {
		return ""
	}
	return b.String()
}

func usual(o *apdocs.Outline, name string) string {
	if f := o.Field(name); f != nil {
		switch f.Kind {
		case apdocs.KindDate:
			return "9 November 2026"
		case apdocs.KindCount:
			return "30"
		case apdocs.KindClock:
			return "9.15am"
		case apdocs.KindAddress:
			return "1 Long Road"
		}
	}
	if strings.HasSuffix(name, "phone") {
		return "01632 960101"
	}
	return "Sam"
}

// legalTitle matches a section of an Act as named in a letter.
var legalTitle = regexp.MustCompile(`section [0-9]+[A-Z]* of the [A-Z][A-Za-z ]* Act [0-9]{4}`)

var sentenceEnd = regexp.MustCompile(`[.?!:](\s+|$)`)

func sentencesIn(text string) (sentences []string) {
	for _, s := range sentenceEnd.Split(text, -1) {
		if s = strings.TrimSpace(s); s != "" {
			sentences = append(sentences, s)
		}
	}
	return sentences
}

var (
	vowels   = regexp.MustCompile(`[aeiouy]+`)
	silentE  = regexp.MustCompile(`([^aeiouyl]e|[^aeiouytd]ed|[^aeiouyszcxh]es)$`)
	notWords = regexp.MustCompile(`[^a-z]+`)
)

// syllablesIn counts groups of vowels, ignoring a silent e at the end. A number is one
// syllable.
func syllablesIn(sentence string) (n int) {
	for _, word := range strings.Fields(strings.ToLower(sentence)) {
		word = notWords.ReplaceAllString(word, "")
		count := len(vowels.FindAllString(word, -1))
		if count > 1 && silentE.MatchString(word) {
			count--
		}
		n += max(count, 1)
	}
	return n
}

// TestSyllables checks the count for words of which the number of syllables is clear.
func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"school": 1, "letter": 2, "notice": 2, "invitation": 4, "agree": 2, "planned": 1, "wanted": 2, "table": 2,
		"times": 1, "places": 2, "review": 2, "authority": 4, "30": 1, "reached": 1, "people": 2, "exclusion": 3,
	} {
		if got := syllablesIn(word); got != want {
			t.Errorf("%q has %d syllables, not %d", word, got, want)
		}
	}
}
