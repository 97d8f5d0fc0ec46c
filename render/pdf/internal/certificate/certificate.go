// Package certificate answers the questions about X.509 certificates that both signing and
// verifying ask: the names of subject and issuer, whether key and signature are strong enough, and
// whether the certificate is for signing documents.
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

// TryOutUnit is the organisational unit that marks the certificate of a try-out key. Anybody can
// make such a key in anybody's name.
const TryOutUnit = "apdocs try-out key, no proof of identity"

// TryOut reports whether a certificate belongs to a try-out key.
func TryOut(c *x509.Certificate) bool {
	return slices.Contains(c.Subject.OrganizationalUnit, TryOutUnit)
}

// Name returns the subject of a certificate on one line: its common name, or its organisation if it
// has none. It is never empty and never contains a control character.
func Name(c *x509.Certificate) string { return nameOf(c.Subject, "a certificate without a name") }

// Issuer returns the issuer of a certificate on one line, or "" for a self-issued certificate.
func Issuer(c *x509.Certificate) string {
	if SelfIssued(c) {
		return ""
	}
	return nameOf(c.Issuer, "an issuer without a name")
}

// SelfIssued reports whether subject and issuer of a certificate are the same, so that only its
// holder states whose it is.
func SelfIssued(c *x509.Certificate) bool { return bytes.Equal(c.RawIssuer, c.RawSubject) }

func nameOf(n pkix.Name, otherwise string) string {
	for _, name := range append([]string{n.CommonName}, n.Organization...) {
		if name = OneLine(name); name != "" {
			return name
		}
	}
	return otherwise
}

// OneLine returns text that can be shown within a line: each run of white space becomes a single
// space, and characters that do not belong in a name (control characters, direction marks, invalid
// UTF-8) become U+FFFD.
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

// Plain quickly reports whether [OneLine] would change nothing: s is printable ASCII with single
// spaces, none at an end.
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

// Extended key usages for signing documents, besides e-mail protection and any usage: RFC 9336,
// Adobe and Microsoft.
var documentUsages = []asn1.ObjectIdentifier{
	{1, 3, 6, 1, 5, 5, 7, 3, 36}, {1, 2, 840, 113583, 1, 1, 5}, {1, 3, 6, 1, 4, 1, 311, 10, 3, 12},
}

// CheckUsage returns nil if a certificate is allowed to sign documents by its key usage and its
// extended key usage. A certificate that names no usage is allowed to.
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

// Day formats a day for messages: "12 November 2026".
func Day(t time.Time) string { return t.Format("2 January 2006") }
