package pdf

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/apdocs/forms/render/pdf/internal/stamp"
)

// TimestampServer asks the RFC 3161 server at an address. No client is one that
// waits 20 seconds.
func TimestampServer(ctx context.Context, address string, client *http.Client) Stamper {
	server := &stamp.Server{URL: address, Client: client}
	return func(request []byte) ([]byte, error) { return server.Send(ctx, request) }
}

// TryOutUnit is the organisational unit by which the certificate of a try-out key
// is known. Anybody can make such a key in anybody's name.
const TryOutUnit = "apdocs try-out key, no proof of identity"

// TryOut reports whether a certificate is that of a try-out key.
func TryOut(c *x509.Certificate) bool {
	return slices.Contains(c.Subject.OrganizationalUnit, TryOutUnit)
}

// signerName is who signs, as it is printed.
func signerName(o *SignOptions) string {
	if o.Name != "" {
		return o.Name
	}
	return certificateName(o.Chain[0])
}

// certificateName is the name that a certificate is made out to.
func certificateName(c *x509.Certificate) string {
	if c.Subject.CommonName != "" {
		return c.Subject.CommonName
	}
	if len(c.Subject.Organization) > 0 {
		return c.Subject.Organization[0]
	}
	return "a certificate without a name"
}

// checkSigner says why the options cannot make a signature.
func checkSigner(o *SignOptions) error {
	switch {
	case o == nil || o.Key == nil:
		return errors.New("there is no key")
	case len(o.Chain) == 0:
		return errors.New("the key has no certificate")
	case o.Date.IsZero():
		return errors.New("the date of the signature is missing")
	case o.Date.Year() < 1 || o.Date.Year() > 9999:
		return errors.New("the date of the signature is out of range")
	}
	own := o.Chain[0]
	if !sameKey(o.Key.Public(), own.PublicKey) {
		return errors.New("the certificate belongs to another key")
	}
	if o.Date.Before(own.NotBefore) {
		return fmt.Errorf("the certificate is not valid before %s", plainDate(own.NotBefore))
	}
	if o.Date.After(own.NotAfter) {
		return fmt.Errorf("the certificate expired on %s", plainDate(own.NotAfter))
	}
	if err := checkStrength(own); err != nil {
		return err
	}
	return forSigning(own)
}

// sameKey reports whether two public keys, of the kinds used here, are the same.
func sameKey(a, b crypto.PublicKey) bool {
	switch a := a.(type) {
	case *rsa.PublicKey:
		return a.Equal(b)
	case *ecdsa.PublicKey:
		return a.Equal(b)
	}
	return false
}

// checkStrength says why a certificate is too weak to prove anything.
func checkStrength(c *x509.Certificate) error {
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

// forSigning is why a certificate is for something else than signing documents.
func forSigning(c *x509.Certificate) error {
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
