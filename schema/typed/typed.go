// Package typed reads answers as people type them: "Yes" for yes, 9.15am for
// 09:15, 12/11/2026 for 12 November 2026, £12.50 for 1250 pence.
//
// It is for text from outside: records that somebody wrote by hand, returned forms
// and spreadsheets. [Answer.Read] accepts a text that can mean one thing only,
// gives the value as a record keeps it, and says how the text was read, so that
// nothing is changed in silence. A text that can mean two things is an error which
// shows how to write it. Neither notes nor errors hold anything of the text.
//
// Texts of any wording (names, addresses, comments) are given back as they are,
// down to the last space. The records that programs write are strict; package
// schema reads answers this way only where its Options.Typed asks for it.
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

// An Answer says what kind of answer a text is to be read as.
type Answer struct {
	Kind    apdocs.Kind
	Choices []apdocs.Choice // of a choice, a yes-or-no question or a rating
}

// Of is the kind of answer that a question of a form wants.
func Of(f *apdocs.Field) Answer { return Answer{f.Kind, f.Choices} }

// A Reading is an answer as it was read.
type Reading struct {
	Value    any             // as JSON keeps it: a string, or a json.Number; nil for no answer
	Note     string          // how it was read, to be shown after the label; "" where it is as records keep it
	Severity apdocs.Severity // of the note: a warning where the text may have been meant otherwise
}

// MaxText is how many bytes a text may have to be read as anything but a text.
const MaxText = 200

// Read reads a text. The error says what to write instead, to be shown after the
// label of the question.
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

// simple is a text in lower case without what people do not see or mean: spaces
// around it and repeated ones, marks that are not printed, and the many dashes and
// quotation marks of word processors.
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

// choice reads one of the choices by its value or its label, in any case.
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
	return Reading{Value: found, Note: "is read as the choice that it names; records keep " + alternatives(choices)}, nil
}

// names reports whether the words name the choice.
func names(words string, c apdocs.Choice) bool {
	if words == simple(c.Value) || words == simple(c.Label) {
		return true
	}
	switch c.Value {
	case string(apdocs.Yes):
		return words == "y"
	case string(apdocs.No):
		return words == "n"
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

// Either joins words as a sentence offers them: "mid or end".
func Either(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// rating reads a rating by its points, its words, or both where they agree.
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
