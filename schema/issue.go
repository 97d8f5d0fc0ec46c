package schema

import (
	"errors"
	"io"

	"github.com/apdocs/forms/apdocs"
)

// An Encoder writes a record as a document, as the encoders of packages
// render/pdf and render/docx do.
type Encoder interface {
	Encode(w io.Writer, f apdocs.Form) error
}

// Issue checks a record and, where no error is found that it does not override,
// writes the document. It is the safe way to make a document that is meant to be
// signed, sent or kept: nothing is written of a record that is not whole.
//
// The problems are what the office should know of all the same, warnings and what
// the record overrides. Where there are errors, the error is a [Problems] of
// those alone. A draft is not issued: Options.Draft is an error, and a draft is
// written by the encoder itself.
func Issue(w io.Writer, f apdocs.Form, to Encoder, o *Options) (Problems, error) {
	if o.or().Draft {
		return nil, errors.New("issue a document: a draft is not issued; encode it marked as a draft")
	}
	problems := Check(f, o)
	if wrong := problems.Errors(); len(wrong) > 0 {
		return problems, wrong
	}
	return problems, to.Encode(w, f)
}
