package cms

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"
)

// A Signed is a signature that has been read. Nothing about it is proved until [Signed.Verify]
// returns nil.
type Signed struct {
	Type         asn1.ObjectIdentifier  // of the content
	Content      []byte                 // nil if the signature is detached
	Certificate  *x509.Certificate      // the signer's
	Certificates []*x509.Certificate    // all certificates in the signature
	Revoked      []*x509.RevocationList // the revocation lists in the signature
	Hash         crypto.Hash
	Bound        bool      // a signed attribute names the signing certificate
	Time         time.Time // as a signed attribute claims; zero if there is none
	Signature    []byte
	Token        []byte // time-stamp token over the signature; nil if there is none

	digest     []byte // of the content, as signed
	attributes []byte // as signed
	algorithm  asn1.RawValue
}

// ErrOtherCertificate is the error of a signature whose signed attribute names another certificate
// than its signer identifier does.
var ErrOtherCertificate = errors.New("it names another certificate than the one that it carries")

// Read reads a signature with one signer, in DER or BER. Zeros may follow it: PDF files fill the
// reserved space with them. The error is an [*Unsupported] if the signature may be sound.
func Read(der []byte) (*Signed, error) {
	s := &Signed{}
	err := s.read(der)
	if err == nil {
		return s, nil
	}
	if plain, rest, wrong := fromBER(der); wrong == nil && !bytes.Equal(plain, der[:len(der)-len(rest)]) {
		s = &Signed{}
		if err = s.read(append(plain, rest...)); err == nil {
			return s, nil
		}
	}
	return nil, fmt.Errorf("read a signature: %w", err)
}

func (s *Signed) read(der []byte) error {
	var whole asn1.RawValue
	rest, err := asn1.Unmarshal(der, &whole)
	if err != nil {
		return err
	}
	if len(bytes.Trim(rest, "\x00")) > 0 {
		return errors.New("something else follows it")
	}
	outer, err := Sequence(whole.FullBytes)
	if err != nil {
		return err
	}
	if len(outer) != 2 || !equal(outer[0], oidSignedData) || !is(outer[1], asn1.ClassContextSpecific, 0) {
		return errors.New("it is something else")
	}
	parts, err := Sequence(outer[1].Bytes)
	if err != nil {
		return err
	}
	if len(parts) < 4 {
		return errors.New("it is incomplete")
	}
	last := len(parts) - 1
	if err := s.readContent(parts[2]); err != nil {
		return err
	}
	if err := s.readBag(parts[3:last]); err != nil {
		return err
	}
	infos, err := Elements(parts[last].Bytes)
	if err != nil {
		return err
	}
	switch {
	case !is(parts[last], asn1.ClassUniversal, asn1.TagSet) || len(infos) == 0:
		return errors.New("it has no signer")
	case len(infos) > 1:
		return unsupported("it has several signers in one, of which this program checks only one")
	}
	byKey, err := s.readSigner(infos[0])
	if err != nil {
		return err
	}
	version := int64(1)
	if byKey || !s.Type.Equal(oidData) {
		version = 3
	}
	return s.readHead(parts[0], parts[1], version)
}

func equal(v asn1.RawValue, oid asn1.ObjectIdentifier) bool {
	return bytes.Equal(v.FullBytes, identifier(oid))
}

// readHead checks the fields that only repeat what the SignerInfo says.
func (s *Signed) readHead(version, algorithms asn1.RawValue, want int64) error {
	var got int64
	if _, err := asn1.Unmarshal(version.FullBytes, &got); err != nil {
		return err
	}
	if got != want {
		return unsupported("its version number of CMS does not go with what is in it")
	}
	all, err := Elements(algorithms.Bytes)
	if err != nil {
		return err
	}
	if !is(algorithms, asn1.ClassUniversal, asn1.TagSet) {
		return errors.New("its hash functions are damaged")
	}
	other := unsupported("it names hash functions that it does not use")
	if len(all) != 1 {
		return other
	}
	if hash, err := HashNamed(all[0]); err != nil || hash != s.Hash {
		return other
	}
	return nil
}

