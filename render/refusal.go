package render

import (
	"errors"
	"fmt"

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

// Refusals are the errors of a writer that cannot write several answers of a record. errors.As finds
// the first; [Refused] returns all.
type Refusals []*Refusal

func (r Refusals) Error() string {
	return fmt.Sprintf("%v; and %d more of its answers", r[0], len(r)-1)
}

// Unwrap returns each of the refusals.
func (r Refusals) Unwrap() (all []error) {
	for _, one := range r {
		all = append(all, one)
	}
	return all
}

// Add adds a refusal, unless there is one of the same answer. An answer is printed in several
// places, and the first is the one with its path.
func (r *Refusals) Add(one *Refusal) {
	for _, before := range *r {
		if before.Path == one.Path && before.Label == one.Label || one.Path == "" && before.Err.Error() == one.Err.Error() {
			return
		}
	}
	*r = append(*r, one)
}

// Err returns the refusals as an error: nil if there are none, and a single one as it is.
func (r Refusals) Err() error {
	switch len(r) {
	case 0:
		return nil
	case 1:
		return r[0]
	}
	return r
}

// Refused returns all the answers that the error of a writer is about: none if it is another error.
func Refused(err error) Refusals {
	var all Refusals
	var one *Refusal
	switch {
	case errors.As(err, &all):
		return all
	case errors.As(err, &one):
		return Refusals{one}
	}
	return nil
}

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
