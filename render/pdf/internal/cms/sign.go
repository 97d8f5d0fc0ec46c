package cms

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
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
	Chain []*x509.Certificate // the key's own first, then those of its issuers
	// Stamp returns a time-stamp token over a signature; nil for no time-stamp.
	Stamp func(signature []byte) (token []byte, err error)
}

// Hash returns the hash function for the key: as long as the curve for ECDSA, SHA-512 for Ed25519
// (RFC 8419, 3.1).
func (s *Signer) Hash() crypto.Hash {
	switch k := s.Key.Public().(type) {
	case *ecdsa.PublicKey:
		switch {
		case k.Params().BitSize > 384:
			return crypto.SHA512
		case k.Params().BitSize > 256:
			return crypto.SHA384
		}
	case ed25519.PublicKey:
		return crypto.SHA512
	}
	return crypto.SHA256
}

// Size returns the largest size of a signature in bytes, without its time-stamp token.
func (s *Signer) Size() (int, error) {
	n := 0
	switch k := s.Key.Public().(type) {
	case *rsa.PublicKey:
		n = k.Size()
	case *ecdsa.PublicKey:
		const head = 9 // a sequence of two integers, each with a leading zero
		n = 2*((k.Params().BitSize+7)/8) + head
	case ed25519.PublicKey:
		n = ed25519.SignatureSize
	default:
		return 0, errors.New("a key that is not for RSA, ECDSA or Ed25519")
	}
	der, err := s.assemble(s.attributes(make([]byte, s.Hash().Size())), make([]byte, n), nil)
	return len(der), err
}

// Sign makes a detached signature of the content with the given digest. The same RSA or Ed25519 key
// gives the same bytes, and so does an ECDSA key in memory, which uses the deterministic nonces of
// RFC 6979.
func (s *Signer) Sign(digest []byte) ([]byte, error) {
	attributes := s.attributes(digest)
	signature, err := s.signAttributes(set(attributes))
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

// signAttributes signs the encoded attributes with the key.
func (s *Signer) signAttributes(attributes []byte) ([]byte, error) {
	if _, ok := s.Key.Public().(ed25519.PublicKey); ok { // Ed25519 signs the message, not a digest
		return s.Key.Sign(rand.Reader, attributes, crypto.Hash(0))
	}
	h := s.Hash().New()
	h.Write(attributes)
	random := io.Reader(rand.Reader)
	if _, ok := s.Key.(*ecdsa.PrivateKey); ok {
		random = nil
	}
	return s.Key.Sign(random, h.Sum(nil), s.Hash())
}

// attributes returns what is signed: the content type, the digest, and the signing certificate. The
// certificates of the issuers are named too, so that none in the signature can be replaced
// unnoticed.
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

// assemble puts the parts of a signature together.
func (s *Signer) assemble(attributes, signature, token []byte) ([]byte, error) {
	d, err := digestOf(s.Hash())
	if err != nil {
		return nil, err
	}
	algorithm := sequence(identifier(oidRSA), asn1.NullBytes)
	switch s.Key.Public().(type) {
	case *ecdsa.PublicKey:
		algorithm = sequence(identifier(d.ecdsa))
	case ed25519.PublicKey:
		algorithm = sequence(identifier(oidEd25519))
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
