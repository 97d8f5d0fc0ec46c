package cms

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"

	"github.com/apdocs/forms/render/pdf/internal/certificate"
)

// Why a signature does not hold.
var (
	ErrChanged = errors.New("what was signed has been changed")
	ErrForged  = errors.New("it was not made with the key of its certificate")
)

// WeakHash returns "MD5" or "SHA-1" if the signature uses that hash function, and "" otherwise.
func (s *Signed) WeakHash() string { return WeakHash(s.Hash) }

// Verify checks that the content with this digest, computed with s.Hash, was signed with the key of
// s.Certificate. It does not check whose key that is. The error is an [*Unsupported] if the
// signature may be sound.
func (s *Signed) Verify(digest []byte) error {
	if !bytes.Equal(s.digest, digest) {
		return ErrChanged
	}
	if err := s.checkKey(set(s.attributes)); err != nil {
		return err
	}
	return s.checkBag()
}

// VerifyContent is Verify for a signature that contains its content.
func (s *Signed) VerifyContent() error {
	if s.Content == nil {
		return errors.New("it carries no content")
	}
	h := s.Hash.New()
	h.Write(s.Content)
	return s.Verify(h.Sum(nil))
}

// checkKey checks the signature over the signed attributes.
func (s *Signed) checkKey(attributes []byte) error {
	d, err := digestOf(s.Hash)
	if err != nil {
		return err
	}
	oid, parameters, err := readAlgorithm(s.algorithm)
	if err != nil {
		return err
	}
	h := s.Hash.New()
	h.Write(attributes)
	sum := h.Sum(nil)
	ok := false
	switch key := certificate.PublicKey(s.Certificate).(type) {
	case *rsa.PublicKey:
		ok, err = s.checkRSA(key, d, oid, parameters, sum)
	case *ecdsa.PublicKey:
		if !oid.Equal(d.ecdsa) || !absent(parameters) {
			return s.mismatch(oid, "ECDSA")
		}
		ok = ecdsa.VerifyASN1(key, sum, s.Signature)
	case ed25519.PublicKey:
		// RFC 8419, 3.1: the digest is by SHA-512, and there are no parameters.
		if !oid.Equal(oidEd25519) || parameters != nil || s.Hash != crypto.SHA512 {
			return s.mismatch(oid, "Ed25519")
		}
		ok = ed25519.Verify(key, attributes, s.Signature)
	default:
		return unknownAlgorithm(certificate.KeyAlgorithm(s.Certificate))
	}
	switch {
	case err != nil:
		return err
	case !ok:
		return ErrForged
	}
	return nil
}

// mismatch is the error of an algorithm that does not match the key or the hash function.
func (s *Signed) mismatch(oid asn1.ObjectIdentifier, key string) error {
	if oid.Equal(oidEd25519) || oid.Equal(oidRSAPSS) || oid.Equal(oidRSA) {
		return unsupported("its algorithm does not go with its hash function or its key, which is for " + key)
	}
	for _, d := range digests {
		if oid.Equal(d.rsa) || oid.Equal(d.ecdsa) {
			return unsupported("its algorithm does not go with its hash function or its key, which is for " + key)
		}
	}
	return unknownAlgorithm(oid)
}

// checkRSA checks a signature by PKCS #1 v1.5 or by PSS (RFC 4056, 8017).
func (s *Signed) checkRSA(
	key *rsa.PublicKey, d digest, oid asn1.ObjectIdentifier, parameters, sum []byte,
) (bool, error) {
	const least = 1024 // bits, the least that package rsa accepts
	if n := key.N.BitLen(); n < least {
		const short = "its RSA key has %d bits, which is too short for anything to be checked with it"
		return false, unsupported(fmt.Sprintf(short, n))
	}
	switch {
	case oid.Equal(oidRSAPSS):
		salt, err := s.readPSS(parameters)
		if err != nil {
			return false, err
		}
		return rsa.VerifyPSS(key, s.Hash, sum, s.Signature, &rsa.PSSOptions{SaltLength: salt}) == nil, nil
	case (oid.Equal(oidRSA) || oid.Equal(d.rsa)) && absent(parameters):
		return rsa.VerifyPKCS1v15(key, s.Hash, sum, s.Signature) == nil, nil
	}
	return false, s.mismatch(oid, "RSA")
}

// readPSS reads the parameters of RSASSA-PSS (RFC 4055, 3.1) and returns the salt length. The hash
// function and that of the mask generation function must be the one of the signature, and the
// trailer must be 1. The defaults are SHA-1, a salt length of 20 and trailer 1. Package rsa accepts
// any salt length if it is given 0.
func (s *Signed) readPSS(parameters []byte) (salt int, err error) {
	other := unsupported("it is made with RSA-PSS in a variant that this program does not know")
	parts, err := Sequence(parameters)
	if err != nil {
		return 0, other
	}
	hash, mask := crypto.SHA1, crypto.SHA1
	salt = 20
	trailer, last := 1, -1
	for _, p := range parts {
		if p.Class != asn1.ClassContextSpecific || p.Tag <= last {
			return 0, other
		}
		last = p.Tag
		var inner asn1.RawValue
		if rest, err := asn1.Unmarshal(p.Bytes, &inner); err != nil || len(rest) > 0 {
			return 0, other
		}
		switch p.Tag {
		case 0:
			hash, err = HashNamed(inner)
		case 1:
			mask, err = readMask(inner)
		case 2:
			_, err = asn1.Unmarshal(p.Bytes, &salt)
		case 3:
			_, err = asn1.Unmarshal(p.Bytes, &trailer)
		}
		if err != nil {
			return 0, other
		}
	}
	const longest = 1024
	if hash != s.Hash || mask != s.Hash || trailer != 1 || salt < 0 || salt > longest || last > 3 {
		return 0, other
	}
	return salt, nil
}

// readMask reads a mask generation function, of which there is only MGF1, and returns its hash
// function.
func readMask(v asn1.RawValue) (crypto.Hash, error) {
	oid, parameters, err := readAlgorithm(v)
	if err != nil || !oid.Equal(oidMGF1) {
		return 0, errors.New("not MGF1")
	}
	var hash asn1.RawValue
	if _, err := asn1.Unmarshal(parameters, &hash); err != nil {
		return 0, err
	}
	return HashNamed(hash)
}

// checkBag checks each certificate in the signature against its issuer's, if that is in it too. Not
// all certificates are covered by the signature, so a change could otherwise go unnoticed.
func (s *Signed) checkBag() error {
	for _, c := range s.Certificates {
		for _, issuer := range s.Certificates {
			if !bytes.Equal(c.RawIssuer, issuer.RawSubject) ||
				len(c.AuthorityKeyId) > 0 && !bytes.Equal(c.AuthorityKeyId, issuer.SubjectKeyId) ||
				!checkable(c, issuer) {
				continue
			}
			if err := issuer.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature); err != nil {
				return errors.New("it carries a damaged certificate")
			}
		}
	}
	return nil
}

// checkable reports whether package x509 can check the issuer's signature in c.
func checkable(c, issuer *x509.Certificate) bool {
	if key, ok := issuer.PublicKey.(*rsa.PublicKey); ok && key.N.BitLen() < 1024 {
		return false
	}
	switch c.SignatureAlgorithm {
	case x509.UnknownSignatureAlgorithm, x509.MD2WithRSA, x509.MD5WithRSA, x509.DSAWithSHA1, x509.DSAWithSHA256:
		return false
	}
	return issuer.PublicKeyAlgorithm != x509.UnknownPublicKeyAlgorithm && issuer.PublicKeyAlgorithm != x509.DSA
}
