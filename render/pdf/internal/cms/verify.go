package cms

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/rsa"
	"encoding/asn1"
	"errors"
)

// The reasons for which a signature does not hold.
var (
	ErrChanged = errors.New("what was signed has been changed")
	ErrForged  = errors.New("the signature was not made with the key of its certificate")
)

// Verify proves that the content with this digest, taken with s.Hash, was signed
// with the key of s.Certificate. Whose key that is, it does not ask.
func (s *Signed) Verify(digest []byte) error {
	if !bytes.Equal(s.digest, digest) {
		return ErrChanged
	}
	h := s.Hash.New()
	h.Write(set(s.attributes))
	if err := s.checkKey(h.Sum(nil)); err != nil {
		return err
	}
	return s.checkBag()
}

// VerifyContent is Verify for a signature that carries its content.
func (s *Signed) VerifyContent() error {
	if s.Content == nil {
		return errors.New("the signature carries no content")
	}
	h := s.Hash.New()
	h.Write(s.Content)
	return s.Verify(h.Sum(nil))
}

// checkKey checks the signature itself.
func (s *Signed) checkKey(digest []byte) error {
	d, err := digestOf(s.Hash)
	if err != nil {
		return err
	}
	oid, parameters, err := readAlgorithm(s.algorithm, false)
	if err != nil {
		return err
	}
	plain := parameters == nil || bytes.Equal(parameters, asn1.NullBytes)
	ok := false
	switch key := s.Certificate.PublicKey.(type) {
	case *rsa.PublicKey:
		switch {
		case plain && (oid.Equal(oidRSA) || oid.Equal(d.rsa)):
			ok = rsa.VerifyPKCS1v15(key, s.Hash, digest, s.Signature) == nil
		case oid.Equal(oidRSAPSS):
			ok = rsa.VerifyPSS(key, s.Hash, digest, s.Signature, nil) == nil
		}
	case *ecdsa.PublicKey:
		ok = plain && oid.Equal(d.ecdsa) && ecdsa.VerifyASN1(key, digest, s.Signature)
	default:
		return errors.New("the signature was made with a kind of key that is not known")
	}
	if !ok {
		return ErrForged
	}
	return nil
}

// checkBag proves each certificate in the bag by another, as far as that is there
// too. The bag is not signed, so a change of it would go unseen.
func (s *Signed) checkBag() error {
	for _, c := range s.Certificates {
		for _, issuer := range s.Certificates {
			if !bytes.Equal(c.RawIssuer, issuer.RawSubject) || len(c.AuthorityKeyId) > 0 && !bytes.Equal(c.AuthorityKeyId, issuer.SubjectKeyId) {
				continue
			}
			if err := issuer.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature); err != nil {
				return errors.New("the signature carries a damaged certificate")
			}
		}
	}
	return nil
}
