// Package typed reads answers as people type them: "Yes" for yes, 9.15am for 09:15,
// 12/11/2026 for 12 November 2026, £12.50 for 1250 pence.
//
// It is for input from people: records written by hand, returned forms and spreadsheets.
// [Answer.Read] accepts text that has only one meaning, returns the value as a record
// stores it, and says how the text was read, so that nothing is changed silently. For text
// with two meanings, the error shows how to write it. Neither notes nor errors contain any
// of the text.
//
// Free text (names, addresses, comments) is returned unchanged, including spaces at its
// end. Records written by programs are read strictly; package schema uses this package
// only if Options.Typed is set.
package typed

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/apdocs/forms/apdocs"
)

// An Answer is the kind of answer that a text is read as.
type Answer struct {
	Kind    apdocs.Kind
	Choices []apdocs.Choice // of a choice, a yes-or-no question or a rating
}

// Of returns the kind of answer to a question of a form.
func Of(f *apdocs.Field) Answer { return Answer{f.Kind, f.Choices} }

// A Reading is the result of reading an answer.
type Reading struct {
	Value    any             // as in JSON: a string or a json.Number; nil for no answer
	Note     string          // how it was read, to be shown after the label; "" where it is as records keep it
	Severity apdocs.Severity // of the note: a warning if the text may have been meant differently
}

// MaxText is the greatest length in bytes of an answer other than free text.
const MaxText = 200

// Read reads a text. The error says what to write instead, to be printed after the label
// of the question.
func (a Answer) Read(text string) (Reading, error) {
	switch a.Kind {
	case apdocs.KindText, apdocs.KindLongText, apdocs.KindAddress:
		if apdocs.IsBlank(text) {
			return Reading{}, nil
		}
		return Reading{Value: text}, nil
	}
	if apdocs.IsBlank(text) {
		return Reading{}, nil
	}
	var r Reading
	var err error
	words := ""
	if len(text) <= MaxText {
		words = simple(text)
	}
	switch a.Kind {
	case apdocs.KindDate:
		r, err = date(words)
	case apdocs.KindClock:
		r, err = clock(words)
	case apdocs.KindMoment:
		r, err = moment(words)
	case apdocs.KindCount:
		r, err = count(words)
	case apdocs.KindPercent:
		r, err = percent(words)
	case apdocs.KindMoney:
		r, err = money(words)
	case apdocs.KindChoice, apdocs.KindYesNo:
		r, err = choice(text, words, a.Choices)
	case apdocs.KindRating:
		r, err = rating(words, a.Choices)
	default:
		return Reading{}, errors.New("cannot be read from a text")
	}
	if err != nil {
		return Reading{}, err
	}
	if fmt.Sprint(r.Value) == text {
		r.Note, r.Severity = "", apdocs.Information
	}
	return r, nil
}

// simple returns the text in lower case, with single spaces, without invisible characters,
// and with plain dashes and quotation marks instead of those of word processors.
func simple(text string) string {
	var b strings.Builder
	space := false
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.Is(unicode.Cf, r):
			continue
		case unicode.Is(unicode.Pd, r) || r == '\u2212':
			r = '-'
		case r == '‘' || r == '’':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// choice reads one of the choices by its value or label, ignoring case.
func choice(text, words string, choices []apdocs.Choice) (Reading, error) {
	words = strings.TrimSuffix(words, ".")
	if slices.ContainsFunc(choices, func(c apdocs.Choice) bool { return c.Value == text }) {
		return Reading{Value: text}, nil
	}
	found := ""
	for _, c := range choices {
		if !names(words, c) {
			continue
		}
		if found != "" && found != c.Value {
			return Reading{}, errors.New("names two of the choices; choose " + alternatives(choices))
		}
		found = c.Value
	}
	if found == "" {
		return Reading{}, errors.New("choose " + alternatives(choices))
	}
	r := Reading{Value: found, Note: "is read as the choice that it names; records keep " + alternatives(choices)}
	if words == "false" {
		r.Note, r.Severity = "is read as no; where it is a tick box that nobody has touched, it is no answer: clear it",
			apdocs.Warning
	}
	return r, nil
}

// names reports whether the words name the choice.
func names(words string, c apdocs.Choice) bool {
	if words == simple(c.Value) || words == simple(c.Label) {
		return true
	}
	switch c.Value {
	case string(apdocs.Yes):
		return words == "y" || words == "true"
	case string(apdocs.No):
		return words == "n" || words == "false"
	case string(apdocs.NotApplicable):
		return words == "n/a" || words == "n.a" || words == "na"
	}
	return false
}

func alternatives(choices []apdocs.Choice) string {
	values := make([]string, len(choices))
	for i, c := range choices {
		values[i] = c.Value
	}
	return Either(values)
}

// Either joins words into a list for a sentence: "mid or end". They are in quotation marks if one of them
// has a comma or "or" itself, so that it shows where each ends.
func Either(words []string) string {
	joined := func(w string) bool { return strings.Contains(w, ", ") || strings.Contains(w, " or ") }
	if slices.ContainsFunc(words, joined) {
		words = slices.Clone(words)
		for i, w := range words {
			if !strings.HasPrefix(w, "“") {
				words[i] = "“" + w + "”"
			}
		}
	}
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// rating reads a rating by its points, its label, or both if they agree.
func rating(words string, choices []apdocs.Choice) (Reading, error) {
	points, rest := words, ""
	if at := strings.IndexAny(words, " -:=("); at > 0 {
		points, rest = words[:at], strings.Trim(words[at:], " -:=()")
	}
	for _, c := range choices {
		label := simple(c.Label)
		if words == label || points == c.Value && (rest == "" || rest == label) {
			note := fmt.Sprintf("is read as the rating that it names; records keep 1 to %d", len(choices))
			return Reading{Value: json.Number(c.Value), Note: note}, nil
		}
	}
	return Reading{}, fmt.Errorf("choose 1 to %d", len(choices))
}
