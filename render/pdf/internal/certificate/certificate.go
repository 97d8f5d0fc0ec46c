// Package certificate says of X.509 certificates what signing and verifying both
// need to know: whose they are, whether they are strong enough, and whether they
// may be used for signing documents.
package certificate

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
	"time"
)

// TryOutUnit is the organisational unit by which the certificate of a try-out key
// is known. Anybody can make such a key in anybody's name.
const TryOutUnit = "apdocs try-out key, no proof of identity"

// TryOut reports whether a certificate is that of a try-out key.
func TryOut(c *x509.Certificate) bool {
	return slices.Contains(c.Subject.OrganizationalUnit, TryOutUnit)
}

// Name is the subject that a certificate is made out to.
func Name(c *x509.Certificate) string {
	if c.Subject.CommonName != "" {
		return c.Subject.CommonName
	}
	if len(c.Subject.Organization) > 0 {
		return c.Subject.Organization[0]
	}
	return "a certificate without a name"
}

// CheckStrength says why a certificate is too weak to prove anything.
func CheckStrength(c *x509.Certificate) error {
	switch key := c.PublicKey.(type) {
	case *rsa.PublicKey:
		const least = 2048
		if n := key.N.BitLen(); n < least {
			return fmt.Errorf("the key is too weak: RSA with %d bits, where %d are the least", n, least)
		}
	case *ecdsa.PublicKey:
		if key.Curve != elliptic.P256() && key.Curve != elliptic.P384() {
			return errors.New("the key is of a kind that is not used here: of ECDSA, P-256 and P-384 are")
		}
	default:
		return errors.New("the key is of a kind that is not used here: RSA and ECDSA are")
	}
	switch c.SignatureAlgorithm {
	case x509.MD2WithRSA, x509.MD5WithRSA, x509.SHA1WithRSA, x509.DSAWithSHA1, x509.ECDSAWithSHA1:
		return errors.New("the certificate is too weak: it is signed with SHA-1 or older")
	}
	return nil
}

// Usages of certificates with which documents may be signed, beside e-mail and any:
// RFC 9336, Adobe and Microsoft.
var documentUsages = []asn1.ObjectIdentifier{
	{1, 3, 6, 1, 5, 5, 7, 3, 36}, {1, 2, 840, 113583, 1, 1, 5}, {1, 3, 6, 1, 4, 1, 311, 10, 3, 12},
}

// ForSigning is why a certificate is for something else than signing documents.
func ForSigning(c *x509.Certificate) error {
	const signs = x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	if c.KeyUsage != 0 && c.KeyUsage&signs == 0 {
		return errors.New("the certificate is not for signatures")
	}
	if len(c.ExtKeyUsage)+len(c.UnknownExtKeyUsage) == 0 {
		return nil
	}
	for _, usage := range c.ExtKeyUsage {
		if usage == x509.ExtKeyUsageAny || usage == x509.ExtKeyUsageEmailProtection || usage == x509.ExtKeyUsageClientAuth {
			return nil
		}
	}
	for _, usage := range c.UnknownExtKeyUsage {
		if slices.ContainsFunc(documentUsages, usage.Equal) {
			return nil
		}
	}
	return errors.New("the certificate is for something else than signing documents")
}

// Issuer is who issued a certificate; for one that vouches for itself that is
// nobody.
func Issuer(c *x509.Certificate) string {
	if bytes.Equal(c.RawIssuer, c.RawSubject) {
		return ""
	}
	if c.Issuer.CommonName != "" {
		return c.Issuer.CommonName
	}
	if len(c.Issuer.Organization) > 0 {
		return c.Issuer.Organization[0]
	}
	return "an authority without a name"
}

// Day is a day as messages write it: "12 November 2026".
func Day(t time.Time) string { return t.Format("2 January 2006") }
