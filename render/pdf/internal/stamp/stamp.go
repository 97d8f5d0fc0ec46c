// Package stamp requests time-stamp tokens from a time-stamp authority (RFC 3161) and checks them.
//
// [NewRequest] makes the request and [Server.Send] sends it over HTTP. [Request.Accept] returns the
// token of the response if it is for the digest that was sent, repeats the nonce, is signed
// correctly, and has a certificate for time-stamping only. [Read] makes the same checks on a token
// found in a file, except for the nonce.
package stamp

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/cms"
)

var (
	oidInfo    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	oidKeyUse  = asn1.ObjectIdentifier{2, 5, 29, 37}
	hashToSend = crypto.SHA256
)

// A Request is a time-stamp request, with what its response is checked against.
type Request struct {
	DER   []byte
	sum   []byte
	nonce *big.Int
}

// imprint is a MessageImprint: a digest and its hash function.
type imprint struct {
	Algorithm asn1.RawValue
	Sum       []byte
}

// NewRequest makes a request for a token over data, of which only the digest is sent.
func NewRequest(data []byte) (*Request, error) {
	h := hashToSend.New()
	h.Write(data)
	r := &Request{sum: h.Sum(nil)}
	algorithm, err := cms.AlgorithmOf(hashToSend)
	if err != nil {
		return nil, fmt.Errorf("ask for a time-stamp: %w", err)
	}
	if r.nonce, err = rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 63)); err != nil {
		return nil, fmt.Errorf("ask for a time-stamp: %w", err)
	}
	r.DER, err = asn1.Marshal(struct {
		Version int
		Imprint imprint
		Nonce   *big.Int
		Certify bool
	}{1, imprint{asn1.RawValue{FullBytes: algorithm}, r.sum}, r.nonce, true})
	if err != nil {
		return nil, fmt.Errorf("ask for a time-stamp: %w", err)
	}
	return r, nil
}

// Accept returns the token of a response.
func (r *Request) Accept(answer []byte) (token []byte, err error) {
	parts, err := cms.Sequence(answer)
	if err != nil || len(parts) == 0 {
		return nil, errors.New("the time-stamp authority’s answer is not a time-stamp")
	}
	status, err := cms.Elements(parts[0].Bytes)
	var code int
	if err != nil || len(status) == 0 {
		return nil, errors.New("the time-stamp authority’s answer is not a time-stamp")
	}
	if _, err := asn1.Unmarshal(status[0].FullBytes, &code); err != nil {
		return nil, errors.New("the time-stamp authority’s answer is not a time-stamp")
	}
	if code > 1 || code < 0 || len(parts) < 2 {
		return nil, fmt.Errorf("the time-stamp authority refused (status %d)", code)
	}
	s, err := read(parts[1].FullBytes, r.sum)
	if err != nil {
		return nil, fmt.Errorf("the time-stamp authority’s answer is refused: %w", err)
	}
	if s.WeakHash != "" {
		return nil, fmt.Errorf("the time-stamp authority’s answer is refused: its hash function %s can be forged", s.WeakHash)
	}
	if s.nonce == nil || s.nonce.Cmp(r.nonce) != 0 {
		return nil, errors.New("the time-stamp authority’s answer is refused: it answers another request")
	}
	return parts[1].FullBytes, nil
}

// A Stamp is a checked token. If its authority is trusted, data existed at Time.
type Stamp struct {
	Time         time.Time
	Certificate  *x509.Certificate   // the authority's
	Certificates []*x509.Certificate // all certificates in the token
	WeakHash     string              // MD5 or SHA-1 if the token relies on it, else ""
	nonce        *big.Int
}

// Why a token does not hold, as clauses.
var (
	ErrOtherData     = errors.New("it is over something else")
	ErrNoCertificate = errors.New("it does not say which certificate it was made with")
	ErrUsage         = errors.New("its certificate is not for time-stamping alone")
	ErrNotValid      = errors.New("its certificate was not valid at its time")
)

// Read checks a token over data, which may come in parts.
func Read(token []byte, data ...[]byte) (*Stamp, error) {
	return read(token, nil, data...)
}

// read checks a token over a digest or, if sum is nil, over data.
func read(token, sum []byte, data ...[]byte) (*Stamp, error) {
	signed, err := cms.Read(token)
	if err != nil {
		return nil, err
	}
	if !signed.Type.Equal(oidInfo) {
		return nil, errors.New("it is not a time-stamp")
	}
	if err := signed.VerifyContent(); err != nil {
		return nil, err
	}
	if !signed.Bound {
		return nil, ErrNoCertificate
	}
	s, hash, got, err := readInfo(signed.Content)
	if err != nil {
		return nil, err
	}
	if sum == nil {
		h := hash.New()
		for _, part := range data {
			h.Write(part)
		}
		sum = h.Sum(nil)
	} else if hash != hashToSend {
		return nil, ErrOtherData
	}
	if !bytes.Equal(sum, got) {
		return nil, ErrOtherData
	}
	s.Certificate, s.Certificates = signed.Certificate, signed.Certificates
	if s.WeakHash = cms.WeakHash(hash); s.WeakHash == "" {
		s.WeakHash = signed.WeakHash()
	}
	return s, s.usable()
}

// readInfo reads the TSTInfo, the statement that the authority signs.
func readInfo(b []byte) (s *Stamp, hash crypto.Hash, sum []byte, err error) {
	damaged := errors.New("its content is damaged")
	parts, err := cms.Sequence(b)
	if err != nil || len(parts) < 5 {
		return nil, 0, nil, damaged
	}
	var version int
	var of imprint
	s = &Stamp{}
	if _, err := asn1.Unmarshal(parts[0].FullBytes, &version); err != nil || version != 1 {
		return nil, 0, nil, damaged
	}
	if _, err := asn1.Unmarshal(parts[2].FullBytes, &of); err != nil {
		return nil, 0, nil, damaged
	}
	if hash, err = cms.HashNamed(of.Algorithm); err != nil {
		return nil, 0, nil, err
	}
	if s.Time, err = readTime(parts[4]); err != nil {
		return nil, 0, nil, err
	}
	for _, p := range parts[5:] {
		if p.Class == asn1.ClassUniversal && p.Tag == asn1.TagInteger {
			s.nonce = new(big.Int)
			if _, err := asn1.Unmarshal(p.FullBytes, &s.nonce); err != nil {
				return nil, 0, nil, damaged
			}
		}
	}
	return s, hash, of.Sum, nil
}

// readTime reads a time with or without fractions of a second, which encoding/asn1 refuses.
func readTime(v asn1.RawValue) (time.Time, error) {
	const layout = "20060102150405Z"
	t, err := time.Parse(layout, string(v.Bytes)) // also parses a fraction after the seconds
	if err != nil || v.Tag != asn1.TagGeneralizedTime {
		return time.Time{}, errors.New("its time is damaged")
	}
	return t.UTC(), nil
}

// usable checks the authority's certificate by RFC 3161, 2.3: its only extended key usage is
// time-stamping, marked critical. The certificate must have been valid at the time of the stamp.
func (s *Stamp) usable() error {
	c := s.Certificate
	only := len(c.ExtKeyUsage) == 1 && c.ExtKeyUsage[0] == x509.ExtKeyUsageTimeStamping && len(c.UnknownExtKeyUsage) == 0
	critical := false
	for _, e := range c.Extensions {
		critical = critical || e.Id.Equal(oidKeyUse) && e.Critical
	}
	if !only || !critical {
		return ErrUsage
	}
	if s.Time.Before(c.NotBefore) || s.Time.After(c.NotAfter) {
		return ErrNotValid
	}
	return nil
}
