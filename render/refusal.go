package render

import (
	"errors"

	"github.com/apdocs/forms/apdocs"
)

// A Refusal is the error of a writer that cannot write one answer of a record: the answer has a
// character that the document cannot show, or a letter's address has too many lines for the window
// of an envelope. The fault is in the record, not in the writer: a server answers it with HTTP
// status 422.
//
//	var refused *render.Refusal
//	if errors.As(err, &refused) { … refused.Path, refused.Label … }
type Refusal struct {
	Path  string // of the answer in the record: "reviews.0.targets.1.target"; "" if it is more than one answer
	Label string // the printed label, after the rows it is in: "Review 1, Target 2, Target"
	Err   error  // why; it does not hold the answer
}

func (r *Refusal) Error() string { return apdocs.Whereabouts(r.Path, r.Label) + ": " + r.Err.Error() }

// Unwrap returns the reason for the refusal.
func (r *Refusal) Unwrap() error { return r.Err }

// CheckValues returns a [Refusal] if the record holds a value that no answer can have: a
// choice that is none of the question’s, a rating of 9, an impossible date. A program
// can put such values into a struct; records read from JSON never have them.
func CheckValues(f apdocs.Form) error {
	err := apdocs.CheckValues(f)
	var wrong *apdocs.ValueError
	if errors.As(err, &wrong) {
		return &Refusal{Path: wrong.Path, Label: wrong.Label, Err: errors.New(wrong.Text)}
	}
	return err
}
