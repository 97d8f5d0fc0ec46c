package schema

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/typed"
)

// unmatched is the message about a keyword that has no message of its own. A test checks
// that built-in forms never give it; a form of somebody's own may.
const unmatched = "has an answer that does not fit this question"

// sentence returns what is wrong if a keyword of the schema node fails, to be printed
// after the label, and the rule that is broken.
func sentence(o *apdocs.Outline, node map[string]any, keyword string, path []string) (rule, text string) {
	if len(path) == 1 && path[0] == "version" && keyword == "maximum" {
		return "version", fmt.Sprintf("is newer than this program knows, which is version %d; it needs a newer program",
			o.Version)
	}
	if len(path) == 1 && path[0] == "version" && keyword == "minimum" {
		return "range", fmt.Sprintf("is no version of this form; the newest is %d, which need not be said", o.Version)
	}
	switch keyword {
	case "required", "minItems", "minLength":
		return "required", lacking(node)
	case "type":
		return "type", expected(o, node)
	case "format", "pattern":
		return "format", expected(o, node)
	case "enum", "const":
		return "choice", expected(o, node)
	case "minimum", "maximum":
		return "range", expected(o, node)
	case "maxLength":
		return "length", fmt.Sprintf("is longer than %v characters; shorten it", node["maxLength"])
	case "maxItems":
		return "length", fmt.Sprintf("has more than %v rows; divide it among several records", node["maxItems"])
	}
	return keyword, unmatched
}

func lacking(node map[string]any) string {
	if n, ok := node["minItems"].(float64); ok && n == 1 {
		return "needs at least one row"
	} else if ok {
		return fmt.Sprintf("needs at least %v rows", n)
	}
	return "is required"
}

// expected says what to enter.
func expected(o *apdocs.Outline, node map[string]any) string {
	if name, ok := node["const"].(string); ok && name == o.Name {
		return "is another form than " + name
	}
	if values, ok := node["enum"].([]any); ok {
		return "choose " + alternatives(values)
	}
	switch node["type"] {
	case "string":
		return expectedText(node)
	case "integer":
		return expectedNumber(node)
	case "number":
		return "enter a number"
	case "boolean":
		return "enter true or false, without quotation marks"
	case "array":
		return "is a list; write its rows in [ ]"
	case "object":
		return "has several answers; write them with their names in { }"
	}
	return unmatched
}

func expectedText(node map[string]any) string {
	switch node["format"] {
	case "date":
		return "enter a date such as 2026-03-25"
	case "date-time":
		return "enter a date and time such as 2026-03-25T15:30:00Z"
	case "email":
		return "enter an e-mail address such as office@school.example"
	}
	switch node["pattern"] {
	case clockPattern:
		return "enter a time such as 09:15"
	case referencePattern:
		return "use 1 to 30 letters A to Z, figures, full stops, hyphens and underscores, beginning with a letter or figure"
	case hashPattern:
		return "enter 64 figures and letters a to f"
	case colourPattern:
		return "write it as # and six figures or letters A to F, such as #0B5566"
	case linePattern:
		return "write the answer as one line of text, in quotation marks"
	}
	return "write the answer as text, in quotation marks"
}

func expectedNumber(node map[string]any) string {
	low, high := figures(node["minimum"]), figures(node["maximum"])
	switch node[wordKind] {
	case "rating":
		return fmt.Sprintf("choose %s to %s", low, high)
	case "money":
		return fmt.Sprintf("enter the sum in whole pence, such as 1250 for £12.50, from %s to %s", low, high)
	}
	switch {
	case low == "" || high == "":
		return "enter a whole number"
	case low == high:
		return "enter " + low
	}
	return fmt.Sprintf("enter a whole number from %s to %s", low, high)
}

func figures(v any) string {
	n, ok := v.(float64)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%.0f", n)
}

func alternatives(values []any) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = fmt.Sprint(v)
	}
	return typed.Either(words)
}
