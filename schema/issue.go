package schema

import (
	"errors"
	"io"

	"github.com/apdocs/forms/apdocs"
)

// An Encoder writes a record as a document, such as those of packages render/pdf and
// render/docx.
type Encoder interface {
	Encode(w io.Writer, f apdocs.Form) error
}

// Issue checks a record and, if there are no errors other than overridden ones, writes the
// document. Use it for every document that is to be signed, sent or kept: an incomplete
// record never becomes a document.
//
// The returned problems are warnings and overridden errors, which the office should know
// about. If there are errors, nothing is written and the error is a [Problems] that
// contains them. Drafts are not issued: with Options.Draft an error is returned; use the
// encoder directly.
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
