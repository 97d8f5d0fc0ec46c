package key

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"
	"unicode/utf8"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"github.com/apdocs/forms/render/pdf/internal/certificate"
)

// TryOut makes a key for trying out signatures, valid for one year from the given day, as a PKCS#12
// file. Its certificate is self-signed and marked as being for trying out, which signatures and
// their verification repeat: it proves nothing about who signed. Each run of white space in the
// name becomes a single space. If the passphrase is "" the file is not encrypted.
func TryOut(name string, from time.Time, passphrase string) ([]byte, error) {
	const longest = 64 // RFC 5280, ub-common-name
	name = certificate.OneLine(name)
	if n := utf8.RuneCountInString(name); n == 0 || n > longest {
		return nil, fmt.Errorf("make a key: the name must have 1 to %d characters", longest)
	}
	if strings.ContainsRune(name, utf8.RuneError) {
		return nil, errors.New("make a key: the name has a character that is no text")
	}
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	template := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: name, OrganizationalUnit: []string{certificate.TryOutUnit}},
		NotBefore: from.UTC(), NotAfter: from.UTC().AddDate(1, 0, 0),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	own, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	kind := pkcs12.Modern
	if passphrase == "" {
		kind = pkcs12.Passwordless
	}
	data, err := kind.Encode(private, own, nil, passphrase)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	return data, nil
}
