package certificate

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
)

// The smallest sizes of keys by ETSI TS 119 312, in bits: of an RSA modulus and of the order of a
// curve.
const (
	leastRSA   = 2048
	leastCurve = 256
)

var oidRSAPSS = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}

// publicKeyInfo is the SubjectPublicKeyInfo of RFC 5280, 4.1.
type publicKeyInfo struct {
	Algorithm pkix.AlgorithmIdentifier
	Key       asn1.BitString
}

// PublicKey returns the key of a certificate: as package x509 reads it, or an RSA key for PSS only
// (RFC 4055, 1.2), which package x509 does not read. It is nil if the algorithm is not known.
func PublicKey(c *x509.Certificate) crypto.PublicKey {
	if c.PublicKey != nil {
		return c.PublicKey
	}
	var info publicKeyInfo
	_, err := asn1.Unmarshal(c.RawSubjectPublicKeyInfo, &info)
	if err != nil || !info.Algorithm.Algorithm.Equal(oidRSAPSS) {
		return nil
	}
	key, err := x509.ParsePKCS1PublicKey(info.Key.RightAlign())
	if err != nil {
		return nil
	}
	return key
}

// KeyAlgorithm returns the identifier of the algorithm of a certificate's key.
func KeyAlgorithm(c *x509.Certificate) asn1.ObjectIdentifier {
	var info publicKeyInfo
	if _, err := asn1.Unmarshal(c.RawSubjectPublicKeyInfo, &info); err != nil {
		return nil
	}
	return info.Algorithm.Algorithm
}

// CheckKey returns nil if this package's users may sign with a key of this kind: RSA with at least
// 2048 bits, ECDSA with P-256, P-384 or P-521, or Ed25519.
func CheckKey(c *x509.Certificate) error {
	if weak := weakKey(c); weak != "" {
		return errors.New("the certificate is too weak: its " + weak)
	}
	if weak := weakSignature(c); weak != "" {
		return errors.New("the certificate is too weak: it " + weak)
	}
	switch c.PublicKey.(type) {
	case *rsa.PublicKey, *ecdsa.PublicKey, ed25519.PublicKey:
		return nil
	}
	return errors.New("documents are signed with a key for RSA, ECDSA or Ed25519, and this is none")
}

// weakKey returns a clause that says why a key is too short, without an article: "RSA key has 1024
// bits ..."; "" if it is long enough.
func weakKey(c *x509.Certificate) string {
	switch key := PublicKey(c).(type) {
	case *rsa.PublicKey:
		if n := key.N.BitLen(); n < leastRSA {
			return fmt.Sprintf("RSA key has %d bits, where %d are the least", n, leastRSA)
		}
	case *ecdsa.PublicKey:
		if n := key.Curve.Params().BitSize; n < leastCurve {
			return fmt.Sprintf("ECDSA key has %d bits, where %d are the least", n, leastCurve)
		}
	}
	return ""
}

// weakSignature returns a clause if the issuer signed the certificate with a hash function that can
// be forged. For a self-signed certificate it returns "": that is trusted as it is or not at all.
func weakSignature(c *x509.Certificate) string {
	if SelfIssued(c) {
		return ""
	}
	switch c.SignatureAlgorithm {
	case x509.MD2WithRSA:
		return "was signed by its issuer with MD2, which can be forged"
	case x509.MD5WithRSA:
		return "was signed by its issuer with MD5, which can be forged"
	case x509.SHA1WithRSA, x509.DSAWithSHA1, x509.ECDSAWithSHA1:
		return "was signed by its issuer with SHA-1, which can be forged"
	}
	return ""
}

// Weakness returns a clause that says why a certificate proves little, or "": the key of the
// certificate or of one of its issuers is too short, or one of them was signed with MD5 or SHA-1. A
// weak signature on the last issuer is not counted, because that certificate is trusted as it is.
func Weakness(own *x509.Certificate, issuers ...*x509.Certificate) string {
	if weak := weakKey(own); weak != "" {
		return "its " + weak
	}
	if weak := weakSignature(own); weak != "" {
		return "its certificate " + weak
	}
	for i, c := range issuers {
		if weak := weakKey(c); weak != "" {
			return "the issuer’s " + weak + " (" + Name(c) + ")"
		}
		if weak := weakSignature(c); weak != "" && i < len(issuers)-1 {
			return "the issuer’s certificate " + weak + " (" + Name(c) + ")"
		}
	}
	return ""
}
