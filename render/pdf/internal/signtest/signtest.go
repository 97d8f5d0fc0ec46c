// Package signtest makes identities and documents for the tests of signing and verifying.
package signtest

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/pdf/sign"
	"github.com/apdocs/forms/render/pdf/verify"
)

// SignedOn is the time at which the tests sign.
var SignedOn = time.Date(2026, time.November, 24, 10, 30, 0, 0, time.UTC)

// An Identity is a key with its certificates.
type Identity struct {
	Key   crypto.Signer
	Chain []*x509.Certificate // its own certificate first
}

// Issue makes a certificate, self-signed if issuer is nil.
func Issue(tb testing.TB, key crypto.Signer, name string, issuer *Identity, change func(*x509.Certificate)) *Identity {
	tb.Helper()
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		tb.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: name, Organization: []string{"Sample School"}},
		NotBefore: SignedOn.AddDate(-1, 0, 0), NotAfter: SignedOn.AddDate(1, 0, 0),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	if change != nil {
		change(c)
	}
	parent, signer := c, key
	id := &Identity{Key: key}
	if issuer != nil {
		parent, signer = issuer.Chain[0], issuer.Key
		id.Chain = issuer.Chain
	}
	der, err := x509.CreateCertificate(rand.Reader, c, parent, key.Public(), signer)
	if err != nil {
		tb.Fatal(err)
	}
	own, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	id.Chain = append([]*x509.Certificate{own}, id.Chain...)
	return id
}

// Authority makes a template that of a certificate authority.
func Authority(c *x509.Certificate) {
	c.IsCA, c.BasicConstraintsValid, c.KeyUsage = true, true, x509.KeyUsageCertSign
}

// NewECDSA makes a key.
func NewECDSA(tb testing.TB, curve elliptic.Curve) crypto.Signer {
	tb.Helper()
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

// NewEd25519 makes a key.
func NewEd25519(tb testing.TB) crypto.Signer {
	tb.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

// rsaKey is made once, because that takes long.
var rsaKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

// NewRSA returns an RSA key of 2048 bits, the same one each time.
func NewRSA(tb testing.TB) crypto.Signer {
	tb.Helper()
	key, err := rsaKey()
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

// UnsignedVisit returns a document that nobody has signed.
func UnsignedVisit(tb testing.TB, large bool) []byte {
	tb.Helper()
	visit := new(documents.ProgressVisit)
	Record(tb, "progress-visit-ordinary.json", visit)
	visit.Signatures = apdocs.Signatures{}
	var b bytes.Buffer
	if err := pdf.Encode(&b, visit, &render.Options{Organisation: Organisation(tb), LargePrint: large}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// Options returns the options with which the Identity signs for a party.
func (id *Identity) Options(party string) *sign.Options {
	return &sign.Options{Field: party, Key: id.Key, Chain: id.Chain, Date: SignedOn,
		Role: "Assistant headteacher", Reason: "Agreed at the visit"}
}

// Sign returns the document with one more signature.
func Sign(tb testing.TB, document []byte, o *sign.Options) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := sign.PDF(&b, document, o); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// PEM encodes a certificate in PEM.
func PEM(c *x509.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})
}

// UnsignedAgreement returns a document with five parties.
func UnsignedAgreement(tb testing.TB) []byte {
	tb.Helper()
	agreement := new(documents.CommissioningAgreement)
	Record(tb, "commissioning-agreement-ordinary.json", agreement)
	agreement.Signatures = apdocs.Signatures{}
	var b bytes.Buffer
	if err := pdf.Encode(&b, agreement, &render.Options{Organisation: Organisation(tb)}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// Keep writes a file for the judges, with the name of the test in front of name, to the folder that
// the environment names.
func Keep(tb testing.TB, name string, data []byte) {
	if dir := os.Getenv("APDOCS_SIGNED"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, tb.Name()[:strings.IndexByte(tb.Name()+"/", '/')]+"."+name),
			data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
}

const testdata = "../../../testdata/" // from the folder of a package under render/pdf

// Record reads an example record into v.
func Record(tb testing.TB, name string, v any) {
	tb.Helper()
	readJSON(tb, testdata+"records/"+name, v)
}

func readJSON(tb testing.TB, file string, v any) {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		tb.Fatal(err)
	}
}

// Organisation returns the sample school, with its logo.
func Organisation(tb testing.TB) *apdocs.Organisation {
	tb.Helper()
	org := new(apdocs.Organisation)
	readJSON(tb, testdata+"org/sample-school.json", org)
	var err error
	if org.LogoImage, err = os.ReadFile(testdata + "org/" + org.Logo); err != nil {
		tb.Fatal(err)
	}
	return org
}

// Trusting returns options that trust the authority, at a time one week after signing.
func Trusting(root *Identity) *verify.Options {
	pool := x509.NewCertPool()
	pool.AddCert(root.Chain[0])
	return &verify.Options{Roots: pool, Time: SignedOn.AddDate(0, 0, 7)}
}

// Verify verifies a document that must be readable.
func Verify(tb testing.TB, document []byte, o *verify.Options) *verify.Verification {
	tb.Helper()
	v, err := verify.PDF(document, o)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}
