// Package stamptest is a time-stamping authority for tests, with a switch for each mistake that an
// authority can make.
package stamptest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"time"
)

// An Authority answers requests for time-stamps. With the zero values of its switches it makes no
// mistake.
type Authority struct {
	Time        time.Time
	Certificate *x509.Certificate
	key         *ecdsa.PrivateKey

	OtherSum   bool // stamps another digest
	OtherNonce bool // repeats another nonce
	NoNonce    bool
	Refuse     bool // rejects the request
	BadKey     bool // signs with a key that is not its certificate's
	Unbound    bool // has no signed attribute that names its certificate
	Padding    int  // bytes by which the token is longer
}

// New makes an authority with a self-signed certificate, which change may modify before it is
// signed.
func New(at time.Time, change func(*x509.Certificate)) (*Authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	usage, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
	if err != nil {
		return nil, err
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Sample Time"},
		NotBefore: at.AddDate(-1, 0, 0), NotAfter: at.AddDate(1, 0, 0), KeyUsage: x509.KeyUsageDigitalSignature,
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: usage}}}
	if change != nil {
		change(c)
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		return nil, err
	}
	a := &Authority{Time: at, key: key}
	a.Certificate, err = x509.ParseCertificate(der)
	return a, err
}

// ServeHTTP answers a request.
func (a *Authority) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	request, err := io.ReadAll(r.Body)
	var answer []byte
	if err == nil {
		answer, err = a.Answer(request)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/timestamp-reply")
	w.Write(answer)
}

type algorithm struct{ OID asn1.ObjectIdentifier }

type attribute struct {
	OID   asn1.ObjectIdentifier
	Value asn1.RawValue
}

var (
	oidSHA256      = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidECDSA       = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
	oidInfo        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	oidSignedData  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidType        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidDigest      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidCertificate = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
)

// raw encodes a constructed value of parts.
func raw(class, tag int, parts ...any) (v asn1.RawValue, err error) {
	v = asn1.RawValue{Class: class, Tag: tag, IsCompound: true}
	for _, p := range parts {
		b, ok := p.([]byte)
		if !ok {
			if b, err = asn1.Marshal(p); err != nil {
				return v, err
			}
		}
		v.Bytes = append(v.Bytes, b...)
	}
	return v, nil
}

// Answer answers a request.
func (a *Authority) Answer(request []byte) ([]byte, error) {
	var q struct {
		Version int
		Imprint struct {
			Algorithm asn1.RawValue
			Sum       []byte
		}
		Nonce   *big.Int `asn1:"optional"`
		Certify bool     `asn1:"optional"`
	}
	if _, err := asn1.Unmarshal(request, &q); err != nil {
		return nil, fmt.Errorf("read the request: %w", err)
	}
	if a.Refuse {
		return asn1.Marshal(struct{ Status struct{ Status int } }{struct{ Status int }{2}})
	}
	if a.OtherSum {
		q.Imprint.Sum[0]++
	}
	if a.OtherNonce {
		q.Nonce.Add(q.Nonce, big.NewInt(1))
	}
	parts := []any{1, asn1.ObjectIdentifier{1, 2, 3}, q.Imprint, 42,
		asn1.RawValue{Tag: asn1.TagGeneralizedTime, Bytes: []byte(a.Time.UTC().Format("20060102150405") + ".5Z")}}
	if !a.NoNonce {
		parts = append(parts, q.Nonce)
	}
	info, err := raw(0, asn1.TagSequence, parts...)
	if err != nil {
		return nil, err
	}
	content, err := asn1.Marshal(info)
	if err != nil {
		return nil, err
	}
	token, err := a.token(content)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(struct {
		Status struct{ Status int }
		Token  asn1.RawValue
	}{struct{ Status int }{0}, asn1.RawValue{FullBytes: token}})
}

// token signs the authority's statement.
func (a *Authority) token(content []byte) ([]byte, error) {
	signed, err := a.attributes(content)
	if err != nil {
		return nil, err
	}
	set, err := asn1.Marshal(asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: signed})
	if err != nil {
		return nil, err
	}
	key := a.key
	if a.BadKey {
		if key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
			return nil, err
		}
	}
	sum := sha256.Sum256(set)
	signature, err := key.Sign(rand.Reader, sum[:], crypto.SHA256)
	if err != nil {
		return nil, err
	}
	bag := a.Certificate.Raw
	if a.Padding > 0 {
		if bag, err = a.pad(bag); err != nil {
			return nil, err
		}
	}
	serial, err := asn1.Marshal(a.Certificate.SerialNumber)
	if err != nil {
		return nil, err
	}
	id, err := raw(0, asn1.TagSequence, a.Certificate.RawIssuer, serial)
	if err != nil {
		return nil, err
	}
	signer, err := raw(0, asn1.TagSequence, 1, id, algorithm{oidSHA256},
		asn1.RawValue{Class: 2, Tag: 0, IsCompound: true, Bytes: signed},
		algorithm{oidECDSA}, asn1.RawValue{Tag: asn1.TagOctetString, Bytes: signature})
	if err != nil {
		return nil, err
	}
	return a.wrap(content, bag, signer)
}

func (a *Authority) wrap(content, bag []byte, signer asn1.RawValue) ([]byte, error) {
	octets, err := asn1.Marshal(content)
	if err != nil {
		return nil, err
	}
	inner, err := raw(0, asn1.TagSequence, oidInfo, asn1.RawValue{Class: 2, Tag: 0, IsCompound: true, Bytes: octets})
	if err != nil {
		return nil, err
	}
	hashes, err := raw(0, asn1.TagSet, algorithm{oidSHA256})
	if err != nil {
		return nil, err
	}
	signers, err := raw(0, asn1.TagSet, signer)
	if err != nil {
		return nil, err
	}
	data, err := raw(0, asn1.TagSequence, 3, hashes, inner,
		asn1.RawValue{Class: 2, Tag: 0, IsCompound: true, Bytes: bag}, signers)
	if err != nil {
		return nil, err
	}
	explicit, err := raw(2, 0, data)
	if err != nil {
		return nil, err
	}
	all, err := raw(0, asn1.TagSequence, oidSignedData, explicit)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(all)
}

// attributes returns the signed attributes.
func (a *Authority) attributes(content []byte) (all []byte, err error) {
	sum := sha256.Sum256(content)
	own := sha256.Sum256(a.Certificate.Raw)
	values := []any{oidInfo, sum[:], [][][]struct{ Hash []byte }{{{{own[:]}}}}[0]}
	for i, oid := range []asn1.ObjectIdentifier{oidType, oidDigest, oidCertificate} {
		if a.Unbound && i == 2 {
			break
		}
		v := values[i]
		if i == 1 {
			v = asn1.RawValue{Tag: asn1.TagOctetString, Bytes: sum[:]}
		}
		set, err := raw(0, asn1.TagSet, v)
		if err != nil {
			return nil, err
		}
		b, err := asn1.Marshal(attribute{oid, set})
		if err != nil {
			return nil, err
		}
		all = append(all, b...)
	}
	return all, nil
}

// pad adds a certificate that makes the bag longer.
func (a *Authority) pad(bag []byte) ([]byte, error) {
	c := &x509.Certificate{SerialNumber: big.NewInt(8), Subject: pkix.Name{CommonName: "Sample Padding"},
		NotBefore: a.Certificate.NotBefore, NotAfter: a.Certificate.NotAfter,
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{1, 2, 3, 4}, Value: make([]byte, a.Padding)}}}
	der, err := x509.CreateCertificate(rand.Reader, c, c, a.key.Public(), a.key)
	return append(append([]byte{}, bag...), der...), err
}
