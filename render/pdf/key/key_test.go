package key

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
	"encoding/pem"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/certificate"
	pkcs12 "software.sslmate.com/src/go-pkcs12"
)

var start = time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC)

// ladder returns a key with its certificate, an intermediate certificate and a root, in
// this order.
func ladder(t *testing.T) (*ecdsa.PrivateKey, []*x509.Certificate) {
	t.Helper()
	var chain []*x509.Certificate
	var keys []*ecdsa.PrivateKey
	for i, name := range []string{"Sample Root", "Sample Between", "Jordan Sample"} {
		k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, k)
		c := &x509.Certificate{SerialNumber: big.NewInt(int64(i + 1)), Subject: pkix.Name{CommonName: name},
			NotBefore: start, NotAfter: start.AddDate(1, 0, 0), IsCA: i < 2, BasicConstraintsValid: true}
		parent, signer := c, k
		if i > 0 {
			parent, signer = chain[0], keys[i-1]
		}
		der, err := x509.CreateCertificate(rand.Reader, c, parent, k.Public(), signer)
		if err != nil {
			t.Fatal(err)
		}
		own, err := x509.ParseCertificate(der)
		if err != nil {
			t.Fatal(err)
		}
		chain = append([]*x509.Certificate{own}, chain...)
	}
	return keys[2], chain
}

func pemOf(kind string, der ...[]byte) (all []byte) {
	for _, b := range der {
		all = append(all, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: b})...)
	}
	return all
}

func TestRead(t *testing.T) {
	private, chain := ladder(t)
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	sec1, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	certificates := pemOf("CERTIFICATE", chain[2].Raw, chain[1].Raw, chain[0].Raw) // the root first
	files := map[string][][]byte{
		"PEM in one file": {append(pemOf("PRIVATE KEY", pkcs8), certificates...)},
		"PEM in two":      {pemOf("EC PRIVATE KEY", sec1), certificates},
	}
	for name, kind := range map[string]*pkcs12.Encoder{"modern": pkcs12.Modern, "RC2": pkcs12.LegacyRC2,
		"DES": pkcs12.LegacyDES} {
		data, err := kind.Encode(private, chain[0], chain[1:], "open sesame")
		if err != nil {
			t.Fatal(err)
		}
		files["PKCS#12, "+name] = [][]byte{data}
		if _, _, err := Read("open", data); !errors.Is(err, ErrPassphrase) {
			t.Errorf("%s, wrong passphrase: %v", name, err)
		}
	}
	for name, data := range files {
		k, got, err := Read("open sesame", data...)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !private.Equal(k) || len(got) != 2 || !got[0].Equal(chain[0]) || !got[1].Equal(chain[1]) {
			t.Errorf("%s: %d certificates, not the key's own and the one between", name, len(got))
		}
	}
}

// TestReadKinds reads a key of each kind that can sign, from PEM and from PKCS#12.
func TestReadKinds(t *testing.T) {
	ed := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	all := []crypto.Signer{ed}
	for _, curve := range []elliptic.Curve{elliptic.P256(), elliptic.P384(), elliptic.P521()} {
		k, err := ecdsa.GenerateKey(curve, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, k)
	}
	for _, k := range all {
		c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Jordan Sample"},
			NotBefore: start, NotAfter: start.AddDate(1, 0, 0)}
		der, err := x509.CreateCertificate(rand.Reader, c, c, k.Public(), k)
		if err != nil {
			t.Fatal(err)
		}
		own, err := x509.ParseCertificate(der)
		if err != nil {
			t.Fatal(err)
		}
		pkcs8, err := x509.MarshalPKCS8PrivateKey(k)
		if err != nil {
			t.Fatal(err)
		}
		data, err := pkcs12.Modern.Encode(k, own, nil, "open sesame")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range [][]byte{data, append(pemOf("PRIVATE KEY", pkcs8), pemOf("CERTIFICATE", der)...)} {
			got, chain, err := Read("open sesame", file)
			if err != nil || len(chain) != 1 || !chain[0].Equal(own) || !same(got.Public(), k.Public()) {
				t.Errorf("%T: %v", k, err)
			}
		}
	}
}

func TestReadRefuses(t *testing.T) {
	_, chain := ladder(t)
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	pkcs1 := pemOf("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(other))
	certificate := pemOf("CERTIFICATE", chain[0].Raw)
	for _, test := range []struct {
		name string
		data []byte
		want error // nil for any
	}{
		{"key without certificate", pkcs1, ErrNoCertificate},
		{"certificate of another key", append(bytes.Clone(pkcs1), certificate...), ErrNoCertificate},
		{"certificate without key", certificate, ErrNoKey},
		{"encrypted PEM", pemOf("ENCRYPTED PRIVATE KEY", []byte{1}), ErrEncryptedPEM},
		{"two keys", append(bytes.Clone(pkcs1), pkcs1...), nil},
		{"damaged PEM", pemOf("PRIVATE KEY", []byte{1, 2}), nil},
		{"text", []byte("no key at all"), nil},
		{"nothing", nil, nil},
		{"too much", make([]byte, MaxSize+1), nil},
	} {
		if _, _, err := Read("", test.data); err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s: %v, not %v", test.name, err, test.want)
		}
	}
}

// TestRounds makes files with excessive iteration counts.
func TestRounds(t *testing.T) {
	private, chain := ladder(t)
	for name, kind := range map[string]*pkcs12.Encoder{"modern": pkcs12.Modern2023, "old": pkcs12.LegacyDES} {
		data, err := kind.WithIterations(70_000).Encode(private, chain[0], nil, "open sesame")
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := Read("open sesame", data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		rounds, many := []byte{2, 3, 0x01, 0x11, 0x70}, []byte{2, 3, 0x7f, 0xff, 0xff}
		for at := range data {
			if bytes.HasPrefix(data[at:], rounds) {
				hostile := bytes.Clone(data)
				copy(hostile[at:], many)
				if _, _, err := Read("open sesame", hostile); err == nil || !strings.Contains(err.Error(), "would take long") {
					t.Errorf("%s, byte %d: %v", name, at, err)
				}
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	data, err := TryOut("Alex Example", start, "")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(pemOf("PRIVATE KEY", []byte{0x30, 0}))
	f.Fuzz(func(_ *testing.T, data []byte) { Read("", data) })
}

func TestTryOut(t *testing.T) {
	for _, passphrase := range []string{"", "open sesame"} {
		data, err := TryOut("Alex Example", start, passphrase)
		if err != nil {
			t.Fatal(err)
		}
		k, chain, err := Read(passphrase, data)
		if err != nil {
			t.Fatal(err)
		}
		if k == nil || len(chain) != 1 || !certificate.TryOut(chain[0]) || chain[0].Subject.CommonName != "Alex Example" {
			t.Errorf("passphrase %q: %v", passphrase, chain[0].Subject)
		}
	}
}

// TestTryOutNames makes keys with names that a person can type, and with others.
func TestTryOutNames(t *testing.T) {
	for name, want := range map[string]string{"Alex\nExample\t": "Alex Example",
		strings.Repeat("Ł", 64): strings.Repeat("Ł", 64),
		strings.Repeat("W", 65): "", " ": "", "a\x00": "", "\xff": "", "\u202ea": ""} {
		data, err := TryOut(name, start, "")
		if (err != nil) != (want == "") {
			t.Errorf("%q: %v", name, err)
		}
		if err != nil {
			continue
		}
		_, chain, err := Read("", data)
		if err != nil || chain[0].Subject.CommonName != want {
			t.Errorf("%q: %v", name, err)
		}
	}
}
