// Package key reads the keys with which documents are signed, and makes keys for trying that out.
//
// A key comes with its certificate and those of its issuers, as PKCS#12 (with current or older
// encryption) or as PEM. Keys are RSA, ECDSA or Ed25519. A key in hardware does not need this
// package: signing takes any [crypto.Signer].
package key

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"slices"

	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

// MaxSize is the largest key file that is read, in bytes. A key with its certificates has a few
// kilobytes.
const MaxSize = 1 << 20

// Why a key cannot be read, besides its file being damaged.
var (
	ErrPassphrase    = errors.New("the passphrase is wrong")
	ErrNoCertificate = errors.New("there is no certificate for the key")
	ErrNoKey         = errors.New("there is no key")
	ErrEncryptedPEM  = errors.New("the key is encrypted in PEM, which is not read; keep it as PKCS#12 instead")
)

// Read reads a key and its certificates, the key's own first, from one PKCS#12 file or from one or
// more PEM files. The passphrase is that of PKCS#12.
func Read(passphrase string, files ...[]byte) (crypto.Signer, []*x509.Certificate, error) {
	var b bag
	for _, data := range files {
		if err := b.add(data, passphrase); err != nil {
			return nil, nil, fmt.Errorf("read the key: %w", err)
		}
	}
	chain, err := b.chain()
	if err != nil {
		return nil, nil, fmt.Errorf("read the key: %w", err)
	}
	return b.key, chain, nil
}

// bag holds the contents of the files.
type bag struct {
	key          crypto.Signer
	certificates []*x509.Certificate
}

func (b *bag) add(data []byte, passphrase string) error {
	if len(data) > MaxSize {
		return fmt.Errorf("a file of more than %d MB", MaxSize>>20)
	}
	if bytes.Contains(data, []byte("-----BEGIN ")) {
		return b.addPEM(data)
	}
	if err := checkRounds(data); err != nil {
		return err
	}
	var unknown pkcs12.NotImplementedError
	private, own, others, err := pkcs12.DecodeChain(data, passphrase)
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword) || errors.Is(err, pkcs12.ErrDecryption):
		return ErrPassphrase
	case errors.As(err, &unknown):
		return fmt.Errorf("PKCS#12 of a kind that is not read: %w", unknown)
	case err != nil:
		return errors.New("neither PEM nor PKCS#12 with a key and its certificate, or damaged")
	}
	b.certificates = append(append(b.certificates, own), others...)
	return b.setKey(private)
}

func (b *bag) setKey(private any) error {
	signer, ok := private.(crypto.Signer)
	if !ok {
		return errors.New("a key that cannot sign")
	}
	if b.key != nil {
		return errors.New("more than one key")
	}
	b.key = signer
	return nil
}

func (b *bag) addPEM(data []byte) error {
	for {
		var block *pem.Block
		if block, data = pem.Decode(data); block == nil {
			return nil
		}
		var private any
		var err error
		switch block.Type {
		case "CERTIFICATE":
			c, err := x509.ParseCertificate(block.Bytes)
			if err != nil {
				return fmt.Errorf("a certificate: %w", err)
			}
			b.certificates = append(b.certificates, c)
			continue
		case "PRIVATE KEY":
			private, err = x509.ParsePKCS8PrivateKey(block.Bytes)
		case "RSA PRIVATE KEY", "EC PRIVATE KEY":
			if block.Headers["DEK-Info"] != "" {
				return ErrEncryptedPEM
			}
			if private, err = x509.ParseECPrivateKey(block.Bytes); block.Type[0] == 'R' {
				private, err = x509.ParsePKCS1PrivateKey(block.Bytes)
			}
		case "ENCRYPTED PRIVATE KEY":
			return ErrEncryptedPEM
		default:
			continue // such as EC PARAMETERS
		}
		if err != nil {
			return errors.New("the key is damaged, or of a kind that is not read")
		}
		if err := b.setKey(private); err != nil {
			return err
		}
	}
}

// chain returns the certificates in order: the key's own, followed each time by that of the issuer
// of the last. It leaves out the root, which a verifier must have from elsewhere, and certificates
// that do not belong to the chain.
func (b *bag) chain() ([]*x509.Certificate, error) {
	if b.key == nil {
		return nil, ErrNoKey
	}
	i := slices.IndexFunc(b.certificates, func(c *x509.Certificate) bool { return same(b.key.Public(), c.PublicKey) })
	if i < 0 {
		return nil, ErrNoCertificate
	}
	chain := []*x509.Certificate{b.certificates[i]}
	for range b.certificates {
		last := chain[len(chain)-1]
		i := slices.IndexFunc(b.certificates, func(c *x509.Certificate) bool {
			return bytes.Equal(c.RawSubject, last.RawIssuer) && !bytes.Equal(c.RawIssuer, c.RawSubject) &&
				!slices.ContainsFunc(chain, c.Equal) && last.CheckSignatureFrom(c) == nil
		})
		if i < 0 {
			break
		}
		chain = append(chain, b.certificates[i])
	}
	return chain, nil
}

// same reports whether two public keys, of the kinds used here, are equal.
func same(a, b crypto.PublicKey) bool {
	switch a := a.(type) {
	case *rsa.PublicKey:
		return a.Equal(b)
	case *ecdsa.PublicKey:
		return a.Equal(b)
	case ed25519.PublicKey:
		return a.Equal(b)
	}
	return false
}
