// Package certificate says of X.509 certificates what signing and verifying both
// need to know: the name of the subject and of the issuer, whether key and signature
// are strong enough, and whether the certificate is for signing documents.
package certificate

import (
	"bytes"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// TryOutUnit is the organisational unit by which the certificate of a try-out key
// is known. Anybody can make such a key in anybody's name.
const TryOutUnit = "apdocs try-out key, no proof of identity"

// TryOut reports whether a certificate is that of a try-out key.
func TryOut(c *x509.Certificate) bool {
	return slices.Contains(c.Subject.OrganizationalUnit, TryOutUnit)
}

// Name is the subject of a certificate on one line: its common name, or else its
// organisation. It is never empty and never holds a control character.
func Name(c *x509.Certificate) string { return nameOf(c.Subject, "a certificate without a name") }

// Issuer is who issued a certificate, on one line; "" for a certificate that is signed
// with its own key.
func Issuer(c *x509.Certificate) string {
	if SelfIssued(c) {
		return ""
	}
	return nameOf(c.Issuer, "an issuer without a name")
}

// SelfIssued reports whether subject and issuer of a certificate are the same, so that
// nobody but its holder says whose it is.
func SelfIssued(c *x509.Certificate) bool { return bytes.Equal(c.RawIssuer, c.RawSubject) }

func nameOf(n pkix.Name, otherwise string) string {
	for _, name := range append([]string{n.CommonName}, n.Organization...) {
		if name = OneLine(name); name != "" {
			return name
		}
	}
	return otherwise
}

// OneLine is text as it can be shown within a line: white space of any kind is a single
// space, and what has no place in a name (control characters, marks that change the
// direction of text, broken UTF-8) is U+FFFD.
func OneLine(s string) string {
	if Plain(s) {
		return s
	}
	shown := func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return utf8.RuneError
		}
		return r
	}
	return strings.Join(strings.Fields(strings.Map(shown, s)), " ")
}

// Plain reports whether [OneLine] changes nothing, at a glance: printable ASCII without two
// spaces together or one at an end.
func Plain(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || s == ""
}

// Usages of certificates with which documents may be signed, beside e-mail and any:
// RFC 9336, Adobe and Microsoft.
var documentUsages = []asn1.ObjectIdentifier{
	{1, 3, 6, 1, 5, 5, 7, 3, 36}, {1, 2, 840, 113583, 1, 1, 5}, {1, 3, 6, 1, 4, 1, 311, 10, 3, 12},
}

// CheckUsage returns nil if a certificate may be used for signing documents, by its key
// usage and its extended key usage. A certificate that names no usage may.
func CheckUsage(c *x509.Certificate) error {
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

// Day is a day as messages write it: "12 November 2026".
func Day(t time.Time) string { return t.Format("2 January 2006") }
