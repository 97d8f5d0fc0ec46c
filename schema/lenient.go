package schema

import (
	"encoding/json"
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/typed"
)

// RuleTyped is the rule of a problem that says how an answer was read which is not
// written as records keep it. It is never an error.
const RuleTyped = "typed"

// readTyped reads the answers of a record as people type them, puts those that can
// mean one thing only into the record as it keeps them, and says of each how it was
// read. The others stay, so that the schema refuses them.
func (t *tree) readTyped() Problems {
	r := typedReader{compiled: t.draft}
	r.read(t.record, t.draft.doc, nil)
	return r.notes
}

type typedReader struct {
	*compiled
	notes Problems
}

// read is the value as the record keeps it.
func (r *typedReader) read(v any, node map[string]any, path []string) any {
	path = path[:len(path):len(path)]
	switch v := v.(type) {
	case map[string]any:
		known, _ := node["properties"].(map[string]any)
		for key, member := range v {
			if child, ok := known[key].(map[string]any); ok {
				v[key] = r.read(member, child, append(path, key))
			}
		}
	case []any:
		if items, ok := node["items"].(map[string]any); ok {
			for i, row := range v {
				v[i] = r.read(row, items, append(path, strconv.Itoa(i)))
			}
		}
	case string:
		return r.answer(v, node, path)
	}
	return v
}

func (r *typedReader) answer(text string, node map[string]any, path []string) any {
	a, ok := answerOf(node)
	if !ok || len(r.notes) >= MaxProblems {
		return text
	}
	reading, err := a.Read(text)
	if err != nil || reading.Value == nil {
		return text
	}
	if _, number := reading.Value.(json.Number); number && reading.Note == "" {
		reading.Note = "is read as a number; records keep it without quotation marks"
	}
	if reading.Note != "" {
		p := r.problem(RuleTyped, path, reading.Note)
		p.Severity = reading.Severity
		r.notes = append(r.notes, p)
	}
	return reading.Value
}

// answerOf is the kind of answer that a node of a schema describes, and false where
// that is a text of any wording or no answer at all.
func answerOf(node map[string]any) (typed.Answer, bool) {
	labels, _ := node[wordLabels].([]any)
	if values, ok := node["enum"].([]any); ok {
		return typed.Answer{Kind: apdocs.KindChoice, Choices: choicesOf(values, labels)}, true
	}
	switch node["format"] {
	case "date":
		return typed.Answer{Kind: apdocs.KindDate}, true
	case "date-time":
		return typed.Answer{Kind: apdocs.KindMoment}, true
	}
	if node["pattern"] == clockPattern {
		return typed.Answer{Kind: apdocs.KindClock}, true
	}
	if node["type"] != "integer" {
		return typed.Answer{}, false
	}
	switch node[wordKind] {
	case "rating":
		values := make([]any, len(labels))
		for i := range values {
			values[i] = strconv.Itoa(i + 1)
		}
		return typed.Answer{Kind: apdocs.KindRating, Choices: choicesOf(values, labels)}, true
	case "money":
		return typed.Answer{Kind: apdocs.KindMoney}, true
	case "percent":
		return typed.Answer{Kind: apdocs.KindPercent}, true
	}
	return typed.Answer{Kind: apdocs.KindCount}, true
}

func choicesOf(values, labels []any) []apdocs.Choice {
	choices := make([]apdocs.Choice, len(values))
	for i, v := range values {
		choices[i].Value, _ = v.(string)
		if i < len(labels) {
			choices[i].Label, _ = labels[i].(string)
		}
	}
	return choices
}

// refused says what is wrong with a text where the schema wants what the node
// describes. In general that is the sentence of the schema; of a date that there is
// not, or an answer that can mean two things, more is known.
func refused(node map[string]any, text, sentence string) string {
	a, ok := answerOf(node)
	if !ok {
		return sentence
	}
	_, err := a.Read(text)
	switch a.Kind {
	case apdocs.KindCount, apdocs.KindPercent, apdocs.KindRating:
		if err == nil {
			return sentence + ", without quotation marks"
		}
	case apdocs.KindDate, apdocs.KindClock, apdocs.KindMoment, apdocs.KindMoney:
		if err != nil {
			return err.Error()
		}
	}
	return sentence
}
