package schema

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// A Problem is one thing that is wrong with a record, in words for whoever
// filled it in. It never holds a value of the record.
type Problem struct {
	Rule       string          `json:"rule"`             // "required", "format" …, or the id of the form's own rule, "R17"
	Line       int             `json:"line,omitempty"`   // of the text that was read, from 1; 0 where there is none
	Path       string          `json:"path"`             // of the answer, with rows from 0: "objectives.0.aim"
	Also       []string        `json:"also,omitempty"`   // paths of other answers of which the same is true, from the same cause
	Label      string          `json:"label"`            // as printed, with the row: "Objective 1, Original objective"
	Severity   apdocs.Severity `json:"severity"`         //
	Text       string          `json:"text"`             // what is wrong or what to do, to be read after the label
	Source     string          `json:"source,omitempty"` // of the form's own rule: the policy, law or form that says so
	Overridden bool            `json:"overridden"`       // the record says why the rule is not kept
}

// String is the problem in one line: where it is, by line, path and label, and
// what to do: `line 9, visit.date, “Date of visit”: enter a date such as 2026-03-25`.
func (p Problem) String() string {
	line, overridden := "", ""
	if p.Line > 0 {
		line = fmt.Sprintf("line %d, ", p.Line)
	}
	if p.Overridden {
		overridden = " (overridden in the record)"
	}
	return line + apdocs.Whereabouts(p.Path, p.Label) + ": " + p.Text + overridden
}

// Problems is all that is wrong with a record, in the order of the form: the
// envelope first, then the questions as they are printed, row by row.
type Problems []Problem

// Error is the problems in words, one line each.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// Errors are the problems that stop a document from being issued: those of the
// severity error that the record does not override.
func (p Problems) Errors() Problems {
	var out Problems
	for _, one := range p {
		if one.Severity == apdocs.Error && !one.Overridden {
			out = append(out, one)
		}
	}
	return out
}

// MarshalJSON writes a list, which is empty and not null where nothing is wrong.
func (p Problems) MarshalJSON() ([]byte, error) { return json.Marshal(append([]Problem{}, p...)) }
