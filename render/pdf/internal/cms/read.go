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

// A Signed is a signature that has been read. Nothing of it is proved before
// [Signed.Verify].
type Signed struct {
	Type         asn1.ObjectIdentifier // of the content
	Content      []byte                // nil where it stands elsewhere
	Certificate  *x509.Certificate     // the signer's
	Certificates []*x509.Certificate   // all that the signature carries
	Revoked      []*x509.RevocationList
	Hash         crypto.Hash
	Bound        bool      // an attribute says which certificate was signed with
	Time         time.Time // as the signer's attributes claim, if they do
	Signature    []byte
	Token        []byte // time-stamp token over the signature

	digest     []byte // of the content, as signed
	attributes []byte // as signed
	algorithm  asn1.RawValue
}

// Read reads a signature with one signer. Its bytes may be followed by zeros, with
// which PDF files fill the room they keep.
func Read(der []byte) (*Signed, error) {
	s := &Signed{}
	if err := s.read(der); err != nil {
		return nil, fmt.Errorf("read a signature: %w", err)
	}
	return s, nil
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
		return errors.New("is something else")
	}
	parts, err := Sequence(outer[1].Bytes)
	if err != nil {
		return err
	}
	if len(parts) < 4 {
		return errors.New("is incomplete")
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
	if !is(parts[last], asn1.ClassUniversal, asn1.TagSet) || len(infos) != 1 {
		return errors.New("does not have one signer")
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

// readHead checks what only repeats what the signer's part says.
func (s *Signed) readHead(version, algorithms asn1.RawValue, want int64) error {
	if !bytes.Equal(version.FullBytes, integer(int(want))) {
		return errors.New("is of a version that does not fit it")
	}
	all, err := Elements(algorithms.Bytes)
	if err != nil {
		return err
	}
	if !is(algorithms, asn1.ClassUniversal, asn1.TagSet) || len(all) != 1 {
		return errors.New("names hash functions that it does not use")
	}
	if hash, err := HashNamed(all[0]); err != nil || hash != s.Hash {
		return errors.New("names hash functions that it does not use")
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

// readBag reads certificates and lists of revoked ones.
func (s *Signed) readBag(parts []asn1.RawValue) error {
	tag := -1
	for _, p := range parts {
		if p.Tag <= tag || p.Tag > 1 || !is(p, asn1.ClassContextSpecific, p.Tag) {
			return errors.New("has parts that do not belong there")
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
					return fmt.Errorf("a certificate: %w", err)
				}
				s.Certificates = append(s.Certificates, c)
			} else if list, err := x509.ParseRevocationList(one.FullBytes); err == nil {
				s.Revoked = append(s.Revoked, list)
			}
		}
	}
	return nil
}

// readSigner reads who signed and what; byKey is whether the certificate is named
// by its key.
func (s *Signed) readSigner(v asn1.RawValue) (byKey bool, err error) {
	parts, err := Sequence(v.FullBytes)
	if err != nil {
		return false, err
	}
	if len(parts) < 6 || len(parts) > 7 || !is(parts[3], asn1.ClassContextSpecific, 0) {
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
		return false, errors.New("its signer's part is of a version that does not fit it")
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

// find finds the signer's certificate in the bag, by issuer and number or by key.
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
			return false, errors.New("does not name its certificate")
		}
		if _, err := asn1.Unmarshal(parts[1].FullBytes, &serial); err != nil {
			return false, err
		}
		matches = func(c *x509.Certificate) bool {
			return c.SerialNumber.Cmp(serial) == 0 && bytes.Equal(c.RawIssuer, parts[0].FullBytes)
		}
	default:
		return false, errors.New("does not name its certificate")
	}
	at := slices.IndexFunc(s.Certificates, matches)
	if at < 0 {
		return false, errors.New("does not carry its signer's certificate")
	}
	s.Certificate = s.Certificates[at]
	return byKey, nil
}

// attributesOf gives the values of attributes, each of which may come once and
// have one value.
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
			return nil, errors.New("an attribute with two values")
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
		return errors.New("was made for content of another type")
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

// bind holds the certificates against the attribute that names them: the signer's
// first. Where it names more than that, it must name all that are carried.
func (s *Signed) bind(v asn1.RawValue, old bool) error {
	wrong := errors.New("was made with another certificate than it names")
	parts, err := Sequence(v.FullBytes)
	if err != nil || len(parts) == 0 {
		return wrong
	}
	all, err := Sequence(parts[0].FullBytes)
	if err != nil || len(all) == 0 {
		return wrong
	}
	for i, id := range all {
		named := func(c *x509.Certificate) bool { return names(id, old, c) }
		if i == 0 && !named(s.Certificate) || !slices.ContainsFunc(s.Certificates, named) {
			return wrong
		}
	}
	if len(all) > 1 && len(all) != len(s.Certificates) {
		return wrong
	}
	s.Bound = true
	return nil
}

// names reports whether an entry of the attribute names the certificate, by its
// digest.
func names(id asn1.RawValue, old bool, c *x509.Certificate) bool {
	parts, err := Sequence(id.FullBytes)
	if err != nil || len(parts) == 0 {
		return false
	}
	hash := crypto.SHA256
	switch {
	case old:
		hash = crypto.SHA1
	case is(parts[0], asn1.ClassUniversal, asn1.TagSequence):
		if hash, err = HashNamed(parts[0]); err != nil || len(parts) < 2 {
			return false
		}
		parts = parts[1:]
	}
	var sum []byte
	if _, err := asn1.Unmarshal(parts[0].FullBytes, &sum); err != nil {
		return false
	}
	h := hash.New()
	h.Write(c.Raw)
	return bytes.Equal(h.Sum(nil), sum)
}

func (s *Signed) readUnsigned(v asn1.RawValue) error {
	if !is(v, asn1.ClassContextSpecific, 1) {
		return errors.New("has parts that do not belong there")
	}
	m, err := attributesOf(v.Bytes)
	if err != nil {
		return err
	}
	if token, ok := m[oidToken.String()]; ok {
		s.Token = token.FullBytes
		delete(m, oidToken.String())
	}
	if len(m) > 0 {
		return errors.New("has unsigned attributes that are not known")
	}
	return nil
}
