package cms

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"io"
	"slices"
)

// A Signer makes signatures with one key.
type Signer struct {
	Key   crypto.Signer
	Chain []*x509.Certificate // the key's own first, then those that vouch for it
	// Stamp gives a time-stamp token over a signature; nil for none.
	Stamp func(signature []byte) (token []byte, err error)
}

// Hash is the function by which the signer takes digests.
func (s *Signer) Hash() crypto.Hash {
	if k, ok := s.Key.Public().(*ecdsa.PublicKey); ok && k.Params().BitSize > 256 {
		return crypto.SHA384
	}
	return crypto.SHA256
}

// Size is how many bytes a signature has at most, without its token.
func (s *Signer) Size() (int, error) {
	n := 0
	switch k := s.Key.Public().(type) {
	case *rsa.PublicKey:
		n = k.Size()
	case *ecdsa.PublicKey:
		const head = 9 // of a sequence of two integers, and a zero before each
		n = 2*((k.Params().BitSize+7)/8) + head
	default:
		return 0, errors.New("a key that is neither RSA nor ECDSA")
	}
	der, err := s.assemble(s.attributes(make([]byte, s.Hash().Size())), make([]byte, n), nil)
	return len(der), err
}

// Sign makes a detached signature of content, of which it is given the digest.
// The same RSA key gives the same bytes, and so does an ECDSA key that is held in
// memory, whose nonces are those of RFC 6979.
func (s *Signer) Sign(digest []byte) ([]byte, error) {
	attributes := s.attributes(digest)
	h := s.Hash().New()
	h.Write(set(attributes))
	random := io.Reader(rand.Reader)
	if _, ok := s.Key.(*ecdsa.PrivateKey); ok {
		random = nil
	}
	signature, err := s.Key.Sign(random, h.Sum(nil), s.Hash())
	if err != nil {
		return nil, fmt.Errorf("sign with the key: %w", err)
	}
	var token []byte
	if s.Stamp != nil {
		if token, err = s.Stamp(signature); err != nil {
			return nil, err
		}
	}
	return s.assemble(attributes, signature, token)
}

// attributes are what is signed: the type of the content, its digest, and which
// certificate the signature is made with. Those that vouch for it are named too, so
// that none of what the signature carries can be changed unseen.
func (s *Signer) attributes(digest []byte) []byte {
	var certificates []byte
	for _, c := range s.Chain {
		sum := sha256.Sum256(c.Raw)
		certificates = append(certificates, sequence(octets(sum[:]))...)
	}
	all := [][]byte{
		attribute(oidContentType, identifier(oidData)),
		attribute(oidMessageDigest, octets(digest)),
		attribute(oidCertificateV2, sequence(sequence(certificates))),
	}
	slices.SortFunc(all, bytes.Compare) // as DER orders a set
	return bytes.Join(all, nil)
}

// assemble puts a signature together.
func (s *Signer) assemble(attributes, signature, token []byte) ([]byte, error) {
	d, err := digestOf(s.Hash())
	if err != nil {
		return nil, err
	}
	algorithm := sequence(identifier(oidRSA), asn1.NullBytes)
	if _, ok := s.Key.Public().(*ecdsa.PublicKey); ok {
		algorithm = sequence(identifier(d.ecdsa))
	}
	own := s.Chain[0]
	serial, err := asn1.Marshal(own.SerialNumber)
	if err != nil {
		return nil, fmt.Errorf("write the certificate's number: %w", err)
	}
	var unsigned []byte
	if token != nil {
		unsigned = tagged(1, attribute(oidToken, token))
	}
	info := sequence(integer(1), sequence(own.RawIssuer, serial), sequence(identifier(d.oid)),
		tagged(0, attributes), algorithm, octets(signature), unsigned)
	var certificates [][]byte
	for _, c := range s.Chain {
		certificates = append(certificates, c.Raw)
	}
	slices.SortFunc(certificates, bytes.Compare)
	signed := sequence(integer(1), set(sequence(identifier(d.oid))), sequence(identifier(oidData)),
		tagged(0, certificates...), set(info))
	return sequence(identifier(oidSignedData), tagged(0, signed)), nil
}
