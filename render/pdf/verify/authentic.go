package verify

import (
	"bytes"
	"crypto"
	"errors"

	"github.com/apdocs/forms/render/pdf/internal/certificate"
	"github.com/apdocs/forms/render/pdf/internal/cms"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/stamp"
)

// authentic checks the signature itself over the bytes that it covers, whoever signed. The error is
// a [*cms.Unsupported] if the signature may be sound.
func (c *checking) authentic(v *Verdict, dict file.Dict, covers coverage, der []byte) error {
	kind := c.pdf.Name(dict["SubFilter"])
	before, after := c.document[:covers.hole], c.document[covers.rest:covers.end]
	switch kind {
	case timestampFilter:
		return c.documentStamp(v, der, before, after)
	case "ETSI.CAdES.detached", "adbe.pkcs7.detached", "adbe.pkcs7.sha1":
	default:
		return unknownKind(kind)
	}
	s, err := cms.Read(der)
	if err != nil {
		return readable(err)
	}
	v.Signer, v.Issuer = certificate.Name(s.Certificate), certificate.Issuer(s.Certificate)
	v.TryOut = certificate.TryOut(s.Certificate)
	v.Forgeable = s.WeakHash()
	if s.Time.After(v.Claimed) {
		v.Claimed = s.Time
	}
	if err := verifyOver(s, kind, before, after); err != nil {
		return readable(err)
	}
	if kind == "adbe.pkcs7.sha1" {
		v.Forgeable = crypto.SHA1.String()
	}
	if kind == "ETSI.CAdES.detached" && !s.Bound {
		return errors.New("it does not say which certificate it was made with")
	}
	if s.Token != nil {
		t, err := stamp.Read(s.Token, s.Signature)
		var unknown *cms.Unsupported
		switch {
		case errors.As(err, &unknown):
			return &cms.Unsupported{Text: "of its time-stamp, " + unknown.Text}
		case err != nil:
			return errors.New("its time-stamp does not hold")
		}
		c.stamped(v, t)
	}
	return c.trust(v, s)
}

// documentStamp checks a document time-stamp (ETSI EN 319 142-1, 5.4.3).
func (c *checking) documentStamp(v *Verdict, der, before, after []byte) error {
	v.stampOnly = true
	s, err := stamp.Read(der, before, after)
	if err != nil {
		return readable(err)
	}
	v.Forgeable = s.WeakHash
	c.stamped(v, s)
	v.Signer = v.Stamper
	return nil
}

// unknownKind is the error of a SubFilter that this package does not know.
func unknownKind(kind string) error {
	text := "it is of a kind that this program does not know"
	const longest = 40
	if shown := certificate.OneLine(kind); shown != "" && len(shown) <= longest {
		text = "it is of the kind " + shown + ", which this program does not know"
	}
	return &cms.Unsupported{Text: text}
}

// readable rewrites the error of a signature that cannot be read or does not hold, as a clause for
// people.
func readable(err error) error {
	var unknown *cms.Unsupported
	for _, said := range []error{errChanged, errCarried, cms.ErrOtherCertificate, cms.ErrForged,
		stamp.ErrOtherData, stamp.ErrNoCertificate, stamp.ErrUsage, stamp.ErrNotValid} {
		if errors.Is(err, said) {
			return said
		}
	}
	switch {
	case errors.As(err, &unknown):
		return unknown
	case errors.Is(err, cms.ErrChanged):
		return errChanged
	}
	return errors.New("it is damaged")
}

var (
	errChanged = errors.New("the part of the document that it covers has been changed")
	errCarried = errors.New("it is over something that it carries itself, not over the document")
)

// verifyOver checks that a signature was made over the bytes of the file. Kind adbe.pkcs7.sha1
// signs their SHA-1 digest, which is the content of the signature (ISO 32000-1, 12.8.3.3).
func verifyOver(s *cms.Signed, kind string, before, after []byte) error {
	hash := s.Hash
	if kind == "adbe.pkcs7.sha1" {
		hash = crypto.SHA1
	}
	h := hash.New()
	h.Write(before)
	h.Write(after)
	sum := h.Sum(nil)
	switch {
	case kind == "adbe.pkcs7.sha1" && !bytes.Equal(s.Content, sum):
		return errChanged
	case kind == "adbe.pkcs7.sha1":
		return s.VerifyContent()
	case s.Content != nil:
		return errCarried
	}
	return s.Verify(sum)
}
