package pdf

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"image"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// signedOn is the day on which the tests sign.
var signedOn = time.Date(2026, time.November, 24, 10, 30, 0, 0, time.UTC)

// An identity is a key with its certificates.
type identity struct {
	key   crypto.Signer
	chain []*x509.Certificate
}

// issue makes a certificate, by itself where there is no issuer.
func issue(tb testing.TB, key crypto.Signer, name string, issuer *identity, change func(*x509.Certificate)) *identity {
	tb.Helper()
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		tb.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: name, Organization: []string{"Sample School"}},
		NotBefore: signedOn.AddDate(-1, 0, 0), NotAfter: signedOn.AddDate(1, 0, 0), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	if change != nil {
		change(c)
	}
	parent, signer := c, key
	id := &identity{key: key}
	if issuer != nil {
		parent, signer = issuer.chain[0], issuer.key
		id.chain = issuer.chain
	}
	der, err := x509.CreateCertificate(rand.Reader, c, parent, key.Public(), signer)
	if err != nil {
		tb.Fatal(err)
	}
	own, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	id.chain = append([]*x509.Certificate{own}, id.chain...)
	return id
}

func authority(c *x509.Certificate) {
	c.IsCA, c.BasicConstraintsValid, c.KeyUsage = true, true, x509.KeyUsageCertSign
}

func newECDSA(tb testing.TB, curve elliptic.Curve) crypto.Signer {
	tb.Helper()
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

// rsaKey is made once, since that takes long.
var rsaKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

func newRSA(tb testing.TB) crypto.Signer {
	tb.Helper()
	key, err := rsaKey()
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

// unsignedVisit is a document that nobody has signed yet.
func unsignedVisit(tb testing.TB, large bool) []byte {
	tb.Helper()
	visit := new(apdocs.ProgressVisit)
	readJSON(tb, testdata+"records/progress-visit-ordinary.json", visit)
	visit.Signatures = apdocs.Signatures{}
	var b bytes.Buffer
	if err := Encode(&b, visit, &render.Options{Organisation: organisation(tb), LargePrint: large}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// options are how the identity signs for a party.
func (id *identity) options(party string) *SignOptions {
	return &SignOptions{Field: party, Key: id.key, Chain: id.chain, Date: signedOn, Role: "Assistant headteacher", Reason: "Agreed at the visit"}
}

func signWith(tb testing.TB, document []byte, o *SignOptions) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := Sign(&b, document, o); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// TestSignedDocuments makes documents with one and several signatures, which are
// kept for the judges where APDOCS_SIGNED names a folder.
func TestSignedDocuments(t *testing.T) {
	root := issue(t, newECDSA(t, elliptic.P256()), "Sample Root", nil, authority)
	school := issue(t, newRSA(t), "Jordan Sample", root, nil)
	parent := issue(t, newECDSA(t, elliptic.P256()), "Zoë Łukasiewicz-Ștefănescu", root, nil)
	provider := issue(t, newECDSA(t, elliptic.P384()), "Sam Specimen", root, nil)
	for _, large := range []bool{false, true} {
		for _, certify := range []bool{false, true} {
			document := unsignedVisit(t, large)
			for i, step := range []struct {
				party string
				id    *identity
			}{{"school", school}, {"parent", parent}, {"signatures.provider", provider}, {"pupil", parent}} {
				o := step.id.options(step.party)
				o.Certify = certify && i == 0
				before := document
				document = signWith(t, before, o)
				if !bytes.HasPrefix(document, before) {
					t.Fatalf("signing for %s changes the file before it", step.party)
				}
				name := step.party
				if certify {
					name += "-certified"
				}
				if large {
					name += "-large"
				}
				keep(t, name+".pdf", document)
			}
		}
	}
	five := unsignedAgreement(t)
	for i, party := range []string{"parent", "pupil", "school", "provider", "other"} {
		id := []*identity{parent, provider, school}[i%3]
		five = signWith(t, five, id.options(party))
	}
	keep(t, "five.pdf", five)
	picture := school.options("school")
	picture.Picture, picture.PictureText = image.NewGray(image.Rect(0, 0, 120, 40)), "Hand-written signature of Jordan Sample"
	keep(t, "picture.pdf", signWith(t, unsignedVisit(t, false), picture))
	keep(t, "root.pem", pemOf(root.chain[0]))
}

func pemOf(c *x509.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})
}

// unsignedAgreement is a document of five parties.
func unsignedAgreement(tb testing.TB) []byte {
	tb.Helper()
	agreement := new(apdocs.CommissioningAgreement)
	readJSON(tb, testdata+"records/commissioning-agreement-ordinary.json", agreement)
	agreement.Signatures = apdocs.Signatures{}
	var b bytes.Buffer
	if err := Encode(&b, agreement, &render.Options{Organisation: organisation(tb)}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// keep is for the judges: in a folder that the environment names, a file whose name
// begins with that of the test.
func keep(tb testing.TB, name string, data []byte) {
	if dir := os.Getenv("APDOCS_SIGNED"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, tb.Name()[:strings.IndexByte(tb.Name()+"/", '/')]+"."+name), data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
}
