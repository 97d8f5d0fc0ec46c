package cms

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
)

// attributesOf returns the values of attributes. Each attribute may occur once and have one value.
func attributesOf(b []byte) (map[string]asn1.RawValue, error) {
	all, err := Elements(b)
	if err != nil {
		return nil, err
	}
	m := map[string]asn1.RawValue{}
	for _, a := range all {
		parts, err := Sequence(a.FullBytes)
		if err != nil {
			return nil, err
		}
		var oid asn1.ObjectIdentifier
		if len(parts) != 2 || !is(parts[1], asn1.ClassUniversal, asn1.TagSet) {
			return nil, errors.New("a damaged attribute")
		}
		if _, err := asn1.Unmarshal(parts[0].FullBytes, &oid); err != nil {
			return nil, err
		}
		values, err := Elements(parts[1].Bytes)
		if err != nil {
			return nil, err
		}
		if _, twice := m[oid.String()]; twice || len(values) != 1 {
			return nil, unsupported("it has an attribute with more than one value")
		}
		m[oid.String()] = values[0]
	}
	return m, nil
}

func (s *Signed) readAttributes(b []byte) error {
	m, err := attributesOf(b)
	if err != nil {
		return err
	}
	s.attributes = b
	if v, ok := m[oidContentType.String()]; !ok || !equal(v, s.Type) {
		return errors.New("it was made for content of another type")
	}
	if _, err := asn1.Unmarshal(m[oidMessageDigest.String()].FullBytes, &s.digest); err != nil {
		return fmt.Errorf("its digest: %w", err)
	}
	if v, ok := m[oidSigningTime.String()]; ok {
		if _, err := asn1.Unmarshal(v.FullBytes, &s.Time); err != nil {
			return fmt.Errorf("its time: %w", err)
		}
	}
	for _, version := range []asn1.ObjectIdentifier{oidCertificateV2, oidCertificateV1} {
		if v, ok := m[version.String()]; ok {
			if err := s.bind(v, version.Equal(oidCertificateV1)); err != nil {
				return err
			}
		}
	}
	return nil
}

// bind checks the certificates against the signed attribute that names them (RFC 2634, 5.4; RFC
// 5035): the first must be the signer's. If the attribute names more, it must name all certificates
// in the signature.
func (s *Signed) bind(v asn1.RawValue, old bool) error {
	damaged := errors.New("the attribute that names its certificate is damaged")
	parts, err := Sequence(v.FullBytes)
	if err != nil || len(parts) == 0 {
		return damaged
	}
	all, err := Sequence(parts[0].FullBytes)
	if err != nil || len(all) == 0 {
		return damaged
	}
	named := make([]certificateHash, len(all))
	for i, id := range all {
		if named[i], err = readCertificateHash(id, old); err != nil {
			return err
		}
	}
	if !named[0].of(s.Certificate) {
		return ErrOtherCertificate
	}
	for _, c := range s.Certificates {
		if len(all) > 1 && !slices.ContainsFunc(named, func(h certificateHash) bool { return h.of(c) }) {
			return unsupported("it carries certificates that it does not name")
		}
	}
	s.Bound = true
	return nil
}

// A certificateHash names a certificate by its digest.
type certificateHash struct {
	hash crypto.Hash
	sum  []byte
}

func (n certificateHash) of(c *x509.Certificate) bool {
	h := n.hash.New()
	h.Write(c.Raw)
	return bytes.Equal(h.Sum(nil), n.sum)
}

// readCertificateHash reads an ESSCertID, which is by SHA-1, or an ESSCertIDv2.
func readCertificateHash(id asn1.RawValue, old bool) (n certificateHash, err error) {
	damaged := errors.New("the attribute that names its certificate is damaged")
	parts, err := Sequence(id.FullBytes)
	if err != nil || len(parts) == 0 {
		return n, damaged
	}
	n.hash = crypto.SHA256
	switch {
	case old:
		n.hash = crypto.SHA1
	case is(parts[0], asn1.ClassUniversal, asn1.TagSequence):
		if n.hash, err = HashNamed(parts[0]); err != nil {
			return n, err
		}
		if parts = parts[1:]; len(parts) == 0 {
			return n, damaged
		}
	}
	if _, err := asn1.Unmarshal(parts[0].FullBytes, &n.sum); err != nil {
		return n, damaged
	}
	return n, nil
}

// harmless are unsigned attributes that add proof to a signature and that this package does not
// use: countersignatures, and the validation data, references to it and archive time-stamps of
// CAdES (ETSI TS 101 733, EN 319 122-1).
var harmless = map[string]bool{
	"1.2.840.113549.1.9.6":       true,
	"1.2.840.113549.1.9.16.2.21": true,
	"1.2.840.113549.1.9.16.2.22": true,
	"1.2.840.113549.1.9.16.2.23": true,
	"1.2.840.113549.1.9.16.2.24": true,
	"1.2.840.113549.1.9.16.2.25": true,
	"1.2.840.113549.1.9.16.2.26": true,
	"1.2.840.113549.1.9.16.2.27": true,
	"1.2.840.113549.1.9.16.2.48": true,
	"0.4.0.1733.2.4":             true,
	"0.4.0.1733.2.5":             true,
}

func (s *Signed) readUnsigned(v asn1.RawValue) error {
	if !is(v, asn1.ClassContextSpecific, 1) {
		return errors.New("it has parts that do not belong there")
	}
	m, err := attributesOf(v.Bytes)
	if err != nil {
		return err
	}
	for oid, value := range m {
		switch {
		case oid == oidToken.String():
			s.Token = value.FullBytes
		case !harmless[oid]:
			return unsupported("it has unsigned attributes that this program does not know")
		}
	}
	return nil
}
