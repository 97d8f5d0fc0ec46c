package schema

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// A Problem is one thing that is wrong with a record, described for the person who filled
// it in. It never contains a value of the record.
type Problem struct {
	Rule       string          `json:"rule"`             // "required", "format" …, or the id of the form's own rule, "R17"
	Line       int             `json:"line,omitempty"`   // of the text that was read, from 1; 0 if unknown
	Cell       string          `json:"cell,omitempty"`   // of the table that was read: "C7", "Pupils!C7"
	Path       string          `json:"path"`             // of the answer, with rows from 0: "objectives.0.aim"
	Also       []string        `json:"also,omitempty"`   // paths of other answers with the same problem
	Label      string          `json:"label"`            // as printed, with the row: "Objective 1, Original objective"
	Severity   apdocs.Severity `json:"severity"`         //
	Text       string          `json:"text"`             // what is wrong or what to do; printed after the label
	Source     string          `json:"source,omitempty"` // the policy, law or form that a rule comes from
	Overridden bool            `json:"overridden"`       // the record gives a reason for breaking the rule
}

// String returns the problem in one line, with line number or cell, path and label, such as
// `line 9, visit.date, “Date of visit”: enter a date such as 2026-03-25`.
func (p Problem) String() string {
	line, overridden := "", ""
	if p.Cell != "" {
		line = "cell " + p.Cell + ", "
	} else if p.Line > 0 {
		line = fmt.Sprintf("line %d, ", p.Line)
	}
	if p.Overridden {
		overridden = " (overridden in the record)"
	}
	return line + apdocs.Whereabouts(p.Path, p.Label) + ": " + p.Text + overridden
}

// Problems is everything that is wrong with a record, in the order of the form: first the
// envelope, then the questions as printed, row by row.
type Problems []Problem

// Error returns the problems, one on each line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// Errors returns the problems that prevent a document from being issued: those of severity
// error that the record does not override.
func (p Problems) Errors() Problems {
	var out Problems
	for _, one := range p {
		if one.Severity == apdocs.Error && !one.Overridden {
			out = append(out, one)
		}
	}
	return out
}

// MarshalJSON writes a list, which is empty rather than null if there are no problems.
func (p Problems) MarshalJSON() ([]byte, error) { return json.Marshal(append([]Problem{}, p...)) }
