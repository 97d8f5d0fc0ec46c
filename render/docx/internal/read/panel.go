package read

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/docx/internal/control"
)

// panels adds the answers that a completed document prints in the sentences below the figures of a panel only,
// such as the score of the last evaluation in "from 93 on 12 November 2026". A sentence is found below the
// label of its figure.
func (a *answers) panels(blocks []apdocs.Block) {
	for _, b := range blocks {
		if p, ok := b.(*apdocs.Panel); ok {
			for _, f := range p.Figures {
				if len(p.Fields) > 0 {
					a.sentence(f, a.sentences(p, f))
				}
			}
		}
		_, within, _ := apdocs.Inside(b)
		a.panels(within)
	}
}

// sentence reads the sentence below the label of a figure.
func (a *answers) sentence(f *apdocs.Field, known []line) {
	label := words(f.Question.Label)
	for at := range a.Paragraphs {
		if words(a.Paragraphs[at].Text()) != label {
			continue
		}
		for _, p := range a.Paragraphs[at+1 : min(at+3, len(a.Paragraphs))] { // the figure, if there is one, and the sentence
			if a.matched(known, p.Text()) {
				return
			}
		}
	}
}

// matched adds the answers in a sentence if it is one of those known.
func (a *answers) matched(known []line, text string) bool {
	for _, l := range known {
		found, ok := l.match(text, words(text))
		if !ok {
			continue
		}
		places := slices.DeleteFunc(slices.Clone(l.parts), func(p printedPart) bool { return p.text != "" })
		for i, text := range found {
			a.add(places[i].spot, text)
		}
		return true
	}
	return false
}

// nameInText matches the name of an answer in printed text.
var nameInText = regexp.MustCompile(`\{([A-Za-z.]+)\}`)

// sentences returns the sentences that a figure can have, with the places of the panel's answers in them: those
// with most places first. They are computed from records that differ in which of the answers they have, and
// in their ratings.
func (a *answers) sentences(p *apdocs.Panel, f *apdocs.Field) (all []line) {
	seen := map[string]bool{}
	for some := 1; some < 1<<len(p.Fields); some++ {
		for _, rating := range []apdocs.Rating{0, apdocs.StronglyDisagree, apdocs.NotSure, apdocs.StronglyAgree} {
			note := f.Compute(a.probe(p, some, rating)).Note
			if note == "" || seen[note] {
				continue
			}
			seen[note] = true
			if l, ok := a.lineOf(note, p); ok {
				all = append(all, l)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b line) int { return len(b.parts) - len(a.parts) })
	return all
}

// probe returns a record with the same rating everywhere and some answers of the panel, one for each bit.
func (a *answers) probe(p *apdocs.Panel, some int, rating apdocs.Rating) apdocs.Form {
	const middle = 75 // of a score
	record := a.Outline.New()
	for _, f := range a.Outline.Fields {
		if f.Kind == apdocs.KindRating && !strings.Contains(f.Name, "[]") {
			*f.Pointer(record, apdocs.At{}).(*apdocs.Rating) = rating
		}
	}
	for i, f := range p.Fields {
		if some&(1<<i) == 0 {
			continue
		}
		switch v := f.Pointer(record, apdocs.At{}).(type) {
		case *apdocs.Date:
			*v = apdocs.NewDate(2000, time.January, 1)
		case *apdocs.Count:
			*v = apdocs.NewCount(middle)
		}
	}
	return record
}

// lineOf returns a printed sentence with places for the panel's answers that it names. ok is false if it names
// none, or anything else.
func (a *answers) lineOf(note string, p *apdocs.Panel) (l line, ok bool) {
	at := 0
	for _, m := range nameInText.FindAllStringSubmatchIndex(note, -1) {
		f := a.Outline.Field(note[m[2]:m[3]])
		if f == nil || !slices.Contains(p.Fields, f) {
			return l, false
		}
		place := control.Place{Question: control.Question{Field: f}}
		l.parts = append(l.parts, printedPart{text: note[at:m[0]]}, printedPart{spot: &spot{Place: place}})
		at = m[1]
		ok = true
	}
	l.parts = append(l.parts, printedPart{text: note[at:]})
	l.parts = slices.DeleteFunc(l.parts, func(p printedPart) bool { return p.spot == nil && p.text == "" })
	l.normalise()
	return l, ok
}