func (s *Signed) readContent(v asn1.RawValue) error {
	parts, err := Sequence(v.FullBytes)
	if err != nil {
		return err
	}
	if len(parts) < 1 || len(parts) > 2 {
		return errors.New("its content is damaged")
	}
	if _, err := asn1.Unmarshal(parts[0].FullBytes, &s.Type); err != nil {
		return err
	}
	if len(parts) == 1 {
		return nil
	}
	if !is(parts[1], asn1.ClassContextSpecific, 0) {
		return errors.New("its content is damaged")
	}
	rest, err := asn1.Unmarshal(parts[1].Bytes, &s.Content)
	if err == nil && len(rest) > 0 {
		err = errors.New("its content is damaged")
	}
	return err
}

// readBag reads the certificates and the revocation lists.
func (s *Signed) readBag(parts []asn1.RawValue) error {
	tag := -1
	for _, p := range parts {
		if p.Tag <= tag || p.Tag > 1 || !is(p, asn1.ClassContextSpecific, p.Tag) {
			return errors.New("it has parts that do not belong there")
		}
		tag = p.Tag
		all, err := Elements(p.Bytes)
		if err != nil {
			return err
		}
		for _, one := range all {
			if tag == 0 {
				c, err := x509.ParseCertificate(one.FullBytes)
				if err != nil {
					return unsupported("it carries a certificate that this program cannot read")
				}
				s.Certificates = append(s.Certificates, c)
			} else if list, err := x509.ParseRevocationList(one.FullBytes); err == nil {
				s.Revoked = append(s.Revoked, list)
			}
		}
	}
	return nil
}

// readSigner reads the SignerInfo. byKey reports whether it names the certificate by subject key
// identifier.
func (s *Signed) readSigner(v asn1.RawValue) (byKey bool, err error) {
	parts, err := Sequence(v.FullBytes)
	if err != nil {
		return false, err
	}
	if len(parts) < 5 || len(parts) > 7 {
		return false, errors.New("its signer's part is incomplete")
	}
	if !is(parts[3], asn1.ClassContextSpecific, 0) {
		return false, unsupported("it has no signed attributes, which this program needs")
	}
	if len(parts) < 6 {
		return false, errors.New("its signer's part is incomplete")
	}
	if byKey, err = s.find(parts[1]); err != nil {
		return false, err
	}
	version := 1
	if byKey {
		version = 3
	}
	if !bytes.Equal(parts[0].FullBytes, integer(version)) {
		return false, unsupported("its version number of CMS does not go with what is in it")
	}
	if s.Hash, err = HashNamed(parts[2]); err != nil {
		return false, err
	}
	if err := s.readAttributes(parts[3].Bytes); err != nil {
		return false, err
	}
	s.algorithm = parts[4]
	if rest, err := asn1.Unmarshal(parts[5].FullBytes, &s.Signature); err != nil || len(rest) > 0 {
		return false, errors.New("its signer's part is damaged")
	}
	if len(parts) == 7 {
		return byKey, s.readUnsigned(parts[6])
	}
	return byKey, nil
}

// find finds the signer's certificate in the signature, by issuer and serial number or by subject
// key identifier.
func (s *Signed) find(id asn1.RawValue) (byKey bool, err error) {
	matches := func(c *x509.Certificate) bool { return bytes.Equal(c.SubjectKeyId, id.Bytes) && len(id.Bytes) > 0 }
	switch {
	case id.Class == asn1.ClassContextSpecific && id.Tag == 0:
		byKey = true
	case is(id, asn1.ClassUniversal, asn1.TagSequence):
		parts, err := Elements(id.Bytes)
		if err != nil {
			return false, err
		}
		serial := new(big.Int)
		if len(parts) != 2 {
			return false, errors.New("it does not name its certificate")
		}
		if _, err := asn1.Unmarshal(parts[1].FullBytes, &serial); err != nil {
			return false, err
		}
		matches = func(c *x509.Certificate) bool {
			return c.SerialNumber.Cmp(serial) == 0 && bytes.Equal(c.RawIssuer, parts[0].FullBytes)
		}
	default:
		return false, errors.New("it does not name its certificate")
	}
	at := slices.IndexFunc(s.Certificates, matches)
	if at < 0 {
		return false, unsupported("it does not carry the certificate of its signer")
	}
	s.Certificate = s.Certificates[at]
	return byKey, nil
}
