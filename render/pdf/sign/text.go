package sign

import (
	"errors"
	"strings"

	"github.com/apdocs/forms/render/internal/printable"
	"github.com/apdocs/forms/render/pdf/internal/certificate"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// A TextError is the error of a text in [Options] that cannot be printed or is too long for the
// signature field. It never contains the text.
type TextError struct {
	Field string // of Options: "Name", "Role", "Reason" or "PictureText"
	Err   error  // a predicate, such as "is too long"
}

func (e *TextError) Error() string { return e.Field + " " + e.Err.Error() }

func (e *TextError) Unwrap() error { return e.Err }

// Signer returns the signer's name as printed: Name, or if that is blank the name in the
// certificate. Each run of white space becomes a single space.
func (o *Options) Signer() string {
	if name := oneLine(o.Name); name != "" || len(o.Chain) == 0 {
		return name
	}
	return certificate.Name(o.Chain[0])
}

// oneLine returns text with each run of white space as one space, and none at its ends.
func oneLine(s string) string {
	if certificate.Plain(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// texts are the texts of the options as printed.
type texts struct {
	name, role, reason string
	fromCertificate    bool // the name is from the certificate
	picture            string
}

// read reads the texts from the options. The error is a [*TextError].
func (t *texts) read(o *Options) (err error) {
	t.fromCertificate = oneLine(o.Name) == ""
	fonts, err := o.fonts()
	if err != nil {
		return err
	}
	if t.name, err = fonts.printed("Name", o.Signer()); err != nil {
		return t.ofCertificate(err)
	}
	if t.name == "" {
		return &TextError{"Name", errors.New("has nothing that can be printed")}
	}
	if t.role, err = fonts.printed("Role", o.Role); err != nil {
		return err
	}
	if t.reason, err = fonts.printed("Reason", o.Reason); err != nil {
		return err
	}
	if o.Picture == nil {
		return nil
	}
	t.picture, err = spoken(o.PictureText)
	return err
}

// ofCertificate rewrites an error about the name if the name is from the certificate.
func (t *texts) ofCertificate(err error) error {
	var wrong *TextError
	if !t.fromCertificate || !errors.As(err, &wrong) {
		return err
	}
	return &TextError{wrong.Field, &certificateName{wrong.Err}}
}

// certificateName is the error of a name from the certificate.
type certificateName struct{ err error }

func (e *certificateName) Error() string {
	return "is needed, because the name in the certificate " + e.err.Error()
}

func (e *certificateName) Unwrap() error { return e.err }

// printed returns a text of the options, composed for printing, on one line.
func (f *Fonts) printed(field, text string) (string, error) {
	composed, err := f.family.Compose(oneLine(text))
	var wrong *printable.Error
	if errors.As(err, &wrong) && font.CouldOwn(wrong.Rune) && !f.family.Own() {
		wrong.Advice = "without a font for it, which the settings name (fontFiles)"
	}
	if err != nil {
		return "", &TextError{field, err}
	}
	return oneLine(composed), nil // Compose may have removed a character between two spaces
}

// spoken returns the alternative text of the picture. It is not drawn, so it may have characters
// that no font here has, but none that no document may hold.
func spoken(text string) (string, error) {
	text = oneLine(text)
	if text == "" {
		return "", &TextError{"PictureText", errors.New("is missing: words that say what the picture shows")}
	}
	text, err := printable.Text(text)
	if err != nil {
		return "", &TextError{"PictureText", err}
	}
	return oneLine(text), nil
}
