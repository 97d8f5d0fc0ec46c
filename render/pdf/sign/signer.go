package sign

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"errors"
	"fmt"
	"net/http"

	"github.com/apdocs/forms/render/pdf/internal/certificate"
	"github.com/apdocs/forms/render/pdf/internal/stamp"
)

// TimestampServer asks the time-stamp authority (RFC 3161) at an http or https address. A nil
// client means one with a timeout of 20 seconds.
func TimestampServer(ctx context.Context, address string, client *http.Client) Stamper {
	server := &stamp.Server{URL: address, Client: client}
	return func(request []byte) ([]byte, error) { return server.Send(ctx, request) }
}

// checkSigner returns nil if the options have a key, and a certificate for it that may sign on the
// date.
func checkSigner(o *Options) error {
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
		return fmt.Errorf("the certificate is not valid before %s", certificate.Day(own.NotBefore))
	}
	if o.Date.After(own.NotAfter) {
		return fmt.Errorf("the certificate expired on %s", certificate.Day(own.NotAfter))
	}
	if err := certificate.CheckKey(own); err != nil {
		return err
	}
	return certificate.CheckUsage(own)
}

// sameKey reports whether two public keys, of the kinds used here, are equal.
func sameKey(a, b crypto.PublicKey) bool {
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
