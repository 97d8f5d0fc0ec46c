package schema

import (
	"encoding/json"
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/typed"
)

// RuleTyped is the rule of a problem that says how an answer was read that is not written
// as in a record. Its severity is never Error.
const RuleTyped = "typed"

// readTyped reads the answers of a record as people type them. Answers with only one
// possible meaning are converted, and for each it returns a problem that says how it was
// read. Other answers are left unchanged and so are rejected by the schema.
func (t *tree) readTyped() Problems {
	r := typedReader{compiled: t.draft}
	r.read(t.record, t.draft.doc, nil)
	return r.notes
}

type typedReader struct {
	*compiled
	notes Problems
}

// read returns the value as the record stores it.
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

// answerOf returns the kind of answer that a schema node describes. It returns false for
// free text and for what is no answer.
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

// refused returns the message about a text that does not fit the node. Usually that is
// sentence, the message of the schema. It is more specific for a date that does not exist
// and for an answer with two possible meanings.
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
