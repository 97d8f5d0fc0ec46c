// Package protect makes copies of PDF documents that open only with a password.
//
// [PDF] reads a document, encrypts its strings and streams (package crypt: AES-256, revision 6) and
// takes the PDF/A claim out of its metadata, because PDF/A forbids encryption. A signed document is
// refused: encryption would break its signatures.
package protect

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/crypt"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// LeastPassword is the least number of characters of a password.
const LeastPassword = 8

// pdfaClaim is the PDF/A identification in XMP. PDF/A forbids encryption, so it is removed.
var pdfaClaim = regexp.MustCompile(`<pdfaid:part>[23]</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>`)

// PDF writes a copy of a document made by this module that opens only with a password, to be sent
// by e-mail: AES-256, revision 6. Screen readers may read it; nobody may change it. It stays
// PDF/UA-1 but is no longer PDF/A, and cannot be signed. The same document and password give the
// same bytes.
//
// It is an error if the password is too short or too long, or the document is signed.
func PDF(w io.Writer, document []byte, password string) error {
	out, err := protected(document, password)
	if err != nil {
		return fmt.Errorf("encrypt PDF: %w", err)
	}
	_, err = w.Write(out)
	return err
}

// CheckPassword returns why a password cannot be used: it has a character that no
// password can have, or is too short or too long. It is judged as it is after it was
// prepared by SASLprep (RFC 4013), which leaves out soft hyphens, say. The error does
// not hold the password.
func CheckPassword(password string) error {
	if !utf8.ValidString(password) {
		return errors.New("the password is not UTF-8 text")
	}
	prepared, err := crypt.Prepare(password)
	if err != nil {
		return err
	}
	if n := utf8.RuneCountInString(prepared); n < LeastPassword || len(prepared) > crypt.MostPassword {
		return fmt.Errorf("the password must have %d to %d characters", LeastPassword, crypt.MostPassword)
	}
	return nil
}

func protected(document []byte, password string) ([]byte, error) {
	if err := CheckPassword(password); err != nil {
		return nil, err
	}
	d, err := file.Read(document)
	if err != nil {
		return nil, err
	}
	form, err := acroform.Read(d)
	if err != nil {
		return nil, err
	}
	if form.AnySigned() {
		return nil, errors.New("the document has been signed, and the signature would no longer hold")
	}
	lock, err := crypt.New(document, password)
	if err != nil {
		return nil, err
	}
	replace := map[int][]byte{}
	if r, ok := d.Catalog().Ref("Metadata"); ok {
		if s := d.Stream(r); s != nil && s.Dict["Filter"] == nil {
			replace[r.Num] = pdfaClaim.ReplaceAll(s.Raw, nil)
		}
	}
	return d.Encrypted(lock.Dict, lock.Seal, replace)
}
