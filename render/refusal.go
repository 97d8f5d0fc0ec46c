package render

// A Refusal is the error of a writer that cannot write one answer of a record: a
// character for which a document has no place, or a line too many for the window
// of an envelope. A program that takes records from others answers it as a fault of
// the record (HTTP status 422), not of the writer.
//
//	var refused *render.Refusal
//	if errors.As(err, &refused) { … refused.Path, refused.Label … }
type Refusal struct {
	Path  string // of the answer in the record: "reviews.0.targets.1.target"; "" where it is no single one
	Label string // what the form calls it, after its rows: "Review 1, Target 2, Target"
	Err   error  // why; it does not hold the answer
}

func (r *Refusal) Error() string { return r.Label + ": " + r.Err.Error() }

// Unwrap is why the answer was refused.
func (r *Refusal) Unwrap() error { return r.Err }
