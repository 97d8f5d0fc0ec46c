// Package stamp asks a time-stamping authority when a signature existed (RFC 3161)
// and checks what it answers.
//
// [Request] and [Accept] are the two halves of the exchange, [Server] carries it
// over HTTP. An answer is embedded only if [Accept] finds that it is over the very
// digest that was sent, answers this request and no other, is signed as it should
// be, and by a certificate that is for time-stamping and nothing else. [Read] makes
// the same checks of a token found in a file, but for the request, which is gone.
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

// A Request is what is sent, and what its answer is held against.
type Request struct {
	DER   []byte
	sum   []byte
	nonce *big.Int
}

// imprint is a digest with the name of its function.
type imprint struct {
	Algorithm asn1.RawValue
	Sum       []byte
}

// NewRequest asks for a token over data, of which only the digest is sent.
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

// Accept takes the token out of an answer, if all about it is right.
func (r *Request) Accept(answer []byte) (token []byte, err error) {
	parts, err := cms.Sequence(answer)
	if err != nil || len(parts) == 0 {
		return nil, errors.New("the time-stamp server answered something that is no time-stamp")
	}
	status, err := cms.Elements(parts[0].Bytes)
	var code int
	if err != nil || len(status) == 0 {
		return nil, errors.New("the time-stamp server answered something that is no time-stamp")
	}
	if _, err := asn1.Unmarshal(status[0].FullBytes, &code); err != nil {
		return nil, errors.New("the time-stamp server answered something that is no time-stamp")
	}
	if code > 1 || code < 0 || len(parts) < 2 {
		return nil, fmt.Errorf("the time-stamp server refused (status %d)", code)
	}
	s, err := read(parts[1].FullBytes, r.sum)
	if err != nil {
		return nil, fmt.Errorf("the time-stamp server’s answer is refused: %w", err)
	}
	if s.nonce == nil || s.nonce.Cmp(r.nonce) != 0 {
		return nil, errors.New("the time-stamp server’s answer is refused: it answers another request")
	}
	return parts[1].FullBytes, nil
}

// A Stamp is a token that has been checked: data existed at Time, if the authority
// is to be believed.
type Stamp struct {
	Time         time.Time
	Certificate  *x509.Certificate // the authority's
	Certificates []*x509.Certificate
	nonce        *big.Int
}

// Read checks a token over data, which may come in parts.
func Read(token []byte, data ...[]byte) (*Stamp, error) {
	return read(token, nil, data...)
}

// read checks a token over a digest, or where that is nil over data.
func read(token, sum []byte, data ...[]byte) (*Stamp, error) {
	signed, err := cms.Read(token)
	if err != nil {
		return nil, err
	}
	if !signed.Type.Equal(oidInfo) {
		return nil, errors.New("it is no time-stamp")
	}
	if err := signed.VerifyContent(); err != nil {
		return nil, err
	}
	if !signed.Bound {
		return nil, errors.New("it does not say which certificate it was made with")
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
		return nil, errors.New("it is over something else")
	}
	if !bytes.Equal(sum, got) {
		return nil, errors.New("it is over something else")
	}
	s.Certificate, s.Certificates = signed.Certificate, signed.Certificates
	return s, s.usable()
}

// readInfo reads what the authority says.
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

// readTime reads a time that may have fractions of a second, which encoding/asn1
// refuses.
func readTime(v asn1.RawValue) (time.Time, error) {
	const layout = "20060102150405Z"
	t, err := time.Parse(layout, string(v.Bytes)) // which takes a fraction after the seconds
	if err != nil || v.Tag != asn1.TagGeneralizedTime {
		return time.Time{}, errors.New("its time is damaged")
	}
	return t.UTC(), nil
}

// usable holds the authority's certificate to what RFC 3161 demands of it.
func (s *Stamp) usable() error {
	c := s.Certificate
	only := len(c.ExtKeyUsage) == 1 && c.ExtKeyUsage[0] == x509.ExtKeyUsageTimeStamping && len(c.UnknownExtKeyUsage) == 0
	critical := false
	for _, e := range c.Extensions {
		critical = critical || e.Id.Equal(oidKeyUse) && e.Critical
	}
	if !only || !critical {
		return errors.New("its certificate is not for time-stamping alone")
	}
	if s.Time.Before(c.NotBefore) || s.Time.After(c.NotAfter) {
		return errors.New("its certificate was not valid at its time")
	}
	return nil
}
